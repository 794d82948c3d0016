#include "origin.h"

#include <string.h>

#include "durations.h"
#include "manner.h"

/* ---- What a caption means ---- */

/* Does `caption` belong to `language`, or, where `base`, to what it is a kind of (en for en_GB)? */
static bool speaks(const struct caption *caption, const struct language *language, bool base)
{
	const char *code = language->code;
	size_t length = base ? strcspn(code, "_") : strlen(code);
	return strlen(caption->language) == length && memcmp(caption->language, code, length) == 0;
}

/* The entry number `nth` (the last where there are fewer) for `text` in a tool and a language. */
static const struct caption *entry(const char *text, enum dialect_tool tool,
	const struct language *language, bool base, unsigned nth)
{
	const struct caption *end = captions + caption_count;
	const struct caption *at = captions_find(text), *found = NULL;
	for (; at != NULL && at < end && strcmp(at->text, text) == 0; at++)
		if (at->tool == tool && speaks(at, language, base) && (found == NULL || nth-- > 0))
			found = at;
	return found;
}

static const struct caption *of_tool(
	const char *text, enum dialect_tool tool, const struct language *language, unsigned nth)
{
	const struct caption *found = entry(text, tool, language, false, nth);
	if (found == NULL)
		found = entry(text, tool, language, true, nth);
	return found != NULL ? found : entry(text, tool, &languages[0], false, nth);
}

const struct caption *origin_meaning(const struct dialect *dialect, const char *text, unsigned nth)
{
	const struct caption *found = of_tool(text, dialect->tool, dialect->language, nth);
	if (found == NULL)
		found = of_tool(text, DIALECT_SHEET, dialect->language, nth);
	if (found == NULL)
		found = of_tool(text, DIALECT_OWN, dialect->language, nth);
	/* Who makes a sheet by hand takes words from the tools that they know. */
	for (unsigned tool = 0; found == NULL && tool < DIALECT_SHEET; tool++)
		if (dialect->tool == DIALECT_SHEET)
			found = of_tool(text, (enum dialect_tool)tool, dialect->language, nth);
	return found;
}

/* ---- Which tool knows most of a header ---- */

/* How much of a header a tool knows in a language. */
struct tally {
	uint32_t exact;    /* captions in the language itself */
	uint32_t both;     /* that are the tool's English too */
	uint32_t peculiar; /* that nobody writes into a sheet by hand */
};

/* The first captions that are the same in `plain`, so that each counts once. */
static bool stands_before(const char *const *plain, uint32_t cell)
{
	for (uint32_t i = 0; i < cell; i++)
		if (strcmp(plain[i], plain[cell]) == 0)
			return true;
	return false;
}

static void count_caption(struct tally *tallies, const char *text)
{
	const struct caption *end = captions + caption_count, *from = captions_find(text);
	bool english[DIALECT_TOOLS] = {false}, common = false;
	const struct caption *at = from;
	for (; at != NULL && at < end && strcmp(at->text, text) == 0; at++) {
		english[at->tool] |= strcmp(at->language, languages[0].code) == 0;
		/* People write what a task waits for; that both ends are there is a tool's doing.
		 */
		common |= (at->tool == DIALECT_SHEET || at->tool == DIALECT_OWN) &&
			  at->column != SCHEDULE_SUCCESSORS;
	}
	for (const struct caption *before = NULL; from != at; before = from++) {
		if (before != NULL && before->tool == from->tool &&
			strcmp(before->language, from->language) == 0)
			continue; /* a caption that means two columns */
		size_t language = (size_t)(language_find(from->language) - languages);
		struct tally *tally = &tallies[from->tool * language_count + language];
		tally->exact++;
		tally->both += english[from->tool];
		tally->peculiar += !common;
	}
}

/* Is the first a better guess than the second? Tools write English where they have no word. */
struct guess {
	uint32_t known, exact, peculiar;
};

static bool is_better(const struct guess *one, const struct guess *other)
{
	if (one->known != other->known)
		return one->known > other->known;
	if (one->exact != other->exact)
		return one->exact > other->exact;
	return one->peculiar > other->peculiar;
}

/*
 * A tool must be known by a caption that nobody writes by hand, or by one that marks it and enough
 * others, or any table of tasks would be an export.
 */
static bool may_be(enum dialect_tool tool, const struct guess *guess, bool marked,
	const struct dialect_wishes *wishes)
{
	enum { ENOUGH = 5 };
	if (wishes->tool != NULL)
		return tool == dialect_tool_of(wishes->tool);
	if (tool == DIALECT_OWN || tool == DIALECT_SHEET)
		return tool == DIALECT_SHEET;
	return guess->peculiar > 0 || (marked && guess->known >= ENOUGH);
}

static void choose(struct dialect *out, const char *const *plain, const struct tally *tallies,
	const struct dialect_wishes *wishes)
{
	struct guess best = {0};
	for (unsigned tool = 0; tool < DIALECT_TOOLS; tool++) {
		const struct tally *row = &tallies[tool * language_count];
		const struct manner *manner = manner_of((enum dialect_tool)tool);
		bool marked = manner != NULL && manner->marks != NULL &&
			      manner_is_marked((enum dialect_tool)tool, plain, out->width);
		for (unsigned i = 0; i < language_count; i++) {
			bool other = wishes->language != NULL && &languages[i] != out->language;
			struct guess guess = {row[i].exact + row[0].exact - row[i].both,
				row[i].exact, row[i].peculiar + row[0].peculiar};
			if (other || !may_be((enum dialect_tool)tool, &guess, marked, wishes) ||
				!is_better(&guess, &best))
				continue;
			best = guess;
			out->tool = (enum dialect_tool)tool;
			out->language = &languages[i];
		}
	}
}

/* ---- Microsoft Project in English ---- */

/* "5 days", "1 wk?": a number, a blank and a word, as Microsoft Project and few people write. */
static bool has_word_for_unit(const char *text)
{
	size_t number = strspn(text, "0123456789.,");
	size_t word = strcspn(text + number + (text[number] == ' '), "?");
	enum language_unit unit;
	bool elapsed;
	return number > 0 && text[number] == ' ' && word > 1 &&
	       durations_unit(&unit, &elapsed, text + number + 1, word, &languages[0]);
}

static uint32_t cell_of(
	const struct dialect *dialect, const char *const *plain, const char *caption)
{
	uint32_t cell = 0;
	while (cell < dialect->width && strcmp(plain[cell], caption) != 0)
		cell++;
	return cell;
}

/*
 * Its plainest tables have captions that anybody may write. What tells them from a sheet made by
 * hand is "Resource Names", and that every duration has its unit, in words.
 */
static bool is_plain_msproject(const struct dialect *dialect, const char *const *plain,
	const struct sample_row *rows, uint32_t count)
{
	uint32_t duration = cell_of(dialect, plain, "duration");
	uint32_t durations = 0;
	if (cell_of(dialect, plain, "resource names") == dialect->width)
		return false;
	if (duration == dialect->width)
		return cell_of(dialect, plain, "task name") < dialect->width;
	for (uint32_t i = 0; i < count; i++) {
		if (duration >= rows[i].count || rows[i].cells[duration][0] == '\0')
			continue;
		if (!has_word_for_unit(rows[i].cells[duration]))
			return false;
		durations++;
	}
	return durations > 0;
}

/* ---- The whole ---- */

/* A caption that only our own files have makes a file one of ours, whatever else it holds. */
static bool is_our_own(const char *const *plain, uint32_t width)
{
	static const char *const words[] = {"safe", "focused", "not before", "touchpoint"};
	for (uint32_t i = 0; i < width; i++)
		for (size_t word = 0; word < sizeof words / sizeof *words; word++)
			if (strcmp(plain[i], words[word]) == 0)
				return true;
	return false;
}

void origin_find(struct dialect *dialect, struct tocsin_arena *arena, const char *const *plain,
	const struct sample_row *rows, uint32_t count, const struct dialect_wishes *wishes)
{
	bool own = wishes->tool == NULL && is_our_own(plain, dialect->width);
	dialect->tool = own ? DIALECT_OWN : DIALECT_SHEET;
	if (wishes->tool != NULL)
		dialect->tool = dialect_tool_of(wishes->tool);
	dialect->language = wishes->language ? language_find(wishes->language) : &languages[0];
	if (own)
		return;
	struct tally *tallies = TOCSIN_NEW(arena, struct tally, DIALECT_TOOLS * language_count);
	for (uint32_t cell = 0; cell < dialect->width; cell++)
		if (!stands_before(plain, cell))
			count_caption(tallies, plain[cell]);
	choose(dialect, plain, tallies, wishes);
	if (wishes->tool == NULL && dialect->tool == DIALECT_SHEET &&
		dialect->language == &languages[0] &&
		is_plain_msproject(dialect, plain, rows, count))
		dialect->tool = DIALECT_MSPROJECT;
}
