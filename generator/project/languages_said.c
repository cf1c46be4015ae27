/* Looking through what all documents share, planpress.yaml and the registers, for names that a language lacks. */
#include "project/languages_said.h"

#include "base/arena.h"
#include "base/word_list.h"

struct lacking {
    struct arena *arena;
    const struct language *language;
    struct word_list names;
    struct span first;
};

static void look_at(struct lacking *lacking, struct datum datum);

static void look_through(struct lacking *lacking, const struct record *record) {
    for (size_t i = 0; i < record->set->count; i++)
        if (record->set->fields[i].type != FIELD_REFERENCE) look_at(lacking, *record_said_at(record, i));
}

static void look_at(struct lacking *lacking, struct datum datum) {
    if (datum.kind == DATUM_RECORD) look_through(lacking, datum.record);
    for (size_t i = 0; datum.kind == DATUM_LIST && i < datum.count; i++) look_at(lacking, datum.items[i]);
    if (datum.kind != DATUM_TEXT || !datum.said || datum.said[lacking->language->index].size) return;
    if (!lacking->names.count) lacking->first = datum.span;
    word_list_add(lacking->arena, &lacking->names, datum.text);
}

static bool is_used(const struct project *project, const struct language *language) {
    for (size_t i = 0; i < project->document_count; i++)
        if (project->documents[i].record->language == language) return true;
    return false;
}

void languages_said_report(const struct project *project, struct diagnostics *sink) {
    EACH_LANGUAGE (project->kinds.languages, language) {
        struct lacking lacking = {.arena = sink->arena, .language = language, .names = {.quoted = true}};
        if (!is_used(project, language)) continue;
        look_through(&lacking, project->record);
        for (size_t i = 0; i < project->records->document_count; i++)
            if (project->records->documents[i]->set->kind->register_list)
                look_through(&lacking, project->records->documents[i]);
        if (!lacking.names.count) continue;
        struct diagnostic *d = diagnose(sink, SEVERITY_INFO, CODE_I02, lacking.first,
                                        "there are documents in “{0}”, in which these names are not said: {1}",
                                        language->tag, word_list_text(sink->arena, &lacking.names));
        diagnose_help(sink, d, "add “{0}: …” to them; until then they print as they are", language->tag);
    }
}
