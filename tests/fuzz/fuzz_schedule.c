/*
 * Any bytes as a schedule: a project whose indices all lead somewhere, or faults.
 */
#include <stdlib.h>

#include "fuzz.h"
#include "project_files.h"
#include "sound_project.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct tocsin_diags diags;
	struct tocsin_project project;
	const struct project_sources sources = {
		.schedule = "fuzz.csv",
		.bytes = size > 0 ? (const char *)data : "",
		.length = size,
		.name = "fuzz",
		.frozen = TOCSIN_NO_INSTANT,
		.today = {29000000},
	};
	tocsin_diags_init(&diags);
	if (project_files_read(&project, &sources, &diags)) {
		MUST(diags.errors == 0);
		sound_project(&project);
		tocsin_project_free(&project);
	} else {
		MUST(diags.errors > 0);
	}
	tocsin_diags_finish(&diags);
	return 0;
}
