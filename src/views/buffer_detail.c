/*
 * What the days of one buffer went to (METHOD 5), and what is still to do on its path:
 *
 *      YELLOW  12.5 d of 20 d used (62 %), 7.5 d left; promise Fri 2026-06-05
 *     12.5 d = 9.5 d overrun + 6 d waiting - 3 d room before it (path of 8 tasks)
 *
 *       took            task                   overrun  waiting
 *      +6.5d ━━━━━━━━   D2  Design the deck      +4.5d      +2d
 */
#include "buffer_lines.h"

#include <string.h>

#include "figure.h"
#include "glyph.h"
#include "list.h"
#include "meter.h"
#include "plot.h"
#include "view_what_if.h"

/* Where the next line goes. */
struct pen {
	struct canvas *canvas;
	const struct view_data *data;
	struct rectangle left; /* what is not written on yet */
};

static int next_row(struct pen *pen)
{
	pen->left.rows--;
	return pen->left.row++;
}

static void say(struct pen *pen, enum role role, const char *text)
{
	if (pen->left.rows > 0)
		canvas_text(pen->canvas, pen->left.column, next_row(pen), pen->left.columns, role,
			text);
}

/* "+2d", "-1d", "" for nothing. */
static const char *signed_days(struct pen *pen, tocsin_work minutes)
{
	if (minutes == 0)
		return "";
	return tocsin_arena_printf(&pen->canvas->arena, "%s%s", minutes > 0 ? "+" : "",
		figure_span(pen->data->project, minutes).text);
}

/* ---- Heads ---- */

static const char *protects(struct pen *pen, const struct buffer_fact *fact)
{
	const struct tocsin_project *project = pen->data->project;
	const struct tocsin_plan *plan = view_plan_in_force(pen->data);
	if (!fact->feeding)
		return tocsin_arena_printf(&pen->canvas->arena, "promise %s",
			figure_finish(project, plan->promise).text);
	return tocsin_arena_printf(&pen->canvas->arena, "protects %s, %s",
		fact->feeding->to == TOCSIN_NONE ? "the end" : plan->tasks[fact->feeding->to].id,
		figure_finish(project, fact->feeding->point).text);
}

static void say_state(struct pen *pen, const struct buffer_fact *fact)
{
	static const char *const words[] = {" GREEN ", " YELLOW ", " RED ", " BLACK ", " DONE "};
	struct canvas *canvas = pen->canvas;
	const struct tocsin_project *project = pen->data->project;
	if (pen->left.rows <= 0)
		return;
	int column = pen->left.column, end = column + pen->left.columns, row = next_row(pen);
	column += canvas_text(canvas, column, row, end - column, zone_label(fact->zone),
			  words[fact->zone]) +
		  1;
	if (fact->size <= 0)
		canvas_printf(canvas, column, row, end - column, ROLE_TEXT,
			"no room for a buffer: what its chain loses moves the end at once");
	else
		canvas_printf(canvas, column, row, end - column, ROLE_TEXT,
			"%s of %s used (%s), %s left; %s",
			figure_days(project, fact->consumption.part).text,
			figure_days(project, fact->size).text,
			figure_percent(fact->consumption).text,
			figure_days(project, fact->left).text, protects(pen, fact));
}

/* "12.5 d = 9.5 d overrun + 6 d waiting - 3 d room before it (path of 8 tasks)" */
static void say_sum(struct pen *pen, const struct buffer_story *story)
{
	const struct {
		tocsin_work minutes;
		const char *what;
	} terms[] = {{story->overrun, "overrun"}, {story->waiting, "waiting"},
		{story->room, story->room > 0 ? "the path itself" : "room before it"}};
	struct tocsin_arena *arena = &pen->canvas->arena;
	const struct tocsin_project *project = pen->data->project;
	const char *text =
		tocsin_arena_printf(arena, "%s =", figure_days(project, story->moved).text);
	bool first = true;
	for (unsigned i = 0; i < sizeof terms / sizeof terms[0]; i++) {
		tocsin_work minutes = terms[i].minutes;
		if (minutes == 0)
			continue;
		text = tocsin_arena_printf(arena, "%s %s%s %s", text,
			minutes < 0 ? "- "
			: first     ? ""
				    : "+ ",
			figure_days(project, minutes < 0 ? -minutes : minutes).text, terms[i].what);
		first = false;
	}
	say(pen, ROLE_TEXT,
		tocsin_arena_printf(arena, "%s%s (path of %u task%s)", text,
			first ? " nothing lost" : "", story->path_count,
			story->path_count == 1 ? "" : "s"));
}

/* ---- Who took the days ---- */

/* As wide as the widest id, within reason. */
static int wider(struct pen *pen, int columns, uint32_t task)
{
	enum { MOST = 12 };
	int width = canvas_width(pen->canvas, pen->data->project->tasks[task].id);
	return width > MOST ? MOST : width > columns ? width : columns;
}

enum share_column {
	SHARE_TOOK,
	SHARE_BAR,
	SHARE_ID,
	SHARE_NAME,
	SHARE_OVERRUN,
	SHARE_WAITING,
	SHARE_COLUMNS
};

static void draw_share(struct pen *pen, const struct list_column *list,
	const struct tocsin_share *share, tocsin_work most, int row)
{
	struct canvas *canvas = pen->canvas;
	const struct tocsin_task *task = &pen->data->project->tasks[share->task];
	tocsin_work took = share->overrun + share->waiting;
	enum role role = took > 0 ? ROLE_TEXT : ROLE_DIM;
	list_draw_text(canvas, &list[SHARE_TOOK], row, role, signed_days(pen, took));
	if (list[SHARE_BAR].columns > 0 && took > 0)
		meter_bar(canvas, list[SHARE_BAR].column, row, list[SHARE_BAR].columns,
			(double)took / (double)most, ROLE_LOAD_BAR);
	list_draw_text(canvas, &list[SHARE_ID], row, role, task->id);
	what_if_mark(canvas, pen->data, share->task, list[SHARE_ID].column - 1, row);
	list_draw_text(canvas, &list[SHARE_NAME], row, role, task->name);
	list_draw_text(canvas, &list[SHARE_OVERRUN], row, role, signed_days(pen, share->overrun));
	list_draw_text(canvas, &list[SHARE_WAITING], row, role,
		tocsin_arena_printf(&canvas->arena, "%s%s", signed_days(pen, share->waiting),
			share->start_unknown ? "?" : ""));
}

static void say_rest(struct pen *pen, const struct buffer_story *story, uint32_t shown)
{
	tocsin_work took = 0;
	for (uint32_t i = shown; i < story->share_count; i++)
		took += story->shares[i].overrun + story->shares[i].waiting;
	say(pen, ROLE_DIM,
		tocsin_arena_printf(&pen->canvas->arena, "%6s  %u more tasks",
			signed_days(pen, took), story->share_count - shown));
}

static void draw_shares(struct pen *pen, const struct buffer_story *story)
{
	struct list_column list[SHARE_COLUMNS] = {
		[SHARE_TOOK] = {"took", 6, 6, 0, true},
		[SHARE_BAR] = {"", 6, 16, 2, false},
		[SHARE_ID] = {"task", 4, 4, 0, false},
		[SHARE_NAME] = {"", 10, 60, 1, false},
		[SHARE_OVERRUN] = {"overrun", 7, 7, 0, true},
		[SHARE_WAITING] = {"waiting", 8, 8, 0, true},
	};
	if (story->share_count == 0) {
		say(pen, ROLE_DIM, "no task on its path took longer than planned or had to wait");
		return;
	}
	if (pen->left.rows < 2)
		return;
	for (uint32_t i = 0; i < story->share_count && i < (uint32_t)pen->left.rows; i++)
		list[SHARE_ID].least = wider(pen, list[SHARE_ID].least, story->shares[i].task);
	list_place(list, SHARE_COLUMNS, pen->left.column, pen->left.columns);
	list_draw_titles(pen->canvas, list, SHARE_COLUMNS, next_row(pen));
	tocsin_work most = story->shares[0].overrun + story->shares[0].waiting;
	uint32_t room = (uint32_t)pen->left.rows, shown = story->share_count;
	if (shown > room)
		shown = room - 1;
	for (uint32_t i = 0; i < shown; i++)
		draw_share(pen, list, &story->shares[i], most > 0 ? most : 1, next_row(pen));
	if (shown < story->share_count)
		say_rest(pen, story, shown);
}

/* ---- What is still to do ---- */

enum step_column { STEP_ID, STEP_NAME, STEP_LEFT, STEP_START, STEP_FINISH, STEP_COLUMNS };

static void draw_step(struct pen *pen, const struct list_column *list, uint32_t task, int row)
{
	const struct tocsin_project *project = pen->data->project;
	const struct tocsin_status *status = pen->data->status;
	tocsin_work start, finish, left = project->tasks[task].focused;
	if (status) {
		start = status->projection.start[task];
		finish = status->projection.finish[task];
		left = status->progress.states[task].remaining;
	} else {
		start = pen->data->plan->tasks[task].start;
		finish = pen->data->plan->tasks[task].finish;
	}
	list_draw_text(pen->canvas, &list[STEP_ID], row, ROLE_TEXT, project->tasks[task].id);
	list_draw_text(pen->canvas, &list[STEP_NAME], row, ROLE_TEXT, project->tasks[task].name);
	list_draw_text(pen->canvas, &list[STEP_LEFT], row, ROLE_TEXT,
		figure_duration(project, task, left).text);
	if (start != TOCSIN_NO_WORK)
		list_draw_text(pen->canvas, &list[STEP_START], row, ROLE_TEXT,
			figure_start_short(project->calendar, start, finish).text);
	list_draw_text(pen->canvas, &list[STEP_FINISH], row, ROLE_TEXT,
		figure_date_short(tocsin_calendar_finish(project->calendar, finish)).text);
}

/* The tasks of a path or chain, first first. */
struct path {
	const uint32_t *tasks;                 /* of the project, ... */
	const struct tocsin_chain_item *chain; /* ... or of the plan */
	uint32_t count;
};

static struct path path_of(const struct view_data *data, uint32_t item)
{
	const struct tocsin_plan *plan = view_plan_in_force(data);
	if (item != BUFFER_OF_PROJECT)
		return (struct path){.chain = plan->feeding[item - 1].chain,
			.count = plan->feeding[item - 1].chain_count};
	if (data->status)
		return (struct path){
			.tasks = data->status->driver, .count = data->status->driver_count};
	return (struct path){.chain = plan->critical, .count = plan->critical_count};
}

/* The task at a place of the path; TOCSIN_NONE where it is done or gone. */
static uint32_t open_task(const struct view_data *data, const struct path *path, uint32_t at)
{
	uint32_t task = path->tasks ? path->tasks[at] : path->chain[at].task;
	if (!data->status)
		return task;
	if (!path->tasks)
		task = data->status->baseline.task[task];
	bool done = task == TOCSIN_NONE || data->status->progress.states[task].phase == TOCSIN_DONE;
	return done ? TOCSIN_NONE : task;
}

/* As many open tasks as there are rows for. */
static void draw_steps(struct pen *pen, uint32_t item)
{
	struct list_column list[STEP_COLUMNS] = {
		[STEP_ID] = {"", 4, 4, 0, false},
		[STEP_NAME] = {"", 10, 60, 0, false},
		[STEP_LEFT] = {pen->data->status ? "left" : "takes", 6, 6, 0, true},
		[STEP_START] = {"start", 6, 6, 2, true},
		[STEP_FINISH] = {"finish", 6, 6, 1, true},
	};
	struct path path = path_of(pen->data, item);
	uint32_t shown = 0, task;
	if (pen->left.rows < 2)
		return;
	for (uint32_t i = 0; i < path.count && shown < (uint32_t)pen->left.rows; i++)
		if ((task = open_task(pen->data, &path, i)) != TOCSIN_NONE) {
			list[STEP_ID].least = wider(pen, list[STEP_ID].least, task);
			shown++;
		}
	if (shown == 0)
		return;
	list_place(list, STEP_COLUMNS, pen->left.column, pen->left.columns);
	list_draw_titles(pen->canvas, list, STEP_COLUMNS, pen->left.row);
	say(pen, ROLE_TITLE, pen->data->status ? "still to do" : "task");
	for (uint32_t i = 0; i < path.count && pen->left.rows > 0; i++) {
		task = open_task(pen->data, &path, i);
		if (task != TOCSIN_NONE)
			draw_step(pen, list, task, next_row(pen));
	}
}

/* ---- A proposal ---- */

static void say_proposal(struct pen *pen, const struct buffer_fact *fact)
{
	const struct tocsin_project *project = pen->data->project;
	const struct tocsin_plan *plan = pen->data->plan;
	say(pen, ROLE_TEXT,
		tocsin_arena_printf(&pen->canvas->arena, "%s by %s; %s%s%s",
			figure_days(project, fact->size).text,
			tocsin_buffer_method_name(plan->method), protects(pen, fact),
			fact->size < fact->wanted ? "; wanted " : "",
			fact->size < fact->wanted ? figure_days(project, fact->wanted).text : ""));
}

int buffer_state_draw(struct canvas *canvas, const struct view_data *data,
	const struct buffers_made *made, uint32_t item, struct rectangle where)
{
	struct pen pen = {
		canvas, data, {where.column + 1, where.row, where.columns - 2, where.rows}};
	struct buffer_fact fact = buffer_fact_of(data, item);
	if (!data->status) {
		say_proposal(&pen, &fact);
	} else {
		say_state(&pen, &fact);
		say_sum(&pen, &made->stories[item]);
	}
	return pen.left.row - where.row;
}

void buffer_detail_draw(struct canvas *canvas, const struct view_data *data,
	const struct buffers_made *made, uint32_t item, struct rectangle where)
{
	enum { ROOMY = 10 };
	struct pen pen = {
		canvas, data, {where.column + 1, where.row, where.columns - 2, where.rows}};
	struct buffer_fact fact = buffer_fact_of(data, item);
	struct rectangle before = canvas_clip(canvas, where);
	bool roomy = where.rows >= ROOMY;
	if (!data->status) {
		say_proposal(&pen, &fact);
		if (roomy)
			next_row(&pen);
		draw_steps(&pen, item);
	} else {
		say_state(&pen, &fact);
		say_sum(&pen, &made->stories[item]);
		if (roomy)
			next_row(&pen);
		draw_shares(&pen, &made->stories[item]);
		if (pen.left.rows > 3) {
			next_row(&pen);
			draw_steps(&pen, item);
		}
	}
	canvas_unclip(canvas, before);
}
