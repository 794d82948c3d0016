/*
 * Links whose other end is no row of the file.
 */
#include <string.h>

#include "link_cells.h"

enum { NAMED = 6 };

/* A tool that exports a part of its tasks names the others all the same: that is no fault. */
static void count_outside(struct cell_links *links, const char *text)
{
	struct link_outside *outside = &links->outside[links->at_successor];
	if (outside->count == 0) {
		outside->first = links->row;
		outside->column = links->column;
	}
	if (outside->count == 0 || outside->last_waiting != links->row)
		outside->waiting++;
	outside->last_waiting = links->row;
	if (outside->count++ < NAMED)
		outside->named = tocsin_arena_printf(links->schedule->reading->scratch, "%s%s%s",
			outside->count > 1 ? outside->named : "", outside->count > 1 ? ", " : "",
			excerpt_of(text).text);
}

void link_note_outside(const struct cell_links *links)
{
	static const char *const what[] = {"predecessor", "successor"};
	for (int end = 0; end < 2; end++) {
		const struct link_outside *outside = &links->outside[end];
		if (outside->count > 0)
			schedule_diag(links->schedule, TOCSIN_NOTE, outside->first, outside->column,
				"%u %s%s of %u task%s not in the file, and left out: %s%s",
				outside->count, what[end], outside->count == 1 ? "" : "s",
				outside->waiting,
				outside->count == 1     ? " is"
				: outside->waiting == 1 ? " are"
							: "s are",
				outside->named, outside->count > NAMED ? ", ..." : "");
	}
}

/* The id of a row that is the number `text` with zeros before it, which spreadsheets take away. */
static const char *with_zeros(const struct cell_links *links, const char *text)
{
	const struct schedule *schedule = links->schedule;
	size_t length = strlen(text);
	char id[64];
	if (length == 0 || text[strspn(text, "0123456789")] != '\0')
		return NULL;
	for (size_t zeros = 1; length + zeros <= schedule->longest_id && length + zeros < sizeof id;
		zeros++) {
		memset(id, '0', zeros);
		memcpy(id + zeros, text, length + 1);
		uint32_t row = tocsin_index_find(&schedule->by_id, id);
		if (row != TOCSIN_NONE)
			return schedule->tasks[row].id;
	}
	return NULL;
}

static bool tell_two(struct cell_links *links, struct piece piece)
{
	const struct schedule *schedule = links->schedule;
	uint32_t first, second;
	if (links->id_is_row || !link_names_two(links, piece, &first, &second))
		return false;
	schedule_diag(schedule, TOCSIN_FAULT, links->row, links->column,
		"the tasks in lines %u and %u are both called \"%s\"; write which is meant: "
		"\"%s\" or \"%s\"",
		schedule->rows[first].line, schedule->rows[second].line,
		excerpt_of(schedule->tasks[first].name).text,
		excerpt_of(schedule->tasks[first].id).text,
		excerpt_of(schedule->tasks[second].id).text);
	return true;
}

void link_tell_unknown(struct cell_links *links, struct piece piece)
{
	char text[64];
	size_t length = piece.length < sizeof text ? piece.length : sizeof text - 1;
	memcpy(text, piece.text, length);
	text[length] = '\0';
	size_t digits = strspn(text, "0123456789");
	if (tell_two(links, piece))
		return;
	struct row_link ignored;
	struct piece suffix = piece_trimmed(piece.text + digits, piece.length - digits);
	bool like_ids = links->schedule->id_holds_letter ||
			links->schedule->dialect.tool == DIALECT_ASANA ||
			(digits > 0 && suffix.length <= LINK_SUFFIX_MAX &&
				link_suffix_read(suffix, &links->schedule->units, &ignored));
	if (links->schedule->dialect.excerpt && !links->id_is_row && like_ids) {
		count_outside(links, text);
		return;
	}
	if (links->schedule->reader->broken > 0)
		return; /* it may stand in one of the rows that could not be read, which is told */
	const char *padded = with_zeros(links, text);
	if (padded != NULL) {
		schedule_diag(links->schedule, TOCSIN_FAULT, links->row, links->column,
			"no task has the id \"%s\", but one has \"%s\"; write them alike", text,
			padded);
		return;
	}
	/* "1,2" as a spreadsheet of another language has it. */
	bool was_list = !links->schedule->id_holds_letter && digits > 0 && text[digits] == '.' &&
			text[digits + 1 + strspn(text + digits + 1, "0123456789")] == '\0';
	schedule_diag(links->schedule, TOCSIN_FAULT, links->row, links->column,
		links->id_is_row
			? "\"%s\" has no readable type or lag; write 3, 3FS+2d, 3SS-1w or 3FF+25%%"
		: was_list
			? "no task has the id \"%s\"; if a spreadsheet made one number of two ids, "
			  "write them as 1;2"
			: "no task has the id \"%s\"; write ids, as 3, 3FS+2d, 3SS-1w or 3FF+25%%",
		excerpt_of(text).text);
}
