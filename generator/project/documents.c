/* From files to records: each document with its chapters. */
#include "project/documents.h"

#include <stdlib.h>

#include "base/arena.h"
#include "kind/record_image.h"
#include "kind/record_read.h"
#include "project/chapters.h"
#include "project/day.h"
#include "project/images.h"
#include "project/inputs.h"
#include "project/templates.h"
#include "project/slice.h"
#include "project/tongue.h"
#include "project/walk.h"
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

/* Those of a part ---------------------------------------------------------------------------------------------- */

/* A document of a part, in the order in which a walk finds them all. */
struct place {
    struct str name;
    size_t input; /* that it is read from */
    const struct thin_document *thin; /* NULL: the input */
};

static int by_walk(const void *left, const void *right) {
    return walk_order(((const struct place *)left)->name, ((const struct place *)right)->name);
}

static bool is_input(const struct inputs *inputs, struct str name) {
    for (size_t i = 0; i < inputs->count; i++)
        if (str_equal(inputs->items[i].file.source->name, name)) return true;
    return false;
}

static struct place *places_of(const struct making *making, size_t *count) {
    const struct project_part *part = making->project->part;
    const struct inputs *inputs = making->inputs;
    size_t most = inputs->count;
    for (size_t s = 0; s < part->slice_count; s++) most += part->slices[s].count;
    struct place *places = NEW_ARRAY(making->project->arena, struct place, most + 1);
    *count = 0;
    for (size_t i = 0; i < inputs->count; i++)
        if (inputs->items[i].kind) places[(*count)++] = (struct place){inputs->items[i].file.source->name, i, NULL};
    for (size_t s = 0; s < part->slice_count; s++)
        for (size_t i = 0; i < part->slices[s].count; i++) {
            const struct thin_document *thin = &part->slices[s].documents[i];
            if (!is_input(inputs, thin->name)) places[(*count)++] = (struct place){thin->name, 0, thin};
        }
    if (*count) qsort(places, *count, sizeof *places, by_walk);
    return places;
}

static const struct source **unread_sources(struct project *project, const struct thin_document *thin, bool discreet) {
    const struct source **sources = NEW_ARRAY(project->arena, const struct source *, thin->chapter_count + 1);
    for (size_t i = 0; i <= thin->chapter_count; i++) {
        struct source *source = source_unread(project->arena, project->files, i ? thin->chapters[i - 1] : thin->name);
        source->discreet = discreet;
        sources[i] = source;
    }
    return sources;
}

/* One whose image is not of this kind is left out: it was made with other templates, which was found before. */
static void make_thin(struct making *making, const struct thin_document *thin, const struct asked *held) {
    struct project *project = making->project;
    const struct kind *kind = kinds_find(&project->kinds, thin->kind);
    if (!kind || !kind->fields) return;
    const struct source **sources = unread_sources(project, thin, kind->discreet);
    struct flat_sources known = {sources, thin->chapter_count + 1};
    struct record *record =
        record_image_read(project->records, making->sink, kind, project->languages, known, thin->image);
    if (!record) return;
    record->held = held;
    project->documents[project->document_count++] = (struct project_document){.record = record,
                                                                              .kind = kind,
                                                                              .source = sources[0],
                                                                              .broken = thin->broken,
                                                                              .sources = sources,
                                                                              .source_count = thin->chapter_count + 1,
                                                                              .stem = input_stem(thin->name)};
}

static void make_part(struct making *making, const struct asked *held) {
    size_t count;
    struct place *places = places_of(making, &count);
    making->project->documents = NEW_ARRAY(making->project->arena, struct project_document, count + 1);
    for (size_t i = 0; i < count; i++)
        if (places[i].thin) make_thin(making, places[i].thin, held);
        else make_document(making, places[i].input);
}

bool document_thin(struct project *project, struct diagnostics *sink, struct inputs *inputs, const struct asked *held,
                   struct thin_document *out) {
    struct making making = {project, sink, inputs, chapters_of(project->arena, inputs)};
    for (size_t i = 0; i < inputs->count; i++) {
        struct input_file *input = &inputs->items[i];
        size_t count;
        if (!input->kind) continue;
        const struct input_file **parts = parts_of(&making, input, &count);
        struct str *chapters = NEW_ARRAY(project->arena, struct str, count);
        *out = (struct thin_document){
            .kind = input->kind->name, .id = input->id, .name = input->file.source->name, .chapters = chapters};
        for (size_t p = 0; p < count; p++)
            if (parts[p] != input) chapters[out->chapter_count++] = parts[p]->file.source->name;
        bool made = images_thin(project, sink, input, parts, count, held, out);
        input_drop(input);
        return made;
    }
    return false;
}

/* All ---------------------------------------------------------------------------------------------------------- */

static void make_all(struct making *making) {
    making->project->documents = NEW_ARRAY(making->project->arena, struct project_document, making->inputs->count + 1);
    for (size_t i = 0; i < making->inputs->count; i++)
        if (making->inputs->items[i].kind) make_document(making, i);
}

void documents_make(struct project *project, struct diagnostics *sink, struct inputs *inputs, const struct asked *held) {
    struct making making = {project, sink, inputs, chapters_of(project->arena, inputs)};
    if (project->part) make_part(&making, held);
    else make_all(&making);
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
