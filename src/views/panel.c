#include "panel.h"

#include <stdarg.h>
#include <string.h>

#include "figure.h"
#include "glyph.h"

enum { BAR_COLUMNS = 8 };

void panel_init(struct panel *panel, struct tocsin_arena *arena)
{
	panel->arena = arena;
	panel->count = 0;
}

struct panel_line *panel_add(
	struct panel *panel, int weight, const char *label, const char *format, ...)
{
	char text[512];
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	/* A full panel writes its last line anew: more lines than any screen shows. */
	if (panel->count < PANEL_LINES)
		panel->count++;
	struct panel_line *line = &panel->lines[panel->count - 1];
	*line = (struct panel_line){.label = label,
		.value = tocsin_arena_strdup(panel->arena, text),
		.role = ROLE_TEXT,
		.bar = -1,
		.weight = weight};
	return line;
}

void panel_add_promise(
	struct panel *panel, const struct tocsin_project *project, tocsin_work promise, int columns)
{
	struct figure date = figure_finish(project, promise);
	if (!tocsin_instant_known(project->due)) {
		panel_add(panel, 0, "promise", "%s", date.text);
		return;
	}
	struct figure due = figure_against_due(project, promise);
	if (PANEL_LABEL + (int)(strlen(date.text) + strlen(due.text)) + 2 <= columns) {
		panel_add(panel, 0, "promise", "%s, %s", date.text, due.text);
	} else {
		panel_add(panel, 0, "promise", "%s", date.text);
		panel_add(panel, 3, " ", "%s", due.text);
	}
	panel_add(panel, 6, "due", "%s", figure_date(project, project->due).text);
}

void panel_fit(struct panel *panel, int rows)
{
	while (panel->count > rows && panel->count > 0) {
		int heaviest = 0;
		for (int i = 1; i < panel->count; i++)
			if (panel->lines[i].weight >= panel->lines[heaviest].weight)
				heaviest = i;
		memmove(&panel->lines[heaviest], &panel->lines[heaviest + 1],
			(size_t)(panel->count - heaviest - 1) * sizeof panel->lines[0]);
		panel->count--;
	}
}

void panel_bar(
	struct canvas *canvas, int column, int row, int columns, double share, enum role role)
{
	share = share < 0 ? 0 : share > 1 ? 1 : share;
	int full = (int)(share * columns + 0.5);
	for (int i = 0; i < columns; i++)
		canvas_put(canvas, column + i, row,
			glyph_code(canvas, i < full ? GLYPH_BAR_FULL : GLYPH_BAR_EMPTY), role);
}

static void draw_line(
	const struct panel_line *line, struct canvas *canvas, int column, int row, int columns)
{
	int at = column, end = column + columns;
	if (line->label[0]) {
		canvas_text(canvas, at, row, PANEL_LABEL - 1, ROLE_DIM, line->label);
		at += PANEL_LABEL;
	}
	if (line->badge) {
		canvas_put(canvas, at, row, ' ', line->badge_role);
		int used = canvas_text(
			canvas, at + 1, row, end - at - 2, line->badge_role, line->badge);
		canvas_put(canvas, at + 1 + used, row, ' ', line->badge_role);
		at += used + 3;
	}
	int used = canvas_text(canvas, at, row, end - at, line->role, line->value);
	if (line->bar >= 0 && end - at - used > BAR_COLUMNS)
		panel_bar(canvas, end - BAR_COLUMNS, row, BAR_COLUMNS, line->bar, ROLE_TEXT);
}

int panel_draw(const struct panel *panel, struct canvas *canvas, struct rectangle where)
{
	int rows = panel->count < where.rows ? panel->count : where.rows;
	for (int i = 0; i < rows; i++)
		draw_line(&panel->lines[i], canvas, where.column, where.row + i, where.columns);
	return rows;
}
