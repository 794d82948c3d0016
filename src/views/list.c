#include "list.h"

static int total(const struct list_column *list, int count)
{
	int sum = -1;
	for (int i = 0; i < count; i++)
		if (list[i].columns > 0)
			sum += list[i].columns + 1;
	return sum;
}

static void drop_heaviest(struct list_column *list, int count)
{
	int heaviest = -1;
	for (int i = 0; i < count; i++)
		if (list[i].columns > 0 && list[i].weight > 0 &&
			(heaviest < 0 || list[i].weight >= list[heaviest].weight))
			heaviest = i;
	if (heaviest >= 0)
		list[heaviest].columns = 0;
}

static bool may_drop(const struct list_column *list, int count)
{
	for (int i = 0; i < count; i++)
		if (list[i].columns > 0 && list[i].weight > 0)
			return true;
	return false;
}

/* Where even what is always shown is too wide, the widest column gives. */
static void squeeze(struct list_column *list, int count, int columns)
{
	while (total(list, count) > columns) {
		int widest = 0;
		for (int i = 1; i < count; i++)
			if (list[i].columns > list[widest].columns)
				widest = i;
		if (list[widest].columns <= 1)
			return;
		list[widest].columns--;
	}
}

void list_place(struct list_column *list, int count, int column, int columns)
{
	for (int i = 0; i < count; i++)
		list[i].columns = list[i].least;
	while (total(list, count) > columns && may_drop(list, count))
		drop_heaviest(list, count);
	squeeze(list, count, columns);
	int spare = columns - total(list, count);
	for (int i = 0; i < count && spare > 0; i++) {
		int wants = list[i].columns > 0 ? list[i].most - list[i].columns : 0;
		int gets = wants < spare ? wants : spare;
		if (gets > 0) {
			list[i].columns += gets;
			spare -= gets;
		}
	}
	int at = column;
	for (int i = 0; i < count; i++) {
		list[i].column = at;
		if (list[i].columns > 0)
			at += list[i].columns + 1;
	}
}

void list_draw_text(struct canvas *canvas, const struct list_column *of, int row, enum role role,
	const char *text)
{
	if (of->right)
		canvas_text_right(canvas, of->column, row, of->columns, role, text);
	else
		canvas_text(canvas, of->column, row, of->columns, role, text);
}

void list_draw_titles(struct canvas *canvas, const struct list_column *list, int count, int row)
{
	for (int i = 0; i < count; i++)
		list_draw_text(canvas, &list[i], row, ROLE_TITLE, list[i].title);
}
