/*
 * Resource links: who hands which amount of a resource to whom (METHOD 3, step 4).
 *
 * In the order of their starts tasks take what they need from a pile. What a predecessor last held
 * comes first, then what was freed last, then what the lowest row held:
 *
 *     Crew 2:   Dig [0,4) takes 1, Lay [0,6) takes 1     pile: empty
 *               Fit [7,9) takes 1                        pile: Dig's (freed 4), Lay's (freed 6)
 *     without a link between them Fit takes Lay's; after Dig it takes Dig's, and no link is added
 *
 * By SF or a negative lag a task may lie before its predecessor, and cannot hand anything on to it:
 * the link would close a cycle. The predecessor then takes from somebody else, or changes with one
 * who took elsewhere in the meantime:
 *
 *     Crew 2:   Lay [0,2) and Fit [0,3), Dig --SF--> Fit
 *               Tip [4,5) takes Fit's, for it came free last
 *               Dig [4,6) cannot take Fit's, but Lay's is still there
 *               and where Tip had taken Lay's: Tip gets Fit's instead, and Dig gets Lay's
 */
#ifndef PLANNING_RESOURCE_LINK_H
#define PLANNING_RESOURCE_LINK_H

#include "placement.h"

/* `to` takes what `from` held, and no link may say so: only their dates can keep the order. */
struct unlinked_pair {
	uint32_t from, to;
};

struct resource_links {
	struct tocsin_resource_link *items;
	uint32_t count;
	struct unlinked_pair *unlinked;
	uint32_t unlinked_count; /* mostly 0 */
};

/*
 * The links of a schedule that keeps the capacities, in planning->arena; with the precedence links
 * they close no cycle. Any schedule that keeps them keeps the capacities too (unlinked pairs and
 * absences of a part of a resource apart: see overload.h). Cost: sorting, and the
 * links; more where links run against the starts.
 */
struct resource_links resource_links_make(
	const struct planning *planning, const struct schedule *schedule);

#endif
