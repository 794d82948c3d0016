#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "update.h"

static char *read_all(struct tocsin_arena *arena, FILE *from, size_t *length)
{
	size_t capacity = 1 << 16;
	char *bytes = tocsin_arena_alloc(arena, capacity, 1);
	*length = 0;
	for (size_t got; (got = fread(bytes + *length, 1, capacity - *length, from)) > 0;) {
		*length += got;
		if (*length < capacity)
			continue;
		char *larger = tocsin_arena_alloc(arena, 2 * capacity, 1);
		memcpy(larger, bytes, capacity);
		bytes = larger;
		capacity *= 2;
	}
	return bytes;
}

/* What no file may be refused for, but what is entered now may: a task that does not exist, a start
 * or finish to come, a plan that nobody committed. */
static bool good_entry(
	const struct update *update, const struct tocsin_entry *entry, struct tocsin_instant as_of)
{
	const struct tocsin_project *project = &update->opened->workspace.project;
	if (*entry->task && tocsin_index_find(&project->by_key, entry->task) == TOCSIN_NONE) {
		struct near near;
		update_near_tasks(&near, project, entry->task);
		if (near.count > 0) {
			fprintf(stderr, "tocsin: row %u: no such task", entry->row + 1);
			near_print(&near, "", stderr);
			fputc('\n', stderr);
		}
		return false;
	}
	if ((entry->event == TOCSIN_EVENT_START || entry->event == TOCSIN_EVENT_FINISH) &&
		tocsin_instant_known(entry->date) &&
		update_is_later(entry->date, entry->value, as_of)) {
		fprintf(stderr, "tocsin: row %u: the %s lies after its as_of\n", entry->row + 1,
			tocsin_event_name(entry->event));
		return false;
	}
	if (entry->event == TOCSIN_EVENT_BASELINE) {
		fprintf(stderr,
			"tocsin: row %u: a baseline is committed with: tocsin plan %s --commit\n",
			entry->row + 1, update->opened->workspace.path);
		return false;
	}
	return true;
}

/* Every row that cannot be read is a fault here, though in a file it would only be skipped. */
static void print_faults(struct tocsin_diags *diags)
{
	for (size_t i = 0; i < diags->count; i++)
		diags->items[i].severity = TOCSIN_FAULT;
	tocsin_diags_print(diags, stderr, true);
}

static bool add_entries(struct update *update, const struct tocsin_journal *journal)
{
	struct opened *opened = update->opened;
	update->rows = TOCSIN_NEW(&opened->arena, struct journal_row, journal->count);
	bool good = true;
	for (uint32_t i = 0; i < journal->count; i++) {
		const struct tocsin_entry *entry = &journal->entries[i];
		struct tocsin_instant as_of =
			tocsin_instant_known(entry->as_of) ? entry->as_of : opened->as_of;
		good &= good_entry(update, entry, as_of);
		update->rows[update->count++] = (struct journal_row){
			.as_of = as_of,
			.who = *entry->who ? entry->who : opened_who(update->options),
			.task = entry->task,
			.event = entry->event,
			.value = entry->value,
			.reason = entry->reason,
			.note = entry->note,
		};
	}
	return good;
}

bool update_from_input(struct update *update)
{
	struct opened *opened = update->opened;
	struct tocsin_journal journal;
	struct tocsin_diags diags;
	uint32_t skipped = 0;
	size_t length;
	if (isatty(STDIN_FILENO))
		fputs("journal rows, with a header such as as_of,who,task,event,value; Ctrl-D ends "
		      "them:\n",
			stderr);
	char *bytes = read_all(&opened->arena, stdin, &length);
	tocsin_diags_init(&diags);
	journal_file_parse(&journal, &opened->arena, "standard input", bytes, length,
		&opened->workspace.project, &diags, &skipped);
	print_faults(&diags);
	bool good = skipped == 0 && add_entries(update, &journal);
	bool empty = journal.count == 0 && diags.count == 0;
	tocsin_diags_finish(&diags);
	if (empty)
		return update_complain("nothing to report: no TASK was given, and standard input "
				       "has no journal rows");
	if (!good || update->count == 0)
		return update_complain("nothing was saved: a call saves all of its rows or none");
	return true;
}
