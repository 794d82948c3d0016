#include "level_rules.h"

/* How many items come after each one, by sets of one bit an item, united from the last item on. */
static void count_successors(
	int64_t *key, struct tocsin_arena *scratch, const struct level_problem *problem)
{
	uint32_t count = problem->item_count, words = (count + 63) / 64;
	uint64_t *after = TOCSIN_NEW(scratch, uint64_t, (size_t)count * words);
	for (uint32_t i = count; i-- > 0;) {
		const struct level_item *item = problem->items + i;
		uint64_t *set = after + (size_t)i * words;
		for (uint32_t k = 0; k < item->out_count; k++) {
			uint32_t next = problem->out[item->first_out + k].item;
			const uint64_t *more = after + (size_t)next * words;
			set[next / 64] |= UINT64_C(1) << next % 64;
			for (uint32_t w = 0; w < words; w++)
				set[w] |= more[w];
		}
		key[i] = 0;
		for (uint32_t w = 0; w < words; w++)
			key[i] -= __builtin_popcountll(set[w]);
	}
}

static int64_t rank_weight(const struct level_problem *problem, const struct level_item *item)
{
	int64_t weight = item->work;
	for (uint32_t k = 0; k < item->out_count; k++)
		weight += problem->items[problem->out[item->first_out + k].item].work;
	return weight;
}

void level_rule_keys(int64_t *key, struct tocsin_arena *scratch,
	const struct level_problem *problem, enum level_rule rule)
{
	if (rule == LEVEL_MOST_SUCCESSORS && problem->item_count <= LEVEL_COUNTED) {
		count_successors(key, scratch, problem);
		return;
	}
	for (uint32_t i = 0; i < problem->item_count; i++) {
		switch (rule) {
		case LEVEL_LATEST_FINISH:
			key[i] = problem->late_finish[i];
			break;
		case LEVEL_LATEST_START:
			key[i] = problem->late_start[i];
			break;
		case LEVEL_LEAST_SLACK:
			key[i] = problem->late_start[i] - problem->early_start[i];
			break;
		case LEVEL_EARLIEST_START:
			key[i] = problem->early_start[i];
			break;
		default:
			key[i] = -rank_weight(problem, problem->items + i);
			break;
		}
	}
}
