/*
 * The journal: what people reported, row by row, never rewritten (FORMATS journal.csv).
 *
 * Rows count in the order (as_of, recorded, row); a retraction takes a row out of all of history.
 */
#ifndef TOCSIN_JOURNAL_H
#define TOCSIN_JOURNAL_H

#include <stdbool.h>
#include <stdint.h>

#include "tocsin/arena.h"
#include "tocsin/civil.h"
#include "tocsin/duration.h"

enum tocsin_event {
	TOCSIN_EVENT_START,
	TOCSIN_EVENT_REMAINING,
	TOCSIN_EVENT_FINISH,
	TOCSIN_EVENT_NOTE,
	TOCSIN_EVENT_KIT,
	TOCSIN_EVENT_ACTION,
	TOCSIN_EVENT_ACTION_DONE,
	TOCSIN_EVENT_RETRACT,
	TOCSIN_EVENT_BASELINE,
	TOCSIN_EVENTS
};

/* "start", "remaining", ... as the file spells them; false / NULL for what is none. */
const char *tocsin_event_name(enum tocsin_event event);
bool tocsin_event_parse(enum tocsin_event *out, const char *name);
/* Does it say how far a task is? (start, remaining, finish) */
bool tocsin_event_is_progress(enum tocsin_event event);

struct tocsin_entry {
	const char *recorded;          /* as the file spells it: the row's identity */
	int64_t recorded_microseconds; /* since 1970-01-01 UTC; the tie-break */
	struct tocsin_instant as_of;   /* what it is said of; a date without a time is the start of
					  that day's work (the reader has applied METHOD 1) */
	const char *who;
	const char *task; /* task key; "" = the project */
	enum tocsin_event event;
	const char *value;              /* as the file spells it */
	struct tocsin_instant date;     /* start, finish: when (unknown = as_of; without a time the
					   start of that day's work, for finish its end, or as_of on
					   as_of's day); action: due date, or unknown */
	tocsin_work remaining;          /* remaining: working minutes */
	bool yes;                       /* kit */
	const char *owner;              /* action: who; "" */
	const char *target;             /* retract, action done: the recorded stamp; else "" */
	enum tocsin_event target_event; /* retract */
	const char *reason, *note;
	uint32_t row; /* data row of the file, from 0; a virtual entry (what-if) comes after all */
};

struct tocsin_journal {
	struct tocsin_entry *entries; /* in file order */
	uint32_t count;
};

/*
 * Indices of the entries that count, in the order of (as_of, recorded, row), retractions applied
 * and left out. A retraction takes out one row: of those with its recorded stamp and event (and
 * task, where it names one) the latest that stands, wherever the retraction itself lies;
 * retracting a retraction restores. `*out_count` receives the number. In `arena`. Cost: a sort;
 * 100,000 rows in well under 100 ms.
 */
uint32_t *tocsin_journal_order(
	struct tocsin_arena *arena, const struct tocsin_journal *journal, uint32_t *out_count);

/* A row that somebody wrote, and what became of it. */
struct tocsin_told {
	uint32_t entry;        /* in journal->entries */
	uint32_t retracted_by; /* the retraction that took it out, or TOCSIN_NONE */
};

/*
 * Every row but the retractions, in the order of (as_of, recorded, row), those that were taken back
 * among them: who said what when. In `arena`. Cost: as tocsin_journal_order.
 */
struct tocsin_told *tocsin_journal_history(
	struct tocsin_arena *arena, const struct tocsin_journal *journal, uint32_t *out_count);

/*
 * Per entry, in file order: false where a retraction took it out; retractions that stand are true.
 * In `arena`. Cost: as tocsin_journal_order.
 */
bool *tocsin_journal_standing(struct tocsin_arena *arena, const struct tocsin_journal *journal);

/*
 * Puts the entries from `first` on, of which none is a retraction, into the order of those before
 * them, `count` long, which has room for them. Returns the new count. Cost: for each the entries
 * that come after it, of which a new report mostly has none.
 */
uint32_t tocsin_journal_order_more(
	uint32_t *order, uint32_t count, const struct tocsin_journal *journal, uint32_t first);

#endif
