/* From a row of a report to the document that it is about. */
#ifndef COMPOSE_ROW_LINK_H
#define COMPOSE_ROW_LINK_H

#include "compose/composer.h"

/* The field of rows that refers to what they are about: the one that is called like a kind, `account_plan`. NULL: none.
 */
const struct field *row_link_field(const struct edition *edition, const struct field_set *rows);

/* Notes that it is asked of the rows that names mean inside, where they may be of other documents (formula/asked.h). */
void row_link_ask(const struct compiler *inside);

/* Makes a link of a row's heading when the row is a document of the project, or is about one, and its readers have an
 * output of it. Not in layouts for customers: they have their own folder alone. */
void row_link(struct composer *composer, const struct record *row, const struct field *about, struct cell *heading);

#endif
