/* Examples for the tests of execution. */
#include "example.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tocsin/vector.h"

enum { WORD_SIZE = 64 };

struct tocsin_instant told_at(const struct tocsin_project *project, double day)
{
	return tocsin_calendar_start(project->calendar, test_days(day));
}

static struct tocsin_entry entry_from(struct tocsin_arena *arena,
	const struct tocsin_project *project, const struct told *told, uint32_t row)
{
	bool dated = told->event == TOCSIN_EVENT_START || told->event == TOCSIN_EVENT_FINISH;
	struct tocsin_instant date = dated ? told_at(project, told->value) : TOCSIN_NO_INSTANT;
	if (told->event == TOCSIN_EVENT_ACTION && told->value > 0)
		date = tocsin_calendar_finish(project->calendar, test_days(told->value));
	return (struct tocsin_entry){
		.recorded = told->recorded ? told->recorded
					   : tocsin_arena_printf(arena, "s%u", row + 1),
		.recorded_microseconds = row,
		.as_of = told_at(project, told->as_of),
		.who = told->who ? told->who : "ana",
		.task = told->task,
		.event = told->event,
		.value = "",
		.date = date,
		.remaining = test_days(told->value),
		.yes = told->value > 0,
		.owner = told->owner ? told->owner : "",
		.target = told->target ? told->target : "",
		.target_event = told->target_event,
		.reason = told->reason ? told->reason : "",
		.note = "",
		.row = row,
	};
}

struct tocsin_journal told_journal(
	struct tocsin_arena *arena, const struct tocsin_project *project, const struct told *table)
{
	struct tocsin_journal journal = {0};
	while (table[journal.count].task)
		journal.count++;
	journal.entries = TOCSIN_NEW(arena, struct tocsin_entry, journal.count);
	for (uint32_t i = 0; i < journal.count; i++)
		journal.entries[i] = entry_from(arena, project, &table[i], i);
	return journal;
}

static bool next_word(const char **text, char word[WORD_SIZE])
{
	if (!*text)
		return false;
	*text += strspn(*text, " ");
	size_t length = strcspn(*text, " ");
	ck_assert_uint_lt(length, WORD_SIZE);
	memcpy(word, *text, length);
	word[length] = '\0';
	*text += length;
	return length > 0;
}

/* "A B:3": tasks with the part that the chain spends in them, A where none is given. */
static struct tocsin_chain_item *read_chain(struct tocsin_plan *plan,
	const struct tocsin_project *project, const char *text, uint32_t *count)
{
	TOCSIN_VECTOR(struct tocsin_chain_item) items = {0};
	char word[WORD_SIZE];
	while (next_word(&text, word)) {
		char *part = strchr(word, ':');
		if (part)
			*part++ = '\0';
		uint32_t task = test_project_task(project, word);
		tocsin_work whole = project->tasks[task].focused;
		TOCSIN_VECTOR_PUSH(&plan->arena, &items,
			(struct tocsin_chain_item){
				task, part ? test_days(strtod(part, NULL)) : whole});
	}
	*count = items.count;
	return items.items;
}

static void read_resource_links(
	struct tocsin_plan *plan, const struct tocsin_project *project, const char *text)
{
	TOCSIN_VECTOR(struct tocsin_resource_link) links = {0};
	char word[WORD_SIZE];
	while (next_word(&text, word)) {
		char *to = strchr(word, '>');
		ck_assert_ptr_nonnull(to);
		*to++ = '\0';
		TOCSIN_VECTOR_PUSH(&plan->arena, &links,
			(struct tocsin_resource_link){test_project_task(project, word),
				test_project_task(project, to), 0, 1000});
	}
	plan->resource_links = links.items;
	plan->resource_link_count = links.count;
}

static void read_feeding(struct tocsin_plan *plan, const struct tocsin_project *project,
	const struct example_feeding *from)
{
	while (from[plan->feeding_count].chain)
		plan->feeding_count++;
	plan->feeding = TOCSIN_NEW(&plan->arena, struct tocsin_feeding_buffer, plan->feeding_count);
	for (uint32_t i = 0; i < plan->feeding_count; i++) {
		struct tocsin_feeding_buffer *buffer = &plan->feeding[i];
		*buffer = (struct tocsin_feeding_buffer){
			.id = tocsin_arena_printf(&plan->arena, "FB%u", i + 1),
			.to = from[i].to ? test_project_task(project, from[i].to) : TOCSIN_NONE,
			.resource = TOCSIN_NONE,
			.wanted = test_days(from[i].size),
			.size = test_days(from[i].size),
			.point = test_days(from[i].point)};
		buffer->chain = read_chain(plan, project, from[i].chain, &buffer->chain_count);
		buffer->from = buffer->chain[buffer->chain_count - 1].task;
		for (uint32_t k = 0; k < buffer->chain_count; k++)
			if (plan->tasks[buffer->chain[k].task].chain == TOCSIN_NO_CHAIN)
				plan->tasks[buffer->chain[k].task].chain = (int32_t)i;
	}
}

void example_plan_make(struct tocsin_plan *out, const struct tocsin_project *project,
	const struct tocsin_task_state *states, const struct example_plan *from)
{
	*out = (struct tocsin_plan){.as_of = test_days(from->as_of),
		.as_of_date = told_at(project, from->as_of),
		.start = project->start,
		.reason = "",
		.method = TOCSIN_HALF_CHAIN,
		.input_hash = project->hash,
		.task_count = project->task_count,
		.drum = ""};
	tocsin_arena_init(&out->arena);
	read_resource_links(out, project, from->resource_links);
	struct tocsin_projection projection;
	tocsin_project_forward(&projection, &out->arena, project, out->resource_links,
		out->resource_link_count, states, NULL, NULL, out->as_of);
	out->tasks = TOCSIN_NEW(&out->arena, struct tocsin_plan_task, out->task_count);
	for (uint32_t i = 0; i < out->task_count; i++) {
		const struct tocsin_task *task = &project->tasks[i];
		out->tasks[i] =
			(struct tocsin_plan_task){tocsin_arena_strdup(&out->arena, task->key),
				tocsin_arena_strdup(&out->arena, task->id),
				tocsin_arena_strdup(&out->arena, task->name), projection.start[i],
				projection.finish[i], task->focused, task->safe, TOCSIN_NO_CHAIN};
	}
	out->critical = read_chain(out, project, from->critical, &out->critical_count);
	for (uint32_t i = 0; i < out->critical_count; i++) {
		uint32_t task = out->critical[i].task;
		out->tasks[task].chain = TOCSIN_CRITICAL;
		tocsin_work left = out->critical[i].part;
		if (states)
			left += states[task].remaining - project->tasks[task].focused;
		out->chain_length += left > 0 ? left : 0;
	}
	read_feeding(out, project, from->feeding);
	out->makespan = out->chain_end = out->projected_end = projection.end;
	out->project_buffer = out->buffer = test_days(from->buffer);
	out->promise = out->chain_end + out->buffer;
}

void example_plan_free(struct tocsin_plan *plan)
{
	tocsin_arena_finish(&plan->arena);
}

const struct test_row leach_rows[] = {
	{"T1.1", 30, 15, .resources = "Red"},
	{"T1.2", 20, 10, "T1.1", "Green"},
	{"T2.1", 20, 10, .resources = "Blue"},
	{"T2.2", 10, 5, "T2.1", "Green"},
	{"T3", 30, 15, "T1.2 T2.2", "Magenta"},
	{0},
};

struct example_plan leach_plan(double feeding)
{
	return (struct example_plan){.critical = "T1.1 T1.2 T3",
		.resource_links = "T2.2>T1.2",
		.buffer = 20,
		.feeding = {{"T2.1 T2.2", "T3", feeding, 25}, {"T2.1 T2.2", "T1.2", 0, 15}}};
}

void example_begin(struct example *out, const struct test_row *rows,
	const struct example_plan *plan, const struct told *told)
{
	static const struct told nothing[] = {{0}};
	test_project_make(&out->project, &(struct test_project){.rows = rows});
	tocsin_arena_init(&out->arena);
	out->journal = told_journal(&out->arena, &out->project, told ? told : nothing);
	example_plan_make(&out->plan, &out->project, NULL, plan);
	out->plans[0] = &out->plan;
	out->request = (struct tocsin_status_request){.project = &out->project,
		.journal = &out->journal,
		.plans = out->plans,
		.plan_count = 1};
}

void example_status(struct example *example, double t)
{
	example->request.as_of = told_at(&example->project, t);
	tocsin_status_make(&example->status, &example->arena, &example->request);
}

void example_end(struct example *example)
{
	tocsin_project_free(&example->project);
	tocsin_arena_finish(&example->arena);
	example_plan_free(&example->plan);
}
