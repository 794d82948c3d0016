/*
 * Every buffer, worst first.
 */
#include "parts.h"

void buffers_make(struct view_lines *out, struct tocsin_arena *arena, const struct view_data *data)
{
	(void)out;
	(void)arena;
	(void)data;
}

void buffers_draw(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, struct rectangle where)
{
	(void)canvas;
	(void)data;
	(void)state;
	(void)where;
}

int buffers_visible(struct rectangle where, uint32_t count)
{
	(void)count;
	return where.rows - 1;
}
