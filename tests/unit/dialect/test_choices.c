/*
 * Captions that were chosen and are not there, and what is proposed for a column that is missing.
 */
#include "check_main.h"

#include <string.h>

#include "choices.h"

static struct tocsin_arena arena;
static struct tocsin_diags diags;
static struct csv_reader csv;
static struct dialect dialect;

/* Recognises a file of this header and one row. */
static void open_header(const char *header, const struct dialect_wishes *wishes)
{
	const char *text = tocsin_arena_printf(&arena, "%s\nx,x,x\n", header);
	csv_reader_open(&csv, "f.csv", text, strlen(text), &diags, TOCSIN_FAULT);
	ck_assert(dialect_recognise(&dialect, &arena, &csv, wishes));
}

static void setup(void)
{
	tocsin_arena_init(&arena);
	tocsin_diags_init(&diags);
}

static void teardown(void)
{
	csv_reader_close(&csv);
	tocsin_diags_finish(&diags);
	tocsin_arena_finish(&arena);
}

static const struct {
	const char *header;
	enum schedule_column column;
	const char *proposed; /* NULL: nothing */
} proposals[] = {
	{"Xx,Yy,Durat", SCHEDULE_SAFE, "Durat"},
	{"Xx,Yy,Durat (hours)", SCHEDULE_SAFE, "Durat (hours)"},
	{"Xx,Yy,Duratoin", SCHEDULE_SAFE, "Duratoin"},
	{"Xx,Yy,Qqqduration", SCHEDULE_SAFE, "Qqqduration"},
	{"Xx,Yy,Du", SCHEDULE_SAFE, NULL},
	{"Xx,Yy,Wings", SCHEDULE_SAFE, NULL},
	/* It means something already, or is a row that was not split. */
	{"Xx,Yy,Start", SCHEDULE_SAFE, NULL},
	{"Xx,Yy,One;Two;Three;Four;Five;Six;Duration;Start;Finish", SCHEDULE_SAFE, NULL},
};

START_TEST(the_nearest_caption_is_proposed)
{
	open_header(proposals[_i].header, &(struct dialect_wishes){0});
	const char *proposed = choices_propose(&dialect, proposals[_i].column);
	if (proposals[_i].proposed == NULL)
		ck_assert_ptr_null(proposed);
	else
		ck_assert_pstr_eq(proposed, proposals[_i].proposed);
}
END_TEST

START_TEST(captions_that_are_gone_are_told)
{
	static const struct column_choice choices[] = {{"Name", SCHEDULE_NAME},
		{"Est (days)", SCHEDULE_SAFE}, {"Wings", SCHEDULE_NOTES},
		{"Old", SCHEDULE_RESOURCES}, {"Older", SCHEDULE_STAGE}};
	const struct dialect_wishes wishes = {
		.choices = choices, .choice_count = 5, .kept_count = 2};
	open_header("Id,Name,Est. (days)", &wishes);
	choices_check(&dialect, &csv, &wishes, "Id, Name, Est. (days)");
	ck_assert_uint_eq(diags.errors, 2);
	ck_assert_uint_eq(diags.notes, 1);
	ck_assert_str_eq(diags.items[0].text,
		"no column is called \"Est (days)\"; did you mean \"Est. (days)\"?");
	ck_assert_str_eq(
		diags.items[1].text, "no column is called \"Wings\", found: Id, Name, Est. (days)");
	ck_assert_str_eq(diags.items[2].text,
		"columns whose meaning was kept, and that are not here: Old, Older");
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("choices");
	TCase *tcase = tcase_create("choices");
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_loop_test(tcase, the_nearest_caption_is_proposed, 0,
		(int)(sizeof proposals / sizeof *proposals));
	tcase_add_test(tcase, captions_that_are_gone_are_told);
	suite_add_tcase(suite, tcase);
	return suite;
}
