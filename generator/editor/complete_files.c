/* Paths: files of the project, seen from the file that names them. */
#include "base/arena.h"
#include "base/path.h"
#include "editor/complete.h"

static void add_path(struct completion *completion, struct str name) {
    const struct editor *editor = completion->view->editor;
    struct str whole = path_join(editor->arena, editor->project->root, name);
    struct str path = path_relative(editor->arena, path_folder(completion->view->file->path), whole);
    bool near = str_starts(path, completion->spot.typed);
    if (str_equal(whole, completion->view->file->path) || (!near && !completion_fits(completion, path_name(path))))
        return;
    struct editor_item item = {.kind = EDITOR_FILE, .label = path};
    item.filter = str_format(editor->arena, "%.*s %.*s", STR_ARG(path), STR_ARG(path_name(path)));
    item.edit.text =
        completion->view->sketch.markdown ? path_url(editor->arena, path) : completion_scalar(completion, path);
    completion_add(completion, item);
}

void complete_files(struct completion *completion, bool link) {
    const struct editor *editor = completion->view->editor;
    const struct project *project = editor->project;
    (void)link;
    for (size_t i = 0; i < editor->file_count; i++) add_path(completion, editor->files[i]);
    for (size_t i = 0; !editor->file_count && i < project->read_count; i++)
        if (project->read[i]->files == project->files) add_path(completion, project->read[i]->name);
}
