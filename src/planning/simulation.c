#include "simulation.h"

#include <stdlib.h>
#include <string.h>

#include "tocsin/random.h"
#include "tocsin/real.h"

enum { RUNS = 10000, QUANTILE_BITS = SIMULATION_QUANTILE_BITS, QUANTILES = SIMULATION_QUANTILES };

/* ---- The tree ---- */

struct node {
	uint32_t parent, task;
	tocsin_work part;
	uint32_t depth;          /* tasks before it */
	uint32_t child, sibling; /* first of its own, next of its parent's */
	uint32_t weight;         /* nodes from here on */
	uint32_t sizing;         /* the last one whose chain ends here, or TOCSIN_NONE */
};

struct tree {
	struct tocsin_arena arena;
	const struct tocsin_buffer_sizing *sizings;
	uint32_t count;
	struct node *nodes; /* the root, which is no task, first */
	uint32_t node_count;
	uint32_t *slots, slot_mask; /* open addressing; TOCSIN_NONE is free */
	uint32_t *next;             /* by sizing: another that ends at the same node */
};

/* Chains in one array are the beginnings of the longest one there, which comes first. */
static int by_array(const void *a, const void *b)
{
	const struct tocsin_buffer_sizing *x = *(const struct tocsin_buffer_sizing *const *)a;
	const struct tocsin_buffer_sizing *y = *(const struct tocsin_buffer_sizing *const *)b;
	uintptr_t at_x = (uintptr_t)x->chain, at_y = (uintptr_t)y->chain;
	if (at_x != at_y)
		return at_x < at_y ? -1 : 1;
	return (x->chain_count < y->chain_count) - (x->chain_count > y->chain_count);
}

static const struct tocsin_buffer_sizing **sort_by_array(struct tree *tree)
{
	const struct tocsin_buffer_sizing **sorted =
		TOCSIN_NEW(&tree->arena, const struct tocsin_buffer_sizing *, tree->count);
	for (uint32_t k = 0; k < tree->count; k++)
		sorted[k] = &tree->sizings[k];
	qsort(sorted, tree->count, sizeof *sorted, by_array);
	return sorted;
}

static uint32_t slot_of(
	const struct tree *tree, uint32_t parent, const struct tocsin_chain_item *item)
{
	uint64_t hash = ((uint64_t)parent << 32 | item->task) * UINT64_C(0x9e3779b97f4a7c15);
	hash = (hash ^ hash >> 29 ^ (uint64_t)item->part) * UINT64_C(0xbf58476d1ce4e5b9);
	uint32_t slot = (uint32_t)(hash >> 32) & tree->slot_mask;
	while (tree->slots[slot] != TOCSIN_NONE) {
		const struct node *node = &tree->nodes[tree->slots[slot]];
		if (node->parent == parent && node->task == item->task && node->part == item->part)
			break;
		slot = (slot + 1) & tree->slot_mask;
	}
	return slot;
}

/* The node behind `parent` for this item; made where it is new. */
static uint32_t step(struct tree *tree, uint32_t parent, const struct tocsin_chain_item *item)
{
	uint32_t slot = slot_of(tree, parent, item);
	if (tree->slots[slot] == TOCSIN_NONE) {
		tree->slots[slot] = tree->node_count;
		tree->nodes[tree->node_count++] = (struct node){
			.parent = parent,
			.task = item->task,
			.part = item->part,
			.depth = parent == 0 ? 0 : tree->nodes[parent].depth + 1,
			.child = TOCSIN_NONE,
			.sibling = tree->nodes[parent].child,
			.weight = 1,
			.sizing = TOCSIN_NONE,
		};
		tree->nodes[parent].child = tree->slots[slot];
	}
	return tree->slots[slot];
}

/* Room for every item of every array, and twice that for finding them. */
static void make_room(struct tree *tree, const struct tocsin_buffer_sizing **sorted)
{
	size_t items = 1, longest = 0, slots = 16;
	for (uint32_t k = 0; k < tree->count; k++) {
		if (k > 0 && sorted[k]->chain == sorted[k - 1]->chain)
			continue;
		items += sorted[k]->chain_count;
		longest = sorted[k]->chain_count > longest ? sorted[k]->chain_count : longest;
	}
	while (slots < 2 * items)
		slots *= 2;
	tree->nodes = TOCSIN_NEW(&tree->arena, struct node, items);
	tree->slots = TOCSIN_NEW(&tree->arena, uint32_t, slots);
	tree->slot_mask = (uint32_t)(slots - 1);
	memset(tree->slots, 0xff, slots * sizeof *tree->slots);
	tree->nodes[0] = (struct node){
		.child = TOCSIN_NONE, .sibling = TOCSIN_NONE, .weight = 1, .sizing = TOCSIN_NONE};
	tree->node_count = 1;
}

static void plant(struct tree *tree)
{
	const struct tocsin_buffer_sizing **sorted = sort_by_array(tree);
	make_room(tree, sorted);
	tree->next = TOCSIN_NEW(&tree->arena, uint32_t, tree->count);
	uint32_t *path = NULL; /* the nodes along the array looked at */
	for (uint32_t k = 0; k < tree->count; k++) {
		const struct tocsin_buffer_sizing *sizing = sorted[k];
		uint32_t number = (uint32_t)(sizing - tree->sizings);
		if (k == 0 || sizing->chain != sorted[k - 1]->chain) {
			path = TOCSIN_NEW(&tree->arena, uint32_t, sizing->chain_count + 1);
			for (uint32_t n = 0; n < sizing->chain_count; n++)
				path[n + 1] = step(tree, path[n], &sizing->chain[n]);
		}
		struct node *end = &tree->nodes[path[sizing->chain_count]];
		tree->next[number] = end->sizing;
		end->sizing = number;
	}
	for (uint32_t n = tree->node_count; n > 1; n--)
		tree->nodes[tree->nodes[n - 1].parent].weight += tree->nodes[n - 1].weight;
}

/* ---- The runs ---- */

struct runs {
	double of[RUNS];
};

struct simulation {
	struct tree tree;
	double normal[QUANTILES]; /* quantiles of the standard normal distribution */
	double sorted[RUNS];      /* what the quantile of a chain is looked for in */
	double *quantiles;
};

/* The standard normal quantile of 0.9: where S lies of a lognormal with median A. */
static const double SAFE_QUANTILE = 1.2815515655446004;

/* The middles of equally likely strips, by Newton's method from one to the next. */
void simulation_normal_quantiles(double normal[SIMULATION_QUANTILES])
{
	double z = 0;
	for (int k = QUANTILES / 2; k < QUANTILES; k++) {
		double above = 1 - (k + 0.5) / QUANTILES;
		double step = 1;
		for (int round = 0; round < 8 && fabs(step) > 1e-9; round++) {
			double density = tocsin_exp(-z * z / 2) / sqrt(2 * 3.14159265358979323846);
			step = (tocsin_normal_above(z) - above) / density;
			z += step;
		}
		normal[k] = z;
		normal[QUANTILES - 1 - k] = -z;
	}
}

/* Adds to every run what the node's part takes in it. */
static void add_part(const struct simulation *simulation, const struct node *node, double *runs)
{
	const struct tocsin_buffer_sizing *sizing = simulation->tree.sizings;
	const struct tocsin_task *task = &sizing->project->tasks[node->task];
	double median = (double)tocsin_part_left(
		sizing, &(struct tocsin_chain_item){node->task, node->part});
	if (task->focused <= 0 || median <= 0)
		return;
	double sigma = tocsin_log((double)task->safe / (double)task->focused) / SAFE_QUANTILE;
	double takes[QUANTILES];
	for (int k = 0; k < QUANTILES; k++)
		takes[k] = median * tocsin_exp(sigma * simulation->normal[k]);
	struct tocsin_random seeds = tocsin_random_seeded(sizing->seed + node->depth);
	struct tocsin_random random = tocsin_random_seeded(tocsin_random_next(&seeds));
	enum { DRAWS = 64 / QUANTILE_BITS };
	_Static_assert(RUNS % DRAWS == 0, "a word of random bits for so many runs");
	for (int r = 0; r < RUNS; r += DRAWS) {
		uint64_t bits = tocsin_random_next(&random);
		for (int k = 0; k < DRAWS; k++, bits >>= QUANTILE_BITS)
			runs[r + k] += takes[bits % QUANTILES];
	}
}

static int by_value(const void *a, const void *b)
{
	const double *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

/*
 * The value with `rank` others before it in order. Runs are dealt into strips of equal width first:
 * only those of one strip need sorting.
 */
static double ranked(const double *runs, int rank, double *strip)
{
	enum { STRIPS = 1024 };
	double low = runs[0], high = runs[0];
	for (int r = 1; r < RUNS; r++) {
		low = runs[r] < low ? runs[r] : low;
		high = runs[r] > high ? runs[r] : high;
	}
	if (low == high)
		return low;
	double scale = (STRIPS - 1) / (high - low);
	int counts[STRIPS] = {0}, at = 0, before = 0, count = 0;
	for (int r = 0; r < RUNS; r++)
		counts[(int)((runs[r] - low) * scale)]++;
	while (before + counts[at] <= rank)
		before += counts[at++];
	for (int r = 0; r < RUNS; r++)
		if ((int)((runs[r] - low) * scale) == at)
			strip[count++] = runs[r];
	qsort(strip, (size_t)count, sizeof *strip, by_value);
	return strip[rank - before];
}

/* The quantile of every chain that ends at this node. */
static void measure(struct simulation *simulation, const struct node *node, const double *runs)
{
	if (node->sizing == TOCSIN_NONE)
		return;
	const struct tree *tree = &simulation->tree;
	int permille = tree->sizings->project->settings.confidence_permille;
	int rank = (permille * RUNS + 999) / 1000 - 1;
	rank = rank < 0 ? 0 : rank >= RUNS ? RUNS - 1 : rank;
	double quantile = ranked(runs, rank, simulation->sorted);
	for (uint32_t k = node->sizing; k != TOCSIN_NONE; k = tree->next[k])
		simulation->quantiles[k] = quantile;
}

static uint32_t heaviest_child(const struct tree *tree, const struct node *node)
{
	uint32_t heaviest = node->child;
	for (uint32_t k = node->child; k != TOCSIN_NONE; k = tree->nodes[k].sibling)
		if (tree->nodes[k].weight > tree->nodes[heaviest].weight)
			heaviest = k;
	return heaviest;
}

/*
 * Carries the runs from a node on. The heaviest child gets them last and needs no copy, so that
 * there are never more copies than the logarithm of the nodes.
 */
static void carry(struct simulation *simulation, uint32_t at, struct runs *runs)
{
	const struct tree *tree = &simulation->tree;
	struct runs *copy = NULL;
	while (at != TOCSIN_NONE) {
		const struct node *node = &tree->nodes[at];
		if (at != 0)
			add_part(simulation, node, runs->of);
		measure(simulation, node, runs->of);
		uint32_t heaviest = heaviest_child(tree, node);
		for (uint32_t k = node->child; k != TOCSIN_NONE; k = tree->nodes[k].sibling) {
			if (k == heaviest)
				continue;
			if (!copy && !(copy = malloc(sizeof *copy)))
				tocsin_out_of_memory();
			*copy = *runs;
			carry(simulation, k, copy);
		}
		at = heaviest;
	}
	free(copy);
}

void simulate_chains(const struct tocsin_buffer_sizing *sizings, uint32_t count, double *quantiles)
{
	if (count == 0)
		return;
	struct simulation *simulation = calloc(1, sizeof *simulation);
	struct runs *runs = calloc(1, sizeof *runs);
	if (!simulation || !runs)
		tocsin_out_of_memory();
	simulation->tree = (struct tree){.sizings = sizings, .count = count};
	simulation->quantiles = quantiles;
	tocsin_arena_init(&simulation->tree.arena);
	simulation_normal_quantiles(simulation->normal);
	plant(&simulation->tree);
	carry(simulation, 0, runs);
	tocsin_arena_finish(&simulation->tree.arena);
	free(runs);
	free(simulation);
}
