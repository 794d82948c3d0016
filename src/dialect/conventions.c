#include "conventions.h"
#include "table.h"

#include <stdlib.h>
#include <string.h>

#include "dates.h"
#include "durations.h"

/* ---- Units of captions ---- */

static bool bare_of(
	enum bare_unit *bare, const char *word, size_t length, const struct language *language)
{
	static const enum bare_unit of[UNITS] = {
		BARE_MINUTES, BARE_HOURS, BARE_DAYS, BARE_WEEKS, BARE_DAYS, BARE_DAYS};
	enum language_unit unit;
	bool elapsed;
	if (!durations_unit(&unit, &elapsed, word, length, language) || elapsed ||
		unit > UNIT_WEEKS)
		return false;
	*bare = of[unit];
	return true;
}

bool conventions_caption_unit(
	size_t *length, enum bare_unit *bare, const char *caption, const struct language *language)
{
	size_t end = strlen(caption);
	bool bracket = end > 0 && (caption[end - 1] == ')' || caption[end - 1] == ']');
	const char *open = bracket ? strrchr(caption, caption[end - 1] == ')' ? '(' : '[') : NULL;
	*length = end;
	if (open != NULL) {
		if (!bare_of(bare, open + 1, (size_t)(caption + end - 1 - (open + 1)), language))
			return false;
		*length = (size_t)(open - caption);
		while (*length > 0 && caption[*length - 1] == ' ')
			--*length;
		return true;
	}
	const char *last = strrchr(caption, ' ');
	/* A letter alone may be anything; "hours" is not. */
	return last != NULL && strlen(last + 1) > 2 &&
	       bare_of(bare, last + 1, strlen(last + 1), language);
}

/* ---- Evidence of cells ---- */

struct rows {
	const struct dialect *dialect;
	const struct sample_row *first;
	uint32_t count;
};

static bool is_date(uint32_t column)
{
	return column == SCHEDULE_START || column == SCHEDULE_FINISH ||
	       column == SCHEDULE_NOT_BEFORE || column == SCHEDULE_ACTUAL_START ||
	       column == SCHEDULE_ACTUAL_FINISH;
}

/* By a number above 12 in the first cell that has one. */
static bool order_of_numbers(enum date_order *order, const struct rows *rows)
{
	const struct dialect *dialect = rows->dialect;
	for (uint32_t i = 0; i < rows->count; i++)
		for (uint32_t cell = 0; cell < rows->first[i].count && cell < dialect->width;
			cell++)
			if (is_date(dialect->column_of[cell]) &&
				dates_tell_order(
					order, rows->first[i].cells[cell], dialect->language))
				return true;
	return false;
}

/* How many weekdays are not those of their dates. */
static uint32_t other_weekdays(const struct rows *rows, enum date_order order)
{
	const struct dialect *dialect = rows->dialect;
	uint32_t count = 0;
	for (uint32_t i = 0; i < rows->count; i++)
		for (uint32_t cell = 0; cell < rows->first[i].count && cell < dialect->width;
			cell++) {
			struct tocsin_day ignored;
			if (is_date(dialect->column_of[cell]))
				count += dates_object(&ignored, rows->first[i].cells[cell],
						 dialect->language, order) == DATES_OTHER_WEEKDAY;
		}
	return count;
}

static uint32_t cell_of(const struct dialect *dialect, enum schedule_column column)
{
	uint32_t cell = 0;
	while (cell < dialect->width && dialect->column_of[cell] != (uint32_t)column)
		cell++;
	return cell;
}

/* In how many rows the finish would lie before the start. */
static uint32_t finished_early(const struct rows *rows, enum date_order order)
{
	const struct dialect *dialect = rows->dialect;
	uint32_t start = cell_of(dialect, SCHEDULE_START);
	uint32_t finish = cell_of(dialect, SCHEDULE_FINISH), count = 0;
	for (uint32_t i = 0; i < rows->count; i++) {
		const struct sample_row *row = &rows->first[i];
		char from[TOCSIN_DATE_SIZE], to[TOCSIN_DATE_SIZE];
		if (start < row->count && finish < row->count && start < dialect->width &&
			finish < dialect->width &&
			dates_rewrite(from, row->cells[start], dialect->language, order) &&
			dates_rewrite(to, row->cells[finish], dialect->language, order))
			count += strncmp(to, from, strlen("YYYY-MM-DD")) < 0;
	}
	return count;
}

static enum date_order find_order(const struct rows *rows)
{
	enum date_order order = rows->dialect->language->dates;
	if (order_of_numbers(&order, rows))
		return order;
	uint32_t day_first = other_weekdays(rows, DATE_DMY);
	uint32_t month_first = other_weekdays(rows, DATE_MDY);
	if (day_first == month_first) {
		day_first = finished_early(rows, DATE_DMY);
		month_first = finished_early(rows, DATE_MDY);
	}
	if (day_first != month_first)
		return day_first < month_first ? DATE_DMY : DATE_MDY;
	return order;
}

/* 0 to 1 in every row, and somewhere between the two: a spreadsheet's share of one. Nothing but 0
 * and 1 is a share too where people write it, for who reports one percent of a task, and of no task
 * more? */
static bool writes_shares(const struct rows *rows)
{
	uint32_t percent = cell_of(rows->dialect, SCHEDULE_PERCENT);
	bool between = false, any_one = false;
	for (uint32_t i = 0; i < rows->count && percent < rows->dialect->width; i++) {
		const struct sample_row *row = &rows->first[i];
		char number[32];
		const char *at = percent < row->count ? row->cells[percent] : "";
		if (*at == '\0')
			continue;
		if (!durations_take_number(
			    number, sizeof number, &at, rows->dialect->conventions.decimal) ||
			*at != '\0')
			return false;
		bool zero = strspn(number, "0.") == strlen(number);
		bool one = number[0] == '1' && strspn(number + 1, "0.") == strlen(number + 1) &&
			   (number[1] == '\0' || number[1] == '.');
		bool share = number[0] == '0' && number[1] == '.';
		if (!zero && !one && !share)
			return false;
		between |= share && !zero;
		any_one |= one;
	}
	return between || (any_one && rows->dialect->tool == DIALECT_SHEET);
}

/* The sign that `text` must have for its decimals, 0 where it may be either: 3,5 and 0.125 and
 * 1.250,5 tell, and 1,250 does not. */
static char sign_of_decimals(const char *text)
{
	size_t length = strspn(text, "0123456789.,"), last = length;
	while (last > 0 && text[last - 1] != '.' && text[last - 1] != ',')
		last--;
	if (last < 2 || last == length)
		return 0;
	char sign = text[last - 1], other = sign == '.' ? ',' : '.';
	const char *first = strpbrk(text, ".,");
	if (*first == other)
		return sign;
	bool once = first == text + last - 1;
	bool thousands = length - last == 3 && text[0] != '0';
	return once && !thousands ? sign : 0;
}

static bool is_number(uint32_t column)
{
	return column == SCHEDULE_SAFE || column == SCHEDULE_FOCUSED ||
	       column == SCHEDULE_OTHER_ESTIMATE || column == SCHEDULE_REMAINING ||
	       column == SCHEDULE_PERCENT;
}

/* Who works in one language on a machine of another writes decimals as the machine does: what all
 * cells agree on goes before the language. */
static char find_decimal(const struct rows *rows)
{
	const struct dialect *dialect = rows->dialect;
	bool point = false, comma = false;
	for (uint32_t i = 0; i < rows->count; i++)
		for (uint32_t cell = 0; cell < rows->first[i].count && cell < dialect->width;
			cell++) {
			if (!is_number(dialect->column_of[cell]))
				continue;
			char sign = sign_of_decimals(rows->first[i].cells[cell]);
			point |= sign == '.';
			comma |= sign == ',';
		}
	return point == comma ? dialect->language->decimal : point ? '.' : ',';
}

void conventions_find(struct dialect *dialect, const struct sample *sample, uint32_t header,
	const struct dialect_wishes *wishes)
{
	struct rows rows = {dialect, sample->rows + header + 1, sample->count - header - 1};
	struct conventions *conventions = &dialect->conventions;
	conventions->decimal = find_decimal(&rows);
	conventions->dates = wishes->dates_given ? wishes->dates : find_order(&rows);
	conventions->shares = writes_shares(&rows);
}
