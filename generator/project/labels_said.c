/* Counting labels: a language without one has that of English, the very same text. */
#include "project/labels_said.h"

#include "base/arena.h"
#include "base/word_list.h"

struct count {
    const struct language *language;
    size_t said, all;
};

static void count_label(struct count *count, const struct str labels[LANGUAGE_MOST]) {
    count->all++;
    count->said += labels[count->language->index].data != labels[LANGUAGE_SOURCE].data;
}

/* As deep as fields are nested, which their reader limits. */
static void count_fields(struct count *count, const struct field_set *set) {
    for (size_t i = 0; set && i < set->count; i++) {
        const struct field *field = &set->fields[i];
        count_label(count, field->labels);
        const struct choices *choices = field->element ? field->element->choices : field->choices;
        for (size_t c = 0; choices && c < choices->count; c++) count_label(count, choices->items[c].labels);
        const struct field_set *inner = field->type == FIELD_LIST ? field_rows(field) : field->fields;
        if (inner && inner->outer == set) count_fields(count, inner); /* not what a formula finds elsewhere */
    }
}

/* The first document of the language; NULL: there is none. */
static const struct project_document *first_in(const struct project *project, const struct language *language) {
    for (size_t i = 0; i < project->document_count; i++)
        if (project->documents[i].record->language == language) return &project->documents[i];
    return NULL;
}

static bool is_first_of_kind(const struct project *project, const struct language *language, size_t at) {
    if (project->documents[at].record->language != language) return false;
    for (size_t i = 0; i < at; i++)
        if (project->documents[i].record->language == language &&
            project->documents[i].kind == project->documents[at].kind)
            return false;
    return true;
}

/* "account-plan (0/143)" for each kind that its documents are of. */
static struct word_list lacking_in(const struct project *project, const struct language *language,
                                   struct arena *arena) {
    struct word_list list = {0};
    for (size_t i = 0; i < project->document_count; i++) {
        struct count count = {.language = language};
        const struct kind *kind = project->documents[i].kind;
        if (!is_first_of_kind(project, language, i)) continue;
        count_fields(&count, kind->fields);
        if (count.said == count.all) continue;
        word_list_add(arena, &list, str_format(arena, "%.*s (%zu/%zu)", STR_ARG(kind->name), count.said, count.all));
    }
    return list;
}

void labels_said_report(const struct project *project, struct diagnostics *sink) {
    EACH_LANGUAGE (project->languages, language) {
        const struct project_document *first = language_is_built_in(language) ? NULL : first_in(project, language);
        if (!first) continue;
        struct word_list list = lacking_in(project, language, sink->arena);
        if (!list.count) continue;
        struct span place = {.source = first->source, .line = 1};
        struct diagnostic *d = diagnose(sink, SEVERITY_INFO, CODE_I02, place,
                                        "not all labels of these kinds are said in “{0}”: {1}; the others are English",
                                        language->tag, word_list_text(sink->arena, &list));
        diagnose_help(sink, d, "add “{0}: …” to their fields and choices in fields.yaml", language->tag);
    }
}
