/*
 * What the dashboard needs before its first picture: the project, the scripts, the screen. What is
 * wrong with one of them is said on standard error, where it stays to be read, so the screen is
 * opened last.
 */
#ifndef TERMINAL_OPENING_H
#define TERMINAL_OPENING_H

#include "perform.h"

/* Reads the project in sight, and asks for its status date where it lacks one. False where it
 * cannot be shown; what was read of it is still to be released (terminal->generation, or NULL). */
bool terminal_load(struct terminal *terminal);

/* The recorder and the script to replay, as the options name them. After false too, what was opened
 * is closed by terminal_close_scripts. */
bool terminal_open_scripts(struct terminal *terminal);
void terminal_close_scripts(struct terminal *terminal);

/* The screen, and on a terminal the waiting for it and for the files. False: nothing is open. */
bool terminal_open_screen(struct terminal *terminal);

#endif
