#include "check_main.h"

#include <stdio.h>
#include <string.h>

#include "tocsin/index.h"

static struct tocsin_arena arena;
static struct tocsin_index ids;

static void setup(void)
{
	tocsin_arena_init(&arena);
	tocsin_index_init(&ids, &arena);
}

static void teardown(void)
{
	tocsin_arena_finish(&arena);
}

START_TEST(the_first_value_of_a_key_stays)
{
	ck_assert_uint_eq(tocsin_index_find(&ids, "dig"), TOCSIN_NONE);
	ck_assert_uint_eq(tocsin_index_add(&ids, "dig", 0), TOCSIN_NONE);
	ck_assert_uint_eq(tocsin_index_add(&ids, "", 1), TOCSIN_NONE);
	ck_assert_uint_eq(tocsin_index_add(&ids, "dig", 2), 0);
	ck_assert_uint_eq(tocsin_index_find(&ids, "dig"), 0);
	ck_assert_uint_eq(tocsin_index_find(&ids, ""), 1);
	ck_assert_uint_eq(tocsin_index_find(&ids, "Dig"), TOCSIN_NONE);
	ck_assert_uint_eq(ids.count, 2);
}
END_TEST

START_TEST(a_hundred_thousand_keys)
{
	enum { KEYS = 100000 };
	for (uint32_t i = 0; i < KEYS; i++) {
		const char *key = tocsin_arena_printf(&arena, "T%06u", (unsigned)i);
		if (tocsin_index_add(&ids, key, i) != TOCSIN_NONE)
			ck_abort_msg("%s was there", key);
	}
	ck_assert_uint_eq(ids.count, KEYS);
	for (uint32_t i = 0; i < KEYS; i++) {
		char key[16];
		snprintf(key, sizeof key, "T%06u", (unsigned)i);
		if (tocsin_index_find(&ids, key) != i)
			ck_abort_msg("%s is lost", key);
		key[0] = 'U';
		if (tocsin_index_find(&ids, key) != TOCSIN_NONE)
			ck_abort_msg("%s is found", key);
	}
}
END_TEST

START_TEST(room_made_before_is_enough)
{
	(void)tocsin_index_add(&ids, "dig", 7);
	tocsin_index_reserve(&ids, 1000);
	const struct tocsin_index_slot *slots = ids.slots;
	for (uint32_t i = 0; i < 999; i++)
		tocsin_index_add(&ids, tocsin_arena_printf(&arena, "%u", (unsigned)i), i);
	ck_assert_ptr_eq(ids.slots, slots);
	ck_assert_uint_eq(tocsin_index_find(&ids, "dig"), 7);
	ck_assert_uint_eq(tocsin_index_find(&ids, "998"), 998);
}
END_TEST

/* Around the length up to which a key stands in its slot, and beyond it. */
START_TEST(keys_of_every_length)
{
	enum { LONGEST = 40 };
	static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOP";
	for (uint32_t length = 0; length <= LONGEST; length++)
		tocsin_index_add(&ids, tocsin_arena_strndup(&arena, letters, length), length);
	ck_assert_uint_eq(ids.count, LONGEST + 1);
	for (uint32_t length = 0; length <= LONGEST; length++)
		ck_assert_uint_eq(tocsin_index_find_piece(&ids, letters, length), length);
	ck_assert_uint_eq(tocsin_index_find(&ids, letters), TOCSIN_NONE);
	ck_assert_uint_eq(tocsin_index_find(&ids, "abcdefghijX"), TOCSIN_NONE);
	ck_assert_uint_eq(tocsin_index_find(&ids, "abcdefghijkX"), TOCSIN_NONE);
}
END_TEST

/* Whatever the keys look like, a free slot is found; all differ in their first letters only. */
START_TEST(keys_that_end_alike)
{
	enum { KEYS = 5000 };
	for (uint32_t i = 0; i < KEYS; i++) {
		tocsin_index_add(&ids, tocsin_arena_printf(&arena, "%u00", (unsigned)i), i);
		tocsin_index_add(
			&ids, tocsin_arena_printf(&arena, "%u in the north", (unsigned)i), i);
	}
	ck_assert_uint_eq(ids.count, 2 * KEYS);
	for (uint32_t i = 0; i < KEYS; i++) {
		char key[32];
		snprintf(key, sizeof key, "%u00", (unsigned)i);
		ck_assert_uint_eq(tocsin_index_find(&ids, key), i);
		snprintf(key, sizeof key, "%u in the north", (unsigned)i);
		ck_assert_uint_eq(tocsin_index_find(&ids, key), i);
	}
}
END_TEST

/* Test vectors of the FNV authors (draft-eastlake-fnv). */
static const struct {
	const char *text;
	uint64_t hash;
} vectors[] = {{"", UINT64_C(0xcbf29ce484222325)}, {"a", UINT64_C(0xaf63dc4c8601ec8c)},
	{"foobar", UINT64_C(0x85944171f73967e8)}};

START_TEST(hashes_are_fnv_1a)
{
	const char *text = vectors[_i].text;
	size_t half = strlen(text) / 2;
	ck_assert_uint_eq(tocsin_hash(TOCSIN_HASH_START, text, strlen(text)), vectors[_i].hash);
	uint64_t first = tocsin_hash(TOCSIN_HASH_START, text, half);
	ck_assert_uint_eq(tocsin_hash(first, text + half, strlen(text) - half), vectors[_i].hash);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("index");
	TCase *tcase = tcase_create("index");
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, the_first_value_of_a_key_stays);
	tcase_add_test(tcase, a_hundred_thousand_keys);
	tcase_add_test(tcase, keys_of_every_length);
	tcase_add_test(tcase, keys_that_end_alike);
	tcase_add_test(tcase, room_made_before_is_enough);
	tcase_add_loop_test(tcase, hashes_are_fnv_1a, 0, (int)(sizeof vectors / sizeof vectors[0]));
	suite_add_tcase(suite, tcase);
	return suite;
}
