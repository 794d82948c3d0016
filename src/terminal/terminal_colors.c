#include "terminal_colors.h"

static enum palette_colours colours_of_terminal(bool mono)
{
	if (mono || !has_colors() || start_color() == ERR || COLORS < 8)
		return PALETTE_MONO;
	/* "-1" is the terminal's own background: it is never painted over where nothing is meant.
	 */
	if (use_default_colors() == ERR)
		assume_default_colors(COLOR_WHITE, COLOR_BLACK);
	return COLORS >= 256 ? PALETTE_256 : COLORS >= 16 ? PALETTE_16 : PALETTE_8;
}

/*
 * Bold is left out where 256 colours set a cell off by its background already: switching it on and
 * off again costs more bytes than all the rest of a row.
 */
static attr_t attributes_of(struct look look, enum palette_colours colours)
{
	attr_t attributes = A_NORMAL;
	if (look.bold && !(colours == PALETTE_256 && look.background >= 0))
		attributes |= A_BOLD;
	if (look.dim)
		attributes |= A_DIM;
	if (look.underline)
		attributes |= A_UNDERLINE;
	if (look.reverse)
		attributes |= A_REVERSE;
	return attributes;
}

/* The black of the 256 is that of the first eight, which is half as long to send. */
static short brief(int16_t colour)
{
	enum { BLACK_OF_256 = 16, BLACK = 0 };
	return colour == BLACK_OF_256 ? BLACK : colour;
}

/*
 * Looks that share their colours share a pair. The terminal's own colours are a pair as well, and
 * not pair 0: whenever it goes back to that, curses sends a reset of all attributes besides.
 */
static short pair_of(struct look look, struct look known[], short *count)
{
	for (short i = 0; i < *count; i++)
		if (known[i].foreground == look.foreground &&
			known[i].background == look.background)
			return (short)(i + 1);
	known[*count] = look;
	++*count;
	init_pair(*count, brief(look.foreground), look.background);
	return *count;
}

bool terminal_colors_init(struct terminal_looks *out, bool mono, bool colour_blind)
{
	struct palette palette = {colours_of_terminal(mono), colour_blind};
	struct look known[2 * ROLE_COUNT];
	short count = 0;
	for (int role = 0; role < ROLE_COUNT; role++) {
		for (int bold = 0; bold < 2; bold++) {
			struct look look = palette_look(palette, (enum role)role, bold != 0);
			bool hidden = look.foreground >= 0 && !look.reverse &&
				      look.foreground == look.background;
			/* Blanks have no foreground: there is one colour less to be sent. */
			if (hidden)
				look.foreground = -1;
			out->of[role][bold] = (struct terminal_look){
				.attributes = attributes_of(look, palette.colours),
				.background = look.background,
				.lined = look.underline || look.reverse,
				.hidden = hidden,
				.pair = palette.colours == PALETTE_MONO
						? 0
						: pair_of(look, known, &count),
			};
		}
	}
	bkgdset(COLOR_PAIR(out->of[ROLE_TEXT][0].pair));
	return palette.colours != PALETTE_MONO;
}
