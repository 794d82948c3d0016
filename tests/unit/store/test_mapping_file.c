/*
 * mapping.csv: how the columns of a strange schedule were matched, kept and found again.
 */
#include "check_main.h"

#include <string.h>

#include "fixture.h"
#include "mapping_file.h"
#include "strange_file.h"
#include "workspace.h"

static struct fixture fixture;

static void setup(void)
{
	fixture_init(&fixture);
}

static void teardown(void)
{
	fixture_finish(&fixture);
}

START_TEST(what_is_written_is_read)
{
	static const struct column_choice choices[] = {
		{"Est. (days)", SCHEDULE_SAFE},
		{"-Wer, \"wann\"", SCHEDULE_RESOURCES},
		{"Notiz", SCHEDULE_UNREAD},
	};
	struct dialect_wishes wishes = {0};
	char message[200];
	const char *path = fixture_path(&fixture, "own/mapping.csv");
	ck_assert_msg(mapping_file_write(path, choices, 3, message, sizeof message), "%s", message);
	mapping_file_read(&wishes, &fixture.arena, path, &fixture.diags);
	ck_assert_uint_eq(wishes.choice_count, 3);
	for (unsigned i = 0; i < 3; i++) {
		ck_assert_str_eq(wishes.choices[i].caption, choices[i].caption);
		ck_assert_int_eq(wishes.choices[i].column, choices[i].column);
	}
	ck_assert_str_eq(fixture_diags(&fixture), "");
}
END_TEST

/* What is said at the command line goes before what was kept. */
START_TEST(what_was_kept_stands_behind_what_is_said)
{
	static const struct column_choice said[] = {
		{"Wer", SCHEDULE_NOTES}, {"Dauer", SCHEDULE_SAFE}, {"Vor", SCHEDULE_PREDECESSORS}};
	struct dialect_wishes wishes = {.choices = said, .choice_count = 3};
	mapping_file_read(&wishes, &fixture.arena,
		fixture_write(&fixture, "mapping.csv",
			"column,meaning\nWer,resources\nZeit,safe\nNach,predecessors\nNr,id\n"),
		&fixture.diags);
	ck_assert_uint_eq(wishes.choice_count, 5);
	ck_assert_uint_eq(wishes.kept_count, 2);
	ck_assert_str_eq(wishes.choices[0].caption, "Wer");
	ck_assert_int_eq(wishes.choices[0].column, SCHEDULE_NOTES);
	ck_assert_str_eq(wishes.choices[3].caption, "Nach");
	ck_assert_str_eq(wishes.choices[4].caption, "Nr");
}
END_TEST

/* A caption that is gone is a fault where it was just typed, and a note where it was kept. */
START_TEST(a_caption_that_is_not_there_is_told)
{
	static const struct column_choice said[] = {{"focussed", SCHEDULE_FOCUSED}};
	struct dialect_wishes wishes = {.choices = said, .choice_count = 1};
	struct workspace workspace;
	const char *path = fixture_write(&fixture, "s.csv", "id,safe,focused\n1,5,4\n");
	ck_assert_int_eq(workspace_load(&workspace, path, &wishes, fixture_today(), &fixture.diags),
		WORKSPACE_FAULTY);
	ck_assert_str_eq(fixture_diags(&fixture),
		"s.csv:1:1: no column is called \"focussed\"; did you mean \"focused\"?\n");
	fixture_forget(&fixture);
	fixture_write(&fixture, "s.tocsin/mapping.csv", "column,meaning\nWer,resources\n");
	ck_assert_int_eq(workspace_load(&workspace, path, NULL, fixture_today(), &fixture.diags),
		WORKSPACE_OK);
	ck_assert_str_eq(fixture_diags(&fixture),
		"s.csv:1:1: note: columns whose meaning was kept, and that are not here: Wer\n");
	workspace_free(&workspace);
}
END_TEST

START_TEST(a_missing_file_is_no_choice)
{
	struct dialect_wishes wishes = {0};
	mapping_file_read(
		&wishes, &fixture.arena, fixture_path(&fixture, "mapping.csv"), &fixture.diags);
	ck_assert_uint_eq(wishes.choice_count, 0);
	ck_assert_str_eq(fixture_diags(&fixture), "");
}
END_TEST

START_TEST(a_meaning_that_is_none_is_told)
{
	struct dialect_wishes wishes = {0};
	mapping_file_read(&wishes, &fixture.arena,
		fixture_write(
			&fixture, "mapping.csv", "column,meaning\nDauer,safe\nWer,people\n,name\n"),
		&fixture.diags);
	ck_assert_uint_eq(wishes.choice_count, 1);
	ck_assert_str_eq(fixture_diags(&fixture),
		"mapping.csv:3:5: note: \"people\" is no column of a schedule; write one such as "
		"safe, name or - (the row is left out)\n");
}
END_TEST

/* A sheet that nobody could make out, what is shown of it, and the same with the choice kept. */
START_TEST(a_strange_sheet_is_read_with_its_mapping)
{
	static const char sheet[] = "Zeile,Bezeichner,Brauchtwohl,Wer macht es\n"
				    "1,Graben,5,Ann\n2,Bauen,,Bob\n3,Malen,3,\n";
	static const struct column_choice choices[] = {
		{"Bezeichner", SCHEDULE_NAME}, {"Brauchtwohl", SCHEDULE_SAFE}};
	struct strange_file strange;
	struct workspace workspace;
	char message[200];
	const char *path = fixture_write(&fixture, "sheet.csv", sheet);
	ck_assert(strange_file_read(&strange, &fixture.arena, path, NULL));
	ck_assert_uint_eq(strange.count, 4);
	ck_assert_str_eq(strange.columns[2].caption, "Brauchtwohl");
	ck_assert_str_eq(strange.columns[2].samples[0], "5");
	ck_assert_str_eq(strange.columns[2].samples[1], "3");
	ck_assert_str_eq(strange.columns[2].samples[2], "");
	ck_assert_str_eq(strange_file_lacks(strange.columns, strange.count), "ids or names");
	ck_assert_int_eq(workspace_load(&workspace, path, NULL, fixture_today(), &fixture.diags),
		WORKSPACE_FAULTY);
	fixture_forget(&fixture);

	ck_assert(mapping_file_write(strange.mapping_path, choices, 2, message, sizeof message));
	fixture_write(&fixture, "sheet.csv",
		"Zeile,Bezeichner,Brauchtwohl,Wer macht es\n1,Graben,5,Ann\n2,Bauen,4,Bob\n");
	ck_assert(strange_file_read(&strange, &fixture.arena, path, NULL));
	ck_assert_ptr_null(strange_file_lacks(strange.columns, strange.count));
	ck_assert_int_eq(workspace_load(&workspace, path, NULL, fixture_today(), &fixture.diags),
		WORKSPACE_OK);
	ck_assert_uint_eq(workspace.project.task_count, 2);
	ck_assert_str_eq(workspace.project.tasks[1].name, "Bauen");
	workspace_free(&workspace);
}
END_TEST

START_TEST(a_task_does_not_serve_as_captions)
{
	struct strange_file strange;
	const char *path = fixture_write(&fixture, "bare.csv", "1,Graben,5d\n2,Bauen,4d\n");
	ck_assert(!strange_file_read(&strange, &fixture.arena, path, NULL));
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("mapping_file");
	TCase *tcase = tcase_create("mapping");
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, what_is_written_is_read);
	tcase_add_test(tcase, what_was_kept_stands_behind_what_is_said);
	tcase_add_test(tcase, a_caption_that_is_not_there_is_told);
	tcase_add_test(tcase, a_missing_file_is_no_choice);
	tcase_add_test(tcase, a_meaning_that_is_none_is_told);
	tcase_add_test(tcase, a_strange_sheet_is_read_with_its_mapping);
	tcase_add_test(tcase, a_task_does_not_serve_as_captions);
	suite_add_tcase(suite, tcase);
	return suite;
}
