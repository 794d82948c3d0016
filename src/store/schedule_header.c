/*
 * The header of a schedule as it was understood: whether it has what no schedule can do without.
 */
#include <string.h>

#include "choices.h"
#include "header.h"
#include "schedule.h"

/* A text between quotes of a shell. */
static const char *quoted(const struct schedule *schedule, const char *word, const char *caption)
{
	bool apostrophe = false;
	for (const char *at = caption; *at != '\0'; at++)
		apostrophe = apostrophe || *at == '\'';
	return tocsin_arena_printf(schedule->reading->scratch,
		apostrophe ? "--map \"%s=%s\"" : "--map '%s=%s'", word, caption);
}

/* What is missing, what is there, and how to say which of it is meant. */
static void tell_missing(const struct schedule *schedule, const char *missing, const char *ours,
	enum schedule_column column)
{
	const struct table *table = &schedule->table;
	const char *proposed = choices_propose(&schedule->dialect, column);
	const char *word = schedule_column_word(column);
	if (proposed != NULL)
		csv_reader_diag(schedule->reader, TOCSIN_FAULT, table->header, 0,
			"no column for %s, found: %s; if it is \"%s\", say %s", missing,
			table->found, excerpt_of(proposed).text,
			quoted(schedule, word, excerpt_of(proposed).text));
	else
		csv_reader_diag(schedule->reader, TOCSIN_FAULT, table->header, 0,
			"no column for %s, found: %s; call one %s, or say which it is: %s", missing,
			table->found, ours, quoted(schedule, word, "CAPTION"));
}

/* A line between quotes is one cell, whatever it holds. */
static bool is_line_in_quotes(const struct schedule *schedule)
{
	const struct dialect *dialect = &schedule->dialect;
	return dialect->width == 1 && strpbrk(dialect->captions[0], ",;\t|") != NULL &&
	       schedule->reader->content.text[schedule->table.header.offset] == '"';
}

bool schedule_header_suffices(const struct schedule *schedule)
{
	const struct table *table = &schedule->table;
	bool named = table_has(table, SCHEDULE_ID) || table_has(table, SCHEDULE_UNIQUE_ID) ||
		     table_has(table, SCHEDULE_NAME);
	bool estimated = table_has(table, SCHEDULE_SAFE) || table_has(table, SCHEDULE_FOCUSED) ||
			 schedule_spans_possible(schedule);
	choices_check(
		&schedule->dialect, schedule->reader, &schedule->reading->wishes, table->found);
	if (!named && !estimated && header_is_missing(&schedule->dialect)) {
		csv_reader_diag(schedule->reader, TOCSIN_FAULT, table->header, 0,
			"this row is no header, found: %s; write the names of the columns above "
			"it, such as id,name,safe,focused,predecessors,resources",
			table->found);
		return false;
	}
	if (!named && !estimated && is_line_in_quotes(schedule)) {
		csv_reader_diag(schedule->reader, TOCSIN_FAULT, table->header, 0,
			"the header is one cell: %s; take away the quotes around each line",
			table->found);
		return false;
	}
	if (!named)
		tell_missing(
			schedule, "the tasks' ids or names", "\"id\" or \"name\"", SCHEDULE_NAME);
	if (!estimated)
		tell_missing(schedule, "durations", "\"safe\" or \"focused\"", SCHEDULE_SAFE);
	return named && estimated;
}
