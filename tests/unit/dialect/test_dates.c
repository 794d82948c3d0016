/*
 * Dates as people and tools write them.
 */
#include "check_main.h"

#include "dates.h"

static const struct {
	const char *language;
	enum date_order order;
	const char *text, *date; /* NULL: no date */
} readings[] = {
	{"de", DATE_DMY, "03.06.19", "2019-06-03"},
	{"de", DATE_DMY, "Mo 03.06.19", "2019-06-03"},
	{"de", DATE_DMY, "Mo 03.06.19 08:00", "2019-06-03T08:00"},
	{"de", DATE_DMY, "3. Mai 2026", "2026-05-03"},
	{"de", DATE_DMY, "3. MÄR 2026", "2026-03-03"},
	{"de", DATE_DMY, "5. Mär 2026 17.30 Uhr", "2026-03-05T17:30"},
	{"en", DATE_MDY, "6/28/15", "2015-06-28"},
	{"en", DATE_MDY, "8/6/2016 7:00:00 AM", "2016-08-06T07:00"},
	{"en", DATE_MDY, "8/6/2016 12:15 AM", "2016-08-06T00:15"},
	{"en", DATE_MDY, "8/6/2016 12:15 PM", "2016-08-06T12:15"},
	{"en", DATE_MDY, "2/16/2021 8:00:00 PM", "2021-02-16T20:00"},
	{"en", DATE_DMY, "22/Sep/25 9:26 AM", "2025-09-22T09:26"},
	{"en", DATE_MDY, "05-Jan-26 A", "2026-01-05"},
	{"en", DATE_MDY, "05-Jan-26*", "2026-01-05"},
	{"en", DATE_MDY, "Fri 5/1/26", "2026-05-01"},
	{"en", DATE_MDY, "January 5, 2026", "2026-01-05"},
	{"en", DATE_MDY, "2026 January 02 12:00 AM", "2026-01-02T00:00"},
	{"en", DATE_MDY, "2026/1/5", "2026-01-05"},
	{"en", DATE_MDY, "2026年1月5日", "2026-01-05"},
	{"ja", DATE_YMD, "2026/01/06 (火)", "2026-01-06"},
	{"ja", DATE_YMD, "26/01/06 (火) 8:00", "2026-01-06T08:00"},
	{"zh", DATE_YMD, "2026年1月5日 星期一", "2026-01-05"},
	{"zh", DATE_YMD, "2026年1月5日 上午 8:00", "2026-01-05T08:00"},
	{"ko", DATE_YMD, "2026-01-05 오후 5:00", "2026-01-05T17:00"},
	{"ko", DATE_YMD, "2026년 1월 5일", "2026-01-05"},
	{"ru", DATE_DMY, "5 января 2026 г.", "2026-01-05"},
	{"ru", DATE_DMY, "Пн 05.01.26", "2026-01-05"},
	{"fr", DATE_DMY, "Lun 05/01/26", "2026-01-05"},
	{"es", DATE_DMY, "mar 06/01/26", "2026-01-06"},
	{"es", DATE_DMY, "mar 6 2026", "2026-03-06"},
	{"fr", DATE_DMY, "mar. 06.01.26 08:00", "2026-01-06T08:00"},
	{"it", DATE_DMY, "gio 08/01/26", "2026-01-08"},
	{"es", DATE_DMY, "lun 5 de enero de 2026", "2026-01-05"},
	{"pl", DATE_DMY, "5 stycznia 2026", "2026-01-05"},
	{"en", DATE_MDY, "5/1/26 noon", NULL},
	{"en", DATE_MDY, "2007-12-16-01:00:00-+0100", "2007-12-16T01:00"},
	{"en", DATE_YMD, "26-01-05", "2026-01-05"},
	{"en", DATE_DMY, "1/1/69", "2069-01-01"},
	{"en", DATE_DMY, "1/1/70", "1970-01-01"},
	/* what no calendar has is told by whoever reads on; a month that none has is no date */
	{"de", DATE_DMY, "30.02.2026", "2026-02-30"},
	{"en", DATE_MDY, "13/02/2026", NULL},
	{"en", DATE_MDY, "0/2/2026", NULL},
	{"en", DATE_MDY, "1/2/2026 25:00", NULL},
	{"en", DATE_MDY, "1/2/2026 13:00 PM", NULL},
	{"en", DATE_MDY, "", NULL},
	{"en", DATE_MDY, "soon", NULL},
	{"en", DATE_MDY, "5 days", NULL},
	{"en", DATE_MDY, "1/2", NULL},
	{"en", DATE_MDY, "1/2/3/4", NULL},
	{"en", DATE_MDY, "45678", NULL},
	{"en", DATE_MDY, "1/2/123456789012", NULL},
	{"en", DATE_MDY, "1/2/2026 and then", NULL},
};

START_TEST(dates_are_read)
{
	char out[TOCSIN_DATE_SIZE];
	const struct language *language = language_find(readings[_i].language);
	bool read = dates_rewrite(out, readings[_i].text, language, readings[_i].order);
	ck_assert_msg(read == (readings[_i].date != NULL), "\"%s\"", readings[_i].text);
	if (read)
		ck_assert_str_eq(out, readings[_i].date);
}
END_TEST

static const struct {
	const char *text;
	bool tells;
	enum date_order order;
} orders[] = {
	{"28/6/15", true, DATE_DMY},
	{"6/28/15", true, DATE_MDY},
	{"6/7/15", false, DATE_DMY},
	{"28/29/15", false, DATE_DMY},
	{"2015/6/28", false, DATE_DMY},
	{"28 June 15", false, DATE_DMY},
	{"40/6/15", false, DATE_DMY},
	{"6", false, DATE_DMY},
};

START_TEST(a_number_above_twelve_tells_the_order)
{
	enum date_order order = DATE_YMD;
	bool tells = dates_tell_order(&order, orders[_i].text, language_find("en"));
	ck_assert_int_eq(tells, orders[_i].tells);
	ck_assert_int_eq(order, tells ? orders[_i].order : DATE_YMD);
}
END_TEST

static const struct {
	const char *language;
	enum date_order order;
	const char *text;
	enum dates_objection objection;
} objections[] = {
	{"en", DATE_DMY, "Mon 05/01/26", DATES_FINE},
	{"en", DATE_MDY, "Mon 05/01/26", DATES_OTHER_WEEKDAY},
	{"en", DATE_MDY, "Monday, January 5, 2026", DATES_FINE},
	{"en", DATE_MDY, "Tuesday, January 5, 2026", DATES_OTHER_WEEKDAY},
	{"de", DATE_DMY, "Mo 05.01.26", DATES_FINE},
	{"de", DATE_DMY, "Di 05.01.26", DATES_OTHER_WEEKDAY},
	{"ru", DATE_DMY, "Вт 06.01.26", DATES_FINE},
	{"ru", DATE_DMY, "Пн 06.01.26", DATES_OTHER_WEEKDAY},
	{"tr", DATE_DMY, "Paz 04.01.26", DATES_FINE},
	{"tr", DATE_DMY, "Pazartesi 05.01.26", DATES_FINE},
	{"sv", DATE_YMD, "mån 2026-01-05", DATES_FINE},
	{"ar", DATE_DMY, "الاثنين 05/01/26", DATES_FINE}, /* not known, so not contradicted */
	{"en", DATE_DMY, "Sun 2026/01/05", DATES_OTHER_WEEKDAY},
	{"en", DATE_DMY, "31/02/2026", DATES_NONEXISTENT},
	{"en", DATE_DMY, "13/13/2024", DATES_NONEXISTENT},
	{"en", DATE_DMY, "soon", DATES_NO_DATE},
	{"en", DATE_DMY, "05/2026", DATES_NO_DATE},
};

START_TEST(a_weekday_may_object)
{
	struct tocsin_day day;
	ck_assert_msg(
		dates_object(&day, objections[_i].text, language_find(objections[_i].language),
			objections[_i].order) == objections[_i].objection,
		"\"%s\"", objections[_i].text);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("dates");
	TCase *tcase = tcase_create("foreign");
	tcase_add_loop_test(tcase, dates_are_read, 0, (int)(sizeof readings / sizeof *readings));
	tcase_add_loop_test(tcase, a_number_above_twelve_tells_the_order, 0,
		(int)(sizeof orders / sizeof *orders));
	tcase_add_loop_test(
		tcase, a_weekday_may_object, 0, (int)(sizeof objections / sizeof *objections));
	suite_add_tcase(suite, tcase);
	return suite;
}
