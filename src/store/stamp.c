#include "stamp.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "tocsin/civil.h"

enum { SECOND = 1000000, MINUTE = 60 * SECOND };

/* `:SS` and `.ffffff`, both optional. */
static const char *take_seconds(const char *text, int64_t *microseconds)
{
	*microseconds = 0;
	if (text[0] != ':')
		return text;
	if (!isdigit((unsigned char)text[1]) || !isdigit((unsigned char)text[2]))
		return NULL;
	*microseconds = (10 * (text[1] - '0') + (text[2] - '0')) * (int64_t)SECOND;
	text += 3;
	if (*text != '.' && *text != ',')
		return text;
	int64_t place = SECOND / 10;
	for (text++; isdigit((unsigned char)*text); text++, place /= 10)
		*microseconds += place * (*text - '0');
	return text;
}

/* `Z`, `+HH:MM`, `-HHMM` or nothing. */
static const char *take_zone(const char *text, int64_t *minutes)
{
	*minutes = 0;
	if (*text == 'Z' || *text == 'z')
		return text + 1;
	if (*text != '+' && *text != '-')
		return text;
	int sign = *text == '-' ? -1 : 1, digits = 0;
	int64_t value = 0;
	for (text++; isdigit((unsigned char)*text) || (*text == ':' && digits == 2); text++) {
		if (*text == ':')
			continue;
		value = 10 * value + (*text - '0');
		if (++digits > 4)
			return NULL;
	}
	if (digits != 4 || value / 100 > 23 || value % 100 > 59)
		return NULL;
	*minutes = sign * (value / 100 * 60 + value % 100);
	return text;
}

bool stamp_parse(int64_t *microseconds, const char *text)
{
	char minute[17];
	struct tocsin_date date;
	int64_t seconds, zone;
	if (strlen(text) < 10)
		return false;
	bool has_time = text[10] == 'T' || text[10] == ' ';
	size_t length = has_time ? 16 : 10;
	if (strlen(text) < length)
		return false;
	memcpy(minute, text, length);
	minute[length] = '\0';
	if (tocsin_date_parse(&date, minute) != TOCSIN_DATE_OK)
		return false;
	const char *rest = take_seconds(text + length, &seconds);
	rest = rest != NULL ? take_zone(rest, &zone) : NULL;
	if (rest == NULL || *rest != '\0' || seconds > 61 * (int64_t)SECOND)
		return false;
	*microseconds = (date.at.minute - zone) * MINUTE + seconds;
	return true;
}

char *stamp_format(char out[STAMP_SIZE], int64_t microseconds)
{
	int64_t minute = microseconds / MINUTE, rest = microseconds % MINUTE;
	if (rest < 0) {
		rest += MINUTE;
		minute--;
	}
	char date[TOCSIN_DATE_SIZE];
	tocsin_instant_format(date, (struct tocsin_instant){minute});
	snprintf(
		out, STAMP_SIZE, "%s:%02d.%06dZ", date, (int)(rest / SECOND), (int)(rest % SECOND));
	return out;
}

int64_t stamp_now(void)
{
	struct timespec now;
	clock_gettime(CLOCK_REALTIME, &now);
	return (int64_t)now.tv_sec * SECOND + now.tv_nsec / 1000;
}
