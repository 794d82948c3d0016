/* The message line, and how its sentences name things. */
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "app_parts.h"

void app_say(struct app *app, enum role role, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(app->message, sizeof app->message, format, arguments);
	va_end(arguments);
	app->view.message_role = role;
}

bool app_may_write(struct app *app, const char *word)
{
	if (app->options.read_only)
		app_say(app, ROLE_ALARM, "%s: opened read-only, nothing can be reported here",
			word);
	return !app->options.read_only;
}

char *percent_text(char out[PERCENT_SIZE], struct tocsin_ratio ratio)
{
	double percent = tocsin_ratio_percent(ratio);
	if (isnan(percent))
		snprintf(out, PERCENT_SIZE, "-");
	else if (isinf(percent))
		snprintf(out, PERCENT_SIZE, "inf");
	else
		snprintf(out, PERCENT_SIZE, "%.0f %%", percent + 0.0);
	return out;
}

/* What is to be done, of the action that a row closes. */
static const char *action_text(const struct app *app, const struct tocsin_entry *entry)
{
	for (uint32_t i = 0; i < app->data.journal->count; i++) {
		const struct tocsin_entry *action = &app->data.journal->entries[i];
		if (action->event == TOCSIN_EVENT_ACTION &&
			strcmp(action->recorded, entry->target) == 0)
			return action->note;
	}
	return entry->value;
}

char *entry_words(char out[APP_WORDS_SIZE], const struct app *app, const struct tocsin_entry *entry)
{
	const char *id = app_task_id(app, entry->task);
	switch (entry->event) {
	case TOCSIN_EVENT_START:
		snprintf(out, APP_WORDS_SIZE, "%.80s started %.40s", id, entry->value);
		break;
	case TOCSIN_EVENT_REMAINING:
		snprintf(out, APP_WORDS_SIZE, "%.80s %.40s", id, entry->value);
		break;
	case TOCSIN_EVENT_FINISH:
		snprintf(out, APP_WORDS_SIZE, "%.80s finished %.40s", id, entry->value);
		break;
	case TOCSIN_EVENT_KIT:
		snprintf(out, APP_WORDS_SIZE, "%.80s full-kit %.40s", id, entry->value);
		break;
	case TOCSIN_EVENT_NOTE:
		snprintf(out, APP_WORDS_SIZE, "%.60s%s%.50s%s%.70s", id,
			entry->reason[0] ? " reason " : "", entry->reason,
			entry->note[0] ? ": " : "", entry->note);
		break;
	case TOCSIN_EVENT_BASELINE:
		snprintf(out, APP_WORDS_SIZE, "a new baseline %.80s", entry->reason);
		break;
	case TOCSIN_EVENT_ACTION:
		snprintf(out, APP_WORDS_SIZE, "%.60s%saction %.50s: %.70s", id, *id ? " " : "",
			entry->value, entry->note);
		break;
	case TOCSIN_EVENT_ACTION_DONE:
		snprintf(out, APP_WORDS_SIZE, "%.60s%sclosed the action %.100s", id, *id ? " " : "",
			action_text(app, entry));
		break;
	case TOCSIN_EVENT_RETRACT:
	case TOCSIN_EVENTS:
		snprintf(out, APP_WORDS_SIZE, "%.80s %s", id, tocsin_event_name(entry->event));
		break;
	}
	for (size_t end = strlen(out); end > 0 && out[end - 1] == ' ';)
		out[--end] = '\0';
	return out;
}

char *recorded_text(char out[TOCSIN_DATE_SIZE], const struct app *app, int64_t microseconds)
{
	enum { MICROSECONDS_A_MINUTE = 60000000 };
	int64_t minute =
		microseconds / MICROSECONDS_A_MINUTE - (microseconds % MICROSECONDS_A_MINUTE < 0);
	struct tocsin_instant at = {minute + app->zone_minutes};
	tocsin_instant_format(out, at);
	out[10] = ' ';
	if (tocsin_instant_day(at).number == tocsin_instant_day(app->now).number)
		memmove(out, out + 11, strlen(out + 11) + 1);
	return out;
}
