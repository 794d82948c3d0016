/*
 * For fish: a `complete` line for every word, each with the command behind which it holds.
 */
#include <stdio.h>
#include <string.h>

#include "completions.h"

static void print_quoted(const char *text)
{
	putchar('\'');
	for (; *text; text++) {
		if (*text == '\'' || *text == '\\')
			putchar('\\');
		putchar(*text);
	}
	putchar('\'');
}

static void print_offer(const struct completion *completion)
{
	switch (completion->offer) {
	case OFFER_WORDS:
		printf(" -a '%s'", completion->words);
		break;
	case OFFER_PROJECT:
		fputs(" -a '(__tocsin_projects)'", stdout);
		break;
	case OFFER_FILE:
		fputs(" -F", stdout);
		break;
	case OFFER_NOTHING:
		break;
	}
}

static void print_options(const char *command, unsigned bits)
{
	for (int i = 0; i < OPTIONS; i++) {
		const struct option_row *row = options_row((enum option)i);
		if (!(row->commands & bits))
			continue;
		struct completion completion = completion_of_option((enum option)i);
		printf("complete -c tocsin -n '__tocsin_at %s' -l %s", command, row->word);
		if (row->argument && row->argument[0] != '[')
			fputs(completion.offer == OFFER_FILE ? " -r" : " -x", stdout);
		print_offer(&completion);
		fputs(" -d ", stdout);
		print_quoted(row->help);
		putchar('\n');
	}
	printf("complete -c tocsin -n '__tocsin_at %s' -l help -d 'print the options'\n", command);
}

/* The options whose value stands in the next word: always, or where it begins with a digit. */
static void print_valued(const char *name, bool optional)
{
	printf("\nset -g __tocsin_%s", name);
	for (int i = 0; i < OPTIONS; i++) {
		const struct option_row *row = options_row((enum option)i);
		if (row->argument && (row->argument[0] == '[') == optional)
			printf(" --%s", row->word);
	}
}

/* The number of the operand is found by leaving out options and their values. */
static void print_helpers(void)
{
	const struct subcommand *command;
	fputs("set -g __tocsin_commands", stdout);
	for (unsigned i = 0; (command = subcommand_at(i)); i++)
		printf(" %s", command->word);
	print_valued("valued", false);
	print_valued("dated", true);
	fputs("\n\n"
	      "# Whether the cursor stands behind command $argv[1], and at its operand $argv[2] if "
	      "given.\n"
	      "function __tocsin_at\n"
	      "\tset -l words (commandline -opc)\n"
	      "\tset -e words[1]\n"
	      "\tset -l command dashboard\n"
	      "\tif set -q words[1]; and contains -- $words[1] $__tocsin_commands\n"
	      "\t\tset command $words[1]\n"
	      "\t\tset -e words[1]\n"
	      "\tend\n"
	      "\ttest $command = $argv[1]; or return 1\n"
	      "\tset -q argv[2]; or return 0\n"
	      "\tset -l operand 1\n"
	      "\tset -l value '' # what the next word must look like to be a value\n"
	      "\tfor word in $words\n"
	      "\t\tif test -n \"$value\"; and string match -qr -- $value $word\n"
	      "\t\t\tset value ''\n"
	      "\t\t\tcontinue\n"
	      "\t\tend\n"
	      "\t\tset value ''\n"
	      "\t\tif contains -- $word $__tocsin_valued\n"
	      "\t\t\tset value '^'\n"
	      "\t\telse if contains -- $word $__tocsin_dated\n"
	      "\t\t\tset value '^[0-9]'\n"
	      "\t\telse if not string match -q -- '-*' $word\n"
	      "\t\t\tset operand (math $operand + 1)\n"
	      "\t\tend\n"
	      "\tend\n"
	      "\ttest $operand -eq $argv[2]\n"
	      "end\n"
	      "\n"
	      "function __tocsin_first\n"
	      "\ttest (count (commandline -opc)) -eq 1\n"
	      "end\n"
	      "\n"
	      "# Folders, and files that are a project by themselves.\n"
	      "function __tocsin_projects\n"
	      "\tset -l word (commandline -ct)\n"
	      "\t__fish_complete_directories $word project\n"
	      "\tset -l files",
		stdout);
	for (unsigned i = 0; completion_endings[i]; i++)
		printf(" $word*.%s", completion_endings[i]);
	puts("\n"
	     "\tset -q files[1]; and printf '%s\\n' $files\n"
	     "end\n");
}

void completions_fish(void)
{
	const struct subcommand *command;
	puts("# fish completion for tocsin, printed by `tocsin completions fish`.\n");
	print_helpers();
	puts("complete -c tocsin -f");
	for (unsigned i = 0; (command = subcommand_at(i)); i++) {
		printf("complete -c tocsin -n __tocsin_first -a %s -d ", command->word);
		print_quoted(command->help);
		putchar('\n');
	}
	puts("complete -c tocsin -n __tocsin_first -l version -d 'print the version'\n"
	     "complete -c tocsin -n '__tocsin_at dashboard' -a '(__tocsin_projects)'");
	print_options("dashboard", FOR_DASHBOARD);
	for (unsigned i = 0; (command = subcommand_at(i)); i++) {
		print_options(command->word, command->options);
		for (unsigned at = 0; at < (unsigned)command->most; at++) {
			struct completion completion = completion_of_operand(command, at);
			if (completion.offer == OFFER_NOTHING)
				continue;
			printf("complete -c tocsin -n '__tocsin_at %s %u'", command->word, at + 1);
			print_offer(&completion);
			putchar('\n');
		}
	}
}
