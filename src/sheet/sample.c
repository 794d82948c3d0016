#include "sample.h"

static struct sample_row kept_row(const struct csv_reader *csv, struct tocsin_arena *arena)
{
	const char **cells = TOCSIN_NEW(arena, const char *, csv->count);
	for (uint32_t i = 0; i < csv->count; i++)
		cells[i] = tocsin_arena_strdup(arena, csv->cells[i]);
	return (struct sample_row){csv->place, cells, csv->count};
}

struct sample sample_take(struct csv_reader *csv, struct tocsin_arena *arena, uint32_t most)
{
	const struct csv_place from = csv->next;
	struct tocsin_diags *told = csv->diags, unheard;
	uint32_t broken = csv->broken, count = 0;
	struct sample_row *rows = TOCSIN_NEW(arena, struct sample_row, most);
	tocsin_diags_init(&unheard);
	csv->diags = &unheard;
	while (count < most && csv_reader_next(csv))
		rows[count++] = kept_row(csv, arena);
	csv->diags = told;
	csv->broken = broken;
	tocsin_diags_finish(&unheard);
	csv_reader_seek(csv, from);
	return (struct sample){rows, count};
}
