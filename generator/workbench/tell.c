/* Findings by document, and every document's pages. What is said of a page of which there is nothing to say is short. */
#include "workbench/tell.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/catalogue.h"
#include "base/discreet.h"
#include "base/json.h"
#include "base/path.h"
#include "command/listener.h"
#include "workbench/editor_link.h"
#include "workbench/known.h"
#include "workbench/words.h"

enum { MOST_SAID = 200, MOST_ERRORS = 60 }; /* of a page, of all */

/* ---- files ---- */

static void tell_file(const struct tell *tell, char what, const struct folder_file *file) {
    struct arena *scratch = arena_create();
    if (file->class <= tell->readers)
        teller_tell(tell->teller, what, str_format(scratch, "%d%.*s", (int)file->class, STR_ARG(file->path)));
    arena_destroy(scratch);
}

static void hear_written(void *context, const struct folder_file *file) {
    tell_file(context, TELL_WRITTEN, file);
}

static bool hear_wants(void *context, const struct folder_file *file) {
    const struct tell *tell = context;
    return file->class <= tell->readers && known_kept(tell->known, file->path).size;
}

static void hear_composed(void *context, const struct folder_file *file, struct str bytes) {
    const struct tell *tell = context;
    struct buffer out = {0};
    buffer_append(&out, file->path);
    buffer_char(&out, '\0');
    buffer_append(&out, bytes);
    teller_tell(tell->teller, TELL_COMPOSED, buffer_str(&out));
    buffer_free(&out);
}

/* ---- a message ---- */

struct saying {
    const struct tell *tell;
    const struct catalogue *words;
    struct json json;
    struct arena *arena; /* of one message */
};

static void put_text(struct saying *saying, const char *key, struct message message) {
    if (message_empty(message)) return;
    struct str text = message_text(saying->arena, saying->words, message);
    json_entry(&saying->json, key, str_visible(saying->arena, text));
}

static void put_place(struct saying *saying, const struct span *span) {
    if (!span->source) return;
    struct str path = path_join(saying->arena, saying->tell->here, span->source->path);
    struct str link = editor_link(saying->arena, saying->tell->editor, path, span->line, span->column);
    json_entry(&saying->json, "file", str_visible(saying->arena, span->source->path));
    if (span->line) json_entry_number(&saying->json, "line", span->line);
    if (span->line && span->column) json_entry_number(&saying->json, "column", span->column);
    if (link.size) json_entry(&saying->json, "link", link);
}

static void put_message(struct saying *saying, const struct diagnostic *diagnostic) {
    saying->arena = arena_create();
    struct diagnostic said = *diagnostic;
    if (!saying->tell->show_confidential) said = diagnostic_discreet(saying->arena, saying->words, diagnostic);
    json_item(&saying->json);
    json_open(&saying->json, '{');
    json_entry(&saying->json, "level", str_of(severity_name(said.severity)));
    json_entry(&saying->json, "code", said.code);
    put_text(saying, "message", said.message);
    put_text(saying, "help", said.help);
    put_place(saying, &said.span);
    json_close(&saying->json, '}');
    arena_destroy(saying->arena);
}

/* ---- the messages of each document ---- */

/* A message and the document that it is about; DOCUMENTS: none. */
struct sorted {
    const struct diagnostic *said;
    size_t document, order;
};

struct owner {
    const struct source *source;
    size_t document;
};

static int by_source(const void *left, const void *right) {
    const struct owner *a = left, *b = right;
    return a->source < b->source ? -1 : a->source > b->source;
}

static int by_document(const void *left, const void *right) {
    const struct sorted *a = left, *b = right;
    if (a->document != b->document) return a->document < b->document ? -1 : 1;
    if (a->said->severity != b->said->severity) return a->said->severity > b->said->severity ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

static struct owner *owners_of(struct arena *arena, const struct project *project, size_t *count) {
    size_t most = 1;
    for (size_t d = 0; d < project->document_count; d++) most += project->documents[d].source_count;
    struct owner *owners = NEW_ARRAY(arena, struct owner, most);
    *count = 0;
    for (size_t d = 0; d < project->document_count; d++)
        for (size_t s = 0; s < project->documents[d].source_count; s++)
            owners[(*count)++] = (struct owner){project->documents[d].sources[s], d};
    if (*count) qsort(owners, *count, sizeof *owners, by_source);
    return owners;
}

static struct sorted *sort_messages(struct arena *arena, const struct project *project,
                                    const struct diagnostics *messages) {
    size_t count, at = 0;
    struct owner *owners = owners_of(arena, project, &count);
    struct sorted *sorted = NEW_ARRAY(arena, struct sorted, messages->count + 1);
    for (const struct diagnostic *d = messages->first; d; d = d->next, at++) {
        struct owner wanted = {.source = d->span.source};
        const struct owner *found =
            wanted.source && count ? bsearch(&wanted, owners, count, sizeof wanted, by_source) : NULL;
        sorted[at] = (struct sorted){d, found ? found->document : project->document_count, at};
    }
    if (at) qsort(sorted, at, sizeof *sorted, by_document);
    return sorted;
}

/* ---- pages ---- */

static struct saying begin(const struct tell *tell, const struct catalogue *words, struct buffer *out) {
    struct saying saying = {.tell = tell, .words = words, .json = {.out = out, .dense = true}};
    json_open(&saying.json, '{');
    return saying;
}

static void put_messages(struct saying *saying, const char *key, const struct sorted *from, size_t count, size_t most) {
    json_entry_open(&saying->json, key, '[');
    for (size_t i = 0; i < count && i < most; i++) put_message(saying, from[i].said);
    json_close(&saying->json, ']');
}

/* Of the document's outputs those that were not made are told to be broken: what is seen of them is old. */
static void tell_page(const struct tell *tell, const struct run *run, const struct planned_output *planned, bool made,
                      struct str messages) {
    struct arena *scratch = arena_create();
    bool pdf = run->options->pdf;
    struct str stem = planned->place.stem;
    struct buffer out = {0};
    buffer_format(&out, "%.*s.html", STR_ARG(stem));
    buffer_char(&out, '\0');
    struct saying saying = begin(tell, run->words, &out);
    json_entry_truth(&saying.json, "broken", !made);
    if (pdf) json_entry(&saying.json, "pdf", str_format(scratch, "%.*s.pdf", STR_ARG(stem)));
    buffer_append(&out, messages);
    json_close(&saying.json, '}');
    teller_tell(tell->teller, TELL_PAGE, buffer_str(&out));
    buffer_free(&out);
    arena_destroy(scratch);
}

/* As an entry that follows others. */
static void print_messages(const struct tell *tell, const struct catalogue *words, const struct sorted *from,
                           size_t count, struct buffer *out) {
    struct saying saying = {.tell = tell, .words = words, .json = {.out = out, .dense = true}};
    buffer_clear(out);
    put_messages(&saying, "messages", from, count, MOST_SAID);
}

static bool *made_outputs(struct arena *arena, const struct run *run, const struct jobs *jobs) {
    bool *made = NEW_ARRAY(arena, bool, run->editions->planned_count + 1);
    for (size_t j = 0; j < jobs->count; j++)
        if (jobs->items[j].planned) made[jobs->items[j].planned - run->editions->planned] = jobs->items[j].made;
    return made;
}

static bool was_changed(const struct tell *tell, struct arena *arena, const struct project_document *document) {
    struct arena_mark mark = arena_mark(arena);
    bool changed = false;
    for (size_t s = 0; s < document->source_count && !changed; s++) {
        struct str path = path_join(arena, tell->root, document->sources[s]->name);
        for (size_t c = 0; c < tell->changed_count; c++) changed |= str_equal(path, tell->changed[c]);
    }
    arena_rewind(arena, mark);
    return changed;
}

/* Going through what is said of the documents, in their order. */
struct said {
    const struct sorted *items;
    size_t count, at;
    const struct project_document *document; /* whose messages are printed */
    struct buffer printed;
};

/* Of the pages of a document that with the most to read: for the narrowest circle, and called as the document is. */
static const struct planned_output *main_page(const struct tell *tell, const struct editions *editions,
                                              const struct planned_output *first) {
    const struct planned_output *best = NULL, *end = editions->planned + editions->planned_count;
    for (const struct planned_output *p = first; p < end && p->document == first->document; p++) {
        if (p->layout->class > tell->readers) continue;
        bool narrower = best && p->layout->class > best->layout->class;
        bool shorter = best && p->layout->class == best->layout->class && p->place.stem.size < best->place.stem.size;
        if (!best || narrower || shorter) best = p;
    }
    return best;
}

/* What is said of a document stands in each of its pages, and is printed once. */
static void turn_to(const struct tell *tell, const struct run *run, const struct planned_output *planned,
                    struct said *said) {
    struct arena *scratch = arena_create();
    const struct planned_output *page = main_page(tell, run->editions, planned);
    size_t document = (size_t)(planned->document - run->project->documents), end;
    while (said->at < said->count && said->items[said->at].document < document) said->at++;
    for (end = said->at; end < said->count && said->items[end].document == document;) end++;
    print_messages(tell, run->words, said->items + said->at, end - said->at, &said->printed);
    said->document = planned->document;
    if (page && tell->changed_count && was_changed(tell, scratch, planned->document))
        teller_tell(tell->teller, TELL_CHANGED, str_format(scratch, "%.*s.html", STR_ARG(page->place.stem)));
    arena_destroy(scratch);
}

/* What is planned is in the order of the documents, too. */
static void tell_pages(const struct tell *tell, struct arena *arena, const struct run *run, const struct jobs *jobs,
                       const struct sorted *sorted, size_t count) {
    const struct editions *editions = run->editions;
    const bool *made = made_outputs(arena, run, jobs);
    struct said said = {.items = sorted, .count = count};
    for (size_t p = 0; p < editions->planned_count; p++) {
        const struct planned_output *planned = &editions->planned[p];
        if (planned->document != said.document) turn_to(tell, run, planned, &said);
        if (planned->layout->class <= tell->readers) tell_page(tell, run, planned, made[p], buffer_str(&said.printed));
    }
    buffer_free(&said.printed);
}

/* ---- all ---- */

static int by_weight(const void *left, const void *right) {
    const struct sorted *a = left, *b = right;
    if (a->said->severity != b->said->severity) return a->said->severity > b->said->severity ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

/* Errors of any document, and what is said of none. */
static size_t keep_general(struct sorted *sorted, size_t count, size_t documents) {
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (sorted[i].document == documents || sorted[i].said->severity == SEVERITY_ERROR) sorted[kept++] = sorted[i];
    if (kept) qsort(sorted, kept, sizeof *sorted, by_weight);
    return kept;
}

/* `everywhere`: to be seen on each page. */
static void tell_all(const struct tell *tell, const struct catalogue *words, const struct sorted *sorted, size_t count,
                     size_t documents, bool failed) {
    struct buffer out = {0};
    struct saying saying = begin(tell, words, &out);
    size_t general = 0, all = count < MOST_ERRORS ? count : MOST_ERRORS;
    struct sorted *of_none = calloc(all + 1, sizeof *of_none);
    for (size_t i = 0; i < all; i++)
        if (sorted[i].document == documents) of_none[general++] = sorted[i];
    json_entry_truth(&saying.json, "failed", failed);
    words_put(&saying.json, words);
    put_messages(&saying, "general", of_none, general, MOST_ERRORS);
    put_messages(&saying, "errors", sorted, all, MOST_ERRORS);
    json_close(&saying.json, '}');
    teller_tell(tell->teller, TELL_ALL, buffer_str(&out));
    buffer_free(&out);
    free(of_none);
}

static void hear_built(void *context, const struct run *run, const struct jobs *jobs,
                       const struct diagnostics *messages) {
    const struct tell *tell = context;
    struct arena *arena = arena_create();
    size_t documents = run->project->document_count;
    struct sorted *sorted = sort_messages(arena, run->project, messages);
    for (size_t i = 0; i < folder_count(run->folder); i++)
        if (folder_listed(run->folder, i)) tell_file(tell, TELL_FILE, folder_listed(run->folder, i));
    tell_pages(tell, arena, run, jobs, sorted, messages->count);
    tell_all(tell, run->words, sorted, keep_general(sorted, messages->count, documents), documents, false);
    teller_tell(tell->teller, TELL_DONE, (struct str){0});
    arena_destroy(arena);
}

static void hear_failed(void *context, const struct catalogue *words, const struct diagnostics *messages,
                        struct message problem) {
    const struct tell *tell = context;
    struct arena *arena = arena_create();
    size_t count = messages ? messages->count : 0, at = 0;
    struct sorted *sorted = NEW_ARRAY(arena, struct sorted, count + 2);
    struct diagnostic machine = {.severity = SEVERITY_ERROR, .message = problem};
    for (const struct diagnostic *d = messages ? messages->first : NULL; d; d = d->next, at++)
        sorted[at] = (struct sorted){d, 0, at};
    if (!message_empty(problem)) sorted[at] = (struct sorted){&machine, 0, at}, at++;
    if (at) qsort(sorted, at, sizeof *sorted, by_weight);
    tell_all(tell, words, sorted, at, 0, true);
    teller_tell(tell->teller, TELL_FAILED, (struct str){0});
    teller_tell(tell->teller, TELL_DONE, (struct str){0});
    arena_destroy(arena);
}

struct listener tell_listener(struct tell *tell) {
    return (struct listener){
        .context = tell, .wants = hear_wants, .composed = hear_composed, .written = hear_written, .built = hear_built, .failed = hear_failed};
}
