/*
 * What is known of each task at a status instant t. Planning reads it, execution makes it.
 */
#ifndef TOCSIN_STATE_H
#define TOCSIN_STATE_H

#include "tocsin/calendar.h"

enum tocsin_task_phase { TOCSIN_NOT_STARTED, TOCSIN_IN_PROGRESS, TOCSIN_DONE };

struct tocsin_task_state {
	enum tocsin_task_phase phase;
	tocsin_work start;     /* actual; TOCSIN_NO_WORK where not started or not known */
	tocsin_work finish;    /* actual, where done */
	tocsin_work remaining; /* in progress: as last reported; not started: A; done: 0 */
};

#endif
