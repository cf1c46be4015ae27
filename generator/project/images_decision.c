/* What was decided on a file: its kind and id, what was said, and the kinds that were read whole for it, which are then
 * read whole again. */
#include "base/arena.h"
#include "base/key.h"
#include "base/message_flat.h"
#include "project/images_internal.h"
#include "project/store.h"
#include "project/templates.h"

static struct sha256 key_of(const struct project *project, const struct opened_file *opened,
                            const struct sha256 *content) {
    struct key key = {0};
    key_add_hash(&key, &project->images->identity);
    key_add_text(&key, opened->name);
    key_add_number(&key, opened->file.source->torn);
    key_add_hash(&key, content);
    return key_close(&key);
}

static void put_asked(struct flat_writer *flat, const struct asked_kinds *asked) {
    flat_put(flat, asked->all);
    flat_put(flat, asked->count);
    for (size_t i = 0; i < asked->count; i++) flat_put_text(flat, asked->names[i]);
}

void images_keep_decision(struct project *project, struct arena *scratch, const struct opened_file *opened,
                          const struct sha256 *content, const struct decision *decision,
                          const struct asked_kinds *asked) {
    const struct source *source = opened->file.source;
    struct flat_writer flat = {.sources = {&source, 1}};
    const struct input_file *input = &decision->input;
    struct sha256 key = key_of(project, opened, content);
    struct str image;
    put_asked(&flat, asked);
    flat_put(&flat, source->discreet);
    flat_put(&flat, decision->taken);
    if (decision->taken) {
        flat_put_text(&flat, input->kind ? input->kind->name : (struct str){0});
        flat_put_text(&flat, input->id);
        flat_put_span(&flat, input->id_span);
    }
    flat_put_diagnostics(&flat, &decision->said);
    flat_put_diagnostics(&flat, &decision->left);
    if (flat_finish(&flat, scratch, &image)) store_put(project->images->store, "file", &key, image);
}

static void take_asked(struct flat_reader *flat, struct asked_kinds *asked) {
    asked->all = flat_take_truth(flat);
    asked->count = flat_take_count(flat);
    asked->names = NEW_ARRAY(flat->arena, struct str, asked->count);
    for (size_t i = 0; i < asked->count; i++) asked->names[i] = flat_take_text(flat);
}

static void ask_again(struct project *project, struct diagnostics *sink, const struct asked_kinds *asked) {
    for (size_t i = 0; i < asked->count; i++) templates_kind(project, sink, asked->names[i]);
    if (asked->all) templates_complete(project, sink);
}

/* False: there is no kind of the name that it had. */
static bool take_input(struct project *project, struct decision *out, struct str kind) {
    struct input_file *input = &out->input;
    input->kind = kind.size ? kinds_find(&project->kinds, kind) : NULL;
    input->id = str_copy(project->arena, input->id);
    input->folded_id = text_fold(project->arena, input->id);
    return !kind.size || (input->kind && input->kind->fields);
}

bool images_find_decision(struct project *project, struct diagnostics *sink, struct arena *arena,
                          const struct opened_file *opened, const struct sha256 *content, struct decision *out) {
    struct source *source = opened->file.source;
    struct sha256 key = key_of(project, opened, content);
    struct str image, kind = {0};
    struct asked_kinds asked = {0};
    if (!store_get(project->images->store, arena, "file", &key, &image)) return false;
    const struct source *const sources[] = {source};
    struct flat_reader flat = flat_open(project->arena, image, (struct flat_sources){sources, 1});
    *out = (struct decision){.said = diagnostics_new(arena), .left = diagnostics_new(arena)};
    take_asked(&flat, &asked);
    bool discreet = flat_take_truth(&flat);
    out->taken = flat_take_truth(&flat);
    out->input.file = opened->file;
    if (out->taken) {
        kind = flat_take_text(&flat);
        out->input.id = flat_take_text(&flat);
        out->input.id_span = flat_take_span(&flat);
    }
    flat_take_diagnostics(&flat, &out->said);
    flat_take_diagnostics(&flat, &out->left);
    if (!flat_is_done(&flat)) return false;
    ask_again(project, sink, &asked);
    source->discreet |= discreet;
    return !out->taken || take_input(project, out, kind);
}
