/*
 * A screen: where keys come from and pictures go. Two of them exist, a terminal driven by curses
 * and a script without one; the loop does not know which it has.
 */
#ifndef TERMINAL_SCREEN_H
#define TERMINAL_SCREEN_H

#include <stdbool.h>
#include <stdint.h>

#include "canvas.h"
#include "event.h"
#include "terminal.h"

enum input_kind {
	INPUT_KEY,   /* `key`, as enum key has it */
	INPUT_MOUSE, /* `mouse` */
	INPUT_PASTE, /* `text` */
	INPUT_SIZE,  /* the size changed: ask for it */
	INPUT_CYCLE, /* (script) the time of one picture is over */
	INPUT_FILES, /* (script) a file was written: look at the files */
	INPUT_END,   /* (script) the last line was done */
	INPUT_GONE,  /* nobody is at the other end any more */
};

struct input {
	enum input_kind kind;
	uint32_t key;
	struct app_mouse mouse;
	const char *text; /* valid until the next call */
};

struct screen {
	/* The next input that is there already; false: none is. Never waits for a person. */
	bool (*next)(struct screen *screen, struct input *out);
	/* Shows the canvas: sends what differs from what was shown before. */
	void (*draw)(struct screen *screen, const struct canvas *canvas);
	void (*size)(struct screen *screen, int *columns, int *rows);
	void (*repaint)(struct screen *screen); /* the next draw sends everything */
	void (*mouse)(
		struct screen *screen, bool on); /* whose the mouse is: ours, or the terminal's */
	/* False where it shows no colours although the theme has some. */
	bool (*theme)(struct screen *screen, enum theme theme);
	void (*suspend)(struct screen *screen); /* gives the terminal back to the shell */
	void (*resume)(struct screen *screen);  /* takes it again; the next draw sends everything */
	void (*close)(struct screen *screen);
	enum glyphs glyphs;
	bool mono;          /* it shows no colours */
	int descriptor;     /* to wait on for input; -1 = never waits */
	const char *notice; /* what the user should know about this screen; "" */
};

/* NULL where this terminal cannot show anything; `message` says why. */
struct screen *screen_curses(const struct terminal_options *options, char *message, size_t size);
/* NULL where the script cannot be read; `message` says why. */
struct screen *screen_null(const struct terminal_options *options, char *message, size_t size);

#endif
