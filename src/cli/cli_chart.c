#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "cli.h"
#include "json.h"
#include "lines.h"
#include "shown.h"

static void print_json(const struct opened *opened)
{
	const struct tocsin_project *project = &opened->workspace.project;
	json_t *root = json_root();
	json_t *points = json_array();
	for (uint32_t i = 0; i < opened->point_count; i++) {
		const struct tocsin_point *point = &opened->points[i];
		json_t *object = json_object();
		json_object_set_new(object, "as_of", json_instant(point->as_of));
		json_set_percent(object, "completion", point->completion);
		json_set_percent(object, "consumption", point->consumption);
		json_object_set_new(object, "zone", json_string(tocsin_zone_name(point->zone)));
		json_object_set_new(object, "current", json_boolean(i + 1 == opened->point_count));
		json_object_set_new(object, "reported", json_boolean(!point->hollow));
		json_object_set_new(
			object, "earlier_baseline", json_boolean(point->earlier_baseline));
		json_array_append_new(points, object);
	}
	json_object_set_new(root, "as_of", json_instant(opened->as_of));
	json_object_set_new(root, "zones",
		json_string(tocsin_zone_preset_name(project->settings.project_zones)));
	json_object_set_new(root, "completion_mode",
		json_string(tocsin_completion_mode_name(project->settings.completion)));
	json_object_set_new(root, "points", points);
	json_print(root);
}

static void print_csv_number(struct tocsin_ratio ratio)
{
	double percent = tocsin_ratio_percent(ratio);
	if (isfinite(percent))
		printf(",%.10g", percent);
	else
		printf(",%s", isnan(percent) ? "" : "inf");
}

static void print_csv(const struct opened *opened)
{
	puts("as_of,completion,consumption,zone,current");
	for (uint32_t i = 0; i < opened->point_count; i++) {
		const struct tocsin_point *point = &opened->points[i];
		char date[TOCSIN_DATE_SIZE];
		printf("%s", tocsin_instant_format(date, point->as_of));
		print_csv_number(point->completion);
		print_csv_number(point->consumption);
		printf(",%s,%s\n", tocsin_zone_name(point->zone),
			i + 1 == opened->point_count ? "yes" : "no");
	}
}

void chart_print_points(const struct opened *opened)
{
	struct lines lines;
	lines_init(
		&lines, 4, (const char *const[]){"as of", ">completion", ">consumption", "zone"});
	for (uint32_t i = 0; i < opened->point_count; i++) {
		const struct tocsin_point *point = &opened->points[i];
		char date[TOCSIN_DATE_SIZE], percent[DAYS_SIZE];
		lines_cell(&lines, "%s", tocsin_instant_format(date, point->as_of));
		lines_cell(&lines, "%s", lines_percent(percent, point->completion));
		lines_cell(&lines, "%s", lines_percent(percent, point->consumption));
		lines_cell(&lines, "%s%s", tocsin_zone_name(point->zone),
			point->earlier_baseline ? " (earlier baseline)"
			: point->hollow         ? (i == 0 ? " (commit)" : " (nothing reported)")
						: "");
	}
	lines_print(&lines);
}

int cli_chart(const struct options *options)
{
	struct opened opened;
	int result = opened_load(&opened, options);
	if (result != CLI_OK)
		return result;
	result = opened_status(&opened);
	if (result == CLI_OK && options->given[OPTION_JSON]) {
		print_json(&opened);
	} else if (result == CLI_OK && options->given[OPTION_CSV]) {
		print_csv(&opened);
	} else if (result == CLI_OK) {
		struct shown shown = {.view = VIEW_FEVER,
			.columns = 80,
			.rows = 26,
			.format = CANVAS_TEXT,
			.picture_only = true};
		glyphs_parse(&shown.glyphs, NULL);
		shown_write(&opened, &shown);
		printf("\n");
		chart_print_points(&opened);
	}
	opened_close(&opened);
	return result;
}
