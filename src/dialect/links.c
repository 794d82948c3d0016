#include "links.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "durations.h"
#include "letters.h"
#include "narrow.h"

enum { LINK_MOST = 256 }; /* bytes of a link that has wide signs */

struct piece {
	const char *text;
	size_t length;
};

struct link_text {
	struct piece id;
	const char *type;                 /* "FS"; "" = none was written */
	char lag[DURATION_TEXT_SIZE + 3]; /* with its sign; "" = none */
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static struct piece trimmed(const char *text, size_t length)
{
	while (length > 0 && is_blank(*text)) {
		text++;
		length--;
	}
	while (length > 0 && is_blank(text[length - 1]))
		length--;
	return (struct piece){text, length};
}

/* ---- One link ---- */

static const char *const our_types[] = {
	[TOCSIN_FS] = "FS", [TOCSIN_SS] = "SS", [TOCSIN_FF] = "FF", [TOCSIN_SF] = "SF"};

/* Takes the relation off the end of `rest`; it must follow a digit, blanks between them or not. */
static const char *take_type(struct piece *rest, const char *const *codes)
{
	for (size_t i = 0; i < sizeof our_types / sizeof *our_types; i++) {
		size_t length = strlen(codes[i]);
		if (length == 0 || rest->length <= length ||
			!letters_equal(rest->text + rest->length - length, codes[i], length))
			continue;
		struct piece before = trimmed(rest->text, rest->length - length);
		if (before.length == 0 || !isdigit((unsigned char)before.text[before.length - 1]))
			continue;
		*rest = before;
		return our_types[i];
	}
	return NULL;
}

static const char *take_any_type(struct piece *rest, const struct dialect *dialect)
{
	const char *type = NULL;
	if (dialect->language->relations[TOCSIN_FS] != NULL)
		type = take_type(rest, dialect->language->relations);
	return type != NULL ? type : take_type(rest, our_types);
}

/* "25%", "25e%", "25 f%?": a share of the predecessor's duration, elapsed where a mark says so. */
static bool read_share(
	struct link_text *link, char sign, const char *text, const struct dialect *dialect)
{
	char number[DURATION_TEXT_SIZE - 3];
	if (!durations_take_number(number, sizeof number, &text, dialect->conventions.decimal))
		return false;
	text += strspn(text, " ");
	size_t mark = strcspn(text, "% ");
	const char *rest = text + mark + strspn(text + mark, " ");
	if ((mark > 0 && !durations_elapsed_mark(text, mark, dialect->language)) ||
		(strcmp(rest, "%") != 0 && strcmp(rest, "%?") != 0))
		return false;
	snprintf(link->lag, sizeof link->lag, "%c%s%s%%", sign, number, mark > 0 ? "e" : "");
	return true;
}

/* What stands behind the last sign: "1 Tag", "25%", "1,5 t". */
static bool read_lag(
	struct link_text *link, char sign, struct piece lag, const struct dialect *dialect)
{
	char text[DURATION_TEXT_SIZE], duration[DURATION_TEXT_SIZE];
	if (lag.length == 0 || lag.length >= sizeof text || !isdigit((unsigned char)lag.text[0]))
		return false;
	memcpy(text, lag.text, lag.length);
	text[lag.length] = '\0';
	if (strchr(text, '%') != NULL)
		return read_share(link, sign, text, dialect);
	if (!durations_rewrite(
		    duration, text, dialect->language, dialect->conventions.decimal, BARE_DAYS) ||
		duration[0] == 'P')
		return false;
	snprintf(link->lag, sizeof link->lag, "%c%s", sign, duration);
	return true;
}

/* "5-FS=P2D": GanttProject; > for a link that may stretch. */
static bool read_ganttproject(struct link_text *link, struct piece piece)
{
	for (size_t i = 1; i + 5 < piece.length; i++) {
		const char *at = piece.text + i;
		size_t type = 0;
		if (*at != '-' || (at[3] != '=' && at[3] != '>') || at[4] != 'P')
			continue;
		while (type < 4 && strncasecmp(at + 1, our_types[type], 2) != 0)
			type++;
		bool negative = at[5] == '-';
		const char *number = at + 5 + negative;
		size_t digits = strspn(number, "0123456789");
		if (type == 4 || digits == 0 || number[digits] != 'D' ||
			number + digits + 1 != piece.text + piece.length)
			continue;
		link->id = (struct piece){piece.text, i};
		link->type = our_types[type];
		link->lag[0] = '\0';
		if (strspn(number, "0") < digits)
			snprintf(link->lag, sizeof link->lag, "%c%.*sd", negative ? '-' : '+',
				(int)digits, number);
		return true;
	}
	return false;
}

static bool read_link(struct link_text *link, struct piece piece, const struct dialect *dialect)
{
	*link = (struct link_text){.type = ""};
	if (read_ganttproject(link, piece))
		return true;
	struct piece rest = piece;
	size_t sign = rest.length;
	while (sign > 0 && rest.text[sign - 1] != '+' && rest.text[sign - 1] != '-')
		sign--;
	if (sign > 1) {
		struct piece lag = trimmed(rest.text + sign, rest.length - sign);
		struct piece front = trimmed(rest.text, sign - 1);
		const char *type = take_any_type(&front, dialect);
		if (type != NULL && read_lag(link, rest.text[sign - 1], lag, dialect)) {
			link->id = front;
			link->type = type;
			return true;
		}
	}
	const char *type = take_any_type(&rest, dialect);
	if (type == NULL)
		return false;
	link->id = rest;
	link->type = type;
	return true;
}

/* ---- The cell ---- */

/* Bytes of a wide comma or semicolon before a number: in a name it says nothing. */
static size_t wide_separator(const char *text)
{
	if (strncmp(text, "；", 3) != 0 && strncmp(text, "，", 3) != 0 &&
		strncmp(text, "、", 3) != 0)
		return 0;
	const char *next = text + 3 + strspn(text + 3, " ");
	return isdigit((unsigned char)*next) || narrow_is_wide_digit(next) ? 3 : 0;
}

/* Bytes of a separator; 0 where none stands. A comma is none in "1,5 Tage", where the language
 * writes its decimals so. */
static size_t separator(const char *text, size_t at, const struct dialect *dialect)
{
	if (text[at] == ';' || text[at] == '|' || text[at] == '\n')
		return 1;
	if (text[at] != ',')
		return wide_separator(text + at);
	size_t digits = at;
	while (digits > 0 && isdigit((unsigned char)text[digits - 1]))
		digits--;
	size_t before = digits;
	while (before > 0 && is_blank(text[before - 1]))
		before--;
	bool behind_sign =
		digits < at && before > 0 && (text[before - 1] == '+' || text[before - 1] == '-');
	bool decimal = dialect->conventions.decimal == ',' && behind_sign &&
		       isdigit((unsigned char)text[at + 1]);
	return !decimal;
}

struct writing {
	char *out;
	size_t used;
	bool full;
};

static void write_text(struct writing *to, const char *text, size_t length)
{
	if (to->full || to->used + length + 1 > DIALECT_TEXT_MAX) {
		to->full = true;
		return;
	}
	memcpy(to->out + to->used, text, length);
	to->used += length;
	to->out[to->used] = '\0';
}

/* Digits, and what may stand between two: anything else may be a name, and stays as it is. */
static bool is_id_or_range(struct piece piece)
{
	size_t at = 0;
	while (at < piece.length && strchr("0123456789-:. ", piece.text[at]) != NULL)
		at++;
	return at == piece.length && piece.length > 0 && isdigit((unsigned char)piece.text[0]);
}

static void write_piece(struct writing *to, struct piece piece, const struct dialect *dialect)
{
	struct link_text link;
	char narrow[LINK_MOST];
	struct piece plain = piece;
	if (piece.length == 0)
		return;
	if (to->used > 0)
		write_text(to, ";", 1);
	if (narrow_text(narrow, sizeof narrow, piece.text, piece.length))
		plain = trimmed(narrow, strlen(narrow));
	if (!read_link(&link, plain, dialect)) {
		if (is_id_or_range(plain))
			piece = plain;
		write_text(to, piece.text, piece.length);
		return;
	}
	write_text(to, link.id.text, link.id.length);
	write_text(to, link.type, strlen(link.type));
	write_text(to, link.lag, strlen(link.lag));
}

bool links_rewrite(char out[DIALECT_TEXT_MAX], const char *text, const struct dialect *dialect)
{
	struct writing to = {.out = out};
	size_t begin = 0, at = 0;
	out[0] = '\0';
	for (;;) {
		size_t length = text[at] != '\0' ? separator(text, at, dialect) : 0;
		if (text[at] == '\0' || length > 0)
			write_piece(&to, trimmed(text + begin, at - begin), dialect);
		if (text[at] == '\0')
			break;
		at += length > 0 ? length : 1;
		begin = length > 0 ? at : begin;
	}
	return !to.full && strcmp(out, text) != 0;
}
