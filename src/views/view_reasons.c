/*
 * What the buffer was lost to: a Pareto of the reasons that reports gave.
 *
 *     reason                  lost                        sum  reports  delay
 *     waiting for resource     +3d  ━━━━━━━━━━━━━━━━━━━   60%        2    +4d
 *     rework                   +2d  ━━━━━━━━━━━━         100%        1    +2d
 *     other                      =                       100%        1    +1d
 *     no reason given          +1d
 */
#include "parts.h"

#include "figure.h"
#include "list.h"
#include "meter.h"

enum column {
	COLUMN_REASON,
	COLUMN_LOST,
	COLUMN_BAR,
	COLUMN_SUM,
	COLUMN_COUNT,
	COLUMN_DELAY,
	COLUMNS
};

static const char *signed_days(
	struct canvas *canvas, const struct view_data *data, tocsin_work minutes)
{
	if (minutes == 0)
		return "0d";
	return tocsin_arena_printf(&canvas->arena, "%s%s", minutes > 0 ? "+" : "",
		figure_span(data->project, minutes).text);
}

static void draw_share(struct canvas *canvas, const struct view_data *data,
	const struct list_column *list, const struct tocsin_reason_share *share, int row)
{
	const struct tocsin_reasons *reasons = data->reasons;
	tocsin_work most = reasons->shares[0].moved;
	bool lost = share->moved > 0;
	list_draw_text(canvas, &list[COLUMN_REASON], row, ROLE_TEXT, share->reason);
	list_draw_text(canvas, &list[COLUMN_LOST], row, lost ? ROLE_TITLE : ROLE_DIM,
		signed_days(canvas, data, share->moved));
	if (list[COLUMN_BAR].columns > 0 && lost)
		meter_bar(canvas, list[COLUMN_BAR].column, row, list[COLUMN_BAR].columns,
			(double)share->moved / (double)most, ROLE_LOAD_BAR);
	if (lost)
		list_draw_text(canvas, &list[COLUMN_SUM], row, ROLE_TEXT,
			figure_percent_short(share->cumulative).text);
	list_draw_text(canvas, &list[COLUMN_COUNT], row, ROLE_TEXT,
		tocsin_arena_printf(&canvas->arena, "%u", (unsigned)share->count));
	list_draw_text(canvas, &list[COLUMN_DELAY], row, ROLE_DIM,
		signed_days(canvas, data, share->delay));
}

static void draw_rest(struct canvas *canvas, const struct view_data *data,
	const struct list_column *list, const char *words, tocsin_work days, int row)
{
	list_draw_text(canvas, &list[COLUMN_REASON], row, ROLE_DIM, words);
	list_draw_text(canvas, &list[COLUMN_LOST], row, ROLE_DIM, signed_days(canvas, data, days));
}

/* Nothing to weigh: what it would show, and how that comes to be. */
static int draw_nothing(struct canvas *canvas, const struct view_data *data, struct rectangle where)
{
	static const char *const lines[] = {
		"No report has a reason yet.",
		"b gives one to the newest report of the task under the cursor;",
		"then the days that it moved the end are counted here, by reason.",
	};
	if (!data->status) {
		canvas_text(canvas, where.column, where.row, where.columns, ROLE_DIM,
			"Reasons are weighed by the buffer that a committed plan has.");
		return 1;
	}
	for (int i = 0; i < 3 && i < where.rows; i++)
		canvas_text(canvas, where.column, where.row + i, where.columns, ROLE_DIM, lines[i]);
	return 3;
}

int reasons_draw(struct canvas *canvas, const struct view_data *data, struct rectangle where)
{
	const struct tocsin_reasons *reasons = data->reasons;
	struct list_column list[COLUMNS] = {
		[COLUMN_REASON] = {"reason", 16, 24, 0, false},
		[COLUMN_LOST] = {"lost", 6, 6, 0, true},
		[COLUMN_BAR] = {"", 6, 60, 2, false},
		[COLUMN_SUM] = {"sum", 5, 5, 1, true},
		[COLUMN_COUNT] = {"reports", 7, 7, 3, true},
		[COLUMN_DELAY] = {"delay", 6, 6, 4, true},
	};
	if (!data->status || !reasons || reasons->share_count == 0) {
		return draw_nothing(canvas, data, where);
	}
	struct rectangle before = canvas_clip(canvas, where);
	list_place(list, COLUMNS, where.column, where.columns);
	list_draw_titles(canvas, list, COLUMNS, where.row);
	bool unexplained = reasons->unexplained != 0, silent = reasons->silence != 0;
	int row = where.row + 1, end = where.row + where.rows - unexplained - silent;
	for (uint32_t i = 0; i < reasons->share_count && row < end; i++) {
		if (row + 1 == end && i + 1 < reasons->share_count) {
			canvas_printf(canvas, where.column, row++, where.columns, ROLE_DIM,
				"%u more", (unsigned)(reasons->share_count - i));
			break;
		}
		draw_share(canvas, data, list, &reasons->shares[i], row++);
	}
	if (unexplained)
		draw_rest(canvas, data, list, "no reason given", reasons->unexplained, row++);
	if (silent)
		draw_rest(canvas, data, list, "not reported", reasons->silence, row++);
	canvas_unclip(canvas, before);
	return row - where.row;
}
