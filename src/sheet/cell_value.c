#include "cell_value.h"

#include <ctype.h>
#include <string.h>

#include "tocsin/text.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool thousandths_parse(int64_t *out, bool *percent, const char *text, size_t length)
{
	const int64_t most = INT64_C(1000000000000);
	const char *end = text + length;
	while (text < end && isspace((unsigned char)*text))
		text++;
	while (end > text && isspace((unsigned char)end[-1]))
		end--;
	*percent = end > text && end[-1] == '%';
	end -= *percent;
	while (end > text && isspace((unsigned char)end[-1]))
		end--;
	/* Hundred-thousandths, so that a percentage keeps its decimals; one digit more to round. */
	int64_t value = 0;
	int places = -1, digits = 0;
	for (; text < end; text++) {
		if ((*text == '.' || *text == ',') && places < 0) {
			places = 0;
			continue;
		}
		if (!is_digit(*text))
			return false;
		digits++;
		if (places >= 6)
			continue;
		places += places >= 0;
		value = 10 * value + (*text - '0');
		if (value > 1000 * most)
			return false;
	}
	if (digits == 0)
		return false;
	for (places = places < 0 ? 0 : places; places < 6; places++) {
		value *= 10;
		if (value > 1000 * most)
			return false;
	}
	int64_t divisor = *percent ? 100000 : 1000;
	*out = (value + divisor / 2) / divisor;
	return *out <= most;
}

/* The cell as the file has it, and not as it was translated. */
static struct excerpt as_written(const struct cell *cell)
{
	const struct csv_reader *reader = cell->table->reader;
	bool there = reader->place.offset == cell->place.offset && cell->index < reader->count;
	return excerpt_of(there ? reader->cells[cell->index] : cell->text);
}

bool cell_date(struct tocsin_date *out, const struct cell *cell)
{
	switch (tocsin_date_parse(out, cell->text)) {
	case TOCSIN_DATE_OK:
		if (out->has_zone)
			cell_diag(cell, TOCSIN_NOTE,
				"\"%s\" names a zone; the project's own wall clock is used",
				as_written(cell).text);
		return true;
	case TOCSIN_DATE_NONEXISTENT:
		cell_wrong(cell, "\"%s\" does not exist; write a date of the calendar",
			as_written(cell).text);
		return false;
	case TOCSIN_DATE_MALFORMED:
		break;
	}
	cell_wrong(cell, "\"%s\" is no date; write YYYY-MM-DD or YYYY-MM-DDTHH:MM",
		as_written(cell).text);
	return false;
}

bool cell_duration(
	struct tocsin_duration *out, const struct cell *cell, const struct tocsin_units *units)
{
	enum tocsin_duration_error error = tocsin_duration_parse(out, cell->text, units);
	if (error != TOCSIN_DURATION_OK) {
		cell_wrong(cell, "\"%s\": %s", as_written(cell).text,
			tocsin_duration_error_text(error));
		return false;
	}
	if (out->minutes < 0) {
		cell_wrong(cell, "\"%s\" is negative; a duration is 0d or more",
			as_written(cell).text);
		return false;
	}
	return true;
}

bool cell_yes(bool *out, const struct cell *cell)
{
	static const char *const yes[] = {"yes", "true", "y", "x", "on", "1"};
	static const char *const no[] = {"no", "false", "n", "off", "0"};
	for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
		if (tocsin_text_compare_fold(cell->text, yes[i]) == 0)
			return *out = true, true;
	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		if (tocsin_text_compare_fold(cell->text, no[i]) == 0)
			return *out = false, true;
	cell_wrong(cell, "\"%s\" is neither yes nor no; write yes or no", as_written(cell).text);
	return false;
}

bool cell_share(int *out, const struct cell *cell)
{
	int64_t value;
	bool percent;
	bool number = thousandths_parse(&value, &percent, cell->text, strlen(cell->text));
	if (number && !percent && value > 1000)
		value = (value + 50) / 100;
	if (!number || value > 1000) {
		cell_wrong(cell, "\"%s\" is no share; write 0%% to 100%%, or 0 to 1",
			as_written(cell).text);
		return false;
	}
	*out = (int)value;
	return true;
}

bool cell_percent(int *out, const struct cell *cell)
{
	int64_t value;
	bool percent;
	bool number = thousandths_parse(&value, &percent, cell->text, strlen(cell->text));
	if (number && !percent)
		value = (value + 50) / 100;
	if (!number || value > 1000) {
		cell_wrong(cell, "\"%s\" is no percentage; write 0 to 100", as_written(cell).text);
		return false;
	}
	*out = (int)value;
	return true;
}

bool cell_units(int64_t *out, const struct cell *cell)
{
	bool percent;
	if (thousandths_parse(out, &percent, cell->text, strlen(cell->text)))
		return true;
	cell_wrong(
		cell, "\"%s\" is no number of units; write 2, 0.5 or 50%%", as_written(cell).text);
	return false;
}

bool cell_count(int *out, const struct cell *cell, int most)
{
	int value = 0;
	const char *at = cell->text;
	for (; is_digit(*at) && value <= most; at++)
		value = 10 * value + (*at - '0');
	if (at == cell->text || *at != '\0' || value > most) {
		cell_wrong(cell, "\"%s\" is no such number; write a whole number from 0 to %d",
			as_written(cell).text, most);
		return false;
	}
	*out = value;
	return true;
}
