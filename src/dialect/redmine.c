/*
 * Redmine: hours, a status beside the percentage, and relations in the words of its language, of
 * which two mean a predecessor.
 *
 *     Related to #4, Follows #12 (2 days), Blocked by #7
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "manner.h"

/* The words of English come first and are known in all languages. */
static const struct {
	const char *language, *follows, *blocked;
} words[] = {
	{"en", "Follows", "Blocked by"},
	{"ar", "يتبع", "لا يمكن تنفيذه إلا بعد"},
	{"az", "Əvvəlki", "bloklanır"},
	{"bg", "изпълнява се след", "блокирана от"},
	{"bs", "slijedi nakon", "blokirano od"},
	{"ca", "posterior a", "bloquejats per"},
	{"cs", "následuje", "blokován"},
	{"da", "følger", "blokeret af"},
	{"de", "Nachfolger von", "Blockiert durch"},
	{"el", "ακολουθεί", "φραγή από τον"},
	{"es_PA", "posterior a", "bloqueado por"},
	{"es", "posterior a", "bloqueado por"},
	{"et", "järgneb", "blokeerijaks"},
	{"eu", "jarraitzen du", "honek blokeatuta"},
	{"fa", "تأخر دارد بر", "سدشونده"},
	{"fi", "seuraa", "estetty"},
	{"fr", "Suit", "Bloqué par"},
	{"gl", "posterior a", "bloqueado por"},
	{"he", "עוקב אחרי", "חסום ע\"י"},
	{"hr", "slijedi", "blokiran od strane"},
	{"hu", "követi", "zárolta"},
	{"id", "mengikuti", "diblok oleh"},
	{"it", "Segue", "Bloccata da"},
	{"ja", "次のチケットに後続", "ブロック元"},
	{"ko", "다음 일감을 우선 진행", "다음 일감에게 막혀 있음"},
	{"lt", "Užbaigiamas anksčiau", "Blokuojamas"},
	{"lv", "Seko pēc", "Bloķē uzdevums"},
	{"mk", "следи", "блокирано од"},
	{"mn", "дагаж", "блоколсон эзэн"},
	{"nl", "volgt op", "geblokkeerd door"},
	{"no", "følger", "blokkert av"},
	{"pl", "następuje po", "blokowane przez"},
	{"pt_BR", "segue", "bloqueado por"},
	{"pt", "Segue", "Bloqueada por"},
	{"ro", "urmează", "blocat de"},
	{"ru", "предыдущая", "блокируется"},
	{"sk", "Nasleduje po", "Zablokované používateľom"},
	{"sl", "sledi", "blokiral"},
	{"sq", "Ndjek", "Bllokuar nga"},
	{"sr_YU", "praćenih", "odbijenih od"},
	{"sr", "праћених", "одбијених од"},
	{"sv", "Följer", "Blockerad av"},
	{"ta_IN", "பின்வருமாறு", "ஆல் தடுக்கப்பட்டது"},
	{"th", "ตามหลัง", "กีดกันโดย"},
	{"tr", "sonra gelir", "Engelleyen"},
	{"uk", "наступний за", "заблоковане"},
	{"vi", "đi sau", "chặn bởi"},
	{"zh_TW", "跟隨於", "被阻擋"},
	{"zh", "跟随于", "被阻挡"},
};

static void prepare(struct dialect *dialect, struct tocsin_arena *arena, struct csv_reader *csv,
	const char *const *plain)
{
	(void)arena;
	(void)csv;
	uint32_t percent = manner_cell_of(dialect, SCHEDULE_PERCENT);
	dialect->states = percent != TABLE_ABSENT && strcmp(plain[percent], "status") == 0;
	dialect->conventions.bare[SCHEDULE_SAFE] = BARE_HOURS;
	dialect->conventions.bare[SCHEDULE_REMAINING] = BARE_HOURS;
}

static bool begins(const char *text, const char *word, size_t length)
{
	size_t own = strlen(word);
	return own <= length && strncasecmp(text, word, own) == 0 &&
	       text[own + strspn(text + own, ": ")] == '#';
}

/* Does a relation (`length` bytes) begin with the words for a predecessor? */
static bool is_predecessor(const struct language *language, const char *text, size_t length)
{
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if ((i == 0 || strcmp(words[i].language, language->code) == 0) &&
			(begins(text, words[i].follows, length) ||
				begins(text, words[i].blocked, length)))
			return true;
	return false;
}

static const char *relations(
	const struct language *language, const char *text, char out[DIALECT_TEXT_MAX])
{
	if (strchr(text, '#') == NULL)
		return text;
	out[0] = '\0';
	for (const char *at = text; *at != '\0';) {
		size_t length = strcspn(at, ",;\n");
		const char *sign = memchr(at, '#', length);
		if (sign != NULL && is_predecessor(language, at, length)) {
			char link[64];
			size_t digits = strspn(sign + 1, "0123456789");
			const char *delay = memchr(sign, '(', length - (size_t)(sign - at));
			long days = delay ? strtol(delay + 1, NULL, 10) : 0;
			if (digits == 0 || digits > 20)
				return text;
			int used = days == 0 ? snprintf(link, sizeof link, "%.*s", (int)digits,
						       sign + 1)
					     : snprintf(link, sizeof link, "%.*sFS%+ldd",
						       (int)digits, sign + 1, days);
			if (!manner_list(out, link, (size_t)used))
				return text;
		}
		at += length + (at[length] != '\0');
		at += strspn(at, " ");
	}
	return out;
}

static const char *cell(const struct dialect *dialect, enum schedule_column column,
	const char *text, char out[DIALECT_TEXT_MAX])
{
	if (column == SCHEDULE_PREDECESSORS)
		return relations(dialect->language, text, out);
	if (column == SCHEDULE_PARENT && manner_cell_of(dialect, SCHEDULE_ID) != TABLE_ABSENT)
		return manner_parent(text, out);
	return column == SCHEDULE_PERCENT && dialect->states ? manner_state(text) : text;
}

const struct manner manner_redmine = {
	.marks = "subject|tracker|related issues|% done|parent task",
	.prepare = prepare,
	.cell = cell,
};
