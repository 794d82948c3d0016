#include "check_main.h"

#include <string.h>

#include "csv_layout.h"

static const struct {
	const char *text;
	char delimiter;
	uint32_t line; /* where the rows begin */
} cases[] = {
	{"", ',', 1},
	{"name\nDig\n", ',', 1},
	{"a,b\n1,2\n", ',', 1},
	{"a;b\n1;2\n", ';', 1},
	{"a\tb\n1\t2\n", '\t', 1},
	{"a|b\n1|2\n", '|', 1},
	/* Decimal commas, in every row and in the title too. */
	{"a;b\n1;3,5\n2;4,5\n", ';', 1},
	{"Plan, 3rd try\na;b;c\n1;3,5;x\n2;4,5;y\n", ';', 1},
	/* A title, notes and blank rows. */
	{"The plan\n\nmade by A; B; C\nid,name,safe\n1,x,2\n2,y,3\n", ',', 1},
	/* Lists within cells are less even than cells, or stand in quotes. */
	{"id,name,resources\n1,x,A;B;C;D\n2,y,A;B;C;D\n", ',', 1},
	{"id;who\n1;\"a,b,c\"\n2;\"a,b,c\"\n", ';', 1},
	{"id|depends|name\n1|2;3|a, b\n2|3;4|c, d\n", '|', 1},
	{"id,\"said \"\";;;\"\"\"\n1,\";;;\"\n", ',', 1},
	{"id,\"two\n;;;\nlines\",x\n1,2,3\n", ',', 1},
	/* A quote in the middle of a cell is a letter. */
	{"id;size\n1;3\" x 4\"\n2;5\"\n", ';', 1},
	/* Ragged rows. */
	{"a;b;c\n1;2;3\n1;2\n1\n1;2;3\n", ';', 1},
	/* By the more cells where both are even. */
	{"a;b,c;d\n1;2,2;3\n", ';', 1},
	{"a,b\r1,2\r", ',', 1},
	/* Lines before the rows. */
	{"sep=;\na,b;c\n", ';', 2},
	{"SEP=|\r\na,b|c\r\n", '|', 2},
	{"\"sep=;\"\na,b;c,d\n", ';', 2},
	{"sep=;;;;\na;b\n", ';', 2},
	{"sep=\t\na,b\n", '\t', 2},
	{"sep=\na;b\n1;2\n", ';', 2},
	{"sep=^\na^b\n", '^', 2},
	{"#TYPE System.Object\n\"a\";\"b\"\n", ';', 2},
	{"sep=,\n#TYPE System.Object\na,b\n", ',', 3},
	/* A caption that begins so. */
	{"sep=x weeks,b\n1,2\n", ',', 1},
};

START_TEST(test_delimiter)
{
	char delimiter;
	struct csv_place place = csv_layout_find(
		cases[_i].text, strlen(cases[_i].text), &(struct csv_hints){0}, &delimiter);
	ck_assert_msg(delimiter == cases[_i].delimiter, "'%c' instead of '%c' in %s", delimiter,
		cases[_i].delimiter, cases[_i].text);
	ck_assert_uint_eq(place.line, cases[_i].line);
}
END_TEST

static uint32_t known(const char *const *cells, uint32_t count)
{
	uint32_t found = 0;
	for (uint32_t i = 0; i < count; i++)
		found += strcmp(cells[i], "name") == 0 || strcmp(cells[i], "safe") == 0;
	return found;
}

static const struct {
	const char *text;
	char delimiter;
} headers[] = {
	/* The header is known with one delimiter, though another is more even below it. */
	{"name;safe;who\nA;3,5\nB;1,5;\nC;2,5;x;\n", ';'},
	/* One known caption alone is a word of any text. */
	{"name;x,y\n1,2\n1,2\n", ','},
	/* What is known in a row of the preamble counts less than the header. */
	{"name,\nname;safe\nA;1\n", ';'},
};

START_TEST(test_delimiter_by_captions)
{
	char delimiter;
	csv_layout_find(headers[_i].text, strlen(headers[_i].text),
		&(struct csv_hints){.captions_known = known}, &delimiter);
	ck_assert_int_eq(delimiter, headers[_i].delimiter);
}
END_TEST

START_TEST(test_delimiter_asked_for)
{
	static const char text[] = "sep=;\na;b|c\n";
	char delimiter;
	struct csv_place place = csv_layout_find(
		text, strlen(text), &(struct csv_hints){.delimiter = '|'}, &delimiter);
	ck_assert_int_eq(delimiter, '|');
	ck_assert_uint_eq(place.line, 2);
}
END_TEST

static const struct {
	const char *text;
	size_t length, line;
} lines[] = {
	{"", 0, 0},
	{"a", 1, 1},
	{"a\nb", 3, 2},
	{"a\r\nb", 4, 3},
	{"a\rb\n", 4, 2},
	{"\r\r\n", 3, 1},
	{"\n", 1, 1},
};

START_TEST(test_line_length)
{
	ck_assert_uint_eq(csv_line_length(lines[_i].text, lines[_i].length), lines[_i].line);
}
END_TEST

START_TEST(test_line_length_around_pieces)
{
	char text[2100];
	for (size_t end = 1000; end < 1060; end++) {
		memset(text, 'x', sizeof text);
		text[end] = '\r';
		ck_assert_uint_eq(csv_line_length(text, sizeof text), end + 1);
		text[end + 1] = '\n';
		ck_assert_uint_eq(csv_line_length(text, sizeof text), end + 2);
		text[end] = 'x';
		ck_assert_uint_eq(csv_line_length(text, sizeof text), end + 2);
	}
	memset(text, 'x', sizeof text);
	ck_assert_uint_eq(csv_line_length(text, sizeof text), sizeof text);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("csv_layout");
	TCase *tests = tcase_create("csv_layout");
	tcase_add_loop_test(tests, test_delimiter, 0, (int)(sizeof cases / sizeof *cases));
	tcase_add_loop_test(
		tests, test_delimiter_by_captions, 0, (int)(sizeof headers / sizeof *headers));
	tcase_add_test(tests, test_delimiter_asked_for);
	tcase_add_loop_test(tests, test_line_length, 0, (int)(sizeof lines / sizeof *lines));
	tcase_add_test(tests, test_line_length_around_pieces);
	suite_add_tcase(suite, tests);
	return suite;
}
