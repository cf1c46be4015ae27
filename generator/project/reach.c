/* Walking through all Markdown of a record. */
#include "project/reach.h"

#include "base/arena.h"
#include "base/locale.h"
#include "base/path.h"

struct reaching {
    struct arena *arena;
    struct reach reach;
};

/* What has a scheme or only an anchor leads to no file. */
static bool is_file(struct str target) {
    if (!target.size || target.data[0] == '#' || target.data[0] == '/') return false;
    for (size_t i = 0; i < target.size; i++) {
        if (target.data[i] == ':') return false;
        if (target.data[i] == '/' || target.data[i] == '.' || target.data[i] == '#') return true;
    }
    return true;
}

static void add_path(struct reaching *reaching, struct str path, const struct source *source) {
    struct arena *arena = reaching->arena;
    struct reach *reach = &reaching->reach;
    if (source && path.size)
        ARENA_PUSH(arena, reach->targets, reach->count, reach->capacity) =
            path_join(arena, path_folder(source->name), path);
}

static void add_target(struct reaching *reaching, struct str target, struct span span) {
    struct str path = target;
    if (!is_file(target)) return;
    str_cut(&target, '#', &path);
    add_path(reaching, path_of_url(reaching->arena, path), span.source);
    add_path(reaching, path, span.source); /* as it is written, too: an image is named so */
}

static void reach_inlines(struct reaching *reaching, const struct inline_node *first) {
    for (const struct inline_node *node = first; node; node = node->next) {
        bool leads = node->kind == INLINE_LINK || node->kind == INLINE_IMAGE;
        if (leads) add_target(reaching, node->target, node->span);
        if (node->kind == INLINE_CODE) reaching->reach.computes |= str_starts(str_trim(node->text), STR("="));
        reach_inlines(reaching, node->first);
    }
}

static void reach_blocks(struct reaching *reaching, const struct block *first);

static void reach_table(struct reaching *reaching, const struct table *table) {
    for (size_t c = 0; c < table->column_count; c++) reach_inlines(reaching, table->columns[c].heading);
    for (size_t r = 0; r < table->row_count; r++)
        for (size_t c = 0; c < (table->rows[r].kind == ROW_GROUP ? 1 : table->column_count); c++)
            reach_blocks(reaching, table->rows[r].cells[c].blocks);
}

/* As deep as Markdown is nested. */
static void reach_blocks(struct reaching *reaching, const struct block *first) {
    for (const struct block *block = first; block; block = block->next) {
        reach_inlines(reaching, block->inlines);
        if (block->kind == BLOCK_IMAGE) add_target(reaching, block->info, block->span);
        reaching->reach.computes |= block->kind == BLOCK_CODE && block->info.size;
        if (block->table) reach_table(reaching, block->table);
        reach_blocks(reaching, block->first);
    }
}

/* What widgets may put in: pictures and pages. */
static bool names_picture(struct arena *arena, struct str text) {
    static const char *const extensions[] = {"png", "jpg", "jpeg", "pdf"};
    struct str extension = text_fold(arena, path_extension(text));
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++)
        if (str_equal_c(extension, extensions[i])) return true;
    return false;
}

static void reach_record(struct reaching *reaching, const struct record *record);

static void reach_value(struct reaching *reaching, const struct field *field, struct datum value) {
    const struct field *element = field->element ? field->element : field;
    if (value.kind == DATUM_MARKDOWN) reach_blocks(reaching, value.blocks);
    if (value.kind == DATUM_TEXT && (element->path || names_picture(reaching->arena, value.text)))
        add_path(reaching, value.text, value.span.source);
    for (size_t i = 0; value.kind == DATUM_LIST && i < value.count; i++) reach_value(reaching, element, value.items[i]);
    if (value.kind == DATUM_RECORD && element->type == FIELD_GROUP) reach_record(reaching, value.record);
}

static void reach_record(struct reaching *reaching, const struct record *record) {
    for (size_t i = 0; record && i < record->set->count; i++)
        reach_value(reaching, &record->set->fields[i], *record_said_at(record, i));
}

struct reach reach_of(struct arena *arena, const struct record *document) {
    struct reaching reaching = {.arena = arena};
    reach_record(&reaching, document);
    return reaching.reach;
}
