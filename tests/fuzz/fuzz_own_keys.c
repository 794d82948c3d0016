/*
 * Any text as a file of keys: either it has faults, or a table comes of it that gives no key to two
 * commands that are valid at once.
 */
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "own_keys.h"

/* How many commands have the key where the context is this one. */
static unsigned holders(const struct command_table *table, uint32_t key, unsigned context)
{
	unsigned count = 0;
	for (unsigned i = 0; i < COMMAND_COUNT; i++)
		count += command_has_key(&table->entries[i], key) &&
			 command_valid(table->entries[i].where, context);
	return count;
}

static void check(const struct command_table *table)
{
	static const unsigned phases[] = {IN_PROPOSAL, IN_RUNNING, IN_RUNNING | IN_REPLAN};
	for (unsigned phase = 0; phase < sizeof phases / sizeof phases[0]; phase++)
		for (unsigned view = ON_DASHBOARD; view <= ON_PLAN; view <<= 1)
			for (uint32_t key = 1; key < 127; key++)
				MUST(holders(table, key, phases[phase] | view) <= 1);
	MUST(table->argument_count <= COMMAND_ARGUMENTS);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct tocsin_diags diags;
	struct tocsin_arena arena;
	tocsin_diags_init(&diags);
	tocsin_arena_init(&arena);
	char *text = tocsin_arena_strndup(&arena, (const char *)data, size);
	const struct command_table *table = own_keys_read(&arena, "keys", text, &diags);
	MUST((table == NULL) == (diags.errors > 0));
	if (table)
		check(table);
	tocsin_arena_finish(&arena);
	tocsin_diags_finish(&diags);
	return 0;
}
