/*
 * GanttProject: a table of resources stands behind that of the tasks, after blank lines, and
 * `Assignments` names them by its ids.
 *
 *     ID,Name,...,Predecessors,...,Assignments
 *     9,Draft,...,49-FS>P0D;5-FS=P2D,...,1:50.00;2:100.00
 *
 *     ID,Name,e-mail
 *     1,Jack House,
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "guard.h"
#include "manner.h"
#include "own_export.h"
#include "tocsin/index.h"

struct roster {
	struct tocsin_index number_of; /* id of a resource -> number */
	const char **names;
};

/* ---- The second table ---- */

/* A spreadsheet that saved the file has given a blank line its delimiters. */
static bool follows_blank_line(const struct csv_reader *csv, struct csv_place place)
{
	const char blank[] = {'\n', '\r', ' ', csv->delimiter, '\0'};
	const char *text = csv->content.text;
	size_t at = place.offset, feeds = 0;
	for (; at > 0 && text[at - 1] != '\0' && strchr(blank, text[at - 1]) != NULL; at--)
		feeds += text[at - 1] == '\n' || (text[at - 1] == '\r' && text[at] != '\n');
	return feeds > 1;
}

static bool is_number(const char *text)
{
	return text[0] != '\0' && text[strspn(text, "0123456789")] == '\0';
}

/* A row behind blank lines whose first cell is a caption, where ids of tasks are numbers. */
static bool find_resources(struct csv_reader *csv, uint32_t id, struct csv_place *place)
{
	while (csv_reader_next(csv)) {
		if (id >= csv->count || is_number(csv->cells[id]) || csv->count < 2 ||
			!follows_blank_line(csv, csv->place))
			continue;
		*place = csv->place;
		return true;
	}
	return false;
}

/* Ids stand in the first column and names in the second, whatever their captions say. */
static void read_resources(struct roster *roster, struct tocsin_arena *arena,
	struct csv_reader *csv, uint32_t most, bool guarded)
{
	uint32_t count = 0;
	roster->names = TOCSIN_NEW(arena, const char *, most);
	while (count < most && csv_reader_next(csv)) {
		if (csv->count < 2 || !is_number(csv->cells[0]))
			continue;
		const char *id = tocsin_arena_strdup(arena, csv->cells[0]);
		roster->names[count] = tocsin_arena_strdup(
			arena, guarded ? guard_removed(csv->cells[1]) : csv->cells[1]);
		tocsin_index_add(&roster->number_of, id, count++);
	}
}

static void prepare(struct dialect *dialect, struct tocsin_arena *arena, struct csv_reader *csv,
	const char *const *plain)
{
	enum { RESOURCES_MOST = 1 << 16 };
	const struct csv_place tasks = csv->next;
	struct tocsin_diags *told = csv->diags, unheard;
	uint32_t broken = csv->broken, id = manner_cell_of(dialect, SCHEDULE_ID);
	struct csv_place place;
	tocsin_diags_init(&unheard);
	csv->diags = &unheard; /* the reading that follows tells it */
	if (find_resources(csv, id, &place)) {
		struct roster *roster = TOCSIN_NEW(arena, struct roster, 1);
		tocsin_index_init(&roster->number_of, arena);
		read_resources(roster, arena, csv, RESOURCES_MOST, own_export_is_guarded(dialect));
		dialect->roster = roster;
		csv->content.length = place.offset;
	}
	csv->diags = told;
	csv->broken = broken;
	tocsin_diags_finish(&unheard);
	csv_reader_seek(csv, tasks);
	if (dialect->roster != NULL)
		return;
	/* Without that table `Assignments` says nothing, and `Resources` has names. */
	uint32_t assignments = manner_cell_of(dialect, SCHEDULE_RESOURCES);
	for (uint32_t cell = 0; cell < dialect->width && assignments != TABLE_ABSENT; cell++)
		if (strcmp(plain[assignments], "assignments") == 0 &&
			strcmp(plain[cell], "resources") == 0) {
			dialect->column_of[cell] = SCHEDULE_RESOURCES;
			dialect->column_of[assignments] = TABLE_ABSENT;
			break;
		}
}

/* ---- Cells ---- */

/* "1:50.00" as `Jack House[50.00%]`, the name in quotes where it holds a separator. */
static bool assign(
	char out[DIALECT_TEXT_MAX], const struct roster *roster, const char *text, size_t length)
{
	char id[24], piece[512];
	const char *colon = memchr(text, ':', length);
	size_t digits = colon ? (size_t)(colon - text) : length;
	if (digits == 0 || digits >= sizeof id)
		return false;
	memcpy(id, text, digits);
	id[digits] = '\0';
	uint32_t number = tocsin_index_find(&roster->number_of, id);
	if (number == TOCSIN_NONE)
		return false;
	const char *name = roster->names[number];
	const char *quote = strpbrk(name, ",;[") && !strchr(name, '"') ? "\"" : "";
	int used = snprintf(piece, sizeof piece, "%s%s%s", quote, name, quote);
	size_t left = colon ? length - digits - 1 : 0;
	if (left > 0 && used >= 0 && (size_t)used < sizeof piece)
		used += snprintf(piece + used, sizeof piece - (size_t)used, "[%.*s%%]", (int)left,
			colon + 1);
	return used > 0 && (size_t)used < sizeof piece && manner_list(out, piece, (size_t)used);
}

static const char *assignments(
	const struct roster *roster, const char *text, char out[DIALECT_TEXT_MAX])
{
	out[0] = '\0';
	for (const char *at = text; *at != '\0';) {
		size_t length = strcspn(at, ";");
		if (!assign(out, roster, at, length))
			return text;
		at += length + (at[length] == ';');
	}
	return out;
}

static const char *cell(const struct dialect *dialect, enum schedule_column column,
	const char *text, char out[DIALECT_TEXT_MAX])
{
	if (column == SCHEDULE_RESOURCES && dialect->roster != NULL &&
		isdigit((unsigned char)text[0]) && strchr(text, ':') != NULL)
		return assignments(dialect->roster, text, out);
	return text;
}

const struct manner manner_ganttproject = {.prepare = prepare, .cell = cell};
