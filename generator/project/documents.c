/* From files to records: every file of the walk that says its kind, be it by its title. */
#include "project/documents.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/path.h"
#include "base/region.h"
#include "base/suggest.h"
#include "kind/record_read.h"
#include "project/day.h"
#include "project/foreign.h"
#include "project/templates.h"
#include "project/title_kind.h"
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
static struct str kind_spelling(const struct project *project, const struct kind *kind, const struct value *root,
                                struct str near) {
    struct arena *arena = project->arena;
    const struct languages *languages = project->kinds.languages;
    const struct entry *said = FIND(root, language_keys, arena);
    const struct language *language;
    const struct region *region;
    bool country, known = said && region_parse(arena, languages, said->value->text, &language, &region, &country);
    if (known) return language_is_source(language) ? kind->name : kind->labels[language->index];
    if (str_equal(near, text_name(arena, kind->name))) return kind->name;
    EACH_LANGUAGE (languages, one)
        if (!language_is_source(one) && str_equal(near, text_name(arena, kind->labels[one->index])))
            return kind->labels[one->index];
    return near;
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
    return found ? kind_spelling(project, found, root, nearest.found) : (struct str){0};
}

/* A kind that nobody declared: a slip of the pen is an error, a foreign kind is left out with a warning. */
static void report_unknown_kind(struct project *project, struct diagnostics *sink, const struct value *root,
                                const struct entry *entry) {
    struct str name = entry->value->text;
    struct str meant = kind_meant(project, root, name);
    struct diagnostic *d = diagnose(sink, meant.size ? SEVERITY_ERROR : SEVERITY_WARNING, CODE_X02, entry->value->span,
                                    "unknown kind “{0}”: the file is left out", name);
    if (meant.size) diagnose_help(sink, d, "did you mean “{0}”?", meant);
    else diagnose_help(sink, d, "to add a kind, make a folder templates/{0} with a fields.yaml and a layout", name);
}

/* Decides what a file that says its kind is, and adds it unless it cannot be used. */
static void classify(struct project *project, struct diagnostics *sink, struct inputs *inputs,
                     struct input_file input) {
    struct arena *arena = project->arena;
    struct span top = {.source = input.file.source, .line = 1};
    const struct entry *kind = FIND(input.root, kind_keys, arena);
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
        input.file.source->discreet |= input.kind->discreet;
        const struct entry *id = FIND(input.root, id_keys, arena);
        input.id = id ? str_one_line(arena, str_trim(id->value->text)) : without_extension(input.file.source->name);
        input.id_span = id ? id->value->span : top;
    }
    input.folded_id = text_fold(arena, input.id);
    ARENA_PUSH(arena, inputs->items, inputs->count, inputs->capacity) = input;
}

/* Nothing is said of it unless it was named. */
static void leave_alone(struct project *project, const struct source *source, const char *why, const char *help) {
    struct diagnostic *d =
        diagnose(&project->left_alone, SEVERITY_WARNING, CODE_X09, source_span_line(source, 1), "{0}", why);
    diagnose_help(&project->left_alone, d, "{0}", help);
}

static void report_missing_kind(struct diagnostics *sink, const struct input_file *input, const struct kind *likely) {
    struct span top = {.source = input->file.source, .line = 1};
    bool mapping = input->root && input->root->kind == VALUE_MAPPING;
    struct diagnostic *d = diagnose(sink, SEVERITY_WARNING, CODE_X02, top,
                                    mapping ? "the file does not say its kind and is left out"
                                            : "the file is not a mapping of keys to values and is left out");
    diagnose_help(sink, d, "begin it with a line such as “kind: {0}”, or name it under “exclude” in planpress.yaml",
                  likely->name);
}

/* A file without a kind that can be found: somebody else's, or a slip. */
static void judge_stranger(struct project *project, struct diagnostics *sink, const struct diagnostics *heard,
                           const struct input_file *input) {
    if (heard->errors && foreign_says_kind(&input->file)) {
        diagnostics_merge(sink, heard);
        return;
    }
    const struct kind *likely = foreign_likely_kind(project, sink, input->root, input->file.source->name);
    if (!likely) {
        leave_alone(project, input->file.source, "the file does not say its kind and is no document",
                    "if it is one, add a line such as “kind: account-plan”");
        return;
    }
    diagnostics_merge(sink, heard);
    if (!heard->errors) report_missing_kind(sink, input, likely);
}

/* Markdown without front matter: a README, notes; but for one that lacks only the lines around its data. */
static void judge_text(struct project *project, struct diagnostics *sink, const struct source_file *file) {
    struct str line = source_line(file->source, file->bare_line), key;
    bool bare = file->bare_line && str_cut(&line, ':', &key) && kinds_find(&project->kinds, str_trim(line));
    if (!bare) {
        leave_alone(project, file->source, "the file has no front matter and is no document",
                    "if it is one, put its data above the text, between lines “---”, with a line such as “kind: "
                    "account-plan”");
        return;
    }
    struct diagnostic *d = diagnose(sink, SEVERITY_ERROR, CODE_I00, source_span_line(file->source, file->bare_line),
                                    "the data of the document stand in the file like text");
    diagnose_help(sink, d, "put a line “---” above them and one below");
}

/* The data with the kind that was said elsewhere: under another key, or in the title. */
static const struct value *with_kind(struct arena *arena, const struct value *root, const struct entry *said,
                                     const struct kind *kind, struct span span) {
    struct value *made = NEW(arena, struct value), *name = NEW(arena, struct value);
    size_t count = root ? root->count : 0;
    *made = root ? *root : (struct value){.kind = VALUE_MAPPING, .span = span};
    made->entries = NEW_ARRAY(arena, struct entry, count + 1);
    made->count = 0;
    for (size_t i = 0; i < count; i++)
        if (&root->entries[i] != said) made->entries[made->count++] = root->entries[i];
    *name = (struct value){.kind = VALUE_SCALAR, .style = SCALAR_PLAIN, .span = span};
    name->text = said ? said->value->text : kind->name;
    made->entries[made->count++] = (struct entry){kind_keys[0], span, name};
    return made;
}

/* “type: account-plan”, or a title over what are fields of that kind. */
static const struct value *find_other_word(struct project *project, struct diagnostics *sink,
                                           const struct input_file *input) {
    struct span where;
    const struct entry *typed = typed_kind(project, sink, input);
    if (typed) return with_kind(project->arena, input->root, typed, NULL, typed->key_span);
    bool plain = input->file.markdown && (!input->root || input->root->kind == VALUE_MAPPING);
    const struct kind *kind = plain ? title_kind(project, sink, &input->file, &where) : NULL;
    if (!kind) return NULL;
    struct diagnostic *d = diagnose(sink, SEVERITY_INFO, CODE_X02, where,
                                    "the file is read as “{0}”, as its title or name says", kind->name);
    diagnose_help(sink, d,
                  "to settle it, begin the file with the lines “---”, “kind: {0}”, “---”; to leave it out, name it "
                  "under “exclude” in planpress.yaml",
                  kind->name);
    return with_kind(project->arena, input->root, NULL, kind, where);
}

static void read_yaml(struct project *project, struct diagnostics *sink, struct diagnostics *heard,
                      struct inputs *inputs, struct input_file input) {
    struct arena *arena = project->arena;
    input.root = yaml_read(arena, heard, input.file.source, input.file.yaml_start, input.file.yaml_end);
    const struct value *other = FIND(input.root, kind_keys, arena) ? NULL : find_other_word(project, sink, &input);
    if (other) input.root = other;
    const struct entry *kind = FIND(input.root, kind_keys, arena);
    bool manifest = kind && foreign_is_manifest(input.root) && !kinds_find(&project->kinds, kind->value->text);
    if (!kind) {
        judge_stranger(project, sink, heard, &input);
    } else if (manifest) {
        leave_alone(project, input.file.source, "the file says its kind to another program (“apiVersion”)",
                    "a document has a kind of planpress, such as “kind: account-plan”");
    } else {
        diagnostics_merge(sink, heard);
        classify(project, sink, inputs, input);
    }
}

/* Markdown without front matter: a document when its title says so. */
static void read_text(struct project *project, struct diagnostics *sink, struct inputs *inputs,
                      struct input_file input) {
    input.root = find_other_word(project, sink, &input);
    if (input.root) classify(project, sink, inputs, input);
    else judge_text(project, sink, &input.file);
}

/* A broken file too says its kind, and a block that is confidential. */
static void keep_discreet(struct project *project, struct diagnostics *sink, struct source *source) {
    struct str rest = source->text, line, name;
    enum class class;
    while (!source->discreet && str_cut(&rest, '\n', &line)) {
        struct str block = str_trim(line);
        bool fenced = str_starts(block, STR(":::")) && class_parse(str_trim(str_skip(block, 3)), &class);
        source->discreet = fenced && class == CLASS_CONFIDENTIAL;
        if (!source_line_says_kind(line) || !str_cut(&line, ':', &name)) continue;
        const struct kind *kind = templates_kind(project, sink, str_trim(line));
        source->discreet |= kind && kind->discreet;
    }
}

static void read_input(struct project *project, struct diagnostics *sink, struct inputs *inputs, struct str path) {
    struct arena *arena = project->arena;
    struct input_file input = {0};
    struct diagnostics heard = diagnostics_new(arena);
    enum source_state state = source_file_open(arena, &heard, project->files, path, &input.file);
    if (input.file.source) keep_discreet(project, sink, input.file.source);
    bool data = str_ends(path, STR("json")) && heard.first && str_equal(heard.first->code, code_name(CODE_I13));
    if (state == SOURCE_READ && (!input.file.markdown || input.file.yaml_start < input.file.yaml_end))
        read_yaml(project, sink, &heard, inputs, input);
    else if (state == SOURCE_READ && !heard.count) read_text(project, sink, inputs, input);
    else diagnostics_merge(data ? &project->left_alone : sink, &heard);
}

/* The Markdown of a file as blocks; a file of only YAML has none. */
static struct block *body_of(struct project *project, struct diagnostics *sink, const struct input_file *input) {
    const struct source *source = input->file.source;
    struct str body = str_skip(source->text, input->file.body_start);
    if (!input->file.markdown || !str_trim(body).size) return NULL;
    struct span origin = {.source = source, .line = input->file.body_line, .column = 1};
    return markdown_read(project->arena, sink, body, origin);
}

/* What stands above the front matter of a Markdown file, such as a title. */
static struct block *head_of(struct project *project, struct diagnostics *sink, const struct input_file *input) {
    struct str head = str_slice(input->file.source->text, 0, input->file.head_end);
    struct span origin = {.source = input->file.source, .line = 1, .column = 1};
    return str_trim(head).size ? markdown_read(project->arena, sink, head, origin) : NULL;
}

/* What the data say under the field that names a document of the kind; NULL: nothing. */
static const struct value *name_in(const struct input_file *input) {
    const struct field_set *set = input->kind->fields;
    for (size_t i = 0; input->root && i < input->root->count; i++)
        if (field_find(set, input->root->entries[i].key) == set->naming) return input->root->entries[i].value;
    return NULL;
}

/* The data with a further text, as if it stood among them. */
static const struct value *with_name(struct arena *arena, const struct input_file *input, struct str text,
                                     struct span span) {
    struct value *root = NEW(arena, struct value), *name = NEW(arena, struct value);
    *root = *input->root;
    *name = (struct value){.kind = VALUE_SCALAR, .style = SCALAR_QUOTED, .span = span, .text = text};
    root->entries = NEW_ARRAY(arena, struct entry, root->count + 1);
    for (size_t i = 0; i < root->count; i++) root->entries[i] = input->root->entries[i];
    root->entries[root->count++] = (struct entry){input->kind->fields->naming->name, span, name};
    return root;
}

/* A heading above the front matter is the document's title where the data give none; where they say the same it is
 * there already, and where they say something else it is a heading like any other. */
static struct block *take_title(struct arena *arena, struct input_file *input, struct block *head) {
    if (!head || head->kind != BLOCK_SECTION || !input->kind || !input->kind->fields->naming || !input->root)
        return head;
    const struct value *said = name_in(input);
    struct str title = str_trim(inline_plain(arena, head->inlines));
    if (!title.size) return head;
    if (!said) input->root = with_name(arena, input, title, head->span);
    else if (!str_equal(text_fold(arena, said->text), text_fold(arena, title))) return head;
    struct block_list rest = {0};
    if (head->first) block_append(&rest, head->first);
    if (head->next) block_append(&rest, head->next);
    return rest.first;
}

/* As the project's documents are written, and as this one is. */
struct tongue {
    const struct language *language;
    const struct region *region;
};

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

/* Who names the project's language alone writes it as the project does. */
static struct tongue tongue_of(struct project *project, struct diagnostics *sink, const struct value *root,
                               struct tongue standard) {
    const struct entry *entry = FIND(root, language_keys, project->arena);
    struct tongue tongue = standard;
    bool country = false;
    if (!entry || value_is_null(entry->value)) return standard;
    if (!region_parse(project->arena, project->kinds.languages, entry->value->text, &tongue.language, &tongue.region,
                      &country)) {
        report_language(project, sink, entry->value);
        return standard;
    }
    if (country) note_country(project, sink, entry->value, tongue.language);
    bool alone = !country && !tongue.region && tongue.language == standard.language;
    return alone ? standard : tongue;
}

/* Whether the chapter belongs to the document: the same id, exactly or as people spell it. */
static bool belongs(const struct input_file *chapter, const struct input_file *document) {
    return !chapter->kind && document->kind && str_equal(chapter->folded_id, document->folded_id);
}

static void make_document(struct project *project, struct diagnostics *sink, struct inputs *inputs,
                          struct input_file *input) {
    struct arena *arena = project->arena;
    struct block_list body = {0};
    struct block *head = take_title(arena, input, head_of(project, sink, input));
    if (head) block_append(&body, head);
    const struct source **sources = NULL;
    size_t source_count = 0, source_capacity = 0;
    for (size_t i = 0; i < inputs->count; i++) {
        const struct input_file *part = &inputs->items[i];
        if (part != input && !belongs(part, input)) continue;
        part->file.source->discreet |= input->kind->discreet;
        ARENA_PUSH(arena, sources, source_count, source_capacity) = part->file.source;
        struct block *above = part == input ? NULL : head_of(project, sink, part);
        struct block *blocks = body_of(project, sink, part);
        if (above) block_append(&body, above);
        if (blocks) block_append(&body, blocks);
    }
    bool speaks = input->speaks && input->language != project->language;
    struct tongue standard = {speaks ? input->language : project->language, speaks ? NULL : project->region};
    struct tongue tongue = tongue_of(project, sink, input->root, standard);
    const struct entry *said = FIND(input->root, kind_keys, arena);
    struct str called = said && said->value->kind == VALUE_SCALAR ? said->value->text : (struct str){0};
    struct record_input record = {.kind = input->kind,
                                  .root = input->root,
                                  .body = body.first,
                                  .called = called,
                                  .id = input->id,
                                  .language = tongue.language,
                                  .region = tongue.region,
                                  .currency = project->currency,
                                  .span = {.source = input->file.source, .line = 1}};
    struct project_document document = {.record = record_read(project->records, sink, &record),
                                        .kind = input->kind,
                                        .root = input->root,
                                        .source = input->file.source,
                                        .broken = input->broken,
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
                                        "there is no document with the id “{0}”", chapter->id);
        if (nearest.found.size) diagnose_help(sink, d, "did you mean “{0}”?", nearest.found);
        else diagnose_help(sink, d, "name the id of the document that the chapter belongs to");
    }
}

static int by_stem(const void *left, const void *right) {
    const struct project_document *a = left, *b = right;
    int order = str_compare(a->stem, b->stem);
    return order ? order : str_compare(a->source->path, b->source->path);
}

void inputs_read(struct project *project, struct diagnostics *sink, const struct value *settings, struct inputs *out) {
    static const struct str exclude_keys[] = {STR_INIT("exclude"), STR_INIT("ausschliessen")};
    struct arena *arena = project->arena;
    struct ignore ignore = {.above = ignore_above(arena, project->root)};
    for (size_t i = 0; settings && settings->kind == VALUE_MAPPING && i < settings->count; i++)
        for (size_t n = 0; n < 2; n++)
            if (str_equal(text_fold(arena, settings->entries[i].key), exclude_keys[n]))
                ignore.exclude = ignore_value(arena, settings->entries[i].value);
    struct walk_result walk = walk_files(arena, sink, project->files, &ignore);
    *out = (struct inputs){0};
    project->left_alone = diagnostics_new(arena);
    project->ignored = walk.ignored;
    project->ignored_count = walk.ignored_count;
    for (size_t i = 0; i < walk.count; i++)
        if (str_equal_c(path_name(walk.found[i]), "planpress.yaml"))
            ARENA_PUSH(arena, project->nested, project->nested_count, project->nested_capacity) =
                path_folder(walk.found[i]);
        else read_input(project, sink, out, walk.found[i]);
    project->vacant = !out->count;
    project->read = NEW_ARRAY(arena, const struct source *, out->count + 1);
    for (size_t i = 0; i < out->count; i++) project->read[project->read_count++] = out->items[i].file.source;
}

void documents_make(struct project *project, struct diagnostics *sink, struct inputs *inputs) {
    project->documents = NEW_ARRAY(project->arena, struct project_document, inputs->count + 1);
    for (size_t i = 0; i < inputs->count; i++)
        if (inputs->items[i].kind) make_document(project, sink, inputs, &inputs->items[i]);
    report_lost_chapters(sink, inputs);
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
        struct datum *value = &record->values[i];
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
