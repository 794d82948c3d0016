/*
 * bench_reader FILE: how long the rows of a CSV file take, and the whole project that they make,
 * beside libcsv alone with callbacks that do nothing; best of several runs.
 *
 * Figures, never a verdict: compare rows of one run.
 */
#include <csv.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "csv_reader.h"
#include "project_files.h"
#include "read_file.h"

enum { RUNS = 5 };

static double milliseconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void ignore_cell(void *text, size_t length, void *data)
{
	(void)text;
	(void)length;
	(void)data;
}

static void count_row(int terminator, void *data)
{
	(void)terminator;
	++*(size_t *)data;
}

static size_t libcsv_alone(const struct file_bytes *bytes)
{
	struct csv_parser parser;
	size_t rows = 0;
	csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI);
	csv_parse(&parser, bytes->bytes, bytes->length, ignore_cell, count_row, &rows);
	csv_fini(&parser, ignore_cell, count_row, &rows);
	csv_free(&parser);
	return rows;
}

static size_t our_reader(const struct file_bytes *bytes)
{
	struct tocsin_diags diags;
	struct csv_reader csv;
	size_t rows = 0;
	tocsin_diags_init(&diags);
	csv_reader_open(&csv, "", bytes->bytes, bytes->length, &diags, TOCSIN_FAULT);
	while (csv_reader_next(&csv))
		rows++;
	csv_reader_close(&csv);
	tocsin_diags_finish(&diags);
	return rows;
}

static size_t whole_project(const struct file_bytes *bytes)
{
	struct tocsin_diags diags;
	struct tocsin_project project;
	const struct project_sources sources = {
		.schedule = "schedule.csv",
		.bytes = bytes->bytes,
		.length = bytes->length,
		.name = "",
		.frozen = TOCSIN_NO_INSTANT,
		.today = tocsin_instant_at((struct tocsin_day){20000}, 0),
	};
	size_t rows = 0;
	tocsin_diags_init(&diags);
	if (project_files_read(&project, &sources, &diags)) {
		rows = (size_t)project.task_count + project.summary_count + 1;
		tocsin_project_free(&project);
	}
	tocsin_diags_print(&diags, stderr, false);
	tocsin_diags_finish(&diags);
	return rows;
}

static double measure(
	const char *name, const struct file_bytes *bytes, size_t (*read)(const struct file_bytes *))
{
	double least = 1e9;
	size_t rows = 0;
	for (int i = 0; i < RUNS; i++) {
		double start = milliseconds();
		rows = read(bytes);
		double taken = milliseconds() - start;
		least = taken < least ? taken : least;
	}
	printf("%-44s %8zu rows  %9.2f ms  (%.0f MB/s)\n", name, rows, least,
		(double)bytes->length / 1e3 / least);
	return least;
}

int main(int count, char **words)
{
	struct file_bytes bytes;
	char why[256] = "usage: bench_reader FILE";
	if (count != 2 || read_file(&bytes, words[1], why, sizeof why) != READ_FILE_OK) {
		fprintf(stderr, "bench_reader: %s\n", why);
		return 2;
	}
	double alone = measure("libcsv alone", &bytes, libcsv_alone);
	double ours = measure("csv_reader_next", &bytes, our_reader);
	printf("%-44s %8.2f times libcsv\n", "", ours / alone);
	double whole = measure("project_files_read", &bytes, whole_project);
	printf("%-44s %8.2f times libcsv\n", "", whole / alone);
	free(bytes.bytes);
	return 0;
}
