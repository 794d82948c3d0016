#include "plan_columns.h"

#define OF(member) offsetof(struct tocsin_plan, member)

const struct plan_setting plan_settings[PLAN_SETTINGS] = {
	{"start", PLAN_INSTANT, OF(start), true},
	{"as_of", PLAN_INSTANT, OF(as_of_date), true},
	{"reason", PLAN_TEXT, OF(reason), false},
	{"promise", PLAN_PLACE_FINISH, OF(promise), true},
	{"chain_start", PLAN_PLACE_START, OF(chain_start), true},
	{"chain_end", PLAN_PLACE_FINISH, OF(chain_end), true},
	{"chain_length", PLAN_DURATION, OF(chain_length), true},
	{"project_buffer_wanted", PLAN_DURATION, OF(project_buffer_wanted), true},
	{"project_buffer", PLAN_DURATION, OF(project_buffer), true},
	{"projected_end", PLAN_PLACE_FINISH, OF(projected_end), true},
	{"makespan", PLAN_DURATION, OF(makespan), true},
	{"lower_bound", PLAN_DURATION, OF(lower_bound), true},
	{"optimal", PLAN_YES, OF(optimal), true},
	{"buffer_method", PLAN_METHOD, OF(method), true},
	{"no_room", PLAN_NO_ROOM, OF(no_room), true},
	{"seed", PLAN_NUMBER, OF(seed), true},
	{"schedules", PLAN_NUMBER, OF(schedules), true},
	{"inputs", PLAN_HASH, OF(input_hash), true},
	{"derived_estimates", PLAN_COUNT, OF(derived_estimates), true},
	{"date_sets_end", PLAN_YES, OF(date_sets_end), true},
	{"date_setter", PLAN_TASK, OF(date_setter), false},
	{"drum", PLAN_TEXT, OF(drum), false},
};
