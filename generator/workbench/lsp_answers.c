/* Requests, who answers them, and what all of them begin with. */
#include "base/arena.h"
#include "workbench/lsp_internal.h"

struct open_file *lsp_file(struct lsp *lsp, const struct request *request) {
    struct str uri = json_in_text(json_in_at(request->params, "textDocument.uri"));
    struct open_file *file = open_files_find(&lsp->session.files, uri);
    struct message problem = {0};
    if (!file) problem = MESSAGE("the file is not open");
    else if (file->lost) problem = MESSAGE("nobody knows what stands in the file: save it, or close and open it");
    else return file;
    lsp_refuse(lsp, request, file ? LSP_MODIFIED : LSP_INVALID_PARAMS, problem);
    return NULL;
}

/* ---- what editor/ is told ---- */

static void tell_open_files(const struct session *session, struct arena *arena, struct editor *editor) {
    struct editor_file *files = NEW_ARRAY(arena, struct editor_file, session->files.count + 1);
    for (const struct open_file *file = session->files.first; file; file = file->next)
        if (file->path.size) files[editor->open_count++] = (struct editor_file){file->path, buffer_str(&file->text)};
    editor->open = files;
}

struct editor lsp_editor(const struct session *session, struct arena *arena, const struct workplace *place) {
    struct editor editor = {.arena = arena,
                            .project = place->good,
                            .language = place->good->spoken,
                            .words = lsp_words_of(place)};
    tell_open_files(session, arena, &editor);
    return editor;
}

bool lsp_ask(struct lsp *lsp, const struct request *request, struct asking *asking) {
    const struct open_file *file = lsp_file(lsp, request);
    struct position position = {0, 0};
    bool torn;
    if (!file) return false;
    struct workplace *place = session_place_of(&lsp->session, file);
    if (place) workplace_read(&lsp->session, place);
    if (!place || !place->good) return lsp_reply_nothing(lsp, request), false;
    struct str text = buffer_str(&file->text);
    *asking = (struct asking){.lsp = lsp, .request = request, .place = place, .file = {file->path, text}};
    asking->editor = lsp_editor(&lsp->session, request->arena, place);
    asking->map = text_map_of(request->arena, text, lsp->session.encoding);
    lsp_read_position(json_in_get(request->params, "position"), &position);
    text_map_byte(&asking->map, position, &asking->at, &torn); /* behind the text is its end */
    return true;
}

struct position_range lsp_asked_range(const struct asking *asking, struct editor_range range) {
    return text_map_range(&asking->map, range.start, range.end);
}

const struct text_map *lsp_map_of(struct asking *asking, struct editor_file file) {
    if (file.text.data == asking->file.text.data) return &asking->map;
    if (asking->other.text.data != file.text.data || !asking->other.lines)
        asking->other = text_map_of(asking->request->arena, file.text, asking->lsp->session.encoding);
    return &asking->other;
}

void lsp_put_location(struct asking *asking, struct json *json, const struct editor_location *location) {
    const struct text_map *map = lsp_map_of(asking, location->file);
    json_open(json, '{');
    json_entry(json, "uri", lsp_uri(asking->lsp, asking->request->arena, location->file.path));
    lsp_put_range(json, "range", text_map_range(map, location->range.start, location->range.end));
    json_close(json, '}');
}

/* ---- requests ---- */

static const struct {
    const char *method, *ability; /* ability: the name of it in what the server can do; NULL: it is written by hand */
    void (*answer)(struct lsp *lsp, const struct request *request);
} answers[] = {{"textDocument/codeAction", NULL, lsp_answer_actions},
               {"textDocument/completion", NULL, lsp_answer_completion},
               {"textDocument/hover", "hoverProvider", lsp_answer_hover},
               {"textDocument/inlayHint", "inlayHintProvider", lsp_answer_hints},
               {"textDocument/definition", "definitionProvider", lsp_answer_definition},
               {"textDocument/references", "referencesProvider", lsp_answer_references},
               {"textDocument/documentHighlight", "documentHighlightProvider", lsp_answer_highlight},
               {"textDocument/prepareRename", NULL, lsp_answer_prepare_rename},
               {"textDocument/rename", NULL, lsp_answer_rename},
               {"workspace/symbol", "workspaceSymbolProvider", lsp_answer_find},
               {"textDocument/documentSymbol", "documentSymbolProvider", lsp_answer_symbols},
               {"textDocument/foldingRange", "foldingRangeProvider", lsp_answer_folds},
               {"textDocument/selectionRange", "selectionRangeProvider", lsp_answer_selections},
               {"textDocument/documentLink", NULL, lsp_answer_links},
               {"textDocument/formatting", "documentFormattingProvider", lsp_answer_format}};

bool lsp_answer(struct lsp *lsp, const struct request *request) {
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++)
        if (str_equal_c(request->method, answers[i].method)) return answers[i].answer(lsp, request), true;
    return false;
}

/* ---- what the server can do ---- */

static void put_words(struct json *json, const char *key, const char *const *words) {
    json_entry_open(json, key, '[');
    for (; *words; words++) {
        json_item(json);
        json_text(json, str_of(*words));
    }
    json_close(json, ']');
}

static void put_sync(struct json *json) {
    enum { INCREMENTAL = 2 };
    json_entry_open(json, "textDocumentSync", '{');
    json_entry_truth(json, "openClose", true);
    json_entry_number(json, "change", INCREMENTAL);
    json_entry_open(json, "save", '{');
    json_entry_truth(json, "includeText", true);
    json_close(json, '}');
    json_close(json, '}');
}

static void put_answers(struct lsp *lsp, struct json *json) {
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++)
        if (answers[i].ability) json_entry_truth(json, answers[i].ability, true);
    json_entry_open(json, "codeActionProvider", '{');
    put_words(json, "codeActionKinds", (const char *const[]){"quickfix", "source.fixAll", NULL});
    json_close(json, '}');
    json_entry_open(json, "completionProvider", '{');
    put_words(json, "triggerCharacters", editor_triggers);
    json_close(json, '}');
    json_entry_open(json, "documentLinkProvider", '{');
    json_close(json, '}');
    if (!lsp->prepares_rename) json_entry_truth(json, "renameProvider", true);
    else {
        json_entry_open(json, "renameProvider", '{');
        json_entry_truth(json, "prepareProvider", true);
        json_close(json, '}');
    }
}

void lsp_put_abilities(struct lsp *lsp, struct json *json) {
    json_open(json, '{');
    json_entry_open(json, "capabilities", '{');
    json_entry(json, "positionEncoding", lsp->session.encoding == POSITION_UTF8 ? STR("utf-8") : STR("utf-16"));
    put_sync(json);
    put_answers(lsp, json);
    json_entry_open(json, "workspace", '{');
    json_entry_open(json, "workspaceFolders", '{');
    json_entry_truth(json, "supported", true);
    json_entry_truth(json, "changeNotifications", true);
    json_close(json, '}');
    json_close(json, '}');
    json_close(json, '}');
    json_entry_open(json, "serverInfo", '{');
    json_entry(json, "name", STR("planpress"));
    json_entry(json, "version", STR(PROGRAM_VERSION));
    json_close(json, '}');
    json_close(json, '}');
}
