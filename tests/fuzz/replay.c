/*
 * Runs a fuzz target over every file of a folder: the corpus as a plain test.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "read_file.h"

static int replay(const char *path)
{
	struct file_bytes bytes;
	char message[160];
	if (read_file(&bytes, path, message, sizeof message) != READ_FILE_OK)
		return 0;
	printf("%s\n", path);
	fflush(stdout); /* so that the name of a file that ends the program is seen */
	/* Exactly as long as the input, so that a sanitizer sees a byte too many. */
	uint8_t *input = malloc(bytes.length + !bytes.length);
	if (input == NULL)
		abort();
	memcpy(input, bytes.bytes, bytes.length);
	LLVMFuzzerTestOneInput(input, bytes.length);
	free(input);
	free(bytes.bytes);
	return 1;
}

int main(int count, char **arguments)
{
	int replayed = 0;
	for (int i = 1; i < count; i++) {
		DIR *folder = opendir(arguments[i]);
		if (folder == NULL)
			return EXIT_FAILURE;
		for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
			char path[4096];
			snprintf(path, sizeof path, "%s/%s", arguments[i], entry->d_name);
			if (entry->d_name[0] != '.')
				replayed += replay(path);
		}
		closedir(folder);
	}
	return replayed > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
