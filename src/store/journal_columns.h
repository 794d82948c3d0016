/*
 * The columns of journal.csv, in the order in which tocsin writes them.
 */
#ifndef STORE_JOURNAL_COLUMNS_H
#define STORE_JOURNAL_COLUMNS_H

enum journal_column {
	JOURNAL_RECORDED,
	JOURNAL_AS_OF,
	JOURNAL_WHO,
	JOURNAL_TASK,
	JOURNAL_EVENT,
	JOURNAL_VALUE,
	JOURNAL_REASON,
	JOURNAL_NOTE,
	JOURNAL_COLUMNS
};

#define JOURNAL_HEADER "recorded,as_of,who,task,event,value,reason,note"

#endif
