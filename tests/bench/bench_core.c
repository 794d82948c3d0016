/*
 * bench_core FOLDER: how long the parts of the engine take on one project, best of several runs.
 *
 * The folder needs a committed plan. Figures, never a verdict: compare rows of one run.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "canvas.h"
#include "tocsin/random.h"
#include "tocsin/tocsin.h"
#include "view.h"
#include "workspace.h"

enum { RUNS = 7, ROWS = 100000 };

struct bench {
	struct workspace workspace;
	struct tocsin_journal journal; /* ROWS made-up reports */
	struct tocsin_status_request request;
	struct tocsin_status status;
	struct tocsin_arena arena; /* of the status and the journal */
};

static double milliseconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* Runs `part` with an arena of its own and prints the least of its times. */
static void measure(const char *name, struct bench *bench,
	void (*part)(struct bench *bench, struct tocsin_arena *arena))
{
	double least = 1e9;
	for (int i = 0; i < RUNS; i++) {
		struct tocsin_arena arena;
		tocsin_arena_init(&arena);
		double start = milliseconds();
		part(bench, &arena);
		double taken = milliseconds() - start;
		if (taken < least)
			least = taken;
		tocsin_arena_finish(&arena);
	}
	printf("%-44s %8u tasks %9.2f ms\n", name, bench->workspace.project.task_count, least);
}

static void projection(struct bench *bench, struct tocsin_arena *arena)
{
	struct tocsin_projection result;
	tocsin_project_on(&result, arena, bench->status.baseline.network,
		bench->status.progress.states, NULL, NULL, bench->status.t);
}

static void status(struct bench *bench, struct tocsin_arena *arena)
{
	struct tocsin_status result;
	struct tocsin_status_request request = bench->request;
	request.bound = &bench->status.baseline;
	tocsin_status_make(&result, arena, &request);
}

static void preview(struct bench *bench, struct tocsin_arena *arena)
{
	struct tocsin_status result;
	struct tocsin_status_request request = bench->request;
	struct tocsin_entry extra = bench->journal.entries[0];
	request.point_only = true;
	request.known = &bench->status;
	request.extra = &extra;
	request.extra_count = 1;
	tocsin_status_make(&result, arena, &request);
}

static void fold(struct bench *bench, struct tocsin_arena *arena)
{
	struct tocsin_progress progress;
	uint32_t count;
	uint32_t *order = tocsin_journal_order(arena, &bench->journal, &count);
	tocsin_progress_fold(&progress, arena, &bench->workspace.project, &bench->journal, order,
		count, NULL, 0, (struct tocsin_instant){INT64_MAX});
}

static void plan(struct bench *bench, struct tocsin_arena *arena)
{
	(void)arena;
	tocsin_plan_free(tocsin_plan_make(
		&(struct tocsin_plan_request){.project = &bench->workspace.project}));
}

static void draw(struct bench *bench, struct tocsin_arena *arena)
{
	(void)arena;
	struct view_data data = {.project = &bench->workspace.project,
		.plan = bench->status.baseline.plan,
		.status = &bench->status,
		.points = &bench->status.now,
		.point_count = 1};
	struct view_state state = {
		.filter = "", .input = "", .input_hint = "", .message = "", .help_filter = ""};
	view_rows_make(&state.rows, &bench->arena, &data, "");
	struct canvas canvas;
	canvas_init(&canvas, 240, 70, GLYPHS_BRAILLE);
	view_draw(&canvas, &data, &state);
	canvas_finish(&canvas);
}

static void make_journal(struct bench *bench)
{
	const struct tocsin_project *project = &bench->workspace.project;
	struct tocsin_random random = tocsin_random_seeded(1);
	bench->journal.entries = TOCSIN_NEW(&bench->arena, struct tocsin_entry, ROWS);
	bench->journal.count = ROWS;
	for (uint32_t i = 0; i < ROWS; i++) {
		uint32_t task = tocsin_random_below(&random, project->task_count);
		bench->journal.entries[i] = (struct tocsin_entry){
			.recorded = tocsin_arena_printf(&bench->arena, "%u", i),
			.recorded_microseconds = i,
			.as_of = {project->start.minute + i / 10},
			.who = "bench",
			.task = project->tasks[task].key,
			.event = TOCSIN_EVENT_REMAINING,
			.value = "",
			.remaining = tocsin_random_below(&random, 4800),
			.owner = "",
			.target = "",
			.reason = "",
			.note = "",
			.row = i,
		};
	}
}

int main(int argc, char **argv)
{
	struct bench bench = {0};
	struct tocsin_diags diags;
	tocsin_diags_init(&diags);
	if (argc != 2 ||
		workspace_load(&bench.workspace, argv[1], NULL, workspace_now(), &diags) != 0 ||
		bench.workspace.plan_count == 0) {
		fprintf(stderr, "usage: bench_core FOLDER (with a committed plan)\n");
		return 2;
	}
	tocsin_arena_init(&bench.arena);
	make_journal(&bench);
	bench.request = (struct tocsin_status_request){.project = &bench.workspace.project,
		.journal = &bench.workspace.journal,
		.order = bench.workspace.order,
		.order_count = bench.workspace.order_count,
		.plans = (const struct tocsin_plan *const *)bench.workspace.plans,
		.plan_count = bench.workspace.plan_count,
		.as_of = tocsin_default_as_of(
			&bench.workspace.project, &bench.workspace.journal, workspace_now())};
	tocsin_status_make(&bench.status, &bench.arena, &bench.request);
	measure("projection", &bench, projection);
	measure("preview of a report (point only)", &bench, preview);
	measure("status", &bench, status);
	measure("100,000 journal rows ordered and folded", &bench, fold);
	measure("plan", &bench, plan);
	measure("240x70 dashboard drawn", &bench, draw);
	tocsin_arena_finish(&bench.arena);
	workspace_free(&bench.workspace);
	tocsin_diags_finish(&diags);
	return 0;
}
