/*
 * The dashboard in a terminal: what only a terminal can show. $TOCSIN names the program; with
 * TOCSIN_LOOKS set it is the one that looks at its files on a key instead of being told.
 */
#include "check_main.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "hard_project.h"
#include "pseudo_terminal.h"
#include "pty_project.h"

enum { SOON = PTY_SOON, QUIET = PTY_QUIET };

static struct pty pty;
static bool started;

static void make_project(void)
{
	pty_project_make("id,name,safe,focused,predecessors,resources\n"
			 "T1.1,Cut the frame,30,15,,Red\n"
			 "T1.2,Paint the frame,20,10,T1.1,Green\n"
			 "T2.1,Order the motor,20,10,,Blue\n"
			 "T2.2,Test the motor,10,5,T2.1,Green\n"
			 "T3,Assemble,30,15,T1.2;T2.2,Magenta\n");
	started = false;
}

static void remove_project(void)
{
	if (started)
		pty_finish(&pty);
	pty_project_remove();
}

static void start_with(struct pty_options options)
{
	const char *arguments[] = {pty_folder, NULL};
	pty_start(&pty, &options, arguments);
	started = true;
}

static void start(int columns, int rows)
{
	start_with((struct pty_options){.columns = columns, .rows = rows});
	if (columns >= 80)
		ck_assert_msg(pty_shows(&pty, "Paint the frame", SOON), "%s", pty_text(&pty));
	pty_settle(&pty, QUIET);
}

/* Where the program is not told of changes, a key makes it look. */
static void let_it_look(void)
{
	if (!getenv("TOCSIN_LOOKS"))
		return;
	usleep(100000);
	pty_press(&pty, "\033[C");
}

static void assert_shows(const char *text)
{
	ck_assert_msg(pty_shows(&pty, text, SOON), "no '%s' in\n%s", text, pty_text(&pty));
}

/* Bytes that no screen shows. */
static void assert_tells(const char *bytes)
{
	for (int i = 0; i < SOON / QUIET && !strstr(pty.bytes ? pty.bytes : "", bytes); i++)
		pty_settle(&pty, QUIET);
	ck_assert_ptr_nonnull(strstr(pty.bytes, bytes));
}

START_TEST(it_opens_and_leaves_in_order)
{
	start(80, 24);
	assert_shows("Leach");
	ck_assert_ptr_nonnull(strstr(pty.bytes, "\033[?1049h"));
	ck_assert(!pty_is_cooked(&pty));
	pty_press(&pty, "q");
	ck_assert(pty_ends(&pty, SOON));
	ck_assert(WIFEXITED(pty.status) && WEXITSTATUS(pty.status) == 0);
	ck_assert_ptr_nonnull(strstr(pty.bytes, "\033[?1049l"));
	ck_assert_ptr_nonnull(strstr(pty.bytes, "\033[?2004l"));
}
END_TEST

/* The bytes of a terminal select a row, press the footer, and are the terminal's own after `m`. */
START_TEST(the_mouse_selects_and_can_be_switched_off)
{
	start(80, 24);
	ck_assert_ptr_nonnull(strstr(pty.bytes, "\033[?1002;1006h"));
	pty_press(&pty, "\033[<0;20;19M\033[<0;20;19m");
	pty_press(&pty, "\033[<0;5;24M\033[<0;5;24m");
	assert_shows("remaining T2.2");
	pty_press(&pty, "\033");
	pty_settle(&pty, QUIET);
	pty_press(&pty, "m");
	assert_shows("mouse off");
	ck_assert_ptr_nonnull(strstr(pty.bytes, "\033[?1002;1006l"));
	pty_press(&pty, "q");
	ck_assert(pty_ends(&pty, SOON));
}
END_TEST

/* The next theme is painted at once; one without colours needs none. */
START_TEST(themes_are_changed_while_it_runs)
{
	start(80, 24);
	pty_press(&pty, "t");
	assert_shows("theme: dark");
	pty_settle(&pty, QUIET);
	assert_tells("48;5;234m");
	pty_press(&pty, ":theme mono\r");
	assert_shows("theme: mono");
	pty_settle(&pty, QUIET);
	size_t before = pty.length;
	pty_press(&pty, "j");
	pty_settle(&pty, QUIET);
	ck_assert_ptr_null(strstr(pty.bytes + before, "8;5;"));
	pty_press(&pty, ":theme blue\r");
	assert_shows("no theme 'blue'");
}
END_TEST

/* A wall screen of two projects shows one after the other, over and over, and W holds it. */
START_TEST(a_wall_screen_shows_projects_in_turn)
{
	char second[64];
	snprintf(second, sizeof second, "%s/second", pty_folder);
	ck_assert_int_eq(mkdir(second, 0777), 0);
	pty_project_write("second/project.csv", "key,value\nname,Another\nstart,2026-03-02\n", "w");
	pty_project_write("second/schedule.csv", "id,name,safe,focused\nA,Only,4,2\n", "w");
	const char *arguments[] = {"--watch", "1", pty_folder, second, NULL};
	struct pty_options options = {.columns = 80, .rows = 24};
	pty_start(&pty, &options, arguments);
	started = true;
	assert_shows("Leach");
	ck_assert_msg(pty_shows(&pty, "Another", 4 * SOON), "%s", pty_text(&pty));
	ck_assert_msg(pty_shows(&pty, "Leach", 4 * SOON), "%s", pty_text(&pty));
	pty_press(&pty, "W");
	assert_shows("watch off");
	pty_settle(&pty, QUIET);
	ck_assert_uint_eq(pty_settle(&pty, 1200), 0);
}
END_TEST

START_TEST(figures_of_the_program_are_shown_on_demand)
{
	start(80, 24);
	pty_press(&pty, ":debug\r");
	assert_shows(" us  data 1, ");
	pty_press(&pty, ":debug\r");
	assert_shows("as of Mon 2026-03-16");
}
END_TEST

/* What was recorded is seen again, and a person's first key ends it. */
START_TEST(a_recording_can_be_played)
{
	char file[64];
	snprintf(file, sizeof file, "%s/typed.keys", pty_folder);
	const char *record[] = {pty_folder, "--record", file, NULL};
	const char *replay[] = {pty_folder, "--replay", file, NULL};
	struct pty_options options = {.columns = 80, .rows = 24};
	pty_start(&pty, &options, record);
	started = true;
	assert_shows("Paint the frame");
	pty_press(&pty, "r8d");
	assert_shows("= 8d");
	pty_finish(&pty);

	pty_start(&pty, &options, replay);
	assert_shows("= 8d");
	pty_press(&pty, "\033");
	pty_settle(&pty, QUIET);
	pty_press(&pty, "q");
	ck_assert(pty_ends(&pty, SOON));
}
END_TEST

START_TEST(it_survives_any_size)
{
	start(80, 24);
	pty_resize(&pty, 1, 1);
	pty_settle(&pty, QUIET);
	pty_press(&pty, "jj/T2");
	pty_settle(&pty, QUIET);
	pty_press(&pty, "\033");
	pty_settle(&pty, QUIET);
	pty_resize(&pty, 200, 60);
	assert_shows("Paint the frame");
	pty_resize(&pty, 80, 24);
	assert_shows("Paint the frame");
}
END_TEST

START_TEST(it_starts_in_one_cell)
{
	start(1, 1);
	pty_resize(&pty, 100, 30);
	assert_shows("Paint the frame");
}
END_TEST

START_TEST(it_stops_and_goes_on)
{
	start_with((struct pty_options){.columns = 80, .rows = 24, .in_shell = true});
	assert_shows("Paint the frame");
	pty_press(&pty, "/mot");
	assert_shows("mot");
	pty_press(&pty, "\032");
	assert_shows("[stopped]");
	ck_assert(pty_is_cooked(&pty));
	pty_resize(&pty, 100, 30);
	pty_continue(&pty);
	assert_shows("Order the motor");
	ck_assert(!pty_is_cooked(&pty));
	/* What was typed before is still in the line. */
	pty_press(&pty, "or");
	assert_shows("motor");
}
END_TEST

START_TEST(it_goes_on_after_a_stop_from_outside)
{
	start_with((struct pty_options){.columns = 80, .rows = 24, .in_shell = true});
	assert_shows("Paint the frame");
	pid_t program = pty_program(&pty);
	kill(program, SIGSTOP);
	assert_tells("[stopped]");
	pty_continue(&pty);
	pty_press(&pty, "3");
	assert_shows("Paint the frame");
	ck_assert(!pty_is_cooked(&pty));
}
END_TEST

START_TEST(signals_end_it_and_restore_the_terminal)
{
	static const int signals[] = {SIGTERM, SIGHUP, SIGINT, SIGABRT, SIGSEGV};
	/* Tests that nohup runs would hand on that it is ignored. */
	signal(SIGHUP, SIG_DFL);
	start(80, 24);
	kill(pty.pid, signals[_i]);
	ck_assert(pty_ends(&pty, SOON));
	ck_assert(WIFSIGNALED(pty.status));
	ck_assert_int_eq(WTERMSIG(pty.status), signals[_i]);
	ck_assert_ptr_nonnull(strstr(pty.bytes, "\033[?1049l"));
	ck_assert_ptr_nonnull(strstr(pty.bytes, "\033[?2004l"));
	ck_assert(pty_is_cooked(&pty));
}
END_TEST

START_TEST(it_ends_when_the_terminal_goes)
{
	static const char *const ignoring[] = {"TOCSIN_TRACE", NULL};
	/* A shell that ignores SIGHUP hands that on; the end of the terminal is the end all the
	 * same. */
	if (_i == 1)
		signal(SIGHUP, SIG_IGN);
	start_with((struct pty_options){.columns = 80, .rows = 24, .settings = ignoring});
	assert_shows("Paint the frame");
	close(pty.master);
	pty.master = -1;
	for (int i = 0; i < SOON / 10 && !pty.ended; i++) {
		usleep(10000);
		pty.ended = waitpid(pty.pid, &pty.status, WNOHANG) == pty.pid;
	}
	signal(SIGHUP, SIG_DFL);
	ck_assert(pty.ended);
}
END_TEST

START_TEST(changes_of_others_appear_and_nothing_is_lost)
{
	start(80, 24);
	pty_press(&pty, "/T2.1\rr4");
	assert_shows("remaining T2.1");
	pty_project_write("journal.csv",
		"2026-03-16T09:41:00.000000Z,2026-03-16,ana,T2.1,remaining,9d,,\n", "a");
	let_it_look();
	assert_shows("ana reported T2.1 9d");
	assert_shows("while you were typing");
	pty_press(&pty, "2d\033");
	pty_press(&pty, "");
	pty_settle(&pty, QUIET);
	pty_press(&pty, "\033");
	pty_settle(&pty, QUIET);
	/* An editor writes beside it and renames. */
	pty_project_write("new.tmp",
		"id,name,safe,focused,predecessors,resources\n"
		"T3,Assemble it,30,15,T1.2;T2.2,Magenta\n"
		"T1.1,Cut the frame,30,15,,Red\n"
		"T1.2,Paint the frame,20,10,T1.1,Green\n"
		"T2.1,Order the motor,20,10,,Blue\n"
		"T2.2,Test the motor,10,5,T2.1,Green\n",
		"w");
	char from[64], to[64];
	snprintf(from, sizeof from, "%s/new.tmp", pty_folder);
	snprintf(to, sizeof to, "%s/schedule.csv", pty_folder);
	ck_assert_int_eq(rename(from, to), 0);
	let_it_look();
	assert_shows("Assemble it");
	pty_press(&pty, "r");
	assert_shows("remaining T2.1");
}
END_TEST

/* A failing save says why, keeps what was typed, and saves it when the reason is gone. */
/* Two people type on one task: who reported first is read by the other before Enter, who sees the
 * new value in the label; and each sees what the other entered. */
START_TEST(two_on_one_task_are_told)
{
	static const char *const as_ben[] = {"TOCSIN_WHO=ben", NULL};
	static const char *const as_ana[] = {"TOCSIN_WHO=ana", NULL};
	const char *arguments[] = {pty_folder, NULL};
	struct pty ben;
	struct pty_options options = {.columns = 100, .rows = 30, .settings = as_ben};
	pty_start(&ben, &options, arguments);
	ck_assert(pty_shows(&ben, "Paint the frame", SOON));
	start_with((struct pty_options){.columns = 100, .rows = 30, .settings = as_ana});
	assert_shows("Paint the frame");

	pty_press(&ben, "r");
	ck_assert(pty_shows(&ben, "remaining T1.1", SOON));
	pty_press(&ben, "1");
	pty_press(&pty, "r9d\r");
	assert_shows("saved: T1.1 remaining 9d");
	if (getenv("TOCSIN_LOOKS")) {
		usleep(100000);
		pty_press(&ben, "0\b");
	}
	ck_assert_msg(pty_shows(&ben, "ana reported T1.1 9d", SOON), "%s", pty_text(&ben));
	ck_assert_msg(pty_shows(&ben, "while you were typing", SOON), "%s", pty_text(&ben));
	ck_assert_msg(pty_shows(&ben, "(last 9d)", SOON), "%s", pty_text(&ben));
	pty_press(&ben, "2d");
	ck_assert(pty_shows(&ben, "12d", SOON));
	ck_assert_msg(pty_shows(&ben, "while you were typing", SOON), "%s", pty_text(&ben));
	pty_press(&ben, "\r");
	ck_assert_msg(pty_shows(&ben, "saved: T1.1 remaining 12d", SOON), "%s", pty_text(&ben));
	let_it_look();
	assert_shows("ben reported T1.1 12d");
	pty_finish(&ben);
}
END_TEST

START_TEST(a_save_that_fails_keeps_what_was_typed)
{
	char journal[64], aside[64];
	snprintf(journal, sizeof journal, "%s/journal.csv", pty_folder);
	snprintf(aside, sizeof aside, "%s/aside", pty_folder);
	/* Root may write anywhere, but nobody may append to a folder. */
	start(80, 24);
	pty_press(&pty, "r8d");
	assert_shows("= 8d");
	ck_assert_int_eq(rename(journal, aside), 0);
	ck_assert_int_eq(mkdir(journal, 0777), 0);
	pty_press(&pty, "\r");
	assert_shows("remaining T");
	assert_shows("8d");
	ck_assert_int_eq(rmdir(journal), 0);
	ck_assert_int_eq(rename(aside, journal), 0);
	pty_settle(&pty, QUIET);
	pty_press(&pty, "\r");
	assert_shows("remaining 8d");
}
END_TEST

START_TEST(hostile_names_reach_no_terminal)
{
	static const char *const forbidden[] = {"\033]0;", "\xe2\x80\xae", "\xe2\x80\x8b",
		"\xc2\x9b", "\x07", "\xef\xb8\x8f", "\xf3\xa0\x81\x81", "\033[31mred"};
	pty_project_write("schedule.csv",
		"id,name,safe,focused,predecessors,resources\n"
		"T1.1,\"A\033]0;owned\007\033[31mred\",30,15,,\"R\xe2\x80\xae"
		"ed\"\n"
		"T1.2,\"B\xc2\x9b"
		"2J\xe2\x80\x8b\xef\xb8\x8f\xf3\xa0\x81\x81\",20,10,T1.1,\"\033[2J\"\n"
		"\"T3\xe2\x80\xae\",\"C\r\b\b\",30,15,T1.2,\n",
		"w");
	pty_project_write("project.csv",
		"key,value\nname,\"L\033]0;x\007\xe2\x80\xae\"\nstart,2026-03-02\n", "w");
	start_with((struct pty_options){.columns = 100, .rows = 30});
	pty_settle(&pty, 300);
	static const char *const keys[] = {
		"2", "3", "4", "1", "?", "\033", "r8d", "\r", "u", "j", "n"};
	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
		pty_press(&pty, keys[i]);
		pty_settle(&pty, 40);
	}
	for (size_t i = 0; i < sizeof forbidden / sizeof forbidden[0]; i++)
		ck_assert_msg(!strstr(pty.bytes, forbidden[i]), "bytes %zu reached it", i);
}
END_TEST

/* True where an SGR sequence sets a colour (30-49, 90-107). */
static bool has_colour(const char *bytes)
{
	for (const char *at = bytes; (at = strstr(at, "\033[")); at++) {
		const char *end = at + 2;
		end += strspn(end, "0123456789;");
		if (*end != 'm')
			continue;
		for (const char *number = at + 2; number < end; number++) {
			char *after;
			long value = strtol(number, &after, 10);
			if ((value >= 30 && value <= 38) || (value >= 40 && value <= 48) ||
				(value >= 90 && value <= 107))
				return true;
			number = after;
		}
	}
	return false;
}

START_TEST(no_color_is_obeyed)
{
	static const char *const without[] = {"NO_COLOR=1", NULL};
	static const char *const empty[] = {"NO_COLOR=", NULL};
	start_with((struct pty_options){
		.columns = 80, .rows = 24, .settings = _i == 0 ? without : empty});
	assert_shows("Paint the frame");
	pty_settle(&pty, QUIET);
	ck_assert_int_eq(has_colour(pty.bytes), _i == 1);
}
END_TEST

START_TEST(any_terminal_shows_it)
{
	static const char *const terms[] = {"xterm-256color", "xterm", "linux", "vt100", "screen",
		"tmux-256color", "no-such-terminal", "ansi"};
	start_with((struct pty_options){.columns = 80, .rows = 24, .term = terms[_i]});
	assert_shows("Paint the frame");
	if (strcmp(terms[_i], "no-such-terminal") == 0)
		assert_shows("taken as xterm-256color");
	pty_press(&pty, "\033[B");
	pty_settle(&pty, QUIET);
	pty_press(&pty, "q");
	ck_assert(pty_ends(&pty, SOON));
	ck_assert(WIFEXITED(pty.status) && WEXITSTATUS(pty.status) == 0);
}
END_TEST

START_TEST(a_plain_terminal_gets_plain_text)
{
	static const char *const unset[] = {"TERM", NULL};
	start_with((struct pty_options){
		.columns = 80, .rows = 24, .term = "dumb", .settings = _i == 0 ? NULL : unset});
	ck_assert(pty_ends(&pty, SOON));
	ck_assert(WIFEXITED(pty.status) && WEXITSTATUS(pty.status) == 0);
	ck_assert_ptr_nonnull(strstr(pty.bytes, "Leach"));
	ck_assert_ptr_null(strchr(pty.bytes, '\033'));
}
END_TEST

START_TEST(the_c_locale_gets_ascii)
{
	static const char *const c[] = {"LC_ALL=C", "LANG=C", NULL};
	start_with((struct pty_options){.columns = 80, .rows = 24, .settings = c});
	assert_shows("Paint the frame");
	pty_settle(&pty, QUIET);
	for (size_t i = 0; i < pty.length; i++)
		ck_assert_msg((unsigned char)pty.bytes[i] < 128, "byte %zu", i);
}
END_TEST

START_TEST(esc_is_quick_and_alt_is_no_command)
{
	start(80, 24);
	pty_press(&pty, "n");
	assert_shows("note ");
	/* Alt-q must neither leave the prompt nor the program. */
	pty_press(&pty, "\033q");
	/* Nor may the sequence of a key that nobody described be typed. */
	pty_press(&pty, "\033[27;5;9~");
	pty_press(&pty, "\033Ox");
	pty_press(&pty, "x");
	assert_shows("Cut the frame: x\n");
	pty_press(&pty, "\033");
	ck_assert_msg(pty_hides(&pty, "note T", SOON), "%s", pty_text(&pty));
}
END_TEST

START_TEST(pasted_text_is_text)
{
	start(80, 24);
	pty_press(&pty, "\033[200~q\nq\n\033[201~");
	assert_shows("pasted text was ignored");
	pty_press(&pty, "n\033[200~two\r\nlines\033[201~");
	assert_shows("two lines");
}
END_TEST

/* Voluntary context switches of a process; -1 where the system does not say. */
static long wake_ups(pid_t pid)
{
	char path[64], line[128];
	long count = -1;
	snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
	FILE *file = fopen(path, "r");
	while (file && fgets(line, sizeof line, file))
		sscanf(line, "voluntary_ctxt_switches: %ld", &count);
	if (file)
		fclose(file);
	return count;
}

START_TEST(idle_is_nothing)
{
	start(80, 24);
	pty_settle(&pty, 300);
	long before = wake_ups(pty.pid);
	ck_assert_uint_eq(pty_settle(&pty, 1000), 0);
	ck_assert_int_eq(wake_ups(pty.pid), before);
}
END_TEST

START_TEST(a_held_key_is_a_few_frames)
{
	start(80, 24);
	size_t before = pty.length;
	/* At once: how many frames a slow writer gets is the machine's affair. */
	char keys[50 * 6 + 1] = "";
	for (int i = 0; i < 50; i++)
		memcpy(keys + i * 6, "\033[B\033[A", 7);
	pty_press(&pty, keys);
	pty_settle(&pty, QUIET);
	ck_assert_uint_lt(pty.length - before, 3000);
}
END_TEST

/* A large project is planned in the background: the keyboard does not wait. */
START_TEST(a_large_proposal_does_not_stop_the_keyboard)
{
	static char text[400000];
	size_t used = (size_t)snprintf(text, sizeof text, "id,name,safe,predecessors,resources\n");
	for (int i = 1; i <= 5000; i++) {
		char after[16] = "";
		if (i > 50)
			snprintf(after, sizeof after, "%d", i - 50 + i % 7);
		used += (size_t)snprintf(text + used, sizeof text - used, "%d,Task %d,%d,%s,R%d\n",
			i, i, i % 9 + 1, after, i % 20);
	}
	pty_project_write("schedule.csv", text, "w");
	char command[256];
	snprintf(command, sizeof command, "cd %s && rm -f plan.csv journal.csv", pty_folder);
	ck_assert_int_eq(system(command), 0);
	start_with((struct pty_options){.columns = 80, .rows = 24});
	assert_shows("planning");
	pty_press(&pty, ":as");
	assert_shows(":as");
	pty_press(&pty, "\025q\r");
	ck_assert(pty_ends(&pty, SOON));
	ck_assert(WIFEXITED(pty.status) && WEXITSTATUS(pty.status) == 0);
}
END_TEST

enum { HARD = 110, SEARCHED = 20000 };

/* A project without a plan, on which the search behind the proposal has something to do. */
static void start_hard(void)
{
	char command[256];
	hard_project_write(pty_folder, HARD);
	snprintf(command, sizeof command, "cd %s && rm -f plan.csv journal.csv", pty_folder);
	ck_assert_int_eq(system(command), 0);
	start_with((struct pty_options){.columns = 100, .rows = 30});
	assert_shows("c commits this plan");
}

static bool is_committed(void)
{
	char path[64];
	snprintf(path, sizeof path, "%s/plan.csv", pty_folder);
	return access(path, F_OK) == 0;
}

/* The better plan comes by itself; the view and the keyboard stay; Esc ends the search, and then
 * nothing happens any more. */
START_TEST(a_proposal_gets_better_until_somebody_stops_it)
{
	start_hard();
	pty_press(&pty, "8");
	assert_shows(", Esc stops");
	ck_assert_msg(pty_shows(&pty, "a better plan: ", SEARCHED), "%s", pty_text(&pty));
	assert_shows(": plan");
	pty_press(&pty, ":as");
	assert_shows("look at the project as of a date");
	pty_press(&pty, "\025\033");
	pty_settle(&pty, QUIET);
	pty_press(&pty, "\033");
	assert_shows("the search stops; this is the best so far");
	assert_shows("then stopped");
	pty_settle(&pty, 300);
	long before = wake_ups(pty.pid);
	ck_assert_uint_eq(pty_settle(&pty, 1000), 0);
	if (!getenv("TOCSIN_LOOKS"))
		ck_assert_int_eq(wake_ups(pty.pid), before);
	ck_assert(!is_committed());
}
END_TEST

START_TEST(a_commit_asks_first_and_ends_the_search)
{
	start_hard();
	pty_press(&pty, "c");
	assert_shows("longer than need be");
	assert_shows("n commit now");
	pty_press(&pty, "c");
	pty_settle(&pty, QUIET);
	ck_assert(!is_committed());
	pty_press(&pty, "n");
	assert_shows("committed: promise");
	ck_assert(is_committed());
	pty_settle(&pty, 300);
	long before = wake_ups(pty.pid);
	ck_assert_uint_eq(pty_settle(&pty, 1000), 0);
	if (!getenv("TOCSIN_LOOKS"))
		ck_assert_int_eq(wake_ups(pty.pid), before);
}
END_TEST

/* In the middle of a search. */
START_TEST(leaving_does_not_wait_for_a_search)
{
	start_hard();
	pty_press(&pty, "q");
	ck_assert(pty_ends(&pty, SOON));
	ck_assert(WIFEXITED(pty.status) && WEXITSTATUS(pty.status) == 0);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("dashboard");
	TCase *tests = tcase_create("dashboard");
	tcase_add_checked_fixture(tests, make_project, remove_project);
	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, it_opens_and_leaves_in_order);
	tcase_add_test(tests, the_mouse_selects_and_can_be_switched_off);
	tcase_add_test(tests, two_on_one_task_are_told);
	tcase_add_test(tests, a_wall_screen_shows_projects_in_turn);
	tcase_add_test(tests, figures_of_the_program_are_shown_on_demand);
	tcase_add_test(tests, themes_are_changed_while_it_runs);
	tcase_add_test(tests, a_recording_can_be_played);
	tcase_add_test(tests, it_survives_any_size);
	tcase_add_test(tests, it_starts_in_one_cell);
	tcase_add_test(tests, it_stops_and_goes_on);
	tcase_add_test(tests, it_goes_on_after_a_stop_from_outside);
	tcase_add_loop_test(tests, signals_end_it_and_restore_the_terminal, 0, 5);
	tcase_add_loop_test(tests, it_ends_when_the_terminal_goes, 0, 2);
	tcase_add_test(tests, changes_of_others_appear_and_nothing_is_lost);
	tcase_add_test(tests, a_save_that_fails_keeps_what_was_typed);
	tcase_add_test(tests, hostile_names_reach_no_terminal);
	tcase_add_loop_test(tests, no_color_is_obeyed, 0, 2);
	tcase_add_loop_test(tests, any_terminal_shows_it, 0, 8);
	tcase_add_loop_test(tests, a_plain_terminal_gets_plain_text, 0, 2);
	tcase_add_test(tests, the_c_locale_gets_ascii);
	tcase_add_test(tests, esc_is_quick_and_alt_is_no_command);
	tcase_add_test(tests, pasted_text_is_text);
	if (!getenv("TOCSIN_LOOKS"))
		tcase_add_test(tests, idle_is_nothing);
	tcase_add_test(tests, a_held_key_is_a_few_frames);
	tcase_add_test(tests, a_proposal_gets_better_until_somebody_stops_it);
	tcase_add_test(tests, a_commit_asks_first_and_ends_the_search);
	tcase_add_test(tests, leaving_does_not_wait_for_a_search);
	tcase_add_test(tests, a_large_proposal_does_not_stop_the_keyboard);
	suite_add_tcase(suite, tests);
	return suite;
}
