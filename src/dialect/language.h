/*
 * How people who work in a language write numbers, dates, units and relations into a schedule.
 *
 * The language of a file comes from its header, never from a cell: `t` is a day in German and an
 * hour in Swedish.
 */
#ifndef DIALECT_LANGUAGE_H
#define DIALECT_LANGUAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "tocsin/project.h"

enum date_order { DATE_DMY, DATE_MDY, DATE_YMD };

/* Units of time, in the order of the words in struct language. */
enum language_unit {
	UNIT_MINUTES,
	UNIT_HOURS,
	UNIT_DAYS,
	UNIT_WEEKS,
	UNIT_MONTHS,
	UNIT_YEARS,
	UNITS
};

struct language {
	const char *code; /* "de", "pt_BR"; "en" is the first and stands for what is not known */
	const char *name; /* in English: "German" */
	/* In which people who write it save text that is not Unicode, for iconv; NULL: CP1252. */
	const char *code_page;
	char decimal; /* '.' or ',' */
	enum date_order dates;
	/* Words between bars, small letters; NULL = those of English, which are known beside. */
	const char *units[UNITS];
	const char *elapsed[UNITS];
	const char *relations[4]; /* by enum tocsin_link_type: "EA" for TOCSIN_FS in German */
	const char *yes, *no;
	const char *none; /* what stands where there is no date; NULL as above */
	/* How the name of each begins, from January and Monday on, between bars; "/" where there
	 * are several. NULL: not known. */
	const char *months;
	const char *weekdays;
};

extern const struct language languages[];
extern const unsigned language_count;

/* Does `word` (`length` bytes) stand in a list between bars? Letter case does not count. */
bool language_lists(const char *list, const char *word, size_t length);

/* The number of the month, from 1, whose name in `language` begins `word`; 0 where none does. */
int language_month(const struct language *language, const char *word, size_t length);

/* Likewise of a weekday, from 1 for Monday. */
int language_weekday(const struct language *language, const char *word, size_t length);

/* NULL where no language has the code; "pt-BR" is "pt_BR", and "de_AT" is found as "de". */
const struct language *language_find(const char *code);

#endif
