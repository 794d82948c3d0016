/*
 * Resource links: who hands which amount of a resource to whom (METHOD 3, step 4).
 *
 * In the order of their starts tasks take what they need from a pile. What a predecessor last held
 * comes first, then what was freed last, then what the lowest row held:
 *
 *     Crew 2:   Dig [0,4) takes 1, Lay [0,6) takes 1     pile: empty
 *               Fit [7,9) takes 1                        pile: Dig's (freed 4), Lay's (freed 6)
 *     without a link between them Fit takes Lay's; after Dig it takes Dig's, and no link is added
 */
#ifndef PLANNING_RESOURCE_LINK_H
#define PLANNING_RESOURCE_LINK_H

#include "placement.h"

/*
 * The links of a schedule that keeps the capacities, in planning->arena, in order of the taker's
 * start; any schedule that keeps them keeps the capacities too (absences of a part of a resource
 * apart: see overload.h). Cost: sorting, and the links.
 */
struct tocsin_resource_link *resource_links_make(
	const struct planning *planning, const struct schedule *schedule, uint32_t *out_count);

#endif
