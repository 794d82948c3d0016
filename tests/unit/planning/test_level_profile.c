/*
 * What is left of a resource, against an array with one cell a minute.
 */
#include "check_main.h"

#include "level_profile.h"
#include "tocsin/random.h"

enum { MINUTES = 700, CAPACITY = 5, CLAIMS = 2000 };

/* The example of level_profile.h. */
START_TEST(claims_add_up)
{
	struct tocsin_arena arena;
	tocsin_arena_init(&arena);
	struct level_profile profile;
	level_profile_init(&profile, &arena, 2);
	level_profile_claim(&profile, 3, 8, 1);
	level_profile_claim(&profile, 5, 8, 1);
	ck_assert_uint_eq(profile.used, 1);
	const struct level_segment *segments = profile.blocks[0]->segments;
	ck_assert_uint_eq(profile.blocks[0]->count, 4);
	ck_assert_int_eq(segments[1].at, 3);
	ck_assert_int_eq(segments[1].left, 1);
	ck_assert_int_eq(segments[2].at, 5);
	ck_assert_int_eq(segments[2].left, 0);
	ck_assert_int_eq(segments[3].at, 8);
	ck_assert_int_eq(segments[3].left, 2);

	ck_assert_int_eq(level_profile_clash_end(&profile, 0, 5, 1), 0);
	ck_assert_int_eq(level_profile_clash_end(&profile, 0, 6, 1), 8);
	ck_assert_int_eq(level_profile_clash_start(&profile, 6, 9, 2), 3);
	ck_assert_int_eq(level_profile_clash_start(&profile, 8, 9, 2), 9);
	tocsin_arena_finish(&arena);
}
END_TEST

START_TEST(what_is_given_back_leaves_no_trace)
{
	struct tocsin_arena arena;
	tocsin_arena_init(&arena);
	struct level_profile profile;
	level_profile_init(&profile, &arena, 2);
	for (tocsin_work at = 0; at < MINUTES; at += 2)
		level_profile_claim(&profile, at, at + 1, 1);
	ck_assert_uint_gt(profile.used, 1);
	for (tocsin_work at = 0; at < MINUTES; at += 2)
		level_profile_claim(&profile, at, at + 1, -1);
	ck_assert_uint_eq(profile.used, 1);
	ck_assert_uint_eq(profile.blocks[0]->count, 1);
	tocsin_arena_finish(&arena);
}
END_TEST

/* Ends of the last and beginnings of the first clash, found cell by cell. */
static tocsin_work slow_clash_end(
	const int64_t *left, tocsin_work from, tocsin_work to, int64_t need)
{
	for (tocsin_work at = to - 1; at >= from; at--) {
		if (left[at] >= need)
			continue;
		while (at < MINUTES && left[at] < need)
			at++;
		return at;
	}
	return from;
}

static tocsin_work slow_clash_start(
	const int64_t *left, tocsin_work from, tocsin_work to, int64_t need)
{
	for (tocsin_work at = from; at < to; at++) {
		if (left[at] >= need)
			continue;
		while (at > 0 && left[at - 1] < need)
			at--;
		return at;
	}
	return to;
}

START_TEST(it_agrees_with_cells)
{
	struct tocsin_random random = tocsin_random_seeded((uint64_t)_i);
	struct tocsin_arena arena;
	tocsin_arena_init(&arena);
	struct level_profile profile, copy;
	level_profile_init(&profile, &arena, CAPACITY);
	level_profile_init(&copy, &arena, 0);
	/* The cells at both ends stay free, for the profile goes on there. */
	int64_t left[MINUTES];
	for (uint32_t i = 0; i < MINUTES; i++)
		left[i] = CAPACITY;
	for (uint32_t round = 0; round < CLAIMS; round++) {
		tocsin_work from = 1 + tocsin_random_below(&random, MINUTES - 2);
		tocsin_work to = from + tocsin_random_below(&random, 12);
		to = to < MINUTES - 1 ? to : MINUTES - 1;
		int64_t need = 1 + tocsin_random_below(&random, CAPACITY);
		tocsin_work end = level_profile_clash_end(&profile, from, to, need);
		ck_assert_int_eq(end, slow_clash_end(left, from, to, need));
		ck_assert_int_eq(level_profile_clash_start(&profile, from, to, need),
			slow_clash_start(left, from, to, need));
		int64_t amount = end == from ? need : -1;
		level_profile_claim(&profile, from, to, amount);
		for (tocsin_work at = from; at < to; at++)
			left[at] -= amount;
		if (round % 100 == 0) {
			level_profile_copy(&copy, &profile);
			struct level_profile other = copy;
			copy = profile;
			profile = other;
		}
	}
	tocsin_arena_finish(&arena);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("level profile");
	TCase *cases = tcase_create("cases");
	tcase_add_test(cases, claims_add_up);
	tcase_add_test(cases, what_is_given_back_leaves_no_trace);
	tcase_add_loop_test(cases, it_agrees_with_cells, 1, 6);
	suite_add_tcase(suite, cases);
	return suite;
}
