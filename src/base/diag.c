#include "tocsin/diag.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "tocsin/text.h"

void tocsin_diags_init(struct tocsin_diags *diags)
{
	*diags = (struct tocsin_diags){0};
	tocsin_arena_init(&diags->arena);
}

void tocsin_diags_finish(struct tocsin_diags *diags)
{
	tocsin_arena_finish(&diags->arena);
	tocsin_diags_init(diags);
}

/* Faults and notes are limited apart, so that harmless notes never push out a fault. */
static struct tocsin_diag *room_for_one(struct tocsin_diags *diags)
{
	if (diags->count == diags->capacity) {
		size_t capacity = diags->capacity ? 2 * diags->capacity : 8;
		struct tocsin_diag *items = TOCSIN_NEW(&diags->arena, struct tocsin_diag, capacity);
		if (diags->count > 0)
			memcpy(items, diags->items, diags->count * sizeof *items);
		diags->items = items;
		diags->capacity = capacity;
	}
	return &diags->items[diags->count++];
}

bool tocsin_diags_full(const struct tocsin_diags *diags, enum tocsin_severity severity)
{
	size_t seen = severity == TOCSIN_FAULT ? diags->errors : diags->notes;
	return seen >= TOCSIN_DIAGS_SHOWN;
}

void tocsin_diags_add(struct tocsin_diags *diags, enum tocsin_severity severity, const char *file,
	uint32_t line, uint32_t column, const char *format, ...)
{
	size_t *seen = severity == TOCSIN_FAULT ? &diags->errors : &diags->notes;
	if ((*seen)++ >= TOCSIN_DIAGS_SHOWN)
		return;
	va_list args, again;
	va_start(args, format);
	va_copy(again, args);
	int length = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (length < 0)
		tocsin_out_of_memory();
	char *text = TOCSIN_NEW(&diags->arena, char, (size_t)length + 1);
	vsnprintf(text, (size_t)length + 1, format, again);
	va_end(again);
	*room_for_one(diags) = (struct tocsin_diag){
		.severity = severity,
		.file = tocsin_arena_strdup(&diags->arena, file),
		.line = line,
		.column = column,
		.text = text,
	};
}

/* By file, line, column; what stands at one place keeps the order in which it was found. */
static int by_place(const void *a, const void *b)
{
	const struct tocsin_diag *x = *(const struct tocsin_diag *const *)a;
	const struct tocsin_diag *y = *(const struct tocsin_diag *const *)b;
	int files = strcmp(x->file, y->file);
	if (files != 0)
		return files;
	if (x->line != y->line)
		return x->line < y->line ? -1 : 1;
	if (x->column != y->column)
		return x->column < y->column ? -1 : 1;
	return x < y ? -1 : x > y;
}

static void print_one(struct tocsin_arena *scratch, const struct tocsin_diag *diag, FILE *to)
{
	if (diag->file[0] != '\0') {
		fputs(tocsin_text_clean(scratch, diag->file), to);
		if (diag->line > 0)
			fprintf(to, ":%u", diag->line);
		if (diag->line > 0 && diag->column > 0)
			fprintf(to, ":%u", diag->column);
		fputs(": ", to);
	}
	fprintf(to, "%s%s\n", diag->severity == TOCSIN_NOTE ? "note: " : "",
		tocsin_text_clean(scratch, diag->text));
}

static void print_more(size_t seen, const char *one, const char *many, FILE *to)
{
	if (seen <= TOCSIN_DIAGS_SHOWN)
		return;
	size_t more = seen - TOCSIN_DIAGS_SHOWN;
	fprintf(to, "%zu more %s\n", more, more == 1 ? one : many);
}

void tocsin_diags_print(const struct tocsin_diags *diags, FILE *to, bool with_notes)
{
	struct tocsin_arena scratch;
	tocsin_arena_init(&scratch);
	const struct tocsin_diag **sorted =
		TOCSIN_NEW(&scratch, const struct tocsin_diag *, diags->count);
	size_t count = 0;
	for (size_t i = 0; i < diags->count; i++)
		if (with_notes || diags->items[i].severity == TOCSIN_FAULT)
			sorted[count++] = &diags->items[i];
	qsort(sorted, count, sizeof *sorted, by_place);
	for (size_t i = 0; i < count; i++)
		print_one(&scratch, sorted[i], to);
	print_more(diags->errors, "fault", "faults", to);
	if (with_notes)
		print_more(diags->notes, "note", "notes", to);
	tocsin_arena_finish(&scratch);
}
