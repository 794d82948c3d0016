#include "role.h"

char role_letter(enum role role)
{
	static const char letters[] = {
#define CANVAS_ROLE_LETTER(name, letter, text) letter,
		CANVAS_ROLES(CANVAS_ROLE_LETTER)
#undef CANVAS_ROLE_LETTER
	};
	return role < ROLE_COUNT ? letters[role] : '?';
}
