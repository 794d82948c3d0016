/*
 * The working time in project.csv: hours_per_day, day (`08:00-12:00 13:00-17:00`), week (`mon
 * tue`).
 */
#ifndef STORE_WORKING_TIME_H
#define STORE_WORKING_TIME_H

#include "table.h"
#include "tocsin/calendar.h"

void working_time_read_day(struct tocsin_working_time *time, const struct cell *value);
void working_time_read_week(struct tocsin_working_time *time, const struct cell *value);

/* Kept as minutes_per_day; 0 until then means: the total of the spans. */
void working_time_read_hours(struct tocsin_working_time *time, const struct cell *value);

/* After all three: fills in minutes_per_day where it was not given, and notes where it differs. */
void working_time_settle(
	struct tocsin_working_time *time, struct tocsin_diags *diags, const char *file);

#endif
