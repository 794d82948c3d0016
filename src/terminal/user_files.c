#include "user_files.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "own_keys.h"
#include "read_file.h"

enum { PATH_SIZE = 4096 };

/* False where the environment names no place for it. */
static bool place(char out[PATH_SIZE], const char *name)
{
	const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
	if (config && config[0] == '/')
		snprintf(out, PATH_SIZE, "%s/tocsin/%s", config, name);
	else if (home && *home)
		snprintf(out, PATH_SIZE, "%s/.config/tocsin/%s", home, name);
	else
		return false;
	return true;
}

static void read_setting(struct user_files *out, const char *file, uint32_t line, const char *text,
	struct tocsin_diags *diags)
{
	char word[32] = "", value[32] = "", more;
	int words = sscanf(text, "%31s %31s %c", word, value, &more);
	if (words < 1 || word[0] == '#')
		return;
	bool on = strcmp(value, "on") == 0, off = strcmp(value, "off") == 0;
	if (strcmp(word, "theme") == 0) {
		if (words != 2 || !theme_parse(&out->theme, value))
			tocsin_diags_add(diags, TOCSIN_FAULT, file, line, 0,
				"theme '%s': default, dark, light, high-contrast, colour-blind or "
				"mono would be right",
				value);
	} else if (strcmp(word, "mouse") == 0) {
		if (words != 2 || (!on && !off))
			tocsin_diags_add(diags, TOCSIN_FAULT, file, line, 0,
				"mouse '%s': on or off would be right", value);
		out->mouse_off = off;
	} else {
		tocsin_diags_add(diags, TOCSIN_FAULT, file, line, 1,
			"no setting '%s'; there are theme and mouse", word);
	}
}

static void read_config(
	struct user_files *out, const char *file, const char *text, struct tocsin_diags *diags)
{
	for (uint32_t line = 1; *text; line++) {
		size_t length = strcspn(text, "\n");
		read_setting(
			out, file, line, tocsin_arena_strndup(&out->arena, text, length), diags);
		text += length + (text[length] == '\n');
	}
}

/* The bytes of one of the files, to be freed; NULL where there are none to be had. */
static char *bytes_of(char path[PATH_SIZE], const char *name, struct tocsin_diags *diags)
{
	struct file_bytes bytes = {0};
	char message[200];
	if (place(path, name) &&
		read_file(&bytes, path, message, sizeof message) == READ_FILE_FAILED)
		tocsin_diags_add(diags, TOCSIN_FAULT, path, 0, 0, "%s", message);
	return bytes.bytes;
}

bool user_files_read(struct user_files *out, struct tocsin_diags *diags)
{
	char path[PATH_SIZE];
	*out = (struct user_files){.theme = THEME_DEFAULT};
	tocsin_arena_init(&out->arena);
	char *keys = bytes_of(path, "keys", diags);
	if (keys)
		out->commands = own_keys_read(&out->arena, path, keys, diags);
	char *config = bytes_of(path, "config", diags);
	if (config)
		read_config(out, path, config, diags);
	free(keys);
	free(config);
	return diags->errors == 0;
}

void user_files_finish(struct user_files *files)
{
	tocsin_arena_finish(&files->arena);
}
