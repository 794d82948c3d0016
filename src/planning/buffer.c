/*
 * Sizes of buffers (METHOD 4). With Vanhoucke's critical chain of 9->6, 6->4 and 3->2 days:
 *
 *     half-chain     0.5 (6 + 4 + 2)       = 6
 *     cut-and-paste  3 + 2 + 1             = 6
 *     rsem           sqrt(9 + 4 + 1)       = 3.742
 */
#include "tocsin/buffer.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "tocsin/random.h"

/* What the formulas are made of, over the parts of a chain. */
struct sums {
	double focused; /* sum p */
	double removed; /* sum d p / A */
	double squares; /* sum (d p / A)^2 */
};

static double removed_part(const struct tocsin_task *task, tocsin_work part)
{
	if (task->focused == 0)
		return 0;
	return (double)(task->safe - task->focused) * (double)part / (double)task->focused;
}

static struct sums sum_up(const struct tocsin_buffer_sizing *sizing)
{
	struct sums sums = {0};
	for (uint32_t k = 0; k < sizing->chain_count; k++) {
		const struct tocsin_chain_item *item = &sizing->chain[k];
		double d = removed_part(&sizing->project->tasks[item->task], item->part);
		sums.focused += (double)item->part;
		sums.removed += d;
		sums.squares += d * d;
	}
	return sums;
}

/* Up to the next minute; a millionth of one is the noise of the sums, not work. */
static tocsin_work whole_minutes(double size)
{
	return size <= 0 ? 0 : (tocsin_work)ceil(size - 1e-6);
}

/* ---- Monte Carlo ---- */

enum { RUNS = 10000 };

/* The standard normal quantile of 0.9: where S lies of a lognormal with median A. */
static const double SAFE_QUANTILE = 1.2815515655446004;

/* Two independent standard normal numbers (Box and Muller 1958). */
static void draw_normals(struct tocsin_random *random, double out[2])
{
	double radius = sqrt(-2 * log(1 - tocsin_random_unit(random)));
	double angle = 6.283185307179586 * tocsin_random_unit(random);
	out[0] = radius * cos(angle);
	out[1] = radius * sin(angle);
}

static int by_value(const void *a, const void *b)
{
	const double *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

/* Adds to every run what a part of this median and spread takes in it. */
static void add_part(double runs[RUNS], double median, double sigma, struct tocsin_random *random)
{
	for (int r = 0; r < RUNS; r += 2) {
		double normal[2];
		draw_normals(random, normal);
		runs[r] += median * exp(sigma * normal[0]);
		runs[r + 1] += median * exp(sigma * normal[1]);
	}
}

/* The P-quantile of the simulated sum of the parts, less their focused sum. */
static double simulated_size(const struct tocsin_buffer_sizing *sizing, double focused)
{
	double *runs = calloc(RUNS, sizeof *runs);
	if (!runs)
		tocsin_out_of_memory();
	struct tocsin_random random = tocsin_random_seeded(sizing->seed);
	for (uint32_t k = 0; k < sizing->chain_count; k++) {
		const struct tocsin_task *task = &sizing->project->tasks[sizing->chain[k].task];
		double median = (double)sizing->chain[k].part;
		if (task->focused > 0 && median > 0)
			add_part(runs, median,
				log((double)task->safe / (double)task->focused) / SAFE_QUANTILE,
				&random);
	}
	qsort(runs, RUNS, sizeof *runs, by_value);
	int permille = sizing->project->settings.confidence_permille;
	int at = (permille * RUNS + 999) / 1000 - 1;
	double size = runs[at < 0 ? 0 : at >= RUNS ? RUNS - 1 : at] - focused;
	free(runs);
	return size;
}

/* ---- The table ---- */

/* Tukel, Rom and Eksioglu 2006, with d/2 as the deviation of a task. */
static double adaptive_size(double factor, const struct sums *sums)
{
	return factor * sqrt(sums->squares / 4);
}

static double network_density(const struct tocsin_buffer_sizing *sizing)
{
	return sizing->network_tasks == 0
		       ? 0
		       : (double)sizing->network_links / (double)sizing->network_tasks;
}

static double size_by(enum tocsin_buffer_method method, const struct tocsin_buffer_sizing *sizing)
{
	const struct tocsin_settings *settings = &sizing->project->settings;
	struct sums sums = sum_up(sizing);
	switch (method) {
	case TOCSIN_HALF_CHAIN:
		return sums.focused / 2;
	case TOCSIN_CUT_AND_PASTE:
		return sums.removed;
	case TOCSIN_HALF_SAFETY:
		return sums.removed / 2;
	case TOCSIN_PERCENT:
		return settings->percent_permille * sums.focused / 1000;
	case TOCSIN_RSEM:
		return sqrt(sums.squares);
	case TOCSIN_BIAS_SSQ:
		return fmax(sqrt(sums.squares) + settings->bias_permille * sums.focused / 1000,
			sums.focused / 4);
	case TOCSIN_APD:
		return adaptive_size(1 + network_density(sizing), &sums);
	case TOCSIN_APRT:
		return adaptive_size(1 + sizing->utilisation, &sums);
	case TOCSIN_MONTE_CARLO:
		return simulated_size(sizing, sums.focused);
	case TOCSIN_MANUAL:
		return sizing->manual == TOCSIN_NO_WORK ? sums.focused / 2 : (double)sizing->manual;
	case TOCSIN_BY_ESTIMATES:
	case TOCSIN_BUFFER_METHODS:
		break;
	}
	assert(false);
	return 0;
}

tocsin_work tocsin_buffer_size(
	enum tocsin_buffer_method method, const struct tocsin_buffer_sizing *sizing)
{
	return whole_minutes(size_by(method, sizing));
}

enum tocsin_buffer_method tocsin_buffer_method_for(
	const struct tocsin_project *project, enum tocsin_buffer_method asked)
{
	if (asked == TOCSIN_BY_ESTIMATES)
		asked = project->settings.buffer_method;
	if (asked != TOCSIN_BY_ESTIMATES)
		return asked;
	return project->derived_estimates > 0 ? TOCSIN_HALF_CHAIN : TOCSIN_BIAS_SSQ;
}
