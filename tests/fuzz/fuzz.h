/*
 * What every fuzz target has: the entry point that libFuzzer and the corpus's replay call.
 */
#ifndef TEST_FUZZ_H
#define TEST_FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A law that no input may break; on, whatever NDEBUG says. */
#define MUST(condition) ((condition) ? (void)0 : abort())

#endif
