#include "check_main.h"

#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "encoding.h"

#define FFFD "\xEF\xBF\xBD"

/* ---- What the bytes themselves tell ---- */

static const struct {
	const char *bytes;
	size_t length;
	const char *text, *encoding;
	uint32_t undecoded;
	size_t first;
} cases[] = {
#define BYTES(literal) literal, sizeof literal - 1
	{BYTES(""), "", "UTF-8", 0, 0},
	{BYTES("id,name"), "id,name", "UTF-8", 0, 0},
	{BYTES("\xEF\xBB\xBFid"), "id", "UTF-8", 0, 0},
	{BYTES("M\xC3\xBCller, \xE6\x9C\x9F\xE9\x96\x93"),
		"M\xC3\xBCller, \xE6\x9C\x9F\xE9\x96\x93", "UTF-8", 0, 0},
	/* A stray byte makes no other encoding of a text that is full of UTF-8. */
	{BYTES("\xC3\xA4\xC3\xB6\xC3\xBC\xC3\xA4\xC3\xB6 \xFF"),
		"\xC3\xA4\xC3\xB6\xC3\xBC\xC3\xA4\xC3\xB6 " FFFD, "UTF-8", 1, 11},
	{BYTES("\xEF\xBB\xBFM\xFCller"), "M" FFFD "ller", "UTF-8", 1, 1},
	{BYTES("M\xFCller"), "M\xC3\xBCller", "Windows-1252", 0, 0},
	{BYTES("\x80 \x81\x9D"), "\xE2\x82\xAC " FFFD FFFD, "Windows-1252", 2, 4},
	{BYTES("\xFF\xFE\x61\0\xE4\0"), "a\xC3\xA4", "UTF-16", 0, 0},
	{BYTES("\xFE\xFF\0\x61\0\xE4"), "a\xC3\xA4", "UTF-16", 0, 0},
	{BYTES("\x61\0,\0\x62\0\n\0"), "a,b\n", "UTF-16", 0, 0},
	{BYTES("\0\x61\0,\0\x62\0\n"), "a,b\n", "UTF-16", 0, 0},
	/* No ASCII but the line end, and a letter whose lower byte is zero. */
	{BYTES("\x1F\x67\x93\x95\0\x4E\x0D\x54\n\0\x1F\x67\n\0\x1F\x67\n\0\n\0\n\0"),
		"\xE6\x9C\x9F\xE9\x96\x93\xE4\xB8\x80\xE5\x90\x8D\n\xE6\x9C\x9F\n\xE6\x9C\x9F\n\n"
		"\n",
		"UTF-16", 0, 0},
	{BYTES("\xFF\xFE\x61\0\x00\xD8\x62\0"), "a" FFFD "b", "UTF-16", 1, 1},
	{BYTES("\xFF\xFE\x61\0\x62"), "a" FFFD, "UTF-16", 1, 1},
	{BYTES("\xFF\xFE\0\0\x61\0\0\0\xE4\0\0\0"), "a\xC3\xA4", "UTF-32", 0, 0},
	{BYTES("\0\0\xFE\xFF\0\0\0\x61"), "a", "UTF-32", 0, 0},
	/* A zero byte somewhere is no UTF-16. */
	{BYTES("id,name\n1,\0x\n"), "id,name\n1,", "UTF-8", 0, 0},
#undef BYTES
};

START_TEST(test_bytes)
{
	struct encoded_text text;
	encoding_decode(&text, cases[_i].bytes, cases[_i].length, &(struct encoding_hints){0});
	char *decoded = strndup(text.text, text.length);
	ck_assert_str_eq(decoded, cases[_i].text);
	ck_assert_str_eq(text.encoding, cases[_i].encoding);
	ck_assert_uint_eq(text.undecoded, cases[_i].undecoded);
	ck_assert_uint_eq(text.first_undecoded, cases[_i].first);
	ck_assert_int_eq(text.guessed, strcmp(text.encoding, "Windows-1252") == 0);
	free(decoded);
	encoding_free(&text);
}
END_TEST

START_TEST(test_utf8_only_leaves_bytes)
{
	struct encoded_text text;
	encoding_decode(&text, "M\xFCller", 6, &(struct encoding_hints){.utf8_only = true});
	ck_assert_mem_eq(text.text, "M\xFCller", 6);
	ck_assert_ptr_null(text.owned);
	encoding_free(&text);
}
END_TEST

/* ---- Code pages ---- */

static const struct {
	const char *iconv, *header, *encoding;
} pages[] = {
	{"CP1252", "Nr;Vorgänger;Länge", "Windows-1252"},
	{"ISO-8859-15", "Nr;Vorgänger;Länge", "Windows-1252"}, /* the same bytes */
	{"CP1250", "Název;Předchůdci;Časová šířka;Žádost", "Windows-1250"},
	{"ISO-8859-2", "Název;Předchůdci;Časová šířka;Žádost", "ISO-8859-2"},
	{"CP1251", "Название;Длительность;Начало", "Windows-1251"},
	{"ISO-8859-5", "Название;Длительность;Начало", "ISO-8859-5"},
	{"KOI8-R", "Название;Длительность;Начало", "KOI8-R"},
	{"CP1253", "Όνομα;Διάρκεια;Άμεση", "Windows-1253"},
	{"ISO-8859-7", "Όνομα;Διάρκεια;Άμεση", "ISO-8859-7"},
	{"CP1254", "İsim;Süre;Başlangıç", "Windows-1254"},
	{"CP1255", "שם;משך", "Windows-1255"},
	{"CP1256", "اسم;مدة", "Windows-1256"},
	{"CP1257", "Užduotis;Trukmė;Pabaiga", "Windows-1257"},
	{"CP932", "タスク名;期間;先行タスク", "Shift_JIS"},
	{"EUC-JP", "タスク名;期間;先行タスク", "EUC-JP"},
	{"GB18030", "任务名称;工期;前置任务", "GB18030"},
	{"BIG5", "任務名稱;工期;前置任務", "Big5"},
	{"CP949", "작업 이름;기간;시작", "EUC-KR"},
};
enum { PAGES = sizeof pages / sizeof *pages };

static size_t encoded(char *out, size_t room, const char *name, const char *text)
{
	iconv_t how = iconv_open(name, "UTF-8");
	char *from = (char *)(uintptr_t)text, *to = out;
	size_t left = strlen(text);
	ck_assert_msg(how != (iconv_t)-1, "iconv knows no %s", name);
	ck_assert_uint_eq(iconv(how, &from, &left, &to, &room), 0);
	iconv_close(how);
	return (size_t)(to - out);
}

/* How many captions of all the headers above a text has in its first line. */
static uint32_t weigh(const void *data, const char *text, size_t length)
{
	uint32_t known = 0;
	char *line = strndup(text, length), *kept = NULL;
	ck_assert_ptr_eq(data, pages);
	line[strcspn(line, "\n")] = '\0';
	for (char *cell = strtok_r(line, ";", &kept); cell; cell = strtok_r(NULL, ";", &kept))
		for (size_t i = 0; i < PAGES; i++) {
			const char *at = strstr(pages[i].header, cell);
			size_t end = strlen(cell);
			if (at && (at == pages[i].header || at[-1] == ';') &&
				(at[end] == ';' || at[end] == '\0')) {
				known++;
				break;
			}
		}
	free(line);
	return known;
}

START_TEST(test_code_page_by_captions)
{
	const struct encoding_hints hints = {.weigh = weigh, .data = pages};
	char bytes[256], decoded[512];
	size_t header = encoded(bytes, sizeof bytes, pages[_i].iconv, pages[_i].header);
	memcpy(bytes + header, "\n1;2;3\n", 7);
	struct encoded_text text;
	encoding_decode(&text, bytes, header + 7, &hints);
	snprintf(decoded, sizeof decoded, "%s\n1;2;3\n", pages[_i].header);
	ck_assert_str_eq(text.encoding, pages[_i].encoding);
	ck_assert_str_eq(text.text, decoded);
	ck_assert(text.guessed);
	ck_assert_uint_eq(text.undecoded, 0);
	encoding_free(&text);
}
END_TEST

START_TEST(test_asked_for)
{
	char bytes[256];
	size_t length = encoded(bytes, sizeof bytes, pages[_i].iconv, pages[_i].header);
	struct encoded_text text;
	encoding_decode(&text, bytes, length, &(struct encoding_hints){.asked = pages[_i].iconv});
	ck_assert_str_eq(text.encoding, pages[_i].iconv);
	ck_assert_str_eq(text.text, pages[_i].header);
	ck_assert(!text.guessed);
	encoding_free(&text);
}
END_TEST

START_TEST(test_asked_for_and_wrong)
{
	struct encoded_text text;
	encoding_decode(&text, "a\x81\x9D", 3, &(struct encoding_hints){.asked = "CP1252"});
	ck_assert_str_eq(text.text, "a" FFFD FFFD);
	ck_assert_uint_eq(text.undecoded, 2);
	ck_assert_uint_eq(text.first_undecoded, 1);
	ck_assert_uint_eq(text.first_byte, 0x81);
	encoding_free(&text);
	/* Half a pair is passed over whole, so that what follows is read. */
	encoding_decode(&text, "\0\xD8\x61\0", 4, &(struct encoding_hints){.asked = "UTF-16LE"});
	ck_assert_str_eq(text.text, FFFD "a");
	encoding_free(&text);
}
END_TEST

START_TEST(test_known_names)
{
	ck_assert(encoding_known("utf-8"));
	ck_assert(encoding_known("Shift_JIS"));
	ck_assert(encoding_known("KOI8-U"));
	ck_assert(!encoding_known("klingon"));
	ck_assert(!encoding_known(""));
	ck_assert(!encoding_known("UTF-8//IGNORE"));
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("encoding");
	TCase *tests = tcase_create("encoding");
	tcase_add_loop_test(tests, test_bytes, 0, (int)(sizeof cases / sizeof *cases));
	tcase_add_test(tests, test_utf8_only_leaves_bytes);
	tcase_add_loop_test(tests, test_code_page_by_captions, 0, PAGES);
	tcase_add_loop_test(tests, test_asked_for, 0, PAGES);
	tcase_add_test(tests, test_asked_for_and_wrong);
	tcase_add_test(tests, test_known_names);
	suite_add_tcase(suite, tests);
	return suite;
}
