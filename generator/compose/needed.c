/* Whether composing a document can find a mistake in it: formulas, widgets and images that its author wrote, amounts
 * that cannot be added up. Most documents have none of these, and checking them is done when they are read. */
#include "compose/composer.h"

static bool inlines_need(const struct inline_node *first) {
    for (const struct inline_node *node = first; node; node = node->next)
        if (node->kind == INLINE_CODE || node->kind == INLINE_IMAGE || inlines_need(node->first)) return true;
    return false;
}

/* Recursive as deep as Markdown is nested, which its reader limits. */
static bool blocks_need(const struct block *first) {
    for (const struct block *block = first; block; block = block->next) {
        if (block->kind == BLOCK_CODE || block->kind == BLOCK_IMAGE) return true;
        if (inlines_need(block->inlines) || blocks_need(block->first)) return true;
        for (size_t r = 0; block->table && r < block->table->row_count; r++)
            for (size_t c = 0; c < block->table->column_count; c++)
                if (blocks_need(block->table->rows[r].cells[c].blocks)) return true;
    }
    return false;
}

static bool value_needs(const struct field *field, struct datum value, struct str currency) {
    const struct field *element = field->element ? field->element : field;
    if (value.kind == DATUM_MARKDOWN) return blocks_need(value.blocks);
    if (value.kind == DATUM_MONEY) return !str_equal(value.currency, currency);
    if (value.kind == DATUM_RECORD) return element->type == FIELD_GROUP && compose_is_needed(value.record);
    for (size_t i = 0; value.kind == DATUM_LIST && i < value.count; i++)
        if (value_needs(element, value.items[i], currency)) return true;
    return false;
}

/* Recursive as deep as the kind is nested. Collections of other documents may hold any currency. */
bool compose_is_needed(const struct record *record) {
    for (size_t i = 0; i < record->set->count; i++) {
        const struct field *field = &record->set->fields[i];
        if (field->type == FIELD_DOCUMENTS || value_needs(field, record->values[i], record->currency)) return true;
    }
    return false;
}
