/*
 * What comes from a terminal, read through curses: keys, pasted text, and what the mouse did.
 *
 *     raw             ^Z, ^C and ^S are keys like others
 *     escdelay 25     curses waits a second for what may follow Esc
 *     typeahead off   nothing typed can be waiting: it has just been read
 */
#ifndef TERMINAL_TERMINAL_INPUT_H
#define TERMINAL_TERMINAL_INPUT_H

#include <stdbool.h>
#include <stddef.h>

#include <curses.h>

#include "mouse_report.h"
#include "screen.h"

struct terminal_input {
	int descriptor; /* of the terminal */
	WINDOW *keys;   /* what is read from: nothing is ever shown on it */
	struct mouse_report report;
	char *paste; /* owned; NULL until the first paste */
	size_t pasted;
	bool pasting;
};

/* To be called after newterm: sets how the terminal's keys are read. */
void terminal_input_open(struct terminal_input *out, int descriptor);
/* To be called after endwin and before delscreen. */
void terminal_input_close(struct terminal_input *input);

/*
 * The next input that is there already; false: none is. It never waits for a person, only
 * ESCDELAY for what may follow Esc. A text that was pasted is valid until the next call.
 */
bool terminal_input_next(struct terminal_input *input, struct input *out);

#endif
