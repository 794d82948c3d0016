#include "manner.h"

#include <string.h>

static const struct manner *const manners[DIALECT_TOOLS] = {
	[DIALECT_ASANA] = &manner_asana,
	[DIALECT_GANTTPROJECT] = &manner_ganttproject,
	[DIALECT_JIRA] = &manner_jira,
	[DIALECT_OPENPROJECT] = &manner_openproject,
	[DIALECT_P6] = &manner_p6,
	[DIALECT_REDMINE] = &manner_redmine,
	[DIALECT_SMARTSHEET] = &manner_smartsheet,
	[DIALECT_TASKJUGGLER] = &manner_taskjuggler,
};

const struct manner *manner_of(enum dialect_tool tool)
{
	return manners[tool];
}

/* Its predecessors are numbers of rows, also where a column numbers the rows in its own way. */
static void prepare_smartsheet(struct dialect *dialect, struct tocsin_arena *arena,
	struct csv_reader *csv, const char *const *plain)
{
	(void)arena;
	(void)csv;
	(void)plain;
	dialect->numbered = true;
	dialect->blanks_numbered = true;
}

const struct manner manner_smartsheet = {
	.marks = "assigned to|allocation %|primary|comments",
	.prepare = prepare_smartsheet,
};

bool manner_is_marked(enum dialect_tool tool, const char *const *plain, uint32_t width)
{
	if (manners[tool] == NULL || manners[tool]->marks == NULL)
		return true;
	for (uint32_t i = 0; i < width; i++)
		if (language_lists(manners[tool]->marks, plain[i], strlen(plain[i])))
			return true;
	return false;
}

uint32_t manner_cell_of(const struct dialect *dialect, enum schedule_column column)
{
	for (uint32_t cell = 0; cell < dialect->width; cell++)
		if (dialect->column_of[cell] == (uint32_t)column)
			return cell;
	return TABLE_ABSENT;
}

void manner_drop(struct dialect *dialect, enum schedule_column column)
{
	for (uint32_t cell = 0; cell < dialect->width; cell++)
		if (dialect->column_of[cell] == (uint32_t)column)
			dialect->column_of[cell] = TABLE_ABSENT;
}

const char *manner_state(const char *text)
{
	static const char done[] = "done|closed|complete|completed|finished|resolved|tk_complete|"
				   "released|verified";
	return language_lists(done, text, strlen(text)) ? "100%" : "";
}

const char *manner_parent(const char *text, char out[DIALECT_TEXT_MAX])
{
	const char *sign = strchr(text, '#');
	size_t digits = sign ? strspn(sign + 1, "0123456789") : 0;
	if (digits == 0 || digits >= DIALECT_TEXT_MAX)
		return text;
	memcpy(out, sign + 1, digits);
	out[digits] = '\0';
	return out;
}

bool manner_list(char out[DIALECT_TEXT_MAX], const char *text, size_t length)
{
	size_t used = strlen(out), separator = used > 0;
	if (used + separator + length >= DIALECT_TEXT_MAX)
		return false;
	memcpy(out + used, ";", separator);
	memcpy(out + used + separator, text, length);
	out[used + separator + length] = '\0';
	return true;
}
