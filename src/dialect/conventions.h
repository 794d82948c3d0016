/*
 * How the cells of a file are written, from its language and from what its first rows show.
 */
#ifndef DIALECT_CONVENTIONS_H
#define DIALECT_CONVENTIONS_H

#include "dialect.h"
#include "sample.h"

/*
 * Fills `dialect->conventions`; its columns and its language are known. `header` is the row of
 * `sample` that holds the captions (the last of them), so that its rows of tasks follow.
 */
void conventions_find(struct dialect *dialect, const struct sample *sample, uint32_t header,
	const struct dialect_wishes *wishes);

/*
 * The unit that a caption names, as in "est. (days)" or "estimated hours": how many bytes of it are
 * left without what stands in brackets at its end, and in `*bare` the unit. false where it names
 * none.
 */
bool conventions_caption_unit(
	size_t *length, enum bare_unit *bare, const char *caption, const struct language *language);

#endif
