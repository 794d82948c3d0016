#include "canvas.h"

#include "tocsin/vector.h"
#include "width.h"

static const struct cell blank = {.code = ' ', .width = 1, .role = ROLE_TEXT};

void canvas_init(struct canvas *canvas, int columns, int rows, enum glyphs glyphs)
{
	columns = columns < 0 ? 0 : columns;
	rows = rows < 0 ? 0 : rows;
	*canvas = (struct canvas){.columns = columns,
		.rows = rows,
		.glyphs = glyphs,
		.clip = {0, 0, columns, rows},
		.cursor_column = -1,
		.cursor_row = -1};
	tocsin_arena_init(&canvas->arena);
	size_t count = (size_t)columns * (size_t)rows;
	canvas->cells = TOCSIN_NEW(&canvas->arena, struct cell, count);
	for (size_t i = 0; i < count; i++)
		canvas->cells[i] = blank;
}

void canvas_finish(struct canvas *canvas)
{
	tocsin_arena_finish(&canvas->arena);
	*canvas = (struct canvas){.cursor_column = -1, .cursor_row = -1};
}

static int larger(int a, int b)
{
	return a > b ? a : b;
}

static int smaller(int a, int b)
{
	return a < b ? a : b;
}

static struct rectangle intersection(struct rectangle a, struct rectangle b)
{
	struct rectangle both = {larger(a.column, b.column), larger(a.row, b.row), 0, 0};
	both.columns = smaller(a.column + a.columns, b.column + b.columns) - both.column;
	both.rows = smaller(a.row + a.rows, b.row + b.rows) - both.row;
	both.columns = larger(both.columns, 0);
	both.rows = larger(both.rows, 0);
	return both;
}

struct rectangle canvas_clip(struct canvas *canvas, struct rectangle clip)
{
	struct rectangle before = canvas->clip;
	canvas->clip = intersection(clip, before);
	return before;
}

void canvas_unclip(struct canvas *canvas, struct rectangle before)
{
	canvas->clip = before;
}

static bool in_clip(const struct canvas *canvas, int column, int row)
{
	const struct rectangle *clip = &canvas->clip;
	return column >= clip->column && column < clip->column + clip->columns &&
	       row >= clip->row && row < clip->row + clip->rows;
}

static struct cell *cell_at(const struct canvas *canvas, int column, int row)
{
	return &canvas->cells[(size_t)row * (size_t)canvas->columns + (size_t)column];
}

const struct cell *canvas_cell(const struct canvas *canvas, int column, int row)
{
	if (column < 0 || row < 0 || column >= canvas->columns || row >= canvas->rows)
		return &blank;
	return cell_at(canvas, column, row);
}

/* What half a wide character leaves behind is a blank of its role. */
static void blank_text(struct cell *cell)
{
	*cell = (struct cell){.code = ' ', .width = 1, .role = cell->role, .bold = cell->bold};
}

static void tear(struct canvas *canvas, int column, int row)
{
	struct cell *cell = cell_at(canvas, column, row);
	if (cell->width == 0 && column > 0)
		blank_text(cell - 1);
	if (cell->width == 2 && column + 1 < canvas->columns)
		blank_text(cell + 1);
}

static uint32_t cell_code(struct canvas *canvas, const struct cluster *cluster)
{
	if (!cluster->marks[0])
		return cluster->code;
	if (canvas->cluster_count == canvas->cluster_room) {
		canvas->cluster_room = 2 * canvas->cluster_room + 16;
		canvas->clusters = tocsin_vector_moved(&canvas->arena, canvas->clusters,
			canvas->cluster_count, canvas->cluster_room, sizeof *canvas->clusters);
	}
	canvas->clusters[canvas->cluster_count] = *cluster;
	return CELL_CLUSTERS + canvas->cluster_count++;
}

struct cluster canvas_cluster(const struct canvas *canvas, const struct cell *cell)
{
	if (cell->code >= CELL_CLUSTERS)
		return canvas->clusters[cell->code - CELL_CLUSTERS];
	return (struct cluster){.code = cell->code, .width = cell->width};
}

void canvas_put_cluster(
	struct canvas *canvas, int column, int row, const struct cluster *cluster, enum role role)
{
	if (!in_clip(canvas, column, row))
		return;
	tear(canvas, column, row);
	struct cell *cell = cell_at(canvas, column, row);
	*cell = (struct cell){
		.code = cell_code(canvas, cluster), .width = 1, .role = (uint8_t)role};
	if (cluster->width < 2)
		return;
	if (!in_clip(canvas, column + 1, row)) {
		blank_text(cell);
		return;
	}
	tear(canvas, column + 1, row);
	cell[0].width = 2;
	cell[1] = (struct cell){.code = ' ', .width = 0, .role = (uint8_t)role};
}

void canvas_put_ascii(
	struct canvas *canvas, int column, int row, const char *text, int count, enum role role)
{
	struct rectangle span =
		intersection((struct rectangle){column, row, count, 1}, canvas->clip);
	if (span.columns == 0 || span.rows == 0)
		return;
	/* Wide characters in between lose both halves. */
	tear(canvas, span.column, row);
	tear(canvas, span.column + span.columns - 1, row);
	struct cell *cells = cell_at(canvas, span.column, row);
	text += span.column - column;
	for (int i = 0; i < span.columns; i++)
		cells[i] = (struct cell){
			.code = (unsigned char)text[i], .width = 1, .role = (uint8_t)role};
}

void canvas_put(struct canvas *canvas, int column, int row, uint32_t code, enum role role)
{
	struct cluster cluster = {0};
	int width = width_of(canvas->glyphs, &code);
	cluster.code = width == 0 ? ' ' : code;
	cluster.width = width == 2 ? 2 : 1;
	canvas_put_cluster(canvas, column, row, &cluster, role);
}

void canvas_paint(struct canvas *canvas, struct rectangle where, enum role role, bool bold)
{
	struct rectangle span = intersection(where, canvas->clip);
	for (int row = span.row; row < span.row + span.rows; row++)
		for (int column = span.column; column < span.column + span.columns; column++) {
			struct cell *cell = cell_at(canvas, column, row);
			cell->role = (uint8_t)role;
			cell->bold = bold;
		}
}

/*
 * Lines join by the sides that meet in a cell: "─" has left and right, a "│" that ends on it from
 * below adds down, and "┬" is drawn.
 */
uint32_t canvas_line_code(enum glyphs glyphs, unsigned lines)
{
	static const uint32_t box[16] = {' ', 0x2502, 0x2502, 0x2502, 0x2500, 0x2518, 0x2510,
		0x2524, 0x2500, 0x2514, 0x250C, 0x251C, 0x2500, 0x2534, 0x252C, 0x253C};
	lines &= 15;
	if (glyphs != GLYPHS_ASCII)
		return box[lines];
	bool across = lines & (LINE_LEFT | LINE_RIGHT), down = lines & (LINE_UP | LINE_DOWN);
	return across && down ? '+' : across ? '-' : down ? '|' : ' ';
}

static void join(struct canvas *canvas, int column, int row, unsigned lines)
{
	if (!in_clip(canvas, column, row))
		return;
	lines |= cell_at(canvas, column, row)->lines;
	canvas_put(canvas, column, row, canvas_line_code(canvas->glyphs, lines), ROLE_FRAME);
	cell_at(canvas, column, row)->lines = (uint8_t)lines;
}

void canvas_rule_across(struct canvas *canvas, int column, int row, int length)
{
	for (int i = 0; i < length; i++)
		join(canvas, column + i, row,
			(i > 0 ? LINE_LEFT : 0u) |
				(i < length - 1 || length == 1 ? LINE_RIGHT : 0u));
}

void canvas_rule_down(struct canvas *canvas, int column, int row, int length)
{
	for (int i = 0; i < length; i++)
		join(canvas, column, row + i,
			(i > 0 ? LINE_UP : 0u) | (i < length - 1 || length == 1 ? LINE_DOWN : 0u));
}

void canvas_frame(struct canvas *canvas, struct rectangle where, const char *title)
{
	if (where.columns < 2 || where.rows < 2)
		return;
	int right = where.column + where.columns - 1, bottom = where.row + where.rows - 1;
	canvas_rule_across(canvas, where.column, where.row, where.columns);
	canvas_rule_across(canvas, where.column, bottom, where.columns);
	canvas_rule_down(canvas, where.column, where.row, where.rows);
	canvas_rule_down(canvas, right, where.row, where.rows);
	int room = where.columns - 6;
	if (room <= 0 || !title || !*title)
		return;
	int used = canvas_text(canvas, where.column + 3, where.row, room, ROLE_TITLE, title);
	canvas_put(canvas, where.column + 2, where.row, ' ', ROLE_FRAME);
	canvas_put(canvas, where.column + 3 + used, where.row, ' ', ROLE_FRAME);
}
