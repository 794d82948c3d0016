#include "generation.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "journal_file.h"
#include "tocsin/vector.h"

void generation_give_back_memory(void)
{
#ifdef __GLIBC__
	/* What every key takes and gives back stays below this and costs no system call. */
	mallopt(M_TRIM_THRESHOLD, 16 << 20);
	mallopt(M_MMAP_THRESHOLD, 16 << 20);
	malloc_trim(0);
#endif
}

bool generation_lacks_status_date(const struct generation *generation)
{
	const struct tocsin_project *project = &generation->workspace.project;
	return !tocsin_instant_known(project->status_date) && tocsin_project_states_progress(project);
}

struct generation *generation_load(const char *path, const struct dialect_wishes *wishes,
	const struct loading *loading, struct tocsin_instant status_date,
	struct tocsin_diags *diags)
{
	struct generation *generation = calloc(1, sizeof *generation);
	if (!generation)
		tocsin_out_of_memory();
	struct workspace *workspace = &generation->workspace;
	if (workspace_load_watched(workspace, path, wishes, workspace_now(), loading, diags) !=
		WORKSPACE_OK) {
		free(generation);
		return NULL;
	}
	generation->users = 1;
	generation->notes = (uint32_t)diags->notes;
	tocsin_arena_init(&generation->journal);
	tocsin_arena_init(&generation->journal_before);
	if (generation_lacks_status_date(generation))
		workspace->project.status_date = tocsin_instant_known(status_date)
							 ? status_date
							 : workspace_committed_as_of(workspace);
	return generation;
}

void generation_reload_journal(struct generation *generation, struct tocsin_diags *diags)
{
	struct workspace *workspace = &generation->workspace;
	struct tocsin_journal journal;
	struct tocsin_arena arena;
	size_t faults = diags->errors;
	uint32_t skipped;
	tocsin_arena_init(&arena);
	journal_file_read(
		&journal, &arena, workspace->journal_path, &workspace->project, diags, &skipped);
	if (diags->errors > faults) {
		tocsin_arena_finish(&arena);
		return;
	}
	workspace->journal = journal;
	workspace->order = tocsin_journal_order(&arena, &journal, &workspace->order_count);
	workspace->skipped_rows = skipped;
	tocsin_arena_finish(&generation->journal_before);
	generation->journal_before = generation->journal;
	generation->journal = arena;
	generation->room = 0;
}

/* Room for `count` rows more, and their order. What grows is moved to the arena of the journal. */
static void make_room(struct generation *generation, uint32_t count)
{
	struct workspace *workspace = &generation->workspace;
	struct tocsin_journal *journal = &workspace->journal;
	if (generation->room > 0 && journal->count + count <= generation->room)
		return;
	generation->room = 2 * journal->count + count;
	journal->entries = tocsin_vector_moved(&generation->journal, journal->entries,
		journal->count, generation->room, sizeof *journal->entries);
	workspace->order = tocsin_vector_moved(&generation->journal, workspace->order,
		workspace->order_count, generation->room, sizeof *workspace->order);
}

/* A retraction changes which rows count: then all of them are gone through. */
static bool only_adds(const struct tocsin_journal *journal)
{
	for (uint32_t i = 0; i < journal->count; i++)
		if (journal->entries[i].event == TOCSIN_EVENT_RETRACT)
			return false;
	return journal->count > 0;
}

bool generation_extend_journal(struct generation *generation, const char *lines, size_t length)
{
	struct workspace *workspace = &generation->workspace;
	struct tocsin_journal *journal = &workspace->journal, more;
	struct tocsin_diags diags;
	uint32_t skipped, first = journal->count;
	tocsin_diags_init(&diags);
	journal_file_parse(&more, &generation->journal, workspace->journal_path, lines, length,
		&workspace->project, &diags, &skipped);
	tocsin_diags_finish(&diags);
	if (skipped > 0 || !only_adds(&more))
		return false;
	make_room(generation, more.count);
	uint32_t row = first > 0 ? journal->entries[first - 1].row + 1 : 0;
	for (uint32_t i = 0; i < more.count; i++) {
		journal->entries[journal->count] = more.entries[i];
		journal->entries[journal->count++].row += row;
	}
	workspace->order_count =
		tocsin_journal_order_more(workspace->order, workspace->order_count, journal, first);
	return true;
}

void generation_share(struct generation *generation)
{
	generation->users++;
}

void generation_release(struct generation *generation)
{
	if (!generation || --generation->users > 0)
		return;
	workspace_free(&generation->workspace);
	tocsin_arena_finish(&generation->journal);
	tocsin_arena_finish(&generation->journal_before);
	free(generation);
	generation_give_back_memory();
}

struct file_mark file_mark_of(const struct stat *status)
{
#ifdef __APPLE__
	struct timespec modified = status->st_mtimespec;
#else
	struct timespec modified = status->st_mtim;
#endif
	return (struct file_mark){
		.device = (uint64_t)status->st_dev,
		.inode = (uint64_t)status->st_ino,
		.size = (uint64_t)status->st_size,
		.seconds = (int64_t)modified.tv_sec,
		.nanoseconds = (int64_t)modified.tv_nsec,
	};
}

static struct file_mark mark(const char *path)
{
	struct stat status;
	return path != NULL && stat(path, &status) == 0 ? file_mark_of(&status)
							: (struct file_mark){0};
}

static struct file_mark mark_in(const char *folder, size_t length, const char *name)
{
	char path[4096];
	int written = snprintf(path, sizeof path, "%.*s%s", (int)length, folder, name);
	if (written < 0 || (size_t)written >= sizeof path)
		return (struct file_mark){0};
	return mark(path);
}

void files_mark_take(struct files_mark *out, const struct workspace *workspace)
{
	static const char *const beside[] = {"resources.csv", "calendar.csv", "project.csv"};
	const char *slash = strrchr(workspace->schedule_path, '/');
	size_t folder = slash ? (size_t)(slash - workspace->schedule_path) + 1 : 0;
	int count = 0;
	out->files[count++] = mark(workspace->schedule_path);
	for (size_t i = 0; i < sizeof beside / sizeof beside[0]; i++)
		out->files[count++] = mark_in(workspace->schedule_path, folder, beside[i]);
	out->files[count++] = mark(workspace->relations_path);
	out->files[count++] = mark(workspace->plan_path);
	out->files[count++] =
		mark_in(workspace->own_folder, strlen(workspace->own_folder), "/mapping.csv");
	out->journal = mark(workspace->journal_path);
}

bool file_mark_same(const struct file_mark *a, const struct file_mark *b)
{
	return a->device == b->device && a->inode == b->inode && a->size == b->size &&
	       a->seconds == b->seconds && a->nanoseconds == b->nanoseconds;
}

enum files_change files_mark_compare(const struct files_mark *before, const struct files_mark *now)
{
	for (int i = 0; i < MARKED_FILES; i++)
		if (!file_mark_same(&before->files[i], &now->files[i]))
			return FILES_CHANGED;
	return file_mark_same(&before->journal, &now->journal) ? FILES_SAME : FILES_JOURNAL;
}
