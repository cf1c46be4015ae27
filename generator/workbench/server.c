#include "workbench/server.h"

#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/catalogue.h"
#include "base/file_below.h"
#include "base/files.h"
#include "base/json.h"
#include "base/limits.h"
#include "base/path.h"
#include "command/terminal.h"
#include "project/outputs.h"
#include "workbench/explained.h"
#include "workbench/known.h"
#include "workbench/loop.h"
#include "workbench/served_copy.h"
#include "workbench/tell.h"
#include "write/escape.h"

enum { LONGEST_PATH = 4000 };
enum { SEE_OTHER = 303, FORBIDDEN = 403, NOT_FOUND = 404, UNAVAILABLE = 503, FINE = 200, ACCEPTED = 202 };

struct server {
    struct loop *loop;
    struct known *known;
    struct explained explained;
    bool told; /* the last round has come to its end and told so */
    char changed[LONGEST_PATH + 1]; /* the page of a document that was changed; empty: none */
};

struct server *server_new(struct loop *loop) {
    struct server *server = calloc(1, sizeof *server);
    server->loop = loop;
    server->known = known_new();
    return server;
}

void server_free(struct server *server) {
    if (!server) return;
    known_free(server->known);
    free(server);
}

const struct known *server_known(const struct server *server) { return server->known; }

/* ---- rounds ---- */

static void tell_path(struct server *server, const char *event, struct str path) {
    struct buffer out = {0};
    struct json json = {.out = &out, .dense = true};
    json_open(&json, '{');
    if (path.size) json_entry(&json, "path", path);
    json_close(&json, '}');
    http_tell(server->loop->http, event, buffer_str(&out));
    buffer_free(&out);
}

void server_begin(struct server *server) {
    known_begin(server->known);
    server->changed[0] = '\0';
    server->told = false;
    tell_path(server, "building", (struct str){0});
}

void server_hear(struct server *server, char what, struct str bytes) {
    known_take(server->known, what, bytes);
    server->told |= what == TELL_DONE;
    struct str path = bytes;
    if (what == TELL_COMPOSED) str_cut(&bytes, '\0', &path), tell_path(server, "page", path);
    else if (what == TELL_WRITTEN) tell_path(server, "page", str_skip(bytes, 1));
    else if (what == TELL_EXPLAINED) tell_path(server, "explained", (struct str){0});
    else if (what == TELL_CHANGED && !*server->changed && bytes.size < LONGEST_PATH)
        memcpy(server->changed, bytes.data, bytes.size), server->changed[bytes.size] = '\0';
}

void server_end(struct server *server) {
    tell_path(server, "round", str_of(server->changed));
    explained_forget(&server->explained);
}

void server_work(struct server *server) { explained_work(&server->explained, server->loop); }

/* ---- pages of our own ---- */

static struct str own_file(struct server *server, struct arena *arena, struct str name) {
    struct message problem;
    struct str bytes = {0};
    struct project_options wish = {.templates = server->loop->templates};
    const struct files *files = project_built_in_tree(arena, &wish, &problem);
    if (files) files_read(files, arena, path_join(arena, server->loop->templates, name), LIMIT_FILE, &bytes);
    return bytes;
}

/* Where there is no front page, what there is stands on ours. */
static void put_list(struct server *server, struct buffer *out) {
    struct arena *scratch = arena_create();
    struct str path;
    buffer_append_c(out, "<ul>\n");
    for (size_t i = 0; (path = known_path(server->known, i)).size; i++) {
        if (!str_equal_c(path_extension(path), "html")) continue;
        buffer_append_c(out, "<li><a href=\"/");
        escape_html(out, path_url(scratch, path));
        buffer_append_c(out, "\">");
        escape_html(out, path);
        buffer_append_c(out, "</a></li>\n");
    }
    buffer_append_c(out, "</ul>");
    arena_destroy(scratch);
}

struct own_page {
    struct str title, text;
    bool lists;
};

static void put_slot(struct server *server, struct buffer *out, const struct own_page *page,
                     const struct catalogue *words, struct str slot) {
    if (str_equal_c(slot, "language")) buffer_append(out, words ? words->language->tag : STR("en"));
    else if (str_equal_c(slot, "title")) escape_html(out, page->title);
    else if (str_equal_c(slot, "text")) escape_html(out, page->text);
    else if (page->lists) put_list(server, out);
}

static void put_own_page(struct server *server, struct buffer *out, const struct own_page *page,
                         const struct catalogue *words) {
    struct arena *scratch = arena_create();
    struct str rest = own_file(server, scratch, STR("serve.html"));
    size_t open, close;
    while (str_find(rest, STR("{{"), &open) && str_find(str_skip(rest, open), STR("}}"), &close)) {
        buffer_append(out, str_slice(rest, 0, open));
        put_slot(server, out, page, words, str_slice(rest, open + 2, open + close));
        rest = str_skip(rest, open + close + 2);
    }
    buffer_append(out, rest);
    arena_destroy(scratch);
}

/* ---- answers ---- */

static struct str nonce_new(struct arena *arena) {
    unsigned char bytes[16];
    struct buffer out = {0};
    if (getrandom(bytes, sizeof bytes, 0) != (ssize_t)sizeof bytes) abort();
    for (size_t i = 0; i < sizeof bytes; i++) buffer_format(&out, "%02x", bytes[i]);
    struct str nonce = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return nonce;
}

static struct http_answer page_answer(struct server *server, struct arena *arena, unsigned status, struct str page) {
    struct buffer out = {0};
    if (server->loop->options->no_reload) buffer_append(&out, page);
    else served_copy(&out, page, nonce_new(arena));
    struct http_answer answer = {
        .status = status, .type = "text/html; charset=utf-8", .bytes = str_copy(arena, buffer_str(&out)), .page = true};
    buffer_free(&out);
    return answer;
}

static struct http_answer own_answer(struct server *server, struct arena *arena, unsigned status, const char *title,
                                     const char *text, bool lists) {
    struct buffer out = {0};
    const struct catalogue *words = terminal_catalogue(arena, server->loop->wish.root);
    struct own_page page = {catalogue_words(words, title), catalogue_words(words, text), lists};
    put_own_page(server, &out, &page, words);
    struct http_answer answer = page_answer(server, arena, status, buffer_str(&out));
    buffer_free(&out);
    return answer;
}

static struct http_answer json_answer(struct arena *arena, unsigned status, struct buffer *out) {
    struct http_answer answer = {
        .status = status, .type = "application/json", .bytes = str_copy(arena, buffer_str(out))};
    buffer_free(out);
    return answer;
}

static const char *type_of(struct str path) {
    static const char *const types[][2] = {{"html", "text/html; charset=utf-8"},
                                           {"pdf", "application/pdf"},
                                           {"ics", "text/calendar; charset=utf-8"},
                                           {"csv", "text/csv; charset=utf-8"},
                                           {"json", "application/json"}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (str_equal_c(path_extension(path), types[i][0])) return types[i][1];
    return "application/octet-stream";
}

/* ---- what the script asks ---- */

static struct str query_value(struct arena *arena, struct str query, const char *name) {
    struct str one, key;
    while (str_cut(&query, '&', &one)) {
        str_cut(&one, '=', &key);
        if (str_equal_c(key, name)) return path_of_url(arena, one);
    }
    return (struct str){0};
}

static void put_raw(struct json *json, const char *key, struct str text) {
    json_key(json, str_of(key));
    buffer_append(json->out, text.size ? text : STR("null"));
}

static struct http_answer state_answer(struct server *server, struct arena *arena, struct str path) {
    struct buffer out = {0};
    struct json json = {.out = &out, .dense = true};
    json_open(&json, '{');
    json_entry_truth(&json, "building", server->loop->build.process != 0);
    json_entry_truth(&json, "killed", !server->told && !server->loop->build.process);
    bool served = known_serves(server->known, path);
    json_entry_truth(&json, "served", served);
    json_entry_truth(&json, "stands", served || known_kept(server->known, path).size);
    put_raw(&json, "all", known_all(server->known));
    put_raw(&json, "page", known_page(server->known, path));
    json_close(&json, '}');
    return json_answer(arena, FINE, &out);
}

/* Not known yet: it is asked for, and told of when it is there. */
static struct http_answer explain_answer(struct server *server, struct arena *arena, struct str code) {
    struct buffer out = {0};
    struct str known = known_explained(server->known, code);
    if (!known.size) explained_want(&server->explained, code);
    struct json json = {.out = &out, .dense = true};
    json_open(&json, '{');
    if (known.size) json_entry(&json, "html", known);
    json_close(&json, '}');
    return json_answer(arena, known.size ? FINE : ACCEPTED, &out);
}

static struct http_answer not_found(struct server *server, struct arena *arena) {
    return own_answer(server, arena, NOT_FOUND, "There is no such page",
                      "The project makes nothing of this name, or makes it no longer.", false);
}

static struct http_answer answer_script(struct server *server, struct arena *arena, struct str name, struct str query) {
    if (server->loop->options->no_reload) return not_found(server, arena);
    if (str_equal_c(name, "serve.js"))
        return (struct http_answer){.status = FINE,
                                    .type = "text/javascript; charset=utf-8",
                                    .bytes = own_file(server, arena, STR("serve.js"))};
    if (str_equal_c(name, "serve.css"))
        return (struct http_answer){.status = FINE,
                                    .type = "text/css; charset=utf-8",
                                    .bytes = own_file(server, arena, STR("serve.css"))};
    if (str_equal_c(name, "events"))
        return (struct http_answer){.status = FINE, .type = "text/event-stream", .events = true};
    if (str_equal_c(name, "state")) return state_answer(server, arena, query_value(arena, query, "page"));
    if (str_equal_c(name, "explain")) return explain_answer(server, arena, query_value(arena, query, "code"));
    return not_found(server, arena);
}

/* ---- files ---- */

/* A path as outputs have it: nothing hidden, nothing that goes up, no sign that a file system might take for another. */
static bool is_plain(struct str path) {
    struct str rest = path, part;
    if (!path.size || path.data[path.size - 1] == '/' || str_utf8_error(path) < path.size) return false;
    while (str_cut(&rest, '/', &part))
        if (!part.size || part.data[0] == '.') return false;
    for (size_t i = 0; i < path.size; i++)
        if ((unsigned char)path.data[i] < ' ' || path.data[i] == '\\' || path.data[i] == 0x7f) return false;
    return true;
}

/* Whoever asks for what is for narrower readers is told so, whether or not there is such a file. */
static bool is_above(const struct server *server, struct str path) {
    for (int class = (int)server->loop->options->readers + 1; class < CLASS_COUNT; class++)
        if (path_is_below(path, output_class_folder((enum class)class))) return true;
    return false;
}

static bool read_output(struct server *server, struct arena *arena, struct str path, struct str *bytes) {
    struct message unheard;
    return known_serves(server->known, path) &&
           file_read_below(arena, server->loop->wish.output, path, LIMIT_OUTPUT, bytes, &unheard) == FILE_REGULAR;
}

/* A page as it is about to be, as it is, or as it was when it could last be made. */
static struct http_answer answer_page(struct server *server, struct arena *arena, struct str path) {
    struct str all = known_all(server->known), bytes = known_fresh(server->known, path);
    if (bytes.size) return page_answer(server, arena, FINE, bytes);
    if (read_output(server, arena, path, &bytes)) {
        known_keep(server->known, path, bytes);
        return page_answer(server, arena, FINE, bytes);
    }
    bool planned = !all.size || known_failed(server->known) || known_page(server->known, path).size;
    bytes = known_kept(server->known, path);
    if (!planned) return not_found(server, arena);
    if (bytes.size) return page_answer(server, arena, FINE, bytes);
    return own_answer(server, arena, UNAVAILABLE, "There is no page yet", "It appears here as soon as it can be made.",
                      false);
}

static struct http_answer answer_file(struct server *server, struct arena *arena, struct str path) {
    struct str bytes;
    if (!is_plain(path)) return not_found(server, arena);
    if (is_above(server, path))
        return own_answer(server, arena, FORBIDDEN, "This is for others",
                          "This server shows less than what lies there; start it with --for to be shown more.", false);
    if (str_equal_c(path_extension(path), "html")) return answer_page(server, arena, path);
    if (!read_output(server, arena, path, &bytes)) return not_found(server, arena);
    return (struct http_answer){.status = FINE, .type = type_of(path), .bytes = bytes, .page = true};
}

/* ---- all ---- */

static struct http_answer answer_root(struct server *server, struct arena *arena) {
    for (enum class class = server->loop->options->readers;; class --) {
        struct str page = path_join(arena, output_class_folder(class == CLASS_CONFIDENTIAL ? CLASS_INTERNAL : class),
                                    STR("index.html"));
        if (known_serves(server->known, page))
            return (struct http_answer){.status = SEE_OTHER,
                                        .type = "text/plain",
                                        .location = str_format(arena, "/%.*s", STR_ARG(path_url(arena, page)))};
        if (class == CLASS_CUSTOMER) break;
    }
    if (!known_all(server->known).size || known_failed(server->known))
        return own_answer(server, arena, UNAVAILABLE, "There is no page yet",
                          "It appears here as soon as it can be made.", true);
    return own_answer(server, arena, FINE, "What there is", "All pages that this server shows:", true);
}

struct http_answer server_answer(void *context, struct arena *arena, const struct http_question *question) {
    struct server *server = context;
    struct str path = path_of_url(arena, question->path);
    if (!str_starts(path, STR("/"))) return not_found(server, arena);
    if (path.size == 1) return answer_root(server, arena);
    if (str_starts(path, STR(SERVED_OWN)))
        return answer_script(server, arena, str_skip(path, sizeof SERVED_OWN - 1), question->query);
    struct str name = str_skip(path, 1);
    if (path.data[path.size - 1] == '/') name = str_join(arena, name, STR("index.html"));
    return answer_file(server, arena, name);
}
