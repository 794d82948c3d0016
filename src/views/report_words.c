#include "report_words.h"

#include "figure.h"

static const char *dated(
	struct tocsin_arena *arena, const char *word, const struct tocsin_entry *entry)
{
	if (!tocsin_instant_known(entry->date) ||
		tocsin_instant_day(entry->date).number == tocsin_instant_day(entry->as_of).number)
		return word;
	return tocsin_arena_printf(arena, "%s %s", word, figure_date_short(entry->date).text);
}

const char *report_words(struct tocsin_arena *arena, const struct tocsin_project *project,
	const struct tocsin_entry *entry, uint32_t task)
{
	switch (entry->event) {
	case TOCSIN_EVENT_START:
		return dated(arena, "started", entry);
	case TOCSIN_EVENT_FINISH:
		return dated(arena, "finished", entry);
	case TOCSIN_EVENT_REMAINING:
		return tocsin_arena_printf(arena, "%s left",
			task == TOCSIN_NONE
				? figure_span(project, entry->remaining).text
				: figure_duration(project, task, entry->remaining).text);
	case TOCSIN_EVENT_KIT:
		return entry->yes ? "kit confirmed" : "kit missing";
	case TOCSIN_EVENT_ACTION_DONE:
		return "action done";
	case TOCSIN_EVENT_NOTE:
		return entry->reason[0] ? "reason" : "note";
	case TOCSIN_EVENT_BASELINE:
		return "new baseline";
	case TOCSIN_EVENT_ACTION:
	case TOCSIN_EVENT_RETRACT:
	case TOCSIN_EVENTS:
		break;
	}
	return tocsin_event_name(entry->event);
}
