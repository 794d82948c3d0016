/*
 * The projection: where every task will lie if what is left takes as long as reported (METHOD 5).
 *
 * One forward pass over the live network: precedence links and resource links, absences and dates,
 * from the status instant on. Feeding buffers count as 0 here: that is how they absorb. The planner
 * uses the same pass with nothing started, so that plan and projection cannot disagree.
 */
#ifndef TOCSIN_PROJECTION_H
#define TOCSIN_PROJECTION_H

#include "tocsin/project.h"
#include "tocsin/state.h"

/* `to` takes over `amount` of `resource` when `from` ends. */
struct tocsin_resource_link {
	uint32_t from, to; /* task indices */
	uint32_t resource;
	int64_t amount; /* thousandths of a unit */
};

/* What kept a task from starting or finishing earlier. */
enum tocsin_hold {
	TOCSIN_HELD_BY_NOTHING,       /* starts at 0 */
	TOCSIN_HELD_BY_STATUS,        /* not earlier than t; or in progress, its own remaining */
	TOCSIN_HELD_BY_DATE,          /* not-before */
	TOCSIN_HELD_BY_LINK,          /* `held_at`: index into project->links */
	TOCSIN_HELD_BY_RESOURCE_LINK, /* `held_at`: index into the resource links passed in; a link
					 that turned round holds its `from` */
};

/* What comes before a task: the task at the other end of a link, and the link's index. */
struct tocsin_tie {
	uint32_t from, at;
};

/*
 * A project and the resource links of a plan, laid flat for passes over all tasks: what a pass
 * reads of one task lies beside what it reads of the next. Made once for a plan and a project,
 * whatever is reported; which of its links still bind is asked anew of every set of states.
 */
struct tocsin_network {
	const struct tocsin_project *project; /* borrowed, as the links are */
	const struct tocsin_resource_link *resource_links;
	uint32_t resource_link_count;
	const tocsin_work *focused, *not_before; /* per task, as in the project */
	uint8_t *traits;                         /* per task: enum flat_trait (flat_network.h) */
	uint32_t *first_link, *first_resource;   /* per task and one more: into the two below */
	struct tocsin_tie *links;                /* precedence, in the order of in_links */
	struct tocsin_tie *resources;            /* by row of the resource link */
	uint32_t *order; /* every task, predecessors first, while nothing has started */
	bool *dropped;   /* resource links that close a circle; NULL where none does */
};

/* In `arena`. `resource_links` is borrowed. Cost: linear, unless links close a circle. */
void tocsin_network_make(struct tocsin_network *out, struct tocsin_arena *arena,
	const struct tocsin_project *project, const struct tocsin_resource_link *resource_links,
	uint32_t resource_link_count);

struct live_network;

struct tocsin_projection {
	uint32_t task_count;
	tocsin_work *start, *finish; /* actual where known, else projected; an unknown actual start
					of a task in progress or done is TOCSIN_NO_WORK */
	uint8_t *hold;               /* enum tocsin_hold */
	uint32_t *held_at;
	uint32_t *held_by;     /* the task at the other end of that link, or TOCSIN_NONE */
	const uint32_t *order; /* every task in the live order, predecessors first */
	const struct live_network *network; /* the links that bound, for the tails */
	tocsin_work end;                    /* Ft: latest finish over all tasks; 0 without tasks */
	uint32_t last; /* the task that sets it (lowest row among equals); TOCSIN_NONE without */
};

/*
 * Result in `arena`; it borrows `network`. `states` has one entry a task, or is NULL (nothing
 * started, t = 0). `work`, where not NULL, replaces A of tasks that have not started. `lower`,
 * where not NULL, gives a place before which a task that has not started may not start
 * (TOCSIN_NO_WORK = none): right-justified starts, feeding-buffer lags. For done tasks `hold` names
 * the predecessor (live link or not) with the latest actual finish, as the driver wants it. A
 * resource link drops where `to` has started or `from` is done; where `to` started before an
 * unstarted `from`, it turns round (unless that would close a cycle: then it drops). Cost: linear
 * in tasks and links.
 */
void tocsin_project_on(struct tocsin_projection *out, struct tocsin_arena *arena,
	const struct tocsin_network *network, const struct tocsin_task_state *states,
	const tocsin_work *work, const tocsin_work *lower, tocsin_work t);

/* The same on a network that is made for this one pass. */
void tocsin_project_forward(struct tocsin_projection *out, struct tocsin_arena *arena,
	const struct tocsin_project *project, const struct tocsin_resource_link *resource_links,
	uint32_t resource_link_count, const struct tocsin_task_state *states,
	const tocsin_work *work, const tocsin_work *lower, tocsin_work t);

/*
 * tail[i]: longest remaining path in the live network from the end of task i to the project's end
 * (METHOD 7): durations as in the projection plus lags, dates and absences not counted. In `arena`.
 */
tocsin_work *tocsin_project_tails(
	struct tocsin_arena *arena, const struct tocsin_projection *projection);

#endif
