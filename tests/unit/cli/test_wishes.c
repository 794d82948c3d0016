/*
 * What --dialect, --language, --map, --delimiter, --encoding and --dates take, and what they refuse
 * with which words.
 */
#include "check_main.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "wishes.h"

enum { WORDS = 8 };

static struct wishes wishes;

/* Takes `words` (up to a NULL) as options of check; false where they are refused. */
static bool take(const char *const *words)
{
	struct options options;
	const char *argv[WORDS + 3] = {"tocsin", "check", "PATH"};
	int argc = 3;
	for (; *words != NULL; words++)
		argv[argc++] = *words;
	return options_parse(&options, argc, (char **)(uintptr_t)argv, 2, FOR_CHECK) &&
	       wishes_take(&wishes, &options);
}

#define TAKE(...) take((const char *const[]){__VA_ARGS__, NULL})

/* What `words` print on standard error. */
static const char *complaint(const char *const *words)
{
	static char text[2000];
	FILE *kept = tmpfile();
	int before = dup(STDERR_FILENO);
	ck_assert(kept != NULL && before >= 0);
	fflush(stderr);
	ck_assert_int_ge(dup2(fileno(kept), STDERR_FILENO), 0);
	bool taken = take(words);
	fflush(stderr);
	dup2(before, STDERR_FILENO);
	close(before);
	ck_assert(!taken);
	rewind(kept);
	text[fread(text, 1, sizeof text - 1, kept)] = '\0';
	fclose(kept);
	return text;
}

#define COMPLAINT(...) complaint((const char *const[]){__VA_ARGS__, NULL})

START_TEST(nothing_said_is_no_wish)
{
	ck_assert(TAKE("--verbose"));
	const struct dialect_wishes none = {.choices = wishes.said.choices};
	ck_assert_mem_eq(&wishes.said, &none, sizeof none);
}
END_TEST

START_TEST(words_are_taken)
{
	ck_assert(TAKE("--dialect", "MSProject", "--language=German", "--encoding", "Shift_JIS",
		"--dates", "ymd"));
	ck_assert_int_eq(dialect_tool_of(wishes.said.tool), DIALECT_MSPROJECT);
	ck_assert_str_eq(wishes.said.language, "de");
	ck_assert_str_eq(wishes.said.encoding, "Shift_JIS");
	ck_assert(wishes.said.dates_given);
	ck_assert_int_eq(wishes.said.dates, DATE_YMD);
}
END_TEST

static const struct {
	const char *text;
	char delimiter;
} delimiters[] = {
	{"tab", '\t'}, {"\\t", '\t'}, {"\t", '\t'}, {";", ';'}, {"Comma", ','}, {"|", '|'}};

START_TEST(delimiters_are_words_or_characters)
{
	ck_assert(TAKE("--delimiter", delimiters[_i].text));
	ck_assert_int_eq(wishes.said.delimiter, delimiters[_i].delimiter);
}
END_TEST

START_TEST(every_choice_counts)
{
	ck_assert(TAKE(
		"--map", "safe=Est. (days)", "--map", "-=a=b", "--map", "Not_before=Frühestens"));
	ck_assert_uint_eq(wishes.said.choice_count, 3);
	ck_assert_str_eq(wishes.said.choices[0].caption, "Est. (days)");
	ck_assert_int_eq(wishes.said.choices[0].column, SCHEDULE_SAFE);
	ck_assert_str_eq(wishes.said.choices[1].caption, "a=b");
	ck_assert_int_eq(wishes.said.choices[1].column, SCHEDULE_UNREAD);
	ck_assert_int_eq(wishes.said.choices[2].column, SCHEDULE_NOT_BEFORE);
	ck_assert_uint_eq(wishes.said.kept_count, 0);
	wishes_share(&wishes);
	ck_assert_uint_eq(wishes.said.kept_count, 3);
}
END_TEST

START_TEST(links_may_lie_in_several_columns)
{
	ck_assert(TAKE("--map", "predecessors=A", "--map", "predecessors=B"));
	ck_assert_uint_eq(wishes.said.choice_count, 2);
}
END_TEST

static const struct {
	const char *word, *value, *begins, *ends;
} refused[] = {
	{"--dialect", "msprojekt", "tocsin: --dialect 'msprojekt' is none of tocsin, msproject,",
		"; did you mean msproject?\n"},
	{"--language", "Germna", "tocsin: --language 'Germna' is none of en, ",
		"; did you mean de?\n"},
	{"--encoding", "Windows1252", "tocsin: --encoding 'Windows1252' is none of UTF-8, ",
		"; did you mean Windows-1252?\n"},
	{"--delimiter", "x", "tocsin: --delimiter 'x' is none of comma, ", "pipe\n"},
	{"--delimiter", "\"", "tocsin: --delimiter '\"' is none of ", "pipe\n"},
	{"--dates", "dym", "tocsin: --dates 'dym' is none of dmy, mdy, ymd; ", "dmy?\n"},
	{"--map", "safe", "tocsin: --map 'safe' names no column; ", "'safe=Est. (days)'\n"},
	{"--map", "safe=", "tocsin: --map 'safe=' names no caption; ", "\n"},
	{"--map", "saef=Est", "tocsin: --map 'saef' is none of id, ", "; did you mean safe?\n"},
};

START_TEST(wrong_words_are_refused_with_the_right_ones)
{
	const char *text = COMPLAINT(refused[_i].word, refused[_i].value);
	size_t length = strlen(text), end = strlen(refused[_i].ends);
	ck_assert_msg(
		strncmp(text, refused[_i].begins, strlen(refused[_i].begins)) == 0, "%s", text);
	ck_assert_msg(
		length >= end && strcmp(text + length - end, refused[_i].ends) == 0, "%s", text);
}
END_TEST

START_TEST(contradictions_are_refused)
{
	ck_assert_str_eq(COMPLAINT("--map", "safe=A", "--map", "safe=B"),
		"tocsin: --map names two columns for 'safe'\n");
	ck_assert_str_eq(COMPLAINT("--map", "safe=A", "--map", "name=A"),
		"tocsin: --map says twice what 'A' means\n");
	ck_assert_str_eq(COMPLAINT("--save"), "tocsin: --save goes with --map\n");
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("wishes");
	TCase *tcase = tcase_create("wishes");
	tcase_add_test(tcase, nothing_said_is_no_wish);
	tcase_add_test(tcase, words_are_taken);
	tcase_add_loop_test(tcase, delimiters_are_words_or_characters, 0,
		(int)(sizeof delimiters / sizeof *delimiters));
	tcase_add_test(tcase, every_choice_counts);
	tcase_add_test(tcase, links_may_lie_in_several_columns);
	tcase_add_loop_test(tcase, wrong_words_are_refused_with_the_right_ones, 0,
		(int)(sizeof refused / sizeof *refused));
	tcase_add_test(tcase, contradictions_are_refused);
	suite_add_tcase(suite, tcase);
	return suite;
}
