/*
 * Real numbers: what the mathematics library of C does, without it.
 *
 * It computes the same on every machine, to the last bit, so that a seed gives the same forecast
 * everywhere; and a program that draws a chart does not keep 400 kB of other functions in memory.
 * sqrt and fabs are instructions of the machine and stay what they are. NaN comes out where it went
 * in.
 */
#ifndef TOCSIN_REAL_H
#define TOCSIN_REAL_H

#include <math.h>
#include <stdint.h>

/* From here on every double is a whole number. */
#define TOCSIN_REAL_WHOLE 0x1p52

/* Towards zero. */
static inline double tocsin_trunc(double x)
{
	return fabs(x) < TOCSIN_REAL_WHOLE ? (double)(int64_t)x : x;
}

static inline double tocsin_floor(double x)
{
	double whole = tocsin_trunc(x);
	return whole > x ? whole - 1 : whole;
}

static inline double tocsin_ceil(double x)
{
	double whole = tocsin_trunc(x);
	return whole < x ? whole + 1 : whole;
}

/* To the nearest whole number, halves away from zero. */
static inline double tocsin_round(double x)
{
	double whole = tocsin_trunc(x);
	return x - whole >= 0.5 ? whole + 1 : x - whole <= -0.5 ? whole - 1 : whole;
}

static inline double tocsin_larger(double a, double b)
{
	return a > b || b != b ? a : b;
}

static inline double tocsin_smaller(double a, double b)
{
	return a < b || b != b ? a : b;
}

/* e to the power of x, and the natural logarithm of x > 0 (NaN else); both within two units of the
 * last place, subnormal results aside. */
double tocsin_exp(double x);
double tocsin_log(double x);

/* The probability that a standard normal variable is above z, for 0 <= z <= 6; within 1e-15.
 */
double tocsin_normal_above(double z);

#endif
