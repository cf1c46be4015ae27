/* Choosing, ordering, counting and printing messages. */
#include "command/messages.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "kind/check_code.h"
#include "schema/record.h"

/* Nobody reads more, and a hostile file has them by the million. */
enum { MOST_MESSAGES = 2000, MOST_FILES = 20 };

static void print(struct buffer *out) {
    if (out->size) fwrite(out->data, 1, out->size, stderr);
    buffer_free(out);
}

/* Choosing ---------------------------------------------------------------------------------------------------- */

static bool is_named(const struct codes_named *named, struct str code) {
    for (size_t i = 0; i < named->count; i++)
        if (str_starts(code, named->items[i])) return true;
    return false;
}

bool message_is_selected(const struct options *options, const struct diagnostic *d) {
    bool reading_error = d->severity == SEVERITY_ERROR && !check_code_is_good(d->code);
    if (reading_error) return true;
    if (options->select.count && !is_named(&options->select, d->code)) return false;
    return !is_named(&options->ignore, d->code);
}

/* One by one -------------------------------------------------------------------------------------------------- */

static void print_each(const struct options *options, const struct diagnostics *messages) {
    struct buffer out = {0};
    bool colour = isatty(STDERR_FILENO) && !getenv("NO_COLOR");
    size_t printed = 0, wanted = 0;
    for (int severity = SEVERITY_ERROR; severity >= (int)options->level; severity--)
        for (const struct diagnostic *d = messages->first; d; d = d->next) {
            if ((int)d->severity != severity || ++wanted > MOST_MESSAGES) continue;
            diagnostic_print(&out, d, colour);
            printed++;
        }
    if (printed < wanted) buffer_format(&out, "planpress: %zu more messages are not shown\n", wanted - printed);
    print(&out);
}

/* Counted ----------------------------------------------------------------------------------------------------- */

struct tally {
    const struct diagnostic *first;
    size_t count;
};

static int by_count(const void *left, const void *right) {
    const struct tally *a = left, *b = right;
    if (a->first->severity != b->first->severity) return a->first->severity > b->first->severity ? -1 : 1;
    if (a->count != b->count) return a->count > b->count ? -1 : 1;
    return str_compare(a->first->code, b->first->code);
}

static void count_in(struct tally *tallies, size_t *count, const struct diagnostic *d) {
    for (size_t i = 0; i < *count; i++)
        if (tallies[i].first->severity == d->severity && str_equal(tallies[i].first->code, d->code)) {
            tallies[i].count++;
            return;
        }
    tallies[(*count)++] = (struct tally){d, 1};
}

static void print_statistics(const struct options *options, const struct diagnostics *messages) {
    static const char *const levels[] = {
        [SEVERITY_INFO] = "info", [SEVERITY_WARNING] = "warning", [SEVERITY_ERROR] = "error"};
    struct arena *scratch = arena_create();
    struct tally *tallies = NEW_ARRAY(scratch, struct tally, messages->count + 1);
    struct buffer out = {0};
    size_t count = 0;
    for (const struct diagnostic *d = messages->first; d; d = d->next)
        if (d->severity >= options->level) count_in(tallies, &count, d);
    if (count) qsort(tallies, count, sizeof *tallies, by_count);
    for (size_t i = 0; i < count; i++)
        buffer_format(&out, "%6zu %s[%.*s] %.*s\n", tallies[i].count, levels[tallies[i].first->severity],
                      STR_ARG(tallies[i].first->code), STR_ARG(str_visible(scratch, tallies[i].first->message)));
    print(&out);
    arena_destroy(scratch);
}

void messages_print(const struct options *options, const struct diagnostics *messages) {
    if (options->statistics) print_statistics(options, messages);
    else print_each(options, messages);
}

/* By file ----------------------------------------------------------------------------------------------------- */

static void append_count(struct buffer *out, const char *before, size_t count, const char *thing) {
    if (count) buffer_format(out, "%s%zu %s%s", before, count, thing, count == 1 ? "" : "s");
}

static bool is_of(const struct project_document *document, const struct diagnostic *d) {
    for (size_t i = 0; i < document->source_count; i++)
        if (document->sources[i] == d->span.source) return true;
    return false;
}

static void append_file(struct buffer *out, struct arena *scratch, const struct project_document *document,
                        const struct diagnostics *messages) {
    size_t fields = 0, rows = 0, found[SEVERITY_ERROR + 1] = {0};
    record_count(document->record, &fields, &rows);
    for (const struct diagnostic *d = messages->first; d; d = d->next) found[d->severity] += is_of(document, d);
    buffer_format(out, "planpress: %.*s: %zu field%s", STR_ARG(str_visible(scratch, document->source->path)), fields,
                  fields == 1 ? "" : "s");
    append_count(out, ", ", rows, "row");
    append_count(out, "; ", found[SEVERITY_ERROR], "error");
    append_count(out, found[SEVERITY_ERROR] ? ", " : "; ", found[SEVERITY_WARNING], "warning");
    buffer_char(out, '\n');
}

void messages_print_files(const struct diagnostics *messages, const struct jobs *jobs) {
    struct arena *scratch = arena_create();
    struct buffer out = {0};
    size_t count = 0;
    for (size_t j = 0; j < jobs->count; j++) {
        if (j && jobs->items[j - 1].document == jobs->items[j].document) continue;
        if (++count <= MOST_FILES) append_file(&out, scratch, jobs->items[j].document, messages);
    }
    if (count <= MOST_FILES) print(&out);
    buffer_free(&out);
    arena_destroy(scratch);
}
