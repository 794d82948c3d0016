#include "check_main.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "own_export.h"
#include "table.h"

/* "guarded, rows: focused|safe; buffers FB1 PB": what is known of an export, and the ids of its
 * rows that are buffers. */
static char *shown(const char *text)
{
	struct tocsin_arena arena;
	struct tocsin_diags diags;
	struct csv_reader csv;
	struct dialect dialect;
	char *out;
	size_t size;
	tocsin_arena_init(&arena);
	tocsin_diags_init(&diags);
	csv_reader_open(&csv, "f.csv", text, strlen(text), &diags, TOCSIN_FAULT);
	FILE *stream = open_memstream(&out, &size);
	ck_assert(dialect_recognise(&dialect, &arena, &csv, &(struct dialect_wishes){0}));
	fprintf(stream, "%s%s%s:", own_export_is_one(&dialect) ? "export" : "other",
		own_export_is_guarded(&dialect) ? ", guarded" : "",
		dialect.row_numbers ? ", rows" : "");
	for (uint32_t i = 0; i < dialect.width; i++)
		fprintf(stream, "%s%s", i ? "|" : " ",
			dialect.column_of[i] == TABLE_ABSENT
				? "-"
				: schedule_column_word((enum schedule_column)dialect.column_of[i]));
	while (csv_reader_next(&csv)) {
		const char *id = own_export_buffer(&dialect, &csv);
		if (id != NULL)
			fprintf(stream, "; buffer '%s'", id);
	}
	fclose(stream);
	csv_reader_close(&csv);
	tocsin_diags_finish(&diags);
	tocsin_arena_finish(&arena);
	return out;
}

static const struct {
	const char *text, *told;
} cases[] = {
	/* Our own columns: the one called "buffer" says it. */
	{"id,name,safe,focused,predecessors,chain,buffer\n1,Dig,4d,2d,,critical,\n"
	 "FB1,Wait,1d,1d,1,,feeding\nPB,End,2d,2d,1,,project\n2,Rest,4d,2d,,,other\n",
		"export, guarded: id|name|safe|focused|predecessors|-|-; buffer 'FB1'; buffer "
		"'PB'"},
	/* The notes say it where that column was lost; in capitals, or later in a note, they do
	 * not. */
	{"id,name,safe,focused,notes\n1,Dig,4d,2d,no buffer of tocsin\n"
	 "FB1,Wait,1d,1d,buffer of tocsin; not work\n2,Rest,4d,2d,Buffer of tocsin\n",
		"export: id|name|safe|focused|notes; buffer 'FB1'"},
	{"id,name,safe,focused\nPB,Project buffer,4d,2d\n", "other: id|name|safe|focused"},
	/* A row that is too short has no such cell. */
	{"id,name,safe,focused,buffer\n1,Dig,4d\nPB\n", "export, guarded: id|name|safe|focused|-"},
	/* Without an id it is a buffer all the same. */
	{"id,name,safe,focused,buffer\n,Wait,4d,2d,feeding\n",
		"export, guarded: id|name|safe|focused|-; buffer ''"},
	/* For Microsoft Project: `Safe` makes the duration the focused one, and `Text1` is our id.
	 */
	{"ID,Task Mode,Outline Level,Name,Duration,Safe,Predecessors,Text1,Notes\n"
	 "1,Auto Scheduled,1,Dig,2d,4d,,T1,\n"
	 "2,Auto Scheduled,1,Wait,1d,1d,1,FB1,buffer of tocsin\n",
		"export, guarded, rows: internal id|-|outline level|name|focused|safe|predecessors|"
		"id|notes; buffer '2'"},
	/* Text1 of a file that has no safe estimates may be anything. */
	{"ID,Task Mode,Outline Level,Name,Duration,Predecessors,Text1\n"
	 "1,Auto Scheduled,1,Dig,2d,,T1\n",
		"other: id|-|outline level|name|safe|predecessors|-"},
	/* For GanttProject and Jira: an estimate of ours beside what the tool calls its own. */
	{"ID,Name,Begin date,End date,Duration,Safe estimate,Completion,Predecessors,Outline "
	 "number,Assignments,Notes\n0,Dig,2026-03-02,2026-03-03,2,4d,0,,1,,\n",
		"export, guarded: id|name|start|finish|focused|safe|percent|predecessors|outline "
		"number|resources|notes"},
	{"ID,Name,Begin date,End date,Duration,Safe estimate,Focused "
	 "estimate,Completion,Predecessors,Outline number,Assignments,Notes\n"
	 "0,Dig,2026-03-02,2026-03-03,2,4d,1.5d,0,,1,,\n",
		"export, guarded: id|name|start|finish|other estimate|safe|focused|percent|"
		"predecessors|outline number|resources|notes"},
};

START_TEST(test_own_exports)
{
	char *told = shown(cases[_i].text);
	ck_assert_str_eq(told, cases[_i].told);
	free(told);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("own_export");
	TCase *tests = tcase_create("own_export");
	tcase_add_loop_test(tests, test_own_exports, 0, (int)(sizeof cases / sizeof *cases));
	suite_add_tcase(suite, tests);
	return suite;
}
