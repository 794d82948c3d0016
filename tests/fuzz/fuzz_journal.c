/*
 * Any bytes as a journal: never a fault, and every entry that is read can be put in order.
 */
#include <stdlib.h>

#include "fuzz.h"
#include "journal_file.h"
#include "small_project.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct tocsin_diags diags;
	struct tocsin_arena arena;
	struct tocsin_project project;
	struct tocsin_journal journal;
	uint32_t skipped, count;
	tocsin_diags_init(&diags);
	tocsin_arena_init(&arena);
	small_project(&project);
	journal_file_parse(
		&journal, &arena, "fuzz.csv", (const char *)data, size, &project, &diags, &skipped);
	MUST(diags.errors == 0);
	tocsin_journal_order(&arena, &journal, &count);
	MUST(count <= journal.count);
	for (uint32_t i = 0; i < journal.count; i++) {
		const struct tocsin_entry *entry = &journal.entries[i];
		MUST(entry->recorded && entry->who && entry->task && entry->value);
		MUST(entry->reason && entry->note && entry->owner && entry->target);
		MUST(entry->event != TOCSIN_EVENT_REMAINING || entry->remaining >= 0);
	}
	tocsin_project_free(&project);
	tocsin_arena_finish(&arena);
	tocsin_diags_finish(&diags);
	return 0;
}
