#include "flat_network.h"

#include "live_network.h"

static uint8_t link_traits(const struct tocsin_link *link)
{
	if (link->type == TOCSIN_FF || link->type == TOCSIN_SF)
		return FLAT_LINKED | FLAT_TIED;
	return link->type == TOCSIN_FS && link->lag == 0 ? 0 : FLAT_LINKED;
}

/* Dates, durations and precedence links, task by task. */
static void lay_tasks(struct tocsin_network *out, struct tocsin_arena *arena)
{
	const struct tocsin_project *project = out->project;
	uint32_t count = project->task_count, ties = 0;
	tocsin_work *focused = TOCSIN_NEW(arena, tocsin_work, count);
	tocsin_work *not_before = TOCSIN_NEW(arena, tocsin_work, count);
	out->traits = TOCSIN_NEW(arena, uint8_t, count);
	out->first_link = TOCSIN_NEW(arena, uint32_t, count + 1);
	out->links = TOCSIN_NEW(arena, struct tocsin_tie, project->link_count);
	for (uint32_t i = 0; i < count; i++) {
		const struct tocsin_task *task = &project->tasks[i];
		focused[i] = task->focused;
		not_before[i] = task->not_before;
		out->traits[i] = task->elapsed || task->pause_count > 0 ? FLAT_CLOCKED : 0;
		for (uint32_t k = 0; k < task->in_count; k++) {
			uint32_t at = project->in_links[task->first_in + k];
			out->traits[i] |= link_traits(&project->links[at]);
			out->links[ties++] = (struct tocsin_tie){project->links[at].from, at};
		}
		out->first_link[i + 1] = ties;
	}
	out->focused = focused;
	out->not_before = not_before;
}

/* Resource links grouped by who takes over; one from a task to itself binds nothing. */
static void lay_resource_links(struct tocsin_network *out, struct tocsin_arena *arena)
{
	const struct tocsin_resource_link *links = out->resource_links;
	uint32_t count = out->resource_link_count, tasks = out->project->task_count;
	/* Two places ahead: counting, summing and filling then leave first[task] in place. */
	uint32_t *first = TOCSIN_NEW(arena, uint32_t, tasks + 2);
	for (uint32_t k = 0; k < count; k++)
		first[links[k].to + 2] += links[k].from != links[k].to;
	for (uint32_t i = 2; i < tasks + 2; i++)
		first[i] += first[i - 1];
	out->resources = TOCSIN_NEW(arena, struct tocsin_tie, first[tasks + 1]);
	for (uint32_t k = 0; k < count; k++)
		if (links[k].from != links[k].to)
			out->resources[first[links[k].to + 1]++] =
				(struct tocsin_tie){links[k].from, k};
	out->first_resource = first;
}

void tocsin_network_make(struct tocsin_network *out, struct tocsin_arena *arena,
	const struct tocsin_project *project, const struct tocsin_resource_link *resource_links,
	uint32_t resource_link_count)
{
	*out = (struct tocsin_network){
		.project = project,
		.resource_links = resource_links,
		.resource_link_count = resource_link_count,
	};
	lay_tasks(out, arena);
	lay_resource_links(out, arena);
	struct live_network untouched;
	live_network_begin(&untouched, arena, out);
	live_order_find(&untouched, arena);
	out->order = untouched.order;
	out->dropped = untouched.dropped;
}
