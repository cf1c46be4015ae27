/* Reading of template folders. A folder with a fields.yaml is a kind, its .md files are layouts; the project's folders
 * come first, so that they replace the built-in ones of the same name. Most projects need few of the built-in kinds,
 * and reading them is a good part of the work for a short plan: they are read whole when somebody asks for them. */
#include "project/templates.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/limits.h"
#include "kind/kind_link.h"
#include "kind/kind_read.h"
#include "read/source_file.h"
#include "read/yaml.h"

const struct source *template_source(struct arena *arena, struct diagnostics *sink, struct str path,
                                     struct str *problem) {
    if (file_kind(arena, path) != FILE_REGULAR) return NULL;
    struct str bytes;
    if (!file_read(arena, path, FILE_LARGEST, &bytes, problem)) return NULL;
    struct source_file file;
    if (!source_file_read(arena, sink, path, bytes, &file)) return NULL;
    return file.source;
}

/* The file from the first place that has it, which *place becomes; NULL when none has. */
static const struct source *find_source(struct project *project, struct diagnostics *sink, struct str name, int *place,
                                        struct str *problem) {
    for (*place = 0; *place < 2; ++*place) {
        struct str path = path_join(project->arena, project->template_folders[*place], name);
        const struct source *source = template_source(project->arena, sink, path, problem);
        if (source || problem->size) return source;
    }
    return NULL;
}

static int by_bytes(const void *a, const void *b) {
    return str_compare(*(const struct str *)a, *(const struct str *)b);
}

/* The names of all folders in both places, sorted, each once. */
static struct str *folder_names(struct arena *arena, const struct str places[2], size_t *count, struct str *problem) {
    struct str *all = NULL;
    size_t capacity = 0, found = 0;
    for (int i = 0; i < 2; i++) {
        struct str *names;
        size_t listed;
        if (file_kind(arena, places[i]) != FILE_FOLDER) continue;
        if (!file_list(arena, places[i], &names, &listed, problem)) return NULL;
        for (size_t n = 0; n < listed; n++)
            if (file_kind(arena, path_join(arena, places[i], names[n])) == FILE_FOLDER)
                ARENA_PUSH(arena, all, found, capacity) = names[n];
    }
    if (found) qsort(all, found, sizeof *all, by_bytes);
    *count = 0;
    for (size_t n = 0; n < found; n++)
        if (!*count || !str_equal(all[*count - 1], all[n])) all[(*count)++] = all[n];
    return all;
}

/* ---- kinds ---- */

static bool read_whole(struct project *project, struct diagnostics *sink, const struct source *source) {
    const struct value *root = yaml_read(project->arena, sink, source, 0, source->text.size);
    return root && kind_read(&project->kinds, sink, root, source, path_folder(source->path));
}

/* Where the fields begin; 0 when what stands before them does not say all names of the kind. */
static size_t head_end(struct str text) {
    size_t end;
    if (!str_find(text, STR("\nfields:"), &end) || str_find(str_skip(text, end), STR("\nnames:"), NULL)) return 0;
    return end + 1;
}

/* False when something is wrong with what stands before the fields: reading the whole will say it. */
static bool declare(struct project *project, const struct source *source) {
    struct diagnostics unheard = diagnostics_new(project->arena);
    const struct value *head = yaml_read(project->arena, &unheard, source, 0, head_end(source->text));
    return head && kind_declare(&project->kinds, &unheard, head, source, path_folder(source->path)) && !unheard.count;
}

static bool read_kind(struct project *project, struct diagnostics *sink, struct str name, struct str *problem) {
    int place;
    struct str file = path_join(project->arena, name, STR("fields.yaml"));
    const struct source *source = find_source(project, sink, file, &place, problem);
    if (!source) return !problem->size; /* languages/ and the like hold no kind */
    bool own = place == 0;
    if (own || !declare(project, source)) read_whole(project, sink, source);
    return true;
}

/* In place of the declared kind comes the whole one, or none. */
static void complete(struct project *project, struct diagnostics *sink, const struct kind *declared) {
    if (!read_whole(project, sink, declared->source)) kind_remove(&project->kinds, declared);
}

const struct kind *templates_kind(struct project *project, struct diagnostics *sink, struct str name) {
    const struct kind *kind;
    while ((kind = kinds_find(&project->kinds, name)) && !kind->fields) complete(project, sink, kind);
    return kind;
}

void templates_complete(struct project *project, struct diagnostics *sink) {
    for (size_t k = project->kinds.count; k > 0; k--) /* backwards: one that is broken is taken out */
        if (!project->kinds.items[k - 1]->fields) complete(project, sink, project->kinds.items[k - 1]);
}

/* ---- layouts, translations ---- */

/* Adds the layouts that lie in one place's folder of a kind, unless one of the same name is there already. */
static bool add_layouts(struct project *project, struct diagnostics *sink, const struct kind *kind, struct str folder,
                        size_t *capacity, struct str *problem) {
    struct arena *arena = project->arena;
    struct str *names;
    size_t count;
    if (file_kind(arena, folder) != FILE_FOLDER) return true;
    if (!file_list(arena, folder, &names, &count, problem)) return false;
    size_t before = project->layout_count;
    for (size_t i = 0; i < count; i++) {
        bool known = !str_equal(path_extension(names[i]), STR("md")) || str_equal(names[i], STR("README.md"));
        for (size_t l = 0; l < before && !known; l++)
            known = project->layouts[l].kind == kind && str_equal(project->layouts[l].name, path_stem(names[i]));
        if (known) continue;
        const struct source *source = template_source(arena, sink, path_join(arena, folder, names[i]), problem);
        if (problem->size) return false;
        if (!source) continue;
        ARENA_PUSH(arena, project->layouts, project->layout_count, *capacity) =
            (struct layout_file){.kind = kind, .name = path_stem(names[i]), .source = source};
    }
    return true;
}

static int by_kind_and_name(const void *left, const void *right) {
    const struct layout_file *a = left, *b = right;
    int order = str_compare(a->kind->name, b->kind->name);
    return order ? order : str_compare(a->name, b->name);
}

static bool read_layouts(struct project *project, struct diagnostics *sink, struct str *problem) {
    size_t capacity = 0;
    for (size_t k = 0; k < project->kinds.count; k++)
        for (int i = 0; i < 2; i++) {
            struct kind *kind = project->kinds.items[k];
            size_t before = project->layout_count;
            struct str folder = path_join(project->arena, project->template_folders[i], path_name(kind->folder));
            if (!add_layouts(project, sink, kind, folder, &capacity, problem)) return false;
            kind->printed |= project->layout_count > before;
        }
    if (project->layout_count)
        qsort(project->layouts, project->layout_count, sizeof *project->layouts, by_kind_and_name);
    return true;
}

static bool read_catalogues(struct project *project, struct diagnostics *sink, struct str *problem) {
    for (int language = LANGUAGE_EN + 1; language < LANGUAGE_COUNT; language++)
        for (int i = 1; i >= 0; i--) { /* the project's own last: it wins */
            struct str name =
                str_format(project->arena, "languages/%.*s.yaml", STR_ARG(language_tag((enum language)language)));
            struct str path = path_join(project->arena, project->template_folders[i], name);
            const struct source *source = template_source(project->arena, sink, path, problem);
            if (problem->size) return false;
            if (source) catalogue_read(project->arena, sink, source, &project->catalogues[language]);
        }
    return true;
}

static bool read_theme(struct project *project, struct diagnostics *sink, struct str *problem) {
    for (int i = 1; i >= 0; i--) {
        struct str path = path_join(project->arena, project->template_folders[i], STR("theme.yaml"));
        const struct source *source = template_source(project->arena, sink, path, problem);
        if (problem->size) return false;
        if (source) theme_read(project->arena, sink, source, &project->theme);
    }
    return true;
}

static bool read_page(struct project *project, struct diagnostics *sink, struct str *problem) {
    int place;
    const struct source *page = find_source(project, sink, STR("page.html"), &place, problem);
    const struct source *style = page ? find_source(project, sink, STR("style.css"), &place, problem) : NULL;
    if (page && style) {
        project->page_html = page->text;
        project->style_css = style->text;
        return true;
    }
    if (!problem->size)
        *problem = str_format(project->arena, "page.html or style.css is missing in %.*s",
                              STR_ARG(project->template_folders[1]));
    return false;
}

/* ---- all ---- */

bool templates_open(struct project *project, struct diagnostics *sink, struct str *problem) {
    size_t count = 0;
    struct str *names = folder_names(project->arena, project->template_folders, &count, problem);
    if (problem->size) return false;
    for (size_t i = 0; i < count; i++)
        if (!read_kind(project, sink, names[i], problem)) return false;
    if (!project->kinds.count) {
        *problem = str_format(project->arena, "no templates in %.*s", STR_ARG(project->template_folders[1]));
        return false;
    }
    return read_catalogues(project, sink, problem) && read_theme(project, sink, problem) &&
           read_page(project, sink, problem);
}

bool templates_link(struct project *project, struct diagnostics *sink, struct str *problem) {
    for (const struct kind *missing; (missing = kinds_missing(&project->kinds));) complete(project, sink, missing);
    kinds_link(&project->kinds, sink);
    return read_layouts(project, sink, problem);
}
