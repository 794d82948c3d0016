#include "twins.h"

#include <string.h>

/* Names, and which of them more than one task has. */
struct names {
	struct tocsin_index task_of;
	bool *shared; /* per task that has a name first */
};

static struct names names_of(struct tocsin_arena *arena, const struct tocsin_project *project)
{
	struct names names = {.shared = TOCSIN_NEW(arena, bool, project->task_count)};
	tocsin_index_init(&names.task_of, arena);
	tocsin_index_reserve(&names.task_of, project->task_count);
	for (uint32_t i = 0; i < project->task_count; i++) {
		uint32_t first = tocsin_index_add(&names.task_of, project->tasks[i].name, i);
		if (first != TOCSIN_NONE)
			names.shared[first] = true;
	}
	return names;
}

static uint32_t only_one_called(const struct names *names, const char *name)
{
	uint32_t task = tocsin_index_find(&names->task_of, name);
	return task == TOCSIN_NONE || names->shared[task] ? TOCSIN_NONE : task;
}

/* A whole number that links use too is the number of a row in most tools; a key beside it, a
 * "Unique ID", is not. */
static bool counts_rows(const struct tocsin_task *task)
{
	return strcmp(task->key, task->id) == 0 &&
	       task->key[strspn(task->key, "0123456789")] == '\0';
}

struct matching {
	const struct tocsin_project *here, *newer;
	uint32_t *twin;
	bool *met; /* per task here */
};

static void match(struct matching *matching, uint32_t newer, uint32_t task)
{
	if (task == TOCSIN_NONE || matching->met[task] || matching->twin[newer] != TOCSIN_NONE)
		return;
	matching->twin[newer] = task;
	matching->met[task] = true;
}

static void match_by_key(struct matching *matching, bool though_the_name_differs)
{
	for (uint32_t i = 0; i < matching->newer->task_count; i++) {
		const struct tocsin_task *task = &matching->newer->tasks[i];
		uint32_t twin = tocsin_index_find(&matching->here->by_key, task->key);
		if (twin != TOCSIN_NONE &&
			(though_the_name_differs || !counts_rows(task) ||
				strcmp(matching->here->tasks[twin].name, task->name) == 0))
			match(matching, i, twin);
	}
}

static void match_by_name(struct matching *matching, struct tocsin_arena *arena)
{
	struct names here = names_of(arena, matching->here);
	struct names newer = names_of(arena, matching->newer);
	for (uint32_t i = 0; i < matching->newer->task_count; i++) {
		const char *name = matching->newer->tasks[i].name;
		if (only_one_called(&newer, name) == i)
			match(matching, i, only_one_called(&here, name));
	}
}

uint32_t *twins_of(struct tocsin_arena *arena, const struct tocsin_project *here,
	const struct tocsin_project *newer)
{
	struct matching matching = {
		.here = here,
		.newer = newer,
		.twin = TOCSIN_NEW(arena, uint32_t, newer->task_count),
		.met = TOCSIN_NEW(arena, bool, here->task_count),
	};
	for (uint32_t i = 0; i < newer->task_count; i++)
		matching.twin[i] = TOCSIN_NONE;
	match_by_key(&matching, false);
	match_by_name(&matching, arena);
	match_by_key(&matching, true);
	return matching.twin;
}
