/*
 * Durations as people write them: 5, 5d, 24 hrs, 2 wks, 3 edays, 1.5 h, P5D.
 */
#ifndef TOCSIN_DURATION_H
#define TOCSIN_DURATION_H

#include <stdbool.h>
#include <stddef.h>

#include "tocsin/calendar.h"

/* What the units mean in working minutes. */
struct tocsin_units {
	tocsin_work day;   /* hours_per_day x 60 */
	tocsin_work week;  /* day x working days of the week */
	tocsin_work month; /* day x 20 */
};

struct tocsin_units tocsin_units_of(const struct tocsin_working_time *time);

struct tocsin_duration {
	int64_t minutes; /* working minutes; civil minutes where elapsed; may be negative (a lag) */
	bool elapsed;
	bool estimated; /* a question mark stood behind it ("5 days?") */
};

enum tocsin_duration_error {
	TOCSIN_DURATION_OK,
	TOCSIN_DURATION_EMPTY,
	TOCSIN_DURATION_MALFORMED, /* no number, or an unknown unit */
	TOCSIN_DURATION_OVERFLOW,  /* more than TOCSIN_DURATION_MAX minutes */
};

#define TOCSIN_DURATION_MAX                                                                        \
	(INT64_C(1) << 40) /* two million years of minutes: sums stay far from the edge */

/*
 * Reads the whole of `text` (blanks around it allowed): a sign, a decimal number with . or , and a
 * unit: m min minute(s), h hr hrs hour(s), d day(s), w wk wks week(s), mo mon mons month(s), each
 * with "e" before it for elapsed, or an ISO 8601 duration (P5D, PT4H, P1W). A bare number is days.
 * Letter case of units is free; P1M is a month, PT1M a minute. Fractions of a minute go up to the
 * next minute (away from zero). Elapsed units are 60 min, 24 h, 7 d, 30 d.
 */
enum tocsin_duration_error tocsin_duration_parse(
	struct tocsin_duration *out, const char *text, const struct tocsin_units *units);

/* One sentence for the user: what is wrong with `error`, what would be right. Static storage. */
const char *tocsin_duration_error_text(enum tocsin_duration_error error);

enum { TOCSIN_DURATION_SIZE = 32 };
/*
 * Working minutes in the largest of the units d, h, m of which they hold at least one and which
 * says them exactly with at most one decimal: "3d", "3.5d", "10h", "90m" as "1.5h", "30m"; "0d" for
 * none. Reads back as the same minutes. Returns `out`.
 */
char *tocsin_duration_format(
	char out[TOCSIN_DURATION_SIZE], tocsin_work minutes, const struct tocsin_units *units);

/* S -> A and A -> S (METHOD 2): up to the next minute; `cut` in thousandths, 0 <= cut < 1000. */
tocsin_work tocsin_focused_from_safe(tocsin_work safe, int cut_permille);
tocsin_work tocsin_safe_from_focused(tocsin_work focused, int cut_permille);

#endif
