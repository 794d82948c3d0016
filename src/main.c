/*
 * tocsin: the first word says who takes over. A command of the command line goes to cli, a path to
 * the dashboard; where there is no terminal to draw on, a path prints the status instead.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"
#include "opened.h"
#include "patience.h"
#include "shown.h"
#include "terminal.h"
#include "wishes.h"

static int refuse(const char *option, const char *value)
{
	fprintf(stderr, "tocsin: --%s '%s' is not understood; see 'tocsin --help'\n", option,
		value);
	return CLI_BAD_INPUT;
}

static bool can_draw(void)
{
	const char *term = getenv("TERM");
	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) && term && *term &&
	       strcmp(term, "dumb") != 0;
}

/* Flags go before the environment, and NO_COLOR before what is only a taste. */
static bool choose_theme(int *out, const struct options *options)
{
	const char *no_color = getenv("NO_COLOR"), *wanted = getenv("TOCSIN_THEME");
	enum theme theme = THEME_DEFAULT;
	const char *name = options->value[OPTION_THEME];
	*out = THEME_BY_USER;
	if (name || options->given[OPTION_COLOUR_BLIND] || options->given[OPTION_MONO])
		name = name ? name : options->given[OPTION_COLOUR_BLIND] ? "colour-blind" : "mono";
	else if (no_color && *no_color)
		name = "mono";
	else if (wanted && *wanted)
		name = wanted;
	else
		return true;
	bool known = theme_parse(&theme, name);
	*out = (int)theme;
	return known;
}

static bool parse_seconds(int *out, const char *text)
{
	enum { MOST = 86400 };
	char end;
	return sscanf(text, "%6d%c", out, &end) == 1 && *out >= 1 && *out <= MOST;
}

static int dashboard(const struct options *options)
{
	const char *const *value = options->value;
	enum glyphs glyphs = GLYPHS_UNICODE;
	struct patience_load load;
	struct wishes wishes;
	if (!wishes_take(&wishes, options))
		return CLI_BAD_INPUT;
	if (options->operand_count > 1)
		wishes_share(&wishes);
	struct terminal_options terminal = {
		.paths = options->operands,
		.path_count = (unsigned)options->operand_count,
		.wishes = &wishes.said,
		.loading = &load.loading,
		.who = opened_who(options),
		.as_of_given = value[OPTION_AS_OF] != NULL,
		.read_only = options->given[OPTION_READ_ONLY] || options->given[OPTION_WATCH],
		.watch = options->given[OPTION_WATCH] ? WATCH_SECONDS : 0,
		.glyphs = GLYPHS_BY_TERMINAL,
		.keys = value[OPTION_KEYS],
		.record = value[OPTION_RECORD],
		.replay = value[OPTION_REPLAY],
		.columns = 80,
		.rows = 24,
	};
	int *columns = &terminal.columns, *rows = &terminal.rows;
	if (value[OPTION_SIZE] && (sscanf(value[OPTION_SIZE], "%4dx%4d", columns, rows) != 2 ||
					  *columns < 1 || *rows < 1))
		return refuse("size", value[OPTION_SIZE]);
	if (terminal.as_of_given &&
		tocsin_date_parse(&terminal.as_of, value[OPTION_AS_OF]) != TOCSIN_DATE_OK)
		return refuse("as-of", value[OPTION_AS_OF]);
	if (value[OPTION_GLYPHS] && !glyphs_parse(&glyphs, value[OPTION_GLYPHS]))
		return refuse("glyphs", value[OPTION_GLYPHS]);
	if (value[OPTION_GLYPHS])
		terminal.glyphs = (int)glyphs;
	if (value[OPTION_WATCH] && !parse_seconds(&terminal.watch, value[OPTION_WATCH]))
		return refuse("watch", value[OPTION_WATCH]);
	if (!choose_theme(&terminal.theme, options))
		return refuse("theme",
			value[OPTION_THEME] ? value[OPTION_THEME] : getenv("TOCSIN_THEME"));
	if (!terminal.keys && !can_draw())
		return cli_plain(options);
	patience_load_begin(&load, options->operands[0]);
	return terminal_main(&terminal);
}

int main(int argc, char **argv)
{
	struct options options;
	/* A limit on the size of files is a full disk to us: a sentence, not the end of the
	 * program. */
	signal(SIGXFSZ, SIG_IGN);
	if (argc < 2 || cli_is_command(argv[1]))
		return cli_main(argc, argv);
	if (!options_parse(&options, argc, argv, 1, FOR_DASHBOARD))
		return CLI_BAD_INPUT;
	if (options.help)
		return cli_help(NULL);
	if (options.operand_count > 0 && access(options.operands[0], F_OK) != 0 &&
		errno == ENOENT) {
		cli_unknown(options.operands[0]);
		return CLI_BAD_INPUT;
	}
	if (options.operand_count == 1 ||
		(options.operand_count > 1 && options.given[OPTION_WATCH]))
		return dashboard(&options);
	fprintf(stderr, "usage: tocsin PATH [OPTION ...]; see 'tocsin --help'\n");
	return CLI_BAD_INPUT;
}
