/*
 * A canvas as a string, so that a test can show what it expects.
 */
#ifndef TEST_CANVAS_STRINGS_H
#define TEST_CANVAS_STRINGS_H

#include <stdlib.h>
#include <string.h>

#include <check.h>

#include "canvas.h"

/* What canvas_write gives; to be freed. */
static inline char *canvas_string(const struct canvas *canvas, enum canvas_format format)
{
	char *text = NULL;
	size_t size = 0;
	FILE *to = open_memstream(&text, &size);
	ck_assert_ptr_nonnull(to);
	canvas_write(canvas, format, to);
	fclose(to);
	return text;
}

static inline void assert_canvas(
	const struct canvas *canvas, enum canvas_format format, const char *expected)
{
	char *text = canvas_string(canvas, format);
	ck_assert_str_eq(text, expected);
	free(text);
}

#endif
