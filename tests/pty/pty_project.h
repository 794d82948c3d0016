/*
 * A project folder for the tests in a pseudo-terminal, in the folder where the test runs.
 */
#ifndef TOCSIN_PTY_PROJECT_H
#define TOCSIN_PTY_PROJECT_H

#include <stddef.h>

/* A condition is waited for, and how long it may take says nothing but that it never came: a loaded
 * machine is slow. Only PTY_QUIET is a time that passes. */
enum { PTY_SOON = 20000, PTY_QUIET = 80, PTY_PATH = 80 };

/* The folder's name; valid until the next pty_project_make. */
extern char pty_folder[];

/* Makes the folder with a project.csv (start 2026-03-02, today 2026-03-16) and this schedule, and
 * commits its plan. */
void pty_project_make(const char *schedule);
void pty_project_remove(void);

/* Writes a file of the project; `mode` as of fopen. */
void pty_project_write(const char *name, const char *text, const char *mode);
void pty_project_commit(void);

/* "FOLDER/name". Returns `out`. */
char *pty_project_path(char out[PTY_PATH], const char *name);

/* All of a file of the project; to be freed. */
char *pty_project_read(const char *name);

#endif
