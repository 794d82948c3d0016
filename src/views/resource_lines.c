#include "resource_lines.h"

#include <stdlib.h>
#include <string.h>

#include "figure.h"
#include "filter.h"

/* ---- Cells ---- */

struct resource_scale resource_scale_for(const struct resources_made *made, int columns)
{
	static const uint32_t round[] = {1, 2, 5, 10, 20, 40, 60, 120, 240, 480};
	enum { WIDEST = 4 };
	uint32_t steps = made->load.steps, room = columns > 0 ? (uint32_t)columns : 1;
	uint32_t each = (steps + room - 1) / room;
	for (unsigned i = 0; i < sizeof round / sizeof round[0]; i++)
		if (round[i] >= each) {
			each = round[i];
			break;
		}
	uint32_t cells = (steps + each - 1) / each;
	int wide = cells > 0 ? (int)(room / cells) : 1;
	return (struct resource_scale){each, cells, wide < WIDEST ? wide : WIDEST};
}

struct resource_cell resource_cell_at(const struct resources_made *made, uint32_t resource,
	const struct resource_scale *scale, uint32_t cell)
{
	const struct tocsin_load *load = &made->load;
	uint32_t each = scale->steps_a_cell;
	struct resource_cell out = {0};
	for (uint32_t i = cell * each; i < (cell + 1) * each && i < load->steps; i++) {
		size_t at = (size_t)resource * load->steps + i;
		out.used += load->used[at];
		out.available += load->available[at];
		out.minutes += load->step;
		out.over = out.over || load->over[at];
	}
	return out;
}

void resource_dates_draw(struct canvas *canvas, const struct view_data *data,
	const struct resources_made *made, const struct resource_scale *scale, int column, int row,
	int columns)
{
	enum { APART = 10, WIDTH = 5 };
	int wide = scale->columns_a_cell;
	int every = (APART + wide - 1) / wide;
	for (int cell = 0; cell < (int)scale->cells && cell * wide + WIDTH <= columns;
		cell += every) {
		tocsin_work at = made->load.from + (tocsin_work)cell *
							   (tocsin_work)scale->steps_a_cell *
							   made->load.step;
		canvas_text(canvas, column + cell * wide, row, WIDTH, ROLE_DIM,
			figure_date_short(tocsin_calendar_start(data->project->calendar, at)).text);
	}
}

const char *resource_units(struct canvas *canvas, int64_t thousandths)
{
	return tocsin_arena_printf(&canvas->arena, "%g", (double)thousandths / 1000);
}

/* ---- What is reckoned ---- */

/* The first task of the resource that is flagged: it is the next one to warn of. */
static uint32_t next_wake_up(
	const struct resources_made *made, const struct view_data *data, uint32_t resource)
{
	const struct tocsin_agendas *agendas = &made->agendas;
	for (uint32_t k = agendas->first[resource]; k < agendas->first[resource + 1]; k++)
		if (data->status && data->status->flags[agendas->items[k].task] & TOCSIN_WAKE_UP)
			return agendas->items[k].task;
	return TOCSIN_NONE;
}

static void sum_up(
	struct resources_made *made, struct tocsin_arena *arena, const struct view_data *data)
{
	const struct tocsin_project *project = data->project;
	const struct tocsin_load *load = &made->load;
	const char *drum = view_plan_in_force(data)->drum;
	made->sums = TOCSIN_NEW(arena, struct resource_sum, project->resource_count);
	for (uint32_t r = 0; r < project->resource_count; r++) {
		struct resource_sum *sum = &made->sums[r];
		for (uint32_t i = 0; i < load->steps; i++) {
			sum->work += load->used[(size_t)r * load->steps + i];
			sum->can += load->available[(size_t)r * load->steps + i];
		}
		sum->conflicts = load->first_conflict[r + 1] - load->first_conflict[r];
		sum->wake_up = next_wake_up(made, data, r);
		sum->drum = drum && strcmp(project->resources[r].name, drum) == 0;
	}
}

/* Days while they are few, then weeks, then months: many resources over many years stay small. */
static void choose_steps(struct tocsin_load_request *request, const struct view_data *data,
	struct resources_made *made, tocsin_work end)
{
	enum { MOST_STEPS = 400 };
	tocsin_work day = tocsin_calendar_minutes_per_day(data->project->calendar);
	tocsin_work week = tocsin_calendar_minutes_per_week(data->project->calendar);
	tocsin_work ahead = end > request->from ? end - request->from : 1;
	request->step = ahead <= MOST_STEPS * day    ? day
			: ahead <= MOST_STEPS * week ? week
						     : 4 * week;
	made->in_days = request->step == day;
	tocsin_work steps = (ahead + request->step - 1) / request->step;
	request->steps = steps < 4 * MOST_STEPS ? (uint32_t)steps : 4 * MOST_STEPS;
}

static int widest_id(const struct tocsin_project *project)
{
	enum { MOST = 200 };
	const struct canvas canvas = {.columns = MOST, .glyphs = GLYPHS_UNICODE};
	int widest = 0;
	for (uint32_t i = 0; i < project->task_count; i++) {
		const char *id = project->tasks[i].id;
		/* A cell takes a byte at least. */
		int width = strlen(id) > (size_t)widest ? canvas_width(&canvas, id) : 0;
		widest = width > widest ? width : widest;
	}
	return widest;
}

static void reckon(
	struct resources_made *made, struct tocsin_arena *arena, const struct view_data *data)
{
	const struct tocsin_project *project = data->project;
	const struct tocsin_status *status = data->status;
	struct tocsin_load_request request = {.project = project};
	tocsin_work end = status ? status->projected_end : data->plan->chain_end;
	if (status) {
		request.from = status->t;
		request.places = tocsin_places_projected(arena, status, project);
		request.kept = tocsin_places_kept(arena, status, project);
	} else {
		request.places = tocsin_places_planned(arena, project, data->plan);
		request.kept = request.places;
	}
	made->places = request.places;
	choose_steps(&request, data, made, end);
	tocsin_load_make(&made->load, arena, &request);
	tocsin_agendas_make(&made->agendas, arena, project, status, made->places.start);
	sum_up(made, arena, data);
	made->id_columns = widest_id(project);
}

/* ---- Lines ---- */

struct rank {
	uint32_t resource;
	bool drum;
	double load;
};

/* The drum, then who has the most to do for what he can. */
static int busiest_first(const void *left, const void *right)
{
	const struct rank *a = left, *b = right;
	if (a->drum != b->drum)
		return a->drum ? -1 : 1;
	if (a->load != b->load)
		return a->load > b->load ? -1 : 1;
	return (a->resource > b->resource) - (a->resource < b->resource);
}

/* The turns of one resource alone, without the tasks that the filter hides. */
static void narrow_agendas(struct tocsin_agendas *out, struct tocsin_arena *arena,
	const struct filter *filter, uint32_t resource)
{
	const struct tocsin_agendas all = *out;
	uint32_t resources = filter->data->project->resource_count, count = 0;
	uint32_t from = all.first[resource], to = all.first[resource + 1];
	out->items = TOCSIN_NEW(arena, struct tocsin_turn_item, to - from);
	out->first = TOCSIN_NEW(arena, uint32_t, resources + 1);
	for (uint32_t k = from; k < to; k++)
		if (filter_passes(filter, all.items[k].task))
			out->items[count++] = all.items[k];
	for (uint32_t r = resource + 1; r <= resources; r++)
		out->first[r] = count;
}

bool resources_open(struct view_lines *lines, struct tocsin_arena *arena,
	const struct view_data *data, uint32_t item)
{
	const struct resources_made *all = lines->made;
	struct filter filter;
	if (item >= data->project->resource_count || !all->sums)
		return false;
	filter_make(&filter, arena, data, data->filter);
	if (!filter_passes_resource(&filter, item))
		return false;
	struct resources_made *made = TOCSIN_NEW(arena, struct resources_made, 1);
	*made = *all;
	narrow_agendas(&made->agendas, arena, &filter, item);
	lines->made = made;
	lines->count = made->agendas.first[item + 1];
	lines->items = TOCSIN_NEW(arena, struct view_line, lines->count);
	for (uint32_t k = 0; k < lines->count; k++)
		lines->items[k] = (struct view_line){item, made->agendas.items[k].task};
	return true;
}

void resources_make(
	struct view_lines *out, struct tocsin_arena *arena, const struct view_data *data)
{
	struct resources_made *made = TOCSIN_NEW(arena, struct resources_made, 1);
	uint32_t resources = data->project->resource_count, count = 0;
	struct filter filter;
	out->made = made;
	if (resources == 0 || data->project->task_count == 0)
		return;
	reckon(made, arena, data);
	filter_make(&filter, arena, data, data->filter);
	struct rank *ranks = TOCSIN_NEW(arena, struct rank, resources);
	for (uint32_t r = 0; r < resources; r++) {
		const struct resource_sum *sum = &made->sums[r];
		double load = sum->can > 0 ? (double)sum->work / (double)sum->can : 0;
		if (filter_passes_resource(&filter, r))
			ranks[count++] = (struct rank){r, sum->drum, load};
	}
	qsort(ranks, count, sizeof *ranks, busiest_first);
	out->items = TOCSIN_NEW(arena, struct view_line, count);
	out->count = count;
	for (uint32_t i = 0; i < count; i++) {
		uint32_t r = ranks[i].resource, first = made->agendas.first[r];
		bool busy = first < made->agendas.first[r + 1];
		out->items[i] =
			(struct view_line){r, busy ? made->agendas.items[first].task : TOCSIN_NONE};
	}
}
