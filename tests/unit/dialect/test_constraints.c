/*
 * Kinds of constraints, as tools write them into their files.
 */
#include "check_main.h"

#include "constraints.h"
#include "table.h"

static const struct {
	const char *text;
	enum constraint_kind kind;
} cases[] = {
	{"As Soon As Possible", CONSTRAINT_NONE},
	{"ALAP", CONSTRAINT_NONE},
	{"Start No Earlier Than", CONSTRAINT_START},
	{"start-no-earlier-than", CONSTRAINT_START},
	{"MSO", CONSTRAINT_START},
	{"Start No Later Than", CONSTRAINT_START_BY},
	{"Finish No Later Than", CONSTRAINT_FINISH},
	{"Must Finish On", CONSTRAINT_FINISH},
	{"Start On or After", CONSTRAINT_START}, /* Primavera P6 */
	{"Mandatory Finish", CONSTRAINT_FINISH},
	{"So früh wie möglich", CONSTRAINT_NONE},
	{"Anfang nicht früher als", CONSTRAINT_START},
	{"Ende nicht später als", CONSTRAINT_FINISH},
	{"Dès que possible", CONSTRAINT_NONE},
	{"Début au plus tôt le", CONSTRAINT_START},
	{"No comenzar antes del", CONSTRAINT_START},
	{"Iniziare non oltre il", CONSTRAINT_START_BY},
	{"Não terminar depois de", CONSTRAINT_FINISH},
	{"Niet eerder beginnen dan", CONSTRAINT_START},
	{"Starta tidigast", CONSTRAINT_START},
	{"Skal slutte den", CONSTRAINT_FINISH},
	{"Rozpocznij nie wcześniej niż", CONSTRAINT_START},
	{"Начало не ранее", CONSTRAINT_START},
	{"Фиксированное окончание", CONSTRAINT_FINISH},
	{"指定日以後に開始", CONSTRAINT_START},
	{"不得晚于...完成", CONSTRAINT_FINISH},
	{"越早越好", CONSTRAINT_NONE},
	{"Whenever Bob has time", CONSTRAINT_UNKNOWN},
	{"", CONSTRAINT_UNKNOWN},
};

START_TEST(test_kinds)
{
	struct tocsin_arena arena;
	tocsin_arena_init(&arena);
	const char *plain = table_caption(&arena, cases[_i].text);
	ck_assert_msg(constraint_kind_of(plain) == cases[_i].kind, "%s", cases[_i].text);
	tocsin_arena_finish(&arena);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("constraints");
	TCase *tests = tcase_create("constraints");
	tcase_add_loop_test(tests, test_kinds, 0, (int)(sizeof cases / sizeof *cases));
	suite_add_tcase(suite, tests);
	return suite;
}
