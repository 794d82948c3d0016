#include "check_main.h"

#include <string.h>

#include "captions.h"
#include "language.h"
#include "table.h"

START_TEST(test_sorted)
{
	for (unsigned i = 1; i < caption_count; i++)
		if (strcmp(captions[i - 1].text, captions[i].text) > 0)
			ck_abort_msg("\"%s\" stands before \"%s\"", captions[i - 1].text,
				captions[i].text);
}
END_TEST

/* A caption that table_caption never makes would never be found. */
START_TEST(test_as_compared)
{
	struct tocsin_arena arena;
	tocsin_arena_init(&arena);
	for (unsigned i = 0; i < caption_count; i++)
		ck_assert_str_eq(table_caption(&arena, captions[i].text), captions[i].text);
	tocsin_arena_finish(&arena);
}
END_TEST

START_TEST(test_languages_are_known)
{
	for (unsigned i = 0; i < caption_count; i++) {
		const struct language *language = language_find(captions[i].language);
		if (language == NULL || strcmp(language->code, captions[i].language) != 0)
			ck_abort_msg("\"%s\" is in \"%s\", which language.c does not have",
				captions[i].text, captions[i].language);
	}
}
END_TEST

/* No caption twice for the same column of a tool and language, whatever its rank. */
START_TEST(test_once_each)
{
	for (unsigned i = 0; i < caption_count; i++)
		for (unsigned j = i + 1;
			j < caption_count && strcmp(captions[i].text, captions[j].text) == 0; j++)
			if (captions[i].tool == captions[j].tool &&
				captions[i].column == captions[j].column &&
				strcmp(captions[i].language, captions[j].language) == 0)
				ck_abort_msg("\"%s\" of %s stands twice", captions[i].text,
					dialect_tool_word(captions[i].tool));
}
END_TEST

/* Does a tool have a caption for `column` in a language, or in English for want of one? */
static bool has(enum dialect_tool tool, const char *language, enum schedule_column column)
{
	for (unsigned i = 0; i < caption_count; i++)
		if (captions[i].tool == tool && captions[i].column == column &&
			(strcmp(captions[i].language, language) == 0 ||
				strcmp(captions[i].language, "en") == 0))
			return true;
	return false;
}

static bool speaks(enum dialect_tool tool, const char *language)
{
	for (unsigned i = 0; i < caption_count; i++)
		if (captions[i].tool == tool && strcmp(captions[i].language, language) == 0)
			return true;
	return false;
}

static const struct {
	enum dialect_tool tool;
	enum schedule_column columns[6];
	unsigned count, languages; /* columns; languages that the tool has at least */
} complete[] = {
	{DIALECT_GANTTPROJECT,
		{SCHEDULE_ID, SCHEDULE_NAME, SCHEDULE_SAFE, SCHEDULE_START, SCHEDULE_FINISH,
			SCHEDULE_PREDECESSORS},
		6, 38},
	{DIALECT_MSPROJECT,
		{SCHEDULE_ID, SCHEDULE_NAME, SCHEDULE_SAFE, SCHEDULE_START, SCHEDULE_FINISH,
			SCHEDULE_PREDECESSORS},
		6, 20},
	{DIALECT_PROJECTLIBRE,
		{SCHEDULE_ID, SCHEDULE_NAME, SCHEDULE_SAFE, SCHEDULE_START, SCHEDULE_FINISH,
			SCHEDULE_PREDECESSORS},
		6, 24},
	{DIALECT_REDMINE,
		{SCHEDULE_ID, SCHEDULE_NAME, SCHEDULE_SAFE, SCHEDULE_START, SCHEDULE_FINISH,
			SCHEDULE_PERCENT},
		6, 48},
};

START_TEST(test_complete)
{
	unsigned spoken = 0;
	for (unsigned i = 0; i < language_count; i++) {
		if (!speaks(complete[_i].tool, languages[i].code))
			continue;
		spoken++;
		for (unsigned column = 0; column < complete[_i].count; column++)
			if (!has(complete[_i].tool, languages[i].code,
				    complete[_i].columns[column]))
				ck_abort_msg("%s in %s has no %s",
					dialect_tool_word(complete[_i].tool), languages[i].name,
					schedule_column_word(complete[_i].columns[column]));
	}
	ck_assert_uint_ge(spoken, complete[_i].languages);
}
END_TEST

static const struct {
	const char *cell, *plain;
} camels[] = {
	{"taskID", "task id"},
	{"bestCaseHours", "best case hours"},
	{"predecessorTaskIDs", "predecessor task ids"},
	{"QASpecialist", "qa specialist"},
	{"EstStartDate", "est start date"},
	{"Task1Name", "task1 name"},
	{"taskId", "task id"},
	/* A caption that is known as it stands is left alone. */
	{"GliederungsNr.", "gliederungsnr"},
	{"ID", "id"},
	{"TASKS", "tasks"},
};

START_TEST(test_camel_case)
{
	struct tocsin_arena arena;
	tocsin_arena_init(&arena);
	ck_assert_str_eq(captions_plain(&arena, camels[_i].cell), camels[_i].plain);
	tocsin_arena_finish(&arena);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("captions");
	TCase *tests = tcase_create("captions");
	tcase_add_test(tests, test_sorted);
	tcase_add_test(tests, test_as_compared);
	tcase_add_test(tests, test_languages_are_known);
	tcase_add_test(tests, test_once_each);
	tcase_add_loop_test(tests, test_complete, 0, sizeof complete / sizeof *complete);
	tcase_add_loop_test(tests, test_camel_case, 0, sizeof camels / sizeof *camels);
	suite_add_tcase(suite, tests);
	return suite;
}
