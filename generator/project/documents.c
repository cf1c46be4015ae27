/* From files to records: each document with its chapters. */
#include "project/documents.h"

#include <stdlib.h>

#include "base/arena.h"
#include "kind/record_read.h"
#include "project/chapters.h"
#include "project/day.h"
#include "project/images.h"
#include "project/inputs.h"
#include "project/templates.h"
#include "project/tongue.h"
#include "read/yaml.h"

struct making {
    struct project *project;
    struct diagnostics *sink;
    struct inputs *inputs;
    struct chapters chapters;
};

/* The files of a document, itself and its chapters, in the order of the inputs. */
static const struct input_file **parts_of(const struct making *making, const struct input_file *document,
                                          size_t *count) {
    size_t chapters, i = 0;
    const struct input_file *const *found = chapters_find(&making->chapters, document, &chapters);
    const struct input_file **parts = NEW_ARRAY(making->project->arena, const struct input_file *, chapters + 1);
    *count = 0;
    for (; i < chapters && found[i] < document; i++) parts[(*count)++] = found[i];
    parts[(*count)++] = document;
    for (; i < chapters; i++) parts[(*count)++] = found[i];
    return parts;
}

static void make_document(struct making *making, size_t at) {
    struct project *project = making->project;
    struct input_file *input = &making->inputs->items[at];
    size_t count;
    const struct input_file **parts = parts_of(making, input, &count);
    const struct source **sources = NEW_ARRAY(project->arena, const struct source *, count);
    for (size_t i = 0; i < count; i++) {
        parts[i]->file.source->discreet |= input->kind->discreet;
        sources[i] = parts[i]->file.source;
    }
    struct project_document document = {.record = images_document(project, making->sink, input, parts, count),
                                        .kind = input->kind,
                                        .root = input->root,
                                        .source = input->file.source,
                                        .broken = input->broken,
                                        .sources = sources,
                                        .source_count = count,
                                        .stem = input_stem(input->file.source->name)};
    if (!project->keeps_values) document.root = NULL;
    input_drop(input);
    project->documents[project->document_count++] = document;
}

static int by_stem(const void *left, const void *right) {
    const struct project_document *a = left, *b = right;
    int order = str_compare(a->stem, b->stem);
    return order ? order : str_compare(a->source->path, b->source->path);
}

void documents_make(struct project *project, struct diagnostics *sink, struct inputs *inputs) {
    project->documents = NEW_ARRAY(project->arena, struct project_document, inputs->count + 1);
    struct making making = {project, sink, inputs, chapters_of(project->arena, inputs)};
    for (size_t i = 0; i < inputs->count; i++)
        if (inputs->items[i].kind) make_document(&making, i);
    chapters_report_lost(project->arena, sink, inputs);
    if (project->document_count)
        qsort(project->documents, project->document_count, sizeof *project->documents, by_stem);
}

bool project_file_read(struct project *project, struct diagnostics *sink, struct source *source,
                       struct input_file *out) {
    *out = (struct input_file){.file.source = source};
    out->kind = templates_kind(project, sink, STR("project"));
    if (!out->kind) {
        diagnose(sink, SEVERITY_ERROR, CODE_X01, source_span_line(source, 1),
                 "the templates have no kind “project”, which planpress.yaml is read by");
        return false;
    }
    if (project->settled) out->root = yaml_read(project->arena, sink, source, 0, source->text.size);
    return out->root || !project->settled;
}

static bool has_standard(const struct field *field) {
    if (field->type != FIELD_GROUP) return field->standard_text.size > 0;
    bool found = false;
    for (size_t i = 0; i < field->fields->count; i++) found |= has_standard(&field->fields->fields[i]);
    return found;
}

/* A limit that is “?” would silence the rules that ask for it: what has a standard is as if nothing had been written.
 * As deep as the kind is nested. */
static void settle(struct project *project, struct diagnostics *sink, const struct record *record) {
    for (size_t i = 0; i < record->set->count; i++) {
        const struct field *field = &record->set->fields[i];
        struct datum *value = record_datum_at(record, i);
        if (!value) continue;
        if (field->type == FIELD_GROUP && value->kind == DATUM_RECORD) settle(project, sink, value->record);
        if (value->kind != DATUM_UNKNOWN || !has_standard(field)) continue;
        struct str name = field_spelling(field, project->language), standard = field->standard_text;
        struct diagnostic *d =
            diagnose(sink, SEVERITY_WARNING, CODE_I02, value->span,
                     standard.size ? "“{0}” is settled here and cannot be “?”: the standard holds, {1}"
                                   : "“{0}” is settled here and cannot be “?”: the standards hold",
                     name, standard);
        diagnose_help(sink, d, "write a value, or leave it out");
        *value = (struct datum){.span = value->span};
    }
}

/* The settings without a day that no file can say. */
static const struct value *without_today(struct project *project, struct diagnostics *sink, const struct value *root,
                                         const struct field_set *settings) {
    const struct field *as_of = field_find(settings, STR("as_of"));
    for (size_t i = 0; as_of && root && root->kind == VALUE_MAPPING && i < root->count; i++) {
        const struct entry *entry = &root->entries[i];
        if (field_find(settings, entry->key) != as_of || entry->value->kind != VALUE_SCALAR) continue;
        if (!day_is_today(project->arena, entry->value->text)) continue;
        day_refuse_today(sink, entry->value->span, entry->value->text);
        struct value *rest = NEW(project->arena, struct value);
        *rest = *root;
        rest->entries = NEW_ARRAY(project->arena, struct entry, root->count);
        rest->count = 0;
        for (size_t e = 0; e < root->count; e++)
            if (e != i) rest->entries[rest->count++] = root->entries[e];
        return rest;
    }
    return root;
}

void project_record_make(struct project *project, struct diagnostics *sink, const struct input_file *file) {
    const struct value *said = !file->root || value_is_null(file->root) ? NULL : file->root;
    const struct value *root = without_today(project, sink, said, file->kind->fields);
    struct tongue tongue = tongue_of(project, sink, root, (struct tongue){project->language, NULL});
    project->language = tongue.language;
    project->region = tongue.region;
    struct record_input input = {.kind = file->kind,
                                 .root = root,
                                 .id = STR("project"),
                                 .language = project->language,
                                 .region = project->region,
                                 .currency = project->currency,
                                 .span = {.source = file->file.source, .line = 1}};
    project->record = record_read(project->records, sink, &input);
    project->currency = project->record->currency;
    settle(project, sink, project->record);
}
