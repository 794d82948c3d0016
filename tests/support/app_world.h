/*
 * A dashboard without its terminal: keys in, state and effects out. What the files would answer is
 * played by the test.
 *
 *     world_open(&(struct world_start){.rows = rows, .day = 10});
 *     world_press("w");
 *     world_type("find T3");
 *     ...
 *     world_close();
 */
#ifndef TOCSIN_APP_WORLD_H
#define TOCSIN_APP_WORLD_H

#include "app.h"
#include "test_project.h"

enum { WORLD_ENTRIES = 64 };

struct world {
	struct app app;
	struct app_effects effects;
	struct tocsin_project project;
	struct tocsin_plan *plan;
	const struct tocsin_plan *plans[1];
	uint32_t plan_count; /* 0 = the plan is not committed */
	struct tocsin_entry entries[WORLD_ENTRIES];
	struct tocsin_journal journal;
	struct tocsin_arena arena;
};

/* One a test program: check runs each test in a process of its own. */
extern struct world world;

struct world_start {
	const struct test_row *rows;
	double day;    /* of the axis that is today, at 9:00; day 0 is Monday 2026-01-05 */
	bool as_of;    /* opened with --as-of that day */
	bool proposed; /* the plan is not committed */
	bool read_only;
	const char *who; /* NULL: "ben" */
};

/* The project and its plan (half chain), made and begun; 80x24. What world_add told comes after. */
void world_begin(const struct world_start *start);
/* world_begin, and the data with what was added so far. */
void world_open(const struct world_start *start);
void world_close(void);

void world_send(struct app_event event);
/* Names of keys between blanks: "w j C-r Enter". */
void world_press(const char *keys);
/* `:`, the line, Enter. */
void world_type(const char *line);
/* Every character of `text` as a key. */
void world_write(const char *text);

/* The data once more, as the files would have them; `saved_by_us` after an append of ours. */
void world_load(bool saved_by_us);

/* A row of the journal, as of that day of the axis, by "ana". It may be changed until the next
 * load. Texts are borrowed. */
struct tocsin_entry *world_add(
	double day, const char *task, enum tocsin_event event, const char *value);

struct tocsin_instant world_instant(double day);

/* The only effect, which must be an append. */
const struct app_row *world_appended(void);
/* Whether any effect writes to the files. */
bool world_writes(void);
void world_assert_message(const char *part);

#endif
