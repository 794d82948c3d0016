#include "terminal_input.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>

#include "command.h"
#include "tocsin/arena.h"
#include "tocsin/text.h"

enum {
	PASTE_SIZE = 65536,
	ESCAPE_DELAY_MS = 25,
	/* Codes of ours beyond those of curses, for the marks around pasted text. */
	PASTE_BEGINS = KEY_MAX + 1,
	PASTE_ENDS,
	/* And before what the mouse did. */
	MOUSE_REPORTS,
	MOUSE_REPORTS_OLD,
};

static uint32_t key_of(int code)
{
	static const struct {
		int curses;
		uint32_t key;
	} keys[] = {
		{KEY_UP, KEY_UP_ARROW},
		{KEY_DOWN, KEY_DOWN_ARROW},
		{KEY_LEFT, KEY_LEFT_ARROW},
		{KEY_RIGHT, KEY_RIGHT_ARROW},
		{KEY_HOME, KEY_HOME_KEY},
		{KEY_END, KEY_END_KEY},
		{KEY_PPAGE, KEY_PAGE_UP},
		{KEY_NPAGE, KEY_PAGE_DOWN},
		{KEY_BTAB, KEY_BACK_TAB},
		{KEY_DC, KEY_DELETE},
		{KEY_IC, KEY_INSERT},
		{KEY_BACKSPACE, 8},
		{KEY_ENTER, 13},
	};
	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
		if (keys[i].curses == code)
			return keys[i].key;
	if (code >= KEY_F(1) && code <= KEY_F(12))
		return KEY_FUNCTION + (uint32_t)(code - KEY_F0);
	return KEY_NONE;
}

/* True where the end of the terminal was reached: it is readable for ever and holds no byte. */
static bool is_gone(const struct terminal_input *input)
{
	struct pollfd polled = {.fd = input->descriptor, .events = POLLIN};
	int waiting = 0;
	if (poll(&polled, 1, 0) <= 0)
		return false;
	if (polled.revents & (POLLHUP | POLLERR | POLLNVAL))
		return true;
	return ioctl(polled.fd, FIONREAD, &waiting) != 0 || waiting == 0;
}

static void add_to_paste(struct terminal_input *input, wint_t code)
{
	char bytes[4];
	size_t length = tocsin_utf8_encode(bytes, (uint32_t)code);
	if (!input->paste && !(input->paste = malloc(PASTE_SIZE)))
		tocsin_out_of_memory();
	if (input->pasted + length >= PASTE_SIZE)
		return;
	memcpy(input->paste + input->pasted, bytes, length);
	input->pasted += length;
}

/* The rest of a control sequence that curses does not know: read away, or it would be typed. */
static void skip_sequence(struct terminal_input *input, wint_t introducer)
{
	wint_t code;
	if (introducer == 'O') {
		wget_wch(input->keys, &code);
		return;
	}
	while (wget_wch(input->keys, &code) == OK && (code < 0x40 || code > 0x7e))
		;
}

/*
 * Esc alone is a key; a character that came with it was typed with Alt, or begins a sequence of
 * some key that this terminal has and its description does not. Neither means anything here, and
 * read as two keys they would close the prompt and run a command.
 */
static bool is_alone(struct terminal_input *input)
{
	wint_t next;
	int result = wget_wch(input->keys, &next);
	if (result == ERR)
		return true;
	if (result == OK && next == 27) {
		unget_wch((wchar_t)next);
		return true;
	}
	if (result == OK && (next == '[' || next == 'O'))
		skip_sequence(input, next);
	return false;
}

/* One code from curses: an input in `out`, or nothing yet (false). */
static bool take(struct terminal_input *input, int result, wint_t code, struct input *out)
{
	*out = (struct input){.kind = INPUT_KEY};
	if (mouse_report_is_open(&input->report)) {
		out->kind = INPUT_MOUSE;
		return result == OK &&
		       mouse_report_add(&input->report, (uint32_t)code, &out->mouse);
	}
	if (result == KEY_CODE_YES && (code == MOUSE_REPORTS || code == MOUSE_REPORTS_OLD)) {
		mouse_report_open(&input->report, code == MOUSE_REPORTS_OLD);
		return false;
	}
	if (result == KEY_CODE_YES && code == PASTE_BEGINS) {
		input->pasting = true;
		input->pasted = 0;
		return false;
	}
	if (result == KEY_CODE_YES && code == PASTE_ENDS && input->pasting) {
		input->pasting = false;
		if (input->pasted == 0)
			return false;
		input->paste[input->pasted] = '\0';
		*out = (struct input){.kind = INPUT_PASTE, .text = input->paste};
		return true;
	}
	if (input->pasting) {
		if (result == OK && code != 0)
			add_to_paste(input, code);
		return false;
	}
	if (result == KEY_CODE_YES)
		out->key = key_of((int)code);
	else if (code == 27)
		out->key = is_alone(input) ? 27 : KEY_NONE;
	else if (code == 127)
		out->key = 8;
	else if (code == '\n')
		out->key = 13;
	else
		out->key = (uint32_t)code;
	return out->key != KEY_NONE;
}

bool terminal_input_next(struct terminal_input *input, struct input *out)
{
	bool any = false;
	for (;;) {
		wint_t code;
		int result = wget_wch(input->keys, &code);
		if (result == ERR)
			break;
		any = true;
		if (take(input, result, code, out))
			return true;
	}
	if (!any && is_gone(input)) {
		*out = (struct input){.kind = INPUT_GONE};
		return true;
	}
	return false;
}

/* What a terminal sends is known by its description; these many send whatever theirs says. */
static void set_modes(WINDOW *keys)
{
	static const struct {
		const char *bytes;
		int key;
	} sequences[] = {
		{"\033[200~", PASTE_BEGINS},
		{"\033[201~", PASTE_ENDS},
		{"\033[<", MOUSE_REPORTS},
		{"\033[M", MOUSE_REPORTS_OLD},
		{"\033[A", KEY_UP},
		{"\033[B", KEY_DOWN},
		{"\033[C", KEY_RIGHT},
		{"\033[D", KEY_LEFT},
		{"\033[H", KEY_HOME},
		{"\033[F", KEY_END},
		{"\033[1~", KEY_HOME},
		{"\033[4~", KEY_END},
		{"\033[3~", KEY_DC},
		{"\033[5~", KEY_PPAGE},
		{"\033[6~", KEY_NPAGE},
		{"\033OP", KEY_F(1)},
	};
	raw();
	noecho();
	nonl();
	intrflush(keys, FALSE);
	keypad(keys, TRUE);
	nodelay(keys, TRUE);
	typeahead(-1);
	if (!getenv("ESCDELAY"))
		set_escdelay(ESCAPE_DELAY_MS);
	for (size_t i = 0; i < sizeof sequences / sizeof sequences[0]; i++)
		define_key(sequences[i].bytes, sequences[i].key);
}

void terminal_input_open(struct terminal_input *out, int descriptor)
{
	*out = (struct terminal_input){.descriptor = descriptor, .keys = newpad(1, 1)};
	if (!out->keys)
		tocsin_out_of_memory();
	set_modes(out->keys);
}

void terminal_input_close(struct terminal_input *input)
{
	delwin(input->keys);
	free(input->paste);
}
