#include "dates.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

/* What was met in a text, before it is known which number is which. */
struct parts {
	int number[3], digits[3];
	unsigned count;
	int month;   /* named, from 1; 0 = none was */
	int weekday; /* likewise, 1 = Monday */
	int hour, minute;
	bool timed, afternoon, morning;
};

static bool is_letter(char c)
{
	return isalpha((unsigned char)c) || (unsigned char)c >= 0x80;
}

static const char *take_number(const char *text, int *number, int *digits)
{
	*number = *digits = 0;
	for (; isdigit((unsigned char)*text); text++, ++*digits)
		if (*digits < 6)
			*number = 10 * *number + (*text - '0');
	return text;
}

/* h:mm[:ss], whose first number was `hour`; `text` stands at the separator behind it. */
static const char *take_clock(const char *text, int hour, struct parts *parts)
{
	int digits;
	parts->timed = true;
	parts->hour = hour;
	text = take_number(text + 1, &parts->minute, &digits);
	while ((*text == ':' || *text == '.') && isdigit((unsigned char)text[1])) {
		int fraction;
		text = take_number(text + 1, &fraction, &digits);
	}
	return text;
}

/* A colon makes a clock anywhere; a point or an h only behind a whole date. */
static bool opens_clock(const char *text, const struct parts *parts)
{
	bool dated = parts->count + (parts->month > 0) == 3;
	bool separator = *text == ':' || (dated && (*text == '.' || *text == 'h'));
	return !parts->timed && separator && isdigit((unsigned char)text[1]);
}

static size_t word_length(const char *text)
{
	size_t length = 0;
	while (is_letter(text[length]))
		length++;
	return length;
}

/* Which half of the day `word` names; false: none. */
static bool take_half(const char *word, size_t length, struct parts *parts)
{
	bool morning = language_lists("am|上午|午前|오전", word, length);
	bool afternoon = language_lists("pm|下午|午後|오후", word, length);
	parts->morning |= morning;
	parts->afternoon |= afternoon;
	return morning || afternoon;
}

/* A weekday behind the date, which Chinese and Japanese write: 2026年1月5日 星期一. */
static bool is_weekday_behind(const char *word)
{
	return strncmp(word, "星期", strlen("星期")) == 0 ||
	       strncmp(word, "周", strlen("周")) == 0 || strncmp(word, "週", strlen("週")) == 0;
}

/* Three numbers: mar. 06/01/26 is a Tuesday in Spanish, and mar 6, 2026 a day of March. */
static bool whole_date_follows(const char *text)
{
	for (int i = 0; i < 3; i++) {
		text += strspn(text, i == 0 ? " .," : "./-");
		size_t digits = strspn(text, "0123456789");
		if (digits == 0)
			return false;
		text += digits;
		if (i < 2 && strchr("./-", *text) == NULL)
			return false;
	}
	return true;
}

/* A word in a date: a month, the half of a day, or something that may stand there. */
static bool take_word(
	const char *word, size_t length, struct parts *parts, const struct language *language)
{
	static const char passed[] =
		"de|del|of|d|uhr|h|t|a|st|nd|rd|th|年|月|日|년|월|일|г|года|р|року";
	int month = language_month(language, word, length);
	if (month == 0)
		month = language_month(&languages[0], word, length);
	if (parts->count == 0 && parts->weekday == 0) {
		int weekday = language_weekday(language, word, length);
		if (weekday == 0)
			weekday = language_weekday(&languages[0], word, length);
		bool meant = month == 0 || whole_date_follows(word + length);
		parts->weekday = meant ? weekday : 0;
		if (meant && weekday > 0)
			return true;
	}
	if (month > 0 && parts->month == 0) {
		parts->month = month;
		return true;
	}
	if (take_half(word, length, parts) || language_lists(passed, word, length))
		return true;
	if (parts->count == 3 && is_weekday_behind(word))
		return true;
	return parts->count == 0 && !parts->timed; /* a weekday */
}

/* " +0100", "-05:00", "Z" behind a time: the project's own wall clock is what counts. */
static bool is_zone(const char *text, const struct parts *parts)
{
	return parts->timed &&
	       ((*text == '+' || *text == '-') || (*text == 'Z' && text[1] == '\0'));
}

static bool take_parts(struct parts *parts, const char *text, const struct language *language)
{
	*parts = (struct parts){0};
	while (*text != '\0' && !is_zone(text, parts)) {
		if (isdigit((unsigned char)*text)) {
			int number, digits;
			text = take_number(text, &number, &digits);
			if (opens_clock(text, parts)) {
				text = take_clock(text, number, parts);
				continue;
			}
			if (parts->count == 3 || digits > 4)
				return false;
			parts->number[parts->count] = number;
			parts->digits[parts->count++] = digits;
		} else if (*text == '(' && strchr(text, ')') != NULL) {
			text = strchr(text, ')') + 1; /* a weekday, in Japanese */
		} else if (is_letter(*text)) {
			size_t length = word_length(text);
			if (!take_word(text, length, parts, language))
				return false;
			text += length;
		} else {
			text++;
		}
	}
	return parts->count + (parts->month > 0) == 3;
}

static int full_year(int number, int digits)
{
	if (digits > 2)
		return number;
	return number < 70 ? 2000 + number : 1900 + number;
}

/* Which number is the year, the month, the day, as indices into the parts. */
static void assign(const struct parts *parts, enum date_order order, unsigned place[3])
{
	static const unsigned orders[][3] = {
		[DATE_DMY] = {2, 1, 0}, [DATE_MDY] = {2, 0, 1}, [DATE_YMD] = {0, 1, 2}};
	if (parts->digits[0] > 2)
		order = DATE_YMD;
	else if (order == DATE_YMD && parts->digits[2] > 2)
		order = DATE_DMY;
	memcpy(place, orders[order], sizeof orders[order]);
}

static bool make_date(
	const struct parts *parts, enum date_order order, int *year, int *month, int *day)
{
	if (parts->month > 0) {
		unsigned at = parts->digits[0] > 2 || (order == DATE_YMD && parts->digits[1] <= 2)
				      ? 0
				      : 1;
		*year = full_year(parts->number[at], parts->digits[at]);
		*month = parts->month;
		*day = parts->number[1 - at];
	} else {
		unsigned place[3];
		assign(parts, order, place);
		*year = full_year(parts->number[place[0]], parts->digits[place[0]]);
		*month = parts->number[place[1]];
		*day = parts->number[place[2]];
	}
	return *year >= 1 && *year <= 9999 && *month >= 1 && *month <= 12 && *day >= 1 &&
	       *day <= 31;
}

bool dates_rewrite(char out[TOCSIN_DATE_SIZE], const char *text, const struct language *language,
	enum date_order order)
{
	struct parts parts;
	int year, month, day;
	if (!take_parts(&parts, text, language) || !make_date(&parts, order, &year, &month, &day))
		return false;
	if (parts.timed && (parts.morning || parts.afternoon)) {
		if (parts.hour < 1 || parts.hour > 12)
			return false;
		parts.hour = parts.hour % 12 + (parts.afternoon ? 12 : 0);
	}
	if (parts.hour > 23 || parts.minute > 59)
		return false;
	unsigned y = (unsigned)year % 10000u, m = (unsigned)month % 100u, d = (unsigned)day % 100u;
	unsigned h = (unsigned)parts.hour % 100u, minute = (unsigned)parts.minute % 100u;
	if (parts.timed)
		snprintf(out, TOCSIN_DATE_SIZE, "%04u-%02u-%02uT%02u:%02u", y, m, d, h, minute);
	else
		snprintf(out, TOCSIN_DATE_SIZE, "%04u-%02u-%02u", y, m, d);
	return true;
}

bool dates_marked_actual(const char *text)
{
	size_t length = strlen(text);
	while (length > 0 && text[length - 1] == ' ')
		length--;
	return length > 1 && text[length - 1] == 'A' &&
	       (text[length - 2] == ' ' || isdigit((unsigned char)text[length - 2]));
}

bool dates_tell_order(enum date_order *out, const char *text, const struct language *language)
{
	struct parts parts;
	if (!take_parts(&parts, text, language) || parts.month > 0 || parts.digits[0] > 2)
		return false;
	bool first = parts.number[0] > 12, second = parts.number[1] > 12;
	if (first == second || parts.number[0] > 31 || parts.number[1] > 31)
		return false;
	*out = first ? DATE_DMY : DATE_MDY;
	return true;
}

enum dates_objection dates_object(struct tocsin_day *day, const char *text,
	const struct language *language, enum date_order order)
{
	struct parts parts;
	int year, month, number;
	if (!take_parts(&parts, text, language))
		return DATES_NO_DATE;
	if (!make_date(&parts, order, &year, &month, &number) ||
		!tocsin_day_from_date(day, year, month, number))
		return DATES_NONEXISTENT;
	return parts.weekday == 0 || tocsin_day_weekday(*day) == parts.weekday - 1
		       ? DATES_FINE
		       : DATES_OTHER_WEEKDAY;
}
