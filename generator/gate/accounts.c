/* Accounts. */
#include "gate/accounts.h"

#include <stdlib.h>

#include "base/arena.h"
#include "project/outputs.h"

static int by_account(const void *left, const void *right) {
    const struct gate_document *a = left, *b = right;
    size_t first = a->account->number, second = b->account->number;
    if (first == second) first = a->document->number, second = b->document->number;
    return (first > second) - (first < second);
}

struct gate_accounts gate_accounts_of(struct arena *arena, const struct records *full, const struct records *seen) {
    struct gate_accounts all = {.items = NEW_ARRAY(arena, struct gate_document, full->document_count + 1)};
    for (size_t i = 0; i < full->document_count; i++) {
        const struct record *document = full->documents[i], *account = document_account(document);
        const struct record *same = records_find(seen, document->set->kind, document->id);
        if (account) all.items[all.count++] = (struct gate_document){account, document, same};
    }
    if (all.count) qsort(all.items, all.count, sizeof *all.items, by_account);
    return all;
}

struct gate_accounts gate_accounts_slice(const struct gate_accounts *all, const struct record *account) {
    size_t low = 0, high = all->count;
    while (account && low < high) {
        size_t middle = low + (high - low) / 2;
        if (all->items[middle].account->number < account->number) low = middle + 1;
        else high = middle;
    }
    struct gate_accounts own = {.items = all->items + low};
    while (account && low + own.count < all->count && own.items[own.count].account == account) own.count++;
    return own;
}

/* ---- names ---- */

static struct datum text_in(const struct record *record, const char *name) {
    const struct field *field = record ? field_find(record->set, str_of(name)) : NULL;
    struct datum datum = field ? *record_said(record, field) : (struct datum){0};
    return datum.kind == DATUM_TEXT ? datum : (struct datum){0};
}

static void add_name(struct gate_terms *terms, struct datum name, const struct record *owner) {
    struct gate_term term = {.reason = GATE_ACCOUNT, .text = name.text, .span = name.span, .owner = owner};
    if (name.text.size) gate_terms_add(terms, &term, GATE_NAMED);
}

static const struct record *customer_of(const struct record *account) {
    const struct field *field = field_find(account->set, STR("customer"));
    return field ? datum_record(*record_said(account, field)) : NULL;
}

/* The plan of an account that stands in a list: by its id or what its customer is called. */
static const struct record *plan_of(const struct gate_accounts *all, const struct record *row) {
    struct str name = text_in(row, "name").text, brief = text_in(row, "short").text;
    for (size_t i = 0; i < all->count; i++) {
        const struct record *account = all->items[i].account, *customer = customer_of(account);
        struct str full = text_in(customer, "name").text, own = text_in(customer, "short").text;
        if (str_equal(account->id, row->id) || str_equal(full, name)) return account;
        if (brief.size && (str_equal(own, brief) || str_equal(full, brief))) return account;
    }
    return row;
}

static void name_rows(struct gate_terms *terms, const struct gate_accounts *all, struct datum rows) {
    for (size_t i = 0; i < rows.count; i++) {
        const struct record *row = rows.items[i].record, *owner = plan_of(all, row);
        add_name(terms, text_in(row, "name"), owner);
        add_name(terms, text_in(row, "short"), owner);
    }
}

void gate_accounts_name(struct gate_terms *terms, const struct gate_accounts *all, const struct records *full) {
    for (size_t i = 0; i < all->count; i++) {
        const struct record *account = all->items[i].account;
        if (i && all->items[i - 1].account == account) continue;
        add_name(terms, text_in(customer_of(account), "name"), account);
        add_name(terms, text_in(customer_of(account), "short"), account);
    }
    for (size_t i = 0; i < full->document_count; i++) {
        const struct record *document = full->documents[i];
        const struct field *list = field_find(document->set, STR("accounts"));
        bool rows = list && list->type == FIELD_LIST && list->element->type == FIELD_GROUP;
        if (rows && record_said(document, list)->kind == DATUM_LIST)
            name_rows(terms, all, *record_said(document, list));
    }
}
