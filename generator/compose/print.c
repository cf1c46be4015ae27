/* Values as parts of a document: the printer's texts (formula/print.h) marked as what they are, names, words of another
 * language, a dash for what was not said, a badge for what nobody knows; long lists as lists. */
#include "base/arena.h"
#include "base/region.h"
#include "compose/composer.h"
#include "formula/trace.h"

bool print_is_number(struct type type) {
    return !type.list && (type.kind == TYPE_NUMBER || type.kind == TYPE_PERCENT || type.kind == TYPE_MONEY);
}

struct str print_class(const struct composer *composer, enum class class) {
    switch (class) {
    case CLASS_INTERNAL: return message_say(composer->arena, composer->catalogue, "Internal");
    case CLASS_CONFIDENTIAL: return message_say(composer->arena, composer->catalogue, "Confidential");
    case CLASS_CUSTOMER: break;
    }
    return (struct str){0};
}

struct str print_label(const struct composer *composer, const struct str labels[LANGUAGE_MOST]) {
    return region_spell(composer->arena, locale_region(composer->locale), labels[composer->language->index]);
}

struct str print_text(const struct composer *composer, struct datum value, struct type type) {
    return datum_print(composer->arena, composer->locale, value, type);
}

/* ---- in which language ---- */

/* A document that is printed itself is in its language. One that is only looked up, like a list of people, holds words
 * of any unless it says which. */
static const struct language *language_of_record(const struct composer *composer, const struct record *record) {
    const struct kind *kind = record->document->set->kind;
    if (kind->language)
        trace_read(composer->computation->trace, composer->edition->records, record->document, kind->language);
    if (kind->language && !datum_is_nothing(*record_said(record->document, kind->language))) return record->language;
    return kind->printed ? record->language : composer->around;
}

const struct record *print_document_at(const struct composer *composer, struct span span) {
    const struct record *own = composer->frame->record->document;
    const struct records *records = composer->edition->records;
    if (!span.source || own->span.source == span.source) return own;
    for (size_t i = 0; i < records->document_count; i++)
        if (records->documents[i]->span.source == span.source)
            return trace_head(composer->computation->trace, records, records->documents[i]), records->documents[i];
    return own; /* a chapter of the document */
}

const struct language *print_language_at(const struct composer *composer, struct span span) {
    return language_of_record(composer, print_document_at(composer, span));
}

/* Proper names are of no language. */
static bool is_name(const struct field *field) { return field && str_equal(field->name, STR("name")); }

static const struct language *language_of_title(const struct composer *composer, const struct record *record) {
    const struct field *naming = record->set->naming;
    struct datum title = naming ? *record_said(record, naming) : (struct datum){0};
    if (title.kind == DATUM_RECORD) record = title.record, naming = record->set->naming;
    if (!naming || is_name(naming) || datum_is_figure(title)) return composer->around;
    return language_of_record(composer, record);
}

/* What is computed is put together from the words of a layout; figures are read as what stands around them. */
static const struct language *language_of(const struct composer *composer, struct datum value, struct type type) {
    switch (value.kind) {
    case DATUM_TEXT:
        if (value.said && value.said[composer->language->index].size) return composer->language;
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
    const struct language *language = language_of(composer, value, type);
    return language == composer->around ? text : inline_in_language(composer->arena, text, language);
}

struct inline_node *print_title(struct composer *composer, const struct record *record) {
    struct datum value = {.kind = DATUM_RECORD, .record = record};
    return print_words(composer, value, (struct type){.kind = TYPE_RECORD});
}

/* ---- with marks ---- */

/* A sign of its own: that nobody knows is something else than that nobody said. */
static struct inline_node *print_unknown(struct composer *composer) {
    struct inline_node *mark = inline_new(composer->arena, INLINE_UNKNOWN, (struct span){0});
    mark->text = STR(SIGN_UNKNOWN);
    return mark;
}

/* Its items may be of several languages. */
static struct inline_node *print_list(struct composer *composer, struct datum list, struct type type) {
    struct inline_list words = {0};
    for (size_t i = 0; i < list.count; i++) {
        if (!datum_says(list.items[i])) continue;
        if (words.first) inline_append(&words, inline_text(composer->arena, STR(", "), (struct span){0}));
        bool unknown = list.items[i].kind == DATUM_UNKNOWN;
        inline_append(&words, unknown ? print_unknown(composer) : print_words(composer, list.items[i], type));
    }
    return words.first;
}

static struct inline_node *print_around(struct composer *composer, enum inline_kind kind, struct inline_node *first) {
    struct inline_node *node = inline_new(composer->arena, kind, (struct span){0});
    node->first = first;
    return node;
}

struct inline_node *print_inlines(struct composer *composer, struct datum value, struct type type) {
    if (value.kind == DATUM_UNKNOWN) return print_unknown(composer);
    bool says = datum_says(value);
    if (value.kind == DATUM_LIST && says) {
        type.list = false;
        return print_list(composer, value, type);
    }
    struct inline_node *text = print_words(composer, value, type);
    if (!says || value.kind == DATUM_MISSING) return print_around(composer, INLINE_MUTED, text);
    return value.kind == DATUM_RECORD ? print_around(composer, INLINE_NAME, text) : text;
}

bool print_is_dash(const struct block *blocks) {
    const struct inline_node *first = blocks && blocks->kind == BLOCK_PARAGRAPH ? blocks->inlines : NULL;
    return first && !first->next && first->kind == INLINE_MUTED && first->first->kind == INLINE_TEXT &&
           str_equal(first->first->text, STR(SIGN_MISSING));
}

/* A list of several texts is easier to read one below the other. */
static struct block *print_items(struct composer *composer, struct datum value, struct type type) {
    struct block *list = block_new(composer->arena, BLOCK_LIST, (struct span){0});
    struct block_list items = {0};
    list->tight = true;
    type.list = false;
    for (size_t i = 0; i < value.count; i++) {
        if (!datum_says(value.items[i])) continue;
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
    if (value.kind == DATUM_LIST && value.count > 1 && long_items && datum_says(value))
        return print_items(composer, value, type);
    return block_paragraph(composer->arena, print_inlines(composer, value, type), (struct span){0});
}
