#include "theme.h"

#include <string.h>

static const char *const names[THEMES] = {
	"default", "dark", "light", "high-contrast", "colour-blind", "mono"};

const char *theme_name(enum theme theme)
{
	return names[theme];
}

bool theme_parse(enum theme *out, const char *name)
{
	for (unsigned i = 0; i < THEMES; i++)
		if (strcmp(names[i], name) == 0) {
			*out = (enum theme)i;
			return true;
		}
	return false;
}
