#include "tocsin/real.h"

#include <string.h>

/* ln 2 in two parts: small multiples of the first are exact. */
static const double LN2_HIGH = 0x1.62e42fee00000p-1, LN2_LOW = 0x1.a39ef35793c76p-33;

/* 2 to the power of i / STEPS. */
enum { STEPS = 64 };
static const double powers[STEPS] = {
	0x1.p+0,
	0x1.02c9a3e778061p+0,
	0x1.059b0d3158574p+0,
	0x1.0874518759bc8p+0,
	0x1.0b5586cf9890fp+0,
	0x1.0e3ec32d3d1a2p+0,
	0x1.11301d0125b51p+0,
	0x1.1429aaea92de0p+0,
	0x1.172b83c7d517bp+0,
	0x1.1a35beb6fcb75p+0,
	0x1.1d4873168b9aap+0,
	0x1.2063b88628cd6p+0,
	0x1.2387a6e756238p+0,
	0x1.26b4565e27cddp+0,
	0x1.29e9df51fdee1p+0,
	0x1.2d285a6e4030bp+0,
	0x1.306fe0a31b715p+0,
	0x1.33c08b26416ffp+0,
	0x1.371a7373aa9cbp+0,
	0x1.3a7db34e59ff7p+0,
	0x1.3dea64c123422p+0,
	0x1.4160a21f72e2ap+0,
	0x1.44e086061892dp+0,
	0x1.486a2b5c13cd0p+0,
	0x1.4bfdad5362a27p+0,
	0x1.4f9b2769d2ca7p+0,
	0x1.5342b569d4f82p+0,
	0x1.56f4736b527dap+0,
	0x1.5ab07dd485429p+0,
	0x1.5e76f15ad2148p+0,
	0x1.6247eb03a5585p+0,
	0x1.6623882552225p+0,
	0x1.6a09e667f3bcdp+0,
	0x1.6dfb23c651a2fp+0,
	0x1.71f75e8ec5f74p+0,
	0x1.75feb564267c9p+0,
	0x1.7a11473eb0187p+0,
	0x1.7e2f336cf4e62p+0,
	0x1.82589994cce13p+0,
	0x1.868d99b4492edp+0,
	0x1.8ace5422aa0dbp+0,
	0x1.8f1ae99157736p+0,
	0x1.93737b0cdc5e5p+0,
	0x1.97d829fde4e50p+0,
	0x1.9c49182a3f090p+0,
	0x1.a0c667b5de565p+0,
	0x1.a5503b23e255dp+0,
	0x1.a9e6b5579fdbfp+0,
	0x1.ae89f995ad3adp+0,
	0x1.b33a2b84f15fbp+0,
	0x1.b7f76f2fb5e47p+0,
	0x1.bcc1e904bc1d2p+0,
	0x1.c199bdd85529cp+0,
	0x1.c67f12e57d14bp+0,
	0x1.cb720dcef9069p+0,
	0x1.d072d4a07897cp+0,
	0x1.d5818dcfba487p+0,
	0x1.da9e603db3285p+0,
	0x1.dfc97337b9b5fp+0,
	0x1.e502ee78b3ff6p+0,
	0x1.ea4afa2a490dap+0,
	0x1.efa1bee615a27p+0,
	0x1.f50765b6e4540p+0,
	0x1.fa7c1819e90d8p+0,
};

enum { EXPONENT_BIAS = 1023, MANTISSA_BITS = 52 };

/* 2 to the power of k, -1022 <= k <= 1023. */
static double power_of_two(int k)
{
	uint64_t bits = (uint64_t)(k + EXPONENT_BIAS) << MANTISSA_BITS;
	double power;
	memcpy(&power, &bits, sizeof power);
	return power;
}

double tocsin_exp(double x)
{
	enum { LEAST = -708, MOST = 709 };
	static const double steps_a_unit = STEPS * 0x1.71547652b82fep+0; /* 1 / ln 2 */
	if (!(x <= MOST && x >= LEAST))
		return x != x ? x : x > 0 ? INFINITY : 0;
	/* x = k ln 2 / STEPS + r, |r| <= 0.0055, where five terms of the series are enough. */
	int k = (int)(x * steps_a_unit + (x < 0 ? -0.5 : 0.5));
	double r = x - k * (LN2_HIGH / STEPS) - k * (LN2_LOW / STEPS);
	double more = r + r * r * (1.0 / 2 + r * (1.0 / 6 + r * (1.0 / 24 + r / 120)));
	int whole = k >= 0 ? k / STEPS : -((STEPS - 1 - k) / STEPS);
	double power = powers[k - STEPS * whole];
	return (power + power * more) * power_of_two(whole);
}

double tocsin_log(double x)
{
	enum { TERMS = 12, SUBNORMAL = 54 };
	uint64_t bits;
	int exponent = 0;
	if (!(x > 0) || x > 0x1.fffffffffffffp+1023)
		return x == 0 ? -INFINITY : x > 0 ? x : NAN;
	if (x < 0x1p-1022) {
		x *= power_of_two(SUBNORMAL);
		exponent = -SUBNORMAL;
	}
	memcpy(&bits, &x, sizeof bits);
	int k = (int)(bits >> MANTISSA_BITS) - EXPONENT_BIAS;
	double mantissa = x * power_of_two(k < 0 ? -k : 0) / power_of_two(k < 0 ? 0 : k);
	exponent += k;
	if (mantissa > 0x1.6a09e667f3bcdp+0) { /* the square root of 2 */
		mantissa /= 2;
		exponent++;
	}
	/* ln m = 2 artanh s, s = (m - 1) / (m + 1), |s| < 0.172 */
	double f = mantissa - 1, s = f / (2 + f), square = s * s, sum = 0;
	for (int i = TERMS; i > 0; i--)
		sum = square * (1.0 / (2 * i + 1) + sum);
	return exponent * LN2_HIGH + (2 * s + (2 * s * sum + exponent * LN2_LOW));
}

/* Between 0 and z lies the density at z times z + z^3 / 3 + z^5 / (3 * 5) + ... */
double tocsin_normal_above(double z)
{
	double density = tocsin_exp(-z * z / 2) / sqrt(2 * 3.14159265358979323846);
	double sum = 0, term = z;
	for (int odd = 3; sum + term != sum; odd += 2) {
		sum += term;
		term *= z * z / odd;
	}
	return 0.5 - density * sum;
}
