/*
 * Views: pure functions from data and view state to a canvas. A view computes nothing that the
 * status does not already hold, and knows neither terminal nor file.
 *
 *     view_draw(canvas, data, state)
 *         dashboard   chart | status        at 80 columns and more, tasks below
 *         fever       the chart over the whole screen
 *         tasks       the priority list over the whole screen
 *         chains      a timeline, the critical chain on top
 *         buffers     every buffer, worst first
 *         resources   who is loaded with what, and what each has now and next
 *         journal     what was reported, and what it cost
 *         plan        chains and buffers of the plan or the proposal
 *         stand-up    the open tasks, one after the other, below the chart
 *         summary     what was said in it
 *         help        what can be pressed here
 */
#ifndef VIEWS_VIEW_H
#define VIEWS_VIEW_H

#include "canvas.h"
#include "command.h"
#include "listing.h"
#include "task_facts.h"
#include "timeline_state.h"
#include "tocsin/action.h"
#include "tocsin/plan_change.h"
#include "tocsin/reason.h"
#include "tocsin/status.h"

enum view {
	VIEW_DASHBOARD,
	VIEW_FEVER,
	VIEW_TASKS,
	VIEW_CHAINS,
	VIEW_BUFFERS,
	VIEW_RESOURCES,
	VIEW_JOURNAL,
	VIEW_PLAN,
	VIEW_STANDUP, /* from here on not among those that Tab goes through */
	VIEW_SUMMARY,
	VIEW_HELP,
	VIEWS
};
const char *view_name(enum view view);
bool view_parse(enum view *out, const char *name);
/* The name of the first view in the ON_... bits of a command's `where`; NULL where there is none.
 */
const char *view_first_of(unsigned where);

/* The search for a plan that is not committed yet. */
struct view_search {
	enum {
		VIEW_SEARCH_NONE,
		VIEW_SEARCH_FIRST,   /* for a first plan to show */
		VIEW_SEARCH_ON,      /* for better ones, behind the one that is shown */
		VIEW_SEARCH_STOPPED, /* more time might help */
		VIEW_SEARCH_OVER,    /* it would not */
	} phase;
	struct tocsin_levelling_progress progress;
};

/* What there is to show. Borrowed, constant during a draw. */
struct view_data {
	const struct tocsin_project *project;
	const struct tocsin_plan *plan;   /* the baseline in force, or the proposal */
	bool proposal;                    /* nothing is committed yet */
	const struct tocsin_plan *replan; /* proposed in the place of `plan`, which is committed;
					     NULL: none is */
	const struct tocsin_plan_change *change; /* of it */
	struct view_search search;
	const struct tocsin_status *status; /* NULL with a proposal */
	const struct tocsin_point
		*points; /* trail, oldest first, the last = the state at t; may be empty */
	uint32_t point_count;
	const struct tocsin_status *ghost;    /* what-if while typing (point_only), or NULL */
	const char *ghost_task;               /* its task's key */
	const struct view_what_if *what_if;   /* NULL: what is shown is so */
	const struct tocsin_journal *journal; /* what was reported; NULL = not shown */
	const uint32_t *order;                /* from tocsin_journal_order */
	uint32_t order_count;
	const struct view_standup *standup; /* being held; NULL = none is */
	uint32_t notes;                     /* of loading: how many */
	const char *file_fault; /* files changed to something unreadable: the first fault; NULL =
				   none; the last good data stay in force */
	int turns;        /* seconds of each picture on a wall screen; 0 = somebody leads */
	bool watching;    /* changes appear by themselves; false: footer says "checks every 30 s" */
	bool as_of_given; /* t was chosen by the user, not the clock */
	bool read_only;   /* nothing is written from here */

	const struct tocsin_actions *actions; /* as of t; NULL: not shown */
	const struct tocsin_reasons *reasons; /* as of t; NULL: not weighed */
	int zone_minutes;                     /* of the clock, east of the journal's UTC */

	/* The time machine. */
	bool away;                        /* another date than the one to work on is looked at */
	const char *returns_to;           /* where Esc leads then: "today", or a date */
	uint32_t date_number, date_count; /* "5 of 12" dates with reports; number 0 = none of them
					   */
	const struct tocsin_point *later; /* the trail after t, as it went on */
	uint32_t later_count;
	const char
		*filter; /* of tasks (filter.h), for views with lines of their own; NULL = none */
};

/* A change of a what-if, in words; what to write where to make it so, "" = a report. */
struct view_change {
	const char *words, *file;
	uint32_t task; /* TOCSIN_NONE: of a resource, or the task is cut */
};

/* The probability of missing the promise, by simulation (METHOD 8). */
struct view_risk {
	bool known;   /* else it is being simulated: */
	int progress; /* percent of the runs */
	double percent, error;
	uint32_t runs;
	uint64_t seed;
};

/* A what-if: everything else in view_data is what would be; this is what is. */
struct view_what_if {
	const struct tocsin_project *project;
	const struct tocsin_status *real;
	const struct view_change *changes; /* oldest first */
	uint32_t change_count, report_count;
	const bool *changed; /* per task of view_data.project: a value of it is another */
	struct view_risk risk_real, risk;
	bool ending; /* the changes are listed, to be kept or dropped */
	int top;     /* rows of that list above the screen */
};

static inline bool view_is_searching(const struct view_data *data)
{
	return data->search.phase == VIEW_SEARCH_FIRST || data->search.phase == VIEW_SEARCH_ON;
}

/* The rows of the task list: what view_tasks shows and what the app moves through. */
struct view_rows {
	uint32_t *tasks;      /* project tasks in the order shown */
	uint32_t *priorities; /* beside each its line in status->priorities, or TOCSIN_NONE */
	uint32_t *plan_tasks; /* beside each its plan task, or TOCSIN_NONE */
	uint32_t count;
	uint32_t found; /* tasks that the filter left */
	uint32_t all;   /* and how many there were before it */

	/* With an outline: the group beside each row, which the row stands for where its task is
	 * TOCSIN_NONE; groups NULL = no outline. */
	uint32_t *group_of;
	struct view_group *groups;
};

struct view_group {
	const char *name;
	uint64_t key;    /* the same when the files are read again */
	uint32_t parent; /* group, or TOCSIN_NONE */
	uint32_t level;  /* from 0 */
	bool folded;
	uint32_t tasks, done, stale; /* those below it too */
	tocsin_work total, left;     /* working minutes: estimates, grown by reports; remaining */
	tocsin_work start, finish; /* of the earliest and the latest; INT64_MAX, INT64_MIN = none */
	uint32_t worst;            /* line in status->priorities, or TOCSIN_NONE */
};

/*
 * Priority order first (with a proposal: planned start), then tasks not yet startable by projected
 * start, then done ones, the latest first. `filter` "" = all; else see filter.h. In `arena`. To be
 * made anew with every new status.
 * Cost: O(n log n) in the tasks.
 */
void view_rows_make(struct view_rows *out, struct tocsin_arena *arena, const struct view_data *data,
	const char *filter);

/* Sorts them by a column, the greatest or the least first as suits it, or the other way round.
 * Cost: a sort. */
void view_rows_sort(struct view_rows *rows, const struct view_data *data, enum task_column column,
	bool reverse);

/* Puts them into the groups that the listing asks for. In `arena`. Cost: linear but for stages. */
void view_rows_outline(struct view_rows *rows, struct tocsin_arena *arena,
	const struct view_data *data, const struct listing *listing);
/* The group that a row stands for or lies in; NULL without an outline. */
const struct view_group *view_rows_group(const struct view_rows *rows, uint32_t row);

/* The same tasks in the same order, seen with the present status: while somebody types, no row
 * moves. `before` is of the same project. In `arena`. */
void view_rows_keep(struct view_rows *out, struct tocsin_arena *arena, const struct view_data *data,
	const struct view_rows *before);

/*
 * The lines of a view that lists something else than the rows of the task list: buffers, resources,
 * reports, tasks by chain. What a line stands for is the view's own affair.
 */
struct view_line {
	uint32_t item; /* of whatever kind the view lists */
	uint32_t task; /* the project task on it, or TOCSIN_NONE */
};

struct view_lines {
	struct view_line *items;
	uint32_t count;
	enum view view;   /* whose lines they are */
	const void *made; /* what the view reckoned beside them for its picture; its own affair */
	uint32_t opened;  /* 1 + the item whose tasks they are, from view_lines_open; 0 = none */
};

struct view_cursor {
	uint32_t selected, top;
};

struct view_state {
	enum view view;
	struct view_lines lines;           /* of the view in sight, from view_lines_make */
	struct view_cursor cursors[VIEWS]; /* in them */
	uint32_t opened; /* 1 + the item that is opened in the view in sight; 0 = none */
	struct timeline_state timeline; /* of the view "chains" */
	struct view_rows rows;          /* from view_rows_make */
	uint32_t selected;              /* row index */
	uint32_t top;       /* first row shown; view_scroll keeps the selected row in sight */
	const char *filter; /* "" = none */
	struct listing listing;
	struct task_facts facts; /* while details are shown */
	int details_top;         /* first line shown of the details */

	const char *prompt; /* label of the input line ("remaining T1.2 (last 8d):"); NULL = none
			       open */
	const char *prompt_enter; /* what Enter does there, in a word; NULL = "keep" */
	bool question; /* nothing is typed: the prompt asks, Enter or a key of the footer answers */
	const char *input;      /* what is typed so far */
	int input_cursor;       /* byte offset in it */
	bool input_in_line;     /* it is drawn in the line under the cursor, not at the bottom */
	const char *input_hint; /* meaning or fault of the input so far: "= 3 d", "not a duration";
				   "" */
	const char *const *choices;    /* what may be typed there, by number from 1 on */
	uint32_t choice_count, choice; /* choice: the one that is meant, or TOCSIN_NONE */
	const char *message;           /* what happened last; "" */
	enum role message_role;

	enum view behind_help; /* the view that the help was opened on */
	uint32_t help_selected, help_top;
	const char *help_filter;
};

/*
 * Draws the whole canvas: a list from 40x10 on, all of it from 80x24, one sentence below. Without a
 * project (`data->project` NULL) only title, message, input and footer. Cost: what is in sight, not
 * what there is.
 */
void view_draw(struct canvas *canvas, const struct view_data *data, const struct view_state *state);

/* The smallest size that shows more than one sentence. */
enum { VIEW_LEAST_COLUMNS = 40, VIEW_LEAST_ROWS = 10 };

/*
 * How many rows of the list under the cursor are in sight at this size, for paging: tasks, or
 * commands in the help; 1 where the view has no list. Never less than 1.
 */
int view_list_rows(int columns, int rows, const struct view_state *state);

bool view_has_lines(enum view view);

/* The bit of enum command_context for the view in sight, or behind the help. */
unsigned view_place(const struct view_state *state);

/* The lines of a view, none where it has no lines of its own; in `arena`. To be made anew with
 * every new status and every change of view. Cost: a sort of what the view lists. */
void view_lines_make(struct view_lines *out, struct tocsin_arena *arena,
	const struct view_data *data, enum view view);

/* Whether they hang on nothing but the data in force: whatever the filter is, they are the same. */
bool view_lines_keep(enum view view);

/* Takes out of the lines of the view "chains" what is folded, or what the filter does not let
 * through. */
void chains_narrow(
	struct view_state *state, struct tocsin_arena *arena, const struct view_data *data);

/* The tasks behind a line take the place of the lines, each with that item; false where the view
 * has no such thing, or no such item any more. */
bool view_lines_open(struct view_lines *lines, struct tocsin_arena *arena,
	const struct view_data *data, uint32_t item);

/* The first row to show, so that `selected` is among the `visible` ones; `top` where it already is.
 */
uint32_t view_scroll(uint32_t top, uint32_t selected, uint32_t count, int visible);

/* The commands that the help shows for a filter, first those that are valid now, in order; returns
 * how many; `out` has room for COMMAND_COUNT. */
unsigned view_help_entries(enum command *out, const char *filter, const struct view_data *data,
	const struct view_state *state);

#endif
