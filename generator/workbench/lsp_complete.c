/* Completion, hover and hints. */
#include "base/arena.h"
#include "workbench/lsp_internal.h"

static void put_markdown(struct json *json, const char *key, struct str text) {
    json_entry_open(json, key, '{');
    json_entry(json, "kind", STR("markdown"));
    json_entry(json, "value", text);
    json_close(json, '}');
}

/* By the numbers of the protocol. */
static size_t kind_number(enum editor_item_kind kind) {
    enum { TEXT = 1, FUNCTION = 3, VARIABLE = 6, CLASS = 7, MODULE = 9, PROPERTY, VALUE = 12, KEYWORD = 14, A_FILE = 17, REFERENCE, MEMBER = 20, STRUCT = 22, EVENT };
    switch (kind) {
    case EDITOR_KEY: return PROPERTY;
    case EDITOR_SECTION: return STRUCT;
    case EDITOR_CHOICE: return MEMBER;
    case EDITOR_REFERENCE: return REFERENCE;
    case EDITOR_KIND: return CLASS;
    case EDITOR_DAY: return VALUE;
    case EDITOR_FUNCTION: return FUNCTION;
    case EDITOR_PATH: return VARIABLE;
    case EDITOR_WIDGET: return MODULE;
    case EDITOR_CLASS: return KEYWORD;
    case EDITOR_CODE: return EVENT;
    case EDITOR_FILE: return A_FILE;
    case EDITOR_WORD: break;
    }
    return TEXT;
}

/* The order is ours; editors sort by a text. */
static void put_item(struct asking *asking, struct json *json, const struct editor_item *item, size_t number) {
    bool snippet = asking->lsp->snippets && item->snippet.size;
    enum { SNIPPET = 2 };
    json_item(json);
    json_open(json, '{');
    json_entry(json, "label", item->label);
    json_entry_number(json, "kind", kind_number(item->kind));
    if (item->beside.size) json_entry(json, "detail", item->beside);
    if (item->about.size) put_markdown(json, "documentation", item->about);
    if (item->filter.size) json_entry(json, "filterText", item->filter);
    json_entry(json, "sortText", str_format(asking->request->arena, "%05zu", number));
    if (snippet) json_entry_number(json, "insertTextFormat", SNIPPET);
    json_entry_open(json, "textEdit", '{');
    lsp_put_range(json, "range", text_map_range(&asking->map, item->edit.start, item->edit.end));
    json_entry(json, "newText", snippet ? item->snippet : item->edit.text);
    json_close(json, '}');
    json_close(json, '}');
}

void lsp_answer_completion(struct lsp *lsp, const struct request *request) {
    struct asking asking;
    struct sending sending;
    if (!lsp_ask(lsp, request, &asking)) return;
    struct editor_items items = editor_complete(&asking.editor, &asking.file, asking.at);
    lsp_reply_begin(&sending, request);
    json_open(&sending.json, '{');
    json_entry_truth(&sending.json, "isIncomplete", items.more);
    json_entry_open(&sending.json, "items", '[');
    for (size_t i = 0; i < items.count; i++) put_item(&asking, &sending.json, &items.items[i], i);
    json_close(&sending.json, ']');
    json_close(&sending.json, '}');
    lsp_send(lsp, &sending);
}

void lsp_answer_hover(struct lsp *lsp, const struct request *request) {
    struct asking asking;
    struct sending sending;
    struct editor_about about;
    if (!lsp_ask(lsp, request, &asking)) return;
    if (!editor_hover(&asking.editor, &asking.file, asking.at, &about)) {
        lsp_reply_nothing(lsp, request);
        return;
    }
    lsp_reply_begin(&sending, request);
    json_open(&sending.json, '{');
    put_markdown(&sending.json, "contents", about.text);
    lsp_put_range(&sending.json, "range", lsp_asked_range(&asking, about.range));
    json_close(&sending.json, '}');
    lsp_send(lsp, &sending);
}

static struct editor_range range_asked_for(const struct asking *asking) {
    struct position start = {0, 0}, end = {SIZE_MAX, 0};
    struct editor_range range = {0, asking->file.text.size};
    const struct json_in *asked = json_in_get(asking->request->params, "range");
    bool torn;
    if (lsp_read_position(json_in_get(asked, "start"), &start)) text_map_byte(&asking->map, start, &range.start, &torn);
    if (lsp_read_position(json_in_get(asked, "end"), &end)) text_map_byte(&asking->map, end, &range.end, &torn);
    if (range.end < range.start) range.end = range.start;
    return range;
}

void lsp_answer_hints(struct lsp *lsp, const struct request *request) {
    struct asking asking;
    struct sending sending;
    if (!lsp_ask(lsp, request, &asking)) return;
    struct editor_hints hints = editor_hints(&asking.editor, &asking.file, range_asked_for(&asking));
    struct json *json = &sending.json;
    lsp_reply_begin(&sending, request);
    json_open(json, '[');
    for (size_t i = 0; i < hints.count; i++) {
        json_item(json);
        json_open(json, '{');
        lsp_put_position(json, "position", text_map_position(&asking.map, hints.items[i].at));
        json_entry(json, "label", hints.items[i].text);
        if (hints.items[i].about.size) put_markdown(json, "tooltip", hints.items[i].about);
        json_entry_truth(json, "paddingLeft", true);
        json_close(json, '}');
    }
    json_close(json, ']');
    lsp_send(lsp, &sending);
}
