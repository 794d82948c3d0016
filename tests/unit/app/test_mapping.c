/*
 * Choosing what the columns of a strange schedule mean: keys in, meanings out.
 */
#include "check_main.h"

#include <stdio.h>
#include <string.h>

#include "command.h"
#include "mapping.h"

enum { NAME, SAFE, PREDECESSORS, START, MEANINGS, NOT_READ = MEANINGS };

static const struct mapping_meaning meanings[MEANINGS] = {
	{"name", "what people call it"},
	{"safe", "a duration"},
	{"predecessors", "what it waits for"},
	{"start", "the planned start"},
};

static struct {
	struct mapping_row rows[4];
	struct mapping mapping;
	enum mapping_answer answer;
} world;

static const char *lacks(const struct mapping *mapping, void *data)
{
	(void)data;
	bool has[MEANINGS + 1] = {false};
	for (uint32_t i = 0; i < mapping->view.count; i++)
		has[mapping->rows[i].meaning] = true;
	return !has[NAME] ? "names" : !has[SAFE] ? "durations" : NULL;
}

static void setup(void)
{
	static const char *const captions[] = {"Was", "Wie lang", "Nach", "Auch nach"};
	memset(&world, 0, sizeof world);
	for (int i = 0; i < 4; i++)
		world.rows[i] = (struct mapping_row){captions[i], {"1", "2", ""}, NOT_READ};
	world.mapping = (struct mapping){
		.view = {.file = "s.csv",
			.count = 4,
			.meanings = meanings,
			.meaning_count = MEANINGS},
		.rows = world.rows,
		.repeatable = PREDECESSORS,
		.lacks = lacks,
	};
	mapping_begin(&world.mapping);
}

static void press(const char *keys)
{
	char copy[200];
	snprintf(copy, sizeof copy, "%s", keys);
	for (char *name = strtok(copy, " "); name; name = strtok(NULL, " "))
		world.answer = mapping_key(&world.mapping, command_key_parse(name), 24);
}

static const struct {
	const char *keys;
	unsigned meaning[4];
	uint32_t selected;
	enum mapping_answer answer;
} cases[] = {
	{"Right", {NAME, NOT_READ, NOT_READ, NOT_READ}, 0, MAPPING_ASKS},
	{"Left", {START, NOT_READ, NOT_READ, NOT_READ}, 0, MAPPING_ASKS},
	{"s", {SAFE, NOT_READ, NOT_READ, NOT_READ}, 0, MAPPING_ASKS},
	{"s s", {START, NOT_READ, NOT_READ, NOT_READ}, 0, MAPPING_ASKS},
	{"s s s", {SAFE, NOT_READ, NOT_READ, NOT_READ}, 0, MAPPING_ASKS},
	{"n Space", {NOT_READ, NOT_READ, NOT_READ, NOT_READ}, 0, MAPPING_ASKS},
	{"x", {NOT_READ, NOT_READ, NOT_READ, NOT_READ}, 0, MAPPING_ASKS},
	/* one column each, but any number of links */
	{"n Down n", {NOT_READ, NAME, NOT_READ, NOT_READ}, 1, MAPPING_ASKS},
	{"Down Down p Down p", {NOT_READ, NOT_READ, PREDECESSORS, PREDECESSORS}, 3, MAPPING_ASKS},
	{"End Down", {NOT_READ, NOT_READ, NOT_READ, NOT_READ}, 3, MAPPING_ASKS},
	{"End PgUp Up", {NOT_READ, NOT_READ, NOT_READ, NOT_READ}, 0, MAPPING_ASKS},
	/* nothing is taken while something is missing */
	{"n Enter", {NAME, NOT_READ, NOT_READ, NOT_READ}, 0, MAPPING_ASKS},
	{"n Down s Enter", {NAME, SAFE, NOT_READ, NOT_READ}, 1, MAPPING_CHOSEN},
	{"n Down s Esc", {NAME, SAFE, NOT_READ, NOT_READ}, 1, MAPPING_LEFT},
	{"C-c", {NOT_READ, NOT_READ, NOT_READ, NOT_READ}, 0, MAPPING_LEFT},
};

START_TEST(keys_choose)
{
	press(cases[_i].keys);
	for (int i = 0; i < 4; i++)
		ck_assert_msg(world.rows[i].meaning == cases[_i].meaning[i], "row %d means %u", i,
			world.rows[i].meaning);
	ck_assert_uint_eq(world.mapping.view.selected, cases[_i].selected);
	ck_assert_int_eq(world.answer, cases[_i].answer);
}
END_TEST

START_TEST(what_is_missing_is_said)
{
	ck_assert_str_eq(world.mapping.view.lacks, "names");
	press("n");
	ck_assert_str_eq(world.mapping.view.lacks, "durations");
	press("Enter");
	ck_assert_str_ne(world.mapping.view.message, "");
	press("Down s");
	ck_assert_ptr_null(world.mapping.view.lacks);
	ck_assert_str_eq(world.mapping.view.message, "");
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("mapping");
	TCase *tcase = tcase_create("keys");
	tcase_add_checked_fixture(tcase, setup, NULL);
	tcase_add_loop_test(tcase, keys_choose, 0, (int)(sizeof cases / sizeof *cases));
	tcase_add_test(tcase, what_is_missing_is_said);
	suite_add_tcase(suite, tcase);
	return suite;
}
