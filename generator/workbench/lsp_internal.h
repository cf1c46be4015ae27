/* What the files of the language server share. */
#ifndef WORKBENCH_LSP_INTERNAL_H
#define WORKBENCH_LSP_INTERNAL_H

#include "base/json.h"
#include "editor/editor.h"
#include "workbench/json_in.h"
#include "workbench/rpc.h"
#include "workbench/session.h"

/* A message of the editor. */
struct request {
    struct request *next;
    struct arena *arena;
    struct str method;
    const struct json_in *id; /* NULL: it is a notification */
    const struct json_in *params;
    bool cancelled;
};

enum lsp_error {
    LSP_PARSE_ERROR = -32700,
    LSP_INVALID_REQUEST = -32600,
    LSP_UNKNOWN_METHOD = -32601,
    LSP_INVALID_PARAMS = -32602,
    LSP_NOT_INITIALIZED = -32002,
    LSP_FAILED = -32803,
    LSP_MODIFIED = -32801,
    LSP_CANCELLED = -32800
};

struct lsp {
    struct arena *arena;
    struct rpc rpc;
    struct session session;
    struct request *first, **last; /* that wait */
    bool initialized, shut_down, ended;
    bool closed; /* nothing more will come */
    /* What the editor can do: */
    bool versioned_edits, snippets, symbol_tree, refreshes_hints, watches, prepares_rename;
    int64_t asked;   /* requests of ours so far */
    double changed;  /* seconds: when something was */
};

/* ---- sending ---- */

/* A message that is being written; the value comes between begin and send. */
struct sending {
    struct buffer out;
    struct json json;
};
void lsp_reply_begin(struct sending *sending, const struct request *request);            /* then a value */
void lsp_notify_begin(struct sending *sending, const char *method);                      /* then the parameters */
void lsp_ask_begin(struct lsp *lsp, struct sending *sending, const char *method);        /* the same, of a request */
void lsp_send(struct lsp *lsp, struct sending *sending);
void lsp_refuse(struct lsp *lsp, const struct request *request, enum lsp_error code, struct message message);
void lsp_reply_nothing(struct lsp *lsp, const struct request *request);                  /* null */
void lsp_log(struct lsp *lsp, struct message message);

void lsp_put_position(struct json *json, const char *key, struct position position);
void lsp_put_range(struct json *json, const char *key, struct position_range range); /* key NULL: an item */
/* "changes" or "documentChanges" of edits, which are sorted by file; each with its range in that file. */
struct lsp_edit {
    struct str path; /* absolute */
    struct position_range range;
    struct str text;
};
void lsp_put_edits(struct lsp *lsp, struct json *json, const struct lsp_edit *edits, size_t count);
/* As the editor calls a file, when it has it open. */
struct str lsp_uri(struct lsp *lsp, struct arena *arena, struct str path);

/* ---- what messages are about ---- */

/* The words of who edits; NULL: English. */
const struct catalogue *lsp_words(struct lsp *lsp);

const struct catalogue *lsp_words_of(const struct workplace *place);
/* False, and nothing is changed: it is no position. */
bool lsp_read_position(const struct json_in *value, struct position *position);

/* ---- diagnostics ---- */

/* Says what was found since; `whole`: of all files, those that have nothing any more too. */
void lsp_publish(struct lsp *lsp, struct workplace *place);
void lsp_put_diagnostic(struct lsp *lsp, struct json *json, const struct workplace *place, const struct diagnostic *d); /* an item */
/* Nothing more is said of a project. */
void lsp_retract(struct lsp *lsp, struct workplace *place);
struct position_range lsp_span_range(const struct source_map *map, struct span span);

/* ---- answers: false when there is no such method ---- */

bool lsp_answer(struct lsp *lsp, const struct request *request);
void lsp_answer_actions(struct lsp *lsp, const struct request *request);
/* What the server can do, in the answer to initialize. */
void lsp_put_abilities(struct lsp *lsp, struct json *json);

/* Questions that editor/ answers: the file, the project, and where in it. */
struct asking {
    struct lsp *lsp;
    const struct request *request;
    struct workplace *place;
    struct editor editor;
    struct editor_file file;
    struct text_map map;        /* of the file */
    struct text_map other;      /* of the file of the last location */
    size_t at;                  /* byte of the position that is asked about */
};
/* False: it was answered with nothing, or refused: there is no such file, position or project. */
bool lsp_ask(struct lsp *lsp, const struct request *request, struct asking *asking);
struct editor lsp_editor(const struct session *session, struct arena *arena, const struct workplace *place); /* which has a good project */
size_t lsp_symbol_number(enum editor_symbol_kind kind); /* of the protocol */
struct position_range lsp_asked_range(const struct asking *asking, struct editor_range range);
void lsp_put_location(struct asking *asking, struct json *json, const struct editor_location *location);
/* The map of a text that is not the one asked about; kept for the next that is the same. */
const struct text_map *lsp_map_of(struct asking *asking, struct editor_file file);

/* lsp_complete.c */
void lsp_answer_completion(struct lsp *lsp, const struct request *request);
void lsp_answer_hover(struct lsp *lsp, const struct request *request);
void lsp_answer_hints(struct lsp *lsp, const struct request *request);
/* lsp_places.c */
void lsp_answer_definition(struct lsp *lsp, const struct request *request);
void lsp_answer_references(struct lsp *lsp, const struct request *request);
void lsp_answer_highlight(struct lsp *lsp, const struct request *request);
void lsp_answer_prepare_rename(struct lsp *lsp, const struct request *request);
void lsp_answer_rename(struct lsp *lsp, const struct request *request);
void lsp_answer_find(struct lsp *lsp, const struct request *request);
/* lsp_shape.c */
void lsp_answer_symbols(struct lsp *lsp, const struct request *request);
void lsp_answer_folds(struct lsp *lsp, const struct request *request);
void lsp_answer_selections(struct lsp *lsp, const struct request *request);
void lsp_answer_links(struct lsp *lsp, const struct request *request);
void lsp_answer_format(struct lsp *lsp, const struct request *request);

/* The open file that a request is about; NULL after refusing: it is not open, or its text is not known. */
struct open_file *lsp_file(struct lsp *lsp, const struct request *request);

#endif
