#include "captions.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>

#include "table.h"

const struct caption captions[] = {
#define CAPTION(text, tool, language, column, rank)                                                \
	{text, language, DIALECT_##tool, SCHEDULE_##column, rank},
#include "captions.def"
#undef CAPTION
};

const unsigned caption_count = sizeof captions / sizeof *captions;

const struct caption *captions_find(const char *text)
{
	size_t from = 0, to = caption_count;
	while (from < to) {
		size_t middle = from + (to - from) / 2;
		if (strcmp(captions[middle].text, text) < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return from < caption_count && strcmp(captions[from].text, text) == 0 ? &captions[from]
									      : NULL;
}

static bool is_capital(char c)
{
	return isupper((unsigned char)c) != 0;
}

static bool is_small(char c)
{
	return islower((unsigned char)c) != 0 || isdigit((unsigned char)c) != 0;
}

/* Does a word begin at `at`? In taskID, bestCaseHours and QASpecialist, and not in taskIDs. */
static bool begins_word(const char *cell, const char *at)
{
	if (at == cell || !is_capital(*at))
		return false;
	bool plural = at[1] == 's' && !is_small(at[2]);
	return is_small(at[-1]) || (is_capital(at[-1]) && is_small(at[1]) && !plural);
}

const char *captions_plain(struct tocsin_arena *arena, const char *cell)
{
	const char *plain = table_caption(arena, cell);
	if (captions_find(plain) != NULL)
		return plain;
	char *apart = TOCSIN_NEW(arena, char, 2 * strlen(cell) + 1);
	size_t length = 0;
	for (const char *at = cell; *at != '\0'; at++) {
		if (begins_word(cell, at))
			apart[length++] = ' ';
		apart[length++] = *at;
	}
	return table_caption(arena, apart);
}
