/* Which columns the task list has, and where they stand. */
#include <string.h>

#include "glyph.h"
#include "task_cell.h"

/* What the table says of a column. */
struct kind {
	const char *name;
	struct list_column list;
	bool falls;
};

static const struct kind kinds[] = {[TASK_COLUMN_NONE] = {"", {"", 0, 0, 0, false}, false},
#define TASK_COLUMN_KIND(id, word, head, least, most, weight, right, falls)                        \
	[TASK_COLUMN_##id] = {word, {head, least, most, weight, right}, falls},
	TASK_COLUMNS(TASK_COLUMN_KIND)
#undef TASK_COLUMN_KIND
};

const char *task_column_name(enum task_column column)
{
	return kinds[column].name;
}

bool task_column_falls(enum task_column column)
{
	return kinds[column].falls;
}

enum task_column task_column_named(const char *name, unsigned length)
{
	enum task_column found = TASK_COLUMN_NONE;
	unsigned beginnings = 0;
	for (unsigned i = TASK_COLUMN_NONE + 1; i < TASK_COLUMN_COUNT && length > 0; i++) {
		const char *word = kinds[i].name;
		if (strncmp(word, name, length) != 0)
			continue;
		if (!word[length])
			return (enum task_column)i;
		found = (enum task_column)i;
		beginnings++;
	}
	return beginnings == 1 ? found : TASK_COLUMN_NONE;
}

static struct list_column *add(struct task_columns *out, enum task_column column)
{
	struct list_column *list = &out->list[out->count];
	out->columns[out->count++] = (uint8_t)column;
	*list = kinds[column].list;
	return list;
}

/* Nothing runs yet with a proposal: dates and chains are what a plan has to say. */
static bool is_usual(enum task_column column, bool proposal)
{
	if (kinds[column].list.weight < 0)
		return false;
	return !proposal || (column != TASK_COLUMN_STATE && column != TASK_COLUMN_IMPACT &&
				    column != TASK_COLUMN_BUFFER && column != TASK_COLUMN_FLAGS &&
				    column != TASK_COLUMN_WAITS);
}

unsigned task_columns_listed(
	uint8_t out[TASK_COLUMN_COUNT], const struct listing *listing, bool proposal)
{
	unsigned count = listing->column_count;
	memcpy(out, listing->columns, count);
	for (unsigned i = TASK_COLUMN_NONE + 1; listing->column_count == 0 && i < TASK_COLUMN_COUNT;
		i++)
		if (is_usual((enum task_column)i, proposal))
			out[count++] = (uint8_t)i;
	return count;
}

static void add_usual(struct task_columns *out, enum task_column sort, bool proposal)
{
	for (unsigned i = TASK_COLUMN_NONE + 1; i < TASK_COLUMN_COUNT; i++) {
		enum task_column column = (enum task_column)i;
		if (!is_usual(column, proposal) && column != sort)
			continue;
		struct list_column *list = add(out, column);
		if (proposal && column == TASK_COLUMN_START)
			list->weight = 2;
		else if (proposal && column == TASK_COLUMN_FINISH)
			list->weight = 3;
		else if (proposal && column == TASK_COLUMN_CHAIN)
			list->weight = 1;
	}
}

/* Those that were named last are the first to go. */
static void add_chosen(struct task_columns *out, const struct listing *listing)
{
	bool sorted = listing->sort == TASK_COLUMN_NONE;
	for (unsigned i = 0; i < listing->column_count; i++) {
		enum task_column column = (enum task_column)listing->columns[i];
		add(out, column)->weight =
			column == TASK_COLUMN_ID || column == TASK_COLUMN_NAME ? 0 : (int)i + 1;
		sorted |= column == listing->sort;
	}
	if (!sorted)
		add(out, listing->sort);
}

/* "impact▼": the arrow points to where the greater values are. */
static void mark_sorted(struct task_columns *out, struct canvas *canvas, const struct listing *by)
{
	for (int i = TASK_MARKS; i < out->count; i++) {
		struct list_column *list = &out->list[i];
		if (out->columns[i] != by->sort)
			continue;
		bool falls = task_column_falls(by->sort) != by->reverse;
		list->title = tocsin_arena_printf(&canvas->arena, "%s%s", list->title,
			glyph_text(canvas, falls ? GLYPH_OFF_DOWN : GLYPH_OFF_UP));
		int width = canvas_width(canvas, list->title);
		list->weight = 0;
		list->least = list->least > width ? list->least : width;
		list->most = list->most > width ? list->most : width;
	}
}

void task_columns_place(struct task_columns *out, struct canvas *canvas,
	const struct listing *listing, bool proposal, int id_columns, int column, int columns)
{
	out->count = 0;
	*add(out, TASK_COLUMN_NONE) = (struct list_column){"", !proposal, !proposal, 1, false};
	*add(out, TASK_COLUMN_NONE) = (struct list_column){"", 1, 1, 0, false};
	if (listing->column_count > 0)
		add_chosen(out, listing);
	else
		add_usual(out, listing->sort, proposal);
	for (int i = TASK_MARKS; i < out->count; i++)
		if (out->columns[i] == TASK_COLUMN_ID)
			out->list[i].least = out->list[i].most = id_columns;
	if (listing->sort != TASK_COLUMN_NONE)
		mark_sorted(out, canvas, listing);
	list_place(out->list, out->count, column, columns);
}
