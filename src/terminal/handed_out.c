#include "handed_out.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "replace_file.h"
#include "tocsin/arena.h"

/* What the most widespread terminals take of it, in bytes of base64. */
enum { MOST_ENCODED = 74994 };

static void encode(char *out, const unsigned char *bytes, size_t length)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	for (size_t i = 0; i < length; i += 3) {
		size_t left = length - i;
		unsigned three = (unsigned)bytes[i] << 16 |
				 (left > 1 ? (unsigned)bytes[i + 1] << 8 : 0) |
				 (left > 2 ? (unsigned)bytes[i + 2] : 0);
		*out++ = digits[three >> 18];
		*out++ = digits[three >> 12 & 63];
		*out++ = left > 1 ? digits[three >> 6 & 63] : '=';
		*out++ = left > 2 ? digits[three & 63] : '=';
	}
	*out = '\0';
}

static bool write_all(int descriptor, const char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t written = write(descriptor, bytes, length);
		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return false;
		bytes += written;
		length -= (size_t)written;
	}
	return true;
}

bool hand_to_clipboard(int descriptor, const char *text, char *message, size_t size)
{
	size_t length = strlen(text), encoded = (length + 2) / 3 * 4;
	if (!isatty(descriptor)) {
		snprintf(message, size, "not copied: there is no terminal to copy to");
		return false;
	}
	if (encoded > MOST_ENCODED) {
		snprintf(message, size, "not copied: too long for a clipboard; C-s saves it");
		return false;
	}
	struct tocsin_arena arena;
	tocsin_arena_init(&arena);
	char *sequence = tocsin_arena_alloc(&arena, encoded + 16, 1);
	size_t begins = (size_t)snprintf(sequence, 16, "\033]52;c;");
	encode(sequence + begins, (const unsigned char *)text, length);
	strcpy(sequence + begins + encoded, "\a");
	bool sent = write_all(descriptor, sequence, begins + encoded + 1);
	tocsin_arena_finish(&arena);
	if (sent)
		snprintf(message, size,
			"copied, where this terminal lets programs do so (OSC 52); C-s saves it");
	else
		snprintf(message, size, "not copied: %s", strerror(errno));
	return sent;
}

/* A name that nobody has, reserved by an empty file, so that nobody else takes it either. */
static const char *reserve(struct tocsin_arena *arena, const char *folder, const char *name)
{
	enum { MOST_TRIES = 1000 };
	const char *slash = strrchr(name, '/');
	const char *dot = strrchr(slash ? slash : name, '.');
	size_t stem = dot && dot > name ? (size_t)(dot - name) : strlen(name);
	for (unsigned i = 1; i <= MOST_TRIES; i++) {
		const char *number = i > 1 ? tocsin_arena_printf(arena, ".%u", i) : "";
		const char *path = tocsin_arena_printf(arena, "%s%.*s%s%s", slash ? "" : folder,
			(int)stem, name, number, name + stem);
		int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
		if (file >= 0 && close(file) == 0)
			return path;
		if (errno != EEXIST)
			return NULL;
	}
	return NULL;
}

bool hand_to_file(
	const char *folder, const char *name, const char *text, char *message, size_t size)
{
	struct tocsin_arena arena;
	tocsin_arena_init(&arena);
	const char *path = reserve(&arena, folder, name);
	bool written = path && replace_file(path, text, strlen(text), message, size);
	if (written)
		snprintf(message, size, "saved: %s", path);
	else if (path)
		unlink(path);
	else
		snprintf(message, size, "not saved: %s: %s", name, strerror(errno));
	tocsin_arena_finish(&arena);
	return written;
}
