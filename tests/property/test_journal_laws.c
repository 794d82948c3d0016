/*
 * Laws of progress, tried on random projects with random journals: neither the order of the file's
 * rows nor the instants at which it was folded before change what is known; an undo undone leaves
 * no trace; points are what the status says; and every minute by which the end moved is attributed.
 */
#include "check_main.h"

#include <stdlib.h>

#include "fold.h"
#include "random_network.h"
#include "tocsin/status.h"

enum { DAY = 480, CASES = 300, ROWS = 40 };

static const struct network_shape shapes[] = {
	{.tasks = 8, .links = 2},
	{.tasks = 10, .resources = 2, .links = 2, .absences = 40},
	{.tasks = 12,
		.resources = 3,
		.links = 3,
		.other_types = 40,
		.lags = 40,
		.dates = 15,
		.absences = 40,
		.milestones = 10,
		.elapsed = 5,
		.no_pauses = 20,
		.odd_minutes = true},
};

struct story {
	struct tocsin_arena arena;
	struct tocsin_project project;
	struct tocsin_plan *plan;
	const struct tocsin_plan *plans[1];
	struct tocsin_journal journal;
	struct tocsin_random random;
	struct tocsin_status_request request;
};

static struct tocsin_instant random_instant(struct story *story)
{
	tocsin_work span = story->plan->promise + 5 * DAY;
	uint32_t at = tocsin_random_below(&story->random, (uint32_t)span + 1);
	return tocsin_calendar_start(story->project.calendar, (tocsin_work)at);
}

/* People start, report and finish in any order, at times about the past, twice, or of nobody. */
static struct tocsin_entry random_entry(struct story *story, uint32_t row)
{
	static const enum tocsin_event events[] = {TOCSIN_EVENT_START, TOCSIN_EVENT_START,
		TOCSIN_EVENT_REMAINING, TOCSIN_EVENT_REMAINING, TOCSIN_EVENT_FINISH,
		TOCSIN_EVENT_FINISH, TOCSIN_EVENT_KIT, TOCSIN_EVENT_NOTE, TOCSIN_EVENT_RETRACT};
	struct tocsin_random *random = &story->random;
	uint32_t task = tocsin_random_below(random, story->project.task_count);
	uint32_t retracted = row > 0 ? tocsin_random_below(random, row) : 0;
	enum tocsin_event event = events[tocsin_random_below(random, row > 0 ? 9 : 8)];
	struct tocsin_entry entry = {.recorded = tocsin_arena_printf(&story->arena, "s%u", row),
		.recorded_microseconds = row,
		.as_of = random_instant(story),
		.who = tocsin_random_below(random, 2) ? "ana" : "bob",
		.task = tocsin_random_below(random, 20) ? story->project.tasks[task].key : "?",
		.event = event,
		.value = "",
		.date = TOCSIN_NO_INSTANT,
		.remaining = (tocsin_work)tocsin_random_below(random, 6 * DAY),
		.yes = true,
		.owner = "",
		.target = "",
		.reason = "",
		.note = "",
		.row = row};
	if (event == TOCSIN_EVENT_RETRACT) {
		entry.task = "";
		entry.target = story->journal.entries[retracted].recorded;
		entry.target_event = story->journal.entries[retracted].event;
	} else if (tocsin_random_below(random, 2)) {
		/* Said of a day in the past, or of now. */
		entry.date.minute =
			entry.as_of.minute - (int64_t)tocsin_random_below(random, 5 * 1440);
	}
	return entry;
}

static void story_begin(struct story *story, const struct network_shape *shape, uint64_t seed)
{
	*story = (struct story){.random = tocsin_random_seeded(seed)};
	tocsin_arena_init(&story->arena);
	random_network_make(&story->project, shape, seed, 0);
	story->plan = tocsin_plan_make(
		&(struct tocsin_plan_request){.project = &story->project, .schedules = 20});
	story->plans[0] = story->plan;
	story->journal.entries = TOCSIN_NEW(&story->arena, struct tocsin_entry, ROWS);
	uint32_t count = tocsin_random_below(&story->random, ROWS);
	for (uint32_t row = 0; row < count; row++) {
		struct tocsin_entry entry = random_entry(story, row);
		story->journal.entries[story->journal.count++] = entry;
	}
	story->request = (struct tocsin_status_request){.project = &story->project,
		.journal = &story->journal,
		.plans = story->plans,
		.plan_count = 1,
		.as_of = random_instant(story)};
}

static void story_end(struct story *story)
{
	tocsin_plan_free(story->plan);
	tocsin_project_free(&story->project);
	tocsin_arena_finish(&story->arena);
}

static void fold_story(struct tocsin_progress *out, struct story *story,
	const struct tocsin_journal *journal, struct tocsin_instant t)
{
	uint32_t count;
	const uint32_t *order = tocsin_journal_order(&story->arena, journal, &count);
	tocsin_progress_fold(
		out, &story->arena, &story->project, journal, order, count, NULL, 0, t);
}

/* Field by field, for a state may hold padding. */
static void assert_same(const struct tocsin_progress *a, const struct tocsin_progress *b,
	uint32_t tasks, uint64_t seed)
{
	ck_assert_msg(a->done == b->done && a->in_progress == b->in_progress &&
			      a->later_rows == b->later_rows &&
			      a->unknown_rows == b->unknown_rows &&
			      a->newest.minute == b->newest.minute,
		"seed %llu: counts", (unsigned long long)seed);
	for (uint32_t i = 0; i < tasks; i++) {
		const struct tocsin_task_state *x = &a->states[i], *y = &b->states[i];
		ck_assert_msg(x->phase == y->phase && x->start == y->start &&
				      x->finish == y->finish && x->remaining == y->remaining,
			"seed %llu: state of task %u", (unsigned long long)seed, i);
		ck_assert_msg(a->reports[i].last.minute == b->reports[i].last.minute &&
				      a->reports[i].kit == b->reports[i].kit &&
				      a->reports[i].contested == b->reports[i].contested &&
				      a->reports[i].late_finish == b->reports[i].late_finish,
			"seed %llu: report of task %u", (unsigned long long)seed, i);
	}
}

START_TEST(shuffled_rows_change_nothing)
{
	for (uint64_t seed = 1; seed <= CASES; seed++) {
		struct story story;
		story_begin(&story, &shapes[_i], seed);
		struct tocsin_progress before, after;
		fold_story(&before, &story, &story.journal, story.request.as_of);
		for (uint32_t i = story.journal.count; i > 1; i--) {
			uint32_t k = tocsin_random_below(&story.random, i);
			struct tocsin_entry entry = story.journal.entries[i - 1];
			story.journal.entries[i - 1] = story.journal.entries[k];
			story.journal.entries[k] = entry;
		}
		for (uint32_t i = 0; i < story.journal.count; i++)
			story.journal.entries[i].row = i;
		fold_story(&after, &story, &story.journal, story.request.as_of);
		assert_same(&before, &after, story.project.task_count, seed);
		story_end(&story);
	}
}
END_TEST

static int by_minute(const void *a, const void *b)
{
	const struct tocsin_instant *x = a, *y = b;
	return (x->minute > y->minute) - (x->minute < y->minute);
}

START_TEST(folding_does_not_depend_on_chunking)
{
	for (uint64_t seed = 1; seed <= CASES; seed++) {
		struct story story;
		story_begin(&story, &shapes[_i], seed);
		struct tocsin_instant stops[5];
		for (int i = 0; i < 5; i++)
			stops[i] = random_instant(&story);
		qsort(stops, 5, sizeof *stops, by_minute);

		uint32_t count;
		const uint32_t *order = tocsin_journal_order(&story.arena, &story.journal, &count);
		struct fold fold;
		fold_init(&fold, &story.arena, &story.project, &story.journal, order, count);
		for (int i = 0; i < 5; i++) {
			struct tocsin_progress whole;
			fold_until(&fold, stops[i]);
			fold_story(&whole, &story, &story.journal, stops[i]);
			assert_same(&whole, &fold.progress, story.project.task_count, seed);
		}
		story_end(&story);
	}
}
END_TEST

/* Take back a row, and take that back: as if nothing had been said. */
START_TEST(undo_and_redo_leave_no_trace)
{
	for (uint64_t seed = 1; seed <= CASES; seed++) {
		struct story story;
		story_begin(&story, &shapes[_i], seed);
		struct tocsin_journal *journal = &story.journal;
		if (journal->count > 0 && journal->count + 2 <= ROWS) {
			struct tocsin_progress before, after;
			fold_story(&before, &story, journal, story.request.as_of);
			uint32_t row = tocsin_random_below(&story.random, journal->count);
			struct tocsin_entry undo = journal->entries[row];
			undo.event = TOCSIN_EVENT_RETRACT;
			undo.target = journal->entries[row].recorded;
			undo.target_event = journal->entries[row].event;
			undo.recorded = "undo";
			undo.as_of = random_instant(&story);
			undo.row = journal->count;
			struct tocsin_entry redo = undo;
			redo.target = "undo";
			redo.target_event = TOCSIN_EVENT_RETRACT;
			redo.recorded = "redo";
			redo.row++;
			journal->entries[journal->count++] = undo;
			journal->entries[journal->count++] = redo;
			fold_story(&after, &story, journal, story.request.as_of);
			assert_same(&before, &after, story.project.task_count, seed);
		}
		story_end(&story);
	}
}
END_TEST

START_TEST(points_are_what_the_status_said)
{
	for (uint64_t seed = 1; seed <= CASES; seed++) {
		struct story story;
		story_begin(&story, &shapes[_i], seed);
		uint32_t count;
		const struct tocsin_point *points =
			tocsin_points_make(&story.arena, &story.request, &count);
		ck_assert_uint_ge(count, 1);
		ck_assert_int_eq(points[count - 1].as_of.minute, story.request.as_of.minute);
		for (uint32_t i = 0; i < count; i++) {
			struct tocsin_status status;
			ck_assert(i == 0 || points[i - 1].as_of.minute < points[i].as_of.minute);
			/* The commit is (0, 0), also where somebody has reported an earlier day. */
			if (points[i].as_of.minute == story.plan->as_of_date.minute)
				continue;
			story.request.as_of = points[i].as_of;
			tocsin_status_make(&status, &story.arena, &story.request);
			ck_assert_int_eq(points[i].completion.part, status.now.completion.part);
			ck_assert_int_eq(points[i].consumption.part, status.now.consumption.part);
			ck_assert_int_eq(points[i].zone, status.now.zone);
			ck_assert_int_eq(points[i].hollow, status.now.hollow);
		}
		story_end(&story);
	}
}
END_TEST

/*
 * A path may be longer than F0 where tasks can change their order (a resource), lie elsewhere than
 * planned (an absence, a date) or overlap.
 */
static bool may_outgrow_plan(const struct tocsin_project *project)
{
	for (uint32_t k = 0; k < project->link_count; k++)
		if (project->links[k].type != TOCSIN_FS || project->links[k].lag < 0)
			return true;
	for (uint32_t i = 0; i < project->task_count; i++)
		if (project->tasks[i].not_before != TOCSIN_NO_WORK || project->tasks[i].elapsed)
			return true;
	return project->resource_count > 0;
}

static void assert_attributed(
	const struct story *story, const struct tocsin_status *status, uint64_t seed)
{
	tocsin_work overrun = 0, waiting = 0;
	for (uint32_t i = 0; i < status->driver_count; i++) {
		const struct tocsin_share *share = &status->shares[i];
		ck_assert_uint_eq(share->task, status->driver[i]);
		ck_assert_msg(share->waiting >= 0, "seed %llu: task %u waits %lld",
			(unsigned long long)seed, share->task, (long long)share->waiting);
		if (status->progress.states[share->task].phase == TOCSIN_NOT_STARTED)
			ck_assert_int_eq(share->overrun, 0);
		overrun += share->overrun;
		waiting += share->waiting;
	}
	ck_assert_int_eq(overrun, status->overrun_total);
	ck_assert_int_eq(waiting, status->waiting_total);
	ck_assert_int_eq(overrun + waiting + status->nominal_room,
		status->projected_end - story->plan->projected_end);
	if (!may_outgrow_plan(&story->project))
		ck_assert_msg(status->nominal_room <= 0, "seed %llu: room %lld",
			(unsigned long long)seed, (long long)status->nominal_room);
}

START_TEST(every_minute_is_attributed)
{
	for (uint64_t seed = 1; seed <= CASES; seed++) {
		struct story story;
		struct tocsin_status status;
		story_begin(&story, &shapes[_i], seed);
		tocsin_status_make(&status, &story.arena, &story.request);
		ck_assert_uint_gt(status.driver_count, 0);
		uint32_t last = status.driver[status.driver_count - 1];
		ck_assert_int_eq(status.projection.finish[last], status.projected_end);
		assert_attributed(&story, &status, seed);
		story_end(&story);
	}
}
END_TEST

/* Of an elapsed task that runs, nights and weekends make what is left a matter of its place. */
static bool elapsed_runs(
	const struct tocsin_project *project, const struct tocsin_progress *progress)
{
	for (uint32_t i = 0; i < project->task_count; i++)
		if (project->tasks[i].elapsed && progress->states[i].phase == TOCSIN_IN_PROGRESS)
			return true;
	return false;
}

/* As of its own commit a plan has used nothing and gained nothing, in the midst of things too. */
START_TEST(a_baseline_begins_at_zero)
{
	for (uint64_t seed = 1; seed <= CASES; seed++) {
		struct story story;
		struct tocsin_progress progress;
		struct tocsin_status status;
		story_begin(&story, &shapes[_i], seed);
		fold_story(&progress, &story, &story.journal, story.request.as_of);
		tocsin_work t = tocsin_calendar_axis(story.project.calendar, story.request.as_of);
		tocsin_plan_free(story.plan);
		story.plan =
			tocsin_plan_make(&(struct tocsin_plan_request){.project = &story.project,
				.states = progress.states,
				.as_of = t,
				.schedules = 20});
		story.plans[0] = story.plan;
		tocsin_status_make(&status, &story.arena, &story.request);
		ck_assert_int_eq(status.now.consumption.part, 0);
		if (!elapsed_runs(&story.project, &progress))
			ck_assert_msg(status.now.completion.part == 0, "seed %llu: x %lld of %lld",
				(unsigned long long)seed, (long long)status.now.completion.part,
				(long long)status.now.completion.whole);
		ck_assert_uint_eq(status.drift_count, 0);
		story_end(&story);
	}
}
END_TEST

Suite *test_suite(void)
{
	enum { SHAPES = sizeof shapes / sizeof *shapes };
	Suite *suite = suite_create("journal_laws");
	TCase *tests = tcase_create("journal_laws");
	tcase_set_timeout(tests, 120);
	tcase_add_loop_test(tests, shuffled_rows_change_nothing, 0, SHAPES);
	tcase_add_loop_test(tests, folding_does_not_depend_on_chunking, 0, SHAPES);
	tcase_add_loop_test(tests, undo_and_redo_leave_no_trace, 0, SHAPES);
	tcase_add_loop_test(tests, points_are_what_the_status_said, 0, SHAPES);
	tcase_add_loop_test(tests, every_minute_is_attributed, 0, SHAPES);
	tcase_add_loop_test(tests, a_baseline_begins_at_zero, 0, SHAPES);
	suite_add_tcase(suite, tests);
	return suite;
}
