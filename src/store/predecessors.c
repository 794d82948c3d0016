/*
 * Cells of predecessors, and of successors: `3`, `3FS`, `3FS+2d`, `5SS-1w`, `7FF+25%`, several by ;
 * or by comma.
 *
 * An id may be anything, also `A-1 FS` or `Dig, then pour`: of a piece the longest front that is a
 * known id is taken, where what is left reads as a type and a lag. So `A-1` is the task A-1 if
 * there is one, and never the task A with a lag of -1.
 */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "link_cells.h"

/* From the row that a piece names into the present one, or out of it. */
static void direct(const struct cell_links *links, struct row_link *link, uint32_t other)
{
	link->at_successor = links->at_successor;
	link->from = links->at_successor ? links->row : other;
	link->to = links->at_successor ? other : links->row;
}

/* The whole of `piece` as one link, by what `row_of` finds. */
static bool read_by(struct cell_links *links, struct piece piece, struct row_link *link,
	uint32_t (*row_of)(struct cell_links *, struct piece))
{
	size_t shortest = piece.length > LINK_SUFFIX_MAX ? piece.length - LINK_SUFFIX_MAX : 1;
	for (size_t keep = piece.length; keep >= shortest; keep--) {
		/* What follows an id begins with a type; blanks between them belong to neither. */
		if (keep < piece.length && strchr("FSfs", piece.text[keep]) == NULL)
			continue;
		uint32_t other = row_of(links, piece_trimmed(piece.text, keep));
		if (other == ROW_NONE)
			continue;
		links->id_is_row = true;
		struct piece suffix = {piece.text + keep, piece.length - keep};
		if (!link_suffix_read(suffix, &links->schedule->units, link))
			continue;
		direct(links, link, other);
		return true;
	}
	return false;
}

/* By an id, else by a name. */
static bool read_reference(struct cell_links *links, struct piece piece, struct row_link *link)
{
	links->id_is_row = false;
	return read_by(links, piece, link, link_row_of) ||
	       read_by(links, piece, link, link_row_named);
}

static bool is_above(const struct schedule *schedule, uint32_t above, uint32_t row)
{
	if (schedule->position == NULL)
		return false;
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
		if (other->from == link->from && other->to == link->to &&
			other->type == link->type && other->lag == link->lag &&
			other->share == link->share && other->elapsed == link->elapsed)
			return true;
	}
	return false;
}

/* A link that no schedule can keep: what is at its other end, or NULL. */
static const char *what_is_wrong(const struct cell_links *links, const struct row_link *link)
{
	uint32_t other = links->at_successor ? link->to : link->from;
	return link->from == link->to                         ? "itself"
	       : is_above(links->schedule, other, links->row) ? "the summary that it is part of"
	       : is_above(links->schedule, links->row, other) ? "a part of itself"
							      : NULL;
}

static void add_link(struct cell_links *links, struct row_link link)
{
	struct schedule *schedule = links->schedule;
	const char *what = what_is_wrong(links, &link);
	if (what != NULL) {
		bool export = schedule->dialect.excerpt;
		schedule_diag(schedule, export ? TOCSIN_NOTE : TOCSIN_FAULT, links->row,
			links->column,
			links->at_successor ? (export ? "its successor is %s; that one is left out"
						      : "its successor is %s; take that one out")
			: export            ? "it waits for %s; that predecessor is left out"
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

/* "FB1", "12FF": a buffer that stands in the file, but is no task. */
static bool is_buffer(const struct cell_links *links, struct piece piece)
{
	char id[LINK_SUFFIX_MAX + 1];
	struct row_link ignored;
	if (links->schedule->buffer_count == 0 || piece.length > LINK_SUFFIX_MAX)
		return false;
	for (size_t keep = piece.length; keep > 0; keep--) {
		struct piece suffix = {piece.text + keep, piece.length - keep};
		memcpy(id, piece.text, keep);
		id[keep] = '\0';
		if (tocsin_index_find(&links->schedule->buffers, id) != TOCSIN_NONE &&
			link_suffix_read(suffix, &links->schedule->units, &ignored))
			return true;
	}
	return false;
}

/* The front of a list whose name holds commas: up to where it goes on, 0 where no name does. */
static size_t read_with_commas(struct cell_links *links, struct piece list, struct row_link *link)
{
	enum { COMMAS = 8 };
	size_t end = 0;
	for (int commas = 0; commas < COMMAS && end < list.length; commas++) {
		const char *stop = memchr(list.text + end + 1, ',', list.length - end - 1);
		end = stop ? (size_t)(stop - list.text) : list.length;
		if (commas > 0 && read_reference(links, piece_trimmed(list.text, end), link))
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
			uint32_t other = link_row_of(links, (struct piece){text, (size_t)length});
			if (other == ROW_NONE)
				return false;
			struct row_link link = {.type = TOCSIN_FS};
			direct(links, &link, other);
			if (pass == 1)
				add_link(links, link);
		}
	}
	return true;
}

/* A cell that holds both ends' links marks the successors among them. */
static void turn(struct cell_links *links, struct piece *piece)
{
	if (!links->schedule->dialect.both_ways || links->column != SCHEDULE_PREDECESSORS)
		return;
	links->at_successor = piece->length > 0 && piece->text[0] == '>';
	if (links->at_successor)
		*piece = piece_trimmed(piece->text + 1, piece->length - 1);
}

/* Pieces between semicolons; in each, and where there are none, pieces between commas. */
static void read_list(struct cell_links *links, struct piece list, char separator)
{
	while (list.length > 0) {
		const char *stop = memchr(list.text, separator, list.length);
		size_t length = stop ? (size_t)(stop - list.text) : list.length;
		struct piece piece = piece_trimmed(list.text, length);
		struct row_link link;
		size_t taken = 0;
		turn(links, &piece);
		if (piece.length > 0 && read_reference(links, piece, &link))
			add_link(links, link);
		else if (separator == ';' && memchr(piece.text, ',', piece.length) != NULL)
			read_list(links, piece, ',');
		else if (separator == ',' && stop != NULL && piece.length > 0 &&
			 (taken = read_with_commas(links, list, &link)) > 0)
			add_link(links, link);
		else if (piece.length > 0 && !is_buffer(links, piece) && !read_range(links, piece))
			link_tell_unknown(links, piece);
		if (taken == 0)
			taken = length;
		taken += taken < list.length;
		list.text += taken;
		list.length -= taken;
	}
}

static void read_cell(struct cell_links *links, const char *text)
{
	struct row_link link;
	struct piece whole = {text, strlen(text)};
	/* Where an id holds a separator, the cell may be just that id. */
	if (links->schedule->id_holds_semicolon && read_reference(links, whole, &link))
		add_link(links, link);
	else
		read_list(links, whole, ';');
}

static void read_predecessors(struct cell_links *links)
{
	const struct schedule *schedule = links->schedule;
	uint32_t more = 0;
	links->column = SCHEDULE_PREDECESSORS;
	for (uint32_t row = 0; row < schedule->count; row++) {
		if (schedule->rows[row].predecessors == NULL)
			continue;
		links->row = row;
		links->first_link = schedule->links.count;
		read_cell(links, schedule->rows[row].predecessors);
		for (; more < schedule->more_predecessors.count &&
			schedule->more_predecessors.items[more].row == row;
			more++)
			read_cell(links, schedule->more_predecessors.items[more].text);
	}
}

static void read_successors(struct cell_links *links)
{
	const struct schedule *schedule = links->schedule;
	links->column = SCHEDULE_SUCCESSORS;
	links->row = ROW_NONE;
	for (uint32_t i = 0; i < schedule->successors.count; i++) {
		const struct row_cell *cell = &schedule->successors.items[i];
		if (cell->row != links->row)
			links->first_link = schedule->links.count;
		links->row = cell->row;
		links->at_successor = true;
		read_cell(links, cell->text);
	}
}

void schedule_links(struct schedule *schedule)
{
	enum { NAME_MOST = 512 };
	size_t longest = schedule->longest_id > NAME_MOST ? schedule->longest_id : NAME_MOST;
	struct cell_links links = {.schedule = schedule,
		.longest = longest,
		.id = TOCSIN_NEW(schedule->reading->scratch, char, longest + 1)};
	/* Most tasks have one or two: what has room is never moved, and what is not touched costs
	 * nothing. */
	schedule->links.capacity = 2 * schedule->count;
	schedule->links.items =
		TOCSIN_NEW(schedule->reading->scratch, struct row_link, schedule->links.capacity);
	read_predecessors(&links);
	read_successors(&links);
	link_note_outside(&links);
	schedule_join_ends(schedule);
}
