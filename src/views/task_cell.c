#include "task_cell.h"

#include "figure.h"

static const char *kept(struct canvas *canvas, struct figure figure)
{
	return tocsin_arena_strdup(&canvas->arena, figure.text);
}

static const char *start_text(
	struct canvas *canvas, const struct view_data *data, tocsin_work start, tocsin_work finish)
{
	if (start == TOCSIN_NO_WORK)
		return "";
	return kept(canvas, figure_start_short(data->project->calendar, start, finish));
}

static const char *finish_text(
	struct canvas *canvas, const struct view_data *data, tocsin_work finish)
{
	if (finish == TOCSIN_NO_WORK)
		return "";
	return kept(
		canvas, figure_date_short(tocsin_calendar_finish(data->project->calendar, finish)));
}

/* Where the task lies: actual or projected; with a proposal as planned. */
static const char *date_text(
	struct canvas *canvas, const struct view_data *data, const struct task_row *row, bool start)
{
	tocsin_work from = TOCSIN_NO_WORK, to = TOCSIN_NO_WORK;
	if (data->status) {
		from = data->status->projection.start[row->task];
		to = data->status->projection.finish[row->task];
	} else if (row->planned) {
		from = row->planned->start;
		to = row->planned->finish;
	}
	return start ? start_text(canvas, data, from, to) : finish_text(canvas, data, to);
}

static const char *remaining_text(
	struct canvas *canvas, const struct view_data *data, const struct task_row *row)
{
	const struct tocsin_project *project = data->project;
	if (task_row_phase(data, row->task) == TOCSIN_DONE)
		return "";
	tocsin_work left = data->status ? data->status->progress.states[row->task].remaining
					: project->tasks[row->task].focused;
	return kept(canvas, figure_duration(project, row->task, left));
}

/* "today", "4d": how long ago it was last reported. */
static const char *report_text(
	struct canvas *canvas, const struct view_data *data, const struct task_row *row)
{
	tocsin_work age = task_row_silence(data, row->task);
	if (age == TOCSIN_NO_WORK)
		return "";
	if (age < data->project->units.day)
		return "today";
	return kept(canvas, figure_span(data->project, age - age % data->project->units.day));
}

const char *task_cell(struct canvas *canvas, const struct view_data *data,
	const struct task_row *row, enum task_column column, int columns)
{
	const struct tocsin_project *project = data->project;
	const struct tocsin_task *task = &project->tasks[row->task];
	switch (column) {
	case TASK_COLUMN_ID:
		return task->id;
	case TASK_COLUMN_NAME:
		return task->name;
	case TASK_COLUMN_RESOURCE:
		return task_row_resources(canvas, project, task, columns);
	case TASK_COLUMN_STATE:
		return task_row_state(canvas, data, row);
	case TASK_COLUMN_REMAINING:
		return remaining_text(canvas, data, row);
	case TASK_COLUMN_PLANNED:
		return kept(canvas, figure_duration(project, row->task, task->focused));
	case TASK_COLUMN_SAFE:
		return kept(canvas, figure_duration(project, row->task, task->safe));
	case TASK_COLUMN_IMPACT:
		return row->priority ? kept(canvas, figure_span(project, row->priority->impact))
				     : "";
	case TASK_COLUMN_BUFFER:
		return row->priority ? kept(canvas, figure_percent_short(row->priority->of_buffer))
				     : "";
	case TASK_COLUMN_ROOM: {
		tocsin_work room = task_row_room(data, row->task);
		return room == TOCSIN_NO_WORK ? "" : kept(canvas, figure_span(project, room));
	}
	case TASK_COLUMN_START:
		return date_text(canvas, data, row, true);
	case TASK_COLUMN_FINISH:
		return date_text(canvas, data, row, false);
	case TASK_COLUMN_PLAN_START:
		return row->planned
			       ? start_text(canvas, data, row->planned->start, row->planned->finish)
			       : "";
	case TASK_COLUMN_PLAN_FINISH:
		return row->planned ? finish_text(canvas, data, row->planned->finish) : "";
	case TASK_COLUMN_CHAIN:
		return task_row_chain(data, row);
	case TASK_COLUMN_STAGE:
		return task->stated->stage;
	case TASK_COLUMN_FLAGS:
		return task_row_flags(canvas, data, row);
	case TASK_COLUMN_WAITS:
		return task_row_hold(canvas, data, row);
	case TASK_COLUMN_REPORT:
		return report_text(canvas, data, row);
	case TASK_COLUMN_NOTE:
		return task_row_note(data, row->task);
	case TASK_COLUMN_NONE:
	case TASK_COLUMN_COUNT:
		break;
	}
	return "";
}
