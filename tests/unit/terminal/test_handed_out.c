/*
 * A summary that leaves the program: a file that was not there before, a clipboard that is one.
 */
#include "check_main.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "handed_out.h"

static char folder[] = "/tmp/tocsin-handed-XXXXXX", message[512];

static void open_folder(void)
{
	strcpy(folder + sizeof folder - 7, "XXXXXX");
	ck_assert_ptr_ne(mkdtemp(folder), NULL);
}

static const char *path_of(const char *name)
{
	static char path[200];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	return path;
}

static void holds(const char *name, const char *text)
{
	char read[100] = "";
	FILE *file = fopen(path_of(name), "r");
	ck_assert_msg(file != NULL, "%s is not there", name);
	size_t length = fread(read, 1, sizeof read - 1, file);
	read[length] = '\0';
	fclose(file);
	ck_assert_str_eq(read, text);
	unlink(path_of(name));
}

static void close_folder(void)
{
	ck_assert_int_eq(rmdir(folder), 0);
}

START_TEST(a_file_that_exists_is_never_overwritten)
{
	char with_slash[100];
	snprintf(with_slash, sizeof with_slash, "%s/", folder);
	const char *names[] = {"a.txt", "a.2.txt", "a.3.txt"}, *texts[] = {"one", "two", "three"};
	for (int i = 0; i < 3; i++) {
		ck_assert(hand_to_file(with_slash, "a.txt", texts[i], message, sizeof message));
		ck_assert_ptr_ne(strstr(message, names[i]), NULL);
	}
	for (int i = 0; i < 3; i++)
		holds(names[i], texts[i]);
}
END_TEST

START_TEST(a_name_with_a_folder_is_taken_as_it_is)
{
	char path[200];
	snprintf(path, sizeof path, "%s", path_of("b"));
	ck_assert(hand_to_file("/nowhere/", path, "text", message, sizeof message));
	ck_assert(hand_to_file("/nowhere/", path, "more", message, sizeof message));
	holds("b", "text");
	holds("b.2", "more");
}
END_TEST

START_TEST(what_cannot_be_written_is_said)
{
	ck_assert(!hand_to_file("/nowhere/", "a.txt", "text", message, sizeof message));
	ck_assert_str_eq(message, "not saved: a.txt: No such file or directory");
}
END_TEST

START_TEST(only_a_terminal_has_a_clipboard)
{
	int ends[2];
	ck_assert_int_eq(pipe(ends), 0);
	ck_assert(!hand_to_clipboard(ends[1], "text", message, sizeof message));
	ck_assert_str_eq(message, "not copied: there is no terminal to copy to");
	close(ends[0]);
	close(ends[1]);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("handed out");
	TCase *cases = tcase_create("handed out");
	tcase_add_checked_fixture(cases, open_folder, close_folder);
	tcase_add_test(cases, a_file_that_exists_is_never_overwritten);
	tcase_add_test(cases, a_name_with_a_folder_is_taken_as_it_is);
	tcase_add_test(cases, what_cannot_be_written_is_said);
	tcase_add_test(cases, only_a_terminal_has_a_clipboard);
	suite_add_tcase(suite, cases);
	return suite;
}
