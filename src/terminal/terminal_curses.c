/*
 * A screen on a terminal, by curses. What curses is told here, it was told for a reason that was
 * measured (of reading, terminal_input.h says more):
 *
 *     newterm, not initscr      an unknown TERM must not end the program
 *     add_wch                   ACS_ line drawing shows as letters in some UTF-8 terminals
 *     erase, never clear        a whole frame against the difference
 *     newscr, not stdscr        curses keeps three pictures of 28 bytes a cell; two are enough, and
 *                               a key is copied once less
 *     keys drained before a draw  100 held "down" are one frame
 */
#include <langinfo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "crash.h"
#include "screen.h"
#include "terminal_colors.h"
#include "terminal_description.h"
#include "terminal_input.h"
#include "tocsin/arena.h"

struct curses_screen {
	struct screen screen;
	SCREEN *term;
	struct termios modes; /* as the shell left them */
	struct terminal_looks looks;
	bool utf8, pastes;                         /* bracketed paste is on */
	struct cell *shown;                        /* what curses holds, cell by cell */
	const struct terminal_look **looks_of_row; /* scratch, a row wide */
	int columns, rows; /* of `shown`; 0 = nothing is known to be shown */
	int cursor;        /* visibility that was set last */
	bool mouse_off;    /* somebody wants to copy */
	struct terminal_input input;
	char notice[160];
};

static struct curses_screen *curses_of(struct screen *screen)
{
	return (struct curses_screen *)(void *)screen;
}

static void prepare_for_crash(const struct curses_screen *curses)
{
	char bytes[RESTORE_SIZE];
	size_t length = terminal_restore_bytes(bytes, curses->pastes);
	crash_prepare(STDOUT_FILENO, bytes, length, &curses->modes);
}

static void send(const char *text)
{
	fputs(text, stdout);
	fflush(stdout);
}

static void set_pastes(const struct curses_screen *curses, bool on)
{
	if (curses->pastes)
		send(on ? "\033[?2004h" : "\033[?2004l");
}

/* Presses, releases, and moves in between, as text of any length. */
static void set_mouse(const struct curses_screen *curses, bool on)
{
	if (curses->pastes && !curses->mouse_off)
		send(on ? "\033[?1002;1006h" : "\033[?1002;1006l");
}

static bool begins(const char *text, const char *with)
{
	return strncmp(text, with, strlen(with)) == 0;
}

/* Terminals of hardware days, and the Linux console: nothing of xterm may be sent to them. */
static bool is_plain_terminal(const char *term)
{
	return begins(term, "vt") || begins(term, "linux") || begins(term, "ansi") ||
	       begins(term, "cons") || begins(term, "sun");
}

static enum glyphs glyphs_of_terminal(const char *term, bool utf8)
{
	if (!utf8)
		return GLYPHS_ASCII;
	return is_plain_terminal(term) ? GLYPHS_UNICODE : GLYPHS_BRAILLE;
}

static bool curses_next(struct screen *screen, struct input *out)
{
	return terminal_input_next(&curses_of(screen)->input, out);
}

static void put_cells(const struct curses_screen *curses, const struct canvas *canvas, int row,
	int from, int until)
{
	const struct cell *cells = canvas->cells + (size_t)row * (size_t)canvas->columns;
	for (int column = from; column < until; column++) {
		const struct cell *cell = &cells[column];
		const struct terminal_look *look = curses->looks_of_row[column];
		if (cell->width == 0)
			continue;
		struct cluster cluster = canvas_cluster(canvas, cell);
		wchar_t text[CELL_MARKS + 2] = {(wchar_t)cluster.code};
		if (terminal_is_blank(&curses->looks, cell))
			text[0] = L' '; /* Runs of blanks are sent in a few bytes. */
		else if (!curses->utf8 && cluster.code > '~')
			text[0] = L'?';
		for (int i = 0; curses->utf8 && i < CELL_MARKS && cluster.marks[i]; i++)
			text[i + 1] = (wchar_t)cluster.marks[i];
		cchar_t complex;
		if (setcchar(&complex, text, look->attributes, look->pair, NULL) == OK)
			mvwadd_wch(newscr, row, column, &complex);
	}
}

static bool same_cell(const struct cell *a, const struct cell *b)
{
	/* What lies in the table may be another cluster in the same place. */
	return a->code < CELL_CLUSTERS && memcmp(a, b, sizeof *a) == 0;
}

/* The second half of a wide character goes with the first; blanks look as what stands beside. */
static bool leans(const struct curses_screen *curses, const struct cell *cell)
{
	return cell->width == 0 || terminal_is_blank(&curses->looks, cell);
}

/* What changed in a row, from the first cell to the last, is told to curses; and the blanks around
 * it, for they may take another look. On a screen that was cleared its end is blank already. */
static void put_row(
	const struct curses_screen *curses, const struct canvas *canvas, int row, bool cleared)
{
	int columns = canvas->columns, from = 0, until = columns;
	const struct cell *cells = canvas->cells + (size_t)row * (size_t)columns;
	struct cell *shown = curses->shown + (size_t)row * (size_t)columns;
	while (from < columns && same_cell(&cells[from], &shown[from]))
		from++;
	if (from == columns)
		return;
	while (until > from && same_cell(&cells[until - 1], &shown[until - 1]))
		until--;
	while (from > 0 && (cells[from].width == 0 || leans(curses, &cells[from - 1])))
		from--;
	while (until < columns && leans(curses, &cells[until]))
		until++;
	terminal_row_looks(curses->looks_of_row, &curses->looks, cells, columns);
	put_cells(curses, canvas, row, from,
		cleared ? terminal_row_length(&curses->looks, cells, columns) : until);
	memcpy(shown + from, cells + from, (size_t)(until - from) * sizeof *cells);
}

static void show_cursor(struct curses_screen *curses, const struct canvas *canvas)
{
	bool visible = canvas->cursor_column >= 0 && canvas->cursor_column < canvas->columns &&
		       canvas->cursor_row >= 0 && canvas->cursor_row < canvas->rows;
	/* A hidden cursor stays where the last cell was written: no bytes for nothing. */
	leaveok(newscr, !visible);
	if (visible)
		wmove(newscr, canvas->cursor_row, canvas->cursor_column);
	if (curses->cursor != visible)
		curs_set(visible);
	curses->cursor = visible;
}

static void forget_shown(struct curses_screen *curses)
{
	free(curses->shown);
	free(curses->looks_of_row);
	curses->shown = NULL;
	curses->looks_of_row = NULL;
	curses->columns = curses->rows = 0;
}

static void curses_draw(struct screen *screen, const struct canvas *canvas)
{
	struct curses_screen *curses = curses_of(screen);
	size_t bytes = (size_t)canvas->columns * sizeof(struct cell);
	bool cleared = curses->columns != canvas->columns || curses->rows != canvas->rows;
	if (cleared) {
		forget_shown(curses);
		curses->shown = calloc((size_t)canvas->rows, bytes);
		curses->looks_of_row =
			calloc((size_t)canvas->columns, sizeof *curses->looks_of_row);
		if (!curses->shown || !curses->looks_of_row)
			tocsin_out_of_memory();
		curses->columns = canvas->columns;
		curses->rows = canvas->rows;
		werase(newscr);
	}
	for (int row = 0; row < canvas->rows; row++)
		put_row(curses, canvas, row, cleared);
	show_cursor(curses, canvas);
	doupdate();
}

/* Nothing is drawn on it; its cells go. */
static void forget_standard_screen(void)
{
	wresize(stdscr, 1, 1);
}

static void curses_size(struct screen *screen, int *columns, int *rows)
{
	struct curses_screen *curses = curses_of(screen);
	struct winsize size;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 && size.ws_row > 0 &&
		(size.ws_col != COLS || size.ws_row != LINES)) {
		resizeterm(size.ws_row, size.ws_col);
		forget_standard_screen();
		clearok(curscr, TRUE);
		forget_shown(curses);
	}
	*columns = COLS;
	*rows = LINES;
}

static void curses_repaint(struct screen *screen)
{
	clearok(curscr, TRUE);
	forget_shown(curses_of(screen));
}

static bool curses_theme(struct screen *screen, enum theme theme)
{
	struct curses_screen *curses = curses_of(screen);
	screen->mono = !terminal_colors_init(&curses->looks, theme);
	curses_repaint(screen);
	return !screen->mono || theme == THEME_MONO;
}

static void curses_suspend(struct screen *screen)
{
	set_pastes(curses_of(screen), false);
	set_mouse(curses_of(screen), false);
	endwin();
}

/* The first refresh after endwin sets curses' modes again. */
static void curses_resume(struct screen *screen)
{
	curses_repaint(screen);
	curses_of(screen)->cursor = -1;
	doupdate();
	set_pastes(curses_of(screen), true);
	set_mouse(curses_of(screen), true);
}

static void curses_mouse(struct screen *screen, bool on)
{
	struct curses_screen *curses = curses_of(screen);
	curses->mouse_off = false;
	set_mouse(curses, on);
	curses->mouse_off = !on;
}

static void curses_close(struct screen *screen)
{
	struct curses_screen *curses = curses_of(screen);
	set_pastes(curses, false);
	set_mouse(curses, false);
	endwin();
	crash_forget();
	terminal_input_close(&curses->input);
	delscreen(curses->term);
	forget_shown(curses);
	free(curses);
}

/* The terminal that TERM names, or one that most terminals understand. */
static SCREEN *open_terminal(struct curses_screen *curses, const char *term)
{
	const char *const names[] = {term, "xterm-256color", "xterm", "vt100"};
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		if (!terminal_is_known(names[i]))
			continue;
		if (i > 0)
			snprintf(curses->notice, sizeof curses->notice,
				"unknown terminal '%.30s': taken as %s", term, names[i]);
		return newterm(names[i], stdout, stdin);
	}
	return NULL;
}

struct screen *screen_curses(const struct terminal_options *options, char *message, size_t size)
{
	const char *term = getenv("TERM");
	struct curses_screen *curses = calloc(1, sizeof *curses);
	if (!curses)
		tocsin_out_of_memory();
	tcgetattr(STDIN_FILENO, &curses->modes);
	curses->term = open_terminal(curses, term ? term : "");
	if (!curses->term) {
		snprintf(message, size, "no terminal description for '%.40s' is installed",
			term ? term : "");
		free(curses);
		return NULL;
	}
	terminal_input_open(&curses->input, STDIN_FILENO);
	forget_standard_screen();
	curses->utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
	curses->pastes = !is_plain_terminal(term ? term : "");
	curses->cursor = -1;
	prepare_for_crash(curses);
	bool colours = terminal_colors_init(&curses->looks, (enum theme)options->theme);
	set_pastes(curses, true);
	curses->mouse_off = options->mouse_off;
	set_mouse(curses, true);
	curses->screen = (struct screen){.next = curses_next,
		.draw = curses_draw,
		.size = curses_size,
		.repaint = curses_repaint,
		.mouse = curses_mouse,
		.theme = curses_theme,
		.suspend = curses_suspend,
		.resume = curses_resume,
		.close = curses_close,
		.glyphs = options->glyphs == GLYPHS_BY_TERMINAL
				  ? glyphs_of_terminal(term ? term : "", curses->utf8)
				  : (enum glyphs)options->glyphs,
		.mono = !colours,
		.descriptor = STDIN_FILENO,
		.notice = curses->notice};
	return &curses->screen;
}
