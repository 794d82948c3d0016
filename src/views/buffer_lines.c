#include "buffer_lines.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "glyph.h"

static struct buffer_fact project_fact(const struct view_data *data)
{
	const struct tocsin_plan *plan = view_plan_in_force(data);
	const struct tocsin_status *status = data->status;
	struct buffer_fact fact = {
		.size = plan->project_buffer, .wanted = plan->project_buffer_wanted};
	if (!status)
		return fact;
	fact.size = plan->buffer;
	fact.left = status->buffer_left;
	fact.consumption = status->now.consumption;
	fact.zone = status->now.zone;
	fact.closed = status->done;
	fact.measured = plan->buffer > 0;
	return fact;
}

struct buffer_fact buffer_fact_of(const struct view_data *data, uint32_t item)
{
	if (item == BUFFER_OF_PROJECT)
		return project_fact(data);
	const struct tocsin_feeding_buffer *feeding = &view_plan_in_force(data)->feeding[item - 1];
	struct buffer_fact fact = {
		.feeding = feeding, .size = feeding->size, .wanted = feeding->wanted};
	if (!data->status)
		return fact;
	const struct tocsin_feeding_status *now = &data->status->feeding[item - 1];
	fact.left = now->room_left;
	fact.consumption = now->consumption;
	fact.zone = now->zone;
	fact.closed = now->closed;
	fact.measured = feeding->size > 0;
	return fact;
}

struct tocsin_ratio buffer_consumed(
	const struct buffers_made *made, const struct view_data *data, uint32_t item, uint32_t at)
{
	if (item == BUFFER_OF_PROJECT)
		return made->project_trail[at];
	if (at + 1 == made->date_count)
		return data->status->feeding[item - 1].consumption;
	return made->feeding_trail[at * view_plan_in_force(data)->feeding_count + item - 1];
}

static const char *plan_task_id(const struct tocsin_plan *plan, uint32_t task)
{
	return task == TOCSIN_NONE ? "end" : plan->tasks[task].id;
}

const char *buffer_name(struct canvas *canvas, const struct view_data *data, uint32_t item)
{
	const struct tocsin_plan *plan = view_plan_in_force(data);
	if (item == BUFFER_OF_PROJECT)
		return "project buffer";
	const struct tocsin_feeding_buffer *buffer = &plan->feeding[item - 1];
	return tocsin_arena_printf(&canvas->arena, "%s %s%s%s", buffer->id,
		plan_task_id(plan, buffer->from), glyph_text(canvas, GLYPH_ARROW),
		plan_task_id(plan, buffer->to));
}

/* ---- Stories ---- */

/* Who took the most first; among equals the path's order, which is that in memory. */
static int by_days_taken(const void *left, const void *right)
{
	const struct tocsin_share *a = left, *b = right;
	tocsin_work x = a->overrun + a->waiting, y = b->overrun + b->waiting;
	return x != y ? (x < y) - (x > y) : (a->task > b->task) - (a->task < b->task);
}

static struct buffer_story project_story(
	struct tocsin_arena *arena, const struct tocsin_status *status)
{
	struct tocsin_share *shares = TOCSIN_NEW(arena, struct tocsin_share, status->driver_count);
	struct buffer_story story = {.shares = shares,
		.path_count = status->driver_count,
		.moved = status->projected_end - status->baseline.plan->projected_end,
		.overrun = status->overrun_total,
		.waiting = status->waiting_total,
		.room = status->nominal_room};
	for (uint32_t i = 0; i < status->driver_count; i++)
		if (status->shares[i].overrun != 0 || status->shares[i].waiting != 0)
			shares[story.share_count++] = status->shares[i];
	qsort(shares, story.share_count, sizeof *shares, by_days_taken);
	return story;
}

static void tell_stories(
	struct buffers_made *made, struct tocsin_arena *arena, const struct view_data *data)
{
	uint32_t count = view_plan_in_force(data)->feeding_count;
	struct tocsin_feeding_loss *losses =
		tocsin_feeding_losses_make(arena, data->status, data->project);
	made->stories = TOCSIN_NEW(arena, struct buffer_story, count + 1);
	made->stories[BUFFER_OF_PROJECT] = project_story(arena, data->status);
	for (uint32_t k = 0; k < count; k++) {
		struct tocsin_feeding_loss *loss = &losses[k];
		if (loss->share_count > 0)
			qsort(loss->shares, loss->share_count, sizeof *loss->shares, by_days_taken);
		made->stories[k + 1] = (struct buffer_story){loss->shares, loss->share_count,
			loss->path_count, loss->moved, loss->overrun_total, loss->waiting_total,
			loss->nominal_room};
	}
}

/* The newest status dates of the plan in force. */
static void remember(
	struct buffers_made *made, struct tocsin_arena *arena, const struct view_data *data)
{
	uint32_t from = data->point_count;
	while (from > 0 && data->point_count - from < BUFFER_DATES &&
		!data->points[from - 1].earlier_baseline)
		from--;
	for (uint32_t i = from; i < data->point_count; i++) {
		made->dates[made->date_count] = data->points[i].as_of;
		made->project_trail[made->date_count++] = data->points[i].consumption;
	}
	if (made->date_count < 2 || !data->journal)
		return;
	const struct tocsin_plan *plans[] = {data->status->baseline.plan};
	struct tocsin_status_request request = {.project = data->project,
		.journal = data->journal,
		.order = data->order,
		.order_count = data->order_count,
		.plans = plans,
		.plan_count = 1,
		.bound = &data->status->baseline,
		.as_of = data->status->as_of};
	made->feeding_trail =
		tocsin_feeding_trail_make(arena, &request, made->dates, made->date_count - 1);
}

/* ---- Lines ---- */

static bool is_open(const struct view_data *data, uint32_t task)
{
	return task != TOCSIN_NONE &&
	       (!data->status || data->status->progress.states[task].phase != TOCSIN_DONE);
}

/* The project's task for one of the plan. */
static uint32_t task_of(const struct view_data *data, uint32_t planned)
{
	return data->status ? data->status->baseline.task[planned] : planned;
}

/* The task to act on: the first open one of the path or chain; where all are done, the last. */
static uint32_t foremost(const struct view_data *data, uint32_t item)
{
	const struct tocsin_plan *plan = view_plan_in_force(data);
	const struct tocsin_chain_item *chain = plan->critical;
	uint32_t count = plan->critical_count, last = TOCSIN_NONE;
	if (item == BUFFER_OF_PROJECT && data->status) {
		for (uint32_t i = 0; i < data->status->driver_count; i++) {
			last = data->status->driver[i];
			if (is_open(data, last))
				return last;
		}
		return last;
	}
	if (item != BUFFER_OF_PROJECT) {
		chain = plan->feeding[item - 1].chain;
		count = plan->feeding[item - 1].chain_count;
	}
	for (uint32_t i = 0; i < count; i++) {
		uint32_t task = task_of(data, chain[i].task);
		last = task != TOCSIN_NONE ? task : last;
		if (is_open(data, task))
			return task;
	}
	return last;
}

/* What two lines are compared by, looked up once. */
struct rank {
	uint32_t item;
	bool closed;
	int zone;
	double consumed;
};

/* Open before closed, worse zone, more consumed; the project's before its feeders. */
static int worse_first(const void *left, const void *right)
{
	const struct rank *a = left, *b = right;
	if (a->closed != b->closed)
		return a->closed ? 1 : -1;
	if (a->zone != b->zone)
		return a->zone > b->zone ? -1 : 1;
	if (a->consumed != b->consumed)
		return a->consumed > b->consumed ? -1 : 1;
	return (a->item > b->item) - (a->item < b->item);
}

static struct rank rank_of(const struct view_data *data, uint32_t item)
{
	struct buffer_fact fact = buffer_fact_of(data, item);
	double percent = tocsin_ratio_percent(fact.consumption);
	return (struct rank){
		item, fact.closed, (int)fact.zone, isnan(percent) || !data->status ? 0 : percent};
}

/* The `at`-th task of what a buffer protects: the driver of the project's, a feeding chain. */
static uint32_t path_task(const struct view_data *data, uint32_t item, uint32_t at)
{
	const struct tocsin_plan *plan = view_plan_in_force(data);
	if (item == BUFFER_OF_PROJECT && data->status)
		return data->status->driver[at];
	return task_of(data, item == BUFFER_OF_PROJECT ? plan->critical[at].task
						       : plan->feeding[item - 1].chain[at].task);
}

static uint32_t path_count(const struct view_data *data, uint32_t item)
{
	const struct tocsin_plan *plan = view_plan_in_force(data);
	if (item == BUFFER_OF_PROJECT)
		return data->status ? data->status->driver_count : plan->critical_count;
	return plan->feeding[item - 1].chain_count;
}

/* Who took or gave back days, then what is still to do of the path. */
bool buffers_open(struct view_lines *lines, struct tocsin_arena *arena,
	const struct view_data *data, uint32_t item)
{
	if (item > view_plan_in_force(data)->feeding_count || lines->count == 0)
		return false;
	struct buffers_made *made = TOCSIN_NEW(arena, struct buffers_made, 1);
	*made = *(const struct buffers_made *)lines->made;
	uint32_t tasks = path_count(data, item), count = 0;
	uint32_t shares = made->stories ? made->stories[item].share_count : 0;
	bool *listed = TOCSIN_NEW(arena, bool, data->project->task_count);
	lines->items = TOCSIN_NEW(arena, struct view_line, shares + tasks);
	made->opened = TOCSIN_NEW(arena, const struct tocsin_share *, shares + tasks);
	for (; count < shares; count++) {
		made->opened[count] = &made->stories[item].shares[count];
		lines->items[count] = (struct view_line){item, made->opened[count]->task};
		listed[made->opened[count]->task] = true;
	}
	for (uint32_t i = 0; i < tasks; i++) {
		uint32_t task = path_task(data, item, i);
		if (is_open(data, task) && !listed[task])
			lines->items[count++] = (struct view_line){item, task};
	}
	lines->count = count;
	lines->made = made;
	return true;
}

void buffers_make(struct view_lines *out, struct tocsin_arena *arena, const struct view_data *data)
{
	struct buffers_made *made = TOCSIN_NEW(arena, struct buffers_made, 1);
	uint32_t count = view_plan_in_force(data)->feeding_count + 1;
	out->made = made;
	if (data->project->task_count == 0)
		return;
	if (data->status) {
		tell_stories(made, arena, data);
		remember(made, arena, data);
	}
	struct rank *ranks = TOCSIN_NEW(arena, struct rank, count);
	for (uint32_t i = 0; i < count; i++)
		ranks[i] = rank_of(data, i);
	qsort(ranks, count, sizeof *ranks, worse_first);
	out->items = TOCSIN_NEW(arena, struct view_line, count);
	out->count = count;
	for (uint32_t i = 0; i < count; i++)
		out->items[i] = (struct view_line){ranks[i].item, foremost(data, ranks[i].item)};
}
