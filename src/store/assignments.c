/*
 * Resource cells: `Ann`, `Ann;Bob`, `Crane[2]`, `Ann[50%]`, `"Smith, John";Ann`.
 *
 * A cell with a semicolon is cut at semicolons, any other at commas; brackets and quotes protect
 * what they hold, and a cell that is as a whole the name of a known resource is that resource. What
 * an export assigns of materials and costs is left out, with one note.
 */
#include <ctype.h>
#include <string.h>

#include "cell_value.h"
#include "material.h"
#include "schedule.h"

enum { LISTED = 8, ONE_UNIT = 1000 };

struct assignments {
	struct schedule *schedule;
	uint32_t row, task;
	TOCSIN_VECTOR(struct tocsin_demand) demands;
	TOCSIN_VECTOR(uint32_t) newest;     /* per resource: its newest demand */
	const char *implied;                /* the first names that resources.csv does not have */
	uint32_t materials, first_material; /* assignments of them, and the first's row */
	const char *material;               /* the first few */
};

/* The resource called `name`; one that is met for the first time is implied. */
static uint32_t resource_of(struct assignments *all, const char *name, size_t length)
{
	struct reading *reading = all->schedule->reading;
	uint32_t known = tocsin_index_find_piece(&reading->resource_of, name, length);
	if (known != TOCSIN_NONE)
		return known;
	const char *copy = tocsin_arena_strndup(&reading->project->arena, name, length);
	uint32_t index = reading->resources.count;
	tocsin_index_add(&reading->resource_of, copy, index);
	TOCSIN_VECTOR_PUSH(reading->scratch, &reading->resources,
		(struct tocsin_resource){.name = copy, .capacity = ONE_UNIT, .implied = true});
	if (all->schedule->implied_resources++ < LISTED)
		all->implied = tocsin_arena_printf(reading->scratch, "%s%s%s", all->implied,
			all->implied[0] ? ", " : "", excerpt_of(copy).text);
	return index;
}

/* An implied resource has one unit, or as many as its largest single demand. */
static void size_implied(struct tocsin_resource *resource, int64_t amount)
{
	if (resource->implied && amount > resource->capacity)
		resource->capacity = amount;
}

/* Twice the same resource in one cell is the sum of both. */
static void add_demand(struct assignments *all, uint32_t resource, int64_t amount)
{
	struct reading *reading = all->schedule->reading;
	uint32_t first = reading->project->tasks[all->task].first_demand;
	if (amount == 0)
		return;
	while (all->newest.count <= resource)
		TOCSIN_VECTOR_PUSH(reading->scratch, &all->newest, TOCSIN_NONE);
	uint32_t newest = all->newest.items[resource];
	if (newest != TOCSIN_NONE && newest >= first) {
		all->demands.items[newest].amount += amount;
	} else {
		newest = all->newest.items[resource] = all->demands.count;
		TOCSIN_VECTOR_PUSH(&reading->project->arena, &all->demands,
			(struct tocsin_demand){resource, amount});
	}
	/* Most take one unit, which every resource has: then it is not looked at. */
	if (all->demands.items[newest].amount > ONE_UNIT)
		size_implied(
			&reading->resources.items[resource], all->demands.items[newest].amount);
}

static void tell_amount(const struct assignments *all, const char *text, size_t length)
{
	char piece[64];
	length = length < sizeof piece ? length : sizeof piece - 1;
	memcpy(piece, text, length);
	piece[length] = '\0';
	schedule_diag(all->schedule, TOCSIN_FAULT, all->row, SCHEDULE_RESOURCES,
		"\"%s\" is no resource with an amount; write Crane, Crane[2] or Ann[50%%]",
		excerpt_of(piece).text);
}

static void count_material(struct assignments *all, const char *text, size_t length)
{
	struct tocsin_arena *scratch = all->schedule->reading->scratch;
	if (all->materials++ == 0)
		all->first_material = all->row;
	if (all->materials <= LISTED)
		all->material = tocsin_arena_printf(scratch, "%s%s%s", all->material,
			all->materials > 1 ? ", " : "",
			excerpt_of(tocsin_arena_strndup(scratch, text, length)).text);
}

static void note_materials(const struct assignments *all)
{
	if (all->materials > 0)
		schedule_diag(all->schedule, TOCSIN_NOTE, all->first_material, SCHEDULE_RESOURCES,
			"%u assignment%s of a material or a cost, which %s no capacity, and left "
			"out: %s%s",
			all->materials, all->materials == 1 ? " is" : "s are",
			all->materials == 1 ? "is" : "are", all->material,
			all->materials > LISTED ? ", ..." : "");
}

/* The amount in the brackets at the end of `text`, of which `*named` bytes are left before them. */
static bool take_amount(struct assignments *all, const char *text, size_t *named, int64_t *amount)
{
	const struct dialect *dialect = &all->schedule->dialect;
	size_t length = *named, open = length;
	bool percent;
	while (open > 0 && text[open - 1] != '[')
		open--;
	*named = open > 0 ? open - 1 : 0;
	if (open > 0 && thousandths_parse(amount, &percent, text + open, length - open - 1))
		return true;
	if (open > 1 && dialect->foreign &&
		material_is_amount(text + open, length - open - 1, dialect->language))
		count_material(all, text, length);
	else
		tell_amount(all, text, length);
	return false;
}

/* A name without the quotes around it; those within it are doubled. */
static const char *unquoted(struct assignments *all, const char *name, size_t *length)
{
	size_t kept = 0;
	char *inside = tocsin_arena_strndup(all->schedule->reading->scratch, name + 1, *length - 2);
	for (const char *at = inside; *at != '\0'; at++) {
		inside[kept++] = *at;
		at += at[0] == '"' && at[1] == '"';
	}
	*length = kept;
	return inside;
}

/* One resource with its amount, blanks around it allowed. */
static void read_piece(struct assignments *all, const char *text, size_t length)
{
	while (length > 0 && isspace((unsigned char)*text)) {
		text++;
		length--;
	}
	while (length > 0 && isspace((unsigned char)text[length - 1]))
		length--;
	if (length == 0)
		return;
	const char *name = text;
	size_t named = length;
	int64_t amount = ONE_UNIT;
	if (text[length - 1] == ']' && !take_amount(all, text, &named, &amount))
		return;
	while (named > 0 && isspace((unsigned char)name[named - 1]))
		named--;
	bool open_bracket = memchr(name, '[', named) != NULL; /* "Ann[2;Bob" */
	if (named >= 2 && name[0] == '"' && name[named - 1] == '"') {
		name = unquoted(all, name, &named);
		open_bracket = false;
	}
	if (named == 0 || open_bracket)
		tell_amount(all, text, length);
	else
		add_demand(all, resource_of(all, name, named), amount);
}

/* The end of the piece that begins at `text`: its separator, or the cell's end. A quote encloses
 * what follows where the piece begins with it; in a name such as `Drill 5"` it is a letter. */
static const char *piece_end(const char *text, char separator)
{
	const char *begin = text + strspn(text, " ");
	bool quoted = false, quotes = *begin == '"';
	int brackets = 0;
	for (; *text != '\0'; text++) {
		if (*text == '"' && quotes)
			quoted = !quoted;
		else if (!quoted && *text == '[')
			brackets++;
		else if (!quoted && *text == ']' && brackets > 0)
			brackets--;
		else if (!quoted && brackets == 0 && *text == separator)
			break;
	}
	return text;
}

static void read_assignment(struct assignments *all, const char *text)
{
	const struct reading *reading = all->schedule->reading;
	uint32_t whole = tocsin_index_find(&reading->resource_of, text);
	if (whole != TOCSIN_NONE) {
		add_demand(all, whole, ONE_UNIT);
		return;
	}
	char separator = *piece_end(text, ';') == ';' ? ';' : ',';
	while (*text != '\0') {
		const char *end = piece_end(text, separator);
		read_piece(all, text, (size_t)(end - text));
		text = *end != '\0' ? end + 1 : end;
	}
}

static void note_implied(const struct assignments *all)
{
	const struct schedule *schedule = all->schedule;
	uint32_t count = schedule->implied_resources;
	if (count == 0)
		return;
	csv_reader_diag(schedule->reader, TOCSIN_NOTE, schedule->table.header,
		schedule->table.cell_of[SCHEDULE_RESOURCES],
		"%u resource%s not in resources.csv, planned with one unit or the largest single "
		"demand: %s%s",
		count, count == 1 ? " is" : "s are", all->implied, count > LISTED ? ", ..." : "");
}

struct assignments *schedule_assignments_begin(struct schedule *schedule)
{
	struct reading *reading = schedule->reading;
	struct assignments *all = TOCSIN_NEW(reading->scratch, struct assignments, 1);
	*all = (struct assignments){.schedule = schedule, .implied = "", .material = ""};
	if (table_has(&schedule->table, SCHEDULE_RESOURCES)) {
		/* For most tasks one will do, and what is not used of it costs nothing. */
		all->demands.capacity = reading->project->task_count;
		all->demands.items = TOCSIN_NEW(
			&reading->project->arena, struct tocsin_demand, all->demands.capacity);
	}
	return all;
}

void schedule_assign(struct assignments *all, uint32_t row)
{
	const struct schedule_row *at = &all->schedule->rows[row];
	struct tocsin_task *task = &all->schedule->reading->project->tasks[at->item];
	all->row = row;
	all->task = at->item;
	task->first_demand = all->demands.count;
	if (at->resources != NULL)
		read_assignment(all, at->resources);
	task->demand_count = all->demands.count - task->first_demand;
}

void schedule_assignments_end(const struct assignments *all)
{
	const struct reading *reading = all->schedule->reading;
	struct tocsin_project *project = reading->project;
	project->demand_count = all->demands.count;
	project->demands = all->demands.items;
	project->resource_count = reading->resources.count;
	project->resources =
		TOCSIN_NEW(&project->arena, struct tocsin_resource, project->resource_count);
	if (project->resource_count > 0)
		memcpy(project->resources, reading->resources.items,
			project->resource_count * sizeof *project->resources);
	note_implied(all);
	note_materials(all);
}
