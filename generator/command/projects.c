/* Sorting paths into projects. Paths are compared absolute, links resolved. */
#include "command/projects.h"

#include "base/arena.h"
#include "base/disk.h"
#include "base/path.h"

/* Where a path of the command line belongs. */
struct belonging {
    struct str path, root, absolute;
    bool settled;
};

static bool is_in_further_root(struct arena *arena, const struct options *options, struct str absolute) {
    for (size_t i = 0; i < options->root_count; i++)
        if (path_is_below(absolute, disk_absolute(arena, options->roots[i]))) return true;
    return false;
}

/* The one whose project the path at `at` belongs to. */
static const struct belonging *owner_of(struct arena *arena, const struct options *options, const struct belonging *all,
                                        size_t at) {
    const struct belonging *owner = &all[at];
    bool further = !owner->settled && is_in_further_root(arena, options, owner->absolute);
    for (size_t i = 0; i < options->path_count && !all[at].settled; i++) {
        if (further && all[i].settled) return &all[i];
        if (!all[i].settled && path_is_below(owner->absolute, all[i].absolute)) owner = &all[i];
    }
    return owner;
}

static struct chosen_project *project_of(struct chosen_projects *projects, struct str root, struct str absolute) {
    for (size_t i = 0; i < projects->count; i++)
        if (str_equal(projects->items[i].absolute, absolute)) return &projects->items[i];
    ARENA_PUSH(projects->arena, projects->items, projects->count, projects->capacity) =
        (struct chosen_project){.root = root, .absolute = absolute};
    return &projects->items[projects->count - 1];
}

static void add_path(struct chosen_projects *projects, struct str root, struct str absolute, struct str path) {
    struct chosen_project *chosen = project_of(projects, root, absolute);
    if (!chosen->done) ARENA_PUSH(projects->arena, chosen->paths, chosen->path_count, chosen->path_capacity) = path;
}

static struct str common_folder(const struct chosen_projects *projects) {
    struct str common = projects->items[0].absolute;
    for (size_t i = 1; i < projects->count; i++)
        while (!path_is_below(projects->items[i].absolute, common)) common = path_folder(common);
    return common;
}

struct chosen_projects projects_named(struct arena *arena, const struct options *options) {
    struct chosen_projects projects = {.arena = arena, .options = options};
    struct belonging *all = NEW_ARRAY(arena, struct belonging, options->path_count);
    for (size_t i = 0; i < options->path_count; i++) {
        all[i].path = options->paths[i];
        all[i].root = project_root(arena, all[i].path, &all[i].settled);
        all[i].absolute = disk_absolute(arena, all[i].root);
    }
    for (size_t i = 0; i < options->path_count; i++) {
        const struct belonging *owner = owner_of(arena, options, all, i);
        add_path(&projects, owner->root, owner->absolute, all[i].path);
    }
    projects.common = common_folder(&projects);
    return projects;
}

static bool must_wait(const struct chosen_projects *projects, size_t at) {
    for (size_t i = 0; i < projects->count; i++)
        if (i != at && !projects->items[i].done &&
            path_is_below(projects->items[at].absolute, projects->items[i].absolute))
            return true;
    return false;
}

size_t projects_next(const struct chosen_projects *projects) {
    size_t at = 0;
    while (at < projects->count && (projects->items[at].done || must_wait(projects, at))) at++;
    return at;
}

static bool is_named(struct arena *arena, const struct chosen_project *chosen, struct str absolute) {
    for (size_t i = 0; i < chosen->path_count; i++)
        if (path_is_below(absolute, disk_absolute(arena, chosen->paths[i]))) return true;
    return false;
}

void projects_add_nested(struct chosen_projects *projects, size_t at, const struct project *project) {
    for (size_t i = 0; i < project->nested_count; i++) {
        struct str root = files_shown(project->files, projects->arena, project->nested[i]);
        struct str absolute = disk_absolute(projects->arena, root);
        if (is_named(projects->arena, &projects->items[at], absolute)) add_path(projects, root, absolute, root);
    }
}

bool projects_are_several(const struct chosen_projects *projects) {
    size_t count = 0;
    for (size_t i = 0; i < projects->count; i++) count += !projects->items[i].vacant;
    return count > 1;
}

struct options projects_options(const struct chosen_projects *projects, const struct chosen_project *chosen) {
    struct options own = *projects->options;
    own.paths = chosen->paths;
    own.path_count = chosen->path_count;
    bool inside = path_is_below(chosen->absolute, projects->common); /* or a link led elsewhere */
    struct str place =
        inside ? path_relative(projects->arena, projects->common, chosen->absolute) : str_skip(chosen->absolute, 1);
    if (own.output.size && !str_equal(chosen->absolute, projects->common))
        own.output = path_join(projects->arena, own.output, place);
    return own;
}
