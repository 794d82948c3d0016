/* Reasons: which one of the list somebody means. */
#include <stdlib.h>
#include <string.h>

#include "tocsin/settings.h"
#include "tocsin/text.h"

enum { REASON_SIZE = 200 };

static const char *trimmed(char out[REASON_SIZE], const char *text)
{
	text += strspn(text, " \t");
	size_t length = strlen(text);
	while (length > 0 && strchr(" \t", text[length - 1]))
		length--;
	length = length < REASON_SIZE ? length : REASON_SIZE - 1;
	memcpy(out, text, length);
	out[length] = '\0';
	return out;
}

static bool begins_with(const char *words, const char *begin)
{
	char front[REASON_SIZE];
	size_t length = strlen(begin);
	if (strlen(words) < length)
		return false;
	memcpy(front, words, length);
	front[length] = '\0';
	return tocsin_text_compare_fold(front, begin) == 0;
}

enum tocsin_reason_match tocsin_reason_find(
	uint32_t *out, const struct tocsin_settings *settings, const char *text)
{
	char word[REASON_SIZE];
	uint32_t count = settings->reason_count, fits = 0;
	*out = count;
	if (*trimmed(word, text) == '\0')
		return TOCSIN_REASON_NONE;
	if (word[strspn(word, "0123456789")] == '\0') {
		unsigned long number = strtoul(word, NULL, 10);
		if (number < 1 || number > count)
			return TOCSIN_REASON_NONE;
		*out = (uint32_t)number - 1;
		return TOCSIN_REASON_LISTED;
	}
	for (uint32_t i = count; i > 0; i--) {
		if (!begins_with(settings->reasons[i - 1], word))
			continue;
		*out = i - 1;
		fits++;
	}
	for (uint32_t i = 0; i < count && fits > 1; i++)
		if (tocsin_text_compare_fold(settings->reasons[i], word) == 0) {
			*out = i;
			fits = 1;
		}
	return fits == 0   ? TOCSIN_REASON_OWN
	       : fits == 1 ? TOCSIN_REASON_LISTED
			   : TOCSIN_REASON_AMBIGUOUS;
}
