/* A language as it is written in one country: "de-CH". Data beside its language, all in one table of region.c; no
 * region (NULL) is the language alone. */
#ifndef BASE_REGION_H
#define BASE_REGION_H

#include "base/locale.h"

enum { REGION_MONTHS = LANGUAGE_MONTHS };

/* In which order 4/5/2027 has its parts; with ORDER_OPEN nobody knows. */
enum date_order { ORDER_OPEN, ORDER_DAY_FIRST, ORDER_MONTH_FIRST };

struct respelling {
    const char *from, *to; /* in lower case; NULL ends a list */
};

/* What is empty is as the language has it. What ICU knows, it finds by the tag. */
struct region {
    const char *tag;   /* that of its language, a hyphen, that of the country */
    const char *names; /* of the country and its people, as text_name has them, in both languages */
    const char *currency; /* its code by ISO 4217: what a new project there begins with */
    enum date_order order;
    bool letter, half_days;    /* pages of US Letter, not A4; clocks of twelve hours */
    struct figure_marks marks; /* as people type them */
    const char *months[REGION_MONTHS], *short_months[REGION_MONTHS];
    const char *day_patterns[2];        /* by enum date_style, as in locale.c */
    const struct respelling *spellings; /* the longer before what it begins with */
    bool spells_inside;                 /* anywhere in a word, not only where it begins */
};

/* Reads what a person calls a language: "de", "de-CH", "en_us", "Deutsch (Schweiz)", "British English". False: it is
 * none. A country that is not in the table gives the language alone and is `unknown`. */
bool region_parse(struct arena *arena, const struct languages *languages, struct str text,
                  const struct language **language, const struct region **region, bool *unknown);
/* Through the table: NULL gives the first, the last NULL. */
const struct region *region_next(const struct region *region);
/* The language that is written there; NULL: the project does not have it. */
const struct language *region_language(const struct languages *languages, const struct region *region);
struct str region_tag(const struct language *language, const struct region *region); /* "de-CH"; "de" */
/* Those of these languages, for messages: "de-AT, de-CH". */
struct str region_tags(struct arena *arena, const struct languages *languages);

struct figure_marks region_marks(const struct language *language, const struct region *region);
/* A text of ours as the region spells it: "Maßnahme" → "Massnahme", "organisation" → "organization"; the text itself
 * when nothing differs. Not for what authors wrote. */
struct str region_spell(struct arena *arena, const struct region *region, struct str text);

#endif
