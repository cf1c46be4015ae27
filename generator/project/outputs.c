/* Names of outputs, from the names of documents and layouts. */
#include "project/outputs.h"

#include "base/arena.h"
#include "read/source_file.h"
#include "read/yaml.h"

/* A document of a kind with one layout keeps its own name; with several, the layout's name follows it. */
struct str output_stem(struct arena *arena, const struct project *project, const struct project_document *document,
                       const struct layout_file *layout) {
    size_t count = 0;
    for (size_t l = 0; l < project->layout_count; l++) count += project->layouts[l].kind == document->kind;
    return count == 1 ? document->stem : str_format(arena, "%.*s-%.*s", STR_ARG(document->stem), STR_ARG(layout->name));
}

bool layout_class(const struct layout_file *layout, enum class *out) {
    struct arena *scratch = arena_create();
    struct diagnostics unheard = diagnostics_new(scratch);
    struct source_file file;
    const struct source *source = layout->source;
    const struct value *class = NULL;
    if (source_file_read(scratch, &unheard, source->path, source->text, &file))
        class = value_find(yaml_read(scratch, &unheard, source, file.yaml_start, file.yaml_end), STR("class"));
    bool said = class && class->kind == VALUE_SCALAR && class_parse(class->text, out);
    arena_destroy(scratch);
    return said;
}
