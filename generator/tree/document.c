/* Building document trees, and the few questions that everyone asks of them. */
#include "tree/document.h"

#include "base/arena.h"
#include "base/buffer.h"

const struct document_words *document_words(struct arena *arena, const struct catalogue *catalogue) {
    struct document_words *words = NEW(arena, struct document_words);
    *words = (struct document_words){.catalogue = catalogue,
                                     .contents = message_say(arena, catalogue, "Contents"),
                                     .continued = message_say(arena, catalogue, "(continued)"),
                                     .data = message_say(arena, catalogue, "Data"),
                                     .done = message_say(arena, catalogue, "done"),
                                     .open = message_say(arena, catalogue, "open"),
                                     .carried = message_say(arena, catalogue, "Carried forward"),
                                     .brought = message_say(arena, catalogue, "Brought forward"),
                                     .skip = message_say(arena, catalogue, "Skip to content"),
                                     .related = message_say(arena, catalogue, "Related pages"),
                                     .notes = message_say(arena, catalogue, "Footnotes"),
                                     .note_back = message_say(arena, catalogue, "Back to the text"),
                                     .unknown = message_say(arena, catalogue, "not known")};
    return words;
}

struct str document_page_of(struct arena *arena, const struct document_words *words, int page, int count) {
    return message_say(arena, words->catalogue, "Page {0} of {1}", page, count);
}

struct str document_more(struct arena *arena, const struct document_words *words, size_t count) {
    return message_say(arena, words->catalogue, "{0, plural, other {+ {1} more}}", count,
                       str_format(arena, "%zu", count));
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

struct inline_node *inline_in_language(struct arena *arena, struct inline_node *first,
                                       const struct language *language) {
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

/* "\:::", so that a text made of it has no mark where none was. */
static void escape_colons(struct buffer *out, struct str text) {
    for (size_t at; str_find(text, STR("::"), &at);) {
        buffer_append(out, str_slice(text, 0, at));
        buffer_char(out, '\\');
        for (text = str_skip(text, at); str_starts(text, STR(":")); text = str_skip(text, 1)) buffer_char(out, ':');
    }
    buffer_append(out, text);
}

static void plain(struct buffer *out, const struct inline_node *node) {
    for (; node; node = node->next) {
        switch (node->kind) {
        case INLINE_TEXT:
            if (node->escaped) escape_colons(out, node->text);
            else buffer_append(out, node->text);
            break;
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
        case INLINE_CLASSED: /* so that a text made of it has the mark still */
            buffer_format(out, "::: %.*s ", STR_ARG(node->text));
            plain(out, node->first);
            buffer_append_c(out, " :::");
            break;
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

static bool has_classed(const struct inline_node *first) {
    for (const struct inline_node *node = first; node; node = node->next)
        if (node->kind == INLINE_CLASSED || node->escaped || has_classed(node->first)) return true;
    return false;
}

static bool is_seen(const struct inline_node *node, enum class class) {
    enum class needed;
    if (node->kind != INLINE_CLASSED) return true;
    return (class_parse(node->text, &needed) ? needed : CLASS_CONFIDENTIAL) <= class;
}

/* Emphasis, a link or a note of which nothing is left goes too. */
static bool is_emptied(const struct inline_node *node, const struct inline_node *children) {
    return node->first && !children && node->kind != INLINE_IMAGE;
}

/* The blank before what is left out goes with it. */
static void close_gap(struct inline_node *before) {
    while (before && before->kind == INLINE_TEXT && str_ends(before->text, STR(" "))) before->text.size--;
}

struct inline_node *inline_for_class(struct arena *arena, struct inline_node *first, enum class class) {
    struct inline_list list = {0};
    if (!has_classed(first)) return first;
    for (struct inline_node *node = first; node; node = node->next) {
        bool seen = is_seen(node, class);
        struct inline_node *children = seen ? inline_for_class(arena, node->first, class) : NULL;
        if (!seen || is_emptied(node, children)) {
            close_gap(list.last);
            continue;
        }
        if (node->kind == INLINE_CLASSED) {
            inline_append(&list, inline_copy(arena, children));
            continue;
        }
        struct inline_node *copy = inline_new(arena, node->kind, node->span);
        *copy = *node;
        copy->next = NULL;
        copy->first = children;
        copy->escaped = false;
        inline_append(&list, copy);
    }
    return list.first;
}
