/* Building document trees, and the few questions that everyone asks of them. */
#include "tree/document.h"

#include <assert.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/region.h"

static const struct document_words words_of_languages[LANGUAGE_COUNT] = {
    [LANGUAGE_EN] = {.contents = STR_INIT("Contents"),
                     .page_of = STR_INIT("Page %d of %d"),
                     .continued = STR_INIT("(continued)"),
                     .data = STR_INIT("Data"),
                     .done = STR_INIT("done"),
                     .open = STR_INIT("open"),
                     .total = STR_INIT("Total"),
                     .subtotal = STR_INIT("Subtotal"),
                     .carried = STR_INIT("Carried forward"),
                     .brought = STR_INIT("Brought forward"),
                     .skip = STR_INIT("Skip to content"),
                     .notes = STR_INIT("Footnotes"),
                     .note_back = STR_INIT("Back to the text"),
                     .unknown = STR_INIT("not known")},
    [LANGUAGE_DE] = {.contents = STR_INIT("Inhalt"),
                     .page_of = STR_INIT("Seite %d von %d"),
                     .continued = STR_INIT("(Forts.)"),
                     .data = STR_INIT("Daten"),
                     .done = STR_INIT("erledigt"),
                     .open = STR_INIT("offen"),
                     .total = STR_INIT("Summe"),
                     .subtotal = STR_INIT("Zwischensumme"),
                     .carried = STR_INIT("Übertrag"),
                     .brought = STR_INIT("Übertrag"),
                     .skip = STR_INIT("Zum Inhalt springen"),
                     .notes = STR_INIT("Fußnoten"),
                     .note_back = STR_INIT("Zurück zum Text"),
                     .unknown = STR_INIT("nicht bekannt")},
};

#define WORD(name) offsetof(struct document_words, name)
static const size_t places_of_words[] = {WORD(contents), WORD(page_of), WORD(continued), WORD(data),    WORD(done),
                                         WORD(open),     WORD(total),   WORD(subtotal),  WORD(carried), WORD(brought),
                                         WORD(skip),     WORD(notes),   WORD(note_back), WORD(unknown)};
_Static_assert(sizeof places_of_words / sizeof *places_of_words == sizeof(struct document_words) / sizeof(struct str),
               "every word is spelt");

const struct document_words *document_words(enum language language) {
    assert(language < LANGUAGE_COUNT);
    return &words_of_languages[language];
}

const struct document_words *document_words_in(struct arena *arena, enum language language,
                                               const struct region *region) {
    if (!region || !region->spellings) return document_words(language);
    struct document_words *words = NEW(arena, struct document_words);
    *words = *document_words(language);
    for (size_t i = 0; i < sizeof places_of_words / sizeof *places_of_words; i++) {
        struct str *word = (struct str *)((char *)words + places_of_words[i]);
        *word = region_spell(arena, region, *word);
    }
    return words;
}

struct str document_page_of(struct arena *arena, const struct document_words *words, int page, int count) {
    struct str rest = words->page_of;
    size_t first = 0, second = 0;
    bool two = str_find(rest, STR("%d"), &first) && str_find(str_skip(rest, first + 2), STR("%d"), &second);
    assert(two);
    struct str between = str_slice(rest, first + 2, first + 2 + second);
    struct str behind = str_skip(rest, first + 2 + second + 2);
    return str_format(arena, "%.*s%d%.*s%d%.*s", STR_ARG(str_slice(rest, 0, first)), page, STR_ARG(between), count,
                      STR_ARG(behind));
}

struct block *block_new(struct arena *arena, enum block_kind kind, struct span span) {
    struct block *block = NEW(arena, struct block);
    *block = (struct block){.kind = kind, .span = span};
    return block;
}

struct inline_node *inline_new(struct arena *arena, enum inline_kind kind, struct span span) {
    struct inline_node *node = NEW(arena, struct inline_node);
    *node = (struct inline_node){.kind = kind, .span = span};
    return node;
}

struct inline_node *inline_text(struct arena *arena, struct str text, struct span span) {
    struct inline_node *node = inline_new(arena, INLINE_TEXT, span);
    node->text = text;
    return node;
}

struct inline_node *inline_in_language(struct arena *arena, struct inline_node *first, enum language language) {
    if (!first) return NULL;
    struct inline_node *node = inline_new(arena, INLINE_LANGUAGE, first->span);
    node->language = language;
    node->first = first;
    return node;
}

int block_item_number(const struct block *item, int next) { return item->numbered ? item->start : next; }

struct block *block_paragraph(struct arena *arena, struct inline_node *inlines, struct span span) {
    struct block *block = block_new(arena, BLOCK_PARAGRAPH, span);
    block->inlines = inlines;
    return block;
}

void block_append(struct block_list *list, struct block *block) {
    if (!block) return;
    if (list->last) list->last->next = block;
    else list->first = block;
    while (block->next) block = block->next;
    list->last = block;
}

void inline_append(struct inline_list *list, struct inline_node *node) {
    if (!node) return;
    if (list->last) list->last->next = node;
    else list->first = node;
    while (node->next) node = node->next;
    list->last = node;
}

static void plain(struct buffer *out, const struct inline_node *node) {
    for (; node; node = node->next) {
        switch (node->kind) {
        case INLINE_TEXT:
        case INLINE_UNKNOWN:
        case INLINE_CODE: buffer_append(out, node->text); break;
        case INLINE_SPACE:
        case INLINE_BREAK: buffer_char(out, ' '); break;
        case INLINE_EMPHASIS:
        case INLINE_STRONG:
        case INLINE_STRIKE:
        case INLINE_LINK:
        case INLINE_IMAGE:
        case INLINE_NAME:
        case INLINE_MUTED:
        case INLINE_ALERT:
        case INLINE_LANGUAGE: plain(out, node->first); break;
        case INLINE_NOTE: break; /* its text stands elsewhere */
        }
    }
}

struct str inline_plain(struct arena *arena, const struct inline_node *first) {
    struct buffer out = {0};
    plain(&out, first);
    struct str text = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return text;
}

struct inline_node *inline_copy(struct arena *arena, const struct inline_node *first) {
    struct inline_list copies = {0};
    for (const struct inline_node *node = first; node; node = node->next) {
        struct inline_node *copy = inline_new(arena, node->kind, node->span);
        *copy = *node;
        copy->next = NULL;
        copy->first = inline_copy(arena, node->first);
        inline_append(&copies, copy);
    }
    return copies.first;
}
