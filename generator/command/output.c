/* Writing into the output folder. */
#include "command/output.h"

#include "base/buffer.h"
#include "base/disk.h"
#include "base/file.h"
#include "base/path.h"
#include "project/outputs.h"

struct output output_place(const struct options *options, const struct project *project) {
    if (options->output.size) return (struct output){options->output, STR(".")};
    return (struct output){project->root, STR(OUTPUTS_FOLDER)};
}

/* Links resolved as far as there is something: what does not exist is its own absolute path. */
static struct str absolute(struct arena *arena, struct str path) {
    struct str folder = path_folder(path), found = disk_absolute(arena, path);
    if (!str_equal(found, path) || str_equal(folder, path)) return found;
    return path_join(arena, absolute(arena, folder), path_name(path));
}

struct str output_in_project(struct arena *arena, struct output output, const struct project *project) {
    struct str folder = absolute(arena, path_join(arena, output.folder, output.below));
    struct str within = path_relative(arena, disk_absolute(arena, project->root), folder);
    return path_is_below(within, STR(".")) ? within : (struct str){0};
}

bool output_write(struct arena *arena, struct output output, struct str name, const struct buffer *bytes,
                  struct message *problem) {
    return file_write(arena, output.folder, path_join(arena, output.below, name), buffer_str(bytes), problem);
}
