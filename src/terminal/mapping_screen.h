/*
 * Asking, before there is a project to show, what the columns of a strange schedule mean.
 */
#ifndef TERMINAL_MAPPING_SCREEN_H
#define TERMINAL_MAPPING_SCREEN_H

#include "terminal.h"

/*
 * Where the schedule of `path` lacks a column that every schedule needs, and a person sits at a
 * terminal who may write: shows its columns, and keeps what is chosen in mapping.csv. true: the
 * project can be tried again. false: nobody could be asked, or nothing was chosen; what went wrong
 * with writing is on standard error.
 */
bool mapping_screen_ask(const struct terminal_options *options, const char *path);

#endif
