/*
 * The time machine: the dates on which something was reported, and the project as it was then.
 *
 *     journal      03-02  03-02  03-04  03-09  03-09        home (today, or --as-of)
 *     dates        1             2      3                    4 of 4
 *
 * A date stands for its last report. The rows of a journal lie in order of time, so that a step is
 * a search in them, and nothing is kept beside it.
 */
#include <stdio.h>
#include <string.h>

#include "app_parts.h"

static struct tocsin_instant midnight_of(struct tocsin_instant at)
{
	return tocsin_instant_at(tocsin_instant_day(at), 0);
}

static bool is_earlier_day(struct tocsin_instant a, struct tocsin_instant b)
{
	return tocsin_instant_day(a).number < tocsin_instant_day(b).number;
}

uint32_t time_machine_rows_until(const struct app *app, struct tocsin_instant at)
{
	uint32_t from = 0, to = app->data.order_count;
	while (from < to) {
		uint32_t middle = from + (to - from) / 2;
		if (app->data.journal->entries[app->data.order[middle]].as_of.minute <= at.minute)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

/* The last report before the day of `at`; unknown where there is none. */
static struct tocsin_instant date_before(const struct app *app, struct tocsin_instant at)
{
	struct tocsin_instant evening = {midnight_of(at).minute - 1};
	uint32_t rows = time_machine_rows_until(app, evening);
	return rows > 0 ? app->data.journal->entries[app->data.order[rows - 1]].as_of
			: TOCSIN_NO_INSTANT;
}

static struct tocsin_instant date_of_row(const struct app *app, uint32_t row)
{
	if (row >= app->data.order_count)
		return TOCSIN_NO_INSTANT;
	struct tocsin_instant at = app->data.journal->entries[app->data.order[row]].as_of;
	return date_before(app, (struct tocsin_instant){midnight_of(at).minute + 24 * 60});
}

/* The last report of the first day with one after that of `at`. */
static struct tocsin_instant date_after(const struct app *app, struct tocsin_instant at)
{
	struct tocsin_instant evening = {midnight_of(at).minute + 24 * 60 - 1};
	return date_of_row(app, time_machine_rows_until(app, evening));
}

void time_machine_mark(struct app *app)
{
	struct view_data *shown = &app->view_data;
	struct tocsin_instant home = app->home_at, at = date_of_row(app, 0);
	shown->away = app->travelling;
	shown->returns_to = "today";
	shown->date_number = shown->date_count = 0;
	if (!app->travelling)
		return;
	shown->order_count = time_machine_rows_until(app, app->as_of);
	if (app->home_given)
		shown->returns_to =
			tocsin_day_format(app->home_text, tocsin_instant_day(app->home.at));
	for (; tocsin_instant_known(at) && is_earlier_day(at, home); at = date_after(app, at)) {
		shown->date_count++;
		if (at.minute == app->as_of.minute)
			shown->date_number = shown->date_count;
	}
	shown->date_count++;
}

/* What follows from another date. */
static void look(struct app *app, struct app_effects *effects)
{
	const char *key = app_selected_key(app);
	app_derive(app, true);
	if (app->data.plan_count == 0 || app->reason[0])
		app_propose(app, effects);
	app_list_rows(app, key);
}

static void look_at(struct app *app, struct tocsin_instant at, struct app_effects *effects)
{
	app->options.as_of = (struct tocsin_date){.at = at, .has_time = true};
	app->options.as_of_given = app->travelling = true;
	look(app, effects);
}

/* "5 reports that day; buffer 34 % -> 44 %, yellow" */
static void say_what_came(struct app *app)
{
	const struct view_data *shown = &app->view_data;
	struct tocsin_instant evening = {midnight_of(app->as_of).minute - 1};
	uint32_t reports = shown->order_count - time_machine_rows_until(app, evening);
	char before[PERCENT_SIZE], after[PERCENT_SIZE];
	percent_text(after, app->status.now.consumption);
	if (shown->point_count > 1)
		percent_text(before, shown->points[shown->point_count - 2].consumption);
	app_say(app, ROLE_MESSAGE, "%u report%s that day; buffer %s%s%s, %s", (unsigned)reports,
		reports == 1 ? "" : "s", shown->point_count > 1 ? before : "",
		shown->point_count > 1 ? " -> " : "", after,
		tocsin_zone_name(app->status.now.zone));
}

static void go_home(struct app *app, struct app_effects *effects)
{
	char date[TOCSIN_DATE_SIZE];
	app->travelling = false;
	app->options.as_of_given = app->home_given;
	app->options.as_of = app->home;
	look(app, effects);
	app_say(app, ROLE_MESSAGE, "as of %s again",
		tocsin_day_format(date, tocsin_instant_day(app->as_of)));
}

bool time_machine_return(struct app *app, struct app_effects *effects)
{
	if (!app->travelling)
		return false;
	go_home(app, effects);
	return true;
}

/* Does a report after the date looked at say more of this task? */
static bool is_reported_later(const struct app *app, const char *key)
{
	for (uint32_t i = app->view_data.order_count; i < app->data.order_count; i++) {
		const struct tocsin_entry *entry = &app->data.journal->entries[app->data.order[i]];
		if (tocsin_event_is_progress(entry->event) && strcmp(entry->task, key) == 0)
			return true;
	}
	return false;
}

void time_machine_stamp(struct app *app, const char *key)
{
	char date[TOCSIN_DATE_SIZE];
	size_t length = strlen(app->message);
	if (!app->travelling)
		return;
	snprintf(app->message + length, sizeof app->message - length, " as of %s%s",
		tocsin_day_format(date, tocsin_instant_day(app->as_of)),
		is_reported_later(app, key) ? " (a later report of it counts after that)" : "");
}

void time_machine_step(struct app *app, enum command command, struct app_effects *effects)
{
	struct tocsin_instant home = app->home_at, to = home;
	if (command == COMMAND_EARLIER && !is_earlier_day(home, app->as_of))
		to = date_before(app, app->as_of);
	else if (command == COMMAND_LATER)
		to = date_after(app, app->as_of);
	else if (command == COMMAND_FIRST_DATE)
		to = date_of_row(app, 0);
	bool back = command == COMMAND_EARLIER || command == COMMAND_FIRST_DATE;
	if (back && (!tocsin_instant_known(to) || to.minute == app->as_of.minute)) {
		app_say(app, ROLE_MESSAGE, "nothing was reported before this date");
	} else if (tocsin_instant_known(to) && is_earlier_day(to, home)) {
		look_at(app, to, effects);
		say_what_came(app);
	} else if (app->travelling) {
		go_home(app, effects);
	} else {
		app_say(app, ROLE_MESSAGE, "no later date: %s",
			app->home_given ? "this is the one that was asked for" : "this is today");
	}
}

void time_machine_look(struct app *app, const char *text, struct app_effects *effects)
{
	struct tocsin_date date;
	char shown[TOCSIN_DATE_SIZE];
	if (*text == '\0') {
		app->home_given = false;
		app->home_at = TOCSIN_NO_INSTANT;
		go_home(app, effects);
		return;
	}
	switch (tocsin_date_parse(&date, text)) {
	case TOCSIN_DATE_MALFORMED:
		app_say(app, ROLE_ALARM, "'%.60s' is not a date; write YYYY-MM-DD", text);
		return;
	case TOCSIN_DATE_NONEXISTENT:
		app_say(app, ROLE_ALARM, "the date %.60s does not exist", text);
		return;
	case TOCSIN_DATE_OK:
		break;
	}
	app->options.as_of = date;
	app->options.as_of_given = app->travelling = true;
	look(app, effects);
	app_say(app, ROLE_MESSAGE, "as of %s; Esc returns to %s",
		tocsin_instant_format(shown, app->as_of), app->view_data.returns_to);
}
