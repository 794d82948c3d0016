/*
 * `:debug`: figures of the program itself, on the top line.
 *
 *     frame 12: 180 us + 95 us   data 3, 212 KB   app 96 KB
 */
#ifndef TERMINAL_DEBUG_H
#define TERMINAL_DEBUG_H

#include <stdint.h>

#include "app.h"
#include "generation.h"

struct debug_figures {
	unsigned frames;           /* drawn so far */
	unsigned draw_us, send_us; /* of the last of them: canvas, and terminal */
	unsigned generations;      /* of data that the app has heard of */
};

int64_t debug_now(void); /* microseconds, monotonic */

void debug_draw(struct canvas *canvas, const struct debug_figures *figures, const struct app *app,
	const struct generation *generation);

#endif
