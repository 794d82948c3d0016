/*
 * Glyphs: the few characters beyond letters that views draw, each beside its ASCII twin.
 */
#ifndef VIEWS_GLYPH_H
#define VIEWS_GLYPH_H

#include "canvas.h"

/* VIEW_GLYPHS: GLYPH(name, in ASCII, in Unicode) */
#define VIEW_GLYPHS(GLYPH)                                                                         \
	GLYPH(NOW, "@", "●")           /* the newest point */                                      \
	GLYPH(NOW_HOLLOW, "O", "○")    /* the newest point, nothing reported then */               \
	GLYPH(POINT, "o", "•")         /* an earlier point */                                      \
	GLYPH(POINT_EARLIER, "x", "∙") /* computed with a baseline no longer in force */           \
	GLYPH(POINT_LATER, "'", "o")   /* after the date that is looked at */                      \
	GLYPH(GHOST, "X", "◇")         /* where the point would go */                              \
	GLYPH(GHOST_PATH, "~", "·")    /* the way there */                                         \
	GLYPH(TREND, "+", "·")         /* where the last points lead */                            \
	GLYPH(CROSSING, "%", "×")      /* where the trend leaves a zone */                         \
	GLYPH(OFF_LEFT, "<", "◄")      /* a point that lies off the chart */                       \
	GLYPH(OFF_RIGHT, ">", "►")                                                                 \
	GLYPH(OFF_UP, "^", "▲")                                                                    \
	GLYPH(OFF_DOWN, "v", "▼")                                                                  \
	GLYPH(TEXTURE_GREEN, " ", " ") /* what fills a zone, so that it shows without colour */    \
	GLYPH(TEXTURE_YELLOW, ".", "░")                                                            \
	GLYPH(TEXTURE_RED, ":", "▒")                                                               \
	GLYPH(TEXTURE_BLACK, "#", "▓")                                                             \
	GLYPH(ARROW, ">", "→")                                                                     \
	GLYPH(ELLIPSIS, "~", "…")                                                                  \
	GLYPH(CRITICAL, "*", "◆") /* on the critical chain */                                      \
	GLYPH(BAR_FULL, "#", "■")                                                                  \
	GLYPH(BAR_EMPTY, ".", "·")                                                                 \
	GLYPH(METER_FULL, "#", "━")                                                                \
	GLYPH(METER_HALF, "#", "╸")                                                                \
	GLYPH(METER_EMPTY, ".", "─")                                                               \
	GLYPH(BAR_DONE, "=", "━")    /* the timeline: what is behind */                            \
	GLYPH(BAR_RUNNING, "#", "█") /* what is left of a running task */                          \
	GLYPH(BAR_LATER, "-", "▒")   /* what has not begun */                                      \
	GLYPH(BAR_PAUSE, ".", "─")   /* nobody works on it */                                      \
	GLYPH(OTHERWISE, ".", "┄")   /* where the plan had it, or another would */                 \
	GLYPH(CHAIN, "_", "─")       /* a chain as a whole */                                      \
	GLYPH(BUFFER_LEFT, "o", "▒")                                                               \
	GLYPH(BUFFER_USED, "%", "▓")                                                               \
	GLYPH(BUFFER_PAST, "!", "▓")                                                               \
	GLYPH(BUFFER_CLOSED, ".", "░")                                                             \
	GLYPH(DAY_OFF, ":", "·")                                                                   \
	GLYPH(LINE_NOW, "|", "│")                                                                  \
	GLYPH(LINE_PROMISE, "|", "┃")                                                              \
	GLYPH(LINE_DUE, "|", "┊")                                                                  \
	GLYPH(OPEN, "-", "▾")                                                                      \
	GLYPH(FOLDED, "+", "▸")

enum glyph {
#define VIEW_GLYPH_ENUM(name, ascii, unicode) GLYPH_##name,
	VIEW_GLYPHS(VIEW_GLYPH_ENUM)
#undef VIEW_GLYPH_ENUM
		GLYPH_COUNT
};

/* As UTF-8, to be written or printed. */
const char *glyph_text(const struct canvas *canvas, enum glyph glyph);
/* As a code point, to be put. */
uint32_t glyph_code(const struct canvas *canvas, enum glyph glyph);

#endif
