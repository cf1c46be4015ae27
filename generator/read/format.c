/* Whole files: YAML, Markdown with YAML above it; and the proof that they mean the same. */
#include "read/format.h"

#include "base/arena.h"
#include "read/markdown.h"
#include "read/yaml.h"
#include "tree/document_hash.h"

void form_put(struct form *form, size_t start, size_t end, struct str text) {
    if (str_equal(str_slice(form->text, start, end), text)) return;
    ARENA_PUSH(form->arena, form->edits, form->count, form->capacity) = (struct text_edit){start, end, text};
}

void form_put_spaces(struct form *form, size_t start, size_t end, size_t spaces) {
    char *text = arena_allocate(form->arena, spaces + 1, 1, 1);
    memset(text, ' ', spaces);
    form_put(form, start, end, (struct str){text, spaces});
}

/* ---- the same ---- */

/* As deep as YAML may be. Of a scalar its text and what it may mean by its quotes: quotes are taken off only where the
 * text can mean nothing else. */
static bool is_same(const struct value *a, const struct value *b) {
    if (a->kind != b->kind || a->count != b->count) return false;
    if (a->kind == VALUE_SCALAR) return str_equal(a->text, b->text) && value_is_null(a) == value_is_null(b);
    for (size_t i = 0; i < a->count; i++) {
        if (a->kind == VALUE_SEQUENCE && !is_same(a->items[i], b->items[i])) return false;
        if (a->kind == VALUE_SEQUENCE) continue;
        if (!str_equal(a->entries[i].key, b->entries[i].key) || !is_same(a->entries[i].value, b->entries[i].value))
            return false;
    }
    return true;
}

static bool is_same_yaml(struct arena *arena, const struct source_file *before, const struct source_file *after) {
    struct diagnostics unheard = diagnostics_new(arena);
    const struct value *a = yaml_read(arena, &unheard, before->source, before->yaml_start, before->yaml_end);
    const struct value *b = yaml_read(arena, &unheard, after->source, after->yaml_start, after->yaml_end);
    return a && b && is_same(a, b);
}

static struct hash blocks_of(struct arena *arena, const struct source_file *file) {
    struct diagnostics unheard = diagnostics_new(arena);
    struct span origin = {.source = file->source, .line = file->body_line, .column = 1};
    struct hash hash = hash_new();
    blocks_hash(&hash, markdown_read(arena, &unheard, str_skip(file->source->text, file->body_start), origin));
    return hash;
}

static bool is_safe(struct arena *arena, const struct source_file *file, const struct form *form) {
    struct arena *scratch = arena_create();
    struct diagnostics unheard = diagnostics_new(scratch);
    struct source_file after;
    struct str text;
    bool safe = text_edits_apply(scratch, form->text, form->edits, form->count, &text) &&
                source_file_read(scratch, &unheard, file->source->path, text, &after);
    if (safe && file->yaml_end > file->yaml_start) safe = is_same_yaml(scratch, file, &after);
    if (safe && file->markdown) {
        struct hash a = blocks_of(scratch, file), b = blocks_of(scratch, &after);
        safe = hash_equal(a, b);
    }
    arena_destroy(scratch);
    (void)arena;
    return safe;
}

bool format_file(struct arena *arena, const struct source_file *file, struct text_edit **edits, size_t *count,
                 struct message *problem) {
    struct form form = {.arena = arena, .source = file->source, .text = file->source->text};
    *edits = NULL;
    *count = 0;
    if (file->source->torn) {
        *problem = message_new(arena, "both sides of a merge stand in it");
        return false;
    }
    if (file->yaml_end > file->yaml_start && !format_yaml(&form, file->yaml_start, file->yaml_end, problem))
        return false;
    if (file->markdown) format_markdown(&form, file->body_start);
    text_edits_sort(form.edits, form.count);
    if (form.count && !is_safe(arena, file, &form)) {
        *problem = message_new(arena, "its form cannot be changed without changing what it means");
        return false;
    }
    *edits = form.edits;
    *count = form.count;
    return true;
}
