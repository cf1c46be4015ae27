/* The shape of a file: outline, folds, selections, links; and its form. */
#include "base/arena.h"
#include "workbench/lsp_internal.h"

/* ---- outline ---- */

static void put_symbol_head(struct json *json, const struct editor_symbol *symbol) {
    json_entry(json, "name", symbol->name.size ? symbol->name : STR("–")); /* an editor refuses what has no name */
    json_entry_number(json, "kind", lsp_symbol_number(symbol->kind));
}

/* The symbols from one on that are as deep, each with those below it; the number behind them. */
static size_t put_tree(struct asking *asking, struct json *json, const struct editor_symbols *symbols, size_t at) {
    size_t depth = symbols->items[at].depth;
    json_open(json, '[');
    while (at < symbols->count && symbols->items[at].depth >= depth) {
        const struct editor_symbol *symbol = &symbols->items[at++];
        json_item(json);
        json_open(json, '{');
        put_symbol_head(json, symbol);
        if (symbol->detail.size) json_entry(json, "detail", symbol->detail);
        lsp_put_range(json, "range", lsp_asked_range(asking, symbol->whole));
        lsp_put_range(json, "selectionRange", lsp_asked_range(asking, symbol->range));
        if (at < symbols->count && symbols->items[at].depth > symbol->depth) {
            json_key(json, STR("children"));
            at = put_tree(asking, json, symbols, at);
        }
        json_close(json, '}');
    }
    json_close(json, ']');
    return at;
}

static void put_flat(struct asking *asking, struct json *json, const struct editor_symbols *symbols) {
    json_open(json, '[');
    for (size_t i = 0; i < symbols->count; i++) {
        struct editor_location location = {.file = asking->file, .range = symbols->items[i].whole};
        json_item(json);
        json_open(json, '{');
        put_symbol_head(json, &symbols->items[i]);
        json_key(json, STR("location"));
        lsp_put_location(asking, json, &location);
        json_close(json, '}');
    }
    json_close(json, ']');
}

void lsp_answer_symbols(struct lsp *lsp, const struct request *request) {
    struct asking asking;
    struct sending sending;
    if (!lsp_ask(lsp, request, &asking)) return;
    struct editor_symbols symbols = editor_outline(&asking.editor, &asking.file);
    lsp_reply_begin(&sending, request);
    if (lsp->symbol_tree && symbols.count) put_tree(&asking, &sending.json, &symbols, 0);
    else put_flat(&asking, &sending.json, &symbols);
    lsp_send(lsp, &sending);
}

/* ---- folds and selections ---- */

void lsp_answer_folds(struct lsp *lsp, const struct request *request) {
    struct asking asking;
    struct sending sending;
    struct json *json = &sending.json;
    if (!lsp_ask(lsp, request, &asking)) return;
    struct editor_folds folds = editor_folds(&asking.editor, &asking.file);
    lsp_reply_begin(&sending, request);
    json_open(json, '[');
    for (size_t i = 0; i < folds.count; i++) {
        struct position_range range = lsp_asked_range(&asking, folds.items[i].range);
        json_item(json);
        json_open(json, '{');
        json_entry_number(json, "startLine", range.start.line);
        json_entry_number(json, "startCharacter", range.start.character);
        json_entry_number(json, "endLine", range.end.line);
        json_entry_number(json, "endCharacter", range.end.character);
        if (folds.items[i].kind == EDITOR_FOLD_COMMENT) json_entry(json, "kind", STR("comment"));
        json_close(json, '}');
    }
    json_close(json, ']');
    lsp_send(lsp, &sending);
}

/* From the outermost in the middle of the text: each is the parent of the one before. */
static void put_selections(struct asking *asking, struct json *json, const struct editor_ranges *ranges) {
    json_item(json);
    for (size_t i = 0; i < ranges->count; i++) {
        if (i) json_key(json, STR("parent"));
        json_open(json, '{');
        lsp_put_range(json, "range", lsp_asked_range(asking, ranges->items[i]));
    }
    for (size_t i = 0; i < ranges->count; i++) json_close(json, '}');
}

void lsp_answer_selections(struct lsp *lsp, const struct request *request) {
    struct asking asking;
    struct sending sending;
    const struct json_in *positions = json_in_get(request->params, "positions");
    if (!lsp_ask(lsp, request, &asking)) return;
    lsp_reply_begin(&sending, request);
    json_open(&sending.json, '[');
    for (size_t i = 0; positions && positions->kind == JSON_IN_LIST && i < positions->count; i++) {
        struct position position = {0, 0};
        size_t at;
        bool torn;
        lsp_read_position(&positions->items[i], &position);
        text_map_byte(&asking.map, position, &at, &torn);
        struct editor_ranges ranges = editor_selections(&asking.editor, &asking.file, at);
        struct editor_range here = {at, at};
        if (!ranges.count) ranges = (struct editor_ranges){.items = &here, .count = 1};
        put_selections(&asking, &sending.json, &ranges);
    }
    json_close(&sending.json, ']');
    lsp_send(lsp, &sending);
}

/* ---- links ---- */

static struct str target_uri(struct asking *asking, const struct editor_link *link) {
    if (!str_starts(link->target, STR("/"))) return link->target;
    struct str uri = lsp_uri(asking->lsp, asking->request->arena, link->target);
    return link->line ? str_format(asking->request->arena, "%.*s#L%zu", STR_ARG(uri), link->line) : uri;
}

void lsp_answer_links(struct lsp *lsp, const struct request *request) {
    struct asking asking;
    struct sending sending;
    if (!lsp_ask(lsp, request, &asking)) return;
    struct editor_links links = editor_links(&asking.editor, &asking.file);
    lsp_reply_begin(&sending, request);
    json_open(&sending.json, '[');
    for (size_t i = 0; i < links.count; i++) {
        json_item(&sending.json);
        json_open(&sending.json, '{');
        lsp_put_range(&sending.json, "range", lsp_asked_range(&asking, links.items[i].range));
        json_entry(&sending.json, "target", target_uri(&asking, &links.items[i]));
        json_close(&sending.json, '}');
    }
    json_close(&sending.json, ']');
    lsp_send(lsp, &sending);
}

/* ---- form ---- */

void lsp_answer_format(struct lsp *lsp, const struct request *request) {
    struct asking asking;
    struct sending sending;
    struct text_edit *edits;
    size_t count = 0;
    struct message problem = {0};
    if (!lsp_ask(lsp, request, &asking)) return;
    if (!editor_format(&asking.editor, &asking.file, &edits, &count, &problem)) {
        lsp_refuse(lsp, request, LSP_FAILED, problem);
        return;
    }
    lsp_reply_begin(&sending, request);
    json_open(&sending.json, '[');
    for (size_t i = 0; i < count; i++) {
        json_item(&sending.json);
        json_open(&sending.json, '{');
        lsp_put_range(&sending.json, "range", text_map_range(&asking.map, edits[i].start, edits[i].end));
        json_entry(&sending.json, "newText", edits[i].text);
        json_close(&sending.json, '}');
    }
    json_close(&sending.json, ']');
    lsp_send(lsp, &sending);
}
