/*
 * Sizes of buffers (METHOD 4). With Vanhoucke's critical chain of 9->6, 6->4 and 3->2 days:
 *
 *     half-chain     0.5 (6 + 4 + 2)       = 6
 *     cut-and-paste  3 + 2 + 1             = 6
 *     rsem           sqrt(9 + 4 + 1)       = 3.742
 */
#include "tocsin/buffer.h"

#include <assert.h>

#include "simulation.h"
#include "tocsin/real.h"

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

tocsin_work tocsin_part_left(
	const struct tocsin_buffer_sizing *sizing, const struct tocsin_chain_item *item)
{
	tocsin_work left = sizing->spent ? item->part - sizing->spent[item->task] : item->part;
	return left > 0 ? left : 0;
}

static struct sums sum_up(const struct tocsin_buffer_sizing *sizing)
{
	struct sums sums = {0};
	for (uint32_t k = 0; k < sizing->chain_count; k++) {
		const struct tocsin_chain_item *item = &sizing->chain[k];
		tocsin_work part = tocsin_part_left(sizing, item);
		double d = removed_part(&sizing->project->tasks[item->task], part);
		sums.focused += (double)part;
		sums.removed += d;
		sums.squares += d * d;
	}
	return sums;
}

/* Up to the next minute; a millionth of one is the noise of the sums, not work. */
static tocsin_work whole_minutes(double size)
{
	return size <= 0 ? 0 : (tocsin_work)tocsin_ceil(size - 1e-6);
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
	double simulated;
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
		return tocsin_larger(
			sqrt(sums.squares) + settings->bias_permille * sums.focused / 1000,
			sums.focused / 4);
	case TOCSIN_APD:
		return adaptive_size(1 + network_density(sizing), &sums);
	case TOCSIN_APRT:
		return adaptive_size(1 + sizing->utilisation, &sums);
	case TOCSIN_MONTE_CARLO:
		simulate_chains(sizing, 1, &simulated);
		return simulated - sums.focused;
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

void tocsin_buffer_sizes(enum tocsin_buffer_method method,
	const struct tocsin_buffer_sizing *sizings, uint32_t count, tocsin_work *sizes)
{
	if (method != TOCSIN_MONTE_CARLO) {
		for (uint32_t k = 0; k < count; k++)
			sizes[k] = tocsin_buffer_size(method, &sizings[k]);
		return;
	}
	struct tocsin_arena scratch;
	tocsin_arena_init(&scratch);
	double *simulated = TOCSIN_NEW(&scratch, double, count);
	simulate_chains(sizings, count, simulated);
	for (uint32_t k = 0; k < count; k++)
		sizes[k] = whole_minutes(simulated[k] - sum_up(&sizings[k]).focused);
	tocsin_arena_finish(&scratch);
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
