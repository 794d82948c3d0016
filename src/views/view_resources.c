/*
 * Load of the resources, and what each has now and next.
 */
#include "parts.h"

void resources_make(
	struct view_lines *out, struct tocsin_arena *arena, const struct view_data *data)
{
	(void)out;
	(void)arena;
	(void)data;
}

void resources_draw(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, struct rectangle where)
{
	(void)canvas;
	(void)data;
	(void)state;
	(void)where;
}

int resources_visible(struct rectangle where, uint32_t count)
{
	(void)count;
	return where.rows - 1;
}
