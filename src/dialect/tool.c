#include "tool.h"

#include <stddef.h>

#include "tocsin/text.h"

static const struct {
	const char *word, *name;
} tools[DIALECT_TOOLS] = {
	[DIALECT_OWN] = {"tocsin", "tocsin"},
	[DIALECT_MSPROJECT] = {"msproject", "Microsoft Project"},
	[DIALECT_PROJECTLIBRE] = {"projectlibre", "ProjectLibre"},
	[DIALECT_GANTTPROJECT] = {"ganttproject", "GanttProject"},
	[DIALECT_P6] = {"p6", "Primavera P6"},
	[DIALECT_TASKJUGGLER] = {"taskjuggler", "TaskJuggler"},
	[DIALECT_SMARTSHEET] = {"smartsheet", "Smartsheet"},
	[DIALECT_JIRA] = {"jira", "Jira"},
	[DIALECT_ASANA] = {"asana", "Asana"},
	[DIALECT_REDMINE] = {"redmine", "Redmine"},
	[DIALECT_OPENPROJECT] = {"openproject", "OpenProject"},
	[DIALECT_SHEET] = {"sheet", "a spreadsheet"},
};

const char *dialect_tool_word(enum dialect_tool tool)
{
	return tools[tool].word;
}

const char *dialect_tool_name(enum dialect_tool tool)
{
	return tools[tool].name;
}

enum dialect_tool dialect_tool_of(const char *word)
{
	size_t tool = 0;
	while (tool < DIALECT_TOOLS && tocsin_text_compare_fold(tools[tool].word, word) != 0)
		tool++;
	return (enum dialect_tool)tool;
}
