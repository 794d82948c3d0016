/*
 * The main of every Check program: one suite a file, results as TAP, so that meson shows each test.
 *
 * A failing test is told in the TAP; the exit status stays 0 then, for meson reads anything else as
 * a broken program. Run by hand (no CK_TAP_LOG_FILE_NAME) it prints as Check does and exits 1 on
 * failure.
 */
#include "check_main.h"

#include <stdlib.h>

int main(void)
{
	bool tap = getenv("CK_TAP_LOG_FILE_NAME") != NULL;
	SRunner *runner = srunner_create(test_suite());
	srunner_run_all(runner, tap ? CK_SILENT : CK_NORMAL);
	int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed > 0 && !tap ? EXIT_FAILURE : EXIT_SUCCESS;
}
