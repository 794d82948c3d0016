/*
 * Dates as people and tools write them: 03.06.19, Mo 03.06.19 08:00, 6/28/15, 05-Jan-26 A,
 * 2026 January 02 12:00 AM, 2026年1月5日, 5 de enero de 2026.
 */
#ifndef DIALECT_DATES_H
#define DIALECT_DATES_H

#include "language.h"
#include "tocsin/civil.h"

/*
 * Writes the date of `text` as YYYY-MM-DD, with THH:MM where it has a time, to `out`. `order` says
 * what three bare numbers are; a year of two digits lies between 1970 and 2069. Months are known by
 * the beginning of their names in `language` and in English. A weekday before the date and what a
 * tool writes behind it (Primavera's A and *, a zone) are passed over. false: no date, or a month
 * or day that no calendar has.
 */
bool dates_rewrite(char out[TOCSIN_DATE_SIZE], const char *text, const struct language *language,
	enum date_order order);

/* What speaks against the date in a text. */
enum dates_objection { DATES_FINE, DATES_NO_DATE, DATES_NONEXISTENT, DATES_OTHER_WEEKDAY };

/* `day` is the date, except where there is none. */
enum dates_objection dates_object(struct tocsin_day *day, const char *text,
	const struct language *language, enum date_order order);

/* Does `text` tell whether its day stands before its month? One of both is then above 12. */
bool dates_tell_order(enum date_order *out, const char *text, const struct language *language);

/* Does an A stand behind the date, for actual? "05-Jan-26 A", "05-Jan-26 08:00 A". */
bool dates_marked_actual(const char *text);

#endif
