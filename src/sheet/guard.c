#include "guard.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

enum { DIGITS_KEPT = 15 }; /* a spreadsheet's numbers have no more */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "12" and "0" are as good as numbers; "007", "1.10", "1E5", "2-3" and "1,234" would not come back.
 */
static bool is_figure(const char *text)
{
	size_t whole = strspn(text, "0123456789");
	if (!is_digit(text[text[0] == '.' || text[0] == ',']))
		return false;
	if (text[strspn(text, "0123456789.,:/-+eE %")] != '\0')
		return false;
	return text[whole] != '\0' || whole > DIGITS_KEPT || (text[0] == '0' && whole > 1);
}

/* "9:30 pm", "9 a" */
static bool is_time_of_day(const char *text)
{
	size_t figures = strspn(text, "0123456789:");
	const char *half = text + figures + strspn(text + figures, " ");
	if (!is_digit(text[0]) || half[0] == '\0' || strchr("aApP", half[0]) == NULL)
		return false;
	bool apart = half > text + figures || memchr(text, ':', figures) != NULL;
	return apart &&
	       (half[1] == '\0' || ((half[1] == 'm' || half[1] == 'M') && half[2] == '\0'));
}

/* The bytes of an English name of a month, or its short form, that `text` begins with; 0. */
static size_t month_length(const char *text)
{
	static const char *const months[] = {"january", "february", "march", "april", "may", "june",
		"july", "august", "september", "october", "november", "december"};
	size_t letters = 0;
	while (isalpha((unsigned char)text[letters]))
		letters++;
	for (size_t i = 0; i < sizeof months / sizeof *months; i++) {
		bool brief = letters == 3 || (letters == 4 && i == 8); /* "sept" */
		if ((brief || letters == strlen(months[i])) &&
			strncasecmp(text, months[i], letters) == 0)
			return letters;
	}
	return 0;
}

/* "MAR1", "Sept-2", "7 March": they have cost geneticists the names of their genes. */
static bool is_date(const char *text)
{
	static const char between[] = " -/.,";
	size_t digits = strspn(text, "0123456789");
	const char *month = digits > 0 ? text + digits + strspn(text + digits, between) : text;
	size_t letters = month_length(month);
	if (letters == 0)
		return false;
	const char *rest = month + letters;
	bool more = rest[strspn(rest, between)] != '\0';
	return (digits > 0 || more) && rest[strspn(rest, "0123456789 -/.,")] == '\0';
}

bool guard_is_value(const char *text)
{
	return is_figure(text) || is_time_of_day(text) || is_date(text) ||
	       strcasecmp(text, "true") == 0 || strcasecmp(text, "false") == 0;
}

bool guard_needed(const char *text)
{
	size_t guards = strspn(text, "'");
	char first = text[guards];
	return (first != '\0' && strchr("=+-@\t\r", first) != NULL) ||
	       (guards > 0 && guard_is_value(text + guards));
}

const char *guard_removed(const char *text)
{
	return text[0] == '\'' && guard_needed(text) ? text + 1 : text;
}
