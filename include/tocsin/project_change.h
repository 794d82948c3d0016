/*
 * A project with a few things otherwise: what a what-if needs of a schedule that nobody has
 * written.
 *
 *     Dig -FS+1d-> Build -FS-> Paint        cut Build:  Dig -FS+1d-> Paint
 *
 * As METHOD 5 has it for a removed task, the links of one that is cut pass through.
 */
#ifndef TOCSIN_PROJECT_CHANGE_H
#define TOCSIN_PROJECT_CHANGE_H

#include "tocsin/project.h"

enum tocsin_project_change_kind {
	TOCSIN_CUT_TASK,   /* it is not there */
	TOCSIN_DELAY_TASK, /* it has another not-before */
	TOCSIN_ADD_UNITS,  /* a resource has more or less capacity, absences included */
};

struct tocsin_project_change {
	enum tocsin_project_change_kind kind;
	uint32_t index;             /* of the task or resource, in the project that is changed */
	struct tocsin_instant date; /* of a delay */
	int64_t units;              /* thousandths, either sign; no less than none is left */
};

/*
 * `base` with these changes, in the order given, to be freed with tocsin_project_free. It borrows
 * what has not changed: `base` must outlive it, and be finished. Tasks keep their keys; where some
 * are cut the others close up, in order. Cost: that of tocsin_project_finish, and for each task cut
 * its predecessors times its successors.
 */
void tocsin_project_change(struct tocsin_project *out, const struct tocsin_project *base,
	const struct tocsin_project_change *changes, uint32_t count);

#endif
