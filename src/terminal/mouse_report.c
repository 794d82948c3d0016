#include "mouse_report.h"

#include <time.h>

/* What the first number of a report says. */
enum { BUTTON = 3, MODIFIERS = 4 | 8 | 16, MOVED = 32, WHEEL = 64, BEYOND = 128, OLD_RELEASE = 3 };

static int64_t monotonic_milliseconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void mouse_report_open(struct mouse_report *report, bool old)
{
	report->open = true;
	report->old = old;
	report->length = 0;
}

bool mouse_report_is_open(const struct mouse_report *report)
{
	return report->open;
}

/* Numbers between semicolons; false where there are not three of them. */
static bool read_numbers(const struct mouse_report *report, int numbers[3])
{
	enum { MOST = 100000 };
	int count = 0, value = 0;
	for (unsigned i = 0; i < report->length; i++) {
		uint32_t code = report->codes[i];
		bool last = i + 1 == report->length;
		if (code >= '0' && code <= '9' && value < MOST) {
			value = value * 10 + (int)(code - '0');
		} else if (count < 3 && (code == ';' || last)) {
			numbers[count++] = value;
			value = 0;
		} else {
			return false;
		}
	}
	return count == 3;
}

static bool read_old(const struct mouse_report *report, int numbers[3])
{
	for (int i = 0; i < 3; i++) {
		if (report->codes[i] < 32)
			return false;
		numbers[i] = (int)report->codes[i] - 32;
	}
	return true;
}

/* A second press at the same place at once is a double one; a third is a first again. */
static void tell_double(struct mouse_report *report, struct app_mouse *mouse)
{
	int64_t now = report->milliseconds ? report->milliseconds() : monotonic_milliseconds();
	bool again = report->pressed_ms > 0 && now - report->pressed_ms <= DOUBLE_CLICK_MS &&
		     mouse->column == report->pressed.column && mouse->row == report->pressed.row;
	if (again)
		mouse->kind = MOUSE_DOUBLE;
	report->pressed = *mouse;
	report->pressed_ms = again ? 0 : now;
}

static bool understand(
	struct mouse_report *report, const int numbers[3], bool released, struct app_mouse *out)
{
	int what = numbers[0] & ~MODIFIERS;
	*out = (struct app_mouse){.column = numbers[1] - 1, .row = numbers[2] - 1};
	if (out->column < 0 || out->row < 0 || what >= BEYOND)
		return false;
	if (what & WHEEL) {
		out->kind = what & 1 ? MOUSE_WHEEL_DOWN : MOUSE_WHEEL_UP;
		return (what & BUTTON) < 2 && !released;
	}
	if (released || (report->old && (what & BUTTON) == OLD_RELEASE)) {
		out->kind = MOUSE_RELEASE;
		return (what & BUTTON) == 0 || report->old;
	}
	if ((what & BUTTON) != 0)
		return false;
	out->kind = what & MOVED ? MOUSE_DRAG : MOUSE_PRESS;
	if (out->kind == MOUSE_PRESS)
		tell_double(report, out);
	return true;
}

bool mouse_report_add(struct mouse_report *report, uint32_t code, struct app_mouse *out)
{
	int numbers[3];
	report->codes[report->length++] = code;
	if (report->old) {
		report->open = report->length < 3;
		return !report->open && read_old(report, numbers) &&
		       understand(report, numbers, false, out);
	}
	bool number = (code >= '0' && code <= '9') || code == ';';
	report->open = number && report->length < MOUSE_REPORT_SIZE;
	return (code == 'M' || code == 'm') && read_numbers(report, numbers) &&
	       understand(report, numbers, code == 'm', out);
}
