#include "check_main.h"

#include <math.h>

#include "palette.h"

/* Every theme of colours with every number of them. */
enum { DEPTHS = 3, PALETTES = DEPTHS * THEME_MONO };

static struct palette palette_at(int i)
{
	return (struct palette){
		(enum palette_colours)(PALETTE_8 + i % DEPTHS), (enum theme)(i / DEPTHS)};
}

static int colours_at(int i)
{
	static const int colours[DEPTHS] = {8, 16, 256};
	return colours[i % DEPTHS];
}

START_TEST(keeps_to_the_terminal_s_colours)
{
	for (int role = 0; role < ROLE_COUNT; role++)
		for (int bold = 0; bold < 2; bold++) {
			struct look look = palette_look(palette_at(_i), (enum role)role, bold);
			ck_assert_int_lt(look.foreground, colours_at(_i));
			ck_assert_int_lt(look.background, colours_at(_i));
		}
}
END_TEST

/* A zone brings its own background, and what is bold on it differs from it. */
START_TEST(zones_are_cells_with_readable_marks)
{
	for (int role = ROLE_GREEN; role <= ROLE_BLACK; role++) {
		struct look look = palette_look(palette_at(_i), (enum role)role, true);
		ck_assert_int_ge(look.background, 0);
		ck_assert_int_ne(look.foreground, look.background);
		for (int other = ROLE_GREEN; other < role; other++)
			ck_assert_int_ne(look.background,
				palette_look(palette_at(_i), (enum role)other, true).background);
	}
}
END_TEST

static double channel(int16_t colour, int which)
{
	int value = (int)(palette_rgb(colour) >> (16 - 8 * which) & 255);
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
		struct look look = palette_look(palette_at(_i), (enum role)role, true);
		double least = look.bold ? 3 : 4.5;
		ck_assert_msg(contrast(look) >= least, "%c: %d on %d: %.1f",
			role_letter((enum role)role), look.foreground, look.background,
			contrast(look));
	}
}
END_TEST

/* A theme with a paper of its own can be read all over; dim text is as bright as the terminal makes
 * it. */
START_TEST(a_theme_of_its_own_can_be_read_everywhere)
{
	for (int role = 0; role < ROLE_COUNT; role++) {
		struct look look = palette_look(palette_at(_i), (enum role)role, false);
		bool texture =
			(role >= ROLE_GREEN && role <= ROLE_YELLOW_EDGE) || role == ROLE_TROUGH;
		ck_assert_int_ge(look.foreground, 0);
		ck_assert_int_ge(look.background, 0);
		ck_assert_msg(texture || contrast(look) >= (look.bold ? 3 : 4.5),
			"%c: %d on %d: %.1f", role_letter((enum role)role), look.foreground,
			look.background, contrast(look));
	}
}
END_TEST

START_TEST(themes_have_names)
{
	for (unsigned i = 0; i < THEMES; i++) {
		enum theme theme;
		ck_assert(theme_parse(&theme, theme_name((enum theme)i)));
		ck_assert_uint_eq(theme, i);
	}
	enum theme theme;
	ck_assert(!theme_parse(&theme, "blue"));
}
END_TEST

/* Numbers as xterm has them. */
START_TEST(colours_have_values)
{
	ck_assert_uint_eq(palette_rgb(1), 0xcd0000);
	ck_assert_uint_eq(palette_rgb(16), 0x000000);
	ck_assert_uint_eq(palette_rgb(178), 0xd7af00);
	ck_assert_uint_eq(palette_rgb(231), 0xffffff);
	ck_assert_uint_eq(palette_rgb(243), 0x767676);
}
END_TEST

/* The colour-blind set has no pair of red and green to be told apart. */
START_TEST(colour_blind_zones_are_not_green)
{
	struct palette with_theme = {palette_at(_i).colours, THEME_COLOUR_BLIND};
	struct look seen = palette_look(palette_at(_i), ROLE_GREEN, false);
	struct look blind = palette_look(with_theme, ROLE_GREEN, false);
	ck_assert_int_ne(seen.background, blind.background);
}
END_TEST

START_TEST(an_edge_shows_both_zones)
{
	struct look edge = palette_look(palette_at(_i), ROLE_GREEN_EDGE, false);
	ck_assert_int_eq(
		edge.foreground, palette_look(palette_at(_i), ROLE_GREEN, false).background);
	ck_assert_int_eq(
		edge.background, palette_look(palette_at(_i), ROLE_YELLOW, false).background);
}
END_TEST

START_TEST(mono_has_no_colour_and_shows_what_matters)
{
	struct palette mono = {PALETTE_MONO, THEME_DEFAULT};
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
	tcase_add_loop_test(looks, keeps_to_the_terminal_s_colours, 0, PALETTES);
	tcase_add_loop_test(looks, zones_are_cells_with_readable_marks, 0, PALETTES);
	tcase_add_loop_test(looks, what_lies_on_a_zone_can_be_read, 0, PALETTES);
	tcase_add_loop_test(looks, colour_blind_zones_are_not_green, 0, DEPTHS);
	tcase_add_loop_test(looks, an_edge_shows_both_zones, 0, PALETTES);
	tcase_add_loop_test(looks, a_theme_of_its_own_can_be_read_everywhere, THEME_DARK * DEPTHS,
		THEME_COLOUR_BLIND * DEPTHS);
	tcase_add_test(looks, themes_have_names);
	tcase_add_test(looks, colours_have_values);
	tcase_add_test(looks, mono_has_no_colour_and_shows_what_matters);
	suite_add_tcase(suite, looks);
	return suite;
}
