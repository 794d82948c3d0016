/*
 * How the file of a schedule was understood, as `tocsin check` shows it.
 */
#ifndef CLI_CHECK_SOURCE_H
#define CLI_CHECK_SOURCE_H

#include <jansson.h>
#include <stdio.h>

#include "source.h"

/* "  read as Microsoft Project, German", where another tool wrote the file. */
void check_source_line(const struct source *source, FILE *to);

/* Everything, a line each: dialect, language, encoding, header, dates, columns. */
void check_source_lines(const struct source *source, FILE *to);

json_t *check_source_json(const struct source *source);

#endif
