/*
 * Tab in a filter:
 *
 *     "cr st"              "cr state:", "cr stage:"
 *     "cr state:r"         "cr state:running", "cr state:ready"
 *     "who:ana,t"          "who:ana,Tom"
 */
#include <string.h>

#include "filter.h"
#include "tocsin/vector.h"

/* The place where the last word begins. */
static size_t last_word(const char *text)
{
	size_t at = 0;
	bool quoted = false;
	for (size_t i = 0; text[i]; i++) {
		if (text[i] == '"')
			quoted = !quoted;
		else if ((text[i] == ' ' || text[i] == '\t') && !quoted)
			at = i + 1;
	}
	return at;
}

static enum filter_key key_before(const char *word, const char *colon)
{
	for (unsigned key = FILTER_TEXT + 1; key < FILTER_KEY_COUNT; key++) {
		const char *name = filter_key_name((enum filter_key)key);
		if (strlen(name) == (size_t)(colon - word) &&
			strncmp(name, word, (size_t)(colon - word)) == 0)
			return (enum filter_key)key;
	}
	return FILTER_TEXT;
}

static const char *complete_key(
	struct tocsin_arena *arena, const char *text, size_t at, unsigned index)
{
	const uint32_t *typed = filter_folded(arena, text + at, strlen(text + at));
	for (unsigned key = FILTER_TEXT + 1; key < FILTER_KEY_COUNT; key++) {
		const char *name = filter_key_name((enum filter_key)key);
		if (filter_begins(name, typed) && index-- == 0)
			return tocsin_arena_printf(arena, "%.*s%s:", (int)at, text, name);
	}
	return NULL;
}

const char *filter_complete(
	struct tocsin_arena *arena, const struct view_data *data, const char *text, unsigned index)
{
	size_t at = last_word(text);
	at += text[at] == '-';
	const char *colon = strchr(text + at, ':');
	if (!colon)
		return complete_key(arena, text, at, index);
	enum filter_key key = key_before(text + at, colon);
	const char *comma = strrchr(colon, ',');
	size_t kept = (size_t)((comma ? comma : colon) + 1 - text);
	const char *typed = text + kept + (text[kept] == '"');
	const uint32_t *needle = filter_folded(arena, typed, strcspn(typed, "\""));
	const char *value;
	for (unsigned i = 0; (value = filter_value(arena, data, key, i)); i++)
		if (filter_begins(value, needle) && index-- == 0)
			return tocsin_arena_printf(arena,
				strpbrk(value, " ,\t") ? "%.*s\"%s\"" : "%.*s%s", (int)kept, text,
				value);
	return NULL;
}
