/* Choosing, ordering, counting and printing messages. */
#include "command/messages.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/discreet.h"
#include "command/about.h"
#include "command/baseline.h"
#include "command/code_title.h"
#include "command/terminal.h"
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

/* About what, and what is known ----------------------------------------------------------------------------------- */

void messages_settle(struct arena *arena, const struct options *options, const struct project *project,
                     struct diagnostics *messages) {
    if (!options->report || !messages->count) return;
    const struct about *about = about_new(arena, project->records);
    struct diagnostics kept = diagnostics_new(arena);
    for (struct diagnostic *d = messages->first; d; d = d->next) {
        about_fill(arena, about, d);
        if (!baseline_takes(options->report, d)) diagnostics_add(&kept, d);
    }
    *messages = kept;
}

/* One by one -------------------------------------------------------------------------------------------------- */

/* Where messages go: to the terminal, and to what is kept for a file. */
struct saying {
    const struct options *options;
    const struct catalogue *catalogue;
    const struct project *project;
    struct buffer out;
    bool colour;
};

static void say_one(struct saying *saying, const struct diagnostic *d) {
    const struct options *options = saying->options;
    struct arena *scratch = arena_create();
    struct diagnostic said = options->show_confidential ? *d : diagnostic_discreet(scratch, saying->catalogue, d);
    bool filed = options->messages_file.size, brief = options->form == FORM_SHORT;
    if (report_speaks(options) && !options->statistics)
        diagnostic_print(&saying->out, saying->catalogue, &said, saying->colour, brief && !filed);
    if (filed && (brief || options->form == FORM_HUMAN))
        diagnostic_print(&options->report->lines, saying->catalogue, &said, false, brief);
    if (options->report) report_add(options->report, saying->catalogue, saying->project, &said);
    arena_destroy(scratch);
}

static void print_each(struct saying *saying, const struct diagnostics *messages) {
    const struct options *options = saying->options;
    size_t printed = 0, wanted = 0;
    for (int severity = SEVERITY_ERROR; severity >= (int)options->level; severity--)
        for (const struct diagnostic *d = messages->first; d; d = d->next) {
            if ((int)d->severity != severity || ++wanted > MOST_MESSAGES) continue;
            say_one(saying, d);
            printed++;
        }
    print(&saying->out);
    if (options->report) options->report->left_out += wanted - printed;
    if (printed < wanted && !options->statistics)
        terminal_say(
            saying->catalogue,
            MESSAGE("{0, plural, one {# more message is} other {# more messages are}} not shown", wanted - printed));
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

static void print_statistics(const struct options *options, const struct catalogue *catalogue,
                             const struct project *project, const struct diagnostics *messages) {
    struct arena *scratch = arena_create();
    struct diagnostic said;
    struct tally *tallies = NEW_ARRAY(scratch, struct tally, messages->count + 1);
    struct buffer out = {0};
    size_t count = 0;
    for (const struct diagnostic *d = messages->first; d; d = d->next)
        if (d->severity >= options->level) count_in(tallies, &count, d);
    if (count) qsort(tallies, count, sizeof *tallies, by_count);
    for (size_t i = 0; i < count; i++) {
        const struct diagnostic *first = tallies[i].first;
        said = options->show_confidential ? *first : diagnostic_discreet(scratch, catalogue, first);
        buffer_format(&out, "%6zu %.*s[%.*s] %.*s\n", tallies[i].count,
                      STR_ARG(catalogue_words(catalogue, severity_name(tallies[i].first->severity))),
                      STR_ARG(tallies[i].first->code),
                      STR_ARG(str_visible(scratch, code_title(scratch, catalogue, project, &said))));
    }
    print(&out);
    arena_destroy(scratch);
}

void messages_print(const struct options *options, const struct catalogue *catalogue, const struct project *project,
                    const struct diagnostics *messages) {
    struct saying saying = {.options = options, .catalogue = catalogue, .project = project};
    saying.colour = terminal_is_coloured();
    if (options->report) options->report->heard += messages->warnings;
    if (options->statistics) print_statistics(options, catalogue, project, messages);
    if (options->report || !options->statistics) print_each(&saying, messages);
}

/* By file ----------------------------------------------------------------------------------------------------- */

static bool is_of(const struct project_document *document, const struct diagnostic *d) {
    for (size_t i = 0; i < document->source_count; i++)
        if (document->sources[i] == d->span.source) return true;
    return false;
}

static struct message message_of_file(struct arena *arena, const struct project_document *document,
                                      const struct diagnostics *messages) {
    size_t fields = 0, rows = 0, unread = 0, found[SEVERITY_ERROR + 1] = {0};
    record_count(document->record, &fields, &rows);
    for (const struct diagnostic *d = messages->first; d; d = d->next) {
        if (!is_of(document, d)) continue;
        found[d->severity]++;
        unread += d->severity == SEVERITY_WARNING && str_equal(d->code, code_name(CODE_I16));
    }
    struct message read =
        MESSAGE("{0}: {1, plural, one {# field} other {# fields}}"
                "{2, plural, =0 {} one {, # row} other {, # rows}}"
                "{3, plural, =0 {} one {, # table not read in full} other {, # tables not read in full}}",
                document->source->path, fields, rows, unread);
    struct message errors = MESSAGE("{0, plural, one {# error} other {# errors}}", found[SEVERITY_ERROR]);
    struct message warnings = MESSAGE("{0, plural, one {# warning} other {# warnings}}", found[SEVERITY_WARNING]);
    if (found[SEVERITY_ERROR] && found[SEVERITY_WARNING]) return message_new(arena, "{0}; {1}, {2}", read, errors, warnings);
    if (found[SEVERITY_ERROR] || found[SEVERITY_WARNING])
        return message_new(arena, "{0}; {1}", read, found[SEVERITY_ERROR] ? errors : warnings);
    return message_copy(arena, read);
}

static bool is_same_again(const struct jobs *jobs, size_t j) {
    return j && jobs->items[j - 1].document == jobs->items[j].document;
}

struct message *messages_of_files(struct arena *arena, const struct diagnostics *messages, const struct jobs *jobs,
                                  size_t *count) {
    *count = 0;
    for (size_t j = 0; j < jobs->count; j++) *count += !is_same_again(jobs, j);
    if (*count > MOST_FILES) *count = 0;
    struct message *all = NEW_ARRAY(arena, struct message, *count + 1);
    for (size_t j = 0, at = 0; j < jobs->count && at < *count; j++)
        if (!is_same_again(jobs, j)) all[at++] = message_of_file(arena, jobs->items[j].document, messages);
    return all;
}

void messages_say_checked(const struct catalogue *catalogue, const struct language *language, struct str name,
                          const struct diagnostics *messages, size_t documents, double seconds) {
    struct arena *scratch = arena_create();
    struct message all = message_new(
        scratch,
        "{0, plural, one {# document} other {# documents}}, {1, plural, one {# error} other {# errors}}, "
        "{2, plural, one {# warning} other {# warnings}}, {3} s",
        documents, messages->errors, messages->warnings, terminal_seconds(scratch, language, seconds));
    terminal_say(catalogue, name.size ? message_new(scratch, "{0}: {1}", name, all) : all);
    arena_destroy(scratch);
}
