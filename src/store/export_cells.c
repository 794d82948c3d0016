/*
 * What the cells of an export say of a task, whatever the format.
 */
#include <string.h>

#include "export_sheet.h"
#include "own_export.h"
#include "tocsin/vector.h"

static const struct tocsin_task *task_of(
	const struct export_sheet *sheet, const struct export_row *row)
{
	return row->task == TOCSIN_NONE ? NULL : &sheet->project->tasks[row->task];
}

void export_text_add(const struct export_sheet *sheet, struct export_text *text, const char *piece)
{
	for (; *piece != '\0'; piece++)
		TOCSIN_VECTOR_PUSH(sheet->arena, text, *piece);
	TOCSIN_VECTOR_ROOM(sheet->arena, text);
	text->items[text->count] = '\0';
}

const char *export_text_whole(const struct export_text *text)
{
	return text->count > 0 ? text->items : "";
}

struct export_estimates export_estimates_of(
	const struct export_sheet *sheet, const struct export_row *row)
{
	const struct tocsin_task *task = task_of(sheet, row);
	int cut = sheet->project->settings.cut_permille;
	struct export_estimates out = {.focused = "", .safe = ""};
	if (row->kind == EXPORT_SUMMARY)
		return out;
	out.focused = export_duration(sheet, row->focused, row->elapsed);
	out.safe = export_duration(sheet, row->safe, row->elapsed);
	if (task == NULL || !task->derived)
		return out;
	out.safe_alone = tocsin_focused_from_safe(task->safe, cut) == task->focused;
	if (out.safe_alone)
		out.focused = "";
	else if (tocsin_safe_from_focused(task->focused, cut) == task->safe)
		out.safe = "";
	return out;
}

const char *export_key(const struct export_sheet *sheet, const struct export_row *row)
{
	const char *key = row->key;
	while (row->task == TOCSIN_NONE &&
		tocsin_index_find(&sheet->project->by_key, key) != TOCSIN_NONE)
		key = tocsin_arena_printf(sheet->arena, "S-%s", key);
	return key;
}

const char *export_notes(const struct export_sheet *sheet, const struct export_row *row)
{
	const struct tocsin_task *task = task_of(sheet, row);
	if (row->kind == EXPORT_BUFFER)
		return OWN_EXPORT_NOTE "; not work, but time that protects what follows";
	return task == NULL ? "" : task->stated->notes;
}

/* Its header is one that we write, and in every format the notes of a buffer say so. `bytes` end
 * with a NUL. */
bool export_is_one(const char *bytes, size_t length)
{
	static const char *const headers[] = {"id,name,safe,focused,", "id,unique id,name,safe,",
		"ID,Active,Task Mode,Outline Level,Name,Duration,Safe,",
		"ID,Name,Begin date,End date,Duration,Safe estimate,",
		"Issue Id,Parent Id,Issue Type,Summary,Original Estimate,"};
	static const char mark[] = OWN_EXPORT_NOTE;
	static const char utf8[] = "\xEF\xBB\xBF";
	bool known = false;
	if (strncmp(bytes, utf8, strlen(utf8)) == 0) {
		bytes += strlen(utf8);
		length -= strlen(utf8);
	}
	for (size_t i = 0; i < sizeof headers / sizeof *headers; i++)
		known |= strncmp(bytes, headers[i], strlen(headers[i])) == 0;
	if (!known)
		return false;
	for (size_t at = 0; at + sizeof mark <= length; at++)
		if (memcmp(bytes + at, mark, sizeof mark - 1) == 0)
			return true;
	return false;
}

static const char *percent_text(
	const struct export_sheet *sheet, const struct tocsin_task *task, tocsin_work remaining)
{
	if (task->focused <= 0 || remaining > task->focused)
		return "";
	int permille = (int)((task->focused - remaining) * 1000 / task->focused);
	return permille % 10 == 0
		       ? tocsin_arena_printf(sheet->arena, "%d%%", permille / 10)
		       : tocsin_arena_printf(sheet->arena, "%d.%d%%", permille / 10, permille % 10);
}

static const char *remaining_text(
	const struct export_sheet *sheet, const struct export_row *row, tocsin_work remaining)
{
	const struct tocsin_task *task = task_of(sheet, row);
	if (sheet->safe_alone && export_estimates_of(sheet, row).safe_alone && task->focused > 0)
		remaining = (tocsin_work)((long double)remaining * (long double)task->safe /
					  (long double)task->focused);
	return export_duration(sheet, remaining, row->elapsed);
}

struct export_progress export_progress_of(
	const struct export_sheet *sheet, const struct export_row *row)
{
	struct export_progress out = {.percent = "", .remaining = "", .start = "", .finish = ""};
	const struct tocsin_task *task = task_of(sheet, row);
	const struct tocsin_calendar *calendar = sheet->project->calendar;
	if (sheet->progress == NULL || task == NULL)
		return out;
	const struct tocsin_task_state *state = &sheet->progress->states[row->task];
	if (state->phase == TOCSIN_NOT_STARTED)
		return out;
	/* What began and ended at one place of the axis did so under one name of it. */
	bool instant = state->phase == TOCSIN_DONE && state->start == state->finish;
	if (state->start != TOCSIN_NO_WORK)
		out.start = export_date(sheet,
			instant ? tocsin_calendar_finish(calendar, state->start)
				: tocsin_calendar_start(calendar, state->start),
			'T');
	if (state->phase == TOCSIN_DONE) {
		out.percent = "100%";
		out.remaining = remaining_text(sheet, row, 0);
		if (state->finish != TOCSIN_NO_WORK)
			out.finish = export_date(
				sheet, tocsin_calendar_finish(calendar, state->finish), 'T');
	} else {
		out.percent = percent_text(sheet, task, state->remaining);
		out.remaining = remaining_text(sheet, row, state->remaining);
	}
	return out;
}

const char *export_safe_beside(const struct export_sheet *sheet, const struct export_row *row)
{
	const struct tocsin_project *project = sheet->project;
	bool follows =
		row->task != TOCSIN_NONE && project->tasks[row->task].derived &&
		tocsin_safe_from_focused(row->focused, project->settings.cut_permille) == row->safe;
	return row->kind == EXPORT_SUMMARY || follows
		       ? ""
		       : export_duration(sheet, row->safe, row->elapsed);
}

const char *export_number(const struct export_sheet *sheet, uint32_t row)
{
	return tocsin_arena_printf(sheet->arena, "%u", row + 1);
}
