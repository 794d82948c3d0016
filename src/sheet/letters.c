#include "letters.h"

#include <ctype.h>

#include "tocsin/text.h"

/* Ranges of capital letters, and how far each lies from its small letter. */
static const struct {
	uint32_t first, last;
	int32_t distance;
	bool in_turn; /* capital, small, capital, small ... */
} capitals[] = {
	{'A', 'Z', 32, false},
	{0x00C0, 0x00D6, 32, false}, /* Latin-1 */
	{0x00D8, 0x00DE, 32, false},
	{0x0100, 0x012F, 1, true}, /* Latin Extended-A */
	{0x0132, 0x0137, 1, true},
	{0x0139, 0x0148, 1, true},
	{0x014A, 0x0177, 1, true},
	{0x0178, 0x0178, 0x00FF - 0x0178, false},
	{0x0179, 0x017E, 1, true},
	{0x018F, 0x018F, 0x0259 - 0x018F, false}, /* Azerbaijani */
	{0x01A0, 0x01A1, 1, true},                /* Vietnamese */
	{0x01AF, 0x01B0, 1, true},
	{0x0218, 0x021B, 1, true},                /* Romanian */
	{0x0386, 0x0386, 0x03AC - 0x0386, false}, /* Greek */
	{0x0388, 0x038A, 0x03AD - 0x0388, false},
	{0x038C, 0x038C, 0x03CC - 0x038C, false},
	{0x038E, 0x038F, 0x03CD - 0x038E, false},
	{0x0391, 0x03AB, 32, false},
	{0x0400, 0x040F, 80, false}, /* Cyrillic */
	{0x0410, 0x042F, 32, false},
	{0x0460, 0x0481, 1, true},
	{0x048A, 0x04BF, 1, true},
	{0x04D0, 0x052F, 1, true},
	{0x1E00, 0x1E95, 1, true}, /* Vietnamese */
	{0x1EA0, 0x1EFF, 1, true},
};

uint32_t letters_small(uint32_t code)
{
	if (code == 0x0130 || code == 0x0131) /* Turkish I with and without a dot */
		return 'i';
	if (code == 0x03C2) /* Greek s at the end of a word */
		return 0x03C3;
	for (size_t i = 0; i < sizeof capitals / sizeof *capitals; i++) {
		if (code < capitals[i].first)
			return code;
		if (code > capitals[i].last)
			continue;
		bool small = capitals[i].in_turn && (code - capitals[i].first) % 2 == 1;
		return small ? code : (uint32_t)((int32_t)code + capitals[i].distance);
	}
	return code;
}

uint32_t letters_narrow(uint32_t code)
{
	if (code >= 0xFF01 && code <= 0xFF5E)
		return code - 0xFEE0;
	return code == 0x3000 ? ' ' : code;
}

bool letters_equal(const char *a, const char *b, size_t length)
{
	size_t in_a = 0, in_b = 0, used_a, used_b;
	if (length > 0 && isalpha((unsigned char)*a) && isalpha((unsigned char)*b) &&
		tolower((unsigned char)*a) != tolower((unsigned char)*b))
		return false; /* most words differ there, and cost no more */
	for (; in_a < length && in_b < length; in_a += used_a, in_b += used_b)
		if (letters_small(tocsin_utf8_decode(a + in_a, length - in_a, &used_a)) !=
			letters_small(tocsin_utf8_decode(b + in_b, length - in_b, &used_b)))
			return false;
	return in_a == in_b;
}
