/*
 * Tab: every argument of a closed set is proposed, in the prompt of a command as behind `:`.
 */
#include "check_main.h"

#include <string.h>

#include "app_parts.h"
#include "app_world.h"

static const struct test_row rows[] = {
	{"T1", .safe = 4, .focused = 2, .resources = "Ann"},
	{"T2", .safe = 4, .focused = 2, .after = "T1", .resources = "Crane"},
	{0},
};

static void open_world(void)
{
	world_begin(&(struct world_start){.rows = rows, .day = 3, .as_of = true});
	world_add(0, "T1", TOCSIN_EVENT_START, "");
	world_add(1, "T1", TOCSIN_EVENT_REMAINING, "1d");
	struct tocsin_entry *action = world_add(2, "T1", TOCSIN_EVENT_ACTION, "Ann; 2026-01-09");
	action->owner = "Ann";
	action->note = "a crane";
	world_load(false);
}

static const struct {
	const char *typed, *first, *second;
} lines[] = {
	{"the", "theme", NULL},
	{"theme ", "theme default", "theme dark"},
	{"theme hi", "theme high-contrast", NULL},
	{"outline st", "outline stage", NULL},
	{"outline ", "outline summary", "outline stage"},
	{"zoom w", "zoom weeks", NULL},
	{"mouse o", "mouse on", "mouse off"},
	{"kit y", "kit yes", NULL},
	{"columns id,rem", "columns id,remaining", NULL},
	{"sort -na", "sort -name", NULL},
	{"find state:run", "find state:running", NULL},
	{"reason rew", "reason rework", NULL},
	{"delay ", "delay T1", "delay T2"},
	{"delay T2 2026-01-1", "delay T2 2026-01-12", "delay T2 2026-01-13"},
	{"units c", "units Crane", NULL},
	{"action a", "action Ann", NULL},
	{"close ", "close 1", NULL},
	{"as-of 2026", "as-of 2026-01-07", "as-of 2026-01-06"},
	{"finish ", "finish 2026-01-08", "finish 2026-01-07"},
	{"quit ", NULL, NULL},
	{"remaining ", NULL, NULL},
};

START_TEST(arguments_are_completed)
{
	struct tocsin_arena *arena = &world.arena;
	world_press(":");
	const char *first = prompt_completed(&world.app, arena, lines[_i].typed, 0);
	ck_assert_pstr_eq(first, lines[_i].first);
	if (lines[_i].second)
		ck_assert_str_eq(
			prompt_completed(&world.app, arena, lines[_i].typed, 1), lines[_i].second);
}
END_TEST

/* What is free text, a number or a file has no list; everything else must have one. */
START_TEST(no_closed_set_is_left_out)
{
	static const char *const free_texts[] = {
		"", "DURATION", "TEXT", "[SECONDS]", "[FILE]", "WHY", "FILTER"};
	const struct command_entry *entry = command_entry((enum command)_i);
	for (size_t i = 0; i < sizeof free_texts / sizeof *free_texts; i++)
		if (strcmp(entry->argument, free_texts[i]) == 0)
			return;
	const char *typed = tocsin_arena_printf(&world.arena, "%s ", entry->word);
	world_press(":");
	ck_assert_msg(prompt_completed(&world.app, &world.arena, typed, 0) != NULL,
		"Tab proposes nothing behind \"%s\", which takes %s", typed, entry->argument);
}
END_TEST

START_TEST(tab_goes_round)
{
	world_press(":");
	world_write("mouse o");
	world_press("Tab");
	ck_assert_str_eq(world.app.prompt.line.text, "mouse on");
	world_press("Tab");
	ck_assert_str_eq(world.app.prompt.line.text, "mouse off");
	world_press("Tab");
	ck_assert_str_eq(world.app.prompt.line.text, "mouse on");
}
END_TEST

START_TEST(a_prompt_of_its_own_completes_too)
{
	world_press("w D Tab");
	ck_assert_str_eq(world.app.prompt.line.text, "T1");
}
END_TEST

/* What is wrong, and what may have been meant; where nothing is near, all that there is. */
static const struct {
	const char *line, *answer;
} slips[] = {
	{"theme drak", "no theme 'drak'; did you mean dark?"},
	{"theme blue", "no theme 'blue': default, dark, light"},
	{"outline stag", "no outline 'stag'; did you mean stage?"},
	{"columns id,naem", "no column 'naem'; did you mean name?"},
	{"sort -zzzzzz", "no column 'zzzzzz'; Tab behind :columns lists them"},
	{"delay Z9 2026-01-12", "no task 'Z9': T1, T2"},
	{"delay t3 2026-01-12", "no task 't3': T1, T2"},
	{"delay T2 2026-01-32", "'2026-01-32' is not a date"},
	{"units Crnae +1", "no resource 'Crnae'; did you mean Crane?"},
	{"units Crane", "units: how many more or less?"},
	{"mouse up", "mouse: on or off, not 'up'"},
	{"watch often", "'often' is no number of seconds"},
	{"close 7", "no action '7'; only 1 is open"},
	{"as-of yesterday", "'yesterday' is not a date; write YYYY-MM-DD"},
	{"remianing 3d", "no command 'remianing'; did you mean remaining?"},
	{"kit perhaps", "yes or no"},
	{"finish 2026-02-30", "this date does not exist"},
};

START_TEST(a_wrong_word_is_answered_with_what_is_right)
{
	static const char *const real[] = {"close", "as-of", "kit"};
	bool tried = true;
	for (size_t i = 0; i < sizeof real / sizeof *real; i++)
		tried &= strncmp(slips[_i].line, real[i], strlen(real[i])) != 0;
	world_press(tried ? "3 w" : "3");
	world_type(slips[_i].line);
	world_assert_message(slips[_i].answer);
}
END_TEST

/* Up and Down keep what was typed; C-r finds what lies within a line. */
START_TEST(lines_are_recalled)
{
	world_type("theme dark");
	world_type("theme mono");
	world_type("debug");
	world_press(": Up");
	ck_assert_str_eq(world.app.prompt.line.text, "debug");
	world_press("Up Up Up Down Down");
	ck_assert_str_eq(world.app.prompt.line.text, "debug");
	world_press("Down");
	ck_assert_str_eq(world.app.prompt.line.text, "");
	world_write("th");
	world_press("Up");
	ck_assert_str_eq(world.app.prompt.line.text, "theme mono");
	world_press("Up Down Down");
	ck_assert_str_eq(world.app.prompt.line.text, "th");
	world_press("C-u");
	world_write("dar");
	world_press("C-r");
	ck_assert_str_eq(world.app.prompt.line.text, "theme dark");
	world_press("C-r");
	world_assert_message("no older line contains 'dar'");
	ck_assert_str_eq(world.app.prompt.line.text, "theme dark");
}
END_TEST

/* An id or a number is not typed blindly. */
static const struct {
	const char *line, *hint;
} hints[] = {
	{"delay T2", "T2, starts 2026-01-0"},
	{"delay T2 2026", "T2, starts 2026-01-0"},
	{"delay", "delay [TASK] START: what if"},
	{"units Crane", "Crane has 1 now"},
	{"units Crane +1", "Crane has 1 now"},
	{"close", "Ann: a crane"},
	{"close 1", "Ann: a crane"},
	{"close 2", "close [NUMBER]: "},
};

START_TEST(the_hint_says_what_the_argument_names)
{
	world_press("w :");
	world_write(hints[_i].line);
	ck_assert_msg(strstr(world.app.prompt.hint, hints[_i].hint) != NULL, "%s: \"%s\"",
		hints[_i].line, world.app.prompt.hint);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("completion");
	TCase *tcase = tcase_create("Tab");
	tcase_add_checked_fixture(tcase, open_world, world_close);
	tcase_add_loop_test(tcase, arguments_are_completed, 0, (int)(sizeof lines / sizeof *lines));
	tcase_add_loop_test(tcase, no_closed_set_is_left_out, 0, COMMAND_COUNT);
	tcase_add_loop_test(tcase, a_wrong_word_is_answered_with_what_is_right, 0,
		(int)(sizeof slips / sizeof *slips));
	tcase_add_loop_test(tcase, the_hint_says_what_the_argument_names, 0,
		(int)(sizeof hints / sizeof *hints));
	tcase_add_test(tcase, tab_goes_round);
	tcase_add_test(tcase, lines_are_recalled);
	tcase_add_test(tcase, a_prompt_of_its_own_completes_too);
	suite_add_tcase(suite, tcase);
	return suite;
}
