/* Values of other programs' tables as a document has them: days as days of the calendar, figures without groups,
 * choices and references by the names of the project. What may mean two things is not guessed. */
#ifndef KIND_IMPORT_VALUE_H
#define KIND_IMPORT_VALUE_H

#include "base/region.h"
#include "schema/record.h"

/* How a column writes its values, as all of them together show. */
struct import_style {
    char point;            /* the decimal mark; 0: none of them has one */
    enum date_order order; /* of 4/5/2027 */
    bool fraction;         /* percentages are parts of one */
    bool unsure;           /* it cannot be told */
};

/* Goes through the values of a column; `point` and `order` are what was said, 0: nothing. */
struct import_style import_style_of(const struct field *field, const struct str *values, size_t count, char point,
                                    enum date_order order);

struct import_context {
    struct arena *arena;
    const struct records *records;
    const struct language *language; /* of keys and choices in the file */
    const struct language *spoken;   /* of the document */
    struct str currency;             /* of the document */
};

/* False: the value is none for the field (no such choice, no such person, no number). */
bool import_value(const struct import_context *context, const struct field *field, struct import_style style,
                  struct str text, struct str *out);

/* Whether two texts say the same of a field. */
bool import_same(const struct import_context *context, const struct field *field, struct str written, struct str text);

#endif
