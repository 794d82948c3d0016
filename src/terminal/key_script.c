#include "key_script.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "tocsin/text.h"
#include "tocsin/vector.h"

enum { LINE_SIZE = 1 << 17, NAME_SIZE = 32 };

struct key_script {
	struct tocsin_arena arena;
	TOCSIN_VECTOR(struct step) steps;
	uint32_t at;
};

static bool add_keys(struct key_script *script, const char *text)
{
	while (*(text += strspn(text, " "))) {
		size_t length = strcspn(text, " ");
		char name[NAME_SIZE];
		if (length >= sizeof name)
			return false;
		memcpy(name, text, length);
		name[length] = '\0';
		uint32_t key = command_key_parse(name);
		if (key == KEY_NONE)
			return false;
		TOCSIN_VECTOR_PUSH(&script->arena, &script->steps,
			(struct step){.kind = STEP_KEY, .key = key});
		text += length;
	}
	return true;
}

static bool add_typed(struct key_script *script, const char *text)
{
	for (size_t used, left = strlen(text); left > 0; text += used, left -= used) {
		uint32_t key = tocsin_utf8_decode(text, left, &used);
		TOCSIN_VECTOR_PUSH(&script->arena, &script->steps,
			(struct step){.kind = STEP_KEY, .key = key});
	}
	return true;
}

static const char *const mouse_words[MOUSE_KINDS] = {
	"press", "double", "drag", "release", "wheel-up", "wheel-down"};

const char *key_script_mouse_word(enum app_mouse_kind kind)
{
	return mouse_words[kind];
}

static bool add_mouse(struct key_script *script, const char *text)
{
	struct step step = {.kind = STEP_MOUSE};
	char word[NAME_SIZE], end;
	if (sscanf(text, "%31s %4d %4d%c", word, &step.mouse.column, &step.mouse.row, &end) != 3)
		return false;
	step.mouse.column--;
	step.mouse.row--;
	for (unsigned kind = 0; kind < MOUSE_KINDS; kind++) {
		if (strcmp(mouse_words[kind], word) != 0)
			continue;
		step.mouse.kind = (enum app_mouse_kind)kind;
		TOCSIN_VECTOR_PUSH(&script->arena, &script->steps, step);
		return true;
	}
	return false;
}

static bool add_cycle(struct key_script *script, const char *text)
{
	TOCSIN_VECTOR_PUSH(&script->arena, &script->steps, (struct step){.kind = STEP_CYCLE});
	return *text == '\0';
}

static bool add_paste(struct key_script *script, const char *text)
{
	char *copy = tocsin_arena_strdup(&script->arena, text);
	char *to = copy;
	for (const char *from = text; *from; from++) {
		if (from[0] == '\\' && from[1] == 'n') {
			*to++ = '\n';
			from++;
		} else {
			*to++ = *from;
		}
	}
	*to = '\0';
	TOCSIN_VECTOR_PUSH(
		&script->arena, &script->steps, (struct step){.kind = STEP_PASTE, .text = copy});
	return true;
}

static bool add_size(struct key_script *script, const char *text)
{
	struct step step = {.kind = STEP_SIZE};
	char end;
	if (sscanf(text, "%4dx%4d%c", &step.columns, &step.rows, &end) != 2 || step.columns < 1 ||
		step.rows < 1)
		return false;
	TOCSIN_VECTOR_PUSH(&script->arena, &script->steps, step);
	return true;
}

static bool add_wait(struct key_script *script, const char *text)
{
	struct step step = {.kind = STEP_WAIT};
	char end;
	if (sscanf(text, "%9d%c", &step.milliseconds, &end) != 1 || step.milliseconds < 0)
		return false;
	TOCSIN_VECTOR_PUSH(&script->arena, &script->steps, step);
	return true;
}

static bool add_append(struct key_script *script, const char *text)
{
	size_t length = strcspn(text, " ");
	if (length == 0 || text[length] == '\0')
		return false;
	TOCSIN_VECTOR_PUSH(&script->arena, &script->steps,
		(struct step){.kind = STEP_APPEND,
			.file = tocsin_arena_strndup(&script->arena, text, length),
			.text = tocsin_arena_strdup(&script->arena, text + length + 1)});
	return true;
}

static const struct {
	const char *word;
	bool (*add)(struct key_script *script, const char *text);
} verbs[] = {
	{"keys", add_keys},
	{"type", add_typed},
	{"mouse", add_mouse},
	{"cycle", add_cycle},
	{"paste", add_paste},
	{"resize", add_size},
	{"wait", add_wait},
	{"append", add_append},
};

static bool add_line(struct key_script *script, const char *line)
{
	size_t length = strcspn(line, " ");
	if (line[0] == '#' || line[0] == '\0')
		return true;
	for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
		if (strlen(verbs[i].word) == length && strncmp(verbs[i].word, line, length) == 0)
			return verbs[i].add(script, line + length + (line[length] == ' '));
	return false;
}

struct key_script *key_script_open(const char *path, char *message, size_t size)
{
	FILE *file = fopen(path, "re");
	if (!file) {
		snprintf(message, size, "%s: %s", path, strerror(errno));
		return NULL;
	}
	struct key_script *script = calloc(1, sizeof *script);
	if (!script)
		tocsin_out_of_memory();
	tocsin_arena_init(&script->arena);
	static char line[LINE_SIZE]; /* a paste is one line */
	bool good = true;
	for (unsigned number = 1; good && fgets(line, sizeof line, file); number++) {
		line[strcspn(line, "\r\n")] = '\0';
		good = add_line(script, line);
		if (!good)
			snprintf(message, size,
				"%s:%u: not a step; write keys NAME ..., type TEXT, mouse WHAT "
				"COLUMN "
				"ROW, paste TEXT, resize COLSxROWS, wait MILLISECONDS or append "
				"FILE TEXT",
				path, number);
	}
	fclose(file);
	if (good)
		return script;
	key_script_close(script);
	return NULL;
}

void key_script_close(struct key_script *script)
{
	tocsin_arena_finish(&script->arena);
	free(script);
}

bool key_script_next(struct key_script *script, struct step *out)
{
	if (script->at == script->steps.count)
		return false;
	*out = script->steps.items[script->at++];
	return true;
}
