/*
 * For zsh: a call of _arguments for each command. The script is a file of $fpath as it stands, and
 * may be sourced too.
 */
#include <stdio.h>
#include <string.h>

#include "completions.h"

/* A text between single quotes, in which _arguments and _describe would take some characters for
 * their own. */
static void print_quoted(const char *text)
{
	for (; *text; text++) {
		if (*text == '\'')
			fputs("'\\'", stdout);
		else if (strchr("[]:\\", *text))
			putchar('\\');
		putchar(*text);
	}
}

static void print_offer(const struct completion *completion)
{
	switch (completion->offer) {
	case OFFER_WORDS:
		printf("(%s)", completion->words);
		break;
	case OFFER_PROJECT:
		fputs("_tocsin_project", stdout);
		break;
	case OFFER_FILE:
		fputs("_files", stdout);
		break;
	case OFFER_NOTHING:
		putchar(' ');
		break;
	}
}

static void print_option(enum option option)
{
	const struct option_row *row = options_row(option);
	bool optional = row->argument && row->argument[0] == '[';
	printf(" \\\n\t\t\t'--%s%s[", row->word, row->argument ? "=" : "");
	print_quoted(row->help);
	putchar(']');
	if (row->argument) {
		struct completion completion = completion_of_option(option);
		fputs(optional ? "::" : ":", stdout);
		printf("%.*s:", (int)strcspn(row->argument + optional, "]"),
			row->argument + optional);
		print_offer(&completion);
	}
	putchar('\'');
}

static void print_options(unsigned bits)
{
	fputs("_arguments -S '(- *)--help[print the options]'", stdout);
	for (int i = 0; i < OPTIONS; i++) {
		if (options_row((enum option)i)->commands & bits)
			print_option((enum option)i);
	}
}

static void print_command(const struct subcommand *command)
{
	printf("\t%s)\n\t\t", command->word);
	print_options(command->options);
	for (unsigned at = 0; at < (unsigned)command->most; at++) {
		struct completion completion = completion_of_operand(command, at);
		printf(" \\\n\t\t\t'%u:", at + 1);
		fputs(at >= (unsigned)command->least ? ":" : "", stdout);
		fputs("operand:", stdout);
		print_offer(&completion);
		putchar('\'');
	}
	puts(" && return\n\t\t;;");
}

static void print_helpers(void)
{
	fputs("_tocsin_project()\n"
	      "{\n"
	      "\t_files -g '*.(",
		stdout);
	for (unsigned i = 0; completion_endings[i]; i++)
		printf("%s%s", i > 0 ? "|" : "", completion_endings[i]);
	puts(")(-.)'\n"
	     "}\n"
	     "\n"
	     "_tocsin_commands()\n"
	     "{\n"
	     "\tlocal -a commands\n"
	     "\tcommands=(");
	const struct subcommand *command;
	for (unsigned i = 0; (command = subcommand_at(i)); i++) {
		printf("\t\t'%s:", command->word);
		print_quoted(command->help);
		puts("'");
	}
	puts("\t)\n"
	     "\t_describe -t commands command commands\n"
	     "}\n");
}

void completions_zsh(void)
{
	puts("#compdef tocsin\n"
	     "# zsh completion for tocsin, printed by `tocsin completions zsh`.\n");
	print_helpers();
	puts("_tocsin()\n"
	     "{\n"
	     "\tif ((CURRENT == 2)) && [[ $words[2] != -* ]]; then\n"
	     "\t\t_alternative 'commands:command:_tocsin_commands' "
	     "'projects:project:_tocsin_project'\n"
	     "\t\treturn\n"
	     "\tfi\n"
	     "\tlocal curcontext=\"$curcontext\"\n"
	     "\tlocal -A opt_args\n"
	     "\tcase $words[2] in");
	const struct subcommand *command;
	fputs("\t(", stdout);
	for (unsigned i = 0; (command = subcommand_at(i)); i++)
		printf("%s%s", i > 0 ? "|" : "", command->word);
	puts(")\n"
	     "\t\tshift words\n"
	     "\t\t((CURRENT--))\n"
	     "\t\tcurcontext=\"${curcontext%:*}-$words[1]:\"\n"
	     "\t\t;;\n"
	     "\tesac\n"
	     "\tcase $words[1] in");
	for (unsigned i = 0; (command = subcommand_at(i)); i++)
		print_command(command);
	fputs("\t*)\n\t\t", stdout);
	print_options(FOR_DASHBOARD);
	puts(" \\\n\t\t\t'(- *)--version[print the version]' \\\n"
	     "\t\t\t'*:project:_tocsin_project' && return\n"
	     "\t\t;;\n"
	     "\tesac\n"
	     "\treturn 1\n"
	     "}\n"
	     "\n"
	     "# From $fpath this file is the function; sourced, it says what it is for.\n"
	     "if [[ $funcstack[1] == _tocsin ]]; then\n"
	     "\t_tocsin \"$@\"\n"
	     "else\n"
	     "\tcompdef _tocsin tocsin\n"
	     "fi");
}
