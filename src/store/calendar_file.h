/*
 * calendar.csv: holidays and working days of the project, and days on which a resource is away.
 *
 *     date,kind,hours,resource,units
 *     2026-12-24,working,4,,                  the project works the first four hours
 *     2026-12-25..2027-01-01,holiday,,,
 *     2026-11-02..2026-11-13,absent,,Ann,     all of Ann is away
 *     2026-11-09,absent,,Welders,2            two of the welders are away
 *
 * Or, as another critical-chain scheduler has it, in days of the axis, `to` not included:
 *
 *     resource_id,from,to,capacity
 *     green,2,4,0                             nothing of it on the third and fourth day
 */
#ifndef STORE_CALENDAR_FILE_H
#define STORE_CALENDAR_FILE_H

#include "reading.h"

/*
 * Fills reading->exceptions, reading->away and reading->lowered; a missing file leaves them empty.
 * Day offsets turn pauses off, unless project.csv says something about them.
 */
void calendar_file_read(struct reading *reading, const char *path);

/*
 * Turns reading->away and reading->lowered into the absences of the project's resources, which are
 * complete by now, as is the calendar: days become intervals of the axis, what is away at the same
 * time is summed.
 */
void calendar_file_absences(struct reading *reading);

#endif
