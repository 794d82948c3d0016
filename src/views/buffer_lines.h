/*
 * The lines of the view of buffers, and what is reckoned for them once for all keys to come: where
 * the days of each went, and where it stood before.
 */
#ifndef VIEWS_BUFFER_LINES_H
#define VIEWS_BUFFER_LINES_H

#include "parts.h"
#include "tocsin/feeding.h"

/* What a line stands for: the project buffer, or 1 + the index of a feeding buffer. */
enum { BUFFER_OF_PROJECT = 0 };

enum { BUFFER_DATES = 12 };

/* What moved = overrun + waiting + room. */
struct buffer_story {
	const struct tocsin_share *shares; /* who took the most first, who gave back last */
	uint32_t share_count, path_count;
	tocsin_work moved, overrun, waiting, room;
};

struct buffers_made {
	struct buffer_story *stories; /* by item; NULL with a proposal */
	/* Status dates, the last is t, and by date what the project's buffer and all feeding
	 * buffers had consumed. */
	uint32_t date_count;
	struct tocsin_instant dates[BUFFER_DATES];
	struct tocsin_ratio project_trail[BUFFER_DATES];
	const struct tocsin_ratio *feeding_trail; /* date * feeding_count + buffer, without t */
	/* Where a buffer is opened: by line what its task took, or NULL. */
	const struct tocsin_share **opened;
};

/* A buffer as it stands; of a proposal only size and wanted. */
struct buffer_fact {
	const struct tocsin_feeding_buffer *feeding; /* NULL: the project's */
	tocsin_work size, wanted;
	tocsin_work left;
	struct tocsin_ratio consumption;
	enum tocsin_zone zone;
	bool closed;
	bool measured; /* it has a size, and a status */
};
struct buffer_fact buffer_fact_of(const struct view_data *data, uint32_t item);

/* What a buffer had consumed as of made->dates[at]. */
struct tocsin_ratio buffer_consumed(
	const struct buffers_made *made, const struct view_data *data, uint32_t item, uint32_t at);

/* "project buffer", "FB1 T2.2→T3". */
const char *buffer_name(struct canvas *canvas, const struct view_data *data, uint32_t item);

/* The tasks of the buffer that is opened, and below them its history. */
void buffer_opened_draw(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, struct rectangle where);

/* How much was consumed as of each status date: columns, the newest in the colour of its zone. */
void buffer_history_draw(struct canvas *canvas, const struct view_data *data,
	const struct buffers_made *made, uint32_t item, struct rectangle where);

/* The two lines that say how it stands; returns the rows used. */
int buffer_state_draw(struct canvas *canvas, const struct view_data *data,
	const struct buffers_made *made, uint32_t item, struct rectangle where);

/* What its days went to, or with a proposal what it is made of, in the rows given. */
void buffer_detail_draw(struct canvas *canvas, const struct view_data *data,
	const struct buffers_made *made, uint32_t item, struct rectangle where);

#endif
