#include "canvas.h"

#include <string.h>

#include "palette.h"
#include "tocsin/text.h"

static void write_code(uint32_t code, FILE *to)
{
	char bytes[4];
	fwrite(bytes, 1, tocsin_utf8_encode(bytes, code), to);
}

static void write_cell(const struct canvas *canvas, const struct cell *cell, FILE *to)
{
	if (cell->width == 0)
		return;
	struct cluster cluster = canvas_cluster(canvas, cell);
	write_code(cluster.code, to);
	for (int i = 0; i < CELL_MARKS && cluster.marks[i]; i++)
		write_code(cluster.marks[i], to);
}

static bool is_blank(const struct cell *cell)
{
	return cell->code == ' ' && cell->width == 1;
}

static void write_text_row(const struct canvas *canvas, const struct cell *cells, FILE *to)
{
	int columns = canvas->columns;
	while (columns > 0 && is_blank(&cells[columns - 1]))
		columns--;
	for (int i = 0; i < columns; i++)
		write_cell(canvas, &cells[i], to);
}

/* Lines, blocks, geometric marks and braille: pictures, and noise to who hears them. */
static bool is_picture(const struct cell *cell)
{
	enum {
		DOTS = 0xB7,
		LINES = 0x2500,
		ARROWS = 0x2600,
		BRAILLE = 0x2800,
		BRAILLE_END = 0x2900
	};
	return cell->role == ROLE_FRAME || cell->code == DOTS ||
	       (cell->code >= LINES && cell->code < ARROWS) ||
	       (cell->code >= BRAILLE && cell->code < BRAILLE_END);
}

/* Words as they stand; where more than one blank parts them, two. */
static void write_plain_row(const struct canvas *canvas, const struct cell *cells, FILE *to)
{
	int blanks = 0;
	bool any = false;
	for (int i = 0; i < canvas->columns; i++) {
		if (cells[i].width == 0)
			continue;
		if (is_blank(&cells[i]) || is_picture(&cells[i])) {
			blanks++;
			continue;
		}
		if (any && blanks > 0)
			fputs(blanks > 1 ? "  " : " ", to);
		blanks = 0;
		any = true;
		write_cell(canvas, &cells[i], to);
	}
	if (any)
		fputc('\n', to);
}

static void write_roles_row(const struct cell *cells, int columns, FILE *to)
{
	for (int i = 0; i < columns; i++)
		fputc(role_letter(cells[i].role), to);
}

static bool same_look(struct look a, struct look b)
{
	return a.foreground == b.foreground && a.background == b.background && a.bold == b.bold &&
	       a.dim == b.dim && a.underline == b.underline && a.reverse == b.reverse;
}

static const struct look plain = {.foreground = -1, .background = -1};

static struct look look_of(const struct cell *cell, enum theme theme)
{
	return palette_look((struct palette){PALETTE_256, theme}, cell->role, cell->bold);
}

/* Select Graphic Rendition, always from a reset on: short enough, and no state to lose. */
static void write_look(struct look look, FILE *to)
{
	fputs("\033[0", to);
	if (look.bold)
		fputs(";1", to);
	if (look.dim)
		fputs(";2", to);
	if (look.underline)
		fputs(";4", to);
	if (look.reverse)
		fputs(";7", to);
	if (look.foreground >= 0)
		fprintf(to, ";38;5;%d", look.foreground);
	if (look.background >= 0)
		fprintf(to, ";48;5;%d", look.background);
	fputc('m', to);
}

static bool shows_nothing(const struct cell *cell, enum theme theme)
{
	struct look look = look_of(cell, theme);
	return is_blank(cell) && look.background < 0 && !look.underline && !look.reverse;
}

static void write_ansi_row(const struct canvas *canvas, const struct cell *cells, FILE *to)
{
	int columns = canvas->columns;
	while (columns > 0 && shows_nothing(&cells[columns - 1], canvas->theme))
		columns--;
	struct look now = plain;
	for (int i = 0; i < columns; i++) {
		struct look look = look_of(&cells[i], canvas->theme);
		if (!same_look(look, now))
			write_look(look, to);
		now = look;
		write_cell(canvas, &cells[i], to);
	}
	if (!same_look(now, plain))
		write_look(plain, to);
}

void canvas_write(const struct canvas *canvas, enum canvas_format format, FILE *to)
{
	for (int row = 0; row < canvas->rows; row++) {
		const struct cell *cells = &canvas->cells[(size_t)row * (size_t)canvas->columns];
		switch (format) {
		case CANVAS_TEXT:
			write_text_row(canvas, cells, to);
			break;
		case CANVAS_ANSI:
			write_ansi_row(canvas, cells, to);
			break;
		case CANVAS_ROLES_GRID:
			write_roles_row(cells, canvas->columns, to);
			break;
		case CANVAS_PLAIN:
			write_plain_row(canvas, cells, to);
			continue;
		}
		fputc('\n', to);
	}
}
