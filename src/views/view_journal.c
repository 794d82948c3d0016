/*
 * Who said what when.
 */
#include "parts.h"

void journal_make(struct view_lines *out, struct tocsin_arena *arena, const struct view_data *data)
{
	(void)out;
	(void)arena;
	(void)data;
}

void journal_draw(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, struct rectangle where)
{
	(void)canvas;
	(void)data;
	(void)state;
	(void)where;
}
