/* Names of keys, and the commands that they are bound to. */
#include "check_main.h"

#include <string.h>

#include "command.h"

static const struct {
	const char *name;
	uint32_t key;
} names[] = {
	{"j", 'j'},
	{"G", 'G'},
	{"?", '?'},
	{"/", '/'},
	{"é", 0xe9},
	{"C-f", 6},
	{"C-z", 26},
	{"Enter", 13},
	{"Esc", 27},
	{"Tab", 9},
	{"Space", ' '},
	{"Backspace", 8},
	{"Down", KEY_DOWN_ARROW},
	{"PgDn", KEY_PAGE_DOWN},
	{"BackTab", KEY_BACK_TAB},
	{"F1", KEY_FUNCTION + 1},
	{"F12", KEY_FUNCTION + 12},
};

START_TEST(a_name_and_its_key_are_one)
{
	char out[8];
	ck_assert_uint_eq(command_key_parse(names[_i].name), names[_i].key);
	ck_assert_str_eq(command_key_name(names[_i].key, out), names[_i].name);
}
END_TEST

static const char *const none[] = {"", " ", "jj", "C-", "C-ff", "C-1", "F0", "F13", "F1x", "enter"};

START_TEST(what_is_no_key)
{
	ck_assert_uint_eq(command_key_parse(none[_i]), KEY_NONE);
}
END_TEST

START_TEST(keys_of_the_table_are_keys_and_bound_once)
{
	const char *keys = command_entry((enum command)_i)->keys;
	char copy[64];
	ck_assert_uint_lt(strlen(keys), sizeof copy);
	strcpy(copy, keys);
	for (char *name = strtok(copy, " "); name; name = strtok(NULL, " ")) {
		uint32_t key = command_key_parse(name);
		ck_assert_msg(key != KEY_NONE, "%s is no key", name);
		ck_assert_int_eq(
			command_for_key(key, command_entry((enum command)_i)->where, NULL), _i);
	}
}
END_TEST

START_TEST(a_key_that_is_valid_elsewhere_says_so)
{
	enum command elsewhere;
	ck_assert_int_eq(command_for_key('r', IN_RUNNING, &elsewhere), COMMAND_REMAINING);
	ck_assert_int_eq(elsewhere, COMMAND_NONE);
	ck_assert_int_eq(command_for_key('r', IN_PROPOSAL, &elsewhere), COMMAND_NONE);
	ck_assert_int_eq(elsewhere, COMMAND_REMAINING);
	ck_assert_int_eq(command_for_key(0x1f600, IN_ANY, &elsewhere), COMMAND_NONE);
	ck_assert_int_eq(elsewhere, COMMAND_NONE);
	ck_assert_int_eq(command_for_key(KEY_NONE, IN_ANY, NULL), COMMAND_NONE);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("keymap");
	TCase *tests = tcase_create("keymap");
	tcase_add_loop_test(
		tests, a_name_and_its_key_are_one, 0, (int)(sizeof names / sizeof names[0]));
	tcase_add_loop_test(tests, what_is_no_key, 0, (int)(sizeof none / sizeof none[0]));
	tcase_add_loop_test(tests, keys_of_the_table_are_keys_and_bound_once, 0, COMMAND_COUNT);
	tcase_add_test(tests, a_key_that_is_valid_elsewhere_says_so);
	suite_add_tcase(suite, tests);
	return suite;
}
