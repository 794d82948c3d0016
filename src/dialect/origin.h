/*
 * Where a file comes from: the tool and the language whose captions its header holds.
 */
#ifndef DIALECT_ORIGIN_H
#define DIALECT_ORIGIN_H

#include "captions.h"
#include "dialect.h"
#include "sample.h"

/*
 * Fills `dialect->tool` and `dialect->language`. `plain` are the captions of its header as
 * captions_plain makes them; `rows` and `count` the sampled rows below.
 */
void origin_find(struct dialect *dialect, struct tocsin_arena *arena, const char *const *plain,
	const struct sample_row *rows, uint32_t count, const struct dialect_wishes *wishes);

/*
 * What `text` means in a file of this origin, the first time it stands in the header (`nth` 0), the
 * second and so on: people add columns by hand, so other tools and English are asked too. NULL
 * where nothing knows it.
 */
const struct caption *origin_meaning(const struct dialect *dialect, const char *text, unsigned nth);

#endif
