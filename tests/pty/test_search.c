/*
 * A long search at a terminal: it tells how far it has come, Ctrl-C takes the best so far, and a
 * commit asks where more time may give a shorter plan.
 */
#include "check_main.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "hard_project.h"
#include "pseudo_terminal.h"

enum { TASKS = 110, PATIENCE = 20000 };

static char folder[] = "pty-XXXXXX";
static struct pty pty;

static void make_project(void)
{
	strcpy(folder, "pty-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	setenv("TOCSIN_NOW", "2026-03-16T09:00", 1);
	hard_project_write(folder, TASKS);
}

static void remove_project(void)
{
	char command[128];
	pty_finish(&pty);
	snprintf(command, sizeof command, "rm -rf %s", folder);
	ck_assert_int_eq(system(command), 0);
}

static void start(const char *option, const char *value)
{
	struct pty_options options = {.columns = 100, .rows = 30};
	const char *arguments[] = {"plan", folder, option, value, NULL};
	pty_start(&pty, &options, arguments);
}

static void assert_shows(const char *text)
{
	ck_assert_msg(pty_shows(&pty, text, PATIENCE), "no '%s' in\n%s", text, pty_text(&pty));
}

static void assert_ends(int status)
{
	ck_assert(pty_ends(&pty, PATIENCE));
	ck_assert(WIFEXITED(pty.status));
	ck_assert_int_eq(WEXITSTATUS(pty.status), status);
}

static bool is_committed(void)
{
	char path[64];
	snprintf(path, sizeof path, "%s/plan.csv", folder);
	return access(path, F_OK) == 0;
}

START_TEST(progress_is_told_and_interrupting_keeps_the_best)
{
	start("--schedules", "100000000");
	assert_shows("at most");
	assert_shows("; Ctrl-C stops");
	pty_press(&pty, "\003");
	assert_ends(130);
	ck_assert_ptr_nonnull(strstr(pty.bytes, "the best so far"));
	ck_assert_ptr_null(strstr(pty_text(&pty), "searching"));
	ck_assert_ptr_nonnull(strstr(pty.bytes, "proposed plan, not committed"));
}
END_TEST

/* How many schedules the plan that was printed says it took. */
static unsigned long schedules_told(void)
{
	const char *makespan = strstr(pty.bytes, "  makespan ");
	ck_assert_ptr_nonnull(makespan);
	const char *count = strchr(makespan, '\n');
	while (count > makespan && *count != '(')
		count--;
	return strtoul(count + 1, NULL, 10);
}

enum { LONG = 30000 }; /* schedules: no default, and most of the best effort */

static const struct {
	const char *answer;
	int status;
	bool commits, searches;
} answers[] = {
	{"n\r", 0, true, false},
	{"\r", 0, true, true},
	{"x\rb\r", 0, true, true},
	{"c\r", 1, false, false},
	{"\004", 1, false, false},
};

/* Enter is the default: the best effort, then the commit. */
START_TEST(a_commit_asks_where_time_would_help)
{
	start("--commit", NULL);
	assert_shows("[b]est effort first");
	ck_assert(!is_committed());
	pty_press(&pty, answers[_i].answer);
	assert_ends(answers[_i].status);
	ck_assert(is_committed() == answers[_i].commits);
	ck_assert(answers[_i].searches == (schedules_told() >= LONG));
}
END_TEST

START_TEST(who_names_an_effort_is_not_asked)
{
	start("--commit", "--effort=quick");
	assert_ends(0);
	ck_assert(is_committed());
}
END_TEST

START_TEST(an_interrupted_commit_asks)
{
	const char *arguments[] = {"plan", folder, "--commit", "--schedules", "100000000", NULL};
	struct pty_options options = {.columns = 100, .rows = 30};
	pty_start(&pty, &options, arguments);
	assert_shows("searching");
	pty_press(&pty, "\003");
	assert_shows("commit it as it is? [y/N]");
	pty_press(&pty, _i == 0 ? "\r" : "y\r");
	assert_ends(_i == 0 ? 1 : 0);
	ck_assert(is_committed() == (_i == 1));
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("search");
	TCase *tests = tcase_create("search");
	tcase_add_checked_fixture(tests, make_project, remove_project);
	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, progress_is_told_and_interrupting_keeps_the_best);
	tcase_add_loop_test(
		tests, a_commit_asks_where_time_would_help, 0, sizeof answers / sizeof *answers);
	tcase_add_test(tests, who_names_an_effort_is_not_asked);
	tcase_add_loop_test(tests, an_interrupted_commit_asks, 0, 2);
	suite_add_tcase(suite, tests);
	return suite;
}
