/*
 * Which row the id in a link means.
 */
#include <string.h>

#include "link_cells.h"

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

uint32_t link_row_of(struct cell_links *links, struct piece id)
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
