/*
 * A filter of tasks, as it is typed in one line:
 *
 *     who:ana chain:critical -state:done stage:design,build "north pier" crane
 *
 * Words with a key ask for one thing, plain words are looked for in id, name and resources; all of
 * them must hold, `-` turns one round, `,` puts alternatives, quotes keep blanks together. Letter
 * case never counts. What a key asks for among few (chains, states, flags, zones) is named by its
 * beginning, so that the list follows while it is typed.
 */
#ifndef VIEWS_FILTER_H
#define VIEWS_FILTER_H

#include "view.h"

/* FILTER_KEYS: KEY(name as typed, what its value is) */
#define FILTER_KEYS(KEY)                                                                           \
	KEY(who, "a resource")                                                                     \
	KEY(chain, "critical, feeding, none, FB1, ...")                                            \
	KEY(state, "open, running, ready, queued, waiting, done")                                  \
	KEY(stage, "a journey stage")                                                              \
	KEY(flag, "stale, wake-up, kit, ...")                                                      \
	KEY(zone, "of its buffer: green, yellow, red, black")                                      \
	KEY(id, "text in the id")                                                                  \
	KEY(name, "text in the name")                                                              \
	KEY(note, "text in the notes of the schedule")

enum filter_key {
	FILTER_TEXT, /* a plain word */
#define FILTER_KEY_ENUM(name, value) FILTER_##name,
	FILTER_KEYS(FILTER_KEY_ENUM)
#undef FILTER_KEY_ENUM
		FILTER_KEY_COUNT
};

const char *filter_key_name(enum filter_key key); /* "who", ...; "" for FILTER_TEXT */

/* One word of the filter, ready to be asked of any task. */
struct filter_term {
	enum filter_key key;
	bool negated;
	unsigned mask;      /* state, flag, zone: bits of what was asked for */
	bool *chosen;       /* who: by resource; chain: by feeding buffer; NULL: of no use here */
	uint32_t **needles; /* texts to look for, any of them */
	uint32_t needle_count;
};

struct filter {
	const struct view_data *data;
	const uint32_t *plan_tasks; /* per project task, or TOCSIN_NONE */
	struct filter_term *terms;
	uint32_t count; /* 0: every task passes */
	const char
		*fault; /* "no key 'sate': who chain state ...": what cannot be meant; "" = none */
};

/*
 * In `arena`; borrows `data`. A word before a colon that is no key is plain text, and `fault` says
 * which keys there are. `text` NULL or "": everything passes. Cost: that of the words.
 */
void filter_make(struct filter *out, struct tocsin_arena *arena, const struct view_data *data,
	const char *text);

bool filter_passes(const struct filter *filter, uint32_t task);

/* Resources that a filter leaves in sight: all, unless `who:` or a plain word names some. */
bool filter_passes_resource(const struct filter *filter, uint32_t resource);

/*
 * The line `text` with its last word completed, the `index`-th (from 0) way to do so, in `arena`;
 * NULL past the last. Keys first, then the values of a key that has some to offer. Cost: for stages
 * a look at all tasks.
 */
const char *filter_complete(
	struct tocsin_arena *arena, const struct view_data *data, const char *text, unsigned index);

/* filter_values.c: the words that a key offers, the `index`-th; NULL past the last. */
const char *filter_value(struct tocsin_arena *arena, const struct view_data *data,
	enum filter_key key, unsigned index);
/* The bits that the `index`-th word of state, flag or zone stands for. */
unsigned filter_value_mask(enum filter_key key, unsigned index);
/* The bits that are true of a task: states, flags or zones. */
unsigned filter_mask_of(const struct filter *filter, enum filter_key key, uint32_t task);

/* filter_text.c: text without letter case. */
uint32_t *filter_folded(struct tocsin_arena *arena, const char *text, size_t length);
bool filter_contains(const char *text, const uint32_t *needle);
/* By code points without letter case, runs of digits as numbers: "T2" before "T10". As strcmp. */
int filter_compare(const char *a, const char *b);
/* 0: not at all; 1: `text` begins with it; 2: it is all of it. */
int filter_begins(const char *text, const uint32_t *needle);

/* Plan task of every project task: the status knows it; a proposal's are found by key. */
const uint32_t *view_plan_tasks(struct tocsin_arena *arena, const struct view_data *data);

#endif
