/*
 * Kinds of constraints on the dates of a task, as scheduling tools write them in many languages.
 */
#ifndef DIALECT_CONSTRAINTS_H
#define DIALECT_CONSTRAINTS_H

enum constraint_kind {
	CONSTRAINT_NONE,     /* as soon as possible, as late as possible */
	CONSTRAINT_START,    /* not before the date, or at it */
	CONSTRAINT_START_BY, /* not after it */
	CONSTRAINT_FINISH,   /* whatever it says of the finish */
	CONSTRAINT_UNKNOWN,
};

/* The kind that a text means, as table_caption makes it: "start no earlier than", "snet". */
enum constraint_kind constraint_kind_of(const char *plain);

#endif
