/*
 * Real numbers, against the mathematics library of this machine.
 */
#include "check_main.h"

#include "tocsin/real.h"

/* Units of the last place between the two. */
static double apart(double a, double b)
{
	return a == b ? 0 : fabs(a - b) / (nextafter(fabs(b), INFINITY) - fabs(b));
}

START_TEST(rounds_as_c_does)
{
	static const double values[] = {0, 0.3, 0.5, 0.49999999999999994, 0.7, 1, 1.5, 2.5,
		3.999999, 1e9 + 0.5, 0x1p31 + 0.5, 0x1p51 + 0.5, 0x1p52 + 1, 0x1p53, 1e300,
		INFINITY};
	for (unsigned i = 0; i < sizeof values / sizeof values[0]; i++)
		for (int sign = -1; sign <= 1; sign += 2) {
			double x = sign * values[i];
			ck_assert_double_eq(tocsin_trunc(x), trunc(x));
			ck_assert_double_eq(tocsin_floor(x), floor(x));
			ck_assert_double_eq(tocsin_ceil(x), ceil(x));
			ck_assert_double_eq(tocsin_round(x), round(x));
		}
	ck_assert_double_nan(tocsin_round(NAN));
	ck_assert_double_nan(tocsin_floor(NAN));
}
END_TEST

START_TEST(takes_the_one_that_is_a_number)
{
	ck_assert_double_eq(tocsin_larger(2, 3), 3);
	ck_assert_double_eq(tocsin_smaller(2, 3), 2);
	ck_assert_double_eq(tocsin_larger(2, NAN), 2);
	ck_assert_double_eq(tocsin_larger(NAN, 2), 2);
	ck_assert_double_eq(tocsin_smaller(NAN, 2), 2);
	ck_assert_double_eq(tocsin_smaller(2, NAN), 2);
}
END_TEST

START_TEST(powers_of_e)
{
	for (double x = -700; x < 700; x += 0.377)
		ck_assert_double_le(apart(tocsin_exp(x), exp(x)), 2);
	for (double x = -1.1; x < 1.1; x += 0.00137)
		ck_assert_double_le(apart(tocsin_exp(x), exp(x)), 2);
	ck_assert_double_eq(tocsin_exp(0), 1);
	ck_assert_double_eq(tocsin_exp(-1000), 0);
	ck_assert_double_infinite(tocsin_exp(1000));
	ck_assert_double_nan(tocsin_exp(NAN));
}
END_TEST

START_TEST(logarithms)
{
	for (double x = 1e-320; x < 1e308; x *= 1.0937)
		ck_assert_double_le(apart(tocsin_log(x), log(x)), 2);
	for (double x = 0.5; x < 2; x += 0.000731)
		ck_assert_double_le(apart(tocsin_log(x), log(x)), 2);
	ck_assert_double_eq(tocsin_log(1), 0);
	ck_assert_double_infinite(tocsin_log(0));
	ck_assert_double_nan(tocsin_log(-1));
	ck_assert_double_nan(tocsin_log(NAN));
}
END_TEST

START_TEST(tails_of_the_normal_distribution)
{
	for (double z = 0; z <= 6; z += 0.01)
		ck_assert_double_le(fabs(tocsin_normal_above(z) - erfc(z / sqrt(2)) / 2), 1e-15);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("real");
	TCase *numbers = tcase_create("numbers");
	tcase_add_test(numbers, rounds_as_c_does);
	tcase_add_test(numbers, takes_the_one_that_is_a_number);
	tcase_add_test(numbers, powers_of_e);
	tcase_add_test(numbers, logarithms);
	tcase_add_test(numbers, tails_of_the_normal_distribution);
	suite_add_tcase(suite, numbers);
	return suite;
}
