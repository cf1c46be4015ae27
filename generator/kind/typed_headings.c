/* A line is a heading when its paragraph is nothing but bold; one alone may be an emphasis. */
#include "kind/typed_headings.h"

#include "base/arena.h"
#include "base/locale.h"
#include "kind/section_field.h"

enum { LONGEST = 80, FEWEST = 2, LEVEL = 2 };

/* The bold text that is all of a paragraph, but for a colon; NULL. */
static const struct inline_node *bold_of(struct arena *arena, const struct block *block) {
    const struct inline_node *bold = block->kind == BLOCK_PARAGRAPH ? block->inlines : NULL;
    if (!bold || bold->kind != INLINE_STRONG || str_trim(inline_plain(arena, bold->first)).size > LONGEST) return NULL;
    struct str behind = str_trim(inline_plain(arena, bold->next));
    return !behind.size || str_equal_c(behind, ":") ? bold : NULL;
}

static struct block *section_of(struct arena *arena, const struct block *line, const struct inline_node *bold) {
    struct block *section = block_new(arena, BLOCK_SECTION, line->span);
    section->level = LEVEL;
    section->inlines = bold->first;
    section->slug = text_slug(arena, inline_plain(arena, bold->first));
    return section;
}

static bool names_field(struct record_reader *reader, const struct record *document, const struct block *line,
                        const struct inline_node *bold) {
    const struct field *other;
    struct block section = {.kind = BLOCK_SECTION, .span = line->span, .inlines = bold->first, .first = line->next};
    return section_place(reader->arena, document->set, NULL, &section, &other).field || other;
}

/* Whether lines in bold are the headings here. */
static bool are_headings(struct record_reader *reader, const struct record *document, const struct block *first) {
    size_t names = 0;
    for (const struct block *block = first; block; block = block->next) {
        const struct inline_node *bold = bold_of(reader->arena, block);
        bool divided = block->kind == BLOCK_DIVISION && block->first && block->first->kind == BLOCK_SECTION;
        if (block->kind == BLOCK_SECTION || divided) return false;
        names += bold && names_field(reader, document, block, bold);
    }
    return names >= FEWEST;
}

/* What stands before the first name is the document's head: a title in bold begins no section. */
static struct block *with_sections(struct record_reader *reader, const struct record *document, struct block *first) {
    struct block_list all = {0}, inside = {0};
    struct block *section = NULL;
    for (struct block *block = first, *next; block; block = next) {
        const struct inline_node *bold = bold_of(reader->arena, block);
        if (bold && !section && !names_field(reader, document, block, bold)) bold = NULL;
        next = block->next;
        block->next = NULL;
        if (!bold) {
            block_append(section ? &inside : &all, block);
            if (section) section->first = inside.first;
            continue;
        }
        section = section_of(reader->arena, block, bold);
        inside = (struct block_list){0};
        block_append(&all, section);
    }
    return all.first;
}

struct block *typed_headings(struct record_reader *reader, const struct record *document, struct block *first) {
    if (first && !first->next && first->kind == BLOCK_SECTION && first->level == 1)
        first->first = typed_headings(reader, document, first->first);
    return are_headings(reader, document, first) ? with_sections(reader, document, first) : first;
}
