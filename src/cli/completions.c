#include "completions.h"

#include <stdio.h>
#include <string.h>

#include "cli.h"
#include "theme.h"
#include "tocsin/settings.h"
#include "view.h"
#include "wishes.h"

const char *const completion_endings[] = {"csv", "sm", "rcp", NULL};

static const struct {
	const char *name;
	void (*print)(void);
} shells[] = {
	{"bash", completions_bash},
	{"zsh", completions_zsh},
	{"fish", completions_fish},
};

static void add(struct completion *completion, const char *word, size_t length)
{
	size_t used = strlen(completion->words);
	completion->offer = OFFER_WORDS;
	snprintf(completion->words + used, sizeof completion->words - used, "%s%.*s",
		used > 0 ? " " : "", (int)length, word);
}

static void add_word(struct completion *completion, const char *word)
{
	if (word)
		add(completion, word, strlen(word));
}

static void add_alternatives(struct completion *completion, const char *argument)
{
	while (*argument) {
		size_t length = strcspn(argument, "|");
		add(completion, argument, length);
		argument += length + (argument[length] == '|');
	}
}

struct completion completion_of_option(enum option option)
{
	struct completion completion = {OFFER_NOTHING, ""};
	const char *argument = options_row(option)->argument;
	if (option == OPTION_THEME) {
		for (unsigned i = 0; i < THEMES; i++)
			add_word(&completion, theme_name((enum theme)i));
	} else if (option == OPTION_METHOD) {
		for (unsigned i = TOCSIN_HALF_CHAIN; i < TOCSIN_BUFFER_METHODS; i++)
			add_word(&completion,
				tocsin_buffer_method_name((enum tocsin_buffer_method)i));
	} else if (option == OPTION_DIALECT) {
		for (unsigned i = 0; i < DIALECT_TOOLS; i++)
			add_word(&completion, dialect_tool_word((enum dialect_tool)i));
	} else if (option == OPTION_LANGUAGE) {
		for (unsigned i = 0; i < language_count; i++)
			add_word(&completion, languages[i].code);
	} else if (option == OPTION_ENCODING) {
		for (unsigned i = 0; wishes_encoding(i); i++)
			add_word(&completion, wishes_encoding(i));
	} else if (option == OPTION_DELIMITER) {
		for (unsigned i = 0; wishes_delimiter(i); i++)
			add_word(&completion, wishes_delimiter(i));
	} else if (argument && strcmp(argument, "FILE") == 0) {
		completion.offer = OFFER_FILE;
	} else if (argument && strchr(argument, '|')) {
		add_alternatives(&completion, argument);
	}
	return completion;
}

static struct completion completion_of_name(const char *name, size_t length)
{
	struct completion completion = {OFFER_NOTHING, ""};
	if (length == strlen("PATH") && strncmp(name, "PATH", length) == 0) {
		completion.offer = OFFER_PROJECT;
	} else if (length == strlen("VIEW") && strncmp(name, "VIEW", length) == 0) {
		for (unsigned i = 0; i < VIEWS; i++)
			add_word(&completion, view_name((enum view)i));
	} else if (length == strlen("SHELL") && strncmp(name, "SHELL", length) == 0) {
		for (size_t i = 0; i < sizeof shells / sizeof *shells; i++)
			add_word(&completion, shells[i].name);
	} else if (length == strlen("COMMAND") && strncmp(name, "COMMAND", length) == 0) {
		const struct subcommand *command;
		for (unsigned i = 0; (command = subcommand_at(i)); i++)
			add_word(&completion, command->word);
	}
	return completion;
}

struct completion completion_of_operand(const struct subcommand *command, unsigned at)
{
	const char *rest = command->operands;
	for (unsigned i = 0; *rest; i++) {
		rest += strspn(rest, " []");
		size_t length = strcspn(rest, " []");
		if (i == at)
			return completion_of_name(rest, length);
		rest += length;
	}
	return (struct completion){OFFER_NOTHING, ""};
}

int cli_completions(const struct options *options)
{
	for (size_t i = 0; i < sizeof shells / sizeof *shells; i++) {
		if (strcmp(shells[i].name, options->operands[0]) == 0) {
			shells[i].print();
			return CLI_OK;
		}
	}
	fputs("tocsin: completions are for bash, zsh or fish\n", stderr);
	return CLI_BAD_INPUT;
}
