#include "working_time.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "cell_value.h"

/* `8`, `8:30`, `08:30`, up to 24:00; false where `*text` holds no time. */
static bool take_time(const char **text, int *minute)
{
	int hour = 0, part = 0, digits = 0;
	const char *at = *text;
	for (; isdigit((unsigned char)*at) && digits < 2; at++, digits++)
		hour = 10 * hour + (*at - '0');
	if (digits == 0)
		return false;
	if (*at == ':' && isdigit((unsigned char)at[1]) && isdigit((unsigned char)at[2])) {
		part = 10 * (at[1] - '0') + (at[2] - '0');
		at += 3;
	}
	*minute = 60 * hour + part;
	*text = at;
	return part < 60 && *minute <= 24 * 60;
}

static bool take_span(const char **text, struct tocsin_day_span *span)
{
	int from, to;
	if (!take_time(text, &from))
		return false;
	*text += strspn(*text, " ");
	if (**text != '-')
		return false;
	(*text)++;
	*text += strspn(*text, " ");
	if (!take_time(text, &to) || from >= to)
		return false;
	*span = (struct tocsin_day_span){(int16_t)from, (int16_t)to};
	return true;
}

void working_time_read_day(struct tocsin_working_time *time, const struct cell *value)
{
	struct tocsin_day_span spans[TOCSIN_DAY_SPANS];
	int count = 0;
	const char *at = value->text;
	for (;;) {
		at += strspn(at, " ,;\t");
		if (*at == '\0')
			break;
		if (count == TOCSIN_DAY_SPANS || !take_span(&at, &spans[count]) ||
			(count > 0 && spans[count].from < spans[count - 1].to)) {
			cell_diag(value, TOCSIN_FAULT,
				"\"%s\" is no working day; write up to %d spans in order, such as "
				"08:00-12:00 13:00-17:00",
				excerpt_of(value->text).text, TOCSIN_DAY_SPANS);
			return;
		}
		count++;
	}
	memcpy(time->spans, spans, sizeof spans[0] * (size_t)count);
	time->span_count = count;
}

/* `mon`, `Monday`: at least three letters of the name; -1 where `length` letters are none. */
static int weekday_of(const char *text, size_t length)
{
	static const char *const names[] = {
		"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
	for (int i = 0; i < 7; i++)
		if (length >= 3 && length <= strlen(names[i]) &&
			strncasecmp(text, names[i], length) == 0)
			return i;
	return -1;
}

void working_time_read_week(struct tocsin_working_time *time, const struct cell *value)
{
	unsigned weekdays = 0;
	int first = -1; /* of a range `mon-fri` whose last day is still to come */
	for (const char *at = value->text; *at != '\0';) {
		size_t length = strcspn(at, " ,;-\t");
		if (length > 0) {
			int day = weekday_of(at, length);
			if (day < 0) {
				cell_diag(value, TOCSIN_FAULT,
					"\"%s\" is no week; write the working days, such as mon "
					"tue wed thu fri",
					excerpt_of(value->text).text);
				return;
			}
			for (int i = first < 0 ? day : first; i != day; i = (i + 1) % 7)
				weekdays |= 1u << i;
			weekdays |= 1u << day;
			at += length;
			first = *at == '-' ? day : -1;
		}
		at += *at != '\0';
	}
	time->weekdays = (uint8_t)weekdays;
}

void working_time_read_hours(struct tocsin_working_time *time, const struct cell *value)
{
	int64_t thousandths;
	bool percent;
	bool number = thousandths_parse(&thousandths, &percent, value->text, strlen(value->text));
	int64_t minutes = number ? (thousandths * 60 + 500) / 1000 : 0;
	if (!number || percent || minutes < 1 || minutes > 24 * 60) {
		cell_diag(value, TOCSIN_FAULT,
			"\"%s\" is no number of hours; write more than 0 and up to 24",
			excerpt_of(value->text).text);
		return;
	}
	time->minutes_per_day = (int32_t)minutes;
}

void working_time_settle(
	struct tocsin_working_time *time, struct tocsin_diags *diags, const char *file)
{
	int32_t total = 0;
	for (int i = 0; i < time->span_count; i++)
		total += time->spans[i].to - time->spans[i].from;
	if (time->minutes_per_day == 0)
		time->minutes_per_day = total > 0 ? total : 8 * 60;
	else if (time->minutes_per_day != total)
		tocsin_diags_add(diags, TOCSIN_NOTE, file, 0, 0,
			"hours_per_day is %g, but a day of this calendar works %g hours; \"1d\" "
			"means the former",
			time->minutes_per_day / 60.0, total / 60.0);
}
