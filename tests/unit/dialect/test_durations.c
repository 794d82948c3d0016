/*
 * Durations as people and tools write them.
 */
#include "check_main.h"

#include "durations.h"

static const struct {
	const char *language, *text;
	enum bare_unit bare;
	const char *duration; /* NULL: none */
} readings[] = {
	{"ja", "２．５日", BARE_DAYS, "2.5d"},
	{"zh", "３　小时", BARE_DAYS, "3h"},
	{"ru", "2 ДНЯ", BARE_DAYS, "2d"},
	{"en", "5", BARE_DAYS, "5d"},
	{"en", "5", BARE_HOURS, "5h"},
	{"en", "14400", BARE_SECONDS, "PT14400S"},
	{"en", "5 days", BARE_DAYS, "5d"},
	{"en", "5 days?", BARE_DAYS, "5d?"},
	{"en", "2 wks", BARE_DAYS, "2w"},
	{"en", "1 mon", BARE_DAYS, "1mo"},
	{"en", "4 hrs", BARE_DAYS, "4h"},
	{"en", "3 edays", BARE_DAYS, "3ed"},
	{"en", "1 ewk?", BARE_DAYS, "1ew?"},
	{"en", "2 years", BARE_DAYS, "P2Y"},
	{"en", "2 eyears", BARE_DAYS, "730ed"},
	{"en", "1.5 eyears", BARE_DAYS, NULL},
	{"en", "1.5d", BARE_DAYS, "1.5d"},
	{"en", "1,5d", BARE_DAYS, "1.5d"},
	{"en", "1,500 hrs", BARE_DAYS, "1500h"},
	{"en", "1,234,567.5h", BARE_DAYS, "1234567.5h"},
	{"en", "0,125d", BARE_DAYS, "0.125d"},
	{"en", "2.3000000000000003", BARE_DAYS, "2.300000000d"},
	{"de", "5 Tage", BARE_DAYS, "5d"},
	{"de", "3,5 t", BARE_DAYS, "3.5d"},
	{"de", "1.500 Std.", BARE_DAYS, "1500h"},
	{"de", "1.5 Std", BARE_DAYS, "1.5h"},
	{"de", "1.500,25 h", BARE_DAYS, "1500.25h"},
	{"de", "2 Wochen?", BARE_DAYS, "2w?"},
	{"de", "4 fTage", BARE_DAYS, "4ed"},
	{"de", "5 days", BARE_DAYS, "5d"},        /* English is known beside */
	{"de", "5\xC2\xA0Tage", BARE_DAYS, "5d"}, /* a blank that does not break */
	{"en", "1w 2d 4h", BARE_DAYS, "P1W2DT4H"},
	{"en", "1 week, 2 days, 4 hours", BARE_DAYS, "P1W2DT4H"},
	{"en", "2h 30m", BARE_DAYS, "PT2H30M"},
	{"en", "4h 2d", BARE_DAYS, "P2DT4H"},
	{"en", "1d 2eh", BARE_DAYS, NULL},
	{"en", "", BARE_DAYS, NULL},
	{"en", "soon", BARE_DAYS, NULL},
	{"en", "5 parsecs", BARE_DAYS, NULL},
	{"en", "-5d", BARE_DAYS, NULL},
	{"en", "5d x", BARE_DAYS, NULL},
	{"en", "1d 2d 3d 4d 5d 6d", BARE_DAYS, NULL},
	{"en", "99999999999999999999999999999999999999999999d", BARE_DAYS, NULL},
};

START_TEST(durations_are_read)
{
	char out[DURATION_TEXT_SIZE];
	const struct language *language = language_find(readings[_i].language);
	bool read = durations_rewrite(
		out, readings[_i].text, language, language->decimal, readings[_i].bare);
	ck_assert_msg(read == (readings[_i].duration != NULL), "\"%s\" gave \"%s\"",
		readings[_i].text, read ? out : "");
	if (read)
		ck_assert_str_eq(out, readings[_i].duration);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("durations");
	TCase *tcase = tcase_create("foreign");
	tcase_add_loop_test(
		tcase, durations_are_read, 0, (int)(sizeof readings / sizeof *readings));
	suite_add_tcase(suite, tcase);
	return suite;
}
