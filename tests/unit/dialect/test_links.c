/*
 * Predecessor cells as other tools write them.
 */
#include "check_main.h"

#include "links.h"

static const struct {
	const char *language, *text, *links;
} cells[] = {
	{"en", "3", "3"},
	{"en", "3FS", "3FS"},
	{"en", "3FS+2 days", "3FS+2d"},
	{"en", "3 FS + 2 d", "3FS+2d"},
	{"en", "3SS-1 wk", "3SS-1w"},
	{"en", "3FS+25%", "3FS+25%"},
	{"en", "3FS+2 edays", "3FS+2ed"},
	{"en", "3FS+1.5 days,4", "3FS+1.5d;4"},
	{"en", "6|7", "6;7"},
	{"en", "6\n7", "6;7"},
	{"en", "6,7;8", "6;7;8"},
	{"en", " 6 ; 7 ", "6;7"},
	{"en", "5-FS=P2D", "5FS+2d"},
	{"en", "5-FS=P-2D", "5FS-2d"},
	{"en", "49-FS>P0D", "49FS"},
	{"en", "7-SS=P0D;15", "7SS;15"},
	{"de", "8EA+1 Tag", "8FS+1d"},
	{"de", "2AA", "2SS"},
	{"de", "2aa;3EE-2 Tage", "2SS;3FF-2d"},
	{"de", "8EA+1,5 Tage", "8FS+1.5d"},
	{"de", "8EA+1,5 Tage,9", "8FS+1.5d;9"},
	{"de", "8EA+4 fTage", "8FS+4ed"},
	{"de", "8FS+1d", "8FS+1d"}, /* English is known beside */
	/* an id may look like anything: only what follows a digit is a relation */
	{"en", "STAFF", "STAFF"},
	{"en", "A-1", "A-1"},
	{"en", "3-4", "3-4"},
	{"en", "Dig, then pour", "Dig;then pour"},
	{"en", "FS", "FS"},
	{"en", "3FS+", "3FS+"},
	{"en", "3FS+soon", "3FS+soon"},
	{"en", "3FS+25 %", "3FS+25%"},
	{"en", "3FS+25e%", "3FS+25e%"},
	{"en", "3FS-25.5 e%?", "3FS-25.5e%"},
	{"en", "3FS-50%", "3FS-50%"},
	{"en", "3FS-50%?", "3FS-50%"},
	{"en", "3FS+2 days?", "3FS+2d?"},
	{"en", "3FS+25t%", "3FS+25t%"}, /* told by whoever reads on */
	{"de", "3EA+12,5f%", "3FS+12.5e%"},
	{"de", "3EA-50 f%", "3FS-50e%"},
	{"it", "3FI+50t%", "3FS+50e%"},
	{"fr", "3FD+50é%", "3FS+50e%"},
	{"ru", "3ОН+50п%", "3FS+50e%"},
	{"es", "3FC+50e%", "3FS+50e%"},
	{"ja", "３ＦＳ＋２日", "3FS+2d"},
	{"ja", "３", "3"},
	{"ja", "３、５ＳＳ－１．５日；７", "3;5SS-1.5d;7"},
	{"ja", "３　ＦＳ　＋　５０％", "3FS+50%"},
	{"zh", "3FS+2个工作日，4", "3FS+2d;4"},
	{"zh", "３－５", "3-5"},
	{"ja", "設計、製造", "設計、製造"},
	{"ja", "設計（１）", "設計（１）"},
	{"ja", "１．設計", "１．設計"},
	{"en", "3SS\u22122 days", "3SS-2d"},
	{"en", "3\u20135", "3-5"},
	{"ru", "3он+2 ДНЯ", "3FS+2d"},
	{"pl", "3zr+2 GODZ", "3FS+2h"},
	{"cs", "3DZ+2 DNÍ", "3FS+2d"},
	{"en", "3FS+25xyz%", "3FS+25xyz%"},
	{"en", "5-FS=P2X", "5-FS=P2X"},
	{"en", "", ""},
	{"en", ";;", ""},
};

START_TEST(cells_are_rewritten)
{
	char out[DIALECT_TEXT_MAX];
	struct dialect dialect = {.language = language_find(cells[_i].language)};
	dialect.conventions.decimal = dialect.language->decimal;
	links_rewrite(out, cells[_i].text, &dialect);
	ck_assert_str_eq(out, cells[_i].links);
}
END_TEST

START_TEST(a_cell_without_end_stays_as_it_is)
{
	static char text[2 * DIALECT_TEXT_MAX], out[DIALECT_TEXT_MAX];
	struct dialect dialect = {.language = language_find("en")};
	for (size_t i = 0; i + 3 < sizeof text; i += 2)
		text[i] = '1', text[i + 1] = '|';
	ck_assert(!links_rewrite(out, text, &dialect));
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("links");
	TCase *tcase = tcase_create("foreign");
	tcase_add_loop_test(tcase, cells_are_rewritten, 0, (int)(sizeof cells / sizeof *cells));
	tcase_add_test(tcase, a_cell_without_end_stays_as_it_is);
	suite_add_tcase(suite, tcase);
	return suite;
}
