/*
 * project.csv: what the user chose for this project, as rows of key and value.
 */
#ifndef STORE_SETTINGS_FILE_H
#define STORE_SETTINGS_FILE_H

#include "reading.h"

/*
 * Fills the project's settings, working time and name, and in `reading` what needs the calendar or
 * the schedule first. An unknown key is a note with the nearest one, a bad value a fault.
 */
void settings_file_read(struct reading *reading, const char *path);

/*
 * What could not be said before the schedule and the calendar were there: dates as instants, and
 * whether the tasks and the resource that project.csv names exist.
 */
void settings_file_finish(struct reading *reading);

#endif
