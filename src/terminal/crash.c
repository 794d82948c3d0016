#include "crash.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { RESTORE_SIZE = 512, STACK_SIZE = 65536 };

static const int deadly[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
enum { DEADLY = sizeof deadly / sizeof deadly[0] };

/* All that the handler needs, made beforehand: it may call nothing that allocates or locks. */
static struct {
	int descriptor;
	char restore[RESTORE_SIZE];
	size_t length;
	struct termios modes;
	/* A stack that overflowed cannot carry its own handler. */
	char stack[STACK_SIZE];
} prepared;

static void say(const char *text)
{
	ssize_t written = write(STDERR_FILENO, text, strlen(text));
	(void)written;
}

static void on_death(int number)
{
	ssize_t written = write(prepared.descriptor, prepared.restore, prepared.length);
	(void)written;
	tcsetattr(prepared.descriptor, TCSANOW, &prepared.modes);
	say(number == SIGABRT ? "tocsin: had to stop" : "tocsin: crashed");
	say("; every report that it called saved is saved\r\n");
	/* The handler is gone (SA_RESETHAND): this ends the program, with a core where wanted. */
	raise(number);
}

void crash_prepare(int descriptor, const char *restore, size_t length, const struct termios *modes)
{
	prepared.descriptor = descriptor;
	prepared.length = length < RESTORE_SIZE ? length : RESTORE_SIZE;
	memcpy(prepared.restore, restore, prepared.length);
	prepared.modes = *modes;
	stack_t stack = {.ss_sp = prepared.stack, .ss_size = sizeof prepared.stack};
	sigaltstack(&stack, NULL);
	for (int i = 0; i < DEADLY; i++) {
		struct sigaction action = {.sa_handler = on_death,
			.sa_flags = (int)(SA_RESETHAND | SA_NODEFER | SA_ONSTACK)};
		sigemptyset(&action.sa_mask);
		sigaction(deadly[i], &action, NULL);
	}
}

void crash_forget(void)
{
	for (int i = 0; i < DEADLY; i++)
		signal(deadly[i], SIG_DFL);
}
