/*
 * A strange sheet in a terminal: what its columns mean is asked, kept, and not asked again.
 */
#include "check_main.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "pseudo_terminal.h"
#include "pty_project.h"

static struct pty pty;
static bool started;

static void setup(void)
{
	pty_project_make("id,name,safe\n1,Dig,5d\n2,Build,8d\n");
	pty_project_write("schedule.csv",
		"Zeile,Bezeichner,Brauchtwohl,Wer macht es\n1,Graben,5,Ann\n2,Bauen,8,Bob\n", "w");
	started = false;
}

static void teardown(void)
{
	if (started)
		pty_finish(&pty);
	pty_project_remove();
}

static void start(void)
{
	const char *arguments[] = {pty_folder, NULL};
	pty_start(&pty, &(struct pty_options){.columns = 80, .rows = 24}, arguments);
	started = true;
}

static void assert_shows(const char *text)
{
	ck_assert_msg(pty_shows(&pty, text, PTY_SOON), "no '%s' in\n%s", text, pty_text(&pty));
}

START_TEST(the_columns_of_a_strange_sheet_are_asked_for_once)
{
	start();
	assert_shows("which column is what?");
	assert_shows("Brauchtwohl");
	pty_press(&pty, "i\033[Bn\033[Bs\033[Br");
	assert_shows("< resources >");
	pty_press(&pty, "\r");
	assert_shows("Graben");
	assert_shows("Ann");
	pty_press(&pty, "q");
	ck_assert(pty_ends(&pty, PTY_SOON));
	char *mapping = pty_project_read("mapping.csv");
	ck_assert_str_eq(mapping,
		"column,meaning\nZeile,id\nBezeichner,name\nBrauchtwohl,safe\nWer macht "
		"es,resources\n");
	free(mapping);
	pty_finish(&pty);

	start();
	assert_shows("Graben");
}
END_TEST

START_TEST(who_leaves_is_told_what_is_wrong)
{
	start();
	assert_shows("which column is what?");
	pty_press(&pty, "\003");
	ck_assert(pty_ends(&pty, PTY_SOON));
	ck_assert(WIFEXITED(pty.status) && WEXITSTATUS(pty.status) == 2);
	ck_assert(pty_is_cooked(&pty));
	ck_assert_msg(strstr(pty.bytes, "no column for durations") != NULL, "%s", pty.bytes);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("mapping");
	TCase *tcase = tcase_create("strange sheet");
	tcase_set_timeout(tcase, 120);
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, the_columns_of_a_strange_sheet_are_asked_for_once);
	tcase_add_test(tcase, who_leaves_is_told_what_is_wrong);
	suite_add_tcase(suite, tcase);
	return suite;
}
