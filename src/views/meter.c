#include "meter.h"

#include "glyph.h"
#include "tocsin/real.h"

enum { LOWER_BLOCK = 0x2580 }; /* + 1..8: so many eighths from below */

enum role meter_role(enum tocsin_zone zone)
{
	static const enum role roles[] = {
		ROLE_GREEN_BAR, ROLE_YELLOW_BAR, ROLE_RED_BAR, ROLE_BLACK_BAR, ROLE_GREEN_BAR};
	return roles[zone];
}

static double within(double share)
{
	return isnan(share) || share < 0 ? 0 : share > 1 ? 1 : share;
}

/* To the nearest of `count` steps, but never to none of what is there nor to all of what is not. */
static int rounded(double share, int count)
{
	int filled = (int)tocsin_round(share * count);
	if (filled == 0 && share > 0)
		return 1;
	return filled == count && share < 1 && count > 1 ? count - 1 : filled;
}

void meter_bar(
	struct canvas *canvas, int column, int row, int columns, double share, enum role role)
{
	bool halves = canvas->glyphs == GLYPHS_BRAILLE;
	int filled = rounded(within(share), columns * (halves ? 2 : 1));
	for (int i = 0; i < columns; i++) {
		int here = halves ? filled - 2 * i : 2 * (filled - i);
		enum glyph glyph = halves ? (here > 1          ? GLYPH_METER_FULL
						    : here > 0 ? GLYPH_METER_HALF
							       : GLYPH_METER_EMPTY)
					  : (here > 0 ? GLYPH_BAR_FULL : GLYPH_BAR_EMPTY);
		canvas_put(canvas, column + i, row, glyph_code(canvas, glyph),
			here > 0 ? role : ROLE_TROUGH);
	}
}

uint32_t meter_column(const struct canvas *canvas, double share)
{
	share = within(share);
	if (share <= 0)
		return glyph_code(canvas, GLYPH_BAR_EMPTY);
	if (canvas->glyphs == GLYPHS_ASCII)
		return '0' + (unsigned)(share >= 1 ? 9 : (int)(share * 10));
	if (canvas->glyphs == GLYPHS_UNICODE)
		return LOWER_BLOCK + (share > 0.5 ? 8 : 4);
	int eighths = (int)tocsin_round(share * 7);
	return LOWER_BLOCK + (unsigned)(eighths < 1 ? 1 : eighths);
}
