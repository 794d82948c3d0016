/*
 * The rows of plan.csv, one function a kind.
 */
#include <string.h>

#include "cell_value.h"
#include "plan_reading.h"

static void take_setting(struct plan_reading *reading, const struct plan_row *row)
{
	size_t i = 0;
	while (i < PLAN_SETTINGS && strcmp(row->cells[PLAN_KEY], plan_settings[i].key) != 0)
		i++;
	if (i == PLAN_SETTINGS)
		return; /* written by a later version */
	void *member = (char *)reading->plan + plan_settings[i].offset;
	const char *text = row->cells[PLAN_VALUE];
	reading->given[i] = text[0] != '\0';
	switch (plan_settings[i].value) {
	case PLAN_INSTANT:
		*(struct tocsin_instant *)member = plan_take_instant(reading, row, PLAN_VALUE);
		break;
	case PLAN_PLACE_START:
	case PLAN_PLACE_FINISH:
		*(tocsin_work *)member = plan_take_place(reading, row, PLAN_VALUE);
		break;
	case PLAN_DURATION:
		*(tocsin_work *)member = plan_take_duration(reading, row, PLAN_VALUE, NULL);
		break;
	case PLAN_NUMBER:
		*(uint64_t *)member = plan_take_number(reading, row, PLAN_VALUE, UINT64_MAX);
		break;
	case PLAN_HASH:
		*(uint64_t *)member = plan_take_hash(reading, row, PLAN_VALUE);
		break;
	case PLAN_COUNT:
		*(uint32_t *)member =
			(uint32_t)plan_take_number(reading, row, PLAN_VALUE, UINT32_MAX);
		break;
	case PLAN_YES:
		*(bool *)member = plan_take_yes(reading, row, PLAN_VALUE);
		break;
	case PLAN_TEXT:
		*(const char **)member = tocsin_arena_strdup(&reading->plan->arena, text);
		break;
	case PLAN_METHOD:
		if (!tocsin_buffer_method_parse(member, text) ||
			*(enum tocsin_buffer_method *)member == TOCSIN_BY_ESTIMATES)
			plan_wrong(reading, row, PLAN_VALUE, "buffer method");
		break;
	case PLAN_NO_ROOM:
		if (!tocsin_no_room_parse(member, text))
			plan_wrong(reading, row, PLAN_VALUE, "policy for buffers without room");
		break;
	case PLAN_TASK:
		*(uint32_t *)member = plan_take_task(reading, row, PLAN_VALUE, true);
		break;
	}
}

static int32_t chain_of(struct plan_reading *reading, const struct plan_row *row)
{
	const char *chain = row->cells[PLAN_CHAIN];
	if (chain[0] == '\0')
		return TOCSIN_NO_CHAIN;
	if (strcmp(chain, "critical") == 0)
		return TOCSIN_CRITICAL;
	uint32_t buffer = tocsin_index_find(&reading->buffers, chain);
	if (buffer == TOCSIN_NONE)
		plan_wrong(reading, row, PLAN_CHAIN, "chain of this plan");
	return buffer == TOCSIN_NONE ? TOCSIN_NO_CHAIN : (int32_t)buffer;
}

static void take_plan_task(struct plan_reading *reading, const struct plan_row *row)
{
	struct tocsin_plan *plan = reading->plan;
	const char *id = row->cells[PLAN_ID];
	const char *key = tocsin_arena_strdup(&plan->arena, row->cells[PLAN_KEY]);
	plan->tasks[plan->task_count++] = (struct tocsin_plan_task){
		.key = key,
		.id = id[0] != '\0' ? tocsin_arena_strdup(&plan->arena, id) : key,
		.name = tocsin_arena_strdup(&plan->arena, row->cells[PLAN_NAME]),
		.start = plan_take_place(reading, row, PLAN_START),
		.finish = plan_take_place(reading, row, PLAN_FINISH),
		.focused = plan_take_duration(reading, row, PLAN_FOCUSED, NULL),
		.safe = plan_take_duration(reading, row, PLAN_SAFE, NULL),
		.chain = chain_of(reading, row),
	};
}

struct tocsin_chain_item plan_take_item(struct plan_reading *reading, const struct plan_row *row)
{
	return (struct tocsin_chain_item){
		.task = plan_take_task(reading, row, PLAN_KEY, false),
		.part = plan_take_duration(reading, row, PLAN_AMOUNT, NULL),
	};
}

static enum tocsin_link_type take_type(struct plan_reading *reading, const struct plan_row *row)
{
	for (int type = TOCSIN_FS; type <= TOCSIN_SF; type++)
		if (strcmp(row->cells[PLAN_TYPE],
			    tocsin_link_type_name((enum tocsin_link_type)type)) == 0)
			return (enum tocsin_link_type)type;
	plan_wrong(reading, row, PLAN_TYPE, "link type");
	return TOCSIN_FS;
}

static enum tocsin_merge_kind take_merge(struct plan_reading *reading, const struct plan_row *row)
{
	bool resource = strcmp(row->cells[PLAN_MERGE], "resource") == 0;
	if (!resource && strcmp(row->cells[PLAN_MERGE], "precedence") != 0)
		plan_wrong(reading, row, PLAN_MERGE, "kind of merge");
	return resource ? TOCSIN_MERGE_RESOURCE : TOCSIN_MERGE_PRECEDENCE;
}

static enum tocsin_buffer_flag take_flag(struct plan_reading *reading, const struct plan_row *row)
{
	for (int flag = TOCSIN_BUFFER_AS_WANTED; flag <= TOCSIN_BUFFER_UNSETTLED; flag++)
		if (strcmp(row->cells[PLAN_FLAG],
			    tocsin_buffer_flag_name((enum tocsin_buffer_flag)flag)) == 0)
			return (enum tocsin_buffer_flag)flag;
	plan_wrong(reading, row, PLAN_FLAG, "flag of a buffer");
	return TOCSIN_BUFFER_AS_WANTED;
}

static void take_buffer(struct plan_reading *reading, const struct plan_row *row)
{
	struct tocsin_plan *plan = reading->plan;
	bool elapsed = false;
	int64_t lag = plan_take_duration(reading, row, PLAN_LAG, &elapsed);
	plan->feeding[plan->feeding_count++] = (struct tocsin_feeding_buffer){
		.id = tocsin_arena_strdup(&plan->arena, row->cells[PLAN_KEY]),
		.from = plan_take_task(reading, row, PLAN_FROM, false),
		.to = plan_take_task(reading, row, PLAN_TO, true),
		.kind = take_merge(reading, row),
		.type = take_type(reading, row),
		.lag = lag,
		.lag_elapsed = elapsed,
		.resource = plan_take_resource(reading, row),
		.wanted = plan_take_duration(reading, row, PLAN_WANTED, NULL),
		.size = plan_take_duration(reading, row, PLAN_SIZE, NULL),
		.point = plan_take_place(reading, row, PLAN_FINISH),
		.flag = take_flag(reading, row),
	};
	if (row->cells[PLAN_FINISH][0] == '\0')
		plan_wrong(reading, row, PLAN_FINISH, "date");
}

static void take_link(struct plan_reading *reading, const struct plan_row *row)
{
	struct tocsin_plan *plan = reading->plan;
	const char *amount = row->cells[PLAN_AMOUNT];
	struct tocsin_resource_link *link = &plan->resource_links[plan->resource_link_count++];
	bool percent;
	*link = (struct tocsin_resource_link){
		.from = plan_take_task(reading, row, PLAN_FROM, false),
		.to = plan_take_task(reading, row, PLAN_TO, false),
		.resource = plan_take_resource(reading, row),
	};
	if (!thousandths_parse(&link->amount, &percent, amount, strlen(amount)) || percent)
		plan_wrong(reading, row, PLAN_AMOUNT, "number of units");
}

static void take_gap(struct plan_reading *reading, const struct plan_row *row)
{
	struct tocsin_plan *plan = reading->plan;
	plan->date_gaps[plan->date_gap_count++] = (struct tocsin_date_gap){
		.before = plan_take_task(reading, row, PLAN_KEY, false),
		.minutes = plan_take_duration(reading, row, PLAN_AMOUNT, NULL),
	};
}

void plan_take_row(struct plan_reading *reading, const struct plan_row *row)
{
	struct tocsin_plan *plan = reading->plan;
	switch (row->kind) {
	case KIND_SETTING:
		take_setting(reading, row);
		break;
	case KIND_TASK:
		take_plan_task(reading, row);
		break;
	case KIND_CRITICAL:
		plan->critical[plan->critical_count++] = plan_take_item(reading, row);
		break;
	case KIND_CANDIDATE:
		plan->candidates[plan->candidate_count++] = (struct tocsin_chain_item){
			.task = plan_take_task(reading, row, PLAN_KEY, false)};
		break;
	case KIND_BUFFER:
		take_buffer(reading, row);
		break;
	case KIND_LINK:
		take_link(reading, row);
		break;
	case KIND_GAP:
		take_gap(reading, row);
		break;
	case KIND_FEEDER: /* after the buffers: take_feeders */
	case KINDS:
		break;
	}
}
