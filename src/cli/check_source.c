#include "check_source.h"

#include <inttypes.h>
#include <string.h>

#include "json.h"
#include "tocsin/text.h"

static const char *const orders[] = {[DATE_DMY] = "dmy", [DATE_MDY] = "mdy", [DATE_YMD] = "ymd"};

static const char *const units[] = {
	[BARE_DAYS] = "days",
	[BARE_HOURS] = "hours",
	[BARE_MINUTES] = "minutes",
	[BARE_SECONDS] = "seconds",
	[BARE_WEEKS] = "weeks",
};

static bool is_read(const struct dialect *dialect, uint32_t cell)
{
	return dialect->column_of[cell] < SCHEDULE_COLUMNS; /* nor an estimate too many */
}

static const char *meaning(const struct dialect *dialect, uint32_t cell)
{
	return schedule_column_word((enum schedule_column)dialect->column_of[cell]);
}

/* What a number without a unit counts in a column of durations; NULL for any other. */
static const char *unit(const struct dialect *dialect, uint32_t cell)
{
	uint32_t column = dialect->column_of[cell];
	if (column != SCHEDULE_SAFE && column != SCHEDULE_FOCUSED && column != SCHEDULE_REMAINING)
		return NULL;
	return units[dialect->conventions.bare[column]];
}

/* "comma", or the character where it has no name. */
static const char *delimiter_name(char delimiter, char out[2])
{
	out[0] = delimiter;
	out[1] = '\0';
	return delimiter == ','    ? "comma"
	       : delimiter == ';'  ? "semicolon"
	       : delimiter == '\t' ? "tab"
	       : delimiter == '|'  ? "pipe"
				   : out;
}

void check_source_line(const struct source *source, FILE *to)
{
	const struct dialect *dialect = &source->dialect;
	if (dialect->tool == DIALECT_SHEET)
		fprintf(to, "  read as a spreadsheet that somebody made by hand, %s\n",
			dialect->language->name);
	else if (dialect->foreign)
		fprintf(to, "  read as an export of %s, %s\n", dialect_tool_name(dialect->tool),
			dialect->language->name);
}

/* Some tools write hundreds of columns. */
static void print_unread(const struct dialect *dialect, FILE *to, struct tocsin_arena *arena)
{
	enum { NAMED = 24 };
	unsigned count = 0;
	for (uint32_t cell = 0; cell < dialect->width; cell++) {
		if (is_read(dialect, cell) || dialect->captions[cell][0] == '\0' ||
			count++ >= NAMED)
			continue;
		fprintf(to, "%s%s", count == 1 ? "    not read: " : ", ",
			tocsin_text_clean(arena, dialect->captions[cell]));
	}
	if (count > NAMED)
		fprintf(to, " and %u more", count - NAMED);
	if (count > 0)
		fputc('\n', to);
}

static void print_columns(const struct source *source, FILE *to, struct tocsin_arena *arena)
{
	const struct dialect *dialect = &source->dialect;
	for (uint32_t cell = 0; cell < dialect->width; cell++) {
		if (!is_read(dialect, cell))
			continue;
		fprintf(to, "    %s -> %s", tocsin_text_clean(arena, dialect->captions[cell]),
			meaning(dialect, cell));
		if (unit(dialect, cell) != NULL)
			fprintf(to, ", %s where no unit is written", unit(dialect, cell));
		fputc('\n', to);
	}
	print_unread(dialect, to, arena);
}

void check_source_lines(const struct source *source, FILE *to)
{
	const struct dialect *dialect = &source->dialect;
	struct tocsin_arena arena;
	char character[2];
	tocsin_arena_init(&arena);
	check_source_line(source, to);
	fprintf(to, "  encoding %s, delimiter %s, header in line %" PRIu32 "\n", source->encoding,
		delimiter_name(source->delimiter, character), dialect->header.line);
	if (dialect->foreign)
		fprintf(to, "  dialect %s, language %s, dates %s%s, decimal %s%s\n",
			dialect_tool_word(dialect->tool), dialect->language->code,
			orders[dialect->conventions.dates],
			dialect->conventions.dates == DATE_YMD ? "" : " unless the year is first",
			dialect->conventions.decimal == ',' ? "comma" : "point",
			dialect->conventions.shares ? ", done as a share of 1" : "");
	fputs("  columns\n", to);
	print_columns(source, to, &arena);
	tocsin_arena_finish(&arena);
}

static json_t *columns_json(const struct dialect *dialect)
{
	json_t *columns = json_array();
	for (uint32_t cell = 0; cell < dialect->width; cell++) {
		json_t *column = json_object();
		bool read = is_read(dialect, cell);
		const char *bare = read ? unit(dialect, cell) : NULL;
		json_object_set_new(column, "caption", json_text(dialect->captions[cell]));
		json_object_set_new(
			column, "means", read ? json_string(meaning(dialect, cell)) : json_null());
		json_object_set_new(column, "unit", bare ? json_string(bare) : json_null());
		json_array_append_new(columns, column);
	}
	return columns;
}

json_t *check_source_json(const struct source *source)
{
	const struct dialect *dialect = &source->dialect;
	const struct conventions *conventions = &dialect->conventions;
	bool foreign = dialect->foreign;
	json_t *object = json_object();
	json_object_set_new(object, "dialect", json_string(dialect_tool_word(dialect->tool)));
	json_object_set_new(
		object, "language", foreign ? json_string(dialect->language->code) : json_null());
	json_object_set_new(object, "encoding", json_string(source->encoding));
	json_object_set_new(object, "delimiter", json_stringn(&source->delimiter, 1));
	json_object_set_new(
		object, "dates", foreign ? json_string(orders[conventions->dates]) : json_null());
	json_object_set_new(
		object, "decimal", foreign ? json_stringn(&conventions->decimal, 1) : json_null());
	json_object_set_new(object, "header_line", json_integer(dialect->header.line));
	json_object_set_new(object, "columns", columns_json(dialect));
	return object;
}
