/*
 * A project whose levelling nobody proves at once: what waits for a search has something to wait
 * for.
 */
#ifndef TOCSIN_HARD_PROJECT_H
#define TOCSIN_HARD_PROJECT_H

/* Writes FOLDER/schedule.csv with so many tasks on four resources; the same text every time. */
void hard_project_write(const char *folder, int tasks);

#endif
