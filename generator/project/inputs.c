/* Reading the files of the walk, each in an arena of its own; what is kept of it until kinds are linked is flat. */
#include "project/inputs.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/path.h"
#include "project/decide.h"
#include "project/images.h"
#include "project/templates.h"
#include "project/walk.h"
#include "tree/value_flat.h"

/* Bytes of YAML that wait, flat, to become records. What is more is read again then: a project of any size takes no
 * more. */
enum { TREES_MOST = 40 << 20, FLAT_TIMES = 8 /* a file's own size */ };

struct reading {
    struct project *project;
    struct diagnostics *sink;
    struct inputs *out;
    size_t trees; /* bytes */
};

struct str input_stem(struct str path) {
    return str_slice(path, 0, path.size - path_extension(path).size - 1);
}

/* Without a planpress.yaml what heads say is taken from them, and stays. */
static bool keeps_trees(const struct project *project) { return !project->settled || project->keeps_values; }

/* A tree is ten times as large as its flat bytes; but for one that has a value in many places, which stays short as a
 * file alone. */
static struct str keep(struct reading *reading, const struct input_file *input, struct arena *scratch) {
    const struct source *const sources[] = {input->file.source};
    struct flat_writer flat = {.sources = {sources, 1}};
    struct str bytes;
    flat_put_value(&flat, input->root);
    bool kept = flat_finish(&flat, scratch, &bytes) && bytes.size <= TREES_MOST - reading->trees;
    if (!kept || bytes.size / FLAT_TIMES > input->file.source->text.size) return (struct str){0};
    reading->trees += bytes.size;
    return str_copy(reading->out->kept, bytes);
}

static void take(struct reading *reading, struct input_file *input, struct arena *arena) {
    struct inputs *inputs = reading->out;
    bool own = arena != reading->project->arena;
    if (own && input->root && input->kind) input->kept = keep(reading, input, arena);
    if (own) input->root = NULL;
    ARENA_PUSH(reading->project->arena, inputs->items, inputs->count, inputs->capacity) = *input;
}

/* What a run before has decided on the same content, or what is decided now. What was heard when the file was opened is
 * no part of the content: merge marks are taken out of it. */
static void look_at(struct reading *reading, struct arena *arena, struct opened_file *opened, struct decision *out) {
    struct project *project = reading->project;
    struct asked_kinds asked = {.arena = arena};
    bool read = project->images && opened->state == SOURCE_READ, imaged = read && !opened->heard.count;
    struct sha256 content = {{0}};
    if (read) content = sha256_of(opened->file.source->text);
    if (!imaged || !images_find_decision(project, reading->sink, arena, opened, &content, out)) {
        project->asked = imaged ? &asked : NULL;
        decide(project, reading->sink, arena, opened, out);
        project->asked = NULL;
        if (imaged) images_keep_decision(project, arena, opened, &content, out, &asked);
    }
    out->input.content = content;
}

static void read_input(struct reading *reading, struct str path) {
    struct project *project = reading->project;
    struct arena *arena = keeps_trees(project) ? project->arena : arena_create();
    struct opened_file opened = {.name = path, .heard = diagnostics_new(arena)};
    opened.state = source_file_open(project->arena, &opened.heard, project->files, path, &opened.file);
    struct decision decision;
    look_at(reading, arena, &opened, &decision);
    diagnostics_merge(reading->sink, &decision.said);
    diagnostics_merge(&project->left_alone, &decision.left);
    if (decision.taken) take(reading, &decision.input, arena);
    if (arena != project->arena) arena_destroy(arena);
}

const struct value *input_root(struct project *project, struct input_file *input) {
    if (input->root || input->tree || keeps_trees(project)) return input->root;
    input->tree = arena_create();
    const struct source *const sources[] = {input->file.source};
    struct flat_reader flat = flat_open(input->tree, input->kept, (struct flat_sources){sources, 1});
    if (input->kept.size) input->root = flat_take_value(&flat);
    if (!input->root) input->root = decide_root(project, input->tree, &input->file);
    return input->root;
}

void inputs_close(struct inputs *inputs) {
    arena_destroy(inputs->kept);
    inputs->kept = NULL;
}

void input_drop(struct input_file *input) {
    arena_destroy(input->tree);
    input->tree = NULL;
    input->root = NULL;
}

/* Those of a part, in the order of a walk. */
static int by_walk(const void *left, const void *right) {
    return walk_order(*(const struct str *)left, *(const struct str *)right);
}

static struct walk_result walk_part(struct arena *arena, const struct project_part *part) {
    struct walk_result walk = {.found = NEW_ARRAY(arena, struct str, part->file_count + 1)};
    for (size_t i = 0; i < part->file_count; i++)
        if (walk_is_document_name(part->files[i])) walk.found[walk.count++] = part->files[i];
    if (walk.count) qsort(walk.found, walk.count, sizeof *walk.found, by_walk);
    size_t kept = 0;
    for (size_t i = 0; i < walk.count; i++)
        if (!kept || !str_equal(walk.found[kept - 1], walk.found[i])) walk.found[kept++] = walk.found[i];
    walk.count = kept;
    return walk;
}

void inputs_read(struct project *project, struct diagnostics *sink, const struct value *settings, struct inputs *out) {
    static const struct str exclude_keys[] = {STR_INIT("exclude"), STR_INIT("ausschliessen")};
    struct arena *arena = project->arena;
    struct ignore ignore = {.above = ignore_above(arena, project->root)};
    for (size_t i = 0; settings && settings->kind == VALUE_MAPPING && i < settings->count; i++)
        for (size_t n = 0; n < 2; n++)
            if (str_equal(text_fold(arena, settings->entries[i].key), exclude_keys[n]))
                ignore.exclude = ignore_value(arena, settings->entries[i].value);
    struct walk_result walk =
        project->part ? walk_part(arena, project->part) : walk_files(arena, sink, project->files, &ignore);
    struct reading reading = {.project = project, .sink = sink, .out = out};
    *out = (struct inputs){.kept = arena_create()};
    project->left_alone = diagnostics_new(arena);
    project->ignored = walk.ignored;
    project->ignored_count = walk.ignored_count;
    for (size_t i = 0; i < walk.count; i++)
        if (str_equal_c(path_name(walk.found[i]), "planpress.yaml"))
            ARENA_PUSH(arena, project->nested, project->nested_count, project->nested_capacity) =
                path_folder(walk.found[i]);
        else read_input(&reading, walk.found[i]);
    project->vacant = !out->count;
    project->read = NEW_ARRAY(arena, const struct source *, out->count + 1);
    for (size_t i = 0; i < out->count; i++) project->read[project->read_count++] = out->items[i].file.source;
}
