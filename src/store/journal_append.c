/*
 * One record is one write() of whole lines to an O_APPEND descriptor under a lock, then fdatasync,
 * then "saved". What a kill, a full disk or a failing fsync can leave behind:
 *
 *     killed before write      nothing
 *     killed after it          the row, which nobody was told is saved
 *     disk full in the middle  a piece of a row, cut off again by ftruncate
 *     power lost               perhaps a torn last line: the next append closes it with a newline,
 *                              and the reader skips it for it has too few cells
 *     fsync failed             the row in the file, perhaps not on the disk: told, never retried
 */
#include "journal_append.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "csv_writer.h"
#include "folder.h"
#include "journal_columns.h"
#include "stamp.h"

enum { ATTEMPTS = 10 };

#define LATEST INT64_C(253370764800000000) /* 9999-01-01, in microseconds */

/* An open journal, and what an append needs to know of it. */
struct journal_tail {
	int file;
	struct stat before;
	off_t size; /* that of `before` */
	char delimiter;
	int64_t newest;      /* latest stamp in it; INT64_MIN where there is none */
	bool empty;          /* there is no header yet */
	size_t header_given; /* bytes of a header that was torn off; 0 = whole, or none */
	bool torn;           /* its last line has no end */
	bool in_quotes;      /* and ends inside a cell in quotes */
};

static void fail(struct journal_append *out, const char *path, int error)
{
	out->result = JOURNAL_NOT_SAVED;
	write_error_text(out->message, sizeof out->message, path, error);
}

/* ---- What is there ---- */

/* Opens what `path` names now: a file renamed away while we opened it is opened anew. */
static int open_journal(const char *path, struct stat *opened)
{
	for (int i = 0; i < ATTEMPTS; i++) {
		struct stat named;
		int file = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
		if (file < 0)
			return -1;
		if (fstat(file, opened) == 0 && stat(path, &named) == 0 &&
			opened->st_dev == named.st_dev && opened->st_ino == named.st_ino) {
			if (S_ISREG(opened->st_mode))
				return file;
			close(file);
			errno = EINVAL;
			return -1;
		}
		close(file);
	}
	errno = EBUSY;
	return -1;
}

static char *read_journal(int file, off_t size)
{
	char *text = malloc((size_t)size + 1);
	if (text == NULL)
		tocsin_out_of_memory();
	size_t length = 0;
	while (length < (size_t)size) {
		ssize_t got = pread(file, text + length, (size_t)size - length, (off_t)length);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			break;
		length += (size_t)got;
	}
	if (length < (size_t)size) {
		free(text);
		return NULL;
	}
	text[length] = '\0';
	return text;
}

/*
 * The header as we write it, in any letter case and with any delimiter; further columns may follow.
 * `*given` is how much of it stands there where the file ends in the middle of it.
 */
static bool is_header(const char *line, size_t length, char *delimiter, size_t *given)
{
	static const char header[] = JOURNAL_HEADER;
	size_t i = 0;
	for (; header[i] != '\0' && i < length; i++) {
		if (header[i] == ',' && i == strcspn(header, ",") && strchr(",;\t|", line[i]))
			*delimiter = line[i];
		char wanted = header[i] == ',' ? *delimiter : header[i];
		char met = line[i] >= 'A' && line[i] <= 'Z' ? (char)(line[i] - 'A' + 'a') : line[i];
		if (met != wanted)
			return false;
	}
	*given = header[i] == '\0' ? 0 : i;
	return header[i] == '\0'
		       ? i == length || line[i] == *delimiter || line[i] == '\r' || line[i] == '\n'
		       : i == length && i > 0;
}

/* The stamp at the start of a line; INT64_MIN where there is none. */
static int64_t line_stamp(const char *line, const char *end, char delimiter)
{
	char text[STAMP_SIZE];
	int64_t stamp;
	line += line < end && *line == '"';
	size_t length = 0;
	while (line + length < end && length < sizeof text - 1 && line[length] != delimiter &&
		line[length] != '"')
		length++;
	memcpy(text, line, length);
	text[length] = '\0';
	/* A stamp at the end of time would leave none for us. */
	return stamp_parse(&stamp, text) && stamp < LATEST ? stamp : INT64_MIN;
}

/* Stamps of our own form sort as text: only one that is later than all before it is parsed. */
static void find_newest(struct journal_tail *tail, const char *text, const char *end)
{
	const char *latest = NULL;
	while (text < end) {
		const char *feed = memchr(text, '\n', (size_t)(end - text));
		const char *stop = feed ? feed : end;
		bool ours = stop - text > STAMP_LENGTH && text[STAMP_LENGTH] == tail->delimiter &&
			    text[STAMP_LENGTH - 1] == 'Z';
		if (!ours || latest == NULL || memcmp(text, latest, STAMP_LENGTH) > 0) {
			int64_t stamp = line_stamp(text, stop, tail->delimiter);
			if (stamp > tail->newest)
				tail->newest = stamp;
			if (ours && stamp != INT64_MIN)
				latest = text;
		}
		text = stop + 1;
	}
}

static void look_at_end(struct journal_tail *tail, const char *text, size_t length)
{
	tail->torn = length > 0 && text[length - 1] != '\n';
	for (size_t i = length; i > 0 && text[i - 1] != '\n'; i--)
		tail->in_quotes ^= text[i - 1] == '"';
}

/* Reads what an append must know; false, and told, where the file is not one of ours. */
static bool look(struct journal_tail *tail, struct journal_append *out, const char *path)
{
	tail->delimiter = ',';
	tail->newest = INT64_MIN;
	char *text = read_journal(tail->file, tail->size);
	if (text == NULL) {
		fail(out, path, errno);
		return false;
	}
	size_t length = (size_t)tail->size;
	size_t mark = length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
	size_t line = strcspn(text + mark, "\n");
	tail->empty = length == mark;
	bool ours =
		tail->empty || is_header(text + mark, line, &tail->delimiter, &tail->header_given);
	if (tail->header_given > 0 && mark + line < length)
		ours = false; /* half a header, and lines below it */
	if (ours) {
		find_newest(tail, text + mark, text + length);
		if (tail->header_given == 0 && !tail->empty)
			look_at_end(tail, text, length);
	} else {
		out->result = JOURNAL_NOT_SAVED;
		snprintf(out->message, sizeof out->message,
			"%.80s does not begin with the line %s, so nothing was saved; put that "
			"line first",
			path, JOURNAL_HEADER);
	}
	free(text);
	return ours;
}

/* ---- What is added ---- */

static void write_row(struct csv_writer *writer, const struct journal_row *row, const char *stamp)
{
	char as_of[TOCSIN_DATE_SIZE];
	csv_writer_raw(writer, stamp);
	writer->cells = 1;
	csv_writer_cell(writer,
		tocsin_instant_known(row->as_of) ? tocsin_instant_format(as_of, row->as_of) : "");
	csv_writer_line_cell(writer, row->who);
	csv_writer_cell(writer, row->task);
	csv_writer_cell(writer, tocsin_event_name(row->event));
	csv_writer_line_cell(writer, row->value);
	csv_writer_line_cell(writer, row->reason);
	csv_writer_line_cell(writer, row->note);
	csv_writer_end(writer);
}

/* The header where it is missing, or what is missing of it, or the end of a torn line. */
static void write_front(struct csv_writer *writer, const struct journal_tail *tail)
{
	if (tail->empty || tail->header_given > 0) {
		csv_writer_raw(writer, &JOURNAL_HEADER[tail->header_given]);
		csv_writer_raw(writer, "\n");
	} else if (tail->torn) {
		csv_writer_raw(writer, tail->in_quotes ? "\"\n" : "\n");
	}
}

/* Stamps are UTC, and later than any in the file, also where the clock went backwards. */
static void write_rows(struct csv_writer *writer, struct journal_append *out,
	struct tocsin_arena *arena, const struct journal_tail *tail, const struct journal_row *rows,
	size_t count)
{
	int64_t stamp = stamp_now();
	/* Rows of one append lie a microsecond apart, those of two never: so they are told apart.
	 */
	if (stamp <= tail->newest + 1)
		stamp = tail->newest + 2;
	out->stamps = TOCSIN_NEW(arena, const char *, count);
	for (size_t i = 0; i < count; i++) {
		stamp_format(out->recorded, stamp++);
		out->stamps[i] = tocsin_arena_strdup(arena, out->recorded);
		write_row(writer, &rows[i], out->recorded);
	}
}

/* ---- The append ---- */

/* Takes back what a failed write left; the file is as it was, or the message says that it is not.
 */
static void cut_back(struct journal_append *out, const char *path, int file, off_t size, int error)
{
	struct stat now;
	fail(out, path, error);
	if (fstat(file, &now) == 0 && now.st_size > size && ftruncate(file, size) != 0)
		snprintf(out->message, sizeof out->message,
			"%.80s: a row could be written in part only (%s); its last line is torn "
			"and does not count",
			path, strerror(error));
}

/* One write of all lines; false, and cut back, where it did not take them all. */
static bool write_once(struct journal_append *out, const char *path,
	const struct journal_tail *tail, const struct csv_writer *writer)
{
	ssize_t written;
	do {
		errno = 0;
		written = write(tail->file, writer->text, writer->length);
	} while (written < 0 && errno == EINTR);
	if (written == (ssize_t)writer->length)
		return true;
	/* A short write has met the end of the disk, even where it does not say so. */
	cut_back(out, path, tail->file, tail->size, written < 0 ? errno : ENOSPC);
	return false;
}

static bool sync_journal(struct journal_append *out, struct tocsin_arena *arena, const char *path,
	const struct journal_tail *tail)
{
	bool synced = fdatasync(tail->file) == 0 &&
		      (tail->size > 0 || folder_sync(folder_of(arena, path)));
	if (synced)
		return true;
	out->result = JOURNAL_UNCERTAIN;
	snprintf(out->message, sizeof out->message,
		"%.80s: the disk did not confirm the last rows (%s); they may be lost with the "
		"power, keep a copy of the file elsewhere",
		path, strerror(errno));
	return false;
}

/* Keeps what a reader needs who knows the file as it was before. */
static void keep_lines(struct journal_append *out, struct tocsin_arena *arena,
	const struct journal_tail *tail, const char *rows, size_t length)
{
	static const char header[] = JOURNAL_HEADER "\n";
	size_t header_length = sizeof header - 1;
	char *lines = tocsin_arena_alloc(arena, header_length + length + 1, 1);
	for (size_t i = 0; i < header_length; i++)
		lines[i] = header[i] == ',' ? tail->delimiter : header[i];
	memcpy(lines + header_length, rows, length);
	lines[header_length + length] = '\0';
	out->before = tail->before;
	if (fstat(tail->file, &out->after) != 0)
		return;
	out->lines = lines;
	out->lines_length = header_length + length;
}

static void append(struct journal_append *out, struct tocsin_arena *arena, const char *path,
	struct journal_tail *tail, const struct journal_row *rows, size_t count)
{
	struct csv_writer writer;
	if (!look(tail, out, path))
		return;
	csv_writer_init(&writer, tail->delimiter);
	write_front(&writer, tail);
	bool rows_only = writer.length == 0;
	write_rows(&writer, out, arena, tail, rows, count);
	if (write_once(out, path, tail, &writer) && sync_journal(out, arena, path, tail)) {
		out->result = JOURNAL_SAVED;
		if (rows_only)
			keep_lines(out, arena, tail, writer.text, writer.length);
	}
	csv_writer_free(&writer);
}

void journal_append_locked(struct journal_append *out, struct tocsin_arena *arena, const char *path,
	const struct journal_row *rows, size_t count)
{
	struct journal_tail tail = {0};
	*out = (struct journal_append){.result = JOURNAL_NOT_SAVED};
	tail.file = open_journal(path, &tail.before);
	if (tail.file < 0) {
		fail(out, path, errno);
		return;
	}
	tail.size = tail.before.st_size;
	append(out, arena, path, &tail, rows, count);
	close(tail.file);
}

bool journal_lock(struct lock *lock, struct journal_append *out, struct tocsin_arena *arena,
	const char *journal, const char *who)
{
	const char *folder = folder_of(arena, journal);
	*out = (struct journal_append){.result = JOURNAL_NOT_SAVED};
	if (!folder_make(arena, folder)) {
		fail(out, folder, errno);
		return false;
	}
	size_t length = strlen(journal);
	if (length > 4 && strcasecmp(journal + length - 4, ".csv") == 0)
		length -= 4;
	const char *path = tocsin_arena_printf(arena, "%.*s.lock", (int)length, journal);
	switch (lock_take(lock, path, who, out->message, sizeof out->message)) {
	case LOCK_TAKEN:
		return true;
	case LOCK_BUSY:
		out->result = JOURNAL_LOCKED;
		break;
	case LOCK_FAILED:
		break;
	}
	return false;
}

void journal_file_append(struct journal_append *out, struct tocsin_arena *arena, const char *path,
	const struct journal_row *rows, size_t count)
{
	struct lock lock;
	if (!journal_lock(&lock, out, arena, path, count > 0 ? rows[0].who : ""))
		return;
	journal_append_locked(out, arena, path, rows, count);
	lock_release(&lock);
}
