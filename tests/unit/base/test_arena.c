#include "check_main.h"

#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "tocsin/arena.h"
#include "tocsin/vector.h"

static struct tocsin_arena arena;

static void setup(void)
{
	tocsin_arena_init(&arena);
}

static void teardown(void)
{
	tocsin_arena_finish(&arena);
}

static bool all_bytes_are(const unsigned char *bytes, size_t count, unsigned char wanted)
{
	for (size_t i = 0; i < count; i++)
		if (bytes[i] != wanted)
			return false;
	return true;
}

START_TEST(pieces_are_zeroed_aligned_and_apart)
{
	static const size_t sizes[] = {
		0, 1, 3, 16, 17, 1000, 4095, 4096, 5000, 1, 70000, 8, 1 << 21, 5};
	enum { COUNT = sizeof sizes / sizeof sizes[0] };
	unsigned char *pieces[COUNT];
	for (size_t i = 0; i < COUNT; i++) {
		pieces[i] = tocsin_arena_alloc(&arena, sizes[i], 1);
		ck_assert_ptr_nonnull(pieces[i]);
		ck_assert_uint_eq((uintptr_t)pieces[i] % _Alignof(max_align_t), 0);
		ck_assert(all_bytes_are(pieces[i], sizes[i], 0));
		/* Marked, so that a later piece that shares a byte is not zero or changes it. */
		memset(pieces[i], (int)i + 1, sizes[i]);
	}
	for (size_t i = 0; i < COUNT; i++)
		ck_assert(all_bytes_are(pieces[i], sizes[i], (unsigned char)(i + 1)));
}
END_TEST

START_TEST(a_large_piece_does_not_spoil_the_block_in_use)
{
	char *before = tocsin_arena_strdup(&arena, "before");
	(void)tocsin_arena_alloc(&arena, 3 << 20, 1);
	char *after = tocsin_arena_strdup(&arena, "after");
	ck_assert_ptr_eq(after, before + sizeof "before");
}
END_TEST

START_TEST(strings_are_copied_with_their_end)
{
	char source[] = "critical chain";
	char *whole = tocsin_arena_strdup(&arena, source);
	char *part = tocsin_arena_strndup(&arena, source, 8);
	char *none = tocsin_arena_strndup(&arena, NULL, 0);
	source[0] = 'X';
	ck_assert_str_eq(whole, "critical chain");
	ck_assert_str_eq(part, "critical");
	ck_assert_str_eq(none, "");
	ck_assert_str_eq(tocsin_arena_printf(&arena, "%s of %d", "row", 7), "row of 7");
	ck_assert_uint_eq(strlen(tocsin_arena_printf(&arena, "%05000d", 1)), 5000);
}
END_TEST

START_TEST(an_arena_may_be_used_again)
{
	(void)tocsin_arena_alloc(&arena, 100000, 1);
	ck_assert_uint_ge(arena.bytes, 100000);
	tocsin_arena_finish(&arena);
	ck_assert_uint_eq(arena.bytes, 0);
	ck_assert_str_eq(tocsin_arena_strdup(&arena, "again"), "again");
}
END_TEST

START_TEST(small_pieces_need_few_blocks)
{
	for (int i = 0; i < 100000; i++)
		(void)TOCSIN_NEW(&arena, double, 2);
	/* 1.6 MB of pieces: at most one block of 1 MiB is not full. */
	ck_assert_uint_le(arena.bytes, 1600000 + (2u << 20));
}
END_TEST

START_TEST(impossible_sizes_end_the_program)
{
	(void)tocsin_arena_alloc(&arena, SIZE_MAX / 2, 16);
}
END_TEST

START_TEST(a_vector_keeps_its_elements)
{
	TOCSIN_VECTOR(int) squares = {0};
	for (int i = 0; i < 1000; i++)
		TOCSIN_VECTOR_PUSH(&arena, &squares, i * i);
	ck_assert_uint_eq(squares.count, 1000);
	for (int i = 0; i < 1000; i++)
		ck_assert_int_eq(squares.items[i], i * i);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("arena");
	TCase *tcase = tcase_create("arena");
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, pieces_are_zeroed_aligned_and_apart);
	tcase_add_test(tcase, a_large_piece_does_not_spoil_the_block_in_use);
	tcase_add_test(tcase, strings_are_copied_with_their_end);
	tcase_add_test(tcase, an_arena_may_be_used_again);
	tcase_add_test(tcase, small_pieces_need_few_blocks);
	tcase_add_test(tcase, a_vector_keeps_its_elements);
	tcase_add_test_raise_signal(tcase, impossible_sizes_end_the_program, SIGABRT);
	suite_add_tcase(suite, tcase);
	return suite;
}
