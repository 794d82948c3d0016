#include "scene.h"

#include <string.h>

#include "test_project.h"

/* What was reported: a task, the day it was said, and days left; `start` and `finish` in words. */
struct told {
	const char *task; /* NULL ends the table */
	double day;
	enum tocsin_event event;
	double value;    /* remaining: days; start, finish, action: day on the axis; kit: 1 = yes */
	const char *who; /* who says so, at five past the hour; NULL: ana, nobody knows when */
	const char *reason, *note;
	const char *owner; /* of an action */
	const char
		*target; /* of a retraction (of a report of remaining), or what closes an action */
};

struct name {
	const char *id, *name;
};

/* How a scene is made. */
struct recipe {
	const char *name;
	const struct test_row *rows;
	const struct name *names;  /* by row; NULL: names are the ids */
	const struct told *told;   /* NULL: a proposal */
	double day;                /* as of */
	const struct told *typing; /* a what-if, or NULL */
	const char *title;
	double due; /* day on the axis; 0 = none */
};

static const struct test_row no_rows[] = {{0}};
/* The reports of a fortnight of the bridge, of every kind. */
static const struct told journal_told[] = {
	{"", 0, TOCSIN_EVENT_BASELINE, 0, "Omar"},
	{"S1", 0, TOCSIN_EVENT_START, 0, "Ana"},
	{"S1", 3, TOCSIN_EVENT_REMAINING, 4, "Ana", "unplanned event", "the river is up"},
	{"D1", 4, TOCSIN_EVENT_KIT, 1, "林"},
	{"", 4, TOCSIN_EVENT_ACTION, 5, "Omar", .owner = "Zoë", .note = "a boat for the survey"},
	{"S1", 7, TOCSIN_EVENT_FINISH, 7, "Ana"},
	{"D1", 8, TOCSIN_EVENT_START, 8, "林", "late start"},
	{"S2", 8, TOCSIN_EVENT_START, 8, "Ana"},
	{"", 8, TOCSIN_EVENT_ACTION_DONE, 0, "Omar", .target = "r4"},
	{"S2", 10, TOCSIN_EVENT_NOTE, 0, "Ana", NULL,
		"the drilling rig can stay until Friday, and then it goes back to the harbour"},
	{"D1", 10, TOCSIN_EVENT_REMAINING, 9, "林", "rework", "the old drawings show another pier"},
	{"S2", 10, TOCSIN_EVENT_REMAINING, 9, "Ana"},
	{"S2", 10, TOCSIN_EVENT_RETRACT, 0, "Ana", .target = "r11"},
	{"S2", 10, TOCSIN_EVENT_REMAINING, 3, "Ana"},
	{"D1", 10, TOCSIN_EVENT_ACTION, 12, "Omar", .owner = "林",
		.note = "ask the archive for the survey of 1962"},
	{"", 10, TOCSIN_EVENT_ACTION, 9, "Omar", .owner = "Zoë", .note = "a second surveyor"},
	{0},
};

static const struct test_row one_row[] = {{"A", .safe = 10, .focused = 5}, {0}};

static const struct test_row leach_rows[] = {
	{"T1.1", 30, 15, .resources = "Red"},
	{"T1.2", 20, 10, "T1.1", "Green"},
	{"T2.1", 20, 10, .resources = "Blue"},
	{"T2.2", 10, 5, "T2.1", "Green"},
	{"T3", 30, 15, "T1.2 T2.2", "Magenta"},
	{0},
};
static const struct name leach_names[] = {{"T1.1", "Survey the ground"},
	{"T1.2", "Draw the foundation"}, {"T2.1", "Choose the pump"},
	{"T2.2", "Draw the pump house"}, {"T3", "Build"}};
static const struct told leach_told[] = {{"T1.1", 0, TOCSIN_EVENT_START, 0},
	{"T2.1", 4, TOCSIN_EVENT_START, 4}, {"T1.1", 10, TOCSIN_EVENT_REMAINING, 8},
	{"T2.1", 10, TOCSIN_EVENT_REMAINING, 4}, {0}};
static const struct told leach_typing[] = {{"T1.1", 10, TOCSIN_EVENT_REMAINING, 12}, {0}};

static const struct told done_told[] = {{"T1.1", 18, TOCSIN_EVENT_FINISH, 18},
	{"T2.1", 18, TOCSIN_EVENT_FINISH, 14}, {"T2.2", 20, TOCSIN_EVENT_FINISH, 20},
	{"T1.2", 33, TOCSIN_EVENT_FINISH, 33}, {"T3", 58, TOCSIN_EVENT_FINISH, 58}, {0}};

static const struct test_row bridge_rows[] = {
	{"S1", 10, 5, .resources = "Survey"},
	{"S2", 8, 4, "S1", "Survey"},
	{"D1", 16, 8, "S1", "Design"},
	{"D2", 12, 6, "D1 S2", "Design"},
	{"D3", 10, 5, "D2", "Design"},
	{"P1", 20, 10, "D1", "Office"},
	{"P2", 24, 12, "D2", "Office"},
	{"P3", 30, 15, "P2", "Supplier"},
	{"F1", 14, 7, "D2 P1", "Crew Crane"},
	{"F2", 16, 8, "F1", "Crew"},
	{"F3", 14, 7, "F1", "Crew Crane"},
	{"F4", 12, 6, "F3", "Crew"},
	{"B1", 12, 6, "F2 F4", "Crew Crane"},
	{"B2", 20, 10, "B1 P3", "Crane Steel"},
	{"B3", 16, 8, "B2", "Steel"},
	{"B4", 10, 5, "B2", "Crew"},
	{"E1", 14, 7, "D3", "Electric"},
	{"E2", 16, 8, "E1 B3", "Electric"},
	{"R1", 12, 6, "B3 B4", "Crew"},
	{"R2", 8, 4, "R1", "Paving"},
	{"T1", 6, 3, "E2 R2", "Survey"},
	{"T2", .after = "T1"},
	{0},
};
static const struct name bridge_names[] = {{"S1", "Survey the river bed"}, {"S2", "Soil report"},
	{"D1", "Design the piers"}, {"D2", "Design the deck"}, {"D3", "Design lighting and drains"},
	{"P1", "Permit for the river works"}, {"P2", "Order the steel girders"},
	{"P3", "Girders rolled and delivered"}, {"F1", "Cofferdam, north pier"},
	{"F2", "Pour the north pier"}, {"F3", "Cofferdam, south pier"},
	{"F4", "Pour the south pier"}, {"B1", "Abutments and bearings"}, {"B2", "Lift the girders"},
	{"B3", "Weld and inspect the girders"}, {"B4", "Formwork of the deck"},
	{"E1", "Lighting columns made"}, {"E2", "Lighting installed"}, {"R1", "Pour the deck"},
	{"R2", "Pave and mark the road"}, {"T1", "Load test"}, {"T2", "Open to traffic"}};
static const struct told bridge_told[] = {
	{"S1", 0, TOCSIN_EVENT_START, 0},
	{"S1", 3, TOCSIN_EVENT_REMAINING, 3},
	{"S1", 6, TOCSIN_EVENT_FINISH, 6},
	{"D1", 6, TOCSIN_EVENT_START, 6},
	{"S2", 7, TOCSIN_EVENT_START, 7},
	{"D1", 10, TOCSIN_EVENT_REMAINING, 5},
	{"S2", 12, TOCSIN_EVENT_FINISH, 12},
	{"D1", 15, TOCSIN_EVENT_FINISH, 15},
	{"D2", 15, TOCSIN_EVENT_START, 15},
	{"P1", 16, TOCSIN_EVENT_START, 16},
	{"D2", 19, TOCSIN_EVENT_REMAINING, 4},
	{"D2", 24, TOCSIN_EVENT_FINISH, 24},
	{"P1", 25, TOCSIN_EVENT_REMAINING, 2},
	{"P2", 25, TOCSIN_EVENT_START, 25},
	{"P1", 28, TOCSIN_EVENT_FINISH, 28},
	{"F1", 28, TOCSIN_EVENT_START, 28},
	{"F1", 33, TOCSIN_EVENT_REMAINING, 4},
	{"F1", 38, TOCSIN_EVENT_FINISH, 38},
	{"P2", 38, TOCSIN_EVENT_REMAINING, 3},
	{"F3", 38, TOCSIN_EVENT_START, 38},
	{"F3", 42, TOCSIN_EVENT_REMAINING, 5},
	{"D3", 42, TOCSIN_EVENT_START, 42},
	{0},
};
static const struct told late_told[] = {
	{"S1", 0, TOCSIN_EVENT_START, 0},
	{"S1", 8, TOCSIN_EVENT_FINISH, 8},
	{"D1", 8, TOCSIN_EVENT_START, 8},
	{"D1", 20, TOCSIN_EVENT_REMAINING, 6},
	{"S2", 20, TOCSIN_EVENT_FINISH, 18},
	{"D1", 30, TOCSIN_EVENT_FINISH, 30},
	{"D2", 30, TOCSIN_EVENT_START, 30},
	{"D2", 41, TOCSIN_EVENT_REMAINING, 5},
	{"D2", 52, TOCSIN_EVENT_REMAINING, 3},
	{"P1", 60, TOCSIN_EVENT_REMAINING, 9},
	{"D2", 60, TOCSIN_EVENT_FINISH, 60},
	{0},
};

static const struct test_row name_rows[] = {{"A", 4, 2}, {"B", 8, 4, "A"}, {"C", 6, 3, "B"},
	{"D", 4, 2, "C"}, {"E", 4, 2, "D"}, {"F", 6, 3, "E"}, {0}};
static const struct name name_names[] = {{"A", "地盤調査と設計図面の作成"},
	{"Б-2", "Проект фундамента"},
	{"C", "e\u0301tude de\u0301taille\u0301e a\u0300 Orle\u0301ans"},
	{"D", "👷 Pump house 🏗 in 日本 "}, {"E", "תכנון הגשר בחיפה"},
	{"F", "red\033[31m \u202Ereversed\u200B \x01\xFF bytes"}};

/* 25 chains of 20 tasks each, of which the last is the longest, into one end. */
enum { CHAINS = 25, CHAIN_TASKS = 20, MANY = CHAINS * CHAIN_TASKS };
static struct test_row many_rows[MANY + 1];
static struct name many_names[MANY];
static char many_texts[MANY][4][40];

static void make_many(void)
{
	static const char *const verbs[] = {
		"Design", "Order", "Build", "Test", "Ship", "Install", "Accept"};
	static const char *const things[] = {"pump", "valve", "crane", "control room", "pipeline"};
	for (int i = 0; i < MANY; i++) {
		int chain = i / CHAIN_TASKS, at = i % CHAIN_TASKS;
		snprintf(
			many_texts[i][0], sizeof many_texts[i][0], "C%02d.%02d", chain + 1, at + 1);
		snprintf(many_texts[i][1], sizeof many_texts[i][1], "%s %s %d", verbs[i % 7],
			things[i % 5], i + 1);
		snprintf(many_texts[i][2], sizeof many_texts[i][2], "C%02d.%02d", chain + 1, at);
		snprintf(many_texts[i][3], sizeof many_texts[i][3], "Team-%d", chain + 1);
		double days = 1 + (i * 7 % 5) + chain / 12.0;
		many_rows[i] = (struct test_row){many_texts[i][0], 2 * days, days,
			at > 0 ? many_texts[i][2] : NULL, many_texts[i][3]};
		many_names[i] = (struct name){many_texts[i][0], many_texts[i][1]};
	}
}

static const struct told many_told[] = {{"C01.01", 0, TOCSIN_EVENT_START, 0},
	{"C25.01", 0, TOCSIN_EVENT_START, 0}, {"C25.01", 4, TOCSIN_EVENT_FINISH, 4},
	{"C25.02", 4, TOCSIN_EVENT_START, 4}, {"C24.01", 4, TOCSIN_EVENT_FINISH, 3},
	{"C25.02", 9, TOCSIN_EVENT_REMAINING, 2}, {0}};

static const struct recipe recipes[] = {
	{"empty", no_rows, .title = "Nothing yet"},
	{"one", one_row, .title = "One task"},
	{"proposal", leach_rows, leach_names, .title = "Pump house", .due = 62},
	{"leach", leach_rows, leach_names, leach_told, 10, .title = "Pump house", .due = 62},
	{"ghost", leach_rows, leach_names, leach_told, 10, leach_typing, "Pump house", 62},
	{"bridge", bridge_rows, bridge_names, bridge_told, 42, .title = "Bridge over the Ell",
		.due = 130},
	{"late", bridge_rows, bridge_names, late_told, 64, .title = "Bridge over the Ell",
		.due = 130},
	{"journal", bridge_rows, bridge_names, journal_told, 10, .title = "Bridge over the Ell"},
	{"done", leach_rows, leach_names, done_told, 58, .title = "Pump house", .due = 62},
	{"names", name_rows, name_names, .title = "橋 — Brücke"},
	{"many", many_rows, many_names, many_told, 10, .title = "Water works"},
};

static struct tocsin_instant instant(const struct tocsin_project *project, double day)
{
	return tocsin_calendar_start(project->calendar, test_days(day));
}

static struct tocsin_entry entry(struct scene *scene, const struct told *told, uint32_t row)
{
	const struct tocsin_project *project = &scene->project;
	enum { MINUTE = 60000000 };
	int64_t said = (instant(project, told->day).minute + 5 + row) * MINUTE;
	return (struct tocsin_entry){
		.recorded = tocsin_arena_printf(&scene->arena, "r%u", row),
		.recorded_microseconds = told->who ? said : row,
		.as_of = instant(project, told->day),
		.who = told->who ? told->who : "ana",
		.task = told->task,
		.event = told->event,
		.value = "",
		.date = instant(project, told->value),
		.remaining = test_days(told->value),
		.yes = told->value > 0,
		.owner = told->owner ? told->owner : "",
		.target = told->target ? told->target : "",
		.target_event = TOCSIN_EVENT_REMAINING,
		.reason = told->reason ? told->reason : "",
		.note = told->note ? told->note : "",
		.row = row,
	};
}

/* The reports of the last day are what was said; the project stood two points before. */
static void hold_standup(struct scene *scene)
{
	struct view_standup *standup = &scene->standup;
	const struct view_data *data = &scene->data;
	standup_begin(standup, &scene->arena, data);
	while (standup->account.first_row > 0 &&
		scene->journal.entries[standup->account.first_row - 1].as_of.minute ==
			scene->status.as_of.minute)
		standup->account.first_row--;
	if (data->point_count > 1)
		standup->account.before = data->points[data->point_count - 2];
	standup->account.end_before -= data->project->units.day;
	standup_hear(standup, &scene->arena, data);
	scene->data.standup = standup;
}

static void run(struct scene *scene, const struct recipe *recipe)
{
	uint32_t count = 0;
	while (recipe->told[count].task)
		count++;
	scene->journal.entries = TOCSIN_NEW(&scene->arena, struct tocsin_entry, count);
	for (uint32_t i = 0; i < count; i++)
		scene->journal.entries[i] = entry(scene, &recipe->told[i], i);
	scene->journal.count = count;
	struct tocsin_status_request request = {.project = &scene->project,
		.journal = &scene->journal,
		.plans = scene->plans,
		.plan_count = 1,
		.as_of = instant(&scene->project, recipe->day)};
	tocsin_status_make(&scene->status, &scene->arena, &request);
	scene->data.status = &scene->status;
	scene->data.journal = &scene->journal;
	scene->data.order =
		tocsin_journal_order(&scene->arena, &scene->journal, &scene->data.order_count);
	scene->data.points = tocsin_points_make(&scene->arena, &request, &scene->data.point_count);
	tocsin_actions_make(&scene->actions, &scene->arena, &scene->project, &scene->journal,
		scene->data.order, scene->data.order_count, request.as_of);
	scene->data.actions = &scene->actions;
	tocsin_reasons_make(&scene->reasons, &scene->arena, &request, &scene->status);
	scene->data.reasons = &scene->reasons;
	hold_standup(scene);
	if (!recipe->typing)
		return;
	struct tocsin_entry typed = entry(scene, recipe->typing, UINT32_MAX);
	request.extra = &typed;
	request.extra_count = 1;
	request.point_only = true;
	tocsin_status_make(&scene->ghost, &scene->arena, &request);
	scene->data.ghost = &scene->ghost;
	scene->data.ghost_task = recipe->typing->task;
	scene->state.prompt = "remaining T1.1 (last 8d):";
	scene->state.input = "12";
	scene->state.input_cursor = 2;
	scene->state.input_hint = "= 12 d";
}

void scene_filter(struct scene *scene, const char *filter)
{
	scene->state.filter = filter;
	view_rows_make(&scene->state.rows, &scene->arena, &scene->data, filter);
}

bool scene_make(struct scene *out, const char *name)
{
	const struct recipe *recipe = NULL;
	for (unsigned i = 0; i < sizeof recipes / sizeof recipes[0]; i++)
		if (strcmp(recipes[i].name, name) == 0)
			recipe = &recipes[i];
	if (!recipe)
		return false;
	make_many();
	*out = (struct scene){0};
	tocsin_arena_init(&out->arena);
	test_project_make(&out->project, &(struct test_project){.rows = recipe->rows});
	struct tocsin_project *project = &out->project;
	project->name = recipe->title;
	for (uint32_t i = 0; recipe->names && i < project->task_count; i++) {
		project->tasks[i].id = recipe->names[i].id;
		project->tasks[i].name = recipe->names[i].name;
	}
	if (recipe->due > 0)
		project->due = tocsin_calendar_finish(project->calendar, test_days(recipe->due));
	out->plan = tocsin_plan_make(
		&(struct tocsin_plan_request){.project = project, .method = TOCSIN_HALF_CHAIN});
	out->plans[0] = out->plan;
	out->data = (struct view_data){.project = project,
		.plan = out->plan,
		.proposal = recipe->told == NULL,
		.watching = true};
	out->state = (struct view_state){.filter = "", .help_filter = "", .message = ""};
	if (recipe->told)
		run(out, recipe);
	scene_filter(out, "");
	return true;
}

void scene_finish(struct scene *scene)
{
	tocsin_plan_free(scene->plan);
	tocsin_arena_finish(&scene->arena);
	tocsin_project_free(&scene->project);
}
