/*
 * The probability of missing the promise (METHOD 8): the projection, again and again, with
 * durations drawn at random.
 *
 * It goes step by step, so that whoever shows it need not wait. What a task takes in a run hangs on
 * the seed, the run and the task's key alone: two simulations of nearly the same project differ by
 * what differs between them, and not by chance.
 */
#ifndef TOCSIN_PROMISE_RISK_H
#define TOCSIN_PROMISE_RISK_H

#include "tocsin/projection.h"

enum { TOCSIN_RISK_RUNS = 1000 };

struct tocsin_promise_risk_request {
	const struct tocsin_network *network; /* borrowed until the last run */
	const struct tocsin_task_state *states;
	tocsin_work t, promise;
	uint64_t seed;
	uint32_t runs; /* wanted; 0 = TOCSIN_RISK_RUNS */
};

struct risk_model;

struct tocsin_promise_risk {
	uint32_t runs, wanted, late; /* late: runs that end after the promise */
	uint64_t seed;
	struct risk_model *model;
};

/* Copies the states; all of it in `arena`. No run is made yet. */
void tocsin_promise_risk_begin(struct tocsin_promise_risk *out, struct tocsin_arena *arena,
	const struct tocsin_promise_risk_request *request);

/* At most `runs` more. Cost: a projection each. */
void tocsin_promise_risk_go_on(struct tocsin_promise_risk *risk, uint32_t runs);

/* In percent, and its standard error; NAN before the first run. */
double tocsin_promise_risk_percent(const struct tocsin_promise_risk *risk);
double tocsin_promise_risk_error(const struct tocsin_promise_risk *risk);

#endif
