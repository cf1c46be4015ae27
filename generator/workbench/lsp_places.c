/* Where something is said and used, and giving it another name. */
#include "base/arena.h"
#include "workbench/lsp_internal.h"

static void send_locations(struct asking *asking, const struct editor_locations *found) {
    struct sending sending;
    lsp_reply_begin(&sending, asking->request);
    json_open(&sending.json, '[');
    for (size_t i = 0; i < found->count; i++) {
        json_item(&sending.json);
        lsp_put_location(asking, &sending.json, &found->items[i]);
    }
    json_close(&sending.json, ']');
    lsp_send(asking->lsp, &sending);
}

void lsp_answer_definition(struct lsp *lsp, const struct request *request) {
    struct asking asking;
    if (!lsp_ask(lsp, request, &asking)) return;
    struct editor_locations found = editor_definition(&asking.editor, &asking.file, asking.at);
    send_locations(&asking, &found);
}

void lsp_answer_references(struct lsp *lsp, const struct request *request) {
    struct asking asking;
    bool declaration = json_in_truth(json_in_at(request->params, "context.includeDeclaration"));
    if (!lsp_ask(lsp, request, &asking)) return;
    struct editor_locations found = editor_references(&asking.editor, &asking.file, asking.at, declaration);
    send_locations(&asking, &found);
}

void lsp_answer_highlight(struct lsp *lsp, const struct request *request) {
    struct asking asking;
    struct sending sending;
    if (!lsp_ask(lsp, request, &asking)) return;
    struct editor_locations found = editor_highlight(&asking.editor, &asking.file, asking.at);
    lsp_reply_begin(&sending, request);
    json_open(&sending.json, '[');
    for (size_t i = 0; i < found.count; i++) {
        json_item(&sending.json);
        json_open(&sending.json, '{');
        lsp_put_range(&sending.json, "range", lsp_asked_range(&asking, found.items[i].range));
        json_close(&sending.json, '}');
    }
    json_close(&sending.json, ']');
    lsp_send(lsp, &sending);
}

/* ---- renaming ---- */

void lsp_answer_prepare_rename(struct lsp *lsp, const struct request *request) {
    struct asking asking;
    struct sending sending;
    struct editor_range range;
    struct str name;
    struct message problem = {0};
    if (!lsp_ask(lsp, request, &asking)) return;
    if (!editor_may_rename(&asking.editor, &asking.file, asking.at, &range, &name, &problem)) {
        lsp_refuse(lsp, request, LSP_FAILED, problem);
        return;
    }
    lsp_reply_begin(&sending, request);
    json_open(&sending.json, '{');
    lsp_put_range(&sending.json, "range", lsp_asked_range(&asking, range));
    json_entry(&sending.json, "placeholder", name);
    json_close(&sending.json, '}');
    lsp_send(lsp, &sending);
}

void lsp_answer_rename(struct lsp *lsp, const struct request *request) {
    struct asking asking;
    struct sending sending;
    struct editor_edits edits = {0};
    struct message problem = {0};
    struct str name = json_in_text(json_in_get(request->params, "newName"));
    if (!lsp_ask(lsp, request, &asking)) return;
    if (!editor_rename(&asking.editor, &asking.file, asking.at, name, &edits, &problem)) {
        lsp_refuse(lsp, request, LSP_FAILED, problem);
        return;
    }
    struct lsp_edit *all = NEW_ARRAY(request->arena, struct lsp_edit, edits.count + 1);
    for (size_t i = 0; i < edits.count; i++) {
        const struct editor_edit *edit = &edits.items[i];
        const struct text_map *map = lsp_map_of(&asking, edit->file);
        all[i] = (struct lsp_edit){edit->file.path, text_map_range(map, edit->edit.start, edit->edit.end), edit->edit.text};
    }
    lsp_reply_begin(&sending, request);
    lsp_put_edits(lsp, &sending.json, all, edits.count);
    lsp_send(lsp, &sending);
}

/* ---- in all projects ---- */

size_t lsp_symbol_number(enum editor_symbol_kind kind) {
    enum { A_FILE = 1, NAMESPACE = 3, FIELD = 8, FUNCTION = 12, ARRAY = 18, OBJECT, STRUCT = 23 };
    switch (kind) {
    case EDITOR_DOCUMENT: return A_FILE;
    case EDITOR_HEADING: return NAMESPACE;
    case EDITOR_GROUP: return OBJECT;
    case EDITOR_LIST: return ARRAY;
    case EDITOR_ROW: return STRUCT;
    case EDITOR_FIELD: return FIELD;
    case EDITOR_ACTION: break;
    }
    return FUNCTION;
}

static void find_in(struct lsp *lsp, const struct request *request, struct workplace *place, struct json *json) {
    enum { MOST = 200 };
    workplace_read(&lsp->session, place);
    if (!place->good) return;
    struct asking asking = {.lsp = lsp, .request = request, .place = place};
    asking.editor = lsp_editor(&lsp->session, request->arena, place);
    struct editor_findings found = editor_find(&asking.editor, json_in_text(json_in_get(request->params, "query")), MOST);
    for (size_t i = 0; i < found.count; i++) {
        json_item(json);
        json_open(json, '{');
        json_entry(json, "name", found.items[i].name);
        json_entry_number(json, "kind", lsp_symbol_number(found.items[i].kind));
        if (found.items[i].container.size) json_entry(json, "containerName", found.items[i].container);
        json_key(json, STR("location"));
        lsp_put_location(&asking, json, &found.items[i].location);
        json_close(json, '}');
    }
}

void lsp_answer_find(struct lsp *lsp, const struct request *request) {
    struct sending sending;
    lsp_reply_begin(&sending, request);
    json_open(&sending.json, '[');
    for (struct workplace *place = lsp->session.places; place; place = place->next)
        find_in(lsp, request, place, &sending.json);
    json_close(&sending.json, ']');
    lsp_send(lsp, &sending);
}
