/*
 * What options say about how a schedule is to be read.
 */
#ifndef CLI_WISHES_H
#define CLI_WISHES_H

#include "dialect.h"
#include "options.h"

struct wishes {
	struct dialect_wishes said; /* its choices are those below: it stays where it is */
	struct column_choice choices[MAPS];
};

/*
 * Takes --dialect, --language, --map, --delimiter, --encoding and --dates. false: one sentence on
 * standard error named the words that would be right.
 */
bool wishes_take(struct wishes *out, const struct options *options);

/* The choices are about another file too, which may lack their columns. */
void wishes_share(struct wishes *wishes);

/* The i-th encoding that is worth naming; any that iconv knows may be asked for. NULL behind the
 * last. */
const char *wishes_encoding(unsigned i);

/* The i-th word for a delimiter; NULL behind the last. */
const char *wishes_delimiter(unsigned i);

#endif
