/*
 * TaskJuggler: a report names each precursor with its id, an arrow between the two ends that it
 * binds, and the date that follows from it.
 *
 *     Design (app.design) ]->[ 2013-06-11 17:00, Plan (app.plan) [->[ 2013-06-04 09:00
 */
#include <stdio.h>
#include <string.h>

#include "manner.h"

static const struct {
	const char arrow[5], type[3];
} arrows[] = {{"]->[", "FS"}, {"[->[", "SS"}, {"]->]", "FF"}, {"[->]", "SF"}};

/* The type of the first arrow in `text`, and where it stands; NULL where there is none. */
static const char *find_arrow(const char *text, const char **at)
{
	for (const char *dash = text; (dash = strstr(dash, "->")) != NULL; dash += 2)
		for (size_t i = 0; dash > text && i < sizeof arrows / sizeof *arrows; i++)
			if (strncmp(dash - 1, arrows[i].arrow, 4) == 0) {
				*at = dash - 1;
				return arrows[i].type;
			}
	return NULL;
}

/* "(app.design) " before an arrow: what the last brackets between `from` and `to` hold. */
static bool bracketed(const char *from, const char *to, const char **id, size_t *length)
{
	while (to > from && to[-1] == ' ')
		to--;
	if (to == from || to[-1] != ')')
		return false;
	const char *open = --to;
	while (open > from && open[-1] != '(')
		open--;
	*id = open;
	*length = (size_t)(to - open);
	return open > from && *length > 0;
}

static const char *precursors(const char *text, char out[DIALECT_TEXT_MAX])
{
	const char *from = text, *arrow = text, *id, *type;
	size_t length;
	out[0] = '\0';
	while ((type = find_arrow(from, &arrow)) != NULL) {
		char link[256];
		if (!bracketed(from, arrow, &id, &length) || length + 3 > sizeof link)
			return text;
		if (strcmp(type, "FS") == 0)
			type = "";
		int used = snprintf(link, sizeof link, "%.*s%s", (int)length, id, type);
		if (!manner_list(out, link, (size_t)used))
			return text;
		from = arrow + 4;
	}
	return out[0] != '\0' ? out : text;
}

/* "Ann (ann) 50%, Bob (bob)" as "Ann[50%];Bob". */
static const char *resources(const char *text, char out[DIALECT_TEXT_MAX])
{
	out[0] = '\0';
	for (const char *at = text; *at != '\0';) {
		char piece[512];
		const char *open = strstr(at, " (");
		const char *close = open ? strchr(open, ')') : NULL;
		if (close == NULL || open == at || (size_t)(open - at) > sizeof piece / 2)
			return text;
		const char *share = close + 1 + strspn(close + 1, " ");
		size_t length = strcspn(share, ",");
		if (length > 16)
			return text;
		int used = snprintf(piece, sizeof piece, length ? "%.*s[%.*s]" : "%.*s",
			(int)(open - at), at, (int)length, share);
		if (!manner_list(out, piece, (size_t)used))
			return text;
		at = share + length + (share[length] == ',');
		at += strspn(at, " ");
	}
	return out;
}

/* Its durations count days of the calendar, weekends too; where start and end are there, the
 * working time between them says more. */
static void prepare(struct dialect *dialect, struct tocsin_arena *arena, struct csv_reader *csv,
	const char *const *plain)
{
	(void)arena;
	(void)csv;
	(void)plain;
	if (manner_cell_of(dialect, SCHEDULE_START) != TABLE_ABSENT &&
		manner_cell_of(dialect, SCHEDULE_FINISH) != TABLE_ABSENT)
		manner_drop(dialect, SCHEDULE_SAFE);
}

static const char *cell(const struct dialect *dialect, enum schedule_column column,
	const char *text, char out[DIALECT_TEXT_MAX])
{
	(void)dialect;
	if (column == SCHEDULE_PREDECESSORS || column == SCHEDULE_SUCCESSORS)
		return precursors(text, out);
	return column == SCHEDULE_RESOURCES ? resources(text, out) : text;
}

const struct manner manner_taskjuggler = {
	.marks = "bsi|precursors|followers|criticalness|path criticalness",
	.prepare = prepare,
	.cell = cell,
};
