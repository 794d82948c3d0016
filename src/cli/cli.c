#include "cli.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "near.h"
#include "subcommand.h"
#include "tocsin/text.h"

static int run_help(const struct options *options)
{
	return cli_help(options->operands[0]);
}

static const struct subcommand subcommands[] = {
	{"check", "PATH", 1, 1, FOR_CHECK, cli_check,
		"read all files and say what is wrong with them"},
	{"plan", "PATH", 1, 1, FOR_PLAN, cli_plan,
		"level the schedule, find the critical chain, size the buffers"},
	{"update", "PATH [TASK]", 1, 2, FOR_UPDATE, cli_update,
		"report progress; without TASK: journal rows on standard input"},
	{"status", "PATH", 1, 1, FOR_STATUS, cli_status,
		"buffers, promise and what drives the end"},
	{"next", "PATH", 1, 1, FOR_NEXT, cli_next, "what to work on, most urgent first"},
	{"chart", "PATH", 1, 1, FOR_CHART, cli_chart, "the fever chart and its points"},
	{"log", "PATH", 1, 1, FOR_LOG, cli_log, "who reported what, when"},
	{"standup", "PATH", 1, 1, FOR_STANDUP, cli_standup,
		"what was said today, who must be warned and what waits, as a text"},
	{"export", "PATH", 1, 1, FOR_EXPORT, cli_export,
		"the plan with its buffers as tasks, for another tool"},
	{"screen", "VIEW PATH", 2, 2, FOR_SCREEN, cli_screen,
		"draw a view (such as dashboard, fever, chains) without a terminal"},
	{"completions", "SHELL", 1, 1, 0, cli_completions,
		"print what bash, zsh or fish needs to complete tocsin's words"},
	{"help", "[COMMAND]", 0, 1, 0, run_help, "list the commands, or the options of one"},
};

const struct subcommand *subcommand_at(unsigned i)
{
	return i < sizeof subcommands / sizeof *subcommands ? &subcommands[i] : NULL;
}

static const struct subcommand *find(const char *word)
{
	for (size_t i = 0; i < sizeof subcommands / sizeof *subcommands; i++) {
		if (strcmp(subcommands[i].word, word) == 0)
			return &subcommands[i];
	}
	return NULL;
}

static void print_help(void)
{
	puts("tocsin - critical-chain buffer management in the terminal\n"
	     "\n"
	     "  tocsin PATH [OPTION ...]      open the dashboard: a project's folder or one CSV\n"
	     "  tocsin COMMAND ... [OPTION ...]\n");
	for (size_t i = 0; i < sizeof subcommands / sizeof *subcommands; i++) {
		const struct subcommand *command = &subcommands[i];
		printf("  %-11s %-12s %s\n", command->word, command->operands, command->help);
	}
	puts("\nOptions of the dashboard:");
	options_print(FOR_DASHBOARD);
	puts("\n'tocsin COMMAND --help' lists the options of a command; 'man tocsin' has the "
	     "rest.");
}

bool cli_is_command(const char *word)
{
	return find(word) || strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 ||
	       strcmp(word, "--version") == 0;
}

static void print_usage(const struct subcommand *command, FILE *to)
{
	fprintf(to, "tocsin %s %s%s\n", command->word, command->operands,
		command->options ? " [OPTION ...]" : "");
}

static void print_command_help(const struct subcommand *command)
{
	print_usage(command, stdout);
	printf("  %s\n", command->help);
	if (command->options)
		putchar('\n');
	options_print(command->options);
}

static int complain_usage(const struct subcommand *command, const struct options *options)
{
	if (options->operand_count > command->most)
		fprintf(stderr, "tocsin: one word too many: '%s'\n",
			options->operands[command->most]);
	fputs("usage: ", stderr);
	print_usage(command, stderr);
	return CLI_BAD_INPUT;
}

void cli_unknown(const char *word)
{
	struct near near;
	near_init(&near, word, strlen(word));
	for (size_t i = 0; i < sizeof subcommands / sizeof *subcommands; i++)
		near_offer(&near, subcommands[i].word, subcommands[i].word);
	struct tocsin_arena arena;
	tocsin_arena_init(&arena);
	fprintf(stderr, "tocsin: '%s' is no command, and no such file or folder exists",
		tocsin_text_clean(&arena, word));
	tocsin_arena_finish(&arena);
	near_print(&near, "", stderr);
	fputs(near.count > 0 ? "\n" : "; see 'tocsin --help'\n", stderr);
}

int cli_help(const char *word)
{
	const struct subcommand *command = word ? find(word) : NULL;
	if (word && !command) {
		cli_unknown(word);
		return CLI_BAD_INPUT;
	}
	if (command)
		print_command_help(command);
	else
		print_help();
	return CLI_OK;
}

static int run(const struct subcommand *command, int argc, char **argv)
{
	struct options options;
	if (!options_parse(&options, argc, argv, 2, command->options))
		return CLI_BAD_INPUT;
	if (options.help) {
		print_command_help(command);
		return CLI_OK;
	}
	if (options.operand_count < command->least || options.operand_count > command->most)
		return complain_usage(command, &options);
	return command->run(&options);
}

int cli_main(int argc, char **argv)
{
	setlocale(LC_CTYPE, "");
	if (argc < 2) {
		fputs("usage: tocsin PATH, or tocsin COMMAND; see 'tocsin --help'\n", stderr);
		return CLI_BAD_INPUT;
	}
	const struct subcommand *command = find(argv[1]);
	int status = CLI_OK;
	if (command)
		status = run(command, argc, argv);
	else if (strcmp(argv[1], "--version") == 0)
		puts("tocsin " TOCSIN_VERSION);
	else
		status = cli_help(argc > 2 ? argv[2] : NULL);
	if (fflush(stdout) != 0 || ferror(stdout)) {
		perror("tocsin: standard output");
		return CLI_FAILED;
	}
	return status;
}
