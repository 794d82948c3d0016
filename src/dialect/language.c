#include "language.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

#include "letters.h"

const struct language languages[] = {
#include "languages.def"
};

const unsigned language_count = sizeof languages / sizeof *languages;

/* Is `code` that of a language, up to `length` bytes? "pt-br" is "pt_BR". */
static bool is_code(const struct language *language, const char *code, size_t length)
{
	if (strlen(language->code) != length)
		return false;
	for (size_t i = 0; i < length; i++)
		if (language->code[i] != (code[i] == '-' ? '_' : code[i]) &&
			strncasecmp(&language->code[i], &code[i], 1) != 0)
			return false;
	return true;
}

const struct language *language_find(const char *code)
{
	const size_t lengths[] = {strlen(code), strcspn(code, "_-")};
	for (size_t which = 0; which < sizeof lengths / sizeof *lengths; which++)
		for (unsigned i = 0; i < language_count; i++)
			if (is_code(&languages[i], code, lengths[which]))
				return &languages[i];
	return NULL;
}

bool language_lists(const char *list, const char *word, size_t length)
{
	while (list != NULL) {
		size_t piece = strcspn(list, "|");
		if (piece == length && letters_equal(list, word, length))
			return true;
		list = list[piece] == '|' ? list + piece + 1 : NULL;
	}
	return false;
}

/* How many bytes of `word` the longest of the beginnings in `names` ("sep/set") takes. */
static size_t begun(const char *names, size_t end, const char *word, size_t length)
{
	size_t longest = 0;
	for (size_t at = 0; at < end; at++) {
		size_t piece = strcspn(names + at, "/|");
		if (piece <= length && piece > longest && letters_equal(names + at, word, piece))
			longest = piece;
		at += piece;
	}
	return longest;
}

/* The number, from 1, of the name in a list that begins `word` with the most bytes; 0: none. */
static int number_of(const char *names, const char *word, size_t length)
{
	size_t longest = 0;
	int number = 0;
	for (int i = 1; names != NULL; i++) {
		size_t end = strcspn(names, "|");
		size_t bytes = begun(names, end, word, length);
		if (bytes > longest) {
			longest = bytes;
			number = i;
		}
		names = names[end] == '|' ? names + end + 1 : NULL;
	}
	return number;
}

int language_month(const struct language *language, const char *word, size_t length)
{
	return number_of(language->months, word, length);
}

int language_weekday(const struct language *language, const char *word, size_t length)
{
	return number_of(language->weekdays, word, length);
}
