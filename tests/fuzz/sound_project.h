/*
 * What every project that a reader hands out must hold: indices that lead somewhere, sizes in
 * range.
 */
#ifndef TEST_SOUND_PROJECT_H
#define TEST_SOUND_PROJECT_H

#include "tocsin/project.h"

void sound_project(const struct tocsin_project *project);

#endif
