/* Rows of a keyed list are sorted by their keys, so that those with one key stand side by side. */
#include "kind/record_keyed.h"

#include <stdlib.h>

#include "base/arena.h"

/* A row beside the list it stands in, for sorting by key. */
struct keyed_row {
    const struct record *row;
    const struct field *list;
};

static int compare_field(const struct keyed_row *a, const struct keyed_row *b, const struct field *field) {
    struct datum left = *record_said(a->row, field), right = *record_said(b->row, field);
    if (field->type == FIELD_REFERENCE) return str_compare(left.text, right.text); /* not resolved yet */
    return datum_compare(left, right);
}

static int compare_keys(const struct keyed_row *a, const struct keyed_row *b) {
    int order = 0;
    for (size_t i = 0; i < a->list->keyed_count && !order; i++) order = compare_field(a, b, a->list->keyed[i]);
    return order || !a->list->apart ? order : compare_field(a, b, a->list->apart);
}

static int by_key(const void *left, const void *right) {
    const struct keyed_row *a = left, *b = right;
    int order = compare_keys(a, b);
    return order ? order : (a->row->number > b->row->number) - (a->row->number < b->row->number);
}

static bool has_keys(const struct record *row, const struct field *list) {
    for (size_t i = 0; i < list->keyed_count; i++)
        if (datum_is_nothing(*record_said(row, list->keyed[i]))) return false;
    return true;
}

void record_check_keys(struct record_reader *reader, const struct field *list, const struct datum *rows, size_t row_count) {
    struct keyed_row *sorted = NEW_ARRAY(reader->arena, struct keyed_row, row_count);
    size_t count = 0;
    for (size_t i = 0; i < row_count; i++)
        if (has_keys(rows[i].record, list)) sorted[count++] = (struct keyed_row){rows[i].record, list};
    if (count) qsort(sorted, count, sizeof *sorted, by_key);
    for (size_t i = 1; i < count; i++) {
        if (compare_keys(&sorted[i - 1], &sorted[i])) continue;
        const struct field *last = list->keyed[list->keyed_count - 1];
        const struct datum *key = record_said(sorted[i].row, last);
        struct diagnostic *d =
            diagnose(reader->sink, SEVERITY_ERROR, CODE_I10, key->span, "there are two rows for “{0}” in “{1}”",
                     key->text, field_spelling(list, reader->language));
        diagnose_help(reader->sink, d, "the first is in line {0}; keep one of them", sorted[i - 1].row->span.line);
    }
}
