/* Once all kinds are read: the formulas of what indexes and calendars tell, parsed and checked. */
#include "base/arena.h"
#include "kind/overview.h"

static struct scope scope_of(struct kinds *kinds, const struct kind *kind) {
    return (struct scope){.set = kind->fields, .kinds = kinds, .class = CLASS_CONFIDENTIAL, .foreign = true};
}

/* A formula has a class of its own, so that one of a higher class leaves the others as they are. */
static bool link_formula(struct kinds *kinds, struct diagnostics *sink, struct overview_formula *formula,
                         const struct scope *scope) {
    struct formula_linker linker = {.kinds = kinds, .sink = sink, .class = CLASS_CUSTOMER};
    formula->formula = written_formula_link(&linker, formula->written, scope);
    formula->class = linker.class;
    return !linker.failed;
}

/* What a part must be, in words for the reader; NULL: anything. */
static const char *const expectations[OVERVIEW_PARTS] = {
    [DATE_ON] = "“on” needs a date",
    [DATE_START] = "“start” needs a time of day",
    [DATE_MINUTES] = "“minutes” needs a number",
    [DATE_WHO] = "“who” needs a person, or a list of persons",
    [DATE_OPEN] = "“open” needs a condition",
};

static bool type_fits(enum overview_part part, struct type type) {
    static const enum type_kind kinds[OVERVIEW_PARTS] = {[DATE_ON] = TYPE_DATE,
                                                         [DATE_START] = TYPE_CLOCK,
                                                         [DATE_MINUTES] = TYPE_NUMBER,
                                                         [DATE_WHO] = TYPE_RECORD,
                                                         [DATE_OPEN] = TYPE_BOOL};
    if (!expectations[part] || type.kind == TYPE_ANY) return true;
    if (type.list && part != DATE_WHO) return false;
    return type.kind == kinds[part] || (part == DATE_WHO && type.kind == TYPE_TEXT);
}

static void link_part(struct kinds *kinds, struct diagnostics *sink, struct overview_date *date,
                      enum overview_part part, const struct scope *scope) {
    struct overview_formula *formula = &date->parts[part];
    struct formula_linker linker = {.kinds = kinds, .sink = sink};
    date->usable &= link_formula(kinds, sink, formula, scope);
    if (formula->class > date->class) date->class = formula->class;
    if (!formula->formula || type_fits(part, formula_type(formula->formula))) return;
    formula_linker_refuse(&linker, formula->formula, expectations[part]);
    date->usable = false;
}

static void link_date(struct kinds *kinds, struct diagnostics *sink, struct overview_date *date,
                      const struct scope *around) {
    struct formula_linker linker = {.kinds = kinds, .sink = sink};
    struct scope inside = {.outer = around, .kinds = kinds, .class = around->class, .foreign = true};
    date->usable = date->parts[DATE_ON].written.text.size > 0;
    link_part(kinds, sink, date, DATE_EACH, around);
    bool found = formula_linker_rows(&linker, date->parts[DATE_EACH].formula, &inside);
    bool rows = date->parts[DATE_EACH].written.text.size > 0;
    if (rows && !found) {
        date->usable = false;
        return; /* what the names mean is not known */
    }
    const struct scope *scope = rows ? &inside : around;
    for (enum overview_part part = DATE_ON; part < OVERVIEW_PARTS; part++) link_part(kinds, sink, date, part, scope);
    linker.class = date->class;
    for (size_t i = 0; i < kinds->languages->count; i++) date->say[i] = sentence_link(&linker, &date->say[i], scope);
    date->class = linker.class;
    date->usable &= !linker.failed;
}

void overviews_link(struct kinds *kinds, struct diagnostics *sink) {
    for (size_t k = 0; k < kinds->count; k++) {
        struct overview *overview = kinds->items[k]->overview;
        struct scope around = scope_of(kinds, kinds->items[k]);
        if (!overview) continue;
        for (size_t c = 0; c < OVERVIEW_COLUMNS; c++) link_formula(kinds, sink, &overview->columns[c], &around);
        for (size_t d = 0; d < overview->date_count; d++) link_date(kinds, sink, &overview->dates[d], &around);
    }
}
