#include "language.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

const struct language languages[] = {
	{
		.code = "en",
		.name = "English",
		.decimal = '.',
		.dates = DATE_MDY,
		.units = {"m|min|mins|minute|minutes", "h|hr|hrs|hour|hours", "d|day|days",
			"w|wk|wks|week|weeks", "mo|mon|mons|month|months", "y|yr|yrs|year|years"},
		.elapsed = {"em|emin|emins|eminute|eminutes", "eh|ehr|ehrs|ehour|ehours",
			"ed|eday|edays", "ew|ewk|ewks|eweek|eweeks",
			"emo|emon|emons|emonth|emonths", "ey|eyr|eyrs|eyear|eyears"},
		.relations = {"FS", "SS", "FF", "SF"},
		.yes = "yes|true|y",
		.no = "no|false|n",
		.months = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec",
	},
	{
		.code = "de",
		.name = "German",
		.decimal = ',',
		.dates = DATE_DMY,
		.units = {"m|min|minute|minuten", "h|std|stunde|stunden", "t|tag|tage",
			"w|woche|wochen", "mon|monat|monate", "j|jahr|jahre"},
		.elapsed = {"fm|fmin|fminuten", "fh|fstd|fstunde|fstunden", "ft|ftag|ftage",
			"fw|fwoche|fwochen", "fmon|fmonat|fmonate", "fj|fjahr|fjahre"},
		.relations = {"EA", "AA", "EE", "AE"},
		.yes = "ja|wahr",
		.no = "nein|falsch",
		.months = "jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez",
	},
};

const unsigned language_count = sizeof languages / sizeof *languages;

const struct language *language_find(const char *code)
{
	size_t length = strcspn(code, "_-");
	for (unsigned i = 0; i < language_count; i++)
		if (strcmp(languages[i].code, code) == 0)
			return &languages[i];
	for (unsigned i = 0; i < language_count; i++)
		if (strlen(languages[i].code) == length &&
			strncmp(languages[i].code, code, length) == 0)
			return &languages[i];
	return NULL;
}

bool language_lists(const char *list, const char *word, size_t length)
{
	while (list != NULL) {
		size_t piece = strcspn(list, "|");
		if (piece == length && strncasecmp(list, word, length) == 0)
			return true;
		list = list[piece] == '|' ? list + piece + 1 : NULL;
	}
	return false;
}
