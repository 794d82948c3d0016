/*
 * What a user may choose (project.csv), with the defaults of the method.
 */
#ifndef TOCSIN_SETTINGS_H
#define TOCSIN_SETTINGS_H

#include <stdbool.h>
#include <stdint.h>

#include "tocsin/calendar.h"

/* How a buffer is sized (METHOD 4). TOCSIN_BY_ESTIMATES: half-chain or bias-ssq, see
 * tocsin_buffer_method_for. */
enum tocsin_buffer_method {
	TOCSIN_BY_ESTIMATES,
	TOCSIN_HALF_CHAIN,
	TOCSIN_CUT_AND_PASTE,
	TOCSIN_HALF_SAFETY,
	TOCSIN_PERCENT,
	TOCSIN_RSEM,
	TOCSIN_BIAS_SSQ,
	TOCSIN_APD,
	TOCSIN_APRT,
	TOCSIN_MONTE_CARLO,
	TOCSIN_MANUAL,
	TOCSIN_BUFFER_METHODS
};

/* "half-chain", ...; "rsem" also answers to "ssq". NULL / false for what is none. */
const char *tocsin_buffer_method_name(enum tocsin_buffer_method method);
bool tocsin_buffer_method_parse(enum tocsin_buffer_method *out, const char *name);

/* What happens when a feeding buffer finds no room (METHOD 3, step 7). */
enum tocsin_no_room { TOCSIN_RESIZE, TOCSIN_GAP, TOCSIN_SPLIT };
const char *tocsin_no_room_name(enum tocsin_no_room policy);
bool tocsin_no_room_parse(enum tocsin_no_room *out, const char *name);

/* Zone lines of a fever chart (METHOD 6). */
enum tocsin_zone_preset { TOCSIN_SLOPED, TOCSIN_THIRDS, TOCSIN_STEEP };
const char *tocsin_zone_preset_name(enum tocsin_zone_preset preset);
bool tocsin_zone_preset_parse(enum tocsin_zone_preset *out, const char *name);

/* How completion is counted (METHOD 5). */
enum tocsin_completion_mode { TOCSIN_BY_CRITICAL_CHAIN, TOCSIN_BY_LONGEST, TOCSIN_BY_COMPLETED };
const char *tocsin_completion_mode_name(enum tocsin_completion_mode mode);
bool tocsin_completion_mode_parse(enum tocsin_completion_mode *out, const char *name);

/* A buffer whose size the user gave (method manual). */
struct tocsin_manual_buffer {
	const char *from, *to; /* task ids of the merge; both NULL: the project buffer; to NULL:
				  into the end */
	tocsin_work size;
};

struct tocsin_settings {
	int cut_permille; /* safety taken out of a safe-only estimate: 500 */
	enum tocsin_buffer_method buffer_method;
	int percent_permille;     /* p of `percent`: 500 */
	int bias_permille;        /* b of `bias-ssq`: 0 */
	int confidence_permille;  /* P of `monte-carlo`: 900 */
	tocsin_work buffer_round; /* sizes go up to a multiple of this; 0 = off */
	enum tocsin_no_room no_room;
	enum tocsin_zone_preset project_zones, feeding_zones; /* sloped, thirds */
	enum tocsin_completion_mode completion;
	bool obey_not_before; /* true */
	bool pauses;          /* true: a task pauses over an absence; false: it must fit between */
	int stale_days;       /* working days after which a report is old: 2 */
	int wakeup_days;      /* 5 */
	int kit_days;         /* 5 */
	uint64_t seed;        /* 1 */
	const char *drum;     /* resource name; NULL = the most loaded */
	const struct tocsin_manual_buffer *manual_buffers;
	uint32_t manual_buffer_count;
	const char *const *reasons; /* what a report may give as its reason: the method's list, then
				       the project's own */
	uint32_t reason_count;
};

/* What somebody means who gives a reason. */
enum tocsin_reason_match {
	TOCSIN_REASON_NONE,      /* nothing but blanks, or a number behind the list's last */
	TOCSIN_REASON_LISTED,    /* one of the list: its number, or the begin of its words */
	TOCSIN_REASON_AMBIGUOUS, /* the begin of more than one */
	TOCSIN_REASON_OWN,       /* words that are on no list: the list is short so that people may
				    say more */
};

/*
 * `text` is a number from 1 on, the words of a reason, or their begin, in any letter case and with
 * blanks around them. `*out` receives its place in settings->reasons, where ambiguous that of the
 * first that fits, else reason_count.
 */
enum tocsin_reason_match tocsin_reason_find(
	uint32_t *out, const struct tocsin_settings *settings, const char *text);

struct tocsin_settings tocsin_settings_default(void);

#endif
