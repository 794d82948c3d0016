/*
 * Laws of the CSV reader, on seeded random texts:
 *
 * - what is read is what libcsv reads of the whole text, up to its first error;
 * - a table reads back the same, whatever delimiter, quotes, line ends and encoding it was written
 *   with.
 */
#include "check_main.h"

#include <csv.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "csv_reader.h"
#include "tocsin/random.h"

/* ---- As libcsv ---- */

struct listing {
	FILE *rows;
	size_t letters; /* of the present row */
	char *row;
	size_t size;
	FILE *cells_of_row;
};

static void listed_cell(void *text, size_t length, void *data)
{
	struct listing *listing = data;
	fprintf(listing->cells_of_row, "|%.*s", (int)length, length > 0 ? (char *)text : "");
	listing->letters += length;
}

/* Rows of empty cells are no rows. */
static void listed_row(int terminator, void *data)
{
	(void)terminator;
	struct listing *listing = data;
	fclose(listing->cells_of_row);
	if (listing->letters > 0)
		fprintf(listing->rows, "%s\n", listing->row);
	free(listing->row);
	listing->letters = 0;
	listing->cells_of_row = open_memstream(&listing->row, &listing->size);
}

/* The rows that libcsv finds before its first error, in `*whole` whether there was none. */
static char *libcsv_rows(const char *text, size_t length, char delimiter, bool *whole)
{
	char *rows;
	size_t size;
	struct csv_parser parser;
	struct listing listing = {.rows = open_memstream(&rows, &size)};
	listing.cells_of_row = open_memstream(&listing.row, &listing.size);
	csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI);
	csv_set_delim(&parser, (unsigned char)delimiter);
	*whole = csv_parse(&parser, text, length, listed_cell, listed_row, &listing) == length &&
		 csv_fini(&parser, listed_cell, listed_row, &listing) == 0;
	csv_free(&parser);
	fclose(listing.cells_of_row);
	free(listing.row);
	fclose(listing.rows);
	return rows;
}

/* The same of our reader, up to the first row that it could not read. */
static char *our_rows(const char *text, size_t length, char delimiter, bool *whole)
{
	char *rows;
	size_t size;
	struct tocsin_diags diags;
	struct csv_reader csv;
	FILE *out = open_memstream(&rows, &size);
	tocsin_diags_init(&diags);
	csv_reader_open_with(&csv, "f.csv", text, length, &diags, TOCSIN_FAULT,
		&(struct csv_hints){.delimiter = delimiter});
	while (csv_reader_next(&csv) && csv.broken == 0) {
		for (uint32_t i = 0; i < csv.count; i++)
			fprintf(out, "|%s", csv.cells[i]);
		fputc('\n', out);
	}
	*whole = csv.broken == 0;
	csv_reader_close(&csv);
	tocsin_diags_finish(&diags);
	fclose(out);
	return rows;
}

START_TEST(reads_as_libcsv_does)
{
	static const char letters[] = "ab\"\"\",,,,;\t \r\n\n";
	static const char delimiters[] = ",;\t";
	struct tocsin_random random = tocsin_random_seeded((uint64_t)_i + 1);
	for (int round = 0; round < 2000; round++) {
		char text[64];
		bool whole, ours_whole;
		size_t length = tocsin_random_below(&random, sizeof text);
		char delimiter = delimiters[tocsin_random_below(&random, 3)];
		for (size_t i = 0; i < length; i++)
			text[i] = letters[tocsin_random_below(&random, sizeof letters - 1)];
		char *theirs = libcsv_rows(text, length, delimiter, &whole);
		char *ours = our_rows(text, length, delimiter, &ours_whole);
		ck_assert_msg(strcmp(ours, theirs) == 0 && whole == ours_whole,
			"round %d with '%c': \"%.*s\"\nlibcsv:\n%sours:\n%s", round, delimiter,
			(int)length, text, theirs, ours);
		free(theirs);
		free(ours);
	}
}
END_TEST

/* ---- There and back ---- */

enum { ROWS = 8, COLUMNS = 6, CELL = 24, WRITTEN = 16 * ROWS * COLUMNS * CELL };

struct random_table {
	char cells[ROWS][COLUMNS][CELL];
	uint32_t rows, columns;
};

static void fill(struct random_table *table, struct tocsin_random *random)
{
	static const char *const pieces[] = {"a", "x y", "7", "3,5", "a;b", "\"", "\n", "|", "\t",
		"\xC3\xA4", "\xC3\xBC", "Dig", ",", "it's", "=1+1"};
	enum { PIECES = sizeof pieces / sizeof *pieces };
	table->rows = 2 + tocsin_random_below(random, ROWS - 1);
	table->columns = 2 + tocsin_random_below(random, COLUMNS - 1);
	for (uint32_t row = 0; row < table->rows; row++)
		for (uint32_t column = 0; column < table->columns; column++) {
			char *cell = table->cells[row][column];
			/* Blanks around a cell are not kept, so that none begins or ends so. */
			strcpy(cell, row == 0 || column == 0 ? "c" : "");
			uint32_t count = row == 0 ? 0 : tocsin_random_below(random, 4);
			for (uint32_t i = 0; i < count; i++)
				strcat(cell, pieces[tocsin_random_below(random, PIECES)]);
			if (count > 0)
				strcat(cell, "z");
		}
}

struct style {
	char delimiter;
	const char *line_end, *encoding; /* NULL: UTF-8 */
	bool mark, quote_all, last_end;
};

static struct style random_style(struct tocsin_random *random)
{
	static const char *const line_ends[] = {"\n", "\r\n", "\r"};
	static const char *const encodings[] = {
		NULL, NULL, "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "CP1252"};
	struct style style = {
		.delimiter = ",;\t|"[tocsin_random_below(random, 4)],
		.line_end = line_ends[tocsin_random_below(random, 3)],
		.encoding = encodings[tocsin_random_below(random, 7)],
		.quote_all = tocsin_random_below(random, 2) == 0,
		.last_end = tocsin_random_below(random, 2) == 0,
	};
	bool must = style.encoding != NULL && strncmp(style.encoding, "UTF-32", 6) == 0;
	bool may = style.encoding == NULL || style.encoding[0] == 'U';
	style.mark = must || (may && tocsin_random_below(random, 2) == 0);
	return style;
}

static void write_cell(FILE *out, const char *cell, const struct style *style)
{
	bool quote = style->quote_all || strchr(cell, style->delimiter) != NULL ||
		     strpbrk(cell, "\"\r\n") != NULL || cell[0] == ' ' || cell[0] == '\t';
	if (quote)
		fputc('"', out);
	for (; *cell != '\0'; cell++) {
		if (*cell == '"')
			fputc('"', out);
		fputc(*cell, out);
	}
	if (quote)
		fputc('"', out);
}

static size_t written(
	char out[WRITTEN], const struct random_table *table, const struct style *style)
{
	char *utf8, *to = out;
	size_t length, room = WRITTEN;
	FILE *stream = open_memstream(&utf8, &length);
	if (style->mark)
		fputs("\xEF\xBB\xBF", stream);
	for (uint32_t row = 0; row < table->rows; row++) {
		for (uint32_t column = 0; column < table->columns; column++) {
			if (column > 0)
				fputc(style->delimiter, stream);
			write_cell(stream, table->cells[row][column], style);
		}
		if (row + 1 < table->rows || style->last_end)
			fputs(style->line_end, stream);
	}
	fclose(stream);
	iconv_t how = iconv_open(style->encoding ? style->encoding : "UTF-8", "UTF-8");
	char *from = utf8;
	ck_assert(how != (iconv_t)-1);
	ck_assert_uint_eq(iconv(how, &from, &length, &to, &room), 0);
	iconv_close(how);
	free(utf8);
	return (size_t)(to - out);
}

START_TEST(reads_back_the_same)
{
	struct tocsin_random random = tocsin_random_seeded((uint64_t)_i + 1);
	for (int round = 0; round < 500; round++) {
		static char bytes[WRITTEN];
		struct random_table table;
		fill(&table, &random);
		struct style style = random_style(&random);
		size_t length = written(bytes, &table, &style);
		struct tocsin_diags diags;
		struct csv_reader csv;
		tocsin_diags_init(&diags);
		csv_reader_open(&csv, "f.csv", bytes, length, &diags, TOCSIN_FAULT);
		ck_assert_msg(csv.delimiter == style.delimiter, "round %d: '%c' in\n%s", round,
			csv.delimiter, csv.content.text);
		for (uint32_t row = 0; row < table.rows; row++) {
			ck_assert_msg(csv_reader_next(&csv), "round %d: no row %u", round, row);
			ck_assert_uint_eq(csv.count, table.columns);
			for (uint32_t column = 0; column < table.columns; column++)
				ck_assert_str_eq(csv.cells[column], table.cells[row][column]);
		}
		ck_assert(!csv_reader_next(&csv));
		ck_assert_uint_eq(diags.errors, 0);
		csv_reader_close(&csv);
		tocsin_diags_finish(&diags);
	}
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("csv_laws");
	TCase *tests = tcase_create("csv_laws");
	tcase_set_timeout(tests, 60);
	tcase_add_loop_test(tests, reads_as_libcsv_does, 0, 10);
	tcase_add_loop_test(tests, reads_back_the_same, 0, 10);
	suite_add_tcase(suite, tests);
	return suite;
}
