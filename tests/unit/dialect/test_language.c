#include "check_main.h"

#include <string.h>

#include "durations.h"
#include "language.h"

static const struct {
	const char *code, *found;
} codes[] = {
	{"en", "en"},
	{"de", "de"},
	{"de_AT", "de"},
	{"pt-BR", "pt_BR"},
	{"pt_br", "pt_BR"},
	{"DE", "de"},
	{"pt_PT", "pt"},
	{"zh_TW", "zh_TW"},
	{"zh_CN", "zh"},
	{"en_GB", "en_GB"},
	{"en-US", "en"},
	{"xx", NULL},
	{"", NULL},
};

START_TEST(test_find)
{
	const struct language *found = language_find(codes[_i].code);
	if (codes[_i].found == NULL)
		ck_assert_ptr_null(found);
	else
		ck_assert_str_eq(found->code, codes[_i].found);
}
END_TEST

static const struct {
	const char *language, *word;
	int month;
} months[] = {
	{"en", "Jan", 1},
	{"en", "september", 9},
	{"de", "März", 3},
	{"de", "Mrz", 3},
	{"de", "Dezember", 12},
	{"fr", "juin", 6},
	{"fr", "juil", 7},
	{"fr", "juillet", 7},
	{"fr", "aout", 8},
	{"es", "enero", 1},
	{"es", "sept", 9},
	{"es", "set", 9},
	{"pt_BR", "fevereiro", 2},
	{"cs", "června", 6},
	{"cs", "července", 7},
	{"cs", "čvc", 7},
	{"pl", "października", 10},
	{"ru", "мая", 5},
	{"ru", "марта", 3},
	{"ru", "янв", 1},
	{"nl", "mrt", 3},
	{"lt", "rugsėjo", 9},
	{"fi", "tammikuuta", 1},
	{"tr", "ağustos", 8},
	{"hu", "szeptember", 9},
	{"de", "Montag", 0},
	{"ja", "月", 0},
};

START_TEST(test_months)
{
	const struct language *language = language_find(months[_i].language);
	ck_assert_int_eq(language_month(language, months[_i].word, strlen(months[_i].word)),
		months[_i].month);
}
END_TEST

static unsigned pieces(const char *list)
{
	unsigned count = list != NULL;
	for (; list != NULL && *list != '\0'; list++)
		count += *list == '|';
	return count;
}

START_TEST(test_every_language)
{
	const struct language *language = &languages[_i];
	ck_assert_ptr_eq(language_find(language->code), language);
	ck_assert_uint_gt(strlen(language->name), 0);
	ck_assert(language->decimal == '.' || language->decimal == ',');
	ck_assert(language->yes != NULL && language->no != NULL);
	ck_assert(strcmp(language->yes, language->no) != 0);
	for (int i = 0; i < 4; i++)
		ck_assert_ptr_nonnull(language->relations[i]);
	if (language->months != NULL)
		ck_assert_uint_eq(pieces(language->months), 12);
}
END_TEST

/* A word of a language means one unit in it, and either working or elapsed time. */
START_TEST(test_units_are_told_apart)
{
	const struct language *language = &languages[_i];
	for (int i = 0; i < UNITS; i++) {
		const char *const lists[] = {language->units[i], language->elapsed[i]};
		for (int which = 0; which < 2; which++) {
			for (const char *at = lists[which]; at != NULL && *at != '\0';) {
				size_t length = strcspn(at, "|");
				enum language_unit unit;
				bool elapsed;
				ck_assert(durations_unit(&unit, &elapsed, at, length, language));
				if ((int)unit != i || elapsed != (which == 1))
					ck_abort_msg("%s: \"%.*s\" stands twice", language->name,
						(int)length, at);
				at += length + (at[length] == '|');
			}
		}
	}
}
END_TEST

static const struct {
	const char *language, *text, *ours;
} durations[] = {
	{"de", "5 Tage", "5d"},
	{"de", "1 fTag?", "1ed?"},
	{"de", "3 Wochen", "3w"},
	{"de", "4 Std.", "4h"},
	{"fr", "2 jours", "2d"},
	{"fr", "3 jé", "3ed"},
	{"fr", "2 sem.", "2w"},
	{"fr", "1 mois", "1mo"},
	{"es", "5 días?", "5d?"},
	{"es", "2 semanas", "2w"},
	{"it", "5 g", "5d"},
	{"it", "1 settimana", "1w"},
	{"pt_BR", "5 dias", "5d"},
	{"pt_BR", "2 diasd", "2ed"},
	{"nl", "3 dagen", "3d"},
	{"pl", "4 dni", "4d"},
	{"ru", "10 дней", "10d"},
	{"ru", "2 нед", "2w"},
	{"sv", "5 dagar", "5d"},
	{"sv", "3 t", "3h"},
	{"da", "5 dage", "5d"},
	{"no", "2 uker", "2w"},
	{"fi", "5 pv", "5d"},
	{"tr", "5 gün", "5d"},
	{"cs", "5 dní", "5d"},
	{"hu", "5 nap", "5d"},
	{"ja", "5 日", "5d"},
	{"ja", "5日", "5d"},
	{"ja", "2か月", "2mo"},
	{"zh", "5 个工作日", "5d"},
	{"zh", "2 周工时", "2w"},
	{"zh_TW", "3 天", "3d"},
	{"ko", "5 일", "5d"},
	{"uk", "5 днів", "5d"},
	{"el", "5 ημέρες", "5d"},
	{"he", "5 ימים", "5d"},
	{"ar", "5 أيام", "5d"},
	/* English is known beside every language. */
	{"de", "5 days", "5d"},
};

START_TEST(test_durations)
{
	char out[DURATION_TEXT_SIZE];
	const struct language *language = language_find(durations[_i].language);
	ck_assert(
		durations_rewrite(out, durations[_i].text, language, language->decimal, BARE_DAYS));
	ck_assert_str_eq(out, durations[_i].ours);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("language");
	TCase *tests = tcase_create("language");
	tcase_add_loop_test(tests, test_find, 0, sizeof codes / sizeof *codes);
	tcase_add_loop_test(tests, test_months, 0, sizeof months / sizeof *months);
	tcase_add_loop_test(tests, test_every_language, 0, (int)language_count);
	tcase_add_loop_test(tests, test_units_are_told_apart, 0, (int)language_count);
	tcase_add_loop_test(tests, test_durations, 0, sizeof durations / sizeof *durations);
	suite_add_tcase(suite, tests);
	return suite;
}
