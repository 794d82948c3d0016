#include "tocsin/duration.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "tocsin/text.h"

enum { BILLION = 1000000000 };

struct tocsin_units tocsin_units_of(const struct tocsin_working_time *time)
{
	int days = 0;
	tocsin_work day = time->minutes_per_day > 0 ? time->minutes_per_day : 0;
	for (unsigned weekday = 0; weekday < 7; weekday++)
		days += time->weekdays >> weekday & 1;
	for (int i = 0; i < time->span_count && time->minutes_per_day <= 0; i++)
		day += time->spans[i].to - time->spans[i].from;
	if (day <= 0)
		day = 480;
	return (struct tocsin_units){
		.day = day, .week = day * (days > 0 ? days : 5), .month = day * 20};
}

/* ---- Reading ---- */

/*
 * A decimal number, exact to a billionth: 2.5 is {2, 500000000}. Digits beyond the ninth are
 * dropped, which turns a spreadsheet's 2.3000000000000003 back into 2.3.
 */
struct decimal {
	int64_t whole;
	int64_t billionths;
};

/* Minutes, whole and in billionths of one; the latter may be more than one minute's worth. */
struct amount {
	int64_t whole;
	int64_t billionths;
	bool overflow;
};

static bool is_digit(char letter)
{
	return letter >= '0' && letter <= '9';
}

/* Digits with at most one . or , among or before them; false where there is no digit. */
static bool take_decimal(const char **text, struct decimal *out)
{
	const char *at = *text;
	*out = (struct decimal){0};
	bool any = is_digit(*at);
	for (; is_digit(*at); at++)
		if (out->whole <= TOCSIN_DURATION_MAX)
			out->whole = 10 * out->whole + (*at - '0');
	if ((*at == '.' || *at == ',') && (any || is_digit(at[1]))) {
		at++;
		int64_t place = BILLION / 10;
		for (; is_digit(*at); at++, place /= 10) {
			out->billionths += place * (*at - '0');
			any = true;
		}
	}
	*text = at;
	return any;
}

/* Adds `number` units of `minutes` each. 2^40 units of at most 2^20 minutes fit. */
static void add(struct amount *amount, struct decimal number, int64_t minutes)
{
	if (number.whole > TOCSIN_DURATION_MAX) {
		amount->overflow = true;
		return;
	}
	amount->whole += number.whole * minutes;
	amount->billionths += number.billionths * minutes;
	if (amount->whole > TOCSIN_DURATION_MAX)
		amount->overflow = true;
}

/* Up to the next minute. */
static enum tocsin_duration_error finish(
	struct tocsin_duration *out, const struct amount *amount, bool negative)
{
	int64_t minutes = amount->whole + (amount->billionths + BILLION - 1) / BILLION;
	if (amount->overflow || minutes > TOCSIN_DURATION_MAX)
		return TOCSIN_DURATION_OVERFLOW;
	out->minutes = negative ? -minutes : minutes;
	return TOCSIN_DURATION_OK;
}

/* Minutes of the unit `word` (`length` letters), or 0; an "e" before it sets `*elapsed`. */
static int64_t unit_minutes(
	const char *word, size_t length, const struct tocsin_units *units, bool *elapsed)
{
	static const struct {
		const char *name;
		char unit;
	} names[] = {{"d", 'd'}, {"h", 'h'}, {"m", 'm'}, {"min", 'm'}, {"mins", 'm'},
		{"minute", 'm'}, {"minutes", 'm'}, {"hr", 'h'}, {"hrs", 'h'}, {"hour", 'h'},
		{"hours", 'h'}, {"day", 'd'}, {"days", 'd'}, {"w", 'w'}, {"wk", 'w'}, {"wks", 'w'},
		{"week", 'w'}, {"weeks", 'w'}, {"mo", 'o'}, {"mon", 'o'}, {"mons", 'o'},
		{"month", 'o'}, {"months", 'o'}};
	char name[12];
	*elapsed = false;
	if (length > 1 && (*word == 'e' || *word == 'E')) {
		*elapsed = true;
		word++;
		length--;
	}
	if (length >= sizeof name)
		return 0;
	memcpy(name, word, length);
	name[length] = '\0';
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		if (tocsin_text_compare_fold(names[i].name, name) != 0)
			continue;
		switch (names[i].unit) {
		case 'm':
			return 1;
		case 'h':
			return 60;
		case 'd':
			return *elapsed ? 1440 : units->day;
		case 'w':
			return *elapsed ? 7 * 1440 : units->week;
		default:
			return *elapsed ? 30 * 1440 : units->month;
		}
	}
	return 0;
}

/* What stands behind the P of an ISO 8601 duration: 5D, 1W, 1DT4H30M, T90M. */
static bool take_iso(const char **text, struct amount *amount, const struct tocsin_units *units)
{
	const char *at = *text;
	bool time = false, any = false;
	for (;;) {
		if (!time && *at == 'T') {
			time = true;
			any = false; /* "P1DT" says nothing behind its T */
			at++;
		}
		struct decimal number;
		if (!take_decimal(&at, &number))
			break;
		switch (*at++) {
		case 'Y':
			if (time)
				return false;
			add(amount, number, 12 * units->month);
			break;
		case 'M':
			add(amount, number, time ? 1 : units->month);
			break;
		case 'W':
			if (time)
				return false;
			add(amount, number, units->week);
			break;
		case 'D':
			if (time)
				return false;
			add(amount, number, units->day);
			break;
		case 'H':
			if (!time)
				return false;
			add(amount, number, 60);
			break;
		case 'S':
			if (!time)
				return false;
			if (number.whole > TOCSIN_DURATION_MAX)
				amount->overflow = true;
			else
				amount->whole += number.whole / 60;
			amount->billionths +=
				((number.whole % 60) * BILLION + number.billionths + 59) / 60;
			break;
		default:
			return false;
		}
		any = true;
	}
	*text = at;
	return any;
}

static void skip_blanks(const char **text)
{
	while (**text == ' ' || **text == '\t' || **text == '\r' || **text == '\n')
		++*text;
}

static size_t letters(const char *text)
{
	size_t length = 0;
	while ((text[length] >= 'a' && text[length] <= 'z') ||
		(text[length] >= 'A' && text[length] <= 'Z'))
		length++;
	return length;
}

enum tocsin_duration_error tocsin_duration_parse(
	struct tocsin_duration *out, const char *text, const struct tocsin_units *units)
{
	struct amount amount = {0};
	*out = (struct tocsin_duration){0};
	skip_blanks(&text);
	if (*text == '\0')
		return TOCSIN_DURATION_EMPTY;
	bool negative = *text == '-';
	if (*text == '-' || *text == '+')
		text++;
	skip_blanks(&text);
	if (*text == 'P') {
		text++;
		if (!take_iso(&text, &amount, units))
			return TOCSIN_DURATION_MALFORMED;
	} else {
		struct decimal number;
		if (!take_decimal(&text, &number))
			return TOCSIN_DURATION_MALFORMED;
		skip_blanks(&text);
		size_t length = letters(text);
		int64_t minutes =
			length == 0 ? units->day : unit_minutes(text, length, units, &out->elapsed);
		if (minutes == 0)
			return TOCSIN_DURATION_MALFORMED;
		text += length;
		add(&amount, number, minutes);
	}
	skip_blanks(&text);
	if (*text == '?') {
		out->estimated = true;
		text++;
	}
	skip_blanks(&text);
	if (*text != '\0')
		return TOCSIN_DURATION_MALFORMED;
	return finish(out, &amount, negative);
}

const char *tocsin_duration_error_text(enum tocsin_duration_error error)
{
	switch (error) {
	case TOCSIN_DURATION_EMPTY:
		return "no duration; write 3d, 4h or 1.5w";
	case TOCSIN_DURATION_OVERFLOW:
		return "too long to plan with; write 3d, 4h or 1.5w";
	case TOCSIN_DURATION_MALFORMED:
		return "not a duration; write 3d, 4h or 1.5w";
	case TOCSIN_DURATION_OK:
		break;
	}
	return "";
}

/* ---- Writing ---- */

char *tocsin_duration_format(
	char out[TOCSIN_DURATION_SIZE], tocsin_work minutes, const struct tocsin_units *units)
{
	const struct {
		int64_t minutes;
		char letter;
	} choices[] = {{units->day, 'd'}, {60, 'h'}, {1, 'm'}};
	const char *sign = minutes < 0 ? "-" : "";
	/* The most negative number has no positive twin; nobody can tell it from its neighbour. */
	int64_t size = minutes >= 0 ? minutes : -(minutes + (minutes == INT64_MIN));
	for (size_t i = 0; size > 0; i++) {
		int64_t unit = choices[i].minutes;
		int64_t whole = size / unit, tenths = size % unit * 10 / unit;
		if (whole == 0 || tenths * unit != size % unit * 10)
			continue;
		if (tenths == 0)
			snprintf(out, TOCSIN_DURATION_SIZE, "%s%lld%c", sign, (long long)whole,
				choices[i].letter);
		else
			snprintf(out, TOCSIN_DURATION_SIZE, "%s%lld.%d%c", sign, (long long)whole,
				(int)tenths, choices[i].letter);
		return out;
	}
	return strcpy(out, "0d");
}

/* ---- The two estimates ---- */

static int64_t divide_up(int64_t a, int64_t b)
{
	return a / b + (a % b > 0);
}

tocsin_work tocsin_focused_from_safe(tocsin_work safe, int cut_permille)
{
	return divide_up(safe * (1000 - cut_permille), 1000);
}

tocsin_work tocsin_safe_from_focused(tocsin_work focused, int cut_permille)
{
	return divide_up(focused * 1000, 1000 - cut_permille);
}
