/*
 * plan.csv, described once for the writer and the reader.
 *
 *     kind,key,id,name,chain,start,finish,focused,safe,...
 *     setting,promise,...                        a value of the plan as a whole
 *     task,T1,,Dig,critical,2026-03-02T08:00,...  a task of the plan
 *     critical,T1,...,amount 40h                 the critical chain in order, with its parts
 *     candidate,T2                               tasks on any longest path
 *     buffer,FB1,...                             a feeding buffer with its merge
 *     feeder,T4,,,FB1,...,amount 24h             the chain that it protects, in order
 *     link,,...,from,to,resource,amount          a resource link
 *     gap,T3,...,amount 16h                      a wait for a date on the critical chain
 *
 * Places on the axis are dates, which stay true when the calendar changes; amounts are hours or
 * minutes (40h, 90m), which do not depend on what a day is.
 */
#ifndef STORE_PLAN_COLUMNS_H
#define STORE_PLAN_COLUMNS_H

#include <stddef.h>

#include "tocsin/plan.h"

enum plan_column {
	PLAN_KIND,
	PLAN_KEY,
	PLAN_ID, /* where it differs from the key */
	PLAN_NAME,
	PLAN_CHAIN,
	PLAN_START,
	PLAN_FINISH,
	PLAN_FOCUSED,
	PLAN_SAFE,
	PLAN_FROM,
	PLAN_TO,
	PLAN_MERGE,
	PLAN_TYPE,
	PLAN_LAG,
	PLAN_RESOURCE,
	PLAN_AMOUNT,
	PLAN_WANTED,
	PLAN_SIZE,
	PLAN_FLAG,
	PLAN_VALUE,
	PLAN_COLUMNS
};

#define PLAN_HEADER                                                                                \
	"kind,key,id,name,chain,start,finish,focused,safe,from,to,merge,type,lag,resource,"        \
	"amount,wanted,size,flag,value"

enum plan_value {
	PLAN_INSTANT,      /* struct tocsin_instant */
	PLAN_PLACE_START,  /* tocsin_work, a place whose later name is printed */
	PLAN_PLACE_FINISH, /* ... whose earlier name is printed */
	PLAN_DURATION,     /* tocsin_work, an amount */
	PLAN_NUMBER,       /* uint64_t */
	PLAN_HASH,         /* uint64_t, hexadecimal */
	PLAN_COUNT,        /* uint32_t */
	PLAN_YES,          /* bool */
	PLAN_TEXT,         /* const char * */
	PLAN_METHOD,       /* enum tocsin_buffer_method */
	PLAN_NO_ROOM,      /* enum tocsin_no_room */
	PLAN_TASK,         /* uint32_t, a plan task or TOCSIN_NONE */
};

struct plan_setting {
	const char *key;
	enum plan_value value;
	size_t offset; /* of the member of struct tocsin_plan */
	bool required;
};

enum { PLAN_SETTINGS = 22 };
extern const struct plan_setting plan_settings[PLAN_SETTINGS];

#endif
