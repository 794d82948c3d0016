#include <stdio.h>
#include <string.h>

#include "cli.h"
#include "json.h"
#include "lines.h"
#include "opened.h"

/* With --as-of what was said of a later time is left out, as everywhere. */
static bool is_shown(const struct opened *opened, const struct tocsin_entry *entry)
{
	return !opened->as_of_given || entry->as_of.minute <= opened->as_of.minute;
}

/* Which entries stand: a retracted row stays in the log, and is marked. */
static bool *standing_entries(struct opened *opened)
{
	const struct workspace *workspace = &opened->workspace;
	bool *stands = TOCSIN_NEW(&opened->arena, bool, workspace->journal.count);
	for (uint32_t i = 0; i < workspace->order_count; i++)
		stands[workspace->order[i]] = true;
	return stands;
}

static bool is_retracted(const struct tocsin_entry *entry, bool stands)
{
	return !stands && entry->event != TOCSIN_EVENT_RETRACT;
}

static void print_json(const struct opened *opened, const bool *stands)
{
	const struct tocsin_journal *journal = &opened->workspace.journal;
	json_t *root = json_root();
	json_t *rows = json_array();
	for (uint32_t i = 0; i < journal->count; i++) {
		const struct tocsin_entry *entry = &journal->entries[i];
		if (!is_shown(opened, entry))
			continue;
		json_t *object = json_object();
		json_object_set_new(object, "recorded", json_text(entry->recorded));
		json_object_set_new(object, "as_of", json_instant(entry->as_of));
		json_object_set_new(object, "who", json_text(entry->who));
		json_object_set_new(
			object, "task", *entry->task ? json_text(entry->task) : json_null());
		json_object_set_new(object, "event", json_string(tocsin_event_name(entry->event)));
		json_object_set_new(object, "value", json_text(entry->value));
		json_object_set_new(object, "reason", json_text(entry->reason));
		json_object_set_new(object, "note", json_text(entry->note));
		json_object_set_new(
			object, "retracted", json_boolean(is_retracted(entry, stands[i])));
		json_array_append_new(rows, object);
	}
	json_object_set_new(root, "skipped_rows", json_integer(opened->workspace.skipped_rows));
	json_object_set_new(root, "rows", rows);
	json_print(root);
}

static void print_lines(const struct opened *opened, const bool *stands)
{
	const struct tocsin_journal *journal = &opened->workspace.journal;
	struct lines lines;
	lines_init(&lines, 8,
		(const char *const[]){
			"as of", "who", "task", "event", "value", "", "reason", "note"});
	lines.nothing = "nothing has been reported yet";
	for (uint32_t i = 0; i < journal->count; i++) {
		const struct tocsin_entry *entry = &journal->entries[i];
		if (!is_shown(opened, entry))
			continue;
		char date[TOCSIN_DATE_SIZE];
		lines_cell(&lines, "%s", tocsin_instant_format(date, entry->as_of));
		lines_cell(&lines, "%s", entry->who);
		lines_cell(&lines, "%s", entry->task);
		lines_cell(&lines, "%s", tocsin_event_name(entry->event));
		/* Which plan it was, is a hash for programs. */
		lines_cell(&lines, "%s",
			entry->event == TOCSIN_EVENT_BASELINE ? "committed" : entry->value);
		lines_cell(&lines, "%s", is_retracted(entry, stands[i]) ? "(retracted)" : "");
		lines_cell(&lines, "%s", entry->reason);
		lines_cell(&lines, "%s", entry->note);
	}
	lines_print(&lines);
	if (opened->workspace.skipped_rows > 0)
		fprintf(stderr,
			"tocsin: %u journal row%s could not be read; 'tocsin check --verbose %s' "
			"says why\n",
			opened->workspace.skipped_rows,
			lines_plural(opened->workspace.skipped_rows), opened->workspace.path);
}

int cli_log(const struct options *options)
{
	struct opened opened;
	int result = opened_load(&opened, options);
	if (result != CLI_OK)
		return result;
	const bool *stands = standing_entries(&opened);
	if (options->given[OPTION_JSON])
		print_json(&opened, stands);
	else
		print_lines(&opened, stands);
	opened_close(&opened);
	return CLI_OK;
}
