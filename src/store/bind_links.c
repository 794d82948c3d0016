/*
 * Links between rows become links between tasks: a link to a summary binds what lies below it.
 *
 *     Cellar: Dig -> Concrete -> Dry        4FS after Cellar:  from Dry, the only sink
 *             Dig -> Cables                                    and from Cables, another
 *
 * A source of a summary is a task below it whose start no other task below it holds (by FS or SS
 * without a lead), a sink one whose finish none does (FS or FF): binding those binds all.
 */
#include <string.h>

#include "schedule.h"

enum { LINKS_MOST = 1 << 24 };

enum side { SOURCES, SINKS };

struct ends {
	uint32_t *tasks;
	uint32_t count;
	bool known;
};

struct binding {
	struct schedule *schedule;
	/* Links grouped by the row they go into, and by the row they come from. */
	uint32_t *first[2], *link[2];
	struct ends *ends[2]; /* per row, made when first asked for */
	uint64_t made;
};

static uint32_t link_row(const struct row_link *link, enum side side)
{
	return side == SOURCES ? link->to : link->from;
}

static void group_links(struct binding *binding, enum side side)
{
	struct schedule *schedule = binding->schedule;
	struct tocsin_arena *scratch = schedule->reading->scratch;
	uint32_t *first = TOCSIN_NEW(scratch, uint32_t, schedule->count + 2);
	uint32_t *grouped = TOCSIN_NEW(scratch, uint32_t, schedule->links.count);
	for (uint32_t i = 0; i < schedule->links.count; i++)
		first[link_row(&schedule->links.items[i], side) + 2]++;
	for (uint32_t row = 0; row < schedule->count; row++)
		first[row + 2] += first[row + 1];
	for (uint32_t i = 0; i < schedule->links.count; i++)
		grouped[first[link_row(&schedule->links.items[i], side) + 1]++] = i;
	binding->first[side] = first;
	binding->link[side] = grouped;
	binding->ends[side] = TOCSIN_NEW(scratch, struct ends, schedule->count);
}

static bool is_inside(const struct schedule *schedule, uint32_t summary, uint32_t row)
{
	uint32_t at = schedule->position[row];
	return at > schedule->position[summary] && at < schedule->end[summary];
}

/* Is the start (or the finish) of everything in `row` held by something else in `summary`? */
static bool is_held(const struct binding *binding, enum side side, uint32_t summary, uint32_t row)
{
	const struct schedule *schedule = binding->schedule;
	for (uint32_t i = binding->first[side][row]; i < binding->first[side][row + 1]; i++) {
		const struct row_link *link = &schedule->links.items[binding->link[side][i]];
		uint32_t other = side == SOURCES ? link->from : link->to;
		uint8_t also = side == SOURCES ? TOCSIN_SS : TOCSIN_FF;
		if (link->lag >= 0 && (link->type == TOCSIN_FS || link->type == also) &&
			is_inside(schedule, summary, other))
			return true;
	}
	return false;
}

static void find_ends(struct binding *binding, enum side side, uint32_t summary, struct ends *ends)
{
	struct schedule *schedule = binding->schedule;
	uint32_t at = schedule->position[summary] + 1;
	TOCSIN_VECTOR(uint32_t) found = {0};
	while (at < schedule->end[summary]) {
		uint32_t row = schedule->preorder[at];
		if (is_held(binding, side, summary, row)) {
			at = schedule->end[row]; /* and with it all below it */
			continue;
		}
		if (!(schedule->rows[row].flags & ROW_IS_SUMMARY))
			TOCSIN_VECTOR_PUSH(schedule->reading->scratch, &found, row);
		at++;
	}
	*ends = (struct ends){found.items, found.count, true};
}

static struct ends ends_of(struct binding *binding, enum side side, uint32_t *row)
{
	struct schedule *schedule = binding->schedule;
	if (!(schedule->rows[*row].flags & ROW_IS_SUMMARY))
		return (struct ends){row, 1, true};
	struct ends *ends = &binding->ends[side][*row];
	if (!ends->known)
		find_ends(binding, side, *row, ends);
	return *ends;
}

/* The lag in minutes; a share of the predecessor's A, away from zero. Of an elapsed share, a
 * working day of A is a day of the civil clock, as nobody knows yet which days it will take. */
static int64_t lag_of(const struct row_link *link, const struct tocsin_task *from,
	const struct tocsin_units *units)
{
	enum { CIVIL_DAY = 1440, LONGEST = 1 << 30 };
	if (!link->share)
		return link->lag;
	int64_t share = link->lag < 0 ? -link->lag : link->lag;
	int64_t of = from->focused;
	if (link->elapsed && !from->elapsed && of < LONGEST && units->day > 0)
		of = (of * CIVIL_DAY + units->day - 1) / units->day;
	int64_t whole = of / 1000 * share, rest = of % 1000 * share;
	int64_t minutes = whole + (rest + 999) / 1000;
	return link->lag < 0 ? -minutes : minutes;
}

static void make_link(
	struct schedule *schedule, const struct row_link *link, uint32_t from, uint32_t to)
{
	struct tocsin_project *project = schedule->reading->project;
	const struct tocsin_task *task = &project->tasks[schedule->rows[from].item];
	project->links[project->link_count++] = (struct tocsin_link){
		.from = schedule->rows[from].item,
		.to = schedule->rows[to].item,
		.type = (enum tocsin_link_type)link->type,
		.elapsed = link->elapsed || (link->share && task->elapsed),
		.lag = lag_of(link, task, &schedule->units),
	};
}

/* From a summary's starts or finishes, to a summary's starts or finishes. */
static void ends_of_link(
	struct binding *binding, struct row_link *link, struct ends *from, struct ends *to)
{
	bool from_finish = link->type == TOCSIN_FS || link->type == TOCSIN_FF;
	bool to_start = link->type == TOCSIN_FS || link->type == TOCSIN_SS;
	*from = ends_of(binding, from_finish ? SINKS : SOURCES, &link->from);
	*to = ends_of(binding, to_start ? SOURCES : SINKS, &link->to);
}

static bool few_enough(struct binding *binding)
{
	struct schedule *schedule = binding->schedule;
	for (uint32_t i = 0; i < schedule->links.count; i++) {
		struct row_link *link = &schedule->links.items[i];
		struct ends from, to;
		ends_of_link(binding, link, &from, &to);
		binding->made += (uint64_t)from.count * to.count;
		if (binding->made <= LINKS_MOST)
			continue;
		schedule_diag(schedule, TOCSIN_FAULT, link->to, SCHEDULE_PREDECESSORS,
			"a link between summaries of %u and %u tasks binds too many pairs; put a "
			"milestone between them",
			from.count, to.count);
		return false;
	}
	return true;
}

static void bind_summaries(struct schedule *schedule)
{
	struct tocsin_project *project = schedule->reading->project;
	struct binding binding = {.schedule = schedule};
	group_links(&binding, SOURCES);
	group_links(&binding, SINKS);
	if (!few_enough(&binding))
		return;
	project->links = TOCSIN_NEW(&project->arena, struct tocsin_link, binding.made);
	for (uint32_t i = 0; i < schedule->links.count; i++) {
		struct row_link *link = &schedule->links.items[i];
		struct ends from, to;
		ends_of_link(&binding, link, &from, &to);
		for (uint32_t a = 0; a < from.count; a++)
			for (uint32_t b = 0; b < to.count; b++)
				make_link(schedule, link, from.tasks[a], to.tasks[b]);
	}
}

void schedule_bind_links(struct schedule *schedule)
{
	struct tocsin_project *project = schedule->reading->project;
	if (schedule->summaries_linked) {
		bind_summaries(schedule);
		return;
	}
	uint32_t count = schedule->links.count;
	project->links = TOCSIN_NEW(&project->arena, struct tocsin_link, count);
	for (uint32_t i = 0; i < count; i++)
		make_link(schedule, &schedule->links.items[i], schedule->links.items[i].from,
			schedule->links.items[i].to);
}
