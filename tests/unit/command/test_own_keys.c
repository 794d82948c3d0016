/*
 * Keys of a person's own: what the file changes, and what is wrong with it.
 */
#include "check_main.h"

#include <string.h>

#include "own_keys.h"

static struct tocsin_arena arena;
static struct tocsin_diags diags;

static void begin(void)
{
	tocsin_arena_init(&arena);
	tocsin_diags_init(&diags);
}

static void end(void)
{
	command_use(NULL);
	tocsin_diags_finish(&diags);
	tocsin_arena_finish(&arena);
}

static const struct command_table *read(const char *text)
{
	return own_keys_read(&arena, "keys", text, &diags);
}

START_TEST(a_key_of_one_s_own_comes_first)
{
	const struct command_table *table = read("# mine\n\n  v\tremaining\r\n");
	ck_assert_ptr_nonnull(table);
	ck_assert_str_eq(command_entry(COMMAND_REMAINING)->keys, "r");
	command_use(table);
	ck_assert_str_eq(command_entry(COMMAND_REMAINING)->keys, "v r");
	ck_assert_int_eq(command_for_key('v', IN_RUNNING, NULL), COMMAND_REMAINING);
	ck_assert_int_eq(command_for_key('r', IN_RUNNING, NULL), COMMAND_REMAINING);
}
END_TEST

START_TEST(a_key_may_bring_an_argument)
{
	command_use(read("F5 find crane driver\n"));
	ck_assert_int_eq(command_for_key(KEY_FUNCTION + 5, IN_RUNNING, NULL), COMMAND_FIND);
	ck_assert_str_eq(command_key_argument(KEY_FUNCTION + 5, COMMAND_FIND), "crane driver");
	ck_assert_str_eq(command_key_argument('/', COMMAND_FIND), "");
	ck_assert_str_eq(command_entry(COMMAND_FIND)->keys, "/ F5");
}
END_TEST

START_TEST(a_key_taken_away_can_be_given)
{
	command_use(read("s -\ns remaining\n"));
	ck_assert_str_eq(command_entry(COMMAND_START)->keys, "");
	ck_assert_int_eq(command_for_key('s', IN_RUNNING, NULL), COMMAND_REMAINING);
}
END_TEST

START_TEST(faults_say_where_and_what)
{
	static const struct {
		const char *text;
		uint32_t line, column;
		const char *says;
	} rows[] = {
		{"s remaining\n", 1, 1, "s cannot be both remaining and start"},
		{"v remaining\nv find\n", 2, 1, "v cannot be both find and remaining"},
		{"\n  Foo remaining\n", 2, 3, "'Foo' is no key"},
		{"\xc3\xa4  remianing\n", 1, 4, "did you mean remaining?"},
		{"v\n", 1, 2, "a command is missing"},
		{"v undo 3\n", 1, 8, "undo takes no argument"},
		{"Esc quit\n", 1, 1, "cannot be bound"},
		{"\xc3\xa4 -\n", 1, 1, "no command has the key"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		end();
		begin();
		ck_assert_ptr_null(read(rows[i].text));
		ck_assert_uint_eq(diags.errors, 1);
		ck_assert_uint_eq(diags.items[0].line, rows[i].line);
		ck_assert_msg(diags.items[0].column == rows[i].column, "%s: column %u",
			rows[i].text, (unsigned)diags.items[0].column);
		ck_assert_msg(strstr(diags.items[0].text, rows[i].says) != NULL, "%s",
			diags.items[0].text);
	}
}
END_TEST

/* One run shows every fault. */
START_TEST(reading_goes_on_after_a_fault)
{
	ck_assert_ptr_null(read("s remaining\nF9 nothing-like-it\nF8 remaining\nF7\n"));
	ck_assert_uint_eq(diags.errors, 3);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("own keys");
	TCase *tests = tcase_create("keys");
	tcase_add_checked_fixture(tests, begin, end);
	tcase_add_test(tests, a_key_of_one_s_own_comes_first);
	tcase_add_test(tests, a_key_may_bring_an_argument);
	tcase_add_test(tests, a_key_taken_away_can_be_given);
	tcase_add_test(tests, faults_say_where_and_what);
	tcase_add_test(tests, reading_goes_on_after_a_fault);
	suite_add_tcase(suite, tests);
	return suite;
}
