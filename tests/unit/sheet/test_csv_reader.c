#include "check_main.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "csv_reader.h"
#include "tocsin/vector.h"

/* Rows as [line:column text|line:column text]..., so that a table can say what is expected. */
static char *shown_rows(
	const char *bytes, size_t length, enum tocsin_severity severity, char **told)
{
	struct tocsin_diags diags;
	struct csv_reader reader;
	char *rows;
	size_t size;
	tocsin_diags_init(&diags);
	FILE *stream = open_memstream(&rows, &size);
	csv_reader_open(&reader, "f.csv", bytes, length, &diags, severity);
	while (csv_reader_next(&reader)) {
		for (uint32_t i = 0; i < reader.count; i++) {
			uint32_t line, column;
			csv_reader_locate(&reader, reader.place, i, &line, &column);
			fprintf(stream, "%s%u:%u %s", i ? "|" : "[", line, column, reader.cells[i]);
		}
		fputs("]", stream);
	}
	csv_reader_close(&reader);
	fclose(stream);
	stream = open_memstream(told, &size);
	tocsin_diags_print(&diags, stream, true);
	fclose(stream);
	tocsin_diags_finish(&diags);
	return rows;
}

#define FFFD "\xEF\xBF\xBD"
#define NOT_UTF8                                                                                   \
	"f.csv: note: not UTF-8, read as Windows-1252; save it as UTF-8 to be sure of every "      \
	"letter\n"
#define HALF                                                                                       \
	"f.csv:1:3: note: half a character is nothing in UTF-16; a \"" FFFD                        \
	"\" stands for it; save the file as UTF-8\n"

static const struct {
	const char *text, *rows, *told;
} cases[] = {
	{"", "", ""},
	{"a,b\n1,2\n", "[1:1 a|1:3 b][2:1 1|2:3 2]", ""},
	{"a,b\r\n1,2", "[1:1 a|1:3 b][2:1 1|2:3 2]", ""},
	{"a,b\r1,2\r", "[1:1 a|1:3 b][2:1 1|2:3 2]", ""},
	{"\n  \n a , b\n\n,\n1,2\n", "[3:2 a|3:6 b][6:1 1|6:3 2]", ""},
	{"id,name\n1,\"Dig\nthe hole\"\n2,\"a\"\"b\"",
		"[1:1 id|1:4 name][2:1 1|2:3 Dig\nthe hole][4:1 2|4:3 a\"b]", ""},
	{"id,name,last\n1,\"Dig\nthe hole\",x\n",
		"[1:1 id|1:4 name|1:9 last][2:1 1|2:3 Dig\nthe hole|3:11 x]", ""},
	/* Columns are characters, not bytes. */
	{"a,b\n\xC3\xA4\xC3\xB6,2\n", "[1:1 a|1:3 b][2:1 \xC3\xA4\xC3\xB6|2:4 2]", ""},
	/* Delimiters. */
	{"a;b,c;d\n1;2;3\n", "[1:1 a|1:3 b,c|1:7 d][2:1 1|2:3 2|2:5 3]", ""},
	{"\"a;b;c\",b\n", "[1:1 a;b;c|1:9 b]", ""},
	{"a\tb\n1\t\t\n", "[1:1 a|1:3 b][2:1 1|2:3 |2:4 ]", ""},
	{"a|b\n", "[1:1 a|1:3 b]", ""},
	{"sep=;\na;b,c\n", "[2:1 a|2:3 b,c]", ""},
	{"SEP=,\r\na,b;c;d\r\n", "[2:1 a|2:3 b;c;d]", ""},
	/* A mark before a quoted header. */
	{"\xEF\xBB\xBF\"a\",b\n", "[1:1 a|1:5 b]", ""},
	/* Not UTF-8. */
	{"a,M\xFCller\n", "[1:1 a|1:3 M\xC3\xBCller]", NOT_UTF8},
	{"a,\x80\x81\n", "[1:1 a|1:3 \xE2\x82\xAC" FFFD "]",
		"f.csv: note: not UTF-8, read as Windows-1252; save it as UTF-8 to be sure of "
		"every letter\n"
		"f.csv:1:4: note: byte 0x81 is nothing in Windows-1252; a \"" FFFD
		"\" stands for it; "
		"save the file as UTF-8\n"},
	/* What is no CSV is told, and reading goes on in the next line. */
	{"a,b\n2,ab\"c\n3,4\n", "[1:1 a|1:3 b][3:1 3|3:3 4]",
		"f.csv:2:5: a quote inside a cell; put the whole cell in quotes and double those "
		"in "
		"it\n"},
	{"a,b\n2,\"ab\"c\n3,4\n", "[1:1 a|1:3 b][3:1 3|3:3 4]",
		"f.csv:2:7: text after a closing quote; double the quotes that belong to the "
		"cell\n"},
	{"a,b\n2,\"open\n3,4\n", "[1:1 a|1:3 b][3:1 3|3:3 4]",
		"f.csv:2:3: this quote is never closed; close it, or double it where it belongs to "
		"the cell\n"},
	{"a,b\n2,\"open\n3,\"x\"\n4,5\n", "[1:1 a|1:3 b][3:1 3|3:3 x][4:1 4|4:3 5]",
		"f.csv:3:4: text after a closing quote; is the quote opened at 2:3 meant? double "
		"quotes that belong to a cell\n"},
};

START_TEST(test_rows_and_places)
{
	char *told, *rows = shown_rows(cases[_i].text, strlen(cases[_i].text), TOCSIN_FAULT, &told);
	ck_assert_str_eq(rows, cases[_i].rows);
	ck_assert_str_eq(told, cases[_i].told);
	free(rows);
	free(told);
}
END_TEST

static const struct {
	const char *bytes;
	size_t length;
	const char *rows, *told;
} wide[] = {
	{"\xFF\xFE"
	 "a\0,\0\xE4\0\n\0",
		10, "[1:1 a|1:3 \xC3\xA4]", ""},
	{"\xFE\xFF"
	 "\0a\0,\0\xE4\0\n",
		10, "[1:1 a|1:3 \xC3\xA4]", ""},
	{"a\0,\0b\0\n\0", 8, "[1:1 a|1:3 b]", ""},
	{"\0a\0,\0b\0\n", 8, "[1:1 a|1:3 b]", ""},
	/* A surrogate without its other half, and half a unit at the end. */
	{"\xFF\xFE"
	 "a\0,\0\x00\xD8"
	 "b\0\n\0",
		12, "[1:1 a|1:3 " FFFD "b]", HALF},
	{"\xFF\xFE"
	 "a\0,\0b",
		7, "[1:1 a|1:3 " FFFD "]", HALF},
};

START_TEST(test_utf16)
{
	char *told, *rows = shown_rows(wide[_i].bytes, wide[_i].length, TOCSIN_FAULT, &told);
	ck_assert_str_eq(rows, wide[_i].rows);
	ck_assert_str_eq(told, wide[_i].told);
	free(rows);
	free(told);
}
END_TEST

START_TEST(test_nul_byte_is_told)
{
	static const char text[] = "a,b\n1,x\0y\n2,3\n";
	char *told, *rows = shown_rows(text, sizeof text - 1, TOCSIN_NOTE, &told);
	ck_assert_str_eq(rows, "[1:1 a|1:3 b][3:1 2|3:3 3]");
	ck_assert_str_eq(told,
		"f.csv:2:4: note: a NUL byte; save the file as plain text (the row is skipped)\n");
	free(rows);
	free(told);
}
END_TEST

static char *repeated(const char *front, char letter, size_t count, const char *back)
{
	size_t before = strlen(front), after = strlen(back);
	char *text = malloc(before + count + after + 1);
	memcpy(text, front, before);
	memset(text + before, letter, count);
	memcpy(text + before + count, back, after + 1);
	return text;
}

START_TEST(test_limits)
{
	char *told;
	char *text = repeated("a,b\n1,", 'x', CSV_CELL_MAX + 100, "\n2,3\n");
	char *rows = shown_rows(text, strlen(text), TOCSIN_FAULT, &told);
	ck_assert_str_eq(rows, "[1:1 a|1:3 b][3:1 2|3:3 3]");
	ck_assert_str_eq(told, "f.csv:2:3: a cell of more than 1 MiB; is a quote left open?\n");
	free(rows);
	free(told);
	free(text);
	text = repeated("a,b\n1", ',', CSV_COLUMNS_MAX, "\n2,3\n");
	rows = shown_rows(text, strlen(text), TOCSIN_FAULT, &told);
	ck_assert_str_eq(rows, "[1:1 a|1:3 b][3:1 2|3:3 3]");
	ck_assert_str_eq(
		told, "f.csv:2:1: a row of more than 4096 cells; is the delimiter right?\n");
	free(rows);
	free(told);
	free(text);
}
END_TEST

START_TEST(test_excerpt_is_cut_between_characters)
{
	char *text = repeated("x", 'a', 46, "\xC3\xA4 and more");
	ck_assert_uint_eq(strlen(excerpt_of(text).text), 50);
	ck_assert_str_eq(excerpt_of(text).text + 46, "a...");
	ck_assert_str_eq(excerpt_of("short").text, "short");
	free(text);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("csv_reader");
	TCase *tests = tcase_create("csv_reader");
	tcase_add_loop_test(tests, test_rows_and_places, 0, (int)(sizeof cases / sizeof *cases));
	tcase_add_loop_test(tests, test_utf16, 0, (int)(sizeof wide / sizeof *wide));
	tcase_add_test(tests, test_nul_byte_is_told);
	tcase_add_test(tests, test_limits);
	tcase_add_test(tests, test_excerpt_is_cut_between_characters);
	suite_add_tcase(suite, tests);
	return suite;
}
