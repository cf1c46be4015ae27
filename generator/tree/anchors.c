/* Anchors: the names by which links reach the sections of a document. */
#include <assert.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "tree/document.h"

/* The anchors in use: a hash table with open addressing. `again` is the number to try for the next section of the same
 * heading, so that a thousand sections named alike cost no more than others. */
struct anchor {
    struct str name; /* empty: free */
    size_t again;
};

struct anchors {
    struct arena *arena;
    struct anchor *slots;
    size_t mask; /* the number of slots, a power of two, less one */
};

struct str anchor_of(struct arena *arena, struct str heading) {
    struct str folded = text_fold(arena, heading);
    struct buffer out = {0};
    for (size_t i = 0; i < folded.size; i++) {
        char c = folded.data[i];
        bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (kept) buffer_char(&out, c);
        else if (out.size && out.data[out.size - 1] != '-') buffer_char(&out, '-');
    }
    if (out.size && out.data[out.size - 1] == '-') out.size--;
    struct str anchor = out.size ? str_copy(arena, buffer_str(&out)) : STR("section");
    buffer_free(&out);
    return anchor;
}

/* The slot that holds the name, or the free one where it belongs. */
static struct anchor *slot_of(const struct anchors *anchors, struct str name) {
    size_t at = str_hash(name) & anchors->mask;
    while (!str_empty(anchors->slots[at].name) && !str_equal(anchors->slots[at].name, name))
        at = (at + 1) & anchors->mask;
    return &anchors->slots[at];
}

static struct str take(struct anchors *anchors, struct str wished) {
    struct anchor *first = slot_of(anchors, wished), *slot = first;
    struct str name = wished;
    while (!str_empty(slot->name)) {
        name = str_format(anchors->arena, "%.*s-%zu", STR_ARG(wished), first->again++);
        slot = slot_of(anchors, name);
    }
    *slot = (struct anchor){.name = name, .again = 2};
    return name;
}

static size_t count_anchors(const struct block *block) {
    size_t count = 0;
    for (; block; block = block->next)
        count += (block->kind == BLOCK_SECTION || block->anchor.size) + count_anchors(block->first);
    return count;
}

static void name_figures(struct anchors *anchors, struct block *block) {
    for (; block; block = block->next) {
        if (block->kind == BLOCK_FIGURE && block->anchor.size) block->anchor = take(anchors, block->anchor);
        name_figures(anchors, block->first);
    }
}

static void name_sections(struct anchors *anchors, struct block *block) {
    for (; block; block = block->next) {
        if (block->kind == BLOCK_SECTION)
            block->anchor = take(anchors, anchor_of(anchors->arena, inline_plain(anchors->arena, block->inlines)));
        name_sections(anchors, block->first);
    }
}

void document_anchors(struct document *document) {
    size_t size = 16, count = count_anchors(document->blocks);
    while (size < 2 * count) size *= 2;
    struct anchors anchors = {
        .arena = document->arena, .slots = NEW_ARRAY(document->arena, struct anchor, size), .mask = size - 1};
    name_figures(&anchors, document->blocks);
    name_sections(&anchors, document->blocks);
}
