/* A line of text being typed. */
#include "check_main.h"

#include <string.h>

#include "command.h"
#include "input_line.h"
#include "tocsin/text.h"

/* Types `keys`: text as it stands, and <Name> for a key by name. */
static void type(struct input_line *line, const char *keys)
{
	while (*keys) {
		if (*keys == '<') {
			char name[16];
			size_t length = strcspn(keys, ">") - 1;
			memcpy(name, keys + 1, length);
			name[length] = '\0';
			ck_assert(input_line_key(line, command_key_parse(name)));
			keys += length + 2;
			continue;
		}
		size_t used;
		uint32_t code = tocsin_utf8_decode(keys, strlen(keys), &used);
		ck_assert(input_line_key(line, code));
		keys += used;
	}
}

static const struct {
	const char *keys, *text;
	int cursor;
} edits[] = {
	{"3d", "3d", 2},
	{"3d<Backspace>h", "3h", 2},
	{"Bau Süd<Backspace>", "Bau Sü", 7},
	{"Bau Süd<Backspace><Backspace>", "Bau S", 5},
	{"Bau Süd<C-w>", "Bau ", 4},
	{"Bau Süd  <C-w><C-w>", "", 0},
	{"Bau Süd<C-u>x", "x", 1},
	{"bc<Home>a", "abc", 1},
	{"bc<C-a>a<C-e>d", "abcd", 4},
	{"ac<Left>b", "abc", 2},
	{"abc<Left><Left><Delete>", "ac", 1},
	{"abc<Left><Left><C-k>", "a", 1},
	{"abc<Left><C-u>", "c", 0},
	{"a<Left><Left><Left>b", "ba", 1},
	{"a<Right><Right>b", "ab", 2},
	{"<Backspace><Delete><C-w><C-u><C-k>", "", 0},
	/* e and a combining acute are one character to the person who typed them. */
	{"xe\xcc\x81<Backspace>", "x", 1},
	{"e\xcc\x81y<Left><Left>x", "xe\xcc\x81y", 1},
	{"e\xcc\x81y<Home><Delete>", "y", 0},
	{"\xe8\xb5\xb7\xe9\x87\x8d<Left>x", "\xe8\xb5\xb7x\xe9\x87\x8d", 4},
};

START_TEST(edits_are_by_character)
{
	struct input_line line;
	input_line_set(&line, "");
	type(&line, edits[_i].keys);
	ck_assert_str_eq(line.text, edits[_i].text);
	ck_assert_int_eq(line.cursor, edits[_i].cursor);
	ck_assert_int_eq(line.length, (int)strlen(edits[_i].text));
}
END_TEST

static const struct {
	const char *pasted, *text;
} pastes[] = {
	{"two\nlines\n", "two lines"},
	{"\r\n  a\tb  ", "  a b  "},
	{"\x1b[31mred\x07", "[31mred"},
	{"\xff\xfe", "\xef\xbf\xbd\xef\xbf\xbd"},
	{"a\xc2\x9b"
	 "b",
		"a b"},
	{"", ""},
};

START_TEST(a_paste_is_one_line_without_controls)
{
	struct input_line line;
	input_line_set(&line, "");
	input_line_paste(&line, pastes[_i].pasted);
	ck_assert_str_eq(line.text, pastes[_i].text);
}
END_TEST

START_TEST(a_full_line_takes_no_more)
{
	struct input_line line;
	input_line_set(&line, "");
	for (int i = 0; i < 2 * INPUT_LINE_SIZE; i++)
		input_line_key(&line, 0x8d77);
	ck_assert_int_lt(line.length, INPUT_LINE_SIZE);
	ck_assert_int_eq(line.length % 3, 0);
	ck_assert_int_eq(line.text[line.length], '\0');
	type(&line, "<Backspace>");
	ck_assert_int_eq(line.length % 3, 0);
}
END_TEST

START_TEST(keys_that_are_no_text_are_not_taken)
{
	struct input_line line;
	input_line_set(&line, "a");
	ck_assert(!input_line_key(&line, 27));
	ck_assert(!input_line_key(&line, 13));
	ck_assert(!input_line_key(&line, KEY_UP_ARROW));
	ck_assert(!input_line_key(&line, KEY_FUNCTION + 1));
	ck_assert(!input_line_key(&line, 0x9b));
	ck_assert(!input_line_key(&line, KEY_NONE));
	ck_assert_str_eq(line.text, "a");
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("input_line");
	TCase *tests = tcase_create("input_line");
	tcase_add_loop_test(
		tests, edits_are_by_character, 0, (int)(sizeof edits / sizeof edits[0]));
	tcase_add_loop_test(tests, a_paste_is_one_line_without_controls, 0,
		(int)(sizeof pastes / sizeof pastes[0]));
	tcase_add_test(tests, a_full_line_takes_no_more);
	tcase_add_test(tests, keys_that_are_no_text_are_not_taken);
	suite_add_tcase(suite, tests);
	return suite;
}
