/*
 * Texts that leave the program: to the terminal's clipboard, or to a new file.
 */
#ifndef TERMINAL_HANDED_OUT_H
#define TERMINAL_HANDED_OUT_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Asks the terminal at `descriptor` to keep `text` in its clipboard (OSC 52). false: `message` says
 * why it was not asked. A terminal that does not know how says nothing, so nobody can tell whether
 * it did.
 */
bool hand_to_clipboard(int descriptor, const char *text, char *message, size_t size);

/*
 * Writes `text` to a file `name` that did not exist: in `folder` ("" or ending in a slash) where
 * the name has none, and with a number before its extension where there is one of that name
 * ("standup.2.txt"). `message` is one sentence: the file's path, or (false) what failed.
 */
bool hand_to_file(
	const char *folder, const char *name, const char *text, char *message, size_t size);

#endif
