/*
 * Primavera P6: an activity's type says whether it is a milestone and its status whether it is
 * done; relationships stand in `Predecessor Details`, their lags without a sign.
 *
 *     A1000: FS, A1010: SS 2d, A1020: FF -1d, A1030: FS, Lag 3d
 */
#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "conventions.h"
#include "manner.h"

static bool has_caption(const struct dialect *dialect, const char *const *plain, uint32_t cell,
	const char *const *words, size_t count)
{
	for (size_t i = 0; i < count && cell < dialect->width; i++)
		if (strcmp(plain[cell], words[i]) == 0)
			return true;
	return false;
}

/* The code target_drtn_hr_cnt also heads durations in days: then the caption below it says
 * "Original Duration(d)". */
static void units_of_captions(
	struct dialect *dialect, struct tocsin_arena *arena, struct csv_reader *csv)
{
	if (dialect->header_rows < 2)
		return;
	csv_reader_seek(csv, dialect->header);
	csv_reader_next(csv);
	csv_reader_next(csv); /* and so it stands before the first row of tasks again */
	for (uint32_t cell = 0; cell < dialect->width && cell < csv->count; cell++) {
		uint32_t column = dialect->column_of[cell];
		size_t length;
		enum bare_unit bare;
		if ((column == SCHEDULE_SAFE || column == SCHEDULE_FOCUSED ||
			    column == SCHEDULE_REMAINING) &&
			conventions_caption_unit(&length, &bare,
				table_caption(arena, csv->cells[cell]), dialect->language))
			dialect->conventions.bare[column] = bare;
	}
}

static void prepare(struct dialect *dialect, struct tocsin_arena *arena, struct csv_reader *csv,
	const char *const *plain)
{
	static const char *const states[] = {"activity status", "status code"};
	static const char *const details[] = {
		"predecessor details", "pred details", "successor details", "succ details"};
	static const enum schedule_column durations[] = {
		SCHEDULE_SAFE, SCHEDULE_FOCUSED, SCHEDULE_REMAINING};
	dialect->marks_actuals = true;
	dialect->states =
		has_caption(dialect, plain, manner_cell_of(dialect, SCHEDULE_PERCENT), states, 2);
	for (size_t i = 0; i < sizeof durations / sizeof *durations; i++) {
		uint32_t cell = manner_cell_of(dialect, durations[i]);
		if (cell != TABLE_ABSENT && strstr(plain[cell], " hr cnt") != NULL)
			dialect->conventions.bare[durations[i]] = BARE_HOURS;
	}
	units_of_captions(dialect, arena, csv);
	/* A list of links tells less than their details, which one end of each has at least. */
	bool detailed = false;
	for (uint32_t cell = 0; cell < dialect->width; cell++)
		detailed |= has_caption(dialect, plain, cell, details, 4);
	for (uint32_t cell = 0; detailed && cell < dialect->width; cell++)
		if ((dialect->column_of[cell] == SCHEDULE_PREDECESSORS ||
			    dialect->column_of[cell] == SCHEDULE_SUCCESSORS) &&
			!has_caption(dialect, plain, cell, details, 4))
			dialect->column_of[cell] = TABLE_ABSENT;
}

/* A lag as P6 shows it: "5", "-2d", "16h", "Lag 3d"; days where no unit says otherwise. */
static int write_lag(char *out, size_t size, const char *text, size_t length)
{
	while (length > 0 && !isdigit((unsigned char)*text) && *text != '-' && *text != '+') {
		text++;
		length--;
	}
	while (length > 0 && isspace((unsigned char)text[length - 1]))
		length--;
	if (length == 0)
		return snprintf(out, size, "%s", "");
	char sign = *text == '-' ? '-' : '+';
	size_t skip = (*text == '-' || *text == '+');
	bool unit = isalpha((unsigned char)text[length - 1]);
	return snprintf(
		out, size, "%c%.*s%s", sign, (int)(length - skip), text + skip, unit ? "" : "d");
}

/* How long a lag is: up to the sign that parts links, which is no comma within a number. */
static size_t lag_length(const char *text)
{
	size_t length = strcspn(text, ",;");
	while (text[length] == ',' && isdigit((unsigned char)text[length + 1])) {
		size_t more = strcspn(text + length + 1, ",;");
		if (memchr(text + length + 1, ':', more) != NULL)
			break; /* "FS 2,A10: FS" without a blank, where ids are numbers */
		length += 1 + more;
	}
	return length;
}

/* "A1010: SS 2d" as "A1010SS+2d"; `*end` becomes where the next one begins. */
static bool relationship(char out[DIALECT_TEXT_MAX], const char *text, const char **end)
{
	char link[256], lag[48];
	const char *colon = strchr(text, ':');
	size_t id = colon ? (size_t)(colon - text) : 0;
	const char *type = colon ? colon + 1 + strspn(colon + 1, " ") : NULL;
	if (id == 0 || id > 128 || strchr("FSfs", type[0]) == NULL || type[0] == '\0' ||
		strchr("FSfs", type[1]) == NULL || type[1] == '\0')
		return false;
	size_t length = lag_length(type + 2);
	/* "FS, Lag 3d": that comma ends nothing. */
	const char *next = type + 2 + length;
	if (length == 0 && *next == ',' &&
		strncasecmp(next + 1 + strspn(next + 1, " "), "lag", 3) == 0)
		length = 1 + lag_length(next + 1);
	if (length >= sizeof lag - 4)
		return false;
	write_lag(lag, sizeof lag, type + 2, length);
	bool plain = lag[0] == '\0' && strncasecmp(type, "FS", 2) == 0;
	int used =
		snprintf(link, sizeof link, "%.*s%.*s%s", (int)id, text, plain ? 0 : 2, type, lag);
	*end = type + 2 + length;
	*end += **end == ',' || **end == ';';
	*end += strspn(*end, " ");
	return manner_list(out, link, (size_t)used);
}

static const char *relationships(const char *text, char out[DIALECT_TEXT_MAX])
{
	out[0] = '\0';
	for (const char *at = text; *at != '\0';)
		if (!relationship(out, at, &at))
			return text;
	return out;
}

static const char *cell(const struct dialect *dialect, enum schedule_column column,
	const char *text, char out[DIALECT_TEXT_MAX])
{
	static const char milestones[] = "start milestone|finish milestone|tt_mile|tt_finmile";
	if (column == SCHEDULE_MILESTONE)
		return language_lists(milestones, text, strlen(text)) ? "yes" : "no";
	if (column == SCHEDULE_PERCENT && dialect->states)
		return manner_state(text);
	return column == SCHEDULE_PREDECESSORS || column == SCHEDULE_SUCCESSORS
		       ? relationships(text, out)
		       : text;
}

const struct manner manner_p6 = {
	.marks = "activity id|activity status|task code|predecessor details|delete record flag",
	.prepare = prepare,
	.cell = cell,
};
