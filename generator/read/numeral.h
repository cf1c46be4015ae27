/* A figure: digits and the marks between them. The marks are judged: they part the digits into groups of three, or one
 * of them is the decimal mark, or both could be meant. Nothing here knows units or currencies. */
#ifndef READ_NUMERAL_H
#define READ_NUMERAL_H

#include "base/decimal.h"
#include "base/locale.h"

/* As taken off a text. */
struct numeral {
    char *digits;
    size_t count;
    struct numeral_mark {
        char mark;    /* '.' ',' '_' '\'' ' ' */
        size_t place; /* digits before it */
    } * marks;
    size_t mark_count;
    struct str text;  /* as written */
    const char *part; /* the digits that a fraction sign such as ½ stands for; NULL: none */
    int power;        /* of ten, of 1.25E+06 */
    bool scientific;
};

enum numeral_meaning {
    NUMERAL_WHOLE,    /* all marks group */
    NUMERAL_FRACTION, /* the last one is the decimal mark */
    NUMERAL_EITHER,
    NUMERAL_MALFORMED, /* no grouping has its marks where they are */
};

/* What stands around a figure and helps to judge it. */
struct numeral_setting {
    struct figure_marks marks; /* the language's own */
    bool counted;              /* a currency or a unit: the language's own mark with three digits behind it groups */
    bool native;               /* a word for millions that the language alone has: its own decimal mark is one */
    bool foreign;  /* a word for thousands or millions that the other language alone has: each mark is in doubt */
    bool no_cents; /* ",–" stands for the cents: all marks group */
};

bool numeral_take(struct arena *arena, struct str *rest, struct numeral *numeral);
enum numeral_meaning numeral_judge(const struct numeral *numeral, struct numeral_setting setting);
/* Its value, with its last mark as the decimal mark or without any. False for over 34 digits. */
bool numeral_value(struct arena *arena, const struct numeral *numeral, bool fraction, struct decimal *out);

/* A number written so that it can be read in one way only: without groups, and with a zero more behind three decimals.
 */
struct str numeral_spell(struct arena *arena, struct decimal number, struct figure_marks marks);

#endif
