#include "material.h"

#include <ctype.h>
#include <string.h>

#include "durations.h"

/* Digits with what may stand between them, and blanks. */
static size_t number_length(const char *text, size_t length)
{
	size_t used = 0;
	while (used < length && strchr("0123456789.,' ", text[used]) != NULL)
		used++;
	return used;
}

/* A letter alone is a metre as well as a minute, but for hours and days in English. */
static bool is_time(const char *word, size_t length, const struct language *language)
{
	enum language_unit unit;
	bool elapsed;
	if (length == 1)
		return language_lists("h|d", word, length);
	return durations_unit(&unit, &elapsed, word, length, language);
}

bool material_is_amount(const char *text, size_t length, const struct language *language)
{
	size_t front = 0;
	while (front < length && strchr("0123456789%", text[front]) == NULL)
		front++; /* a currency before its amount */
	bool letter = front == 1 && isalpha((unsigned char)text[0]);
	size_t number = number_length(text + front, length - front);
	const char *unit = text + front + number;
	size_t behind = length - front - number;
	if (memchr(text, '%', length) != NULL || number == 0 || text[0] == '-' || text[0] == '+' ||
		letter)
		return false;
	return front > 0 ? behind == 0 : behind > 0 && !is_time(unit, behind, language);
}
