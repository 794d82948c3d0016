/*
 * The real program in a pseudo-terminal, with an emulated screen (libvterm) and every byte that it
 * wrote.
 */
#ifndef TOCSIN_PSEUDO_TERMINAL_H
#define TOCSIN_PSEUDO_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include <vterm.h>

struct pty {
	pid_t pid; /* the program, or the shell that it was started from */
	int master;
	int columns, rows;
	VTerm *terminal;
	VTermScreen *screen;
	char *bytes; /* all that was written, NUL-terminated */
	size_t length, capacity;
	int status; /* of waitpid, once it has ended */
	bool ended;
};

struct pty_options {
	int columns, rows;
	const char *term;            /* NULL = xterm-256color */
	const char *const *settings; /* "NAME=VALUE" or "NAME" to unset; NULL-terminated, or NULL */
	bool in_shell;               /* started from something that does job control */
};

/* Runs $TOCSIN with these arguments (NULL-terminated, the program not among them). */
void pty_start(struct pty *pty, const struct pty_options *options, const char *const *arguments);
/* Kills what is left and frees everything. */
void pty_finish(struct pty *pty);

void pty_press(struct pty *pty, const char *bytes);
void pty_resize(struct pty *pty, int columns, int rows);

/* Reads until nothing has come for `quiet` ms; returns how many bytes came. */
size_t pty_settle(struct pty *pty, int quiet);
/* Reads until the screen shows `text`; false after `patience` ms. */
bool pty_shows(struct pty *pty, const char *text, int patience);
/* Reads until it does not. */
bool pty_hides(struct pty *pty, const char *text, int patience);
/* Reads until the program has ended; false after `patience` ms. */
bool pty_ends(struct pty *pty, int patience);

/* The screen as text, rows ended by newlines; valid until the next call. */
const char *pty_text(struct pty *pty);
/* True where echo and line editing are on, as a shell wants them. */
bool pty_is_cooked(const struct pty *pty);
/* With `in_shell`: the process of the program itself, and to continue it after ^Z. */
pid_t pty_program(const struct pty *pty);
void pty_continue(struct pty *pty);

#endif
