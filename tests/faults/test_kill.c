/*
 * Writers that die and writers that meet: kill -9 at any moment loses no row that was acknowledged
 * and leaves none torn, and eight that write at once lose nothing to each other.
 */
#include "check_main.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "fixture.h"
#include "journal_file.h"
#include "tocsin/random.h"

enum { ROUNDS = 60, LONGEST = 20000, WRITERS = 8, ROWS = 40, STAMP = 27 };

static struct fixture fixture;
static struct tocsin_project project;
static struct tocsin_journal journal;

static void set_up(void)
{
	fixture_init(&fixture);
	ck_assert(fixture_project(&fixture, &project, "id,safe\n1,5d\n"));
}

static void tear_down(void)
{
	tocsin_project_free(&project);
	fixture_finish(&fixture);
}

/* Appends until it is killed (rows 0) or has written `rows`, and tells each stamp that was saved.
 */
static _Noreturn void write_rows(int rows, const char *who, int told)
{
	const char *path = fixture_path(&fixture, "journal.csv");
	for (int i = 0; rows == 0 || i < rows; i++) {
		struct journal_append append;
		struct tocsin_arena arena;
		const struct journal_row row = {fixture_today(), who, "1", TOCSIN_EVENT_NOTE, "",
			"", "a note, with a comma"};
		/* On a busy machine the lock may be longer in coming than a writer waits. */
		do {
			tocsin_arena_init(&arena);
			journal_file_append(&append, &arena, path, &row, 1);
			tocsin_arena_finish(&arena);
		} while (append.result == JOURNAL_LOCKED);
		if (append.result != JOURNAL_SAVED)
			_exit(1);
		if (told >= 0 && write(told, append.recorded, STAMP) != STAMP)
			_exit(2);
	}
	_exit(0);
}

static void nap(long microseconds)
{
	struct timespec time = {.tv_nsec = microseconds * 1000};
	nanosleep(&time, NULL);
}

/* Kills a writer after a while; its acknowledged stamps are added behind `*count`. */
static void kill_one(char (*stamps)[STAMP + 1], int *count, int most, long microseconds)
{
	int ends[2];
	ck_assert_int_eq(pipe(ends), 0);
	pid_t child = fork();
	if (child == 0) {
		close(ends[0]);
		write_rows(0, "ann", ends[1]);
	}
	close(ends[1]);
	nap(microseconds);
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	while (*count < most && read(ends[0], stamps[*count], STAMP) == STAMP)
		++*count;
	close(ends[0]);
}

static uint32_t read_back(void)
{
	uint32_t skipped;
	journal_file_read(&journal, &fixture.arena, fixture_path(&fixture, "journal.csv"), &project,
		&fixture.diags, &skipped);
	return skipped;
}

START_TEST(test_kill_loses_nothing_acknowledged)
{
	enum { MOST = 100000 };
	static char stamps[MOST][STAMP + 1];
	struct tocsin_random random = tocsin_random_seeded(1);
	struct tocsin_index rows;
	int count = 0;
	for (int round = 0; round < ROUNDS; round++)
		kill_one(stamps, &count, MOST, tocsin_random_below(&random, LONGEST));
	ck_assert_uint_eq(read_back(), 0);
	tocsin_index_init(&rows, &fixture.arena);
	for (uint32_t i = 0; i < journal.count; i++)
		ck_assert_uint_eq(
			tocsin_index_add(&rows, journal.entries[i].recorded, i), TOCSIN_NONE);
	for (int i = 0; i < count; i++)
		ck_assert_uint_ne(tocsin_index_find(&rows, stamps[i]), TOCSIN_NONE);
	/* A row may be there that its writer did not live to acknowledge: one a round at most. */
	ck_assert_int_gt(count, 0);
	ck_assert_int_ge((int)journal.count, count);
	ck_assert_int_le((int)journal.count, count + ROUNDS);
}
END_TEST

START_TEST(test_writers_lose_nothing_to_each_other)
{
	pid_t writers[WRITERS];
	for (int i = 0; i < WRITERS; i++) {
		writers[i] = fork();
		if (writers[i] == 0)
			write_rows(ROWS, tocsin_arena_printf(&fixture.arena, "writer %d", i), -1);
	}
	for (int i = 0; i < WRITERS; i++) {
		int status;
		ck_assert_int_eq(waitpid(writers[i], &status, 0), writers[i]);
		ck_assert_int_eq(status, 0);
	}
	ck_assert_uint_eq(read_back(), 0);
	ck_assert_uint_eq(journal.count, WRITERS * ROWS);
	/* Each stamp is later than all before it, whoever wrote them. */
	for (uint32_t i = 1; i < journal.count; i++)
		ck_assert_int_lt(journal.entries[i - 1].recorded_microseconds,
			journal.entries[i].recorded_microseconds);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("kill");
	TCase *tests = tcase_create("kill");
	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, test_kill_loses_nothing_acknowledged);
	tcase_add_test(tests, test_writers_lose_nothing_to_each_other);
	suite_add_tcase(suite, tests);
	return suite;
}
