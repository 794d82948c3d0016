#include "check_main.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fixture.h"
#include "guard.h"
#include "journal_file.h"
#include "stamp.h"

static struct fixture fixture;
static struct tocsin_project project;
static struct tocsin_journal journal;
static uint32_t skipped;

/* Task 4 runs on the civil clock. 2026-03-02 is a Monday. */
static void set_up(void)
{
	fixture_init(&fixture);
	ck_assert(fixture_project(&fixture, &project,
		"id,focused,not_before\n1,4d,2026-03-02\n2,4d,\nT-3,4d,\n4,4ed,\n"));
	fixture_forget(&fixture);
}

static void tear_down(void)
{
	tocsin_project_free(&project);
	fixture_finish(&fixture);
}

#define HEADER "recorded,as_of,who,task,event,value,reason,note\n"

static void parse(const char *text)
{
	journal_file_parse(&journal, &fixture.arena, "j.csv", text, strlen(text), &project,
		&fixture.diags, &skipped);
}

static const char *instant_text(struct tocsin_instant at)
{
	char text[TOCSIN_DATE_SIZE];
	return tocsin_arena_strdup(&fixture.arena, tocsin_instant_format(text, at));
}

/* An entry as "1 finish as of 2026-03-05T08:00: 2026-03-05T08:00". */
static const char *entry_text(const struct tocsin_entry *entry)
{
	const char *value = entry->value;
	char number[40];
	switch (entry->event) {
	case TOCSIN_EVENT_START:
	case TOCSIN_EVENT_FINISH:
		value = instant_text(entry->date);
		break;
	case TOCSIN_EVENT_REMAINING:
		snprintf(number, sizeof number, "%lld", (long long)entry->remaining);
		value = number;
		break;
	case TOCSIN_EVENT_KIT:
		value = entry->yes ? "yes" : "no";
		break;
	case TOCSIN_EVENT_ACTION:
		value = tocsin_arena_printf(
			&fixture.arena, "by %s until %s", entry->owner, instant_text(entry->date));
		break;
	case TOCSIN_EVENT_ACTION_DONE:
		value = entry->target;
		break;
	case TOCSIN_EVENT_RETRACT:
		value = tocsin_arena_printf(&fixture.arena, "%s of %s",
			tocsin_event_name(entry->target_event), entry->target);
		break;
	case TOCSIN_EVENT_NOTE:
	case TOCSIN_EVENT_BASELINE:
	case TOCSIN_EVENTS:
		break;
	}
	return tocsin_arena_printf(&fixture.arena, "%s %s as of %s: %s", entry->task,
		tocsin_event_name(entry->event), instant_text(entry->as_of), value);
}

static const struct {
	const char *row; /* without `recorded` */
	const char *entry;
} entries[] = {
	{"2026-03-05T11:00,ann,1,start,,,", "1 start as of 2026-03-05T11:00: 2026-03-05T11:00"},
	{"2026-03-05T11:00,ann,1,start,2026-03-04,,",
		"1 start as of 2026-03-05T11:00: 2026-03-04T08:00"},
	{"2026-03-05,ann,1,start,2026-03-04T09:30,,",
		"1 start as of 2026-03-05T08:00: 2026-03-04T09:30"},
	{"2026-03-05T11:00,ann,1,finish,,,", "1 finish as of 2026-03-05T11:00: 2026-03-05T11:00"},
	{"2026-03-05T11:00,ann,1,finish,2026-03-04,,",
		"1 finish as of 2026-03-05T11:00: 2026-03-04T17:00"},
	/* A finish on as_of's day is as_of. */
	{"2026-03-05T11:00,ann,1,finish,2026-03-05,,",
		"1 finish as of 2026-03-05T11:00: 2026-03-05T11:00"},
	{"2026-03-05T11:00,ann,1,finish,2026-03-05T09:00,,",
		"1 finish as of 2026-03-05T11:00: 2026-03-05T09:00"},
	/* A Sunday's work ended on Friday; its as_of is Monday's start. */
	{"2026-03-08,ann,1,finish,2026-03-07,,",
		"1 finish as of 2026-03-09T08:00: 2026-03-06T17:00"},
	{"2026-03-05,ann,1,remaining,3d,,", "1 remaining as of 2026-03-05T08:00: 1440"},
	{"2026-03-05,ann,1,remaining,0,,", "1 remaining as of 2026-03-05T08:00: 0"},
	/* A task's own clock: a day of work is 8 hours, of the civil clock 24. */
	{"2026-03-05,ann,1,remaining,1ed,,", "1 remaining as of 2026-03-05T08:00: 480"},
	{"2026-03-05,ann,4,remaining,1d,,", "4 remaining as of 2026-03-05T08:00: 1440"},
	{"2026-03-05,ann,4,remaining,1ed,,", "4 remaining as of 2026-03-05T08:00: 1440"},
	{"2026-03-05,ann,1,kit,yes,,", "1 kit as of 2026-03-05T08:00: yes"},
	{"2026-03-05,ann,,note,,,all well", " note as of 2026-03-05T08:00: "},
	{"2026-03-05,ann,1,action,Bob Ray; 2026-03-09,,call them",
		"1 action as of 2026-03-05T08:00: by Bob Ray until 2026-03-09T17:00"},
	{"2026-03-05,ann,1,action,Bob,,", "1 action as of 2026-03-05T08:00: by Bob until -"},
	{"2026-03-05,ann,1,done,2026-03-05T10:00:00Z,,",
		"1 done as of 2026-03-05T08:00: 2026-03-05T10:00:00Z"},
	{"2026-03-05,ann,1,retract,2026-03-05T10:00:00Z finish,,",
		"1 retract as of 2026-03-05T08:00: finish of 2026-03-05T10:00:00Z"},
	{"2026-03-05,ann,,baseline,x00ff,again,", " baseline as of 2026-03-05T08:00: x00ff"},
};

START_TEST(test_entries)
{
	parse(tocsin_arena_printf(&fixture.arena, HEADER "2026-03-05T17:00,%s\n", entries[_i].row));
	ck_assert_str_eq(fixture_diags(&fixture), "");
	ck_assert_uint_eq(journal.count, 1);
	ck_assert_str_eq(entry_text(&journal.entries[0]), entries[_i].entry);
}
END_TEST

#define GOOD "2026-03-05T17:00:00.000001Z,2026-03-05,ann,1,start,,,\n"
#define GOOD2 "2026-03-05T17:00:00.000002Z,2026-03-05,ann,2,start,,,\n"

static const struct {
	const char *text;
	uint32_t count, skipped;
	const char *told;
} odd[] = {
	{"", 0, 0, ""},
	{HEADER, 0, 0, ""},
	{HEADER GOOD, 1, 0, ""},
	/* A last line without its newline counts if it has all columns. */
	{HEADER "2026-03-05T17:00,2026-03-05,ann,1,start,,,", 1, 0, ""},
	{HEADER GOOD "2026-03-05T17:00,2026-03-05,ann,1,rema", 1, 1,
		"j.csv:3:1: note: 5 cells where 8 are needed; a line that was not written to its "
		"end? (the row is skipped)\n"},
	{HEADER GOOD "2026-03-05T17:00,2026-03-05,ann,1,remaining,1\n" GOOD2, 2, 1,
		"j.csv:3:1: note: 6 cells where 8 are needed; a line that was not written to its "
		"end? (the row is skipped)\n"},
	/* A quote that a lost line left open swallows nothing. */
	{HEADER "2026-03-05T17:00,2026-03-05,ann,1,note,,,\"half\n" GOOD GOOD2, 2, 1,
		"j.csv:2:42: note: this quote is never closed; close it, or double it where it "
		"belongs to the cell (the row is skipped)\n"},
	{HEADER GOOD "<<<<<<< ours\n" GOOD2, 2, 1,
		"j.csv:3:1: note: 1 cells where 8 are needed; a line that was not written to its "
		"end? (the row is skipped)\n"},
	{HEADER "x,2026-03-05,ann,1,start,,,\n" GOOD, 1, 1,
		"j.csv:2:1: note: \"x\" is no time stamp; write YYYY-MM-DDTHH:MM:SSZ (the row is "
		"skipped)\n"},
	{HEADER "2026-03-05T17:00,2026-03-05,ann,1,begin,,,\n" GOOD, 1, 1,
		"j.csv:2:35: note: \"begin\" is no event; write start, remaining, finish, note, "
		"kit, action, done, retract or baseline (the row is skipped)\n"},
	{HEADER "2026-03-05T17:00,2026-03-05,ann,1,remaining,soon,,\n"
		"2026-03-05T17:00,2026-03-05,ann,1,remaining,-1d,,\n"
		"2026-03-05T17:00,2026-03-05,ann,1,remaining,,,\n"
		"2026-03-05T17:00,2026-03-05,ann,,remaining,1d,,\n" GOOD,
		1, 4,
		"j.csv:2:45: note: \"soon\": not a duration; write 3d, 4h or 1.5w (the row is "
		"skipped)\n"
		"j.csv:3:45: note: \"-1d\" is negative; a duration is 0d or more (the row is "
		"skipped)\n"
		"j.csv:4:45: note: no remaining duration; write one such as 3d (the row is "
		"skipped)\n"
		"j.csv:5:33: note: no task; write the id of the one that is reported (the row is "
		"skipped)\n"},
	{HEADER "2026-03-05T17:00,2026-03-05,ann,9,start,,,\n", 1, 0,
		"j.csv:2:33: note: the schedule has no task \"9\"; what is reported of it does not "
		"count\n"},
	{HEADER "2026-03-05T17:00,2026-03-05,ann,1,retract,finish,,\n", 0, 1,
		"j.csv:2:43: note: \"finish\" names no row; write the recorded stamp and the event "
		"of the row to retract (the row is skipped)\n"},
	{GOOD GOOD2, 2, 0,
		"j.csv:1:1: note: no header; the columns are taken to be "
		"recorded,as_of,who,task,event,value,reason,note\n"},
	{"something,else\n1,2\n", 0, 1,
		"j.csv:1:1: note: no column \"event\"; begin the file with "
		"recorded,as_of,who,task,event,value,reason,note\n"},
	/* As a spreadsheet of another country saves it. */
	{"recorded;as_of;who;task;event;value;reason;note\n"
	 "2026-03-05T17:00;2026-03-05;ann;1;start;;;\n",
		1, 0, ""},
	/* Rows on standard input need not say when. */
	{"task,event,value\n1,remaining,2d\n", 1, 0, ""},
	/* Bytes that are no UTF-8 cost nothing. */
	{HEADER "2026-03-05T17:00,2026-03-05,M\xFCller,1,start,,,\n" GOOD, 2, 0, ""},
};

START_TEST(test_odd_journals)
{
	parse(odd[_i].text);
	ck_assert_str_eq(fixture_diags(&fixture), odd[_i].told);
	ck_assert_uint_eq(journal.count, odd[_i].count);
	ck_assert_uint_eq(skipped, odd[_i].skipped);
	ck_assert_uint_eq(fixture.diags.errors, 0);
}
END_TEST

START_TEST(test_a_file_needs_as_of)
{
	const char *path = fixture_write(&fixture, "j.csv", "task,event,value\n1,start,\n");
	journal_file_read(&journal, &fixture.arena, path, &project, &fixture.diags, &skipped);
	ck_assert_uint_eq(journal.count, 0);
	ck_assert_str_eq(fixture_diags(&fixture),
		"j.csv:2: note: no as_of; write the date for which it was reported (the row is "
		"skipped)\n");
}
END_TEST

START_TEST(test_a_missing_file_is_an_empty_journal)
{
	journal_file_read(&journal, &fixture.arena, fixture_path(&fixture, "none.csv"), &project,
		&fixture.diags, &skipped);
	ck_assert_uint_eq(journal.count, 0);
	ck_assert_str_eq(fixture_diags(&fixture), "");
}
END_TEST

/* ---- Stamps ---- */

static const struct {
	const char *text;
	int64_t microseconds; /* -1 = none */
} stamps[] = {
	{"1970-01-02T00:00:00.000001Z", INT64_C(86400000001)},
	{"1970-01-02T00:00:01Z", INT64_C(86401000000)},
	{"1970-01-02T00:00", INT64_C(86400000000)},
	{"1970-01-02", INT64_C(86400000000)},
	{"1970-01-02T02:00:00+02:00", INT64_C(86400000000)},
	{"1970-01-01T22:00:00.5-0200", INT64_C(86400500000)},
	{"1970-01-02T00:00:0", -1},
	{"1970-01-02T00:00x", -1},
	{"1970-02-30T00:00", -1},
	{"1970-01-02T00:00+2", -1},
	{"soon", -1},
	{"", -1},
};

START_TEST(test_stamps)
{
	int64_t microseconds = -1;
	ck_assert_int_eq(stamp_parse(&microseconds, stamps[_i].text), stamps[_i].microseconds >= 0);
	if (stamps[_i].microseconds >= 0)
		ck_assert_int_eq(microseconds, stamps[_i].microseconds);
}
END_TEST

START_TEST(test_stamp_round_trip)
{
	char text[STAMP_SIZE];
	int64_t read;
	for (int64_t at = INT64_C(1700000000000000); at < INT64_C(1900000000000000);
		at += INT64_C(12345678901234)) {
		ck_assert(stamp_parse(&read, stamp_format(text, at)));
		ck_assert_int_eq(read, at);
		ck_assert_uint_eq(strlen(text), STAMP_LENGTH);
	}
}
END_TEST

/* ---- The guard ---- */

static const char *const guarded[] = {
	"=1+1", "+1", "-1", "@x", "\tx", "'=1", "''-1", "'quoted'", "plain", "", "'", "1-2"};

START_TEST(test_guard_round_trip)
{
	const char *text = guarded[_i];
	const char *written =
		guard_needed(text) ? tocsin_arena_printf(&fixture.arena, "'%s", text) : text;
	ck_assert_ptr_null(written[0] != '\0' ? strchr("=+-@\t\r", written[0]) : NULL);
	ck_assert_str_eq(guard_removed(written), text);
}
END_TEST

/* ---- Appending ---- */

static struct journal_append append;

static void add(const char *path, const char *task, const char *value, const char *note)
{
	struct tocsin_date as_of;
	ck_assert_int_eq(tocsin_date_parse(&as_of, "2026-03-05T11:00"), TOCSIN_DATE_OK);
	const struct journal_row row = {
		as_of.at, "ann", task, TOCSIN_EVENT_REMAINING, value, "task variability", note};
	journal_file_append(&append, &fixture.arena, path, &row, 1);
}

static void must_add(const char *path, const char *task, const char *value, const char *note)
{
	add(path, task, value, note);
	ck_assert_msg(append.result == JOURNAL_SAVED, "%s", append.message);
}

static void read_back(const char *path)
{
	journal_file_read(&journal, &fixture.arena, path, &project, &fixture.diags, &skipped);
}

START_TEST(test_append_creates_folder_and_file)
{
	const char *path = fixture_path(&fixture, "launch.tocsin/journal.csv");
	must_add(path, "1", "3d", "");
	must_add(path, "2", "1d", "later");
	const char *text = fixture_read(&fixture, "launch.tocsin/journal.csv");
	ck_assert_ptr_nonnull(strstr(text, ",2026-03-05T11:00,ann,2,remaining,1d,task variability,"
					   "later\n"));
	read_back(path);
	ck_assert_str_eq(fixture_diags(&fixture), "");
	ck_assert_uint_eq(journal.count, 2);
	ck_assert_str_eq(journal.entries[1].recorded, append.recorded);
	ck_assert_str_eq(append.stamps[0], append.recorded);
	ck_assert_int_lt(
		journal.entries[0].recorded_microseconds, journal.entries[1].recorded_microseconds);
}
END_TEST

static const char *const texts[] = {"plain", "with, comma", "with \"quotes\"", " blanks ",
	"=SUM(A1)", "-3", "'=quoted", "semi;colon", "M\xC3\xBCller \xE2\x9C\x93", "a|b", "'", ""};

START_TEST(test_texts_come_back_unchanged)
{
	const char *path = fixture_path(&fixture, "journal.csv");
	must_add(path, "T-3", "3d", texts[_i]);
	read_back(path);
	ck_assert_str_eq(fixture_diags(&fixture), "");
	ck_assert_uint_eq(journal.count, 1);
	ck_assert_str_eq(journal.entries[0].note, texts[_i]);
	ck_assert_str_eq(journal.entries[0].task, "T-3");
}
END_TEST

START_TEST(test_a_row_is_one_line)
{
	const char *path = fixture_path(&fixture, "journal.csv");
	must_add(path, "1", "3d", "two\r\nlines, bad \xFF byte");
	read_back(path);
	ck_assert_str_eq(journal.entries[0].note, "two  lines, bad \xEF\xBF\xBD byte");
	const char *text = fixture_read(&fixture, "journal.csv");
	int lines = 0;
	for (; *text != '\0'; text++)
		lines += *text == '\n';
	ck_assert_int_eq(lines, 2);
}
END_TEST

/* What stands before the append, and what must be read after it. */
static const struct {
	const char *before;
	uint32_t count, skipped;
	bool only_rows; /* are added */
} torn[] = {
	{"", 1, 0},
	{"\xEF\xBB\xBF", 1, 0},
	{"\xEF\xBB\xBF" HEADER, 1, 0, true},
	{"recorded,as_of,who,task,event,value,reason,note,colour\n", 1, 0, true},
	{"recorded,as_of,who,ta", 1, 0},
	{HEADER "2026-03-05T17:00,2026-03-05,ann,1,start,,,", 2, 0},
	{HEADER GOOD "2026-03-05T17:00,2026-03-05,ann,1,rema", 2, 1},
	{HEADER GOOD "2026-03-05T17:00,2026-03-05,ann,1,note,,,\"half, and", 3, 0},
	{HEADER GOOD "2026-03-05T17:00,2026-03-05,ann,1,note,\"half, and", 2, 1},
	{HEADER GOOD "2026-03-05T17:00,2026-03-05,\"ann\",1,rema", 2, 1},
	{"Recorded;As_of;Who;Task;Event;Value;Reason;Note\r\n", 1, 0, true},
};

START_TEST(test_append_completes_a_torn_line)
{
	const char *path = fixture_write(&fixture, "journal.csv", torn[_i].before);
	must_add(path, "2", "3d", "a \"note\"; with, all");
	const char *after = fixture_read(&fixture, "journal.csv");
	ck_assert_int_eq(strncmp(after, torn[_i].before, strlen(torn[_i].before)), 0);
	read_back(path);
	ck_assert_uint_eq(journal.count, torn[_i].count);
	ck_assert_uint_eq(skipped, torn[_i].skipped);
	ck_assert_str_eq(journal.entries[journal.count - 1].note, "a \"note\"; with, all");
}
END_TEST

/* What was added reads alone as it does at the end of the file. */
START_TEST(test_an_append_gives_its_lines)
{
	const char *path = fixture_write(&fixture, "journal.csv", torn[_i].before);
	must_add(path, "2", "3d", "a \"note\"; with, all");
	ck_assert_int_eq(append.lines != NULL, torn[_i].only_rows);
	if (!append.lines)
		return;
	ck_assert_int_eq(append.before.st_size, (off_t)strlen(torn[_i].before));
	ck_assert_int_eq(
		append.after.st_size, (off_t)strlen(fixture_read(&fixture, "journal.csv")));
	parse(append.lines);
	ck_assert_uint_eq(strlen(append.lines), append.lines_length);
	ck_assert_uint_eq(journal.count, 1);
	struct tocsin_entry alone = journal.entries[0];
	read_back(path);
	const struct tocsin_entry *last = &journal.entries[journal.count - 1];
	ck_assert_str_eq(alone.recorded, last->recorded);
	ck_assert_int_eq(alone.as_of.minute, last->as_of.minute);
	ck_assert_int_eq(alone.remaining, last->remaining);
	ck_assert_str_eq(alone.task, last->task);
	ck_assert_str_eq(alone.note, last->note);
}
END_TEST

START_TEST(test_stamps_are_later_than_any_in_the_file)
{
	const char *path = fixture_write(&fixture, "journal.csv",
		HEADER "2099-01-01T00:00:00.000009Z,2026-03-05,ann,1,start,,,\n" GOOD
		       "\"2099-01-01T00:00:00.000007Z\",2026-03-05,ann,1,start,,,\n");
	must_add(path, "1", "3d", "");
	ck_assert_str_eq(append.recorded, "2099-01-01T00:00:00.000011Z");
}
END_TEST

START_TEST(test_rows_of_one_append_have_stamps_of_their_own)
{
	const char *path = fixture_path(&fixture, "journal.csv");
	struct journal_row rows[100];
	for (size_t i = 0; i < 100; i++)
		rows[i] = (struct journal_row){
			fixture_today(), "ann", "1", TOCSIN_EVENT_NOTE, "", "", "x"};
	journal_file_append(&append, &fixture.arena, path, rows, 100);
	ck_assert_int_eq(append.result, JOURNAL_SAVED);
	read_back(path);
	ck_assert_uint_eq(journal.count, 100);
	for (uint32_t i = 0; i < 100; i++)
		ck_assert_str_eq(journal.entries[i].recorded, append.stamps[i]);
	for (uint32_t i = 1; i < 100; i++)
		ck_assert_int_lt(journal.entries[i - 1].recorded_microseconds,
			journal.entries[i].recorded_microseconds);
}
END_TEST

START_TEST(test_another_file_is_not_appended_to)
{
	const char *path = fixture_write(&fixture, "journal.csv", "id,name\n1,Dig\n");
	add(path, "1", "3d", "");
	ck_assert_int_eq(append.result, JOURNAL_NOT_SAVED);
	ck_assert_ptr_nonnull(strstr(append.message, "does not begin with the line recorded,"));
	ck_assert_str_eq(fixture_read(&fixture, "journal.csv"), "id,name\n1,Dig\n");
}
END_TEST

START_TEST(test_the_lock_is_waited_for_and_its_holder_named)
{
	const char *path = fixture_path(&fixture, "journal.csv");
	const char *lock = fixture_write(&fixture, "journal.lock", "4711 bob\n");
	int file = open(lock, O_RDWR);
	ck_assert_int_eq(flock(file, LOCK_EX), 0);
	add(path, "1", "3d", "");
	ck_assert_int_eq(append.result, JOURNAL_LOCKED);
	ck_assert_str_eq(append.message,
		"journal.lock is held by bob (process 4711) for more than 2 s; nothing was saved, "
		"try again");
	close(file);
	must_add(path, "1", "3d", "");
}
END_TEST

START_TEST(test_a_folder_that_cannot_be_made)
{
	fixture_write(&fixture, "file", "");
	add(fixture_path(&fixture, "missing/launch.tocsin/journal.csv"), "1", "3d", "");
	ck_assert_int_eq(append.result, JOURNAL_NOT_SAVED);
	ck_assert_ptr_nonnull(
		strstr(append.message, "cannot be written (No such file or directory)"));
	add(fixture_path(&fixture, "file/journal.csv"), "1", "3d", "");
	ck_assert_int_eq(append.result, JOURNAL_NOT_SAVED);
}
END_TEST

#define LOOP(test, table) tcase_add_loop_test(tests, test, 0, (int)(sizeof table / sizeof *table))

Suite *test_suite(void)
{
	Suite *suite = suite_create("journal_file");
	TCase *tests = tcase_create("journal_file");
	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_set_timeout(tests, 20);
	LOOP(test_entries, entries);
	LOOP(test_odd_journals, odd);
	tcase_add_test(tests, test_a_file_needs_as_of);
	tcase_add_test(tests, test_a_missing_file_is_an_empty_journal);
	LOOP(test_stamps, stamps);
	tcase_add_test(tests, test_stamp_round_trip);
	LOOP(test_guard_round_trip, guarded);
	tcase_add_test(tests, test_append_creates_folder_and_file);
	LOOP(test_texts_come_back_unchanged, texts);
	tcase_add_test(tests, test_a_row_is_one_line);
	LOOP(test_append_completes_a_torn_line, torn);
	LOOP(test_an_append_gives_its_lines, torn);
	tcase_add_test(tests, test_stamps_are_later_than_any_in_the_file);
	tcase_add_test(tests, test_rows_of_one_append_have_stamps_of_their_own);
	tcase_add_test(tests, test_another_file_is_not_appended_to);
	tcase_add_test(tests, test_the_lock_is_waited_for_and_its_holder_named);
	tcase_add_test(tests, test_a_folder_that_cannot_be_made);
	suite_add_tcase(suite, tests);
	return suite;
}
