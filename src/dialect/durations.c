#include "durations.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "narrow.h"

enum { NUMBER_SIZE = 32, PARTS_MOST = 5 };

static const char *after_blanks(const char *text)
{
	for (;;) {
		if (isspace((unsigned char)*text))
			text++;
		else if (strncmp(text, "\xC2\xA0", 2) == 0) /* spreadsheets like it before units */
			text += 2;
		else if (strncmp(text, "\xE2\x80\xAF", 3) == 0) /* narrow, as in French */
			text += 3;
		else
			return text;
	}
}

static size_t digits_at(const char *text)
{
	return strspn(text, "0123456789");
}

/* Bytes of a sign that may stand between groups of three digits; 0 where there is none. */
static size_t group_sign(const char *text, char decimal)
{
	if (*text == '\'' || (*text == (decimal == ',' ? '.' : ',')))
		return 1;
	if (strncmp(text, "\xC2\xA0", 2) == 0)
		return 2;
	return strncmp(text, "\xE2\x80\xAF", 3) == 0 ? 3 : 0;
}

bool durations_take_number(char *out, size_t size, const char **text, char decimal)
{
	const char *at = *text;
	size_t length = digits_at(at), used = 0;
	bool leading_zero = *at == '0';
	if (length == 0 || length + 1 >= size)
		return false;
	memcpy(out, at, length);
	used = length;
	at += length;
	for (size_t sign; !leading_zero && length <= 3 && (sign = group_sign(at, decimal)) > 0 &&
			  digits_at(at + sign) == 3 && used + 4 < size;
		at += sign + 3) {
		memcpy(out + used, at + sign, 3);
		used += 3;
	}
	if ((*at == '.' || *at == ',') && digits_at(at + 1) > 0) {
		size_t places = digits_at(at + 1);
		size_t kept = places < 9 ? places : 9; /* a spreadsheet's 2.3000000000000003 */
		if (used + kept + 2 > size)
			return false;
		out[used++] = '.';
		memcpy(out + used, at + 1, kept);
		used += kept;
		at += 1 + places;
	}
	out[used] = '\0';
	*text = at;
	return true;
}

static bool unit_in(enum language_unit *unit, bool *elapsed, const char *word, size_t length,
	const struct language *language)
{
	for (int i = 0; i < UNITS; i++) {
		*unit = (enum language_unit)i;
		*elapsed = false;
		if (language_lists(language->units[i], word, length))
			return true;
		*elapsed = true;
		if (language_lists(language->elapsed[i], word, length))
			return true;
	}
	return false;
}

bool durations_unit(enum language_unit *unit, bool *elapsed, const char *word, size_t length,
	const struct language *language)
{
	return unit_in(unit, elapsed, word, length, language) ||
	       unit_in(unit, elapsed, word, length, &languages[0]);
}

/* Is what a word of elapsed time has beside one of working time ("ft" beside "t") this mark? */
static bool marks_elapsed(const char *elapsed, const char *units, const char *mark, size_t length)
{
	while (elapsed != NULL) {
		size_t word = strcspn(elapsed, "|");
		if (word > length &&
			((strncmp(elapsed, mark, length) == 0 &&
				 language_lists(units, elapsed + length, word - length)) ||
				(strncmp(elapsed + word - length, mark, length) == 0 &&
					language_lists(units, elapsed, word - length))))
			return true;
		elapsed = elapsed[word] == '|' ? elapsed + word + 1 : NULL;
	}
	return false;
}

bool durations_elapsed_mark(const char *mark, size_t length, const struct language *language)
{
	for (int i = 0; length > 0 && i < UNITS; i++)
		if (marks_elapsed(language->elapsed[i], language->units[i], mark, length))
			return true;
	return length == 1 && (*mark == 'e' || *mark == 'E');
}

/* One number with its unit. */
struct part {
	char number[NUMBER_SIZE];
	enum language_unit unit;
	bool elapsed, bare;
};

static size_t word_length(const char *text)
{
	size_t length = 0;
	while (text[length] != '\0' && text[length] != '?' && text[length] != ',' &&
		!isspace((unsigned char)text[length]) && !isdigit((unsigned char)text[length]))
		length++;
	return length;
}

static bool take_part(
	struct part *part, const char **text, const struct language *language, char decimal)
{
	const char *at = after_blanks(*text);
	if (!durations_take_number(part->number, sizeof part->number, &at, decimal))
		return false;
	at = after_blanks(at);
	size_t length = word_length(at);
	part->bare = length == 0;
	if (length > 1 && at[length - 1] == '.')
		length--; /* "2 Std." */
	if (!part->bare && !durations_unit(&part->unit, &part->elapsed, at, length, language))
		return false;
	at += length;
	at += *at == '.' || *at == ',';
	*text = after_blanks(at);
	return true;
}

/* Several parts become one ISO duration, days before hours; elapsed ones have no such form. */
static bool write_parts(char out[DURATION_TEXT_SIZE], const struct part *parts, unsigned count)
{
	static const char letters[UNITS] = {'M', 'H', 'D', 'W', 'M', 'Y'};
	size_t used = (size_t)snprintf(out, DURATION_TEXT_SIZE, "P");
	for (int times = 0; times < 2; times++) {
		bool any = false;
		for (unsigned i = 0; i < count; i++) {
			const struct part *part = &parts[i];
			bool clock = part->unit == UNIT_MINUTES || part->unit == UNIT_HOURS;
			if (part->bare || part->elapsed)
				return false;
			if (clock != (times == 1))
				continue;
			int wrote = snprintf(out + used, DURATION_TEXT_SIZE - used, "%s%s%c",
				clock && !any ? "T" : "", part->number, letters[part->unit]);
			used += (size_t)wrote;
			if (used >= DURATION_TEXT_SIZE)
				return false;
			any = true;
		}
	}
	return true;
}

static void write_bare(char out[DURATION_TEXT_SIZE], const char *number, enum bare_unit bare)
{
	static const char letters[] = {
		[BARE_DAYS] = 'd', [BARE_HOURS] = 'h', [BARE_MINUTES] = 'm', [BARE_WEEKS] = 'w'};
	if (bare == BARE_SECONDS)
		snprintf(out, DURATION_TEXT_SIZE, "PT%sS", number);
	else
		snprintf(out, DURATION_TEXT_SIZE, "%s%c", number, letters[bare]);
}

/* We have no such unit; whole years of 365 days can be said in days. */
static bool write_elapsed_years(char out[DURATION_TEXT_SIZE], const char *number)
{
	char *end;
	long years = strtol(number, &end, 10);
	if (*end != '\0' || years > 10000)
		return false;
	snprintf(out, DURATION_TEXT_SIZE, "%lded", 365 * years);
	return true;
}

static bool write_part(char out[DURATION_TEXT_SIZE], const struct part *part, enum bare_unit bare)
{
	static const char *const units[UNITS] = {"m", "h", "d", "w", "mo", ""};
	if (part->bare)
		write_bare(out, part->number, bare);
	else if (part->unit == UNIT_YEARS && part->elapsed)
		return write_elapsed_years(out, part->number);
	else if (part->unit == UNIT_YEARS)
		snprintf(out, DURATION_TEXT_SIZE, "P%sY", part->number);
	else
		snprintf(out, DURATION_TEXT_SIZE, "%s%s%s", part->number, part->elapsed ? "e" : "",
			units[part->unit]);
	return true;
}

bool durations_rewrite(char out[DURATION_TEXT_SIZE], const char *text,
	const struct language *language, char decimal, enum bare_unit bare)
{
	struct part parts[PARTS_MOST];
	unsigned count = 0;
	char narrow[DURATION_TEXT_SIZE];
	if (narrow_text(narrow, sizeof narrow, text, strlen(text)))
		text = narrow;
	text = after_blanks(text);
	do
		if (count == PARTS_MOST || !take_part(&parts[count++], &text, language, decimal))
			return false;
	while (*text != '\0' && *text != '?');
	bool guessed = *text == '?';
	if (*after_blanks(text + guessed) != '\0')
		return false;
	if (count > 1 && !write_parts(out, parts, count))
		return false;
	if (count == 1 && !write_part(out, &parts[0], bare))
		return false;
	size_t used = strlen(out);
	if (guessed && used + 2 <= DURATION_TEXT_SIZE)
		memcpy(out + used, "?", 2);
	return true;
}
