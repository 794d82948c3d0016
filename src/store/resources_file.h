/*
 * resources.csv: who and what can be used, and how much of it there is.
 */
#ifndef STORE_RESOURCES_FILE_H
#define STORE_RESOURCES_FILE_H

#include "reading.h"

/* Fills reading->resources; a missing file leaves it empty. Faults in the diags. */
void resources_file_read(struct reading *reading, const char *path);

#endif
