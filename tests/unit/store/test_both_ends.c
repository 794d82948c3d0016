/*
 * Links that a file tells at both of their ends, or at the successor's alone.
 */
#include "check_main.h"

#include <string.h>

#include "fixture.h"

static struct fixture fixture;
static struct tocsin_project project;

static void set_up(void)
{
	fixture_init(&fixture);
}

static void tear_down(void)
{
	fixture_finish(&fixture);
}

#define MSP "ID,Task Name,Duration,Predecessors,Successors,Resource Names\n"
#define P6 "Activity ID,Activity Name,Original Duration,Predecessor Details,Successors,"
#define JIRA "Issue key,Summary,Original estimate,Inward issue link (Blocks),"
#define REDMINE "#,Tracker,Subject,Estimated time,Related issues\n"

static const struct {
	const char *what, *schedule, *links, *told; /* NULL: nothing that has to do with links */
} files[] = {
	{"the same from both ends", MSP "1,A,1d,,2;3SS+1 day,\n2,B,1d,1,,\n3,C,1d,1SS+1 day,,\n",
		"1>2FS 1>3SS+480", NULL},
	{"from the successor's end alone", MSP "1,A,1d,,2;3SS+1 day,\n2,B,1d,,3,\n3,C,1d,,,\n",
		"1>2FS 1>3SS+480 2>3FS", NULL},
	{"each end tells a part", MSP "1,A,1d,,2,\n2,B,1d,,,\n3,C,1d,2,,\n", "2>3FS 1>2FS", NULL},
	{"two links of one pair", MSP "1,A,4d,,\"2SS,2FF\",\n2,B,4d,\"1SS,1FF\",,\n", "1>2SS 1>2FF",
		NULL},
	{"another lag", MSP "1,A,1d,,2FS+2 days,\n2,B,1d,1,,\n", "1>2FS",
		"s.csv:2:9: note: 1 successor differs in type or lag from the predecessors at the "
		"other end, which count: 1 to 2\n"},
	{"another type, and another", MSP "1,A,1d,,2SS,\n2,B,1d,1,3FF,\n3,C,1d,2FS-1 day,,\n",
		"1>2FS 2>3FS-480",
		"s.csv:2:9: note: 2 successors differ in type or lag from the predecessors at the "
		"other end, which count: 1 to 2, 2 to 3\n"},
	{"outside an excerpt", MSP "1,A,1d,,\"2,8\",\n2,B,1d,\"1,9\",,\n", "1>2FS",
		"s.csv:2:9: note: 1 successor of 1 task is not in the file, and left out: 8\n"
		"s.csv:3:8: note: 1 predecessor of 1 task is not in the file, and left out: 9\n"},
	{"to oneself", MSP "1,A,1d,,1,\n2,B,1d,,,\n", "",
		"s.csv:2:9: note: its successor is itself; that one is left out\n"},
	{"German",
		"Nr.;Vorgangsname;Dauer;Vorgänger;Nachfolger\n"
		"1;A;1 Tag;;2AA+1,5 Tage\n2;B;1 Tag;1AA+1,5 Tage;\n",
		"1>2SS+720", NULL},
	{"Japanese, with wide digits",
		"ID,タスク名,期間,先行タスク,後続タスク,リソース名\n"
		"１,A,２日,,２ＳＳ＋１日,\n2,B,1 日,1SS+1 日,,\n",
		"1>2SS+480", NULL},
	{"details beside a list",
		P6 "Predecessors,Resources\n"
		   "A1,Dig,1,,A2,,\nA2,Pour,1,A1: SS 2d,,A1,\n",
		"A1>A2SS+960", NULL},
	{"details of successors",
		"Activity ID,Activity Name,Original Duration,Successor Details\n"
		"A1,Dig,1,\"A2: SS 2d, A3: FS\"\nA2,Pour,1,\nA3,Strip,1,\n",
		"A1>A2SS+960 A1>A3FS", NULL},
	{"Jira's two columns",
		JIRA "Outward issue link (Blocks),Outward issue link (Blocks)\n"
		     "T-1,A,3600,,T-2,T-3\nT-2,B,3600,T-1,,\nT-3,C,3600,,,\n",
		"T-1>T-2FS T-1>T-3FS", NULL},
	{"Jira: who depends waits",
		JIRA "Outward issue link (Depends)\n"
		     "T-1,A,3600,,T-2\nT-2,B,3600,,\n",
		"T-2>T-1FS", NULL},
	{"Redmine's one column",
		REDMINE "1,Task,A,8,\"Precedes #2 (1 day), Blocks #3, Related to #3\"\n"
			"2,Task,B,8,Follows #1 (1 day)\n3,Task,C,8,\n",
		"1>3FS 1>2FS+480", NULL},
	{"Redmine's columns for an import",
		"unique_id,subject,estimated_hours,relation_precedes,relation_follows\n"
		"1,A,8,\"2 3d,#3\",\n2,B,8,,1 3d\n3,C,8,,#2 -1d\n",
		"1>2FS+1440 2>3FS-480 1>3FS", NULL},
	{"Redmine in German",
		"#,Tracker,Thema,Geschätzter Aufwand,Zugehörige Tickets\n"
		"1,Task,A,8,\"Vorgänger von #2 (1 Tag), Beziehung mit #3\"\n"
		"2,Task,B,8,\"Nachfolger von #1 (1 Tag), Blockiert #3\"\n3,Task,C,8,\n",
		"1>2FS+480 2>3FS", NULL},
	{"TaskJuggler",
		"\"BSI\";\"Id\";\"Name\";\"Effort\";\"Precursors\";\"Followers\"\n"
		"1;\"a\";\"A\";1;\"\";\"B (b) ]->[ 2026-01-06 09:00\"\n"
		"2;\"b\";\"B\";1;\"A (a) ]->[ 2026-01-05 17:00\";\"C (c) [->[ 2026-01-06\"\n"
		"3;\"c\";\"C\";1;\"\";\"\"\n",
		"a>bFS b>cSS", NULL},
	{"Asana",
		"Task ID,Name,Section/Column,Start Date,Due Date,Blocking (Dependencies)\n"
		"7,Build,x,2026-01-05,2026-01-06,\"Tell\"\n8,Tell,x,2026-01-07,2026-01-07,\n",
		"7>8FS", NULL},
	{"our own", "id,safe,successors\nA,1d,B;C\nB,1d,C\nC,1d,\n", "A>BFS A>CFS B>CFS", NULL},
};

/* The lines of the diagnostics that tell of links. */
static const char *told_of_links(void)
{
	const char *told = "", *at = fixture_diags(&fixture);
	for (const char *end; (end = strchr(at, '\n')) != NULL; at = end + 1) {
		char *line = tocsin_arena_strndup(&fixture.arena, at, (size_t)(end - at));
		if (strstr(line, "cessor") != NULL && strstr(line, "columns") == NULL)
			told = tocsin_arena_printf(&fixture.arena, "%s%s\n", told, line);
	}
	return told;
}

START_TEST(both_ends_make_one_link)
{
	bool loaded = fixture_project(&fixture, &project, files[_i].schedule);
	ck_assert_msg(loaded, "%s: %s", files[_i].what, fixture_diags(&fixture));
	ck_assert_msg(strcmp(fixture_links(&fixture, &project), files[_i].links) == 0, "%s: %s\n%s",
		files[_i].what, fixture_links(&fixture, &project), fixture_diags(&fixture));
	ck_assert_str_eq(told_of_links(), files[_i].told ? files[_i].told : "");
	tocsin_project_free(&project);
}
END_TEST

/* ---- What is a fault ---- */

static const struct {
	const char *schedule, *told;
} faulty[] = {
	{"id,safe,successors\nA,1d,Z\nB,1d,\n", "s.csv:2:6: no task has the id \"Z\""},
	{"id,safe,successors\nA,1d,A\nB,1d,\n",
		"s.csv:2:6: its successor is itself; take that one out"},
	{"id,safe,successors\nA,1d,BFS+soon\nB,1d,\n",
		"s.csv:2:6: \"BFS+soon\" has no readable type or lag"},
	{"id,safe,predecessors,successors\nA,1d,B,B\nB,1d,,\n",
		"these tasks wait for each other in a circle: A -> B -> A"},
};

START_TEST(a_wrong_successor_is_told)
{
	ck_assert(!fixture_project(&fixture, &project, faulty[_i].schedule));
	const char *told = fixture_diags(&fixture);
	ck_assert_msg(strstr(told, faulty[_i].told) != NULL, "%s", told);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("both ends");
	TCase *tcase = tcase_create("links");
	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_loop_test(tcase, both_ends_make_one_link, 0, sizeof files / sizeof *files);
	tcase_add_loop_test(tcase, a_wrong_successor_is_told, 0, sizeof faulty / sizeof *faulty);
	suite_add_tcase(suite, tcase);
	return suite;
}
