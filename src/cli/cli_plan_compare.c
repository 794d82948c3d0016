#include <stdio.h>
#include <stdlib.h>

#include "cli.h"
#include "cli_plan.h"
#include "json.h"
#include "lines.h"

/* A plan of the comparison, in figures. */
struct compared {
	tocsin_work project_buffer, gap, feeding; /* `feeding`: all of them added up */
	tocsin_work promise;
	enum tocsin_buffer_method method;
	enum tocsin_no_room no_room;
	uint32_t without_room; /* merges whose buffer has size 0 */
	const char *mark;      /* "*": what `tocsin plan` proposes without a word about buffers */
};

static const char PROPOSED[] = "*", IN_FORCE[] = "=";

static struct compared compared_of(const struct tocsin_plan *plan)
{
	struct compared row = {
		.method = plan->method,
		.no_room = plan->no_room,
		.project_buffer = plan->project_buffer,
		.gap = plan->buffer - plan->project_buffer,
		.promise = plan->promise,
		.mark = "",
	};
	for (uint32_t i = 0; i < plan->feeding_count; i++) {
		row.feeding += plan->feeding[i].size;
		row.without_room += plan->feeding[i].size == 0 && plan->feeding[i].wanted > 0;
	}
	return row;
}

/* A policy is a setting of the project: the plan is made of a copy that differs in it alone. */
static struct compared compare_one(const struct tocsin_plan_request *request,
	enum tocsin_buffer_method method, enum tocsin_no_room no_room)
{
	struct tocsin_project project = *request->project;
	struct tocsin_plan_request asked = *request;
	project.settings.no_room = no_room;
	asked.project = &project;
	asked.method = method;
	struct tocsin_plan *plan = tocsin_plan_make(&asked);
	struct compared row = compared_of(plan);
	tocsin_plan_free(plan);
	const struct tocsin_settings *settings = &request->project->settings;
	if (no_room == settings->no_room &&
		method == tocsin_buffer_method_for(request->project, settings->buffer_method))
		row.mark = PROPOSED;
	return row;
}

static void print_text(const struct tocsin_project *project, const struct compared *rows, int count)
{
	struct lines lines;
	lines_init(&lines, 8,
		(const char *const[]){"", "method", "policy", ">project", ">gaps", ">feeding",
			">no room", "promise"});
	for (int i = 0; i < count; i++) {
		const struct compared *row = &rows[i];
		char a[DAYS_SIZE], b[DAYS_SIZE], c[DAYS_SIZE], date[TOCSIN_DATE_SIZE];
		lines_cell(&lines, "%s", row->mark);
		lines_cell(&lines, "%s", tocsin_buffer_method_name(row->method));
		lines_cell(&lines, "%s", tocsin_no_room_name(row->no_room));
		lines_cell(&lines, "%s", lines_days(a, project, row->project_buffer));
		lines_cell(&lines, "%s", lines_days(b, project, row->gap));
		lines_cell(&lines, "%s", lines_days(c, project, row->feeding));
		lines_cell(&lines, "%u", row->without_room);
		lines_cell(&lines, "%s", plan_finish_date(date, project, row->promise));
	}
	lines_print(&lines);
}

static void print_json(const struct tocsin_project *project, const struct tocsin_levelled *levelled,
	const struct present *present, const struct compared *rows, int count)
{
	json_t *root = json_root(), *plans = json_array();
	for (int i = 0; i < count; i++) {
		const struct compared *row = &rows[i];
		json_t *object = json_object();
		json_object_set_new(
			object, "method", json_string(tocsin_buffer_method_name(row->method)));
		json_object_set_new(
			object, "no_room", json_string(tocsin_no_room_name(row->no_room)));
		json_object_set_new(
			object, "project_buffer_days", json_days(project, row->project_buffer));
		json_object_set_new(object, "gap_days", json_days(project, row->gap));
		json_object_set_new(
			object, "feeding_buffers_days", json_days(project, row->feeding));
		json_object_set_new(object, "merges_without_room", json_integer(row->without_room));
		json_object_set_new(object, "promise", json_finish(project, row->promise));
		json_object_set_new(object, "chosen", json_boolean(row->mark == PROPOSED));
		json_array_append_new(plans, object);
	}
	json_object_set_new(root, "makespan_days", json_days(project, levelled->makespan));
	json_object_set_new(root, "schedules", json_integer((json_int_t)levelled->schedules));
	json_object_set_new(
		root, "present", present ? present_json(project, NULL, present) : json_null());
	json_object_set_new(root, "plans", plans);
	json_print(root);
}

/* What the columns mean, and the marks. */
static void print_legend(const struct present *present)
{
	char date[TOCSIN_DATE_SIZE];
	putchar('\n');
	lines_paragraph("project, gaps, feeding: the project buffer, gaps of the chain that count "
			"as buffer too, all feeding buffers together; no room: merges with a "
			"buffer of 0 d");
	printf("* what tocsin plan proposes");
	if (present != NULL)
		printf("; = in force, committed as of %s",
			tocsin_instant_format(date, present->plan->as_of_date));
	putchar('\n');
}

int plan_compare(const struct opened *opened, const struct tocsin_plan_request *request,
	const struct present *present, bool json)
{
	enum { POLICIES = TOCSIN_SPLIT + 1 };
	const struct tocsin_project *project = request->project;
	struct compared rows[1 + TOCSIN_BUFFER_METHODS * POLICIES];
	struct tocsin_arena arena;
	struct tocsin_levelled levelled;
	struct tocsin_plan_request asked = *request;
	struct tocsin_levelling_problem problem = tocsin_plan_problem(request);
	tocsin_arena_init(&arena);
	tocsin_level(&levelled, &arena, &problem);
	asked.levelled = &levelled;
	int count = 0;
	if (present != NULL) {
		rows[count] = compared_of(present->plan);
		rows[count++].mark = IN_FORCE;
	}
	int first = count;
	for (int m = TOCSIN_BY_ESTIMATES + 1; m < TOCSIN_BUFFER_METHODS; m++)
		for (int policy = 0; policy < POLICIES; policy++)
			rows[count++] = compare_one(
				&asked, (enum tocsin_buffer_method)m, (enum tocsin_no_room)policy);
	if (json) {
		print_json(project, &levelled, present, rows + first, count - first);
	} else {
		char days[DAYS_SIZE];
		printf("%s: one schedule of %s, buffered in %d ways\n\n",
			tocsin_text_clean(&arena, opened->workspace.project.name),
			lines_days(days, project, levelled.makespan), count - first);
		print_text(project, rows, count);
		print_legend(present);
	}
	tocsin_arena_finish(&arena);
	return CLI_OK;
}
