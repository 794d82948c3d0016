#include "played_files.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "journal_columns.h"
#include "journal_file.h"
#include "test_project.h"

static const struct test_row none[] = {{0}};
static const struct test_row one[] = {{"T1.1", .safe = 10, .focused = 5}, {0}};
static const struct test_row leach[] = {
	{"T1.1", .safe = 30, .focused = 15, .resources = "Red"},
	{"T1.2", .safe = 20, .focused = 10, .after = "T1.1", .resources = "Green"},
	{"T2.1", .safe = 20, .focused = 10, .resources = "Blue"},
	{"T2.2", .safe = 10, .focused = 5, .after = "T2.1", .resources = "Green"},
	{"T3", .safe = 30, .focused = 15, .after = "T1.2 T2.2", .resources = "Magenta"},
	{0},
};
/* The same tasks in another order, another estimate, and some more. */
static const struct test_row grown[] = {
	{"X", .safe = 2, .focused = 1, .resources = "Red"},
	{"T3", .safe = 30, .focused = 15, .after = "T1.2 T2.2", .resources = "Magenta"},
	{"T2.2", .safe = 10, .focused = 5, .after = "T2.1", .resources = "Green"},
	{"T2.1", .safe = 40, .focused = 20, .after = "X", .resources = "Blue"},
	{"T1.2", .safe = 20, .focused = 10, .after = "T1.1", .resources = "Green"},
	{"T1.1", .safe = 30, .focused = 15, .resources = "Red"},
	{"End", .after = "T3"},
	{0},
};
static const struct test_row shrunk[] = {
	{"T2.1", .safe = 20, .focused = 10, .resources = "Blue"},
	{"T1.1", .safe = 30, .focused = 15, .after = "T2.1:SS+1", .resources = "Green=2"},
	{"T3", .safe = 30, .focused = 15, .after = "T1.1", .resources = "Magenta"},
	{0},
};
static const struct test_row *const schedules[SCHEDULES] = {none, one, leach, grown, shrunk};

static void put(struct played_files *files, const char *bytes)
{
	for (; *bytes; bytes++)
		TOCSIN_VECTOR_PUSH(&files->arena, &files->text, *bytes);
}

static void put_cell(struct played_files *files, const char *cell)
{
	put(files, "\"");
	for (; *cell; cell++) {
		char byte[3] = {*cell, *cell == '"' ? '"' : '\0', '\0'};
		put(files, byte);
	}
	put(files, "\"");
}

void played_files_init(struct played_files *files, unsigned schedule)
{
	memset(files, 0, sizeof *files);
	tocsin_arena_init(&files->arena);
	files->schedule = schedule;
	files->clock = INT64_C(1768813200000000); /* 2026-01-19 09:00 UTC */
	put(files, JOURNAL_HEADER "\n");
}

static void free_generation(struct generation *generation)
{
	if (!generation)
		return;
	if (generation->project) {
		tocsin_project_free(generation->project);
		free(generation->project);
	}
	tocsin_arena_finish(&generation->arena);
	free(generation);
}

void played_files_forget(struct played_files *files)
{
	free_generation(files->before);
	files->before = NULL;
}

void played_files_finish(struct played_files *files)
{
	played_files_forget(files);
	free_generation(files->now);
	for (uint32_t i = 0; i < files->proposals.count; i++)
		tocsin_plan_free(files->proposals.items[i]);
	tocsin_arena_finish(&files->arena);
}

const struct app_data *played_files_read(
	struct played_files *files, bool journal_only, bool saved_by_us)
{
	struct generation *made = calloc(1, sizeof *made);
	struct tocsin_diags diags;
	uint32_t skipped;
	ck_assert_ptr_nonnull(made);
	played_files_forget(files);
	if (journal_only) {
		/* It moves on to the new generation, and stays where it lies. */
		made->project = files->now->project;
		files->now->project = NULL;
	} else {
		made->project = calloc(1, sizeof *made->project);
		ck_assert_ptr_nonnull(made->project);
		test_project_make(
			made->project, &(struct test_project){.rows = schedules[files->schedule]});
	}
	tocsin_arena_init(&made->arena);
	tocsin_diags_init(&diags);
	journal_file_parse(&made->journal, &made->arena, "journal.csv", files->text.items,
		files->text.count, made->project, &diags, &skipped);
	tocsin_diags_finish(&diags);
	made->data = (struct app_data){.project = made->project,
		.journal = &made->journal,
		.plans = (const struct tocsin_plan *const *)files->plans.items,
		.plan_count = files->plans.count,
		.journal_only = journal_only,
		.saved_by_us = saved_by_us};
	made->data.order =
		tocsin_journal_order(&made->arena, &made->journal, &made->data.order_count);
	files->before = files->now;
	files->now = made;
	return &made->data;
}

void played_files_append(struct played_files *files, const struct app_row *rows, unsigned count)
{
	enum { SECOND = 1000000 };
	files->clock += SECOND;
	for (unsigned i = 0; i < count; i++, files->clock++) {
		char stamp[40], as_of[TOCSIN_DATE_SIZE];
		int64_t second = files->clock / SECOND;
		/* The clock stays within a day, so that the stamp needs no calendar. */
		second -= INT64_C(1768780800);
		snprintf(stamp, sizeof stamp, "2026-01-%02d", (int)(19 + second / 86400));
		second %= 86400;
		size_t used = strlen(stamp);
		snprintf(stamp + used, sizeof stamp - used, "T%02d:%02d:%02d.%06dZ",
			(int)(second / 3600), (int)(second / 60 % 60), (int)(second % 60),
			(int)(files->clock % SECOND));
		const char *const cells[JOURNAL_COLUMNS] = {stamp,
			tocsin_instant_format(as_of, rows[i].as_of), rows[i].who, rows[i].task,
			tocsin_event_name(rows[i].event), rows[i].value,
			rows[i].reason ? rows[i].reason : "", rows[i].note};
		for (unsigned c = 0; c < JOURNAL_COLUMNS; c++) {
			put_cell(files, cells[c]);
			put(files, c + 1 < JOURNAL_COLUMNS ? "," : "\n");
		}
	}
}

struct tocsin_plan *played_files_plan(struct played_files *files)
{
	struct tocsin_plan *plan = tocsin_plan_make(&(struct tocsin_plan_request){
		.project = files->now->project, .method = TOCSIN_HALF_CHAIN, .schedules = 20});
	TOCSIN_VECTOR_PUSH(&files->arena, &files->proposals, plan);
	return plan;
}

const char *played_files_meaning(struct played_files *files, struct tocsin_arena *arena)
{
	const struct app_data *data = &files->now->data;
	const char *text = "";
	for (uint32_t i = 0; i < data->order_count; i++) {
		const struct tocsin_entry *entry = &data->journal->entries[data->order[i]];
		text = tocsin_arena_printf(arena, "%s%s %s %s %s\n", text, entry->recorded,
			entry->task, tocsin_event_name(entry->event), entry->value);
	}
	return text;
}
