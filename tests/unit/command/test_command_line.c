/* What is typed at `:`. */
#include "check_main.h"

#include <string.h>

#include "command.h"

static const struct {
	const char *line;
	enum command command;
	const char *argument;
	bool ambiguous;
} lines[] = {
	{"remaining 3d", COMMAND_REMAINING, "3d", false},
	{"rem 3d", COMMAND_REMAINING, "3d", false},
	{"  rem   1,5 w", COMMAND_REMAINING, "1,5 w", false},
	{"re", COMMAND_NONE, "", true},
	{"note the crane is late ", COMMAND_NOTE, "the crane is late ", false},
	{"plan", COMMAND_VIEW_PLAN, "", false},
	{"q", COMMAND_QUIT, "", false},
	{"page", COMMAND_NONE, "", true},
	{"remianing 3d", COMMAND_NONE, "3d", false},
	{"", COMMAND_NONE, "", false},
	{"   ", COMMAND_NONE, "", false},
	{"REMAINING", COMMAND_NONE, "", false},
};

START_TEST(a_line_is_a_word_and_an_argument)
{
	const char *argument;
	bool ambiguous;
	ck_assert_int_eq(command_parse(lines[_i].line, &argument, &ambiguous), lines[_i].command);
	ck_assert_str_eq(argument, lines[_i].argument);
	ck_assert_int_eq(ambiguous, lines[_i].ambiguous);
	ck_assert_int_eq(command_parse(lines[_i].line, &argument, NULL), lines[_i].command);
}
END_TEST

START_TEST(every_word_is_its_command)
{
	const char *argument;
	const char *word = command_entry((enum command)_i)->word;
	ck_assert_int_eq(command_parse(word, &argument, NULL), _i);
	ck_assert_str_ne(command_entry((enum command)_i)->help, "");
}
END_TEST

START_TEST(completion_walks_the_words_that_are_valid_here)
{
	ck_assert_str_eq(command_complete("re", IN_RUNNING, 0), "remaining");
	ck_assert_str_eq(command_complete("re", IN_RUNNING, 1), "reason");
	ck_assert_str_eq(command_complete("rel", IN_PROPOSAL, 0), "reload");
	ck_assert_ptr_null(command_complete("rel", IN_PROPOSAL, 1));
	ck_assert_ptr_null(command_complete("xyzzy", IN_ANY, 0));
}
END_TEST

START_TEST(a_command_is_valid_in_its_phase_and_on_its_views)
{
	ck_assert(command_valid(IN_ANY, IN_RUNNING | ON_FEVER));
	ck_assert(!command_valid(IN_PROPOSAL, IN_RUNNING | ON_FEVER));
	ck_assert(command_valid(IN_ANY | ON_CHAINS | ON_FEVER, IN_PROPOSAL | ON_FEVER));
	ck_assert(!command_valid(IN_ANY | ON_CHAINS, IN_RUNNING | ON_FEVER));
	ck_assert(!command_valid(IN_RUNNING | ON_CHAINS, IN_PROPOSAL | ON_CHAINS));
}
END_TEST

START_TEST(slips_of_the_finger_are_understood)
{
	enum command near[4];
	ck_assert_uint_eq(command_near("remianing 3d", near, 4), 1);
	ck_assert_int_eq(near[0], COMMAND_REMAINING);
	ck_assert_uint_eq(command_near("relaod", near, 4), 1);
	ck_assert_int_eq(near[0], COMMAND_RELOAD);
	ck_assert_uint_ge(command_near("page", near, 4), 2);
	ck_assert_int_eq(near[0], COMMAND_PAGE_DOWN);
	ck_assert_uint_eq(command_near("page", near, 1), 1);
	ck_assert_uint_eq(command_near("xyzzyxyzzy", near, 4), 0);
	ck_assert_uint_eq(command_near("", near, 4), 0);
	char huge[200];
	memset(huge, 'a', sizeof huge - 1);
	huge[sizeof huge - 1] = '\0';
	ck_assert_uint_eq(command_near(huge, near, 4), 0);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("command_line");
	TCase *tests = tcase_create("command_line");
	tcase_add_loop_test(
		tests, a_line_is_a_word_and_an_argument, 0, (int)(sizeof lines / sizeof lines[0]));
	tcase_add_loop_test(tests, every_word_is_its_command, 0, COMMAND_COUNT);
	tcase_add_test(tests, completion_walks_the_words_that_are_valid_here);
	tcase_add_test(tests, a_command_is_valid_in_its_phase_and_on_its_views);
	tcase_add_test(tests, slips_of_the_finger_are_understood);
	suite_add_tcase(suite, tests);
	return suite;
}
