/*
 * The layout of real exports: encoding, delimiter, the header's line and width, and how many rows
 * follow; the figures were counted with Python's csv module.
 *
 * They are found in the folder exports under TOCSIN_REFERENCE_DATA; without that variable the test
 * is skipped.
 */
#include "check_main.h"

#include <stdio.h>
#include <stdlib.h>

#include "header.h"
#include "read_file.h"

static const struct {
	const char *file, *encoding;
	char delimiter;
	uint32_t line, width, rows; /* of the header; rows below it that hold anything */
	uint32_t wider;             /* line of the first row with more cells than the header */
	const char *told;           /* the first thing that is said about it; NULL: nothing */
} cases[] = {
	{"ganttproject/house-comma", "UTF-8", ',', 1, 15, 28, 0, NULL},
	{"ganttproject/house-semicolon-bom", "UTF-8", ';', 1, 15, 28, 0, NULL},
	{"ganttproject/polbrod-wbs-en", "UTF-8", ',', 1, 12, 142, 0, NULL},
	{"jira/planeso-redacted", "UTF-8", ',', 1, 56, 22, 0, NULL},
	{"msproject/emu_tr-from-mpp", "UTF-8", ',', 1, 25, 28, 0, NULL},
	{"msproject/ghadir-overhaul-fa", "UTF-8", ',', 1, 10, 28, 0, NULL},
	{"msproject/robin-semicolon-cp1252-crlf", "Windows-1252", ';', 1, 11, 117, 0,
		"not UTF-8, read as Windows-1252; save it as UTF-8 to be sure of every letter"},
	{"p6/lsst-201802-ME", "UTF-8", ',', 1, 10, 403, 0,
		NULL}, /* the second row of captions too */
	{"redmine/import_issues", "UTF-8", ';', 1, 16, 3, 0, NULL},
	{"redmine/import_issues_utf8_with_bom", "UTF-8", ';', 1, 15, 3, 0, NULL},
	{"redmine/unclosed_quoted_field", "UTF-8", ';', 1, 2, 0, 0,
		"this quote is never closed; close it, or double it where it belongs to the cell"},
	{"sheet/aero-es", "UTF-8", ';', 1, 6, 33, 0, NULL},
	{"sheet/edusense-pipe", "UTF-8", ',', 1, 6, 8, 0, NULL},
	{"sheet/monk-tab", "UTF-8", '\t', 1, 7, 23, 0, NULL},
	{"sheet/msds460-ekdahl", "UTF-8", ',', 1, 17, 15, 4, NULL},
	{"sheet/nwn-powershell-type", "UTF-8", ',', 2, 8, 4, 0, NULL},
	{"sheet/shopndrop-formula-preamble", "UTF-8", ';', 4, 9, 15, 0, NULL},
	{"spreadsheet/robin-tab-utf16", "UTF-16", '\t', 1, 25, 117, 0, NULL},
	{"spreadsheet/trap-in", "UTF-8", ',', 1, 9, 6, 0, NULL},
	{"spreadsheet/trap-out-de", "UTF-8", ';', 1, 9, 6, 0, NULL},
	{"taskjuggler/f20-standard", "UTF-8", ';', 1, 14, 414, 0, NULL},
	{"taskjuggler/ref-taskreport", "UTF-8", ';', 1, 17, 13, 0, NULL},
};

static const char *folder(void)
{
	const char *root = getenv("TOCSIN_REFERENCE_DATA");
	if (!root || !*root)
		fprintf(stderr, "TOCSIN_REFERENCE_DATA is not set: exports are skipped\n");
	return root && *root ? root : NULL;
}

/* Reads what is below the header. */
static void count_rows(struct csv_reader *csv, uint32_t width, uint32_t *rows, uint32_t *wider)
{
	*rows = *wider = 0;
	while (csv_reader_next(csv)) {
		uint32_t count = csv->count;
		while (count > 0 && csv->cells[count - 1][0] == '\0')
			count--;
		++*rows;
		if (count > width && *wider == 0)
			*wider = csv->place.line;
	}
}

START_TEST(test_layout)
{
	char path[1024], message[256];
	struct file_bytes bytes;
	struct tocsin_arena arena;
	struct tocsin_diags diags;
	struct csv_reader csv;
	if (!folder())
		return;
	snprintf(path, sizeof path, "%s/exports/%s.csv", folder(), cases[_i].file);
	ck_assert_int_eq(read_file(&bytes, path, message, sizeof message), READ_FILE_OK);
	tocsin_arena_init(&arena);
	tocsin_diags_init(&diags);
	dialect_open(&csv, path, bytes.bytes, bytes.length, &diags, &(struct dialect_wishes){0});
	struct sample sample = sample_take(&csv, &arena, 100);
	uint32_t rows, wider;
	uint32_t header = header_find(&arena, &sample, &(struct dialect_wishes){0});
	csv_reader_seek(&csv, sample.rows[header].place);
	csv_reader_next(&csv);
	count_rows(&csv, sample.rows[header].count, &rows, &wider);
	ck_assert_str_eq(csv.content.encoding, cases[_i].encoding);
	ck_assert_int_eq(csv.delimiter, cases[_i].delimiter);
	ck_assert_uint_eq(sample.rows[header].place.line, cases[_i].line);
	ck_assert_uint_eq(sample.rows[header].count, cases[_i].width);
	ck_assert_uint_eq(rows, cases[_i].rows);
	ck_assert_uint_eq(wider, cases[_i].wider);
	ck_assert_str_eq(
		diags.count > 0 ? diags.items[0].text : "", cases[_i].told ? cases[_i].told : "");
	csv_reader_close(&csv);
	tocsin_diags_finish(&diags);
	tocsin_arena_finish(&arena);
	free(bytes.bytes);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("export_layout");
	TCase *tests = tcase_create("export_layout");
	tcase_add_loop_test(tests, test_layout, 0, (int)(sizeof cases / sizeof *cases));
	suite_add_tcase(suite, tests);
	return suite;
}
