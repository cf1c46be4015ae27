/* Reading, comparing and writing a baseline. */
#include "command/baseline.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/file_below.h"
#include "base/limits.h"
#include "base/path.h"
#include "command/terminal.h"
#include "kind/check_code.h"

/* A key, and how many findings have it. */
struct known {
    struct str key;
    size_t count, met; /* met: in this run */
};

struct baseline {
    struct known *items; /* of one that was read: sorted by key */
    size_t count, capacity;
    bool made; /* this run makes it: each finding is an item of its own until it is written */
};

static int compare(const void *left, const void *right) {
    const struct known *a = left, *b = right;
    return str_compare(a->key, b->key);
}

/* Items of one key become one. */
static void settle(struct baseline *baseline) {
    size_t kept = 0;
    if (baseline->count) qsort(baseline->items, baseline->count, sizeof *baseline->items, compare);
    for (size_t i = 0; i < baseline->count; i++) {
        if (kept && str_equal(baseline->items[kept - 1].key, baseline->items[i].key))
            baseline->items[kept - 1].count += baseline->items[i].count;
        else baseline->items[kept++] = baseline->items[i];
    }
    baseline->count = kept;
}

/* ---- reading ---- */

static bool take_count(struct str *line, size_t *count) {
    struct str digits;
    *count = 0;
    if (!str_cut(line, '\t', &digits) || !line->size) return false;
    for (size_t i = 0; i < digits.size; i++) {
        if (digits.data[i] < '0' || digits.data[i] > '9' || *count > 1000000000) return false;
        *count = *count * 10 + (size_t)(digits.data[i] - '0');
    }
    return *count > 0;
}

static bool read_lines(struct report *report, struct str text, size_t *number) {
    struct str line;
    for (*number = 1; str_cut(&text, '\n', &line); ++*number) {
        struct known known = {0};
        if (str_ends(line, STR("\r"))) line.size--;
        if (!line.size || line.data[0] == '#') continue;
        if (!take_count(&line, &known.count)) return false;
        known.key = line;
        ARENA_PUSH(report->arena, report->baseline->items, report->baseline->count, report->baseline->capacity) = known;
    }
    settle(report->baseline);
    return true;
}

bool baseline_open(struct report *report, const struct options *options, struct message *problem) {
    struct str text;
    size_t number;
    if (!options->baseline.size && !options->makes_baseline) return true;
    report->baseline = NEW(report->arena, struct baseline);
    report->baseline->made = options->makes_baseline;
    if (report->baseline->made) return true;
    if (!file_read(report->arena, options->baseline, LIMIT_LIST, &text, problem)) return false;
    if (read_lines(report, text, &number)) return true;
    *problem = message_new(report->arena, "line {0} of {1} is none of a baseline; planpress baseline writes one",
                           number, options->baseline);
    return false;
}

/* ---- comparing ---- */

static bool is_reading_error(const struct diagnostic *d) {
    return d->severity == SEVERITY_ERROR && !check_code_is_good(d->code);
}

bool baseline_takes(struct report *report, const struct diagnostic *diagnostic) {
    struct baseline *baseline = report->baseline;
    if (!baseline || is_reading_error(diagnostic)) return false;
    struct known sought = {report_key(report->arena, report, diagnostic), 1, 0};
    if (baseline->made) {
        ARENA_PUSH(report->arena, baseline->items, baseline->count, baseline->capacity) = sought;
        return true;
    }
    struct known *found =
        baseline->count ? bsearch(&sought, baseline->items, baseline->count, sizeof *baseline->items, compare) : NULL;
    bool takes = found && found->met++ < found->count;
    report->known += takes;
    return takes;
}

/* ---- writing ---- */

static const char head[] =
    "# Findings that planpress check leaves out with --baseline; planpress baseline writes this file.\n"
    "# how many, code, file, field, row\n";

static bool write_down(struct report *report, struct str path, struct message *problem) {
    struct baseline *baseline = report->baseline;
    struct buffer out = {0};
    size_t findings = baseline->count;
    settle(baseline);
    buffer_append_c(&out, head);
    for (size_t i = 0; i < baseline->count; i++)
        buffer_format(&out, "%zu\t%.*s\n", baseline->items[i].count, STR_ARG(baseline->items[i].key));
    bool written = file_write(report->arena, path_folder(path), path_name(path), buffer_str(&out), problem);
    buffer_free(&out);
    if (written)
        terminal_say(
            report->words,
            MESSAGE("{0, plural, one {# finding is} other {# findings are}} written down in {1}", findings, path));
    return written;
}

bool baseline_finish(struct report *report, const struct options *options, struct message *problem) {
    if (!report->baseline) return true;
    if (report->baseline->made)
        return write_down(report, options->output.size ? options->output : STR("planpress-baseline.tsv"), problem);
    if (report->known && !options->quiet)
        terminal_say(report->words,
                     MESSAGE("{0, plural, one {# finding is} other {# findings are}} known from {1} and not "
                             "said again",
                             report->known, options->baseline));
    return true;
}
