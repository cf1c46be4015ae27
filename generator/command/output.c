/* The output folder, and where it lies as seen from the project. */
#include "command/output.h"

#include "base/disk.h"
#include "base/file.h"
#include "base/path.h"
#include "project/outputs.h"

struct output output_place(const struct options *options, struct str root) {
    if (options->output.size) return (struct output){options->output, STR(".")};
    return (struct output){root, STR(OUTPUTS_FOLDER)};
}

bool output_is_kept(struct arena *arena, struct output output, struct str root, bool looks) {
    struct str kept = path_join(arena, path_join(arena, output.folder, output.below), STR(".planpress"));
    return file_exists(arena, kept) || (looks && file_exists(arena, path_join(arena, root, STR("planpress.yaml"))));
}

struct str output_absolute(struct arena *arena, struct str path) {
    struct str folder = path_folder(path), found = disk_absolute(arena, path);
    if (!str_equal(found, path) || str_equal(folder, path)) return found;
    return path_join(arena, output_absolute(arena, folder), path_name(path));
}

struct str output_in_project(struct arena *arena, struct output output, const struct project *project) {
    struct str folder = output_absolute(arena, path_join(arena, output.folder, output.below));
    struct str within = path_relative(arena, disk_absolute(arena, project->root), folder);
    return path_is_below(within, STR(".")) ? within : (struct str){0};
}
