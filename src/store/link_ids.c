/*
 * Which row the id in a link means.
 */
#include <string.h>

#include "link_cells.h"

/* Asana and people write names beside ids; one that two rows have means neither of them. */
static void index_names(struct cell_links *links)
{
	const struct schedule *schedule = links->schedule;
	links->namesake = TOCSIN_NEW(schedule->reading->scratch, uint32_t, schedule->count);
	tocsin_index_init(&links->names, schedule->reading->scratch);
	for (uint32_t row = 0; row < schedule->count; row++) {
		uint32_t before = tocsin_index_add(&links->names, schedule->tasks[row].name, row);
		links->namesake[row] = ROW_NONE;
		if (before != TOCSIN_NONE && links->namesake[before] == ROW_NONE)
			links->namesake[before] = row;
	}
	links->named_once = true;
}

/* The first row with the name in `links->id`, and in `*second` another one, or ROW_NONE. */
static uint32_t row_named(struct cell_links *links, uint32_t *second)
{
	if (!links->named_once)
		index_names(links);
	uint32_t row = tocsin_index_find(&links->names, links->id);
	*second = row == TOCSIN_NONE ? ROW_NONE : links->namesake[row];
	return row;
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

static bool is_number(struct piece id)
{
	size_t digits = 0;
	while (digits < id.length && id.text[digits] >= '0' && id.text[digits] <= '9')
		digits++;
	return digits == id.length;
}

static const char *copied(struct cell_links *links, struct piece id)
{
	memcpy(links->id, id.text, id.length);
	links->id[id.length] = '\0';
	return links->id;
}

uint32_t link_row_of(struct cell_links *links, struct piece id)
{
	const struct schedule *schedule = links->schedule;
	uint32_t row = ROW_NONE;
	if (id.length == 0 || id.length > links->longest)
		return ROW_NONE;
	if (schedule->dialect.row_numbers)
		return tocsin_index_find_piece(&schedule->by_internal, id.text, id.length);
	/* What cannot be an id is not looked for: that takes longest where it is not there. */
	if (schedule->id_holds_letter || is_number(id))
		row = tocsin_index_find_piece(&schedule->by_id, id.text, id.length);
	if (row != ROW_NONE || !schedule->dialect.foreign)
		return row;
	row = tocsin_index_find_piece(&schedule->by_internal, id.text, id.length);
	if (row == ROW_NONE && !schedule->id_holds_letter) {
		copied(links, id);
		const char *number = whole_number(links->id);
		if (is_number((struct piece){number, strlen(number)}))
			row = tocsin_index_find(&schedule->by_id, number);
	}
	return row;
}

uint32_t link_row_named(struct cell_links *links, struct piece name)
{
	const struct dialect *dialect = &links->schedule->dialect;
	uint32_t second;
	if (!dialect->foreign || dialect->row_numbers || name.length == 0 ||
		name.length > links->longest)
		return ROW_NONE;
	copied(links, name);
	uint32_t row = row_named(links, &second);
	return second == ROW_NONE ? row : ROW_NONE;
}

bool link_names_two(struct cell_links *links, struct piece piece, uint32_t *first, uint32_t *second)
{
	size_t longest = piece.length < links->longest ? piece.length : links->longest;
	for (size_t keep = longest; keep > 0; keep--) {
		struct piece suffix = {piece.text + keep, piece.length - keep};
		struct piece name = piece_trimmed(piece.text, keep);
		struct row_link ignored;
		if (suffix.length > LINK_SUFFIX_MAX ||
			!link_suffix_read(suffix, &links->schedule->units, &ignored))
			continue;
		memcpy(links->id, name.text, name.length);
		links->id[name.length] = '\0';
		*first = row_named(links, second);
		if (*first != TOCSIN_NONE && *second != ROW_NONE)
			return true;
	}
	return false;
}
