/*
 * How the file of a schedule is looked at: as workspace_load reads it, and without a word.
 */
#include "check_main.h"

#include "fixture.h"
#include "source.h"
#include "table.h"

static struct fixture fixture;

static void setup(void)
{
	fixture_init(&fixture);
}

static void teardown(void)
{
	fixture_finish(&fixture);
}

START_TEST(a_file_is_seen_as_it_is_read)
{
	struct source source;
	const char *path = fixture_write(&fixture, "s.csv",
		"made by Ann\n\nID;Task Name;Duration;Resource Names;Whence\n1;Dig;3 "
		"days;Ann;\n2;Fill;2 days;Bob;1\n");
	fixture_write(&fixture, "s.tocsin/mapping.csv", "column,meaning\nWhence,predecessors\n");
	ck_assert(source_find(&source, &fixture.arena, path, NULL));
	ck_assert_int_eq(source.dialect.tool, DIALECT_MSPROJECT);
	ck_assert_str_eq(source.encoding, "UTF-8");
	ck_assert_int_eq(source.delimiter, ';');
	ck_assert_uint_eq(source.dialect.header.line, 3);
	ck_assert_uint_eq(source.dialect.width, 5);
	ck_assert_uint_eq(source.dialect.column_of[4], SCHEDULE_PREDECESSORS);
	ck_assert_uint_eq(source.rows.count, 2);
	ck_assert_str_eq(source.rows.rows[1].cells[1], "Fill");
	ck_assert_str_eq(source.mapping_path, fixture_path(&fixture, "s.tocsin/mapping.csv"));
}
END_TEST

START_TEST(wishes_go_before_what_is_found_out)
{
	static const struct column_choice choice = {"Whence", SCHEDULE_NOTES};
	const struct dialect_wishes wishes = {
		.tool = "sheet", .language = "de", .choices = &choice, .choice_count = 1};
	struct source source;
	const char *path = fixture_write(&fixture, "s.csv", "ID,Task Name,Whence\n1,Dig,x\n");
	fixture_write(&fixture, "s.tocsin/mapping.csv", "column,meaning\nWhence,predecessors\n");
	ck_assert(source_find(&source, &fixture.arena, path, &wishes));
	ck_assert_int_eq(source.dialect.tool, DIALECT_SHEET);
	ck_assert_str_eq(source.dialect.language->code, "de");
	ck_assert_uint_eq(source.dialect.column_of[2], SCHEDULE_NOTES);
}
END_TEST

START_TEST(what_is_no_schedule_is_not_shown)
{
	struct source source;
	ck_assert(
		!source_find(&source, &fixture.arena, fixture_path(&fixture, "missing.csv"), NULL));
	ck_assert(!source_find(
		&source, &fixture.arena, fixture_write(&fixture, "empty.csv", ""), NULL));
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("source");
	TCase *tcase = tcase_create("source");
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, a_file_is_seen_as_it_is_read);
	tcase_add_test(tcase, wishes_go_before_what_is_found_out);
	tcase_add_test(tcase, what_is_no_schedule_is_not_shown);
	suite_add_tcase(suite, tcase);
	return suite;
}
