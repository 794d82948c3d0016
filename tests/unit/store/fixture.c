#include "fixture.h"

#include <check.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "read_file.h"

void fixture_init(struct fixture *fixture)
{
	*fixture = (struct fixture){0};
	const char *base = getenv("TMPDIR");
	snprintf(fixture->folder, sizeof fixture->folder, "%s/tocsin-test-XXXXXX",
		base ? base : "/tmp");
	ck_assert_ptr_nonnull(mkdtemp(fixture->folder));
	tocsin_diags_init(&fixture->diags);
	tocsin_arena_init(&fixture->arena);
}

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *walk)
{
	(void)status;
	(void)type;
	(void)walk;
	return remove(path);
}

void fixture_finish(struct fixture *fixture)
{
	nftw(fixture->folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	tocsin_diags_finish(&fixture->diags);
	tocsin_arena_finish(&fixture->arena);
	free(fixture->printed);
}

const char *fixture_path(struct fixture *fixture, const char *name)
{
	return tocsin_arena_printf(&fixture->arena, "%s/%s", fixture->folder, name);
}

static void make_folders(struct fixture *fixture, const char *name)
{
	for (const char *slash = name; (slash = strchr(slash, '/')) != NULL; slash++)
		mkdir(fixture_path(fixture,
			      tocsin_arena_strndup(&fixture->arena, name, (size_t)(slash - name))),
			0777);
}

const char *fixture_write(struct fixture *fixture, const char *name, const char *text)
{
	const char *path = fixture_path(fixture, name);
	make_folders(fixture, name);
	FILE *file = fopen(path, "wb");
	ck_assert_ptr_nonnull(file);
	ck_assert_uint_eq(fwrite(text, 1, strlen(text), file), strlen(text));
	ck_assert_int_eq(fclose(file), 0);
	return path;
}

const char *fixture_read(struct fixture *fixture, const char *name)
{
	struct file_bytes bytes;
	char message[160];
	if (read_file(&bytes, fixture_path(fixture, name), message, sizeof message) != READ_FILE_OK)
		return "";
	const char *text = tocsin_arena_strndup(&fixture->arena, bytes.bytes, bytes.length);
	free(bytes.bytes);
	return text;
}

/* The folder's name differs in every run. */
static void cut_folder(char *text, const char *folder)
{
	size_t length = strlen(folder);
	for (char *at = text; (at = strstr(at, folder)) != NULL;) {
		size_t cut = at[length] == '/' ? length + 1 : length;
		memmove(at, at + cut, strlen(at + cut) + 1);
	}
}

const char *fixture_diags(struct fixture *fixture)
{
	size_t size;
	free(fixture->printed);
	FILE *stream = open_memstream(&fixture->printed, &size);
	tocsin_diags_print(&fixture->diags, stream, true);
	fclose(stream);
	cut_folder(fixture->printed, fixture->folder);
	return fixture->printed;
}

void fixture_forget(struct fixture *fixture)
{
	tocsin_diags_finish(&fixture->diags);
	tocsin_diags_init(&fixture->diags);
}

bool fixture_project(struct fixture *fixture, struct tocsin_project *project, const char *schedule)
{
	const struct project_sources sources = {
		.schedule = "s.csv",
		.bytes = schedule,
		.length = strlen(schedule),
		.name = "test",
		.frozen = TOCSIN_NO_INSTANT,
		.today = fixture_today(),
	};
	return project_files_read(project, &sources, &fixture->diags);
}

const char *fixture_links(struct fixture *fixture, const struct tocsin_project *project)
{
	const char *text = "";
	for (uint32_t i = 0; i < project->link_count; i++) {
		const struct tocsin_link *link = &project->links[i];
		char lag[40] = "";
		if (link->lag != 0)
			snprintf(lag, sizeof lag, "%+lld%s", (long long)link->lag,
				link->elapsed ? "e" : "");
		text = tocsin_arena_printf(&fixture->arena, "%s%s%s>%s%s%s", text, i ? " " : "",
			project->tasks[link->from].id, project->tasks[link->to].id,
			tocsin_link_type_name(link->type), lag);
	}
	return text;
}

struct tocsin_instant fixture_today(void)
{
	/* Without an assertion: children that may die at any moment ask too. */
	struct tocsin_day day = {0};
	tocsin_day_from_date(&day, 2026, 11, 22);
	return tocsin_instant_at(day, 9 * 60);
}
