/*
 * Cells of links that are longer than what is translated at once: a milestone that waits for a
 * thousand tasks.
 */
#include <string.h>

#include "schedule.h"

enum { AT_ONCE = DIALECT_TEXT_MAX / 4 }; /* bytes; translated, a link may grow */

/*
 * Does the sign at `at` part two links? A comma may stand in a number too, and in "A10: FS, Lag 3d"
 * within a link, where the next one would have a colon.
 */
static bool parts(const struct dialect *dialect, const char *text, size_t at, char separator)
{
	if (text[at] != separator)
		return false;
	const char *next = text + at + 1;
	if (separator != ',')
		return true;
	if (dialect->tool == DIALECT_P6 && strchr(text, ':') != NULL)
		return memchr(next, ':', strcspn(next, ",")) != NULL;
	return dialect->conventions.decimal != ',' || *next == ' ';
}

/* The first sign that parts links anywhere in `text`; NUL where none does. */
static char separator_of(const struct dialect *dialect, const char *text)
{
	static const char signs[] = ";|\n,";
	for (const char *sign = signs; *sign != '\0'; sign++)
		for (size_t at = 0; text[at] != '\0'; at++)
			if (parts(dialect, text, at, *sign))
				return *sign;
	return '\0';
}

/* How many bytes of `text` are translated next, without the separator; all where it has none. */
static size_t piece_length(
	const struct dialect *dialect, const char *text, size_t length, char separator)
{
	if (length <= AT_ONCE || separator == '\0')
		return length;
	for (size_t at = AT_ONCE; at > 0; at--)
		if (parts(dialect, text, at, separator))
			return at;
	for (size_t at = AT_ONCE; at < length; at++)
		if (parts(dialect, text, at, separator))
			return at;
	return length;
}

bool schedule_links_are_long(uint32_t column, const char *text)
{
	return (column == SCHEDULE_PREDECESSORS || column == SCHEDULE_SUCCESSORS) &&
	       strlen(text) > AT_ONCE;
}

const char *schedule_long_links(struct schedule *schedule, uint32_t column, const char *text)
{
	struct tocsin_arena *arena = schedule->reading->scratch;
	size_t length = strlen(text), used = 0;
	char separator = separator_of(&schedule->dialect, text);
	/* No piece is longer than what is translated at once, and grows to more than that. */
	char *whole = tocsin_arena_strndup(arena, text, length);
	size_t room = (DIALECT_TEXT_MAX / AT_ONCE + 1) * length + DIALECT_TEXT_MAX;
	char *out = TOCSIN_NEW(arena, char, room);
	for (size_t at = 0; at < length;) {
		size_t taken = piece_length(&schedule->dialect, whole + at, length - at, separator);
		bool last = at + taken == length;
		whole[at + taken] = '\0';
		const char *piece = dialect_translate(&schedule->dialect,
			(enum schedule_column)column, whole + at, schedule->translated);
		size_t size = strlen(piece);
		if (used + size + 2 > room)
			return text;
		memcpy(out + used, piece, size);
		used += size;
		if (!last)
			out[used++] = ';';
		at += taken + 1;
	}
	out[used] = '\0';
	return out;
}
