/* The words of texts, as they are compared: case, accents, ligatures, soft hyphens and whatever nobody sees do not
 * count, nor does how figures are grouped. Each knows where in its text it stands. */
#ifndef GATE_WORDS_H
#define GATE_WORDS_H

#include "gate/texts.h"

enum { GATE_ENDING_LETTERS = 3 };

enum gate_link {
    GATE_APART,
    GATE_HYPHEN, /* the next may be the rest of this word: a hyphen, or the border of two texts, stands between them */
    GATE_BROKEN, /* the same: a hyphen at the end of a line */
};

/* Letters and digits; of figures "1.250,5" and "1,250.5" alike, without marks of groups: "1250.5"; a sign of a currency
 * or a percentage is a word. */
struct gate_word {
    uint64_t hash;                       /* of its letters: gate_hash */
    uint64_t stems[GATE_ENDING_LETTERS]; /* the same without its last letter, its last two, … */
    uint32_t letters, size;
    uint32_t start, end; /* bytes of its text */
    uint32_t text;       /* its place among the texts */
    enum gate_link link; /* to the next */
};

struct gate_words {
    struct arena *arena;
    struct gate_word *items;
    size_t count, capacity;
    char *letters; /* folded, of all words, one behind the other */
    size_t letter_count, letter_capacity;
};

/* Makes room for the words of so many bytes, so that adding does not move them. */
void gate_words_reserve(struct gate_words *words, size_t bytes);
/* Adds the words of a text of at most 4 GB, which is number `text` of its own list. */
void gate_words_add(struct gate_words *words, struct str text, uint32_t number);
/* No phrase goes over it. */
void gate_words_border(struct gate_words *words, uint32_t number);
struct gate_words gate_words_of(struct arena *arena, struct str text);
struct str gate_letters(const struct gate_words *words, const struct gate_word *word);

enum { GATE_HASH_START = 0 };
uint64_t gate_hash(uint64_t start, struct str letters); /* of a word; goes on with that of the letters before */

#endif
