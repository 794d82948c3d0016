/*
 * Themes: what a person may choose of the looks.
 *
 *     default         the terminal's own background, and colours that read on black as on white
 *     dark, light     a background of their own, whatever the terminal has
 *     high-contrast   black, white and bright colours, nothing dim
 *     colour-blind    as the default, with blue, yellow and vermillion for green, yellow and red
 *     mono            no colours: bold, underlined and reversed text, and textures
 */
#ifndef CANVAS_THEME_H
#define CANVAS_THEME_H

#include <stdbool.h>

enum theme {
	THEME_DEFAULT,
	THEME_DARK,
	THEME_LIGHT,
	THEME_HIGH_CONTRAST,
	THEME_COLOUR_BLIND,
	THEME_MONO,
	THEMES
};

const char *theme_name(enum theme theme);
bool theme_parse(enum theme *out, const char *name);

#endif
