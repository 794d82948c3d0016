#include "no_table.h"

#include <string.h>

static const struct {
	const char *begins;
	size_t length;
	const char *reason;
} signatures[] = {
#define BEGINS(literal) (literal), sizeof(literal) - 1
	{BEGINS("PK\x03\x04"),
		"a workbook of Excel or LibreOffice (or another ZIP file); save its sheet as CSV"},
	{BEGINS("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "a file of Microsoft Project or of an old "
						     "Excel; save it there as CSV, with ID, Name, "
						     "Duration and Predecessors"},
	{BEGINS("%PDF-"), "a PDF; export the plan as CSV from the tool that printed it"},
	{BEGINS("ERMHDR"),
		"an XER file of Primavera P6; export its activities as a spreadsheet and save that "
		"as CSV"},
	{BEGINS("MPX"), "an MPX file of Microsoft Project; save the plan as CSV"},
	{BEGINS("{\\rtf"), "a document; save its table as CSV"},
	{BEGINS("{"), "JSON; export the plan as CSV"},
	{BEGINS("[{"), "JSON; export the plan as CSV"},
	{BEGINS("<?xml"),
		"XML; export the plan as CSV (in GanttProject: Project, Export, CSV; in Microsoft "
		"Project: Save As, CSV)"},
	{BEGINS("<"), "a page of HTML; save its table as CSV"},
	{BEGINS("\x89PNG"), "a picture; export the plan as CSV from the tool that drew it"},
	{BEGINS("\xFF\xD8\xFF"), "a picture; export the plan as CSV from the tool that drew it"},
	{BEGINS("GIF8"), "a picture; export the plan as CSV from the tool that drew it"},
	{BEGINS("SQLite format 3"), "a database; export the plan as CSV"},
	{BEGINS("\x1F\x8B"), "compressed; unpack it first"},
	{BEGINS("7z\xBC\xAF"), "compressed; unpack it first"},
#undef BEGINS
};

/* A caption may begin with any of the letters; what is marked so goes on with a delimiter. */
static int is_whole(const char *begins, const char *rest, size_t length)
{
	if (strcmp(begins, "MPX") != 0 && strcmp(begins, "ERMHDR") != 0)
		return 1;
	return length > 0 && strchr(",;\t", rest[0]) != NULL && rest[0] != '\0';
}

static size_t blanks(const char *bytes, size_t length)
{
	size_t count = 0;
	while (count < length && bytes[count] != '\0' && strchr(" \t\r\n", bytes[count]) != NULL)
		count++;
	return count;
}

/* Blanks may stand before a tag, and before and behind the first bracket of JSON. */
static const char *spread_out(const char *bytes, size_t length, size_t before)
{
	if (before == length || bytes[before] == '\0')
		return NULL;
	if (bytes[before] == '<' || bytes[before] == '{')
		return before > 0 ? no_table_reason(bytes + before, length - before) : NULL;
	size_t next = before + 1 + blanks(bytes + before + 1, length - before - 1);
	if (bytes[before] == '[' && next < length && (bytes[next] == '{' || bytes[next] == '['))
		return no_table_reason("{", 1);
	return NULL;
}

const char *no_table_reason(const char *bytes, size_t length)
{
	if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
		bytes += 3;
		length -= 3;
	}
	for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++) {
		size_t begins = signatures[i].length;
		if (length >= begins && memcmp(bytes, signatures[i].begins, begins) == 0 &&
			is_whole(signatures[i].begins, bytes + begins, length - begins))
			return signatures[i].reason;
	}
	return spread_out(bytes, length, blanks(bytes, length));
}
