#include "wishes.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "near.h"
#include "table.h"
#include "tocsin/arena.h"
#include "tocsin/text.h"

static const char *clean(struct tocsin_arena *arena, const char *text)
{
	return tocsin_text_clean(arena, text);
}

/*
 * "tocsin: --language 'dee' is none of en, de, ...; did you mean de?" `word` gives the i-th word
 * that the option takes, and in `*also` another name of it, or NULL.
 */
static bool refuse(
	enum option option, const char *value, const char *(*word)(unsigned i, const char **also))
{
	struct near near;
	struct tocsin_arena arena;
	const char *also, *at;
	tocsin_arena_init(&arena);
	near_init(&near, value, strlen(value));
	fprintf(stderr, "tocsin: --%s '%s' is none of ", options_row(option)->word,
		clean(&arena, value));
	for (unsigned i = 0; (at = word(i, &also)) != NULL; i++) {
		fprintf(stderr, "%s%s", i > 0 ? ", " : "", at);
		near_offer(&near, at, at);
		if (also != NULL)
			near_offer(&near, also, at);
	}
	near_print(&near, "", stderr);
	fputc('\n', stderr);
	tocsin_arena_finish(&arena);
	return false;
}

/* ---- Words ---- */

static const char *tool_word(unsigned i, const char **also)
{
	*also = i < DIALECT_TOOLS ? dialect_tool_name((enum dialect_tool)i) : NULL;
	return i < DIALECT_TOOLS ? dialect_tool_word((enum dialect_tool)i) : NULL;
}

static const char *language_word(unsigned i, const char **also)
{
	*also = i < language_count ? languages[i].name : NULL;
	return i < language_count ? languages[i].code : NULL;
}

static const char *encoding_word(unsigned i, const char **also)
{
	*also = NULL;
	return wishes_encoding(i);
}

static const char *order_word(unsigned i, const char **also)
{
	static const char *const orders[] = {
		[DATE_DMY] = "dmy", [DATE_MDY] = "mdy", [DATE_YMD] = "ymd"};
	*also = NULL;
	return i < sizeof orders / sizeof *orders ? orders[i] : NULL;
}

static const char *meaning_word(unsigned i, const char **also)
{
	*also = NULL;
	if (i == SCHEDULE_COLUMNS)
		return "-";
	return i < SCHEDULE_COLUMNS ? schedule_column_word((enum schedule_column)i) : NULL;
}

const char *wishes_encoding(unsigned i)
{
	static const char *const names[] = {"UTF-8", "UTF-16LE", "UTF-16BE", "Windows-1252",
		"Windows-1250", "Windows-1251", "Windows-1253", "Windows-1254", "Windows-1255",
		"Windows-1256", "Windows-1257", "Windows-1258", "ISO-8859-1", "ISO-8859-2",
		"ISO-8859-15", "KOI8-R", "Shift_JIS", "EUC-JP", "GB18030", "Big5", "EUC-KR"};
	return i < sizeof names / sizeof *names ? names[i] : NULL;
}

static const struct {
	const char *word;
	char character;
} delimiters[] = {{"comma", ','}, {"semicolon", ';'}, {"tab", '\t'}, {"pipe", '|'}};

const char *wishes_delimiter(unsigned i)
{
	return i < sizeof delimiters / sizeof *delimiters ? delimiters[i].word : NULL;
}

static const char *delimiter_word(unsigned i, const char **also)
{
	*also = NULL;
	return wishes_delimiter(i);
}

/* ---- Options ---- */

static bool take_tool(struct dialect_wishes *wishes, const char *value)
{
	wishes->tool = value;
	return dialect_tool_of(value) != DIALECT_TOOLS || refuse(OPTION_DIALECT, value, tool_word);
}

/* By its code, or by its name in English. */
static bool take_language(struct dialect_wishes *wishes, const char *value)
{
	const struct language *language = language_find(value);
	for (unsigned i = 0; i < language_count && language == NULL; i++)
		if (tocsin_text_compare_fold(languages[i].name, value) == 0)
			language = &languages[i];
	if (language == NULL)
		return refuse(OPTION_LANGUAGE, value, language_word);
	wishes->language = language->code;
	return true;
}

static bool take_encoding(struct dialect_wishes *wishes, const char *value)
{
	wishes->encoding = value;
	return encoding_known(value) || refuse(OPTION_ENCODING, value, encoding_word);
}

/* A word, or the character itself: what no number, word or quoted text could be part of. */
static bool take_delimiter(struct dialect_wishes *wishes, const char *value)
{
	static const char ours[] = "\"'.-+";
	for (size_t i = 0; i < sizeof delimiters / sizeof *delimiters; i++)
		if (tocsin_text_compare_fold(delimiters[i].word, value) == 0)
			wishes->delimiter = delimiters[i].character;
	bool single = value[0] != '\0' && value[1] == '\0' && strchr(ours, value[0]) == NULL &&
		      (value[0] == '\t' || (isascii(value[0]) && ispunct(value[0])));
	if (single)
		wishes->delimiter = value[0];
	else if (strcmp(value, "\\t") == 0)
		wishes->delimiter = '\t';
	return wishes->delimiter != '\0' || refuse(OPTION_DELIMITER, value, delimiter_word);
}

static bool take_dates(struct dialect_wishes *wishes, const char *value)
{
	const char *word, *also;
	for (unsigned i = 0; (word = order_word(i, &also)) != NULL; i++)
		if (tocsin_text_compare_fold(word, value) == 0) {
			wishes->dates = (enum date_order)i;
			wishes->dates_given = true;
		}
	return wishes->dates_given || refuse(OPTION_DATES, value, order_word);
}

/* ---- --map ---- */

static bool same_meaning(enum schedule_column a, enum schedule_column b)
{
	return a == b && a != SCHEDULE_UNREAD && a != SCHEDULE_PREDECESSORS &&
	       a != SCHEDULE_SUCCESSORS;
}

/* A column has one meaning, and a meaning one column, but for links. */
static bool contradicts(const struct wishes *wishes, const struct column_choice *choice)
{
	for (unsigned i = 0; i < wishes->said.choice_count; i++) {
		const struct column_choice *before = &wishes->choices[i];
		bool caption = strcmp(before->caption, choice->caption) == 0;
		if (!caption && !same_meaning(before->column, choice->column))
			continue;
		fprintf(stderr,
			caption ? "tocsin: --map says twice what '%s' means\n"
				: "tocsin: --map names two columns for '%s'\n",
			caption ? choice->caption : schedule_column_word(choice->column));
		return true;
	}
	return false;
}

/* "safe=Est. (days)"; behind the first = everything is the caption. */
static bool take_choice(struct wishes *out, struct tocsin_arena *arena, const char *value)
{
	size_t length = strcspn(value, "=");
	if (value[length] == '\0' || value[length + 1] == '\0') {
		fprintf(stderr,
			"tocsin: --map '%s' names no %s; write it so: --map 'safe=Est. (days)'\n",
			clean(arena, value), value[length] == '\0' ? "column" : "caption");
		return false;
	}
	const char *word = tocsin_arena_strndup(arena, value, length);
	struct column_choice choice = {.caption = value + length + 1,
		.column = schedule_column_of(table_caption(arena, word))};
	if (choice.column == SCHEDULE_UNREAD && strcmp(word, "-") != 0)
		return refuse(OPTION_MAP, word, meaning_word);
	if (contradicts(out, &choice))
		return false;
	out->choices[out->said.choice_count++] = choice;
	return true;
}

static bool take_choices(struct wishes *out, const struct options *options)
{
	struct tocsin_arena arena;
	bool good = true;
	tocsin_arena_init(&arena);
	for (int i = 0; i < options->map_count && good; i++)
		good = take_choice(out, &arena, options->maps[i]);
	tocsin_arena_finish(&arena);
	out->said.choices = out->choices;
	return good;
}

bool wishes_take(struct wishes *out, const struct options *options)
{
	static const struct {
		enum option option;
		bool (*take)(struct dialect_wishes *wishes, const char *value);
	} takers[] = {
		{OPTION_DIALECT, take_tool},
		{OPTION_LANGUAGE, take_language},
		{OPTION_ENCODING, take_encoding},
		{OPTION_DELIMITER, take_delimiter},
		{OPTION_DATES, take_dates},
	};
	*out = (struct wishes){0};
	for (size_t i = 0; i < sizeof takers / sizeof *takers; i++) {
		const char *value = options->value[takers[i].option];
		if (value != NULL && !takers[i].take(&out->said, value))
			return false;
	}
	return take_choices(out, options);
}

void wishes_share(struct wishes *wishes)
{
	wishes->said.kept_count = wishes->said.choice_count;
}
