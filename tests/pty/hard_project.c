#include "hard_project.h"

#include "check_main.h"

#include <stdint.h>
#include <stdio.h>

struct dice {
	uint32_t state;
};

static int throw(struct dice * dice, int faces)
{
	dice->state = (dice->state * UINT32_C(1103515245) + 12345) & UINT32_C(0x7fffffff);
	return (int)((dice->state >> 16) % (uint32_t)faces);
}

void hard_project_write(const char *folder, int tasks)
{
	enum { RESOURCES = 4, DEMANDS = 4, NEAR = 20 };
	char path[128];
	struct dice dice = {2};
	snprintf(path, sizeof path, "%s/schedule.csv", folder);
	FILE *file = fopen(path, "w");
	ck_assert_ptr_nonnull(file);
	fprintf(file, "id,name,focused,predecessors,resources\n");
	for (int i = 1; i <= tasks; i++) {
		int one = i > NEAR ? i - 1 - throw(&dice, NEAR) : 0;
		int other = i > NEAR ? i - 1 - throw(&dice, NEAR) : 0;
		int shares[RESOURCES] = {0};
		for (int k = 0; k < DEMANDS; k++) {
			int resource = throw(&dice, RESOURCES);
			shares[resource] = 10 * (throw(&dice, 6) + 1);
		}
		fprintf(file, "%d,Task %d,%d,", i, i, throw(&dice, 10) + 1);
		if (one > 0)
			fprintf(file, "%d", one);
		if (other > 0 && other != one)
			fprintf(file, ";%d", other);
		const char *before = ",";
		for (int r = 0; r < RESOURCES; r++) {
			if (shares[r] > 0)
				fprintf(file, "%sR%d[%d%%]", before, r + 1, shares[r]);
			before = shares[r] > 0 ? ";" : before;
		}
		fputc('\n', file);
	}
	ck_assert_int_eq(fclose(file), 0);
}
