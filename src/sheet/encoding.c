#include "encoding.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "tocsin/arena.h"
#include "tocsin/text.h"

static const char replacement[] = "\xEF\xBF\xBD"; /* U+FFFD */

/* ---- UTF-8 ---- */

struct utf8_count {
	size_t letters; /* characters of two bytes and more */
	size_t faults;  /* bytes that are no UTF-8 */
};

static struct utf8_count count_utf8(const char *bytes, size_t length)
{
	struct utf8_count count = {0};
	size_t at = 0;
	while (at < length) {
		uint64_t eight;
		if (length - at >= sizeof eight) {
			memcpy(&eight, bytes + at, sizeof eight);
			if ((eight & UINT64_C(0x8080808080808080)) == 0) {
				at += sizeof eight;
				continue;
			}
		}
		if ((unsigned char)bytes[at] < 0x80) {
			at++;
			continue;
		}
		size_t used;
		/* A U+FFFD that the file itself spells takes three bytes, a fault takes one. */
		if (tocsin_utf8_decode(bytes + at, length - at, &used) == 0xFFFD && used == 1)
			count.faults++;
		else
			count.letters++;
		at += used;
	}
	return count;
}

/* ---- Conversion ---- */

static char *resized(char *old, size_t size)
{
	char *moved = realloc(old, size + 1);
	if (moved == NULL)
		tocsin_out_of_memory();
	return moved;
}

struct conversion {
	struct encoded_text *out;
	size_t capacity, used; /* of out->owned */
};

static void make_room(struct conversion *to)
{
	to->capacity *= 2;
	to->out->owned = resized(to->out->owned, to->capacity);
}

static void put_replacement(struct conversion *to, unsigned char byte)
{
	if (to->capacity - to->used < strlen(replacement))
		make_room(to);
	if (to->out->undecoded++ == 0) {
		to->out->first_undecoded = to->used;
		to->out->first_byte = byte;
	}
	memcpy(to->out->owned + to->used, replacement, strlen(replacement));
	to->used += strlen(replacement);
}

/*
 * All bytes through iconv; what it refuses is passed over a unit at a time. The last call, without
 * input, asks for what it holds back: in Windows-1255 a letter that a point might follow.
 */
static void run_iconv(
	struct conversion *to, iconv_t how, const char *bytes, size_t length, size_t unit)
{
	char *from = (char *)(uintptr_t)bytes;
	size_t left = length;
	for (;;) {
		char *written = to->out->owned + to->used;
		size_t room = to->capacity - to->used;
		bool last = left == 0;
		size_t result = iconv(how, last ? NULL : &from, &left, &written, &room);
		int error = errno;
		to->used = to->capacity - room;
		if (result != (size_t)-1) {
			if (last)
				break;
			continue;
		}
		if (error == E2BIG) {
			make_room(to);
			continue;
		}
		size_t skipped = error == EINVAL || left < unit ? left : unit;
		put_replacement(to, (unsigned char)*from);
		from += skipped;
		left -= skipped;
	}
}

/* `unit`: bytes of the smallest unit of the encoding, which iconv must know by that name. */
static void convert(
	struct encoded_text *out, const char *name, const char *bytes, size_t length, size_t unit)
{
	/* Three bytes are the most that nearly all encodings make of a unit. */
	struct conversion to = {out, 3 * (length / unit) + 8, 0};
	iconv_t how = iconv_open("UTF-8", name);
	out->owned = resized(NULL, to.capacity);
	if (how != (iconv_t)-1) {
		run_iconv(&to, how, bytes, length, unit);
		iconv_close(how);
	}
	out->owned[to.used] = '\0';
	out->text = out->owned;
	out->length = to.used;
	out->wide = unit > 1;
	if (out->length >= 3 && memcmp(out->text, "\xEF\xBB\xBF", 3) == 0) {
		out->text += 3;
		out->length -= 3;
		out->first_undecoded -= out->undecoded > 0 ? 3 : 0;
	}
}

bool encoding_known(const char *name)
{
	/* A slash begins what glibc should do about letters that cannot be converted. */
	if (name[0] == '\0' || strchr(name, '/') != NULL)
		return false;
	iconv_t how = iconv_open("UTF-8", name);
	if (how == (iconv_t)-1)
		return false;
	iconv_close(how);
	return true;
}

/* Bytes of the smallest unit of an encoding that somebody asks for. */
static size_t unit_of(const char *name)
{
	if (strncasecmp(name, "UTF-16", 6) == 0 || strncasecmp(name, "UCS-2", 5) == 0)
		return 2;
	return strncasecmp(name, "UTF-32", 6) == 0 || strncasecmp(name, "UCS-4", 5) == 0 ? 4 : 1;
}

/* ---- What the bytes themselves tell ---- */

struct wide {
	const char *iconv, *name;
	size_t mark, unit; /* bytes */
};

/* In which half of its first pairs a text without a mark has its zero bytes. */
static const struct wide *by_zeros(
	const char *bytes, size_t length, const struct wide *little, const struct wide *big)
{
	enum { LOOKED_AT = 4096 };
	size_t end = length < LOOKED_AT ? length & ~(size_t)1 : LOOKED_AT;
	size_t first = 0, second = 0, ends_little = 0, ends_big = 0;
	for (size_t i = 0; i < end; i += 2) {
		first += bytes[i] == 0;
		second += bytes[i + 1] == 0;
		ends_little += bytes[i] == '\n' && bytes[i + 1] == 0;
		ends_big += bytes[i] == 0 && bytes[i + 1] == '\n';
	}
	/* A header of ASCII is half zeros; one of other letters has at least its line end. */
	if (second > 4 * first && (ends_little > 0 || 4 * second >= end))
		return little;
	if (first > 4 * second && (ends_big > 0 || 4 * first >= end))
		return big;
	return NULL;
}

static const struct wide *wide_kind(const char *bytes, size_t length)
{
	static const struct wide little32 = {"UTF-32LE", "UTF-32", 4, 4};
	static const struct wide big32 = {"UTF-32BE", "UTF-32", 4, 4};
	static const struct wide little = {"UTF-16LE", "UTF-16", 2, 2};
	static const struct wide big = {"UTF-16BE", "UTF-16", 2, 2};
	static const struct wide bare_little = {"UTF-16LE", "UTF-16", 0, 2};
	static const struct wide bare_big = {"UTF-16BE", "UTF-16", 0, 2};
	if (length >= 4 && memcmp(bytes, "\xFF\xFE\0", 4) == 0)
		return &little32;
	if (length >= 4 && memcmp(bytes, "\0\0\xFE\xFF", 4) == 0)
		return &big32;
	if (length >= 2 && memcmp(bytes, "\xFF\xFE", 2) == 0)
		return &little;
	if (length >= 2 && memcmp(bytes, "\xFE\xFF", 2) == 0)
		return &big;
	return length >= 4 ? by_zeros(bytes, length, &bare_little, &bare_big) : NULL;
}

/* ---- Code pages ---- */

/* Where two make the same sense of a file, the one that stands first is taken. */
static const struct {
	const char *iconv, *name;
} code_pages[] = {
	{"CP1252", "Windows-1252"},
	{"CP1250", "Windows-1250"},
	{"CP1251", "Windows-1251"},
	{"CP1253", "Windows-1253"},
	{"CP1254", "Windows-1254"},
	{"CP1255", "Windows-1255"},
	{"CP1256", "Windows-1256"},
	{"CP1257", "Windows-1257"},
	{"CP1258", "Windows-1258"},
	{"ISO-8859-2", "ISO-8859-2"},
	{"ISO-8859-5", "ISO-8859-5"},
	{"ISO-8859-7", "ISO-8859-7"},
	{"ISO-8859-9", "ISO-8859-9"},
	{"ISO-8859-15", "ISO-8859-15"},
	{"KOI8-R", "KOI8-R"},
	{"CP932", "Shift_JIS"},
	{"EUC-JP", "EUC-JP"},
	{"GB18030", "GB18030"},
	{"BIG5", "Big5"},
	{"CP949", "EUC-KR"},
};
enum { CODE_PAGES = sizeof code_pages / sizeof *code_pages };

/* So much of a file as may hold its header, up to a line end. */
static size_t head_length(const char *bytes, size_t length)
{
	enum { HEAD_MAX = 16 * 1024 };
	size_t head = length < HEAD_MAX ? length : HEAD_MAX;
	while (head > 0 && head < length && bytes[head - 1] != '\n' && bytes[head - 1] != '\r')
		head--;
	return head > 0 ? head : length < HEAD_MAX ? length : HEAD_MAX;
}

static uint32_t weight_as(
	const char *name, const char *bytes, size_t length, const struct encoding_hints *hints)
{
	struct encoded_text text = {0};
	convert(&text, name, bytes, length, 1);
	uint32_t weight = hints->weigh(hints->data, text.text, text.length);
	encoding_free(&text);
	return weight;
}

/* The page that is likely for what `page` makes of the bytes; `page` where none is. */
static size_t likely_code_page(
	size_t page, const char *bytes, size_t length, const struct encoding_hints *hints)
{
	struct encoded_text text = {0};
	if (hints->likely == NULL)
		return page;
	convert(&text, code_pages[page].iconv, bytes, length, 1);
	const char *likely = hints->likely(hints->data, text.text, text.length);
	encoding_free(&text);
	for (size_t i = 0; i < CODE_PAGES && likely != NULL; i++)
		if (strcmp(code_pages[i].iconv, likely) == 0)
			return i;
	return page;
}

static size_t best_code_page(const char *bytes, size_t length, const struct encoding_hints *hints)
{
	size_t best = 0, head = head_length(bytes, length);
	uint32_t most = 0;
	for (size_t i = 0; i < CODE_PAGES && hints->weigh != NULL; i++) {
		uint32_t weight = weight_as(code_pages[i].iconv, bytes, head, hints);
		if (i == 0 || weight > most) {
			most = weight;
			best = i;
		}
	}
	size_t likely = likely_code_page(best, bytes, head, hints);
	if (likely == best || hints->weigh == NULL)
		return likely;
	return weight_as(code_pages[likely].iconv, bytes, head, hints) == most ? likely : best;
}

/* Is more of the header known as UTF-8, in which few letters are broken, than in any page? */
static bool is_best_as_utf8(const char *bytes, size_t length, const struct encoding_hints *hints)
{
	size_t head = head_length(bytes, length);
	if (hints->weigh == NULL)
		return false;
	const char *page = code_pages[best_code_page(bytes, length, hints)].iconv;
	return weight_as("UTF-8", bytes, head, hints) > weight_as(page, bytes, head, hints);
}

/* ---- The whole ---- */

static void decode_narrow(struct encoded_text *out, const char *bytes, size_t length,
	const struct encoding_hints *hints)
{
	bool marked = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0;
	if (marked) {
		out->text += 3;
		out->length -= 3;
	}
	if (hints->utf8_only)
		return;
	struct utf8_count count = count_utf8(out->text, out->length);
	if (count.faults == 0)
		return;
	/* Letters of another encoding hardly ever look like those of UTF-8. */
	if (marked || count.letters > 4 * count.faults ||
		(count.letters > count.faults && is_best_as_utf8(bytes, length, hints))) {
		convert(out, "UTF-8", bytes, length, 1);
		return;
	}
	size_t page = best_code_page(bytes, length, hints);
	convert(out, code_pages[page].iconv, bytes, length, 1);
	out->encoding = code_pages[page].name;
	out->guessed = true;
}

void encoding_decode(struct encoded_text *out, const char *bytes, size_t length,
	const struct encoding_hints *hints)
{
	const struct wide *wide = wide_kind(bytes, length);
	*out = (struct encoded_text){.text = bytes, .length = length, .encoding = "UTF-8"};
	if (hints->asked != NULL) {
		convert(out, hints->asked, bytes, length, unit_of(hints->asked));
		out->encoding = hints->asked;
	} else if (wide != NULL) {
		convert(out, wide->iconv, bytes + wide->mark, length - wide->mark, wide->unit);
		out->encoding = wide->name;
	} else {
		decode_narrow(out, bytes, length, hints);
	}
}

void encoding_free(struct encoded_text *text)
{
	free(text->owned);
	*text = (struct encoded_text){0};
}
