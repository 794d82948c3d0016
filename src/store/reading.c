#include "reading.h"

#include <stdlib.h>

struct tocsin_instant start_of_work(
	const struct tocsin_calendar *calendar, struct tocsin_instant at, bool has_time)
{
	if (has_time || !tocsin_instant_known(at))
		return at;
	struct tocsin_instant start, end;
	if (tocsin_calendar_working_day(calendar, tocsin_instant_day(at), &start, &end))
		return start;
	return tocsin_calendar_start(calendar, tocsin_calendar_axis(calendar, at));
}

struct tocsin_instant end_of_work(
	const struct tocsin_calendar *calendar, struct tocsin_instant at, bool has_time)
{
	if (has_time || !tocsin_instant_known(at))
		return at;
	struct tocsin_instant start, end;
	if (tocsin_calendar_working_day(calendar, tocsin_instant_day(at), &start, &end))
		return end;
	return tocsin_calendar_finish(calendar, tocsin_calendar_axis(calendar, at));
}

bool reading_open(struct csv_reader *reader, struct file_bytes *bytes, const char *path,
	struct tocsin_diags *diags)
{
	char message[160];
	switch (read_file(bytes, path, message, sizeof message)) {
	case READ_FILE_OK:
		csv_reader_open(reader, path, bytes->bytes, bytes->length, diags, TOCSIN_FAULT);
		return true;
	case READ_FILE_FAILED:
		tocsin_diags_add(diags, TOCSIN_FAULT, path, 0, 0, "%s", message);
		return false;
	case READ_FILE_MISSING:
		break;
	}
	return false;
}

void reading_close(struct csv_reader *reader, struct file_bytes *bytes)
{
	csv_reader_close(reader);
	free(bytes->bytes);
}
