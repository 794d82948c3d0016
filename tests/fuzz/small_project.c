#include "small_project.h"

#include <stdlib.h>
#include <string.h>

#include "fuzz.h"

void small_project(struct tocsin_project *project)
{
	static const char schedule[] = "id,focused,predecessors,resources,not_before\n"
				       "1,4d,,Ann,2026-03-02\n2,4d,1,Green,\n3,4ed,2,,\n";
	const struct project_sources sources = {
		.schedule = "small.csv",
		.bytes = schedule,
		.length = strlen(schedule),
		.name = "small",
		.frozen = TOCSIN_NO_INSTANT,
	};
	struct tocsin_diags diags;
	tocsin_diags_init(&diags);
	MUST(project_files_read(project, &sources, &diags));
	tocsin_diags_finish(&diags);
}
