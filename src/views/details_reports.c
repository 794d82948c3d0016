/*
 * What was reported of a task, newest first, its remaining as bars beside the figures:
 *
 *     03-18 Sven       4d ■■■■····
 *     03-16 Sven       5d ■■■■■···  rework: catalogue import runs twice
 */
#include <string.h>

#include "details.h"
#include "figure.h"
#include "glyph.h"
#include "parts.h"
#include "report_words.h"

enum { MOST_REPORTS = 200 };

static const struct tocsin_entry *entry_at(const struct details *details, uint32_t at)
{
	return &details->data->journal->entries[details->data->order[at]];
}

/* What a report says is left; TOCSIN_NO_WORK where it says nothing of it. */
static tocsin_work left_by(const struct details *details, const struct tocsin_entry *entry)
{
	switch (entry->event) {
	case TOCSIN_EVENT_REMAINING:
		return entry->remaining;
	case TOCSIN_EVENT_FINISH:
		return 0;
	case TOCSIN_EVENT_START:
		return details->data->project->tasks[details->task].focused;
	default:
		return TOCSIN_NO_WORK;
	}
}

/* The longest bar: the estimate, or the most that was ever left. */
static tocsin_work most_left(const struct details *details, const uint32_t *places, uint32_t count)
{
	tocsin_work most = details->data->project->tasks[details->task].focused;
	for (uint32_t i = 0; i < count; i++) {
		tocsin_work left = left_by(details, entry_at(details, places[i]));
		most = left != TOCSIN_NO_WORK && left > most ? left : most;
	}
	return most;
}

static const char *bar(struct details *details, tocsin_work left, tocsin_work most)
{
	enum { CELLS = 8 };
	const char *text = "";
	tocsin_work full = most > 0 ? (left * CELLS + most - 1) / most : 0;
	for (int i = 0; i < CELLS; i++)
		text = tocsin_arena_printf(&details->canvas->arena, "%s%s", text,
			glyph_text(details->canvas, i < full ? GLYPH_BAR_FULL : GLYPH_BAR_EMPTY));
	return text;
}

/* "rework: catalogue import runs twice", "started", "kit confirmed": what is left stands before it
 * as a figure and a bar, and a note speaks for itself. */
static const char *words(struct details *details, const struct tocsin_entry *entry)
{
	struct tocsin_arena *arena = &details->canvas->arena;
	bool told = entry->event == TOCSIN_EVENT_REMAINING || entry->event == TOCSIN_EVENT_NOTE;
	const char *what =
		told ? "" : report_words(arena, details->data->project, entry, details->task);
	const char *parts[] = {what, entry->reason, entry->note};
	const char *text = "";
	for (unsigned i = 0; i < sizeof parts / sizeof parts[0]; i++)
		if (parts[i][0])
			text = tocsin_arena_printf(
				arena, "%s%s%s", text, *text ? ": " : "", parts[i]);
	return text;
}

static void add_report(struct details *details, const struct tocsin_entry *entry, tocsin_work most)
{
	enum { WHO = 6, WHO_CELLS = 8, LEFT = 15, LEFT_CELLS = 6, BAR = 22, WORDS = 32 };
	tocsin_work left = left_by(details, entry);
	struct canvas *canvas = details->canvas;
	details_put(details, 0, WHO - 1, ROLE_DIM,
		tocsin_arena_strdup(&canvas->arena, figure_date_short(entry->as_of).text));
	details_put(details, WHO, WHO_CELLS, ROLE_TEXT, entry->who);
	int at = LEFT;
	if (left != TOCSIN_NO_WORK) {
		const char *days = tocsin_arena_strdup(&canvas->arena,
			figure_duration(details->data->project, details->task, left).text);
		int width = canvas_width(canvas, days);
		details_put(details, LEFT + (width < LEFT_CELLS ? LEFT_CELLS - width : 0),
			LEFT_CELLS, ROLE_TEXT, days);
		details_put(details, BAR, WORDS - BAR, ROLE_TEXT, bar(details, left, most));
		at = WORDS;
	}
	const char *text = words(details, entry);
	if (*text)
		details_paragraph(details, at, ROLE_TEXT, text);
	else
		details_next(details);
}

/* The same from the oldest to the newest in one line, where the font has the blocks. */
static const char *spark(
	struct details *details, const uint32_t *places, uint32_t count, tocsin_work most)
{
	static const char *const blocks[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
	enum { LEVELS = 8, LEAST = 3, MOST = 24 };
	const char *text = "";
	uint32_t drawn = 0;
	if (details->canvas->glyphs != GLYPHS_BRAILLE || most <= 0)
		return "";
	for (uint32_t i = count < MOST ? count : MOST; i > 0; i--) {
		tocsin_work left = left_by(details, entry_at(details, places[i - 1]));
		if (left == TOCSIN_NO_WORK)
			continue;
		text = tocsin_arena_printf(
			&details->canvas->arena, "%s%s", text, blocks[left * (LEVELS - 1) / most]);
		drawn++;
	}
	return drawn < LEAST ? "" : text;
}

void details_add_reports(struct details *details)
{
	uint32_t places[MOST_REPORTS], count = 0;
	if (!details->facts->made || !details->data->journal)
		return;
	for (uint32_t at = details->facts->newest[details->task];
		at != TOCSIN_NONE && count < MOST_REPORTS; at = details->facts->previous[at])
		places[count++] = at;
	if (count == 0)
		return;
	tocsin_work most = most_left(details, places, count);
	details_head(details, tocsin_arena_printf(&details->canvas->arena, "reported  %s",
				      spark(details, places, count, most)));
	for (uint32_t i = 0; i < count; i++)
		add_report(details, entry_at(details, places[i]), most);
}
