/*
 * A line of text being typed: UTF-8, edited by characters as a person sees them (a base with its
 * combining marks is one).
 *
 *     "Bau Süd|"   Backspace   "Bau Sü|"   C-w   "Bau |"   C-u   "|"
 */
#ifndef APP_INPUT_LINE_H
#define APP_INPUT_LINE_H

#include <stdbool.h>
#include <stdint.h>

enum { INPUT_LINE_SIZE = 1024 }; /* bytes, the NUL included; more is not taken */

struct input_line {
	char text[INPUT_LINE_SIZE]; /* valid UTF-8, NUL-terminated, without control characters */
	int length, cursor;         /* bytes; the cursor stands at the beginning of a character */
};

void input_line_set(struct input_line *line, const char *text);

/* True where the key edits or moves; false where it means nothing to a line of text. */
bool input_line_key(struct input_line *line, uint32_t key);

/* Pasted text: control characters and line ends become one blank each run, and none at its ends.
 * False where the line had no room for the end of it. */
bool input_line_paste(struct input_line *line, const char *text);

#endif
