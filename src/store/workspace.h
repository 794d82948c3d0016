/*
 * A workspace: everything a project's folder holds, loaded at once or not at all.
 *
 *     PATH                      files of the user                              files of tocsin
 *     launch/                   schedule.csv resources.csv calendar.csv ...
 * launch/{plan,plan.1,journal}.csv launch.csv                launch.csv
 * launch.tocsin/{plan,...}.csv
 *
 * Loading reads only; nothing is created.
 */
#ifndef STORE_WORKSPACE_H
#define STORE_WORKSPACE_H

#include "dialect.h"
#include "loading.h"
#include "tocsin/diag.h"
#include "tocsin/journal.h"
#include "tocsin/plan.h"
#include "tocsin/project.h"

struct workspace {
	struct tocsin_arena arena; /* owns paths and the journal's texts */
	const char *path;          /* as the user named it */
	const char *schedule_path;
	const char *relations_path; /* of its links, where a tool keeps them apart; else NULL */
	const char *own_folder;     /* where tocsin's files go; may not exist yet */
	const char *journal_path, *plan_path;
	struct tocsin_project project;
	struct tocsin_journal journal; /* rows that could be read */
	uint32_t *order;               /* tocsin_journal_order of it */
	uint32_t order_count;
	struct tocsin_plan **plans; /* committed baselines, oldest first: plan.N.csv ... plan.csv */
	uint32_t plan_count;
	uint32_t skipped_rows; /* of the journal: unreadable; each has a note in the diags */
};

enum workspace_result {
	WORKSPACE_OK,
	WORKSPACE_FAULTY,     /* faults are in the diags: exit 2 */
	WORKSPACE_UNREADABLE, /* the world: no such file, no permission; one diag says it: exit 2 */
};

/*
 * Loads PATH (a folder or a CSV file). On anything but WORKSPACE_OK `*out` is empty and needs no
 * workspace_free. Notes about readable but odd input are appended to `diags` in every case.
 * `wishes` (NULL: none) says how the schedule is to be read, and goes before mapping.csv. `today`
 * dates a project that states no start at all (the next working day). Whoever waits for a long
 * one is told of it in `loading`.
 */
enum workspace_result workspace_load(struct workspace *out, const char *path,
	const struct dialect_wishes *wishes, struct tocsin_instant today,
	struct tocsin_diags *diags);
enum workspace_result workspace_load_watched(struct workspace *out, const char *path,
	const struct dialect_wishes *wishes, struct tocsin_instant today,
	const struct loading *loading, struct tocsin_diags *diags);

void workspace_free(struct workspace *workspace);

/*
 * Reads another schedule of the same project, with its settings, resources, calendar and the start
 * that its plan froze: a newer export of it. false: the diags say why, and `*out` is empty.
 */
bool workspace_read_export(struct tocsin_project *out, const struct workspace *workspace,
	const char *schedule, const struct dialect_wishes *wishes, struct tocsin_instant today,
	struct tocsin_diags *diags);

/*
 * Reads the journal again after somebody appended to it; everything else stays. The old entries
 * stay valid until the workspace is freed. A journal that cannot be read now is a fault in the
 * diags, and the one that was read before stays in force.
 */
void workspace_reload_journal(struct workspace *workspace, struct tocsin_diags *diags);

/*
 * The wall clock as civil time of this machine's zone, and as UTC microseconds. Here and nowhere
 * lower, so that the core never asks. TOCSIN_NOW (a date) overrides the first, for tests and
 * demonstrations.
 */
struct tocsin_instant workspace_now(void);

/* The status instant of the newest commit; unknown where there is none. Progress in the schedule was
 * taken as of then, where the schedule itself does not say of when it is. */
struct tocsin_instant workspace_committed_as_of(const struct workspace *workspace);

#endif
