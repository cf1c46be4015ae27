/* What was found, as diagnostics: the very messages of `planpress check`. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/discreet.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/path.h"
#include "kind/check_code.h"
#include "workbench/lsp_internal.h"

const struct catalogue *lsp_words(struct lsp *lsp) {
    for (const struct workplace *place = lsp->session.places; place; place = place->next) {
        const struct project *project = place->checking.project;
        if (!project || !project->spoken) continue;
        const struct catalogue *words = &project->messages[project->spoken->index];
        return words->count ? words : NULL;
    }
    return NULL;
}

const struct catalogue *lsp_words_of(const struct workplace *place) {
    const struct project *project = place->checking.project;
    const struct catalogue *words = project && project->spoken ? &project->messages[project->spoken->index] : NULL;
    return words && words->count ? words : NULL;
}

/* ---- one ---- */

struct position_range lsp_span_range(const struct source_map *map, struct span span) {
    struct position_range range = {{0, 0}, {0, 0}};
    if (!span.line) return range;
    if (!span.column) {
        range.start = source_map_place(map, span.line, 1);
        range.end = source_map_place(map, span.line, SIZE_MAX);
        return range;
    }
    range.start = source_map_place(map, span.line, span.column);
    range.end = source_map_place(map, span.line, (size_t)span.column + (span.length ? span.length : 1));
    return range;
}

/* The message, the help and the rule, a line each. */
static struct str text_of(struct arena *arena, const struct catalogue *words, const struct diagnostic *d) {
    struct str text = str_visible(arena, message_text(arena, words, d->message));
    struct str help = str_visible(arena, message_text(arena, words, d->help));
    if (help.size) text = str_format(arena, "%.*s\n%.*s", STR_ARG(text), STR_ARG(help));
    if (!d->source.size) return text;
    struct message rule = d->field.size ? MESSAGE("rule: {0}, from {1}", d->field, d->source) : MESSAGE("rule: from {0}", d->source);
    return str_format(arena, "%.*s\n%.*s", STR_ARG(text), STR_ARG(str_visible(arena, message_text(arena, words, rule))));
}

/* What all of a code have in common stands in the manual, where one is installed beside the templates. */
static void put_explanation(const struct session *session, struct json *json, struct arena *arena, const struct workplace *place,
                            struct str code) {
    const struct project *project = place->checking.project;
    struct str tag = project && project->spoken ? project->spoken->tag : STR("en");
    struct str manual = path_join(arena, session->templates, str_format(arena, "../manual.%.*s.html", STR_ARG(tag)));
    struct file_stamp stamp;
    if (!file_stamp(arena, manual, &stamp)) return;
    const char *part = check_code_is_good(code) ? "rules" : "messages";
    json_entry_open(json, "codeDescription", '{');
    json_entry(json, "href", str_format(arena, "%.*s#%s-%.*s", STR_ARG(uri_of_path(arena, manual)), part, STR_ARG(code)));
    json_close(json, '}');
}

static void put_one(const struct session *session, struct json *json, struct arena *arena, const struct workplace *place,
                    const struct source_map *map, const struct diagnostic *d) {
    enum { ERROR = 1, WARNING, INFORMATION };
    const struct catalogue *words = lsp_words_of(place);
    struct diagnostic said = place->checking.options->show_confidential ? *d : diagnostic_discreet(arena, words, d);
    json_item(json);
    json_open(json, '{');
    lsp_put_range(json, "range", lsp_span_range(map, d->span));
    json_entry_number(json, "severity", d->severity == SEVERITY_ERROR ? ERROR : d->severity == SEVERITY_WARNING ? WARNING : INFORMATION);
    json_entry(json, "code", d->code);
    put_explanation(session, json, arena, place, d->code);
    json_entry(json, "source", STR("planpress"));
    json_entry(json, "message", text_of(arena, words, &said));
    json_close(json, '}');
}

void lsp_put_diagnostic(struct lsp *lsp, struct json *json, const struct workplace *place, const struct diagnostic *d) {
    struct arena *scratch = arena_create();
    const struct source *source = d->span.source;
    struct source_map map = source_map_of(scratch, source, session_text(&lsp->session, place, source), lsp->session.encoding);
    put_one(&lsp->session, json, scratch, place, &map, d);
    arena_destroy(scratch);
}

/* ---- files ---- */

static void put_file(struct lsp *lsp, struct json *json, struct arena *arena, const struct workplace *place, struct str path,
                     const struct diagnostic *first, const struct diagnostic *end) {
    const struct open_file *file = open_files_at(&lsp->session.files, path);
    json_open(json, '{');
    json_entry(json, "uri", lsp_uri(lsp, arena, path));
    if (file) {
        json_key(json, STR("version"));
        buffer_format(json->out, "%lld", (long long)file->version);
    }
    json_entry_open(json, "diagnostics", '[');
    if (first != end) {
        const struct source *source = first->span.source;
        struct source_map map = source_map_of(arena, source, session_text(&lsp->session, place, source), lsp->session.encoding);
        for (const struct diagnostic *d = first; d != end; d = d->next)
            if (d->severity >= place->checking.options->level) put_one(&lsp->session, json, arena, place, &map, d);
    }
    json_close(json, ']');
    json_close(json, '}');
}

static struct said_file *said_of(struct workplace *place, struct str path) {
    struct said_file *said = place->said;
    while (said && !str_equal(said->path, path)) said = said->next;
    if (said) return said;
    said = NEW(place->arena, struct said_file);
    *said = (struct said_file){.next = place->said, .path = str_copy(place->arena, path), .empty = true};
    return place->said = said;
}

/* What an editor has already it is not sent again, unless it waits for it. */
static void publish_file(struct lsp *lsp, struct workplace *place, struct str path, const struct diagnostic *first,
                         const struct diagnostic *end) {
    struct arena *scratch = arena_create();
    struct said_file *said = said_of(place, path);
    const struct open_file *file = open_files_at(&lsp->session.files, path);
    struct sending sending;
    if (file && file->lost) { /* its places are not those of what the editor has */
        arena_destroy(scratch);
        return;
    }
    lsp_notify_begin(&sending, "textDocument/publishDiagnostics");
    put_file(lsp, &sending.json, scratch, place, path, first, end);
    struct hash hash = hash_of(buffer_str(&sending.out));
    bool again = hash_equal(hash, said->hash) || (first == end && said->empty && !(file && file->touched));
    said->hash = hash;
    said->empty = first == end;
    if (again) buffer_free(&sending.out);
    else lsp_send(lsp, &sending);
    arena_destroy(scratch);
}

static bool in_one_file(const struct source *a, const struct source *b) {
    return a == b || (a && b && a->files == b->files && str_equal(a->name, b->name));
}

static const struct diagnostic *behind_file(const struct diagnostic *first) {
    const struct diagnostic *d = first->next;
    while (d && in_one_file(d->span.source, first->span.source)) d = d->next;
    return d;
}

static bool is_found(const struct workplace *place, struct arena *arena, struct str path) {
    for (const struct diagnostic *d = place->found.first; d; d = behind_file(d))
        if (d->span.source && str_equal(workplace_path(arena, place, d->span.source), path)) return true;
    return false;
}

/* Those of which nothing was found: the touched ones, or, when all is checked, those of which something was said. */
static void publish_clean(struct lsp *lsp, struct workplace *place) {
    struct arena *scratch = arena_create();
    for (const struct open_file *file = lsp->session.files.first; file; file = file->next) {
        bool ours = path_is_below(file->path, place->root) && session_place_of(&lsp->session, file) == place;
        if (file->touched && ours && !is_found(place, scratch, file->path)) publish_file(lsp, place, file->path, NULL, NULL);
    }
    for (struct said_file *said = place->said; place->whole && said; said = said->next)
        if (!said->empty && !is_found(place, scratch, said->path)) publish_file(lsp, place, said->path, NULL, NULL);
    arena_destroy(scratch);
}

void lsp_publish(struct lsp *lsp, struct workplace *place) {
    struct arena *scratch = arena_create();
    const struct diagnostic *end;
    for (const struct diagnostic *d = place->found.first; d; d = end) {
        end = behind_file(d);
        if (d->span.source) publish_file(lsp, place, workplace_path(scratch, place, d->span.source), d, end);
    }
    publish_clean(lsp, place);
    for (struct open_file *file = lsp->session.files.first; file; file = file->next)
        if (path_is_below(file->path, place->root) && session_place_of(&lsp->session, file) == place) file->touched = false;
    place->unsaid = false;
    arena_destroy(scratch);
}

void lsp_retract(struct lsp *lsp, struct workplace *place) {
    for (struct said_file *said = place->said; said; said = said->next)
        if (!said->empty) publish_file(lsp, place, said->path, NULL, NULL);
}
