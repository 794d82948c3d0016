/*
 * What a row is called: by its links (id), by the journal and the plan (key), by people (name).
 */
#include <string.h>

#include "schedule.h"

void schedule_number_row(struct schedule *schedule, uint32_t row)
{
	const struct csv_reader *reader = schedule->reader;
	uint32_t blanks = reader->place.line - schedule->line_behind;
	if (!schedule->dialect.numbered)
		return;
	schedule->row_number += 1 + (schedule->dialect.blanks_numbered ? blanks : 0);
	schedule->line_behind = reader->next.line;
	tocsin_index_add(&schedule->by_internal,
		tocsin_arena_printf(schedule->reading->scratch, "%u", schedule->row_number), row);
}

static void tell_twice(const struct schedule *schedule, uint32_t row, uint32_t first, size_t column,
	const char *what, const char *id, const char *remedy)
{
	schedule_diag(schedule, TOCSIN_FAULT, row, column,
		"%s \"%s\" stands in line %u already; %s", what, excerpt_of(id).text,
		schedule->rows[first].line, remedy);
}

static void know_id(struct schedule *schedule, uint32_t row, size_t column)
{
	const char *id = schedule->tasks[row].id;
	uint32_t first = tocsin_index_add(&schedule->by_id, id, row);
	if (first != TOCSIN_NONE)
		tell_twice(schedule, row, first, column,
			column == SCHEDULE_NAME ? "the name" : "the id", id,
			column == SCHEDULE_NAME ? "make it differ, or add an id column"
						: "give each row its own");
	const char *at = id;
	for (; *at != '\0'; at++) {
		schedule->id_holds_semicolon |= *at == ';';
		schedule->id_holds_letter |= *at < '0' || *at > '9';
	}
	if ((size_t)(at - id) > schedule->longest_id)
		schedule->longest_id = (size_t)(at - id);
}

/* "Cellar/Walls/Dry": the names above a row and its own, for names that repeat. */
static const char *outline_path(struct schedule *schedule, uint32_t row)
{
	size_t length = 0;
	for (uint32_t up = row; up != ROW_NONE; up = schedule->rows[up].parent)
		length += strlen(schedule->tasks[up].name) + 1;
	char *path = TOCSIN_NEW(&schedule->reading->project->arena, char, length);
	char *at = path + length;
	for (uint32_t up = row; up != ROW_NONE; up = schedule->rows[up].parent) {
		size_t name = strlen(schedule->tasks[up].name);
		*--at = up == row ? '\0' : '/';
		at -= name;
		memcpy(at, schedule->tasks[up].name, name);
	}
	return path;
}

void schedule_ids_from_names(struct schedule *schedule)
{
	struct tocsin_index names;
	tocsin_index_init(&names, schedule->reading->scratch);
	bool *repeats = TOCSIN_NEW(schedule->reading->scratch, bool, schedule->count);
	for (uint32_t row = 0; row < schedule->count; row++) {
		uint32_t first = tocsin_index_add(&names, schedule->tasks[row].name, row);
		if (first != TOCSIN_NONE)
			repeats[row] = repeats[first] = true;
	}
	for (uint32_t row = 0; row < schedule->count; row++) {
		struct tocsin_task *task = &schedule->tasks[row];
		task->id = repeats[row] ? outline_path(schedule, row) : task->name;
		task->key = task->id;
		know_id(schedule, row, SCHEDULE_NAME);
	}
}

static void check_unique_keys(struct schedule *schedule)
{
	struct tocsin_index keys;
	tocsin_index_init(&keys, schedule->reading->scratch);
	for (uint32_t row = 0; row < schedule->count; row++) {
		uint32_t first = tocsin_index_add(&keys, schedule->tasks[row].key, row);
		if (first != TOCSIN_NONE)
			tell_twice(schedule, row, first, SCHEDULE_UNIQUE_ID, "the unique id",
				schedule->tasks[row].key, "give each row its own");
	}
}

/* With `unique id` and `id`, the former is the key and the latter serves the links; else one
 * serves both. An empty cell is told once and gets a name that no cell can spell. */
static void ids_from_columns(struct schedule *schedule, bool has_id, bool has_unique)
{
	struct tocsin_project *project = schedule->reading->project;
	size_t column = has_id ? SCHEDULE_ID : SCHEDULE_UNIQUE_ID;
	for (uint32_t row = 0; row < schedule->count; row++) {
		struct tocsin_task *task = &schedule->tasks[row];
		const char **given = has_id ? &task->id : &task->key;
		if (*given == NULL || (has_unique && task->key == NULL)) {
			schedule_diag(schedule, TOCSIN_FAULT, row,
				*given == NULL ? column : SCHEDULE_UNIQUE_ID,
				"no id; give each row one of its own");
			task->id = task->key = tocsin_arena_printf(&project->arena, "\n%u", row);
		} else if (!has_id) {
			task->id = task->key;
		} else if (!has_unique) {
			task->key = task->id;
		}
		if (task->name == NULL)
			task->name = task->id;
		know_id(schedule, row, column);
	}
	if (has_id && has_unique)
		check_unique_keys(schedule);
}

void schedule_names(struct schedule *schedule)
{
	bool has_id = table_has(&schedule->table, SCHEDULE_ID);
	bool has_unique = table_has(&schedule->table, SCHEDULE_UNIQUE_ID);
	if (has_id || has_unique) {
		ids_from_columns(schedule, has_id, has_unique);
		return;
	}
	for (uint32_t row = 0; row < schedule->count; row++) {
		struct tocsin_task *task = &schedule->tasks[row];
		if (task->name != NULL)
			continue;
		schedule_diag(schedule, TOCSIN_FAULT, row, SCHEDULE_NAME,
			"no name; give each row one, for there is no id column");
		task->name = tocsin_arena_printf(&schedule->reading->project->arena, "\n%u", row);
	}
}
