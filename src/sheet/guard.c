#include "guard.h"

#include <string.h>

enum { DIGITS_KEPT = 15 }; /* a spreadsheet's numbers have no more */

/* "12" and "0" are as good as numbers; "007", "1.10", "1E5" and "2-3" would not come back. */
bool guard_is_number(const char *text)
{
	static const char digits[] = "0123456789";
	size_t whole = strspn(text, digits);
	if (whole == 0 || text[strspn(text, "0123456789.:/-+eE")] != '\0')
		return false;
	return text[whole] != '\0' || whole > DIGITS_KEPT || (text[0] == '0' && whole > 1);
}

bool guard_needed(const char *text)
{
	size_t guards = strspn(text, "'");
	char first = text[guards];
	return (first != '\0' && strchr("=+-@\t\r", first) != NULL) ||
	       (guards > 0 && guard_is_number(text + guards));
}

const char *guard_removed(const char *text)
{
	return text[0] == '\'' && guard_needed(text) ? text + 1 : text;
}
