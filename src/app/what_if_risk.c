/*
 * The promise risk on both sides. A turn makes some runs of one of them, few enough that a key
 * never waits; how many hangs on the size of the project and not on a clock.
 */
#include <string.h>

#include "app_parts.h"

enum {
	WORK_A_TURN = 20000, /* tasks projected: some two milliseconds */
	LEAST_RUNS = 100,    /* below that a stopped simulation says nothing */
};

static bool is_over(const struct what_if_risk *of)
{
	return !of->risk.model || of->risk.runs >= of->risk.wanted;
}

static void begin(
	struct what_if_risk *of, const struct app *app, const struct tocsin_status *status)
{
	tocsin_arena_finish(&of->arena);
	tocsin_arena_init(&of->arena);
	of->as_of = app->as_of;
	tocsin_promise_risk_begin(&of->risk, &of->arena,
		&(struct tocsin_promise_risk_request){
			.network = status->baseline.network,
			.states = status->progress.states,
			.t = status->t,
			.promise = status->promise,
			.seed = app->files.project->settings.seed,
		});
}

static void show(struct view_risk *out, const struct what_if_risk *of)
{
	const struct tocsin_promise_risk *risk = &of->risk;
	*out = (struct view_risk){.known = is_over(of) && risk->runs >= LEAST_RUNS,
		.progress = risk->wanted ? (int)(100 * (uint64_t)risk->runs / risk->wanted) : 0,
		.runs = risk->runs,
		.seed = risk->seed};
	if (!out->known)
		return;
	out->percent = tocsin_promise_risk_percent(risk);
	out->error = tocsin_promise_risk_error(risk);
}

static void show_both(struct app *app)
{
	struct what_if *what_if = &app->what_if;
	show(&what_if->shown.risk_real, &what_if->risk_real);
	show(&what_if->shown.risk,
		what_if->shown.change_count > 0 ? &what_if->risk : &what_if->risk_real);
}

void what_if_simulate(struct app *app)
{
	struct what_if *what_if = &app->what_if;
	const struct what_if_risk *real = &what_if->risk_real;
	/* What was stopped begins again. An older plan is bound anew for every status. */
	if (!real->risk.model || real->risk.wanted != TOCSIN_RISK_RUNS ||
		real->as_of.minute != app->as_of.minute ||
		what_if->real.baseline.network != app->bound.network)
		begin(&what_if->risk_real, app, &what_if->real);
	if (what_if->shown.change_count > 0)
		begin(&what_if->risk, app, &app->status);
	else
		what_if->risk.risk.model = NULL;
	show_both(app);
}

bool what_if_is_busy(const struct app *app)
{
	const struct what_if *what_if = &app->what_if;
	return what_if->on && app->view_data.what_if &&
	       (!is_over(&what_if->risk_real) || !is_over(&what_if->risk));
}

void what_if_turn(struct app *app)
{
	struct what_if *what_if = &app->what_if;
	if (!what_if_is_busy(app))
		return;
	struct what_if_risk *next =
		is_over(&what_if->risk_real) ? &what_if->risk : &what_if->risk_real;
	uint32_t tasks = app->data.project->task_count;
	tocsin_promise_risk_go_on(
		&next->risk, tasks < WORK_A_TURN ? WORK_A_TURN / (tasks + 1) + 1 : 1);
	show_both(app);
}

bool what_if_stop(struct app *app)
{
	struct what_if *what_if = &app->what_if;
	if (!what_if_is_busy(app))
		return false;
	what_if->risk_real.risk.wanted = what_if->risk_real.risk.runs;
	what_if->risk.risk.wanted = what_if->risk.risk.runs;
	show_both(app);
	app_say(app, ROLE_MESSAGE, "the simulation stops; the risk is of the runs so far");
	return true;
}
