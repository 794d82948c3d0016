/*
 * Pauses: from the absences of resources to the intervals in which a task cannot work.
 */
#ifndef MODEL_PAUSE_H
#define MODEL_PAUSE_H

#include "tocsin/project.h"

/*
 * Fills project->pauses and every task's part of it, from demands, capacities and absences. Cost:
 * the absences of each distinct set of demands, sorted once.
 */
void pauses_make(struct tocsin_project *project);

#endif
