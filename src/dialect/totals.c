#include "totals.h"

#include <string.h>

#include "language.h"

enum { LONGEST_WORD = 24 }; /* bytes */

static bool says_total(const char *text)
{
	/* As spreadsheets of many languages have it; letters beyond ASCII in either case. */
	static const char words[] =
		"total|totals|grand total|sum|sums|summe|gesamt|gesamtsumme|somme|total général|"
		"suma|totale|somma|totaal|totalt|i alt|yhteensä|razem|celkem|spolu|összesen|"
		"Összesen|toplam|итого|Итого|ИТОГО|всего|Всего|ВСЕГО|разом|Разом|σύνολο|Σύνολο|"
		"合計|总计|合计|總計|합계";
	size_t length = strlen(text);
	while (length > 0 && (text[length - 1] == ':' || text[length - 1] == ' '))
		length--;
	bool number = text[0] >= '0' && text[0] <= '9'; /* as nearly all ids begin */
	return !number && length <= LONGEST_WORD && language_lists(words, text, length);
}

bool totals_is_one(const struct dialect *dialect, const struct csv_reader *csv)
{
	bool said = false;
	for (uint32_t i = 0; i < csv->count && i < dialect->width; i++) {
		if (csv->cells[i][0] == '\0')
			continue;
		if (!said && !says_total(csv->cells[i]))
			return false;
		uint32_t column = dialect->column_of[i];
		if (said && (column == SCHEDULE_ID || column == SCHEDULE_UNIQUE_ID ||
				    column == SCHEDULE_NAME || column == SCHEDULE_PREDECESSORS ||
				    column == SCHEDULE_SUCCESSORS || column == SCHEDULE_RESOURCES))
			return false;
		said = true;
	}
	return said;
}
