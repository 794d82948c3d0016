#include "exact_guide.h"

#include <assert.h>
#include <string.h>

enum { SHAKE = 2 }; /* starts are shaken by up to so many average works */

void exact_guide_init(struct exact_guide *guide, struct tocsin_arena *arena,
	const struct exact_model *model, const tocsin_work *start, uint64_t seed)
{
	uint32_t items = model->items;
	assert(items > 0);
	*guide = (struct exact_guide){.model = model,
		.early = TOCSIN_NEW(arena, int32_t, items),
		.late = TOCSIN_NEW(arena, int32_t, items),
		.random = tocsin_random_seeded(seed)};
	level_pass_init(&guide->pass, arena, model->problem);
	level_schedule_init(&guide->one, arena, model->problem);
	level_schedule_init(&guide->other, arena, model->problem);
	uint64_t work = 0;
	for (uint32_t i = 0; i < items; i++) {
		work += (uint32_t)model->work[i];
		guide->early[i] = start ? exact_model_line(model, start[i]) : 0;
	}
	guide->shake = (uint32_t)(SHAKE * work / items) + 1;
	exact_guide_take(guide, false);
}

/* The end of the schedule in early[]. */
static int32_t end_of(const struct exact_guide *guide)
{
	const struct exact_model *model = guide->model;
	int32_t end = exact_model_line(model, model->problem->pinned_end);
	for (uint32_t i = 0; i < model->items; i++)
		if (guide->early[i] + model->work[i] > end)
			end = guide->early[i] + model->work[i];
	return end;
}

/* early[] as a schedule in minutes. */
static void write_out(const struct exact_guide *guide, struct level_schedule *out)
{
	const struct exact_model *model = guide->model;
	for (uint32_t i = 0; i < model->items; i++) {
		out->start[i] = exact_model_place(model, guide->early[i]);
		out->finish[i] = out->start[i] + model->problem->items[i].work;
	}
	out->end = exact_model_place(model, guide->end);
}

void exact_guide_take(struct exact_guide *guide, bool justify)
{
	const struct exact_model *model = guide->model;
	guide->end = end_of(guide);
	memcpy(guide->late, guide->early, model->items * sizeof *guide->late);
	if (!justify)
		return;
	struct level_schedule *one = &guide->one, *other = &guide->other;
	write_out(guide, one);
	level_backward(&guide->pass, other, one);
	for (uint32_t i = 0; i < model->items; i++)
		guide->pass.key[i] = other->start[i];
	level_forward(&guide->pass, other, guide->pass.key);
	if (other->end <= one->end) {
		for (uint32_t i = 0; i < model->items; i++)
			guide->early[i] = exact_model_line(model, other->start[i]);
		guide->end = end_of(guide);
		write_out(guide, one);
	}
	level_backward(&guide->pass, other, one);
	for (uint32_t i = 0; i < model->items; i++)
		guide->late[i] = exact_model_line(model, other->start[i]);
	guide->passes += EXACT_GUIDE_PASSES;
}

/* Shakes the order of the best schedule: another one as short becomes the best. */
static void wander(struct exact_guide *guide)
{
	const struct exact_model *model = guide->model;
	struct level_schedule *one = &guide->one, *other = &guide->other;
	for (uint32_t i = 0; i < model->items; i++)
		guide->pass.key[i] =
			guide->late[i] + (int32_t)tocsin_random_below(&guide->random, guide->shake);
	level_forward(&guide->pass, one, guide->pass.key);
	guide->passes++;
	if (one->end > exact_model_place(model, guide->end))
		return;
	level_backward(&guide->pass, other, one);
	guide->passes++;
	for (uint32_t i = 0; i < model->items; i++) {
		guide->early[i] = exact_model_line(model, one->start[i]);
		guide->late[i] = exact_model_line(model, other->start[i]);
	}
	guide->end = end_of(guide);
}

void exact_guide_cut(struct exact_guide *guide, int32_t wanted, bool may_pass)
{
	if (may_pass)
		wander(guide);
	guide->wanted = wanted;
	guide->cut = (int32_t)tocsin_random_below(&guide->random, (uint32_t)wanted + 1);
}
