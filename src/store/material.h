/*
 * Amounts of materials and costs, which tools assign to tasks as they do people.
 *
 *     Ann[50%];Concrete[12 m3];Cement[3 t/day];Travel[500 €]
 *
 * What is used up is no capacity that another task would have to wait for.
 */
#ifndef STORE_MATERIAL_H
#define STORE_MATERIAL_H

#include "language.h"

/*
 * Is what stands in brackets (`length` bytes) a number with the unit of a material or a currency? A
 * time is none: "Ann[2 days]" may mean anything.
 */
bool material_is_amount(const char *text, size_t length, const struct language *language);

#endif
