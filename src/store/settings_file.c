#include "settings_file.h"

#include <string.h>

#include "cell_value.h"
#include "table.h"
#include "tocsin/text.h"
#include "working_time.h"

enum { DAYS_MOST = 10000 };

struct setting {
	const char *key;
	void (*read)(const struct cell *value, struct reading *reading);
	bool early; /* durations below it in the file mean what it says */
};

static struct tocsin_settings *settings_of(struct reading *reading)
{
	return &reading->project->settings;
}

static void not_one_of(const struct cell *value, const char *choices)
{
	cell_diag(
		value, TOCSIN_FAULT, "\"%s\" is none of %s", excerpt_of(value->text).text, choices);
}

static void read_name(const struct cell *value, struct reading *reading)
{
	reading->project->name = tocsin_arena_strdup(&reading->project->arena, value->text);
}

static void read_start(const struct cell *value, struct reading *reading)
{
	reading->has_start = cell_date(&reading->start, value);
}

static void read_due(const struct cell *value, struct reading *reading)
{
	reading->has_due = cell_date(&reading->due, value);
}

static void read_status_date(const struct cell *value, struct reading *reading)
{
	reading->has_status_date = cell_date(&reading->status_date, value);
}

static void read_hours_per_day(const struct cell *value, struct reading *reading)
{
	working_time_read_hours(&reading->project->working_time, value);
}

static void read_day(const struct cell *value, struct reading *reading)
{
	working_time_read_day(&reading->project->working_time, value);
}

static void read_week(const struct cell *value, struct reading *reading)
{
	working_time_read_week(&reading->project->working_time, value);
}

static void read_cut(const struct cell *value, struct reading *reading)
{
	int cut;
	if (!cell_share(&cut, value))
		return;
	if (cut == 1000)
		cell_diag(value, TOCSIN_FAULT,
			"a cut of 100%% leaves no estimate; write less, such as 50%%");
	else
		settings_of(reading)->cut_permille = cut;
}

static void read_buffer_method(const struct cell *value, struct reading *reading)
{
	if (!tocsin_buffer_method_parse(&settings_of(reading)->buffer_method, value->text))
		not_one_of(value,
			"half-chain, cut-and-paste, half-safety, percent, rsem, bias-ssq, apd, "
			"aprt, monte-carlo, manual");
}

static void read_percent(const struct cell *value, struct reading *reading)
{
	cell_share(&settings_of(reading)->percent_permille, value);
}

static void read_bias(const struct cell *value, struct reading *reading)
{
	cell_share(&settings_of(reading)->bias_permille, value);
}

static void read_confidence(const struct cell *value, struct reading *reading)
{
	cell_share(&settings_of(reading)->confidence_permille, value);
}

static bool working_duration(
	tocsin_work *out, const struct cell *value, const struct reading *reading)
{
	struct tocsin_duration duration;
	if (!cell_duration(&duration, value, &reading->project->units))
		return false;
	if (duration.elapsed) {
		cell_diag(value, TOCSIN_FAULT,
			"\"%s\" is elapsed time; a buffer is working time, such as 1d",
			excerpt_of(value->text).text);
		return false;
	}
	*out = duration.minutes;
	return true;
}

static void read_buffer_round(const struct cell *value, struct reading *reading)
{
	if (tocsin_text_compare_fold(value->text, "off") == 0)
		settings_of(reading)->buffer_round = 0;
	else
		working_duration(&settings_of(reading)->buffer_round, value, reading);
}

static void read_no_room(const struct cell *value, struct reading *reading)
{
	if (!tocsin_no_room_parse(&settings_of(reading)->no_room, value->text))
		not_one_of(value, "resize, gap, split");
}

static void read_zones(const struct cell *value, struct reading *reading)
{
	if (!tocsin_zone_preset_parse(&settings_of(reading)->project_zones, value->text))
		not_one_of(value, "sloped, thirds, steep");
}

static void read_feeding_zones(const struct cell *value, struct reading *reading)
{
	if (!tocsin_zone_preset_parse(&settings_of(reading)->feeding_zones, value->text))
		not_one_of(value, "sloped, thirds, steep");
}

static void read_completion(const struct cell *value, struct reading *reading)
{
	if (!tocsin_completion_mode_parse(&settings_of(reading)->completion, value->text))
		not_one_of(value, "critical-chain, longest, completed");
}

static void read_not_before(const struct cell *value, struct reading *reading)
{
	bool ignore = tocsin_text_compare_fold(value->text, "ignore") == 0;
	if (!ignore && tocsin_text_compare_fold(value->text, "obey") != 0)
		not_one_of(value, "obey, ignore");
	else
		settings_of(reading)->obey_not_before = !ignore;
}

static void read_pauses(const struct cell *value, struct reading *reading)
{
	reading->has_pauses = cell_yes(&settings_of(reading)->pauses, value);
}

static void read_stale(const struct cell *value, struct reading *reading)
{
	cell_count(&settings_of(reading)->stale_days, value, DAYS_MOST);
}

static void read_wakeup(const struct cell *value, struct reading *reading)
{
	cell_count(&settings_of(reading)->wakeup_days, value, DAYS_MOST);
}

static void read_kit(const struct cell *value, struct reading *reading)
{
	cell_count(&settings_of(reading)->kit_days, value, DAYS_MOST);
}

static void read_seed(const struct cell *value, struct reading *reading)
{
	uint64_t seed = 0;
	const char *at = value->text;
	for (; *at >= '0' && *at <= '9'; at++) {
		uint64_t digit = (uint64_t)(*at - '0');
		if (seed > (UINT64_MAX - digit) / 10)
			break;
		seed = 10 * seed + digit;
	}
	if (*at != '\0')
		cell_diag(value, TOCSIN_FAULT, "\"%s\" is no seed; write a whole number below 2^64",
			excerpt_of(value->text).text);
	else
		settings_of(reading)->seed = seed;
}

static void read_drum(const struct cell *value, struct reading *reading)
{
	settings_of(reading)->drum = tocsin_arena_strdup(&reading->project->arena, value->text);
	csv_reader_locate(value->table->reader, value->place, value->index, &reading->drum_line,
		&reading->drum_column);
}

/* "weather; supplier": more of them than the method's. */
static void read_reasons(const struct cell *value, struct reading *reading)
{
	struct tocsin_settings *settings = settings_of(reading);
	struct tocsin_arena *arena = &reading->project->arena;
	TOCSIN_VECTOR(const char *) all = {0};
	for (uint32_t i = 0; i < settings->reason_count; i++)
		TOCSIN_VECTOR_PUSH(arena, &all, settings->reasons[i]);
	for (const char *at = value->text; *at != '\0';) {
		at += strspn(at, "; ");
		size_t length = strcspn(at, ";");
		const char *next = at + length;
		while (length > 0 && at[length - 1] == ' ')
			length--;
		if (length > 0)
			TOCSIN_VECTOR_PUSH(arena, &all, tocsin_arena_strndup(arena, at, length));
		at = next;
	}
	settings->reasons = all.items;
	settings->reason_count = all.count;
}

static void add_buffer(
	struct reading *reading, const struct cell *value, const char *from, const char *to)
{
	struct named_buffer named = {.buffer = {.from = from, .to = to}};
	if (!working_duration(&named.buffer.size, value, reading))
		return;
	csv_reader_locate(
		value->table->reader, value->place, value->index, &named.line, &named.column);
	TOCSIN_VECTOR_PUSH(reading->scratch, &reading->buffers, named);
}

static void read_project_buffer(const struct cell *value, struct reading *reading)
{
	add_buffer(reading, value, NULL, NULL);
}

static const struct setting known[] = {
	{"name", read_name, false},
	{"start", read_start, false},
	{"due", read_due, false},
	{"status_date", read_status_date, false},
	{"hours_per_day", read_hours_per_day, true},
	{"day", read_day, true},
	{"week", read_week, true},
	{"cut", read_cut, false},
	{"buffer_method", read_buffer_method, false},
	{"percent", read_percent, false},
	{"bias", read_bias, false},
	{"confidence", read_confidence, false},
	{"buffer_round", read_buffer_round, false},
	{"no_room", read_no_room, false},
	{"zones", read_zones, false},
	{"feeding_zones", read_feeding_zones, false},
	{"completion", read_completion, false},
	{"not_before", read_not_before, false},
	{"pauses", read_pauses, false},
	{"stale", read_stale, false},
	{"wakeup", read_wakeup, false},
	{"kit", read_kit, false},
	{"seed", read_seed, false},
	{"drum", read_drum, false},
	{"reasons", read_reasons, false},
	{"project_buffer", read_project_buffer, false},
	{"feeding_buffer FROM>TO", NULL, false}, /* its key varies: read_feeding_buffer */
	{"stage", NULL, false},                  /* of customers: accepted, not used yet */
	{"touchpoint", NULL, false},
	{"weight", NULL, false},
};

enum { KNOWN = sizeof known / sizeof *known };

static const char *nearest_key(const char *key)
{
	size_t best = SIZE_MAX, at = 0;
	for (size_t i = 0; i < KNOWN; i++) {
		size_t far = tocsin_text_distance(key, strlen(key), known[i].key);
		if (far < best) {
			best = far;
			at = i;
		}
	}
	return best <= strlen(known[at].key) / 2 ? known[at].key : NULL;
}

struct settings_row {
	struct cell key, value; /* text NULL where the cell is empty */
};

static void read_key(const struct cell *cell, void *row)
{
	((struct settings_row *)row)->key = *cell;
}

static void read_value(const struct cell *cell, void *row)
{
	((struct settings_row *)row)->value = *cell;
}

enum { COLUMN_KEY, COLUMN_VALUE };

static const struct table_column columns[] = {
	[COLUMN_KEY] = {"key|setting", read_key},
	[COLUMN_VALUE] = {"value", read_value},
};

/* `feeding_buffer FROM>TO`, where an empty TO is the end; in the letters of the file. */
static bool read_feeding_buffer(struct reading *reading, const struct settings_row *row)
{
	static const char word[] = "feeding_buffer ";
	size_t length = sizeof word - 1;
	const char *key = row->key.text;
	if (strncmp(key, word, length) != 0)
		return false;
	const char *arrow = strchr(key + length, '>');
	if (arrow == NULL) {
		cell_diag(&row->key, TOCSIN_FAULT,
			"a feeding buffer without \">\"; write feeding_buffer FROM>TO");
		return true;
	}
	size_t end = (size_t)(arrow - key);
	while (end > length && key[end - 1] == ' ')
		end--;
	const char *to = arrow + 1 + strspn(arrow + 1, " ");
	struct tocsin_arena *arena = &reading->project->arena;
	add_buffer(reading, &row->value, tocsin_arena_strndup(arena, key + length, end - length),
		*to != '\0' ? tocsin_arena_strdup(arena, to) : NULL);
	return true;
}

/* `plain` comes from table_caption, in which a _ is a blank. */
static bool is_key(const char *plain, const char *key)
{
	while (*plain != '\0' && *plain == (*key == '_' ? ' ' : *key)) {
		plain++;
		key++;
	}
	return *plain == *key;
}

static const struct setting *setting_of(struct reading *reading, const char *key)
{
	const char *plain = table_caption(reading->scratch, key);
	for (size_t i = 0; i < KNOWN; i++)
		if (is_key(plain, known[i].key))
			return &known[i];
	return NULL;
}

static void apply(struct reading *reading, const struct settings_row *row, bool early)
{
	const struct setting *setting = setting_of(reading, row->key.text);
	if ((setting != NULL && setting->early) != early)
		return;
	if (row->value.text == NULL || (setting != NULL && setting->read == NULL))
		return;
	if (setting != NULL) {
		setting->read(&row->value, reading);
		return;
	}
	if (read_feeding_buffer(reading, row))
		return;
	const char *near = nearest_key(row->key.text);
	cell_diag(&row->key, TOCSIN_NOTE, "\"%s\" is no setting and changes nothing%s%s%s",
		excerpt_of(row->key.text).text, near ? "; did you mean " : "", near ? near : "",
		near ? "?" : "");
}

static void keep_row(struct reading *reading, struct settings_row *row)
{
	row->key.text = tocsin_arena_strdup(reading->scratch, row->key.text);
	if (row->value.text != NULL)
		row->value.text = tocsin_arena_strdup(reading->scratch, row->value.text);
}

static void read_rows(struct reading *reading, struct csv_reader *reader)
{
	struct table table;
	if (!table_open(
		    &table, reading->scratch, reader, columns, sizeof columns / sizeof *columns))
		return;
	if (!table_has(&table, COLUMN_KEY) || !table_has(&table, COLUMN_VALUE)) {
		csv_reader_diag(reader, TOCSIN_FAULT, table.header, 0,
			"the columns key and value are needed, found: %s; begin the file with "
			"key,value",
			table.found);
		return;
	}
	TOCSIN_VECTOR(struct settings_row) rows = {0};
	struct settings_row row = {0};
	for (; table_next(&table, &row); row = (struct settings_row){0}) {
		if (row.key.text == NULL)
			continue;
		keep_row(reading, &row);
		TOCSIN_VECTOR_PUSH(reading->scratch, &rows, row);
	}
	reading->project->working_time.minutes_per_day = 0;
	for (uint32_t i = 0; i < rows.count; i++)
		apply(reading, &rows.items[i], true);
	working_time_settle(&reading->project->working_time, reading->diags, reader->file);
	reading->project->units = tocsin_units_of(&reading->project->working_time);
	for (uint32_t i = 0; i < rows.count; i++)
		apply(reading, &rows.items[i], false);
}

void settings_file_read(struct reading *reading, const char *path)
{
	struct csv_reader reader;
	struct file_bytes bytes;
	if (!reading_open(&reader, &bytes, path, reading->diags))
		return;
	reading->settings_file = tocsin_arena_strdup(reading->scratch, path);
	read_rows(reading, &reader);
	reading_close(&reader, &bytes);
}

static void check_task(
	const struct reading *reading, const struct named_buffer *named, const char *id)
{
	if (id != NULL && tocsin_project_task(reading->project, id) == TOCSIN_NONE)
		tocsin_diags_add(reading->diags, TOCSIN_FAULT, reading->settings_file, named->line,
			named->column,
			"a buffer between tasks of which \"%s\" is not in the schedule; write "
			"feeding_buffer FROM>TO with ids of tasks",
			excerpt_of(id).text);
}

static void finish_buffers(struct reading *reading)
{
	struct tocsin_project *project = reading->project;
	uint32_t count = reading->buffers.count;
	struct tocsin_manual_buffer *buffers =
		TOCSIN_NEW(&project->arena, struct tocsin_manual_buffer, count);
	for (uint32_t i = 0; i < count; i++) {
		buffers[i] = reading->buffers.items[i].buffer;
		check_task(reading, &reading->buffers.items[i], buffers[i].from);
		check_task(reading, &reading->buffers.items[i], buffers[i].to);
	}
	project->settings.manual_buffers = buffers;
	project->settings.manual_buffer_count = count;
}

void settings_file_finish(struct reading *reading)
{
	struct tocsin_project *project = reading->project;
	if (reading->has_due)
		project->due =
			end_of_work(project->calendar, reading->due.at, reading->due.has_time);
	if (reading->has_status_date)
		project->status_date = start_of_work(
			project->calendar, reading->status_date.at, reading->status_date.has_time);
	finish_buffers(reading);
	const char *drum = project->settings.drum;
	if (drum != NULL && tocsin_index_find(&reading->resource_of, drum) == TOCSIN_NONE)
		tocsin_diags_add(reading->diags, TOCSIN_FAULT, reading->settings_file,
			reading->drum_line, reading->drum_column,
			"the drum \"%s\" is no resource of this project; name one that is",
			excerpt_of(drum).text);
}
