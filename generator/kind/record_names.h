/* What rows and documents are called, for references: names as people write them lead to records. */
#ifndef KIND_RECORD_NAMES_H
#define KIND_RECORD_NAMES_H

#include "kind/person_name.h"
#include "schema/record.h"

/* A record under one of its names. */
struct named_record {
    struct str key;
    struct record *record;
    struct person_name person; /* of a person's name */
};

struct named_records {
    struct named_record *items;
    size_t count, capacity;
};

/* Names of records; zero: none. What it is made of lives as long as its arena. */
struct record_names {
    struct named_records whole;    /* by all of a name: name_key, of a person its own key */
    struct named_records surnames; /* persons by the last word of their name, */
    struct named_records given;    /* and by the first of several */
};

/* A name to be looked for. */
struct sought_name {
    struct str id; /* name_key of all of it */
    struct person_name person;
    struct str person_key;
};
struct sought_name sought_name_of(struct arena *arena, struct str text);

void record_names_add(struct arena *arena, struct record_names *names, struct record *record);
void record_names_sort(struct record_names *names);

/* The records that a name may mean, each once; false when there are more than fit. */
enum { NAME_MEANINGS = 8 };
struct name_meanings {
    struct record *records[NAME_MEANINGS];
    size_t count;
};
/* By all of a name; by the surname of a person, with or without what stands before it. What is found is added. */
void record_names_whole(const struct record_names *names, const struct sought_name *sought, struct name_meanings *out);
void record_names_part(const struct record_names *names, const struct sought_name *sought, struct name_meanings *out);
/* By the given name of a person alone. */
void record_names_given(const struct record_names *names, const struct sought_name *sought, struct name_meanings *out);

#endif
