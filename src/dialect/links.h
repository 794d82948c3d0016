/*
 * Predecessor cells as other tools write them: 8EA+1 Tag;2AA, 5-FS=P2D, 6|7, 3 FS + 2 days.
 */
#ifndef DIALECT_LINKS_H
#define DIALECT_LINKS_H

#include "dialect.h"

/*
 * Writes the links of `text` in our own spelling, "8FS+1d;2SS", to `out`. Relations and units are
 * those of the file's language, and of English. A piece that is not understood stays as it is, for
 * an id may look like anything: what is read as a relation follows a digit. false: nothing had to
 * be changed, or there is no room for it.
 */
bool links_rewrite(char out[DIALECT_TEXT_MAX], const char *text, const struct dialect *dialect);

#endif
