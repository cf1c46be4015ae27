/* Messages as a page of Markdown: a table by account, then all of them. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/catalogue.h"
#include "command/report.h"

enum { LARGEST = 900000 /* bytes: GitHub takes a MiB */ };

/* What Markdown or HTML would take for a sign of theirs is none. */
static void put_text(struct buffer *out, struct str text) {
    static const char signs[] = "\\`*_{}[]<>|#~&!$@";
    for (size_t i = 0; i < text.size; i++) {
        if (memchr(signs, text.data[i], sizeof signs - 1)) buffer_char(out, '\\');
        buffer_char(out, text.data[i]);
    }
}

static void put_words(struct buffer *out, const struct report *report, const char *words) {
    buffer_append(out, catalogue_words(report->words, words));
}

/* ---- by account ---- */

struct tally {
    struct str account;
    size_t counts[SEVERITY_ERROR + 1];
};

static int by_account(const void *left, const void *right) {
    const struct report_message *const *a = left, *const *b = right;
    bool none_a = !(*a)->account.size, none_b = !(*b)->account.size;
    if (none_a != none_b) return none_a ? 1 : -1;
    return str_compare((*a)->account, (*b)->account);
}

static void put_tally(struct buffer *out, const struct report *report, const struct tally *tally) {
    buffer_append_c(out, "| ");
    if (tally->account.size) put_text(out, tally->account);
    else put_words(out, report, "of no account");
    buffer_format(out, " | %zu | %zu | %zu |\n", tally->counts[SEVERITY_ERROR], tally->counts[SEVERITY_WARNING],
                  tally->counts[SEVERITY_INFO]);
}

static void put_head(struct buffer *out, const struct report *report) {
    static const char *const heads[] = {"Account", "Errors", "Warnings", "Infos"};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        buffer_append_c(out, "| ");
        put_words(out, report, heads[i]);
        buffer_char(out, ' ');
    }
    buffer_append_c(out, "|\n|---|---:|---:|---:|\n");
}

static void put_table(struct buffer *out, const struct report *report) {
    const struct report_message **sorted = NEW_ARRAY(report->arena, const struct report_message *, report->count + 1);
    for (size_t i = 0; i < report->count; i++) sorted[i] = &report->items[i];
    if (report->count) qsort(sorted, report->count, sizeof *sorted, by_account);
    put_head(out, report);
    for (size_t i = 0; i < report->count;) {
        struct tally tally = {.account = sorted[i]->account};
        for (; i < report->count && str_equal(sorted[i]->account, tally.account); i++)
            tally.counts[sorted[i]->severity]++;
        put_tally(out, report, &tally);
    }
}

/* ---- one by one ---- */

static void put_message(struct buffer *out, const struct report *report, const struct report_message *message) {
    buffer_append_c(out, "- **");
    put_words(out, report, severity_name(message->severity));
    buffer_format(out, " %.*s** ", STR_ARG(message->code));
    put_text(out, report_shown_place(report->arena, message));
    buffer_append_c(out, message->file.size ? " – " : "");
    put_text(out, message->message);
    if (message->help.size) buffer_append_c(out, "  \n  "), put_text(out, message->help);
    buffer_char(out, '\n');
}

static void put_rest(struct buffer *out, const struct report *report, size_t rest) {
    struct str text =
        message_text(report->arena, report->words,
                     MESSAGE("{0, plural, one {# more message is} other {# more messages are}} not shown", rest));
    buffer_format(out, "\n%.*s\n", STR_ARG(text));
}

void form_summary(struct buffer *out, const struct report *report) {
    struct str title =
        message_text(report->arena, report->words,
                     MESSAGE("{0, plural, one {# error} other {# errors}}, {1, plural, one {# warning} other {# "
                             "warnings}}, {2, plural, one {# info} other {# infos}}",
                             report->errors, report->warnings, report->infos));
    buffer_format(out, "## planpress: %.*s\n\n", STR_ARG(title));
    if (!report->count) return;
    put_table(out, report);
    buffer_char(out, '\n');
    size_t shown = 0;
    while (shown < report->count && out->size < LARGEST) put_message(out, report, &report->items[shown++]);
    size_t rest = report->count - shown + report->left_out;
    if (rest) put_rest(out, report, rest);
}
