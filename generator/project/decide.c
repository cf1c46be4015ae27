/* Deciding what a file of the walk is: a document or chapter, which says its kind, be it by its title, or something
 * else.
 */
#include "project/decide.h"

#include "base/arena.h"
#include "base/mend.h"
#include "base/region.h"
#include "base/suggest.h"
#include "project/foreign.h"
#include "project/head.h"
#include "project/inputs.h"
#include "project/templates.h"
#include "project/title_kind.h"
#include "read/yaml.h"

/* While a file is looked at. */
struct deciding {
    struct project *project;
    struct diagnostics *sink;  /* of templates: a kind is read whole when a file asks for it */
    struct arena *arena;       /* of its YAML, and of what is not kept */
    struct diagnostics *heard; /* of reading it: said, unless it is somebody else's */
    struct input_file input;
    struct decision *out;
};

static bool is_chapter(struct arena *arena, struct str name) {
    struct str folded = text_fold(arena, name);
    return str_equal(folded, STR("chapter")) || str_equal(folded, STR("kapitel"));
}

/* What people call the kind in the language that the file says, else in that of the name which is near. */
static struct str kind_spelling(const struct deciding *deciding, const struct kind *kind, struct str near) {
    struct arena *arena = deciding->arena;
    const struct languages *languages = deciding->project->kinds.languages;
    const struct entry *said = head_find(arena, deciding->input.root, HEAD_LANGUAGE);
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
static struct str kind_meant(const struct deciding *deciding, struct str name) {
    const struct project *project = deciding->project;
    struct suggestion nearest = suggest_start(text_name(deciding->arena, name));
    const struct kind *found = NULL;
    for (size_t k = 0; k < project->kinds.count; k++) {
        size_t before = nearest.distance;
        const struct kind *kind = project->kinds.items[k];
        for (size_t a = 0; a < kind->alias_count; a++) suggest_offer(&nearest, kind->aliases[a]);
        if (nearest.distance != before) found = kind;
    }
    return found ? kind_spelling(deciding, found, nearest.found) : (struct str){0};
}

/* A kind that nobody declared: a slip of the pen is an error, a foreign kind is left out with a warning. */
static void report_unknown_kind(struct deciding *deciding, const struct entry *entry) {
    struct diagnostics *sink = &deciding->out->said;
    struct str name = entry->value->text;
    struct str meant = kind_meant(deciding, name);
    struct diagnostic *d = diagnose(sink, meant.size ? SEVERITY_ERROR : SEVERITY_WARNING, CODE_X02, entry->value->span,
                                    "unknown kind “{0}”: the file is left out", name);
    if (meant.size) mend_meant(sink, d, name, mend_like(deciding->project->arena, name, meant));
    else diagnose_help(sink, d, "to add a kind, make a folder templates/{0} with a fields.yaml and a layout", name);
}

static void take(struct deciding *deciding, struct str id, struct span span) {
    struct arena *arena = deciding->project->arena;
    deciding->input.id = str_copy(arena, id);
    deciding->input.folded_id = text_fold(arena, deciding->input.id);
    deciding->input.id_span = span;
    deciding->out->input = deciding->input;
    deciding->out->taken = true;
}

static void classify_chapter(struct deciding *deciding, const struct entry *kind) {
    const struct entry *of = head_find(deciding->arena, deciding->input.root, HEAD_OF);
    if (of) {
        take(deciding, of->value->text, of->value->span);
        return;
    }
    struct diagnostics *sink = &deciding->out->said;
    struct diagnostic *d = diagnose(sink, SEVERITY_ERROR, CODE_I07, kind->key_span,
                                    "a chapter needs the id of the document it belongs to");
    diagnose_help(sink, d, "add a line “of: ID” (“gehört_zu: ID”)");
}

/* Decides what a file that says its kind is, and takes it unless it cannot be used. */
static void classify(struct deciding *deciding) {
    struct arena *arena = deciding->arena;
    struct input_file *input = &deciding->input;
    struct span top = {.source = input->file.source, .line = 1};
    const struct entry *kind = head_find(arena, input->root, HEAD_KIND), *id = head_find(arena, input->root, HEAD_ID);
    if (is_chapter(arena, kind->value->text)) {
        classify_chapter(deciding, kind);
        return;
    }
    input->kind = templates_kind(deciding->project, deciding->sink, kind->value->text);
    if (!input->kind) {
        report_unknown_kind(deciding, kind);
        return;
    }
    input->file.source->discreet |= input->kind->discreet;
    if (id) take(deciding, str_one_line(arena, str_trim(id->value->text)), id->value->span);
    else take(deciding, input_stem(input->file.source->name), top);
}

/* Nothing is said of it unless it was named. */
static void leave_alone(struct deciding *deciding, const char *why, const char *help) {
    struct diagnostics *left = &deciding->out->left;
    struct span top = source_span_line(deciding->input.file.source, 1);
    diagnose_help(left, diagnose(left, SEVERITY_WARNING, CODE_X09, top, "{0}", why), "{0}", help);
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
static void judge_stranger(struct deciding *deciding) {
    const struct input_file *input = &deciding->input;
    const struct diagnostics *heard = deciding->heard;
    if (heard->errors && foreign_says_kind(&input->file)) {
        diagnostics_merge(&deciding->out->said, heard);
        return;
    }
    const struct kind *likely =
        foreign_likely_kind(deciding->project, deciding->sink, input->root, input->file.source->name);
    if (!likely) {
        leave_alone(deciding, "the file does not say its kind and is no document",
                    "if it is one, add a line such as “kind: account-plan”");
        return;
    }
    diagnostics_merge(&deciding->out->said, heard);
    if (!heard->errors) report_missing_kind(&deciding->out->said, input, likely);
}

/* Markdown without front matter: a README, notes; but for one that lacks only the lines around its data. */
static void judge_text(struct deciding *deciding) {
    const struct source_file *file = &deciding->input.file;
    struct str line = source_line(file->source, file->bare_line), key;
    bool bare = file->bare_line && str_cut(&line, ':', &key) && kinds_find(&deciding->project->kinds, str_trim(line));
    if (!bare) {
        leave_alone(deciding, "the file has no front matter and is no document",
                    "if it is one, put its data above the text, between lines “---”, with a line such as “kind: "
                    "account-plan”");
        return;
    }
    struct diagnostics *sink = &deciding->out->said;
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
    made->entries[made->count++] = (struct entry){head_kind_key, span, name};
    return made;
}

/* “type: account-plan”, or a title over what are fields of that kind. */
static const struct value *find_other_word(struct deciding *deciding) {
    struct project *project = deciding->project;
    const struct input_file *input = &deciding->input;
    struct diagnostics *sink = &deciding->out->said;
    struct span where;
    const struct entry *typed = typed_kind(project, deciding->sink, input);
    if (typed) return with_kind(deciding->arena, input->root, typed, NULL, typed->key_span);
    bool plain = input->file.markdown && (!input->root || input->root->kind == VALUE_MAPPING);
    const struct kind *kind = plain ? title_kind(project, deciding->sink, &input->file, &where) : NULL;
    if (!kind) return NULL;
    struct diagnostic *d = diagnose(sink, SEVERITY_INFO, CODE_X02, where,
                                    "the file is read as “{0}”, as its title or name says", kind->name);
    diagnose_help(sink, d,
                  "to settle it, begin the file with the lines “---”, “kind: {0}”, “---”; to leave it out, name it "
                  "under “exclude” in planpress.yaml",
                  kind->name);
    return with_kind(deciding->arena, input->root, NULL, kind, where);
}

static bool has_yaml(const struct source_file *file) { return !file->markdown || file->yaml_start < file->yaml_end; }

/* Its data, its kind among them, wherever that is said. */
static const struct value *find_root(struct deciding *deciding) {
    struct input_file *input = &deciding->input;
    const struct source_file *file = &input->file;
    input->root = has_yaml(file)
                      ? yaml_read(deciding->arena, deciding->heard, file->source, file->yaml_start, file->yaml_end)
                      : NULL;
    bool said = has_yaml(file) && head_find(deciding->arena, input->root, HEAD_KIND);
    const struct value *other = said ? NULL : find_other_word(deciding);
    return other ? other : input->root;
}

static void decide_data(struct deciding *deciding) {
    struct input_file *input = &deciding->input;
    const struct entry *kind = head_find(deciding->arena, input->root, HEAD_KIND);
    bool manifest =
        kind && foreign_is_manifest(input->root) && !kinds_find(&deciding->project->kinds, kind->value->text);
    if (!kind) {
        judge_stranger(deciding);
    } else if (manifest) {
        leave_alone(deciding, "the file says its kind to another program (“apiVersion”)",
                    "a document has a kind of planpress, such as “kind: account-plan”");
    } else {
        diagnostics_merge(&deciding->out->said, deciding->heard);
        classify(deciding);
    }
}

/* A broken file too says its kind, and a block that is confidential. */
static void keep_discreet(struct deciding *deciding) {
    struct source *source = deciding->input.file.source;
    struct str rest = source->text, line, name;
    enum class class;
    while (!source->discreet && str_cut(&rest, '\n', &line)) {
        struct str block = str_trim(line);
        bool fenced = str_starts(block, STR(":::")) && class_parse(str_trim(str_skip(block, 3)), &class);
        source->discreet = fenced && class == CLASS_CONFIDENTIAL;
        if (!source_line_says_kind(line) || !str_cut(&line, ':', &name)) continue;
        const struct kind *kind = templates_kind(deciding->project, deciding->sink, str_trim(line));
        source->discreet |= kind && kind->discreet;
    }
}

void decide(struct project *project, struct diagnostics *sink, struct arena *arena, struct opened_file *opened,
            struct decision *out) {
    const struct diagnostics *heard = &opened->heard;
    struct deciding deciding = {.project = project,
                                .sink = sink,
                                .arena = arena,
                                .heard = &opened->heard,
                                .input.file = opened->file,
                                .out = out};
    *out = (struct decision){.said = diagnostics_new(arena), .left = diagnostics_new(arena)};
    if (opened->file.source) keep_discreet(&deciding);
    bool data =
        str_ends(opened->name, STR("json")) && heard->first && str_equal(heard->first->code, code_name(CODE_I13));
    if (opened->state != SOURCE_READ || (!has_yaml(&opened->file) && heard->count)) {
        diagnostics_merge(data ? &out->left : &out->said, heard);
        return;
    }
    deciding.input.root = find_root(&deciding);
    if (has_yaml(&opened->file)) decide_data(&deciding);
    else if (deciding.input.root) classify(&deciding);
    else judge_text(&deciding);
}

const struct value *decide_root(struct project *project, struct arena *arena, const struct source_file *file) {
    struct decision unheard = {.said = diagnostics_new(arena)};
    struct diagnostics read = diagnostics_new(arena), templates = diagnostics_new(arena);
    struct deciding deciding = {
        .project = project, .sink = &templates, .arena = arena, .heard = &read, .out = &unheard};
    deciding.input.file = *file;
    return find_root(&deciding);
}
