/*
 * Redmine: hours, a status beside the percentage, and relations in the words of its language, of
 * which two mean a predecessor and two a successor.
 *
 *     Related to #4, Follows #12 (2 days), Blocks #7       12FS+2d;>7
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "manner.h"

/* The words of English come first and are known in all languages. */
static const struct {
	const char *language, *follows, *blocked, *precedes, *blocks;
} words[] = {
	{"en", "Follows", "Blocked by", "Precedes", "Blocks"},
	{"ar", "يتبع", "لا يمكن تنفيذه إلا بعد", "يسبق", "يجب تنفيذه قبل"},
	{"az", "Əvvəlki", "bloklanır", "növbəti", "bloklayır"},
	{"bg", "изпълнява се след", "блокирана от", "предшества", "блокира"},
	{"bs", "slijedi nakon", "blokirano od", "prethodi", "blokira"},
	{"ca", "posterior a", "bloquejats per", "anterior a", "bloqueja"},
	{"cs", "následuje", "blokován", "předchází", "blokuje"},
	{"da", "følger", "blokeret af", "kommer før", "blokerer"},
	{"de", "Nachfolger von", "Blockiert durch", "Vorgänger von", "Blockiert"},
	{"el", "ακολουθεί", "φραγή από τον", "προηγείται", "φραγές"},
	{"es_PA", "posterior a", "bloqueado por", "anterior a", "bloquea a"},
	{"es", "posterior a", "bloqueado por", "anterior a", "bloquea a"},
	{"et", "järgneb", "blokeerijaks", "eelneb", "blokeerib"},
	{"eu", "jarraitzen du", "honek blokeatuta", "aurretik doa", "blokeatzen du"},
	{"fa", "تأخر دارد بر", "سدشونده", "تقدم دارد بر", "سدکننده"},
	{"fi", "seuraa", "estetty", "edeltää", "estää"},
	{"fr", "Suit", "Bloqué par", "Précède", "Bloque"},
	{"gl", "posterior a", "bloqueado por", "anterior a", "bloquea a"},
	{"he", "עוקב אחרי", "חסום ע\"י", "מקדים את", "חוסם את"},
	{"hr", "slijedi", "blokiran od strane", "prethodi", "blokira"},
	{"hu", "követi", "zárolta", "megelőzi", "zárolja"},
	{"id", "mengikuti", "diblok oleh", "mendahului", "blok"},
	{"it", "Segue", "Bloccata da", "Precede", "Blocca"},
	{"ja", "次のチケットに後続", "ブロック元", "次のチケットに先行", "ブロック先"},
	{"ko", "다음 일감을 우선 진행", "다음 일감에게 막혀 있음", "다음에 진행할 일감",
		"다음 일감의 해결을 막고 있음"},
	{"lt", "Užbaigiamas anksčiau", "Blokuojamas", "Pradedamas vėliau", "Blokuoja"},
	{"lv", "Seko pēc", "Bloķē uzdevums", "Pirms", "Bloķē uzdevumu"},
	{"mk", "следи", "блокирано од", "претходи", "blocks"},
	{"mn", "дагаж", "блоколсон эзэн", "урьдчилах хамааралтай", "шаардах хамааралтай"},
	{"nl", "volgt op", "geblokkeerd door", "gaat vooraf aan", "blokkeert"},
	{"no", "følger", "blokkert av", "kommer før", "blokkerer"},
	{"pl", "następuje po", "blokowane przez", "poprzedza", "blokuje"},
	{"pt_BR", "segue", "bloqueado por", "precede", "bloqueia"},
	{"pt", "Segue", "Bloqueada por", "Precede", "Bloqueia"},
	{"ro", "urmează", "blocat de", "precede", "blocări"},
	{"ru", "предыдущая", "блокируется", "следующая", "блокирует"},
	{"sk", "Nasleduje po", "Zablokované používateľom", "Predchádza", "Blokované"},
	{"sl", "sledi", "blokiral", "ima prednost pred", "blok"},
	{"sq", "Ndjek", "Bllokuar nga", "I paraprin", "Bllokon"},
	{"sr_YU", "praćenih", "odbijenih od", "prethodi", "odbijenih"},
	{"sr", "праћених", "одбијених од", "претходи", "одбијених"},
	{"sv", "Följer", "Blockerad av", "Kommer före", "Blockerar"},
	{"ta_IN", "பின்வருமாறு", "ஆல் தடுக்கப்பட்டது", "முந்தியது", "தொகுதிகள்"},
	{"th", "ตามหลัง", "กีดกันโดย", "นำหน้า", "กีดกัน"},
	{"tr", "sonra gelir", "Engelleyen", "önce gelir", "Engeller"},
	{"uk", "наступний за", "заблоковане", "передує", "блокує"},
	{"vi", "đi sau", "chặn bởi", "đi trước", "chặn"},
	{"zh_TW", "跟隨於", "被阻擋", "優先於", "阻擋"},
	{"zh", "跟随于", "被阻挡", "优先于", "阻挡"},
};

static void prepare(struct dialect *dialect, struct tocsin_arena *arena, struct csv_reader *csv,
	const char *const *plain)
{
	(void)arena;
	(void)csv;
	uint32_t percent = manner_cell_of(dialect, SCHEDULE_PERCENT);
	dialect->states = percent != TABLE_ABSENT && strcmp(plain[percent], "status") == 0;
	dialect->both_ways = true;
	dialect->conventions.bare[SCHEDULE_SAFE] = BARE_HOURS;
	dialect->conventions.bare[SCHEDULE_REMAINING] = BARE_HOURS;
}

static bool begins(const char *text, const char *word, size_t length)
{
	size_t own = strlen(word);
	return own <= length && strncasecmp(text, word, own) == 0 &&
	       text[own + strspn(text + own, ": ")] == '#';
}

enum end { OTHER, PREDECESSOR, SUCCESSOR };

/* What a relation (`length` bytes) calls the issue at its other end. */
static enum end end_of(const struct language *language, const char *text, size_t length)
{
	enum end end = OTHER;
	for (size_t i = 0; end == OTHER && i < sizeof words / sizeof *words; i++) {
		if (i > 0 && strcmp(words[i].language, language->code) != 0)
			continue;
		if (begins(text, words[i].follows, length) ||
			begins(text, words[i].blocked, length))
			end = PREDECESSOR;
		else if (begins(text, words[i].precedes, length) ||
			 begins(text, words[i].blocks, length))
			end = SUCCESSOR;
	}
	return end;
}

struct relation {
	enum end end;
	const char *id;
	size_t digits;
	long days;
};

/* "12", "#12 -3d", as Redmine imports them: the column says at which end they are. */
static bool read_import(struct relation *out, const char *text, size_t length)
{
	char *end;
	bool sign = *text == '#';
	text += sign;
	length -= sign;
	out->digits = strspn(text, "0123456789");
	out->id = text;
	out->end = PREDECESSOR;
	out->days = 0;
	if (out->digits == 0 || out->digits == length)
		return out->digits > 0;
	out->days = strtol(text + out->digits, &end, 10);
	return text[out->digits] == ' ' && *end == 'd' && end + 1 == text + length;
}

/* "Follows #12 (2 days)" */
static bool read_words(
	struct relation *out, const char *text, size_t length, const struct language *language)
{
	const char *sign = memchr(text, '#', length);
	if (sign == NULL)
		return false;
	const char *delay = memchr(sign, '(', length - (size_t)(sign - text));
	*out = (struct relation){.end = end_of(language, text, length),
		.id = sign + 1,
		.digits = strspn(sign + 1, "0123456789"),
		.days = delay ? strtol(delay + 1, NULL, 10) : 0};
	return true;
}

static bool write_relation(char out[DIALECT_TEXT_MAX], const struct relation *relation)
{
	char link[64];
	if (relation->digits == 0 || relation->digits > 20)
		return false;
	int used = snprintf(link, sizeof link, "%s%.*s", relation->end == SUCCESSOR ? ">" : "",
		(int)relation->digits, relation->id);
	if (relation->days != 0)
		used += snprintf(
			link + used, sizeof link - (size_t)used, "FS%+ldd", relation->days);
	return manner_list(out, link, (size_t)used);
}

static const char *relations(
	const struct language *language, const char *text, char out[DIALECT_TEXT_MAX])
{
	out[0] = '\0';
	for (const char *at = text; *at != '\0';) {
		struct relation relation;
		size_t length = strcspn(at, ",;\n");
		bool read = read_import(&relation, at, length) ||
			    read_words(&relation, at, length, language);
		if (!read && strchr(text, '#') == NULL)
			return text;
		if (read && relation.end != OTHER && !write_relation(out, &relation))
			return text;
		at += length + (at[length] != '\0');
		at += strspn(at, " ");
	}
	return out;
}

static const char *cell(const struct dialect *dialect, enum schedule_column column,
	const char *text, char out[DIALECT_TEXT_MAX])
{
	if (column == SCHEDULE_PREDECESSORS || column == SCHEDULE_SUCCESSORS)
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
