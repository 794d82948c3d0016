/*
 * Any bytes as a plan: faults, or a plan that is the same after it was written and read.
 */
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "plan_file.h"
#include "small_project.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct tocsin_diags diags;
	struct tocsin_arena arena;
	struct tocsin_project project;
	tocsin_diags_init(&diags);
	tocsin_arena_init(&arena);
	small_project(&project);
	struct tocsin_plan *plan =
		plan_file_parse("fuzz.csv", (const char *)data, size, &project, &diags);
	MUST((plan == NULL) == (diags.errors > 0));
	if (plan != NULL) {
		size_t first_length, second_length;
		char *first = plan_file_text(&arena, plan, &project, &first_length);
		struct tocsin_plan *again =
			plan_file_parse("again.csv", first, first_length, &project, &diags);
		MUST(again != NULL);
		char *second = plan_file_text(&arena, again, &project, &second_length);
		MUST(first_length == second_length && memcmp(first, second, first_length) == 0);
		tocsin_plan_free(again);
	}
	tocsin_plan_free(plan);
	tocsin_project_free(&project);
	tocsin_arena_finish(&arena);
	tocsin_diags_finish(&diags);
	return 0;
}
