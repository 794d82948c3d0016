/*
 * JSON for scripts: stable snake_case keys under "schema": 1, numbers that are numbers or null.
 *
 * Percentages are in percent, unclamped; days are working minutes / (60 hours_per_day); dates are
 * `YYYY-MM-DDTHH:MM`.
 */
#ifndef CLI_JSON_H
#define CLI_JSON_H

#include <jansson.h>

#include "tocsin/tocsin.h"

/* {"schema": 1} */
json_t *json_root(void);

/* Prints and frees `root`; a number is printed with as many digits as it needs, 12 at the most. */
void json_print(json_t *root);

/* null for NaN and infinities. */
json_t *json_number(double value);
json_t *json_days(const struct tocsin_project *project, tocsin_work minutes);
json_t *json_percent(struct tocsin_ratio ratio);

/* Sets `key` to the number or null, and `key`_text to what METHOD prints: "inf", "-", "back" or the
 * number. */
void json_set_rate(json_t *object, const char *key, struct tocsin_rate rate);
void json_set_percent(json_t *object, const char *key, struct tocsin_ratio ratio);

/* The later name of an axis minute (starts), the earlier one (finishes), or a date; null where
 * unknown. */
json_t *json_start(const struct tocsin_project *project, tocsin_work at);
json_t *json_finish(const struct tocsin_project *project, tocsin_work at);
json_t *json_instant(struct tocsin_instant at);

/* Sets "start" and "end" of a buffer; one of size 0 has but one date, the earlier name. */
void json_set_span(
	json_t *object, const struct tocsin_project *project, tocsin_work start, tocsin_work end);

/* A string that is valid UTF-8 whatever the file held: bad bytes become U+FFFD. */
json_t *json_text(const char *text);

/* Ids of the tasks of a chain. */
json_t *json_chain(
	const struct tocsin_plan *plan, const struct tocsin_chain_item *chain, uint32_t count);

/* A feeding buffer as it was planned; status adds what became of it. */
json_t *json_feeding(const struct tocsin_project *project, const struct tocsin_plan *plan,
	const struct tocsin_feeding_buffer *buffer);

#endif
