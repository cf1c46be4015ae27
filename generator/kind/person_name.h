/* The names of persons as people write them: "Lück, Hanne", "Hr. Lück", "Dr. Hanne Lück", "H. LUECK" are one. */
#ifndef KIND_PERSON_NAME_H
#define KIND_PERSON_NAME_H

#include <stddef.h>

#include "base/str.h"

struct arena;

enum { PERSON_WORDS = 8 };

struct person_name {
    struct str
        words[PERSON_WORDS]; /* as name_key has them, the surname last; forms of address and degrees are left out */
    size_t count;            /* 0: not the name of a person */
    bool turned;             /* the surname stood first, before a comma */
    size_t surname_words;    /* of these before the comma, when turned */
    bool several;            /* "Lück und Meier": not one name */
    bool addressed;          /* with “Herr”, “Dr.” */
    struct str shown;        /* as it prints: "Dr. Hanne Lück"; "Herr" and "Mrs" are left out */
};

/* What names are compared by: text_id, or the fold of what has no Latin letter. */
struct str name_key(struct arena *arena, struct str text);

struct person_name person_name_read(struct arena *arena, struct str text);
/* A name as it is printed, "Dr. Jörg Lenz" of "Hr. Dr. Jörg Lenz": forms of address stay before a surname alone. The
 * same text when it is turned round, or something stands behind it. */
struct str person_name_plain(struct arena *arena, struct str text);
/* What stands behind a name: "Einkauf" of "Hanne Lück (Einkauf)", "Hanne Lück – Einkauf"; may be empty. */
struct str person_name_role(struct str text);
/* "hanne_lueck" */
struct str person_name_key(struct arena *arena, const struct person_name *name);
/* Whether the one may be meant by the other: the same surname, and what else stands in both, initials included, in the
 * same order. A surname alone fits everyone who has it. */
bool person_name_fits(const struct person_name *said, const struct person_name *known);
/* Whether a single word that nothing addresses is the given name of somebody: "Bruno" of "Bruno Zwahlen". */
bool person_name_is_given(const struct person_name *said, const struct person_name *known);

#endif
