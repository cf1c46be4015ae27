/* Looking through documents for what their templates could stumble over. */
#include "compose/content.h"

#include "base/limits.h"
#include "compose/composer.h"
#include "compose/links.h"

static bool inlines_live(const struct inline_node *first) {
    for (const struct inline_node *node = first; node; node = node->next)
        if (node->kind == INLINE_CODE || node->kind == INLINE_IMAGE || inlines_live(node->first) ||
            (node->kind == INLINE_LINK && link_needs_looking(node)))
            return true;
    return false;
}

static bool blocks_live(const struct block *first);

static bool table_live(const struct table *table) {
    for (size_t c = 0; c < table->column_count; c++)
        if (inlines_live(table->columns[c].heading)) return true;
    for (size_t r = 0; r < table->row_count; r++)
        for (size_t c = 0; c < table->column_count; c++)
            if (blocks_live(table->rows[r].cells[c].blocks)) return true;
    return false;
}

/* Recursive as deep as Markdown is nested, which its reader limits. */
static bool blocks_live(const struct block *first) {
    for (const struct block *block = first; block; block = block->next) {
        if (block->kind == BLOCK_CODE || block->kind == BLOCK_IMAGE) return true;
        if (inlines_live(block->inlines) || blocks_live(block->first)) return true;
        if (block->table && table_live(block->table)) return true;
    }
    return false;
}

/* A hundredth of what chance_of_reaching counts in. */
static bool is_huge(struct decimal number) {
    return decimal_compare(decimal_absolute(number), decimal_of(1000000000000000)) > 0;
}

static void look_at_record(struct content *content, const struct record *record);

static void look_at(struct content *content, const struct field *field, struct datum value, struct str currency) {
    const struct field *element = field->element ? field->element : field;
    if (value.kind == DATUM_MARKDOWN) content->live = content->live || blocks_live(value.blocks);
    if (value.kind == DATUM_TEXT) content->wordy |= value.text.size > LIMIT_TEXT;
    if (value.kind == DATUM_MONEY) {
        content->mixed |= !str_equal(value.currency, currency);
        content->huge |= is_huge(value.number);
    }
    if (value.kind == DATUM_RECORD && element->type == FIELD_GROUP) look_at_record(content, value.record);
    if (value.kind != DATUM_LIST || field_is_collected(field)) return;
    if (value.count > content->longest) content->longest = value.count;
    for (size_t i = 0; i < value.count; i++) look_at(content, element, value.items[i], currency);
}

/* Recursive as deep as the kind is nested. */
static void look_at_record(struct content *content, const struct record *record) {
    for (size_t i = 0; i < record->set->count; i++)
        look_at(content, &record->set->fields[i], *record_said_at(record, i), record->currency);
}

struct content content_of(const struct record *document) {
    struct content content = {0};
    look_at_record(&content, document);
    return content;
}

static size_t larger(size_t a, size_t b) { return a > b ? a : b; }

/* No reference leads to a register as a whole, and no collection gathers one; planpress.yaml is reached from
 * everywhere. */
struct contents contents_of(const struct records *records) {
    struct contents all = {.longest = {[REACH_COLLECTED] = records->document_count}};
    for (size_t i = 0; i < records->document_count; i++) {
        const struct record *document = records->documents[i];
        struct content own = content_of(document);
        all.mixed |= own.mixed || !str_equal(document->currency, records->documents[0]->currency);
        all.huge |= own.huge;
        if (document->set->kind->register_list) continue;
        if (document == records->project) all.longest[REACH_PROJECT] = own.longest;
        all.longest[REACH_REFERRED] = larger(all.longest[REACH_REFERRED], own.longest);
    }
    all.longest[REACH_COLLECTED] = larger(all.longest[REACH_COLLECTED], all.longest[REACH_REFERRED]);
    return all;
}

/* Whether a function would have to go through more outcomes, or all formulas through more rows, than they may. */
static bool is_long(const struct formula_effects *effects, const struct record *document, const struct content *own,
                    const struct contents *all) {
    for (size_t i = 0; i < sizeof effects->doubled / sizeof *effects->doubled; i++) {
        const struct field *list = effects->doubled[i];
        if (!list) continue;
        bool here = list->set == document->set;
        size_t items = here ? record_said(document, list)->count : all->longest[REACH_COLLECTED];
        if (items > FEW_DOUBLINGS) return true;
    }
    size_t longest = larger(own->longest, all->longest[effects->reach]);
    return formula_effects_steps(effects, longest) > LIMIT_FORMULA_STEPS;
}

bool content_may_fail(const struct template *template, const struct record *document, const struct content *own,
                      const struct contents *all) {
    const struct hazards *hazards = template_hazards(template);
    const struct formula_effects *effects = &hazards->formulas;
    if (own->live || own->wordy || hazards->others || effects->refuses) return true;
    if (effects->amounts && (own->mixed || own->huge)) return true;
    if (effects->elsewhere && (all->mixed || all->huge)) return true;
    return is_long(effects, document, own, all);
}
