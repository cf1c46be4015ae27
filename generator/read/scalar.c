/* The words for yes, no, unknown and nothing. */
#include "read/scalar.h"

#include <ctype.h>
#include <strings.h>

#include "base/arena.h"
#include "read/numeral.h"
#include "read/scalar_message.h"
#include "read/time_words.h"

static void skip_spaces(struct str *rest) {
    struct str after = *rest;
    while (after.size && str_is_space(str_next(&after))) *rest = after;
}

/* Asked of every value with every word: nearly all begin with another letter. */
static bool begins_otherwise(struct str text, struct str word) {
    return text.size && *text.data > ' ' && tolower((unsigned char)*text.data) != tolower((unsigned char)*word.data);
}

/* In any case (of ASCII), with or without spaces between letters: "k. A." is "k.A.". */
static bool is_word(struct str text, struct str word) {
    if (begins_otherwise(text, word)) return false;
    for (skip_spaces(&text); text.size && word.size; skip_spaces(&text), skip_spaces(&word)) {
        if (strncasecmp(text.data, word.data, 1) != 0) return false;
        text = str_skip(text, 1), word = str_skip(word, 1);
    }
    return !text.size && !word.size;
}

struct scalar_reading scalar_bool(struct arena *arena, struct str text, const struct language *language) {
    static const struct {
        struct str text;
        bool truth;
    } words[] = {{STR_INIT("yes"), true},   {STR_INIT("true"), true},   {STR_INIT("ja"), true},
                 {STR_INIT("wahr"), true},  {STR_INIT("no"), false},    {STR_INIT("false"), false},
                 {STR_INIT("nein"), false}, {STR_INIT("falsch"), false}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (is_word(text, words[i].text)) return (struct scalar_reading){.truth = words[i].truth};
    struct str folded = language->word_count ? text_fold(arena, text) : (struct str){0};
    const struct language_word *own = language_word(language, folded, 1u << SAYS_TRUTH);
    if (own) return (struct scalar_reading){.truth = own->value};
    return message_expected_truth(arena, str_trim(text), language);
}

/* Of a language's own words, folded; nearly all values are longer. */
static bool is_own_unknown(const struct language *language, struct str text) {
    enum { LONGEST = 40 };
    if (!language || !language->word_count || !text.size || text.size > LONGEST) return false;
    struct arena *scratch = arena_create();
    const struct language_word *word = language_word(language, text_fold(scratch, text), 1u << SAYS_STANDS);
    arena_destroy(scratch);
    return word && word->value == WORD_UNKNOWN;
}

static const struct str unknown_words[] = {STR_INIT("?"),           STR_INIT("unknown"),       STR_INIT("not known"),
                                           STR_INIT("unbekannt"),   STR_INIT("nicht bekannt"), STR_INIT("k. A."),
                                           STR_INIT("keine Angabe")};

const struct str *scalar_unknown_words(size_t *count) {
    *count = sizeof unknown_words / sizeof *unknown_words;
    return unknown_words;
}

bool scalar_is_unknown(const struct language *language, struct str text) {
    for (size_t i = 0; i < sizeof unknown_words / sizeof *unknown_words; i++)
        if (is_word(text, unknown_words[i])) return true;
    return is_own_unknown(language, text);
}

static bool is_dashes(struct str text) {
    size_t count = 0;
    for (; text.size; count++)
        if (!str_is_dash(str_next(&text))) return false;
    return count;
}

enum scalar_silence scalar_silence(struct str text) {
    static const struct {
        struct str text;
        enum scalar_silence silence;
    } words[] = {{STR_INIT("n/a"), SCALAR_NOTHING},
                 {STR_INIT("na"), SCALAR_NOTHING},
                 {STR_INIT("n.a."), SCALAR_NOTHING},
                 {STR_INIT("#N/A"), SCALAR_NOTHING},
                 {STR_INIT("./."), SCALAR_NOTHING},
                 {STR_INIT("entfällt"), SCALAR_NOTHING},
                 {STR_INIT("nicht zutreffend"), SCALAR_NOTHING},
                 {STR_INIT("not applicable"), SCALAR_NOTHING},
                 {STR_INIT("TBD"), SCALAR_UNKNOWN},
                 {STR_INIT("t.b.d."), SCALAR_UNKNOWN},
                 {STR_INIT("TBA"), SCALAR_UNKNOWN},
                 {STR_INIT("TBC"), SCALAR_UNKNOWN},
                 {STR_INIT("to be determined"), SCALAR_UNKNOWN},
                 {STR_INIT("open"), SCALAR_UNKNOWN},
                 {STR_INIT("offen"), SCALAR_UNKNOWN},
                 {STR_INIT("noch offen"), SCALAR_UNKNOWN},
                 {STR_INIT("unklar"), SCALAR_UNKNOWN},
                 {STR_INIT("unclear"), SCALAR_UNKNOWN},
                 {STR_INIT("??"), SCALAR_UNKNOWN},
                 {STR_INIT("???"), SCALAR_UNKNOWN}};
    text = str_trim(text);
    if (is_dashes(text)) return SCALAR_NOTHING;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (is_word(text, words[i].text)) return words[i].silence;
    return SCALAR_SPEAKS;
}
