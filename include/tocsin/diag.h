/*
 * Diagnostics: what is wrong with a user's file, said all at once.
 *
 * A reader that meets a fault appends it here and goes on, so that one run shows every fault;
 * afterwards `errors > 0` means that nothing may be used of what was read.
 */
#ifndef TOCSIN_DIAG_H
#define TOCSIN_DIAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "tocsin/arena.h"

enum tocsin_severity {
	TOCSIN_NOTE,  /* worth knowing; nothing is refused */
	TOCSIN_FAULT, /* the file is refused */
};

struct tocsin_diag {
	enum tocsin_severity severity;
	const char *file; /* as the user named it; never NULL, "" where there is none */
	uint32_t line;    /* from 1; 0 = the whole file */
	uint32_t column;  /* character of the line, from 1; 0 = the whole line */
	const char *text; /* "what is wrong; what would be right"; raw bytes of the file may be
			     quoted */
};

enum { TOCSIN_DIAGS_SHOWN = 50 }; /* more faults than these are counted, not kept */

struct tocsin_diags {
	struct tocsin_arena arena;
	struct tocsin_diag *items;
	size_t count, capacity;
	size_t errors; /* faults, those that were not kept included */
	size_t notes;  /* likewise */
};

void tocsin_diags_init(struct tocsin_diags *diags);
void tocsin_diags_finish(struct tocsin_diags *diags);

/* Copies `file` and the formatted text. Items beyond TOCSIN_DIAGS_SHOWN of a severity are counted
 * only. */
void tocsin_diags_add(struct tocsin_diags *diags, enum tocsin_severity severity, const char *file,
	uint32_t line, uint32_t column, const char *format, ...)
	__attribute__((format(printf, 6, 7)));

/* Are items of this severity only counted by now? Then nobody has to find out their places. */
bool tocsin_diags_full(const struct tocsin_diags *diags, enum tocsin_severity severity);

/*
 * Writes the items in the order file, line, column, one a line as `file:line:column: text` ("note:
 * " before the text of a note), cleaned for a terminal, then "N more" where some were only counted.
 */
void tocsin_diags_print(const struct tocsin_diags *diags, FILE *to, bool with_notes);

#endif
