/* Whether texts name somebody: "Gespräch Vogt mit Dr. Brauer" names Sabine Brauer, "Brauerei besuchen" does not. */
#include "base/arena.h"
#include "base/locale.h"
#include "formula/functions.h"

static bool is_of_word(char c) {
    return (c & 0x80) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* The next word of a text, without what stands around it; empty when there is no more. */
static struct str next_word(struct str *rest) {
    while (rest->size && !is_of_word(*rest->data)) *rest = str_skip(*rest, 1);
    size_t size = 0;
    while (size < rest->size && is_of_word(rest->data[size])) size++;
    struct str word = {rest->data, size};
    *rest = str_skip(*rest, size);
    return word;
}

/* "Brauer" of "Dr. Sabine Brauer", of "Brauer, Sabine" and of "Sabine Brauer (Einkauf)". */
static struct str surname_in(struct str name) {
    struct str last = {0}, word;
    size_t end = 0;
    while (end < name.size && name.data[end] != ',' && name.data[end] != '(') end++;
    struct str rest = {name.data, end};
    while ((word = next_word(&rest)).size) last = word;
    return last;
}

/* Most words begin with another letter, and are not folded. */
static bool may_begin_alike(char a, char b) { return ((a | b) & 0x80) || (a | 0x20) == (b | 0x20); }

/* In any spelling, also with the s of “Brauers Angebot”; a word in small letters is no name: “lang” is not Frau Lang. */
static bool word_names(struct arena *arena, struct str word, struct str surname, struct str folded) {
    if ((*word.data >= 'a' && *word.data <= 'z') || !may_begin_alike(*word.data, *surname.data)) return false;
    struct str said = text_fold(arena, word);
    if (said.size == folded.size + 1 && said.data[folded.size] == 's') said.size--;
    return str_equal(said, folded);
}

static bool text_names(struct arena *arena, struct str text, struct str surname, struct str folded) {
    struct str word;
    while ((word = next_word(&text)).size)
        if (word_names(arena, word, surname, folded)) return true;
    return false;
}

struct datum function_names(const struct evaluation *evaluation, const struct node *call,
                            const struct datum *arguments) {
    struct arena *arena = evaluation->computation->arena;
    struct datum texts = arguments[0], name = arguments[1];
    struct str surname = name.kind == DATUM_TEXT ? surname_in(name.text) : (struct str){0};
    struct str folded = surname.size ? text_fold(arena, surname) : surname;
    size_t count = texts.kind == DATUM_LIST ? texts.count : 1;
    if (!formula_spend(evaluation, call, count)) return (struct datum){0};
    for (size_t i = 0; i < count && folded.size; i++) {
        struct datum text = texts.kind == DATUM_LIST ? texts.items[i] : texts;
        if (text.kind == DATUM_TEXT && text_names(arena, text.text, surname, folded)) return datum_of_bool(true);
    }
    return datum_of_bool(false);
}
