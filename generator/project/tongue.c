/* The language key at the head of a document. */
#include "project/tongue.h"

#include "base/region.h"
#include "project/head.h"

static void report_language(const struct project *project, struct diagnostics *sink, const struct value *value) {
    struct diagnostic *d = diagnose(sink, SEVERITY_ERROR, CODE_I08, value->span, "unknown language “{0}”", value->text);
    diagnose_help(sink, d, "the languages are {0}, with a country {1}",
                  language_tags(sink->arena, project->kinds.languages, "{0} and {1}"),
                  region_tags(sink->arena, project->kinds.languages));
}

static void note_country(const struct project *project, struct diagnostics *sink, const struct value *value,
                         const struct language *language) {
    struct str tag = language->tag;
    struct diagnostic *d =
        diagnose(sink, SEVERITY_INFO, CODE_I02, value->span,
                 "“{0}” was taken for “{1}”: nothing is known of how that country writes it", value->text, tag);
    diagnose_help(sink, d, "known are {0}; write {1} if none of them is meant",
                  region_tags(sink->arena, project->kinds.languages), tag);
}

struct tongue tongue_of(const struct project *project, struct diagnostics *sink, const struct value *root,
                        struct tongue standard) {
    const struct entry *entry = head_find(sink->arena, root, HEAD_LANGUAGE);
    struct tongue tongue = standard;
    bool country = false;
    if (!entry || value_is_null(entry->value)) return standard;
    if (!region_parse(sink->arena, project->kinds.languages, entry->value->text, &tongue.language, &tongue.region,
                      &country)) {
        report_language(project, sink, entry->value);
        return standard;
    }
    if (country) note_country(project, sink, entry->value, tongue.language);
    bool alone = !country && !tongue.region && tongue.language == standard.language;
    return alone ? standard : tongue;
}
