#include "check_main.h"

#include <stdio.h>
#include <string.h>

#include "header.h"
#include "moved.h"
#include "no_table.h"
#include "table.h"
#include "totals.h"

static const struct {
	const char *text;
	uint32_t line;
} cases[] = {
	{"id,name,duration\n1,Dig,3\n", 1},
	{"The plan of 2026\n\nid,name,duration\n1,Dig,3\n", 3},
	{"=MAX(A4:A9)+1;;;'= next id\n;;;sort by prio\n;;;\nid;name;duration;prio\n1;Dig;3;2\n", 4},
	{"Plan,,\nDate,2026-01-05,\nid,name,duration\n1,Dig,3\n", 3},
	/* Of two headers the one that is known better, the first of equals. */
	{"id,name\n1,Dig\n\nid,name,duration\n1,Dig,3\n", 4},
	{"id,name,duration\n1,Dig,3\nid,name,duration\n2,Fill,3\n", 1},
	/* A caption that stands twice is one. */
	{"name,name,name,x\nid,name,duration,y\n", 2},
	/* Nothing is known: the first row that is not much emptier than the fullest. */
	{"Plan\n\nmade by,Ann\nfoo,bar,baz,qux\n1,2,3,4\n", 4},
	{"foo,bar,baz,\n1,2,3,4\n", 1},
};

static uint32_t found_line(const char *text, const struct dialect_wishes *wishes)
{
	struct tocsin_arena arena;
	struct tocsin_diags diags;
	struct csv_reader csv;
	tocsin_arena_init(&arena);
	tocsin_diags_init(&diags);
	csv_reader_open(&csv, "f.csv", text, strlen(text), &diags, TOCSIN_FAULT);
	struct sample sample = sample_take(&csv, &arena, 100);
	uint32_t header = header_find(&arena, &sample, wishes);
	uint32_t line = sample.rows[header].place.line;
	csv_reader_close(&csv);
	tocsin_diags_finish(&diags);
	tocsin_arena_finish(&arena);
	return line;
}

START_TEST(test_header_line)
{
	ck_assert_uint_eq(found_line(cases[_i].text, &(struct dialect_wishes){0}), cases[_i].line);
}
END_TEST

START_TEST(test_header_by_wishes)
{
	static const char text[] = "id,name\n1,2\nWas,Wie lang,Wer\nDig,3,Ann\n";
	const struct column_choice choices[] = {
		{"Was", SCHEDULE_NAME}, {"Wie lang", SCHEDULE_SAFE}, {"Wer", SCHEDULE_RESOURCES}};
	ck_assert_uint_eq(found_line(text, &(struct dialect_wishes){0}), 1);
	ck_assert_uint_eq(
		found_line(text, &(struct dialect_wishes){.choices = choices, .choice_count = 3}),
		3);
}
END_TEST

/* Below a preamble of 40 rows nobody looks. */
START_TEST(test_header_within_40_rows)
{
	char text[1024] = "";
	for (int i = 0; i < 39; i++)
		strcat(text, "note\n");
	strcat(text, "id,name,duration\n1,2,3\n");
	ck_assert_uint_eq(found_line(text, &(struct dialect_wishes){0}), 40);
	memmove(text + 5, text, strlen(text) + 1);
	memcpy(text, "note\n", 5);
	ck_assert_uint_ne(found_line(text, &(struct dialect_wishes){0}), 41);
}
END_TEST

static const struct {
	const char *text;
	uint32_t faults, notes;
} broken[] = {
	{"Plan \"2026\"\nid,name,duration\n1,\"Dig\"x,3\n", 0, 1},
	{"id,name,\"duration\n1,Dig,3\n2,Fill,3\n", 1, 0},
	{"id,name,duration\n1,\"Dig\"x,3\n", 0, 0},
};

START_TEST(test_what_is_broken_above)
{
	struct tocsin_arena arena;
	struct tocsin_diags diags;
	struct csv_reader csv;
	const struct dialect_wishes wishes = {0};
	tocsin_arena_init(&arena);
	tocsin_diags_init(&diags);
	dialect_open(&csv, "f.csv", broken[_i].text, strlen(broken[_i].text), &diags, &wishes);
	struct sample sample = sample_take(&csv, &arena, 100);
	uint32_t header = header_find(&arena, &sample, &wishes);
	header_skip(&arena, &csv, &sample, header, 1, &wishes);
	ck_assert_uint_eq(csv.place.line, sample.rows[header].place.line);
	ck_assert_uint_eq(diags.errors, broken[_i].faults);
	ck_assert_uint_eq(diags.count, broken[_i].faults + broken[_i].notes);
	ck_assert_int_eq(csv.severity, TOCSIN_FAULT);
	csv_reader_close(&csv);
	tocsin_diags_finish(&diags);
	tocsin_arena_finish(&arena);
}
END_TEST

/* ---- Moved cells ---- */

static const struct {
	const char *row; /* name, predecessors, best, safe, cost */
	uint32_t cell;
} moved[] = {
	{"H,F,G,20,70,100\n", 2}, {"H,F,G,20,,,\n", 2},
	{"H,F,20,70,100,\n", TABLE_ABSENT},   /* an empty cell more is none */
	{"H,F,TBD,70,100\n", TABLE_ABSENT},   /* not wider than the header */
	{"H,F,20,70,TBD,\n", TABLE_ABSENT},   /* not behind a list */
	{"H,F,-3.5,70,100,\n", TABLE_ABSENT}, /* a number */
};

START_TEST(test_moved)
{
	static const char above[] = "name,predecessors,best,safe,cost\n"
				    "A,,20,30,3\nB,A,20,40,3\nC,B,,30,3\nD,C,60,80,9\n";
	uint32_t columns[] = {
		SCHEDULE_NAME, SCHEDULE_PREDECESSORS, TABLE_ABSENT, SCHEDULE_SAFE, TABLE_ABSENT};
	char text[256];
	struct tocsin_arena arena;
	struct tocsin_diags diags;
	struct csv_reader csv;
	tocsin_arena_init(&arena);
	tocsin_diags_init(&diags);
	snprintf(text, sizeof text, "%s%s", above, moved[_i].row);
	csv_reader_open(&csv, "f.csv", text, strlen(text), &diags, TOCSIN_FAULT);
	struct sample sample = sample_take(&csv, &arena, 100);
	const struct dialect dialect = {
		.width = 5, .column_of = columns, .numbers = moved_numbers(&arena, &sample, 0, 5)};
	for (uint32_t row = 0; row < sample.count; row++) {
		ck_assert(csv_reader_next(&csv));
		ck_assert_uint_eq(moved_cell(&dialect, &csv),
			row + 1 < sample.count ? TABLE_ABSENT : moved[_i].cell);
	}
	csv_reader_close(&csv);
	tocsin_diags_finish(&diags);
	tocsin_arena_finish(&arena);
}
END_TEST

/* ---- What is no table ---- */

static const struct {
	const char *begins, *said; /* NULL: may be a table */
} files[] = {
	{"PK\x03\x04zip", "a workbook"},
	{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "a file of Microsoft Project"},
	{"\xEF\xBB\xBF<?xml version=\"1.0\"?>", "XML"},
	{"<html>", "a page"},
	{"ERMHDR\t8.0", "an XER file"},
	{"MPX,Microsoft Project", "an MPX file"},
	{"MPX no,name\n", NULL},
	{"{\"a\":1}", "JSON"},
	{"\n[\n  {\"a\":1}\n]", "JSON"},
	{"[[1,2],[3,4]]", "JSON"},
	{"[x],name\n", NULL},
	{"\r\n <!DOCTYPE html>", "a page"},
	{"id,name\n", NULL},
	{"PK,name\n", NULL},
	{"", NULL},
};

START_TEST(test_no_table)
{
	const char *reason = no_table_reason(files[_i].begins, strlen(files[_i].begins));
	if (files[_i].said == NULL)
		ck_assert_ptr_null(reason);
	else
		ck_assert_mem_eq(reason, files[_i].said, strlen(files[_i].said));
}
END_TEST

/* ---- Totals ---- */

static const struct {
	const char *row; /* id, name, duration, predecessors, prio */
	bool total;
} totals[] = {
	{"Total,,12,,\n", true},
	{",Total:,12,,\n", true},
	{",,,,Total\n", true},
	{",SUMME,12,,\n", true},
	{",Итого,12,,\n", true},
	{"7,Total,12,,\n", false},
	{",Total,12,3,\n", false},
	{"Total,the sum of it,12,,\n", false},
	{",Total cost review,12,,\n", false},
	{"3,Dig,12,,Total\n", false},
};

START_TEST(test_totals)
{
	uint32_t columns[] = {
		SCHEDULE_ID, SCHEDULE_NAME, SCHEDULE_SAFE, SCHEDULE_PREDECESSORS, TABLE_ABSENT};
	const struct dialect dialect = {.width = 5, .column_of = columns};
	struct tocsin_diags diags;
	struct csv_reader csv;
	tocsin_diags_init(&diags);
	csv_reader_open(
		&csv, "f.csv", totals[_i].row, strlen(totals[_i].row), &diags, TOCSIN_FAULT);
	ck_assert(csv_reader_next(&csv));
	ck_assert_int_eq(totals_is_one(&dialect, &csv), totals[_i].total);
	csv_reader_close(&csv);
	tocsin_diags_finish(&diags);
}
END_TEST

/* ---- Our own header ---- */

static const struct {
	const char *row;
	bool ours;
} own[] = {
	{"id,name,safe,focused,predecessors,resources\n", true},
	{"name,safe\n", true},
	{"focused,name\n", true},
	{"id,name,focused,not before,constraint type,notes\n", true},
	{"id,name,predecessors\n", false},  /* anybody's */
	{"id,name,safe,safe\n", false},     /* which of the two? */
	{"id,name,safe,duration\n", false}, /* one of our exports */
	{"ID,Name,Safe\n", false},          /* so it may mean something else */
	{"id,name,safe,\n", false},         /* a column without a caption */
	{"Dig,safe,name\n", false},
	{"id;name;safe\n", false},
};

START_TEST(test_our_own_header)
{
	struct tocsin_diags diags;
	struct csv_reader csv;
	tocsin_diags_init(&diags);
	csv_reader_open_with(&csv, "f.csv", own[_i].row, strlen(own[_i].row), &diags, TOCSIN_FAULT,
		&(struct csv_hints){.delimiter = ','});
	ck_assert(csv_reader_next(&csv));
	ck_assert_int_eq(header_is_ours((const char *const *)csv.cells, csv.count), own[_i].ours);
	csv_reader_close(&csv);
	tocsin_diags_finish(&diags);
}
END_TEST

/* ---- Letters of a file whose captions have none but ASCII ---- */

static const struct {
	const char *header, *row, *language; /* NULL: not said */
	const char *encoding;
} letters[] = {
	{"Id;Nazwa zadania;Czas trwania;Poprzedniki", "1;\xAF\xF3\xB3w;2 dni;", NULL,
		"Windows-1250"},
	{"Id;Uloha;Trvanie;Predchodcovia",
		"1;\x8A"
		"achta;2 dni;",
		"sk", "Windows-1250"},
	{"Nr.;Vorgangsname;Dauer;Anfang",
		"1;Tr\xF6"
		"ge;2 Tage;",
		NULL, "Windows-1252"},
	{"ID;Task Name;Duration;Predecessors",
		"1;\xC4\xEE\xEC"
		";2 days;",
		NULL, "Windows-1252"},
	{"ID;Task Name;Duration;Predecessors",
		"1;\xC4\xEE\xEC"
		";2 days;",
		"ru", "Windows-1251"},
	/* What the captions themselves hold counts for more. */
	{"Nr;Vorg\xE4"
	 "nger;Name;Dauer",
		"1;;Tr\xF6"
		"ge;2 Tage",
		"ru", "Windows-1252"},
	{"Id;Nazwa zadania;Czas trwania;Poprzedniki", "1;\xC5\xBB\xC3\xB3\xC5\x82w;2 dni;", NULL,
		"UTF-8"},
};

START_TEST(test_the_language_tells_the_code_page)
{
	struct tocsin_diags diags;
	struct csv_reader csv;
	char text[256];
	const struct dialect_wishes wishes = {.language = letters[_i].language};
	int length = snprintf(text, sizeof text, "%s\n%s\n", letters[_i].header, letters[_i].row);
	tocsin_diags_init(&diags);
	dialect_open(&csv, "f.csv", text, (size_t)length, &diags, &wishes);
	ck_assert_str_eq(csv.content.encoding, letters[_i].encoding);
	csv_reader_close(&csv);
	tocsin_diags_finish(&diags);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("header");
	TCase *tests = tcase_create("header");
	tcase_add_loop_test(tests, test_header_line, 0, (int)(sizeof cases / sizeof *cases));
	tcase_add_test(tests, test_header_by_wishes);
	tcase_add_test(tests, test_header_within_40_rows);
	tcase_add_loop_test(
		tests, test_what_is_broken_above, 0, (int)(sizeof broken / sizeof *broken));
	tcase_add_loop_test(tests, test_moved, 0, (int)(sizeof moved / sizeof *moved));
	tcase_add_loop_test(tests, test_no_table, 0, (int)(sizeof files / sizeof *files));
	tcase_add_loop_test(tests, test_totals, 0, (int)(sizeof totals / sizeof *totals));
	tcase_add_loop_test(tests, test_our_own_header, 0, (int)(sizeof own / sizeof *own));
	tcase_add_loop_test(tests, test_the_language_tells_the_code_page, 0,
		(int)(sizeof letters / sizeof *letters));
	suite_add_tcase(suite, tests);
	return suite;
}
