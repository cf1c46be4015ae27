/* Endings and stems. */
#include "gate/endings.h"

#include "base/arena.h"

#define ENDINGS(ENDING) \
    ENDING(NONE, "")    \
    ENDING(E, "e")      \
    ENDING(N, "n")      \
    ENDING(S, "s")      \
    ENDING(D, "d")      \
    ENDING(EN, "en")    \
    ENDING(ES, "es")    \
    ENDING(ER, "er")    \
    ENDING(EM, "em")    \
    ENDING(ED, "ed")    \
    ENDING(ERN, "ern")  \
    ENDING(ING, "ing")  \
    ENDING(IES, "ies")  \
    ENDING(Y, "y")

enum place {
#define ENDING(name, text) PLACE_##name,
    ENDINGS(ENDING)
#undef ENDING
        PLACE_COUNT
};
enum {
#define ENDING(name, text) name = 1 << PLACE_##name,
    ENDINGS(ENDING)
#undef ENDING
};
static const struct str texts[PLACE_COUNT] = {
#define ENDING(name, text) STR_INIT(text),
    ENDINGS(ENDING)
#undef ENDING
};

const gate_endings gate_ending_none = NONE;
const gate_endings gate_ending_genitive = NONE | S;

static bool is_at_end(struct str word, enum place place) { return str_ends(word, texts[place]); }

/* Asked of every word: the last letter decides most of it. */
gate_endings gate_ending_of(struct str word, size_t letters) {
    if (!letters) return NONE;
    char end = word.data[word.size - 1], before = word.size > 1 ? word.data[word.size - 2] : ' ';
    if (letters == 1) return end == 'e' ? E : end == 'n' ? N : end == 's' ? S : end == 'd' ? D : end == 'y' ? Y : 0;
    if (letters == 2 && before == 'e')
        return end == 'n' ? EN : end == 's' ? ES : end == 'r' ? ER : end == 'm' ? EM : end == 'd' ? ED : 0;
    if (letters != 3) return 0;
    if (end == 'n' && is_at_end(word, PLACE_ERN)) return ERN;
    if (end == 'g' && is_at_end(word, PLACE_ING)) return ING;
    return end == 's' && is_at_end(word, PLACE_IES) ? IES : 0;
}

struct stems {
    struct arena *arena;
    struct gate_stem *items;
    size_t count;
};

static void add(struct stems *stems, struct str letters, gate_endings endings) {
    stems->items[stems->count++] = (struct gate_stem){letters, endings};
}

/* The word without an ending, when at least so many letters are left. */
static bool cut(struct str word, const char *ending, size_t least, struct str *stem) {
    struct str end = str_of(ending);
    if (word.size < end.size + least || !str_ends(word, end)) return false;
    *stem = (struct str){word.data, word.size - end.size};
    return true;
}

static char last(struct str word) { return word.data[word.size - 1]; }

static bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

/* What was forbidden in the plural stands in the singular too, and the other way round. */
static void add_shorter(struct stems *stems, struct str word) {
    struct str stem;
    if (cut(word, "ies", 3, &stem)) add(stems, stem, Y);
    else if (cut(word, "y", 3, &stem) && !is_vowel(last(stem))) add(stems, stem, IES);
    else if (cut(word, "en", 4, &stem)) add(stems, stem, E | (stem.size >= 4 ? NONE : 0));
    else if (cut(word, "e", 4, &stem)) add(stems, stem, EN | ES | ED | ING | (stem.size >= 5 ? NONE : 0));
    else if (cut(word, "s", 4, &stem) && last(stem) != 's' && last(stem) != 'i' && last(stem) != 'u')
        add(stems, stem, NONE);
    if (cut(word, "n", 4, &stem) && last(stem) == 'e') add(stems, stem, NONE);
}

/* The last a, o or u takes its dots in many plurals: Vorstand, Vorstände. */
static void add_umlaut(struct stems *stems, struct str word) {
    size_t at = word.size;
    while (at && !is_vowel(word.data[at - 1])) at--;
    if (at < 2 || word.size - at < 1 || word.data[at - 1] == 'e' || word.data[at - 1] == 'i') return;
    bool pair = word.data[at - 1] == 'u' && word.data[at - 2] == 'a'; /* Haus, Häuser */
    struct str front = {word.data, pair ? at - 1 : at}, back = {word.data + front.size, word.size - front.size};
    struct str letters = str_format(stems->arena, "%.*se%.*s", STR_ARG(front), STR_ARG(back));
    add(stems, letters, E | EN | ER | ERN);
}

size_t gate_stems(struct arena *arena, struct str word, struct gate_stem items[GATE_STEMS_MOST]) {
    struct stems stems = {.arena = arena, .items = items};
    bool figure = word.size && word.data[word.size - 1] <= '9';
    gate_endings own = NONE | S;
    if (word.size >= 4) own |= E | N | EN | ES | ER | EM | ERN | ED | ING;
    if (word.size >= 4 && last(word) == 'e') own = NONE | S | N | D | (word.size >= 5 ? 1u << PLACE_NONE : 0);
    if (word.size >= 4 && last(word) == 'y') own &= ~(gate_endings)(E | N | EN | ES | ER | EM | ERN);
    add(&stems, word, figure ? NONE : own);
    if (figure || word.size < 4) return stems.count;
    add_shorter(&stems, word);
    add_umlaut(&stems, word);
    return stems.count;
}
