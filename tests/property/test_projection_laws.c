/*
 * Laws of the projection (METHOD 5), tried on random projects with random progress: every task lies
 * at the earliest place that the rules allow, said again here rule by rule; the order of rows means
 * nothing; more work left never brings anything forward.
 */
#include "check_main.h"

#include "random_network.h"
#include "tocsin/projection.h"

enum { DAY = 480, PROJECTS = 2000 };

struct sample {
	struct tocsin_arena arena;
	struct tocsin_project project;
	struct tocsin_resource_link *links;
	uint32_t link_count;
	struct tocsin_task_state *states;
	tocsin_work t;
	struct tocsin_projection projection;
};

static const struct network_shape shapes[] = {
	{.tasks = 12, .resources = 2, .links = 3, .lags = 30, .dates = 20},
	{.tasks = 12, .resources = 2, .links = 3, .lags = 30, .absences = 60, .odd_minutes = true},
	{.tasks = 12, .resources = 2, .links = 3, .lags = 30, .absences = 60, .no_pauses = 100},
	{.tasks = 12,
		.resources = 2,
		.links = 3,
		.lags = 40,
		.other_types = 60,
		.absences = 30,
		.milestones = 10,
		.elapsed = 20,
		.no_pauses = 20,
		.odd_minutes = true},
};
enum { ONLY_FS = 3 }; /* shapes before this one have no other links */

/* Some tasks of lower number hand their place on to some of higher number. */
static void choose_resource_links(struct sample *sample, uint64_t seed)
{
	const struct tocsin_project *project = &sample->project;
	struct tocsin_random random = tocsin_random_seeded(seed);
	sample->links =
		TOCSIN_NEW(&sample->arena, struct tocsin_resource_link, project->task_count);
	for (uint32_t i = 1; i < project->task_count; i++)
		if (tocsin_random_below(&random, 2))
			sample->links[sample->link_count++] = (struct tocsin_resource_link){
				project->order[tocsin_random_below(&random, i)], project->order[i],
				0, 1000};
}

static void project_forward(struct sample *sample)
{
	tocsin_project_forward(&sample->projection, &sample->arena, &sample->project, sample->links,
		sample->link_count, sample->states, NULL, NULL, sample->t);
}

static void make_sample(struct sample *sample, const struct network_shape *shape, uint64_t seed)
{
	*sample = (struct sample){.t = (tocsin_work)(seed % 9) * DAY};
	tocsin_arena_init(&sample->arena);
	random_network_make(&sample->project, shape, seed, 0);
	choose_resource_links(sample, seed);
	/* Progress follows a schedule in which nothing went wrong, more or less. */
	struct tocsin_projection untouched;
	tocsin_project_forward(&untouched, &sample->arena, &sample->project, sample->links,
		sample->link_count, NULL, NULL, NULL, 0);
	sample->states =
		random_progress(&sample->arena, &sample->project, untouched.start, sample->t, seed);
	project_forward(sample);
}

static void free_sample(struct sample *sample)
{
	tocsin_arena_finish(&sample->arena);
	tocsin_project_free(&sample->project);
}

static tocsin_work latest(tocsin_work a, tocsin_work b)
{
	return a > b ? a : b;
}

/* Where the links of one kind put a task: `finish` those that tie its finish, else its start. */
static tocsin_work link_bound(const struct sample *sample, uint32_t task, bool finish)
{
	const struct tocsin_projection *projection = &sample->projection;
	tocsin_work bound = TOCSIN_NO_WORK;
	for (uint32_t k = 0; k < sample->project.link_count; k++) {
		const struct tocsin_link *link = &sample->project.links[k];
		bool into_finish = link->type == TOCSIN_FF || link->type == TOCSIN_SF;
		if (link->to != task || into_finish != finish)
			continue;
		tocsin_work from = projection->finish[link->from];
		if (link->type == TOCSIN_SS || link->type == TOCSIN_SF) {
			if (projection->start[link->from] != TOCSIN_NO_WORK)
				from = projection->start[link->from];
			else if (sample->states[link->from].phase == TOCSIN_IN_PROGRESS)
				from = sample->t;
		}
		bound = latest(bound, tocsin_lagged(&sample->project, link, from));
	}
	return bound;
}

/* The finish of whoever must give a resource to this task first. */
static tocsin_work resource_bound(const struct sample *sample, uint32_t task)
{
	tocsin_work bound = TOCSIN_NO_WORK;
	for (uint32_t k = 0; k < sample->link_count; k++) {
		uint32_t from = sample->links[k].from, to = sample->links[k].to;
		enum tocsin_task_phase giver = sample->states[from].phase;
		if (to == task && giver != TOCSIN_DONE)
			bound = latest(bound, sample->projection.finish[from]);
		if (from == task && sample->states[to].phase != TOCSIN_NOT_STARTED)
			bound = latest(bound, sample->projection.finish[to]);
	}
	return bound;
}

static void check_unstarted(const struct sample *sample, uint32_t i, bool strict, uint64_t seed)
{
	const struct tocsin_project *project = &sample->project;
	tocsin_work start = sample->projection.start[i], finish = sample->projection.finish[i];
	tocsin_work work = project->tasks[i].focused, tied = link_bound(sample, i, true);
	tocsin_work bound = latest(latest(0, sample->t), project->tasks[i].not_before);
	bound = latest(bound, link_bound(sample, i, false));
	/* A resource link that turned round is left out where it would close a cycle by FF or SF.
	 */
	if (strict)
		bound = latest(bound, resource_bound(sample, i));
	ck_assert_msg(start >= bound && finish >= tied, "seed %llu: %s breaks a link",
		(unsigned long long)seed, project->tasks[i].id);
	ck_assert_int_eq(tocsin_task_fits_from(project, i, start, work), start);
	ck_assert_int_eq(tocsin_task_finish(project, i, start, work), finish);
	if (!strict || start <= bound)
		return;
	tocsin_work before = start - 1;
	ck_assert_msg(tocsin_task_fits_from(project, i, before, work) >= start ||
			      tocsin_task_finish(project, i, before, work) < tied,
		"seed %llu: %s could start earlier", (unsigned long long)seed,
		project->tasks[i].id);
}

static void check_task(const struct sample *sample, uint32_t i, bool strict, uint64_t seed)
{
	const struct tocsin_task_state *state = &sample->states[i];
	tocsin_work finish = sample->projection.finish[i];
	if (state->phase == TOCSIN_NOT_STARTED) {
		check_unstarted(sample, i, strict, seed);
		return;
	}
	ck_assert_int_eq(sample->projection.start[i], state->start);
	if (state->phase == TOCSIN_DONE)
		ck_assert_int_eq(finish, state->finish);
	else
		ck_assert_int_eq(finish,
			latest(tocsin_task_finish(&sample->project, i, sample->t, state->remaining),
				link_bound(sample, i, true)));
}

START_TEST(test_every_task_lies_where_the_rules_put_it)
{
	for (uint64_t seed = 1; seed <= PROJECTS; seed++) {
		struct sample sample;
		make_sample(&sample, &shapes[_i], seed);
		tocsin_work end = TOCSIN_NO_WORK;
		for (uint32_t i = 0; i < sample.project.task_count; i++) {
			check_task(&sample, i, _i < ONLY_FS, seed);
			end = latest(end, sample.projection.finish[i]);
		}
		ck_assert_int_eq(sample.projection.end, end);
		free_sample(&sample);
	}
}
END_TEST

/* The order holds every task once, and behind all that it waits for. */
START_TEST(test_order)
{
	for (uint64_t seed = 1; seed <= PROJECTS; seed++) {
		struct sample sample;
		make_sample(&sample, &shapes[_i], seed);
		uint32_t count = sample.project.task_count;
		uint32_t *place = TOCSIN_NEW(&sample.arena, uint32_t, count);
		for (uint32_t k = 0; k < count; k++)
			place[sample.projection.order[k]] = k + 1;
		for (uint32_t i = 0; i < count; i++)
			ck_assert_uint_gt(place[i], 0);
		for (uint32_t k = 0; k < sample.project.link_count; k++) {
			const struct tocsin_link *link = &sample.project.links[k];
			if (sample.states[link->to].phase == TOCSIN_NOT_STARTED)
				ck_assert_uint_lt(place[link->from], place[link->to]);
		}
		for (uint32_t i = 0; i < count; i++)
			if (sample.projection.held_by[i] != TOCSIN_NONE)
				ck_assert_uint_lt(place[sample.projection.held_by[i]], place[i]);
		free_sample(&sample);
	}
}
END_TEST

START_TEST(test_more_left_brings_nothing_forward)
{
	for (uint64_t seed = 1; seed <= PROJECTS; seed++) {
		struct sample sample;
		make_sample(&sample, &shapes[_i], seed);
		struct tocsin_projection before = sample.projection;
		for (uint32_t i = 0; i < sample.project.task_count; i++) {
			if (sample.states[i].phase != TOCSIN_IN_PROGRESS)
				continue;
			sample.states[i].remaining += DAY;
			project_forward(&sample);
			for (uint32_t j = 0; j < sample.project.task_count; j++)
				ck_assert_msg(sample.projection.finish[j] >= before.finish[j],
					"seed %llu: a longer %s brings %s forward",
					(unsigned long long)seed, sample.project.tasks[i].id,
					sample.project.tasks[j].id);
			sample.states[i].remaining -= DAY;
		}
		free_sample(&sample);
	}
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("projection laws");
	TCase *tcase = tcase_create("laws");
	int shape_count = (int)(sizeof shapes / sizeof *shapes);
	tcase_set_timeout(tcase, 120);
	tcase_add_loop_test(tcase, test_every_task_lies_where_the_rules_put_it, 0, shape_count);
	tcase_add_loop_test(tcase, test_order, 0, shape_count);
	tcase_add_loop_test(tcase, test_more_left_brings_nothing_forward, 0, shape_count);
	suite_add_tcase(suite, tcase);
	return suite;
}
