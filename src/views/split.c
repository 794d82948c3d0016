#include "split.h"

#include "frame.h"

struct split split_make(struct rectangle where, uint32_t count)
{
	struct split split = {.list = where, .beside = where.columns >= SPLIT_WIDE};
	if (where.rows < SPLIT_ROWS)
		return split;
	if (split.beside) {
		split.list.columns = where.columns * 11 / 20;
		split.detail = (struct rectangle){where.column + split.list.columns + 1, where.row,
			where.columns - split.list.columns - 1, where.rows};
		return split;
	}
	int most = where.rows * 9 / 20;
	int wanted = count < (uint32_t)most ? (int)count + 1 : most;
	split.list.rows = wanted < 2 ? 2 : wanted;
	split.detail = (struct rectangle){where.column, where.row + split.list.rows + 1,
		where.columns, where.rows - split.list.rows - 1};
	return split;
}

struct split split_opened(struct rectangle where)
{
	enum { FOOT = 9, ROOMY = 18 };
	struct split split = {.list = where};
	if (where.rows < ROOMY)
		return split;
	split.list.rows = where.rows - FOOT;
	split.detail = (struct rectangle){
		where.column, where.row + split.list.rows + 1, where.columns, FOOT - 1};
	return split;
}

int split_visible(struct rectangle where, uint32_t count)
{
	return split_make(where, count).list.rows - 1;
}

void split_draw(struct canvas *canvas, const struct split *split, const char *title)
{
	const struct rectangle *detail = &split->detail;
	if (detail->rows <= 0)
		return;
	if (split->beside) {
		frame_rule_down(canvas, detail->column - 1, detail->row - 1, detail->rows + 1);
		frame_title(canvas, detail->column, detail->row - 1, detail->columns - 30, title);
		return;
	}
	canvas_rule_across(canvas, detail->column, detail->row - 1, detail->columns);
	frame_title(canvas, detail->column + 1, detail->row - 1, detail->columns - 2, title);
}
