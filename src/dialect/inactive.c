#include "inactive.h"

#include <string.h>

#include "table.h"

uint32_t inactive_cell(const struct dialect *dialect, const char *const *plain)
{
	static const char captions[] =
		"active|actief|actif|activ|activa|activo|aktiivinen|aktiv|aktivní|aktywne|aktywny|"
		"aktív|aktívna|ativa|ativo|attiva|attivo|etkin|активная|активне|активний|активно|"
		"активный|アクティブ|활성|活动|使用中";
	for (uint32_t cell = 0; cell < dialect->width && dialect->tool == DIALECT_MSPROJECT; cell++)
		if (language_lists(captions, plain[cell], strlen(plain[cell])))
			return cell;
	return TABLE_ABSENT;
}

bool inactive_is_one(const struct dialect *dialect, const struct csv_reader *csv)
{
	if (dialect->active >= csv->count)
		return false;
	const char *text = csv->cells[dialect->active];
	size_t length = strlen(text);
	return language_lists(dialect->language->no, text, length) ||
	       language_lists(languages[0].no, text, length);
}
