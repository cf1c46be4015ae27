/* Steps: opening as much of a project as they are about, writing what they make. */
#include "command/step.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/disk.h"
#include "base/file_below.h"
#include "base/limits.h"
#include "base/path.h"
#include "command/asking.h"
#include "command/terminal.h"
#include "kind/asked_fields.h"
#include "project/images.h"
#include "project/project.h"
#include "project/slice.h"

struct stepping {
    const struct options *options;
    struct arena *arena;
    struct str templates;
    int status;
};

static bool stop(struct stepping *stepping, int status, struct message problem) {
    const struct options *options = stepping->options;
    terminal_say(terminal_catalogue(stepping->arena, options->paths[0]), problem);
    stepping->status = status;
    return false;
}

static bool read_file(struct stepping *stepping, struct str path, struct str *bytes) {
    struct message problem = {0};
    return file_read(stepping->arena, path, LIMIT_SLICE_BYTES, bytes, &problem) || stop(stepping, STATUS_MACHINE, problem);
}

/* A file that holds these bytes already keeps its time, which engines go by. */
static bool write_file(struct stepping *stepping, struct str bytes) {
    const struct options *options = stepping->options;
    struct message problem = {0};
    struct str path = options->output;
    if (path.size)
        return file_write(stepping->arena, path_folder(path), path_name(path), bytes, &problem) ||
               stop(stepping, STATUS_MACHINE, problem);
    bool written = fwrite(bytes.data, 1, bytes.size, stdout) == bytes.size && fflush(stdout) == 0;
    return written || stop(stepping, STATUS_MACHINE, MESSAGE("cannot write to the standard output"));
}

/* As the project's tree knows it, by its text alone: engines link their inputs in from elsewhere. */
static struct str name_in_project(struct arena *arena, struct str root, struct str path) {
    struct str here = disk_absolute(arena, STR("."));
    return path_relative(arena, path_join(arena, here, root), path_join(arena, here, path));
}

static struct project_part *part_of(struct stepping *stepping) {
    const struct options *options = stepping->options;
    struct arena *arena = stepping->arena;
    struct project_part *part = NEW(arena, struct project_part);
    struct str *files = NEW_ARRAY(arena, struct str, options->path_count);
    bool settled;
    struct str root = project_root(arena, options->paths[0], &settled);
    *part = (struct project_part){.files = files, .file_count = options->path_count};
    for (size_t i = 0; i < options->path_count; i++) files[i] = name_in_project(arena, root, options->paths[i]);
    if (settled) return part;
    stop(stepping, STATUS_USAGE, MESSAGE("“{0}” is in no project with a planpress.yaml, which steps need", options->paths[0]));
    return NULL;
}

static struct project_options wish_of(const struct stepping *stepping, const struct project_part *part) {
    const struct options *options = stepping->options;
    return (struct project_options){.path = options->paths[0],
                                    .roots = options->roots,
                                    .root_count = options->root_count,
                                    .templates = stepping->templates,
                                    .as_of = options->as_of,
                                    .part = part};
}

/* ---- asked ---- */

static bool do_asked(struct stepping *stepping) {
    const struct options *options = stepping->options;
    struct project_part part = {.kinds = options->paths + 1, .kind_count = options->path_count - 1};
    struct project_options wish = wish_of(stepping, &part);
    struct diagnostics unheard = diagnostics_new(stepping->arena);
    struct message problem;
    struct buffer out = {0};
    wish.asks = true;
    struct project *project = project_open(stepping->arena, &unheard, &wish, &problem);
    if (!project) return stop(stepping, STATUS_USAGE, problem);
    struct editions editions = editions_open(project, &unheard);
    struct asking asking = asking_open(stepping->arena, project, &editions);
    const struct asked *asked = asking_of(&asking, options->layout);
    if (!asked) return stop(stepping, STATUS_USAGE, MESSAGE("there is no layout “{0}” of these kinds", options->layout));
    asked_print(asked, &project->kinds, &out);
    bool written = write_file(stepping, buffer_str(&out));
    buffer_free(&out);
    return written;
}

/* ---- record, slice ---- */

/* The kinds that lines are about. */
static void add_kinds(struct arena *arena, struct project_part *part, struct str asked) {
    struct str *kinds = NULL, line, name;
    size_t capacity = 0;
    while (str_cut(&asked, '\n', &line)) {
        str_cut(&line, ' ', &name);
        if (name.size && (!part->kind_count || !str_equal(kinds[part->kind_count - 1], name)))
            ARENA_PUSH(arena, kinds, part->kind_count, capacity) = name;
    }
    part->kinds = kinds;
}

static bool do_record(struct stepping *stepping) {
    struct project_part *part = part_of(stepping);
    struct diagnostics unheard = diagnostics_new(stepping->arena);
    struct thin_document thin;
    struct message problem;
    struct str asked;
    if (!part || !read_file(stepping, stepping->options->asked, &asked)) return false;
    add_kinds(stepping->arena, part, asked);
    struct project_options wish = wish_of(stepping, part);
    if (!project_thin(stepping->arena, &unheard, &wish, asked, &thin, &problem))
        return stop(stepping, STATUS_USAGE, problem);
    return write_file(stepping, thin_document_bytes(stepping->arena, slice_asked(stepping->arena, asked, thin.kind), &thin));
}

/* To what one layout asks. */
static bool narrow(struct stepping *stepping, struct slice *slice) {
    const struct options *options = stepping->options;
    struct diagnostics unheard = diagnostics_new(stepping->arena);
    struct project_part part = {0};
    struct asked *held = asked_new(stepping->arena);
    struct message problem;
    struct str asked;
    if (!options->asked.size) return true;
    if (!read_file(stepping, options->asked, &asked)) return false;
    add_kinds(stepping->arena, &part, asked);
    struct project_options wish = wish_of(stepping, &part);
    wish.path = options->project.size ? options->project : STR(".");
    struct project *project = project_open(stepping->arena, &unheard, &wish, &problem);
    if (!project) return stop(stepping, STATUS_USAGE, problem);
    bool known = asked_read(held, &project->kinds, asked);
    for (size_t i = 0; i < slice->count; i++) known = known && images_narrow(project, held, &slice->documents[i]);
    slice->asked = slice_asked(stepping->arena, asked, slice->kind);
    return known || stop(stepping, STATUS_USAGE, MESSAGE("the documents of “{0}” were read with other templates: read them again", slice->kind));
}

static bool do_slice(struct stepping *stepping) {
    const struct options *options = stepping->options;
    struct slice slice = {.documents = NEW_ARRAY(stepping->arena, struct thin_document, options->path_count)};
    for (size_t i = 0; i < options->path_count; i++) {
        struct str bytes, asked;
        struct thin_document *thin = &slice.documents[i];
        if (!read_file(stepping, options->paths[i], &bytes)) return false;
        if (!thin_document_read(stepping->arena, bytes, &asked, thin))
            return stop(stepping, STATUS_USAGE, MESSAGE("{0} is not what the step “record” writes", options->paths[i]));
        if (i && !(str_equal(slice.kind, thin->kind) && str_equal(slice.asked, asked)))
            return stop(stepping, STATUS_USAGE, MESSAGE("{0} is of another kind than {1}, or was made with other templates",
                                                        options->paths[i], options->paths[0]));
        slice.kind = thin->kind;
        slice.asked = asked;
        slice.count++;
    }
    return narrow(stepping, &slice) && write_file(stepping, slice_bytes(stepping->arena, &slice));
}

int step_do(const struct options *options, struct arena *arena, struct str templates) {
    struct stepping stepping = {options, arena, templates, STATUS_DONE};
    switch (options->step) {
    case STEP_ASKED: do_asked(&stepping); break;
    case STEP_RECORD: do_record(&stepping); break;
    case STEP_SLICE: do_slice(&stepping); break;
    case STEP_NONE:
    case STEP_OUTPUT: break;
    }
    return stepping.status;
}

/* ---- output ---- */

static bool read_slices(struct stepping *stepping, struct project_part *part) {
    const struct options *options = stepping->options;
    struct slice *slices = NEW_ARRAY(stepping->arena, struct slice, options->slice_count + 1);
    part->slices = slices;
    for (; part->slice_count < options->slice_count; part->slice_count++) {
        struct str bytes, path = options->slices[part->slice_count];
        if (!read_file(stepping, path, &bytes)) return false;
        if (!slice_read(stepping->arena, bytes, &slices[part->slice_count]))
            return stop(stepping, STATUS_USAGE, MESSAGE("{0} is not what the step “slice” writes", path));
    }
    return true;
}

bool step_build(const struct options *options, struct arena *arena, struct options *out, int *status) {
    struct stepping stepping = {options, arena, {0}, STATUS_DONE};
    struct project_part *part = part_of(&stepping);
    bool ready = part && read_slices(&stepping, part);
    *out = *options;
    out->command = COMMAND_BUILD;
    out->path_count = 1;
    out->part = part;
    out->quiet = true;
    out->level = SEVERITY_ERROR;
    out->jobs = 1;
    *status = stepping.status;
    return ready;
}
