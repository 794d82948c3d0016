#include "workspace_paths.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "tocsin/vector.h"

const char *workspace_path(struct tocsin_arena *arena, const char *folder, const char *name)
{
	size_t length = strlen(folder);
	bool slash = length > 0 && folder[length - 1] == '/';
	return tocsin_arena_printf(arena, "%s%s%s", folder, slash ? "" : "/", name);
}

bool workspace_same_file(const char *a, const char *b)
{
	struct stat x, y;
	return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

static bool exists(const char *path)
{
	struct stat status;
	return stat(path, &status) == 0;
}

static bool is_folder(const char *path)
{
	struct stat status;
	return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* The last part of a path without slashes behind it; of "." and ".." what they stand for. */
static const char *last_part(struct tocsin_arena *arena, const char *path)
{
	char *real = realpath(path, NULL);
	const char *whole = tocsin_arena_strdup(arena, real ? real : path);
	free(real);
	size_t length = strlen(whole);
	while (length > 1 && whole[length - 1] == '/')
		length--;
	char *part = tocsin_arena_strndup(arena, whole, length);
	char *slash = strrchr(part, '/');
	return slash && slash[1] ? slash + 1 : part;
}

/* `launch.csv` without its ending; the whole where it has another. */
static char *stem(struct tocsin_arena *arena, const char *path)
{
	size_t length = strlen(path);
	if (length > 4 && strcasecmp(path + length - 4, ".csv") == 0 && path[length - 5] != '/')
		length -= 4;
	return tocsin_arena_strndup(arena, path, length);
}

static void own_paths(struct workspace_paths *out, struct tocsin_arena *arena)
{
	out->journal = workspace_path(arena, out->own_folder, "journal.csv");
	out->plan = workspace_path(arena, out->own_folder, "plan.csv");
	out->mapping = workspace_path(arena, out->own_folder, "mapping.csv");
}

static void folder_paths(
	struct workspace_paths *out, struct tocsin_arena *arena, const char *folder)
{
	out->resources = workspace_path(arena, folder, "resources.csv");
	out->calendar = workspace_path(arena, folder, "calendar.csv");
	out->settings = workspace_path(arena, folder, "project.csv");
	out->own_folder = tocsin_arena_strdup(arena, folder);
	out->name = last_part(arena, folder);
	own_paths(out, arena);
}

/* What a folder's schedule may be called: ours first, then another critical-chain scheduler's. */
static const char *const schedule_names[] = {"schedule.csv", "tasks.csv"};
enum { SCHEDULE_NAMES = sizeof schedule_names / sizeof *schedule_names };

/* The schedule of a folder, or NULL. */
static const char *schedule_in(struct tocsin_arena *arena, const char *folder)
{
	for (size_t i = 0; i < SCHEDULE_NAMES; i++) {
		const char *path = workspace_path(arena, folder, schedule_names[i]);
		if (exists(path))
			return path;
	}
	return NULL;
}

/* A folder without schedule.csv: a portfolio, or a CSV of another name, or nothing of ours. */
static void tell_no_schedule(
	struct tocsin_arena *arena, const char *folder, struct tocsin_diags *diags)
{
	const char *project = NULL, *file = NULL;
	DIR *entries = opendir(folder);
	for (struct dirent *entry; entries != NULL && (entry = readdir(entries)) != NULL;) {
		const char *path = workspace_path(arena, folder, entry->d_name);
		size_t length = strlen(entry->d_name);
		if (entry->d_name[0] == '.')
			continue;
		if (is_folder(path) && schedule_in(arena, path) != NULL &&
			(project == NULL || strcmp(path, project) < 0))
			project = path;
		else if (length > 4 && strcmp(entry->d_name + length - 4, ".csv") == 0 &&
			 (file == NULL || strcmp(path, file) < 0))
			file = path;
	}
	if (entries != NULL)
		closedir(entries);
	if (project != NULL)
		tocsin_diags_add(diags, TOCSIN_FAULT, folder, 0, 0,
			"a folder of projects (a portfolio) is not supported yet; name one "
			"project, such as %s",
			project);
	else if (file != NULL)
		tocsin_diags_add(diags, TOCSIN_FAULT, folder, 0, 0,
			"no schedule.csv in this folder; name the file itself, such as %s", file);
	else
		tocsin_diags_add(diags, TOCSIN_FAULT, folder, 0, 0,
			"no schedule.csv in this folder; name a project's folder or a CSV file");
}

/* `launch/schedule.csv` beside other files of a project stands for the folder. */
static const char *folder_of_schedule(struct tocsin_arena *arena, const char *path)
{
	static const char *const beside[] = {
		"project.csv", "resources.csv", "calendar.csv", "plan.csv", "journal.csv"};
	const char *slash = strrchr(path, '/');
	bool named = false;
	for (size_t i = 0; i < SCHEDULE_NAMES; i++)
		named = named || strcmp(slash ? slash + 1 : path, schedule_names[i]) == 0;
	if (!named)
		return NULL;
	const char *folder =
		slash ? tocsin_arena_strndup(arena, path, (size_t)(slash - path) + 1) : ".";
	for (size_t i = 0; i < sizeof beside / sizeof *beside; i++)
		if (exists(workspace_path(arena, folder, beside[i])))
			return folder;
	return NULL;
}

bool workspace_paths_find(struct workspace_paths *out, struct tocsin_arena *arena, const char *path,
	struct tocsin_diags *diags)
{
	struct stat status;
	*out = (struct workspace_paths){0};
	if (stat(path, &status) != 0) {
		tocsin_diags_add(diags, TOCSIN_FAULT, path, 0, 0,
			"%s; name a project's folder or a CSV file",
			errno == ENOENT || errno == ENOTDIR ? "no such file or folder"
							    : strerror(errno));
		return false;
	}
	if (S_ISDIR(status.st_mode)) {
		out->schedule = schedule_in(arena, path);
		folder_paths(out, arena, path);
		if (out->schedule != NULL)
			return true;
		tell_no_schedule(arena, path, diags);
		return false;
	}
	out->schedule = tocsin_arena_strdup(arena, path);
	const char *folder = folder_of_schedule(arena, path);
	if (folder != NULL) {
		folder_paths(out, arena, folder);
		return true;
	}
	out->own_folder = tocsin_arena_printf(arena, "%s.tocsin", stem(arena, path));
	out->name = stem(arena, last_part(arena, path));
	own_paths(out, arena);
	return true;
}

static int ascending(const void *a, const void *b)
{
	unsigned x = *(const unsigned *)a, y = *(const unsigned *)b;
	return (x > y) - (x < y);
}

unsigned *workspace_plan_numbers(struct tocsin_arena *arena, const char *folder, uint32_t *count)
{
	TOCSIN_VECTOR(unsigned) numbers = {0};
	DIR *entries = opendir(folder);
	for (struct dirent *entry; entries != NULL && (entry = readdir(entries)) != NULL;) {
		unsigned number;
		char exact[32];
		if (sscanf(entry->d_name, "plan.%9u.csv", &number) != 1)
			continue;
		snprintf(exact, sizeof exact, "plan.%u.csv", number);
		if (strcmp(exact, entry->d_name) == 0)
			TOCSIN_VECTOR_PUSH(arena, &numbers, number);
	}
	if (entries != NULL)
		closedir(entries);
	if (numbers.count > 0)
		qsort(numbers.items, numbers.count, sizeof *numbers.items, ascending);
	*count = numbers.count;
	return numbers.items;
}
