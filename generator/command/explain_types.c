/* The types that fields may have: those of the program, and those that types.yaml declares. */
#include "base/arena.h"
#include "command/explain_internal.h"
#include "kind/named_types.h"

static const struct {
    const char *name, *is;
} types[] = {
    {"text", "a text of one line; {de: …, en: …} says it in several languages"},
    {"markdown", "text with paragraphs, lists and tables"},
    {"number", "a number: 12,5, 1.250, ca. 40, > 250k, with its unit behind it"},
    {"integer", "a whole number"},
    {"percent", "a percentage: 60, 60 %; 0.6 is asked about"},
    {"money", "an amount of money: 4,8 Mio. €, CHF 1'250, 42.000 € p. a.; without a currency in the document's own"},
    {"date", "a day, or what has a last one: 31.03.2027, 2027-03-31, March 2027, Q2 2027, end of 2027"},
    {"period", "a day, week, month, quarter, half-year or year"},
    {"year", "a fiscal year: 2027, FY27, 2026/27"},
    {"month", "the month in which a year starts: 4, April, 1.4."},
    {"time", "a time of day: 9:30, 9.30 Uhr, 9:30 am"},
    {"bool", "yes or no, ja or nein"},
    {"enum", "one of some choices, by any of their names"},
    {"group", "fields below a name"},
    {"list", "rows with fields of their own; “list of TYPE” takes single values"},
    {"ref", "what an id or a name leads to: a person, a document, a row"},
    {"pointer", "the name of a field of the account, or a row of it: revenue, stakeholder:meyer"},
    {"documents", "all documents of a kind; nobody writes it"},
};
enum { TYPE_COUNT = sizeof types / sizeof *types };

/* The choices and names of a type that a types.yaml declares; nothing where no field has it, for it is not read then.
 */
static void put_declaration(struct explainer *explainer, const struct named_type *type) {
    struct arena *arena = explainer->manual.arena;
    struct word_list choices = {0};
    const struct value *base = type->declaration ? value_find(type->declaration, STR("type")) : NULL;
    const struct value *range = type->declaration ? value_find(type->declaration, STR("range")) : NULL;
    for (size_t i = 0; type->choices && i < type->choices->count; i++)
        word_list_add(arena, &choices,
                      str_format(arena, "%.*s (%.*s)", STR_ARG(type->choices->items[i].name),
                                 STR_ARG(type->choices->items[i].labels[explainer->language->index])));
    if (base && base->kind == VALUE_SCALAR) manual_line(&explainer->manual, "type", base->text);
    if (range && range->kind == VALUE_SCALAR) manual_line(&explainer->manual, "range", range->text);
    explain_list(explainer, "choices", &choices);
}

void explain_types(struct explainer *explainer) {
    const struct named_types *named = explainer->project->kinds.types;
    for (size_t i = 0; i < TYPE_COUNT; i++) {
        if (!explain_asks(explainer, str_of(types[i].name))) continue;
        manual_entry(&explainer->manual, str_of(types[i].name), MESSAGE("a type of fields"));
        manual_words(&explainer->manual, "is", types[i].is);
    }
    for (size_t i = 0; named && i < named->count; i++) {
        if (!explain_asks(explainer, named->items[i].name)) continue;
        manual_entry(&explainer->manual, named->items[i].name, MESSAGE("a type of fields that types.yaml declares"));
        put_declaration(explainer, &named->items[i]);
    }
}

void list_types(struct explainer *explainer) {
    const struct named_types *named = explainer->project->kinds.types;
    struct word_list names = {0};
    for (size_t i = 0; i < TYPE_COUNT; i++)
        manual_member(&explainer->manual, str_of(types[i].name), catalogue_words(explainer->manual.words, types[i].is));
    for (size_t i = 0; named && i < named->count; i++)
        word_list_add(explainer->manual.arena, &names, named->items[i].name);
    explain_list(explainer, "declared", &names);
}
