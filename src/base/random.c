#include "tocsin/random.h"

#include <assert.h>

struct tocsin_random tocsin_random_seeded(uint64_t seed)
{
	return (struct tocsin_random){seed};
}

uint64_t tocsin_random_next(struct tocsin_random *random)
{
	/* A counter with an odd step near 2^64 / golden ratio, then a mix in which every bit of the
	 * counter moves every bit of the result. */
	uint64_t z = random->state += UINT64_C(0x9e3779b97f4a7c15);
	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

uint32_t tocsin_random_below(struct tocsin_random *random, uint32_t bound)
{
	assert(bound > 0);
	/*
	 * The upper half of 32 random bits times `bound` is the result (Lemire 2019). The 2^32
	 * products fall on `bound` results; 2^32 mod bound of them are too many and are drawn
	 * again.
	 */
	uint32_t surplus = (uint32_t)(-bound) % bound;
	for (;;) {
		uint64_t product = (tocsin_random_next(random) >> 32) * bound;
		if ((uint32_t)product >= surplus)
			return (uint32_t)(product >> 32);
	}
}

double tocsin_random_unit(struct tocsin_random *random)
{
	/* 53 bits: as many as a double's fraction can tell apart. */
	return (double)(tocsin_random_next(random) >> 11) * 0x1p-53;
}
