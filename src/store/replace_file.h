/*
 * Replacing a file so that a reader, or a machine that loses power, sees the old bytes or the new
 * ones.
 */
#ifndef STORE_REPLACE_FILE_H
#define STORE_REPLACE_FILE_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Writes a temporary beside `path`, fsyncs, renames, fsyncs the folder. false: `message` says in
 * one sentence what failed; the old file is untouched and no temporary stays behind.
 */
bool replace_file(const char *path, const void *bytes, size_t length, char *message, size_t size);

#endif
