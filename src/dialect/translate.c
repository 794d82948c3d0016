/*
 * Cells of another tool in our own spelling, one by one.
 */
#include <stdio.h>
#include <string.h>

#include "cell_value.h"
#include "dates.h"
#include "dialect.h"
#include "durations.h"
#include "links.h"
#include "manner.h"
#include "narrow.h"

/* What tools and people write where there is no date: Microsoft Project's NA in its languages. */
static bool is_no_date(const struct dialect *dialect, const char *text)
{
	size_t length = strlen(text);
	return strspn(text, "-\xE2\x80\x93\x94") == length ||
	       language_lists(dialect->language->none, text, length) ||
	       language_lists(languages[0].none, text, length);
}

static const char *date(const struct dialect *dialect, const char *text, char *out)
{
	struct tocsin_date parsed;
	if (is_no_date(dialect, text))
		return "";
	if (tocsin_date_parse(&parsed, text) != TOCSIN_DATE_MALFORMED ||
		!dates_rewrite(out, text, dialect->language, dialect->conventions.dates))
		return text;
	struct tocsin_day day;
	bool begins_with_weekday = text[0] < '0' || text[0] > '9';
	if (begins_with_weekday && dates_object(&day, text, dialect->language,
					   dialect->conventions.dates) == DATES_OTHER_WEEKDAY)
		return text;
	return out;
}

static const char *duration(
	const struct dialect *dialect, enum schedule_column column, const char *text, char *out)
{
	return durations_rewrite(out, text, dialect->language, dialect->conventions.decimal,
		       dialect->conventions.bare[column])
		       ? out
		       : text;
}

static const char *share(const struct dialect *dialect, const char *text, char *out)
{
	int64_t value;
	bool percent;
	if (!dialect->conventions.shares ||
		!thousandths_parse(&value, &percent, text, strlen(text)) || percent || value > 1000)
		return text;
	snprintf(out, DIALECT_TEXT_MAX, "%d.%d%%", (int)value / 10, (int)value % 10);
	return out;
}

/* Where a column holds kinds of tasks ("task", "phase", "milestone"), what is no milestone is none.
 */
static const char *yes_or_no(const struct dialect *dialect, const char *text)
{
	static const char milestones[] =
		"milestone|milestones|meilenstein|hito|jalon|marco|pietra miliare|cardine|"
		"mijlpaal|milstolpe|milepæl|kamień milowy|веха|virstanpylväs|mérföldkő|milník|"
		"マイルストーン|里程碑|마일스톤";
	size_t length = strlen(text);
	if (language_lists(dialect->language->yes, text, length))
		return "yes";
	if (language_lists(dialect->language->no, text, length))
		return "no";
	if (language_lists(milestones, text, length))
		return "yes";
	return dialect->types ? "no" : text;
}

/* A number in wide digits is the same id as in those that links may have; a name stays a name. */
static const char *wide_number(const char *text, char out[DIALECT_TEXT_MAX])
{
	return narrow_is_wide_digit(text) &&
			       narrow_text(out, DIALECT_TEXT_MAX, text, strlen(text)) &&
			       out[strspn(out, "0123456789")] == '\0'
		       ? out
		       : text;
}

/* What every tool writes in the same way, up to language and conventions. */
static const char *common(const struct dialect *dialect, enum schedule_column column,
	const char *text, char out[DIALECT_TEXT_MAX])
{
	switch (column) {
	case SCHEDULE_SAFE:
	case SCHEDULE_FOCUSED:
	case SCHEDULE_OTHER_ESTIMATE:
	case SCHEDULE_REMAINING:
		return duration(dialect, column, text, out);
	case SCHEDULE_NOT_BEFORE:
	case SCHEDULE_START:
	case SCHEDULE_FINISH:
	case SCHEDULE_ACTUAL_START:
	case SCHEDULE_ACTUAL_FINISH:
		return date(dialect, text, out);
	case SCHEDULE_PREDECESSORS:
	case SCHEDULE_SUCCESSORS:
		return links_rewrite(out, text, dialect) ? out : text;
	case SCHEDULE_PERCENT:
		return share(dialect, text, out);
	case SCHEDULE_ID:
	case SCHEDULE_UNIQUE_ID:
	case SCHEDULE_INTERNAL_ID:
	case SCHEDULE_PARENT:
		return wide_number(text, out);
	case SCHEDULE_MILESTONE:
		return yes_or_no(dialect, text);
	default:
		return text;
	}
}

const char *dialect_translate(const struct dialect *dialect, enum schedule_column column,
	const char *text, char out[DIALECT_TEXT_MAX])
{
	const struct manner *manner = manner_of(dialect->tool);
	if (manner == NULL || manner->cell == NULL)
		return common(dialect, column, text, out);
	char own[DIALECT_TEXT_MAX];
	const char *plain = manner->cell(dialect, column, text, own);
	if (plain == own && (column == SCHEDULE_PREDECESSORS || column == SCHEDULE_SUCCESSORS))
		return strcpy(out, own); /* links as we write them, or none */
	const char *ours = common(dialect, column, plain, out);
	return ours == own ? strcpy(out, own) : ours;
}
