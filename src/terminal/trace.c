#include "trace.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const struct {
	const char *name;
	enum trace_kind kind;
} kinds[] = {
	{"key", TRACE_KEY},
	{"cmd", TRACE_CMD},
	{"fx", TRACE_FX},
	{"io", TRACE_IO},
	{"plan", TRACE_PLAN},
};

enum { KINDS = sizeof kinds / sizeof kinds[0] };

static FILE *file;
static unsigned wanted;
static struct timespec opened;

void trace_open(void)
{
	const char *text = getenv("TOCSIN_TRACE");
	const char *colon = text ? strchr(text, ':') : NULL;
	if (!colon)
		return;
	for (const char *at = text; at < colon;) {
		size_t length = strcspn(at, ",:");
		for (int i = 0; i < KINDS; i++)
			if (strlen(kinds[i].name) == length &&
				strncmp(kinds[i].name, at, length) == 0)
				wanted |= kinds[i].kind;
		at += length + 1;
	}
	file = fopen(colon + 1, "ae");
	clock_gettime(CLOCK_MONOTONIC, &opened);
	if (!file)
		wanted = 0;
}

void trace_close(void)
{
	if (file)
		fclose(file);
	file = NULL;
	wanted = 0;
}

static const char *name_of(enum trace_kind kind)
{
	for (int i = 0; i < KINDS; i++)
		if (kinds[i].kind == kind)
			return kinds[i].name;
	return "?";
}

void trace(enum trace_kind kind, const char *format, ...)
{
	if (!(wanted & kind))
		return;
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	double seconds =
		(double)(now.tv_sec - opened.tv_sec) + (double)(now.tv_nsec - opened.tv_nsec) / 1e9;
	fprintf(file, "%.6f %s ", seconds, name_of(kind));
	va_list arguments;
	va_start(arguments, format);
	vfprintf(file, format, arguments);
	va_end(arguments);
	fputc('\n', file);
	fflush(file);
}
