/*
 * The tools whose exports are known.
 */
#ifndef DIALECT_TOOL_H
#define DIALECT_TOOL_H

enum dialect_tool {
	DIALECT_OWN, /* schedule.csv as tocsin(5) has it */
	DIALECT_MSPROJECT,
	DIALECT_PROJECTLIBRE,
	DIALECT_GANTTPROJECT,
	DIALECT_P6,
	DIALECT_TASKJUGGLER,
	DIALECT_SMARTSHEET,
	DIALECT_JIRA,
	DIALECT_ASANA,
	DIALECT_REDMINE,
	DIALECT_OPENPROJECT,
	DIALECT_SHEET, /* a spreadsheet that somebody made by hand */
	DIALECT_TOOLS
};

/* "msproject", as `--dialect` takes it, and "Microsoft Project", as people read it. Static. */
const char *dialect_tool_word(enum dialect_tool tool);
const char *dialect_tool_name(enum dialect_tool tool);

/* DIALECT_TOOLS where `word` means none. Letter case does not count. */
enum dialect_tool dialect_tool_of(const char *word);

#endif
