/*
 * When somebody who waits is told, and what.
 */
#include "check_main.h"

#include <string.h>

#include "patience.h"

/* Seconds since the begin of the waiting at which a line was shown last (0: never), and now. */
static const struct {
	double shown, now;
	bool due;
} times[] = {
	{0, 0, false},
	{0, 0.9, false}, /* most are done by then */
	{0, 1.1, true},
	{1.1, 1.2, false},
	{1.1, 1.4, true},
};

START_TEST(test_due)
{
	const double begun = 1000;
	const struct patience patience = {
		.begun = begun, .shown = times[_i].shown > 0 ? begun + times[_i].shown : 0};
	ck_assert_int_eq(patience_is_due(&patience, begun + times[_i].now), times[_i].due);
}
END_TEST

static const struct {
	const char *path;
	uint32_t rows;
	size_t bytes, of_bytes;
	const char *line;
} lines[] = {
	{"launch.csv", 612000, 61, 100, "reading launch.csv: 612000 rows, 61 %"},
	{"plans/launch.csv", 1024, 1, 300, "reading launch.csv: 1024 rows, 0 %"},
	{"plans/", 1024, 150, 300, "reading plans/: 1024 rows, 50 %"},
	{"launch.csv", 1000000, 300, 300, "launch.csv: 1000000 rows are read and being linked"},
	{"launch.csv", 0, 0, 0, "launch.csv: 0 rows are read and being linked"},
	{"of-the-tunnel-below-the-river.csv", 1024, 1, 2,
		"reading nnel-below-the-river.csv: 1024 rows, 50 %"},
	{"a\x1b[2Jb", 1024, 1, 2, "reading a\xEF\xBF\xBD[2Jb: 1024 rows, 50 %"},
};

START_TEST(test_line)
{
	char line[PATIENCE_LINE];
	patience_load_line(
		line, lines[_i].path, lines[_i].rows, lines[_i].bytes, lines[_i].of_bytes);
	ck_assert_str_eq(line, lines[_i].line);
}
END_TEST

/* A name is cut between two letters, and the line ends before the terminal does. */
START_TEST(test_long_names)
{
	char line[PATIENCE_LINE];
	patience_load_line(line,
		"\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4"
		"\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4x",
		UINT32_MAX, 1, 2);
	ck_assert_mem_eq(line, "reading \xC3\xA4", strlen("reading \xC3\xA4"));
	ck_assert_ptr_nonnull(strstr(line, "4294967295 rows, 50 %"));
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("patience");
	TCase *tests = tcase_create("patience");
	tcase_add_loop_test(tests, test_due, 0, (int)(sizeof times / sizeof *times));
	tcase_add_loop_test(tests, test_line, 0, (int)(sizeof lines / sizeof *lines));
	tcase_add_test(tests, test_long_names);
	suite_add_tcase(suite, tests);
	return suite;
}
