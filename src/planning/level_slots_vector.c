/*
 * Passes for processors that test several slots by one instruction. Which one serves is chosen
 * where the slots are made; the portable one is always there, and all make the same schedules.
 */
#include "level_slots_place.h"

#define HIGH UINT64_C(0x8000800080008000)

const struct level_slots_shifts level_slots_shifts[LEVEL_PIECE + 1] = {{{0, 0, 0, 0}},
	{{0, 0, 0, 0}}, {{1, 0, 0, 0}}, {{1, 1, 0, 0}}, {{1, 2, 0, 0}}, {{1, 2, 1, 0}},
	{{1, 2, 2, 0}}, {{1, 2, 3, 0}}, {{1, 2, 4, 0}}, {{1, 2, 4, 1}}, {{1, 2, 4, 2}},
	{{1, 2, 4, 3}}, {{1, 2, 4, 4}}, {{1, 2, 4, 5}}, {{1, 2, 4, 6}}, {{1, 2, 4, 7}},
	{{1, 2, 4, 8}}};

/* ---- Any processor ---- */

LEVEL_INLINE int32_t fit_portable(
	const uint64_t *claimed, uint64_t test, int32_t start, int32_t length)
{
	int32_t known = start, clash;
	for (;;) {
		clash = start + length - 1;
		while (clash >= known && ((claimed[clash] + test) & HIGH) == 0)
			clash--;
		if (clash < known)
			return start;
		known = start + length;
		start = clash + 1;
	}
}

LEVEL_INLINE void claim_portable(uint64_t *claimed, uint64_t amount, int32_t at, int32_t length)
{
	for (int32_t end = at + length; at < end; at++)
		claimed[at] += amount;
}

static void place_portable(
	struct level_slots *slots, int32_t *start, int side, const uint32_t *order)
{
	static const struct level_slots_operations operations = {fit_portable, claim_portable};
	place_all(&operations, slots, start, side, order);
}

#if defined(__x86_64__) && (defined(__GNUC__) || defined(__clang__))
#include <immintrin.h>

/* ---- AVX2: four slots a register ---- */

#define AVX2 __attribute__((target("avx2")))

AVX2 LEVEL_INLINE uint32_t clashes_avx2(const uint64_t *claimed, uint64_t test, int32_t at)
{
	const __m256i high = _mm256_set1_epi64x((long long)HIGH);
	const __m256i tests = _mm256_set1_epi64x((long long)test);
	uint32_t fits = 0;
	for (int k = 0; k < LEVEL_PIECE; k += 4) {
		__m256i sum = _mm256_loadu_si256((const __m256i *)(claimed + at + k));
		sum = _mm256_and_si256(_mm256_add_epi64(sum, tests), high);
		sum = _mm256_cmpeq_epi64(sum, _mm256_setzero_si256());
		fits |= (uint32_t)_mm256_movemask_pd(_mm256_castsi256_pd(sum)) << k;
	}
	return fits ^ 0xffff;
}

AVX2 LEVEL_INLINE int32_t fit_avx2(
	const uint64_t *claimed, uint64_t test, int32_t start, int32_t length)
{
	return fit_by_pieces(clashes_avx2, claimed, test, start, length);
}

AVX2 LEVEL_INLINE void claim_avx2(uint64_t *claimed, uint64_t amount, int32_t at, int32_t length)
{
	const __m256i amounts = _mm256_set1_epi64x((long long)amount);
	int32_t end = at + length;
	for (; at + 4 <= end; at += 4) {
		__m256i *place = (__m256i *)(claimed + at);
		_mm256_storeu_si256(place, _mm256_add_epi64(_mm256_loadu_si256(place), amounts));
	}
	for (; at < end; at++)
		claimed[at] += amount;
}

AVX2 static void place_avx2(
	struct level_slots *slots, int32_t *start, int side, const uint32_t *order)
{
	static const struct level_slots_operations operations = {fit_avx2, claim_avx2};
	place_all(&operations, slots, start, side, order);
}

/* ---- AVX-512: eight slots a register, and masks for what is over ---- */

#define AVX512 __attribute__((target("avx512f,bmi,bmi2,lzcnt")))

AVX512 LEVEL_INLINE uint32_t clashes_avx512(const uint64_t *claimed, uint64_t test, int32_t at)
{
	const __m512i high = _mm512_set1_epi64((long long)HIGH);
	const __m512i tests = _mm512_set1_epi64((long long)test);
	__m512i low = _mm512_add_epi64(_mm512_loadu_si512(claimed + at), tests);
	__m512i up = _mm512_add_epi64(_mm512_loadu_si512(claimed + at + 8), tests);
	return (uint32_t)_mm512_test_epi64_mask(low, high) |
	       (uint32_t)_mm512_test_epi64_mask(up, high) << 8;
}

AVX512 LEVEL_INLINE int32_t fit_avx512(
	const uint64_t *claimed, uint64_t test, int32_t start, int32_t length)
{
	return fit_by_pieces(clashes_avx512, claimed, test, start, length);
}

AVX512 LEVEL_INLINE void claim_avx512(
	uint64_t *claimed, uint64_t amount, int32_t at, int32_t length)
{
	const __m512i amounts = _mm512_set1_epi64((long long)amount);
	for (int32_t end = at + length; at < end; at += 8) {
		uint32_t here = end - at >= 8 ? 0xff : (UINT32_C(1) << (end - at)) - 1;
		__mmask8 mask = (__mmask8)here;
		__m512i sum = _mm512_maskz_loadu_epi64(mask, claimed + at);
		_mm512_mask_storeu_epi64(claimed + at, mask, _mm512_add_epi64(sum, amounts));
	}
}

AVX512 static void place_avx512(
	struct level_slots *slots, int32_t *start, int side, const uint32_t *order)
{
	static const struct level_slots_operations operations = {fit_avx512, claim_avx512};
	place_all(&operations, slots, start, side, order);
}
#endif

bool level_slots_choose(struct level_slots *slots, enum level_slots_way way)
{
	switch (way) {
#ifdef AVX2
	case LEVEL_SLOTS_AVX2:
		if (!__builtin_cpu_supports("avx2"))
			return false;
		slots->place_all = place_avx2;
		return true;
	case LEVEL_SLOTS_AVX512:
		if (!__builtin_cpu_supports("avx512f") || !__builtin_cpu_supports("bmi2"))
			return false;
		slots->place_all = place_avx512;
		return true;
#endif
	case LEVEL_SLOTS_PORTABLE:
		slots->place_all = place_portable;
		return true;
	default:
		return false;
	}
}
