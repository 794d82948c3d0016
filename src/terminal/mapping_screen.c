#include "mapping_screen.h"

#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "mapping.h"
#include "mapping_file.h"
#include "screen.h"
#include "strange_file.h"
#include "wakeup.h"

struct asking {
	const struct terminal_options *options;
	struct tocsin_arena arena;
	struct strange_file file;
	struct mapping mapping;
	struct screen *screen;
	struct wakeup *wakeup;
	int columns, rows;
};

static const char *lacks(const struct mapping *mapping, void *data)
{
	struct asking *asking = data;
	for (uint32_t i = 0; i < asking->file.count; i++)
		asking->file.columns[i].meaning = (enum schedule_column)mapping->rows[i].meaning;
	return strange_file_lacks(asking->file.columns, asking->file.count);
}

/* The meanings are those of the dialect, in its order, so that one is the other's number. */
static void begin(struct asking *asking)
{
	struct strange_file *file = &asking->file;
	struct mapping_meaning *meanings =
		TOCSIN_NEW(&asking->arena, struct mapping_meaning, SCHEDULE_COLUMNS);
	struct mapping_row *rows = TOCSIN_NEW(&asking->arena, struct mapping_row, file->count);
	for (unsigned i = 0; i < SCHEDULE_COLUMNS; i++)
		meanings[i] =
			(struct mapping_meaning){schedule_column_word((enum schedule_column)i),
				schedule_column_help((enum schedule_column)i)};
	for (uint32_t i = 0; i < file->count; i++) {
		const struct strange_column *column = &file->columns[i];
		rows[i] = (struct mapping_row){column->caption, {0}, (unsigned)column->meaning};
		for (int k = 0; k < MAPPING_SAMPLES && k < STRANGE_SAMPLES; k++)
			rows[i].samples[k] = column->samples[k];
	}
	asking->mapping = (struct mapping){
		.view = {.file = file->path,
			.count = file->count,
			.meanings = meanings,
			.meaning_count = SCHEDULE_COLUMNS},
		.rows = rows,
		.repeatable = SCHEDULE_PREDECESSORS,
		.lacks = lacks,
		.data = asking,
	};
	mapping_begin(&asking->mapping);
}

static void draw(struct asking *asking)
{
	struct canvas canvas;
	asking->screen->size(asking->screen, &asking->columns, &asking->rows);
	canvas_init(&canvas, asking->columns, asking->rows, asking->screen->glyphs);
	canvas.mono = asking->screen->mono;
	mapping_draw(&canvas, &asking->mapping.view);
	asking->screen->draw(asking->screen, &canvas);
	canvas_finish(&canvas);
}

static enum mapping_answer take_inputs(struct asking *asking)
{
	enum { CONTROL_L = 12 };
	struct input input;
	enum mapping_answer answer = MAPPING_ASKS;
	while (answer == MAPPING_ASKS && asking->screen->next(asking->screen, &input)) {
		if (input.kind == INPUT_KEY && input.key == CONTROL_L)
			asking->screen->repaint(asking->screen);
		else if (input.kind == INPUT_KEY)
			answer = mapping_key(&asking->mapping, input.key, asking->rows);
		else if (input.kind == INPUT_GONE || input.kind == INPUT_END)
			answer = MAPPING_LEFT;
	}
	return answer;
}

static enum mapping_answer wait_for_answer(struct asking *asking)
{
	enum mapping_answer answer = MAPPING_ASKS;
	draw(asking);
	while (answer == MAPPING_ASKS) {
		unsigned wakes = wakeup_wait(asking->wakeup);
		if (wakes & (WAKE_END | WAKE_GONE))
			return MAPPING_LEFT;
		if (wakes & WAKE_STOP) {
			asking->screen->suspend(asking->screen);
			wakeup_stop(asking->wakeup);
			asking->screen->resume(asking->screen);
		}
		if (wakes & WAKE_INPUT)
			answer = take_inputs(asking);
		if (answer == MAPPING_ASKS)
			draw(asking);
	}
	return answer;
}

/* Every column is written, so that the same captions are read the same way whatever is guessed. */
static bool keep(struct asking *asking)
{
	const struct strange_file *file = &asking->file;
	char message[300];
	struct column_choice *choices =
		TOCSIN_NEW(&asking->arena, struct column_choice, file->count);
	for (uint32_t i = 0; i < file->count; i++)
		choices[i] =
			(struct column_choice){file->columns[i].caption, file->columns[i].meaning};
	if (mapping_file_write(file->mapping_path, choices, file->count, message, sizeof message))
		return true;
	fprintf(stderr, "tocsin: %s\n", message);
	return false;
}

static bool ask(struct asking *asking)
{
	char message[256];
	asking->screen = screen_curses(asking->options, message, sizeof message);
	if (asking->screen == NULL)
		return false;
	asking->wakeup = wakeup_open(asking->screen->descriptor);
	enum mapping_answer answer =
		asking->wakeup != NULL ? wait_for_answer(asking) : MAPPING_LEFT;
	int ended_by = asking->wakeup != NULL ? wakeup_signal(asking->wakeup) : 0;
	asking->screen->close(asking->screen);
	if (asking->wakeup != NULL)
		wakeup_close(asking->wakeup);
	if (ended_by) {
		/* Who waits for us is told what ended us. */
		signal(ended_by, SIG_DFL);
		raise(ended_by);
	}
	return answer == MAPPING_CHOSEN && keep(asking);
}

bool mapping_screen_ask(const struct terminal_options *options, const char *path)
{
	struct asking asking = {.options = options};
	if (options->keys != NULL || options->read_only || !isatty(STDIN_FILENO) ||
		!isatty(STDOUT_FILENO))
		return false;
	tocsin_arena_init(&asking.arena);
	bool strange = strange_file_read(&asking.file, &asking.arena, path, options->wishes) &&
		       strange_file_lacks(asking.file.columns, asking.file.count) != NULL;
	if (strange)
		begin(&asking);
	bool chosen = strange && ask(&asking);
	tocsin_arena_finish(&asking.arena);
	return chosen;
}
