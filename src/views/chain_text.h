/*
 * A path of tasks as one line of text: "T1.1→T1.2→T3", its middle left out where it is long.
 */
#ifndef VIEWS_CHAIN_TEXT_H
#define VIEWS_CHAIN_TEXT_H

#include "canvas.h"

/*
 * Fits `columns` cells as well as whole ids allow; "-" for an empty path. `id` names the `at`-th
 * task of the path and is asked only for those shown. In the canvas's arena.
 */
const char *chain_text(struct canvas *canvas, int columns,
	const char *(*id)(const void *path, uint32_t at), const void *path, uint32_t count);

#endif
