/*
 * The grid of slots: its arithmetic, both directions of time, and how two orders beget a third.
 */
#include "check_main.h"

#include <string.h>

#include "level_cases.h"
#include "level_pass.h"
#include "level_population.h"
#include "test_project.h"
#include "tocsin/random.h"

struct grid {
	struct tocsin_project project;
	struct tocsin_arena arena;
	struct level_problem problem;
	struct level_slots slots;
	struct level_slots_schedule schedule;
	bool plain;
};

static void prepare(struct grid *grid, const struct tocsin_levelling_problem *wanted)
{
	tocsin_arena_init(&grid->arena);
	level_problem_prepare(&grid->problem, &grid->arena, wanted);
	grid->plain = level_slots_make(&grid->slots, &grid->arena, &grid->problem);
	if (grid->plain)
		level_slots_schedule_init(&grid->schedule, &grid->arena, &grid->slots);
}

static void make(struct grid *grid, const struct test_project *table)
{
	test_project_make(&grid->project, table);
	prepare(grid, &(struct tocsin_levelling_problem){.project = &grid->project});
}

static void finish(struct grid *grid)
{
	tocsin_arena_finish(&grid->arena);
	tocsin_project_free(&grid->project);
}

static void pass(struct grid *grid, int side)
{
	uint32_t order[8];
	for (uint32_t k = 0; k < grid->slots.count; k++)
		order[k] = side == 0 ? k : grid->slots.count - 1 - k;
	level_slots_pass(&grid->slots, &grid->schedule, side, order, 0);
}

START_TEST(a_slot_is_the_common_divisor)
{
	const struct test_row rows[] = {
		{"A", .focused = 4}, {"B", .focused = 6, .after = "A:FS+2"}, {0}};
	struct grid grid;
	make(&grid, &(struct test_project){.rows = rows});
	ck_assert(grid.plain);
	ck_assert_int_eq(grid.slots.slot, test_days(2));
	ck_assert_int_eq(grid.slots.length[0], 2);
	ck_assert_int_eq(grid.slots.length[1], 3);
	finish(&grid);
}
END_TEST

/* The example in level_slots.h. */
START_TEST(links_run_either_way)
{
	const struct test_row rows[] = {
		{"A", .focused = 3}, {"B", .focused = 2, .after = "A:FS+1"}, {0}};
	struct grid grid;
	make(&grid, &(struct test_project){.rows = rows});
	ck_assert_int_eq(grid.slots.side[0].links[0].offset, 4);
	ck_assert_int_eq(grid.slots.side[1].links[0].offset, 3);
	for (int side = 0; side < 2; side++) {
		pass(&grid, side);
		ck_assert_int_eq(grid.schedule.start[side], 0);
		ck_assert_int_eq(grid.schedule.start[1 - side], side == 0 ? 4 : 3);
		ck_assert_int_eq(grid.schedule.length, 6);
	}
	finish(&grid);
}
END_TEST

/* Beside A, which takes 1 Red, there is room for 1 Red more, but not for 1 Red and 2 Blue. */
START_TEST(one_addition_asks_for_all_resources)
{
	const struct test_row rows[] = {{"A", .focused = 1, .resources = "Red Blue"},
		{"B", .focused = 1, .resources = "Red"},
		{"C", .focused = 1, .resources = "Red Blue=2"}, {0}};
	const struct test_resource two[] = {{"Red", 2}, {"Blue", 2}, {0}};
	struct grid grid;
	make(&grid, &(struct test_project){.rows = rows, .resources = two});
	ck_assert_uint_eq(grid.slots.planes, 1);
	pass(&grid, 0);
	ck_assert_int_eq(grid.schedule.start[1], 0);
	ck_assert_int_eq(grid.schedule.start[2], 1);
	finish(&grid);
}
END_TEST

/* Who is there during an absence works beside less: that is one thing for all who need the
 * resource, or no matter of the grid. */
static const struct {
	struct test_absence away[2];
	const char *resources[2];
	bool plain;
} absences[] = {
	{{{"Red", 0, 2, 0}}, {"Red", "Red=3"}, true},   /* all pause */
	{{{"Red", 0, 2, 2}}, {"Red", "Red=2"}, true},   /* none does */
	{{{"Red", 0, 2, 1}}, {"Red", "Red=2"}, false},  /* the second does */
	{{{"Red", 0, 2, 1}}, {"Red=2", "Red=3"}, true}, /* all do, and 1 Red has nothing to do */
	{{{"Red", 0, 1e15, 0}}, {"Red", "Red"}, false}, /* for good */
};

START_TEST(all_pause_or_none)
{
	const struct test_row rows[] = {{"A", .focused = 1, .resources = absences[_i].resources[0]},
		{"B", .focused = 1, .resources = absences[_i].resources[1]}, {0}};
	const struct test_resource three[] = {{"Red", 3}, {0}};
	struct grid grid;
	make(&grid, &(struct test_project){
			    .rows = rows, .resources = three, .absences = absences[_i].away});
	ck_assert(grid.plain == absences[_i].plain);
	finish(&grid);
}
END_TEST

/* Letters are items; the example in level_population.h. */
START_TEST(a_child_keeps_its_mothers_window)
{
	enum { A, B, C, D, E, F, COUNT };
	const uint32_t mother[] = {A, B, C, D, E, F}, father[] = {B, D, F, A, C, E};
	const uint32_t child[] = {B, A, C, D, F, E};
	uint32_t order[COUNT];
	uint8_t part[COUNT];
	level_cross_around(order, COUNT, mother, father, (struct level_window){2, 4}, part);
	ck_assert_mem_eq(order, child, sizeof child);
}
END_TEST

START_TEST(a_child_has_its_fathers_window)
{
	enum { A, B, C, D, E, F, COUNT };
	const uint32_t mother[] = {A, B, C, D, E, F}, father[] = {B, E, A, D, C, F};
	const uint32_t child[] = {A, B, E, D, C, F};
	uint32_t order[COUNT];
	uint8_t part[COUNT];
	level_cross_within(order, COUNT, mother, father, (struct level_window){2, 5}, part);
	ck_assert_mem_eq(order, child, sizeof child);
}
END_TEST

/* A, B and the milestone after B end together, C later; M never comes before B. */
START_TEST(ties_are_mixed_and_links_kept)
{
	const struct test_row rows[] = {{"A", .focused = 1}, {"B", .focused = 1},
		{"M", .focused = 0, .after = "B"}, {"C", .focused = 2}, {0}};
	enum { A, B, M, C, COUNT, DRAWS = 64 };
	struct grid grid;
	uint32_t order[COUNT] = {A, B, M, C}, changed = 0;
	int32_t start[COUNT] = {0, 0, 1, 0};
	make(&grid, &(struct test_project){.rows = rows});
	ck_assert_uint_eq(grid.slots.count, COUNT);
	for (uint32_t i = 0; i < COUNT; i++)
		start[i] = i == M ? grid.slots.length[B] : 0;
	struct level_slots_schedule schedule = {.start = start, .order = order};
	struct tocsin_random random = tocsin_random_seeded(1);
	for (int n = 0; n < DRAWS; n++) {
		uint32_t place[COUNT];
		level_mix_ties(&schedule, &grid.slots, 0, &random);
		for (uint32_t k = 0; k < COUNT; k++)
			place[order[k]] = k;
		ck_assert_uint_lt(place[B], place[M]);
		ck_assert_uint_eq(place[C], C);
		changed += place[B] < place[A];
	}
	ck_assert_uint_gt(changed, 0);
	ck_assert_uint_lt(changed, DRAWS);
	finish(&grid);
}
END_TEST

START_TEST(tied_neighbours_stay)
{
	const struct test_row rows[] = {
		{"A", .focused = 1}, {"B", .focused = 1, .after = "A"}, {"C", .focused = 1}, {0}};
	struct grid grid;
	make(&grid, &(struct test_project){.rows = rows});
	uint32_t order[] = {0, 1, 2};
	level_change_over(order, &grid.slots, 0, 0);
	ck_assert_uint_eq(order[0], 0);
	level_change_over(order, &grid.slots, 0, 1);
	ck_assert_uint_eq(order[1], 2);
	finish(&grid);
}
END_TEST

/* A -> B, C: whichever is moved, A stays before B; C comes to every place. */
START_TEST(moved_items_keep_their_links)
{
	enum { A, B, C, COUNT, DRAWS = 100 };
	const struct test_row rows[] = {
		{"A", .focused = 1}, {"B", .focused = 1, .after = "A"}, {"C", .focused = 1}, {0}};
	struct grid grid;
	make(&grid, &(struct test_project){.rows = rows});
	struct tocsin_random random = tocsin_random_seeded(1);
	uint32_t order[] = {A, B, C}, seen[COUNT] = {0};
	for (uint32_t n = 0; n < DRAWS; n++) {
		uint32_t place[COUNT];
		level_move(order, &grid.slots, 0, n % COUNT, &random);
		for (uint32_t k = 0; k < COUNT; k++)
			place[order[k]] = k;
		ck_assert_uint_lt(place[A], place[B]);
		ck_assert_uint_eq(place[A] + place[B] + place[C], 0 + 1 + 2);
		seen[place[C]]++;
	}
	for (uint32_t k = 0; k < COUNT; k++)
		ck_assert_uint_gt(seen[k], 0);
	finish(&grid);
}
END_TEST

/* Two passes make the same schedules, the one over slots and the one over the axis. */
static const struct level_case agreeing[] = {
	{.tasks = 25,
		.resources = 6,
		.links = 24,
		.longest = 7,
		.most_units = 3,
		.link_types = true,
		.dates = true},
	{.tasks = 25, .resources = 1, .links = 24, .longest = 7, .most_units = 3, .absences = true},
	{.tasks = 12,
		.resources = 2,
		.links = 9,
		.longest = 5,
		.most_units = 2,
		.absences = true,
		.dates = true},
	{.tasks = 8,
		.resources = 1,
		.links = 2,
		.longest = 5,
		.most_units = 2,
		.link_types = true,
		.absences = true,
		.dates = true},
	{.tasks = 25,
		.resources = 4,
		.links = 24,
		.longest = 5,
		.most_units = 3,
		.absences = true,
		.dates = true,
		.unbroken = true},
};

START_TEST(the_general_pass_agrees)
{
	enum { SEEDS = 200, FEWEST = SEEDS / 20 };
	uint32_t compared = 0;
	for (uint64_t seed = 1; seed <= SEEDS; seed++) {
		struct grid grid;
		level_case_make(&grid.project, agreeing + _i, seed);
		tocsin_work t = (tocsin_work)(seed % 5);
		prepare(&grid,
			&(struct tocsin_levelling_problem){.project = &grid.project,
				.t = t,
				.states = seed % 2 ? level_case_states(&grid.project, t, seed)
						   : NULL});
		if (grid.plain) {
			struct level_pass general;
			struct level_schedule expected;
			level_pass_init(&general, &grid.arena, &grid.problem);
			level_schedule_init(&expected, &grid.arena, &grid.problem);
			uint32_t *order = TOCSIN_NEW(&grid.arena, uint32_t, grid.slots.count);
			for (uint32_t i = 0; i < grid.slots.count; i++)
				general.key[i] = order[i] = i;
			level_forward(&general, &expected, general.key);
			level_slots_pass(&grid.slots, &grid.schedule, 0, order, 0);
			for (uint32_t i = 0; i < grid.slots.count; i++)
				ck_assert_int_eq(grid.slots.origin +
							 grid.slots.slot * grid.schedule.start[i],
					expected.start[i]);
			compared++;
		}
		finish(&grid);
	}
	ck_assert_uint_ge(compared, FEWEST);
}
END_TEST

/* An order by chance that puts predecessors first. */
static void draw_order(struct grid *grid, uint32_t *order, int side, struct tocsin_random *random)
{
	const struct level_slots_side *links = grid->slots.side + side;
	uint32_t count = grid->slots.count;
	for (uint32_t k = 0; k < count; k++) {
		uint32_t i = side == 0 ? k : count - 1 - k;
		grid->slots.key[i] = (int32_t)tocsin_random_below(random, count);
		for (uint32_t l = links->first[i]; l < links->first[i + 1]; l++)
			if (grid->slots.key[links->links[l].item] > grid->slots.key[i])
				grid->slots.key[i] = grid->slots.key[links->links[l].item];
	}
	level_slots_sort(&grid->slots, order, grid->slots.key, side);
}

/* One resource or three planes of them; windows that one test of several slots covers, and others.
 */
static const struct level_case kinds[] = {
	{.tasks = 40, .resources = 1, .links = 20, .longest = 9, .most_units = 3},
	{.tasks = 40, .resources = 4, .links = 30, .longest = 20, .most_units = 4},
	{.tasks = 40, .resources = 11, .links = 25, .longest = 60, .most_units = 2},
	{.tasks = 30, .resources = 3, .links = 20, .longest = 400, .most_units = 3},
	{.tasks = 30,
		.resources = 3,
		.links = 20,
		.longest = 20,
		.most_units = 2,
		.link_types = true,
		.dates = true},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

/* Whatever the processor knows: the same schedules. */
START_TEST(all_ways_agree)
{
	for (uint64_t seed = 1; seed <= 40; seed++) {
		struct grid grid;
		struct tocsin_random random = tocsin_random_seeded(seed);
		level_case_make(&grid.project, kinds + _i, seed);
		prepare(&grid, &(struct tocsin_levelling_problem){.project = &grid.project});
		ck_assert(grid.plain);
		uint32_t *order = TOCSIN_NEW(&grid.arena, uint32_t, grid.slots.count);
		size_t size = grid.slots.count * sizeof(int32_t);
		struct level_slots_schedule portable;
		level_slots_schedule_init(&portable, &grid.arena, &grid.slots);
		for (int side = 0; side < (grid.slots.headed ? 1 : 2); side++) {
			draw_order(&grid, order, side, &random);
			ck_assert(level_slots_choose(&grid.slots, LEVEL_SLOTS_PORTABLE));
			level_slots_pass(&grid.slots, &portable, side, order, 0);
			for (enum level_slots_way way = 0; way < LEVEL_SLOTS_WAYS; way++) {
				if (!level_slots_choose(&grid.slots, way))
					continue;
				level_slots_pass(&grid.slots, &grid.schedule, side, order, 0);
				ck_assert_mem_eq(grid.schedule.start, portable.start, size);
			}
		}
		finish(&grid);
	}
}
END_TEST

/* No item of a parallel schedule could start earlier: a pass in the order of its starts repeats it.
 */
START_TEST(parallel_schedules_leave_no_room)
{
	for (uint64_t seed = 1; seed <= 40; seed++) {
		struct grid grid;
		struct tocsin_random random = tocsin_random_seeded(seed);
		level_case_make(&grid.project, kinds + _i, seed);
		prepare(&grid, &(struct tocsin_levelling_problem){.project = &grid.project});
		ck_assert(grid.plain);
		uint32_t *order = TOCSIN_NEW(&grid.arena, uint32_t, grid.slots.count);
		size_t size = grid.slots.count * sizeof(int32_t);
		int32_t *start = TOCSIN_NEW(&grid.arena, int32_t, grid.slots.count);
		bool fit = !grid.slots.headed && !grid.slots.crossing;
		for (int side = 0; fit && side < 2; side++) {
			draw_order(&grid, order, side, &random);
			level_slots_parallel(&grid.slots, &grid.schedule, side, order);
			memcpy(start, grid.schedule.start, size);
			memcpy(grid.slots.key, start, size);
			level_slots_sort(&grid.slots, order, grid.slots.key, side);
			level_slots_pass(&grid.slots, &grid.schedule, side, order, 0);
			ck_assert_mem_eq(grid.schedule.start, start, size);
		}
		finish(&grid);
	}
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("levelling on slots");
	TCase *cases = tcase_create("cases");
	tcase_add_test(cases, a_slot_is_the_common_divisor);
	tcase_add_test(cases, links_run_either_way);
	tcase_add_test(cases, one_addition_asks_for_all_resources);
	tcase_add_loop_test(cases, all_pause_or_none, 0, sizeof absences / sizeof *absences);
	tcase_add_test(cases, a_child_keeps_its_mothers_window);
	tcase_add_test(cases, a_child_has_its_fathers_window);
	tcase_add_test(cases, ties_are_mixed_and_links_kept);
	tcase_add_test(cases, tied_neighbours_stay);
	tcase_add_test(cases, moved_items_keep_their_links);
	tcase_add_loop_test(cases, the_general_pass_agrees, 0, sizeof agreeing / sizeof *agreeing);
	tcase_add_loop_test(cases, all_ways_agree, 0, KINDS);
	tcase_add_loop_test(cases, parallel_schedules_leave_no_room, 0, KINDS);
	suite_add_tcase(suite, cases);
	return suite;
}
