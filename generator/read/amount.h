/* The parts of an amount or number as they stand in a text: "ca. € -4,8 Mio. p. a." is a bound, a currency, a sign, a
 * figure, a scale and a rhythm. Taken apart, not judged. */
#ifndef READ_AMOUNT_H
#define READ_AMOUNT_H

#include "base/measure.h"
#include "read/numeral.h"

/* A word or letter for thousands, millions, … */
struct scale {
    struct str text;
    int64_t factor;
    enum scale_home { SCALE_ANY, SCALE_ENGLISH, SCALE_GERMAN, SCALE_OWN } home; /* whose word it is alone */
    bool word;                                                                  /* not a letter or two */
    bool doubted; /* a thousand times more in the other language: billion and Billion, T for thousand and trillion */
};

/* A currency as written. */
struct currency_word {
    struct str code;       /* ISO 4217; of a sign that several countries use: the most likely */
    struct str candidates; /* their codes, parted by spaces; empty: no doubt */
    bool open;             /* none of the candidates is likely: "kr" */
};

struct amount {
    enum bound bound;
    bool has_sign, negative;
    struct currency_word currency;
    struct str currency_text; /* as written; empty: none */
    bool currency_first;      /* before the figure */
    const struct scale *scale;
    struct str scale_text; /* as written */
    bool scale_first;      /* before the figure: "TEUR 250" */
    bool scale_joined;     /* "T€": no space between scale and currency */
    struct numeral numeral;
    bool no_cents;          /* ",–" */
    bool clock;             /* 1:30; the figure has the hours, */
    int minutes;            /* these are the rest; of "1 h 30" too */
    enum measure remainder; /* what `minutes` are counted in */
    enum measure measure;
    struct str measure_text; /* as written */
    enum measure per;        /* "a year", "per piece" */
};

/* What may stand around a figure. */
struct amount_grammar {
    const struct language *language;
    bool money; /* else units of measure, and currencies are such */
};

/* Takes an amount off the front of a text; what is no part of it is left. False, and nothing is said about `rest`, when
 * there is no figure. */
bool amount_take(struct arena *arena, struct str *rest, struct amount_grammar grammar, struct amount *amount);

/* A unit alone, as it stands in a field for units: "Mio. €", "T€", "min". False when it is no known one. */
bool amount_take_unit(struct str text, struct amount_grammar grammar, struct amount *amount);

/* The ISO 4217 code of a currency written alone, by code, sign or name: "eur", "€", "Euro", "Franken". Empty when there
 * is none such, or several and none is likely ("kr"). */
struct str currency_code(struct arena *arena, struct str text);

/* Takes white space off the front. */
void amount_skip_spaces(struct str *rest);
/* Takes a word off the front, in any case (of ASCII), that no further letter continues. */
bool amount_take_word(struct str *rest, struct str word);

#endif
