/*
 * The Gregorian calendar, counted from 0000-03-01, so that the leap day is the last of its year:
 *
 *     era     400 years of 146,097 days, all alike
 *     year    of the era, beginning with March
 *     month   0 = March ... 11 = February; its first day is (153 month + 2) / 5 of the year
 */
#include "tocsin/civil.h"

#include <stdio.h>
#include <string.h>

enum {
	DAYS_PER_ERA = 146097,
	DAYS_BEFORE_1970 = 719468, /* from 0000-03-01 */
	FIRST_DAY = -719162,       /* 0001-01-01 */
	LAST_DAY = 2932896,        /* 9999-12-31 */
	MINUTES_PER_DAY = 1440,
};

/* Quotient rounded down, where C rounds towards zero. */
static int64_t floor_divide(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

static int days_in_month(int year, int month)
{
	static const int8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
	return month == 2 && leap ? 29 : days[month - 1];
}

bool tocsin_day_from_date(struct tocsin_day *out, int year, int month, int day)
{
	if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
		day > days_in_month(year, month))
		return false;
	int from_march = month > 2 ? month - 3 : month + 9;
	int march_year = month > 2 ? year : year - 1;
	int days = march_year * 365 + march_year / 4 - march_year / 100 + march_year / 400;
	out->number = days + (153 * from_march + 2) / 5 + day - 1 - DAYS_BEFORE_1970;
	return true;
}

void tocsin_day_to_date(struct tocsin_day day, int *year, int *month, int *dayofmonth)
{
	int64_t days = (int64_t)day.number + DAYS_BEFORE_1970;
	int64_t era = floor_divide(days, DAYS_PER_ERA);
	int of_era = (int)(days - era * DAYS_PER_ERA);
	/* Without the leap days before it every year has 365: one in 1,461 days, less one in
	 * 36,524, plus the era's last. */
	int of_years = of_era - of_era / 1460 + of_era / 36524 - of_era / (DAYS_PER_ERA - 1);
	int year_of_era = of_years / 365;
	int of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int from_march = (5 * of_year + 2) / 153;
	*dayofmonth = of_year - (153 * from_march + 2) / 5 + 1;
	*month = from_march < 10 ? from_march + 3 : from_march - 9;
	*year = (int)(era * 400) + year_of_era + (*month <= 2);
}

int tocsin_day_weekday(struct tocsin_day day)
{
	/* 1970-01-01 was a Thursday. */
	int64_t from_monday = (int64_t)day.number + 3;
	return (int)(from_monday - 7 * floor_divide(from_monday, 7));
}

struct tocsin_day tocsin_instant_day(struct tocsin_instant at)
{
	int64_t number = floor_divide(at.minute, MINUTES_PER_DAY);
	if (number < INT32_MIN)
		number = INT32_MIN;
	if (number > INT32_MAX)
		number = INT32_MAX;
	return (struct tocsin_day){(int32_t)number};
}

int tocsin_instant_minute_of_day(struct tocsin_instant at)
{
	int minute = (int)(at.minute % MINUTES_PER_DAY);
	return minute < 0 ? minute + MINUTES_PER_DAY : minute;
}

struct tocsin_instant tocsin_instant_at(struct tocsin_day day, int minute_of_day)
{
	return (struct tocsin_instant){(int64_t)day.number * MINUTES_PER_DAY + minute_of_day};
}

/* Takes exactly `count` digits from the front of `*text`. */
static bool take_digits(const char **text, int count, int *value)
{
	*value = 0;
	for (int i = 0; i < count; i++) {
		char digit = (*text)[i];
		if (digit < '0' || digit > '9')
			return false;
		*value = 10 * *value + (digit - '0');
	}
	*text += count;
	return true;
}

static bool take(const char **text, char wanted)
{
	if (**text != wanted)
		return false;
	(*text)++;
	return true;
}

static bool is_digit(char letter)
{
	return letter >= '0' && letter <= '9';
}

/* HH:MM[:SS[.fraction]] */
static bool take_time(const char **text, int *hour, int *minute, int *second)
{
	*second = 0;
	if (!take_digits(text, 2, hour) || !take(text, ':') || !take_digits(text, 2, minute))
		return false;
	if (!take(text, ':'))
		return true;
	if (!take_digits(text, 2, second))
		return false;
	if (take(text, '.') || take(text, ',')) {
		if (!is_digit(**text))
			return false;
		while (is_digit(**text))
			(*text)++;
	}
	return true;
}

/* Z, +HH, +HHMM or +HH:MM */
static bool take_zone(const char **text, bool *has_zone)
{
	*has_zone = false;
	if (take(text, 'Z')) {
		*has_zone = true;
		return true;
	}
	if (!take(text, '+') && !take(text, '-'))
		return true;
	int hours, minutes;
	*has_zone = true;
	if (!take_digits(text, 2, &hours))
		return false;
	if (!take(text, ':'))
		return !is_digit(**text) || take_digits(text, 2, &minutes);
	return take_digits(text, 2, &minutes);
}

static void skip_blanks(const char **text)
{
	*text += strspn(*text, " \t\r\n");
}

enum tocsin_date_error tocsin_date_parse(struct tocsin_date *out, const char *text)
{
	int year, month, dayofmonth, hour = 0, minute = 0, second = 0;
	*out = (struct tocsin_date){.at = TOCSIN_NO_INSTANT};
	skip_blanks(&text);
	if (!take_digits(&text, 4, &year) || !take(&text, '-') || !take_digits(&text, 2, &month) ||
		!take(&text, '-') || !take_digits(&text, 2, &dayofmonth))
		return TOCSIN_DATE_MALFORMED;
	if (take(&text, 'T') || (text[0] == ' ' && is_digit(text[1]) && take(&text, ' '))) {
		out->has_time = true;
		if (!take_time(&text, &hour, &minute, &second) || !take_zone(&text, &out->has_zone))
			return TOCSIN_DATE_MALFORMED;
	}
	skip_blanks(&text);
	if (*text != '\0')
		return TOCSIN_DATE_MALFORMED;
	struct tocsin_day day;
	/* A 61st second is a leap second: it exists, and seconds are dropped. */
	if (!tocsin_day_from_date(&day, year, month, dayofmonth) || hour > 23 || minute > 59 ||
		second > 60)
		return TOCSIN_DATE_NONEXISTENT;
	out->at = tocsin_instant_at(day, 60 * hour + minute);
	return TOCSIN_DATE_OK;
}

/* Four digits are all a year has here: what lies beyond is shown as the first or the last day. */
static struct tocsin_day shown_day(struct tocsin_day day)
{
	if (day.number < FIRST_DAY)
		return (struct tocsin_day){FIRST_DAY};
	if (day.number > LAST_DAY)
		return (struct tocsin_day){LAST_DAY};
	return day;
}

char *tocsin_day_format(char out[TOCSIN_DATE_SIZE], struct tocsin_day day)
{
	int year, month, dayofmonth;
	tocsin_day_to_date(shown_day(day), &year, &month, &dayofmonth);
	snprintf(out, TOCSIN_DATE_SIZE, "%04u-%02u-%02u", (unsigned)year % 10000u,
		(unsigned)month % 100u, (unsigned)dayofmonth % 100u);
	return out;
}

char *tocsin_instant_format(char out[TOCSIN_DATE_SIZE], struct tocsin_instant at)
{
	if (!tocsin_instant_known(at))
		return strcpy(out, "-");
	struct tocsin_day day = tocsin_instant_day(at);
	int minute = tocsin_instant_minute_of_day(at);
	if (day.number < FIRST_DAY)
		minute = 0;
	if (day.number > LAST_DAY)
		minute = MINUTES_PER_DAY - 1;
	tocsin_day_format(out, day);
	size_t length = strlen(out);
	snprintf(out + length, TOCSIN_DATE_SIZE - length, "T%02u:%02u", (unsigned)minute / 60u,
		(unsigned)minute % 60u);
	return out;
}
