/*
 * The dashboard without its terminal: keys in, state and effects out. What the files would answer
 * is played by the test.
 */
#include "check_main.h"

#include <string.h>

#include "app_world.h"

/* Leach's small project (METHOD 11): T1.1 -> T1.2 -> T3 <- T2.2 <- T2.1. */
static const struct test_row leach[] = {
	{"T1.1", .safe = 30, .focused = 15, .resources = "Red"},
	{"T1.2", .safe = 20, .focused = 10, .after = "T1.1", .resources = "Green"},
	{"T2.1", .safe = 20, .focused = 10, .resources = "Blue"},
	{"T2.2", .safe = 10, .focused = 5, .after = "T2.1", .resources = "Green"},
	{"T3", .safe = 30, .focused = 15, .after = "T1.2 T2.2", .resources = "Magenta"},
	{0},
};

/* As of day 10 of the axis, Monday 2026-01-19, told in that minute. */
static struct tocsin_entry *add(
	const char *who, const char *task, enum tocsin_event event, const char *value)
{
	struct tocsin_entry *entry = world_add(10, task, event, value);
	entry->who = who;
	entry->recorded = tocsin_arena_printf(
		&world.arena, "2026-01-19T09:41:%02u.000000Z", (unsigned)entry->row);
	entry->recorded_microseconds =
		INT64_C(1768815660000000) + (int64_t)entry->row * INT64_C(1000000);
	return entry;
}

static void running(void)
{
	world_open(&(struct world_start){.rows = leach, .day = 10, .as_of = true});
}

static void proposed(void)
{
	world_open(
		&(struct world_start){.rows = leach, .day = 10, .as_of = true, .proposed = true});
}

static const char *selected(void)
{
	uint32_t row = world.app.view.selected;
	ck_assert_uint_lt(row, world.app.view.rows.count);
	return world.project.tasks[world.app.view.rows.tasks[row]].id;
}

static void select_task(const char *id)
{
	world_press("g");
	for (int i = 0; i < 10 && strcmp(selected(), id) != 0; i++)
		world_press("j");
	ck_assert_str_eq(selected(), id);
}

/* What was to be appended is in the journal, and read. */
static void saved(void)
{
	const struct app_effect *effect = &world.effects.items[0];
	ck_assert_uint_eq(world.effects.count, 1);
	const struct app_row *rows = effect->rows ? effect->rows : &effect->row;
	for (unsigned i = 0; i < (effect->rows ? effect->row_count : 1); i++) {
		const char *value = tocsin_arena_strdup(&world.arena, rows[i].value);
		const char *task = tocsin_arena_strdup(&world.arena, rows[i].task);
		struct tocsin_entry *entry = add("ben", task, rows[i].event, value);
		entry->date = rows[i].as_of;
		if (i > 0)
			entry->recorded_microseconds = entry[-1].recorded_microseconds + 1;
		if (rows[i].event == TOCSIN_EVENT_RETRACT) {
			size_t stamp = strcspn(value, " ");
			entry->target = tocsin_arena_strndup(&world.arena, value, stamp);
			ck_assert(tocsin_event_parse(&entry->target_event, value + stamp + 1));
		}
	}
	world_send((struct app_event){.kind = APP_SAVED});
	world_load(true);
}

START_TEST(a_remaining_duration_is_previewed_then_appended)
{
	add("ana", "T2.1", TOCSIN_EVENT_REMAINING, "4d");
	world_load(false);
	select_task("T1.1");
	world_press("r");
	ck_assert_str_eq(world.app.view.prompt, "remaining T1.1 (planned 15d):");
	ck_assert_ptr_null(world.app.view_data.ghost);
	world_press("8 d");
	ck_assert_uint_eq(world.effects.count, 0);
	ck_assert_ptr_nonnull(world.app.view_data.ghost);
	/* METHOD 11: with 8 d left T1.1 ends on day 18 and T2.2 on day 19: T1.2 19-29, T3 29-44. */
	ck_assert_int_eq(world.app.ghost.projected_end, test_days(44));
	ck_assert_str_eq(world.app.view.input_hint, "= 8d: 50 % -> 20 %, green");
	world_press("Enter");
	const struct app_row *row = world_appended();
	ck_assert_str_eq(row->task, "T1.1");
	ck_assert_str_eq(row->value, "8d");
	ck_assert_str_eq(row->who, "ben");
	ck_assert_int_eq(row->event, TOCSIN_EVENT_REMAINING);
	ck_assert_int_eq(row->as_of.minute, world_instant(10).minute);
	ck_assert_ptr_null(world.app.view.prompt);
	ck_assert_ptr_null(world.app.view_data.ghost);

	world_send((struct app_event){.kind = APP_SAVED, .text = "stamp"});
	add("ben", "T1.1", TOCSIN_EVENT_REMAINING, "8d");
	world_load(true);
	world_assert_message("saved: T1.1 remaining 8d; buffer 50 % -> 20 %, green");
	ck_assert_str_eq(selected(), "T1.1");
}
END_TEST

/* The trail that is kept is the trail that would be made anew. */
START_TEST(a_report_moves_only_the_newest_point)
{
	struct tocsin_date day8;
	tocsin_date_parse(&day8, "2026-01-15T09:00");
	add("ana", "T2.1", TOCSIN_EVENT_REMAINING, "6d")->as_of = day8.at;
	world_load(false);
	select_task("T1.1");
	for (int report = 0; report < 3; report++) {
		world_press("r 8 d Enter");
		world_send((struct app_event){.kind = APP_SAVED, .text = "stamp"});
		add("ben", "T1.1", TOCSIN_EVENT_REMAINING, "8d")->remaining -= test_days(report);
		world_load(true);
		struct tocsin_point kept[8];
		uint32_t count = world.app.view_data.point_count;
		ck_assert_uint_eq(count, 3);
		memcpy(kept, world.app.view_data.points, count * sizeof kept[0]);
		world_load(false);
		ck_assert_uint_eq(world.app.view_data.point_count, count);
		for (uint32_t i = 0; i < count; i++) {
			const struct tocsin_point *made = &world.app.view_data.points[i];
			ck_assert_int_eq(made->as_of.minute, kept[i].as_of.minute);
			ck_assert_int_eq(made->completion.part, kept[i].completion.part);
			ck_assert_int_eq(made->consumption.part, kept[i].consumption.part);
			ck_assert_int_eq(made->zone, kept[i].zone);
			ck_assert_int_eq(made->hollow, kept[i].hollow);
			ck_assert_int_eq(made->earlier_baseline, kept[i].earlier_baseline);
		}
	}
}
END_TEST

START_TEST(esc_forgets_the_ghost)
{
	world_press("r 3 d");
	ck_assert_ptr_nonnull(world.app.view_data.ghost);
	world_press("Esc");
	ck_assert_ptr_null(world.app.view_data.ghost);
	ck_assert_ptr_null(world.app.view.prompt);
	ck_assert_uint_eq(world.effects.count, 0);
}
END_TEST

static const struct {
	const char *keys, *why;
} refused[] = {
	{"r x Enter", ""},
	{"r - 1 d Enter", "not negative"},
	{"r 3 e d Enter", "working time"},
	{"r Enter", ""},
	{"f 2 0 2 6 - 0 1 - 2 0 Enter", "later than the status date 2026-01-19"},
	{"f 2 0 2 6 - 0 2 - 3 0 Enter", "does not exist"},
	{"s t o d a y Enter", "not a date"},
	{"n Enter", "note"},
};

START_TEST(what_is_refused_stays_in_the_prompt)
{
	world_press(refused[_i].keys);
	ck_assert_uint_eq(world.effects.count, 0);
	ck_assert_ptr_nonnull(world.app.view.prompt);
	ck_assert_ptr_nonnull(strstr(world.app.view.input_hint, refused[_i].why));
	ck_assert_int_eq(world.app.view.message_role, ROLE_ALARM);
	world_assert_message(refused[_i].why);
}
END_TEST

START_TEST(a_failed_save_offers_what_was_typed)
{
	select_task("T2.1");
	world_press("r 4 d Enter");
	world_appended();
	world_send(
		(struct app_event){.kind = APP_NOT_SAVED, .text = "no space left on the device"});
	world_assert_message("no space left");
	ck_assert_int_eq(world.app.view.message_role, ROLE_ALARM);
	ck_assert_ptr_nonnull(world.app.view.prompt);
	ck_assert_str_eq(world.app.view.input, "4d");
	world_press("Enter");
	ck_assert_str_eq(world_appended()->value, "4d");
	ck_assert_str_eq(world_appended()->task, "T2.1");
}
END_TEST

/* The cursor may have gone on before the disk answered. */
START_TEST(a_failed_save_keeps_its_task)
{
	select_task("T2.1");
	world_press("r 4 d Enter");
	world_press("g");
	uint32_t here = world.app.view.selected;
	world_send(
		(struct app_event){.kind = APP_NOT_SAVED, .text = "no space left on the device"});
	ck_assert_ptr_nonnull(strstr(world.app.view.prompt, "T2.1"));
	ck_assert_uint_eq(world.app.view.selected, here);
	world_press("Enter");
	ck_assert_str_eq(world_appended()->task, "T2.1");
}
END_TEST

START_TEST(a_colleague_crosses_what_is_being_typed)
{
	select_task("T2.1");
	world_press("r 4");
	add("ana", "T2.1", TOCSIN_EVENT_REMAINING, "9d");
	world_load(false);
	world_assert_message("ana reported T2.1 9d at 09:41 while you were typing");
	ck_assert_str_eq(world.app.view.input, "4");
	ck_assert_ptr_nonnull(world.app.view_data.ghost);
	ck_assert_str_eq(selected(), "T2.1");
}
END_TEST

START_TEST(undo_says_what_it_undid_and_redo_brings_it_back)
{
	add("ben", "T2.1", TOCSIN_EVENT_REMAINING, "8d");
	struct tocsin_entry *mine = add("ben", "T2.1", TOCSIN_EVENT_REMAINING, "5d");
	add("ana", "T1.1", TOCSIN_EVENT_REMAINING, "2d");
	world_load(false);
	world_press("u");
	world_assert_message("undid: T2.1 remaining 5d -> 8d (ben, 09:41)");
	const struct app_row *row = world_appended();
	ck_assert_int_eq(row->event, TOCSIN_EVENT_RETRACT);
	ck_assert_str_eq(row->task, "T2.1");
	ck_assert_str_eq(row->value, "2026-01-19T09:41:01.000000Z remaining");
	ck_assert_str_eq(mine->recorded, "2026-01-19T09:41:01.000000Z");

	saved();
	world_press("C-r");
	world_assert_message("it counts again: T2.1 remaining 5d (ben, 09:41)");
	ck_assert_str_eq(world_appended()->value, "2026-01-19T09:41:03.000000Z retract");
	saved();
	world_press("C-r");
	ck_assert_uint_eq(world.effects.count, 0);
	world_assert_message("redo: nothing");
	world_press("u");
	world_assert_message("undid: T2.1 remaining 5d -> 8d (ben, 09:41)");
	saved();
	world_press("u");
	world_assert_message("undid: T2.1 remaining 8d -> 10d (ben, 09:41)");
	saved();
	world_press("u");
	ck_assert_uint_eq(world.effects.count, 0);
	world_assert_message("no report of ben is left to take back today");

	/* The other way round, and no further than what was said since. */
	world_press("C-r");
	world_assert_message("it counts again: T2.1 remaining 8d");
	saved();
	add("ben", "T2.1", TOCSIN_EVENT_NOTE, "")->note = "it is hot";
	world_load(false);
	world_press("C-r");
	ck_assert_uint_eq(world.effects.count, 0);
	world_assert_message("redo: nothing");
}
END_TEST

START_TEST(what_was_written_in_one_go_is_undone_in_one_go)
{
	add("ben", "T1.1", TOCSIN_EVENT_REMAINING, "6d");
	struct tocsin_entry *first = add("ben", "T1.1", TOCSIN_EVENT_REMAINING, "5d");
	add("ben", "T2.1", TOCSIN_EVENT_FINISH, "")->recorded_microseconds =
		first->recorded_microseconds + 1;
	world_load(false);
	world_press("u");
	world_assert_message("undid 2 reports: T2.1 finished");
	world_assert_message("T1.1 remaining 5d -> 6d (ben, 09:41)");
	ck_assert_uint_eq(world.effects.items[0].row_count, 2);
	ck_assert_str_eq(
		world.effects.items[0].rows[1].value, "2026-01-19T09:41:01.000000Z remaining");
	saved();
	world_press("C-r");
	world_assert_message("they count again, 2 reports: T1.1 remaining 5d");
	ck_assert_uint_eq(world.effects.items[0].row_count, 2);
	saved();
	world_press("u");
	world_assert_message("undid 2 reports");
	saved();
	world_press("u");
	world_assert_message("undid: T1.1 remaining 6d -> 15d");
}
END_TEST

START_TEST(undo_ends_with_the_day)
{
	struct tocsin_entry *entry = add("ben", "T1.1", TOCSIN_EVENT_REMAINING, "6d");
	entry->recorded_microseconds -= INT64_C(10) * 3600 * 1000000;
	world_load(false);
	world_press("u");
	ck_assert_uint_eq(world.effects.count, 0);
	world_assert_message("left to take back today");
}
END_TEST

START_TEST(nothing_of_others_is_undone)
{
	add("ana", "T1.1", TOCSIN_EVENT_REMAINING, "2d");
	world_load(false);
	world_press("u");
	ck_assert_uint_eq(world.effects.count, 0);
	world_assert_message("no report of ben");
}
END_TEST

START_TEST(the_filter_follows_every_key_and_esc_clears_it)
{
	select_task("T2.2");
	world_press("/ T 2");
	ck_assert_uint_eq(world.app.view.rows.count, 2);
	ck_assert_uint_eq(world.app.view.rows.all, 5);
	ck_assert_str_eq(selected(), "T2.2");
	ck_assert_str_eq(world.app.view.input_hint, "2 of 5");
	world_press("Enter");
	ck_assert_ptr_null(world.app.view.prompt);
	ck_assert_uint_eq(world.app.view.rows.count, 2);
	world_press("Esc");
	ck_assert_uint_eq(world.app.view.rows.count, 5);
	ck_assert_str_eq(selected(), "T2.2");
	world_press("/ q x");
	ck_assert_uint_eq(world.app.view.rows.count, 0);
	world_press("j k G PgDn r");
	world_press("Esc");
	ck_assert_uint_eq(world.app.view.rows.count, 5);
}
END_TEST

START_TEST(no_row_no_report)
{
	world_press("/ x x Enter r");
	world_assert_message("no task is selected");
	world_press("K");
	world_assert_message("no task is selected");
	ck_assert_uint_eq(world.effects.count, 0);
}
END_TEST

START_TEST(typed_text_runs_no_command)
{
	world_press("n q u i t");
	ck_assert_uint_eq(world.effects.count, 0);
	ck_assert_str_eq(world.app.view.input, "quit");
	world_press("Enter");
	ck_assert_str_eq(world_appended()->note, "quit");
	ck_assert_str_eq(world_appended()->value, "");
}
END_TEST

START_TEST(a_command_line_parses_completes_and_remembers)
{
	world_press(": r e m Tab");
	ck_assert_str_eq(world.app.view.input, "remaining");
	world_press("Space 2 d Enter");
	ck_assert_str_eq(world_appended()->value, "2d");
	world_press(":");
	world_press("Up");
	ck_assert_str_eq(world.app.view.input, "remaining 2d");
	world_press("Down");
	ck_assert_str_eq(world.app.view.input, "");
	world_press("r e Tab");
	ck_assert_str_eq(world.app.view.input, "remaining");
	world_press("Tab");
	ck_assert_str_eq(world.app.view.input, "reason");
	world_press("C-u r e m i a n i n g Enter");
	world_assert_message("no command 'remianing'; did you mean remaining?");
	world_press(": c o m m i t Enter");
	world_assert_message("commit: a plan is in force already; :rebaseline REASON");
	world_press(": q Enter");
	ck_assert_int_eq(world.effects.items[0].kind, APP_QUIT);
}
END_TEST

START_TEST(a_paste_outside_an_input_line_does_nothing)
{
	world_send((struct app_event){.kind = APP_PASTE, .text = "q\nq\n"});
	ck_assert_uint_eq(world.effects.count, 0);
	world_assert_message("pasted text was ignored");
	world_press("n");
	world_send((struct app_event){.kind = APP_PASTE, .text = "two\nlines"});
	ck_assert_str_eq(world.app.view.input, "two lines");
	char much[2 * INPUT_LINE_SIZE];
	memset(much, 'x', sizeof much - 1);
	much[sizeof much - 1] = '\0';
	world_send((struct app_event){.kind = APP_PASTE, .text = much});
	ck_assert_uint_eq(strlen(world.app.view.input), INPUT_LINE_SIZE - 1);
	world_assert_message("the line is full");
}
END_TEST

/* Esc leaves the help; until then what is pasted is searched, and C-l cleans the screen. */
START_TEST(the_help_takes_a_paste_and_repaints)
{
	world_press("?");
	world_send((struct app_event){.kind = APP_PASTE, .text = "full-kit\n"});
	ck_assert_str_eq(world.app.view.help_filter, "full-kit");
	world_press("C-l");
	ck_assert_uint_eq(world.effects.count, 1);
	ck_assert_int_eq(world.effects.items[0].kind, APP_REPAINT);
	world_press("C-u End");
	ck_assert_uint_eq(world.app.view.help_selected, COMMAND_COUNT - 1);
	world_press("Home");
	ck_assert_uint_eq(world.app.view.help_selected, 0);
}
END_TEST

START_TEST(help_is_searched_by_typing_and_enter_runs)
{
	world_press("? f u l l");
	ck_assert_int_eq(world.app.view.view, VIEW_HELP);
	ck_assert_str_eq(world.app.view.help_filter, "full");
	world_press("Enter");
	ck_assert_int_eq(world.app.view.view, VIEW_DASHBOARD);
	ck_assert_int_eq(world_appended()->event, TOCSIN_EVENT_KIT);
	ck_assert_str_eq(world_appended()->value, "yes");
	world_press("? Esc");
	ck_assert_int_eq(world.app.view.view, VIEW_DASHBOARD);
	world_press("2 ? ?");
	ck_assert_int_eq(world.app.view.view, VIEW_FEVER);
}
END_TEST

START_TEST(a_fault_leaves_the_last_good_data_in_force)
{
	world_send((struct app_event){.kind = APP_LOAD_FAILED, .text = "schedule.csv:3:2: bad"});
	ck_assert_str_eq(world.app.view_data.file_fault, "schedule.csv:3:2: bad");
	ck_assert_ptr_eq(world.app.view_data.project, &world.project);
	world_load(false);
	ck_assert_ptr_null(world.app.view_data.file_fault);
	world_assert_message("in order again");
}
END_TEST

/* A reload renumbers: rows are swapped in the file, the selection stays on its task. */
START_TEST(the_selection_and_the_prompt_survive_a_reload)
{
	static const struct test_row renumbered[] = {
		{"T3", .safe = 30, .focused = 15, .after = "T1.2 T2.2"},
		{"T2.2", .safe = 10, .focused = 5, .after = "T2.1"},
		{"T2.1", .safe = 20, .focused = 10},
		{"T1.2", .safe = 20, .focused = 10, .after = "T1.1"},
		{"T1.1", .safe = 30, .focused = 15},
		{0},
	};
	select_task("T1.2");
	world_press("r 6");
	struct tocsin_project before = world.project;
	test_project_make(&world.project, &(struct test_project){.rows = renumbered});
	struct app_data data = world.app.data;
	data.project = &world.project;
	/* The app still looks at the old project when it is handed the new one. */
	world.app.data.project = &before;
	world_send((struct app_event){.kind = APP_LOADED, .data = &data});
	ck_assert_str_eq(selected(), "T1.2");
	ck_assert_str_eq(world.app.view.input, "6");
	ck_assert_ptr_nonnull(world.app.view_data.ghost);
	tocsin_project_free(&before);
	world_press("Enter");
	ck_assert_str_eq(world_appended()->task, "T1.2");
}
END_TEST

START_TEST(as_of_looks_back_and_alone_returns)
{
	world_press(": a s - o f Space 2 0 2 6 - 0 1 - 0 7 Enter");
	ck_assert_int_eq(world.app.status.t, test_days(2));
	ck_assert(world.app.view_data.as_of_given);
	world_press(": a s - o f Enter");
	ck_assert(!world.app.view_data.as_of_given);
	ck_assert_int_eq(world.app.status.t, test_days(10));
	world_press(": a s - o f Space x Enter");
	world_assert_message("'x' is not a date");
}
END_TEST

START_TEST(a_proposal_is_asked_for_shown_and_committed_with_one_key)
{
	ck_assert_uint_eq(world.effects.count, 1);
	ck_assert_int_eq(world.effects.items[0].kind, APP_PROPOSE);
	world_press("c");
	ck_assert_uint_eq(world.effects.count, 0);
	world_assert_message("not ready");
	world_send((struct app_event){.kind = APP_PLANNED, .plan = world.plan});
	ck_assert_uint_eq(world.app.view.rows.count, 5);
	ck_assert(world.app.view_data.proposal);
	world_press("r");
	world_assert_message("remaining: not before the plan is committed (c commits it)");
	world_press("c");
	ck_assert_int_eq(world.effects.items[0].kind, APP_COMMIT);
	world_send((struct app_event){.kind = APP_COMMITTED, .plan = world.plan});
	world.plan_count = 1;
	world_assert_message("committed: promise 2026-03-27, buffer 20 d");
	world_load(true);
	ck_assert(!world.app.view_data.proposal);
	world_assert_message("committed: promise");
}
END_TEST

static void search(unsigned phase)
{
	struct app_event event = {.kind = APP_SEARCHED};
	event.search.phase = phase;
	event.search.progress = (struct tocsin_levelling_progress){
		.makespan = test_days(40), .lower_bound = test_days(30), .schedules = 100};
	world_send(event);
}

/* A proposal of so many days, of which 30 are proved. */
static struct tocsin_plan proposal_of(double days)
{
	struct tocsin_plan plan = *world.plan;
	plan.optimal = false;
	plan.makespan = test_days(days);
	plan.lower_bound = test_days(30);
	plan.promise = world.plan->promise - (world.plan->makespan - plan.makespan);
	return plan;
}

START_TEST(a_better_plan_takes_the_place_of_the_one_shown)
{
	struct tocsin_plan first = proposal_of(40), better = proposal_of(38);
	search(VIEW_SEARCH_FIRST);
	world_send((struct app_event){.kind = APP_PLANNED, .plan = &first});
	search(VIEW_SEARCH_ON);
	world_press("3 j j");
	const char *before = selected();
	world_send((struct app_event){.kind = APP_PLANNED, .plan = &better});
	ck_assert_ptr_eq(world.app.view_data.plan, &better);
	ck_assert_str_eq(selected(), before);
	ck_assert_int_eq(world.app.view.view, VIEW_TASKS);
	world_assert_message("a better plan: 40 d -> 38 d, promise 2026-03-27 -> 2026-03-25");
	world_press("Esc");
	ck_assert_int_eq(world.effects.items[0].kind, APP_STOP);
	world_assert_message("best so far");
	search(VIEW_SEARCH_STOPPED);
	world_press("Esc");
	ck_assert_uint_eq(world.effects.count, 0);
}
END_TEST

/* What `c` does where the plan may be a third longer than need be: keys, and what they lead to. */
static const struct {
	unsigned phase;
	const char *keys;
	int effect; /* -1 = none */
	bool commits_at_end;
} commits[] = {
	{VIEW_SEARCH_ON, "c", -1, false},
	{VIEW_SEARCH_ON, "c n", APP_COMMIT, false},
	{VIEW_SEARCH_ON, "c b", APP_SEARCH_ON, true},
	{VIEW_SEARCH_STOPPED, "c Enter", APP_SEARCH_ON, true},
	{VIEW_SEARCH_ON, "c c", -1, false},
	{VIEW_SEARCH_ON, "c Esc", -1, false},
	{VIEW_SEARCH_ON, "c b Esc", APP_STOP, false},
	{VIEW_SEARCH_OVER, "c", APP_COMMIT, false},
};

START_TEST(commit_asks_where_time_would_help)
{
	struct tocsin_plan plan = proposal_of(40);
	world_send((struct app_event){.kind = APP_PLANNED, .plan = &plan});
	search(commits[_i].phase);
	world_press(commits[_i].keys);
	if (commits[_i].effect < 0)
		ck_assert_uint_eq(world.effects.count, 0);
	else
		ck_assert_int_eq(world.effects.items[0].kind, commits[_i].effect);
	search(VIEW_SEARCH_OVER);
	ck_assert_uint_eq(world.effects.count, commits[_i].commits_at_end);
	if (commits[_i].commits_at_end)
		ck_assert_int_eq(world.effects.items[0].kind, APP_COMMIT);
}
END_TEST

START_TEST(a_rebaseline_wants_a_reason)
{
	world_press(": r e b Enter");
	ck_assert_ptr_nonnull(world.app.view.prompt);
	world_press("Enter");
	ck_assert_uint_eq(world.effects.count, 0);
	world_assert_message("needs a reason");
	world_press(": r e b Space s c o p e Enter");
	ck_assert_int_eq(world.effects.items[0].kind, APP_PROPOSE);
	ck_assert_str_eq(world.effects.items[0].reason, "scope");
}
END_TEST

/* Another plan is shown beside the committed one, and only `c` puts it in its place. */
START_TEST(a_rebaseline_is_proposed_first)
{
	struct tocsin_plan proposed = *world.plan;
	world_press("c");
	world_assert_message("a plan is in force already");
	world_press(": r e b Space s c o p e Enter");
	search(VIEW_SEARCH_FIRST);
	world_assert_message("planning: 100 schedules, 40 d, at most 33.3 % too long");
	world_send((struct app_event){.kind = APP_PLANNED, .plan = &proposed});
	search(VIEW_SEARCH_OVER);
	ck_assert_ptr_eq(world.app.view_data.replan, &proposed);
	ck_assert_ptr_eq(world.app.view_data.plan, world.plan);
	ck_assert_int_eq(world.app.view.view, VIEW_PLAN);
	if (_i == 0) {
		world_press("c");
		ck_assert_int_eq(world.effects.items[0].kind, APP_COMMIT);
		world_send((struct app_event){.kind = APP_COMMITTED, .plan = &proposed});
		world_load(true);
		ck_assert_uint_eq(world.effects.count, 0);
		world_assert_message("committed: promise");
	} else {
		world_press("Esc");
		ck_assert_int_eq(world.effects.items[0].kind, APP_DROP);
		world_assert_message("stays as it is");
	}
	ck_assert_ptr_null(world.app.view_data.replan);
	world_press("c");
	world_assert_message("a plan is in force already");
}
END_TEST

/* What was proposed was made of reports that are no longer the newest. */
START_TEST(a_report_has_the_plan_made_again)
{
	world_press(": r e b Space s c o p e Enter");
	world_send((struct app_event){.kind = APP_PLANNED, .plan = world.plan});
	add("ana", "T1.1", TOCSIN_EVENT_REMAINING, "9d");
	world_load(true);
	ck_assert_ptr_null(world.app.view_data.replan);
	ck_assert_uint_eq(world.effects.count, 1);
	ck_assert_int_eq(world.effects.items[0].kind, APP_PROPOSE);
	ck_assert_str_eq(world.effects.items[0].reason, "scope");
	world_press("c");
	world_assert_message("a plan is in force already");
}
END_TEST

START_TEST(read_only_refuses_with_the_reason)
{
	static const char *const keys[] = {
		"r", "s", "f", "n", "K", "u", "C-r", ": r e b Space x Enter"};
	world.app.options.read_only = true;
	world_press(keys[_i]);
	ck_assert_uint_eq(world.effects.count, 0);
	ck_assert_ptr_null(world.app.view.prompt);
	world_assert_message("read-only");
}
END_TEST

/* Whatever is pressed, the picture can be drawn at any size. */
START_TEST(any_keys_any_size)
{
	static const char *const keys[] = {"j", "k", "PgDn", "PgUp", "g", "G", "r", "3", "d", "Esc",
		"s", "f", "n", "K", "u", "/", "T", "Tab", "1", "2", "3", "4", "5", "6", "7", "8",
		"?", ":", "Enter", "Up", "Down", "Backspace", "C-w", "C-r", "x", "q", "c", "Space",
		"Left", "F5", "F1"};
	uint64_t state = (uint64_t)_i * 0x9E3779B97F4A7C15u + 1;
	world.plan_count = _i % 2 == 0;
	for (int step = 0; step < 400; step++) {
		state = state * 6364136223846793005u + 1442695040888963407u;
		unsigned dice = (unsigned)(state >> 33);
		if (dice % 16 == 0)
			world_send((struct app_event){.kind = APP_SIZE,
				.columns = 1 + (int)(dice / 16 % 120),
				.rows = 1 + (int)(dice / 2048 % 50)});
		else if (dice % 16 == 1)
			world_load(dice & 64);
		else if (dice % 16 == 2)
			world_send((struct app_event){.kind = APP_PLANNED, .plan = world.plan});
		else if (dice % 16 == 3)
			search(dice / 16 % (VIEW_SEARCH_OVER + 1));
		else if (dice % 64 == 4)
			world_press(": r e b Space x Enter");
		else
			world_press(keys[dice / 16 % (sizeof keys / sizeof keys[0])]);
		struct canvas canvas;
		canvas_init(&canvas, world.app.columns, world.app.rows, GLYPHS_UNICODE);
		app_draw(&world.app, &canvas);
		canvas_finish(&canvas);
	}
}
END_TEST

/* A report that comes while the help lies over the journal is in it when the help is closed. */
START_TEST(the_list_under_the_help_is_read_again)
{
	world_press("7");
	add("ana", "T1.1", TOCSIN_EVENT_REMAINING, "9d");
	world_load(false);
	world_press("?");
	add("ana", "T2.1", TOCSIN_EVENT_REMAINING, "3d");
	world_load(false);
	world_press("Esc");
	ck_assert_int_eq(world.app.view.view, VIEW_JOURNAL);
	ck_assert_int_eq(world.app.view.lines.view, VIEW_JOURNAL);
	ck_assert_uint_ge(world.app.view.lines.count, 2);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("app");
	TCase *run = tcase_create("running");
	tcase_add_checked_fixture(run, running, world_close);
	tcase_set_timeout(run, 60);
	tcase_add_test(run, a_remaining_duration_is_previewed_then_appended);
	tcase_add_test(run, a_report_moves_only_the_newest_point);
	tcase_add_test(run, esc_forgets_the_ghost);
	tcase_add_loop_test(run, what_is_refused_stays_in_the_prompt, 0,
		(int)(sizeof refused / sizeof refused[0]));
	tcase_add_test(run, a_failed_save_offers_what_was_typed);
	tcase_add_test(run, a_failed_save_keeps_its_task);
	tcase_add_test(run, a_colleague_crosses_what_is_being_typed);
	tcase_add_test(run, undo_says_what_it_undid_and_redo_brings_it_back);
	tcase_add_test(run, what_was_written_in_one_go_is_undone_in_one_go);
	tcase_add_test(run, undo_ends_with_the_day);
	tcase_add_test(run, nothing_of_others_is_undone);
	tcase_add_test(run, the_filter_follows_every_key_and_esc_clears_it);
	tcase_add_test(run, no_row_no_report);
	tcase_add_test(run, typed_text_runs_no_command);
	tcase_add_test(run, the_list_under_the_help_is_read_again);
	tcase_add_test(run, a_command_line_parses_completes_and_remembers);
	tcase_add_test(run, a_paste_outside_an_input_line_does_nothing);
	tcase_add_test(run, the_help_takes_a_paste_and_repaints);
	tcase_add_test(run, help_is_searched_by_typing_and_enter_runs);
	tcase_add_test(run, a_fault_leaves_the_last_good_data_in_force);
	tcase_add_test(run, the_selection_and_the_prompt_survive_a_reload);
	tcase_add_test(run, as_of_looks_back_and_alone_returns);
	tcase_add_test(run, a_rebaseline_wants_a_reason);
	tcase_add_loop_test(run, a_rebaseline_is_proposed_first, 0, 2);
	tcase_add_test(run, a_report_has_the_plan_made_again);
	tcase_add_loop_test(run, read_only_refuses_with_the_reason, 0, 8);
	tcase_add_loop_test(run, any_keys_any_size, 0, 8);
	suite_add_tcase(suite, run);
	TCase *proposal = tcase_create("proposal");
	tcase_add_checked_fixture(proposal, proposed, world_close);
	tcase_add_test(proposal, a_proposal_is_asked_for_shown_and_committed_with_one_key);
	tcase_add_test(proposal, a_better_plan_takes_the_place_of_the_one_shown);
	tcase_add_loop_test(
		proposal, commit_asks_where_time_would_help, 0, sizeof commits / sizeof *commits);
	suite_add_tcase(suite, proposal);
	return suite;
}
