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
/* On white: pale fills, black marks. */
static const struct zone_set zones_256_light = {
	.zones = {{114, 16}, {221, 16}, {210, 16}, {238, 231}},
	.labels = {{16, 71, .bold = true}, {16, 220, .bold = true}, {231, 160, .bold = true},
		{231, 16, .bold = true}},
};
static const struct zone_set zones_256_high_contrast = {
	.zones = {{28, 231}, {226, 16}, {124, 231}, {16, 231}},
	.labels = {{16, 46, .bold = true}, {16, 226, .bold = true}, {231, 124, .bold = true},
		{16, 231, .bold = true}},
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
		switch (palette.theme) {
		case THEME_COLOUR_BLIND:
			return &zones_256_colour_blind;
		case THEME_LIGHT:
			return &zones_256_light;
		case THEME_HIGH_CONTRAST:
			return &zones_256_high_contrast;
		default:
			return &zones_256;
		}
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
	if (palette.theme != THEME_COLOUR_BLIND || palette.colours == PALETTE_256)
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
	/* On white paper, black is the label, not its letters. */
	if (zone == ZONE_BLACK && palette.theme == THEME_LIGHT && palette.colours != PALETTE_256)
		return (struct look){.foreground = 7, .background = 0, .bold = true};
	return for_colour_blind(palette, zone_set(palette)->labels[zone]);
}

static struct look mono_look(enum role role, bool bold)
{
	struct look look = {.foreground = -1, .background = -1, .bold = bold};
	switch (role) {
	case ROLE_DIM:
	case ROLE_TROUGH:
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
	case ROLE_WHAT_IF:
		look.reverse = true;
		break;
	default:
		break;
	}
	return look;
}

/* What is no zone. A colour of -1 is the terminal's own, or dim where it would be grey. */
struct plain_colours {
	int16_t paper, ink, grey, key, critical, feeding;
	struct look selected, input, alarm, match, done, what_if;
};

/* 243 is as readable on black as on white. */
static const struct plain_colours plain_256[THEMES] = {
	[THEME_DEFAULT] = {-1, -1, 243, 32, 166, 31, {231, 24, .bold = true}, {231, 238},
		{231, 160, .bold = true}, {16, 153}, {16, 110, .bold = true},
		{231, 91, .bold = true}},
	[THEME_DARK] = {234, 252, 246, 75, 209, 74, {231, 24, .bold = true}, {231, 238},
		{231, 160, .bold = true}, {16, 153}, {16, 110, .bold = true},
		{231, 91, .bold = true}},
	[THEME_LIGHT] = {231, 235, 241, 26, 130, 24, {231, 25, .bold = true}, {16, 252},
		{231, 160, .bold = true}, {16, 153}, {16, 110, .bold = true},
		{231, 91, .bold = true}},
	[THEME_HIGH_CONTRAST] = {16, 231, 252, 51, 215, 117, {16, 231}, {16, 253},
		{231, 124, .bold = true}, {16, 51}, {16, 117}, {16, 213, .bold = true}},
};

/* Colour 8 is invisible in some themes of terminals: grey is dim. */
static const struct plain_colours plain_16[THEMES] = {
	[THEME_DEFAULT] = {-1, -1, -1, 6, 5, 6, {7, 4, .bold = true}, {7, 0, .underline = true},
		{7, 1, .bold = true}, {0, 6}, {0, 6}, {15, 5, .bold = true}},
	[THEME_DARK] = {0, 7, -1, 14, 13, 14, {15, 4, .bold = true}, {15, 0, .underline = true},
		{15, 1, .bold = true}, {0, 14}, {0, 14}, {15, 5, .bold = true}},
	[THEME_LIGHT] = {15, 0, -1, 4, 5, 4, {15, 4, .bold = true}, {0, 7, .underline = true},
		{15, 1, .bold = true}, {0, 14}, {0, 6}, {15, 5, .bold = true}},
	[THEME_HIGH_CONTRAST] = {0, 15, 7, 14, 13, 14, {0, 15}, {0, 7}, {15, 1, .bold = true},
		{0, 14}, {0, 14}, {0, 13}},
};
static const struct plain_colours plain_8[THEMES] = {
	[THEME_DEFAULT] = {-1, -1, -1, 6, 5, 6, {7, 4, .bold = true}, {7, 0, .underline = true},
		{7, 1, .bold = true}, {0, 6}, {0, 6}, {7, 5, .bold = true}},
	[THEME_DARK] = {0, 7, -1, 6, 5, 6, {7, 4, .bold = true}, {7, 0, .underline = true},
		{7, 1, .bold = true}, {0, 6}, {0, 6}, {7, 5, .bold = true}},
	[THEME_LIGHT] = {7, 0, -1, 4, 5, 4, {7, 4, .bold = true}, {0, 7, .underline = true},
		{7, 1, .bold = true}, {0, 6}, {0, 6}, {7, 5, .bold = true}},
	[THEME_HIGH_CONTRAST] = {0, 7, 7, 6, 5, 6, {0, 7}, {0, 7, .underline = true},
		{7, 1, .bold = true}, {0, 6}, {0, 6}, {0, 5}},
};

static const struct plain_colours *plain_colours(struct palette palette)
{
	enum theme theme = palette.theme == THEME_COLOUR_BLIND ? THEME_DEFAULT : palette.theme;
	return palette.colours == PALETTE_256  ? &plain_256[theme]
	       : palette.colours == PALETTE_16 ? &plain_16[theme]
					       : &plain_8[theme];
}

static struct look plain_look(struct palette palette, enum role role, bool bold)
{
	const struct plain_colours *colours = plain_colours(palette);
	struct look look = {.foreground = colours->ink, .background = colours->paper};
	switch (role) {
	case ROLE_DIM:
	case ROLE_FRAME:
		look.dim = colours->grey < 0;
		look.foreground = look.dim ? colours->ink : colours->grey;
		break;
	case ROLE_TITLE:
		look.bold = true;
		break;
	case ROLE_KEY:
		/* With many colours its own is enough, and bold costs more bytes than the word. */
		look.foreground = colours->key;
		look.bold = palette.colours != PALETTE_256;
		break;
	case ROLE_SELECTED:
		look = colours->selected;
		break;
	case ROLE_INPUT:
		look = colours->input;
		break;
	case ROLE_ALARM:
		look = colours->alarm;
		break;
	case ROLE_MATCH:
		look = colours->match;
		break;
	case ROLE_WHAT_IF:
		look = colours->what_if;
		break;
	case ROLE_CRITICAL:
		look.foreground = colours->critical;
		look.bold = palette.colours != PALETTE_256;
		break;
	case ROLE_FEEDING:
		look.foreground = colours->feeding;
		break;
	case ROLE_DONE_LABEL:
		look = colours->done;
		break;
	default:
		break;
	}
	look.bold = look.bold || bold;
	return look;
}

uint32_t palette_rgb(int16_t colour)
{
	static const uint32_t first[16] = {0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee,
		0xcd00cd, 0x00cdcd, 0xe5e5e5, 0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff,
		0xff00ff, 0x00ffff, 0xffffff};
	static const uint8_t levels[6] = {0, 95, 135, 175, 215, 255};
	enum { CUBE = 16, GREYS = 232 };
	if (colour < CUBE)
		return first[colour < 0 ? 0 : colour];
	if (colour >= GREYS)
		return (uint32_t)(8 + 10 * (colour - GREYS)) * 0x010101u;
	int at = colour - CUBE;
	return (uint32_t)levels[at / 36] << 16 | (uint32_t)levels[at / 6 % 6] << 8 | levels[at % 6];
}

/*
 * A bar lies in a trough that is dark in every theme, so that its colour never meets an unknown
 * background: green, yellow, red, past the promise, load, and the empty trough.
 */
static struct look bar_look(struct palette palette, enum role role, bool bold)
{
	enum { BARS = ROLE_TROUGH - ROLE_GREEN_BAR + 1 };
	static const int16_t bars_256[BARS] = {71, 220, 203, 253, 74, 242};
	static const int16_t bars_256_colour_blind[BARS] = {75, 227, 208, 253, 74, 242};
	static const int16_t bars_16[BARS] = {10, 11, 9, 15, 14, 7};
	static const int16_t bars_8[BARS] = {2, 3, 1, 7, 6, 7};
	bool blind = palette.theme == THEME_COLOUR_BLIND;
	int bar = (int)role - ROLE_GREEN_BAR;
	struct look look = {.bold = bold};
	switch (palette.colours) {
	case PALETTE_256:
		look.foreground = blind ? bars_256_colour_blind[bar] : bars_256[bar];
		look.background = 235;
		break;
	case PALETTE_16:
		look.foreground = blind && bar == 0 ? 12 : bars_16[bar];
		break;
	default:
		look.foreground = bars_8[bar];
		look.bold = true;
		break;
	}
	return for_colour_blind(palette, look);
}

struct look palette_look(struct palette palette, enum role role, bool bold)
{
	if (palette.colours == PALETTE_MONO || palette.theme == THEME_MONO)
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
	case ROLE_GREEN_BAR:
	case ROLE_YELLOW_BAR:
	case ROLE_RED_BAR:
	case ROLE_BLACK_BAR:
	case ROLE_LOAD_BAR:
	case ROLE_TROUGH:
		return bar_look(palette, role, bold);
	default:
		return plain_look(palette, role, bold);
	}
}
