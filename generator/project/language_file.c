/* The head of a language file → a language: each key with its reader, in one table. */
#include "project/language_file.h"

#include <string.h>

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/measure.h"
#include "base/word_list.h"
#include "read/yaml.h"

#define NO_BREAK_SPACE "\u00A0"

struct reader {
    struct arena *arena;
    struct diagnostics *sink;
    struct language *language;
};

static struct diagnostic *mistake(struct reader *reader, struct span span, struct message message) {
    return diagnose_message(reader->sink, SEVERITY_ERROR, CODE_D03, span, message);
}

size_t language_head_end(struct str text) {
    size_t at;
    if (str_starts(text, STR("---\n"))) return 4;
    return str_find(text, STR("\n---\n"), &at) ? at + 5 : 0;
}

/* ---- texts and lists of them ---- */

static bool text_of(struct reader *reader, const struct value *value, struct str *out) {
    if (value->kind == VALUE_SCALAR && !value_is_null(value)) {
        *out =
            value->text.size ? (struct str){str_terminated(reader->arena, value->text), value->text.size} : value->text;
        return true;
    }
    struct diagnostic *d = mistake(reader, value->span, MESSAGE("expected one text of the language"));
    diagnose_help(reader->sink, d, "write it behind the colon, in quotes if it holds a colon, a comma or a bracket");
    return false;
}

/* Exactly so many texts. */
static bool texts_of(struct reader *reader, const struct entry *entry, size_t count, struct str *out) {
    const struct value *value = entry->value;
    if (value->kind == VALUE_SEQUENCE && value->count == count) {
        for (size_t i = 0; i < count; i++)
            if (!text_of(reader, value->items[i], &out[i])) return false;
        return true;
    }
    size_t found = value->kind == VALUE_SEQUENCE ? value->count : 1;
    struct diagnostic *d =
        mistake(reader, value->span, MESSAGE("“{0}” needs {1} texts here, found {2}", entry->key, count, found));
    diagnose_help(reader->sink, d, "write them as a list: {0}: [one, two]", entry->key);
    return false;
}

/* ---- patterns ---- */

static const char *const of_days[] = {"d", "dd", "m", "mm", "mmm", "mmmm", "y", NULL},
                         *const of_weeks[] = {"n", "y", NULL}, *const of_parts[] = {"n", "year", NULL},
                         *const of_fiscal[] = {"first", "last", "last2", "y", "y2", NULL},
                         *const of_examples[] = {"y", NULL};

static bool is_part(const char *const *parts, struct str name) {
    for (; *parts; parts++)
        if (str_equal_c(name, *parts)) return true;
    return false;
}

static bool pattern_is_good(struct reader *reader, const struct value *value, struct str pattern,
                            const char *const *parts) {
    struct str rest = pattern, piece, name;
    for (bool first = true; str_cut(&rest, '{', &piece); first = false) {
        if (first) continue;
        bool closed = str_find(piece, STR("}"), NULL);
        if (closed && str_cut(&piece, '}', &name) && is_part(parts, name)) continue;
        struct word_list known = word_list_of(reader->arena, parts);
        struct diagnostic *d = mistake(reader, value_text_span(value),
                                       closed ? MESSAGE("there is no “{0}” in such a pattern", name)
                                              : MESSAGE("a brace of the pattern “{0}” is not closed", pattern));
        diagnose_help(reader->sink, d, "what can stand in braces is {0}", word_list_commas(reader->arena, &known));
        return false;
    }
    return true;
}

static void read_pattern(struct reader *reader, const struct entry *entry, const char *const *parts, struct str *out) {
    struct str text;
    if (text_of(reader, entry->value, &text) && pattern_is_good(reader, entry->value, text, parts)) *out = text;
}

static void read_patterns(struct reader *reader, const struct entry *entry, struct str out[2]) {
    struct str texts[2];
    if (!texts_of(reader, entry, 2, texts)) return;
    for (size_t i = 0; i < 2; i++)
        if (!pattern_is_good(reader, entry->value->items[i], texts[i], of_days)) return;
    memcpy(out, texts, sizeof texts);
}

/* ---- the keys ---- */

typedef void read_key(struct reader *reader, const struct entry *entry);

static void read_names(struct reader *reader, const struct entry *entry) {
    const struct value *value = entry->value;
    bool list = value->kind == VALUE_SEQUENCE;
    size_t count = list ? value->count : 1;
    struct str *names = NEW_ARRAY(reader->arena, struct str, count + 1), text;
    struct language *language = reader->language;
    language->names = names;
    language->name_count = 0;
    names[language->name_count++] = text_fold(reader->arena, language->tag);
    for (size_t i = 0; i < count; i++)
        if (text_of(reader, list ? value->items[i] : value, &text))
            names[language->name_count++] = text_fold(reader->arena, text);
}

static void read_months(struct reader *reader, const struct entry *entry) {
    texts_of(reader, entry, LANGUAGE_MONTHS, reader->language->months);
}
static void read_short_months(struct reader *reader, const struct entry *entry) {
    texts_of(reader, entry, LANGUAGE_MONTHS, reader->language->short_months);
}
static void read_day(struct reader *reader, const struct entry *entry) {
    read_patterns(reader, entry, reader->language->days);
}
static void read_month(struct reader *reader, const struct entry *entry) {
    read_patterns(reader, entry, reader->language->month_years);
}
static void read_week(struct reader *reader, const struct entry *entry) {
    read_pattern(reader, entry, of_weeks, &reader->language->week);
}
static void read_quarter(struct reader *reader, const struct entry *entry) {
    read_pattern(reader, entry, of_parts, &reader->language->quarter);
}
static void read_half(struct reader *reader, const struct entry *entry) {
    read_pattern(reader, entry, of_parts, &reader->language->half);
}
static void read_fiscal(struct reader *reader, const struct entry *entry) {
    read_pattern(reader, entry, of_fiscal, &reader->language->fiscal);
}
static void read_about(struct reader *reader, const struct entry *entry) {
    text_of(reader, entry->value, &reader->language->about);
}
static void read_truth(struct reader *reader, const struct entry *entry) {
    texts_of(reader, entry, 2, reader->language->truth);
}

/* "1.250,5": the mark behind the one, and that before the last digit. */
static void read_figures(struct reader *reader, const struct entry *entry) {
    struct str text;
    if (!text_of(reader, entry->value, &text)) return;
    bool good = text.size == 7 && text.data[0] == '1' && str_equal_c(str_slice(text, 2, 5), "250") &&
                text.data[6] == '5' && strchr(".,' ", text.data[1]) && strchr(".,", text.data[5]) &&
                text.data[1] != text.data[5];
    if (good) {
        reader->language->marks = (struct figure_marks){text.data[1], text.data[5]};
        return;
    }
    struct diagnostic *d =
        mistake(reader, value_text_span(entry->value), MESSAGE("“{0}” does not show how figures are written", text));
    diagnose_help(reader->sink, d,
                  "write one thousand two hundred and fifty and a half as people type it, such as “1.250,5”");
}

static void read_percent(struct reader *reader, const struct entry *entry) {
    struct str text;
    if (!text_of(reader, entry->value, &text)) return;
    reader->language->close_percent = str_equal_c(text, "5%");
    reader->language->percent_said = true;
}

static void read_money(struct reader *reader, const struct entry *entry) {
    struct str text;
    if (!text_of(reader, entry->value, &text)) return;
    reader->language->currency_behind = str_starts(text, STR("5"));
    reader->language->currency_said = true;
}

/* A letter stands close to its number. */
static void read_scales(struct reader *reader, const struct entry *entry) {
    struct language *language = reader->language;
    if (!texts_of(reader, entry, LANGUAGE_SCALES, language->scale_words)) return;
    for (size_t i = 0; i < LANGUAGE_SCALES; i++) {
        struct str word = language->scale_words[i];
        language->scales[i] = word.size > 1 ? str_join(reader->arena, STR(NO_BREAK_SPACE), word) : word;
    }
    language->scale_letter = language->scale_words[0];
}

static bool truth_of(struct reader *reader, const struct entry *entry) {
    struct str text = {0};
    if (!text_of(reader, entry->value, &text)) return false;
    if (!str_equal_c(text, "true") && !str_equal_c(text, "false"))
        mistake(reader, value_text_span(entry->value), MESSAGE("{0} is true or false, found “{1}”", entry->key, text));
    return str_equal_c(text, "true");
}

static void read_long_scale(struct reader *reader, const struct entry *entry) {
    reader->language->long_scale = truth_of(reader, entry);
}
static void read_capitals(struct reader *reader, const struct entry *entry) {
    reader->language->capitals_are_names = truth_of(reader, entry);
}

/* ---- mappings ---- */

static bool is_mapping(struct reader *reader, const struct entry *entry) {
    if (entry->value->kind == VALUE_MAPPING) return true;
    struct diagnostic *d =
        mistake(reader, entry->value->span, MESSAGE("“{0}” is a mapping of names to texts", entry->key));
    diagnose_help(reader->sink, d, "write each below it, in a line of its own");
    return false;
}

static void report_unknown(struct reader *reader, const struct entry *entry, const struct word_list *known) {
    struct diagnostic *d = mistake(reader, entry->key_span, MESSAGE("a language has no “{0}” there", entry->key));
    word_list_help(reader->sink, d, entry->key, known, "known are {0}");
}

static void report_unit(struct reader *reader, const struct entry *entry) {
    struct word_list known = {0};
    for (int i = MEASURE_NONE + 1; i < MEASURE_COUNT; i++)
        word_list_add(reader->arena, &known, str_of(measure_plural((enum measure)i)));
    report_unknown(reader, entry, &known);
}

static const struct str *units_of(struct reader *reader, const struct entry *entry, const struct str *before) {
    struct str *units = NEW_ARRAY(reader->arena, struct str, MEASURE_COUNT);
    if (before) memcpy(units, before, MEASURE_COUNT * sizeof *units);
    for (size_t i = 0; is_mapping(reader, entry) && i < entry->value->count; i++) {
        const struct entry *unit = &entry->value->entries[i];
        enum measure measure = measure_named(unit->key);
        if (measure == MEASURE_NONE) report_unit(reader, unit);
        else text_of(reader, unit->value, &units[measure]);
    }
    return units;
}

static void read_units(struct reader *reader, const struct entry *entry) {
    reader->language->units = units_of(reader, entry, reader->language->units);
}
static void read_rhythms(struct reader *reader, const struct entry *entry) {
    reader->language->rhythms = units_of(reader, entry, reader->language->rhythms);
}

static void read_examples(struct reader *reader, const struct entry *entry) {
    static const char *const known[] = {"day", "time", "fiscal_year", NULL};
    for (size_t i = 0; is_mapping(reader, entry) && i < entry->value->count; i++) {
        const struct entry *example = &entry->value->entries[i];
        struct word_list words = word_list_of(reader->arena, known);
        if (str_equal_c(example->key, "day"))
            read_pattern(reader, example, of_examples, &reader->language->day_example);
        else if (str_equal_c(example->key, "time")) text_of(reader, example->value, &reader->language->clock_example);
        else if (str_equal_c(example->key, "fiscal_year"))
            text_of(reader, example->value, &reader->language->fiscal_example);
        else report_unknown(reader, example, &words);
    }
}

static void read_hyphenation(struct reader *reader, const struct entry *entry) {
    static const char *const known[] = {"file", "package", NULL};
    for (size_t i = 0; is_mapping(reader, entry) && i < entry->value->count; i++) {
        const struct entry *said = &entry->value->entries[i];
        struct word_list words = word_list_of(reader->arena, known);
        if (str_equal_c(said->key, "file")) text_of(reader, said->value, &reader->language->patterns);
        else if (str_equal_c(said->key, "package")) text_of(reader, said->value, &reader->language->patterns_package);
        else report_unknown(reader, said, &words);
    }
}

/* ---- words ---- */

static const struct {
    const char *name;
    enum word_role role;
    int value;
} roles[] = {
    {"monday", SAYS_WEEKDAY, 1},   {"tuesday", SAYS_WEEKDAY, 2},  {"wednesday", SAYS_WEEKDAY, 3},
    {"thursday", SAYS_WEEKDAY, 4}, {"friday", SAYS_WEEKDAY, 5},   {"saturday", SAYS_WEEKDAY, 6},
    {"sunday", SAYS_WEEKDAY, 7},   {"quarter", SAYS_QUARTER, 0},  {"half", SAYS_HALF, 0},
    {"week", SAYS_WEEK, 0},        {"fiscal", SAYS_FISCAL, 0},    {"calendar", SAYS_CALENDAR, 0},
    {"first", SAYS_ORDINAL, 1},    {"second", SAYS_ORDINAL, 2},   {"third", SAYS_ORDINAL, 3},
    {"fourth", SAYS_ORDINAL, 4},   {"early", SAYS_PART, 1},       {"middle", SAYS_PART, 2},
    {"end", SAYS_PART, 3},         {"until", SAYS_UNTIL, 0},      {"from", SAYS_FROM, 0},
    {"about", SAYS_ABOUT, 0},      {"spring", SAYS_SEASON, 1},    {"summer", SAYS_SEASON, 2},
    {"autumn", SAYS_SEASON, 3},    {"winter", SAYS_SEASON, 4},    {"clock", SAYS_CLOCK, 0},
    {"nothing", SAYS_NOTHING, 0},  {"suffix", SAYS_SUFFIX, 0},    {"january", SAYS_MONTH, 1},
    {"february", SAYS_MONTH, 2},   {"march", SAYS_MONTH, 3},      {"april", SAYS_MONTH, 4},
    {"may", SAYS_MONTH, 5},        {"june", SAYS_MONTH, 6},       {"july", SAYS_MONTH, 7},
    {"august", SAYS_MONTH, 8},     {"september", SAYS_MONTH, 9},  {"october", SAYS_MONTH, 10},
    {"november", SAYS_MONTH, 11},  {"december", SAYS_MONTH, 12},  {"unknown", SAYS_STANDS, 1},
    {"absent", SAYS_STANDS, 2},    {"unlimited", SAYS_STANDS, 3}, {"at_once", SAYS_STANDS, 4},
    {"no", SAYS_TRUTH, 0},         {"yes", SAYS_TRUTH, 1},        {"thousand", SAYS_SCALE, 0},
    {"million", SAYS_SCALE, 1},    {"billion", SAYS_SCALE, 2},    {"trillion", SAYS_SCALE, 3},
    {"more_than", SAYS_LIMIT, 1},  {"at_least", SAYS_LIMIT, 2},   {"less_than", SAYS_LIMIT, 3},
    {"at_most", SAYS_LIMIT, 4},
};
enum { ROLES = sizeof roles / sizeof *roles };

/* Units go by their names. */
static bool role_of(struct str name, struct language_word *out) {
    for (size_t i = 0; i < ROLES; i++)
        if (str_equal_c(name, roles[i].name)) {
            *out = (struct language_word){.role = roles[i].role, .value = roles[i].value};
            return true;
        }
    *out = (struct language_word){.role = SAYS_UNIT, .value = measure_named(name)};
    return out->value != MEASURE_NONE;
}

static void report_role(struct reader *reader, const struct entry *entry) {
    struct word_list known = {0};
    for (size_t i = 0; i < ROLES; i++) word_list_add(reader->arena, &known, str_of(roles[i].name));
    for (int i = MEASURE_NONE + 1; i < MEASURE_COUNT; i++)
        word_list_add(reader->arena, &known, str_of(measure_plural((enum measure)i)));
    report_unknown(reader, entry, &known);
}

static size_t count_words(const struct value *value) {
    size_t count = 0;
    for (size_t i = 0; i < value->count; i++)
        count += value->entries[i].value->kind == VALUE_SEQUENCE ? value->entries[i].value->count : 1;
    return count;
}

static void read_words(struct reader *reader, const struct entry *entry) {
    struct language *language = reader->language;
    if (!is_mapping(reader, entry)) return;
    size_t count = language->word_count;
    struct language_word *words = NEW_ARRAY(reader->arena, struct language_word, count + count_words(entry->value));
    if (count) memcpy(words, language->words, count * sizeof *words);
    for (size_t i = 0; i < entry->value->count; i++) {
        const struct entry *role = &entry->value->entries[i];
        bool list = role->value->kind == VALUE_SEQUENCE;
        struct language_word word;
        if (!role_of(role->key, &word)) {
            report_role(reader, role);
            continue;
        }
        for (size_t w = 0; w < (list ? role->value->count : 1); w++) {
            if (!text_of(reader, list ? role->value->items[w] : role->value, &word.text)) continue;
            while (str_ends(word.text, STR("."))) word.text = str_slice(word.text, 0, word.text.size - 1);
            word.text = text_fold(reader->arena, word.text);
            if (word.text.size) words[count++] = word;
        }
    }
    language->words = words;
    language->word_count = count;
}

/* ---- all ---- */

static const struct {
    const char *name;
    read_key *read;
} keys[] = {
    {"names", read_names},
    {"months", read_months},
    {"short_months", read_short_months},
    {"day", read_day},
    {"month", read_month},
    {"week", read_week},
    {"quarter", read_quarter},
    {"half", read_half},
    {"fiscal_year", read_fiscal},
    {"figures", read_figures},
    {"percent", read_percent},
    {"money", read_money},
    {"scales", read_scales},
    {"long_scale", read_long_scale},
    {"truth", read_truth},
    {"about", read_about},
    {"units", read_units},
    {"rhythms", read_rhythms},
    {"examples", read_examples},
    {"hyphenation", read_hyphenation},
    {"capitals_are_names", read_capitals},
    {"words", read_words},
};
enum { KEYS = sizeof keys / sizeof *keys };

static void read_entry(struct reader *reader, const struct entry *entry) {
    for (size_t i = 0; i < KEYS; i++)
        if (str_equal_c(entry->key, keys[i].name)) {
            keys[i].read(reader, entry);
            return;
        }
    struct word_list known = {0};
    for (size_t i = 0; i < KEYS; i++) word_list_add(reader->arena, &known, str_of(keys[i].name));
    report_unknown(reader, entry, &known);
}

void language_file_read(struct arena *arena, struct diagnostics *sink, const struct source *source,
                        struct language *language) {
    struct reader reader = {arena, sink, language};
    size_t end = language_head_end(source->text);
    const struct value *root = end > 4 ? yaml_read(arena, sink, source, 0, end - 4) : NULL;
    if (!root || value_is_null(root)) return;
    if (root->kind != VALUE_MAPPING) {
        mistake(&reader, root->span,
                MESSAGE("what stands above “---” says how the language is written, as “key: value”"));
        return;
    }
    for (size_t i = 0; i < root->count; i++) read_entry(&reader, &root->entries[i]);
}
