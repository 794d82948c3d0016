/*
 * Small files as other tools write them, and what each gives: a line for each task with its safe
 * estimate, its links and its resources.
 */
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

static const char *add(const char *text, const char *more)
{
	return tocsin_arena_printf(&fixture.arena, "%s%s", text, more);
}

/* The predecessors of a task as " 5SS+480", in minutes. */
static const char *links_of(const char *text, uint32_t task)
{
	for (uint32_t i = 0; i < project.link_count; i++) {
		const struct tocsin_link *link = &project.links[i];
		if (link->to != task)
			continue;
		text = tocsin_arena_printf(&fixture.arena, "%s %s%s", text,
			project.tasks[link->from].id, tocsin_link_type_name(link->type));
		if (link->lag != 0)
			text = tocsin_arena_printf(&fixture.arena, "%s%+lld%s", text,
				(long long)link->lag, link->elapsed ? "e" : "");
	}
	return text;
}

static const char *demands_of(const char *text, uint32_t task)
{
	for (uint32_t i = 0; i < project.tasks[task].demand_count; i++) {
		const struct tocsin_demand *demand =
			&project.demands[project.tasks[task].first_demand + i];
		text = tocsin_arena_printf(&fixture.arena, "%s %s[%lld]", text,
			project.resources[demand->resource].name, (long long)demand->amount);
	}
	return text;
}

/* "Dig 480m 30% << 1FS+480 @ Ann[500]" for each task. */
static const char *tasks_text(void)
{
	const char *text = "";
	for (uint32_t i = 0; i < project.task_count; i++) {
		const struct tocsin_task *task = &project.tasks[i];
		text = tocsin_arena_printf(
			&fixture.arena, "%s%s %lldm", text, task->id, (long long)task->safe);
		if (task->stated->percent_permille > 0)
			text = tocsin_arena_printf(&fixture.arena, "%s %d%%", text,
				task->stated->percent_permille / 10);
		const char *links = links_of("", i), *demands = demands_of("", i);
		text = add(text, links[0] ? " <<" : "");
		text = add(add(text, links), demands[0] ? " @" : "");
		text = add(add(text, demands), "\n");
	}
	return text;
}

static const struct {
	const char *name, *schedule, *tasks;
} loading[] = {
	{"working time between dates",
		"Task Name,Start,Finish,Predecessors,Resource Names\n"
		"Day,2026-01-05,2026-01-05,,\n"
		"Over the weekend,2026-01-09,2026-01-12,1,\n"
		"On the weekend,2026-01-10,2026-01-11,2,\n"
		"Afternoon,2026-01-05 13:00,2026-01-05 17:00,,\n"
		"Go live,2026-01-12 17:00,2026-01-12 17:00,3,\n",
		"Day 480m\n"
		"Over the weekend 960m << DayFS\n"
		"On the weekend 480m << Over the weekendFS\n"
		"Afternoon 240m\n"
		"Go live 0m << On the weekendFS\n"},
	{"GanttProject",
		"ID,Name,Begin date,End date,Duration,Completion,Coordinator,Predecessors,"
		"Outline number,Resources,Assignments\r\n"
		"0,House,2026-01-05,2026-01-09,5,0,,,1,,\r\n"
		"9,\"  Draft\",2026-01-05,2026-01-06,2,50,Bob,,1.1,Ann;Bob,1:50.00;2:100.00\r\n"
		"7,\"  Walls\",2026-01-07,2026-01-09,3,0,,9-FS=P2D,1.2,Ann,1:100.00\r\n"
		"8,\"  Roof\",2026-01-07,2026-01-09,3,0,,9;7-SS>P0D,1.3,,\r\n"
		"\r\n\r\n"
		"ID,Name,e-mail\r\n"
		"1,Ann,\r\n"
		"2,Bob,\r\n",
		"9 960m 50% @ Ann[500] Bob[1000]\n"
		"7 1440m << 9FS+960 @ Ann[1000]\n"
		"8 1440m << 9FS 7SS\n"},
	{"a sheet in which done is one", "ID,Task,Duration,% done\n1,A,5,1\n2,B,5,0\n",
		"1 2400m 100%\n2 2400m\n"},
	{"a sheet with blanks that do not break",
		"ID,Task,Duration,Pred\n\u00A01\u00A0,\u00A0Dig ,5,\n2,Pour,3,1\n",
		"1 2400m\n2 1440m << 1FS\n"},
	{"GanttProject with semicolons, and no second table",
		"ID;Name;Begin date;End date;Duration;Predecessors;Resources;Assignments\n"
		"9;Draft;2026-01-05;2026-01-06;2;;Ann,Bob;\"1:50.00;2:100.00\"\n"
		"7;Walls;2026-01-07;2026-01-09;3;\"9-FF=P-1D\";Ann;1:100.00\n",
		"9 960m @ Ann[1000] Bob[1000]\n"
		"7 1440m << 9FF-480 @ Ann[1000]\n"},
	{"Primavera P6, a layout",
		"Activity ID,Activity Name,Activity Status,Activity Type,Original Duration,Start,"
		"Finish,Predecessors,Predecessor Details,Resources\n"
		"A1000,Notice,Completed,Start Milestone,0,05-Jan-26 A,,,,\n"
		"A1010,Dig,In Progress,Task Dependent,10,05-Jan-26 A,16-Jan-26,A1000,A1000: FS,"
		"Crew\n"
		"A1020,Pour,Not Started,Task Dependent,24h,19-Jan-26*,21-Jan-26,\"A1000, A1010\","
		"\"A1000: SS 5, A1010: FF, Lag 2d\",\"Crew, Pump\"\n"
		"A1030,Strip,Not Started,Task Dependent,2d,19-Jan-26,21-Jan-26,A1020,"
		"A1020: FS -1d,\n",
		"A1000 0m 100%\n"
		"A1010 4800m << A1000FS @ Crew[1000]\n"
		"A1020 1440m << A1000SS+2400 A1010FF+960 @ Crew[1000] Pump[1000]\n"
		"A1030 960m << A1020FS-480\n"},
	{"Primavera P6, field codes above captions, one date alone is a milestone",
		"task_code,status_code,task_name,target_drtn_hr_cnt,pred_list,(*)start_date,"
		"end_date,delete_record_flag\n"
		"Activity ID,Activity Status,Activity Name,Original Duration(h),(*)Predecessors,"
		"(*)Start,Finish,Delete This Row\n"
		"B1,TK_Complete,Begin,,,1/5/2026 8:00:00 AM,,\n"
		"B2,TK_NotStart,Work,16,B1,1/5/2026 8:00:00 AM,1/6/2026 5:00:00 PM,\n"
		"B3,TK_NotStart,More,,B2,1/7/2026 8:00:00 AM,1/7/2026 12:00:00 PM,\n",
		"B1 0m 100%\n"
		"B2 960m << B1FS\n"
		"B3 240m << B2FS\n"},
	{"Primavera P6, days under codes that say hours",
		"task_code,task_name,target_drtn_hr_cnt,remain_drtn_hr_cnt,delete_record_flag\n"
		"Activity ID,Activity Name,Original Duration(d),Remaining Duration(d),Delete This "
		"Row\n"
		"C1,Work,2,1,\n",
		"C1 960m\n"},
	{"Primavera P6, a layout in bands",
		"Activity ID,Activity Name,Original Duration,Predecessor Details\n"
		"Tower,,30,\nFoundations,,15,\nA1,Dig,10,\nA2,Pour,5,A1: FS\nFoundations,,15,\n"
		"A3,Strip,2,A2: FS\n",
		"A1 4800m\nA2 2400m << A1FS\nA3 960m << A2FS\n"},
	{"Primavera P6, a layout in bands that are indented",
		"Activity ID,Activity Name,Original Duration,Predecessor Details\n"
		"\"Tower\",,30,\n\"  Foundations\",,15,\n\"    A1\",Dig,10,\n"
		"\"  A2\",Pour,5,A1: FS\n",
		"A1 4800m\nA2 2400m << A1FS\n"},
	{"ids that are an outline",
		"ID;Task;Begin;End;Assignee\n"
		"1;Design;01/03/2026;20/03/2026;Ann\n1.1;Draft;02/03/2026;03/03/2026;Ann\n"
		"1.2;Check;04/03/2026;04/03/2026;Bob\n",
		"1.1 960m @ Ann[1000]\n1.2 480m @ Bob[1000]\n"},
	{"ids that only look like an outline",
		"ID;Task;Begin;End;Assignee\n"
		"1.1;Draft;02/03/2026;03/03/2026;Ann\n1.2;Check;14/03/2026;16/03/2026;Bob\n",
		"1.1 960m @ Ann[1000]\n1.2 480m @ Bob[1000]\n"},
	{"names that are indented",
		"\"Name\";\"Start\";\"End\";\"Effort\";\"Criticalness\"\n"
		"\"Plan\";\"2026-01-05 08:00\";\"2026-01-07 17:00\";3.0;0\n"
		"\"  Draft\";\"2026-01-05 08:00\";\"2026-01-06 17:00\";2.0;0\n"
		"\"  Check\";\"2026-01-07 08:00\";\"2026-01-07 17:00\";1.0;0\n",
		"Draft 960m\n"
		"Check 480m\n"},
	{"TaskJuggler",
		"\"No.\";\"BSI\";\"Id\";\"Name\";\"Start\";\"End\";\"Duration\";\"Precursors\";"
		"\"Resources\"\n"
		"1;1;\"p\";\"Plan\";\"2026-01-05 08:00\";\"2026-01-09 17:00\";4.4;\"\";\"\"\n"
		"2;1.1;\"p.a\";\"  Draft, (first)\";\"2026-01-05 08:00\";\"2026-01-06 17:00\";1.4;"
		"\"\";\"Ann (ann) 50%, Bob (bob)\"\n"
		"3;1.2;\"p.b\";\"  Check\";\"2026-01-07-08:00:00-+0100\";"
		"\"2026-01-09-17:00:00-+0100\";2.4;\"Draft, (first) (p.a) ]->[ 2026-01-06 17:00, "
		"Draft, (first) (p.a) [->[ 2026-01-06 17:00\";\"\"\n",
		"p.a 960m @ Ann[500] Bob[1000]\n"
		"p.b 1440m << p.aFS p.aSS\n"},
	{"Jira",
		"Summary,Issue key,Issue id,Issue Type,Status,Parent,Resolved,Due date,"
		"Original estimate,Remaining Estimate,Custom field (Start date),"
		"Inward issue link (Blocks),Inward issue link (Blocks),Assignee\n"
		"Epic,T-1,100,Epic,To Do,,,,,,,,,\n"
		"Done one,T-2,101,Task,Done,100,,,28800,0,,,,Ann\n"
		"Next,T-3,102,Task,In Progress,100,,,1d 4h,,,T-2,,Ann\n"
		"Last,T-4,103,Task,To Do,100,,08/Jan/26 12:00 AM,,,07/Jan/26 12:00 AM,T-2,T-3,\n",
		"T-2 480m 100% @ Ann[1000]\n"
		"T-3 720m << T-2FS @ Ann[1000]\n"
		"T-4 960m << T-2FS T-3FS\n"},
	{"Redmine",
		"#,Tracker,Parent task,Status,Subject,Assignee,Start date,Due date,Estimated time,"
		"% Done,Related issues\n"
		"1,Feature,,New,Release,,,,,0,\n"
		"2,Task,Feature #1,New,Build,Ann,,,8.0,50,Precedes #3\n"
		"3,Task,1,New,Ship,,2026-01-05,2026-01-06,,0,\"Related to #1, Follows #2 (2 days), "
		"Blocked by #2\"\n",
		"2 480m 50% @ Ann[1000]\n"
		"3 960m << 2FS+960 2FS\n"},
	{"Redmine, for its import",
		"subject;parent;estimated_hours;user\n"
		"Release;;1;\n"
		"Build;1;16;ann\n",
		"Build 960m @ ann[1000]\n"},
	{"OpenProject",
		"ID,Type,Subject,Parent,Status,Assignee,Start date,Finish date,Work,% Complete\n"
		"9,Phase,Release,,New,,2026-01-05,2026-01-07,,\n"
		"1,Task,Build,Phase #9: Release,In progress,Ann,2026-01-05,2026-01-06,12h,25\n"
		"2,Milestone,Ship,Phase #9: Release,New,,2026-01-07,2026-01-07,,0\n",
		"1 720m 25% @ Ann[1000]\n"
		"2 0m\n"},
	{"Asana",
		"Task ID,Created At,Completed At,Last Modified,Name,Section/Column,Assignee,"
		"Start Date,Due Date,Parent task,Blocked By (Dependencies)\n"
		"7001,2026-01-01,,2026-01-01,Build,Doing,Ann,2026-01-05,2026-01-06,,\n"
		"7002,2026-01-01,,2026-01-01,\"Ship, then rest\",Doing,,2026-01-07,2026-01-07,,"
		"Build\n"
		"7003,2026-01-01,,2026-01-01,Tell,Doing,,2026-01-08,2026-01-08,,\"Ship, then "
		"rest,Build,Elsewhere\"\n",
		"7001 960m @ Ann[1000]\n"
		"7002 480m << 7001FS\n"
		"7003 480m << 7002FS 7001FS\n"},
	{"Smartsheet: predecessors are numbers of rows",
		"Task Name,Duration,Start,Finish,Predecessors,% Complete,Assigned To\n"
		"Build,3d,01/05/26,01/07/26,,0.5,Ann\n"
		"Check,2d,01/08/26,01/09/26,1,0,\n"
		"Ship,0,01/14/26,01/14/26,2FS +3d,0,\n",
		"Build 1440m 50% @ Ann[1000]\n"
		"Check 960m << BuildFS\n"
		"Ship 0m << CheckFS+1440\n"},
	{"Smartsheet: a blank row has a number too",
		"Task Name,Duration,Start,Finish,Predecessors,% Complete,Assigned To\n"
		",,,,,,\n"
		"\"Build\nand test\",3d,01/05/26,01/07/26,,0.5,Ann\n"
		"\n"
		",,,,,,\n"
		"Check,2d,01/08/26,01/09/26,2,0,\n"
		"Ship,0,01/14/26,01/14/26,5FS +3d,0,\n",
		"Build\nand test 1440m 50% @ Ann[1000]\n"
		"Check 960m << Build\nand testFS\n"
		"Ship 0m << CheckFS+1440\n"},
	{"Smartsheet: rows that have a number of the team's own",
		"ID,Task Name,Duration,Start,Finish,Predecessors,% Complete,Assigned To,"
		"Allocation %\n"
		"T-07,Build,3d,01/05/26,01/07/26,,0.5,Ann,\n"
		"T-09,Check,2d,01/08/26,01/09/26,1,0,,\n",
		"T-07 1440m 50% @ Ann[1000]\n"
		"T-09 960m << T-07FS\n"},
};

START_TEST(a_file_of_a_tool_loads)
{
	bool loaded = fixture_project(&fixture, &project, loading[_i].schedule);
	ck_assert_msg(loaded, "%s: %s", loading[_i].name, fixture_diags(&fixture));
	const char *tasks = tasks_text();
	ck_assert_msg(strcmp(tasks, loading[_i].tasks) == 0, "%s:\n%s\nwanted:\n%s",
		loading[_i].name, tasks, loading[_i].tasks);
	tocsin_project_free(&project);
}
END_TEST

/* ---- What does not load, and what is said on the way ---- */

static const struct {
	const char *schedule, *told;
} telling[] = {
	{"Summary,Issue key,Issue Type,Original estimate\nA,T-1,Task,\nB,T-2,Task,\n",
		"s.csv:1:30: the column \"Original estimate\" is empty for all 2 tasks; estimate "
		"them there, or name the column that holds durations: --map 'safe=CAPTION'\n"},
	{"Summary,Issue key,Issue Type,Original estimate\nA,T-1,Task,\nB,T-2,Task,3600\n",
		"s.csv:2:12: no duration; write one such as 5d, or 0d for a milestone\n"},
	{"Task Name,Start,Finish,Predecessors,Resource Names\nA,2026-01-05,2026-01-02,,\n",
		"s.csv:2:14: it finishes before it starts, so its dates give no duration; "
		"exchange them\n"},
	{"#,Tracker,Parent task,Subject,Start date,Due date\n2,Task,,A,2026-01-05,2026-01-06\n"
	 "3,Task,,B,,2026-01-06\n",
		"s.csv:3:11: no date, and so no duration; give both a start and a finish\n"},
	{"id,name,predecessors,optimistic,pessimistic,notes\nF,A,,20,40,\nH,B,F,F,20,40,,\n",
		"s.csv:3:7: \"F\": not a duration; write 3d, 4h or 1.5w (this row has 8 "
		"cells and the header 6: a cell that holds a \",\" belongs in quotes)\n"},
	{"task,predecessors,bestCaseHours,expectedHours,worstCaseHours,notes\n"
	 "F,,5,20,40,\nG,,5,20,40,\nH,F,G,20,70,100,,\n",
		"s.csv:4:5: \"G\": not a duration; write 3d, 4h or 1.5w (this row has 8 cells and "
		"the header 6: a cell that holds a \",\" belongs in quotes)\n"},
	/* Dates as the file has them, not as they were translated. */
	{"Nr.;Vorgang;Dauer;Anfang\n1;A;3;31.02.26\n2;B;3;13.13.26\n",
		"s.csv:2:7: \"31.02.26\" does not exist; write a date of the calendar\n"
		"s.csv:3:7: \"13.13.26\" does not exist; write a date of the calendar\n"},
	{"ID,Task Name,Duration,Start\n1,A,3 days,Mon 05/01/26\n2,B,3 days,Thu 28/01/26\n",
		"s.csv:3:12: \"Thu 28/01/26\" is read as 2026-01-28, which is a Wednesday; "
		"correct one of the two\n"},
	{"ID,Task Name,Duration,Start\n1,A,3 days,Fri 05/01/26\n2,B,3 days,Thu 28/05/26\n",
		"s.csv:2:12: \"Fri 05/01/26\" is read as 2026-01-05, which is a Monday; say how "
		"dates are written: --dates mdy\n"},
	{"ID,Task Name,Duration,Start\n1,A,3 days,46027\n",
		"s.csv:2:12: \"46027\" is how a spreadsheet counts days; format the column as "
		"dates there\n"},
	{"id,name,safe,start,finish\n1,A,,2026-01-05,2026-01-06\n",
		"s.csv:2:5: no duration; write one such as 5d, or 0d for a milestone\n"},
};

/* ---- Two sheets of Primavera P6 side by side ---- */

static bool load_sheets(const char *task, const char *relations)
{
	const struct project_sources sources = {
		.schedule = fixture_write(&fixture, "TASK.csv", task),
		.name = "test",
		.frozen = TOCSIN_NO_INSTANT,
		.today = fixture_today(),
	};
	fixture_write(&fixture, "TASKPRED.csv", relations);
	return project_files_read(&project, &sources, &fixture.diags);
}

static const char task_sheet[] = "task_code,task_name,task_id,target_drtn_hr_cnt\n"
				 "Activity ID,Activity Name,Task ID,Original Duration(h)\n"
				 "A1,Dig,501,16\n"
				 "A2,Pour,502,8\n"
				 "A3,Strip,503,8\n";

START_TEST(links_stand_in_the_sheet_beside)
{
	ck_assert_msg(load_sheets(task_sheet, "pred_task_id,task_id,pred_type,lag_hr_cnt\n"
					      "(*)Predecessor,Successor,Relationship Type,Lag(h)\n"
					      "A1,A2,FS,16\n"
					      "502,503,PR_SS,-4\n"
					      "A9,A3,FS,0\n"
					      "A1,B7,FS,0\n"),
		"%s", fixture_diags(&fixture));
	ck_assert_str_eq(tasks_text(), "A1 960m\nA2 480m << A1FS+960\nA3 480m << A2SS-240\n");
	const char *told = fixture_diags(&fixture);
	ck_assert_ptr_nonnull(
		strstr(told, "TASKPRED.csv:1:1: note: 1 relationship is of activities"));
	ck_assert_ptr_nonnull(strstr(told, "A9"));
	tocsin_project_free(&project);
}
END_TEST

START_TEST(a_sheet_without_its_columns_is_told)
{
	ck_assert(!load_sheets(task_sheet, "from,to\nA1,A2\n"));
	ck_assert_ptr_nonnull(strstr(fixture_diags(&fixture),
		"TASKPRED.csv:1:1: no columns for predecessor and successor, found: from, to; "
		"export pred_task_id and task_id"));
}
END_TEST

/* "2026-01-05 .." for what began and has no finish */
static const char *actuals_of(const struct tocsin_stated *stated)
{
	char from[TOCSIN_DATE_SIZE] = "", to[TOCSIN_DATE_SIZE] = "";
	if (tocsin_instant_known(stated->actual_start))
		tocsin_instant_format(from, stated->actual_start);
	if (tocsin_instant_known(stated->actual_finish))
		tocsin_instant_format(to, stated->actual_finish);
	return tocsin_arena_printf(&fixture.arena, "%s..%s", from, to);
}

static const struct {
	const char *cells, *actuals; /* start, finish, actual start */
} marked[] = {
	{"05-Jan-26 A,16-Jan-26 A,", "2026-01-05T08:00..2026-01-16T17:00"},
	{"05-Jan-26 A,16-Jan-26,", "2026-01-05T08:00.."},
	{"05-Jan-26 10:00 A,16-Jan-26 12:00A,", "2026-01-05T10:00..2026-01-16T12:00"},
	{"05-Jan-26,16-Jan-26*,", ".."},
	{"05-Jan-26 A,16-Jan-26,06-Jan-26", "2026-01-06T08:00.."},
};

START_TEST(an_a_behind_a_date_is_an_actual)
{
	const char *schedule = tocsin_arena_printf(&fixture.arena,
		"Activity ID,Activity Name,Original Duration,Start,Finish,Actual Start,"
		"Activity Status\nA1,Dig,10,%s,In Progress\n",
		marked[_i].cells);
	ck_assert_msg(fixture_project(&fixture, &project, schedule), "%s", fixture_diags(&fixture));
	ck_assert_str_eq(actuals_of(project.tasks[0].stated), marked[_i].actuals);
	tocsin_project_free(&project);
}
END_TEST

START_TEST(what_gives_no_duration_is_told)
{
	ck_assert(!fixture_project(&fixture, &project, telling[_i].schedule));
	const char *told = fixture_diags(&fixture);
	ck_assert_msg(strstr(told, telling[_i].told) != NULL, "%s", told);
}
END_TEST

/* No number is above 12: a weekday tells the order, and else the language does. */
static const struct {
	const char *schedule, *start;
} ordered[] = {
	{"Nr.;Vorgang;Dauer;Anfang\n1;A;3;05.01.26\n", "2026-01-05T08:00"},
	{"ID,Task Name,Duration,Start\n1,A,3 days,05/01/26\n", "2026-05-01T08:00"},
	{"ID,Task Name,Duration,Start\n1,A,3 days,Mon 05/01/26\n", "2026-01-05T08:00"},
	{"ID;Nom de la tâche;Durée;Début\n1;A;3 jours;Mar 06/01/26\n", "2026-01-06T08:00"},
};

START_TEST(the_order_of_dates_is_found)
{
	char start[TOCSIN_DATE_SIZE];
	bool loaded = fixture_project(&fixture, &project, ordered[_i].schedule);
	ck_assert_msg(loaded, "%s", fixture_diags(&fixture));
	ck_assert_str_eq(tocsin_instant_format(start, project.tasks[0].stated->planned_start),
		ordered[_i].start);
	tocsin_project_free(&project);
}
END_TEST

/* A milestone may wait for more tasks than are translated at once. */
static const struct {
	const char *header, *row, *last, *link, *separator;
	int64_t lag; /* minutes, of every link */
} long_cells[] = {
	{"Nr.;Vorgang;Dauer;Vorgänger", "%d;Bau;1 Tag;\n", "9999;Ende;0 Tage;\"", "%dEA+1 Tag", ";",
		480},
	/* A comma parts links here, but not what belongs to one. */
	{"Activity ID,Activity Name,Original Duration,Predecessor Details", "A%d,Build,2d,\n",
		"A9999,End,2d,\"", "A%d: FS, Lag 3d", ", ", 1440},
	{"Activity ID,Activity Name,Original Duration,Predecessor Details", "A%d,Build,\"2,5\",\n",
		"A9999,End,\"2,5\",\"", "A%d: FS 1,5", ", ", 720},
};

START_TEST(long_cells_of_links_are_translated)
{
	enum { TASKS = 1500 };
	char *schedule;
	size_t size;
	FILE *out = open_memstream(&schedule, &size);
	fprintf(out, "%s\n", long_cells[_i].header);
	for (int i = 1; i <= TASKS; i++)
		fprintf(out, long_cells[_i].row, i);
	fputs(long_cells[_i].last, out);
	for (int i = 1; i <= TASKS; i++) {
		fputs(i > 1 ? long_cells[_i].separator : "", out);
		fprintf(out, long_cells[_i].link, i);
	}
	fputs("\"\n", out);
	fclose(out);
	bool loaded = fixture_project(&fixture, &project, schedule);
	ck_assert_msg(loaded, "%s", fixture_diags(&fixture));
	ck_assert_uint_eq(project.link_count, TASKS);
	for (uint32_t i = 0; i < project.link_count; i++)
		ck_assert_int_eq(project.links[i].lag, long_cells[_i].lag);
	tocsin_project_free(&project);
	free(schedule);
}
END_TEST

/* UTF-8 in which one letter is broken is still that: the header is known best so. */
START_TEST(a_broken_letter_is_no_other_encoding)
{
	ck_assert(fixture_project(&fixture, &project,
		"Nr.;Vorgang;Dauer;Vorgänger\n1;Gr\xFC n;3 Tage;\n2;Füllen;2 Tage;1\n"));
	ck_assert_uint_eq(project.link_count, 1);
	ck_assert_ptr_nonnull(strstr(fixture_diags(&fixture),
		"s.csv:2:5: note: byte 0xFC is nothing in UTF-8; a \"\uFFFD\" stands for it"));
	tocsin_project_free(&project);
}
END_TEST

START_TEST(one_note_counts_the_durations_from_dates)
{
	ck_assert(fixture_project(&fixture, &project,
		"Task Name,Start,Finish,Predecessors,Duration\n"
		"A,2026-01-05,2026-01-05,,3d\nB,2026-01-05,2026-01-06,,\nC,2026-01-05,2026-01-06,"
		",\n"));
	ck_assert_ptr_nonnull(strstr(fixture_diags(&fixture),
		"s.csv:3:3: note: 2 tasks without a duration: the working time between start and "
		"finish is taken"));
	tocsin_project_free(&project);
}
END_TEST

START_TEST(what_is_not_active_is_left_out)
{
	ck_assert(fixture_project(&fixture, &project,
		"Nr.;Aktiv;Vorgangsmodus;Vorgangsname;Dauer;Vorgänger\n1;Ja;Manuell;Graben;3 "
		"Tage;\n"
		"2;Nein;Manuell;Sprengen;9 Tage;1\n3;Ja;Manuell;Gießen;3 Tage;1\n"));
	ck_assert_uint_eq(project.task_count, 2);
	ck_assert_str_eq(project.tasks[1].name, "Gießen");
	ck_assert_ptr_nonnull(
		strstr(fixture_diags(&fixture), "s.csv:3:3: note: 1 inactive task is left out\n"));
	tocsin_project_free(&project);
}
END_TEST

START_TEST(a_parent_outside_an_excerpt_is_one_note)
{
	ck_assert(fixture_project(&fixture, &project,
		"#,Tracker,Parent task,Subject,Estimated time\n"
		"2,Task,#90,Build,8\n3,Task,#91,Ship,8\n"));
	ck_assert_ptr_nonnull(strstr(fixture_diags(&fixture),
		"s.csv:2:8: note: 2 parents are not in the file, as \"90\"; these rows stand at "
		"the top"));
	tocsin_project_free(&project);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("tools");
	TCase *tools = tcase_create("tools");
	tcase_add_checked_fixture(tools, set_up, tear_down);
	tcase_add_loop_test(tools, a_file_of_a_tool_loads, 0, sizeof loading / sizeof *loading);
	tcase_add_loop_test(
		tools, what_gives_no_duration_is_told, 0, sizeof telling / sizeof *telling);
	tcase_add_loop_test(
		tools, an_a_behind_a_date_is_an_actual, 0, sizeof marked / sizeof *marked);
	tcase_add_test(tools, links_stand_in_the_sheet_beside);
	tcase_add_test(tools, a_sheet_without_its_columns_is_told);
	tcase_add_loop_test(
		tools, the_order_of_dates_is_found, 0, (int)(sizeof ordered / sizeof *ordered));
	tcase_add_loop_test(tools, long_cells_of_links_are_translated, 0,
		(int)(sizeof long_cells / sizeof *long_cells));
	tcase_add_test(tools, a_broken_letter_is_no_other_encoding);
	tcase_add_test(tools, one_note_counts_the_durations_from_dates);
	tcase_add_test(tools, what_is_not_active_is_left_out);
	tcase_add_test(tools, a_parent_outside_an_excerpt_is_one_note);
	suite_add_tcase(suite, tools);
	return suite;
}
