/* From a row of a report to the document that it is about. */
#include "compose/row_link.h"

#include <string.h>

#include "base/arena.h"
#include "base/path.h"
#include "formula/asked.h"
#include "formula/trace.h"

/* Whether a field is called like a kind: `account_plan` like account-plan. */
static bool is_called_like(struct str field, struct str kind) {
    if (field.size != kind.size) return false;
    for (size_t i = 0; i < field.size; i++)
        if (field.data[i] != (kind.data[i] == '-' ? '_' : kind.data[i])) return false;
    return true;
}

const struct field *row_link_field(const struct edition *edition, const struct field_set *rows) {
    const struct kinds *kinds = edition->kinds;
    if (edition->class == CLASS_CUSTOMER) return NULL;
    for (size_t i = 0; i < rows->count; i++)
        for (size_t k = 0; k < kinds->count; k++)
            if (is_called_like(rows->fields[i].name, kinds->items[k]->name)) return &rows->fields[i];
    return NULL;
}

static void ask_set(const struct compiler *inside, const struct field_set *rows) {
    const struct field *field = rows ? row_link_field(inside->edition, rows) : NULL;
    if (field) asked_field(inside->edition->kinds->asked, field);
}

void row_link_ask(const struct compiler *inside) {
    const struct scope *scope = inside->scope;
    if (!inside->edition->kinds->asked || !scope->foreign) return;
    ask_set(inside, scope->set);
    for (size_t t = 0; !scope->set && scope->of && t < scope->of->target_count; t++)
        ask_set(inside, scope->of->targets[t].set);
}

/* The document that a row is, or that it is about. */
static const struct record *document_of(struct composer *composer, const struct record *row,
                                        const struct field *about) {
    if (!row->outer) return row;
    struct datum value = about ? record_value(composer->computation, row, about) : (struct datum){0};
    return value.kind == DATUM_RECORD && !value.record->outer ? value.record : NULL;
}

static bool has_output(const struct edition_outputs *outputs, struct str file) {
    return edition_outputs_are_of(outputs, edition_outputs_first(outputs, file), file);
}

/* The link is one to the document's own file, as if it stood there: where that leads is resolved as for all links. */
void row_link(struct composer *composer, const struct record *row, const struct field *about, struct cell *heading) {
    const struct edition *edition = composer->edition;
    const struct record *document = document_of(composer, row, about);
    struct block *block = heading->blocks;
    if (!document || record_is(document, composer->frame->record->document) || edition->class == CLASS_CUSTOMER) return;
    const struct source *source = document->span.source;
    trace_thing(composer->computation->trace, TRACE_ALL_OUTPUTS, edition->class, (struct str){0});
    if (!source || !source->files || !has_output(&edition->outputs, source->name)) return;
    if (!block || block->kind != BLOCK_PARAGRAPH || block->next || !block->inlines) return;
    struct inline_node *link = inline_new(composer->arena, INLINE_LINK, document->span);
    link->target = path_url(composer->arena, path_name(source->name));
    link->first = block->inlines;
    block->inlines = link;
}
