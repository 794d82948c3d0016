/*
 * What a cell means. Views say roles; colours come last, in the terminal, the ANSI text or the
 * picture.
 */
#ifndef CANVAS_ROLE_H
#define CANVAS_ROLE_H

/* CANVAS_ROLES: ROLE(name, letter in a role grid, what it is) */
#define CANVAS_ROLES(ROLE)                                                                         \
	ROLE(TEXT, '.', "plain text")                                                              \
	ROLE(DIM, 'd', "secondary text")                                                           \
	ROLE(TITLE, 't', "titles and column heads")                                                \
	ROLE(FRAME, 'f', "borders, axes, rules")                                                   \
	ROLE(KEY, 'k', "a key in the footer or the help")                                          \
	ROLE(SELECTED, 's', "the row under the cursor")                                            \
	ROLE(INPUT, 'i', "text being typed")                                                       \
	ROLE(MESSAGE, 'm', "what just happened")                                                   \
	ROLE(ALARM, '!', "what went wrong")                                                        \
	ROLE(MATCH, '/', "what a search found")                                                    \
	ROLE(CRITICAL, 'c', "critical chain")                                                      \
	ROLE(FEEDING, 'e', "feeding chain")                                                        \
	ROLE(GREEN, 'g', "green zone: background of the chart")                                    \
	ROLE(YELLOW, 'y', "yellow zone: background of the chart")                                  \
	ROLE(RED, 'r', "red zone: background of the chart")                                        \
	ROLE(BLACK, 'b', "past the promise: background of the chart")                              \
	ROLE(GREEN_EDGE, '1', "a cell that is green below and yellow above")                       \
	ROLE(YELLOW_EDGE, '2', "a cell that is yellow below and red above")                        \
	ROLE(GREEN_LABEL, 'G', "a word or number that is green")                                   \
	ROLE(YELLOW_LABEL, 'Y', "a word or number that is yellow")                                 \
	ROLE(RED_LABEL, 'R', "a word or number that is red")                                       \
	ROLE(BLACK_LABEL, 'B', "a word or number past the promise")                                \
	ROLE(DONE_LABEL, 'D', "finished")                                                          \
	ROLE(GREEN_BAR, '3', "the filled part of a bar that is green")                             \
	ROLE(YELLOW_BAR, '4', "the filled part of a bar that is yellow")                           \
	ROLE(RED_BAR, '5', "the filled part of a bar that is red, or over capacity")               \
	ROLE(BLACK_BAR, '6', "the filled part of a bar past the promise")                          \
	ROLE(LOAD_BAR, 'l', "the filled part of a bar of load")                                    \
	ROLE(TROUGH, 'u', "the empty part of a bar")                                               \
	ROLE(WHAT_IF, 'w', "what is only tried, and not so")

enum role {
#define CANVAS_ROLE_ENUM(name, letter, text) ROLE_##name,
	CANVAS_ROLES(CANVAS_ROLE_ENUM)
#undef CANVAS_ROLE_ENUM
		ROLE_COUNT
};

/*
 * Points, trails and lines drawn on a zone keep the zone as their role: their glyph and `bold` set
 * them off, so that a zone's colour is never lost under what lies on it. What is not bold on a zone
 * is texture: it tells the zones apart where there is no colour, and vanishes in the fill where
 * there is. The two edge roles carry a block glyph: its foreground is the zone below, its
 * background the one above.
 */

char role_letter(enum role role);

#endif
