#include "narrow.h"

#include <string.h>

#include "letters.h"
#include "tocsin/text.h"

bool narrow_is_wide_digit(const char *text)
{
	return strncmp(text, "\xEF\xBC", 2) == 0 && (unsigned char)text[2] >= 0x90 &&
	       (unsigned char)text[2] <= 0x99;
}

static bool is_dash(uint32_t code)
{
	return code == 0x2212 || (code >= 0x2010 && code <= 0x2013);
}

/* None of them begins with another byte, and most texts hold none of these. */
static bool may_be_wide(const char *text, size_t length)
{
	return memchr(text, 0xE2, length) || memchr(text, 0xE3, length) ||
	       memchr(text, 0xEF, length);
}

bool narrow_text(char *out, size_t size, const char *text, size_t length)
{
	size_t to = 0, used;
	bool changed = false;
	if (length >= size || !may_be_wide(text, length))
		return false;
	for (size_t at = 0; at < length; at += used) {
		uint32_t code = tocsin_utf8_decode(text + at, length - at, &used);
		uint32_t narrow = is_dash(code) ? '-' : letters_narrow(code);
		if (narrow == code) {
			memcpy(out + to, text + at, used);
			to += used;
		} else {
			out[to++] = (char)narrow;
			changed = true;
		}
	}
	out[to] = '\0';
	return changed;
}
