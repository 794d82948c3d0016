/*
 * Benchmark instances of resource-constrained scheduling: PSPLIB's .sm and Patterson's .rcp.
 *
 *     jobs (incl. supersource/sink ):  4        4 1          jobs, resources
 *       - renewable                 :  1   R    2            units of R1
 *     PRECEDENCE RELATIONS:                     0 0  2 2 3   duration, demands, successors
 *        1   1   2   2  3                       3 1  1 4
 *     ...                                       5 2  1 4
 *                                               0 0  0
 *
 * A period is a working day, a job is a task with its number as id and the duration as its focused
 * estimate; the two dummy jobs, source and sink, are milestones.
 */
#ifndef STORE_PSPLIB_FILE_H
#define STORE_PSPLIB_FILE_H

#include "reading.h"

/* By name (x.sm, x.rcp) or, whatever its name, by the line of stars that PSPLIB begins with. */
bool psplib_file_is(const char *path, const char *bytes, size_t length);

/*
 * Reads tasks, links, demands and resources of the project. What is wrong is in the diags, with
 * line and column: reading stops where the layout is broken and goes on behind a wrong value.
 */
bool psplib_file_read(struct reading *reading, const char *path, const char *bytes, size_t length);

#endif
