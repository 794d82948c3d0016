#include "check_main.h"

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

#define SCHEDULE                                                                                   \
	"id,name,focused,predecessors,resources\n1,Dig,4d,,Ann\n2,Fill,3d,1,Welders[2]\n"          \
	"3,Pave,2d,2,Crane\n"

/* Loads the folder's files; `frozen` is the start of a committed plan. */
static bool load(const char *frozen)
{
	struct tocsin_date date = {.at = TOCSIN_NO_INSTANT};
	if (frozen != NULL)
		ck_assert_int_eq(tocsin_date_parse(&date, frozen), TOCSIN_DATE_OK);
	const struct project_sources sources = {
		.schedule = fixture_path(&fixture, "schedule.csv"),
		.settings = fixture_path(&fixture, "project.csv"),
		.resources = fixture_path(&fixture, "resources.csv"),
		.calendar = fixture_path(&fixture, "calendar.csv"),
		.name = "folder",
		.frozen = date.at,
		.today = fixture_today(),
	};
	return project_files_read(&project, &sources, &fixture.diags);
}

static void must_load(void)
{
	bool loaded = load(NULL);
	ck_assert_msg(loaded, "%s", fixture_diags(&fixture));
}

static void ck_instant(struct tocsin_instant at, const char *expected)
{
	char text[TOCSIN_DATE_SIZE];
	ck_assert_str_eq(tocsin_instant_format(text, at), expected);
}

/* ---- project.csv ---- */

START_TEST(test_every_setting)
{
	fixture_write(&fixture, "schedule.csv", SCHEDULE);
	fixture_write(&fixture, "project.csv",
		"key,value\nname,Bridge\nstart,2026-03-02\ndue,2026-04-01\nstatus_date,2026-03-09\n"
		"buffer_round,1d\nproject_buffer,1w\nfeeding_buffer 1>3,2d\nfeeding_buffer 2 > "
		",1d\n"
		"hours_per_day,6\nday,08:00-11:00 12:00-15:00\nweek,mon-thu sat\n"
		"cut,40%\nbuffer_method,rsem\npercent,0.3\nbias,10\nconfidence,85%\nno_room,split\n"
		"zones,steep\nfeeding_zones,sloped\ncompletion,longest\nnot_before,ignore\n"
		"pauses,off\nstale,3\nwakeup,4\nkit,6\nseed,18446744073709551615\ndrum,Crane\n"
		"reasons,weather;  late supplier ;\n"
		"stage,retention\ntouchpoint,web\nweight,3\n");
	must_load();
	const struct tocsin_settings *settings = &project.settings;
	ck_assert_str_eq(project.name, "Bridge");
	ck_instant(project.start, "2026-03-02T08:00");
	ck_assert(project.start_given);
	ck_instant(project.due, "2026-04-01T15:00");
	ck_instant(project.status_date, "2026-03-09T08:00");
	ck_assert_int_eq(project.units.day, 360);
	ck_assert_int_eq(project.units.week, 5 * 360);
	ck_assert_int_eq(settings->buffer_round, 360);
	ck_assert_uint_eq(settings->manual_buffer_count, 3);
	ck_assert_ptr_null(settings->manual_buffers[0].from);
	ck_assert_int_eq(settings->manual_buffers[0].size, 5 * 360);
	ck_assert_str_eq(settings->manual_buffers[1].from, "1");
	ck_assert_str_eq(settings->manual_buffers[1].to, "3");
	ck_assert_str_eq(settings->manual_buffers[2].from, "2");
	ck_assert_ptr_null(settings->manual_buffers[2].to);
	ck_assert_int_eq(settings->cut_permille, 400);
	ck_assert_int_eq(settings->buffer_method, TOCSIN_RSEM);
	ck_assert_int_eq(settings->percent_permille, 300);
	ck_assert_int_eq(settings->bias_permille, 100);
	ck_assert_int_eq(settings->confidence_permille, 850);
	ck_assert_int_eq(settings->no_room, TOCSIN_SPLIT);
	ck_assert_int_eq(settings->project_zones, TOCSIN_STEEP);
	ck_assert_int_eq(settings->feeding_zones, TOCSIN_SLOPED);
	ck_assert_int_eq(settings->completion, TOCSIN_BY_LONGEST);
	ck_assert(!settings->obey_not_before);
	ck_assert(!settings->pauses);
	ck_assert_int_eq(settings->stale_days, 3);
	ck_assert_int_eq(settings->wakeup_days, 4);
	ck_assert_int_eq(settings->kit_days, 6);
	ck_assert_uint_eq(settings->seed, UINT64_MAX);
	ck_assert_str_eq(settings->drum, "Crane");
	ck_assert_uint_eq(settings->reason_count, 11);
	ck_assert_str_eq(settings->reasons[8], "other");
	ck_assert_str_eq(settings->reasons[9], "weather");
	ck_assert_str_eq(settings->reasons[10], "late supplier");
	tocsin_project_free(&project);
}
END_TEST

static const struct {
	const char *settings, *told;
} settings_told[] = {
	{"key,value\nbufer_method,rsem\n", "project.csv:2:1: note: \"bufer_method\" is no setting "
					   "and changes nothing; did you "
					   "mean buffer_method?\n"},
	{"key,value\nfavourite colour,red\n",
		"project.csv:2:1: note: \"favourite colour\" is no setting and changes nothing\n"},
	{"key,value\nhours_per_day,6\n",
		"project.csv: note: hours_per_day is 6, but a day of this calendar works 8 hours; "
		"\"1d\" means the former\n"},
	{"a,b\n", "project.csv:1:1: the columns key and value are needed, found: a, b; begin the "
		  "file with key,value\n"},
	{"key,value\nbuffer_method,half\nzones,flat\nno_room,grow\ncompletion,all\n"
	 "not_before,maybe\npauses,sometimes\n",
		"project.csv:2:15: \"half\" is none of half-chain, cut-and-paste, half-safety, "
		"percent, rsem, bias-ssq, apd, aprt, monte-carlo, manual\n"
		"project.csv:3:7: \"flat\" is none of sloped, thirds, steep\n"
		"project.csv:4:9: \"grow\" is none of resize, gap, split\n"
		"project.csv:5:12: \"all\" is none of critical-chain, longest, completed\n"
		"project.csv:6:12: \"maybe\" is none of obey, ignore\n"
		"project.csv:7:8: \"sometimes\" is neither yes nor no; write yes or no\n"},
	{"key,value\nstart,2026-02-30\nhours_per_day,25\nday,8 to 5\nweek,mo tu\ncut,100%\n"
	 "seed,-1\nstale,2.5\nbuffer_round,2ed\n",
		"project.csv:2:7: \"2026-02-30\" does not exist; write a date of the calendar\n"
		"project.csv:3:15: \"25\" is no number of hours; write more than 0 and up to 24\n"
		"project.csv:4:5: \"8 to 5\" is no working day; write up to 8 spans in order, such "
		"as 08:00-12:00 13:00-17:00\n"
		"project.csv:5:6: \"mo tu\" is no week; write the working days, such as mon tue "
		"wed "
		"thu fri\n"
		"project.csv:6:5: a cut of 100% leaves no estimate; write less, such as 50%\n"
		"project.csv:7:6: \"-1\" is no seed; write a whole number below 2^64\n"
		"project.csv:8:7: \"2.5\" is no such number; write a whole number from 0 to 10000\n"
		"project.csv:9:14: \"2ed\" is elapsed time; a buffer is working time, such as "
		"1d\n"},
	{"key,value\nfeeding_buffer 1>9,2d\nfeeding_buffer 1,2d\ndrum,Anna\n",
		"project.csv:2:20: a buffer between tasks of which \"9\" is not in the schedule; "
		"write feeding_buffer FROM>TO with ids of tasks\n"
		"project.csv:3:1: a feeding buffer without \">\"; write feeding_buffer FROM>TO\n"
		"project.csv:4:6: the drum \"Anna\" is no resource of this project; name one that "
		"is\n"},
	{"key,value\nday,08:00-12:00 11:00-17:00\n",
		"project.csv:2:5: \"08:00-12:00 11:00-17:00\" is no working day; write up to 8 "
		"spans in order, such as 08:00-12:00 13:00-17:00\n"},
};

/* Everything that is told of one file. */
static const char *told_of(const char *file)
{
	const char *all = fixture_diags(&fixture), *text = "";
	while (*all != '\0') {
		size_t length = strcspn(all, "\n") + 1;
		if (strncmp(all, file, strlen(file)) == 0)
			text = tocsin_arena_printf(
				&fixture.arena, "%s%.*s", text, (int)length, all);
		all += length;
	}
	return text;
}

START_TEST(test_settings_told)
{
	fixture_write(&fixture, "schedule.csv", SCHEDULE);
	fixture_write(&fixture, "project.csv", settings_told[_i].settings);
	bool loaded = load(NULL);
	ck_assert_str_eq(told_of("project.csv"), settings_told[_i].told);
	ck_assert_int_eq(loaded, strstr(settings_told[_i].told, ": note: ") != NULL);
	if (loaded)
		tocsin_project_free(&project);
}
END_TEST

/* ---- The start ---- */

static const struct {
	const char *settings, *schedule, *frozen, *start;
} starts[] = {
	{"key,value\nstart,2026-03-02\n", "id,safe,start\n1,5d,2026-02-02\n", "2026-01-01T08:00",
		"2026-03-02T08:00"},
	{"key,value\nstart,2026-03-07\n", "id,safe\n1,5d\n", NULL, "2026-03-09T08:00"},
	{"key,value\nstart,2026-03-02 10:00\n", "id,safe\n1,5d\n", NULL, "2026-03-02T10:00"},
	{"key,value\n", "id,safe,start\n1,5d,2026-02-02\n", "2026-01-05T08:00", "2026-01-05T08:00"},
	{"key,value\n",
		"id,safe,start,actual_start,not_before\n1,5d,2026-02-10,,\n2,5d,,2026-02-03,\n"
		"3,5d,,,2026-02-05\n",
		NULL, "2026-02-03T08:00"},
	{"key,value\n", "id,safe\n1,5d\n", NULL, "2026-11-23T08:00"},
};

START_TEST(test_start)
{
	fixture_write(&fixture, "schedule.csv", starts[_i].schedule);
	fixture_write(&fixture, "project.csv", starts[_i].settings);
	ck_assert_msg(load(starts[_i].frozen), "%s", fixture_diags(&fixture));
	ck_instant(project.start, starts[_i].start);
	tocsin_project_free(&project);
}
END_TEST

START_TEST(test_no_working_time_at_all)
{
	fixture_write(&fixture, "schedule.csv", SCHEDULE);
	fixture_write(&fixture, "project.csv", "key,value\nweek,\nday,\"\"\nstart,2026-03-02\n");
	fixture_write(&fixture, "calendar.csv", "date,kind\n");
	must_load();
	tocsin_project_free(&project);
	fixture_write(&fixture, "project.csv", "key,value\nweek,;\nstart,2026-03-02\n");
	ck_assert(!load(NULL));
	ck_assert_str_eq(told_of("project.csv"),
		"project.csv: no working time follows the project's start; give day and week in "
		"project.csv, or shorten the holidays in calendar.csv\n");
}
END_TEST

/* ---- resources.csv ---- */

START_TEST(test_resources)
{
	fixture_write(&fixture, "schedule.csv", SCHEDULE);
	fixture_write(&fixture, "resources.csv",
		"Resource,Units,Cost per hour,colour\nAnn,,80,\nWelders,4,,\nPaver,50%,,\n");
	must_load();
	ck_assert_uint_eq(project.resource_count, 4);
	ck_assert_int_eq(project.resources[0].capacity, 1000);
	ck_assert_int_eq(project.resources[1].capacity, 4000);
	ck_assert_int_eq(project.resources[2].capacity, 500);
	ck_assert_str_eq(project.resources[3].name, "Crane");
	ck_assert(project.resources[3].implied);
	ck_assert_str_eq(fixture_diags(&fixture), "schedule.csv:1:30: note: 1 resource is not in "
						  "resources.csv, planned with one unit "
						  "or the largest single demand: Crane\n");
	tocsin_project_free(&project);
}
END_TEST

START_TEST(test_resources_told)
{
	fixture_write(&fixture, "schedule.csv", SCHEDULE);
	fixture_write(&fixture, "resources.csv", "name,units\nAnn,many\n,2\nAnn,1\n");
	ck_assert(!load(NULL));
	ck_assert_str_eq(told_of("resources.csv"),
		"resources.csv:2:5: \"many\" is no number of units; write 2, 0.5 or 50%\n"
		"resources.csv:3:1: a resource without a name; give it one, or take the row out\n"
		"resources.csv:4:1: resource \"Ann\" is there twice; add the units up in one "
		"row\n");
}
END_TEST

START_TEST(test_a_name_with_a_comma_is_known_as_a_whole)
{
	fixture_write(&fixture, "schedule.csv", "id,safe,resources\n1,5d,\"Smith, John\"\n");
	fixture_write(&fixture, "resources.csv", "resource\n\"Smith, John\"\n");
	must_load();
	ck_assert_uint_eq(project.resource_count, 1);
	ck_assert_uint_eq(project.tasks[0].demand_count, 1);
	tocsin_project_free(&project);
}
END_TEST

START_TEST(test_ids_beside_names)
{
	/* Crane is the name of one and the id of another: the name counts. */
	fixture_write(&fixture, "schedule.csv", "id,safe,resource_ids\n1,5d,w;Ann;Crane\n");
	fixture_write(&fixture, "resources.csv",
		"id,name,capacity\nw,Welders,4\nCrane,Ann,1\nc,Crane,2\nsolo,,3\n");
	must_load();
	ck_assert_str_eq(fixture_diags(&fixture), "");
	ck_assert_uint_eq(project.resource_count, 4);
	ck_assert_str_eq(project.resources[0].name, "Welders");
	ck_assert_str_eq(project.resources[3].name, "solo");
	ck_assert_uint_eq(project.demand_count, 3);
	for (uint32_t i = 0; i < 3; i++)
		ck_assert_uint_eq(project.demands[i].resource, i);
	tocsin_project_free(&project);
}
END_TEST

/* ---- calendar.csv ---- */

/* Monday 2026-03-02 is the start; a day is 480 minutes. */
#define PROJECT "key,value\nstart,2026-03-02\n"
#define RESOURCES "resource,units\nAnn,1\nWelders,4\nCrane,1\n"

/* Absences as "Ann 480..960=0 Welders ...". */
static const char *absences_text(void)
{
	const char *text = "";
	for (uint32_t i = 0; i < project.resource_count; i++) {
		const struct tocsin_resource *resource = &project.resources[i];
		for (uint32_t a = 0; a < resource->absence_count; a++) {
			const struct tocsin_absence *absence =
				&project.absences[resource->first_absence + a];
			text = tocsin_arena_printf(&fixture.arena, "%s%s%s %lld..%lld=%lld", text,
				text[0] ? " " : "", resource->name, (long long)absence->from,
				(long long)absence->to, (long long)absence->capacity);
		}
	}
	return text;
}

static const struct {
	const char *rows, *absences;
} calendars[] = {
	{"2026-03-03,absent,,Ann,\n", "Ann 480..960=0"},
	{"2026-03-03..2026-03-04,absent,,Ann,\n", "Ann 480..1440=0"},
	{"2026-03-03,holiday,,Ann,\n", "Ann 480..960=0"},
	/* A weekend between two days of absence is not on the axis. */
	{"2026-03-06..2026-03-09,absent,,Ann,\n", "Ann 1920..2880=0"},
	{"2026-03-07,absent,,Ann,\n", ""},
	{"2026-03-03,absent,,Welders,1.5\n", "Welders 480..960=2500"},
	{"2026-03-03..2026-03-05,absent,,Welders,2\n2026-03-04,absent,,Welders,1\n",
		"Welders 480..960=2000 Welders 960..1440=1000 Welders 1440..1920=2000"},
	{"2026-03-03,absent,,Welders,2\n2026-03-04,absent,,Welders,2\n", "Welders 480..1440=2000"},
	{"2026-03-03,absent,,Welders,3\n2026-03-03,absent,,Welders,3\n", "Welders 480..960=0"},
	{"2026-03-03,absent,,Welders,9\n", "Welders 480..960=0"},
	/* Hours are those worked, from the first span on. */
	{"2026-03-03,absent,3,Ann,\n", "Ann 660..960=0"},
	{"2026-03-03..2026-03-04,absent,3,Ann,\n", "Ann 660..960=0 Ann 1140..1440=0"},
	{"2026-03-03,working,3,Ann,\n", "Ann 660..960=0"},
	{"2026-03-03,working,,Ann,\n", ""},
	{"2026-03-03,absent,8,Ann,\n", ""},
	/* Before the project nobody is missed. */
	{"2026-02-20..2026-03-02,absent,,Ann,\n", "Ann 0..480=0"},
	{"2026-02-20,absent,,Ann,\n", ""},
	/* On a holiday of the project there is no axis. */
	{"2026-03-03,holiday,,,\n2026-03-02..2026-03-04,absent,,Ann,\n", "Ann 0..960=0"},
	{"2026-03-04,absent,,Crane,\n2026-03-03,absent,,Ann,\n",
		"Ann 480..960=0 Crane 960..1440=0"},
};

START_TEST(test_absences)
{
	fixture_write(&fixture, "schedule.csv", SCHEDULE);
	fixture_write(&fixture, "project.csv", PROJECT);
	fixture_write(&fixture, "resources.csv", RESOURCES);
	fixture_write(&fixture, "calendar.csv",
		tocsin_arena_printf(
			&fixture.arena, "date,kind,hours,resource,units\n%s", calendars[_i].rows));
	must_load();
	ck_assert_str_eq(absences_text(), calendars[_i].absences);
	tocsin_project_free(&project);
}
END_TEST

START_TEST(test_project_days)
{
	fixture_write(&fixture, "schedule.csv", SCHEDULE);
	fixture_write(&fixture, "project.csv", PROJECT);
	fixture_write(&fixture, "calendar.csv",
		"date,kind,hours\n2026-03-03..2026-03-04,holiday,\n2026-03-07,working,\n"
		"2026-03-05,working,4\n");
	must_load();
	ck_instant(tocsin_calendar_start(project.calendar, 480), "2026-03-05T08:00");
	ck_instant(tocsin_calendar_start(project.calendar, 480 + 240), "2026-03-06T08:00");
	ck_instant(tocsin_calendar_start(project.calendar, 480 + 240 + 480), "2026-03-07T08:00");
	tocsin_project_free(&project);
}
END_TEST

static const struct {
	const char *rows, *told;
} calendar_told[] = {
	{"2026-02-30,holiday,,,\nsoon,holiday,,,\n2026-03-04..2026-03-03,holiday,,,\n"
	 "0001-01-01..9999-12-31,holiday,,,\n2026-03-04T10:00,holiday,,,\n",
		"calendar.csv:2:1: \"2026-02-30\" does not exist; write YYYY-MM-DD or "
		"YYYY-MM-DD..YYYY-MM-DD\n"
		"calendar.csv:3:1: \"soon\" is neither a date nor a range of dates; write "
		"YYYY-MM-DD or YYYY-MM-DD..YYYY-MM-DD\n"
		"calendar.csv:4:1: \"2026-03-04..2026-03-03\" ends before it begins; write the "
		"first day, .., and the last\n"
		"calendar.csv:5:1: \"0001-01-01..9999-12-31\" is longer than a hundred years; "
		"write "
		"the first day, .., and the last\n"
		"calendar.csv:6:1: \"2026-03-04T10:00\" is neither a date nor a range of dates; "
		"write YYYY-MM-DD or YYYY-MM-DD..YYYY-MM-DD\n"},
	{"2026-03-04,party,,,\n2026-03-04,,,,\n,holiday,,,\n2026-03-04,absent,,,\n",
		"calendar.csv:2:12: \"party\" is no kind of day; write holiday, working or absent\n"
		"calendar.csv:3:12: no kind of day; write holiday, working or absent\n"
		"calendar.csv:4:1: no date; write YYYY-MM-DD or YYYY-MM-DD..YYYY-MM-DD\n"
		"calendar.csv:5:12: absent, and no resource is named; name it, or write holiday\n"},
	{"2026-03-04,working,25,,\n2026-03-04,absent,,Ann,half\n"
	 "2026-01-01..2027-06-01,absent,2,Ann,\n",
		"calendar.csv:2:20: \"25\" is no number of hours; write 0 to 24\n"
		"calendar.csv:3:24: \"half\" is no number of units; write 2, 0.5 or 50%\n"
		"calendar.csv:4:1: a range with hours may be a year long; write a row for each "
		"year\n"},
	{"2026-03-04,holiday,,,\n2026-03-03..2026-03-05,working,,Ann,\n",
		"calendar.csv:3:1: \"Ann\" is to work on 2026-03-04, on which the project does "
		"not; "
		"make it a working day of the project first\n"},
	{"2026-03-04,absent,,Nobody,\n",
		"calendar.csv:2:1: note: no task and no row of resources.csv names \"Nobody\"; the "
		"row changes nothing\n"},
};

START_TEST(test_calendar_told)
{
	fixture_write(&fixture, "schedule.csv", SCHEDULE);
	fixture_write(&fixture, "project.csv", PROJECT);
	fixture_write(&fixture, "resources.csv", RESOURCES);
	fixture_write(&fixture, "calendar.csv",
		tocsin_arena_printf(&fixture.arena, "date,kind,hours,resource,units\n%s",
			calendar_told[_i].rows));
	if (load(NULL))
		tocsin_project_free(&project);
	ck_assert_str_eq(told_of("calendar.csv"), calendar_told[_i].told);
}
END_TEST

static const struct {
	const char *rows, *absences, *told;
} offsets[] = {
	{"Ann,2,4,0\n", "Ann 960..1920=0", ""},
	{"Welders,0,10,1\nAnn,1,1.5,0\n", "Ann 480..720=0 Welders 0..4800=1000", ""},
	/* Two that meet are one; two that overlap add up what is away. */
	{"Ann,2,4,0\nAnn,4,5,0\n", "Ann 960..2400=0", ""},
	{"Welders,0,2,2\nWelders,1,3,3\n",
		"Welders 0..480=2000 Welders 480..960=1000 Welders 960..1440=3000", ""},
	{"Ann,2,4,1\nAnn,5,6,7\n", "", ""},
	{"Ann,4,2,0\nAnn,2,2,0\n", NULL,
		"calendar.csv:2:7: ends before it begins; \"to\" is the first day on which the "
		"capacity is back\n"
		"calendar.csv:3:7: ends before it begins; \"to\" is the first day on which the "
		"capacity is back\n"},
	{",2,4,0\nAnn,,4,0\nAnn,2,4,\n", NULL,
		"calendar.csv:2:2: a row needs all of resource_id, from, to and capacity; fill in "
		"what is empty\n"
		"calendar.csv:3:5: a row needs all of resource_id, from, to and capacity; fill in "
		"what is empty\n"
		"calendar.csv:4:5: a row needs all of resource_id, from, to and capacity; fill in "
		"what is empty\n"},
	{"Nobody,2,4,0\n", "",
		"calendar.csv:2:1: note: no task and no row of resources.csv names \"Nobody\"; the "
		"row changes nothing\n"},
};

START_TEST(test_day_offsets)
{
	fixture_write(&fixture, "schedule.csv", SCHEDULE);
	fixture_write(&fixture, "project.csv", PROJECT);
	fixture_write(&fixture, "resources.csv", RESOURCES);
	fixture_write(&fixture, "calendar.csv",
		tocsin_arena_printf(
			&fixture.arena, "resource_id,from,to,capacity\n%s", offsets[_i].rows));
	ck_assert(load(NULL) == (offsets[_i].absences != NULL));
	ck_assert_str_eq(told_of("calendar.csv"), offsets[_i].told);
	if (offsets[_i].absences == NULL)
		return;
	ck_assert_str_eq(absences_text(), offsets[_i].absences);
	ck_assert(!project.settings.pauses);
	tocsin_project_free(&project);
}
END_TEST

START_TEST(test_day_offsets_leave_pauses_that_are_set)
{
	fixture_write(&fixture, "schedule.csv", SCHEDULE);
	fixture_write(&fixture, "project.csv", PROJECT "pauses,on\n");
	fixture_write(&fixture, "calendar.csv", "resource_id,from,to,capacity\nAnn,2,4,0\n");
	must_load();
	ck_assert(project.settings.pauses);
	tocsin_project_free(&project);
}
END_TEST

#define LOOP(test, table) tcase_add_loop_test(tests, test, 0, (int)(sizeof table / sizeof *table))

Suite *test_suite(void)
{
	Suite *suite = suite_create("project_files");
	TCase *tests = tcase_create("project_files");
	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, test_every_setting);
	LOOP(test_settings_told, settings_told);
	LOOP(test_start, starts);
	tcase_add_test(tests, test_no_working_time_at_all);
	tcase_add_test(tests, test_resources);
	tcase_add_test(tests, test_resources_told);
	tcase_add_test(tests, test_a_name_with_a_comma_is_known_as_a_whole);
	tcase_add_test(tests, test_ids_beside_names);
	LOOP(test_absences, calendars);
	LOOP(test_day_offsets, offsets);
	tcase_add_test(tests, test_day_offsets_leave_pauses_that_are_set);
	tcase_add_test(tests, test_project_days);
	LOOP(test_calendar_told, calendar_told);
	suite_add_tcase(suite, tests);
	return suite;
}
