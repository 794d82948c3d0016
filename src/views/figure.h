/*
 * Figures: numbers and dates as every view prints them.
 */
#ifndef VIEWS_FIGURE_H
#define VIEWS_FIGURE_H

#include "tocsin/status.h"

struct figure {
	char text[40];
};

/* Working minutes as "16 d", "7.5 d", "-3 d"; less than a tenth of a day as "30 min"; "-" where
 * unknown. */
struct figure figure_days(const struct tocsin_project *project, tocsin_work minutes);

/* As figure_days, without the blank: "7.5d". */
struct figure figure_span(const struct tocsin_project *project, tocsin_work minutes);

/* As figure_span, for a task's own duration: what runs on the civil clock is marked "ed". */
struct figure figure_duration(
	const struct tocsin_project *project, uint32_t task, tocsin_work minutes);

/* "17.5 %", "20 %", "-", "inf". */
struct figure figure_percent(struct tocsin_ratio ratio);
/* To the whole percent, without the blank: "18%"; far beyond sense only ">999%" or "<-999%". */
struct figure figure_percent_short(struct tocsin_ratio ratio);

/* "1.14", "inf", "-", "back". */
struct figure figure_rate(struct tocsin_rate rate);

/* "Fri 2026-03-27"; with the time where it is neither the start nor the end of that day's work. */
struct figure figure_date(const struct tocsin_project *project, struct tocsin_instant at);
/* "03-27". */
struct figure figure_date_short(struct tocsin_instant at);
/* A start on the axis by its later name; a milestone's, which finishes where it starts, by its
 * earlier one. */
struct figure figure_start_short(
	const struct tocsin_calendar *calendar, tocsin_work start, tocsin_work finish);

/* The place of a finish on the axis by its earlier name, as figure_date; "-" where unknown. */
struct figure figure_finish(const struct tocsin_project *project, tocsin_work at);

/* How far a finish lies from the due date: "6 d after due", "on due", "2 d before due". */
struct figure figure_against_due(const struct tocsin_project *project, tocsin_work at);

#endif
