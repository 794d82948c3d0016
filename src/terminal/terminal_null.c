/*
 * A screen without a terminal: its keys come from a script, and the last picture is printed as text
 * when it closes. The loop, the app and the files are the real ones, so scripts test everything but
 * curses.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "key_script.h"
#include "screen.h"
#include "tocsin/arena.h"

struct null_screen {
	struct screen screen;
	struct key_script *script;
	const char *path; /* the project */
	int columns, rows;
	char *shown; /* the last picture */
	size_t length;
};

static struct null_screen *null_of(struct screen *screen)
{
	return (struct null_screen *)(void *)screen;
}

/* What another program might do: a line is added to a file beside the schedule. */
static void append_line(const struct null_screen *null, const char *name, const char *text)
{
	char path[4096];
	struct stat status;
	bool folder = stat(null->path, &status) == 0 && S_ISDIR(status.st_mode);
	const char *slash = strrchr(null->path, '/');
	int length = folder ? (int)strlen(null->path) : slash ? (int)(slash - null->path) : 0;
	snprintf(path, sizeof path, "%.*s%s%s", length, null->path, length > 0 ? "/" : "", name);
	FILE *file = fopen(path, "ae");
	if (!file || fprintf(file, "%s\n", text) < 0 || fclose(file) != 0) {
		fprintf(stderr, "tocsin: %s: %s\n", path, strerror(errno));
		exit(1);
	}
}

static bool null_next(struct screen *screen, struct input *out)
{
	struct null_screen *null = null_of(screen);
	struct step step;
	*out = (struct input){.kind = INPUT_END};
	do
		if (!key_script_next(null->script, &step))
			return true;
	while (step.kind == STEP_WAIT);
	switch (step.kind) {
	case STEP_KEY:
		*out = (struct input){.kind = INPUT_KEY, .key = step.key};
		break;
	case STEP_MOUSE:
		*out = (struct input){.kind = INPUT_MOUSE, .mouse = step.mouse};
		break;
	case STEP_CYCLE:
		*out = (struct input){.kind = INPUT_CYCLE};
		break;
	case STEP_PASTE:
		*out = (struct input){.kind = INPUT_PASTE, .text = step.text};
		break;
	case STEP_SIZE:
		null->columns = step.columns;
		null->rows = step.rows;
		*out = (struct input){.kind = INPUT_SIZE};
		break;
	case STEP_WAIT:
		break;
	case STEP_APPEND:
		append_line(null, step.file, step.text);
		*out = (struct input){.kind = INPUT_FILES};
		break;
	}
	return true;
}

static void null_draw(struct screen *screen, const struct canvas *canvas)
{
	struct null_screen *null = null_of(screen);
	free(null->shown);
	null->shown = NULL;
	FILE *file = open_memstream(&null->shown, &null->length);
	if (!file)
		tocsin_out_of_memory();
	canvas_write(canvas, CANVAS_TEXT, file);
	fclose(file);
}

static void null_size(struct screen *screen, int *columns, int *rows)
{
	*columns = null_of(screen)->columns;
	*rows = null_of(screen)->rows;
}

static void null_nothing(struct screen *screen)
{
	(void)screen;
}

static void null_mouse(struct screen *screen, bool on)
{
	(void)screen;
	(void)on;
}

static bool null_theme(struct screen *screen, enum theme theme)
{
	(void)screen;
	(void)theme;
	return true;
}

static void null_close(struct screen *screen)
{
	struct null_screen *null = null_of(screen);
	if (null->shown)
		fwrite(null->shown, 1, null->length, stdout);
	free(null->shown);
	key_script_close(null->script);
	free(null);
}

struct screen *screen_null(const struct terminal_options *options, char *message, size_t size)
{
	struct key_script *script = key_script_open(options->keys, message, size);
	if (!script)
		return NULL;
	struct null_screen *null = calloc(1, sizeof *null);
	if (!null)
		tocsin_out_of_memory();
	*null = (struct null_screen){
		.screen = {.next = null_next,
			.draw = null_draw,
			.size = null_size,
			.repaint = null_nothing,
			.mouse = null_mouse,
			.theme = null_theme,
			.suspend = null_nothing,
			.resume = null_nothing,
			.close = null_close,
			.glyphs = options->glyphs == GLYPHS_BY_TERMINAL
					  ? GLYPHS_UNICODE
					  : (enum glyphs)options->glyphs,
			.mono = true, /* what is printed is text */
			.descriptor = -1,
			.notice = ""},
		.script = script,
		.path = options->paths[0],
		.columns = options->columns,
		.rows = options->rows,
	};
	return &null->screen;
}
