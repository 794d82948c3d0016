#include "check_main.h"

#include <string.h>

#include "tocsin/text.h"

#define BAD "\xEF\xBF\xBD" /* U+FFFD */
#define COUNT(table) ((int)(sizeof(table) / sizeof(table)[0]))

static struct tocsin_arena arena;

static void setup(void)
{
	tocsin_arena_init(&arena);
}

static void teardown(void)
{
	tocsin_arena_finish(&arena);
}

static const struct {
	const char *bytes;
	uint32_t code;
	size_t used;
} decodings[] = {
	{"A", 'A', 1},
	{"\x7F", 0x7F, 1},
	{"\xC2\x80", 0x80, 2},
	{"\xDF\xBF", 0x7FF, 2},
	{"\xE0\xA0\x80", 0x800, 3},
	{"\xED\x9F\xBF", 0xD7FF, 3},
	{"\xEE\x80\x80", 0xE000, 3},
	{"\xEF\xBF\xBF", 0xFFFF, 3},
	{"\xF0\x90\x80\x80", 0x10000, 4},
	{"\xF4\x8F\xBF\xBF", 0x10FFFF, 4},
	/* not UTF-8: one byte each */
	{"\x80", 0xFFFD, 1},
	{"\xC0\x80", 0xFFFD, 1},         /* overlong NUL */
	{"\xC1\xBF", 0xFFFD, 1},         /* overlong */
	{"\xE0\x9F\xBF", 0xFFFD, 1},     /* overlong */
	{"\xF0\x8F\xBF\xBF", 0xFFFD, 1}, /* overlong */
	{"\xED\xA0\x80", 0xFFFD, 1},     /* surrogate */
	{"\xF4\x90\x80\x80", 0xFFFD, 1}, /* past U+10FFFF */
	{"\xF8\x88\x80\x80\x80", 0xFFFD, 1},
	{"\xFF", 0xFFFD, 1},
	{"\xC3", 0xFFFD, 1},         /* cut off */
	{"\xE2\x82", 0xFFFD, 1},     /* cut off */
	{"\xF0\x9F\x98", 0xFFFD, 1}, /* cut off */
	{"\xC3(", 0xFFFD, 1},
	{"\xE2\x82(", 0xFFFD, 1},
};

static const struct {
	const char *text, *whole;
} cut_texts[] = {
	{"", ""}, {"plain", "plain"}, {"M\xC3\xBChle", "M\xC3\xBChle"}, {"M\xC3", "M"},
	{"M\xC3: 3d", "M: 3d"}, /* cut by a format, which then went on */
	{"\xE2\x82\xAC\xE2\x82", "\xE2\x82\xAC"}, {"a\xF0\x9F\x98", "a"}, {"\xFF\xFEz", "z"},
	{BAD, BAD}, /* that the text itself spells */
};

START_TEST(what_was_cut_is_made_whole)
{
	char text[32];
	strcpy(text, cut_texts[_i].text);
	tocsin_text_whole(text);
	ck_assert_str_eq(text, cut_texts[_i].whole);
}
END_TEST

START_TEST(utf8_is_decoded_strictly)
{
	size_t used;
	const char *bytes = decodings[_i].bytes;
	ck_assert_uint_eq(tocsin_utf8_decode(bytes, strlen(bytes), &used), decodings[_i].code);
	ck_assert_uint_eq(used, decodings[_i].used);
}
END_TEST

START_TEST(every_scalar_survives_encoding)
{
	for (uint32_t code = 0; code <= 0x110000; code++) {
		bool scalar = code <= 0x10FFFF && !(code >= 0xD800 && code <= 0xDFFF);
		char bytes[4];
		size_t used, length = tocsin_utf8_encode(bytes, code);
		if (tocsin_utf8_decode(bytes, length, &used) != (scalar ? code : 0xFFFD) ||
			used != length)
			ck_abort_msg("U+%04X", (unsigned)code);
	}
}
END_TEST

START_TEST(marks_are_combining)
{
	static const uint32_t combining[] = {0x300, 0x36F, 0x483, 0x20DD, 0x200D, 0x3099, 0xFE0F,
		0xFE20, 0x1160, 0x11FF, 0xE0100, 0xE01EF};
	static const uint32_t not_combining[] = {0, 'a', 0x2FF, 0x370, 0xFF, 0x903, 0x115F, 0x1200,
		0x4E00, 0xAC00, 0x1F600, 0x10FFFF};
	for (int i = 0; i < COUNT(combining); i++)
		ck_assert_msg(tocsin_is_combining(combining[i]), "U+%04X", combining[i]);
	for (int i = 0; i < COUNT(not_combining); i++)
		ck_assert_msg(!tocsin_is_combining(not_combining[i]), "U+%04X", not_combining[i]);
}
END_TEST

static const struct {
	const char *raw, *cleaned;
} cleanings[] = {
	{"", ""},
	{"Pour the slab", "Pour the slab"},
	{"Stra\xC3\x9F"
	 "e \xE6\x9D\xB1\xE4\xBA\xAC \xF0\x9F\x9A\xA7",
		"Stra\xC3\x9F"
		"e \xE6\x9D\xB1\xE4\xBA\xAC \xF0\x9F\x9A\xA7"},
	{BAD, BAD},
	/* control sequences of terminals, with ESC and with C1 */
	{"\x1b[31mred", BAD "[31mred"},
	{"\x1b]0;title\x07", BAD "]0;title" BAD},
	{"\xC2\x9B"
	 "2J",
		BAD "2J"},
	{"\x9B"
	 "2J",
		BAD "2J"},
	{"a\bb\x7F", "a" BAD "b" BAD},
	{"a\x0B\x0C"
	 "b",
		"a" BAD BAD "b"},
	/* line ends and tabs */
	{"one\r\ntwo\tthree", "one  two three"},
	{"a\xC2\x85"
	 "b\xE2\x80\xA8"
	 "c\xE2\x80\xA9"
	 "d",
		"a b c d"},
	/* bidi controls: an override, an isolate, marks */
	{"abc\xE2\x80\xAE"
	 "fed\xE2\x80\xAC",
		"abcfed"},
	{"\xE2\x81\xA6x\xE2\x81\xA9", "x"},
	{"\xE2\x80\x8E\xE2\x80\x8F\xD8\x9C", ""},
	/* zero width, word joiner, byte order mark, soft hyphen, Hangul filler */
	{"pay\xE2\x80\x8B"
	 "pal",
		"paypal"},
	{"a\xE2\x80\x8D"
	 "b\xE2\x80\x8C"
	 "c\xE2\x81\xA0"
	 "d",
		"abcd"},
	{"\xEF\xBB\xBF"
	 "id",
		"id"},
	{"co\xC2\xADop", "coop"},
	{"a\xE3\x85\xA4"
	 "b",
		"ab"},
	/* tag characters, variation selectors */
	{"x\xF3\xA0\x80\x81\xF3\xA0\x81\x81"
	 "y",
		"xy"},
	{"\xE2\x9C\x94\xEF\xB8\x8F", "\xE2\x9C\x94"},
	{"a\xF3\xA0\x84\x80"
	 "b",
		"ab"},
	/* four marks stay on one base, a mark without a base gets one */
	{"e\xCC\x81", "e\xCC\x81"},
	{"e\xCC\x80\xCC\x81\xCC\x82\xCC\x83\xCC\x84\xCC\x85"
	 "f\xCC\x80",
		"e\xCC\x80\xCC\x81\xCC\x82\xCC\x83"
		"f\xCC\x80"},
	{"\xCC\x80"
	 "a",
		BAD "\xCC\x80"
		    "a"},
	{"\xE2\x80\x8B\xCC\x80", BAD "\xCC\x80"},
	{"e\xCC\x80\xE2\x80\x8B\xCC\x81\xCC\x82\xCC\x83\xCC\x84",
		"e\xCC\x80\xCC\x81\xCC\x82\xCC\x83"},
	/* bytes that are not UTF-8, noncharacters */
	{"M\xFC"
	 "ller",
		"M" BAD "ller"},
	{"\xED\xA0\x80", BAD BAD BAD},
	{"a\xEF\xBF\xBE"
	 "b\xEF\xB7\x90",
		"a" BAD "b" BAD},
	{"cut \xE2\x82", "cut " BAD BAD},
};

START_TEST(text_is_cleaned)
{
	const char *once = tocsin_text_clean(&arena, cleanings[_i].raw);
	ck_assert_str_eq(once, cleanings[_i].cleaned);
	/* What is clean costs nothing and stays where it is. */
	size_t bytes = arena.bytes;
	ck_assert_ptr_eq(tocsin_text_clean(&arena, once), once);
	ck_assert_uint_eq(arena.bytes, bytes);
}
END_TEST

/* What must not reach a terminal as it is, told apart from the tables of the code under test. */
static bool is_hostile(uint32_t code)
{
	return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x200B && code <= 0x200F) ||
	       (code >= 0x2028 && code <= 0x202E) || (code >= 0x2060 && code <= 0x206F) ||
	       (code >= 0xFE00 && code <= 0xFE0F) || code == 0xFEFF ||
	       (code >= 0xE0000 && code <= 0xE0FFF);
}

START_TEST(no_code_point_slips_through)
{
	for (uint32_t code = 1; code <= 0x10FFFF; code++) {
		char raw[8] = "x", text[4];
		size_t used, length = tocsin_utf8_encode(text, code);
		memcpy(raw + 1, text, length);
		raw[1 + length] = '\0';
		const char *shown = tocsin_text_clean(&arena, raw) + 1;
		if (*shown != '\0' && is_hostile(tocsin_utf8_decode(shown, strlen(shown), &used)))
			ck_abort_msg("U+%04X", (unsigned)code);
	}
}
END_TEST

static const struct {
	const char *a, *b;
	int sign;
} comparisons[] = {{"", "", 0}, {"Dig", "dIG", 0}, {"a", "B", -1}, {"b", "A", 1}, {"a", "aa", -1},
	{"aa", "A", 1}, {"[", "a", -1}, {"\xC3\x84", "\xC3\xA4", -1}, {"z", "\xC3", -1}};

START_TEST(letters_compare_without_case)
{
	int result = tocsin_text_compare_fold(comparisons[_i].a, comparisons[_i].b);
	ck_assert_int_eq((result > 0) - (result < 0), comparisons[_i].sign);
}
END_TEST

static const struct {
	const char *a, *b;
	unsigned slips;
} slips[] = {{"", "", 0}, {"", "abc", 3}, {"status", "status", 0}, {"staus", "status", 1},
	{"sttaus", "status", 1}, {"T1.1", "t11", 1}, {"cut", "CUT", 0}, {"next", "chart", 4},
	{"half_chain", "half-chain", 1}};

START_TEST(slips_are_counted)
{
	const char *a = slips[_i].a, *b = slips[_i].b;
	ck_assert_uint_eq(tocsin_text_distance(a, strlen(a), b), slips[_i].slips);
	ck_assert_uint_eq(tocsin_text_distance(b, strlen(b), a), slips[_i].slips);
}
END_TEST

START_TEST(long_texts_are_far_unless_equal)
{
	char a[100], b[100];
	memset(a, 'a', sizeof a);
	memset(b, 'a', sizeof b);
	a[99] = b[99] = '\0';
	ck_assert_uint_eq(tocsin_text_distance(a, 99, b), 0);
	b[98] = 'b';
	ck_assert_uint_eq(tocsin_text_distance(a, 99, b), TOCSIN_DISTANCE_LONGEST);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("text");
	TCase *tcase = tcase_create("text");
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_set_timeout(tcase, 60);
	tcase_add_loop_test(tcase, utf8_is_decoded_strictly, 0, COUNT(decodings));
	tcase_add_loop_test(tcase, what_was_cut_is_made_whole, 0, COUNT(cut_texts));
	tcase_add_test(tcase, every_scalar_survives_encoding);
	tcase_add_test(tcase, marks_are_combining);
	tcase_add_loop_test(tcase, text_is_cleaned, 0, COUNT(cleanings));
	tcase_add_test(tcase, no_code_point_slips_through);
	tcase_add_loop_test(tcase, letters_compare_without_case, 0, COUNT(comparisons));
	tcase_add_loop_test(tcase, slips_are_counted, 0, COUNT(slips));
	tcase_add_test(tcase, long_texts_are_far_unless_equal);
	suite_add_tcase(suite, tcase);
	return suite;
}
