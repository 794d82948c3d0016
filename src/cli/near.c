#include "near.h"

#include "tocsin/text.h"

void near_init(struct near *near, const char *word, size_t length)
{
	/* One slip in a short word, one more for each four letters. */
	*near = (struct near){.word = word,
		.length = length,
		.best = 1 + (unsigned)(length < 32 ? length : 32) / 4};
}

void near_offer(struct near *near, const char *candidate, const char *shown)
{
	unsigned far = tocsin_text_distance(near->word, near->length, candidate);
	if (far > near->best || far >= near->length)
		return;
	if (far < near->best)
		near->count = 0;
	near->best = far;
	for (unsigned i = 0; i < near->count; i++) {
		if (near->shown[i] == shown)
			return;
	}
	if (near->count < NEAR_SHOWN)
		near->shown[near->count++] = shown;
}

void near_print(const struct near *near, const char *prefix, FILE *to)
{
	struct tocsin_arena arena;
	tocsin_arena_init(&arena);
	for (unsigned i = 0; i < near->count; i++)
		fprintf(to, "%s%s%s",
			i == 0                ? "; did you mean "
			: i + 1 < near->count ? ", "
					      : " or ",
			prefix, tocsin_text_clean(&arena, near->shown[i]));
	if (near->count > 0)
		fputc('?', to);
	tocsin_arena_finish(&arena);
}
