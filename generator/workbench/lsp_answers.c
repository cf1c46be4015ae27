/* Requests and who answers them. */
#include "workbench/lsp_internal.h"

struct open_file *lsp_file(struct lsp *lsp, const struct request *request) {
    struct str uri = json_in_text(json_in_at(request->params, "textDocument.uri"));
    struct open_file *file = open_files_find(&lsp->session.files, uri);
    if (!file) return lsp_refuse(lsp, request, LSP_INVALID_PARAMS, MESSAGE("the file is not open")), NULL;
    if (file->lost)
        return lsp_refuse(lsp, request, LSP_MODIFIED, MESSAGE("nobody knows what stands in the file: save it, or close and open it")), NULL;
    return file;
}

static const struct {
    const char *method;
    void (*answer)(struct lsp *lsp, const struct request *request);
} answers[] = {{"textDocument/codeAction", lsp_answer_actions}};

bool lsp_answer(struct lsp *lsp, const struct request *request) {
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++)
        if (str_equal_c(request->method, answers[i].method)) return answers[i].answer(lsp, request), true;
    return false;
}

void lsp_put_abilities(struct lsp *lsp, struct json *json) {
    enum { INCREMENTAL = 2 };
    json_open(json, '{');
    json_entry_open(json, "capabilities", '{');
    json_entry(json, "positionEncoding", lsp->session.encoding == POSITION_UTF8 ? STR("utf-8") : STR("utf-16"));
    json_entry_open(json, "textDocumentSync", '{');
    json_entry_truth(json, "openClose", true);
    json_entry_number(json, "change", INCREMENTAL);
    json_entry_open(json, "save", '{');
    json_entry_truth(json, "includeText", true);
    json_close(json, '}');
    json_close(json, '}');
    json_entry_open(json, "codeActionProvider", '{');
    json_entry_open(json, "codeActionKinds", '[');
    json_item(json);
    json_text(json, STR("quickfix"));
    json_item(json);
    json_text(json, STR("source.fixAll"));
    json_close(json, ']');
    json_close(json, '}');
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
