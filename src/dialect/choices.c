#include "choices.h"

#include <string.h>

#include "captions.h"
#include "table.h"
#include "tocsin/text.h"

/* ---- Captions that are not there ---- */

static bool has_caption(const struct dialect *dialect, const char *caption)
{
	for (uint32_t cell = 0; cell < dialect->width; cell++)
		if (strcmp(dialect->captions[cell], caption) == 0)
			return true;
	return false;
}

/* The caption that was probably meant; NULL where none is near. */
static const char *meant(const struct dialect *dialect, const char *caption)
{
	size_t length = strlen(caption);
	unsigned best = (unsigned)(length < 32 ? length : 32) / 4 + 2;
	const char *found = NULL;
	for (uint32_t cell = 0; cell < dialect->width; cell++) {
		const char *there = dialect->captions[cell];
		unsigned far = tocsin_text_compare_fold(there, caption) == 0
				       ? 0
				       : tocsin_text_distance(caption, length, there);
		if (far >= best || far >= length || there[0] == '\0')
			continue;
		best = far;
		found = there;
	}
	return found;
}

static void tell_said(const struct dialect *dialect, const struct csv_reader *csv,
	const char *caption, const char *found)
{
	const char *near = meant(dialect, caption);
	if (near != NULL)
		csv_reader_diag(csv, TOCSIN_FAULT, dialect->header, 0,
			"no column is called \"%s\"; did you mean \"%s\"?",
			excerpt_of(caption).text, excerpt_of(near).text);
	else
		csv_reader_diag(csv, TOCSIN_FAULT, dialect->header, 0,
			"no column is called \"%s\", found: %s", excerpt_of(caption).text, found);
}

void choices_check(const struct dialect *dialect, const struct csv_reader *csv,
	const struct dialect_wishes *wishes, const char *found)
{
	unsigned said = wishes->choice_count - wishes->kept_count;
	struct tocsin_arena arena;
	const char *gone = NULL;
	tocsin_arena_init(&arena);
	for (unsigned i = 0; i < wishes->choice_count; i++) {
		const char *caption = wishes->choices[i].caption;
		if (has_caption(dialect, caption))
			continue;
		if (i < said)
			tell_said(dialect, csv, caption, found);
		else
			gone = gone == NULL ? caption
					    : tocsin_arena_printf(&arena, "%s, %s", gone, caption);
	}
	if (gone != NULL)
		csv_reader_diag(csv, TOCSIN_NOTE, dialect->header, 0,
			"columns whose meaning was kept, and that are not here: %s", gone);
	tocsin_arena_finish(&arena);
}

/* ---- Proposals ---- */

enum { UNLIKE = 1000 };

/* How far a caption is from a known one: the beginning of it, a part of it, or a slip in it. */
static unsigned unlikeness(const char *caption, const char *known)
{
	enum { BEGINNING = 3, PART = 4, SLIPS_A_WORD = 5, PART_FAR = 10 };
	size_t length = strlen(caption), other = strlen(known);
	const char *shorter = length < other ? caption : known;
	const char *longer = length < other ? known : caption;
	size_t least = strlen(shorter);
	if (least >= BEGINNING && strncmp(longer, shorter, least) == 0)
		return (unsigned)(strlen(longer) - least);
	if (least >= PART && strstr(longer, shorter) != NULL)
		return PART_FAR + (unsigned)(strlen(longer) - least);
	unsigned far = tocsin_text_distance(caption, length, known);
	return length >= BEGINNING && far <= length / SLIPS_A_WORD ? far : UNLIKE;
}

/* A caption as captions are compared, without the unit in brackets at its end; NULL where it is too
 * long for one: a row that was not split. */
static const char *compared(struct tocsin_arena *arena, const char *caption)
{
	enum { LONGEST = 40 };
	if (strlen(caption) > LONGEST)
		return NULL;
	char *plain = table_caption(arena, caption);
	size_t length = strcspn(plain, "([");
	while (length > 0 && plain[length - 1] == ' ')
		length--;
	plain[length] = '\0';
	return plain;
}

const char *choices_propose(const struct dialect *dialect, enum schedule_column column)
{
	enum { CELLS = 64 }; /* of a header that a person reads */
	struct tocsin_arena arena;
	const char *best = NULL;
	unsigned least = UNLIKE;
	tocsin_arena_init(&arena);
	for (uint32_t cell = 0; cell < dialect->width && cell < CELLS; cell++) {
		const char *plain = compared(&arena, dialect->captions[cell]);
		const struct caption *known = plain ? captions_find(plain) : NULL;
		if (plain == NULL || dialect->column_of[cell] != TABLE_ABSENT ||
			(known != NULL && known->column != column))
			continue;
		for (unsigned i = 0; i < caption_count; i++) {
			if (captions[i].column != column)
				continue;
			unsigned far = unlikeness(plain, captions[i].text);
			if (far >= least)
				continue;
			least = far;
			best = dialect->captions[cell];
		}
	}
	tocsin_arena_finish(&arena);
	return best;
}
