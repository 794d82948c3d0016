/*
 * The lines of the view of resources, and what is reckoned for them once for all keys to come.
 */
#ifndef VIEWS_RESOURCE_LINES_H
#define VIEWS_RESOURCE_LINES_H

#include "parts.h"
#include "tocsin/load.h"

/* One resource over all that lies ahead. */
struct resource_sum {
	int64_t work, can;  /* minutes of thousandths of a unit */
	uint32_t conflicts; /* if dates are kept */
	uint32_t wake_up;   /* its next task to be warned of, or TOCSIN_NONE */
	bool drum;
};

struct resources_made {
	struct tocsin_load load; /* from t to the end; a step is a day or more */
	struct tocsin_agendas agendas;
	struct tocsin_places places;
	struct resource_sum *sums; /* by resource */
	bool in_days;              /* a step is a day */
	int id_columns;            /* of the widest id of a task */
};

/* How the time ahead is laid over columns of the screen. */
struct resource_scale {
	uint32_t steps_a_cell; /* so that all fit ... */
	uint32_t cells;
	int columns_a_cell; /* ... and none is left over that a cell could take */
};
struct resource_scale resource_scale_for(const struct resources_made *made, int columns);

/* What a resource has to do and can do in one cell of the view. */
struct resource_cell {
	int64_t used, available; /* minutes of thousandths of a unit */
	tocsin_work minutes;     /* of the cell */
	bool over;
};
struct resource_cell resource_cell_at(const struct resources_made *made, uint32_t resource,
	const struct resource_scale *scale, uint32_t cell);

/* "04-08    04-20    05-04" over the cells from `column` on. */
void resource_dates_draw(struct canvas *canvas, const struct view_data *data,
	const struct resources_made *made, const struct resource_scale *scale, int column, int row,
	int columns);

/* "2", "0.5". */
const char *resource_units(struct canvas *canvas, int64_t thousandths);

/* The tasks of one resource in the order of their turns, under column heads, from the `top`-th on,
 * the `selected`-th (or TOCSIN_NONE) marked. */
void resource_turns_draw(struct canvas *canvas, const struct view_data *data,
	const struct resources_made *made, uint32_t resource, struct rectangle where, uint32_t top,
	uint32_t selected);

/* Load and clashes of one resource in the rows given. */
void resource_load_draw(struct canvas *canvas, const struct view_data *data,
	const struct resources_made *made, uint32_t resource, struct rectangle where);

/* Load, clashes and turns of one resource in the rows given. */
void resource_detail_draw(struct canvas *canvas, const struct view_data *data,
	const struct resources_made *made, uint32_t resource, struct rectangle where);

#endif
