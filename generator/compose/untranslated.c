/* Telling which texts of a layout have no translation. */
#include "compose/untranslated.h"

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/word_list.h"

enum { FEW = 3 /* that are told one by one */ };

void untranslated_add(struct arena *arena, struct untranslated *lacking, const struct language *language,
                      struct str text, struct span span) {
    size_t at = language->index;
    for (size_t i = 0; i < lacking->count[at]; i++)
        if (str_equal(lacking->items[at][i].text, text)) return;
    ARENA_PUSH(arena, lacking->items[at], lacking->count[at], lacking->capacity[at]) = (struct lacking){text, span};
}

static void report_each(struct diagnostics *sink, const struct lacking *items, size_t count, struct str tag) {
    for (size_t i = 0; i < count; i++) {
        struct diagnostic *d = diagnose(sink, SEVERITY_WARNING, CODE_D03, items[i].span,
                                        "“{0}” has no translation to “{1}”", items[i].text, tag);
        diagnose_help(sink, d, "add it to templates/languages/{0}.yaml", tag);
    }
}

static void report_all(struct diagnostics *sink, const struct lacking *items, size_t count, struct str tag) {
    struct word_list list = {.quoted = true};
    for (size_t i = 0; i < count; i++) word_list_add(sink->arena, &list, items[i].text);
    struct diagnostic *d = diagnose(sink, SEVERITY_WARNING, CODE_D03, items[0].span,
                                    "{0} texts of this layout have no translation to “{1}”: {2}", count, tag,
                                    word_list_text(sink->arena, &list));
    diagnose_help(sink, d, "add them to templates/languages/{0}.yaml; until then they stand in English", tag);
}

void untranslated_report(struct diagnostics *sink, const struct untranslated *lacking,
                         const struct languages *languages) {
    EACH_LANGUAGE (languages, language) {
        size_t at = language->index, count = lacking->count[at];
        if (count > FEW) report_all(sink, lacking->items[at], count, language->tag);
        else report_each(sink, lacking->items[at], count, language->tag);
    }
}
