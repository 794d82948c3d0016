#include "lines.h"
#include "tocsin/real.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>

void lines_init(struct lines *lines, int columns, const char *const *heads)
{
	*lines = (struct lines){.columns = columns};
	tocsin_arena_init(&lines->arena);
	memcpy(lines->heads, heads, (size_t)columns * sizeof *heads);
}

void lines_cell(struct lines *lines, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	va_list again;
	va_copy(again, arguments);
	int length = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	char *text = tocsin_arena_alloc(&lines->arena, (size_t)length + 1, 1);
	vsnprintf(text, (size_t)length + 1, format, again);
	va_end(again);
	TOCSIN_VECTOR_PUSH(&lines->arena, &lines->cells, tocsin_text_clean(&lines->arena, text));
}

/* Terminal cells that cleaned text takes, as libc sees it: what the terminal's own count is built
 * on. */
static int width_of(const char *text)
{
	int width = 0;
	for (size_t left = strlen(text), used; left > 0; text += used, left -= used) {
		int cells = wcwidth((wchar_t)tocsin_utf8_decode(text, left, &used));
		width += cells > 0 ? cells : cells < 0;
	}
	return width;
}

static void print_cell(const char *text, int width, bool right, bool last)
{
	int blanks = width - width_of(text);
	if (right)
		printf("%*s", blanks, "");
	fputs(text, stdout);
	if (!right && !last)
		printf("%*s", blanks, "");
	fputs(last ? "\n" : "  ", stdout);
}

/* The blanks of empty cells at the end of a row are left out. */
static void print_row(const char *const *cells, int columns, const int *widths, const bool *right)
{
	int last = columns - 1;
	while (last > 0 && !cells[last][0])
		last--;
	for (int c = 0; c <= last; c++)
		print_cell(cells[c], widths[c], right[c], c == last);
}

static void print_rows(const struct lines *lines)
{
	int widths[LINES_COLUMNS] = {0};
	bool right[LINES_COLUMNS] = {false};
	const char *heads[LINES_COLUMNS];
	uint32_t columns = (uint32_t)lines->columns;
	assert(columns > 0);
	for (uint32_t c = 0; c < columns; c++) {
		right[c] = lines->heads[c][0] == '>';
		heads[c] = lines->heads[c] + right[c];
		widths[c] = width_of(heads[c]);
	}
	for (uint32_t i = 0; i < lines->cells.count; i++) {
		int width = width_of(lines->cells.items[i]);
		if (width > widths[i % columns])
			widths[i % columns] = width;
	}
	print_row(heads, lines->columns, widths, right);
	for (uint32_t i = 0; i < lines->cells.count; i += columns)
		print_row(lines->cells.items + i, lines->columns, widths, right);
}

void lines_print(struct lines *lines)
{
	if (lines->cells.count == 0 && lines->nothing)
		puts(lines->nothing);
	else
		print_rows(lines);
	tocsin_arena_finish(&lines->arena);
}

void lines_paragraph(const char *text)
{
	enum { WIDTH = 80 };
	for (int used = 0; *text != '\0';) {
		char word[256];
		size_t length = strcspn(text, " ");
		size_t shown = length < sizeof word ? length : sizeof word - 1;
		memcpy(word, text, shown);
		word[shown] = '\0';
		int width = width_of(word);
		if (used > 0 && used + 1 + width > WIDTH) {
			putchar('\n');
			used = 0;
		} else if (used > 0) {
			putchar(' ');
			used++;
		}
		fwrite(text, 1, length, stdout);
		used += width;
		text += length;
		text += strspn(text, " ");
	}
	putchar('\n');
}

const char *lines_plural(uint64_t count)
{
	return count == 1 ? "" : "s";
}

const char *lines_flag(enum tocsin_buffer_flag flag)
{
	return flag == TOCSIN_BUFFER_NO_ROOM ? "no room, effectively critical"
					     : tocsin_buffer_flag_name(flag);
}

char *lines_days(char out[DAYS_SIZE], const struct tocsin_project *project, tocsin_work minutes)
{
	double days = (double)minutes / (double)project->units.day;
	/* Two decimals at the most, none where there are none; never "-0". */
	double rounded = tocsin_round(days * 100) / 100;
	snprintf(out, DAYS_SIZE, "%.10g d", rounded == 0 ? 0.0 : rounded);
	return out;
}

char *lines_percent(char out[DAYS_SIZE], struct tocsin_ratio ratio)
{
	double percent = tocsin_ratio_percent(ratio);
	if (isnan(percent))
		snprintf(out, DAYS_SIZE, "-");
	else if (isinf(percent))
		snprintf(out, DAYS_SIZE, "inf");
	else
		snprintf(out, DAYS_SIZE, "%.1f %%", percent == 0 ? 0.0 : percent);
	return out;
}

char *lines_rate(char out[DAYS_SIZE], struct tocsin_rate rate)
{
	if (rate.text[0])
		snprintf(out, DAYS_SIZE, "%s", rate.text);
	else
		snprintf(out, DAYS_SIZE, "%.2f", rate.value);
	return out;
}

void lines_title(struct tocsin_arena *arena, const struct tocsin_project *project,
	const struct tocsin_status *status)
{
	char date[TOCSIN_DATE_SIZE];
	printf("%s: %s, as of %s\n", tocsin_text_clean(arena, project->name),
		tocsin_zone_name(status->now.zone), tocsin_instant_format(date, status->as_of));
}

const char *lines_chain(struct tocsin_arena *arena, const struct tocsin_plan *plan,
	const struct tocsin_chain_item *chain, uint32_t count)
{
	/* Built in one piece: a chain may have thousands of tasks. */
	size_t length = 1;
	for (uint32_t i = 0; i < count; i++)
		length += strlen(plan->tasks[chain[i].task].id) + 3;
	char *text = tocsin_arena_alloc(arena, length, 1);
	char *at = text;
	for (uint32_t i = 0; i < count; i++) {
		const char *id = plan->tasks[chain[i].task].id;
		if (i > 0) {
			memcpy(at, " > ", 3);
			at += 3;
		}
		memcpy(at, id, strlen(id));
		at += strlen(id);
	}
	*at = '\0';
	return tocsin_text_clean(arena, text);
}
