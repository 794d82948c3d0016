/*
 * A disk that fails: every system call on the way of an append, of a replacement and of a commit is
 * made to fail in turn, and whoever was told "saved" must find it, whoever was told "not saved"
 * must find what was there before.
 *
 * The linker puts the functions __wrap_... of this file between the store and the C library.
 */
#include "check_main.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fixture.h"
#include "journal_file.h"
#include "plan_file.h"
#include "replace_file.h"

/* ---- The broken disk ---- */

enum call { CALL_OPEN, CALL_WRITE, CALL_FDATASYNC, CALL_FSYNC, CALL_RENAME, CALL_MKDIR, CALLS };

static struct {
	int countdown[CALLS]; /* the call that fails: 1 = the next; 0 = none */
	int error[CALLS];
	ssize_t taken; /* bytes that a failing write still takes; -1 = none, and it says `error` */
	bool interrupted; /* the next write is interrupted once */
} disk;

static bool fails(enum call call)
{
	if (disk.countdown[call] == 0 || --disk.countdown[call] > 0)
		return false;
	errno = disk.error[call];
	return true;
}

static void break_call(enum call call, int which, int error)
{
	disk.countdown[call] = which;
	disk.error[call] = error;
}

static void mend(void)
{
	memset(&disk, 0, sizeof disk);
	disk.taken = -1;
}

int __real_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...);
int __real_open64(const char *path, int flags, ...);
int __wrap_open64(const char *path, int flags, ...);
ssize_t __real_write(int file, const void *bytes, size_t length);
ssize_t __wrap_write(int file, const void *bytes, size_t length);
int __real_fdatasync(int file);
int __wrap_fdatasync(int file);
int __real_fsync(int file);
int __wrap_fsync(int file);
int __real_rename(const char *from, const char *to);
int __wrap_rename(const char *from, const char *to);
int __real_mkdir(const char *path, mode_t mode);
int __wrap_mkdir(const char *path, mode_t mode);

static mode_t mode_given(int flags, va_list arguments)
{
	return flags & O_CREAT ? (mode_t)va_arg(arguments, unsigned) : 0;
}

int __wrap_open(const char *path, int flags, ...)
{
	va_list arguments;
	va_start(arguments, flags);
	mode_t mode = mode_given(flags, arguments);
	va_end(arguments);
	bool writes = (flags & O_ACCMODE) != O_RDONLY;
	return writes && fails(CALL_OPEN) ? -1 : __real_open(path, flags, mode);
}

int __wrap_open64(const char *path, int flags, ...)
{
	va_list arguments;
	va_start(arguments, flags);
	mode_t mode = mode_given(flags, arguments);
	va_end(arguments);
	bool writes = (flags & O_ACCMODE) != O_RDONLY;
	return writes && fails(CALL_OPEN) ? -1 : __real_open64(path, flags, mode);
}

ssize_t __wrap_write(int file, const void *bytes, size_t length)
{
	if (disk.interrupted) {
		disk.interrupted = false;
		errno = EINTR;
		return -1;
	}
	if (!fails(CALL_WRITE))
		return __real_write(file, bytes, length);
	return disk.taken < 0 ? -1 : __real_write(file, bytes, (size_t)disk.taken);
}

int __wrap_fdatasync(int file)
{
	return fails(CALL_FDATASYNC) ? -1 : __real_fdatasync(file);
}

int __wrap_fsync(int file)
{
	return fails(CALL_FSYNC) ? -1 : __real_fsync(file);
}

int __wrap_rename(const char *from, const char *to)
{
	return fails(CALL_RENAME) ? -1 : __real_rename(from, to);
}

int __wrap_mkdir(const char *path, mode_t mode)
{
	return fails(CALL_MKDIR) ? -1 : __real_mkdir(path, mode);
}

/* ---- Appending ---- */

static struct fixture fixture;
static struct journal_append append;

static void set_up(void)
{
	mend();
	fixture_init(&fixture);
}

static void tear_down(void)
{
	mend();
	fixture_finish(&fixture);
}

static void add(const char *note)
{
	const struct journal_row row = {
		fixture_today(), "ann", "1", TOCSIN_EVENT_NOTE, "", "", note};
	journal_file_append(&append, &fixture.arena,
		fixture_path(&fixture, "launch.tocsin/journal.csv"), &row, 1);
}

static const char *journal_text(void)
{
	return fixture_read(&fixture, "launch.tocsin/journal.csv");
}

static const struct {
	enum call call;
	int which, error;
	const char *sentence;
} broken_appends[] = {
	{CALL_OPEN, 1, EROFS, "journal.lock: the file system is read-only; nothing was saved"},
	{CALL_OPEN, 1, EACCES, "there is no permission to write here; nothing was saved"},
	{CALL_OPEN, 2, EACCES, "journal.csv: there is no permission to write here; nothing was"},
	{CALL_OPEN, 2, ENOSPC, "the disk is full; nothing was saved, make room and try again"},
	{CALL_WRITE, 1, ENOSPC, "the disk is full; nothing was saved, make room and try again"},
	{CALL_WRITE, 1, EDQUOT, "the disk is full; nothing was saved, make room and try again"},
	{CALL_WRITE, 1, EIO, "the disk failed; nothing was saved, keep a copy elsewhere"},
};

START_TEST(test_an_append_that_fails)
{
	add("before");
	ck_assert_int_eq(append.result, JOURNAL_SAVED);
	const char *before = journal_text();
	break_call(broken_appends[_i].call, broken_appends[_i].which, broken_appends[_i].error);
	add("lost");
	mend();
	ck_assert_int_eq(append.result, JOURNAL_NOT_SAVED);
	ck_assert_msg(
		strstr(append.message, broken_appends[_i].sentence) != NULL, "%s", append.message);
	ck_assert_str_eq(journal_text(), before);
	add("again");
	ck_assert_int_eq(append.result, JOURNAL_SAVED);
}
END_TEST

START_TEST(test_a_folder_that_cannot_be_made)
{
	break_call(CALL_MKDIR, 1, EROFS);
	add("lost");
	ck_assert_int_eq(append.result, JOURNAL_NOT_SAVED);
	ck_assert_ptr_nonnull(strstr(
		append.message, "launch.tocsin: the file system is read-only; nothing was saved"));
}
END_TEST

/* The disk takes the first bytes of the row only, whichever number: it is cut back. */
START_TEST(test_a_short_write_is_cut_back)
{
	add("before");
	const char *before = journal_text();
	for (ssize_t taken = 0; taken < 60; taken++) {
		disk.taken = taken;
		break_call(CALL_WRITE, 1, 0);
		add("a row that the disk takes in part only");
		mend();
		ck_assert_int_eq(append.result, JOURNAL_NOT_SAVED);
		ck_assert_ptr_nonnull(strstr(append.message, "the disk is full"));
		ck_assert_str_eq(journal_text(), before);
	}
}
END_TEST

START_TEST(test_a_short_write_into_a_new_file)
{
	disk.taken = 20;
	break_call(CALL_WRITE, 1, 0);
	add("lost");
	mend();
	ck_assert_int_eq(append.result, JOURNAL_NOT_SAVED);
	ck_assert_str_eq(journal_text(), "");
	add("saved");
	ck_assert_int_eq(append.result, JOURNAL_SAVED);
	ck_assert_int_eq(strncmp(journal_text(), "recorded,as_of,", 15), 0);
}
END_TEST

START_TEST(test_an_interrupted_write_is_tried_again)
{
	disk.interrupted = true;
	add("saved");
	ck_assert_int_eq(append.result, JOURNAL_SAVED);
	ck_assert_ptr_nonnull(strstr(journal_text(), ",saved\n"));
}
END_TEST

static const struct {
	enum call call;
	int which;
} unconfirmed[] = {
	{CALL_FDATASYNC, 1}, {CALL_FSYNC, 2}, /* of the folder: the first is of the one above it */
};

START_TEST(test_an_append_that_the_disk_does_not_confirm)
{
	break_call(unconfirmed[_i].call, unconfirmed[_i].which, EIO);
	add("perhaps");
	ck_assert_int_eq(append.result, JOURNAL_UNCERTAIN);
	ck_assert_ptr_nonnull(strstr(append.message, "did not confirm the last rows"));
	ck_assert_ptr_nonnull(strstr(append.message, "keep a copy of the file elsewhere"));
	ck_assert_ptr_nonnull(strstr(journal_text(), ",perhaps\n"));
}
END_TEST

/* The kernel's own short write: a file that may not grow beyond 20 bytes more. */
START_TEST(test_a_limit_of_the_file_size)
{
	add("before");
	const char *before = journal_text();
	pid_t child = fork();
	if (child == 0) {
		struct rlimit limit = {strlen(before) + 20, strlen(before) + 20};
		signal(SIGXFSZ, SIG_IGN);
		setrlimit(RLIMIT_FSIZE, &limit);
		add("a row that does not fit");
		_exit(append.result == JOURNAL_NOT_SAVED ? 0 : 1);
	}
	int status;
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_int_eq(status, 0);
	ck_assert_str_eq(journal_text(), before);
}
END_TEST

/* ---- Replacing ---- */

static int files_in_folder(void)
{
	int count = 0;
	DIR *folder = opendir(fixture.folder);
	while (readdir(folder) != NULL)
		count++;
	closedir(folder);
	return count - 2;
}

static const struct {
	enum call call;
	int which, error;
} broken_replacements[] = {
	{CALL_OPEN, 1, EACCES},
	{CALL_WRITE, 1, ENOSPC},
	{CALL_FSYNC, 1, EIO},
	{CALL_RENAME, 1, EACCES},
};

START_TEST(test_a_replacement_that_fails)
{
	char message[256] = "";
	const char *path = fixture_write(&fixture, "plan.csv", "old");
	break_call(broken_replacements[_i].call, broken_replacements[_i].which,
		broken_replacements[_i].error);
	ck_assert(!replace_file(path, "new", 3, message, sizeof message));
	mend();
	ck_assert_ptr_nonnull(strstr(message, "plan.csv: "));
	ck_assert_ptr_nonnull(strstr(message, "nothing was saved"));
	ck_assert_str_eq(fixture_read(&fixture, "plan.csv"), "old");
	ck_assert_int_eq(files_in_folder(), 1);
}
END_TEST

START_TEST(test_a_replacement_that_the_disk_does_not_confirm)
{
	char message[256] = "";
	const char *path = fixture_write(&fixture, "plan.csv", "old");
	break_call(CALL_FSYNC, 2, EIO);
	ck_assert(!replace_file(path, "new", 3, message, sizeof message));
	ck_assert_ptr_nonnull(strstr(message, "did not confirm it"));
	ck_assert_int_eq(files_in_folder(), 1);
}
END_TEST

/* ---- Committing ---- */

static struct plan_commit commit_plan(const struct tocsin_project *project, const char *reason)
{
	struct plan_commit commit;
	const struct tocsin_plan plan = {
		.start = project->start,
		.as_of_date = project->start,
		.method = TOCSIN_RSEM,
		.date_setter = TOCSIN_NONE,
		.drum = "",
		.reason = reason,
	};
	plan_file_commit(&commit, fixture.folder, &plan, project, "ann");
	return commit;
}

/* Each call that a second commit makes fails in turn: the first plan stays, or the second is there
 * and the first kept, and never a plan is lost. */
START_TEST(test_a_commit_that_fails_anywhere)
{
	struct tocsin_project project;
	ck_assert(fixture_project(&fixture, &project, "id,safe\n1,5d\n"));
	enum call call = (enum call)_i;
	int which = 0, failed = 0;
	for (bool saved = false; !saved; failed++) {
		ck_assert(commit_plan(&project, "first").saved);
		const char *first = fixture_read(&fixture, "plan.csv");
		break_call(call, ++which, EIO);
		struct plan_commit commit = commit_plan(&project, "second");
		saved = commit.saved;
		mend();
		const char *now = fixture_read(&fixture, "plan.csv");
		ck_assert_int_eq(commit.message[0] != '\0', !saved);
		if (strstr(now, "second") == NULL)
			ck_assert_str_eq(now, first);
	}
	ck_assert_int_le(failed, 10);
	tocsin_project_free(&project);
}
END_TEST

#define LOOP(test, table) tcase_add_loop_test(tests, test, 0, (int)(sizeof table / sizeof *table))

Suite *test_suite(void)
{
	Suite *suite = suite_create("disk");
	TCase *tests = tcase_create("disk");
	tcase_add_checked_fixture(tests, set_up, tear_down);
	LOOP(test_an_append_that_fails, broken_appends);
	tcase_add_test(tests, test_a_folder_that_cannot_be_made);
	tcase_add_test(tests, test_a_short_write_is_cut_back);
	tcase_add_test(tests, test_a_short_write_into_a_new_file);
	tcase_add_test(tests, test_an_interrupted_write_is_tried_again);
	LOOP(test_an_append_that_the_disk_does_not_confirm, unconfirmed);
	tcase_add_test(tests, test_a_limit_of_the_file_size);
	LOOP(test_a_replacement_that_fails, broken_replacements);
	tcase_add_test(tests, test_a_replacement_that_the_disk_does_not_confirm);
	tcase_add_loop_test(tests, test_a_commit_that_fails_anywhere, 0, CALLS);
	suite_add_tcase(suite, tests);
	return suite;
}
