/* Code actions: each mend of a message is a quick fix, those that are sure are made together on demand. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/mend.h"
#include "command/fix.h"
#include "workbench/lsp_internal.h"

struct acting {
    struct lsp *lsp;
    struct arena *arena;
    struct json *json;
    struct workplace *place;
    const struct open_file *file;
    const struct catalogue *words;
    const struct source *mapped; /* of the map: that of the last edit */
    struct source_map map;
};

/* ---- edits ---- */

/* The text with the line ends of the file that it goes into. */
static struct str with_line_ends(struct arena *arena, struct str file, struct str text) {
    size_t end;
    if (!str_find(file, STR("\n"), &end) || !end || file.data[end - 1] != '\r') return text;
    struct buffer out = {0};
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '\n') buffer_char(&out, '\r');
        buffer_char(&out, text.data[i]);
    }
    struct str all = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return all;
}

static const struct source_map *map_of(struct acting *acting, const struct source *source) {
    struct str text = session_text(&acting->lsp->session, acting->place, source);
    if (acting->mapped != source) acting->map = source_map_of(acting->arena, source, text, acting->lsp->session.encoding);
    acting->mapped = source;
    return &acting->map;
}

static struct lsp_edit edit_of(struct acting *acting, const struct source *source, const struct text_edit *edit) {
    const struct source_map *map = map_of(acting, source);
    return (struct lsp_edit){.path = workplace_path(acting->arena, acting->place, source),
                             .range = {source_map_byte(map, edit->start), source_map_byte(map, edit->end)},
                             .text = with_line_ends(acting->arena, map->map.text, edit->text)};
}

/* ---- quick fixes ---- */

static bool before(struct position a, struct position b) {
    return a.line != b.line ? a.line < b.line : a.character < b.character;
}

static bool touches(struct position_range a, struct position_range b) {
    return !before(a.end, b.start) && !before(b.end, a.start);
}

static void put_mend(struct acting *acting, const struct diagnostic *d, const struct mend *mend) {
    enum { MOST = 200 };
    struct json *json = acting->json;
    struct lsp_edit edit = edit_of(acting, mend->source, &mend->edit);
    json_item(json);
    json_open(json, '{');
    struct str title = message_text(acting->arena, acting->words, mend->title);
    if (mend->kind == MEND_BLANK) title = str_format(acting->arena, "%.*s: %.*s", STR_ARG(d->code), STR_ARG(title)); /* others have the same */
    json_entry(json, "title", str_excerpt(acting->arena, title, MOST));
    json_entry(json, "kind", STR("quickfix"));
    if (fix_sure(d->mends) == mend) json_entry_truth(json, "isPreferred", true);
    json_entry_open(json, "diagnostics", '[');
    lsp_put_diagnostic(acting->lsp, json, acting->place, d);
    json_close(json, ']');
    json_key(json, STR("edit"));
    lsp_put_edits(acting->lsp, json, &edit, 1);
    json_close(json, '}');
}

static void put_fixes(struct acting *acting, const struct diagnostics *found, struct position_range range) {
    if (!found->first) return;
    const struct source *source = found->first->span.source;
    for (const struct diagnostic *d = found->first; d; d = d->next) {
        if (!d->mends || d->severity < acting->place->checking.options->level || !touches(lsp_span_range(map_of(acting, source), d->span), range)) continue;
        for (const struct mend *mend = d->mends; mend; mend = mend->next)
            if (mend->source->files == source->files) put_mend(acting, d, mend);
    }
}

/* ---- all that are sure ---- */

static size_t sure_edits(struct acting *acting, const struct diagnostics *found, struct text_edit *edits,
                         const struct source **source) {
    size_t count = 0;
    for (const struct diagnostic *d = found->first; d; d = d->next) {
        const struct mend *mend = fix_sure(d->mends);
        if (!mend || !str_equal(workplace_path(acting->arena, acting->place, mend->source), acting->file->path)) continue;
        *source = mend->source;
        edits[count++] = mend->edit;
    }
    text_edits_sort(edits, count);
    return fix_drop_clashes(edits, count);
}

static void put_fix_all(struct acting *acting, const struct diagnostics *found) {
    struct json *json = acting->json;
    struct text_edit *edits = NEW_ARRAY(acting->arena, struct text_edit, found->count + 1);
    const struct source *source = NULL;
    size_t count = sure_edits(acting, found, edits, &source);
    struct lsp_edit *all = NEW_ARRAY(acting->arena, struct lsp_edit, count + 1);
    for (size_t i = 0; i < count; i++) all[i] = edit_of(acting, source, &edits[i]);
    if (!count) return;
    json_item(json);
    json_open(json, '{');
    json_entry(json, "title",
               message_text(acting->arena, acting->words, MESSAGE("make {0, plural, one {the one change that is sure} other {all # changes that are sure}}", count)));
    json_entry(json, "kind", STR("source.fixAll"));
    json_key(json, STR("edit"));
    lsp_put_edits(acting->lsp, json, all, count);
    json_close(json, '}');
}

/* ---- the request ---- */

/* Whether actions of a kind are asked for: "quickfix" is, where "quickfix" or nothing is named. */
static bool is_asked_for(const struct json_in *params, const char *kind) {
    const struct json_in *only = json_in_at(params, "context.only");
    if (!only || only->kind != JSON_IN_LIST || !only->count) return true;
    for (size_t i = 0; i < only->count; i++) {
        struct str named = json_in_text(&only->items[i]), rest = str_of(kind);
        if (!named.size || (str_starts(rest, named) && (rest.size == named.size || rest.data[named.size] == '.'))) return true;
    }
    return false;
}

void lsp_answer_actions(struct lsp *lsp, const struct request *request) {
    struct open_file *file = lsp_file(lsp, request);
    struct position_range range = {{0, 0}, {SIZE_MAX, 0}};
    if (!file) return;
    struct workplace *place = session_place_of(&lsp->session, file);
    struct sending sending;
    const struct json_in *asked = json_in_get(request->params, "range");
    lsp_read_position(json_in_get(asked, "start"), &range.start);
    lsp_read_position(json_in_get(asked, "end"), &range.end);
    struct diagnostics found = {0};
    if (place) found = workplace_found_in(&lsp->session, place, file);
    struct acting acting = {.lsp = lsp, .arena = request->arena, .json = &sending.json, .place = place, .file = file};
    if (place) acting.words = lsp_words_of(place);
    lsp_reply_begin(&sending, request);
    json_open(&sending.json, '[');
    if (is_asked_for(request->params, "quickfix")) put_fixes(&acting, &found, range);
    if (is_asked_for(request->params, "source.fixAll")) put_fix_all(&acting, &found);
    json_close(&sending.json, ']');
    lsp_send(lsp, &sending);
}
