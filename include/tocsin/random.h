/*
 * A local, seeded generator: equal seeds give equal plans, on every machine and in every thread.
 * splitmix64 (Steele, Lea, Flood 2014), whose whole state is one word.
 */
#ifndef TOCSIN_RANDOM_H
#define TOCSIN_RANDOM_H

#include <stdint.h>

struct tocsin_random {
	uint64_t state;
};

struct tocsin_random tocsin_random_seeded(uint64_t seed);

uint64_t tocsin_random_next(struct tocsin_random *random);

/* Uniform in 0..bound-1, without modulo bias; bound must not be 0. */
uint32_t tocsin_random_below(struct tocsin_random *random, uint32_t bound);

/* Uniform in [0, 1). */
double tocsin_random_unit(struct tocsin_random *random);

#endif
