/*
 * Folders: making them, and making sure that the names in them are on the disk.
 */
#ifndef STORE_FOLDER_H
#define STORE_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include "tocsin/arena.h"

/* The folder in which `path` lies: "." where it has no slash. In `arena`. */
const char *folder_of(struct tocsin_arena *arena, const char *path);

/* fsync of a folder, so that a name made or changed in it survives the power. errno where false. */
bool folder_sync(const char *folder);

/* Makes `folder` where it is missing, and its name durable. errno where false. */
bool folder_make(struct tocsin_arena *arena, const char *folder);

/*
 * One sentence for an errno met while writing `path`: what went wrong, that nothing was saved, and
 * what to do. Fits into 256 bytes whatever the path.
 */
void write_error_text(char *message, size_t size, const char *path, int error);

#endif
