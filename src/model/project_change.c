#include "tocsin/project_change.h"

#include <string.h>

#include "tocsin/vector.h"

struct changing {
	struct tocsin_project *out;
	struct tocsin_arena scratch;
	bool *cut; /* per task of the base */
	uint32_t cut_count;
	TOCSIN_VECTOR(struct tocsin_link) links; /* in the base's indices until the end */
};

static bool from_finish(enum tocsin_link_type type)
{
	return type == TOCSIN_FS || type == TOCSIN_FF;
}

static bool to_finish(enum tocsin_link_type type)
{
	return type == TOCSIN_FF || type == TOCSIN_SF;
}

static enum tocsin_link_type type_of(bool of_finish, bool on_finish)
{
	if (of_finish)
		return on_finish ? TOCSIN_FF : TOCSIN_FS;
	return on_finish ? TOCSIN_SF : TOCSIN_SS;
}

/* A lag of the civil clock beside one of working time counts as the working time that it mostly
 * holds: a day of it is a day. */
static int64_t working_lag(const struct tocsin_project *project, const struct tocsin_link *link)
{
	enum { CIVIL_DAY = 24 * 60 };
	return link->elapsed ? link->lag * project->units.day / CIVIL_DAY : link->lag;
}

/* What a link in and a link out say of the tasks around, where nothing lies between them. */
static struct tocsin_link joined(const struct tocsin_project *project, const struct tocsin_link *in,
	const struct tocsin_link *out)
{
	struct tocsin_link link = {.from = in->from,
		.to = out->to,
		.type = type_of(from_finish(in->type), to_finish(out->type))};
	bool both = in->elapsed == out->elapsed;
	if (both || in->lag == 0 || out->lag == 0) {
		link.elapsed = both ? in->elapsed : in->lag == 0 ? out->elapsed : in->elapsed;
		link.lag = in->lag + out->lag;
	} else {
		link.lag = working_lag(project, in) + working_lag(project, out);
	}
	return link;
}

/* The links through a task take the place of those into and out of it. */
static void cut(struct changing *changing, uint32_t task)
{
	if (changing->cut[task])
		return;
	changing->cut[task] = true;
	changing->cut_count++;
	uint32_t count = changing->links.count, kept = 0;
	if (count == 0)
		return;
	struct tocsin_link *old = TOCSIN_NEW(&changing->scratch, struct tocsin_link, count);
	memcpy(old, changing->links.items, count * sizeof *old);
	for (uint32_t i = 0; i < count; i++)
		if (old[i].from != task && old[i].to != task)
			changing->links.items[kept++] = old[i];
	changing->links.count = kept;
	for (uint32_t i = 0; i < count; i++)
		for (uint32_t k = 0; old[i].to == task && k < count; k++)
			if (old[k].from == task)
				TOCSIN_VECTOR_PUSH(&changing->scratch, &changing->links,
					joined(changing->out, &old[i], &old[k]));
}

static void add_units(struct tocsin_project *project, uint32_t index, int64_t units)
{
	struct tocsin_resource *resource = &project->resources[index];
	if (resource->capacity + units < 0)
		units = -resource->capacity;
	resource->capacity += units;
	for (uint32_t i = 0; i < resource->absence_count; i++) {
		struct tocsin_absence *absence = &project->absences[resource->first_absence + i];
		absence->capacity = absence->capacity + units < 0 ? 0 : absence->capacity + units;
	}
}

static void apply(struct changing *changing, const struct tocsin_project_change *change)
{
	struct tocsin_project *project = changing->out;
	switch (change->kind) {
	case TOCSIN_CUT_TASK:
		cut(changing, change->index);
		break;
	case TOCSIN_DELAY_TASK:
		tocsin_task_restate(&project->arena, &project->tasks[change->index])
			->not_before_date = change->date;
		project->tasks[change->index].not_before =
			tocsin_calendar_axis(project->calendar, change->date);
		break;
	case TOCSIN_ADD_UNITS:
		add_units(project, change->index, change->units);
		break;
	}
}

/* The tasks that are left close up, and the links follow them. */
static void close_up(struct changing *changing)
{
	struct tocsin_project *project = changing->out;
	uint32_t *index = TOCSIN_NEW(&changing->scratch, uint32_t, project->task_count);
	uint32_t kept = 0;
	for (uint32_t i = 0; i < project->task_count; i++) {
		index[i] = kept;
		if (!changing->cut[i])
			project->tasks[kept++] = project->tasks[i];
	}
	project->task_count = kept;
	project->link_count = changing->links.count;
	project->links = TOCSIN_NEW(&project->arena, struct tocsin_link, project->link_count);
	for (uint32_t i = 0; i < project->link_count; i++) {
		project->links[i] = changing->links.items[i];
		project->links[i].from = index[project->links[i].from];
		project->links[i].to = index[project->links[i].to];
	}
}

static void *copy(struct tocsin_arena *arena, const void *items, size_t count, size_t size)
{
	void *copied = tocsin_arena_alloc(arena, count, size);
	/* Of nothing there may be no array to copy from. */
	if (count > 0)
		memcpy(copied, items, count * size);
	return copied;
}

void tocsin_project_change(struct tocsin_project *out, const struct tocsin_project *base,
	const struct tocsin_project_change *changes, uint32_t count)
{
	struct changing changing = {.out = out};
	struct tocsin_diags diags;
	*out = *base;
	tocsin_arena_init(&out->arena);
	tocsin_arena_init(&changing.scratch);
	out->tasks = copy(&out->arena, base->tasks, base->task_count, sizeof *base->tasks);
	out->resources =
		copy(&out->arena, base->resources, base->resource_count, sizeof *base->resources);
	out->absences =
		copy(&out->arena, base->absences, base->absence_count, sizeof *base->absences);
	changing.cut = TOCSIN_NEW(&changing.scratch, bool, base->task_count);
	for (uint32_t i = 0; i < base->link_count; i++)
		TOCSIN_VECTOR_PUSH(&changing.scratch, &changing.links, base->links[i]);
	for (uint32_t i = 0; i < count; i++)
		apply(&changing, &changes[i]);
	if (changing.cut_count > 0)
		close_up(&changing);
	/* The notes are those of the base; passing links through makes no circle. */
	tocsin_diags_init(&diags);
	tocsin_project_finish(out, &diags);
	tocsin_diags_finish(&diags);
	tocsin_arena_finish(&changing.scratch);
}
