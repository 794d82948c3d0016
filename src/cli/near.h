/*
 * "Did you mean": of many words the few nearest to one that is none.
 *
 *     near_init(&near, "T11", 3);
 *     near_offer(&near, "T1.1", "T1.1"); near_offer(&near, "T3", "T3");
 *     near_print(&near, "", stderr);                        "; did you mean T1.1?"
 */
#ifndef CLI_NEAR_H
#define CLI_NEAR_H

#include <stddef.h>
#include <stdio.h>

enum { NEAR_SHOWN = 3 };

struct near {
	const char *word;
	size_t length;
	unsigned best; /* slips between the word and those shown */
	const char *shown[NEAR_SHOWN];
	unsigned count;
};

void near_init(struct near *near, const char *word, size_t length);

/* Where `candidate` is among the nearest so far, `shown` (borrowed) is what will be proposed. */
void near_offer(struct near *near, const char *candidate, const char *shown);

/* "; did you mean A, B or C?", each after `prefix` and cleaned for a terminal; nothing where
 * nothing is near. */
void near_print(const struct near *near, const char *prefix, FILE *to);

#endif
