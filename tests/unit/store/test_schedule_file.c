#include "check_main.h"

#include <stdio.h>
#include <stdlib.h>
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

/* Demands as "1:Ann 1000 2:Crane 2000". */
static const char *demands_text(void)
{
	const char *text = "";
	for (uint32_t task = 0; task < project.task_count; task++) {
		for (uint32_t i = 0; i < project.tasks[task].demand_count; i++) {
			const struct tocsin_demand *demand =
				&project.demands[project.tasks[task].first_demand + i];
			text = tocsin_arena_printf(&fixture.arena, "%s%s%s:%s %lld", text,
				text[0] ? " " : "", project.tasks[task].id,
				project.resources[demand->resource].name,
				(long long)demand->amount);
		}
	}
	return text;
}

static void must_load(const char *schedule)
{
	bool loaded = fixture_project(&fixture, &project, schedule);
	ck_assert_msg(loaded, "%s", fixture_diags(&fixture));
}

/* ---- Faults: a hostile file and every word that it earns ---- */

#define TASKS "id,name,safe,focused,predecessors,resources\n"

static const struct {
	const char *schedule, *told;
} faulty[] = {
	{"", "s.csv: the file is empty; begin it with a header such as "
	     "id,name,safe,focused,predecessors,resources\n"},
	{"\"id,name,safe\"\n\"1,Dig,3d\"\n",
		"s.csv:1:1: the header is one cell: id,name,safe; take away the quotes around each "
		"line\n"},
	{"colour,size\nred,5\n",
		"s.csv:1:1: no column for the tasks' ids or names, found: colour, size; call one "
		"\"id\" or \"name\", or say which it is: --map 'name=CAPTION'\n"
		"s.csv:1:1: no column for durations, found: colour, size; call one \"safe\" or "
		"\"focused\", or say which it is: --map 'safe=CAPTION'\n"},
	{"id,Duratoin\nA,5\n",
		"s.csv:1:1: no column for durations, found: id, Duratoin; if it is \"Duratoin\", "
		"say --map 'safe=Duratoin'\n"},
	{"subject,description\nDig,\"well\n",
		"s.csv:1:1: no column for durations, found: subject, description; call one "
		"\"safe\" or \"focused\", or say which it is: --map 'safe=CAPTION'\n"
		"s.csv:2:5: this quote is never closed; close it, or double it where it belongs to "
		"the cell\n"},
	{"id,safe\n", "s.csv:1:1: no tasks below the header; write a row for each\n"},
	{TASKS "1,Dig,x,2d,,\n", "s.csv:2:7: \"x\": not a duration; write 3d, 4h or 1.5w\n"},
	{TASKS "1,Dig,-5d,2d,,\n", "s.csv:2:7: \"-5d\" is negative; a duration is 0d or more\n"},
	{TASKS "1,Dig,5d,6d,,\n",
		"s.csv:2:10: the focused estimate is longer than the safe one; it should be the "
		"shorter\n"},
	{TASKS "1,Dig,5d,3ed,,\n",
		"s.csv:2:10: one estimate is elapsed and the other is not; write both in the same "
		"units\n"},
	{TASKS "1,Dig,,,,\n",
		"s.csv:2:7: no duration; write one such as 5d, or 0d for a milestone\n"},
	{TASKS ",Dig,5d,,,\n", "s.csv:2:1: no id; give each row one of its own\n"},
	{TASKS "1,Dig,5d,,,\n2,Fill,5d,,,\n1,Pave,5d,,,\n",
		"s.csv:4:1: the id \"1\" stands in line 2 already; give each row its own\n"},
	{"id,name,safe,predecessors\n1,Dig,5d,\n2,Pour,1d,Dig SS+1d\n7,Dig,5d,\n",
		"s.csv:3:11: the tasks in lines 2 and 4 are both called \"Dig\"; write which is "
		"meant: \"1\" or \"7\"\n"},
	{"name,safe,outline "
	 "level,predecessors\nA,,1,\nDig,5d,2,\nB,,1,\nDig,5d,2,\nPour,1d,1,Dig\n",
		"s.csv:6:11: the tasks in lines 3 and 5 are both called \"Dig\"; write which is "
		"meant: \"A/Dig\" or \"B/Dig\"\n"},
	{"Task ID,Name,Section/Column,Start Date,Due Date,Blocked By (Dependencies)\n"
	 "7,Dig,x,2026-01-05,2026-01-06,\n8,Dig,x,2026-01-05,2026-01-06,\n"
	 "9,Pour,x,2026-01-05,2026-01-06,Dig\n",
		"s.csv:4:32: the tasks in lines 2 and 3 are both called \"Dig\"; write which is "
		"meant: \"7\" or \"8\"\n"},
	{"name,safe\nDig,5d\nDig,3d\n", "s.csv:3:1: the name \"Dig\" stands in line 2 already; "
					"make it differ, or add an id "
					"column\n"},
	{TASKS "1,Dig,5d,,7,\n2,Fill,5d,,1XX,\n3,Pave,5d,,1FS+x,\n",
		"s.csv:2:11: no task has the id \"7\"; write ids, as 3, 3FS+2d, 3SS-1w or "
		"3FF+25%\n"
		"s.csv:3:12: no task has the id \"1XX\"; write ids, as 3, 3FS+2d, 3SS-1w or "
		"3FF+25%\n"
		"s.csv:4:12: \"1FS+x\" has no readable type or lag; write 3, 3FS+2d, 3SS-1w or "
		"3FF+25%\n"},
	{TASKS "1,Dig,5d,,1,\n", "s.csv:2:11: it waits for itself; take that predecessor out\n"},
	{TASKS "1,Dig,5d,,2,\n2,Fill,5d,,1,\n",
		"s.csv:2: these tasks wait for each other in a circle: 1 (Dig) -> 2 (Fill) -> 1 "
		"(Dig); take one of these links away\n"},
	{TASKS "1,Dig,5d,,,Crane[x];Crane[-1]\n",
		"s.csv:2:12: \"Crane[x]\" is no resource with an amount; write Crane, Crane[2] or "
		"Ann[50%]\n"
		"s.csv:2:12: \"Crane[-1]\" is no resource with an amount; write Crane, Crane[2] or "
		"Ann[50%]\n"},
	{"id,safe,not before\n1,5d,2026-02-30\n2,5d,soon\n",
		"s.csv:2:6: \"2026-02-30\" does not exist; write a date of the calendar\n"
		"s.csv:3:6: \"soon\" is no date; write YYYY-MM-DD or YYYY-MM-DDTHH:MM\n"},
	{TASKS "1,Dig, well,5d,2d,,Ann\n",
		"s.csv:2:20: 7 cells where the header has 6; put a cell that holds a \",\" in "
		"quotes\n"},
	{"id,safe,milestone\n1,5d,perhaps\n",
		"s.csv:2:6: \"perhaps\" is neither yes nor no; write yes or no\n"},
	{"id,safe,percent\n1,5d,120\n", "s.csv:2:6: \"120\" is no percentage; write 0 to 100\n"},
	{"id,safe,outline level,predecessors\nG,,1,\n1,5d,2,G\n2,5d,1,\n",
		"s.csv:3:8: it waits for the summary that it is part of; take that predecessor "
		"out\n"},
	{"id,safe,outline level,predecessors\nG,,1,1\n1,5d,2,\n",
		"s.csv:2:6: it waits for a part of itself; take that predecessor out\n"},
	{"id,safe,outline level\n1,5d,one\n",
		"s.csv:2:6: \"one\" is no such number; write a whole number from 0 to 1000\n"},
	{"id,safe,parent\n1,5d,2\n2,5d,1\n3,5d,9\n",
		"s.csv:2:6: its parents go round in a circle, or are more than 100; give the "
		"topmost none\n"
		"s.csv:4:6: the parent \"9\" is not in the file; write the id of a row\n"},
	{"id,safe,actual_start,actual_finish\n1,5d,2026-01-08,2026-01-07\n",
		"s.csv:2:17: finished before it started; exchange the two dates\n"},
	{"Unique ID,ID,safe\n7,1,5d\n7,2,5d\n",
		"s.csv:3:1: the unique id \"7\" stands in line 2 already; give each row its own\n"},
	{TASKS "001,Dig,5d,,,\n2,Fill,1d,,1,\n",
		"s.csv:3:12: no task has the id \"1\", but one has \"001\"; write them alike\n"},
	{TASKS "1,Dig,5d,,,Ann[2;Bob\n",
		"s.csv:2:12: \"Ann[2;Bob\" is no resource with an amount; write Crane, Crane[2] or "
		"Ann[50%]\n"},
	{"1,Dig,3d\n2,Fill,2d\n",
		"s.csv:1:1: this row is no header, found: 1, Dig, 3d; write the names of the "
		"columns above it, such as id,name,safe,focused,predecessors,resources\n"},
	/* A task that is not there may stand in a row that could not be read. */
	{TASKS "1,Dig,5d,,2,\n2,\"a\"b,1d,,,\n",
		"s.csv:3:6: text after a closing quote; double the quotes that belong to the "
		"cell\n"},
	{"id,safe,parent\n\"1,5d,\n2,5d,1\n",
		"s.csv:2:1: this quote is never closed; close it, or double it where it belongs to "
		"the cell\n"},
	/* One file, everything wrong at once, told in the order of the file. */
	{TASKS "1,Dig,5d,9d,8,\n1,Fill,,,,\n3,\"a\"b,1d,,,\n4,Pave,2d,,,Ann[]\n",
		"s.csv:2:10: the focused estimate is longer than the safe one; it should be the "
		"shorter\n"
		"s.csv:3:1: the id \"1\" stands in line 2 already; give each row its own\n"
		"s.csv:3:8: no duration; write one such as 5d, or 0d for a milestone\n"
		"s.csv:4:6: text after a closing quote; double the quotes that belong to the "
		"cell\n"
		"s.csv:5:13: \"Ann[]\" is no resource with an amount; write Crane, Crane[2] or "
		"Ann[50%]\n"},
};

/* Faults only: notes are looked at below. */
static const char *faults_text(void)
{
	const char *all = fixture_diags(&fixture), *text = "";
	while (*all != '\0') {
		size_t length = strcspn(all, "\n") + 1;
		const char *line = tocsin_arena_strndup(&fixture.arena, all, length);
		if (strstr(line, ": note: ") == NULL)
			text = tocsin_arena_printf(&fixture.arena, "%s%s", text, line);
		all += length;
	}
	return text;
}

START_TEST(test_faults)
{
	ck_assert(!fixture_project(&fixture, &project, faulty[_i].schedule));
	ck_assert_str_eq(faults_text(), faulty[_i].told);
	ck_assert_uint_eq(project.task_count, 0);
}
END_TEST

START_TEST(test_more_faults_than_are_shown_are_counted)
{
	char schedule[2000] = "id,safe\n";
	for (int i = 0; i < 60; i++)
		strcat(schedule, ",5d\n");
	ck_assert(!fixture_project(&fixture, &project, schedule));
	ck_assert_uint_eq(fixture.diags.errors, 60);
	ck_assert_ptr_nonnull(strstr(fixture_diags(&fixture), "\n10 more faults\n"));
}
END_TEST

/* ---- Notes ---- */

static const struct {
	const char *schedule, *told;
} noted[] = {
	{"id,safe,colour,resources\n1,5d,red,\n",
		"s.csv:1:1: note: columns that are not used: colour\n"},
	{"id,safe,resources\n1,5d,Ann;Crane[3]\n2,5d,Ann\n",
		"s.csv:1:9: note: 2 resources are not in resources.csv, planned with one unit or "
		"the largest single demand: Ann, Crane\n"},
	{"id,safe,milestone\n1,5d,yes\n",
		"s.csv:2:6: note: marked as a milestone, but it takes time; it is planned as a "
		"task\n"},
	{"id,safe,focused,outline level\nG,9d,9d,1\n1,5d,2d,2\n",
		"s.csv:2:6: note: estimates of 1 summary row do not count, those of the tasks "
		"below do\n"},
	{"id,safe,not_before,constraint type\n1,5d,2026-12-01,Finish No Later Than\n"
	 "2,5d,2026-12-01,As Soon As Possible\n3,5d,2026-12-01,Whatever\n",
		"s.csv:4:17: note: a constraint of the type \"whatever\" is not obeyed\n"},
	{"id,safe,not_before\n1,5d,2026-12-01T09:00Z\n",
		"s.csv:2:6: note: \"2026-12-01T09:00Z\" names a zone; the project's own wall clock "
		"is used\n"},
};

START_TEST(test_notes)
{
	must_load(noted[_i].schedule);
	ck_assert_str_eq(fixture_diags(&fixture), noted[_i].told);
	tocsin_project_free(&project);
}
END_TEST

/* ---- Captions ---- */

static const char *const captions[] = {
	"id,name,safe,predecessors",
	"ID,Name,Duration,Predecessors",
	"task_id,Task Name,low risk,Depends On",
	"Activity-ID,Activity Name,PESSIMISTIC,dependencies",
	"#,summary,estimate,blocked by",
	"unique id,title,realistic_duration,predecessor_ids",
};

START_TEST(test_aliases)
{
	char schedule[200];
	snprintf(schedule, sizeof schedule, "%s\n1,Dig,4d,\n2,Fill,2d,1\n", captions[_i]);
	must_load(schedule);
	ck_assert_uint_eq(project.task_count, 2);
	ck_assert_str_eq(project.tasks[0].name, "Dig");
	ck_assert_int_eq(project.tasks[0].safe, 4 * 480);
	ck_assert_str_eq(fixture_links(&fixture, &project), "1>2FS");
	ck_assert_str_eq(fixture_diags(&fixture), "");
	tocsin_project_free(&project);
}
END_TEST

/* ---- Predecessors ---- */

static const struct {
	const char *ids[3]; /* of two tasks of 4 days (A), then the successor */
	const char *cell, *links;
} references[] = {
	{{"1", "2", "3"}, "1", "1>3FS"},
	{{"1", "2", "3"}, "1;2", "1>3FS 2>3FS"},
	{{"1", "2", "3"}, "1, 2 ;", "1>3FS 2>3FS"},
	{{"1", "2", "3"}, "1FS", "1>3FS"},
	{{"1", "2", "3"}, "1ss", "1>3SS"},
	{{"1", "2", "3"}, "1 FF + 2d", "1>3FF+960"},
	{{"1", "2", "3"}, "1FS+2d", "1>3FS+960"},
	{{"1", "2", "3"}, "1SS-1w", "1>3SS-2400"},
	{{"1", "2", "3"}, "1FF+25%", "1>3FF+480"},
	{{"1", "2", "3"}, "1FS-25%;2SS+50%?", "1>3FS-480 2>3SS+960"},
	{{"1", "2", "3"}, "1FS+50e%;2FF-12.5 e%?", "1>3FS+2880e 2>3FF-720e"},
	{{"1", "2", "3"}, "1FS+2d?;2FS-1ed?", "1>3FS+960 2>3FS-1440e"},
	{{"1", "2", "3"}, "1SS+24 hrs", "1>3SS+1440"},
	{{"1", "2", "3"}, "1FS+2ed", "1>3FS+2880e"},
	{{"1", "2", "3"}, "1FS+1,5d", "1>3FS+720"},
	{{"1", "2", "3"}, "1FS+1,2", "1>3FS+480 2>3FS"},
	{{"1", "2", "3"}, "1FS-10%;2SF", "1>3FS-192 2>3SF"},
	/* Ids may be anything: the longest that is known is taken. */
	{{"A", "A-1", "B"}, "A-1", "A-1>BFS"},
	{{"A", "A-1", "B"}, "A-1FS+1d;A", "A-1>BFS+480 A>BFS"},
	{{"A", "AFS", "B"}, "AFS", "AFS>BFS"},
	{{"A", "AFS", "B"}, "AFSFS", "AFS>BFS"},
	{{"Task SS", "SF", "B"}, "Task SS SS;SF", "Task SS>BSS SF>BFS"},
	{{"dig, then pour", "x", "B"}, "dig, then pour", "dig, then pour>BFS"},
	{{"dig, then pour", "x", "B"}, "dig, then pour SS+1d;x", "dig, then pour>BSS+480 x>BFS"},
	{{"a;b", "x", "B"}, "a;b", "a;b>BFS"},
};

START_TEST(test_predecessors)
{
	char schedule[400];
	const char *const *ids = references[_i].ids;
	snprintf(schedule, sizeof schedule,
		"id,focused,predecessors\n\"%s\",4d,\n\"%s\",4d,\n\"%s\",4d,\"%s\"\n", ids[0],
		ids[1], ids[2], references[_i].cell);
	must_load(schedule);
	ck_assert_str_eq(fixture_links(&fixture, &project), references[_i].links);
	tocsin_project_free(&project);
}
END_TEST

/* What sheets and tools write beside: runs of ids, and the same pair twice. */
static const struct {
	const char *cell, *links; /* NULL: refused */
} foreign_references[] = {
	{"1-3", "1>4FS 2>4FS 3>4FS"},
	{"1..2;3SS", "1>4FS 2>4FS 3>4SS"},
	{"1:3", "1>4FS 2>4FS 3>4FS"},
	{"1 - 2", "1>4FS 2>4FS"},
	{"1;1", "1>4FS"},
	{"1;1SS;1", "1>4FS 1>4SS"},
	{"1-3;2", "1>4FS 2>4FS 3>4FS"},
	{"Dig", "1>4FS"},
	{"DigSS+1d", "1>4SS+480"},
	/* An id before a name: task 3 is called "1SS". */
	{"1SS", "1>4SS"},
	{"2.0;003", "2>4FS 3>4FS"},
	{"1FS+25e%", "1>4FS+720e"},
	{"1FS+25x%", NULL},
	{"1FS+%", NULL},
	{"1FS+e%", NULL},
	{"1FS+?", NULL},
	{"2.5", NULL},
	{"3-1", NULL},
	{"1-9", NULL},
	{"1-", NULL},
};

START_TEST(test_foreign_predecessors)
{
	char schedule[400];
	const char *links = foreign_references[_i].links;
	snprintf(schedule, sizeof schedule,
		"id,task name,duration,predecessors\n1,Dig,4d,\n2,Pour,4d,\n3,1SS,4d,\n4,Build,4d,"
		"\"%s\"\n",
		foreign_references[_i].cell);
	bool loaded = fixture_project(&fixture, &project, schedule);
	ck_assert_int_eq(loaded, links != NULL);
	if (!loaded)
		return;
	ck_assert_str_eq(fixture_links(&fixture, &project), links);
	tocsin_project_free(&project);
}
END_TEST

/* ---- Resources ---- */

static const struct {
	const char *cell, *demands;
} assignments[] = {
	{"Ann", "1:Ann 1000"},
	{"Ann;Bob", "1:Ann 1000 1:Bob 1000"},
	{"Ann, Bob", "1:Ann 1000 1:Bob 1000"},
	{"Crane[2]", "1:Crane 2000"},
	{"Ann[50%]", "1:Ann 500"},
	{"Ann[0.5]", "1:Ann 500"},
	{"Ann[200%]", "1:Ann 2000"},
	{"Crane[0.6667]", "1:Crane 667"},
	{"Crane[0,25],Bob", "1:Crane 250 1:Bob 1000"},
	{"Jacking T Cranes (pylons)[2]", "1:Jacking T Cranes (pylons) 2000"},
	{"Ann;Ann[50%]", "1:Ann 1500"},
	{"Smith, John;Ann", "1:Smith, John 1000 1:Ann 1000"},
	{"Smith, John;", "1:Smith, John 1000"},
	{"\"\"Smith, John\"\",Ann", "1:Smith, John 1000 1:Ann 1000"},
	{"Ann[0%]", ""},
	/* A quote encloses where a name begins with it, and is then doubled within. */
	{"Drill 5\"\";Ann", "1:Drill 5\" 1000 1:Ann 1000"},
	{"\"\"Pipe 5\"\"\"\", long\"\";Ann", "1:Pipe 5\", long 1000 1:Ann 1000"},
};

START_TEST(test_assignments)
{
	char schedule[200];
	snprintf(schedule, sizeof schedule, "id,focused,resources\n1,4d,\"%s\"\n",
		assignments[_i].cell);
	must_load(schedule);
	ck_assert_str_eq(demands_text(), assignments[_i].demands);
	tocsin_project_free(&project);
}
END_TEST

START_TEST(test_implied_resource_has_the_largest_single_demand)
{
	must_load("id,focused,resources\n1,4d,Crane[3]\n2,4d,Ann[50%]\n3,1d,Crane[2]\n");
	ck_assert_uint_eq(project.resource_count, 2);
	ck_assert_int_eq(project.resources[0].capacity, 3000);
	ck_assert_int_eq(project.resources[1].capacity, 1000);
	ck_assert(project.resources[1].implied);
	tocsin_project_free(&project);
}
END_TEST

/* ---- Estimates ---- */

static const struct {
	const char *cells; /* safe,focused,milestone,remaining */
	tocsin_work safe, focused;
	bool derived, elapsed, milestone;
	tocsin_work remaining;
} estimates[] = {
	{"4d,1d,,", 1920, 480, false, false, false, TOCSIN_NO_WORK},
	{"4d,,,", 1920, 960, true, false, false, TOCSIN_NO_WORK},
	{",4d,,", 3840, 1920, true, false, false, TOCSIN_NO_WORK},
	{"0d,,,", 0, 0, false, false, true, TOCSIN_NO_WORK},
	{",,yes,", 0, 0, false, false, true, TOCSIN_NO_WORK},
	{"2ed,,,", 2880, 1440, true, true, false, TOCSIN_NO_WORK},
	{"4d,1d,no,2d", 1920, 480, false, false, false, 960},
	/* A remaining duration beside a safe estimate alone is as safe as that. */
	{"4d,,,2d", 1920, 960, true, false, false, 480},
	{"5 days?,1 wk,,", 2400, 2400, false, false, false, TOCSIN_NO_WORK},
};

START_TEST(test_estimates)
{
	char schedule[200];
	snprintf(schedule, sizeof schedule, "id,safe,focused,milestone,remaining\n1,%s\n",
		estimates[_i].cells);
	must_load(schedule);
	const struct tocsin_task *task = &project.tasks[0];
	ck_assert_int_eq(task->safe, estimates[_i].safe);
	ck_assert_int_eq(task->focused, estimates[_i].focused);
	ck_assert_int_eq(task->derived, estimates[_i].derived);
	ck_assert_int_eq(task->elapsed, estimates[_i].elapsed);
	ck_assert_int_eq(task->milestone, estimates[_i].milestone);
	ck_assert_int_eq(task->stated->remaining, estimates[_i].remaining);
	tocsin_project_free(&project);
}
END_TEST

/* ---- Outline ---- */

/* Cellar (Dig, Concrete after Dig, Cables after Dig), then Walls. */
static const char *const outlines[] = {
	"id,name,focused,outline level,predecessors\n"
	"G,Cellar,,1,\n1,Dig,4d,2,\n2,Concrete,3d,2,1\n3,Cables,1d,2,1\n4,Walls,5d,1,G\n",
	"id,name,focused,wbs,predecessors\n"
	"G,Cellar,,1,\n1,Dig,4d,1.1,\n2,Concrete,3d,1.2,1\n3,Cables,1d,1.3,1\n4,Walls,5d,2,G\n",
	"id,name,focused,outline,predecessors\n"
	"G,Cellar,,1,\n1,Dig,4d,2,\n2,Concrete,3d,2,1\n3,Cables,1d,2,1\n4,Walls,5d,1,G\n",
	"id,name,focused,outline,predecessors\n"
	"G,Cellar,,1,\n1,Dig,4d,1.1,\n2,Concrete,3d,1.2,1\n3,Cables,1d,1.3,1\n4,Walls,5d,2,G\n",
	"id,name,focused,parent,predecessors\n"
	"1,Dig,4d,G,\n2,Concrete,3d,Cellar,1\n3,Cables,1d,G,1\n4,Walls,5d,,G\nG,Cellar,,,\n",
	/* The most explicit column counts. */
	"id,name,wbs,focused,outline level,predecessors\n"
	"G,Cellar,x,,1,\n1,Dig,y,4d,2,\n2,Concrete,z,3d,2,1\n3,Cables,,1d,2,1\n"
	"4,Walls,1.1.1,5d,1,G\n",
};

START_TEST(test_outline)
{
	must_load(outlines[_i]);
	ck_assert_uint_eq(project.task_count, 4);
	ck_assert_uint_eq(project.summary_count, 1);
	ck_assert_str_eq(project.summaries[0].name, "Cellar");
	ck_assert_int_eq(project.summaries[0].level, 1);
	ck_assert_uint_eq(project.tasks[0].summary, 0);
	ck_assert_int_eq(project.tasks[0].level, 2);
	ck_assert_uint_eq(project.tasks[3].summary, TOCSIN_NONE);
	ck_assert_int_eq(project.tasks[3].level, 1);
	/* Concrete and Cables are the sinks of Cellar. */
	ck_assert_str_eq(fixture_links(&fixture, &project), "1>2FS 1>3FS 2>4FS 3>4FS");
	tocsin_project_free(&project);
}
END_TEST

/* S: a -> b, a -> c. T: x -> y. Each type of link from S to T binds other ends. */
static const struct {
	const char *cell, *links;
} bindings[] = {
	{"S", "b>xFS c>xFS"},
	{"SSS", "a>xSS"},
	{"SFF+1d", "b>yFF+480 c>yFF+480"},
	{"SSF", "a>ySF"},
};

START_TEST(test_links_between_summaries)
{
	char schedule[400];
	snprintf(schedule, sizeof schedule,
		"id,focused,level,predecessors\nS,,1,\na,1d,2,\nb,1d,2,a\nc,1d,2,a\n"
		"T,,1,%s\nx,1d,2,\ny,1d,2,x\n",
		bindings[_i].cell);
	must_load(schedule);
	char expected[200];
	const char *links = fixture_links(&fixture, &project);
	snprintf(expected, sizeof expected, "a>bFS a>cFS %s x>yFS", bindings[_i].links);
	ck_assert_str_eq(links, expected);
	tocsin_project_free(&project);
}
END_TEST

START_TEST(test_links_of_nested_summaries_count_as_inside)
{
	/* P holds A (a) and B (b) after A; z waits for P, so for b alone; a alone is its source. */
	must_load("id,focused,level,predecessors\nP,,1,0\nA,,2,\na,1d,3,\nB,,2,A\nb,1d,3,\n"
		  "z,1d,1,P\n0,1d,1,\n");
	ck_assert_str_eq(fixture_links(&fixture, &project), "0>aFS a>bFS b>zFS");
	tocsin_project_free(&project);
}
END_TEST

START_TEST(test_a_lead_inside_a_summary_holds_nothing)
{
	must_load("id,focused,level,predecessors\nP,,1,0\na,1d,2,\nb,9d,2,aFS-5d\n0,1d,1,\n");
	ck_assert_str_eq(fixture_links(&fixture, &project), "0>aFS 0>bFS a>bFS-2400");
	tocsin_project_free(&project);
}
END_TEST

/* ---- Keys ---- */

START_TEST(test_unique_id_is_the_key_and_id_serves_the_links)
{
	must_load("Unique ID,ID,name,focused,predecessors\n71,1,Dig,4d,\n72,2,Fill,2d,1\n");
	ck_assert_str_eq(project.tasks[1].key, "72");
	ck_assert_str_eq(project.tasks[1].id, "2");
	ck_assert_str_eq(fixture_links(&fixture, &project), "1>2FS");
	ck_assert_uint_eq(tocsin_index_find(&project.by_key, "72"), 1);
	tocsin_project_free(&project);
}
END_TEST

START_TEST(test_names_are_keys_where_there_is_no_id)
{
	must_load("name,focused,outline level,predecessors\nCellar,,1,\nDig,4d,2,\nRoof,,1,\n"
		  "Dig,4d,2,\nTile,1d,2,Cellar/Dig\n");
	ck_assert_str_eq(project.tasks[0].key, "Cellar/Dig");
	ck_assert_str_eq(project.tasks[0].name, "Dig");
	ck_assert_str_eq(project.tasks[1].key, "Roof/Dig");
	ck_assert_str_eq(project.tasks[2].key, "Tile");
	ck_assert_str_eq(fixture_links(&fixture, &project), "Cellar/Dig>TileFS");
	tocsin_project_free(&project);
}
END_TEST

/* ---- Dates ---- */

static void ck_instant(struct tocsin_instant at, const char *expected)
{
	char text[TOCSIN_DATE_SIZE];
	ck_assert_str_eq(tocsin_instant_format(text, at), expected);
}

START_TEST(test_dates_without_a_time)
{
	/* 2026-11-28 is a Saturday. */
	must_load("id,safe,not_before,start,finish,actual_start,actual_finish\n"
		  "1,5d,2026-11-25,2026-11-24,2026-11-27,2026-11-24,2026-11-28\n"
		  "2,5d,2026-11-28,2026-11-24T13:00,2026-11-26 12:00,,\n");
	ck_instant(project.start, "2026-11-24T08:00");
	ck_assert(!project.start_given);
	ck_assert_int_eq(project.tasks[0].not_before, 480);
	ck_instant(project.tasks[0].stated->not_before_date, "2026-11-25T08:00");
	ck_instant(project.tasks[0].stated->planned_start, "2026-11-24T08:00");
	ck_instant(project.tasks[0].stated->planned_finish, "2026-11-27T17:00");
	ck_instant(project.tasks[0].stated->actual_finish, "2026-11-27T17:00");
	ck_assert_int_eq(project.tasks[1].not_before, 4 * 480);
	ck_instant(project.tasks[1].stated->planned_start, "2026-11-24T13:00");
	ck_instant(project.tasks[1].stated->planned_finish, "2026-11-26T12:00");
	tocsin_project_free(&project);
}
END_TEST

START_TEST(test_constraint_types)
{
	must_load("id,safe,constraint date,constraint type\n"
		  "1,5d,2026-12-01,Start No Earlier Than\n2,5d,2026-12-01,Must Start On\n"
		  "3,5d,2026-12-01,Must Finish On\n4,5d,2026-12-01,\n5,5d,2026-12-01,As Late As "
		  "Possible\n");
	ck_assert(tocsin_instant_known(project.tasks[0].stated->not_before_date));
	ck_assert(tocsin_instant_known(project.tasks[1].stated->not_before_date));
	ck_assert(!tocsin_instant_known(project.tasks[2].stated->not_before_date));
	ck_instant(project.tasks[2].stated->due, "2026-12-01T17:00");
	ck_assert(tocsin_instant_known(project.tasks[3].stated->not_before_date));
	ck_assert(!tocsin_instant_known(project.tasks[4].stated->not_before_date));
	tocsin_project_free(&project);
}
END_TEST

START_TEST(test_the_next_working_day_starts_a_project_without_dates)
{
	must_load("id,safe\n1,5d\n");
	ck_instant(project.start, "2026-11-23T08:00");
	tocsin_project_free(&project);
}
END_TEST

#define LOOP(test, table) tcase_add_loop_test(tests, test, 0, (int)(sizeof table / sizeof *table))

Suite *test_suite(void)
{
	Suite *suite = suite_create("schedule_file");
	TCase *tests = tcase_create("schedule_file");
	tcase_add_checked_fixture(tests, set_up, tear_down);
	LOOP(test_faults, faulty);
	tcase_add_test(tests, test_more_faults_than_are_shown_are_counted);
	LOOP(test_notes, noted);
	LOOP(test_aliases, captions);
	LOOP(test_predecessors, references);
	LOOP(test_foreign_predecessors, foreign_references);
	LOOP(test_assignments, assignments);
	tcase_add_test(tests, test_implied_resource_has_the_largest_single_demand);
	LOOP(test_estimates, estimates);
	LOOP(test_outline, outlines);
	LOOP(test_links_between_summaries, bindings);
	tcase_add_test(tests, test_links_of_nested_summaries_count_as_inside);
	tcase_add_test(tests, test_a_lead_inside_a_summary_holds_nothing);
	tcase_add_test(tests, test_unique_id_is_the_key_and_id_serves_the_links);
	tcase_add_test(tests, test_names_are_keys_where_there_is_no_id);
	tcase_add_test(tests, test_dates_without_a_time);
	tcase_add_test(tests, test_constraint_types);
	tcase_add_test(tests, test_the_next_working_day_starts_a_project_without_dates);
	suite_add_tcase(suite, tests);
	return suite;
}
