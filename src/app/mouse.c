/*
 * The mouse. What it points at is read from the picture, as a person reads it: the row of the
 * selected line says where the others are, and a key in the footer is pressed by a click on it or
 * on its word. So a view that draws its list or its footer otherwise needs no second layout here.
 *
 *     +- tasks ----------+
 *     |  id   name       |   column heads: no line of the list, nothing happens
 *     |  T1.1 Cut        |   line top
 *     | [T1.2 Paint    ] |   the selected one: ROLE_SELECTED
 *     |  T3   Assemble   |
 *     | r remaining ...  |   a click presses r
 *     +------------------+
 */
#include <string.h>

#include "app_parts.h"
#include "tocsin/text.h"

enum { ENTER = 13, WHEEL_LINES = 3 };

/* Where the lines of the list are on the screen. */
struct list_place {
	int first_row, rows; /* of the lines in sight */
	int first_column, columns;
	uint32_t top, count; /* the line in `first_row`; how many there are at all */
};

static void draw(const struct app *app, struct canvas *canvas)
{
	canvas_init(canvas, app->columns, app->rows, GLYPHS_ASCII);
	app_draw(app, canvas);
}

static int count_selected(const struct canvas *canvas, int row, int *first, int *last)
{
	int count = 0;
	for (int column = 0; column < canvas->columns; column++) {
		if (canvas_cell(canvas, column, row)->role != ROLE_SELECTED)
			continue;
		*first = count++ == 0 ? column : *first;
		*last = column;
	}
	return count;
}

/* False where no list is in sight. */
static bool find_list(struct list_place *out, const struct app *app)
{
	struct canvas canvas;
	struct view_cursor place;
	int widest = 0, first = 0, last = 0;
	if (!app_list_cursor(app, &place, &out->count) || out->count == 0)
		return false;
	draw(app, &canvas);
	for (int row = 0; row < app->rows - 1; row++) {
		int count = count_selected(&canvas, row, &first, &last);
		if (count <= widest)
			continue;
		widest = count;
		out->first_row = row - (int)(place.selected - place.top);
		out->first_column = first > 0 ? first - 1 : 0;
		out->columns = last + 2 - out->first_column;
	}
	canvas_finish(&canvas);
	out->top = place.top;
	out->rows = view_list_rows(app->columns, app->rows, &app->view);
	return widest > 0;
}

/* TOCSIN_NONE where the mouse is on no line. */
static uint32_t line_under(const struct list_place *list, const struct app_mouse *mouse)
{
	int line = mouse->row - list->first_row;
	if (line < 0 || line >= list->rows || mouse->column < list->first_column ||
		mouse->column >= list->first_column + list->columns)
		return TOCSIN_NONE;
	uint32_t at = list->top + (uint32_t)line;
	return at < list->count ? at : TOCSIN_NONE;
}

static bool is_gap(const struct canvas *canvas, int column, int row)
{
	return canvas_cell(canvas, column, row)->code == ' ' && column > 0 &&
	       canvas_cell(canvas, column - 1, row)->code == ' ';
}

/* The key whose name, or whose word behind it, lies under the mouse; KEY_NONE where none does. */
static uint32_t footer_key(const struct canvas *canvas, const struct app_mouse *mouse)
{
	char name[16];
	size_t length = 0;
	int row = canvas->rows - 1, column = mouse->column;
	if (canvas_cell(canvas, column, row)->code == ' ' &&
		(is_gap(canvas, column, row) || column + 1 == canvas->columns))
		return KEY_NONE;
	while (column > 0 && canvas_cell(canvas, column, row)->role != ROLE_KEY &&
		!is_gap(canvas, column, row))
		column--;
	while (column > 0 && canvas_cell(canvas, column - 1, row)->role == ROLE_KEY)
		column--;
	for (; column < canvas->columns && length + 4 < sizeof name; column++) {
		const struct cell *cell = canvas_cell(canvas, column, row);
		if (cell->role != ROLE_KEY || cell->code == ' ')
			break;
		length += tocsin_utf8_encode(name + length, cell->code);
	}
	name[length] = '\0';
	return command_key_parse(name);
}

static void press_footer(
	struct app *app, const struct app_mouse *mouse, struct app_effects *effects)
{
	struct canvas canvas;
	draw(app, &canvas);
	uint32_t key = footer_key(&canvas, mouse);
	canvas_finish(&canvas);
	if (key != KEY_NONE)
		app_key(app, key, effects);
}

static void press(struct app *app, const struct app_mouse *mouse, struct app_effects *effects)
{
	struct list_place list;
	if (mouse->row == app->rows - 1) {
		if (mouse->kind == MOUSE_PRESS)
			press_footer(app, mouse, effects);
		return;
	}
	bool typing = app->prompt.command != COMMAND_NONE && app->prompt.command != COMMAND_FIND;
	uint32_t line = !typing && find_list(&list, app) ? line_under(&list, mouse) : TOCSIN_NONE;
	if (line == TOCSIN_NONE)
		return;
	app_say(app, ROLE_MESSAGE, "%s", "");
	app_list_move(app, line, list.top);
	bool runs = app->view.view == VIEW_HELP ||
		    command_for_key(ENTER, app_context(app), NULL) != COMMAND_NONE;
	if (mouse->kind == MOUSE_DOUBLE && app->prompt.command == COMMAND_NONE && runs)
		app_key(app, ENTER, effects);
}

/* The list moves under the mouse, and the selection only where it would leave the screen. */
static void scroll(struct app *app, const struct app_mouse *mouse)
{
	struct list_place list;
	struct view_cursor place;
	uint32_t count;
	if (!find_list(&list, app) || mouse->row < list.first_row ||
		mouse->row >= list.first_row + list.rows || !app_list_cursor(app, &place, &count))
		return;
	uint32_t rows = (uint32_t)list.rows, most = count > rows ? count - rows : 0;
	if (mouse->kind == MOUSE_WHEEL_UP)
		place.top -= place.top < WHEEL_LINES ? place.top : WHEEL_LINES;
	else
		place.top = most - place.top < WHEEL_LINES ? most : place.top + WHEEL_LINES;
	if (place.selected < place.top)
		place.selected = place.top;
	if (place.selected >= place.top + rows)
		place.selected = place.top + rows - 1;
	app_list_move(app, place.selected, place.top);
}

void app_mouse(struct app *app, const struct app_mouse *mouse, struct app_effects *effects)
{
	if (mouse->column < 0 || mouse->column >= app->columns || mouse->row < 0 ||
		mouse->row >= app->rows)
		return;
	switch (mouse->kind) {
	case MOUSE_PRESS:
	case MOUSE_DOUBLE:
		press(app, mouse, effects);
		break;
	case MOUSE_WHEEL_UP:
	case MOUSE_WHEEL_DOWN:
		scroll(app, mouse);
		break;
	case MOUSE_DRAG:
		/* What is drawn goes along with the mouse: to the right, the past comes. */
		if (app->prompt.command == COMMAND_NONE && mouse->column != app->mouse_last.column)
			timeline_pan(app, app->mouse_last.column - mouse->column);
		break;
	case MOUSE_RELEASE:
	case MOUSE_KINDS:
		break;
	}
	app->mouse_last = *mouse;
}

void mouse_switch(struct app *app, const char *argument, struct app_effects *effects)
{
	bool on = strcmp(argument, "on") == 0, off = strcmp(argument, "off") == 0;
	if (*argument && !on && !off) {
		app_say(app, ROLE_ALARM, "mouse: on or off, not '%.40s'", argument);
		return;
	}
	app->mouse_off = *argument ? off : !app->mouse_off;
	app_effect(effects, app->mouse_off ? APP_MOUSE_OFF : APP_MOUSE_ON);
	app_say(app, ROLE_MESSAGE,
		app->mouse_off ? "mouse off: the terminal selects text to copy (m switches it on)"
			       : "mouse on (Shift-drag still selects text to copy)");
}
