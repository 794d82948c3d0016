/*
 * What follows the id in a link: a type, and a lag with its sign.
 */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "cell_value.h"
#include "link_cells.h"

struct piece piece_trimmed(const char *text, size_t length)
{
	while (length > 0 && isspace((unsigned char)*text)) {
		text++;
		length--;
	}
	while (length > 0 && isspace((unsigned char)text[length - 1]))
		length--;
	return (struct piece){text, length};
}

static bool take_type(struct piece *suffix, struct row_link *link)
{
	static const char names[][3] = {
		[TOCSIN_FS] = "FS", [TOCSIN_SS] = "SS", [TOCSIN_FF] = "FF", [TOCSIN_SF] = "SF"};
	for (uint8_t type = 0; suffix->length >= 2 && type < 4; type++) {
		if (strncasecmp(suffix->text, names[type], 2) != 0)
			continue;
		link->type = type;
		*suffix = piece_trimmed(suffix->text + 2, suffix->length - 2);
		return true;
	}
	return false;
}

/* `25%`, `25e%`: a share of the predecessor's A, of which an elapsed one runs on the civil clock.
 */
static bool take_share(struct piece text, struct row_link *link)
{
	char share[LINK_SUFFIX_MAX + 1];
	struct piece number = piece_trimmed(text.text, text.length - 1);
	bool percent;
	link->elapsed =
		number.length > 0 && tolower((unsigned char)number.text[number.length - 1]) == 'e';
	number.length -= link->elapsed;
	memcpy(share, number.text, number.length);
	share[number.length] = '%';
	link->share = true;
	return thousandths_parse(&link->lag, &percent, share, number.length + 1) &&
	       link->lag <= 1000000;
}

/* `+2d`, `-1w`, `+25%`, with its sign. */
static bool take_lag(struct piece lag, const struct tocsin_units *units, struct row_link *link)
{
	char text[LINK_SUFFIX_MAX + 1];
	size_t length = lag.length - (lag.text[lag.length - 1] == '?');
	bool percent = length > 1 && lag.text[length - 1] == '%';
	bool comma = memchr(lag.text, ',', lag.length) != NULL;
	if (lag.text[0] != '+' && lag.text[0] != '-')
		return false;
	/* `3FS+1,5` is two predecessors; `3FS+1,5d` a day and a half. */
	if (comma && isdigit((unsigned char)lag.text[lag.length - 1]))
		return false;
	if (percent) {
		if (!take_share((struct piece){lag.text + 1, length - 1}, link))
			return false;
		link->lag = lag.text[0] == '-' ? -link->lag : link->lag;
		return true;
	}
	struct piece rest = piece_trimmed(lag.text + 1, lag.length - 1);
	if (rest.length == 0 || !isdigit((unsigned char)rest.text[0]))
		return false;
	memcpy(text, rest.text, rest.length);
	text[rest.length] = '\0';
	struct tocsin_duration duration;
	if (tocsin_duration_parse(&duration, text, units) != TOCSIN_DURATION_OK)
		return false;
	link->lag = lag.text[0] == '-' ? -duration.minutes : duration.minutes;
	link->elapsed = duration.elapsed;
	return true;
}

bool link_suffix_read(struct piece suffix, const struct tocsin_units *units, struct row_link *link)
{
	*link = (struct row_link){.type = TOCSIN_FS};
	if (suffix.length == 0)
		return true;
	return take_type(&suffix, link) && (suffix.length == 0 || take_lag(suffix, units, link));
}
