/*
 * Where a tool keeps the links of a schedule that it exports as two sheets.
 */
#ifndef STORE_RELATIONS_FILE_H
#define STORE_RELATIONS_FILE_H

#include "tocsin/arena.h"

/* "plan/TASK.csv" -> "plan/TASKPRED.csv", in the letter case of the first, whether it exists or
 * not; NULL for a schedule of any other name. In `arena`. */
const char *relations_path_beside(struct tocsin_arena *arena, const char *schedule);

#endif
