/*
 * What a terminal says of the mouse, as bytes among the keys, to what it did.
 *
 *     ESC [ < 0 ; 10 ; 5 M     pressed in column 10, row 5 (from 1); with 'm' at the end: released
 *     ESC [ < 65 ; 10 ; 5 M    the wheel, down
 *     ESC [ M SP ! !           the older way: three characters, each 32 more than what it says
 */
#ifndef TERMINAL_MOUSE_REPORT_H
#define TERMINAL_MOUSE_REPORT_H

#include <stdbool.h>
#include <stdint.h>

#include "event.h"

enum { MOUSE_REPORT_SIZE = 32, DOUBLE_CLICK_MS = 400 };

struct mouse_report {
	bool open, old;
	unsigned length;
	uint32_t codes[MOUSE_REPORT_SIZE];
	struct app_mouse pressed;      /* last, ... */
	int64_t pressed_ms;            /* ... and when; 0 = it was a second click, or never */
	int64_t (*milliseconds)(void); /* NULL = the monotonic clock */
};

/* The beginning was read; what follows goes to mouse_report_add until the report is closed. */
void mouse_report_open(struct mouse_report *report, bool old);
bool mouse_report_is_open(const struct mouse_report *report);

/* True where the report is complete and means something here: only the left button and the wheel
 * do. */
bool mouse_report_add(struct mouse_report *report, uint32_t code, struct app_mouse *out);

#endif
