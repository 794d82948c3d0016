/*
 * The dates on the fever chart: of the trail's points, and where its trend leaves a zone.
 */
#include "view_fever_chart.h"

#include "figure.h"
#include "trail_label.h"

static bool label_point(struct label_field *field, const struct plot *plot,
	const struct tocsin_point *point, bool must)
{
	return label_field_place(field,
		axis_across_cell(&plot->across, fever_percent(point->completion), 1),
		axis_up_cell(&plot->up, fever_percent(point->consumption), 1),
		figure_date_short(point->as_of).text, must);
}

/* "~05-06" where the trend leaves a zone; on a small chart only where the promise goes. */
static void label_crossings(
	struct label_field *field, const struct plot *plot, const struct view_data *data, bool all)
{
	struct tocsin_crossing crossings[TOCSIN_CROSSINGS];
	struct tocsin_trend trend;
	if (!fever_has_trend(&trend, plot, data))
		return;
	for (uint32_t i = fever_crossings(crossings, data); i-- > 0;) {
		const struct tocsin_crossing *crossing = &crossings[i];
		if (!tocsin_instant_known(crossing->about) ||
			(!all && crossing->into != TOCSIN_BLACK))
			continue;
		label_field_place(field, axis_across_cell(&plot->across, crossing->completion, 1),
			axis_up_cell(&plot->up, crossing->consumption, 1),
			tocsin_arena_printf(&plot->canvas->arena, "~%s",
				figure_date_short(crossing->about).text),
			crossing->into == TOCSIN_BLACK);
	}
}

/*
 * Dates, the most telling first, for later ones find less room: the newest point and the oldest,
 * where the zone changed, where the trend will change it, and then backwards from the newest.
 */
void fever_draw_labels(const struct plot *plot, const struct view_data *data)
{
	enum { COLUMNS_A_LABEL = 12, ROOMY = 60, LEAST_COLUMNS = 24 };
	struct label_field field;
	const struct tocsin_point *points = data->points;
	uint32_t count = data->point_count;
	int left = plot->across.cells / COLUMNS_A_LABEL;
	if (count == 0 || plot->across.cells < LEAST_COLUMNS)
		return;
	label_field_init(&field, plot);
	left -= label_point(&field, plot, &points[count - 1], true);
	if (count > 1)
		left -= label_point(&field, plot, &points[0], true);
	for (uint32_t i = count - 1; i-- > 1 && left > 0;)
		if (points[i].zone != points[i - 1].zone)
			left -= label_point(&field, plot, &points[i], false);
	label_crossings(&field, plot, data, plot->across.cells >= ROOMY);
	if (plot->across.cells < ROOMY)
		return;
	if (data->later_count > 0)
		left -= label_point(&field, plot, &data->later[data->later_count - 1], false);
	for (uint32_t i = count - 1; i-- > 1 && left > 0;)
		if (points[i].zone == points[i - 1].zone)
			left -= label_point(&field, plot, &points[i], false);
}
