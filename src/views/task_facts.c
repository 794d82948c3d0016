#include "task_facts.h"

#include "view.h"

void task_facts_make(
	struct task_facts *out, struct tocsin_arena *arena, const struct view_data *data)
{
	const struct tocsin_project *project = data->project;
	*out = (struct task_facts){0};
	if (!project || !data->plan)
		return;
	out->made = true;
	if (data->status)
		out->baseline = data->status->baseline;
	else
		tocsin_baseline_bind(&out->baseline, arena, data->plan, project);
	out->newest = TOCSIN_NEW(arena, uint32_t, project->task_count);
	out->previous = TOCSIN_NEW(arena, uint32_t, data->order_count);
	for (uint32_t i = 0; i < project->task_count; i++)
		out->newest[i] = TOCSIN_NONE;
	for (uint32_t i = 0; data->journal && i < data->order_count; i++) {
		const struct tocsin_entry *entry = &data->journal->entries[data->order[i]];
		bool later = data->status && entry->as_of.minute > data->status->as_of.minute;
		uint32_t task = later || !entry->task[0]
					? TOCSIN_NONE
					: tocsin_index_find(&project->by_key, entry->task);
		if (task == TOCSIN_NONE)
			continue;
		out->previous[i] = out->newest[task];
		out->newest[task] = i;
	}
}
