#include "captions.h"

#include <stddef.h>
#include <string.h>

const struct caption captions[] = {
#define CAPTION(text, tool, language, column, rank)                                                \
	{text, DIALECT_##tool, language, SCHEDULE_##column, rank},
#include "captions.def"
#undef CAPTION
};

const unsigned caption_count = sizeof captions / sizeof *captions;

const struct caption *captions_find(const char *text)
{
	size_t from = 0, to = caption_count;
	while (from < to) {
		size_t middle = from + (to - from) / 2;
		if (strcmp(captions[middle].text, text) < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return from < caption_count && strcmp(captions[from].text, text) == 0 ? &captions[from]
									      : NULL;
}
