#include "check_main.h"

#include <math.h>

#include "tocsin/random.h"

/* The first numbers of splitmix64 from seed 1234567, as its authors' program prints them. */
START_TEST(numbers_are_those_of_splitmix64)
{
	static const uint64_t expected[] = {UINT64_C(6457827717110365317),
		UINT64_C(3203168211198807973), UINT64_C(9817491932198370423),
		UINT64_C(4593380528125082431), UINT64_C(16408922859458223821)};
	struct tocsin_random random = tocsin_random_seeded(1234567);
	for (int i = 0; i < 5; i++)
		ck_assert_uint_eq(tocsin_random_next(&random), expected[i]);
}
END_TEST

START_TEST(below_stays_below_and_is_even)
{
	static const uint32_t bounds[] = {1, 2, 3, 10, 1000};
	uint32_t bound = bounds[_i];
	struct tocsin_random random = tocsin_random_seeded(7);
	double sum = 0;
	enum { DRAWS = 100000 };
	for (int i = 0; i < DRAWS; i++) {
		uint32_t drawn = tocsin_random_below(&random, bound);
		if (drawn >= bound)
			ck_abort_msg("%u of %u", (unsigned)drawn, (unsigned)bound);
		sum += drawn;
	}
	/* The mean of so many draws lies within five standard errors of (bound - 1) / 2. */
	double error = bound / sqrt(12.0) / sqrt(DRAWS);
	ck_assert_double_le(fabs(sum / DRAWS - (bound - 1) / 2.0), 5 * error);
}
END_TEST

START_TEST(below_has_no_bias)
{
	/*
	 * 2^32 numbers on two thirds as many results: without drawing again, every even result
	 * would come twice as often as an odd one.
	 */
	uint32_t bound = UINT32_C(2863311531);
	struct tocsin_random random = tocsin_random_seeded(7);
	int even = 0;
	for (int i = 0; i < 100000; i++)
		even += tocsin_random_below(&random, bound) % 2 == 0;
	ck_assert_int_gt(even, 49000);
	ck_assert_int_lt(even, 51000);
}
END_TEST

START_TEST(unit_is_within_zero_and_one)
{
	struct tocsin_random random = tocsin_random_seeded(7);
	double least = 1, most = 0;
	for (int i = 0; i < 100000; i++) {
		double drawn = tocsin_random_unit(&random);
		least = drawn < least ? drawn : least;
		most = drawn > most ? drawn : most;
	}
	ck_assert_double_ge(least, 0);
	ck_assert_double_lt(least, 0.001);
	ck_assert_double_lt(most, 1);
	ck_assert_double_gt(most, 0.999);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("random");
	TCase *tcase = tcase_create("random");
	tcase_add_test(tcase, numbers_are_those_of_splitmix64);
	tcase_add_loop_test(tcase, below_stays_below_and_is_even, 0, 5);
	tcase_add_test(tcase, below_has_no_bias);
	tcase_add_test(tcase, unit_is_within_zero_and_one);
	suite_add_tcase(suite, tcase);
	return suite;
}
