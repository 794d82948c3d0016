/*
 * Committing a plan: the old one kept, the new one in its place, a row in the journal; all under
 * the journal's lock, so that two who commit at once do so one after the other.
 */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "folder.h"
#include "journal_append.h"
#include "plan_file.h"
#include "read_file.h"
#include "replace_file.h"
#include "workspace_paths.h"

/* What a commit works with. */
struct committing {
	struct tocsin_arena arena;
	const char *folder, *plan, *journal;
	const char *kept; /* name under which the old plan stays; NULL where there was none */
};

/* Where a file cannot have two names, its bytes are copied. */
static bool copy_plan(struct committing *committing, struct plan_commit *out)
{
	struct file_bytes bytes;
	char message[160];
	if (read_file(&bytes, committing->plan, message, sizeof message) != READ_FILE_OK) {
		snprintf(out->message, sizeof out->message, "%.80s %.80s; nothing was saved",
			committing->plan, message);
		return false;
	}
	bool copied = replace_file(
		committing->kept, bytes.bytes, bytes.length, out->message, sizeof out->message);
	free(bytes.bytes);
	return copied;
}

/* plan.csv also as plan.N.csv, N the next free number. */
static bool keep_old(struct committing *committing, struct plan_commit *out)
{
	uint32_t count;
	unsigned *numbers = workspace_plan_numbers(&committing->arena, committing->folder, &count);
	if (access(committing->plan, F_OK) != 0)
		return true;
	unsigned next = count > 0 ? numbers[count - 1] + 1 : 1;
	const char *name = tocsin_arena_printf(&committing->arena, "plan.%u.csv", next);
	committing->kept = workspace_path(&committing->arena, committing->folder, name);
	return link(committing->plan, committing->kept) == 0 || copy_plan(committing, out);
}

static bool put_new(struct committing *committing, struct plan_commit *out,
	const struct tocsin_plan *plan, const struct tocsin_project *project)
{
	size_t length;
	char *text = plan_file_text(&committing->arena, plan, project, &length);
	snprintf(out->hash, sizeof out->hash, "x%016" PRIx64,
		tocsin_hash(TOCSIN_HASH_START, text, length));
	if (replace_file(committing->plan, text, length, out->message, sizeof out->message))
		return true;
	/* Where the old plan is still in its place, its second name would only repeat it. */
	if (committing->kept != NULL && workspace_same_file(committing->plan, committing->kept))
		unlink(committing->kept);
	return false;
}

static bool tell_journal(struct committing *committing, struct plan_commit *out,
	const struct tocsin_plan *plan, const char *who)
{
	const struct journal_row row = {
		.as_of = plan->as_of_date,
		.who = who,
		.task = "",
		.event = TOCSIN_EVENT_BASELINE,
		.value = out->hash,
		.reason = plan->reason,
		.note = "",
	};
	struct journal_append append;
	journal_append_locked(&append, &committing->arena, committing->journal, &row, 1);
	if (append.result == JOURNAL_SAVED)
		return true;
	snprintf(out->message, sizeof out->message,
		"the plan is committed, but not its row: %.200s", append.message);
	return false;
}

static void commit(struct committing *committing, struct plan_commit *out,
	const struct tocsin_plan *plan, const struct tocsin_project *project, const char *who)
{
	struct lock lock;
	struct journal_append locking;
	if (!journal_lock(&lock, &locking, &committing->arena, committing->journal, who)) {
		snprintf(out->message, sizeof out->message, "%s", locking.message);
		return;
	}
	out->saved = keep_old(committing, out) && put_new(committing, out, plan, project) &&
		     tell_journal(committing, out, plan, who);
	lock_release(&lock);
}

void plan_file_commit(struct plan_commit *out, const char *own_folder,
	const struct tocsin_plan *plan, const struct tocsin_project *project, const char *who)
{
	struct committing committing = {.folder = own_folder};
	*out = (struct plan_commit){0};
	tocsin_arena_init(&committing.arena);
	committing.plan = workspace_path(&committing.arena, own_folder, "plan.csv");
	committing.journal = workspace_path(&committing.arena, own_folder, "journal.csv");
	commit(&committing, out, plan, project, who);
	tocsin_arena_finish(&committing.arena);
}
