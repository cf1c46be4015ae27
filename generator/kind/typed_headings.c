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

const struct inline_node *typed_heading_of(struct arena *arena, const struct block *paragraph) {
    enum { LONGEST_PLAIN = 40 };
    const struct inline_node *bold = bold_of(arena, paragraph), *text = paragraph->inlines;
    if (bold) return bold->first;
    bool plain = paragraph->kind == BLOCK_PARAGRAPH && text && !text->next && text->kind == INLINE_TEXT;
    return plain && text->text.size <= LONGEST_PLAIN && str_ends(str_trim(text->text), STR(":")) ? text : NULL;
}

/* The section that a line above rows of another field is; NULL. */
static struct block *section_above(struct record_reader *reader, const struct record *document,
                                   const struct field *list, const struct block *line, const struct block *below) {
    bool rows = below && (below->kind == BLOCK_LIST || below->kind == BLOCK_TABLE);
    const struct inline_node *heading = rows ? typed_heading_of(reader->arena, line) : NULL;
    if (!heading) return NULL;
    struct block *section = block_new(reader->arena, BLOCK_SECTION, line->span);
    section->level = LEVEL + 1;
    section->inlines = inline_copy(reader->arena, heading);
    section->slug = text_slug(reader->arena, inline_plain(reader->arena, heading));
    const struct field *other;
    struct block probe = *section, content = *below;
    content.next = NULL;
    probe.first = &content;
    struct place place = section_place(reader->arena, document->set, NULL, &probe, &other);
    bool takes = place.field && (place.field->type == FIELD_GROUP || field_has_rows(place.field));
    return takes && !other && place.field != list ? section : NULL;
}

void typed_headings_in_rows(struct record_reader *reader, const struct record *document, const struct field *list,
                            struct block *section) {
    struct block_list rest = {0};
    for (struct block *block = section->first, *next; block; block = next) {
        next = block->next;
        block->next = NULL;
        struct block *inner = section_above(reader, document, list, block, next);
        if (inner) {
            inner->first = next;
            next = next->next;
            inner->first->next = NULL;
        }
        block_append(&rest, inner ? inner : block);
    }
    section->first = rest.first;
}
