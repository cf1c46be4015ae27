/* The ways to understand a number. A text is taken apart (amount.h), then every meaning it can have is worked out:
 * where its marks stand for two numbers, where weeks may be of five days or seven, where a fraction may be a
 * percentage. Included by the files that read numbers only. */
#ifndef READ_SENSE_H
#define READ_SENSE_H

#include "read/amount.h"
#include "read/scalar.h"

enum { MOST_SENSES = 24 };

/* One way to understand a text, with what it takes to write it down. */
struct sense {
    struct decimal figure; /* what is written before the scale, never negative */
    struct decimal number; /* what it means, in what is wanted */
    struct str scale;      /* as written, or as it should be */
    enum measure measure;  /* written behind it, in place of what was */
    enum measure per;
    struct str currency; /* a code in place of what was written; empty: as written */
    bool foreign_group;  /* its mark groups in the other language */
    bool unlikely;       /* its mark groups in its own: only when nothing else can be meant */
};

struct senses {
    struct sense items[MOST_SENSES];
    size_t count;
};

struct scalar_reader {
    struct arena *arena;
    const struct scalar_wanted *wanted;
    struct str text; /* trimmed, without what is invisible */
    struct amount amount;
    struct senses senses;
    char letter;                   /* the unit is one that two could mean: 'm', 'T'; else 0 */
    struct scalar_reading failure; /* when there is no sense */
    bool checking;                 /* a choice is read again: it asks nothing */
};

/* Works out reader->senses from reader->amount. False when there is none: reader->failure says why. */
bool senses_understand(struct scalar_reader *reader);

/* Whether a field can hold it. */
bool sense_fits(const struct scalar_wanted *wanted, const struct sense *sense);

/* How it is written so that it is understood in this way only. */
struct str sense_write(const struct scalar_reader *reader, const struct sense *sense);
/* What it means, for messages: in plain notation, with what tells it from the others. */
struct message sense_meaning(const struct scalar_reader *reader, const struct sense *sense);

bool reader_wants_number(const struct scalar_reader *reader); /* or an integer: no amount, no percentage */
void sense_scale(struct sense *sense, int64_t factor);        /* the number, not what is written */

#endif
