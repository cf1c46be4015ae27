/* Lines, lists and tables that stay text: which of them are named, and how. */
#include "kind/record_unread.h"

#include "base/locale.h"
#include "kind/record_tables.h"
#include "kind/section_field.h"

/* “Entschuldigt” (line 10): the number alone, for it is the same in every language. */
static void add(struct record_reader *reader, struct unread *unread, struct str name, struct span span) {
    struct str text =
        str_format(reader->arena, "“%.*s” (%u)", STR_ARG(str_excerpt(reader->arena, name, 40)), span.line);
    for (size_t i = 0; i < unread->names.count; i++)
        if (str_equal(unread->names.words[i], text)) return;
    if (!unread->names.count) unread->first = span;
    word_list_add(reader->arena, &unread->names, text);
}

void unread_line(struct record_reader *reader, struct str key, struct span span) {
    add(reader, &reader->unread_lines, key, span);
}

/* Tables ---------------------------------------------------------------------------------------------------------- */

/* The list that most of a table's columns are fields of. */
struct likeness {
    const struct field *list; /* NULL: none, or several alike */
    size_t columns;
};

static void compare(struct record_reader *reader, const struct field_set *set, const struct table *table,
                    struct likeness *likeness) {
    for (size_t i = 0; i < set->count; i++) {
        const struct field *field = &set->fields[i];
        if (!field_is_written(field)) continue;
        if (field->type == FIELD_GROUP) compare(reader, field->fields, table, likeness);
        if (!field_has_rows(field)) continue;
        size_t columns = record_table_columns(reader, field, table);
        if (columns == likeness->columns) likeness->list = NULL;
        if (columns > likeness->columns) *likeness = (struct likeness){field, columns};
    }
}

/* "Opportunites" above a table */
static bool report_near(struct record_reader *reader, const struct field_set *document, struct str title,
                        struct span span) {
    struct str near;
    const struct field *field = title.size ? field_suggest(document, title, reader->language, &near) : NULL;
    if (!field || !field_has_rows(field)) return false;
    struct diagnostic *d = diagnose(reader->sink, SEVERITY_INFO, CODE_I16, span,
                                    "“%.*s” names no list: the table below it stays text", STR_ARG(title));
    diagnose_help(reader->sink, d, "did you mean “%.*s”?", STR_ARG(near));
    return true;
}

static bool report_alike(struct record_reader *reader, const struct field_set *document, struct str title,
                         const struct block *block) {
    struct likeness likeness = {NULL, 1};
    compare(reader, document, block->table, &likeness);
    if (!likeness.list) return false;
    struct str list = field_spelling(likeness.list, reader->language);
    struct diagnostic *d =
        title.size ? diagnose(reader->sink, SEVERITY_WARNING, CODE_I16, block->span,
                              "this table looks like “%.*s” and was not read: “%.*s” above it names no list",
                              STR_ARG(list), STR_ARG(title))
                   : diagnose(reader->sink, SEVERITY_WARNING, CODE_I16, block->span,
                              "this table looks like “%.*s” and was not read: no heading above it names a list",
                              STR_ARG(list));
    diagnose_help(reader->sink, d, "write “## %.*s” above it if it is data", STR_ARG(list));
    return true;
}

/* Blocks ---------------------------------------------------------------------------------------------------------- */

/* "**Wins:** order from Delmont" at the start of a line. */
static void add_keys(struct record_reader *reader, const struct block *paragraph) {
    bool fresh = true;
    for (const struct inline_node *node = paragraph->inlines; node; node = node->next) {
        struct str key =
            fresh && node->kind == INLINE_STRONG ? str_trim(inline_plain(reader->arena, node->first)) : (struct str){0};
        bool behind = node->next && node->next->kind == INLINE_TEXT && str_starts(node->next->text, STR(":"));
        bool inside = str_ends(key, STR(":"));
        if (key.size > inside && (inside || behind))
            unread_line(reader, str_slice(key, 0, key.size - inside), node->span);
        fresh = node->kind == INLINE_BREAK || node->kind == INLINE_SPACE;
    }
}

/* What a table or list without a heading is told by: what stands in it first. */
static struct str first_words(struct arena *arena, const struct block *block) {
    if (block->kind == BLOCK_TABLE) return str_trim(inline_plain(arena, block->table->columns[0].heading));
    const struct block *paragraph = block->first ? block->first->first : NULL;
    return paragraph ? str_trim(inline_plain(arena, paragraph->inlines)) : (struct str){0};
}

void unread_block(struct record_reader *reader, const struct field_set *document, const struct block *heading,
                  const struct block *block) {
    struct str title = heading ? str_trim(inline_plain(reader->arena, heading->inlines)) : (struct str){0};
    if (block->kind == BLOCK_PARAGRAPH) add_keys(reader, block);
    if (block->kind == BLOCK_QUOTE)
        for (const struct block *inner = block->first; inner; inner = inner->next)
            unread_block(reader, document, heading, inner);
    if (block->kind != BLOCK_TABLE && block->kind != BLOCK_LIST) return;
    if (block->kind == BLOCK_TABLE && heading && report_near(reader, document, title, heading->span)) return;
    if (block->kind == BLOCK_TABLE && report_alike(reader, document, title, block)) return;
    add(reader, &reader->unread_blocks, title.size ? title : first_words(reader->arena, block), block->span);
}

/* Messages -------------------------------------------------------------------------------------------------------- */

static void help(struct record_reader *reader, struct diagnostic *d) {
    diagnose_help(reader->sink, d, "“planpress explain %.*s” has the names of fields, if they are data",
                  STR_ARG(reader->kind->name));
}

void unread_report(struct record_reader *reader) {
    const struct unread *lines = &reader->unread_lines, *blocks = &reader->unread_blocks;
    if (!reader->read_markdown) return;
    if (lines->names.count)
        help(reader, diagnose(reader->sink, SEVERITY_INFO, CODE_I16, lines->first,
                              "these lines stay text, for they name no field where they stand: %.*s",
                              STR_ARG(word_list_all(reader->arena, &lines->names, ", "))));
    if (blocks->names.count)
        help(reader, diagnose(reader->sink, SEVERITY_INFO, CODE_I16, blocks->first,
                              "these lists and tables stay text, for their headings name no field: %.*s",
                              STR_ARG(word_list_all(reader->arena, &blocks->names, ", "))));
}
