/*
 * What the tests of the store share: a folder of their own, and diagnostics as text.
 */
#ifndef TEST_STORE_FIXTURE_H
#define TEST_STORE_FIXTURE_H

#include "project_files.h"
#include "tocsin/diag.h"

enum { FIXTURE_PATH = 512 };

struct fixture {
	char folder[FIXTURE_PATH];
	struct tocsin_diags diags;
	struct tocsin_arena arena;
	char *printed;
};

/* Makes an empty folder; removes it with all it holds. */
void fixture_init(struct fixture *fixture);
void fixture_finish(struct fixture *fixture);

/* A path in the folder; in the fixture's arena. */
const char *fixture_path(struct fixture *fixture, const char *name);

/* Writes a file of the folder; folders in its name are made. */
const char *fixture_write(struct fixture *fixture, const char *name, const char *text);

/* The bytes of a file of the folder as text, "" where it is missing; in the fixture's arena. */
const char *fixture_read(struct fixture *fixture, const char *name);

/* All diagnostics as they are printed, the folder's name cut away. Valid until the next call. */
const char *fixture_diags(struct fixture *fixture);

/* Forgets the diagnostics so far. */
void fixture_forget(struct fixture *fixture);

/* A project of one schedule in memory, "s.csv" in messages. Faults are in the fixture's diags. */
bool fixture_project(struct fixture *fixture, struct tocsin_project *project, const char *schedule);

/* Its links as "1>2FS 2>3SS+480e", tasks by id, lags in minutes. Lives in the fixture's arena. */
const char *fixture_links(struct fixture *fixture, const struct tocsin_project *project);

/* 2026-11-22T09:00, a Sunday. */
struct tocsin_instant fixture_today(void);

#endif
