/* From files to records: every file of the walk that says its kind. Markdown without front matter is not ours. */
#include "project/documents.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/path.h"
#include "base/suggest.h"
#include "kind/record_read.h"
#include "project/templates.h"
#include "project/walk.h"
#include "read/markdown.h"
#include "read/yaml.h"

/* The scalar at any of the names, folded; NULL. */
static const struct entry *find_entry(const struct value *root, const struct str *names, size_t count,
                                      struct arena *arena) {
    for (size_t i = 0; root && root->kind == VALUE_MAPPING && i < root->count; i++)
        for (size_t n = 0; n < count; n++)
            if (root->entries[i].value->kind == VALUE_SCALAR &&
                str_equal(text_fold(arena, root->entries[i].key), names[n]))
                return &root->entries[i];
    return NULL;
}

static const struct str kind_keys[] = {STR_INIT("kind"), STR_INIT("art")};
static const struct str of_keys[] = {STR_INIT("of"), STR_INIT("gehoert_zu")};
static const struct str id_keys[] = {STR_INIT("id"), STR_INIT("kuerzel")};
static const struct str language_keys[] = {STR_INIT("language"), STR_INIT("sprache")};
static const struct str currency_keys[] = {STR_INIT("currency"), STR_INIT("waehrung")};

#define FIND(root, names, arena) find_entry((root), (names), sizeof(names) / sizeof *(names), (arena))

/* "konten/grossmann/plan.yaml" → "konten/grossmann/plan". */
static struct str without_extension(struct str path) {
    return str_slice(path, 0, path.size - path_extension(path).size - 1);
}

static bool is_chapter(struct arena *arena, struct str name) {
    struct str folded = text_fold(arena, name);
    return str_equal(folded, STR("chapter")) || str_equal(folded, STR("kapitel"));
}

/* What people call the kind in the language that the file says, else in that of the name which is near. */
static struct str kind_spelling(struct arena *arena, const struct kind *kind, const struct value *root,
                                struct str near) {
    const struct entry *said = FIND(root, language_keys, arena);
    enum language language = LANGUAGE_EN;
    bool known = said && language_parse(said->value->text, &language);
    if (!known) language = str_equal(near, text_name(arena, kind->name)) ? LANGUAGE_EN : LANGUAGE_DE;
    if (language == LANGUAGE_EN) return kind->name;
    bool other = !known && !str_equal(near, text_name(arena, kind->labels[language]));
    return other ? near : kind->labels[language];
}

/* The name of the kind that is near; empty: none. */
static struct str kind_meant(const struct project *project, const struct value *root, struct str name) {
    struct suggestion nearest = suggest_start(text_name(project->arena, name));
    const struct kind *found = NULL;
    for (size_t k = 0; k < project->kinds.count; k++) {
        size_t before = nearest.distance;
        const struct kind *kind = project->kinds.items[k];
        for (size_t a = 0; a < kind->alias_count; a++) suggest_offer(&nearest, kind->aliases[a]);
        if (nearest.distance != before) found = kind;
    }
    return found ? kind_spelling(project->arena, found, root, nearest.found) : (struct str){0};
}

/* A kind that nobody declared: a slip of the pen is an error, a foreign kind is left out with a warning. */
static void report_unknown_kind(struct project *project, struct diagnostics *sink, const struct value *root,
                                const struct entry *entry) {
    struct str name = entry->value->text;
    struct str meant = kind_meant(project, root, name);
    struct diagnostic *d = diagnose(sink, meant.size ? SEVERITY_ERROR : SEVERITY_WARNING, CODE_X02, entry->value->span,
                                    "unknown kind “%.*s”: the file is left out", STR_ARG(name));
    if (meant.size) diagnose_help(sink, d, "did you mean “%.*s”?", STR_ARG(meant));
    else
        diagnose_help(sink, d, "to add a kind, make a folder templates/%.*s with a fields.yaml and a layout",
                      STR_ARG(name));
}

/* Decides what a file is and adds it; files that are not ours, and those that cannot be used, are not added. */
static void classify(struct project *project, struct diagnostics *sink, struct inputs *inputs,
                     struct input_file input) {
    struct arena *arena = project->arena;
    struct span top = {.source = input.file.source, .line = 1};
    const struct entry *kind = FIND(input.root, kind_keys, arena);
    if (!kind) {
        struct diagnostic *d =
            diagnose(sink, SEVERITY_WARNING, CODE_X02, top, "the file does not say its kind and is left out");
        diagnose_help(sink, d,
                      "begin it with a line such as “kind: account-plan”, or move it to a folder outside the project");
        return;
    }
    if (is_chapter(arena, kind->value->text)) {
        const struct entry *of = FIND(input.root, of_keys, arena);
        if (!of) {
            struct diagnostic *d = diagnose(sink, SEVERITY_ERROR, CODE_I07, kind->key_span,
                                            "a chapter needs the id of the document it belongs to");
            diagnose_help(sink, d, "add a line “of: ID” (“gehört_zu: ID”)");
            return;
        }
        input.id = of->value->text;
        input.id_span = of->value->span;
    } else {
        input.kind = templates_kind(project, sink, kind->value->text);
        if (!input.kind) {
            report_unknown_kind(project, sink, input.root, kind);
            return;
        }
        const struct entry *id = FIND(input.root, id_keys, arena);
        input.id = id ? id->value->text : without_extension(input.file.source->name);
        input.id_span = id ? id->value->span : top;
    }
    input.folded_id = text_fold(arena, input.id);
    ARENA_PUSH(arena, inputs->items, inputs->count, inputs->capacity) = input;
}

static void read_input(struct project *project, struct diagnostics *sink, struct inputs *inputs, struct str path) {
    struct arena *arena = project->arena;
    struct input_file input = {0};
    if (source_file_open(arena, sink, project->files, path, &input.file) != SOURCE_READ) return;
    if (input.file.markdown && input.file.yaml_start == input.file.yaml_end) return; /* a README, notes */
    size_t errors = sink->errors;
    input.root = yaml_read(arena, sink, input.file.source, input.file.yaml_start, input.file.yaml_end);
    if (!input.root) return;
    if (input.root->kind == VALUE_MAPPING) classify(project, sink, inputs, input);
    else if (errors == sink->errors)
        diagnose(sink, SEVERITY_WARNING, CODE_X02, input.root->span,
                 "the file is not a mapping of keys to values and is left out");
}

/* The Markdown of a file as blocks; a file of only YAML has none. */
static struct block *body_of(struct project *project, struct diagnostics *sink, const struct input_file *input) {
    const struct source *source = input->file.source;
    struct str body = str_skip(source->text, input->file.body_start);
    if (!input->file.markdown || !str_trim(body).size) return NULL;
    struct span origin = {.source = source, .line = input->file.body_line, .column = 1};
    return markdown_read(project->arena, sink, body, origin);
}

static enum language language_of(struct project *project, struct diagnostics *sink, const struct value *root,
                                 enum language standard) {
    const struct entry *entry = FIND(root, language_keys, project->arena);
    enum language language = standard;
    if (entry && !language_parse(entry->value->text, &language)) {
        struct diagnostic *d = diagnose(sink, SEVERITY_ERROR, CODE_I08, entry->value->span, "unknown language “%.*s”",
                                        STR_ARG(entry->value->text));
        diagnose_help(sink, d, "the languages are %.*s", STR_ARG(language_tags(sink->arena, " and ")));
    }
    return language;
}

/* Whether the chapter belongs to the document: the same id, exactly or as people spell it. */
static bool belongs(const struct input_file *chapter, const struct input_file *document) {
    return !chapter->kind && document->kind && str_equal(chapter->folded_id, document->folded_id);
}

static void make_document(struct project *project, struct diagnostics *sink, const struct inputs *inputs,
                          const struct input_file *input) {
    struct arena *arena = project->arena;
    struct block_list body = {0};
    const struct source **sources = NULL;
    size_t source_count = 0, source_capacity = 0;
    for (size_t i = 0; i < inputs->count; i++) {
        const struct input_file *part = &inputs->items[i];
        if (part != input && !belongs(part, input)) continue;
        ARENA_PUSH(arena, sources, source_count, source_capacity) = part->file.source;
        struct block *blocks = body_of(project, sink, part);
        if (blocks) block_append(&body, blocks);
    }
    struct record_input record = {.kind = input->kind,
                                  .root = input->root,
                                  .body = body.first,
                                  .id = input->id,
                                  .language = language_of(project, sink, input->root, project->language),
                                  .currency = project->currency,
                                  .span = {.source = input->file.source, .line = 1}};
    struct project_document document = {.record = record_read(project->records, sink, &record),
                                        .kind = input->kind,
                                        .root = input->root,
                                        .source = input->file.source,
                                        .sources = sources,
                                        .source_count = source_count,
                                        .stem = without_extension(input->file.source->name)};
    project->documents[project->document_count++] = document;
}

static void report_lost_chapters(struct diagnostics *sink, const struct inputs *inputs) {
    for (size_t c = 0; c < inputs->count; c++) {
        const struct input_file *chapter = &inputs->items[c];
        bool found = chapter->kind;
        struct suggestion nearest = suggest_start(chapter->id);
        for (size_t i = 0; i < inputs->count && !found; i++) {
            found = belongs(chapter, &inputs->items[i]);
            if (inputs->items[i].kind) suggest_offer(&nearest, inputs->items[i].id);
        }
        if (found) continue;
        struct diagnostic *d = diagnose(sink, SEVERITY_ERROR, CODE_I03, chapter->id_span,
                                        "there is no document with the id “%.*s”", STR_ARG(chapter->id));
        if (nearest.found.size) diagnose_help(sink, d, "did you mean “%.*s”?", STR_ARG(nearest.found));
        else diagnose_help(sink, d, "name the id of the document that the chapter belongs to");
    }
}

static int by_stem(const void *left, const void *right) {
    const struct project_document *a = left, *b = right;
    int order = str_compare(a->stem, b->stem);
    return order ? order : str_compare(a->source->path, b->source->path);
}

void inputs_read(struct project *project, struct diagnostics *sink, struct inputs *out) {
    size_t count;
    const struct str *paths = walk_files(project->arena, sink, project->files, &count);
    *out = (struct inputs){0};
    for (size_t i = 0; i < count; i++) read_input(project, sink, out, paths[i]);
}

void documents_make(struct project *project, struct diagnostics *sink, const struct inputs *inputs) {
    project->documents = NEW_ARRAY(project->arena, struct project_document, inputs->count + 1);
    for (size_t i = 0; i < inputs->count; i++)
        if (inputs->items[i].kind) make_document(project, sink, inputs, &inputs->items[i]);
    report_lost_chapters(sink, inputs);
    if (project->document_count)
        qsort(project->documents, project->document_count, sizeof *project->documents, by_stem);
}

bool project_file_read(struct project *project, struct diagnostics *sink, const struct source *source,
                       struct input_file *out) {
    *out = (struct input_file){.file.source = source};
    out->kind = templates_kind(project, sink, STR("project"));
    if (!out->kind) {
        diagnose(sink, SEVERITY_ERROR, CODE_X01, (struct span){.source = source, .line = 1},
                 "the templates have no kind “project”, which planpress.yaml is read by");
        return false;
    }
    out->root = yaml_read(project->arena, sink, source, 0, source->text.size);
    return out->root;
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
        struct datum *value = &record->values[i];
        if (field->type == FIELD_GROUP && value->kind == DATUM_RECORD) settle(project, sink, value->record);
        if (value->kind != DATUM_UNKNOWN || !has_standard(field)) continue;
        struct str name = field_spelling(field, project->language), standard = field->standard_text;
        struct diagnostic *d =
            diagnose(sink, SEVERITY_WARNING, CODE_I02, value->span, "“%.*s” is settled here and cannot be “?”: %s%.*s",
                     STR_ARG(name), standard.size ? "the standard holds, " : "the standards hold", STR_ARG(standard));
        diagnose_help(sink, d, "write a value, or leave it out");
        *value = (struct datum){.span = value->span};
    }
}

void project_record_make(struct project *project, struct diagnostics *sink, const struct input_file *file) {
    const struct value *root = value_is_null(file->root) ? NULL : file->root;
    project->language = language_of(project, sink, root, LANGUAGE_EN);
    const struct entry *currency = FIND(root, currency_keys, project->arena);
    project->currency = currency ? currency->value->text : STR("EUR");
    struct record_input input = {.kind = file->kind,
                                 .root = root,
                                 .id = STR("project"),
                                 .language = project->language,
                                 .currency = project->currency,
                                 .span = {.source = file->file.source, .line = 1}};
    project->record = record_read(project->records, sink, &input);
    settle(project, sink, project->record);
}
