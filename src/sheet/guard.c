#include "guard.h"

#include <string.h>

bool guard_needed(const char *text)
{
	char first = text[strspn(text, "'")];
	return first != '\0' && strchr("=+-@\t\r", first) != NULL;
}

const char *guard_removed(const char *text)
{
	return text[0] == '\'' && guard_needed(text) ? text + 1 : text;
}
