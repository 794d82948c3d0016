/*
 * Writing plan.csv; what the columns mean is in plan_columns.h.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "csv_writer.h"
#include "plan_columns.h"
#include "plan_file.h"

enum { CELL = 48 };

struct plan_writing {
	struct csv_writer csv;
	const struct tocsin_plan *plan;
	const struct tocsin_project *project;
	const char *cells[PLAN_COLUMNS]; /* of the row that is being made */
	char texts[PLAN_COLUMNS][CELL];  /* where a cell is a number or a date */
};

/* Exact, and the same whatever a day is: 40h, 90m, 24eh where the minutes are of the civil clock.
 */
static void put_duration(
	struct plan_writing *writing, enum plan_column column, int64_t minutes, bool elapsed)
{
	bool hours = minutes % 60 == 0;
	snprintf(writing->texts[column], CELL, "%" PRId64 "%s%s", hours ? minutes / 60 : minutes,
		elapsed ? "e" : "", hours ? "h" : "m");
	writing->cells[column] = writing->texts[column];
}

static void put_instant(
	struct plan_writing *writing, enum plan_column column, struct tocsin_instant at)
{
	char date[TOCSIN_DATE_SIZE];
	if (!tocsin_instant_known(at))
		return;
	snprintf(writing->texts[column], CELL, "%s", tocsin_instant_format(date, at));
	writing->cells[column] = writing->texts[column];
}

/* A place on the axis by its later name (starts) or its earlier one (finishes). */
static void put_place(
	struct plan_writing *writing, enum plan_column column, tocsin_work place, bool finish)
{
	const struct tocsin_calendar *calendar = writing->project->calendar;
	if (place != TOCSIN_NO_WORK)
		put_instant(writing, column,
			finish ? tocsin_calendar_finish(calendar, place)
			       : tocsin_calendar_start(calendar, place));
}

static void put_number(struct plan_writing *writing, enum plan_column column, uint64_t number)
{
	snprintf(writing->texts[column], CELL, "%" PRIu64, number);
	writing->cells[column] = writing->texts[column];
}

/* Thousandths of a unit: 1, 0.667. */
static void put_units(struct plan_writing *writing, enum plan_column column, int64_t thousandths)
{
	char *text = writing->texts[column];
	snprintf(text, CELL, "%" PRId64 ".%03d", thousandths / 1000, (int)(thousandths % 1000));
	size_t length = strlen(text);
	while (text[length - 1] == '0')
		text[--length] = '\0';
	if (text[length - 1] == '.')
		text[--length] = '\0';
	writing->cells[column] = text;
}

static void put_task(struct plan_writing *writing, enum plan_column column, uint32_t task)
{
	if (task != TOCSIN_NONE)
		writing->cells[column] = writing->plan->tasks[task].key;
}

static void put_resource(struct plan_writing *writing, enum plan_column column, uint32_t resource)
{
	if (resource != TOCSIN_NONE)
		writing->cells[column] = writing->project->resources[resource].name;
}

static void end_row(struct plan_writing *writing, const char *kind)
{
	writing->cells[PLAN_KIND] = kind;
	for (size_t i = 0; i < PLAN_COLUMNS; i++) {
		csv_writer_cell(&writing->csv, writing->cells[i] ? writing->cells[i] : "");
		writing->cells[i] = NULL;
	}
	csv_writer_end(&writing->csv);
}

static void put_setting(struct plan_writing *writing, const struct plan_setting *setting)
{
	const void *member = (const char *)writing->plan + setting->offset;
	switch (setting->value) {
	case PLAN_INSTANT:
		put_instant(writing, PLAN_VALUE, *(const struct tocsin_instant *)member);
		break;
	case PLAN_PLACE_START:
	case PLAN_PLACE_FINISH:
		put_place(writing, PLAN_VALUE, *(const tocsin_work *)member,
			setting->value == PLAN_PLACE_FINISH);
		break;
	case PLAN_DURATION:
		put_duration(writing, PLAN_VALUE, *(const tocsin_work *)member, false);
		break;
	case PLAN_NUMBER:
		put_number(writing, PLAN_VALUE, *(const uint64_t *)member);
		break;
	case PLAN_HASH:
		snprintf(writing->texts[PLAN_VALUE], CELL, "x%016" PRIx64,
			*(const uint64_t *)member);
		writing->cells[PLAN_VALUE] = writing->texts[PLAN_VALUE];
		break;
	case PLAN_COUNT:
		put_number(writing, PLAN_VALUE, *(const uint32_t *)member);
		break;
	case PLAN_YES:
		writing->cells[PLAN_VALUE] = *(const bool *)member ? "yes" : "no";
		break;
	case PLAN_TEXT:
		writing->cells[PLAN_VALUE] = *(const char *const *)member;
		break;
	case PLAN_METHOD:
		writing->cells[PLAN_VALUE] =
			tocsin_buffer_method_name(*(const enum tocsin_buffer_method *)member);
		break;
	case PLAN_NO_ROOM:
		writing->cells[PLAN_VALUE] =
			tocsin_no_room_name(*(const enum tocsin_no_room *)member);
		break;
	case PLAN_TASK:
		put_task(writing, PLAN_VALUE, *(const uint32_t *)member);
		break;
	}
	writing->cells[PLAN_KEY] = setting->key;
	end_row(writing, "setting");
}

static void put_plan_task(struct plan_writing *writing, const struct tocsin_plan_task *task)
{
	writing->cells[PLAN_KEY] = task->key;
	if (strcmp(task->id, task->key) != 0)
		writing->cells[PLAN_ID] = task->id;
	writing->cells[PLAN_NAME] = task->name;
	if (task->chain == TOCSIN_CRITICAL)
		writing->cells[PLAN_CHAIN] = "critical";
	else if (task->chain >= 0)
		writing->cells[PLAN_CHAIN] = writing->plan->feeding[task->chain].id;
	/* A milestone is a point between two days, and has the earlier name. */
	put_place(writing, PLAN_START, task->start, task->start == task->finish);
	put_place(writing, PLAN_FINISH, task->finish, true);
	put_duration(writing, PLAN_FOCUSED, task->focused, false);
	put_duration(writing, PLAN_SAFE, task->safe, false);
	end_row(writing, "task");
}

static void put_chain(struct plan_writing *writing, const char *kind, const char *chain,
	const struct tocsin_chain_item *items, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		put_task(writing, PLAN_KEY, items[i].task);
		writing->cells[PLAN_CHAIN] = chain;
		put_duration(writing, PLAN_AMOUNT, items[i].part, false);
		end_row(writing, kind);
	}
}

static void put_buffer(struct plan_writing *writing, const struct tocsin_feeding_buffer *buffer)
{
	writing->cells[PLAN_KEY] = buffer->id;
	if (buffer->point != TOCSIN_NO_WORK)
		put_place(writing, PLAN_START, buffer->point - buffer->size, false);
	put_place(writing, PLAN_FINISH, buffer->point, true);
	put_task(writing, PLAN_FROM, buffer->from);
	put_task(writing, PLAN_TO, buffer->to);
	writing->cells[PLAN_MERGE] =
		buffer->kind == TOCSIN_MERGE_RESOURCE ? "resource" : "precedence";
	writing->cells[PLAN_TYPE] = tocsin_link_type_name(buffer->type);
	put_duration(writing, PLAN_LAG, buffer->lag, buffer->lag_elapsed);
	put_resource(writing, PLAN_RESOURCE, buffer->resource);
	put_duration(writing, PLAN_WANTED, buffer->wanted, false);
	put_duration(writing, PLAN_SIZE, buffer->size, false);
	writing->cells[PLAN_FLAG] = tocsin_buffer_flag_name(buffer->flag);
	end_row(writing, "buffer");
	put_chain(writing, "feeder", buffer->id, buffer->chain, buffer->chain_count);
}

static void put_resource_link(struct plan_writing *writing, const struct tocsin_resource_link *link)
{
	put_task(writing, PLAN_FROM, link->from);
	put_task(writing, PLAN_TO, link->to);
	put_resource(writing, PLAN_RESOURCE, link->resource);
	put_units(writing, PLAN_AMOUNT, link->amount);
	end_row(writing, "link");
}

static void put_rows(struct plan_writing *writing)
{
	const struct tocsin_plan *plan = writing->plan;
	csv_writer_raw(&writing->csv, PLAN_HEADER "\n");
	for (size_t i = 0; i < PLAN_SETTINGS; i++)
		put_setting(writing, &plan_settings[i]);
	for (uint32_t i = 0; i < plan->task_count; i++)
		put_plan_task(writing, &plan->tasks[i]);
	put_chain(writing, "critical", NULL, plan->critical, plan->critical_count);
	for (uint32_t i = 0; i < plan->candidate_count; i++) {
		put_task(writing, PLAN_KEY, plan->candidates[i].task);
		end_row(writing, "candidate");
	}
	for (uint32_t i = 0; i < plan->feeding_count; i++)
		put_buffer(writing, &plan->feeding[i]);
	for (uint32_t i = 0; i < plan->resource_link_count; i++)
		put_resource_link(writing, &plan->resource_links[i]);
	for (uint32_t i = 0; i < plan->date_gap_count; i++) {
		put_task(writing, PLAN_KEY, plan->date_gaps[i].before);
		put_duration(writing, PLAN_AMOUNT, plan->date_gaps[i].minutes, false);
		end_row(writing, "gap");
	}
}

char *plan_file_text(struct tocsin_arena *arena, const struct tocsin_plan *plan,
	const struct tocsin_project *project, size_t *length)
{
	struct plan_writing writing = {.plan = plan, .project = project};
	csv_writer_init(&writing.csv, ',');
	put_rows(&writing);
	*length = writing.csv.length;
	char *text = tocsin_arena_strndup(arena, writing.csv.text, writing.csv.length);
	csv_writer_free(&writing.csv);
	return text;
}
