#include "csv_layout.h"

#include <string.h>
#include <strings.h>

enum {
	CANDIDATES = 4,
	ROWS_COMPARED = 100,
	TEXT_COMPARED = 64 * 1024,
	HEADER_WITHIN = 40, /* rows of preamble that a person writes */
};

static const char candidates[CANDIDATES + 1] = ",;\t|";

/* ---- Lines before the rows ---- */

/* `sep=;`, also in quotes or with the empty cells that a spreadsheet writes behind it. */
static bool is_separator_line(const char *line, size_t length, char *delimiter)
{
	size_t at = length > 0 && line[0] == '"';
	if (length < at + 4 || strncasecmp(line + at, "sep=", 4) != 0)
		return false;
	at += 4;
	char told = at < length ? line[at] : '\n';
	bool empty = told == '"' || told == '\r' || told == '\n' || told == '\0';
	for (size_t i = at + !empty; i < length; i++)
		if (line[i] != told && (line[i] == '\0' || !strchr("\r\n\" ,;\t", line[i])))
			return false;
	if (!empty)
		*delimiter = told;
	return true;
}

static bool is_type_line(const char *line, size_t length)
{
	size_t at = length > 0 && line[0] == '"';
	return length >= at + 6 && strncmp(line + at, "#TYPE ", 6) == 0;
}

static struct csv_place skip_lines_before(const char *text, size_t length, char *delimiter)
{
	struct csv_place place = {.line = 1};
	while (place.offset < length) {
		const char *line = text + place.offset;
		size_t taken = csv_line_length(line, length - place.offset);
		if (!is_separator_line(line, taken, delimiter) && !is_type_line(line, taken))
			break;
		place.offset += taken;
		place.line++;
	}
	return place;
}

/* ---- The most even width ---- */

struct widths {
	uint32_t of[CANDIDATES][ROWS_COMPARED]; /* cells of each row, with each delimiter */
	uint32_t rows;
};

struct row_scan {
	uint32_t seen[CANDIDATES];
	bool quoted, begins, blank; /* `begins`: nothing of the present cell but blanks so far */
};

static void end_row(struct widths *widths, struct row_scan *scan)
{
	for (size_t i = 0; i < CANDIDATES && !scan->blank; i++)
		widths->of[i][widths->rows] = scan->seen[i] + 1;
	widths->rows += !scan->blank;
	*scan = (struct row_scan){.begins = true, .blank = true};
}

static void scan_byte(struct row_scan *scan, char byte)
{
	const char *found = byte != '\0' ? strchr(candidates, byte) : NULL;
	if (byte == '"' && (scan->quoted || scan->begins)) {
		/* Doubled quotes close and open again. */
		scan->begins = scan->quoted;
		scan->quoted = !scan->quoted;
	} else if (found != NULL && !scan->quoted) {
		scan->seen[found - candidates]++;
		scan->begins = true;
	} else if (byte != ' ') {
		scan->begins = false;
	}
	scan->blank = scan->blank && byte == ' ';
}

static void measure(struct widths *widths, const char *text, size_t length)
{
	struct row_scan scan = {.begins = true, .blank = true};
	widths->rows = 0;
	for (size_t i = 0; i < length && widths->rows < ROWS_COMPARED; i++) {
		if ((text[i] == '\n' || text[i] == '\r') && !scan.quoted)
			end_row(widths, &scan);
		else
			scan_byte(&scan, text[i]);
	}
	if (widths->rows < ROWS_COMPARED)
		end_row(widths, &scan);
}

/* How many rows have the width that most have, of two cells and more; the wider of two. */
static uint32_t even_rows(const uint32_t *of, uint32_t rows, uint32_t *width)
{
	uint32_t most = 0;
	*width = 0;
	for (uint32_t i = 0; i < rows; i++) {
		uint32_t same = 0;
		for (uint32_t j = 0; j < rows && of[i] > 1; j++)
			same += of[j] == of[i];
		if (same > most || (same == most && of[i] > *width)) {
			most = same;
			*width = of[i];
		}
	}
	return most;
}

static char most_even(const char *text, size_t length)
{
	struct widths widths;
	uint32_t most = 0, widest = 0;
	size_t best = 0;
	measure(&widths, text, length < TEXT_COMPARED ? length : TEXT_COMPARED);
	for (size_t i = 0; i < CANDIDATES; i++) {
		uint32_t width, even = even_rows(widths.of[i], widths.rows, &width);
		if (even > most || (even == most && even > 0 && width > widest)) {
			most = even;
			widest = width;
			best = i;
		}
	}
	return candidates[best];
}

/* ---- The header that is known ---- */

/* How many captions the row has that has most of them; where anybody asks, its code page. */
static uint32_t captions_with(const struct csv_hints *hints, const char *text, size_t length,
	char delimiter, const char **code_page)
{
	const struct csv_hints only = {.delimiter = delimiter};
	struct tocsin_diags unheard;
	struct csv_reader csv;
	uint32_t most = 0;
	tocsin_diags_init(&unheard);
	csv_reader_open_with(&csv, "", text, length, &unheard, TOCSIN_NOTE, &only);
	for (uint32_t row = 0;
		row < HEADER_WITHIN && most < CSV_CAPTIONS_ALL && csv_reader_next(&csv); row++) {
		const char *const *cells = (const char *const *)csv.cells;
		uint32_t known = hints->captions_known(cells, csv.count);
		if (known > most && code_page != NULL)
			*code_page = hints->code_page(hints->data, cells, csv.count);
		most = known > most ? known : most;
	}
	csv_reader_close(&csv);
	tocsin_diags_finish(&unheard);
	return most;
}

uint32_t csv_layout_weigh(const void *hints, const char *text, size_t length)
{
	uint32_t most = 0;
	for (size_t i = 0; i < CANDIDATES; i++) {
		uint32_t known = captions_with(hints, text, length, candidates[i], NULL);
		most = known > most ? known : most;
	}
	return most;
}

const char *csv_layout_code_page(const void *hints, const char *text, size_t length)
{
	uint32_t most = 1; /* as below */
	const char *likely = NULL;
	for (size_t i = 0; i < CANDIDATES && most < CSV_CAPTIONS_ALL; i++) {
		const char *page = NULL;
		uint32_t known = captions_with(hints, text, length, candidates[i], &page);
		likely = known > most ? page : likely;
		most = known > most ? known : most;
	}
	return likely;
}

/* The delimiter with which a row has more known captions than with any other; 0 where none has. */
static char best_known(const struct csv_hints *hints, const char *text, size_t length)
{
	uint32_t most = 1; /* a caption alone may be a word of any text */
	char best = 0;
	for (size_t i = 0; i < CANDIDATES && most < CSV_CAPTIONS_ALL; i++) {
		uint32_t known = captions_with(hints, text, length, candidates[i], NULL);
		if (known == most && known > 1)
			best = 0;
		if (known <= most)
			continue;
		most = known;
		best = candidates[i];
	}
	return best;
}

struct csv_place csv_layout_find(
	const char *text, size_t length, const struct csv_hints *hints, char *delimiter)
{
	*delimiter = 0;
	struct csv_place place = skip_lines_before(text, length, delimiter);
	if (hints->delimiter != 0)
		*delimiter = hints->delimiter;
	text += place.offset;
	length -= place.offset;
	if (*delimiter == 0 && hints->captions_known != NULL)
		*delimiter =
			best_known(hints, text, length < TEXT_COMPARED ? length : TEXT_COMPARED);
	if (*delimiter == 0)
		*delimiter = most_even(text, length);
	return place;
}
