#include "options.h"

#include <stdio.h>
#include <string.h>

struct option_row {
	const char *word, *argument;
	unsigned commands; /* enum option_command */
	const char *help;
};

static const struct option_row rows[OPTIONS] = {
#define OPTION(name, word, argument, commands, help) {word, argument, commands, help},
#include "options.def"
#undef OPTION
};

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

/* An optional argument is a date, and dates begin with a digit: `--start T1` leaves T1 an operand.
 */
static bool takes_next(const struct option_row *row, const char *next)
{
	return row->argument && next && next[0] >= '0' && next[0] <= '9';
}

static bool parse_option(struct options *out, int argc, char **argv, int *at, unsigned command)
{
	const char *word = argv[*at] + 2;
	size_t length = strcspn(word, "=");
	const char *value = word[length] == '=' ? word + length + 1 : NULL;
	int option = find(word, length, command);
	if (option < 0) {
		fprintf(stderr, "tocsin: %s has no option --%.*s; see 'tocsin %s --help'\n",
			argv[1], (int)length, word, argv[1]);
		return false;
	}
	const struct option_row *row = &rows[option];
	const char *next = *at + 1 < argc ? argv[*at + 1] : NULL;
	if (!value && next && (wants_argument(row) || takes_next(row, next))) {
		value = next;
		(*at)++;
	}
	if (wants_argument(row) && !value) {
		fprintf(stderr, "tocsin: --%s needs %s\n", row->word, row->argument);
		return false;
	}
	if (!row->argument && value) {
		fprintf(stderr, "tocsin: --%s takes no value\n", row->word);
		return false;
	}
	out->given[option] = true;
	out->value[option] = value;
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
		} else if (!only_operands && strncmp(word, "--", 2) == 0) {
			if (!parse_option(out, argc, argv, &i, command))
				return false;
		} else if (!only_operands && word[0] == '-' && word[1] != '\0') {
			fprintf(stderr, "tocsin: no option %s; see 'tocsin --help'\n", word);
			return false;
		} else if (out->operand_count == OPERANDS) {
			fprintf(stderr, "tocsin: one word too many: %s\n", word);
			return false;
		} else {
			out->operands[out->operand_count++] = word;
		}
	}
	return true;
}

void options_print(unsigned command)
{
	for (int i = 0; i < OPTIONS; i++) {
		if (!(rows[i].commands & command))
			continue;
		char left[64];
		snprintf(left, sizeof left, "--%s%s%s", rows[i].word, rows[i].argument ? " " : "",
			rows[i].argument ? rows[i].argument : "");
		printf("  %-32s %s\n", left, rows[i].help);
	}
}
