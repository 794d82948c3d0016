/*
 * schedule.csv: the tasks.
 */
#ifndef STORE_SCHEDULE_FILE_H
#define STORE_SCHEDULE_FILE_H

#include "reading.h"

/*
 * Reads the tasks, summaries, links, demands and resources of the project from `bytes`; every fault
 * is in the diags. Dates stay as the file has them: `*earliest` is the earliest of the planned
 * starts, actual starts and not-before dates. The result is for schedule_file_dates and lives in
 * reading->scratch; NULL where the table could not be read at all.
 */
struct schedule *schedule_file_read(struct reading *reading, const char *path, const char *bytes,
	size_t length, struct tocsin_instant *earliest);

/* With the calendar there: not-before dates as places on the axis, dates without a time as the
 * start or the end of that day's work. */
void schedule_file_dates(struct schedule *schedule);

#endif
