/* The regions, and how texts of ours are spelt in them. */
#include "base/region.h"

#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/word_list.h"

/* Whole words or how they begin, what goes on in another way before what it would be taken for. What both spell alike
 * is not here: advertise, realistic, specialist. */
static const struct respelling american[] = {
    {"amortisa", "amortiza"},
    {"amortise", "amortize"},
    {"amortisi", "amortizi"},
    {"analyses", "analyses"},
    {"analyse", "analyze"},
    {"analysing", "analyzing"},
    {"behaviour", "behavior"},
    {"cancelled", "canceled"},
    {"catalogue", "catalog"},
    {"centimetre", "centimeter"},
    {"centred", "centered"},
    {"centre", "center"},
    {"co-operat", "cooperat"},
    {"colour", "color"},
    {"customisa", "customiza"},
    {"customise", "customize"},
    {"customisi", "customizi"},
    {"favour", "favor"},
    {"grey", "gray"},
    {"hectolitre", "hectoliter"},
    {"judgement", "judgment"},
    {"kilometre", "kilometer"},
    {"labelled", "labeled"},
    {"labour", "labor"},
    {"licence", "license"},
    {"litre", "liter"},
    {"metre", "meter"},
    {"millimetre", "millimeter"},
    {"modelled", "modeled"},
    {"modelling", "modeling"},
    {"neighbour", "neighbor"},
    {"optimisa", "optimiza"},
    {"optimise", "optimize"},
    {"optimisi", "optimizi"},
    {"organisa", "organiza"},
    {"organise", "organize"},
    {"organisi", "organizi"},
    {"per cent", "percent"},
    {"prioritisa", "prioritiza"},
    {"prioritise", "prioritize"},
    {"prioritisi", "prioritizi"},
    {"programmes", "programs"},
    {"programme", "program"},
    {"realisa", "realiza"},
    {"realise", "realize"},
    {"realisi", "realizi"},
    {"recognisa", "recogniza"},
    {"recognise", "recognize"},
    {"recognisi", "recognizi"},
    {"reorganisa", "reorganiza"},
    {"reorganise", "reorganize"},
    {"reorganisi", "reorganizi"},
    {"sceptic", "skeptic"},
    {"specialisa", "specializa"},
    {"specialise", "specialize"},
    {"specialisi", "specializi"},
    {"standardisa", "standardiza"},
    {"standardise", "standardize"},
    {"standardisi", "standardizi"},
    {"summarisa", "summariza"},
    {"summarise", "summarize"},
    {"summarisi", "summarizi"},
    {"tonnes", "metric tons"},
    {"tonne", "metric ton"},
    {"towards", "toward"},
    {NULL, NULL},
};

static const struct respelling swiss[] = {{"ß", "ss"}, {NULL, NULL}};

static const struct region regions[] = {
    {.tag = "de-AT",
     .names = "at aut oesterreich oesterreichisch oesterreichisches austria austrian",
     .currency = "EUR",
     .months = {"Jänner"},
     .short_months = {"Jän"}},
    {.tag = "de-CH",
     .names = "ch che schweiz schweizer schweizerisch schweizerdeutsch switzerland swiss",
     .currency = "CHF",
     .marks = {'\'', '.'},
     .spellings = swiss,
     .spells_inside = true},
    {.tag = "en-GB",
     .names = "gb gbr uk britain england british grossbritannien britisch britisches",
     .currency = "GBP",
     .order = ORDER_DAY_FIRST},
    {.tag = "en-US",
     .names = "us usa america american amerika amerikanisch amerikanisches",
     .currency = "USD",
     .order = ORDER_MONTH_FIRST,
     .letter = true,
     .half_days = true,
     .day_patterns = {"{mmm} {d}, {y}", "{mmmm} {d}, {y}"},
     .spellings = american},
};
enum { REGIONS = sizeof regions / sizeof *regions };

/* ---- names ---- */

static bool is_called(const struct region *region, struct str word) {
    for (struct str rest = str_of(region->names), name; str_cut(&rest, ' ', &name);)
        if (str_equal(name, word)) return true;
    return false;
}

const struct language *region_language(const struct languages *languages, const struct region *region) {
    struct str tag = str_of(region->tag), language = {0};
    str_cut(&tag, '-', &language);
    return language_of_tag(languages, language);
}

/* A region that the word names: of the language, or of any of them (NULL). */
static const struct region *region_of(const struct languages *languages, struct str word,
                                      const struct language *language) {
    for (size_t i = 0; i < REGIONS; i++) {
        const struct language *spoken = region_language(languages, &regions[i]);
        if (spoken && (!language || spoken == language) && is_called(&regions[i], word)) return &regions[i];
    }
    return NULL;
}

/* The language that the words name; NULL: none, or two. A country alone may speak several: only what its people are
 * called, or its full name, is one. */
static const struct language *language_of(const struct languages *languages, struct str words) {
    enum { SHORT = 3 /* letters of a country's code */ };
    const struct region *country = NULL;
    const struct language *found = NULL;
    for (struct str word; str_cut(&words, '_', &word);) {
        if (word.size > SHORT && !country) country = region_of(languages, word, NULL);
        const struct language *language = language_find(languages, word);
        if (language && found && language != found) return NULL;
        if (language) found = language;
    }
    return !found && country ? region_language(languages, country) : found;
}

bool region_parse(struct arena *arena, const struct languages *languages, struct str text,
                  const struct language **language, const struct region **region, bool *unknown) {
    struct str words = text_name(arena, text), rest = words, first = words;
    const struct language *named = language_of(languages, words);
    *region = NULL;
    *unknown = false;
    if (!named) return false;
    *language = named;
    for (struct str word; str_cut(&rest, '_', &word);) {
        const struct region *found = region_of(languages, word, named);
        if (found) *region = found;
        else if (!language_find(languages, word)) *unknown = true;
    }
    if (*region) *unknown = false; /* de-CH-1996 */
    str_cut(&words, '_', &first);
    return !*unknown || language_find(languages, first);
}

const struct region *region_next(const struct region *region) {
    size_t next = region ? (size_t)(region - regions) + 1 : 0;
    return next < REGIONS ? &regions[next] : NULL;
}

struct str region_tag(const struct language *language, const struct region *region) {
    return region ? str_of(region->tag) : language->tag;
}

struct str region_tags(struct arena *arena, const struct languages *languages) {
    struct word_list list = {0};
    for (size_t i = 0; i < REGIONS; i++)
        if (region_language(languages, &regions[i])) word_list_add(arena, &list, str_of(regions[i].tag));
    return word_list_commas(arena, &list);
}

struct figure_marks region_marks(const struct language *language, const struct region *region) {
    return region && region->marks.point ? region->marks : language->marks;
}

/* ---- spelling ---- */

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }

static bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

/* The spelling that begins here; a capital may begin it. */
static const struct respelling *spelling_at(const struct region *region, struct str rest) {
    for (const struct respelling *spelling = region->spellings; spelling->from; spelling++) {
        size_t size = strlen(spelling->from);
        if (rest.size >= size && lower(rest.data[0]) == spelling->from[0] &&
            !memcmp(rest.data + 1, spelling->from + 1, size - 1))
            return spelling;
    }
    return NULL;
}

struct str region_spell(struct arena *arena, const struct region *region, struct str text) {
    if (!region || !region->spellings) return text;
    struct buffer out = {0};
    size_t done = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (!region->spells_inside && i && is_letter(text.data[i - 1])) continue;
        const struct respelling *spelling = spelling_at(region, str_skip(text, i));
        if (!spelling) continue;
        buffer_append(&out, str_slice(text, done, i));
        bool capital = text.data[i] != spelling->from[0];
        buffer_char(&out, capital ? (char)(spelling->to[0] - 32) : spelling->to[0]);
        buffer_append_c(&out, spelling->to + 1);
        done = i + strlen(spelling->from);
        i = done - 1;
    }
    if (done) buffer_append(&out, str_skip(text, done));
    struct str spelt = done ? str_copy(arena, buffer_str(&out)) : text;
    buffer_free(&out);
    return spelt;
}
