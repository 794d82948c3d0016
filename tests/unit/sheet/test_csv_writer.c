/*
 * Cells as they are written: quoted where they must be, guarded where a spreadsheet would run them,
 * and read back as they were.
 */
#include "check_main.h"

#include <string.h>

#include "csv_reader.h"
#include "csv_writer.h"
#include "guard.h"

enum cell_kind { CELL, TEXT_CELL, LINE_CELL };

static const struct {
	enum cell_kind kind;
	char delimiter;
	const char *text, *written;
} cells[] = {
	{CELL, ',', "", ""},
	{CELL, ',', "Dig", "Dig"},
	{CELL, ',', "Dig, then pour", "\"Dig, then pour\""},
	{CELL, ',', "Ann;Bob", "\"Ann;Bob\""}, /* so that no reader takes ; for the delimiter */
	{CELL, ':', "12:30", "\"12:30\""},
	{CELL, ',', "12:30", "12:30"},
	{CELL, ',', "say \"hi\"", "\"say \"\"hi\"\"\""},
	{CELL, ',', "\"", "\"\"\"\""},
	{CELL, ',', " blank ends ", "\" blank ends \""},
	{CELL, ',', "two\nlines", "\"two\nlines\""},
	{CELL, ',', "=1+1", "'=1+1"},
	{CELL, ',', "=A1,B1", "\"'=A1,B1\""},
	{CELL, ',', "'=1", "''=1"},
	{CELL, ',', "007", "007"},
	{TEXT_CELL, ',', "007", "'007"},
	{TEXT_CELL, ',', "1,234", "\"'1,234\""},
	{TEXT_CELL, ',', "12", "12"},
	{TEXT_CELL, ',', "MAR1", "'MAR1"},
	{LINE_CELL, ',', "two\nlines\tand a tab", "two lines and a tab"},
	{LINE_CELL, ',', "\nx", "\" x\""},
	{LINE_CELL, ',', "a\xFF", "a\xEF\xBF\xBD"},
};

static void put(struct csv_writer *writer, enum cell_kind kind, const char *text)
{
	if (kind == CELL)
		csv_writer_cell(writer, text);
	else if (kind == TEXT_CELL)
		csv_writer_text_cell(writer, text);
	else
		csv_writer_line_cell(writer, text);
}

START_TEST(test_written)
{
	struct csv_writer writer;
	csv_writer_init(&writer, cells[_i].delimiter);
	put(&writer, cells[_i].kind, cells[_i].text);
	ck_assert_uint_eq(writer.length, strlen(cells[_i].written));
	if (writer.length > 0)
		ck_assert_mem_eq(writer.text, cells[_i].written, writer.length);
	csv_writer_free(&writer);
}
END_TEST

/* All of them in a row of one file. */
START_TEST(test_read_back)
{
	struct csv_writer writer;
	struct csv_reader reader;
	struct tocsin_diags diags;
	uint32_t at = 0;
	csv_writer_init(&writer, ',');
	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
		if (cells[i].kind != LINE_CELL)
			put(&writer, cells[i].kind, cells[i].text);
	csv_writer_end(&writer);
	tocsin_diags_init(&diags);
	csv_reader_open(&reader, "f.csv", writer.text, writer.length, &diags, TOCSIN_FAULT);
	ck_assert(csv_reader_next(&reader));
	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
		if (cells[i].kind != LINE_CELL)
			ck_assert_str_eq(guard_removed(reader.cells[at++]), cells[i].text);
	ck_assert_uint_eq(reader.count, at);
	ck_assert(!csv_reader_next(&reader));
	csv_reader_close(&reader);
	tocsin_diags_finish(&diags);
	csv_writer_free(&writer);
}
END_TEST

static const struct {
	const char *text, *marked;
} marks[] = {
	{"", ""},
	{"id,name\n", "id,name\n"},
	{"id,name\n1,\xC3\x9C"
	 "bung\n",
		"\xEF\xBB\xBFid,name\n1,\xC3\x9C"
		"bung\n"},
};

START_TEST(test_mark)
{
	struct csv_writer writer;
	csv_writer_init(&writer, ',');
	csv_writer_raw(&writer, marks[_i].text);
	csv_writer_mark(&writer);
	ck_assert_uint_eq(writer.length, strlen(marks[_i].marked));
	if (writer.length > 0)
		ck_assert_mem_eq(writer.text, marks[_i].marked, writer.length);
	csv_writer_free(&writer);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("csv_writer");
	TCase *tests = tcase_create("csv_writer");
	tcase_add_loop_test(tests, test_written, 0, (int)(sizeof cells / sizeof *cells));
	tcase_add_test(tests, test_read_back);
	tcase_add_loop_test(tests, test_mark, 0, (int)(sizeof marks / sizeof *marks));
	suite_add_tcase(suite, tests);
	return suite;
}
