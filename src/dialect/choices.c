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

void choices_check(const struct dialect *dialect, const struct csv_reader *csv,
	const struct dialect_wishes *wishes, const char *found)
{
	unsigned said = wishes->choice_count - wishes->kept_count;
	for (unsigned i = 0; i < wishes->choice_count; i++) {
		const char *caption = wishes->choices[i].caption;
		if (has_caption(dialect, caption))
			continue;
		const char *near = meant(dialect, caption);
		if (near != NULL)
			csv_reader_diag(csv, i < said ? TOCSIN_FAULT : TOCSIN_NOTE, dialect->header,
				0, "no column is called \"%s\"; did you mean \"%s\"?",
				excerpt_of(caption).text, excerpt_of(near).text);
		else
			csv_reader_diag(csv, i < said ? TOCSIN_FAULT : TOCSIN_NOTE, dialect->header,
				0, "no column is called \"%s\", found: %s",
				excerpt_of(caption).text, found);
	}
}

/* ---- Proposals ---- */

enum { UNLIKE = 1000 };

/* How far a caption is from a known one: the beginning of it, a part of it, or a slip in it. */
static unsigned unlikeness(const char *caption, const char *known)
{
	enum { BEGINNING = 3, PART = 4, SLIPS_A_WORD = 4, PART_FAR = 10 };
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

const char *choices_propose(const struct dialect *dialect, enum schedule_column column)
{
	enum { CELLS = 64 }; /* of a header that a person reads */
	struct tocsin_arena arena;
	const char *best = NULL;
	unsigned least = UNLIKE;
	tocsin_arena_init(&arena);
	for (uint32_t cell = 0; cell < dialect->width && cell < CELLS; cell++) {
		const char *plain = table_caption(&arena, dialect->captions[cell]);
		const struct caption *known = captions_find(plain);
		if (dialect->column_of[cell] != TABLE_ABSENT ||
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
