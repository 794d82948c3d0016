/*
 * OpenProject and Asana: a status instead of a percentage, a type that says milestone, work in
 * hours.
 */
#include <string.h>

#include "manner.h"

static void prepare(struct dialect *dialect, struct tocsin_arena *arena, struct csv_reader *csv,
	const char *const *plain)
{
	static const enum schedule_column durations[] = {SCHEDULE_SAFE, SCHEDULE_REMAINING};
	(void)arena;
	(void)csv;
	uint32_t percent = manner_cell_of(dialect, SCHEDULE_PERCENT);
	dialect->states = percent != TABLE_ABSENT && strstr(plain[percent], "status") != NULL;
	for (size_t i = 0; i < sizeof durations / sizeof *durations; i++) {
		uint32_t cell = manner_cell_of(dialect, durations[i]);
		if (cell != TABLE_ABSENT && (strstr(plain[cell], "work") != NULL ||
						    strstr(plain[cell], "time") != NULL))
			dialect->conventions.bare[durations[i]] = BARE_HOURS;
	}
}

/* Asana's links are names, and those are nothing but names. */
static const char *cell_of_asana(const struct dialect *dialect, enum schedule_column column,
	const char *text, char out[DIALECT_TEXT_MAX])
{
	(void)dialect;
	bool links = column == SCHEDULE_PREDECESSORS || column == SCHEDULE_SUCCESSORS;
	if (!links || strlen(text) >= DIALECT_TEXT_MAX)
		return text;
	return strcpy(out, text);
}

static const char *cell(const struct dialect *dialect, enum schedule_column column,
	const char *text, char out[DIALECT_TEXT_MAX])
{
	if (column == SCHEDULE_PARENT)
		return manner_parent(text, out);
	return column == SCHEDULE_PERCENT && dialect->states ? manner_state(text) : text;
}

const struct manner manner_openproject = {
	.marks = "subject|accountable|finish date|remaining work",
	.prepare = prepare,
	.cell = cell,
};
const struct manner manner_asana = {
	.marks = "section/column|blocked by (dependencies)|assignee email|last modified",
	.prepare = prepare,
	.cell = cell_of_asana,
};
