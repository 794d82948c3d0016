/*
 * A script of keys: what a headless run does, line by line.
 *
 *     # a comment
 *     keys r 3 d Enter          keys by name, as the help prints them
 *     type 3d; waiting          text as it stands, key by key
 *     mouse press 10 16         press, double, drag, release, wheel-up or wheel-down, at a column
 *                               and a row, counted from 1
 *     cycle                     the time of one picture of a wall screen is over
 *     paste text                pasted at once ("\n" is a line end)
 *     resize 100x30
 *     wait 250                  milliseconds; a headless run does not wait
 *     append journal.csv TEXT   another program adds a line to a file of the project's folder
 */
#ifndef TERMINAL_KEY_SCRIPT_H
#define TERMINAL_KEY_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "event.h"

enum step_kind { STEP_KEY, STEP_MOUSE, STEP_CYCLE, STEP_PASTE, STEP_SIZE, STEP_WAIT, STEP_APPEND };

struct step {
	enum step_kind kind;
	uint32_t key;
	struct app_mouse mouse;
	const char *file, *text; /* valid until the script is closed */
	int columns, rows;
	int milliseconds;
};

struct key_script;

/* NULL: `message` says which line is wrong and what would be right. */
struct key_script *key_script_open(const char *path, char *message, size_t size);
void key_script_close(struct key_script *script);

/* How a script spells what the mouse did. */
const char *key_script_mouse_word(enum app_mouse_kind kind);

/* The next step; false at the end. */
bool key_script_next(struct key_script *script, struct step *out);

#endif
