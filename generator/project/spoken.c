/* The language that is spoken on the terminal, and the catalogues of what is said there. */
#include "base/arena.h"
#include "project/documents.h"
#include "project/templates.h"
#include "read/yaml.h"

const struct catalogue *project_words(struct project *project, struct diagnostics *sink,
                                      const struct language *language) {
    struct catalogue *messages = &project->messages[language->index];
    if (language_is_source(language)) return NULL;
    if (!messages->count) catalogues_read(project, sink, "languages/messages", language, messages);
    return messages;
}

/* The language that a settings file names; it is not read as a record, for there may be a mistake in it. */
static const struct language *language_of(struct project *project, struct diagnostics *sink,
                                          const struct source *source) {
    const struct kind *kind = templates_kind(project, sink, STR("project"));
    const struct value *root = source ? yaml_read(project->arena, sink, source, 0, source->text.size) : NULL;
    const struct language *language = project->language, *named;
    for (size_t i = 0; kind && root && root->kind == VALUE_MAPPING && i < root->count; i++) {
        const struct entry *entry = &root->entries[i];
        const struct field *field = field_find(kind->fields, entry->key);
        if (!field || !str_equal_c(field->name, "language") || entry->value->kind != VALUE_SCALAR) continue;
        if ((named = language_find(project->languages, entry->value->text))) language = named;
    }
    return language;
}

const struct catalogue *project_words_near(struct arena *arena, const struct project_options *options) {
    struct diagnostics unheard = diagnostics_new(arena);
    struct message problem;
    struct project *project = project_open_bare(arena, &unheard, options, &problem);
    if (!project || !templates_open(project, &unheard, &problem)) return NULL;
    project->spoken = language_find(project->languages, options->spoken);
    if (!project->spoken && project->files)
        project->spoken =
            language_of(project, &unheard, template_source(arena, &unheard, project->files, STR("planpress.yaml")));
    return project->spoken ? project_words(project, &unheard, project->spoken) : NULL;
}

const struct languages *project_languages_near(struct arena *arena, const struct project_options *options) {
    struct diagnostics unheard = diagnostics_new(arena);
    struct message problem;
    struct project *project = project_open_bare(arena, &unheard, options, &problem);
    if (project) languages_read(project, &unheard);
    return project ? project->languages : languages_new(arena);
}
