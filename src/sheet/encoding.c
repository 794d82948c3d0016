#include "encoding.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "tocsin/arena.h"
#include "tocsin/text.h"

static bool is_utf8(const char *bytes, size_t length)
{
	size_t at = 0;
	while (at < length) {
		uint64_t eight;
		if (length - at >= sizeof eight) {
			memcpy(&eight, bytes + at, sizeof eight);
			if ((eight & UINT64_C(0x8080808080808080)) == 0) {
				at += sizeof eight;
				continue;
			}
		}
		if ((unsigned char)bytes[at] < 0x80) {
			at++;
			continue;
		}
		size_t used;
		/* A U+FFFD that the file itself spells takes three bytes, a fault takes one. */
		if (tocsin_utf8_decode(bytes + at, length - at, &used) == 0xFFFD && used == 1)
			return false;
		at += used;
	}
	return true;
}

/* "UTF-16LE", "UTF-16BE" or NULL; `*mark` is how many bytes its byte-order mark takes. */
static const char *utf16_kind(const char *bytes, size_t length, size_t *mark)
{
	*mark = 2;
	if (length >= 2 && memcmp(bytes, "\xFF\xFE", 2) == 0)
		return "UTF-16LE";
	if (length >= 2 && memcmp(bytes, "\xFE\xFF", 2) == 0)
		return "UTF-16BE";
	*mark = 0;
	/* A header begins with two ASCII characters in any tool that writes no mark. */
	if (length >= 4 && bytes[0] != 0 && bytes[1] == 0 && bytes[2] != 0 && bytes[3] == 0)
		return "UTF-16LE";
	if (length >= 4 && bytes[0] == 0 && bytes[1] != 0 && bytes[2] == 0 && bytes[3] != 0)
		return "UTF-16BE";
	return NULL;
}

/* What stands for one unit that has no meaning in the encoding it claims to be in. */
static size_t substitute(char *to, const char *unit, bool wide)
{
	return tocsin_utf8_encode(to, wide ? 0xFFFDu : (unsigned char)*unit);
}

static void convert(struct encoded_text *out, const char *encoding, const char *bytes,
	size_t length, size_t unit)
{
	/* Three bytes of UTF-8 are the most that one unit of either encoding becomes. */
	size_t room = 3 * (length / unit) + 8;
	char *to = out->owned = malloc(room + 1);
	iconv_t how = iconv_open("UTF-8", encoding);
	if (to == NULL)
		tocsin_out_of_memory();
	char *from = (char *)(uintptr_t)bytes;
	size_t left = length;
	while (left > 0) {
		if (how != (iconv_t)-1 && iconv(how, &from, &left, &to, &room) != (size_t)-1)
			break;
		size_t skipped = left < unit ? left : unit;
		size_t written = substitute(to, from, unit > 1);
		to += written;
		room -= written;
		from += skipped;
		left -= skipped;
	}
	if (how != (iconv_t)-1)
		iconv_close(how);
	out->text = out->owned;
	out->length = (size_t)(to - out->owned);
	*to = '\0';
}

void encoding_decode(struct encoded_text *out, const char *bytes, size_t length, bool eight_bit)
{
	size_t mark;
	const char *utf16 = utf16_kind(bytes, length, &mark);
	*out = (struct encoded_text){.text = bytes, .length = length, .encoding = "UTF-8"};
	if (utf16 != NULL) {
		convert(out, utf16, bytes + mark, length - mark, 2);
		out->encoding = "UTF-16";
	} else if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
		out->text += 3;
		out->length -= 3;
	} else if (eight_bit && !is_utf8(bytes, length)) {
		convert(out, "WINDOWS-1252", bytes, length, 1);
		out->encoding = "Windows-1252";
	}
}

void encoding_free(struct encoded_text *text)
{
	free(text->owned);
	*text = (struct encoded_text){0};
}
