/*
 * Files that people mistake for a table: those that their tool saves, instead of what it exports.
 */
#ifndef DIALECT_NO_TABLE_H
#define DIALECT_NO_TABLE_H

#include <stddef.h>

/* What such a file is and what to do instead, in one sentence; NULL where it may be a table. */
const char *no_table_reason(const char *bytes, size_t length);

#endif
