#include "palette.h"

/*
 * A zone fills its cells with its colour and gives a bright one to what is bold on it (points,
 * trails, letters). Its texture is there for terminals without colour: here it has the colour of
 * the fill. On the edges the colours of two zones meet in one cell.
 */
struct zone_colours {
	int16_t fill, mark;
};

enum { ZONE_GREEN, ZONE_YELLOW, ZONE_RED, ZONE_BLACK, ZONES };

struct zone_set {
	struct zone_colours zones[ZONES];
	struct look labels[ZONES];
};

static const struct zone_set zones_256 = {
	.zones = {{22, 231}, {178, 16}, {88, 231}, {16, 231}},
	.labels = {{16, 71, .bold = true}, {16, 220, .bold = true}, {231, 160, .bold = true},
		{16, 253, .bold = true}},
};
static const struct zone_set zones_256_colour_blind = {
	.zones = {{25, 231}, {185, 16}, {166, 16}, {16, 231}},
	.labels = {{231, 25, .bold = true}, {16, 227, .bold = true}, {16, 202, .bold = true},
		{16, 253, .bold = true}},
};
static const struct zone_set zones_16 = {
	.zones = {{2, 0}, {3, 0}, {1, 15}, {0, 15}},
	.labels = {{0, 2, .bold = false}, {0, 11, .bold = false}, {15, 1, .bold = true},
		{0, 15, .bold = false}},
};
static const struct zone_set zones_8 = {
	.zones = {{2, 0}, {3, 0}, {1, 7}, {0, 7}},
	.labels = {{0, 2, .bold = false}, {0, 3, .bold = false}, {7, 1, .bold = true},
		{0, 7, .bold = false}},
};

static const struct zone_set *zone_set(struct palette palette)
{
	switch (palette.colours) {
	case PALETTE_256:
		return palette.colour_blind ? &zones_256_colour_blind : &zones_256;
	case PALETTE_16:
		return &zones_16;
	default:
		return &zones_8;
	}
}

/* Eight and sixteen colours know blue as 4, too dark for black marks; yellow and red keep their
 * place beside it. */
static struct look for_colour_blind(struct palette palette, struct look look)
{
	enum { GREEN = 2, BLUE = 4, WHITE = 7 };
	if (!palette.colour_blind || palette.colours == PALETTE_256)
		return look;
	if (look.foreground == GREEN)
		look.foreground = BLUE;
	if (look.background == GREEN) {
		look.background = BLUE;
		look.bold = look.foreground != BLUE;
		if (look.bold)
			look.foreground = WHITE;
	}
	return look;
}

static struct look zone_look(struct palette palette, int zone, bool bold)
{
	const struct zone_colours *colours = &zone_set(palette)->zones[zone];
	bool black = colours->mark == 0 || colours->mark == 16;
	/* Many terminals draw bold black as grey: black marks stay as they are. */
	return for_colour_blind(
		palette, (struct look){.foreground = bold ? colours->mark : colours->fill,
				 .background = colours->fill,
				 .bold = bold && !black});
}

static struct look edge_look(struct palette palette, int below, bool bold)
{
	struct look look = zone_look(palette, below + 1, bold);
	if (!bold)
		look.foreground = zone_look(palette, below, false).background;
	return look;
}

static struct look label_look(struct palette palette, int zone)
{
	return for_colour_blind(palette, zone_set(palette)->labels[zone]);
}

static struct look mono_look(enum role role, bool bold)
{
	struct look look = {.foreground = -1, .background = -1, .bold = bold};
	switch (role) {
	case ROLE_DIM:
		look.dim = true;
		break;
	case ROLE_GREEN:
	case ROLE_YELLOW:
	case ROLE_RED:
	case ROLE_BLACK:
	case ROLE_GREEN_EDGE:
	case ROLE_YELLOW_EDGE:
		look.dim = !bold; /* texture recedes behind the trail */
		break;
	case ROLE_TITLE:
	case ROLE_KEY:
	case ROLE_CRITICAL:
		look.bold = true;
		break;
	case ROLE_INPUT:
	case ROLE_MATCH:
		look.underline = true;
		break;
	case ROLE_SELECTED:
	case ROLE_ALARM:
	case ROLE_GREEN_LABEL:
	case ROLE_YELLOW_LABEL:
	case ROLE_RED_LABEL:
	case ROLE_BLACK_LABEL:
	case ROLE_DONE_LABEL:
		look.reverse = true;
		break;
	default:
		break;
	}
	return look;
}

/* As readable on black as on white. */
enum { MIDDLE_GREY = 243 };

/* What is no zone: the colours of few (8 and 16) and of many. */
static struct look plain_look(struct palette palette, enum role role, bool bold)
{
	bool many = palette.colours == PALETTE_256;
	struct look look = {.foreground = -1, .background = -1, .bold = bold};
	switch (role) {
	case ROLE_DIM:
		/* Colour 8 is invisible in some themes. */
		look.foreground = many ? MIDDLE_GREY : -1;
		look.dim = !many;
		break;
	case ROLE_TITLE:
		look.bold = true;
		break;
	case ROLE_FRAME:
		look.foreground = many ? MIDDLE_GREY : -1;
		look.dim = !many;
		break;
	case ROLE_KEY:
		look.foreground = many ? 33 : 6;
		look.bold = true;
		break;
	case ROLE_SELECTED:
		look.foreground = many ? 231 : 7;
		look.background = many ? 24 : 4;
		look.bold = true;
		break;
	case ROLE_INPUT:
		look.foreground = many ? 231 : 7;
		look.background = many ? 238 : 0;
		look.underline = !many;
		break;
	case ROLE_ALARM:
		look.foreground = many ? 231 : 7;
		look.background = many ? 160 : 1;
		look.bold = true;
		break;
	case ROLE_MATCH:
		look.foreground = many ? 16 : 0;
		look.background = many ? 153 : 6;
		break;
	case ROLE_CRITICAL:
		look.foreground = many ? 166 : 5;
		look.bold = true;
		break;
	case ROLE_FEEDING:
		look.foreground = many ? 31 : 6;
		break;
	case ROLE_DONE_LABEL:
		look.foreground = many ? 16 : 0;
		look.background = many ? 110 : 6;
		look.bold = many;
		break;
	default:
		break;
	}
	return look;
}

struct look palette_look(struct palette palette, enum role role, bool bold)
{
	if (palette.colours == PALETTE_MONO)
		return mono_look(role, bold);
	switch (role) {
	case ROLE_GREEN:
	case ROLE_YELLOW:
	case ROLE_RED:
	case ROLE_BLACK:
		return zone_look(palette, (int)role - ROLE_GREEN, bold);
	case ROLE_GREEN_EDGE:
	case ROLE_YELLOW_EDGE:
		return edge_look(palette, (int)role - ROLE_GREEN_EDGE, bold);
	case ROLE_GREEN_LABEL:
	case ROLE_YELLOW_LABEL:
	case ROLE_RED_LABEL:
	case ROLE_BLACK_LABEL:
		return label_look(palette, (int)role - ROLE_GREEN_LABEL);
	default:
		return plain_look(palette, role, bold);
	}
}
