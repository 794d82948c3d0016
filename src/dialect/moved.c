#include "moved.h"

#include <string.h>

#include "table.h"

static bool is_number(const char *text)
{
	return text[strspn(text, "0123456789.,%+- ")] == '\0' && strpbrk(text, "0123456789");
}

const bool *moved_numbers(
	struct tocsin_arena *arena, const struct sample *sample, uint32_t header, uint32_t width)
{
	bool *numbers = TOCSIN_NEW(arena, bool, width);
	for (uint32_t cell = 0; cell < width; cell++) {
		uint32_t filled = 0, count = 0;
		for (uint32_t row = header + 1; row < sample->count; row++) {
			const struct sample_row *at = &sample->rows[row];
			if (cell >= at->count || at->cells[cell][0] == '\0')
				continue;
			filled++;
			count += is_number(at->cells[cell]);
		}
		numbers[cell] = count > 2 && 2 * count > filled;
	}
	return numbers;
}

uint32_t moved_cell(const struct dialect *dialect, const struct csv_reader *csv)
{
	if (csv->count <= dialect->width)
		return TABLE_ABSENT;
	for (uint32_t cell = 1; cell < dialect->width; cell++) {
		uint32_t before = dialect->column_of[cell - 1];
		bool list = before == SCHEDULE_PREDECESSORS || before == SCHEDULE_SUCCESSORS ||
			    before == SCHEDULE_RESOURCES;
		if (list && dialect->column_of[cell] == TABLE_ABSENT && dialect->numbers[cell] &&
			csv->cells[cell][0] != '\0' && !is_number(csv->cells[cell]))
			return cell;
	}
	return TABLE_ABSENT;
}

void moved_tell(const struct dialect *dialect, const struct csv_reader *csv)
{
	uint32_t cell = moved_cell(dialect, csv);
	if (cell != TABLE_ABSENT)
		csv_reader_diag(csv, csv->severity, csv->place, cell,
			"\"%s\" stands where other rows have a number, and the row has %u cells "
			"where the header has %u; put a cell that holds a \"%c\" in quotes",
			excerpt_of(csv->cells[cell]).text, csv->count, dialect->width,
			csv->delimiter);
}
