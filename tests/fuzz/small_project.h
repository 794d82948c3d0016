/*
 * A small project for the fuzz targets that need one: three tasks, two of them with ids that the
 * corpus uses, one on the civil clock.
 */
#ifndef TEST_SMALL_PROJECT_H
#define TEST_SMALL_PROJECT_H

#include "project_files.h"

void small_project(struct tocsin_project *project);

#endif
