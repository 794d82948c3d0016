/*
 * A plan: the levelled schedule, its critical chain, its feeding chains and its buffers (METHOD 3).
 *
 * A proposal and a committed baseline are the same value; committing writes it to plan.csv. A plan
 * knows its tasks by key, in an order of its own, so that it outlives changes of the schedule: all
 * indices in here are *plan* tasks; struct tocsin_baseline maps them to the tasks of a project.
 */
#ifndef TOCSIN_PLAN_H
#define TOCSIN_PLAN_H

#include "tocsin/buffer.h"
#include "tocsin/levelling.h"
#include "tocsin/projection.h"

enum { TOCSIN_NO_CHAIN = -2, TOCSIN_CRITICAL = -1 }; /* else an index into feeding[] */

struct tocsin_plan_task {
	const char *key, *id, *name;
	tocsin_work start, finish; /* planned places on the axis */
	tocsin_work focused, safe; /* A and S at the commit; civil minutes where elapsed */
	int32_t chain; /* home chain: TOCSIN_CRITICAL, index of a feeding buffer, or TOCSIN_NO_CHAIN
			*/
};

enum tocsin_merge_kind { TOCSIN_MERGE_PRECEDENCE, TOCSIN_MERGE_RESOURCE };

enum tocsin_buffer_flag {
	TOCSIN_BUFFER_AS_WANTED,
	TOCSIN_BUFFER_RESIZED,   /* "N of M" */
	TOCSIN_BUFFER_NO_ROOM,   /* size 0: effectively critical */
	TOCSIN_BUFFER_GAP,       /* the critical chain waits for it */
	TOCSIN_BUFFER_SPLIT,     /* what is missing went to the project buffer */
	TOCSIN_BUFFER_UNSETTLED, /* the repair did not settle in its rounds */
};
const char *tocsin_buffer_flag_name(
	enum tocsin_buffer_flag flag); /* "", "resized", "no_room", "gap", "split", "unsettled" */

struct tocsin_feeding_buffer {
	const char *id; /* "FB1", ... in the order of merge points */
	uint32_t from;  /* last task of the feeding chain */
	uint32_t to;    /* critical task it merges into; TOCSIN_NONE = the end */
	enum tocsin_merge_kind kind;
	enum tocsin_link_type type; /* FS for resource merges and merges into the end */
	int64_t lag;                /* of the merge's link */
	bool lag_elapsed;
	uint32_t
		resource; /* of a resource merge, index into project->resources; else TOCSIN_NONE */
	struct tocsin_chain_item *chain; /* first task first; the merge's whole longest path back
					    through non-critical tasks. Merges along one path may
					    share these: do not write to them. */
	uint32_t chain_count;
	tocsin_work wanted, size;
	tocsin_work point; /* baseline point of the merge (METHOD 5, FB); start of the buffer =
			      point - size */
	enum tocsin_buffer_flag flag;
};

/* A wait on the critical chain for a not-before date, its own or that of another predecessor. */
struct tocsin_date_gap {
	uint32_t before; /* the plan task that waits */
	tocsin_work minutes;
};

struct tocsin_plan {
	struct tocsin_arena arena; /* owns everything below */
	tocsin_work as_of;         /* of the commit */
	struct tocsin_instant as_of_date;
	struct tocsin_instant start;      /* project start: date of axis minute 0, frozen */
	const char *reason;               /* of a re-baseline; "" */
	enum tocsin_buffer_method method; /* never TOCSIN_BY_ESTIMATES */
	enum tocsin_no_room no_room;
	uint64_t seed, schedules;
	uint64_t input_hash;  /* project->hash at the commit */
	tocsin_work makespan; /* end of the levelled schedule */
	tocsin_work lower_bound;
	bool optimal;
	uint32_t derived_estimates;

	struct tocsin_plan_task *tasks;
	uint32_t task_count;
	struct tocsin_resource_link *resource_links; /* from/to: plan tasks */
	uint32_t resource_link_count;
	struct tocsin_chain_item *critical; /* the critical chain in order */
	uint32_t critical_count;
	struct tocsin_chain_item
		*candidates; /* tasks on any longest path, in row order; part unused */
	uint32_t candidate_count;
	struct tocsin_feeding_buffer *feeding;
	uint32_t feeding_count;
	struct tocsin_date_gap *date_gaps;
	uint32_t date_gap_count;
	bool date_sets_end;   /* others end after the chain, for a not-before date holds them */
	uint32_t date_setter; /* that plan task, or TOCSIN_NONE */

	tocsin_work chain_start, chain_end; /* planned, gaps included: the end of all work where
					       that is later than the last critical task */
	tocsin_work chain_length; /* L0: sum of the parts at the baseline (what remained of them);
				     buffers are sized on what remained, too */
	tocsin_work project_buffer_wanted, project_buffer;
	tocsin_work promise;       /* chain_end + project_buffer, as a place on the axis */
	tocsin_work projected_end; /* F0 */
	tocsin_work buffer;        /* B0 = promise - F0; the part beyond project_buffer is gap */
	const char *drum;          /* most loaded resource or the one named; "" without resources */
};

struct tocsin_plan_request {
	const struct tocsin_project *project;
	const struct tocsin_task_state *states; /* NULL = nothing started */
	tocsin_work as_of;
	/* The instant that as_of was given by, for an evening and the next morning are one place on
	 * the axis; NULL = the later one. */
	const struct tocsin_instant *as_of_date;
	enum tocsin_buffer_method method; /* TOCSIN_BY_ESTIMATES = by the project's settings */
	const char *reason;               /* NULL = "" */
	uint64_t seed, schedules;         /* 0 = the project's seed, the default effort */
	/* The levelled schedule of the same project, states, as_of and seed, to make several plans
	 * of one; NULL = it is levelled here. */
	const struct tocsin_levelled *levelled;
	const struct tocsin_levelling_watch *watch; /* of the levelling; NULL = nobody watches */
};

/* The levelling problem of a request. */
struct tocsin_levelling_problem tocsin_plan_problem(const struct tocsin_plan_request *request);

/*
 * A proposal, owned by the caller (tocsin_plan_free). Never NULL; a project without tasks gives an
 * empty plan. Its tasks are in the project's order. Cost: that of levelling; the rest is linear but
 * for sorting, and for buffers by simulation.
 */
struct tocsin_plan *tocsin_plan_make(const struct tocsin_plan_request *request);

/* Frees the arena and the plan, which came from calloc; NULL is allowed. */
void tocsin_plan_free(struct tocsin_plan *plan);

/* A plan bound to a project: which plan task is which task now. */
struct tocsin_baseline {
	const struct tocsin_plan *plan; /* borrowed */
	uint32_t *plan_task;            /* by project task; TOCSIN_NONE = added since */
	uint32_t *task;                 /* by plan task; TOCSIN_NONE = removed since */
	uint32_t added, removed;
	/* The plan's resource links between tasks that are there, in project indices; a removed
	 * task's links pass through. */
	struct tocsin_resource_link *resource_links;
	uint32_t resource_link_count;
	struct tocsin_network *network; /* of the project and these links, for projections */
};

/* Binds by key; in `arena`. Borrows both, and the project is not to be moved meanwhile. */
void tocsin_baseline_bind(struct tocsin_baseline *out, struct tocsin_arena *arena,
	const struct tocsin_plan *plan, const struct tocsin_project *project);

#endif
