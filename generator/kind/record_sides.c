/* The bracket behind a name says a field by one of its parts; the others stay behind the name, as what its bearer does.
 */
#include "kind/record_sides.h"

#include "base/buffer.h"
#include "kind/section_field.h"

/* The names of one field, as a text that is read as several. */
struct side {
    struct buffer names; /* "A; B" */
    struct span span;
};

static bool takes_names(const struct field *field) {
    return field->type == FIELD_LIST && field->element->type == FIELD_REFERENCE && field_is_written(field);
}

static const struct field *find(const struct field_set *group, struct str name) {
    const struct field *field = name.size ? field_find(group, name) : NULL;
    return field && takes_names(field) ? field : NULL;
}

/* "Max Oswald (Kunde, Geschäftsführer)" → the field, and "Max Oswald (Geschäftsführer)". */
static const struct field *side_of(struct arena *arena, const struct field_set *group, struct str text,
                                   struct str *name) {
    const struct field *found = NULL;
    struct str part, rest, others = {0};
    size_t open;
    if (!str_ends(text, STR(")")) || !str_find(text, STR("("), &open) || !open) return NULL;
    rest = str_slice(text, open + 1, text.size - 1);
    while (str_cut(&rest, ',', &part)) {
        const struct field *field = found ? NULL : find(group, str_trim(part));
        if (field) found = field;
        else
            others = others.size ? str_format(arena, "%.*s, %.*s", STR_ARG(others), STR_ARG(str_trim(part)))
                                 : str_trim(part);
    }
    *name = str_trim(str_slice(text, 0, open));
    if (others.size) *name = str_format(arena, "%.*s (%.*s)", STR_ARG(*name), STR_ARG(others));
    return found;
}

static void add(struct side *side, struct str name, struct span span) {
    if (!side->names.size) side->span = span;
    else buffer_append_c(&side->names, "; ");
    buffer_append(&side->names, name);
}

static bool is_free(const struct record *record, const struct field *field) {
    return !record || !record_said(record, field)->span.line;
}

static const struct record *written(const struct line_scope *scope) {
    const struct datum *datum = record_said(scope->document, scope->group);
    return datum->kind == DATUM_RECORD ? datum->record : NULL;
}

enum lines_taken record_take_sides(struct record_reader *reader, const struct line_scope *scope, struct block *list) {
    const struct field_set *group = scope->group->fields;
    struct arena *arena = reader->arena;
    struct side *sides = NEW_ARRAY(arena, struct side, group->count);
    struct block_list rest = {0};
    bool any = false;
    for (size_t i = 0; i < group->count; i++) sides[i] = (struct side){0};
    for (struct block *item = list->first, *next; item; item = next) {
        next = item->next;
        item->next = NULL;
        bool line = item->first && !item->first->next && item->first->kind == BLOCK_PARAGRAPH;
        struct str name, text = line ? str_trim(inline_plain(arena, item->first->inlines)) : (struct str){0};
        const struct field *field = side_of(arena, group, text, &name);
        if (!field || !is_free(written(scope), field)) block_append(&rest, item);
        else add(&sides[field->index], name, place_in_line(item->first->span, text)), any = true;
    }
    list->first = rest.first;
    for (size_t i = 0; i < group->count; i++) {
        if (sides[i].names.size)
            record_say(reader, record_of_group(reader, scope->document, scope->group, sides[i].span), &group->fields[i],
                       str_copy(arena, buffer_str(&sides[i].names)), sides[i].span);
        buffer_free(&sides[i].names);
    }
    reader->read_markdown |= any;
    return !any ? LINES_NONE : rest.first ? LINES_SOME : LINES_ALL;
}
