/* A test file includes this, defines test_suite, and is linked with check_main.c. */
#ifndef TOCSIN_CHECK_MAIN_H
#define TOCSIN_CHECK_MAIN_H

#include <check.h>
#include <stdbool.h>

Suite *test_suite(void);

#endif
