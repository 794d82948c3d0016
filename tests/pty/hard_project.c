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
	enum { RESOURCES = 4, NEAR = 8, FAR = 12 };
	char path[128];
	struct dice dice = {2};
	snprintf(path, sizeof path, "%s/schedule.csv", folder);
	FILE *file = fopen(path, "w");
	ck_assert_ptr_nonnull(file);
	fprintf(file, "id,name,focused,predecessors,resources\n");
	for (int i = 1; i <= tasks; i++) {
		int near = i > NEAR ? i - 1 - throw(&dice, NEAR) : 0;
		int far = i > FAR ? i - 1 - throw(&dice, FAR) : 0;
		int one = throw(&dice, RESOURCES), share = throw(&dice, 6) + 2;
		int other = throw(&dice, RESOURCES), of_other = throw(&dice, 6) + 2;
		fprintf(file, "%d,Task %d,%d,", i, i, throw(&dice, 10) + 1);
		if (near > 0)
			fprintf(file, "%d", near);
		if (far > 0 && far != near)
			fprintf(file, ";%d", far);
		fprintf(file, ",R%d[%d0%%]", one, share);
		if (other != one)
			fprintf(file, ";R%d[%d0%%]", other, of_other);
		fputc('\n', file);
	}
	ck_assert_int_eq(fclose(file), 0);
}
