#include "opening.h"

#include <stdio.h>
#include <string.h>

#include "key_script.h"
#include "mapping_screen.h"
#include "recorder.h"

/*
 * Percentages in a schedule mean nothing without the day they were true on. It is asked before the
 * screen opens, once.
 */
static bool settle_status_date(struct terminal *terminal)
{
	struct tocsin_project *project = &terminal->generation->workspace.project;
	struct tocsin_date date = terminal->options->as_of;
	char line[64];
	if (!generation_lacks_status_date(terminal->generation))
		return true;
	if (!terminal->options->as_of_given) {
		bool headless = terminal->options->keys != NULL;
		if (!headless) {
			fprintf(stderr, "%s states progress. As of which date? ", project->file);
			headless = !fgets(line, sizeof line, stdin);
		}
		if (headless || (line[strcspn(line, "\n")] = '\0',
					tocsin_date_parse(&date, line) != TOCSIN_DATE_OK)) {
			fprintf(stderr,
				"tocsin: %s states progress, but not as of which date; give "
				"--as-of DATE; a project that is a folder may say "
				"`status_date,YYYY-MM-DD` in its project.csv\n",
				project->file);
			return false;
		}
	}
	struct tocsin_instant start;
	if (date.has_time || !tocsin_calendar_working_day(project->calendar,
				     tocsin_instant_day(date.at), &start, &terminal->status_date))
		terminal->status_date = date.at;
	project->status_date = terminal->status_date;
	return true;
}

bool terminal_load(struct terminal *terminal)
{
	struct tocsin_diags diags;
	bool again;
	terminal->status_date = TOCSIN_NO_INSTANT;
	do { /* until it can be read, or nobody says how */
		tocsin_diags_init(&diags);
		terminal->generation = generation_load(terminal->path, terminal->options->wishes,
			terminal->options->loading, TOCSIN_NO_INSTANT, &diags);
		again = !terminal->generation &&
			mapping_screen_ask(terminal->options, terminal->path);
		if (!terminal->generation && !again)
			tocsin_diags_print(&diags, stderr, false);
		tocsin_diags_finish(&diags);
	} while (again);
	if (!terminal->generation)
		return false;
	files_mark_take(&terminal->mark, &terminal->generation->workspace);
	return settle_status_date(terminal);
}

void terminal_close_scripts(struct terminal *terminal)
{
	recorder_close(terminal->recorder);
	if (terminal->replay)
		key_script_close(terminal->replay);
}

bool terminal_open_scripts(struct terminal *terminal)
{
	const struct terminal_options *options = terminal->options;
	char message[256];
	if (options->record)
		terminal->recorder = recorder_open(options->record, message, sizeof message);
	bool good = !options->record || terminal->recorder;
	if (good && options->replay) {
		terminal->replay = key_script_open(options->replay, message, sizeof message);
		good = terminal->replay != NULL;
	}
	if (!good)
		fprintf(stderr, "tocsin: %s\n", message);
	return good;
}

bool terminal_open_screen(struct terminal *terminal)
{
	const struct terminal_options *options = terminal->options;
	char message[256];
	terminal->screen = options->keys ? screen_null(options, message, sizeof message)
					 : screen_curses(options, message, sizeof message);
	if (!terminal->screen) {
		fprintf(stderr, "tocsin: %s\n", message);
		return false;
	}
	if (terminal->screen->descriptor >= 0) {
		terminal->wakeup = wakeup_open(terminal->screen->descriptor);
		terminal_watch(terminal);
	}
	return true;
}
