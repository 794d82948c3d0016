/*
 * What the buffers of a plan are sized on: the parts left of their chains, and for some methods the
 * network that feeds them.
 */
#include "feeding.h"

#include <string.h>

struct sizing {
	const struct planning *planning;
	enum tocsin_buffer_method method;
	uint64_t seed;
	tocsin_work *spent; /* by task */
	double *load;       /* by resource; 0 between uses */
	uint32_t *seen;     /* by task: the last subnetwork that counted it */
	uint32_t *queue;    /* room for all tasks */
};

static struct sizing sizing_start(const struct planning *planning, const struct schedule *schedule,
	enum tocsin_buffer_method method, uint64_t seed)
{
	uint32_t tasks = planning->project->task_count;
	tocsin_work *spent = TOCSIN_NEW(planning->arena, tocsin_work, tasks);
	for (uint32_t i = 0; i < tasks; i++)
		if (planning->states[i].phase != TOCSIN_NOT_STARTED)
			spent[i] = schedule_amount(planning, schedule, i) -
				   schedule_left(planning, schedule, i);
	return (struct sizing){
		.planning = planning,
		.method = method,
		.seed = seed,
		.spent = spent,
		.load = TOCSIN_NEW(planning->arena, double, planning->project->resource_count),
		.seen = TOCSIN_NEW(planning->arena, uint32_t, tasks),
		.queue = TOCSIN_NEW(planning->arena, uint32_t, tasks),
	};
}

/* Max over the resources of work on the chain / what the resource could do in the chain's length.
 */
static double utilisation(struct sizing *sizing, const struct tocsin_buffer_sizing *asked)
{
	const struct tocsin_project *project = asked->project;
	double length = 0, most = 0;
	for (uint32_t k = 0; k < asked->chain_count; k++) {
		const struct tocsin_task *task = &project->tasks[asked->chain[k].task];
		double left = (double)tocsin_part_left(asked, &asked->chain[k]);
		length += left;
		for (uint32_t d = 0; d < task->demand_count; d++) {
			const struct tocsin_demand *demand =
				&project->demands[task->first_demand + d];
			sizing->load[demand->resource] +=
				left * (double)tocsin_demand_planned(project, demand);
		}
	}
	for (uint32_t k = 0; k < asked->chain_count; k++) {
		const struct tocsin_task *task = &project->tasks[asked->chain[k].task];
		for (uint32_t d = 0; d < task->demand_count; d++) {
			uint32_t resource = project->demands[task->first_demand + d].resource;
			double available = length * (double)project->resources[resource].capacity;
			if (available > 0 && sizing->load[resource] / available > most)
				most = sizing->load[resource] / available;
			sizing->load[resource] = 0;
		}
	}
	return most;
}

/* Tasks and links of the subnetwork that ends with a merge's feeder: all that it waits for. */
static void count_subnetwork(struct sizing *sizing, const struct feeding *feeding, uint32_t from,
	uint32_t mark, struct tocsin_buffer_sizing *out)
{
	const struct network *network = feeding->paths.network;
	uint32_t count = 0;
	sizing->queue[count++] = from;
	sizing->seen[from] = mark;
	for (uint32_t k = 0; k < count; k++) {
		uint32_t task = sizing->queue[k];
		for (uint32_t e = network->first_in[task]; e < network->first_in[task + 1]; e++) {
			const struct network_edge *edge = &network->edges[e];
			if (edge->by_resource || !feeding->paths.member[edge->from])
				continue;
			out->network_links++;
			if (sizing->seen[edge->from] == mark)
				continue;
			sizing->seen[edge->from] = mark;
			sizing->queue[count++] = edge->from;
		}
	}
	out->network_tasks = count;
}

/* NULL is nobody's id. */
static bool is_same(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

/* The size that the user gave for a merge (both NULL: the project buffer); TOCSIN_NO_WORK. */
static tocsin_work manual_size(
	const struct tocsin_project *project, const char *from, const char *to)
{
	for (uint32_t k = 0; k < project->settings.manual_buffer_count; k++) {
		const struct tocsin_manual_buffer *buffer = &project->settings.manual_buffers[k];
		if (is_same(buffer->from, from) && is_same(buffer->to, to))
			return buffer->size;
	}
	return TOCSIN_NO_WORK;
}

/* What a size on a chain, of which only what is left counts, rests on. */
static struct tocsin_buffer_sizing sizing_of(struct sizing *sizing,
	const struct tocsin_chain_item *chain, uint32_t count, tocsin_work manual)
{
	struct tocsin_buffer_sizing asked = {
		.project = sizing->planning->project,
		.chain = chain,
		.chain_count = count,
		.spent = sizing->spent,
		.seed = sizing->seed,
		.manual = manual,
	};
	if (sizing->method == TOCSIN_APRT)
		asked.utilisation = utilisation(sizing, &asked);
	return asked;
}

tocsin_work buffer_rounded(const struct tocsin_project *project, tocsin_work size)
{
	tocsin_work step = project->settings.buffer_round;
	if (step <= 0 || size % step == 0)
		return size;
	return (size / step + 1) * step;
}

void feeding_size(struct feeding *feeding, enum tocsin_buffer_method method, uint64_t seed)
{
	const struct planning *planning = feeding->paths.network->planning;
	const struct tocsin_task *tasks = planning->project->tasks;
	struct sizing sizing = sizing_start(planning, feeding->paths.schedule, method, seed);
	struct tocsin_buffer_sizing *asked =
		TOCSIN_NEW(planning->arena, struct tocsin_buffer_sizing, feeding->count);
	tocsin_work *sizes = TOCSIN_NEW(planning->arena, tocsin_work, feeding->count);
	for (uint32_t k = 0; k < feeding->count; k++) {
		const struct merge *merge = &feeding->merges[k];
		asked[k] = sizing_of(&sizing, merge->chain, merge->chain_count,
			manual_size(planning->project, tasks[merge->from].id,
				merge->to == TOCSIN_NONE ? NULL : tasks[merge->to].id));
		if (method == TOCSIN_APD)
			count_subnetwork(&sizing, feeding, merge->from, k + 1, &asked[k]);
	}
	tocsin_buffer_sizes(method, asked, feeding->count, sizes);
	for (uint32_t k = 0; k < feeding->count; k++) {
		feeding->merges[k].wanted = sizes[k];
		feeding->merges[k].target = buffer_rounded(planning->project, sizes[k]);
	}
}

tocsin_work project_buffer_size(const struct planning *planning, const struct schedule *schedule,
	const struct critical_chain *critical, enum tocsin_buffer_method method, uint64_t seed)
{
	struct sizing sizing = sizing_start(planning, schedule, method, seed);
	struct tocsin_buffer_sizing asked = sizing_of(&sizing, critical->items, critical->count,
		manual_size(planning->project, NULL, NULL));
	asked.network_tasks = planning->project->task_count;
	asked.network_links = planning->project->link_count;
	return tocsin_buffer_size(method, &asked);
}
