/* Lines, lists and tables that stay text: which of them are named, and how. */
#include "kind/record_unread.h"

#include "base/locale.h"
#include "base/mend.h"
#include "kind/record_tables.h"
#include "kind/section_field.h"

enum { MOST_NAMED = 40 /* in one message */ };

/* “Entschuldigt” (10): the number alone, for it is the same in every language. */
void unread_add(struct record_reader *reader, struct unread *unread, struct str name, struct span span) {
    if (!unread->count) unread->first = span;
    if (unread->kept == MOST_NAMED) {
        unread->count++;
        return;
    }
    struct message one = message_new(reader->arena, "“{0}” ({1})", str_excerpt(reader->arena, name, 40), span.line);
    for (size_t i = 0; i < unread->kept; i++)
        if (!message_compare(unread->items[i], one)) return;
    ARENA_PUSH(reader->arena, unread->items, unread->kept, unread->capacity) = one;
    unread->count++;
}

void unread_line(struct record_reader *reader, struct str key, struct span span) {
    unread_add(reader, &reader->unread_lines, key, span);
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
                                    "“{0}” names no list: the table below it stays text", title);
    diagnose_help(reader->sink, d, "did you mean “{0}”?", near);
    mend_meant_quietly(reader->sink, d, MEND_CHOICE, title, near);
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
                              "this table looks like “{0}” and was not read: “{1}” above it names no list", list, title)
                   : diagnose(reader->sink, SEVERITY_WARNING, CODE_I16, block->span,
                              "this table looks like “{0}” and was not read: no heading above it names a list", list);
    diagnose_help(reader->sink, d, "write “## {0}” above it if it is data", list);
    return true;
}

/* The heading names a list of single values, and below it stands more than those. */
static bool report_mixed(struct record_reader *reader, const struct field_set *document, struct str title,
                         struct span span) {
    const struct field *field = title.size ? field_find(document, title) : NULL;
    if (!field || field->type != FIELD_LIST || field_has_rows(field) || field->formula_text.size) return false;
    struct diagnostic *d = diagnose(reader->sink, SEVERITY_INFO, CODE_I16, span,
                                    "“{0}” stays text: beside its list or inside it stands something else", title);
    diagnose_help(reader->sink, d, "write one line with “- ” for each, and nothing else below the heading");
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
    if (heading && report_mixed(reader, document, title, heading->span)) return;
    if (block->kind == BLOCK_TABLE && heading && report_near(reader, document, title, heading->span)) return;
    if (block->kind == BLOCK_TABLE && report_alike(reader, document, title, block)) return;
    unread_add(reader, &reader->unread_blocks, title.size ? title : first_words(reader->arena, block), block->span);
}

/* Messages -------------------------------------------------------------------------------------------------------- */

struct message unread_names(struct arena *arena, const struct unread *unread) {
    struct message all = unread->items[0];
    for (size_t i = 1; i < unread->kept; i++) all = message_join(arena, "{0}, {1}", all, unread->items[i]);
    return unread->count == unread->kept ? all
                                         : message_new(arena, "{0} and {1} more", all, unread->count - unread->kept);
}

static void help(struct record_reader *reader, struct diagnostic *d) {
    diagnose_help(reader->sink, d, "“planpress explain {0}” has the names of fields, if they are data",
                  reader->kind->name);
}

void unread_report(struct record_reader *reader) {
    const struct unread *lines = &reader->unread_lines, *blocks = &reader->unread_blocks;
    if (!reader->read_markdown) return;
    if (lines->count)
        help(reader, diagnose(reader->sink, SEVERITY_INFO, CODE_I16, lines->first,
                              "these lines stay text, for they name no field where they stand: {0}",
                              unread_names(reader->arena, lines)));
    if (blocks->count)
        help(reader, diagnose(reader->sink, SEVERITY_INFO, CODE_I16, blocks->first,
                              "these lists and tables stay text, for their headings name no field: {0}",
                              unread_names(reader->arena, blocks)));
}
