#include "check_main.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "table.h"

struct row {
	char text[64];
};

static void read_cell(const struct cell *cell, void *data)
{
	struct row *row = data;
	size_t length = strlen(row->text);
	snprintf(row->text + length, sizeof row->text - length, "|%s", cell->text);
}

static const struct table_column columns[] = {{"id", read_cell}, {"name", read_cell}};

static bool is_total(void *data, const struct csv_reader *row)
{
	return strcmp(row->cells[0], data) == 0;
}

/* The rows below a header "id,,name", one a line, and what was told. */
static char *shown(const char *text, char **told)
{
	static const char *const captions[] = {"id", "", "name"};
	uint32_t column_of[] = {0, TABLE_ABSENT, 1};
	char *rows;
	size_t size;
	struct tocsin_arena arena;
	struct tocsin_diags diags;
	struct csv_reader csv;
	struct table table;
	struct row row = {""};
	char total[] = "Total";
	tocsin_arena_init(&arena);
	tocsin_diags_init(&diags);
	csv_reader_open(&csv, "f.csv", text, strlen(text), &diags, TOCSIN_FAULT);
	ck_assert(csv_reader_next(&csv));
	table_open_as(&table, &arena, &csv, columns, 2,
		&(struct table_header){
			.place = csv.place,
			.width = 3,
			.column_of = column_of,
			.captions = captions,
			.leaves_out = is_total,
			.data = total,
		});
	FILE *stream = open_memstream(&rows, &size);
	for (; table_next(&table, &row); row.text[0] = '\0')
		fprintf(stream, "%s\n", row.text);
	fclose(stream);
	stream = open_memstream(told, &size);
	tocsin_diags_print(&diags, stream, true);
	fclose(stream);
	csv_reader_close(&csv);
	tocsin_diags_finish(&diags);
	tocsin_arena_finish(&arena);
	return rows;
}

static const struct {
	const char *below, *rows, *told;
} cases[] = {
	{"1,x,Dig\n", "|1|Dig\n", ""},
	/* Ragged rows. */
	{"1\n2,x\n3,,Dig,,,\n", "|1\n|2\n|3|Dig\n", ""},
	{"1,x,Dig, the hole\n2,,Fill\n", "|2|Fill\n",
		"f.csv:2:10: 4 cells where the header has 3; put a cell that holds a \",\" in "
		"quotes\n"},
	/* The header once more, and what only begins like it. */
	{"1,,a\nid,,name\n2,,b\n\nid,,name,,\n3,,c\n", "|1|a\n|2|b\n|3|c\n",
		"f.csv:3:1: note: the header once more, no task: left out (and 1 more like it)\n"},
	{"id,x,name\nid,,names\nid\n", "|id|name\n|id|names\n|id\n", ""},
	/* A total. */
	{"1,,a\nTotal,,3\n", "|1|a\n", "f.csv:3:1: note: a total, no task: left out\n"},
};

START_TEST(test_rows)
{
	char text[256], *told;
	snprintf(text, sizeof text, "id,,name\n%s", cases[_i].below);
	char *rows = shown(text, &told);
	ck_assert_str_eq(rows, cases[_i].rows);
	ck_assert_str_eq(told, cases[_i].told);
	free(rows);
	free(told);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("table");
	TCase *tests = tcase_create("table");
	tcase_add_loop_test(tests, test_rows, 0, (int)(sizeof cases / sizeof *cases));
	suite_add_tcase(suite, tests);
	return suite;
}
