/* Collecting messages, and writing them down. */
#include "command/report.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/catalogue.h"
#include "base/disk.h"
#include "base/file.h"
#include "base/file_below.h"
#include "base/path.h"
#include "command/baseline.h"
#include "command/terminal.h"
#include "project/outputs.h"

static bool for_people(const struct options *options) {
    return options->form == FORM_HUMAN || options->form == FORM_SHORT;
}

bool report_speaks(const struct options *options) { return for_people(options) || options->messages_file.size; }

/* The nearest folder that is a repository; empty: none. */
static struct str repository_above(struct arena *arena, struct str folder) {
    for (;; folder = path_folder(folder)) {
        if (file_exists(arena, path_join(arena, folder, STR(".git")))) return folder;
        if (str_equal(folder, STR("/")) || str_equal(folder, STR("."))) return (struct str){0};
    }
}

/* Of the first path that was named: one run, one repository. */
static struct str root_of(struct arena *arena, struct str here, const struct options *options) {
    struct str named = path_join(arena, here, options->paths[0]);
    struct str root = repository_above(arena, named);
    return root.size ? root : here;
}

struct report *report_new(struct arena *arena, const struct options *options) {
    bool wanted = !for_people(options) || options->messages_file.size || options->summary.size ||
                  options->baseline.size || options->makes_baseline || options->limits_warnings;
    if (!wanted) return NULL;
    struct report *report = NEW(arena, struct report);
    report->arena = arena;
    report->here = disk_absolute(arena, STR("."));
    report->root = root_of(arena, report->here, options);
    report->strict = options->strict;
    return report;
}

struct str report_path(const struct report *report, const struct source *source) {
    if (!source) return (struct str){0};
    struct str path = path_join(report->arena, report->here, source->path), root = report->root;
    path = path_is_below(path, root) ? path_relative(report->arena, root, path) : path;
    return str_utf8_error(path) < path.size ? str_visible(report->arena, path) : path;
}

/* ---- collecting ---- */

static struct str one_line(struct report *report, struct str text) {
    return str_copy(report->arena, str_visible(report->arena, text));
}

static struct str say(struct report *report, const struct catalogue *catalogue, struct message message) {
    if (message_empty(message)) return (struct str){0};
    return one_line(report, message_text(report->arena, catalogue, message));
}

/* What stands in a key is on one line and without tabs. */
struct str report_key(struct arena *arena, const struct report *report, const struct diagnostic *d) {
    struct str file = str_visible(arena, report_path(report, d->span.source));
    return str_format(arena, "%.*s\t%.*s\t%.*s\t%.*s", STR_ARG(d->code), STR_ARG(file),
                      STR_ARG(str_visible(arena, d->path)), STR_ARG(str_visible(arena, d->row)));
}

static struct report_place place_of(const struct source *source, size_t at) {
    struct span span = source_span(source, at, at);
    return (struct report_place){span.line, span.column};
}

static void add_mends(struct report *report, const struct catalogue *catalogue, const struct mend *mends,
                      struct report_message *message) {
    size_t count = 0;
    for (const struct mend *m = mends; m; m = m->next) count++;
    struct report_mend *items = NEW_ARRAY(report->arena, struct report_mend, count + 1);
    for (const struct mend *m = mends; m; m = m->next)
        items[message->mend_count++] = (struct report_mend){.kind = mend_kind_name(m->kind),
                                                            .title = say(report, catalogue, m->title),
                                                            .file = report_path(report, m->source),
                                                            .text = str_copy(report->arena, m->edit.text),
                                                            .start = place_of(m->source, m->edit.start),
                                                            .end = place_of(m->source, m->edit.end)};
    message->mends = items;
}

/* The account of the document that a source belongs to; empty: of none. */
static struct str account_of(struct report *report, const struct project *project, const struct source *source) {
    for (size_t i = 0; project && source && i < project->document_count; i++)
        for (size_t s = 0; s < project->documents[i].source_count; s++) {
            if (project->documents[i].sources[s] != source) continue;
            const struct record *account = document_account(project->documents[i].record);
            return account ? one_line(report, record_title(report->arena, account)) : (struct str){0};
        }
    return (struct str){0};
}

static void count_in(struct report *report, enum severity severity) {
    size_t *counts[] = {
        [SEVERITY_INFO] = &report->infos, [SEVERITY_WARNING] = &report->warnings, [SEVERITY_ERROR] = &report->errors};
    ++*counts[severity];
}

void report_add(struct report *report, const struct catalogue *catalogue, const struct project *project,
                const struct diagnostic *said) {
    struct report_message message = {.severity = said->severity,
                                     .code = str_copy(report->arena, said->code),
                                     .message = say(report, catalogue, said->message),
                                     .help = say(report, catalogue, said->help),
                                     .file = report_path(report, said->span.source),
                                     .start = {said->span.line, said->span.line ? said->span.column : 0},
                                     .row = one_line(report, said->row),
                                     .field = one_line(report, said->path),
                                     .class = str_copy(report->arena, said->class),
                                     .source = one_line(report, said->source),
                                     .account = account_of(report, project, said->span.source),
                                     .key = report_key(report->arena, report, said)};
    if (message.start.column && said->span.length) message.end_column = message.start.column + said->span.length;
    add_mends(report, catalogue, said->mends, &message);
    count_in(report, said->severity);
    ARENA_PUSH(report->arena, report->items, report->count, report->capacity) = message;
}

struct str report_shown_place(struct arena *arena, const struct report_message *message) {
    struct str file = str_visible(arena, message->file);
    if (!file.size || !message->start.line) return file;
    if (!message->start.column) return str_format(arena, "%.*s:%u", STR_ARG(file), message->start.line);
    return str_format(arena, "%.*s:%u:%u", STR_ARG(file), message->start.line, message->start.column);
}

/* ---- putting into order ---- */

/* Errors first; else as they came. */
static void order(struct report *report) {
    struct report_message *ordered = NEW_ARRAY(report->arena, struct report_message, report->count + 1);
    size_t count = 0;
    for (int severity = SEVERITY_ERROR; severity >= SEVERITY_INFO; severity--)
        for (size_t i = 0; i < report->count; i++)
            if ((int)report->items[i].severity == severity) ordered[count++] = report->items[i];
    report->items = ordered;
}

static int by_key(const void *left, const void *right) {
    struct report_message *const *a = left, *const *b = right;
    int keys = str_compare((*a)->key, (*b)->key);
    return keys ? keys : *a < *b ? -1 : *a > *b;
}

/* Several of one key are told apart by their number. */
static void number(struct report *report) {
    struct report_message **sorted = NEW_ARRAY(report->arena, struct report_message *, report->count + 1);
    for (size_t i = 0; i < report->count; i++) sorted[i] = &report->items[i];
    if (report->count) qsort(sorted, report->count, sizeof *sorted, by_key);
    for (size_t i = 1; i < report->count; i++)
        if (str_equal(sorted[i - 1]->key, sorted[i]->key)) sorted[i]->again = sorted[i - 1]->again + 1;
}

/* ---- writing ---- */

static void print_form(struct buffer *out, const struct report *report, enum message_form form) {
    switch (form) {
    case FORM_HUMAN:
    case FORM_SHORT: buffer_append(out, buffer_str(&report->lines)); return;
    case FORM_JSON: form_json(out, report); return;
    case FORM_GITHUB: form_github(out, report); return;
    case FORM_GITLAB: form_gitlab(out, report); return;
    case FORM_SARIF: form_sarif(out, report); return;
    case FORM_JUNIT: form_junit(out, report); return;
    }
}

static bool write_file(struct report *report, struct str path, const struct buffer *out, struct message *problem) {
    return file_write(report->arena, path_folder(path), path_name(path), buffer_str(out), problem);
}

/* An export stands on the standard output already. */
static bool print_out(const struct report *report, const struct options *options, const struct buffer *out,
                      struct message *problem) {
    bool taken = options->command == COMMAND_EXPORT || options->dump != DUMP_NONE;
    FILE *stream = taken ? stderr : stdout;
    if (fwrite(out->data, 1, out->size, stream) == out->size && !fflush(stream)) return true;
    *problem = message_new(report->arena, "cannot write to the standard output");
    return false;
}

static bool write_form(struct report *report, const struct options *options, struct message *problem) {
    if (for_people(options) && !options->messages_file.size) return true;
    struct buffer out = {0};
    print_form(&out, report, options->form);
    bool written = options->messages_file.size ? write_file(report, options->messages_file, &out, problem)
                                               : !out.size || print_out(report, options, &out, problem);
    buffer_free(&out);
    return written;
}

static bool write_summary(struct report *report, const struct options *options, struct message *problem) {
    struct buffer out = {0};
    if (!options->summary.size) return true;
    form_summary(&out, report);
    bool written = write_file(report, options->summary, &out, problem);
    buffer_free(&out);
    return written;
}

bool report_write(struct report *report, const struct options *options, struct message *problem) {
    report->words = terminal_catalogue(report->arena, options->paths[0]);
    order(report);
    number(report);
    bool written = write_form(report, options, problem) && write_summary(report, options, problem) &&
                   baseline_finish(report, options, problem);
    buffer_free(&report->lines);
    return written;
}
