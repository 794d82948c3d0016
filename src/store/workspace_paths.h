/*
 * Where the files of a project lie.
 */
#ifndef STORE_WORKSPACE_PATHS_H
#define STORE_WORKSPACE_PATHS_H

#include "tocsin/arena.h"
#include "tocsin/diag.h"

struct workspace_paths {
	const char *schedule, *resources, *calendar, *settings; /* the last three NULL for a CSV */
	const char *own_folder, *journal, *plan, *mapping;
	const char *name; /* of the project, where project.csv gives none */
};

/*
 * From what the user named: a folder with a schedule.csv (or tasks.csv), or a single file. false,
 * with one fault that says why, for anything else. In `arena`.
 */
bool workspace_paths_find(struct workspace_paths *out, struct tocsin_arena *arena, const char *path,
	struct tocsin_diags *diags);

/* Whether two paths name one file that exists. */
bool workspace_same_file(const char *a, const char *b);

/* A file in a folder; "." gives the bare name. */
const char *workspace_path(struct tocsin_arena *arena, const char *folder, const char *name);

/*
 * The numbers N of the plan.N.csv in `folder`, ascending, in `arena`; `*count` of them.
 */
unsigned *workspace_plan_numbers(struct tocsin_arena *arena, const char *folder, uint32_t *count);

#endif
