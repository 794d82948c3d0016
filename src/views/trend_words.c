#include "trend_words.h"

#include "figure.h"
#include "tocsin/trend.h"

enum { FAR_GONE = 500 }; /* percent of the buffer */

enum length { SENTENCE, CLAUSES, SHORT, END_ALONE, LENGTHS };

struct telling {
	struct canvas *canvas;
	const struct view_data *data;
	struct tocsin_trend trend;
	struct tocsin_crossing crossings[TOCSIN_CROSSINGS];
	uint32_t count;
};

/* "red at 46 % (about Tue 2026-04-14)", "red at 46 % (~04-14)", "red 46 % ~04-14" */
static const char *crossing_words(
	const struct telling *telling, const struct tocsin_crossing *crossing, enum length length)
{
	struct tocsin_arena *arena = &telling->canvas->arena;
	const char *zone = tocsin_zone_name(crossing->into);
	if (!tocsin_instant_known(crossing->about))
		return tocsin_arena_printf(arena, "%s at %.0f %%", zone, crossing->completion);
	struct figure day = figure_date_short(crossing->about);
	if (length == SENTENCE)
		return tocsin_arena_printf(arena, "%s at %.0f %% (about %.14s)", zone,
			crossing->completion,
			figure_date(telling->data->project, crossing->about).text);
	return tocsin_arena_printf(arena,
		length == CLAUSES ? "%s at %.0f %% (~%s)" : "%s %.0f %% ~%s", zone,
		crossing->completion, day.text);
}

static const char *join_crossings(const struct telling *telling, enum length length)
{
	struct tocsin_arena *arena = &telling->canvas->arena;
	const char *words = "";
	for (uint32_t i = 0; i < telling->count; i++)
		words = tocsin_arena_printf(arena, "%s%s%s", words, i > 0 ? ", " : "",
			crossing_words(telling, &telling->crossings[i], length));
	return words;
}

/* "4.4 d past the promise", "on the promise", "2 d before the promise" */
static const char *against_promise(const struct telling *telling)
{
	const struct tocsin_project *project = telling->data->project;
	const struct tocsin_status *status = telling->data->status;
	tocsin_work end = tocsin_trend_end(&telling->trend, status->baseline.plan);
	tocsin_work late = end - status->promise;
	if (late == 0)
		return "on the promise";
	/* Four buffers late, days would only seem to be known. */
	if (telling->trend.at_end > FAR_GONE)
		return "far past the promise";
	return tocsin_arena_printf(&telling->canvas->arena, "%s %s the promise",
		figure_days(project, late < 0 ? -late : late).text, late < 0 ? "before" : "past");
}

/* "ends at 134 %, 4.4 d past the promise" */
static const char *end_words(const struct telling *telling, enum length length)
{
	struct tocsin_arena *arena = &telling->canvas->arena;
	const struct tocsin_project *project = telling->data->project;
	const char *promise = against_promise(telling);
	if (length >= SHORT || telling->trend.at_end > FAR_GONE)
		return tocsin_arena_printf(arena, "ends %s", promise);
	if (length == CLAUSES)
		return tocsin_arena_printf(
			arena, "ends at %.0f %%, %s", telling->trend.at_end, promise);
	tocsin_work end = tocsin_trend_end(&telling->trend, telling->data->status->baseline.plan);
	return tocsin_arena_printf(arena, "ends at %.0f %%, on %.14s: %s", telling->trend.at_end,
		figure_finish(project, end).text, promise);
}

static const char *words_of(const struct telling *telling, enum length length)
{
	struct tocsin_arena *arena = &telling->canvas->arena;
	const char *enters = join_crossings(telling, length), *end = end_words(telling, length);
	if (length == SENTENCE && telling->count == 0)
		return tocsin_arena_printf(arena, "The trend stays %s and %s.",
			tocsin_zone_name(telling->data->status->now.zone), end);
	if (length == SENTENCE)
		return tocsin_arena_printf(arena, "The trend enters %s and %s.", enters, end);
	if (length == END_ALONE || telling->count == 0)
		return tocsin_arena_printf(arena, "trend: %s", end);
	return tocsin_arena_printf(arena, "trend: %s, %s", enters, end);
}

const char *trend_words(struct canvas *canvas, const struct view_data *data, int columns)
{
	struct telling telling = {.canvas = canvas, .data = data};
	const char *words = NULL;
	if (!data->status || data->status->done)
		return NULL;
	telling.trend = tocsin_trend_of(data->points, data->point_count);
	if (!telling.trend.known)
		return telling.trend.points < 2 ? "no trend yet: it takes two dates with reports"
						: "no trend: completion does not advance";
	telling.count = tocsin_trend_crossings(telling.crossings, data->project->calendar,
		data->project->settings.project_zones, data->points, data->point_count);
	for (int length = SENTENCE; length < LENGTHS; length++) {
		words = words_of(&telling, (enum length)length);
		if (canvas_width(canvas, words) <= columns)
			break;
	}
	return words;
}
