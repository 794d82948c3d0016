#include "filter.h"

#include <string.h>

#include "parts.h"
#include "task_row.h"
#include "tocsin/vector.h"

const char *filter_key_name(enum filter_key key)
{
	static const char *const names[] = {"",
#define FILTER_KEY_NAME(name, value) #name,
		FILTER_KEYS(FILTER_KEY_NAME)
#undef FILTER_KEY_NAME
	};
	return names[key];
}

/* A filter in the making. */
struct making {
	struct filter *filter;
	struct tocsin_arena *arena;
	TOCSIN_VECTOR(struct filter_term) terms;
};

/* "who", "sate": the letters before a colon; 0 where there is none. */
static size_t key_length(const char *word, size_t length)
{
	for (size_t i = 0; i < length && word[i] != '"'; i++)
		if (word[i] == ':')
			return i;
	return 0;
}

static enum filter_key key_named(const char *word, size_t length)
{
	for (unsigned key = FILTER_TEXT + 1; key < FILTER_KEY_COUNT; key++) {
		const char *name = filter_key_name((enum filter_key)key);
		size_t i = 0;
		while (i < length && name[i] && (word[i] | 0x20) == name[i])
			i++;
		if (i == length && !name[i])
			return (enum filter_key)key;
	}
	return FILTER_TEXT;
}

static const char *all_keys(struct tocsin_arena *arena)
{
	const char *text = "";
	for (unsigned key = FILTER_TEXT + 1; key < FILTER_KEY_COUNT; key++)
		text = tocsin_arena_printf(
			arena, "%s %s", text, filter_key_name((enum filter_key)key));
	return text;
}

static void no_such_value(struct making *making, enum filter_key key, const char *value)
{
	enum { SHOWN = 8 };
	const char *text = tocsin_arena_printf(making->arena,
		"no %s '%.40s':", key == FILTER_who ? "resource" : filter_key_name(key), value);
	const char *word;
	for (unsigned i = 0; (word = filter_value(making->arena, making->filter->data, key, i));
		i++)
		text = i < SHOWN ? tocsin_arena_printf(making->arena, "%s %s", text, word) : text;
	making->filter->fault = text;
}

/* Resources are found by any part of their name. */
static bool choose_resources(
	struct filter_term *term, const struct tocsin_project *project, const uint32_t *needle)
{
	bool found = false;
	for (uint32_t i = 0; i < project->resource_count; i++)
		if (filter_contains(project->resources[i].name, needle))
			found = term->chosen[i] = true;
	return found;
}

enum chain_bit { CRITICAL = 1, NO_CHAIN = 2 };

static void choose_chain(struct filter_term *term, const struct tocsin_plan *plan, unsigned index)
{
	enum { KINDS = 3 };
	if (index == 0)
		term->mask |= CRITICAL;
	else if (index == 2)
		term->mask |= NO_CHAIN;
	for (uint32_t i = 0; plan && index != 0 && index != 2 && i < plan->feeding_count; i++)
		if (index == 1 || i == index - KINDS)
			term->chosen[i] = true;
}

/* One of few words: the one that is all of what was typed, else those that begin with it. */
static bool choose_words(struct making *making, struct filter_term *term, const uint32_t *needle)
{
	const struct view_data *data = making->filter->data;
	const char *word;
	int best = 0;
	for (unsigned i = 0; (word = filter_value(making->arena, data, term->key, i)); i++) {
		int fit = filter_begins(word, needle);
		best = fit > best ? fit : best;
	}
	for (unsigned i = 0; best && (word = filter_value(making->arena, data, term->key, i));
		i++) {
		if (filter_begins(word, needle) != best)
			continue;
		if (term->key == FILTER_chain)
			choose_chain(term, view_plan_in_force(data), i);
		else
			term->mask |= filter_value_mask(term->key, i);
	}
	return best > 0;
}

static void add_value(
	struct making *making, struct filter_term *term, const char *value, size_t length)
{
	uint32_t *needle = filter_folded(making->arena, value, length);
	bool found = true;
	if (term->key == FILTER_who)
		found = choose_resources(term, making->filter->data->project, needle);
	else if (term->key == FILTER_chain || term->key == FILTER_state ||
		 term->key == FILTER_flag || term->key == FILTER_zone)
		found = choose_words(making, term, needle);
	else if (term->key == FILTER_TEXT)
		choose_resources(term, making->filter->data->project, needle);
	if (!found)
		no_such_value(
			making, term->key, tocsin_arena_strndup(making->arena, value, length));
	term->needles[term->needle_count++] = needle;
}

/* Values apart, quotes off: `value` is the arena's own copy and is written to. */
static void add_values(struct making *making, struct filter_term *term, char *value)
{
	char *to = value, *first = value;
	bool quoted = false;
	term->needles = TOCSIN_NEW(making->arena, uint32_t *, strlen(value) + 1);
	for (const char *at = value;; at++) {
		bool ends = !*at || (*at == ',' && !quoted && term->key != FILTER_TEXT);
		if (ends && to > first)
			add_value(making, term, first, (size_t)(to - first));
		if (!*at)
			return;
		if (ends)
			first = to;
		else if (*at == '"')
			quoted = !quoted;
		else
			*to++ = *at;
	}
}

static void add_term(struct making *making, const char *word, size_t length)
{
	const struct view_data *data = making->filter->data;
	const struct tocsin_plan *plan = view_plan_in_force(data);
	struct filter_term term = {.negated = length > 1 && word[0] == '-'};
	word += term.negated;
	length -= term.negated;
	size_t before = key_length(word, length);
	term.key = key_named(word, before);
	if (term.key != FILTER_TEXT) {
		word += before + 1;
		length -= before + 1;
	} else if (before > 0) {
		making->filter->fault = tocsin_arena_printf(making->arena, "no key '%.*s':%s",
			before < 40 ? (int)before : 40, word, all_keys(making->arena));
	}
	uint32_t choices = term.key == FILTER_chain ? (plan ? plan->feeding_count : 0)
						    : data->project->resource_count;
	term.chosen = TOCSIN_NEW(making->arena, bool, choices + 1);
	add_values(making, &term, tocsin_arena_strndup(making->arena, word, length));
	/* A key whose value is still to be typed asks for nothing yet. */
	if (term.needle_count > 0)
		TOCSIN_VECTOR_PUSH(making->arena, &making->terms, term);
}

/* Up to the blank behind a word; blanks within quotes belong to it. */
static size_t word_length(const char *word)
{
	bool quoted = false;
	size_t length = 0;
	while (word[length] && (quoted || (word[length] != ' ' && word[length] != '\t')))
		quoted ^= word[length++] == '"';
	return length;
}

void filter_make(struct filter *out, struct tocsin_arena *arena, const struct view_data *data,
	const char *text)
{
	*out = (struct filter){.data = data, .fault = ""};
	struct making making = {.filter = out, .arena = arena};
	while (text && *(text += strspn(text, " \t"))) {
		size_t length = word_length(text);
		if (making.terms.count == 0)
			out->plan_tasks = view_plan_tasks(arena, data);
		add_term(&making, text, length);
		text += length;
	}
	out->terms = making.terms.items;
	out->count = making.terms.count;
}

static bool has_needle(const struct filter_term *term, const char *text)
{
	for (uint32_t i = 0; i < term->needle_count; i++)
		if (filter_contains(text, term->needles[i]))
			return true;
	return false;
}

static bool has_resource(const struct filter_term *term, const struct tocsin_project *project,
	const struct tocsin_task *task)
{
	for (uint32_t i = 0; i < task->demand_count; i++)
		if (term->chosen[project->demands[task->first_demand + i].resource])
			return true;
	return false;
}

static bool on_chain(const struct filter *filter, const struct filter_term *term, uint32_t task)
{
	const struct tocsin_plan *plan = view_plan_in_force(filter->data);
	uint32_t at = filter->plan_tasks[task];
	int32_t chain = plan && at != TOCSIN_NONE ? plan->tasks[at].chain : TOCSIN_NO_CHAIN;
	if (chain >= 0)
		return term->chosen[chain];
	return term->mask & (chain == TOCSIN_CRITICAL ? CRITICAL : NO_CHAIN);
}

static bool holds(const struct filter *filter, const struct filter_term *term, uint32_t index)
{
	const struct tocsin_project *project = filter->data->project;
	const struct tocsin_task *task = &project->tasks[index];
	switch (term->key) {
	case FILTER_who:
		return has_resource(term, project, task);
	case FILTER_chain:
		return on_chain(filter, term, index);
	case FILTER_state:
	case FILTER_flag:
	case FILTER_zone:
		return filter_mask_of(filter, term->key, index) & term->mask;
	case FILTER_stage:
		return has_needle(term, task->stated->stage);
	case FILTER_id:
		return has_needle(term, task->id);
	case FILTER_name:
		return has_needle(term, task->name);
	case FILTER_note:
		return has_needle(term, task_row_note(filter->data, index));
	case FILTER_TEXT:
	case FILTER_KEY_COUNT:
		break;
	}
	return has_needle(term, task->id) || has_needle(term, task->name) ||
	       has_resource(term, project, task);
}

bool filter_passes(const struct filter *filter, uint32_t task)
{
	for (uint32_t i = 0; i < filter->count; i++)
		if (holds(filter, &filter->terms[i], task) == filter->terms[i].negated)
			return false;
	return true;
}

bool filter_passes_resource(const struct filter *filter, uint32_t resource)
{
	for (uint32_t i = 0; i < filter->count; i++) {
		const struct filter_term *term = &filter->terms[i];
		bool names = term->key == FILTER_who || term->key == FILTER_TEXT;
		if (names && term->chosen[resource] == term->negated)
			return false;
	}
	return true;
}
