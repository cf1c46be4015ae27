/* Writing into the output folder. */
#include "command/output.h"

#include "base/buffer.h"
#include "base/file.h"
#include "base/path.h"

struct output output_place(const struct options *options, const struct project *project) {
    if (options->output.size) return (struct output){options->output, STR(".")};
    return (struct output){project->root, STR("build")};
}

bool output_write(struct arena *arena, struct output output, struct str name, const struct buffer *bytes,
                  struct message *problem) {
    return file_write(arena, output.folder, path_join(arena, output.below, name), buffer_str(bytes), problem);
}
