/* The loop: what the editor says first, then what is to be said of what it has changed, then everything else. */
#include "workbench/lsp.h"

#include <signal.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/path.h"
#include "command/terminal.h"
#include "workbench/lsp_internal.h"

/* How long nothing is typed before everything is checked. */
static const double patience = 0.3;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* ---- messages that have come ---- */

static void refuse_unread(struct lsp *lsp, enum lsp_error code, struct message message) {
    static const struct json_in nobody = {.kind = JSON_IN_NULL};
    lsp_refuse(lsp, &(struct request){.id = &nobody}, code, message);
}

static bool same_id(const struct json_in *a, const struct json_in *b) {
    if (!a || !b || a->kind != b->kind) return false;
    return a->kind == JSON_IN_TEXT ? str_equal(a->text, b->text) : a->number == b->number;
}

static void cancel(struct lsp *lsp, const struct json_in *params) {
    for (struct request *request = lsp->first; request; request = request->next)
        request->cancelled |= same_id(request->id, json_in_get(params, "id"));
}

/* One request, or an array of them: nobody sends such any more, but the protocol below allows it. */
static void take_request(struct lsp *lsp, struct arena *arena, const struct json_in *message) {
    struct request *request = NEW(arena, struct request);
    *request = (struct request){.arena = arena,
                                .method = json_in_text(json_in_get(message, "method")),
                                .id = json_in_get(message, "id"),
                                .params = json_in_get(message, "params")};
    if (request->id && request->id->kind != JSON_IN_NUMBER && request->id->kind != JSON_IN_TEXT) request->id = NULL;
    if (str_equal_c(request->method, "$/cancelRequest")) cancel(lsp, request->params);
    bool answer = json_in_get(message, "result") || json_in_get(message, "error"); /* to a request of ours */
    if (!request->method.size || str_equal_c(request->method, "$/cancelRequest")) {
        if (!request->method.size && !answer)
            refuse_unread(lsp, LSP_INVALID_REQUEST, MESSAGE("the message has no method"));
        arena_destroy(arena);
        return;
    }
    *lsp->last = request;
    lsp->last = &request->next;
}

static void take_body(struct lsp *lsp, struct str body) {
    struct arena *arena = arena_create();
    const struct json_in *message = json_in_read(arena, body);
    if (message && message->kind == JSON_IN_OBJECT) {
        take_request(lsp, arena, message);
        return;
    }
    arena_destroy(arena);
    if (message) refuse_unread(lsp, LSP_INVALID_REQUEST, MESSAGE("the message is no request"));
    else refuse_unread(lsp, LSP_PARSE_ERROR, MESSAGE("the message is no JSON"));
}

/* Takes what has come, and waits for something. */
static void take_all(struct lsp *lsp, int milliseconds) {
    struct str body;
    for (;; milliseconds = 0) {
        switch (rpc_next(&lsp->rpc, milliseconds, &body)) {
        case RPC_BODY: take_body(lsp, body); break;
        case RPC_NOTHING: return;
        case RPC_DAMAGED: refuse_unread(lsp, LSP_PARSE_ERROR, MESSAGE("no head of a message: “Content-Length: …” is expected")); break;
        case RPC_LARGE: refuse_unread(lsp, LSP_INVALID_REQUEST, MESSAGE("the message is too large")); break;
        case RPC_END: lsp->closed = true; return;
        }
    }
}

/* ---- the life of a session ---- */

static void note_abilities(struct lsp *lsp, const struct json_in *can) {
    const struct json_in *text = json_in_get(can, "textDocument");
    lsp->versioned_edits = json_in_truth(json_in_at(can, "workspace.workspaceEdit.documentChanges"));
    lsp->snippets = json_in_truth(json_in_at(text, "completion.completionItem.snippetSupport"));
    lsp->symbol_tree = json_in_truth(json_in_at(text, "documentSymbol.hierarchicalDocumentSymbolSupport"));
    lsp->prepares_rename = json_in_truth(json_in_at(text, "rename.prepareSupport"));
    lsp->refreshes_hints = json_in_truth(json_in_at(can, "workspace.inlayHint.refreshSupport"));
    lsp->watches = json_in_truth(json_in_at(can, "workspace.didChangeWatchedFiles.dynamicRegistration"));
    const struct json_in *encodings = json_in_at(can, "general.positionEncodings");
    for (size_t i = 0; encodings && encodings->kind == JSON_IN_LIST && i < encodings->count; i++)
        if (str_equal_c(json_in_text(&encodings->items[i]), "utf-8")) lsp->session.encoding = POSITION_UTF8;
}

static void add_folder(struct lsp *lsp, struct str uri) {
    struct arena *scratch = arena_create();
    struct str path = uri_path(scratch, uri);
    struct workplace *place = path.size ? session_place(&lsp->session, path) : NULL;
    if (place) place->named = true;
    arena_destroy(scratch);
}

static void add_folders(struct lsp *lsp, const struct json_in *folders) {
    for (size_t i = 0; folders && folders->kind == JSON_IN_LIST && i < folders->count; i++)
        add_folder(lsp, json_in_text(json_in_get(&folders->items[i], "uri")));
}

static void initialize(struct lsp *lsp, const struct request *request) {
    const struct json_in *folders = json_in_get(request->params, "workspaceFolders");
    struct sending sending;
    note_abilities(lsp, json_in_get(request->params, "capabilities"));
    lsp->initialized = true;
    lsp->session.language = str_copy(lsp->arena, terminal_language());
    if (!lsp->session.language.size)
        lsp->session.language = str_copy(lsp->arena, json_in_text(json_in_get(request->params, "locale")));
    if (folders && folders->kind == JSON_IN_LIST) add_folders(lsp, folders);
    else add_folder(lsp, json_in_text(json_in_get(request->params, "rootUri")));
    lsp_reply_begin(&sending, request);
    lsp_put_abilities(lsp, &sending.json);
    lsp_send(lsp, &sending);
}

/* The editor knows of changes on the disk sooner than anybody who has to look for them. */
static void ask_to_watch(struct lsp *lsp) {
    struct sending sending;
    struct json *json = &sending.json;
    lsp_ask_begin(lsp, &sending, "client/registerCapability");
    json_open(json, '{');
    json_entry_open(json, "registrations", '[');
    json_item(json);
    json_open(json, '{');
    json_entry(json, "id", STR("files"));
    json_entry(json, "method", STR("workspace/didChangeWatchedFiles"));
    json_entry_open(json, "registerOptions", '{');
    json_entry_open(json, "watchers", '[');
    json_item(json);
    json_open(json, '{');
    json_entry(json, "globPattern", STR("**/*"));
    json_close(json, '}');
    json_close(json, ']');
    json_close(json, '}');
    json_close(json, '}');
    json_close(json, ']');
    json_close(json, '}');
    lsp_send(lsp, &sending);
}

/* ---- texts ---- */

static void touch(struct lsp *lsp, struct open_file *file) {
    file->touched = true;
    lsp->changed = now();
    if (!file->path.size) return;
    session_place_of(&lsp->session, file); /* it may be ours from now on */
    session_changed(&lsp->session, file->path);
}

static void did_open(struct lsp *lsp, const struct json_in *params) {
    const struct json_in *document = json_in_get(params, "textDocument");
    int64_t version = 0;
    json_in_number(json_in_get(document, "version"), &version);
    struct str uri = json_in_text(json_in_get(document, "uri"));
    if (!uri.size) return;
    touch(lsp, open_files_open(&lsp->session.files, uri, version, json_in_text(json_in_get(document, "text"))));
}

bool lsp_read_position(const struct json_in *value, struct position *position) {
    int64_t line, character;
    bool fine = json_in_number(json_in_get(value, "line"), &line) &&
                json_in_number(json_in_get(value, "character"), &character) && line >= 0 && character >= 0;
    if (fine) *position = (struct position){(size_t)line, (size_t)character};
    return fine;
}

static bool apply_change(struct lsp *lsp, struct open_file *file, const struct json_in *change) {
    const struct json_in *range = json_in_get(change, "range"), *text = json_in_get(change, "text");
    struct position_range places;
    if (!text || text->kind != JSON_IN_TEXT) return false;
    if (!range) return open_file_replace(file, text->text), true;
    return !file->lost && lsp_read_position(json_in_get(range, "start"), &places.start) &&
           lsp_read_position(json_in_get(range, "end"), &places.end) &&
           open_file_change(file, places, lsp->session.encoding, text->text);
}

/* Changes that do not fit are refused, and all behind them, until the whole text comes again. */
static void did_change(struct lsp *lsp, const struct json_in *params) {
    const struct json_in *changes = json_in_get(params, "contentChanges");
    struct open_file *file =
        open_files_find(&lsp->session.files, json_in_text(json_in_at(params, "textDocument.uri")));
    int64_t version;
    if (!file) {
        lsp_log(lsp, MESSAGE("a change of a file that is not open"));
        return;
    }
    bool versioned = json_in_number(json_in_at(params, "textDocument.version"), &version);
    bool fine = changes && changes->kind == JSON_IN_LIST && (!versioned || version > file->version);
    for (size_t i = 0; fine && i < changes->count; i++) fine = apply_change(lsp, file, &changes->items[i]);
    if (versioned && version > file->version) file->version = version;
    if (!fine && !file->lost)
        lsp_log(lsp, MESSAGE("a change of {0} does not fit what stands there; save the file, or close and open it", file->uri));
    file->lost = !fine;
    touch(lsp, file);
}

static void did_save(struct lsp *lsp, const struct json_in *params) {
    struct open_file *file =
        open_files_find(&lsp->session.files, json_in_text(json_in_at(params, "textDocument.uri")));
    const struct json_in *text = json_in_get(params, "text");
    if (!file) return;
    bool same = text && text->kind == JSON_IN_TEXT && str_equal(text->text, buffer_str(&file->text));
    if (text && text->kind == JSON_IN_TEXT && !same) open_file_replace(file, text->text);
    if (same) file->lost = false;
    touch(lsp, file);
}

/* Places that nobody works in any more. */
static void drop_unused(struct lsp *lsp) {
    struct workplace *next;
    for (struct workplace *place = lsp->session.places; place; place = next) {
        next = place->next;
        bool used = place->named;
        for (const struct open_file *file = lsp->session.files.first; file; file = file->next)
            used |= session_place_of(&lsp->session, file) == place;
        if (used) continue;
        lsp_retract(lsp, place);
        session_drop(&lsp->session, place);
    }
}

static void did_close(struct lsp *lsp, const struct json_in *params) {
    struct open_file *file =
        open_files_find(&lsp->session.files, json_in_text(json_in_at(params, "textDocument.uri")));
    if (!file) return;
    lsp->changed = now();
    session_changed(&lsp->session, file->path);
    open_files_close(&lsp->session.files, file);
    drop_unused(lsp);
}

static void did_change_files(struct lsp *lsp, const struct json_in *params) {
    struct arena *scratch = arena_create();
    const struct json_in *changes = json_in_get(params, "changes");
    for (size_t i = 0; changes && changes->kind == JSON_IN_LIST && i < changes->count; i++) {
        struct str path = uri_path(scratch, json_in_text(json_in_get(&changes->items[i], "uri")));
        if (path.size) session_changed(&lsp->session, path);
    }
    lsp->changed = now();
    arena_destroy(scratch);
}

static void did_change_folders(struct lsp *lsp, const struct json_in *params) {
    const struct json_in *removed = json_in_at(params, "event.removed");
    struct arena *scratch = arena_create();
    for (size_t i = 0; removed && removed->kind == JSON_IN_LIST && i < removed->count; i++) {
        struct str path = uri_path(scratch, json_in_text(json_in_get(&removed->items[i], "uri")));
        struct workplace *place = path.size ? session_place(&lsp->session, path) : NULL;
        if (place) place->named = false;
    }
    arena_destroy(scratch);
    add_folders(lsp, json_in_at(params, "event.added"));
    drop_unused(lsp);
}

/* ---- dispatch ---- */

static void take_note(struct lsp *lsp, const struct request *request) {
    static const struct {
        const char *method;
        void (*act)(struct lsp *lsp, const struct json_in *params);
    } notes[] = {{"textDocument/didOpen", did_open},
                 {"textDocument/didChange", did_change},
                 {"textDocument/didSave", did_save},
                 {"textDocument/didClose", did_close},
                 {"workspace/didChangeWatchedFiles", did_change_files},
                 {"workspace/didChangeWorkspaceFolders", did_change_folders}};
    if (str_equal_c(request->method, "exit")) lsp->ended = true;
    if (!lsp->initialized) return;
    if (str_equal_c(request->method, "initialized") && lsp->watches) ask_to_watch(lsp);
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++)
        if (str_equal_c(request->method, notes[i].method)) notes[i].act(lsp, request->params);
}

static void answer(struct lsp *lsp, const struct request *request) {
    if (request->cancelled) lsp_refuse(lsp, request, LSP_CANCELLED, MESSAGE("the request was cancelled"));
    else if (str_equal_c(request->method, "initialize")) {
        if (lsp->initialized) lsp_refuse(lsp, request, LSP_INVALID_REQUEST, MESSAGE("the server is initialized already"));
        else initialize(lsp, request);
    } else if (!lsp->initialized)
        lsp_refuse(lsp, request, LSP_NOT_INITIALIZED, MESSAGE("the server is not initialized"));
    else if (lsp->shut_down) lsp_refuse(lsp, request, LSP_INVALID_REQUEST, MESSAGE("the server is shut down"));
    else if (str_equal_c(request->method, "shutdown")) {
        lsp->shut_down = true;
        lsp_reply_nothing(lsp, request);
    } else if (!lsp_answer(lsp, request))
        lsp_refuse(lsp, request, LSP_UNKNOWN_METHOD, MESSAGE("there is no method “{0}”", request->method));
}

static void drop_first(struct lsp *lsp) {
    struct arena *arena = lsp->first->arena;
    lsp->first = lsp->first->next;
    if (!lsp->first) lsp->last = &lsp->first;
    arena_destroy(arena);
}

static void handle_first(struct lsp *lsp) {
    if (lsp->first->id) answer(lsp, lsp->first);
    else take_note(lsp, lsp->first);
    drop_first(lsp);
}

/* ---- work that nobody waits for ---- */

static bool may_go_on(void *context) {
    struct lsp *lsp = context;
    return !rpc_is_pending(&lsp->rpc);
}

/* Something that was typed is read, and said at once. */
static bool read_changed(struct lsp *lsp) {
    for (struct workplace *place = lsp->session.places; place; place = place->next) {
        if (!place->stale && !place->unsaid) continue;
        workplace_read(&lsp->session, place);
        lsp_publish(lsp, place);
        return true;
    }
    return false;
}

/* Everything is checked; what comes meanwhile goes before. */
static bool check_all(struct lsp *lsp) {
    for (struct workplace *place = lsp->session.places; place; place = place->next) {
        if (place->whole) continue;
        if (workplace_check(&lsp->session, place, may_go_on, lsp)) lsp_publish(lsp, place);
        return true;
    }
    return false;
}

static void work_or_wait(struct lsp *lsp) {
    if (!lsp->shut_down && read_changed(lsp)) return;
    double left = lsp->changed + patience - now();
    if (!lsp->shut_down && left <= 0 && check_all(lsp)) return;
    bool waits = false;
    for (struct workplace *place = lsp->session.places; place; place = place->next) waits |= !place->whole;
    take_all(lsp, waits && left > 0 ? (int)(left * 1000) + 1 : -1);
}

int lsp_run(const struct options *options) {
    struct arena *arena = arena_create();
    signal(SIGPIPE, SIG_IGN);
    struct lsp lsp = {.arena = arena,
                      .rpc = rpc_open(STDIN_FILENO, STDOUT_FILENO),
                      .session = session_open(arena, options)};
    lsp.last = &lsp.first;
    while (!lsp.ended && !lsp.rpc.broken) {
        if (!lsp.closed) take_all(&lsp, 0);
        if (lsp.first) handle_first(&lsp);
        else if (lsp.closed) break;
        else work_or_wait(&lsp);
    }
    while (lsp.first) drop_first(&lsp);
    session_close(&lsp.session);
    rpc_close(&lsp.rpc);
    arena_destroy(arena);
    return lsp.shut_down ? 0 : 1;
}
