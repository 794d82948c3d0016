/* Apart from the rest of curses, because term.h makes macros of words like `columns` and `lines`.
 */
#include "terminal_description.h"

#include <string.h>
#include <unistd.h>

#include <curses.h>
#include <term.h>

bool terminal_is_known(const char *name)
{
	int error;
	if (setupterm((char *)(size_t)name, STDOUT_FILENO, &error) == ERR)
		return false;
	del_curterm(cur_term);
	return true;
}

/* Bytes that tputs produces, collected instead of sent: tputs has no argument to carry them. */
static struct {
	char *bytes;
	size_t length;
} collected;

static int collect(int byte)
{
	if (collected.length < RESTORE_SIZE)
		collected.bytes[collected.length++] = (char)byte;
	return byte;
}

size_t terminal_restore_bytes(char out[RESTORE_SIZE], bool pastes)
{
	/* Keypad off, attributes and colours off, cursor shown, the shell's screen back. */
	static const char *const names[] = {"rmkx", "sgr0", "op", "cnorm", "rmcup"};
	collected.bytes = out;
	collected.length = 0;
	for (const char *at = pastes ? "\033[?2004l\033[?1002;1006l" : ""; *at; at++)
		collect(*at);
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		const char *text = tigetstr(names[i]);
		if (text && text != (const char *)-1)
			tputs(text, 1, collect);
	}
	collect('\r');
	collect('\n');
	return collected.length;
}
