/* Whether a document may call itself PDF/UA: the rules that depend on what is written, not on how. A document that
 * breaks one (a picture without a description, a heading that skips a level) is written all the same, without the
 * claim. So is one with pages of others: nobody reads their text to those who cannot see it. tests/pdfa/README.md lists the rules. */
#include "write/pdf_internal.h"

/* Sets of element kinds. */
#define KIND(kind) (UINT64_C(1) << ELEMENT_##kind)

/* Lists, tables and contents are strict: what stands directly in them, and in what alone their parts may stand. */
static bool fits(enum element_kind kind, enum element_kind parent) {
    static const uint64_t kids[ELEMENT_COUNT] = {
        [ELEMENT_L] = KIND(LI) | KIND(CAPTION),
        [ELEMENT_LI] = KIND(LBL) | KIND(LBODY),
        [ELEMENT_TABLE] = KIND(CAPTION) | KIND(THEAD) | KIND(TBODY) | KIND(TR),
        [ELEMENT_THEAD] = KIND(TR),
        [ELEMENT_TBODY] = KIND(TR),
        [ELEMENT_TR] = KIND(TH) | KIND(TD),
        [ELEMENT_TOC] = KIND(TOC) | KIND(TOCI) | KIND(CAPTION),
        [ELEMENT_TOCI] = KIND(LBL) | KIND(REFERENCE) | KIND(P) | KIND(TOC),
    };
    static const uint64_t parents[ELEMENT_COUNT] = {
        [ELEMENT_LI] = KIND(L),        [ELEMENT_LBL] = KIND(LI) | KIND(TOCI) | KIND(NOTE),
        [ELEMENT_LBODY] = KIND(LI),    [ELEMENT_THEAD] = KIND(TABLE),
        [ELEMENT_TBODY] = KIND(TABLE), [ELEMENT_TR] = KIND(TABLE) | KIND(THEAD) | KIND(TBODY),
        [ELEMENT_TH] = KIND(TR),       [ELEMENT_TD] = KIND(TR),
        [ELEMENT_TOCI] = KIND(TOC),
    };
    bool may_hold = !kids[parent] || (kids[parent] >> kind & 1);
    bool may_stand = !parents[kind] || (parents[kind] >> parent & 1);
    return may_hold && may_stand;
}

/* Every row of a table has as many columns, those of a heading over several counted. */
static bool same_columns(const struct pdf *pdf, const struct element *row, size_t *columns) {
    size_t count = 0;
    for (const struct element *cell = pdf_structure_first(pdf, row); cell; cell = pdf_structure_next(pdf, cell))
        count += cell->column_span > 1 ? (size_t)cell->column_span : 1;
    if (!*columns) *columns = count;
    return count == *columns;
}

static bool has_part(const struct pdf *pdf, const struct element *table, enum element_kind kind) {
    const struct element *part = pdf_structure_first(pdf, table);
    while (part && part->kind != kind) part = pdf_structure_next(pdf, part);
    return part;
}

static bool is_regular(const struct pdf *pdf, const struct element *table) {
    size_t columns = 0;
    if (has_part(pdf, table, ELEMENT_THEAD) && !has_part(pdf, table, ELEMENT_TBODY)) return false;
    for (const struct element *part = pdf_structure_first(pdf, table); part; part = pdf_structure_next(pdf, part)) {
        if (part->kind == ELEMENT_TR && !same_columns(pdf, part, &columns)) return false;
        if (part->kind != ELEMENT_THEAD && part->kind != ELEMENT_TBODY) continue;
        for (const struct element *row = pdf_structure_first(pdf, part); row; row = pdf_structure_next(pdf, row))
            if (!same_columns(pdf, row, &columns)) return false;
    }
    return true;
}

/* The first heading is of level 1, and none is deeper than the one before it by more than one level. */
static bool follows(const struct element *heading, int *level) {
    int before = *level;
    *level = (int)(heading->kind - ELEMENT_H1) + 1;
    return *level <= before + 1;
}

static bool keeps_rules(const struct pdf *pdf, const struct element *element, int *level) {
    if (element->kind >= ELEMENT_H1 && element->kind <= ELEMENT_H6 && !follows(element, level)) return false;
    if (element->kind == ELEMENT_FIGURE && str_empty(str_trim(element->alternative))) return false;
    if (element->kind == ELEMENT_TABLE && !is_regular(pdf, element)) return false;
    for (const struct element *kid = pdf_structure_first(pdf, element); kid; kid = pdf_structure_next(pdf, kid))
        if (!fits(kid->kind, element->kind)) return false;
    return true;
}

bool pdf_claims_ua(const struct pdf *pdf) {
    int level = 0;
    if (pdf->flawed || pdf->foreign || str_empty(str_trim(pdf->document->title))) return false;
    for (const struct element *element = pdf->pages->root; element; element = pdf_structure_after(pdf, element))
        if (!keeps_rules(pdf, element, &level)) return false;
    return true;
}
