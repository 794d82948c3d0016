#include "recorder.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "command.h"
#include "key_script.h"

struct recorder {
	FILE *file;
	struct timespec last;
};

struct recorder *recorder_open(const char *path, char *message, size_t size)
{
	FILE *file = fopen(path, "we");
	if (!file) {
		snprintf(message, size, "%s: %s", path, strerror(errno));
		return NULL;
	}
	struct recorder *recorder = calloc(1, sizeof *recorder);
	if (!recorder)
		tocsin_out_of_memory();
	recorder->file = file;
	clock_gettime(CLOCK_MONOTONIC, &recorder->last);
	return recorder;
}

void recorder_close(struct recorder *recorder)
{
	if (!recorder)
		return;
	fclose(recorder->file);
	free(recorder);
}

static void write_wait(struct recorder *recorder)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	long milliseconds = (long)(now.tv_sec - recorder->last.tv_sec) * 1000 +
			    (now.tv_nsec - recorder->last.tv_nsec) / 1000000;
	if (milliseconds <= 0)
		return;
	fprintf(recorder->file, "wait %ld\n", milliseconds);
	recorder->last = now;
}

/* A line end is "\n" in a script, as key_script reads it. */
static void write_paste(FILE *to, const char *text)
{
	fputs("paste ", to);
	for (; *text; text++) {
		if (*text == '\n' || *text == '\r')
			fputs("\\n", to);
		else
			fputc(*text, to);
	}
	fputc('\n', to);
}

void recorder_input(struct recorder *recorder, const struct input *input)
{
	char name[8];
	write_wait(recorder);
	if (input->kind == INPUT_PASTE)
		write_paste(recorder->file, input->text);
	else if (input->kind == INPUT_KEY)
		fprintf(recorder->file, "keys %s\n", command_key_name(input->key, name));
	else if (input->kind == INPUT_MOUSE)
		fprintf(recorder->file, "mouse %s %d %d\n",
			key_script_mouse_word(input->mouse.kind), input->mouse.column + 1,
			input->mouse.row + 1);
	fflush(recorder->file);
}

void recorder_size(struct recorder *recorder, int columns, int rows)
{
	write_wait(recorder);
	fprintf(recorder->file, "resize %dx%d\n", columns, rows);
	fflush(recorder->file);
}
