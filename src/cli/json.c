#include "json.h"
#include "tocsin/real.h"

#include <stdio.h>
#include <string.h>

json_t *json_root(void)
{
	json_t *root = json_object();
	if (!root)
		tocsin_out_of_memory();
	json_object_set_new(root, "schema", json_integer(1));
	return root;
}

void json_print(json_t *root)
{
	if (json_dumpf(root, stdout, JSON_INDENT(2) | JSON_REAL_PRECISION(12)) < 0)
		tocsin_out_of_memory();
	putchar('\n');
	json_decref(root);
}

json_t *json_number(double value)
{
	if (!isfinite(value))
		return json_null();
	/* A whole number is written as one: 5, not 5.0. */
	if (value == tocsin_floor(value) && fabs(value) < 1e15)
		return json_integer((json_int_t)value);
	return json_real(value);
}

json_t *json_days(const struct tocsin_project *project, tocsin_work minutes)
{
	if (minutes == TOCSIN_NO_WORK)
		return json_null();
	return json_number((double)minutes / (double)project->units.day);
}

json_t *json_percent(struct tocsin_ratio ratio)
{
	return json_number(tocsin_ratio_percent(ratio));
}

static void set_text_twin(json_t *object, const char *key, const char *text)
{
	char twin[64];
	snprintf(twin, sizeof twin, "%s_text", key);
	json_object_set_new(object, twin, json_string(text));
}

void json_set_rate(json_t *object, const char *key, struct tocsin_rate rate)
{
	char number[32];
	snprintf(number, sizeof number, "%.2f", rate.value);
	json_object_set_new(object, key, rate.text[0] ? json_null() : json_number(rate.value));
	set_text_twin(object, key, rate.text[0] ? rate.text : number);
}

void json_set_percent(json_t *object, const char *key, struct tocsin_ratio ratio)
{
	double percent = tocsin_ratio_percent(ratio);
	char number[32];
	snprintf(number, sizeof number, "%.1f %%", percent);
	json_object_set_new(object, key, json_number(percent));
	set_text_twin(object, key, isnan(percent) ? "-" : isinf(percent) ? "inf" : number);
}

json_t *json_instant(struct tocsin_instant at)
{
	char text[TOCSIN_DATE_SIZE];
	return tocsin_instant_known(at) ? json_string(tocsin_instant_format(text, at))
					: json_null();
}

json_t *json_start(const struct tocsin_project *project, tocsin_work at)
{
	return at == TOCSIN_NO_WORK ? json_null()
				    : json_instant(tocsin_calendar_start(project->calendar, at));
}

void json_set_span(
	json_t *object, const struct tocsin_project *project, tocsin_work start, tocsin_work end)
{
	json_object_set_new(object, "start",
		end > start ? json_start(project, start) : json_finish(project, start));
	json_object_set_new(object, "end", json_finish(project, end));
}

json_t *json_finish(const struct tocsin_project *project, tocsin_work at)
{
	return at == TOCSIN_NO_WORK ? json_null()
				    : json_instant(tocsin_calendar_finish(project->calendar, at));
}

json_t *json_text(const char *text)
{
	json_t *string = json_string(text);
	if (string)
		return string;
	/* jansson refuses bytes that are not UTF-8: each becomes U+FFFD, the rest stays as it is.
	 */
	size_t left = strlen(text), used, length = 0;
	struct tocsin_arena arena;
	tocsin_arena_init(&arena);
	char *valid = tocsin_arena_alloc(&arena, left + 1, 3);
	for (; left > 0; text += used, left -= used) {
		char encoded[4];
		size_t size = tocsin_utf8_encode(encoded, tocsin_utf8_decode(text, left, &used));
		memcpy(valid + length, encoded, size);
		length += size;
	}
	string = json_stringn(valid, length);
	tocsin_arena_finish(&arena);
	return string;
}

json_t *json_chain(
	const struct tocsin_plan *plan, const struct tocsin_chain_item *chain, uint32_t count)
{
	json_t *ids = json_array();
	for (uint32_t i = 0; i < count; i++)
		json_array_append_new(ids, json_text(plan->tasks[chain[i].task].id));
	return ids;
}

json_t *json_feeding(const struct tocsin_project *project, const struct tocsin_plan *plan,
	const struct tocsin_feeding_buffer *buffer)
{
	json_t *object = json_object();
	const char *flag = tocsin_buffer_flag_name(buffer->flag);
	json_object_set_new(object, "id", json_text(buffer->id));
	json_object_set_new(object, "merge_from", json_text(plan->tasks[buffer->from].id));
	json_object_set_new(object, "merge_to",
		buffer->to == TOCSIN_NONE ? json_null() : json_text(plan->tasks[buffer->to].id));
	json_object_set_new(object, "kind",
		json_string(buffer->kind == TOCSIN_MERGE_RESOURCE ? "resource" : "precedence"));
	json_object_set_new(object, "chain", json_chain(plan, buffer->chain, buffer->chain_count));
	json_object_set_new(object, "days", json_days(project, buffer->size));
	json_object_set_new(object, "wanted_days", json_days(project, buffer->wanted));
	json_set_span(object, project, buffer->point - buffer->size, buffer->point);
	json_object_set_new(object, "flag", *flag ? json_string(flag) : json_null());
	return object;
}
