/*
 * A trace of what happens, one line an event, for whoever hunts a fault:
 *
 *     TOCSIN_TRACE=key,cmd,fx,io,plan:FILE tocsin launch/
 *
 *     12.345678 key 106
 *     12.345690 cmd down
 *     12.401220 fx append
 */
#ifndef TERMINAL_TRACE_H
#define TERMINAL_TRACE_H

enum trace_kind { /* bits */
	TRACE_KEY = 1,
	TRACE_FX = 2,   /* effects */
	TRACE_IO = 4,   /* loads, saves, frames */
	TRACE_PLAN = 8, /* the planner */
	TRACE_CMD = 16, /* commands, from a key, a line or the help */
};

/* Reads TOCSIN_TRACE; without it trace() costs one comparison. */
void trace_open(void);
void trace_close(void);
void trace(enum trace_kind kind, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
