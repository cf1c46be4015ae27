/* Texts in their project: what sort of file one is, whose kind, in which language. */
#include "editor/view.h"

#include "base/arena.h"
#include "base/path.h"
#include "editor/meaning.h"
#include "kind/key_text.h"
#include "kind/unknown_key.h"

/* ---- files ---- */

struct str editor_source_path(const struct editor *editor, const struct source *source) {
    if (source->files != editor->project->files) return source->path;
    return path_join(editor->arena, editor->project->root, source->name);
}

struct editor_file editor_source_file(const struct editor *editor, const struct source *source) {
    struct str path = editor_source_path(editor, source);
    for (size_t i = 0; i < editor->open_count; i++)
        if (str_equal(editor->open[i].path, path)) return editor->open[i];
    return (struct editor_file){path, source->text};
}

/* ---- what sort of file ---- */

/* The folder of a kind that a file stands in: "account-plan" of templates/account-plan/parts/x.md; empty: none. */
static struct str kind_folder(const struct view *view) {
    const struct templates_place *places = view->editor->project->templates;
    struct arena *arena = view->editor->arena;
    for (size_t i = 0; i < 2; i++) {
        if (!places[i].files) continue;
        bool own = places[i].files == view->editor->project->files;
        struct str root = own ? view->editor->project->root : places[i].files->shown;
        struct str folder = path_join(arena, root, places[i].folder);
        if (!path_is_below(view->file->path, folder)) continue;
        struct str rest = path_relative(arena, folder, view->file->path), name;
        bool cut = str_cut(&rest, '/', &name);
        return cut && rest.size ? name : STR(".");
    }
    return (struct str){0};
}

static enum view_sort sort_of_template(struct str name, bool markdown) {
    if (markdown) return VIEW_LAYOUT;
    if (str_equal_c(name, "fields.yaml") || str_equal_c(name, "types.yaml")) return VIEW_FIELDS;
    if (str_equal_c(name, "rules.yaml")) return VIEW_RULES;
    return str_equal_c(name, "theme.yaml") ? VIEW_THEME : VIEW_OTHER;
}

static const struct kind *kind_called(const struct view *view, struct str name) {
    return name.size ? kinds_find(&view->editor->project->kinds, name) : NULL;
}

/* What the head of a file says: `kind:`, `art:`. */
static struct str said_at_head(const struct view *view, bool (*is)(struct str key), struct str *key) {
    for (size_t n = view->sketch.nodes[0].first; n; n = view->sketch.nodes[n].next) {
        if (view->sketch.nodes[n].kind != SKETCH_KEY || !is(sketch_key(&view->sketch, n))) continue;
        if (key) *key = sketch_key(&view->sketch, n);
        return sketch_value(&view->sketch, n);
    }
    return (struct str){0};
}

static bool says_language(struct str key) { return str_equal_c(key, "language") || str_equal_c(key, "sprache"); }

/* ---- the document that it was ---- */

static bool is_of(const struct view *view, const struct source *source) {
    return source && str_equal(path_name(source->path), path_name(view->file->path)) &&
           str_equal(editor_source_path(view->editor, source), view->file->path);
}

static const struct record *document_of(const struct view *view) {
    const struct project *project = view->editor->project;
    if (is_of(view, project->record->span.source)) return project->record;
    for (size_t i = 0; i < project->records->document_count; i++)
        if (is_of(view, project->records->documents[i]->span.source)) return project->records->documents[i];
    for (size_t i = 0; i < project->document_count; i++)
        for (size_t s = 0; s < project->documents[i].source_count; s++)
            if (is_of(view, project->documents[i].sources[s])) return project->documents[i].record;
    return NULL;
}

static void find_kind(struct view *view) {
    struct str name = path_name(view->file->path), folder = kind_folder(view);
    bool settings = str_equal_c(name, "planpress.yaml");
    view->sort = folder.size ? sort_of_template(name, view->sketch.markdown) : VIEW_DOCUMENT;
    if (folder.size) view->kind = kind_called(view, folder);
    if (view->sort != VIEW_DOCUMENT) return;
    view->kind = kind_called(view, settings ? STR("project") : said_at_head(view, key_says_kind, NULL));
    const struct record *record = document_of(view);
    if (!view->kind && record && record->set->kind) view->kind = record->set->kind;
    if (record && record->set->kind == view->kind) view->document = record;
}

/* ---- the language of keys ---- */

/* How many keys at the head are called as they are in one language and in no other. */
static size_t votes_for(const struct view *view, const struct language *language) {
    size_t votes = 0;
    for (size_t n = view->sketch.nodes[0].first; n; n = view->sketch.nodes[n].next) {
        const struct field *field = view->meanings[n].field;
        struct str key = sketch_key(&view->sketch, n);
        if (!field || field->type == FIELD_DOCUMENTS) continue;
        struct str own = key_text(view->editor->arena, field, language);
        votes += str_equal(own, key) && (language_is_source(language) || !str_equal(own, field->name));
    }
    return votes;
}

static const struct language *language_of(const struct view *view) {
    const struct project *project = view->editor->project;
    const struct language *found = NULL;
    struct str key = {0};
    size_t most = 0;
    said_at_head(view, key_says_kind, &key);
    EACH_LANGUAGE (project->languages, language) {
        bool word = (str_equal_c(key, "art") && str_equal_c(language->tag, "de")) ||
                    (str_equal_c(key, "kind") && language_is_source(language));
        size_t votes = votes_for(view, language) + (word ? 2 : 0);
        if (votes > most) found = language;
        if (votes > most) most = votes;
    }
    if (found) return found;
    found = language_find(project->languages, said_at_head(view, says_language, NULL));
    return found ? found : project->language;
}

struct view view_of(const struct editor *editor, const struct editor_file *file) {
    struct view view = {.editor = editor, .file = file, .sketch = sketch_of(editor->arena, file)};
    find_kind(&view);
    view.meanings = NEW_ARRAY(editor->arena, struct meaning, view.sketch.count);
    view.language = editor->project->language;
    if (view.sort != VIEW_DOCUMENT) return view;
    if (view.kind && view.kind->fields) meanings_fill(&view);
    view.language = language_of(&view);
    return view;
}

size_t view_child(const struct view *view, size_t node, const struct field *field) {
    for (size_t n = view->sketch.nodes[node].first; n && field; n = view->sketch.nodes[n].next)
        if (view->meanings[n].field == field && view->sketch.nodes[n].kind == SKETCH_KEY) return n;
    return 0;
}
