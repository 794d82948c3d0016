#include "terminal_colors.h"

enum { MOST_INDEXED = 256 }; /* colours; a terminal with more takes values instead */

static enum palette_colours colours_of_terminal(enum theme theme)
{
	if (theme == THEME_MONO || !has_colors() || start_color() == ERR || COLORS < 8)
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

/*
 * A terminal of direct colours takes values for numbers, but for the first few, which are the
 * others' as well. The black of the 256 is that of the first eight, which is half as long to send.
 */
static int colour_of(int16_t colour)
{
	enum { FIRST = 8, BLACK_OF_256 = 16, BLACK = 0 };
	if (COLORS <= MOST_INDEXED)
		return colour == BLACK_OF_256 ? BLACK : colour;
	uint32_t value = palette_rgb(colour);
	return colour < 0 ? colour : value < FIRST ? BLACK : (int)value;
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
	init_extended_pair(*count, colour_of(look.foreground), colour_of(look.background));
	return *count;
}

bool terminal_colors_init(struct terminal_looks *out, enum theme theme)
{
	struct palette palette = {colours_of_terminal(theme), theme};
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
	/* What curses blanks by itself has the theme's paper, too. The terminal's own needs no
	 * pair, and with one curses would not know a cleared screen for blank. */
	bool own = out->of[ROLE_TEXT][0].background < 0;
	wbkgdset(newscr, own ? A_NORMAL : (chtype)COLOR_PAIR(out->of[ROLE_TEXT][0].pair));
	return palette.colours != PALETTE_MONO;
}

static const struct terminal_look *look_of(
	const struct terminal_looks *looks, const struct cell *cell)
{
	return &looks->of[cell->role][cell->bold];
}

bool terminal_is_blank(const struct terminal_looks *looks, const struct cell *cell)
{
	bool hidden = look_of(looks, cell)->hidden && cell->width == 1;
	return hidden || cell->code == ' ';
}

static bool same_blank(const struct terminal_look *look, const struct terminal_look *other)
{
	return other && !look->lined && !other->lined && look->background == other->background;
}

int terminal_row_length(const struct terminal_looks *looks, const struct cell *cells, int columns)
{
	const struct terminal_look *paper = &looks->of[ROLE_TEXT][0];
	while (columns > 0 && cells[columns - 1].width == 1 &&
		terminal_is_blank(looks, &cells[columns - 1]) &&
		same_blank(look_of(looks, &cells[columns - 1]), paper))
		columns--;
	return columns;
}

void terminal_row_looks(const struct terminal_look *out[], const struct terminal_looks *looks,
	const struct cell *cells, int columns)
{
	const struct terminal_look *beside = NULL, *paper = &looks->of[ROLE_TEXT][0];
	for (int column = 0; column < columns; column++) {
		const struct terminal_look *look = look_of(looks, &cells[column]);
		if (cells[column].width == 0)
			continue;
		if (!terminal_is_blank(looks, &cells[column]))
			beside = look;
		else if (!same_blank(look, beside))
			beside = NULL;
		out[column] = beside;
	}
	beside = NULL;
	for (int column = columns - 1; column >= 0; column--) {
		const struct terminal_look *look = look_of(looks, &cells[column]);
		if (cells[column].width == 0)
			continue;
		if (!out[column])
			out[column] = !same_blank(look, paper) && same_blank(look, beside) ? beside
											   : look;
		beside = out[column];
	}
}
