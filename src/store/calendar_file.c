#include "calendar_file.h"

#include <string.h>

#include "cell_value.h"
#include "table.h"
#include "tocsin/text.h"

enum {
	LONGEST_RANGE = 36525,  /* days: a hundred years */
	LONGEST_BY_HOURS = 366, /* days that are looked at one by one */
};

enum kind { KIND_MISSING, KIND_HOLIDAY, KIND_WORKING, KIND_ABSENT, KIND_WRONG };

struct calendar_row {
	struct reading *reading;
	struct tocsin_day from, to;
	bool has_date;
	enum kind kind;
	int32_t minutes; /* -1 = not given */
	const char *resource;
	int64_t units;
	tocsin_work first, behind; /* day offsets, as working minutes; TOCSIN_NO_WORK = not given */
	int64_t left;              /* of the resource between them; -1 = not given */
};

/* One end of the range; `text` need not end where the date does. */
static bool range_end(
	struct tocsin_day *out, const struct cell *cell, const char *text, size_t length)
{
	char date[32];
	struct tocsin_date parsed;
	enum tocsin_date_error error = TOCSIN_DATE_MALFORMED;
	if (length < sizeof date) {
		memcpy(date, text, length);
		date[length] = '\0';
		error = tocsin_date_parse(&parsed, date);
	}
	if (error == TOCSIN_DATE_OK && !parsed.has_time) {
		*out = tocsin_instant_day(parsed.at);
		return true;
	}
	cell_wrong(cell, "\"%s\" %s; write YYYY-MM-DD or YYYY-MM-DD..YYYY-MM-DD",
		excerpt_of(cell->text).text,
		error == TOCSIN_DATE_NONEXISTENT ? "does not exist"
						 : "is neither a date nor a range of dates");
	return false;
}

static void read_date(const struct cell *cell, void *data)
{
	struct calendar_row *row = data;
	const char *dots = strstr(cell->text, "..");
	const char *last = dots ? dots + 2 : cell->text;
	size_t length = dots ? (size_t)(dots - cell->text) : strlen(cell->text);
	if (!range_end(&row->from, cell, cell->text, length) ||
		!range_end(&row->to, cell, last, strlen(last))) {
		row->kind = KIND_WRONG;
		return;
	}
	row->has_date = true;
	if (row->to.number < row->from.number ||
		row->to.number - row->from.number > LONGEST_RANGE) {
		cell_wrong(cell, "\"%s\" %s; write the first day, .., and the last",
			excerpt_of(cell->text).text,
			row->to.number < row->from.number ? "ends before it begins"
							  : "is longer than a hundred years");
		row->kind = KIND_WRONG;
	}
}

static void read_kind(const struct cell *cell, void *data)
{
	struct calendar_row *row = data;
	static const struct {
		const char *name;
		enum kind kind;
	} kinds[] = {
		{"holiday", KIND_HOLIDAY},
		{"working", KIND_WORKING},
		{"absent", KIND_ABSENT},
	};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (tocsin_text_compare_fold(cell->text, kinds[i].name) != 0)
			continue;
		if (row->kind == KIND_MISSING)
			row->kind = kinds[i].kind;
		return;
	}
	cell_wrong(cell, "\"%s\" is no kind of day; write holiday, working or absent",
		excerpt_of(cell->text).text);
	row->kind = KIND_WRONG;
}

static void read_hours(const struct cell *cell, void *data)
{
	struct calendar_row *row = data;
	int64_t thousandths;
	bool percent;
	if (thousandths_parse(&thousandths, &percent, cell->text, strlen(cell->text)) && !percent &&
		thousandths <= 24000) {
		row->minutes = (int32_t)((thousandths * 60 + 500) / 1000);
		return;
	}
	cell_wrong(
		cell, "\"%s\" is no number of hours; write 0 to 24", excerpt_of(cell->text).text);
	row->kind = KIND_WRONG;
}

static void read_resource(const struct cell *cell, void *data)
{
	((struct calendar_row *)data)->resource = cell->text;
}

static void read_units(const struct cell *cell, void *data)
{
	struct calendar_row *row = data;
	if (!cell_units(&row->units, cell))
		row->kind = KIND_WRONG;
}

static void read_offset(const struct cell *cell, struct calendar_row *row, tocsin_work *out)
{
	struct tocsin_duration offset;
	if (!cell_duration(&offset, cell, &row->reading->project->units))
		row->kind = KIND_WRONG;
	else
		*out = offset.minutes;
}

static void read_from(const struct cell *cell, void *data)
{
	struct calendar_row *row = data;
	read_offset(cell, row, &row->first);
}

static void read_to(const struct cell *cell, void *data)
{
	struct calendar_row *row = data;
	read_offset(cell, row, &row->behind);
}

static void read_capacity(const struct cell *cell, void *data)
{
	struct calendar_row *row = data;
	if (!cell_units(&row->left, cell))
		row->kind = KIND_WRONG;
}

enum {
	COLUMN_DATE,
	COLUMN_KIND,
	COLUMN_HOURS,
	COLUMN_RESOURCE,
	COLUMN_UNITS,
	COLUMN_FROM,
	COLUMN_TO,
	COLUMN_CAPACITY,
};

static const struct table_column columns[] = {
	[COLUMN_DATE] = {"date|day|dates", read_date},
	[COLUMN_KIND] = {"kind|type", read_kind},
	[COLUMN_HOURS] = {"hours", read_hours},
	[COLUMN_RESOURCE] = {"resource|resource name|resource id", read_resource},
	[COLUMN_UNITS] = {"units|units away", read_units},
	[COLUMN_FROM] = {"from", read_from},
	[COLUMN_TO] = {"to", read_to},
	[COLUMN_CAPACITY] = {"capacity", read_capacity},
};

static void add_project_days(
	struct reading *reading, const struct table *table, const struct calendar_row *row)
{
	if (row->kind == KIND_ABSENT) {
		table_diag(table, TOCSIN_FAULT, COLUMN_KIND,
			"absent, and no resource is named; name it, or write holiday");
		return;
	}
	int32_t all = row->kind == KIND_HOLIDAY ? 0 : -1;
	TOCSIN_VECTOR_PUSH(reading->scratch, &reading->exceptions,
		(struct tocsin_exception){
			.from = row->from,
			.to = row->to,
			.minutes = row->minutes >= 0 ? row->minutes : all,
		});
}

static void add_away(
	struct reading *reading, const struct table *table, const struct calendar_row *row)
{
	bool by_day = row->minutes >= 0 || row->kind == KIND_WORKING;
	if (by_day && row->to.number - row->from.number > LONGEST_BY_HOURS) {
		table_diag(table, TOCSIN_FAULT, COLUMN_DATE,
			"a range with hours may be a year long; write a row for each year");
		return;
	}
	struct away away = {
		.resource = tocsin_arena_strdup(reading->scratch, row->resource),
		.from = row->from,
		.to = row->to,
		.units = row->units,
		.minutes = row->minutes > 0 ? row->minutes : 0,
		.working = row->kind == KIND_WORKING,
	};
	csv_reader_locate(table->reader, table->reader->place, table->cell_of[COLUMN_DATE],
		&away.line, &away.column);
	/* A working day without hours only claims that the resource is there. */
	if (away.working && row->minutes < 0)
		away.units = 0;
	TOCSIN_VECTOR_PUSH(reading->scratch, &reading->away, away);
}

static void add_row(
	struct reading *reading, const struct table *table, const struct calendar_row *row)
{
	if (!row->has_date && row->kind != KIND_WRONG)
		table_diag(table, TOCSIN_FAULT, COLUMN_DATE,
			"no date; write YYYY-MM-DD or YYYY-MM-DD..YYYY-MM-DD");
	else if (row->kind == KIND_MISSING)
		table_diag(table, TOCSIN_FAULT, COLUMN_KIND,
			"no kind of day; write holiday, working or absent");
	else if (row->kind != KIND_WRONG && row->resource == NULL)
		add_project_days(reading, table, row);
	else if (row->kind != KIND_WRONG)
		add_away(reading, table, row);
}

/* A row of day offsets: the capacity that a resource has left between two of them. */
static void add_lowered(
	struct reading *reading, const struct table *table, const struct calendar_row *row)
{
	struct lowered lowered = {.from = row->first, .to = row->behind, .left = row->left};
	if (row->kind == KIND_WRONG)
		return;
	if (row->resource == NULL || row->first == TOCSIN_NO_WORK ||
		row->behind == TOCSIN_NO_WORK || row->left < 0) {
		table_diag(table, TOCSIN_FAULT, COLUMN_FROM,
			"a row needs all of resource_id, from, to and capacity; fill in what is "
			"empty");
		return;
	}
	if (row->behind <= row->first) {
		table_diag(table, TOCSIN_FAULT, COLUMN_TO,
			"ends before it begins; \"to\" is the first day on which the capacity is "
			"back");
		return;
	}
	lowered.resource = tocsin_arena_strdup(reading->scratch, row->resource);
	csv_reader_locate(table->reader, table->reader->place, table->cell_of[COLUMN_RESOURCE],
		&lowered.line, &lowered.column);
	TOCSIN_VECTOR_PUSH(reading->scratch, &reading->lowered, lowered);
}

/* Who writes day offsets places tasks between the absences, never across one. */
static void read_offset_rows(
	struct reading *reading, struct table *table, const struct calendar_row *blank)
{
	struct calendar_row row = *blank;
	if (!reading->has_pauses)
		reading->project->settings.pauses = false;
	for (; table_next(table, &row); row = *blank)
		add_lowered(reading, table, &row);
}

static void read_rows(struct reading *reading, struct csv_reader *reader)
{
	const struct calendar_row blank = {.reading = reading,
		.minutes = -1,
		.units = -1,
		.first = TOCSIN_NO_WORK,
		.behind = TOCSIN_NO_WORK,
		.left = -1};
	struct calendar_row row = blank;
	struct table table;
	if (!table_open(
		    &table, reading->scratch, reader, columns, sizeof columns / sizeof *columns))
		return;
	if (!table_has(&table, COLUMN_DATE) && table_has(&table, COLUMN_RESOURCE) &&
		table_has(&table, COLUMN_FROM) && table_has(&table, COLUMN_TO) &&
		table_has(&table, COLUMN_CAPACITY)) {
		read_offset_rows(reading, &table, &blank);
		return;
	}
	if (!table_has(&table, COLUMN_DATE) || !table_has(&table, COLUMN_KIND)) {
		csv_reader_diag(reader, TOCSIN_FAULT, table.header, 0,
			"the columns date and kind are needed, found: %s", table.found);
		return;
	}
	while (table_next(&table, &row)) {
		add_row(reading, &table, &row);
		row = blank;
	}
}

void calendar_file_read(struct reading *reading, const char *path)
{
	struct csv_reader reader;
	struct file_bytes bytes;
	if (!reading_open(&reader, &bytes, path, reading->diags))
		return;
	reading->calendar_file = tocsin_arena_strdup(reading->scratch, path);
	read_rows(reading, &reader);
	reading_close(&reader, &bytes);
}
