/*
 * The cells of plan.csv.
 */
#include <stdlib.h>
#include <string.h>

#include "cell_value.h"
#include "plan_reading.h"

void plan_wrong(struct plan_reading *reading, const struct plan_row *row, enum plan_column column,
	const char *what)
{
	uint32_t cell = reading->table.cell_of[column];
	csv_reader_diag(&reading->reader, TOCSIN_FAULT, row->place,
		cell == TABLE_ABSENT ? CSV_COLUMNS_MAX : cell,
		"\"%s\" is no %s; restore the file, or take it away and commit again",
		excerpt_of(row->cells[column]).text, what);
}

struct tocsin_instant plan_take_instant(
	struct plan_reading *reading, const struct plan_row *row, enum plan_column column)
{
	struct tocsin_date date;
	if (row->cells[column][0] == '\0')
		return TOCSIN_NO_INSTANT;
	if (tocsin_date_parse(&date, row->cells[column]) == TOCSIN_DATE_OK)
		return date.at;
	plan_wrong(reading, row, column, "date");
	return TOCSIN_NO_INSTANT;
}

tocsin_work plan_take_place(
	struct plan_reading *reading, const struct plan_row *row, enum plan_column column)
{
	struct tocsin_instant at = plan_take_instant(reading, row, column);
	return tocsin_instant_known(at) ? tocsin_calendar_axis(reading->project->calendar, at)
					: TOCSIN_NO_WORK;
}

int64_t plan_take_duration(struct plan_reading *reading, const struct plan_row *row,
	enum plan_column column, bool *elapsed)
{
	/* Hours and minutes only are written, which mean the same under every calendar. */
	const struct tocsin_units units = {.day = 480, .week = 2400, .month = 9600};
	struct tocsin_duration duration;
	if (tocsin_duration_parse(&duration, row->cells[column], &units) == TOCSIN_DURATION_OK &&
		(elapsed != NULL || !duration.elapsed)) {
		if (elapsed != NULL)
			*elapsed = duration.elapsed;
		return duration.minutes;
	}
	plan_wrong(reading, row, column, "amount of hours (40h) or minutes (90m)");
	return 0;
}

uint64_t plan_take_number(struct plan_reading *reading, const struct plan_row *row,
	enum plan_column column, uint64_t most)
{
	const char *text = row->cells[column];
	uint64_t number = 0;
	bool good = *text != '\0';
	for (; good && *text != '\0'; text++) {
		uint64_t digit = (uint64_t)(*text - '0');
		good = *text >= '0' && *text <= '9' && number <= (most - digit) / 10;
		number = 10 * number + digit;
	}
	if (!good)
		plan_wrong(reading, row, column, "number");
	return good ? number : 0;
}

uint64_t plan_take_hash(
	struct plan_reading *reading, const struct plan_row *row, enum plan_column column)
{
	const char *text = row->cells[column];
	if (text[0] == 'x' && strlen(text) == 17 &&
		strspn(text + 1, "0123456789abcdefABCDEF") == 16)
		return strtoull(text + 1, NULL, 16);
	plan_wrong(reading, row, column, "hash");
	return 0;
}

uint32_t plan_take_task(struct plan_reading *reading, const struct plan_row *row,
	enum plan_column column, bool optional)
{
	if (row->cells[column][0] == '\0' && optional)
		return TOCSIN_NONE;
	uint32_t task = tocsin_index_find(&reading->tasks, row->cells[column]);
	if (task == TOCSIN_NONE)
		plan_wrong(reading, row, column, "task of this plan");
	return task;
}

uint32_t plan_take_resource(const struct plan_reading *reading, const struct plan_row *row)
{
	return tocsin_index_find(&reading->resources, row->cells[PLAN_RESOURCE]);
}

bool plan_take_yes(
	struct plan_reading *reading, const struct plan_row *row, enum plan_column column)
{
	bool yes = strcmp(row->cells[column], "yes") == 0;
	if (!yes && strcmp(row->cells[column], "no") != 0)
		plan_wrong(reading, row, column, "yes or no");
	return yes;
}
