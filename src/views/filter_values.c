/* What may stand behind a key: the words it offers, and what they are true of. */
#include <string.h>

#include "filter.h"
#include "parts.h"
#include "task_row.h"

enum state_bit { DONE = 1, RUNNING = 2, READY = 4, QUEUED = 8, WAITING = 16 };

/* Beyond the library's flags. */
enum { ADDED = 1 << 16 };

struct word {
	const char *name;
	unsigned mask;
};

static const struct word states[] = {{"open", RUNNING | READY | QUEUED | WAITING},
	{"running", RUNNING}, {"ready", READY}, {"queued", QUEUED}, {"waiting", WAITING},
	{"done", DONE}};

static const struct word flags[] = {{"stale", TOCSIN_STALE}, {"wake-up", TOCSIN_WAKE_UP},
	{"kit", TOCSIN_KIT}, {"idle", TOCSIN_IDLE}, {"queued", TOCSIN_QUEUED},
	{"contested", TOCSIN_CONTESTED}, {"start-unknown", TOCSIN_START_UNKNOWN}, {"added", ADDED}};

static const struct word zones[] = {{"green", 1u << TOCSIN_GREEN}, {"yellow", 1u << TOCSIN_YELLOW},
	{"red", 1u << TOCSIN_RED}, {"black", 1u << TOCSIN_BLACK}};

#define COUNT(array) ((unsigned)(sizeof(array) / sizeof(array)[0]))

static const struct word *word_at(enum filter_key key, unsigned index)
{
	switch (key) {
	case FILTER_state:
		return index < COUNT(states) ? &states[index] : NULL;
	case FILTER_flag:
		return index < COUNT(flags) ? &flags[index] : NULL;
	case FILTER_zone:
		return index < COUNT(zones) ? &zones[index] : NULL;
	default:
		return NULL;
	}
}

unsigned filter_value_mask(enum filter_key key, unsigned index)
{
	const struct word *word = word_at(key, index);
	return word ? word->mask : 0;
}

static const char *chain_word(const struct view_data *data, unsigned index)
{
	static const char *const kinds[] = {"critical", "feeding", "none"};
	const struct tocsin_plan *plan = view_plan_in_force(data);
	if (index < COUNT(kinds))
		return kinds[index];
	index -= COUNT(kinds);
	return plan && index < plan->feeding_count ? plan->feeding[index].id : NULL;
}

/* The stages in the order in which the schedule first names them. */
static const char *stage_word(
	struct tocsin_arena *arena, const struct tocsin_project *project, unsigned index)
{
	const char **seen = TOCSIN_NEW(arena, const char *, index + 1);
	unsigned count = 0;
	for (uint32_t i = 0; i < project->task_count; i++) {
		const char *stage = project->tasks[i].stated->stage;
		unsigned at = 0;
		while (at < count && strcmp(seen[at], stage) != 0)
			at++;
		if (!stage[0] || at < count)
			continue;
		if (count == index)
			return stage;
		seen[count++] = stage;
	}
	return NULL;
}

const char *filter_value(struct tocsin_arena *arena, const struct view_data *data,
	enum filter_key key, unsigned index)
{
	const struct word *word = word_at(key, index);
	if (word)
		return word->name;
	if (key == FILTER_chain)
		return chain_word(data, index);
	if (key == FILTER_stage)
		return stage_word(arena, data->project, index);
	if (key == FILTER_who && index < data->project->resource_count)
		return data->project->resources[index].name;
	return NULL;
}

static unsigned state_of(const struct view_data *data, uint32_t task)
{
	enum tocsin_task_phase phase = task_row_phase(data, task);
	unsigned flags_ = data->status && data->status->flags ? data->status->flags[task] : 0;
	if (phase == TOCSIN_DONE)
		return DONE;
	if (phase == TOCSIN_IN_PROGRESS)
		return RUNNING;
	return flags_ & TOCSIN_QUEUED ? QUEUED : flags_ & TOCSIN_IDLE ? READY : WAITING;
}

unsigned filter_mask_of(const struct filter *filter, enum filter_key key, uint32_t task)
{
	const struct view_data *data = filter->data;
	const struct tocsin_plan *plan = view_plan_in_force(data);
	uint32_t at = filter->plan_tasks[task];
	struct task_row row = {
		.task = task, .planned = plan && at != TOCSIN_NONE ? &plan->tasks[at] : NULL};
	enum tocsin_zone zone;
	if (key == FILTER_state)
		return state_of(data, task);
	if (key == FILTER_zone)
		return task_row_zone(&zone, data, &row) ? 1u << zone : 0;
	/* As in the list: what is done has no flags any more. */
	if (!data->status || task_row_phase(data, task) == TOCSIN_DONE)
		return 0;
	return (data->status->flags ? data->status->flags[task] : 0) | (row.planned ? 0 : ADDED);
}
