/*
 * Widths: how many cells a character takes, by the libc that ncurses asks too.
 */
#ifndef CANVAS_WIDTH_H
#define CANVAS_WIDTH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "canvas.h"

/* What is drawn for a character that cannot be: U+FFFD, or '?' in ASCII. */
uint32_t width_substitute(enum glyphs glyphs);

/*
 * Cells that `*code` takes: 0 (a mark on the character before it), 1 or 2. What libc calls
 * unprintable, and in ASCII everything beyond it, becomes the substitute.
 */
int width_of(enum glyphs glyphs, uint32_t *code);

/* The cluster at `*text`, which moves behind it; false at the end. Marks without a base sit on a
 * blank. */
bool width_next_cluster(struct cluster *out, enum glyphs glyphs, const char **text);

/* Puts a whole cluster into its one or two cells; defined in canvas.c. */
void canvas_put_cluster(
	struct canvas *canvas, int column, int row, const struct cluster *cluster, enum role role);
/* The same for `count` printable characters of ASCII, each in a cell of its own. */
void canvas_put_ascii(
	struct canvas *canvas, int column, int row, const char *text, int count, enum role role);

#endif
