#include "pseudo_terminal.h"

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum { READ_SIZE = 65536, TEXT_SIZE = 65536, SETTLE_MS = 3000 };

static long now_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void set_environment(const struct pty_options *options)
{
	setenv("TERM", options->term ? options->term : "xterm-256color", 1);
	for (const char *const *at = options->settings; at && *at; at++) {
		char copy[256];
		snprintf(copy, sizeof copy, "%s", *at);
		char *equals = strchr(copy, '=');
		if (equals)
			*equals++ = '\0';
		if (equals)
			setenv(copy, equals, 1);
		else
			unsetenv(copy);
	}
}

static void run_program(const char *const *arguments)
{
	const char *program = getenv("TOCSIN");
	char *argv[16] = {(char *)(size_t)program};
	for (int i = 0; arguments[i] && i < 14; i++)
		argv[i + 1] = (char *)(size_t)arguments[i];
	execv(program, argv);
	perror(program);
	_exit(127);
}

static volatile sig_atomic_t go_on;

static void on_go_on(int number)
{
	(void)number;
	go_on = 1;
}

/* What a shell does for its job: gives it the terminal, takes that back when the job stops. */
static void run_in_shell(const char *const *arguments)
{
	struct sigaction action = {.sa_handler = on_go_on};
	sigaction(SIGUSR1, &action, NULL);
	signal(SIGTTOU, SIG_IGN);
	pid_t job = fork();
	if (job == 0) {
		setpgid(0, 0);
		tcsetpgrp(STDIN_FILENO, getpid());
		signal(SIGTTOU, SIG_DFL);
		run_program(arguments);
	}
	setpgid(job, job);
	for (;;) {
		int status;
		waitpid(job, &status, WUNTRACED);
		tcsetpgrp(STDIN_FILENO, getpgrp());
		if (!WIFSTOPPED(status))
			_exit(WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
		printf("[stopped]\r\n");
		fflush(stdout);
		while (!go_on)
			pause();
		go_on = 0;
		tcsetpgrp(STDIN_FILENO, job);
		kill(-job, SIGCONT);
	}
}

static void open_screen(struct pty *pty)
{
	pty->terminal = vterm_new(pty->rows, pty->columns);
	vterm_set_utf8(pty->terminal, 1);
	pty->screen = vterm_obtain_screen(pty->terminal);
	vterm_screen_enable_altscreen(pty->screen, 1);
	vterm_screen_reset(pty->screen, 1);
}

void pty_start(struct pty *pty, const struct pty_options *options, const char *const *arguments)
{
	*pty = (struct pty){.columns = options->columns, .rows = options->rows};
	struct winsize size = {
		.ws_col = (unsigned short)pty->columns, .ws_row = (unsigned short)pty->rows};
	open_screen(pty);
	pty->pid = forkpty(&pty->master, NULL, NULL, &size);
	ck_assert_int_ge(pty->pid, 0);
	if (pty->pid == 0) {
		set_environment(options);
		if (options->in_shell)
			run_in_shell(arguments);
		run_program(arguments);
	}
	fcntl(pty->master, F_SETFL, O_NONBLOCK);
}

static void reap(struct pty *pty)
{
	if (!pty->ended && waitpid(pty->pid, &pty->status, WNOHANG) == pty->pid)
		pty->ended = true;
}

void pty_finish(struct pty *pty)
{
	reap(pty);
	if (!pty->ended) {
		kill(pty->pid, SIGKILL);
		waitpid(pty->pid, &pty->status, 0);
	}
	if (pty->master >= 0)
		close(pty->master);
	vterm_free(pty->terminal);
	free(pty->bytes);
}

/* What came within `patience` ms, to the screen and to the bytes; -1 where nothing did. */
static ssize_t take(struct pty *pty, int patience)
{
	char bytes[READ_SIZE];
	struct pollfd polled = {.fd = pty->master, .events = POLLIN};
	if (poll(&polled, 1, patience) <= 0)
		return -1;
	ssize_t got = read(pty->master, bytes, sizeof bytes);
	if (got <= 0) {
		/* The other end is closed: it stays so, and must not be polled in a circle. */
		usleep(10000);
		return -1;
	}
	vterm_input_write(pty->terminal, bytes, (size_t)got);
	size_t needed = pty->length + (size_t)got + 1;
	if (needed > pty->capacity) {
		pty->capacity = 2 * needed;
		pty->bytes = realloc(pty->bytes, pty->capacity);
		ck_assert_ptr_nonnull(pty->bytes);
	}
	memcpy(pty->bytes + pty->length, bytes, (size_t)got);
	pty->length += (size_t)got;
	pty->bytes[pty->length] = '\0';
	return got;
}

void pty_press(struct pty *pty, const char *bytes)
{
	ck_assert_int_eq(write(pty->master, bytes, strlen(bytes)), (ssize_t)strlen(bytes));
}

void pty_resize(struct pty *pty, int columns, int rows)
{
	struct winsize size = {.ws_col = (unsigned short)columns, .ws_row = (unsigned short)rows};
	pty->columns = columns;
	pty->rows = rows;
	vterm_set_size(pty->terminal, rows, columns);
	ioctl(pty->master, TIOCSWINSZ, &size);
}

size_t pty_settle(struct pty *pty, int quiet)
{
	size_t before = pty->length;
	long end = now_ms() + SETTLE_MS;
	while (now_ms() < end && take(pty, quiet) > 0)
		;
	return pty->length - before;
}

bool pty_shows(struct pty *pty, const char *text, int patience)
{
	long end = now_ms() + patience;
	do {
		if (strstr(pty_text(pty), text))
			return true;
		take(pty, 10);
	} while (now_ms() < end);
	return strstr(pty_text(pty), text) != NULL;
}

bool pty_hides(struct pty *pty, const char *text, int patience)
{
	long end = now_ms() + patience;
	while (strstr(pty_text(pty), text) && now_ms() < end)
		take(pty, 10);
	return strstr(pty_text(pty), text) == NULL;
}

bool pty_ends(struct pty *pty, int patience)
{
	long end = now_ms() + patience;
	do {
		take(pty, 10);
		reap(pty);
	} while (!pty->ended && now_ms() < end);
	if (pty->ended)
		pty_settle(pty, 20);
	return pty->ended;
}

const char *pty_text(struct pty *pty)
{
	static char text[TEXT_SIZE];
	size_t used = 0;
	for (int row = 0; row < pty->rows; row++) {
		VTermRect line = {row, row + 1, 0, pty->columns};
		used += vterm_screen_get_text(
			pty->screen, text + used, sizeof text - used - 2, line);
		text[used++] = '\n';
	}
	text[used] = '\0';
	return text;
}

bool pty_is_cooked(const struct pty *pty)
{
	struct termios modes;
	ck_assert_int_eq(tcgetattr(pty->master, &modes), 0);
	return (modes.c_lflag & ICANON) && (modes.c_lflag & ECHO) && (modes.c_lflag & ISIG);
}

pid_t pty_program(const struct pty *pty)
{
	pid_t group = tcgetpgrp(pty->master);
	return group;
}

void pty_continue(struct pty *pty)
{
	kill(pty->pid, SIGUSR1);
}
