/*
 * Predecessor cells: `3`, `3FS`, `3FS+2d`, `5SS-1w`, `7FF+25%`, several by ; or by comma.
 *
 * An id may be anything, also `A-1 FS` or `Dig, then pour`: of a piece the longest front that is a
 * known id is taken, where what is left reads as a type and a lag. So `A-1` is the task A-1 if
 * there is one, and never the task A with a lag of -1.
 */
#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "cell_value.h"
#include "schedule.h"

enum { SUFFIX_MAX = 64 }; /* bytes of type and lag */

struct piece {
	const char *text;
	size_t length;
};

static struct piece trimmed(const char *text, size_t length)
{
	while (length > 0 && isspace((unsigned char)*text)) {
		text++;
		length--;
	}
	while (length > 0 && isspace((unsigned char)text[length - 1]))
		length--;
	return (struct piece){text, length};
}

static bool take_type(struct piece *suffix, struct row_link *link)
{
	static const char names[][3] = {
		[TOCSIN_FS] = "FS", [TOCSIN_SS] = "SS", [TOCSIN_FF] = "FF", [TOCSIN_SF] = "SF"};
	for (uint8_t type = 0; suffix->length >= 2 && type < 4; type++) {
		if (strncasecmp(suffix->text, names[type], 2) != 0)
			continue;
		link->type = type;
		*suffix = trimmed(suffix->text + 2, suffix->length - 2);
		return true;
	}
	return false;
}

/* `+2d`, `-1w`, `+25%`, with its sign. */
static bool take_lag(struct piece lag, const struct tocsin_units *units, struct row_link *link)
{
	char text[SUFFIX_MAX + 1];
	bool percent = lag.text[lag.length - 1] == '%';
	bool comma = memchr(lag.text, ',', lag.length) != NULL;
	if (lag.text[0] != '+' && lag.text[0] != '-')
		return false;
	/* `3FS+1,5` is two predecessors; `3FS+1,5d` a day and a half. */
	if (comma && isdigit((unsigned char)lag.text[lag.length - 1]))
		return false;
	if (percent) {
		if (!thousandths_parse(&link->lag, &percent, lag.text + 1, lag.length - 1) ||
			link->lag > 1000000)
			return false;
		link->share = true;
		link->lag = lag.text[0] == '-' ? -link->lag : link->lag;
		return true;
	}
	struct piece rest = trimmed(lag.text + 1, lag.length - 1);
	if (rest.length == 0 || !isdigit((unsigned char)rest.text[0]))
		return false;
	memcpy(text, rest.text, rest.length);
	text[rest.length] = '\0';
	struct tocsin_duration duration;
	if (tocsin_duration_parse(&duration, text, units) != TOCSIN_DURATION_OK)
		return false;
	link->lag = lag.text[0] == '-' ? -duration.minutes : duration.minutes;
	link->elapsed = duration.elapsed;
	return true;
}

static bool read_suffix(
	struct piece suffix, const struct tocsin_units *units, struct row_link *link)
{
	*link = (struct row_link){.type = TOCSIN_FS};
	if (suffix.length == 0)
		return true;
	return take_type(&suffix, link) && (suffix.length == 0 || take_lag(suffix, units, link));
}

struct cell_links {
	struct schedule *schedule;
	uint32_t row;              /* the successor */
	char *id;                  /* room for the longest id */
	size_t longest;            /* bytes that an id may have */
	struct tocsin_index names; /* of a tool's file, when an id was not found */
	bool named_once;           /* they are there */
	uint32_t first_link;       /* of this row, in the schedule's */
	bool id_is_row; /* the front of the last piece is an id, but not what follows it */

	/* Of an excerpt: predecessors that the file does not hold. */
	uint32_t outside, waiting; /* how many, of how many tasks */
	uint32_t last_waiting;     /* the row that was counted last */
	uint32_t first;            /* and the first */
	const char *named;         /* the first few of them */
};

/* Asana and people write names beside ids; one that two rows have means neither of them. */
static void index_names(struct cell_links *links)
{
	const struct schedule *schedule = links->schedule;
	uint32_t *first = TOCSIN_NEW(schedule->reading->scratch, uint32_t, schedule->count);
	struct tocsin_index all;
	tocsin_index_init(&all, schedule->reading->scratch);
	tocsin_index_init(&links->names, schedule->reading->scratch);
	for (uint32_t row = 0; row < schedule->count; row++) {
		uint32_t before = tocsin_index_add(&all, schedule->tasks[row].name, row);
		first[row] = before == TOCSIN_NONE ? row : ROW_NONE;
		if (before != TOCSIN_NONE)
			first[before] = ROW_NONE;
	}
	for (uint32_t row = 0; row < schedule->count; row++)
		if (first[row] == row)
			tocsin_index_add(&links->names, schedule->tasks[row].name, row);
	links->named_once = true;
}

/* "002" and "2.0", as spreadsheets write a 2, in place; anything else stays. */
static const char *whole_number(char *text)
{
	size_t zeros = strspn(text, "0"), digits = strspn(text, "0123456789");
	const char *rest = text + digits;
	if (rest[0] == '.' && rest[1] == '0' && rest[1 + strspn(rest + 1, "0")] == '\0')
		text[digits] = '\0';
	return zeros > 0 && zeros < digits && text[digits] == '\0' ? text + zeros : text;
}

static uint32_t row_of(struct cell_links *links, struct piece id)
{
	if (id.length == 0 || id.length > links->longest)
		return ROW_NONE;
	memcpy(links->id, id.text, id.length);
	links->id[id.length] = '\0';
	if (links->schedule->dialect.row_numbers)
		return tocsin_index_find(&links->schedule->by_internal, links->id);
	uint32_t row = tocsin_index_find(&links->schedule->by_id, links->id);
	if (row != ROW_NONE || !links->schedule->dialect.foreign)
		return row;
	row = tocsin_index_find(&links->schedule->by_internal, links->id);
	if (row == ROW_NONE && !links->schedule->id_holds_letter)
		row = tocsin_index_find(&links->schedule->by_id, whole_number(links->id));
	if (row != ROW_NONE)
		return row;
	if (!links->named_once)
		index_names(links);
	return tocsin_index_find(&links->names, links->id);
}

/* The whole of `piece` as one predecessor. */
static bool read_reference(struct cell_links *links, struct piece piece, struct row_link *link)
{
	links->id_is_row = false;
	size_t shortest = piece.length > SUFFIX_MAX ? piece.length - SUFFIX_MAX : 1;
	for (size_t keep = piece.length; keep >= shortest; keep--) {
		/* What follows an id begins with a type; blanks between them belong to neither. */
		if (keep < piece.length && strchr("FSfs", piece.text[keep]) == NULL)
			continue;
		uint32_t from = row_of(links, trimmed(piece.text, keep));
		if (from == ROW_NONE)
			continue;
		links->id_is_row = true;
		struct piece suffix = {piece.text + keep, piece.length - keep};
		if (!read_suffix(suffix, &links->schedule->units, link))
			continue;
		link->from = from;
		link->to = links->row;
		return true;
	}
	return false;
}

static bool is_above(const struct schedule *schedule, uint32_t above, uint32_t row)
{
	uint32_t at = schedule->position[row];
	return at > schedule->position[above] && at < schedule->end[above];
}

/* The same pair twice says nothing new. Who writes more than a few links is taken at his word. */
static bool is_repeated(const struct cell_links *links, const struct row_link *link)
{
	enum { LOOKED_AT = 32 };
	const struct schedule *schedule = links->schedule;
	uint32_t at = schedule->links.count;
	for (int i = 0; i < LOOKED_AT && at > links->first_link; i++) {
		const struct row_link *other = &schedule->links.items[--at];
		if (other->from == link->from && other->type == link->type &&
			other->lag == link->lag && other->share == link->share &&
			other->elapsed == link->elapsed)
			return true;
	}
	return false;
}

static void add_link(struct cell_links *links, struct row_link link)
{
	struct schedule *schedule = links->schedule;
	const char *what = link.from == link.to ? "itself"
			   : is_above(schedule, link.from, link.to)
				   ? "the summary that it is part of"
			   : is_above(schedule, link.to, link.from) ? "a part of itself"
								    : NULL;
	if (what != NULL) {
		bool export = schedule->dialect.excerpt;
		schedule_diag(schedule, export ? TOCSIN_NOTE : TOCSIN_FAULT, link.to,
			SCHEDULE_PREDECESSORS,
			export ? "it waits for %s; that predecessor is left out"
			       : "it waits for %s; take that predecessor out",
			what);
		return;
	}
	if (is_repeated(links, &link))
		return;
	if ((schedule->rows[link.from].flags | schedule->rows[link.to].flags) & ROW_IS_SUMMARY)
		schedule->summaries_linked = true;
	TOCSIN_VECTOR_PUSH(schedule->reading->scratch, &schedule->links, link);
}

/* A tool that exports a part of its tasks names the others all the same: that is no fault. */
static void count_outside(struct cell_links *links, const char *text)
{
	enum { NAMED = 6 };
	if (links->outside == 0)
		links->first = links->row;
	if (links->outside == 0 || links->last_waiting != links->row)
		links->waiting++;
	links->last_waiting = links->row;
	if (links->outside++ < NAMED)
		links->named = tocsin_arena_printf(links->schedule->reading->scratch, "%s%s%s",
			links->named, links->named[0] != '\0' ? ", " : "", excerpt_of(text).text);
}

static void note_outside(const struct cell_links *links)
{
	enum { NAMED = 6 };
	if (links->outside > 0)
		schedule_diag(links->schedule, TOCSIN_NOTE, links->first, SCHEDULE_PREDECESSORS,
			"%u predecessor%s of %u task%s not in the file, and left out: %s%s",
			links->outside, links->outside == 1 ? "" : "s", links->waiting,
			links->outside == 1   ? " is"
			: links->waiting == 1 ? " are"
					      : "s are",
			links->named, links->outside > NAMED ? ", ..." : "");
}

/* "FB1", "12FF": a buffer that stands in the file, but is no task. */
static bool is_buffer(const struct cell_links *links, struct piece piece)
{
	char id[SUFFIX_MAX + 1];
	struct row_link ignored;
	if (links->schedule->buffer_count == 0 || piece.length > SUFFIX_MAX)
		return false;
	for (size_t keep = piece.length; keep > 0; keep--) {
		struct piece suffix = {piece.text + keep, piece.length - keep};
		memcpy(id, piece.text, keep);
		id[keep] = '\0';
		if (tocsin_index_find(&links->schedule->buffers, id) != TOCSIN_NONE &&
			read_suffix(suffix, &links->schedule->units, &ignored))
			return true;
	}
	return false;
}

static void tell_unknown(struct cell_links *links, struct piece piece)
{
	char text[64];
	size_t length = piece.length < sizeof text ? piece.length : sizeof text - 1;
	memcpy(text, piece.text, length);
	text[length] = '\0';
	size_t digits = strspn(text, "0123456789");
	struct row_link ignored;
	struct piece suffix = trimmed(piece.text + digits, piece.length - digits);
	bool like_ids = links->schedule->id_holds_letter ||
			links->schedule->dialect.tool == DIALECT_ASANA ||
			(digits > 0 && suffix.length <= SUFFIX_MAX &&
				read_suffix(suffix, &links->schedule->units, &ignored));
	if (links->schedule->dialect.excerpt && !links->id_is_row && like_ids) {
		count_outside(links, text);
		return;
	}
	/* "1,2" as a spreadsheet of another language has it. */
	bool was_list = !links->schedule->id_holds_letter && digits > 0 && text[digits] == '.' &&
			text[digits + 1 + strspn(text + digits + 1, "0123456789")] == '\0';
	schedule_diag(links->schedule, TOCSIN_FAULT, links->row, SCHEDULE_PREDECESSORS,
		links->id_is_row
			? "\"%s\" has no readable type or lag; write 3, 3FS+2d, 3SS-1w or 3FF+25%%"
		: was_list
			? "no task has the id \"%s\"; if a spreadsheet made one number of two ids, "
			  "write them as 1;2"
			: "no task has the id \"%s\"; write ids, as 3, 3FS+2d, 3SS-1w or 3FF+25%%",
		excerpt_of(text).text);
}

/* The front of a list whose name holds commas: up to where it goes on, 0 where no name does. */
static size_t read_with_commas(struct cell_links *links, struct piece list, struct row_link *link)
{
	enum { COMMAS = 8 };
	size_t end = 0;
	for (int commas = 0; commas < COMMAS && end < list.length; commas++) {
		const char *stop = memchr(list.text + end + 1, ',', list.length - end - 1);
		end = stop ? (size_t)(stop - list.text) : list.length;
		if (commas > 0 && read_reference(links, trimmed(list.text, end), link))
			return end;
	}
	return 0;
}

/* A whole number that a piece begins with; its digits, 0 where there are none or too many. */
static size_t take_count(const char *text, size_t length, uint32_t *out)
{
	size_t digits = 0;
	*out = 0;
	while (digits < length && isdigit((unsigned char)text[digits]) && digits < 9)
		*out = 10 * *out + (uint32_t)(text[digits++] - '0');
	return digits;
}

/* "3-5", "3:5", "3..5" in a tool's file or a sheet: 3, 4 and 5, where each of them is a row. */
static bool read_range(struct cell_links *links, struct piece piece)
{
	enum { MOST = 1000 };
	uint32_t first, last;
	size_t used = take_count(piece.text, piece.length, &first);
	size_t dash = 0;
	while (used + dash < piece.length && strchr("-:. ", piece.text[used + dash]) != NULL)
		dash++;
	size_t rest = take_count(piece.text + used + dash, piece.length - used - dash, &last);
	/* `1.2` is no run, but a list that a spreadsheet made a number. */
	bool point = dash == 1 && piece.text[used] == '.';
	if (!links->schedule->dialect.foreign || used == 0 || dash == 0 || point || rest == 0 ||
		used + dash + rest != piece.length || first >= last || last - first > MOST)
		return false;
	for (int pass = 0; pass < 2; pass++) { /* all of them, or none */
		for (uint32_t id = first; id <= last; id++) {
			char text[16];
			int length = snprintf(text, sizeof text, "%u", id);
			uint32_t from = row_of(links, (struct piece){text, (size_t)length});
			if (from == ROW_NONE)
				return false;
			if (pass == 1)
				add_link(links,
					(struct row_link){
						.from = from, .to = links->row, .type = TOCSIN_FS});
		}
	}
	return true;
}

/* Pieces between semicolons; in each, and where there are none, pieces between commas. */
static void read_list(struct cell_links *links, struct piece list, char separator)
{
	while (list.length > 0) {
		const char *stop = memchr(list.text, separator, list.length);
		size_t length = stop ? (size_t)(stop - list.text) : list.length;
		struct piece piece = trimmed(list.text, length);
		struct row_link link;
		size_t taken = 0;
		if (piece.length > 0 && read_reference(links, piece, &link))
			add_link(links, link);
		else if (separator == ';' && memchr(piece.text, ',', piece.length) != NULL)
			read_list(links, piece, ',');
		else if (separator == ',' && stop != NULL && piece.length > 0 &&
			 (taken = read_with_commas(links, list, &link)) > 0)
			add_link(links, link);
		else if (piece.length > 0 && !is_buffer(links, piece) && !read_range(links, piece))
			tell_unknown(links, piece);
		if (taken == 0)
			taken = length;
		taken += taken < list.length;
		list.text += taken;
		list.length -= taken;
	}
}

void schedule_predecessors(struct schedule *schedule)
{
	enum { NAME_MOST = 512 };
	size_t longest = schedule->longest_id > NAME_MOST ? schedule->longest_id : NAME_MOST;
	struct cell_links links = {.schedule = schedule,
		.named = "",
		.longest = longest,
		.id = TOCSIN_NEW(schedule->reading->scratch, char, longest + 1)};
	/* Most tasks have one or two: what has room is never moved, and what is not touched costs
	 * nothing. */
	schedule->links.capacity = 2 * schedule->count;
	schedule->links.items =
		TOCSIN_NEW(schedule->reading->scratch, struct row_link, schedule->links.capacity);
	for (uint32_t row = 0; row < schedule->count; row++) {
		const char *text = schedule->rows[row].predecessors;
		if (text == NULL)
			continue;
		struct row_link link;
		struct piece whole = {text, strlen(text)};
		links.row = row;
		links.first_link = schedule->links.count;
		/* Where an id holds a separator, the cell may be just that id. */
		if (schedule->id_holds_semicolon && read_reference(&links, whole, &link))
			add_link(&links, link);
		else
			read_list(&links, whole, ';');
	}
	note_outside(&links);
}
