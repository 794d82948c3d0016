/* The rows of the task list in the order of one column; among equals, and of those that have
 * nothing in it, the order stays. */
#include <stdlib.h>
#include <string.h>

#include "filter.h"
#include "parts.h"
#include "task_row.h"

struct item {
	uint32_t at;      /* its row so far */
	int direction;    /* 1 or -1 */
	bool has;         /* something stands in the column */
	int64_t number;   /* what it is sorted by, ... */
	const char *text; /* ... or NULL */
};

static int compare(const void *left, const void *right)
{
	const struct item *a = left, *b = right;
	int order = 0;
	if (a->has != b->has)
		return a->has ? -1 : 1;
	if (a->has)
		order = a->text ? filter_compare(a->text, b->text)
				: (a->number > b->number) - (a->number < b->number);
	return order ? a->direction * order : (a->at > b->at) - (a->at < b->at);
}

static void number(struct item *item, int64_t value)
{
	item->has = value != TOCSIN_NO_WORK;
	item->number = value;
}

static void text(struct item *item, const char *value)
{
	item->has = value[0] != '\0';
	item->text = value;
}

static void take_priority(struct item *item, const struct task_row *row)
{
	number(item, row->priority ? row->priority->impact : TOCSIN_NO_WORK);
}

static void take_chain(struct item *item, const struct task_row *row)
{
	int32_t chain = row->planned ? row->planned->chain : TOCSIN_NO_CHAIN;
	number(item, chain == TOCSIN_NO_CHAIN ? TOCSIN_NO_WORK : chain);
}

/* The more of them the more there is to look after. */
static void take_flags(struct item *item, const struct view_data *data, uint32_t task)
{
	unsigned flags = data->status && data->status->flags ? data->status->flags[task] : 0;
	if (task_row_phase(data, task) == TOCSIN_DONE)
		flags = 0;
	int64_t count = 0;
	for (flags &= ~(unsigned)(TOCSIN_IDLE | TOCSIN_QUEUED); flags; flags &= flags - 1)
		count++;
	number(item, count ? count : TOCSIN_NO_WORK);
}

/* Running, ready, queued, waiting, done. */
static void take_state(struct item *item, const struct view_data *data, const struct task_row *row)
{
	enum tocsin_task_phase phase = task_row_phase(data, row->task);
	bool queued = row->priority && row->priority->flags & TOCSIN_QUEUED;
	number(item, phase == TOCSIN_DONE          ? 4
		     : phase == TOCSIN_IN_PROGRESS ? 0
		     : !row->priority              ? 3
		     : queued                      ? 2
						   : 1);
}

static void take_date(struct item *item, const struct view_data *data, const struct task_row *row,
	bool start, bool planned)
{
	const struct tocsin_projection *projection = &data->status->projection;
	if (data->status && !planned)
		number(item, (start ? projection->start : projection->finish)[row->task]);
	else
		number(item, !row->planned ? TOCSIN_NO_WORK
			     : start       ? row->planned->start
					   : row->planned->finish);
}

static void take_resource(struct item *item, const struct tocsin_project *project, uint32_t at)
{
	const struct tocsin_task *task = &project->tasks[at];
	text(item,
		task->demand_count == 0
			? ""
			: project->resources[project->demands[task->first_demand].resource].name);
}

static void take_hold(struct item *item, const struct view_data *data, uint32_t task)
{
	uint32_t by = data->status ? data->status->projection.held_by[task] : TOCSIN_NONE;
	bool waits = by != TOCSIN_NONE && task_row_phase(data, task) == TOCSIN_NOT_STARTED;
	text(item, waits ? data->project->tasks[by].id : "");
}

static void take(struct item *item, const struct view_data *data, const struct task_row *row,
	enum task_column column)
{
	const struct tocsin_project *project = data->project;
	const struct tocsin_task *task = &project->tasks[row->task];
	bool done = task_row_phase(data, row->task) == TOCSIN_DONE;
	switch (column) {
	case TASK_COLUMN_ID:
		text(item, task->id);
		break;
	case TASK_COLUMN_NAME:
		text(item, task->name);
		break;
	case TASK_COLUMN_RESOURCE:
		take_resource(item, project, row->task);
		break;
	case TASK_COLUMN_STATE:
		take_state(item, data, row);
		break;
	case TASK_COLUMN_REMAINING:
		number(item, done           ? TOCSIN_NO_WORK
			     : data->status ? data->status->progress.states[row->task].remaining
					    : task->focused);
		break;
	case TASK_COLUMN_PLANNED:
		number(item, task->focused);
		break;
	case TASK_COLUMN_SAFE:
		number(item, task->safe);
		break;
	case TASK_COLUMN_IMPACT:
	case TASK_COLUMN_BUFFER:
		take_priority(item, row);
		break;
	case TASK_COLUMN_ROOM:
		number(item, task_row_room(data, row->task));
		break;
	case TASK_COLUMN_START:
	case TASK_COLUMN_FINISH:
		take_date(item, data, row, column == TASK_COLUMN_START, false);
		break;
	case TASK_COLUMN_PLAN_START:
	case TASK_COLUMN_PLAN_FINISH:
		take_date(item, data, row, column == TASK_COLUMN_PLAN_START, true);
		break;
	case TASK_COLUMN_CHAIN:
		take_chain(item, row);
		break;
	case TASK_COLUMN_STAGE:
		text(item, task->stated->stage);
		break;
	case TASK_COLUMN_FLAGS:
		take_flags(item, data, row->task);
		break;
	case TASK_COLUMN_WAITS:
		take_hold(item, data, row->task);
		break;
	case TASK_COLUMN_REPORT:
		number(item, task_row_silence(data, row->task));
		break;
	case TASK_COLUMN_NOTE:
		text(item, task_row_note(data, row->task));
		break;
	case TASK_COLUMN_NONE:
	case TASK_COLUMN_COUNT:
		break;
	}
}

static void reorder(uint32_t *of, const struct item *items, uint32_t *spare, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		spare[i] = of[items[i].at];
	memcpy(of, spare, count * sizeof *of);
}

void view_rows_sort(
	struct view_rows *rows, const struct view_data *data, enum task_column column, bool reverse)
{
	struct tocsin_arena scratch;
	if (column == TASK_COLUMN_NONE || rows->count == 0)
		return;
	tocsin_arena_init(&scratch);
	struct item *items = TOCSIN_NEW(&scratch, struct item, rows->count);
	uint32_t *spare = TOCSIN_NEW(&scratch, uint32_t, rows->count);
	for (uint32_t i = 0; i < rows->count; i++) {
		struct task_row row = task_row_at(data, rows, i);
		items[i] = (struct item){
			.at = i, .direction = task_column_falls(column) != reverse ? -1 : 1};
		take(&items[i], data, &row, column);
	}
	qsort(items, rows->count, sizeof *items, compare);
	reorder(rows->tasks, items, spare, rows->count);
	reorder(rows->priorities, items, spare, rows->count);
	reorder(rows->plan_tasks, items, spare, rows->count);
	tocsin_arena_finish(&scratch);
}
