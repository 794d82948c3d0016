/*
 * The trend in a sentence: which zones it enters, about when, and what becomes of the promise.
 *
 *     trend: red at 46 % (~04-14), black at 70 % (~05-06), ends at 134 %, 4.4 d past the promise
 */
#ifndef VIEWS_TREND_WORDS_H
#define VIEWS_TREND_WORDS_H

#include "view.h"

/* The longest way to say it that takes at most `columns` cells, from the canvas's arena; NULL where
 * there is nothing to say: of a proposal, and when all is done. */
const char *trend_words(struct canvas *canvas, const struct view_data *data, int columns);

#endif
