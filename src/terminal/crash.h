/*
 * Dying with the terminal in order: whatever ends the program, the shell's screen and modes come
 * back before the message.
 */
#ifndef TERMINAL_CRASH_H
#define TERMINAL_CRASH_H

#include <stddef.h>
#include <termios.h>

/*
 * From here on SIGSEGV, SIGBUS, SIGFPE, SIGILL and SIGABRT write `restore` to the descriptor, set
 * the modes, say one sentence, and end the program as they would have done anyway.
 */
void crash_prepare(int descriptor, const char *restore, size_t length, const struct termios *modes);

/* Back to the default: the terminal was given back in good order. */
void crash_forget(void);

#endif
