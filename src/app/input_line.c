#include "input_line.h"

#include <string.h>

#include "command.h"
#include "tocsin/text.h"

static uint32_t code_at(const struct input_line *line, int at, int *used)
{
	size_t bytes;
	uint32_t code = tocsin_utf8_decode(line->text + at, (size_t)(line->length - at), &bytes);
	*used = (int)bytes;
	return code;
}

/* The end of the character (with its marks) that begins at `at`. */
static int after(const struct input_line *line, int at)
{
	int used;
	if (at >= line->length)
		return line->length;
	code_at(line, at, &used);
	at += used;
	while (at < line->length && tocsin_is_combining(code_at(line, at, &used)))
		at += used;
	return at;
}

/* The beginning of the character that ends at `at`. */
static int before(const struct input_line *line, int at)
{
	int start = 0;
	for (int next = 0; next < at; next = after(line, next))
		start = next;
	return at > 0 ? start : 0;
}

static void cut(struct input_line *line, int from, int to)
{
	memmove(line->text + from, line->text + to, (size_t)(line->length - to) + 1);
	line->length -= to - from;
	line->cursor = from;
}

/* False where it has no room. */
static bool insert(struct input_line *line, const char *text, int length)
{
	if (length > INPUT_LINE_SIZE - 1 - line->length)
		return false;
	memmove(line->text + line->cursor + length, line->text + line->cursor,
		(size_t)(line->length - line->cursor) + 1);
	memcpy(line->text + line->cursor, text, (size_t)length);
	line->length += length;
	line->cursor += length;
	return true;
}

/* Where the word before the cursor begins: blanks behind it belong to it. */
static int word_before(const struct input_line *line)
{
	int at = line->cursor;
	while (at > 0 && line->text[at - 1] == ' ')
		at--;
	while (at > 0 && line->text[at - 1] != ' ')
		at--;
	return at;
}

static bool is_typed(uint32_t code)
{
	return code >= ' ' && code < KEY_FIRST_SPECIAL && !(code >= 0x7f && code < 0xa0) &&
	       code != 0x2028 && code != 0x2029;
}

void input_line_set(struct input_line *line, const char *text)
{
	line->text[0] = '\0';
	line->length = line->cursor = 0;
	input_line_paste(line, text);
}

bool input_line_key(struct input_line *line, uint32_t key)
{
	enum {
		CONTROL_A = 1,
		CONTROL_B = 2,
		CONTROL_D = 4,
		CONTROL_E = 5,
		CONTROL_F = 6,
		BACKSPACE = 8,
		CONTROL_K = 11,
		CONTROL_U = 21,
		CONTROL_W = 23
	};
	switch (key) {
	case KEY_LEFT_ARROW:
	case CONTROL_B:
		line->cursor = before(line, line->cursor);
		return true;
	case KEY_RIGHT_ARROW:
	case CONTROL_F:
		line->cursor = after(line, line->cursor);
		return true;
	case KEY_HOME_KEY:
	case CONTROL_A:
		line->cursor = 0;
		return true;
	case KEY_END_KEY:
	case CONTROL_E:
		line->cursor = line->length;
		return true;
	case BACKSPACE:
		cut(line, before(line, line->cursor), line->cursor);
		return true;
	case KEY_DELETE:
	case CONTROL_D:
		cut(line, line->cursor, after(line, line->cursor));
		return true;
	case CONTROL_K:
		cut(line, line->cursor, line->length);
		return true;
	case CONTROL_U:
		cut(line, 0, line->cursor);
		return true;
	case CONTROL_W:
		cut(line, word_before(line), line->cursor);
		return true;
	default:
		break;
	}
	if (!is_typed(key))
		return false;
	char bytes[4];
	insert(line, bytes, (int)tocsin_utf8_encode(bytes, key));
	return true;
}

bool input_line_paste(struct input_line *line, const char *text)
{
	size_t length = strlen(text);
	bool blank = false, any = false;
	while (length > 0) {
		size_t used;
		uint32_t code = tocsin_utf8_decode(text, length, &used);
		text += used;
		length -= used;
		if (!is_typed(code)) {
			blank = any;
			continue;
		}
		if (blank && !insert(line, " ", 1))
			return false;
		blank = false;
		any = true;
		char bytes[4];
		if (!insert(line, bytes, (int)tocsin_utf8_encode(bytes, code)))
			return false;
	}
	return true;
}
