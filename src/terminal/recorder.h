/*
 * A recorder: what was typed, with its times, as a script of keys (see key_script.h), so that what
 * somebody saw can be seen again.
 *
 *     resize 80x24
 *     wait 1250
 *     keys r
 */
#ifndef TERMINAL_RECORDER_H
#define TERMINAL_RECORDER_H

#include <stddef.h>

#include "screen.h"

struct recorder;

/* NULL: `message` says why. */
struct recorder *recorder_open(const char *path, char *message, size_t size);
void recorder_close(struct recorder *recorder); /* NULL is fine */

/* A key or pasted text; each is on its way to the file before it is acted upon. */
void recorder_input(struct recorder *recorder, const struct input *input);
void recorder_size(struct recorder *recorder, int columns, int rows);

#endif
