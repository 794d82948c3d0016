#include "check_main.h"

#include <math.h>

#include "palette.h"

static const struct palette palettes[] = {{PALETTE_8, false}, {PALETTE_16, false},
	{PALETTE_256, false}, {PALETTE_8, true}, {PALETTE_16, true}, {PALETTE_256, true}};

static const int16_t colours[] = {8, 16, 256, 8, 16, 256};

START_TEST(keeps_to_the_terminal_s_colours)
{
	for (int role = 0; role < ROLE_COUNT; role++)
		for (int bold = 0; bold < 2; bold++) {
			struct look look = palette_look(palettes[_i], (enum role)role, bold);
			ck_assert_int_lt(look.foreground, colours[_i]);
			ck_assert_int_lt(look.background, colours[_i]);
		}
}
END_TEST

/* A zone brings its own background, and what is bold on it differs from it. */
START_TEST(zones_are_cells_with_readable_marks)
{
	for (int role = ROLE_GREEN; role <= ROLE_BLACK; role++) {
		struct look look = palette_look(palettes[_i], (enum role)role, true);
		ck_assert_int_ge(look.background, 0);
		ck_assert_int_ne(look.foreground, look.background);
		for (int other = ROLE_GREEN; other < role; other++)
			ck_assert_int_ne(look.background,
				palette_look(palettes[_i], (enum role)other, true).background);
	}
}
END_TEST

/* Standard colours of xterm: the first sixteen, a cube of six levels, and greys. */
static double channel(int16_t colour, int which)
{
	static const uint8_t first[16][3] = {{0, 0, 0}, {205, 0, 0}, {0, 205, 0}, {205, 205, 0},
		{0, 0, 238}, {205, 0, 205}, {0, 205, 205}, {229, 229, 229}, {127, 127, 127},
		{255, 0, 0}, {0, 255, 0}, {255, 255, 0}, {92, 92, 255}, {255, 0, 255},
		{0, 255, 255}, {255, 255, 255}};
	static const int levels[] = {0, 95, 135, 175, 215, 255}, places[] = {36, 6, 1};
	int value = colour < 16    ? first[colour][which]
		    : colour < 232 ? levels[(colour - 16) / places[which] % 6]
				   : 8 + 10 * (colour - 232);
	return pow(value / 255.0, 2.2);
}

static double luminance(int16_t colour)
{
	return 0.2126 * channel(colour, 0) + 0.7152 * channel(colour, 1) +
	       0.0722 * channel(colour, 2);
}

/* As WCAG 2 has it; 4.5 is asked of text, 3 of large or bold text. */
static double contrast(struct look look)
{
	double one = luminance(look.foreground), other = luminance(look.background);
	return (fmax(one, other) + 0.05) / (fmin(one, other) + 0.05);
}

START_TEST(what_lies_on_a_zone_can_be_read)
{
	for (int role = ROLE_GREEN; role <= ROLE_DONE_LABEL; role++) {
		struct look look = palette_look(palettes[_i], (enum role)role, true);
		double least = look.bold ? 3 : 4.5;
		ck_assert_msg(contrast(look) >= least, "%c: %d on %d: %.1f",
			role_letter((enum role)role), look.foreground, look.background,
			contrast(look));
	}
}
END_TEST

/* The colour-blind set has no pair of red and green to be told apart. */
START_TEST(colour_blind_zones_are_not_green)
{
	struct look seen = palette_look(palettes[_i], ROLE_GREEN, false);
	struct look blind = palette_look(palettes[_i + 3], ROLE_GREEN, false);
	ck_assert_int_ne(seen.background, blind.background);
}
END_TEST

START_TEST(an_edge_shows_both_zones)
{
	struct look edge = palette_look(palettes[_i], ROLE_GREEN_EDGE, false);
	ck_assert_int_eq(edge.foreground, palette_look(palettes[_i], ROLE_GREEN, false).background);
	ck_assert_int_eq(
		edge.background, palette_look(palettes[_i], ROLE_YELLOW, false).background);
}
END_TEST

START_TEST(mono_has_no_colour_and_shows_what_matters)
{
	struct palette mono = {PALETTE_MONO, false};
	for (int role = 0; role < ROLE_COUNT; role++) {
		struct look look = palette_look(mono, (enum role)role, false);
		ck_assert_int_eq(look.foreground, -1);
		ck_assert_int_eq(look.background, -1);
	}
	ck_assert(palette_look(mono, ROLE_SELECTED, false).reverse);
	ck_assert(palette_look(mono, ROLE_RED_LABEL, false).reverse);
	ck_assert(palette_look(mono, ROLE_RED, true).bold);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("palette");
	TCase *looks = tcase_create("looks");
	tcase_add_loop_test(looks, keeps_to_the_terminal_s_colours, 0, 6);
	tcase_add_loop_test(looks, zones_are_cells_with_readable_marks, 0, 6);
	tcase_add_loop_test(looks, what_lies_on_a_zone_can_be_read, 0, 6);
	tcase_add_loop_test(looks, colour_blind_zones_are_not_green, 0, 3);
	tcase_add_loop_test(looks, an_edge_shows_both_zones, 0, 6);
	tcase_add_test(looks, mono_has_no_colour_and_shows_what_matters);
	suite_add_tcase(suite, looks);
	return suite;
}
