/*
 * A row of the task list: what is known of one task, and how the list words it.
 */
#ifndef VIEWS_TASK_ROW_H
#define VIEWS_TASK_ROW_H

#include "view.h"

/* One row with all that it shows looked up. */
struct task_row {
	uint32_t task;
	const struct tocsin_priority *priority; /* NULL = not to be worked on now */
	const struct tocsin_plan_task *planned; /* NULL = not in the plan */
};

struct task_row task_row_at(
	const struct view_data *data, const struct view_rows *rows, uint32_t row);

enum tocsin_task_phase task_row_phase(const struct view_data *data, uint32_t task);

/* Texts are static, the project's, or in the canvas's arena; "" where there is nothing to say. */

/* "running", "ready", "queued", "in 5d", "done". */
const char *task_row_state(
	struct canvas *canvas, const struct view_data *data, const struct task_row *row);
/* Flags that the state does not say already, in short words. */
const char *task_row_flags(
	struct canvas *canvas, const struct view_data *data, const struct task_row *row);
/* What keeps it from starting: a task, and the resource that it must hand over, or a date. */
const char *task_row_hold(
	struct canvas *canvas, const struct view_data *data, const struct task_row *row);
/* Names of its resources, as many as `columns` cells may show. */
const char *task_row_resources(struct canvas *canvas, const struct tocsin_project *project,
	const struct tocsin_task *task, int columns);
/* "critical", or the id of the buffer that its chain feeds. */
const char *task_row_chain(const struct view_data *data, const struct task_row *row);

/* What was last noted of it in the journal; else what the schedule says. */
const char *task_row_note(const struct view_data *data, uint32_t task);

/* Working minutes by which it may end later and the project's end stays; TOCSIN_NO_WORK where it is
 * done, or nothing runs yet. */
tocsin_work task_row_room(const struct view_data *data, uint32_t task);

/* Working minutes since its newest report; TOCSIN_NO_WORK where there is none. */
tocsin_work task_row_silence(const struct view_data *data, uint32_t task);

/* The zone of the buffer that the task draws on; false where it has none (any more). */
bool task_row_zone(enum tocsin_zone *out, const struct view_data *data, const struct task_row *row);

#endif
