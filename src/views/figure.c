#include "figure.h"
#include "tocsin/real.h"

#include <stdio.h>

/* Beyond it a percentage says nothing but "far gone". */
enum { MOST_SHORT_PERCENT = 999 };

static struct figure dash(void)
{
	return (struct figure){"-"};
}

/* One decimal at most, and none where it would be 0; never "-0". */
static void print_decimal(struct figure *out, double value, const char *unit)
{
	double tenths = tocsin_round(value * 10);
	if (tenths == 0)
		tenths = 0;
	int decimals = tenths != 10 * tocsin_trunc(tenths / 10);
	snprintf(out->text, sizeof out->text, "%.*f%s", decimals, tenths / 10, unit);
}

static struct figure days(double minutes, double minutes_a_day, const char *unit, const char *small)
{
	struct figure out;
	if (minutes != 0 && fabs(minutes) < minutes_a_day / 20)
		snprintf(out.text, sizeof out.text, "%.0f%s", minutes, small);
	else
		print_decimal(&out, minutes / minutes_a_day, unit);
	return out;
}

struct figure figure_days(const struct tocsin_project *project, tocsin_work minutes)
{
	if (minutes == TOCSIN_NO_WORK)
		return dash();
	return days((double)minutes, (double)project->units.day, " d", " min");
}

struct figure figure_span(const struct tocsin_project *project, tocsin_work minutes)
{
	if (minutes == TOCSIN_NO_WORK)
		return dash();
	return days((double)minutes, (double)project->units.day, "d", "m");
}

struct figure figure_duration(
	const struct tocsin_project *project, uint32_t task, tocsin_work minutes)
{
	if (project->tasks[task].elapsed && minutes != TOCSIN_NO_WORK)
		return days((double)minutes, 24 * 60, "ed", "em");
	return figure_span(project, minutes);
}

static bool print_special(struct figure *out, double percent)
{
	if (isnan(percent))
		*out = dash();
	else if (isinf(percent))
		snprintf(out->text, sizeof out->text, "inf");
	else
		return false;
	return true;
}

struct figure figure_percent(struct tocsin_ratio ratio)
{
	struct figure out;
	double percent = tocsin_ratio_percent(ratio);
	if (!print_special(&out, percent))
		print_decimal(&out, percent, " %");
	return out;
}

struct figure figure_percent_short(struct tocsin_ratio ratio)
{
	struct figure out;
	double percent = tocsin_ratio_percent(ratio);
	double whole = tocsin_round(percent) + 0.0;
	if (print_special(&out, percent))
		return out;
	if (fabs(whole) > MOST_SHORT_PERCENT)
		snprintf(out.text, sizeof out.text, "%s%d%%", whole > 0 ? ">" : "<-",
			MOST_SHORT_PERCENT);
	else
		snprintf(out.text, sizeof out.text, "%.0f%%", whole);
	return out;
}

struct figure figure_rate(struct tocsin_rate rate)
{
	struct figure out;
	if (rate.text && rate.text[0])
		snprintf(out.text, sizeof out.text, "%s", rate.text);
	else
		snprintf(out.text, sizeof out.text, "%.2f", rate.value);
	return out;
}

struct figure figure_date(const struct tocsin_project *project, struct tocsin_instant at)
{
	static const char *const weekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
	if (!tocsin_instant_known(at))
		return dash();
	struct figure out;
	struct tocsin_day day = tocsin_instant_day(at);
	struct tocsin_instant start, end;
	bool working = tocsin_calendar_working_day(project->calendar, day, &start, &end);
	bool edge = working && (at.minute == start.minute || at.minute == end.minute);
	char date[TOCSIN_DATE_SIZE];
	int minute = tocsin_instant_minute_of_day(at);
	int used = snprintf(out.text, sizeof out.text, "%s %s", weekdays[tocsin_day_weekday(day)],
		tocsin_day_format(date, day));
	if (!edge)
		snprintf(out.text + used, sizeof out.text - (size_t)used, " %02d:%02d", minute / 60,
			minute % 60);
	return out;
}

struct figure figure_date_short(struct tocsin_instant at)
{
	if (!tocsin_instant_known(at))
		return dash();
	struct figure out;
	int year, month, day;
	tocsin_day_to_date(tocsin_instant_day(at), &year, &month, &day);
	snprintf(out.text, sizeof out.text, "%02d-%02d", month, day);
	return out;
}

struct figure figure_start_short(
	const struct tocsin_calendar *calendar, tocsin_work start, tocsin_work finish)
{
	return figure_date_short(start == finish ? tocsin_calendar_finish(calendar, start)
						 : tocsin_calendar_start(calendar, start));
}

struct figure figure_finish(const struct tocsin_project *project, tocsin_work at)
{
	if (at == TOCSIN_NO_WORK)
		return dash();
	return figure_date(project, tocsin_calendar_finish(project->calendar, at));
}

struct figure figure_against_due(const struct tocsin_project *project, tocsin_work at)
{
	struct figure out = {"on due"};
	tocsin_work late = at - tocsin_calendar_axis(project->calendar, project->due);
	if (late != 0)
		snprintf(out.text, sizeof out.text, "%.20s %s due",
			figure_days(project, late < 0 ? -late : late).text,
			late < 0 ? "before" : "after");
	return out;
}
