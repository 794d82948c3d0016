/*
 * For bash: one function that knows every word, and one that finds out which is asked for. It uses
 * nothing of the bash-completion project, so that it also works where a person sources it.
 */
#include <stdio.h>
#include <string.h>

#include "completions.h"

static const char *offered(const struct completion *completion)
{
	static const char *const kinds[] = {
		[OFFER_PROJECT] = "PROJECT", [OFFER_FILE] = "FILE", [OFFER_WORDS] = NULL};
	return completion->offer == OFFER_WORDS ? completion->words : kinds[completion->offer];
}

static void print_known(const char *asked, unsigned operand, const struct completion *completion)
{
	if (completion->offer == OFFER_NOTHING)
		return;
	printf("\t'%s", asked);
	if (operand > 0)
		printf(" %u", operand);
	printf("') echo '%s' ;;\n", offered(completion));
}

static void print_options(const char *command, unsigned bits)
{
	printf("\t'%s options') echo '", command);
	for (int i = 0; i < OPTIONS; i++) {
		if (options_row((enum option)i)->commands & bits)
			printf("--%s ", options_row((enum option)i)->word);
	}
	puts("--help' ;;");
}

/* The values of an option; one whose word means something else elsewhere names its commands. */
static void print_option(enum option option)
{
	const struct option_row *row = options_row(option);
	struct completion completion = completion_of_option(option);
	const struct subcommand *command;
	bool shared = false;
	for (int i = 0; i < OPTIONS; i++)
		shared |= i != (int)option &&
			  strcmp(options_row((enum option)i)->word, row->word) == 0;
	if (completion.offer == OFFER_NOTHING)
		return;
	if (!shared) {
		printf("\t'--%s '*", row->word);
	} else {
		const char *between = "\t";
		for (unsigned i = 0; (command = subcommand_at(i)); i++) {
			if (!(command->options & row->commands))
				continue;
			printf("%s'--%s %s'", between, row->word, command->word);
			between = " | ";
		}
	}
	printf(") echo '%s' ;;\n", offered(&completion));
}

static void print_words(void)
{
	puts("# What can stand in a place; PROJECT and FILE are files.\n"
	     "_tocsin_known()\n"
	     "{\n"
	     "\tcase $1 in");
	const struct subcommand *command;
	fputs("\tcommands) echo '", stdout);
	for (unsigned i = 0; (command = subcommand_at(i)); i++)
		printf("%s%s", i > 0 ? " " : "", command->word);
	puts("' ;;");
	for (unsigned i = 0; (command = subcommand_at(i)); i++) {
		print_options(command->word, command->options);
		for (unsigned at = 0; at < (unsigned)command->most; at++) {
			struct completion completion = completion_of_operand(command, at);
			print_known(command->word, at + 1, &completion);
		}
	}
	print_options("dashboard", FOR_DASHBOARD);
	puts("\t'dashboard '*) echo PROJECT ;;");
	for (int i = 0; i < OPTIONS; i++)
		print_option((enum option)i);
	puts("\tesac\n"
	     "}\n");
}

/* Options with a value, as a pattern of `case`; those whose value may be left out, or the others.
 */
static void print_pattern(bool optional)
{
	const char *between = "\t";
	for (int i = 0; i < OPTIONS; i++) {
		const struct option_row *row = options_row((enum option)i);
		if (!row->argument || (row->argument[0] == '[') != optional)
			continue;
		printf("%s--%s", between, row->word);
		between = " | ";
	}
}

static void print_takes(void)
{
	puts("# Whether the next word is the value of option $1; $2 is that word.\n"
	     "_tocsin_takes()\n"
	     "{\n"
	     "\tcase $1 in");
	print_pattern(false);
	puts(") return 0 ;;");
	print_pattern(true);
	puts(") [[ $2 == [0-9]* ]] ;;\n"
	     "\t*) return 1 ;;\n"
	     "\tesac\n"
	     "}\n");
}

static void print_offer(void)
{
	puts("# Offers the words $1 that begin with $2.\n"
	     "_tocsin_offer()\n"
	     "{\n"
	     "\tlocal line\n"
	     "\twhile IFS= read -r line; do\n"
	     "\t\tCOMPREPLY+=(\"$line\")\n"
	     "\tdone < <(\n"
	     "\t\tcase $1 in\n"
	     "\t\t(PROJECT)\n"
	     "\t\t\tcompgen -d -- \"$2\"");
	for (unsigned i = 0; completion_endings[i]; i++)
		printf("\t\t\tcompgen -f -X '!*.%s' -- \"$2\"\n", completion_endings[i]);
	puts("\t\t\t;;\n"
	     "\t\t(FILE) compgen -f -- \"$2\" ;;\n"
	     "\t\t(*) compgen -W \"$1\" -- \"$2\" ;;\n"
	     "\t\tesac\n"
	     "\t)\n"
	     "\t[[ $1 != PROJECT && $1 != FILE ]] || compopt -o filenames 2>/dev/null\n"
	     "}\n");
}

static void print_main(void)
{
	puts("# The readline library breaks words at = and :, so --theme=dark comes as three.\n"
	     "_tocsin()\n"
	     "{\n"
	     "\tlocal word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}\n"
	     "\tlocal command=dashboard operands=1 i=1 literal=\n"
	     "\tCOMPREPLY=()\n"
	     "\tif ((COMP_CWORD > 1)) && [[ \" $(_tocsin_known commands) \" == *\" "
	     "${COMP_WORDS[1]} \"* "
	     "]]; then\n"
	     "\t\tcommand=${COMP_WORDS[1]}\n"
	     "\t\ti=2\n"
	     "\tfi\n"
	     "\tfor (( ; i < COMP_CWORD; i++)); do\n"
	     "\t\tif [[ -z $literal ]] && _tocsin_takes \"${COMP_WORDS[i]}\" \"${COMP_WORDS[i + "
	     "1]}\"; "
	     "then\n"
	     "\t\t\t[[ ${COMP_WORDS[i + 1]} == '=' ]] || i=$((i + 1))\n"
	     "\t\t\tcontinue\n"
	     "\t\tfi\n"
	     "\t\tcase $literal${COMP_WORDS[i]} in\n"
	     "\t\t= | :) i=$((i + 1)) ;;\n"
	     "\t\t--) literal=1 ;;\n"
	     "\t\t-*) ;;\n"
	     "\t\t*) operands=$((operands + 1)) ;;\n"
	     "\t\tesac\n"
	     "\tdone\n"
	     "\tif [[ -z $literal && $word == '=' ]]; then\n"
	     "\t\t_tocsin_offer \"$(_tocsin_known \"$before $command\")\" ''\n"
	     "\telif [[ -z $literal && $before == '=' ]]; then\n"
	     "\t\t_tocsin_offer \"$(_tocsin_known \"${COMP_WORDS[COMP_CWORD - 2]} $command\")\" "
	     "\"$word\"\n"
	     "\telif [[ -z $literal ]] && _tocsin_takes \"$before\" \"$word\"; then\n"
	     "\t\t_tocsin_offer \"$(_tocsin_known \"$before $command\")\" \"$word\"\n"
	     "\telif [[ -z $literal && $word == -* ]]; then\n"
	     "\t\t_tocsin_offer \"$(_tocsin_known \"$command options\")\" \"$word\"\n"
	     "\t\t((COMP_CWORD > 1)) || _tocsin_offer --version \"$word\"\n"
	     "\telse\n"
	     "\t\t((COMP_CWORD > 1)) || _tocsin_offer \"$(_tocsin_known commands)\" \"$word\"\n"
	     "\t\t_tocsin_offer \"$(_tocsin_known \"$command $operands\")\" \"$word\"\n"
	     "\tfi\n"
	     "}\n"
	     "\n"
	     "complete -F _tocsin tocsin");
}

void completions_bash(void)
{
	puts("# bash completion for tocsin, printed by `tocsin completions bash`.\n");
	print_words();
	print_takes();
	print_offer();
	print_main();
}
