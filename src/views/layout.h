/*
 * Layout: which part of the screen shows what. Every view draws into the rectangles it is given.
 *
 *     dashboard at 80x24          narrow, from 30 rows on    lists alone
 *     0    rule: name | as of     0    zone and figures      0    zone and figures
 *     1    chart      | status    1    chart                 1    column heads
 *     14   rule: tasks            15   rule: tasks           2    tasks
 *     15   column heads           16   column heads
 *     16   tasks                  17   tasks
 *     22   message or input       28                         22
 *     23   footer                 29                         23
 */
#ifndef VIEWS_LAYOUT_H
#define VIEWS_LAYOUT_H

#include "view.h"

/* A rectangle without rows is not shown. */
struct layout {
	struct rectangle chart, status, feeding;
	struct rectangle list; /* column heads included */
	int fault_row;         /* -1 = there is no fault */
	int message_row, footer_row;
};

/* `tasks`: how many rows the list could use at most; it gives up what it does not need. */
struct layout layout_dashboard(int columns, int rows, uint32_t tasks, bool fault);

/* The rows between the top rule and the message. */
struct rectangle layout_body(int columns, int rows, bool fault);

bool layout_is_full(int columns, int rows);

#endif
