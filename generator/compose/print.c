/* Values as a reader of the document's language sees them. A missing value is a dash, an unknown one a question mark.
 */
#include "base/arena.h"
#include "base/buffer.h"
#include "compose/composer.h"

enum { MOST_PLACES = 2, MOST_PERCENT_PLACES = 1 };

static const struct str unknown_sign = STR_INIT("?");

bool print_is_number(struct type type) {
    return !type.list && (type.kind == TYPE_NUMBER || type.kind == TYPE_PERCENT || type.kind == TYPE_MONEY);
}

struct str print_class(enum class class, enum language language) {
    static const struct str labels[LANGUAGE_COUNT][3] = {
        [LANGUAGE_EN] = {STR_INIT(""), STR_INIT("Internal"), STR_INIT("Confidential")},
        [LANGUAGE_DE] = {STR_INIT(""), STR_INIT("Intern"), STR_INIT("Vertraulich")},
    };
    return labels[language][class];
}

static int places_of(struct datum value) {
    bool computed = !value.text.size; /* what an author wrote is printed as precisely as it was written */
    int most = value.kind == DATUM_PERCENT && computed ? MOST_PERCENT_PLACES : MOST_PLACES;
    for (int places = 0; places < most; places++)
        if (decimal_compare(decimal_round(value.number, places), decimal_round(value.number, most)) == 0) return places;
    return most;
}

static bool has_number(struct datum value) {
    bool number = value.kind == DATUM_NUMBER || value.kind == DATUM_PERCENT || value.kind == DATUM_MONEY;
    return number && decimal_is_finite(value.number);
}

int print_places(const struct datum *values, size_t count) {
    int places = 0;
    for (size_t i = 0; i < count; i++) {
        int own = has_number(values[i]) ? places_of(values[i]) : 0;
        if (values[i].kind == DATUM_MONEY && own) own = MOST_PLACES; /* 12.50, never 12.5 */
        if (own > places) places = own;
    }
    return places;
}

/* Years, counts and the like: a whole number of four digits stands without a separator. */
static bool is_bare(struct datum value, struct type type) {
    bool integer = type.field && type.field->type == FIELD_INTEGER;
    return integer && decimal_compare(decimal_absolute(value.number), decimal_of(10000)) < 0;
}

static struct str print_bare(struct arena *arena, struct decimal number) {
    struct str digits = decimal_plain(arena, decimal_absolute(number));
    return decimal_is_negative(number) ? str_format(arena, "\u2212%.*s", STR_ARG(digits)) : digits;
}

struct str print_number(struct composer *composer, struct datum value, struct type type, int places) {
    struct arena *arena = composer->arena;
    if (!has_number(value)) return STR("–");
    if (value.kind == DATUM_MONEY) return locale_money(arena, composer->locale, value.number, value.currency, places);
    if (value.kind == DATUM_PERCENT) return locale_percent(arena, composer->locale, value.number, places, places);
    struct str text = is_bare(value, type) ? print_bare(arena, value.number)
                                           : locale_number(arena, composer->locale, value.number, places, places);
    if (type.field && type.field->unit.size)
        text = str_format(arena, "%.*s\u00A0%.*s", STR_ARG(text), STR_ARG(type.field->unit));
    return text;
}

static struct str print_bool(struct composer *composer, bool truth) {
    if (composer->language == LANGUAGE_DE) return truth ? STR("ja") : STR("nein");
    return truth ? STR("yes") : STR("no");
}

static struct str print_list(struct composer *composer, struct datum list, struct type type) {
    struct buffer out = {0};
    struct type element = type;
    element.list = false;
    for (size_t i = 0; i < list.count; i++) {
        if (datum_is_nothing(list.items[i])) continue;
        if (out.size) buffer_append_c(&out, ", ");
        buffer_append(&out, print_text(composer, list.items[i], element));
    }
    struct str text = str_copy(composer->arena, buffer_str(&out));
    buffer_free(&out);
    return text.size ? text : STR("–");
}

/* The words of Markdown blocks on one line, for the places that take nothing else. */
static struct str print_markdown(struct composer *composer, const struct block *first) {
    struct str text = {0};
    for (const struct block *block = first; block; block = block->next) {
        struct str own = inline_plain(composer->arena, block->inlines), inner = print_markdown(composer, block->first);
        struct str parts[] = {own, inner};
        for (int i = 0; i < 2; i++)
            if (parts[i].size)
                text =
                    str_format(composer->arena, "%.*s%s%.*s", STR_ARG(text), text.size ? " " : "", STR_ARG(parts[i]));
    }
    return text;
}

struct str print_text(struct composer *composer, struct datum value, struct type type) {
    switch (value.kind) {
    case DATUM_MISSING: return value.text.size ? value.text : STR("–"); /* "unlimited" */
    case DATUM_UNKNOWN: return unknown_sign;
    case DATUM_BOOL: return print_bool(composer, value.truth);
    case DATUM_NUMBER: return print_number(composer, value, type, places_of(value));
    case DATUM_PERCENT: return print_number(composer, value, type, places_of(value));
    case DATUM_MONEY: return print_number(composer, value, type, -1);
    case DATUM_DATE: return locale_date(composer->arena, composer->locale, value.date, DATE_SHORT);
    case DATUM_CLOCK: return locale_clock(composer->arena, composer->locale, value.minutes);
    case DATUM_TEXT: return value.text;
    case DATUM_CHOICE: return value.choice->labels[composer->language];
    case DATUM_MARKDOWN: return print_markdown(composer, value.blocks);
    case DATUM_RECORD: return record_title(composer->arena, value.record);
    case DATUM_LIST: return print_list(composer, value, type);
    }
    return (struct str){0};
}

/* ---- in which language ---- */

/* A document that is printed itself is in its language. One that is only looked up, like a list of people, holds words
 * of any unless it says which. */
static enum language language_of_record(const struct composer *composer, const struct record *record) {
    const struct kind *kind = record->document->set->kind;
    if (kind->language && !datum_is_nothing(record->document->values[kind->language->index])) return record->language;
    return kind->printed ? record->language : composer->around;
}

enum language print_language_at(const struct composer *composer, struct span span) {
    const struct record *record = composer->frame->record;
    if (!span.source || record->document->span.source == span.source) return language_of_record(composer, record);
    for (size_t i = 0; i < composer->edition->records->document_count; i++) {
        const struct record *document = composer->edition->records->documents[i];
        if (document->span.source == span.source) return language_of_record(composer, document);
    }
    return language_of_record(composer, record); /* a chapter of the document */
}

/* Proper names are of no language. */
static bool is_name(const struct field *field) { return field && str_equal(field->name, STR("name")); }

static enum language language_of_title(const struct composer *composer, const struct record *record) {
    const struct field *naming = record->set->naming;
    struct datum title = naming ? record->values[naming->index] : (struct datum){0};
    if (title.kind == DATUM_RECORD) record = title.record, naming = record->set->naming;
    return naming && !is_name(naming) ? language_of_record(composer, record) : composer->around;
}

/* What is computed is put together from the words of a layout; figures are read as what stands around them. */
static enum language language_of(const struct composer *composer, struct datum value, struct type type) {
    switch (value.kind) {
    case DATUM_TEXT:
        if (is_name(type.field)) return composer->around;
        return value.span.source ? print_language_at(composer, value.span) : composer->language;
    case DATUM_MARKDOWN: return value.blocks ? print_language_at(composer, value.blocks->span) : composer->around;
    case DATUM_RECORD: return language_of_title(composer, value.record);
    case DATUM_BOOL:
    case DATUM_CHOICE: return composer->language;
    case DATUM_MISSING:
    case DATUM_UNKNOWN:
    case DATUM_NUMBER:
    case DATUM_PERCENT:
    case DATUM_MONEY:
    case DATUM_DATE:
    case DATUM_CLOCK:
    case DATUM_LIST: break;
    }
    return composer->around;
}

static struct inline_node *print_words(struct composer *composer, struct datum value, struct type type) {
    struct inline_node *text = inline_text(composer->arena, print_text(composer, value, type), (struct span){0});
    enum language language = language_of(composer, value, type);
    return language == composer->around ? text : inline_in_language(composer->arena, text, language);
}

struct inline_node *print_title(struct composer *composer, const struct record *record) {
    struct datum value = {.kind = DATUM_RECORD, .record = record};
    return print_words(composer, value, (struct type){.kind = TYPE_RECORD});
}

/* Its items may be of several languages. NULL: it has none. */
static struct inline_node *print_words_of_list(struct composer *composer, struct datum list, struct type type) {
    struct inline_list words = {0};
    type.list = false;
    for (size_t i = 0; i < list.count; i++) {
        if (datum_is_nothing(list.items[i])) continue;
        if (words.first) inline_append(&words, inline_text(composer->arena, STR(", "), (struct span){0}));
        inline_append(&words, print_words(composer, list.items[i], type));
    }
    return words.first;
}

/* ---- with marks ---- */

/* A sign of its own: that nobody knows is something else than that nobody said. */
static struct inline_node *print_unknown(struct composer *composer) {
    struct inline_node *mark = inline_new(composer->arena, INLINE_UNKNOWN, (struct span){0});
    mark->text = unknown_sign;
    return mark;
}

struct inline_node *print_inlines(struct composer *composer, struct datum value, struct type type) {
    if (value.kind == DATUM_UNKNOWN) return print_unknown(composer);
    struct inline_node *text = value.kind == DATUM_LIST ? print_words_of_list(composer, value, type) : NULL;
    bool empty = value.kind == DATUM_MISSING || (value.kind == DATUM_LIST && !text);
    if (!text) text = print_words(composer, value, type);
    enum inline_kind around = INLINE_TEXT;
    if (empty) around = INLINE_MUTED;
    else if (value.kind == DATUM_RECORD) around = INLINE_NAME;
    if (around == INLINE_TEXT) return text;
    struct inline_node *node = inline_new(composer->arena, around, (struct span){0});
    node->first = text;
    return node;
}

/* A list of several texts is easier to read one below the other. */
static struct block *print_items(struct composer *composer, struct datum value, struct type type) {
    struct block *list = block_new(composer->arena, BLOCK_LIST, (struct span){0});
    struct block_list items = {0};
    list->tight = true;
    type.list = false;
    for (size_t i = 0; i < value.count; i++) {
        if (datum_is_nothing(value.items[i])) continue;
        struct block *item = block_new(composer->arena, BLOCK_ITEM, (struct span){0});
        item->first = print_blocks(composer, value.items[i], type);
        block_append(&items, item);
    }
    list->first = items.first;
    return list;
}

struct block *print_blocks(struct composer *composer, struct datum value, struct type type) {
    if (value.kind == DATUM_MARKDOWN) {
        struct composer inside = *composer;
        inside.boxed = true;
        return compose_markdown(&inside, value.blocks);
    }
    bool long_items = type.kind == TYPE_TEXT || type.kind == TYPE_MARKDOWN;
    if (value.kind == DATUM_LIST && value.count > 1 && long_items) return print_items(composer, value, type);
    return block_paragraph(composer->arena, print_inlines(composer, value, type), (struct span){0});
}
