/* Reading of template folders. A folder with a fields.yaml is a kind, rules.yaml beside it has its checks, its .md files
 * are layouts; the project's folders come first, so that they replace the built-in ones of the same name. Most projects
 * need few of the built-in kinds, and reading them is a good part of the work for a short plan: they are read whole when
 * somebody asks for them. */
#include "project/templates.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/path.h"
#include "kind/kind_link.h"
#include "kind/kind_read.h"
#include "kind/named_types.h"
#include "project/catalogue.h"
#include "project/dress.h"
#include "project/identity.h"
#include "project/language_file.h"
#include "project/outputs.h"
#include "project/parts.h"
#include "read/source_file.h"
#include "read/yaml.h"

struct source *template_source(struct arena *arena, struct diagnostics *sink, const struct files *files,
                                     struct str name) {
    struct source_file file;
    return source_file_open(arena, sink, files, name, &file) == SOURCE_READ ? file.source : NULL;
}

/* A file from one of the two places. */
static const struct source *source_at(struct project *project, struct diagnostics *sink, int place, struct str name) {
    const struct templates_place *at = &project->templates[place];
    if (!at->files) return NULL;
    const struct source *source =
        template_source(project->arena, sink, at->files, path_join(project->arena, at->folder, name));
    if (source && project->identity) identity_note(project->identity, place, name, source);
    if (source) ARENA_PUSH(project->arena, project->dress, project->dress_count, project->dress_capacity) = source;
    return source;
}

/* The file from the first place that has it, which *place becomes; NULL when none has. */
static const struct source *find_source(struct project *project, struct diagnostics *sink, struct str name,
                                        int *place) {
    const struct source *source = NULL;
    for (*place = 0; *place < 2 && !(source = source_at(project, sink, *place, name)); ++*place) continue;
    return source;
}

const struct source *template_find(struct project *project, struct diagnostics *sink, struct str name) {
    int place;
    return find_source(project, sink, name, &place);
}

/* Whether an entry is a link to what stands in the list itself, or to what a link before it leads to. */
static bool is_again(const struct files_entry *entries, size_t count, size_t at) {
    for (size_t i = 0; entries[at].link && entries[at].real.size && i < count; i++)
        if ((i < at || !entries[i].link) && str_equal(entries[i].real, entries[at].real)) return true;
    return false;
}

/* The entries of a folder of templates, each file and folder once; none when it does not exist. */
static struct files_entry *list_once(struct project *project, struct diagnostics *sink, int place, struct str folder,
                                     size_t *count) {
    const struct files *files = project->templates[place].files;
    struct files_entry *entries, *kept;
    size_t listed;
    *count = 0;
    if (!files) return NULL;
    struct str path = path_join(project->arena, project->templates[place].folder, folder);
    struct files_entry entry = files_list(files, project->arena, path, &entries, &listed);
    if (entry.kind != FILES_FOLDER && entry.kind != FILES_NONE)
        source_report(project->arena, sink, SEVERITY_ERROR, files, path, &entry);
    kept = NEW_ARRAY(project->arena, struct files_entry, listed + 1);
    for (size_t i = 0; i < listed; i++)
        if (!is_again(entries, listed, i)) kept[(*count)++] = entries[i];
    return kept;
}

static int by_bytes(const void *a, const void *b) {
    return str_compare(*(const struct str *)a, *(const struct str *)b);
}

/* What may be a folder of a kind, but may not be entered, is reported. */
static bool is_folder(struct project *project, struct diagnostics *sink, int place, const struct files_entry *entry) {
    const struct templates_place *at = &project->templates[place];
    struct str path = path_join(project->arena, at->folder, entry->name);
    if (entry->kind == FILES_OUTSIDE || entry->kind == FILES_BARRED)
        source_report(project->arena, sink, SEVERITY_ERROR, at->files, path, entry);
    return entry->kind == FILES_FOLDER;
}

/* The names of all folders in both places, sorted, each once. */
static struct str *folder_names(struct project *project, struct diagnostics *sink, size_t *count) {
    struct str *all = NULL;
    size_t capacity = 0, found = 0, listed;
    for (int place = 0; place < 2; place++) {
        const struct files_entry *entries = list_once(project, sink, place, STR("."), &listed);
        for (size_t i = 0; i < listed; i++)
            if (is_folder(project, sink, place, &entries[i]))
                ARENA_PUSH(project->arena, all, found, capacity) = entries[i].name;
    }
    if (found) qsort(all, found, sizeof *all, by_bytes);
    *count = 0;
    for (size_t n = 0; n < found; n++)
        if (!*count || !str_equal(all[*count - 1], all[n])) all[(*count)++] = all[n];
    return all;
}

/* ---- kinds ---- */

/* The root of a kind's rules.yaml in one of the places; NULL: there is none there, or it was reported. */
static const struct value *rules_at(struct project *project, struct diagnostics *sink, int place, struct str folder) {
    struct str name = path_join(project->arena, path_name(folder), STR("rules.yaml"));
    const struct source *source = source_at(project, sink, place, name);
    return source ? yaml_read(project->arena, sink, source, 0, source->text.size) : NULL;
}

/* Rules belong to the fields that they stand beside; a project's rules.yaml without fields adds to the built-in ones. */
static bool read_whole(struct project *project, struct diagnostics *sink, const struct source *source, int place) {
    struct kind_files files = {.fields = yaml_read(project->arena, sink, source, 0, source->text.size),
                               .source = source,
                               .folder = path_folder(source->name),
                               .own = place == 0};
    if (!files.fields) return false;
    for (int from = place; from >= 0; from--)
        files.rules[place - from] = rules_at(project, sink, from, files.folder);
    return kind_read(&project->kinds, sink, &files);
}

/* Where the types or fields begin; 0 when what stands before them does not say all names of the kind. */
static size_t head_end(struct str text) {
    static const struct str names = STR_INIT("\nnames:");
    size_t end, types;
    if (!str_find(text, STR("\nfields:"), &end)) return 0;
    if (str_find(str_slice(text, 0, end), STR("\ntypes:"), &types)) end = types;
    bool said = str_find(str_slice(text, 0, end), names, NULL) || !str_find(str_skip(text, end), names, NULL);
    return said ? end + 1 : 0;
}

/* False when something is wrong with what stands before the fields: reading the whole will say it. */
static bool declare(struct project *project, const struct source *source) {
    struct diagnostics unheard = diagnostics_new(project->arena);
    const struct value *head = yaml_read(project->arena, &unheard, source, 0, head_end(source->text));
    return head && kind_declare(&project->kinds, &unheard, head, source, path_folder(source->name)) && !unheard.count;
}

/* Rules that nobody would ever ask. */
static void refuse_rules(struct project *project, struct diagnostics *sink, struct str folder) {
    const struct source *rules = source_at(project, sink, 0, path_join(project->arena, folder, STR("rules.yaml")));
    if (!rules) return;
    struct span place = {.source = rules, .line = 1};
    struct diagnostic *d =
        diagnose(sink, SEVERITY_ERROR, CODE_K01, place, "these are rules of no kind: there is no kind “{0}”", folder);
    diagnose_help(sink, d, "put a fields.yaml beside them, or call the folder as the kind that they are for");
}

static void read_kind(struct project *project, struct diagnostics *sink, struct str name) {
    int place;
    struct str file = path_join(project->arena, name, STR("fields.yaml"));
    const struct source *source = find_source(project, sink, file, &place);
    if (!source) refuse_rules(project, sink, name); /* languages/ and the like hold no kind */
    if (!source) return;
    bool own = place == 0;
    if (own || !declare(project, source)) read_whole(project, sink, source, place);
}

/* In place of the declared kind, which is a built-in one, comes the whole one, or none. */
static void complete(struct project *project, struct diagnostics *sink, const struct kind *declared) {
    if (!read_whole(project, sink, declared->source, 1)) kind_remove(&project->kinds, declared);
}

const struct kind *templates_kind(struct project *project, struct diagnostics *sink, struct str name) {
    const struct kind *kind = kinds_find(&project->kinds, name);
    struct asked_kinds *asked = project->asked;
    if (kind && asked) ARENA_PUSH(asked->arena, asked->names, asked->count, asked->capacity) = kind->name;
    while ((kind = kinds_find(&project->kinds, name)) && !kind->fields) {
        if (project->worn) return project->worn->outgrown = true, NULL;
        complete(project, sink, kind);
    }
    return kind;
}

void templates_complete(struct project *project, struct diagnostics *sink) {
    if (project->asked) project->asked->all = true;
    for (size_t k = project->kinds.count; k > 0; k--) { /* backwards: one that is broken is taken out */
        const struct kind *kind = project->kinds.items[k - 1];
        if (kind->fields) continue;
        if (project->worn) project->worn->outgrown = true;
        else complete(project, sink, kind);
    }
}

/* ---- layouts, translations ---- */

/* Adds the layouts that lie in one place's folder of a kind, unless one of the same name is there already. */
static void add_layouts(struct project *project, struct diagnostics *sink, const struct kind *kind, int place,
                        size_t *capacity) {
    size_t count, before = project->layout_count;
    struct str folder = path_name(kind->folder);
    const struct files_entry *entries = list_once(project, sink, place, folder, &count);
    for (size_t i = 0; i < count; i++) {
        struct str name = entries[i].name;
        bool known = !str_equal(path_extension(name), STR("md")) || str_equal(name, STR("README.md"));
        for (size_t l = 0; l < before && !known; l++)
            known = project->layouts[l].kind == kind && str_equal(project->layouts[l].name, path_stem(name));
        if (known) continue;
        const struct source *source = source_at(project, sink, place, path_join(project->arena, folder, name));
        if (!source) continue;
        ARENA_PUSH(project->arena, project->layouts, project->layout_count, *capacity) =
            (struct layout_file){.kind = kind, .name = path_stem(name), .source = source};
    }
}

static int by_kind_and_name(const void *left, const void *right) {
    const struct layout_file *a = left, *b = right;
    int order = str_compare(a->kind->name, b->kind->name);
    return order ? order : str_compare(a->name, b->name);
}

static void check_first(const struct project *project, struct diagnostics *sink, const struct kind *kind) {
    for (size_t l = 0; l < project->layout_count; l++)
        if (project->layouts[l].kind == kind && str_equal(project->layouts[l].name, kind->first)) return;
    if (!kind->first.size) return;
    struct diagnostic *d = diagnose(sink, SEVERITY_ERROR, CODE_K01, kind->first_span,
                                    "“first” names a layout “{0}” that the kind does not have", kind->first);
    diagnose_help(sink, d, "name a file of its folder without .md");
}

static void read_layouts(struct project *project, struct diagnostics *sink) {
    size_t capacity = 0;
    for (size_t k = 0; k < project->kinds.count; k++)
        for (int place = 0; place < 2; place++) {
            struct kind *kind = project->kinds.items[k];
            size_t before = project->layout_count;
            add_layouts(project, sink, kind, place, &capacity);
            kind->printed |= project->layout_count > before;
        }
    if (project->layout_count)
        qsort(project->layouts, project->layout_count, sizeof *project->layouts, by_kind_and_name);
    for (size_t l = 0; l < project->layout_count; l++)
        layout_read_head(project->arena, project->languages, &project->layouts[l]);
    parts_read(project, sink);
    for (size_t k = 0; k < project->kinds.count; k++) check_first(project, sink, project->kinds.items[k]);
}

/* ---- languages ---- */

/* A file of the folder of languages: that of both places, the project's own first. */
struct language_files {
    struct str tag;
    const struct source *sources[2];
    size_t heads[2]; /* where their translations begin */
};

static struct language_files open_language(struct project *project, struct diagnostics *sink, struct str tag) {
    struct language_files files = {.tag = tag};
    struct str name = str_format(project->arena, "languages/%.*s.yaml", STR_ARG(tag));
    for (int place = 0; place < 2; place++) {
        files.sources[place] = source_at(project, sink, place, name);
        if (files.sources[place]) files.heads[place] = language_head_end(files.sources[place]->text);
    }
    return files;
}

/* What the heads say, the project's own last: it wins. */
static void read_heads(struct project *project, struct diagnostics *sink, const struct language_files *files,
                       struct language *language) {
    for (int place = 1; place >= 0; place--)
        if (files->heads[place]) language_file_read(project->arena, sink, files->sources[place], language);
}

static void read_translations(struct project *project, struct diagnostics *sink, const struct language_files *files,
                              const struct language *language) {
    struct catalogue *catalogue = &project->catalogues[language->index];
    catalogue->language = language;
    for (int place = 1; place >= 0; place--)
        if (files->sources[place])
            catalogue_read(project->arena, sink, files->sources[place], files->heads[place], catalogue);
}

static void refuse_language(struct diagnostics *sink, const struct language_files *files, struct message problem,
                            struct message help) {
    const struct source *source = files->sources[0] ? files->sources[0] : files->sources[1];
    struct span place = {.source = source, .line = 1};
    diagnose_help(sink, diagnose_message(sink, SEVERITY_ERROR, CODE_D03, place, problem), "{0}", help);
}

/* English is there already: its file may say how it is written, and has nothing to translate. */
static void read_english(struct project *project, struct diagnostics *sink, const struct language_files *files) {
    struct language *english = NEW(project->arena, struct language);
    *english = language_source;
    read_heads(project, sink, files, english);
    languages_put_source(project->languages, english);
    project->language = project->catalogues[LANGUAGE_SOURCE].language = english;
    for (int place = 0; place < 2; place++)
        if (files->sources[place] && str_trim(str_skip(files->sources[place]->text, files->heads[place])).size)
            refuse_language(sink, files, MESSAGE("English texts stand in the layouts themselves"),
                            MESSAGE("leave the translations out, and change the text where it stands"));
}

static void read_language(struct project *project, struct diagnostics *sink, struct str tag) {
    struct language_files files = open_language(project, sink, tag);
    if (!files.sources[0] && !files.sources[1]) return;
    if (str_equal(tag, language_source.tag)) {
        read_english(project, sink, &files);
        return;
    }
    struct language *language = NEW(project->arena, struct language);
    *language = (struct language){.tag = {str_terminated(project->arena, tag), tag.size}};
    bool headed = files.heads[0] || files.heads[1];
    if (!headed && !language_exists(tag))
        refuse_language(
            sink, &files, MESSAGE("there is no language “{0}”", tag),
            MESSAGE("call the file by the code of a language, such as fr.yaml, or say above “---” in it how "
                    "the language is written"));
    else if (read_heads(project, sink, &files, language), language_complete(project->arena, language),
             !languages_add(project->languages, language))
        refuse_language(sink, &files, MESSAGE("a project has no more than {0} languages", LANGUAGE_MOST),
                        MESSAGE("take out the file of one that is not needed"));
    else read_translations(project, sink, &files, language);
}

void languages_read(struct project *project, struct diagnostics *sink) {
    for (int place = 1; place >= 0; place--) {
        size_t count;
        const struct files_entry *entries = list_once(project, sink, place, STR("languages"), &count);
        for (size_t i = 0; i < count; i++) {
            struct str tag = path_stem(entries[i].name);
            bool known = !str_equal(path_extension(entries[i].name), STR("yaml"));
            known |= place == 0 && language_of_tag(project->languages, tag) && project->templates[1].files &&
                     !str_equal(tag, language_source.tag);
            if (!known) read_language(project, sink, tag);
        }
    }
}

void catalogues_read(struct project *project, struct diagnostics *sink, const char *folder,
                     const struct language *language, struct catalogue *catalogue) {
    catalogue->language = language;
    for (int place = 1; place >= 0; place--) { /* the project's own last: it wins */
        struct str name = str_format(project->arena, "%s/%.*s.yaml", folder, STR_ARG(language->tag));
        const struct source *source = source_at(project, sink, place, name);
        if (source) catalogue_read(project->arena, sink, source, 0, catalogue);
    }
}

static void read_theme(struct project *project, struct diagnostics *sink) {
    size_t errors = sink->errors;
    for (int place = 1; place >= 0; place--) {
        const struct source *source = source_at(project, sink, place, STR("theme.yaml"));
        if (source) theme_read(project->arena, sink, source, &project->theme);
        if (!place) continue;
        project->theme.page_chosen = false; /* what is built in is nobody's choice */
        project->theme.places = (struct theme_places){0};
    }
    project->dressed = sink->errors == errors;
}

static struct str built_in_shown(struct project *project) {
    return files_shown(project->templates[1].files, project->arena, project->templates[1].folder);
}

/* What the pages of every project are made with. What runs in a reader's browser is the program's own, whatever lies in
 * the project. */
static bool read_page(struct project *project, struct diagnostics *sink, struct message *problem) {
    const struct {
        const char *name;
        bool ours;
        struct str *text;
    } files[] = {{"page.html", false, &project->page_html},
                 {"style.css", false, &project->style_css},
                 {"index.css", false, &project->index_css},
                 {"index.js", true, &project->index_js}};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        int place = 1;
        struct str name = str_of(files[i].name);
        const struct source *source =
            files[i].ours ? source_at(project, sink, 1, name) : find_source(project, sink, name, &place);
        if (source) *files[i].text = source->text;
        if (source && !i && !place) project->own_page = source;
        if (!source) *problem = message_new(project->arena, "{0} is missing in {1}", name, built_in_shown(project));
        if (!source) return false;
    }
    return true;
}

/* Types that fields of all kinds may name: those of the project, then the built-in ones that it does not have. */
static void read_types(struct project *project, struct diagnostics *sink) {
    for (int place = 0; place < 2; place++) {
        const struct source *source = source_at(project, sink, place, STR("types.yaml"));
        if (source && place) named_types_index(&project->kinds, source);
        const struct value *root =
            source && !place ? yaml_read(project->arena, sink, source, 0, source->text.size) : NULL;
        if (root) named_types_add(&project->kinds, sink, root);
    }
}

/* Rules of the project for kinds that are read whole later. */
static void note_own_rules(struct project *project) {
    struct diagnostics unheard = diagnostics_new(project->arena);
    for (size_t k = 0; project->identity && k < project->kinds.count; k++)
        if (!project->kinds.items[k]->own)
            source_at(project, &unheard, 0,
                      path_join(project->arena, path_name(project->kinds.items[k]->folder), STR("rules.yaml")));
}

/* ---- all ---- */

bool templates_open(struct project *project, struct diagnostics *sink, struct message *problem) {
    size_t count = 0;
    languages_read(project, sink);
    struct str *names = folder_names(project, sink, &count);
    read_types(project, sink);
    for (size_t i = 0; i < count; i++) read_kind(project, sink, names[i]);
    named_types_check(&project->kinds, sink);
    if (!project->kinds.count) {
        *problem = message_new(project->arena, "no templates in {0}", built_in_shown(project));
        return false;
    }
    note_own_rules(project);
    read_theme(project, sink);
    return read_page(project, sink, problem);
}

void templates_link(struct project *project, struct diagnostics *sink) {
    for (const struct kind *missing; (missing = kinds_missing(&project->kinds));) complete(project, sink, missing);
    kinds_link(&project->kinds, sink);
    read_layouts(project, sink);
}
