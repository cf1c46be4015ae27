/* Marks at the years of figures: “2023 (Ist)”, “Plan 2027”, “2026F”, “2021*”. What kind of figure it is, is written out
 * as the field that says so. */
#ifndef KIND_YEAR_MARK_H
#define KIND_YEAR_MARK_H

#include "kind/record_reader.h"

/* A mapping from years to the rows of a list, as it would be written without marks: {2026F: 5} is
 * {2026: {forecast: 5}} where rows have such a field, {2026: {value: 5, kind: forecast}} where they have a choice.
 * The mapping itself when no year is marked. What the rows cannot say is reported. */
const struct value *year_marks_written_out(struct record_reader *reader, const struct field *list,
                                           const struct value *mapping);

/* The same of a row with a year among its fields, which is changed: “2026 (Prognose)” makes its figure the forecast. */
void year_mark_in_row(struct record_reader *reader, const struct field *list, struct value *row);

/* "2024" of "2024 Ist", "Plan 2024"; the text itself when there is no mark. */
struct str year_without_mark(struct arena *arena, struct str text);

#endif
