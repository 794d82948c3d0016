#include "check_main.h"

#include "tocsin/settings.h"

/* Every value has a name that reads back, in any letter case; what lies behind the last has none.
 */
#define CHECK_NAMES(kind, last)                                                                    \
	do {                                                                                       \
		enum tocsin_##kind value, back;                                                    \
		for (value = 0; value <= (last); value++) {                                        \
			ck_assert(tocsin_##kind##_parse(&back, tocsin_##kind##_name(value)));      \
			ck_assert_int_eq(back, value);                                             \
		}                                                                                  \
		ck_assert_ptr_null(tocsin_##kind##_name((enum tocsin_##kind)((last) + 1)));        \
		ck_assert(!tocsin_##kind##_parse(&back, ""));                                      \
		ck_assert(!tocsin_##kind##_parse(&back, "nothing"));                               \
	} while (0)

START_TEST(names_read_back)
{
	CHECK_NAMES(buffer_method, TOCSIN_MANUAL);
	CHECK_NAMES(no_room, TOCSIN_SPLIT);
	CHECK_NAMES(zone_preset, TOCSIN_STEEP);
	CHECK_NAMES(completion_mode, TOCSIN_BY_COMPLETED);
}
END_TEST

START_TEST(some_names_are_free_in_form)
{
	enum tocsin_buffer_method method = TOCSIN_MANUAL;
	ck_assert(tocsin_buffer_method_parse(&method, "SSQ"));
	ck_assert_int_eq(method, TOCSIN_RSEM);
	ck_assert(tocsin_buffer_method_parse(&method, "Half-Chain"));
	ck_assert_int_eq(method, TOCSIN_HALF_CHAIN);
}
END_TEST

START_TEST(defaults_are_the_methods)
{
	struct tocsin_settings settings = tocsin_settings_default();
	ck_assert_int_eq(settings.cut_permille, 500);
	ck_assert_int_eq(settings.buffer_method, TOCSIN_BY_ESTIMATES);
	ck_assert_int_eq(settings.percent_permille, 500);
	ck_assert_int_eq(settings.confidence_permille, 900);
	ck_assert_int_eq(settings.no_room, TOCSIN_RESIZE);
	ck_assert_int_eq(settings.project_zones, TOCSIN_SLOPED);
	ck_assert_int_eq(settings.feeding_zones, TOCSIN_THIRDS);
	ck_assert(settings.obey_not_before);
	ck_assert(settings.pauses);
	ck_assert_int_eq(settings.stale_days, 2);
	ck_assert_int_eq(settings.wakeup_days, 5);
	ck_assert_int_eq(settings.kit_days, 5);
	ck_assert_ptr_null(settings.drum);
}
END_TEST

static const struct {
	const char *text, *words; /* words: NULL where no single one is meant */
	enum tocsin_reason_match match;
} reasons[] = {
	{"", NULL, TOCSIN_REASON_NONE},
	{" \t ", NULL, TOCSIN_REASON_NONE},
	{"1", "task variability", TOCSIN_REASON_LISTED},
	{" 9 ", "other", TOCSIN_REASON_LISTED},
	{"0", NULL, TOCSIN_REASON_NONE},
	{"10", NULL, TOCSIN_REASON_NONE},
	{"99999999999999999999", NULL, TOCSIN_REASON_NONE},
	{"rework", "rework", TOCSIN_REASON_LISTED},
	{"REW", "rework", TOCSIN_REASON_LISTED},
	{"waiting for r", "waiting for resource", TOCSIN_REASON_LISTED},
	{"waiting", NULL, TOCSIN_REASON_AMBIGUOUS},
	{"rework of the crane", NULL, TOCSIN_REASON_OWN},
	{"weather", NULL, TOCSIN_REASON_OWN},
	{"2 cranes", NULL, TOCSIN_REASON_OWN},
};

START_TEST(a_reason_is_a_number_or_the_begin_of_its_words)
{
	struct tocsin_settings settings = tocsin_settings_default();
	uint32_t at;
	ck_assert_msg(tocsin_reason_find(&at, &settings, reasons[_i].text) == reasons[_i].match,
		"\"%s\"", reasons[_i].text);
	if (reasons[_i].words)
		ck_assert_str_eq(settings.reasons[at], reasons[_i].words);
	else if (reasons[_i].match == TOCSIN_REASON_AMBIGUOUS)
		ck_assert_str_eq(settings.reasons[at], "waiting for full kit");
	else
		ck_assert_uint_eq(at, settings.reason_count);
}
END_TEST

/* What is the begin of another may still be meant itself. */
START_TEST(whole_words_win_over_longer_ones)
{
	static const char *const list[] = {"scope creep", "scope"};
	struct tocsin_settings settings = {.reasons = list, .reason_count = 2};
	uint32_t at;
	ck_assert_int_eq(tocsin_reason_find(&at, &settings, "Scope"), TOCSIN_REASON_LISTED);
	ck_assert_uint_eq(at, 1);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("settings");
	TCase *tcase = tcase_create("settings");
	tcase_add_test(tcase, names_read_back);
	tcase_add_test(tcase, some_names_are_free_in_form);
	tcase_add_test(tcase, defaults_are_the_methods);
	tcase_add_loop_test(tcase, a_reason_is_a_number_or_the_begin_of_its_words, 0,
		sizeof reasons / sizeof *reasons);
	tcase_add_test(tcase, whole_words_win_over_longer_ones);
	suite_add_tcase(suite, tcase);
	return suite;
}
