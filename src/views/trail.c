#include "trail.h"

#include <stdlib.h>

enum { BRAILLE = 0x2800 };

int trail_across(enum glyphs glyphs)
{
	return glyphs == GLYPHS_BRAILLE ? 2 : 1;
}

int trail_up(enum glyphs glyphs)
{
	return glyphs == GLYPHS_BRAILLE ? 4 : 1;
}

void trail_init(
	struct trail *trail, struct tocsin_arena *arena, enum glyphs glyphs, int columns, int rows)
{
	*trail = (struct trail){.glyphs = glyphs,
		.columns = columns,
		.rows = rows,
		.marks = TOCSIN_NEW(arena, uint8_t, (size_t)columns * (size_t)rows)};
}

static uint8_t *mark_at(const struct trail *trail, int column, int row)
{
	return &trail->marks[(size_t)row * (size_t)trail->columns + (size_t)column];
}

/* Braille numbers its dots down the left side, down the right one, then the lowest two. */
static void set_dot(struct trail *trail, struct trail_place at)
{
	static const uint8_t dots[4][2] = {{0x40, 0x80}, {0x04, 0x20}, {0x02, 0x10}, {0x01, 0x08}};
	*mark_at(trail, at.across / 2, at.up / 4) |= dots[at.up % 4][at.across % 2];
}

/* A step between two cells that share a side: the line leaves one and enters the other. */
static void set_sides(struct trail *trail, struct trail_place from, struct trail_place to)
{
	unsigned leaves = to.across > from.across   ? LINE_RIGHT
			  : to.across < from.across ? LINE_LEFT
			  : to.up > from.up         ? LINE_UP
						    : LINE_DOWN;
	unsigned enters = leaves == LINE_RIGHT  ? LINE_LEFT
			  : leaves == LINE_LEFT ? LINE_RIGHT
			  : leaves == LINE_UP   ? LINE_DOWN
						: LINE_UP;
	*mark_at(trail, from.across, from.up) |= (uint8_t)leaves;
	*mark_at(trail, to.across, to.up) |= (uint8_t)enters;
}

static void set_slope(struct trail *trail, struct trail_place from, struct trail_place to)
{
	char slope = from.up == to.up                                 ? '-'
		     : from.across == to.across                       ? '|'
		     : (from.across < to.across) == (from.up < to.up) ? '/'
								      : '\\';
	*mark_at(trail, to.across, to.up) = (uint8_t)slope;
}

/*
 * Bresenham's walk from place to place. With box drawing a diagonal step is two straight ones:
 * first across, then up, so that a trail that climbs turns at the end of the step.
 */
void trail_line(struct trail *trail, struct trail_place from, struct trail_place to)
{
	int across = abs(to.across - from.across), up = -abs(to.up - from.up);
	int step_across = from.across < to.across ? 1 : -1, step_up = from.up < to.up ? 1 : -1;
	int error = across + up;
	struct trail_place at = from;
	if (trail->glyphs == GLYPHS_BRAILLE)
		set_dot(trail, at);
	while (at.across != to.across || at.up != to.up) {
		struct trail_place next = at;
		int doubled = 2 * error;
		if (doubled >= up) {
			error += up;
			next.across += step_across;
		}
		if (doubled <= across) {
			error += across;
			next.up += step_up;
		}
		struct trail_place corner = {next.across, at.up};
		switch (trail->glyphs) {
		case GLYPHS_BRAILLE:
			set_dot(trail, next);
			break;
		case GLYPHS_UNICODE:
			if (corner.across != at.across)
				set_sides(trail, at, corner);
			if (corner.up != next.up)
				set_sides(trail, corner, next);
			break;
		case GLYPHS_ASCII:
			set_slope(trail, at, next);
			break;
		}
		at = next;
	}
}

uint32_t trail_code(const struct trail *trail, int column, int row)
{
	uint8_t mark = *mark_at(trail, column, row);
	if (mark == 0)
		return 0;
	switch (trail->glyphs) {
	case GLYPHS_BRAILLE:
		return BRAILLE + mark;
	case GLYPHS_UNICODE:
		return canvas_line_code(GLYPHS_UNICODE, mark);
	default:
		return mark;
	}
}
