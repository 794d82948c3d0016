/*
 * Where the user is in the timeline: how far it is zoomed, where it begins, what is folded.
 */
#ifndef VIEWS_TIMELINE_STATE_H
#define VIEWS_TIMELINE_STATE_H

#include "timescale.h"

enum { TIMELINE_UNLIKE = 256 };

struct timeline_state {
	enum timescale_zoom zoom;
	int64_t origin; /* the place on the scale at the left edge; of no account in ZOOM_FIT */
	bool follow;    /* what moves is kept in sight */
	bool folded;    /* every chain, but those in `unlike`; else none but those */
	uint32_t unlike[TIMELINE_UNLIKE], unlike_count; /* chains, as lines count them */

	/* What was followed last. */
	struct tocsin_instant followed_as_of;
	uint32_t followed_line;
};

#endif
