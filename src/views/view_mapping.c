#include "view_mapping.h"

#include "glyph.h"
#include "list.h"
#include "plot.h"
#include "view.h"

/* Title, what is missing, a rule and the heads above; what the meaning is, message and keys below.
 */
enum { ROWS_ABOVE = 4, ROWS_BELOW = 4 };

enum { COLUMN_CAPTION, COLUMN_MEANING, COLUMN_SAMPLES, COLUMNS };

int mapping_visible(int rows)
{
	return rows - ROWS_ABOVE - ROWS_BELOW;
}

static const char *samples_text(struct canvas *canvas, const struct mapping_row *row)
{
	const char *text = row->samples[0];
	for (int i = 1; i < MAPPING_SAMPLES && row->samples[i][0] != '\0'; i++)
		text = tocsin_arena_printf(&canvas->arena, "%s, %s", text, row->samples[i]);
	return text;
}

static void draw_row(struct canvas *canvas, const struct view_mapping *mapping,
	const struct list_column *list, uint32_t at, int row)
{
	const struct mapping_row *of = &mapping->rows[at];
	bool selected = at == mapping->selected, read = of->meaning < mapping->meaning_count;
	enum role role = selected ? ROLE_SELECTED : read ? ROLE_TEXT : ROLE_DIM;
	const char *word = read ? mapping->meanings[of->meaning].word : "-";
	if (selected)
		canvas_paint(canvas, (struct rectangle){0, row, canvas->columns, 1}, role, false);
	list_draw_text(canvas, &list[COLUMN_CAPTION], row, role, of->caption);
	list_draw_text(canvas, &list[COLUMN_MEANING], row, role,
		selected ? tocsin_arena_printf(&canvas->arena, "< %s >", word) : word);
	list_draw_text(canvas, &list[COLUMN_SAMPLES], row, role, samples_text(canvas, of));
}

static void draw_heads(struct canvas *canvas, const struct view_mapping *mapping)
{
	int columns = canvas->columns - 2;
	canvas_printf(
		canvas, 1, 0, columns, ROLE_TITLE, "%s: which column is what?", mapping->file);
	if (mapping->lacks != NULL)
		canvas_printf(canvas, 1, 1, columns, ROLE_ALARM,
			"no column for %s yet; without one there is no schedule", mapping->lacks);
	else
		canvas_text(canvas, 1, 1, columns, ROLE_MESSAGE,
			"Enter reads the file so, and keeps it in mapping.csv for the next export");
}

/* What the meaning under the cursor is, and the keys. */
static void draw_foot(struct canvas *canvas, const struct view_mapping *mapping)
{
	int columns = canvas->columns - 2, last = canvas->rows - 1;
	const struct mapping_row *of = &mapping->rows[mapping->selected];
	if (of->meaning < mapping->meaning_count)
		canvas_printf(canvas, 1, last - 2, columns, ROLE_TEXT, "%s: %s",
			mapping->meanings[of->meaning].word, mapping->meanings[of->meaning].help);
	else
		canvas_text(canvas, 1, last - 2, columns, ROLE_DIM, "-: this column is not read");
	canvas_text(canvas, 1, last - 1, columns, ROLE_ALARM, mapping->message);
	canvas_text(canvas, 1, last, columns, ROLE_DIM,
		canvas->columns >= 76
			? "Up Down column  Left Right a-z meaning  Space not read  Enter  Esc"
			: "arrows  Space: not read  Enter  Esc");
}

void mapping_draw(struct canvas *canvas, const struct view_mapping *mapping)
{
	int visible = mapping_visible(canvas->rows);
	struct list_column list[COLUMNS] = {
		[COLUMN_CAPTION] = {"column", 10, 28, 0, false},
		[COLUMN_MEANING] = {"is", 12, 19, 0, false},
		[COLUMN_SAMPLES] = {"first cells", 12, 120, 1, false},
	};
	canvas->cursor_column = canvas->cursor_row = -1;
	if (mapping->count == 0 || visible < 1 || canvas->columns < VIEW_LEAST_COLUMNS) {
		canvas_text(canvas, 0, 0, canvas->columns, ROLE_TEXT,
			"make the window larger to choose what the columns mean; Esc leaves");
		return;
	}
	draw_heads(canvas, mapping);
	list_place(list, COLUMNS, 1, canvas->columns - 2);
	list_draw_titles(canvas, list, COLUMNS, ROWS_ABOVE - 1);
	uint32_t top = view_scroll(0, mapping->selected, mapping->count, visible);
	for (int i = 0; i < visible && top + (uint32_t)i < mapping->count; i++)
		draw_row(canvas, mapping, list, top + (uint32_t)i, ROWS_ABOVE + i);
	draw_foot(canvas, mapping);
}
