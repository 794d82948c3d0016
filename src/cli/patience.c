#include "patience.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "tocsin/arena.h"
#include "tocsin/text.h"

static const double SILENT = 1.0, BETWEEN = 0.25; /* seconds */

double patience_now(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

void patience_begin(struct patience *patience)
{
	const char *term = getenv("TERM");
	*patience = (struct patience){.begun = patience_now(),
		.terminal = isatty(STDERR_FILENO) && term && strcmp(term, "dumb") != 0};
}

bool patience_is_due(const struct patience *patience, double now)
{
	return now - patience->begun >= SILENT && now - patience->shown >= BETWEEN;
}

void patience_show(struct patience *patience, const char *line)
{
	fprintf(stderr, "\r%-*.*s", PATIENCE_LINE - 1, PATIENCE_LINE - 1, line);
	fflush(stderr);
	patience->shown = patience_now();
}

double patience_end(struct patience *patience)
{
	if (patience->shown > 0)
		fprintf(stderr, "\r%*s\r", PATIENCE_LINE - 1, "");
	return patience_now() - patience->begun;
}

/* ---- Reading a schedule ---- */

void patience_load_line(
	char line[PATIENCE_LINE], const char *path, uint32_t rows, size_t bytes, size_t of_bytes)
{
	enum { NAME_MOST = 24 };
	const char *slash = strrchr(path, '/');
	const char *name = slash != NULL && slash[1] != '\0' ? slash + 1 : path;
	struct tocsin_arena arena;
	tocsin_arena_init(&arena);
	if (strlen(name) > NAME_MOST) /* its end says more, and may be cut between letters only */
		for (name += strlen(name) - NAME_MOST; ((unsigned char)*name & 0xC0) == 0x80;)
			name++;
	name = tocsin_text_clean(&arena, name);
	if (bytes < of_bytes)
		snprintf(line, PATIENCE_LINE, "reading %s: %" PRIu32 " rows, %d %%", name, rows,
			(int)(100.0 * (double)bytes / (double)of_bytes));
	else
		snprintf(line, PATIENCE_LINE, "%s: %" PRIu32 " rows are read and being linked",
			name, rows);
	tocsin_arena_finish(&arena);
}

static void tell(void *data, uint32_t rows, size_t bytes, size_t of_bytes)
{
	struct patience_load *load = data;
	char line[PATIENCE_LINE];
	bool last = bytes == of_bytes && load->patience.shown > 0;
	if (!load->patience.terminal ||
		(!last && !patience_is_due(&load->patience, patience_now())))
		return;
	patience_load_line(line, load->path, rows, bytes, of_bytes);
	patience_show(&load->patience, line);
}

static void done(void *data)
{
	struct patience_load *load = data;
	patience_end(&load->patience);
}

void patience_load_begin(struct patience_load *load, const char *path)
{
	*load = (struct patience_load){
		.loading = {.tell = tell, .done = done, .data = load}, .path = path};
	patience_begin(&load->patience);
}
