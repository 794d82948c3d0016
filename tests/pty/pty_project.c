#include "pty_project.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char pty_folder[] = "pty-XXXXXX";

char *pty_project_path(char out[PTY_PATH], const char *name)
{
	snprintf(out, PTY_PATH, "%s/%s", pty_folder, name);
	return out;
}

void pty_project_write(const char *name, const char *text, const char *mode)
{
	char path[PTY_PATH];
	FILE *file = fopen(pty_project_path(path, name), mode);
	ck_assert_ptr_nonnull(file);
	ck_assert_int_ge(fputs(text, file), 0);
	ck_assert_int_eq(fclose(file), 0);
}

char *pty_project_read(const char *name)
{
	enum { MOST = 1 << 16 };
	char path[PTY_PATH], *text = malloc(MOST);
	FILE *file = fopen(pty_project_path(path, name), "r");
	ck_assert_ptr_nonnull(file);
	ck_assert_ptr_nonnull(text);
	size_t length = fread(text, 1, MOST - 1, file);
	text[length] = '\0';
	fclose(file);
	return text;
}

void pty_project_commit(void)
{
	char command[512];
	snprintf(command, sizeof command, "%s plan %s --commit >/dev/null", getenv("TOCSIN"),
		pty_folder);
	ck_assert_int_eq(system(command), 0);
}

void pty_project_make(const char *schedule)
{
	strcpy(pty_folder, "pty-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(pty_folder));
	setenv("TOCSIN_NOW", "2026-03-16T09:00", 1);
	pty_project_write("project.csv", "key,value\nname,Leach\nstart,2026-03-02\n", "w");
	pty_project_write("schedule.csv", schedule, "w");
	pty_project_commit();
}

void pty_project_remove(void)
{
	char command[128];
	snprintf(command, sizeof command, "rm -rf %s", pty_folder);
	ck_assert_int_eq(system(command), 0);
}
