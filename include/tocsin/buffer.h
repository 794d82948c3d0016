/*
 * Sizes of buffers (METHOD 4).
 */
#ifndef TOCSIN_BUFFER_H
#define TOCSIN_BUFFER_H

#include "tocsin/project.h"

/* One task on a chain, counted with the part of it that the chain spends in it. */
struct tocsin_chain_item {
	uint32_t task;
	tocsin_work part; /* p: 0 <= p <= A, working minutes */
};

struct tocsin_buffer_sizing {
	const struct tocsin_project *project;
	const struct tocsin_chain_item *chain;
	uint32_t chain_count;
	/* By task, how much of A is behind it; below 0 where more than A is left, NULL where
	 * nothing has begun. Only what is left of a part counts: p - spent. */
	const tocsin_work *spent;
	/* For apd and aprt: the subnetwork that feeds the buffer (for the project buffer all
	 * tasks). */
	uint32_t network_tasks, network_links;
	double utilisation; /* aprt: max over resources of work / available over the chain */
	uint64_t seed;
	tocsin_work manual; /* TOCSIN_NO_WORK where the user gave none: then half-chain is used */
};

/*
 * The size wanted, in working minutes, up to the next minute, before rounding and resizing.
 * `method` must not be TOCSIN_BY_ESTIMATES. Sums run over the parts p, and d p / A; gaps are
 * excluded.
 */
tocsin_work tocsin_buffer_size(
	enum tocsin_buffer_method method, const struct tocsin_buffer_sizing *sizing);

/*
 * The sizes of several buffers that share project, spent and seed: what tocsin_buffer_size gives
 * for each. By monte-carlo, chains that begin alike share the simulation up to there. Cost: linear
 * in the items; by monte-carlo 10,000 runs for each item that is no shared beginning.
 */
void tocsin_buffer_sizes(enum tocsin_buffer_method method,
	const struct tocsin_buffer_sizing *sizings, uint32_t count, tocsin_work *sizes);

/* What is left of a part: p - spent, and never below 0. */
tocsin_work tocsin_part_left(
	const struct tocsin_buffer_sizing *sizing, const struct tocsin_chain_item *item);

/* half-chain where an estimate on the project is derived, bias-ssq where all are given; else
 * `asked`. */
enum tocsin_buffer_method tocsin_buffer_method_for(
	const struct tocsin_project *project, enum tocsin_buffer_method asked);

#endif
