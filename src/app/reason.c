/*
 * Why it is so: a reason goes with a report, or comes later. A row of the journal is never changed,
 * so then it is a note on the same task, which gives its reason to the newest report before it.
 *
 *     reason "3"                     waiting for resource
 *     reason "rew; the frame bent"   rework, with a note
 *     reason "snow"                  words of one's own
 */
#include <stdio.h>
#include <string.h>

#include "app_parts.h"
#include "tocsin/text.h"

static const struct tocsin_settings *settings_of(const struct app *app)
{
	return &app->data.project->settings;
}

static void trim_end(char *text)
{
	for (size_t length = strlen(text); length > 0 && text[length - 1] == ' ';)
		text[--length] = '\0';
}

/* "2 or 3?": the list stands above. */
static bool refuse_ambiguous(struct report *out, const struct app *app, const char *words)
{
	const struct tocsin_settings *settings = settings_of(app);
	size_t used = 0, length = strlen(words);
	unsigned met = 0;
	for (uint32_t i = 0; i < settings->reason_count && used < sizeof out->fault; i++) {
		char front[INPUT_LINE_SIZE];
		snprintf(front, sizeof front, "%.*s", (int)length, settings->reasons[i]);
		if (tocsin_text_compare_fold(front, words) == 0)
			used += (size_t)snprintf(out->fault + used, sizeof out->fault - used,
				"%s%u", met++ ? " or " : "", (unsigned)i + 1);
	}
	if (used < sizeof out->fault)
		snprintf(out->fault + used, sizeof out->fault - used, "? go on typing");
	return false;
}

bool reason_read(struct report *out, const struct app *app, const char *text)
{
	const struct tocsin_settings *settings = settings_of(app);
	const char *note = strchr(text, ';');
	uint32_t at;
	text += strspn(text, " ");
	snprintf(out->reason, sizeof out->reason, "%.*s",
		note && note > text ? (int)(note - text)
		: note              ? 0
				    : INPUT_LINE_SIZE,
		text);
	trim_end(out->reason);
	if (note)
		snprintf(out->note, sizeof out->note, "%s", note + 1 + strspn(note + 1, " "));
	trim_end(out->note);
	switch (tocsin_reason_find(&at, settings, out->reason)) {
	case TOCSIN_REASON_NONE:
		snprintf(out->fault, sizeof out->fault,
			"a reason is a number from 1 to %u, or words",
			(unsigned)settings->reason_count);
		return false;
	case TOCSIN_REASON_AMBIGUOUS:
		return refuse_ambiguous(out, app, out->reason);
	case TOCSIN_REASON_LISTED:
		snprintf(out->reason, sizeof out->reason, "%s", settings->reasons[at]);
		break;
	case TOCSIN_REASON_OWN:
		break;
	}
	return true;
}

static const struct tocsin_entry *newest_report(const struct app *app, uint32_t task)
{
	uint32_t at = app->status.progress.reports[task].last_entry;
	return at == TOCSIN_NONE ? NULL : &app->data.journal->entries[at];
}

bool reason_read_of_task(struct report *out, const struct app *app, uint32_t task, const char *text)
{
	if (!newest_report(app, task))
		return report_refuse(
			out, "nothing is reported of it yet; r, s or f report, and b says why");
	return reason_read(out, app, text);
}

/* The list, of which the one that is meant so far is marked. */
static void show_choices(struct app *app, const char *typed)
{
	const struct tocsin_settings *settings = settings_of(app);
	char words[INPUT_LINE_SIZE];
	uint32_t at;
	snprintf(words, sizeof words, "%.*s", (int)strcspn(typed, ";"), typed);
	enum tocsin_reason_match match = tocsin_reason_find(&at, settings, words);
	app->view.choices = settings->reasons;
	app->view.choice_count = settings->reason_count;
	app->view.choice = match == TOCSIN_REASON_LISTED ? at : TOCSIN_NONE;
}

void reason_hint(struct app *app, uint32_t task)
{
	struct prompt *prompt = &app->prompt;
	const struct tocsin_entry *entry = newest_report(app, task);
	struct report report;
	char words[APP_WORDS_SIZE];
	if (entry)
		show_choices(app, prompt->line.text);
	if (prompt->line.length == 0 && entry) {
		snprintf(prompt->hint, sizeof prompt->hint, "why %.80s?",
			entry_words(words, app, entry));
		return;
	}
	bool good = report_read(&report, app, COMMAND_REASON, task, prompt->line.text);
	bool told = good && report.note[0] == '\0' && !strchr(prompt->line.text, ';');
	snprintf(prompt->hint, sizeof prompt->hint, "%s%.90s%s", good ? "= " : "",
		good ? report.reason : report.fault, told ? "; then a note" : "");
}

const char *reason_completed(
	const struct app *app, struct tocsin_arena *arena, const char *typed, unsigned index)
{
	const struct tocsin_settings *settings = settings_of(app);
	size_t length = strlen(typed);
	if (strchr(typed, ';'))
		return NULL;
	for (uint32_t i = 0; i < settings->reason_count; i++) {
		const char *front = tocsin_arena_strndup(arena, settings->reasons[i],
			length < strlen(settings->reasons[i]) ? length
							      : strlen(settings->reasons[i]));
		if (tocsin_text_compare_fold(front, typed) == 0 && index-- == 0)
			return settings->reasons[i];
	}
	return NULL;
}
