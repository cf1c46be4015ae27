/* Messages to the editor. */
#include "base/arena.h"
#include "base/path.h"
#include "workbench/lsp_internal.h"

static void begin(struct sending *sending) {
    *sending = (struct sending){0};
    sending->json = (struct json){.out = &sending->out, .dense = true};
    json_open(&sending->json, '{');
    json_entry(&sending->json, "jsonrpc", STR("2.0"));
}

static void put_id(struct json *json, const struct json_in *id) {
    json_key(json, STR("id"));
    if (id->kind == JSON_IN_TEXT) json_text(json, id->text);
    else if (id->kind == JSON_IN_NUMBER) buffer_format(json->out, "%lld", (long long)id->number);
    else json_word(json, "null");
}

void lsp_reply_begin(struct sending *sending, const struct request *request) {
    begin(sending);
    put_id(&sending->json, request->id);
    json_key(&sending->json, STR("result"));
}

void lsp_notify_begin(struct sending *sending, const char *method) {
    begin(sending);
    json_entry(&sending->json, "method", str_of(method));
    json_key(&sending->json, STR("params"));
}

void lsp_ask_begin(struct lsp *lsp, struct sending *sending, const char *method) {
    begin(sending);
    json_entry_number(&sending->json, "id", (size_t)++lsp->asked);
    json_entry(&sending->json, "method", str_of(method));
    json_key(&sending->json, STR("params"));
}

void lsp_send(struct lsp *lsp, struct sending *sending) {
    json_close(&sending->json, '}');
    rpc_send(&lsp->rpc, buffer_str(&sending->out));
    buffer_free(&sending->out);
}

void lsp_reply_nothing(struct lsp *lsp, const struct request *request) {
    struct sending sending;
    lsp_reply_begin(&sending, request);
    json_word(&sending.json, "null");
    lsp_send(lsp, &sending);
}

void lsp_refuse(struct lsp *lsp, const struct request *request, enum lsp_error code, struct message message) {
    struct arena *scratch = arena_create();
    struct sending sending;
    begin(&sending);
    put_id(&sending.json, request->id);
    json_entry_open(&sending.json, "error", '{');
    json_key(&sending.json, STR("code"));
    buffer_format(&sending.out, "%d", code);
    json_entry(&sending.json, "message", message_text(scratch, lsp_words(lsp), message));
    json_close(&sending.json, '}');
    lsp_send(lsp, &sending);
    arena_destroy(scratch);
}

void lsp_log(struct lsp *lsp, struct message message) {
    enum { ERROR = 1 };
    struct arena *scratch = arena_create();
    struct sending sending;
    lsp_notify_begin(&sending, "window/logMessage");
    json_open(&sending.json, '{');
    json_entry_number(&sending.json, "type", ERROR);
    json_entry(&sending.json, "message", message_text(scratch, lsp_words(lsp), message));
    json_close(&sending.json, '}');
    lsp_send(lsp, &sending);
    arena_destroy(scratch);
}

/* ---- places ---- */

void lsp_put_position(struct json *json, const char *key, struct position position) {
    json_entry_open(json, key, '{');
    json_entry_number(json, "line", position.line);
    json_entry_number(json, "character", position.character);
    json_close(json, '}');
}

void lsp_put_range(struct json *json, const char *key, struct position_range range) {
    if (key) json_key(json, str_of(key));
    else json_item(json);
    json_open(json, '{');
    lsp_put_position(json, "start", range.start);
    lsp_put_position(json, "end", range.end);
    json_close(json, '}');
}

struct str lsp_uri(struct lsp *lsp, struct arena *arena, struct str path) {
    const struct open_file *file = open_files_at(&lsp->session.files, path);
    return file ? file->uri : uri_of_path(arena, path);
}

/* ---- edits ---- */

static void put_file_edits(struct json *json, const struct lsp_edit *edits, size_t count) {
    json_open(json, '[');
    for (size_t i = 0; i < count; i++) {
        json_item(json);
        json_open(json, '{');
        lsp_put_range(json, "range", edits[i].range);
        json_entry(json, "newText", edits[i].text);
        json_close(json, '}');
    }
    json_close(json, ']');
}

/* With the version that they are made for, so that an editor does not make them in another. */
static void put_versioned(struct lsp *lsp, struct json *json, struct str path, const struct lsp_edit *edits, size_t count) {
    struct arena *scratch = arena_create();
    const struct open_file *file = open_files_at(&lsp->session.files, path);
    json_item(json);
    json_open(json, '{');
    json_entry_open(json, "textDocument", '{');
    json_entry(json, "uri", lsp_uri(lsp, scratch, path));
    json_key(json, STR("version"));
    if (file) buffer_format(json->out, "%lld", (long long)file->version);
    else json_word(json, "null");
    json_close(json, '}');
    json_key(json, STR("edits"));
    put_file_edits(json, edits, count);
    json_close(json, '}');
    arena_destroy(scratch);
}

static size_t same_file(const struct lsp_edit *edits, size_t count) {
    size_t same = 1;
    while (same < count && str_equal(edits[same].path, edits->path)) same++;
    return same;
}

void lsp_put_edits(struct lsp *lsp, struct json *json, const struct lsp_edit *edits, size_t count) {
    struct arena *scratch = arena_create();
    json_open(json, '{');
    json_entry_open(json, lsp->versioned_edits ? "documentChanges" : "changes", lsp->versioned_edits ? '[' : '{');
    for (size_t i = 0, same; i < count; i += same) {
        same = same_file(edits + i, count - i);
        if (lsp->versioned_edits) put_versioned(lsp, json, edits[i].path, edits + i, same);
        else {
            json_key(json, lsp_uri(lsp, scratch, edits[i].path));
            put_file_edits(json, edits + i, same);
        }
    }
    json_close(json, lsp->versioned_edits ? ']' : '}');
    json_close(json, '}');
    arena_destroy(scratch);
}
