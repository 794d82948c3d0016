/*
 * Not started: lognormal with median A and 90th percentile S. In progress: the same sigma around
 * what is left. Done is done.
 */
#include "tocsin/promise_risk.h"

#include <string.h>

#include "simulation.h"
#include "tocsin/random.h"
#include "tocsin/real.h"

struct risk_model {
	struct tocsin_promise_risk_request request;
	struct tocsin_task_state *states; /* `remaining` is drawn anew in every run */
	tocsin_work *work;                /* likewise: A of what has not started */
	double *median, *sigma;           /* per task; sigma 0 = nothing to draw */
	uint64_t *seeds;                  /* per task */
	double normal[SIMULATION_QUANTILES];
};

/* The standard normal quantile of 0.9: where S lies of a lognormal with median A. */
static const double SAFE_QUANTILE = 1.2815515655446004;

static void prepare(struct risk_model *model, uint32_t at)
{
	const struct tocsin_task *task = &model->request.network->project->tasks[at];
	const struct tocsin_task_state *state = &model->request.states[at];
	tocsin_work median = state->phase == TOCSIN_NOT_STARTED ? task->focused : state->remaining;
	model->median[at] = (double)median;
	if (state->phase != TOCSIN_DONE && task->focused > 0 && median > 0)
		model->sigma[at] =
			tocsin_log((double)task->safe / (double)task->focused) / SAFE_QUANTILE;
	model->seeds[at] =
		model->request.seed ^ tocsin_hash(TOCSIN_HASH_START, task->key, strlen(task->key));
}

void tocsin_promise_risk_begin(struct tocsin_promise_risk *out, struct tocsin_arena *arena,
	const struct tocsin_promise_risk_request *request)
{
	const struct tocsin_project *project = request->network->project;
	uint32_t count = project->task_count;
	struct risk_model *model = TOCSIN_NEW(arena, struct risk_model, 1);
	*out = (struct tocsin_promise_risk){
		.wanted = request->runs ? request->runs : TOCSIN_RISK_RUNS,
		.seed = request->seed,
		.model = model};
	model->request = *request;
	model->states = TOCSIN_NEW(arena, struct tocsin_task_state, count);
	model->work = TOCSIN_NEW(arena, tocsin_work, count);
	model->median = TOCSIN_NEW(arena, double, count);
	model->sigma = TOCSIN_NEW(arena, double, count);
	model->seeds = TOCSIN_NEW(arena, uint64_t, count);
	memcpy(model->states, request->states, count * sizeof *model->states);
	simulation_normal_quantiles(model->normal);
	for (uint32_t i = 0; i < count; i++) {
		prepare(model, i);
		model->work[i] = project->tasks[i].focused;
	}
}

static void draw(struct risk_model *model, uint32_t run)
{
	uint32_t count = model->request.network->project->task_count;
	for (uint32_t i = 0; i < count; i++) {
		if (model->sigma[i] <= 0)
			continue;
		struct tocsin_random random = tocsin_random_seeded(model->seeds[i] + run);
		uint64_t bits = tocsin_random_next(&random);
		double z = model->normal[bits % SIMULATION_QUANTILES];
		/* An S many times A draws what no calendar and no integer holds. */
		double drawn = tocsin_smaller(model->median[i] * tocsin_exp(model->sigma[i] * z),
			(double)TOCSIN_DURATION_MAX);
		tocsin_work takes = drawn < 1 ? 1 : (tocsin_work)(drawn + 0.5);
		if (model->states[i].phase == TOCSIN_NOT_STARTED)
			model->work[i] = takes;
		else
			model->states[i].remaining = takes;
	}
}

void tocsin_promise_risk_go_on(struct tocsin_promise_risk *risk, uint32_t runs)
{
	struct risk_model *model = risk->model;
	for (; runs > 0 && risk->runs < risk->wanted; runs--) {
		struct tocsin_projection projection;
		struct tocsin_arena scratch;
		draw(model, risk->runs++);
		tocsin_arena_init(&scratch);
		tocsin_project_on(&projection, &scratch, model->request.network, model->states,
			model->work, NULL, model->request.t);
		risk->late += projection.end > model->request.promise;
		tocsin_arena_finish(&scratch);
	}
}

double tocsin_promise_risk_percent(const struct tocsin_promise_risk *risk)
{
	return risk->runs ? 100.0 * risk->late / risk->runs : NAN;
}

double tocsin_promise_risk_error(const struct tocsin_promise_risk *risk)
{
	double share = (double)risk->late / risk->runs;
	return risk->runs ? 100 * sqrt(share * (1 - share) / risk->runs) : NAN;
}
