#include "options.h"

#include <stdio.h>
#include <string.h>

#include "near.h"

static const struct option_row rows[OPTIONS] = {
#define OPTION(name, word, argument, commands, help) {word, argument, commands, help},
#include "options.def"
#undef OPTION
};

const struct option_row *options_row(enum option option)
{
	return &rows[option];
}

static int find(const char *word, size_t length, unsigned command)
{
	for (int i = 0; i < OPTIONS; i++) {
		if (strlen(rows[i].word) == length && strncmp(rows[i].word, word, length) == 0 &&
			(rows[i].commands & command))
			return i;
	}
	return -1;
}

static bool wants_argument(const struct option_row *row)
{
	return row->argument && row->argument[0] != '[';
}

static void complain_unknown(const char *name, const char *word, size_t length, unsigned command)
{
	struct near near;
	near_init(&near, word, length);
	for (int i = 0; i < OPTIONS; i++) {
		if (rows[i].commands & command)
			near_offer(&near, rows[i].word, rows[i].word);
	}
	fprintf(stderr, "tocsin: %s has no option --%.*s", name, (int)length, word);
	if (near.count > 0)
		near_print(&near, "--", stderr);
	else if (command == FOR_DASHBOARD)
		fputs("; see 'tocsin --help'", stderr);
	else
		fprintf(stderr, "; see 'tocsin %s --help'", name);
	fputc('\n', stderr);
}

/* An optional argument is a date, and dates begin with a digit: `--start T1` leaves T1 an operand.
 */
static bool takes_next(const struct option_row *row, const char *next)
{
	return row->argument && next && next[0] >= '0' && next[0] <= '9';
}

/* The one option of which every value counts. */
static bool keep_map(struct options *out, const char *value)
{
	if (out->map_count < MAPS) {
		out->maps[out->map_count++] = value;
		return true;
	}
	fprintf(stderr, "tocsin: more than %d times --map; keep them in mapping.csv\n", MAPS);
	return false;
}

static bool parse_option(struct options *out, int argc, char **argv, int *at, unsigned command)
{
	const char *word = argv[*at] + 2;
	size_t length = strcspn(word, "=");
	const char *value = word[length] == '=' ? word + length + 1 : NULL;
	int option = find(word, length, command);
	if (option < 0) {
		complain_unknown(command == FOR_DASHBOARD ? "the dashboard" : argv[1], word, length,
			command);
		return false;
	}
	const struct option_row *row = &rows[option];
	const char *next = *at + 1 < argc ? argv[*at + 1] : NULL;
	if (!value && next && (wants_argument(row) || takes_next(row, next))) {
		value = next;
		(*at)++;
	}
	if (wants_argument(row) && !value) {
		fprintf(stderr, "tocsin: --%s needs %s: %s\n", row->word, row->argument, row->help);
		return false;
	}
	if (!row->argument && value) {
		fprintf(stderr, "tocsin: --%s takes no value\n", row->word);
		return false;
	}
	out->given[option] = true;
	out->value[option] = value;
	return option != OPTION_MAP || keep_map(out, value);
}

/* Options that say opposite things; neither is silently dropped. */
static const struct {
	enum option one, other;
} exclusive[] = {
	{OPTION_JSON, OPTION_CSV},
	{OPTION_PLAIN, OPTION_FORMAT},
	{OPTION_THEME, OPTION_MONO},
	{OPTION_THEME, OPTION_COLOUR_BLIND},
	{OPTION_MONO, OPTION_COLOUR_BLIND},
	{OPTION_COMMIT, OPTION_BASELINE},
	{OPTION_METHOD, OPTION_BASELINE},
	{OPTION_SCHEDULES, OPTION_EFFORT},
	{OPTION_SCHEDULES, OPTION_BASELINE},
	{OPTION_EFFORT, OPTION_BASELINE},
	{OPTION_COMPARE, OPTION_BASELINE},
	{OPTION_COMPARE, OPTION_COMMIT},
	{OPTION_COMPARE, OPTION_METHOD},
	{OPTION_COMPARE, OPTION_EXPLAIN},
	{OPTION_EXPLAIN, OPTION_COMMIT},
	{OPTION_REMAINING, OPTION_FINISH},
	{OPTION_UNDO, OPTION_REMAINING},
	{OPTION_UNDO, OPTION_START},
	{OPTION_UNDO, OPTION_FINISH},
	{OPTION_UNDO, OPTION_KIT},
	{OPTION_UNDO, OPTION_ACTION},
};

/* Options that mean nothing alone. */
static const struct {
	unsigned commands; /* enum option_command */
	enum option option, needs;
} dependent[] = {
	{FOR_PLAN, OPTION_REASON, OPTION_COMMIT},
	{FOR_PLAN, OPTION_FORCE, OPTION_COMMIT},
	{FOR_UPDATE, OPTION_ACTION, OPTION_NOTE},
	{FOR_DASHBOARD, OPTION_SIZE, OPTION_KEYS},
	{FOR_CHECK, OPTION_SAVE, OPTION_MAP},
};

static bool fit_together(const struct options *options, unsigned command)
{
	for (size_t i = 0; i < sizeof exclusive / sizeof *exclusive; i++) {
		enum option one = exclusive[i].one, other = exclusive[i].other;
		if (!options->given[one] || !options->given[other])
			continue;
		fprintf(stderr, "tocsin: --%s and --%s exclude each other\n", rows[one].word,
			rows[other].word);
		return false;
	}
	for (size_t i = 0; i < sizeof dependent / sizeof *dependent; i++) {
		enum option option = dependent[i].option, needs = dependent[i].needs;
		if (!(dependent[i].commands & command) || !options->given[option] ||
			options->given[needs])
			continue;
		fprintf(stderr, "tocsin: --%s goes with --%s\n", rows[option].word,
			rows[needs].word);
		return false;
	}
	return true;
}

bool options_parse(struct options *out, int argc, char **argv, int first, unsigned command)
{
	*out = (struct options){0};
	bool only_operands = false;
	for (int i = first; i < argc; i++) {
		const char *word = argv[i];
		if (!only_operands && strcmp(word, "--") == 0) {
			only_operands = true;
		} else if (!only_operands &&
			   (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0)) {
			out->help = true;
		} else if (!only_operands && strcmp(word, "-v") == 0 && (command & FOR_CHECK)) {
			out->given[OPTION_VERBOSE] = true;
		} else if (!only_operands && strcmp(word, "-o") == 0 && (command & FOR_EXPORT)) {
			if (i + 1 == argc) {
				fputs("tocsin: -o needs FILE: where to\n", stderr);
				return false;
			}
			out->given[OPTION_OUTPUT] = true;
			out->value[OPTION_OUTPUT] = argv[++i];
		} else if (!only_operands && strncmp(word, "--", 2) == 0) {
			if (!parse_option(out, argc, argv, &i, command))
				return false;
		} else if (!only_operands && word[0] == '-' && word[1] != '\0') {
			fprintf(stderr,
				"tocsin: no option %s; options begin with two dashes, see 'tocsin "
				"--help'\n",
				word);
			return false;
		} else if (out->operand_count == OPERANDS) {
			fprintf(stderr, "tocsin: one word too many: %s\n", word);
			return false;
		} else {
			out->operands[out->operand_count++] = word;
		}
	}
	return out->help || fit_together(out, command);
}

/* Words in lines of up to HELP_END columns, from HELP_START on. */
static void print_wrapped(const char *text)
{
	enum { HELP_START = 35, HELP_END = 90 };
	size_t column = HELP_START;
	while (*text) {
		size_t length = strcspn(text, " ");
		if (column > HELP_START && column + 1 + length > HELP_END) {
			printf("\n%*s", HELP_START, "");
			column = HELP_START;
		} else if (column > HELP_START) {
			putchar(' ');
			column++;
		}
		printf("%.*s", (int)length, text);
		column += length;
		text += length + (text[length] == ' ');
	}
	putchar('\n');
}

void options_print(unsigned command)
{
	for (int i = 0; i < OPTIONS; i++) {
		if (!(rows[i].commands & command))
			continue;
		char left[64];
		snprintf(left, sizeof left, "--%s%s%s", rows[i].word, rows[i].argument ? " " : "",
			rows[i].argument ? rows[i].argument : "");
		printf("  %-32s ", left);
		print_wrapped(rows[i].help);
	}
}
