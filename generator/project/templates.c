/* Reading of template folders. A folder with a fields.yaml is a kind, its .md files are layouts; the project's folders
 * come first, so that they replace the built-in ones of the same name. */
#include "project/templates.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/limits.h"
#include "read/source_file.h"
#include "read/yaml.h"

/* The two places templates come from, the project's own first. */
struct places {
    struct str folders[2];
};

const struct source *template_source(struct arena *arena, struct diagnostics *sink, struct str path,
                                     struct str *problem) {
    if (file_kind(arena, path) != FILE_REGULAR) return NULL;
    struct str bytes;
    if (!file_read(arena, path, FILE_LARGEST, &bytes, problem)) return NULL;
    struct source_file file;
    if (!source_file_read(arena, sink, path, bytes, &file)) return NULL;
    return file.source;
}

/* The first place that has this file; NULL when none has. */
static const struct source *find_source(struct project *project, struct diagnostics *sink, const struct places *places,
                                        const char *name, struct str *problem) {
    for (int i = 0; i < 2; i++) {
        struct str path = path_join(project->arena, places->folders[i], str_of(name));
        const struct source *source = template_source(project->arena, sink, path, problem);
        if (source || problem->size) return source;
    }
    return NULL;
}

static int by_bytes(const void *a, const void *b) {
    return str_compare(*(const struct str *)a, *(const struct str *)b);
}

/* The names of all folders in both places, sorted, each once. */
static struct str *folder_names(struct arena *arena, const struct places *places, size_t *count, struct str *problem) {
    struct str *all = NULL;
    size_t capacity = 0, found = 0;
    for (int i = 0; i < 2; i++) {
        struct str *names;
        size_t listed;
        if (file_kind(arena, places->folders[i]) != FILE_FOLDER) continue;
        if (!file_list(arena, places->folders[i], &names, &listed, problem)) return NULL;
        for (size_t n = 0; n < listed; n++)
            if (file_kind(arena, path_join(arena, places->folders[i], names[n])) == FILE_FOLDER)
                ARENA_PUSH(arena, all, found, capacity) = names[n];
    }
    if (found) qsort(all, found, sizeof *all, by_bytes);
    *count = 0;
    for (size_t n = 0; n < found; n++)
        if (!*count || !str_equal(all[*count - 1], all[n])) all[(*count)++] = all[n];
    return all;
}

static bool read_kind(struct project *project, struct diagnostics *sink, const struct places *places, struct str name,
                      struct str *problem) {
    struct arena *arena = project->arena;
    const char *relative = str_terminated(arena, str_format(arena, "%.*s/fields.yaml", STR_ARG(name)));
    const struct source *source = find_source(project, sink, places, relative, problem);
    if (!source) return !problem->size; /* languages/ and the like hold no kind */
    struct value *root = yaml_read(arena, sink, source, 0, source->text.size);
    if (root) kind_read(&project->kinds, sink, root, source, path_folder(source->path));
    return true;
}

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

static bool read_layouts(struct project *project, struct diagnostics *sink, const struct places *places,
                         struct str *problem) {
    size_t capacity = 0;
    for (size_t k = 0; k < project->kinds.count; k++)
        for (int i = 0; i < 2; i++) {
            const struct kind *kind = project->kinds.items[k];
            struct str folder = path_join(project->arena, places->folders[i], path_name(kind->folder));
            if (!add_layouts(project, sink, kind, folder, &capacity, problem)) return false;
        }
    if (project->layout_count)
        qsort(project->layouts, project->layout_count, sizeof *project->layouts, by_kind_and_name);
    return true;
}

static bool read_catalogues(struct project *project, struct diagnostics *sink, const struct places *places,
                            struct str *problem) {
    for (int language = LANGUAGE_EN + 1; language < LANGUAGE_COUNT; language++)
        for (int i = 1; i >= 0; i--) { /* the project's own last: it wins */
            struct str name =
                str_format(project->arena, "languages/%.*s.yaml", STR_ARG(language_tag((enum language)language)));
            struct str path = path_join(project->arena, places->folders[i], name);
            const struct source *source = template_source(project->arena, sink, path, problem);
            if (problem->size) return false;
            if (source) catalogue_read(project->arena, sink, source, &project->catalogues[language]);
        }
    return true;
}

bool templates_read(struct project *project, struct diagnostics *sink, struct str built_in, struct str own,
                    struct str *problem) {
    struct places places = {{own, built_in}};
    size_t count = 0;
    struct str *names = folder_names(project->arena, &places, &count, problem);
    if (problem->size) return false;
    for (size_t i = 0; i < count; i++)
        if (!read_kind(project, sink, &places, names[i], problem)) return false;
    if (!project->kinds.count) {
        *problem = str_format(project->arena, "no templates in %.*s", STR_ARG(built_in));
        return false;
    }
    kinds_link(&project->kinds, sink);
    if (!read_layouts(project, sink, &places, problem) || !read_catalogues(project, sink, &places, problem))
        return false;
    for (int i = 1; i >= 0; i--) {
        struct str path = path_join(project->arena, places.folders[i], STR("theme.yaml"));
        const struct source *source = template_source(project->arena, sink, path, problem);
        if (problem->size) return false;
        if (source) theme_read(project->arena, sink, source, &project->theme);
    }
    const struct source *page = find_source(project, sink, &places, "page.html", problem);
    const struct source *style = find_source(project, sink, &places, "style.css", problem);
    if (!page || !style) {
        if (!problem->size)
            *problem = str_format(project->arena, "page.html or style.css is missing in %.*s", STR_ARG(built_in));
        return false;
    }
    project->page_html = page->text;
    project->style_css = style->text;
    return true;
}
