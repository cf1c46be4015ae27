/* Which heading cells a cell of a table belongs to.
 *
 * In a plain table the scopes of the headings say it. In a table of groups ("Offer", "Negotiation", each over the rows
 * that follow) they cannot: a heading over the whole width heads neither a row nor a column. There every cell lists
 * its headings: those of its column, of its group and of its row. */
#include "base/limits.h"
#include "write/pdf_internal.h"

struct headings {
    struct str columns[LIMIT_TABLE_COLUMNS]; /* the ids of each column's headings, from the top */
    struct str group;
};

static size_t columns_of(const struct element *cell) { return cell->column_span > 1 ? (size_t)cell->column_span : 1; }

static const struct element *first_cell(const struct pdf *pdf, const struct element *row) {
    return pdf_structure_first(pdf, row);
}

/* A row of one heading over several columns. */
static bool is_group(const struct pdf *pdf, const struct element *row) {
    const struct element *cell = first_cell(pdf, row);
    return cell && cell->kind == ELEMENT_TH && cell->column_span > 1 && !pdf_structure_next(pdf, cell);
}

static bool has_groups(const struct pdf *pdf, const struct element *table) {
    for (const struct element *part = pdf_structure_first(pdf, table); part; part = pdf_structure_next(pdf, part)) {
        if (part->kind != ELEMENT_TBODY) continue;
        for (const struct element *row = pdf_structure_first(pdf, part); row; row = pdf_structure_next(pdf, row))
            if (is_group(pdf, row)) return true;
    }
    return false;
}

static void note_columns(struct pdf *pdf, struct headings *headings, const struct element *row) {
    size_t column = 0;
    for (const struct element *cell = first_cell(pdf, row); cell; cell = pdf_structure_next(pdf, cell)) {
        size_t end = column + columns_of(cell);
        struct str id = cell->kind == ELEMENT_TH ? pdf_structure_id(pdf, cell) : STR("");
        for (; column < end && column < LIMIT_TABLE_COLUMNS; column++)
            headings->columns[column] = str_join(pdf->arena, headings->columns[column], id);
    }
}

static void assign_row(struct pdf *pdf, const struct headings *headings, const struct element *row) {
    size_t column = 0;
    struct str of_row = {0};
    for (const struct element *cell = first_cell(pdf, row); cell; cell = pdf_structure_next(pdf, cell)) {
        struct str ids = column < LIMIT_TABLE_COLUMNS ? headings->columns[column] : STR("");
        ids = str_join(pdf->arena, ids, headings->group);
        pdf_structure_headers(pdf, cell, str_join(pdf->arena, ids, of_row));
        if (cell->kind == ELEMENT_TH) of_row = str_join(pdf->arena, of_row, pdf_structure_id(pdf, cell));
        column += columns_of(cell);
    }
}

void pdf_headers_assign(struct pdf *pdf, const struct element *table) {
    struct headings headings = {0};
    if (!has_groups(pdf, table)) return;
    for (const struct element *part = pdf_structure_first(pdf, table); part; part = pdf_structure_next(pdf, part)) {
        for (const struct element *row = pdf_structure_first(pdf, part); row; row = pdf_structure_next(pdf, row)) {
            if (part->kind == ELEMENT_THEAD) note_columns(pdf, &headings, row);
            if (part->kind != ELEMENT_TBODY) continue;
            if (is_group(pdf, row)) headings.group = pdf_structure_id(pdf, first_cell(pdf, row));
            else assign_row(pdf, &headings, row);
        }
    }
}
