/* The calendar above the timeline, as fine as the columns allow, and the dates of its lines. */
#include <stdio.h>
#include <string.h>

#include "figure.h"
#include "glyph.h"
#include "parts.h"
#include "timeline.h"

enum unit { UNIT_HOURS, UNIT_DAY, UNIT_WEEK, UNIT_MONTH, UNIT_QUARTER, UNIT_YEAR, UNITS };

enum { HOURS_MINUTES = 180, NO_PLACE_YEAR = 9999 };

static const char *const months[] = {"January", "February", "March", "April", "May", "June", "July",
	"August", "September", "October", "November", "December"};
static const char *const weekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

/* The finest unit of which every name has room. */
static enum unit fine_unit(const struct timescale *scale)
{
	static const struct {
		double days;
		int columns;
	} needs[UNITS] = {{0, 3}, {1, 3}, {7, 3}, {365.0 / 12, 4}, {365.0 / 4, 3}, {365, 5}};
	double day = timescale_day_columns(scale);
	for (int i = 0; i < UNITS; i++) {
		double days = i == UNIT_HOURS ? (double)HOURS_MINUTES / scale->day : needs[i].days;
		if (days * day >= needs[i].columns)
			return (enum unit)i;
	}
	return UNIT_YEAR;
}

static enum unit coarse_unit(enum unit fine)
{
	return fine == UNIT_HOURS ? UNIT_DAY : fine <= UNIT_WEEK ? UNIT_MONTH : UNIT_YEAR;
}

static int64_t day_place(const struct timescale *scale, struct tocsin_day day)
{
	return (int64_t)day.number * scale->day;
}

static int64_t first_of(const struct timescale *scale, int year, int month)
{
	struct tocsin_day day;
	if (!tocsin_day_from_date(&day, year, month, 1))
		return INT64_MAX;
	return day_place(scale, day);
}

/* The start of the unit in which a place lies, ... */
static int64_t start_of_unit(const struct timescale *scale, enum unit unit, int64_t place)
{
	struct tocsin_day day = tocsin_instant_day(timescale_instant(scale, place));
	int64_t begins = day_place(scale, day);
	int year, month, number;
	tocsin_day_to_date(day, &year, &month, &number);
	switch (unit) {
	case UNIT_HOURS:
		return place - (place - begins) % HOURS_MINUTES;
	case UNIT_DAY:
		return begins;
	case UNIT_WEEK:
		return begins - (int64_t)tocsin_day_weekday(day) * scale->day;
	case UNIT_MONTH:
		return first_of(scale, year, month);
	case UNIT_QUARTER:
		return first_of(scale, year, month - (month - 1) % 3);
	default:
		return first_of(scale, year, 1);
	}
}

/* ... and of the next one. */
static int64_t next_unit(const struct timescale *scale, enum unit unit, int64_t start)
{
	struct tocsin_day day = tocsin_instant_day(timescale_instant(scale, start));
	int64_t tomorrow = day_place(scale, day) + scale->day;
	int year, month, number;
	tocsin_day_to_date(day, &year, &month, &number);
	int step = unit == UNIT_MONTH ? 1 : unit == UNIT_QUARTER ? 3 : 12;
	switch (unit) {
	case UNIT_HOURS:
		return start + HOURS_MINUTES < tomorrow ? start + HOURS_MINUTES : tomorrow;
	case UNIT_DAY:
		return tomorrow;
	case UNIT_WEEK:
		return start + 7 * (int64_t)scale->day;
	default:
		month += step;
		return first_of(scale, year + (month - 1) / 12, (month - 1) % 12 + 1);
	}
}

enum { NAMES = 4, NAME_SIZE = 40 };

/* A unit's name, the longest first; returns how many there are. */
static int name_unit(char names[NAMES][NAME_SIZE], const struct timescale *scale, enum unit unit,
	int64_t start, bool coarse)
{
	struct tocsin_instant at = timescale_instant(scale, start);
	struct tocsin_day day = tocsin_instant_day(at);
	int year, month, number;
	tocsin_day_to_date(day, &year, &month, &number);
	const char *name = months[month - 1], *weekday = weekdays[tocsin_day_weekday(day)];
	int count = 0;
	switch (unit) {
	case UNIT_HOURS:
		snprintf(names[count++], NAME_SIZE, "%02d", tocsin_instant_minute_of_day(at) / 60);
		break;
	case UNIT_DAY:
		if (coarse) {
			snprintf(names[count++], NAME_SIZE, "%s %d %s %d", weekday, number, name,
				year);
			snprintf(names[count++], NAME_SIZE, "%s %d %.3s", weekday, number, name);
			snprintf(names[count++], NAME_SIZE, "%s %d", weekday, number);
		} else {
			snprintf(names[count++], NAME_SIZE, "%s %d", weekday, number);
		}
		snprintf(names[count++], NAME_SIZE, "%d", number);
		break;
	case UNIT_WEEK:
		snprintf(names[count++], NAME_SIZE, "%d", number);
		break;
	case UNIT_MONTH:
		if (coarse) {
			snprintf(names[count++], NAME_SIZE, "%s %d", name, year);
			snprintf(names[count++], NAME_SIZE, "%.3s %d", name, year);
		}
		snprintf(names[count++], NAME_SIZE, "%.3s", name);
		break;
	case UNIT_QUARTER:
		snprintf(names[count++], NAME_SIZE, "Q%d", (month + 2) / 3);
		break;
	default:
		snprintf(names[count++], NAME_SIZE, "%d", year);
		break;
	}
	return count;
}

/* Each unit's name where it begins; of one that began before, only a coarse one's. */
static void draw_units(const struct timeline *timeline, int row, enum unit unit, bool coarse)
{
	const struct timescale *scale = &timeline->scale;
	enum role role = coarse ? ROLE_TITLE : ROLE_FRAME;
	int64_t start = start_of_unit(scale, unit, scale->origin);
	while (start < timescale_edge(scale, scale->columns)) {
		int64_t next = next_unit(scale, unit, start);
		int64_t column = timescale_column(scale, start);
		int64_t end = next == INT64_MAX ? scale->columns : timescale_column(scale, next);
		int from = column < 0 ? 0 : (int)column;
		int to = end < scale->columns ? (int)end - 1 : scale->columns;
		char names[NAMES][NAME_SIZE];
		int count = name_unit(names, scale, unit, start, coarse);
		for (int i = 0; i < count && (coarse || unit >= UNIT_MONTH || column >= 0); i++)
			if ((int)strlen(names[i]) <= to - from) {
				canvas_text(timeline->canvas, timeline->column + from, row,
					to - from, role, names[i]);
				break;
			}
		if (next == INT64_MAX)
			break;
		start = next;
	}
}

/* "promise 05-19", or "05-19" where that is too long. */
static const char *mark_text(const struct timeline *timeline, enum timeline_mark mark, bool whole)
{
	static const char *const words[MARKS] = {"", "promise ", "proposed ", "due "};
	const struct view_data *data = timeline->data;
	const struct tocsin_calendar *calendar = data->project->calendar;
	struct tocsin_instant at =
		mark == MARK_NOW   ? data->status->as_of
		: mark == MARK_DUE ? data->project->due
		: mark == MARK_PROMISE
			? tocsin_calendar_finish(calendar, view_plan_in_force(data)->promise)
			: tocsin_calendar_finish(calendar, data->replan->promise);
	return tocsin_arena_printf(&timeline->canvas->arena, "%s%s", whole ? words[mark] : "",
		figure_date_short(at).text);
}

/* Whether the cells are free, and one on either side, but for the pointer at `at`. */
static bool is_free(const struct timeline *timeline, int row, int column, int columns, int at)
{
	if (column < 0 || column + columns > timeline->scale.columns)
		return false;
	for (int i = column - 1; i <= column + columns; i++)
		if (i >= 0 && i < timeline->scale.columns && i != at &&
			canvas_cell(timeline->canvas, timeline->column + i, row)->code != ' ')
			return false;
	return true;
}

/* On the side where there is room; false where there is none. */
static bool draw_mark_text(
	const struct timeline *timeline, int row, int at, const char *text, enum role role)
{
	int width = (int)strlen(text), right = at + 1, left = at - width;
	int place = is_free(timeline, row, right, width, at)  ? right
		    : is_free(timeline, row, left, width, at) ? left
							      : -1;
	if (place >= 0)
		canvas_text(timeline->canvas, timeline->column + place, row, width, role, text);
	return place >= 0;
}

static const enum role mark_roles[MARKS] = {ROLE_KEY, ROLE_TITLE, ROLE_DIM, ROLE_DIM};

/* A pointer at the line; false where another one is there. */
static bool draw_pointer(const struct timeline *timeline, int row, enum timeline_mark mark, int at)
{
	int64_t column = timeline->marks[mark].column;
	enum glyph glyph = column < 0                          ? GLYPH_OFF_LEFT
			   : column >= timeline->scale.columns ? GLYPH_OFF_RIGHT
							       : GLYPH_OFF_DOWN;
	if (canvas_cell(timeline->canvas, timeline->column + at, row)->code != ' ')
		return false;
	canvas_put(timeline->canvas, timeline->column + at, row,
		glyph_code(timeline->canvas, glyph), mark_roles[mark]);
	return true;
}

/* The pointers first: no date covers one. */
static void draw_marks(const struct timeline *timeline, int row)
{
	int at[MARKS], last = timeline->scale.columns - 1;
	bool pointed[MARKS] = {false};
	for (int mark = 0; mark < MARKS; mark++) {
		int64_t column = timeline->marks[mark].column;
		at[mark] = column < 0 ? 0 : column > last ? last : (int)column;
		pointed[mark] = timeline->marks[mark].known &&
				draw_pointer(timeline, row, (enum timeline_mark)mark, at[mark]);
	}
	for (int mark = 0; mark < MARKS; mark++)
		for (int whole = 1; pointed[mark] && whole >= 0; whole--)
			pointed[mark] = !draw_mark_text(timeline, row, at[mark],
				mark_text(timeline, (enum timeline_mark)mark, whole),
				mark_roles[mark]);
}

void timeline_draw_axis(const struct timeline *timeline, int row, int rows)
{
	enum unit fine = fine_unit(&timeline->scale);
	if (fine != UNIT_YEAR && rows > 2)
		draw_units(timeline, row++, coarse_unit(fine), true);
	else if (rows > 2)
		row++;
	draw_units(timeline, row++, fine, false);
	draw_marks(timeline, row);
}
