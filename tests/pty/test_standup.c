/*
 * Stand-ups in real terminals: two at once, a disk that takes nothing, a kill, a hang-up and a stop
 * in the middle of a number, and a recording of every mode.
 */
#include "check_main.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pseudo_terminal.h"
#include "pty_project.h"

enum { TASKS = 10 };

static struct pty pty;
static bool started;

/* Ten tasks side by side, each with a person of its own, so that all ten are walked. */
static void make_project(void)
{
	char schedule[1024] = "id,name,safe,focused,predecessors,resources\n";
	for (int i = 0; i < TASKS; i++) {
		size_t used = strlen(schedule);
		snprintf(schedule + used, sizeof schedule - used, "A%d,Part %d,20,10,,P%d\n", i, i,
			i);
	}
	strcat(schedule, "Z,Together,10,5,A0;A1;A2;A3;A4;A5;A6;A7;A8;A9,Zoe\n");
	pty_project_make(schedule);
	started = false;
}

static void remove_project(void)
{
	if (started)
		pty_finish(&pty);
	pty_project_remove();
}

static void begin(struct pty *out, const char *who, bool in_shell)
{
	char setting[40];
	const char *settings[] = {setting, NULL};
	const char *arguments[] = {pty_folder, NULL};
	snprintf(setting, sizeof setting, "TOCSIN_WHO=%s", who);
	pty_start(out,
		&(struct pty_options){
			.columns = 100, .rows = 40, .settings = settings, .in_shell = in_shell},
		arguments);
	ck_assert_msg(pty_shows(out, "Part 0", PTY_SOON), "%s", pty_text(out));
	pty_press(out, "S");
	ck_assert_msg(pty_shows(out, "task 1 of 10", PTY_SOON), "%s", pty_text(out));
}

static void begin_here(bool in_shell)
{
	begin(&pty, "ana", in_shell);
	started = true;
}

static void assert_shows(struct pty *of, const char *text)
{
	ck_assert_msg(pty_shows(of, text, PTY_SOON), "no '%s' in\n%s", text, pty_text(of));
}

/* Where the program is not told of changes, a key makes it look. */
static void let_it_look(struct pty *of)
{
	if (!getenv("TOCSIN_LOOKS"))
		return;
	usleep(100000);
	pty_press(of, "\033[C");
}

/* How many whole rows of the journal report a remaining; every line of it must be whole. */
static int reports(void)
{
	enum { COLUMNS = 8 };
	char *text = pty_project_read("journal.csv");
	int count = 0;
	ck_assert_int_eq(text[strlen(text) - 1], '\n');
	for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
		int commas = 0;
		for (const char *at = line; *at; at++)
			commas += *at == ',';
		ck_assert_msg(commas == COLUMNS - 1, "a torn row: %s", line);
		count += strstr(line, ",remaining,") != NULL;
	}
	free(text);
	return count;
}

static void assert_loads(void)
{
	char command[512];
	snprintf(command, sizeof command, "%s check %s >/dev/null", getenv("TOCSIN"), pty_folder);
	ck_assert_int_eq(system(command), 0);
}

START_TEST(two_stand_ups_hear_each_other)
{
	struct pty ben;
	begin(&ben, "ben", false);
	begin_here(false);
	pty_press(&ben, "7\r");
	assert_shows(&ben, "task 2 of 10");
	let_it_look(&pty);
	assert_shows(&pty, "7d (ben)");
	/* Both are asked for the second task, and ben answers while ana types. */
	pty_press(&pty, "j5");
	assert_shows(&pty, "5");
	pty_press(&ben, "8\r");
	assert_shows(&ben, "task 3 of 10");
	let_it_look(&pty);
	assert_shows(&pty, "while you were typing");
	pty_press(&pty, "\r");
	assert_shows(&pty, "task 3 of 10");
	let_it_look(&ben);
	assert_shows(&ben, "(ana)");
	pty_finish(&ben);
	ck_assert_int_eq(reports(), 3);
}
END_TEST

START_TEST(an_answer_that_cannot_be_saved_is_not_lost)
{
	char journal[PTY_PATH], aside[PTY_PATH];
	pty_project_path(journal, "journal.csv");
	pty_project_path(aside, "aside");
	begin_here(false);
	pty_press(&pty, "7\r");
	assert_shows(&pty, "task 2 of 10");
	pty_press(&pty, "6");
	/* Root may write anywhere, but nobody may append to a folder. */
	ck_assert_int_eq(rename(journal, aside), 0);
	ck_assert_int_eq(mkdir(journal, 0777), 0);
	pty_press(&pty, "\r");
	assert_shows(&pty, "nothing was saved");
	assert_shows(&pty, "task 2 of 10");
	ck_assert_int_eq(rmdir(journal), 0);
	ck_assert_int_eq(rename(aside, journal), 0);
	pty_settle(&pty, PTY_QUIET);
	pty_press(&pty, "\r");
	assert_shows(&pty, "task 3 of 10");
	ck_assert_int_eq(reports(), 2);
}
END_TEST

/* What the screen has called answered is in the file, whatever becomes of the program. */
START_TEST(a_kill_loses_no_answer)
{
	char at[32];
	begin_here(false);
	for (int i = 0; i < _i; i++) {
		pty_press(&pty, "7\r");
		snprintf(at, sizeof at, "task %d of 10", i + 2);
		assert_shows(&pty, at);
	}
	pty_press(&pty, "9\r");
	usleep((useconds_t)(_i * 300));
	kill(pty.pid, SIGKILL);
	ck_assert(pty_ends(&pty, PTY_SOON));
	int kept = reports();
	ck_assert_int_ge(kept, _i);
	ck_assert_int_le(kept, _i + 1);
	assert_loads();
}
END_TEST

START_TEST(a_hang_up_while_it_saves_leaves_whole_rows)
{
	begin_here(false);
	pty_press(&pty, "7\r");
	assert_shows(&pty, "task 2 of 10");
	pty_press(&pty, "6\r");
	usleep((useconds_t)(_i * 400));
	kill(pty.pid, SIGHUP);
	ck_assert(pty_ends(&pty, PTY_SOON));
	ck_assert(pty_is_cooked(&pty));
	ck_assert_int_ge(reports(), 1);
	assert_loads();
}
END_TEST

START_TEST(a_stop_keeps_the_number_that_is_typed)
{
	begin_here(true);
	pty_press(&pty, "4");
	pty_settle(&pty, PTY_QUIET);
	pty_press(&pty, "\032");
	assert_shows(&pty, "[stopped]");
	ck_assert(pty_is_cooked(&pty));
	pty_continue(&pty);
	assert_shows(&pty, "task 1 of 10");
	pty_press(&pty, "2\r"); /* 42 days */
	assert_shows(&pty, "task 2 of 10");
	char *journal = pty_project_read("journal.csv");
	ck_assert_ptr_nonnull(strstr(journal, ",remaining,42d,"));
	free(journal);
}
END_TEST

/* A stand-up, a what-if, the time machine, a prompt and the mouse, as they were typed. */
START_TEST(a_recording_plays_every_mode)
{
	static const char *const steps[][2] = {
		{"3", "Together"},
		{"S", "task 1 of 10"},
		{"7\r", "task 2 of 10"},
		{"E", "Said"},
		{"\033", "Together"},
		{"w", "WHAT-IF"},
		{"r2\r", "1 change"},
		{"wd", "forgotten"},
		{":chains\r", "critical chain"},
		{"3", "Together"},
		{"\033[<0;20;5M\033[<0;20;5m", "Together"},
		{"[", "as of"},
		{"}", "Together"},
	};
	char file[PTY_PATH];
	const char *record[] = {pty_folder, "--record", pty_project_path(file, "typed.keys"), NULL};
	const char *replay[] = {pty_folder, "--replay", file, NULL};
	struct pty_options options = {.columns = 100, .rows = 40};
	char *journal = pty_project_read("journal.csv"); /* the commit's row */
	pty_start(&pty, &options, record);
	started = true;
	assert_shows(&pty, "Part 0");
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		pty_press(&pty, steps[i][0]);
		assert_shows(&pty, steps[i][1]);
		pty_settle(&pty, PTY_QUIET);
	}
	char *last = strdup(pty_text(&pty));
	pty_finish(&pty);

	pty_project_write("journal.csv", journal, "w");
	free(journal);
	pty_start(&pty, &options, replay);
	bool same = false;
	for (int i = 0; i < PTY_SOON / PTY_QUIET && !same; i++) {
		pty_settle(&pty, PTY_QUIET);
		same = strcmp(pty_text(&pty), last) == 0;
	}
	ck_assert_msg(same, "played:\n%s\nrecorded:\n%s", pty_text(&pty), last);
	free(last);
	ck_assert_int_eq(reports(), 1);
}
END_TEST

Suite *test_suite(void)
{
	enum { MOMENTS = 5 };
	Suite *suite = suite_create("stand-up");
	TCase *tcase = tcase_create("in a terminal");
	tcase_set_timeout(tcase, 120);
	tcase_add_checked_fixture(tcase, make_project, remove_project);
	tcase_add_test(tcase, two_stand_ups_hear_each_other);
	tcase_add_test(tcase, an_answer_that_cannot_be_saved_is_not_lost);
	tcase_add_loop_test(tcase, a_kill_loses_no_answer, 0, MOMENTS);
	tcase_add_loop_test(tcase, a_hang_up_while_it_saves_leaves_whole_rows, 0, MOMENTS);
	tcase_add_test(tcase, a_stop_keeps_the_number_that_is_typed);
	tcase_add_test(tcase, a_recording_plays_every_mode);
	suite_add_tcase(suite, tcase);
	return suite;
}
