/*
 * Simulated sums of chains, for buffers sized by Monte Carlo.
 *
 * Feeding chains are paths in a tree, and share their beginnings. The sums of 10,000 runs are
 * carried along the tree, so that a task shared by many chains is drawn once:
 *
 *     Dig Lay Fit      Dig - Lay - Fit        five draws instead of eight
 *     Dig Lay Tip             |     `- (here Dig Lay Fit wants its quantile)
 *     Dig Lay                 `- Tip
 *
 * What a task takes is drawn from 4096 equally likely quantiles of its lognormal; which one, hangs
 * on the seed, the run and how many tasks come before it on its chain. So a chain gives the same
 * whatever it is simulated with.
 */
#ifndef PLANNING_SIMULATION_H
#define PLANNING_SIMULATION_H

#include "tocsin/buffer.h"

enum { SIMULATION_QUANTILE_BITS = 12, SIMULATION_QUANTILES = 1 << SIMULATION_QUANTILE_BITS };

/* Equally likely quantiles of the standard normal distribution: the middles of so many strips. */
void simulation_normal_quantiles(double normal[SIMULATION_QUANTILES]);

/*
 * The confidence quantile of the simulated sum of every chain. They share project, spent and seed
 * of the first one. Cost: 10,000 runs for each task of the tree and each chain.
 */
void simulate_chains(const struct tocsin_buffer_sizing *sizings, uint32_t count, double *quantiles);

#endif
