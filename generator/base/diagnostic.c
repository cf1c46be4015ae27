/* Collecting, sorting and printing of diagnostics. */
#include "base/diagnostic.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/catalogue.h"
#include "base/mend.h"

enum { WIDEST_LINE = 160 }; /* code points of a source line that are shown */

static const struct {
    struct str name;
    const char *summary;
} codes[] = {
#define CODE(code, text) [CODE_##code] = {STR_INIT(#code), text},
    DIAGNOSTIC_CODES(CODE)
#undef CODE
};
_Static_assert(sizeof codes / sizeof *codes == CODE_COUNT, "every code has a name");

struct str code_name(enum diagnostic_code code) {
    return codes[code].name;
}
const char *code_summary(enum diagnostic_code code) { return codes[code].summary; }

const char *severity_name(enum severity severity) {
    static const char *const names[] = {
        [SEVERITY_INFO] = "info", [SEVERITY_WARNING] = "warning", [SEVERITY_ERROR] = "error"};
    return names[severity];
}

struct diagnostics diagnostics_new(struct arena *arena) {
    return (struct diagnostics){.arena = arena};
}

/* Of a file that holds both sides of a merge nothing else is said, but why it is not read: all would only follow. */
static bool is_moot(const struct diagnostic *diagnostic) {
    return diagnostic->span.source && diagnostic->span.source->torn &&
           !str_equal(diagnostic->code, codes[CODE_I17].name) && !str_equal(diagnostic->code, codes[CODE_X09].name);
}

static struct diagnostic *append(struct diagnostics *sink, struct diagnostic fields) {
    struct diagnostic *added = NEW(sink->arena, struct diagnostic);
    *added = fields;
    added->next = NULL;
    if (is_moot(added)) return added;
    added->order = sink->count++;
    if (sink->last) sink->last->next = added;
    else sink->first = added;
    sink->last = added;
    switch (fields.severity) {
    case SEVERITY_INFO: sink->infos++; break;
    case SEVERITY_WARNING: sink->warnings++; break;
    case SEVERITY_ERROR: sink->errors++; break;
    }
    return added;
}

static bool same_file(const struct source *a, const struct source *b) {
    return a == b || (a && b && str_equal(a->path, b->path));
}

static bool same(const struct diagnostic *a, const struct diagnostic *b) {
    return same_file(a->span.source, b->span.source) && a->span.line == b->span.line &&
           a->span.column == b->span.column && str_equal(a->code, b->code) && !message_compare(a->message, b->message);
}

struct diagnostic *diagnose_message(struct diagnostics *sink, enum severity severity, enum diagnostic_code code,
                                    struct span span, struct message message) {
    struct diagnostic added = {.severity = severity, .code = codes[code].name, .span = span, .message = message};
    if (sink->last && same(sink->last, &added)) return sink->last;
    added.message = message_copy(sink->arena, message);
    return append(sink, added);
}

void diagnose_help_message(struct diagnostics *sink, struct diagnostic *diagnostic, struct message help) {
    diagnostic->help = message_copy(sink->arena, help);
}

void diagnostics_add(struct diagnostics *sink, const struct diagnostic *diagnostic) {
    struct diagnostic copy = *diagnostic;
    copy.code = str_copy(sink->arena, diagnostic->code);
    copy.message = message_copy(sink->arena, diagnostic->message);
    copy.help = message_copy(sink->arena, diagnostic->help);
    copy.told = message_copy(sink->arena, diagnostic->told);
    copy.told_help = message_copy(sink->arena, diagnostic->told_help);
    copy.field = str_copy(sink->arena, diagnostic->field);
    copy.row = str_copy(sink->arena, diagnostic->row);
    copy.path = str_copy(sink->arena, diagnostic->path);
    copy.class = str_copy(sink->arena, diagnostic->class);
    copy.source = str_copy(sink->arena, diagnostic->source);
    copy.mends = mends_copy(sink->arena, diagnostic->mends);
    append(sink, copy);
}

void diagnostics_merge(struct diagnostics *sink, const struct diagnostics *from) {
    for (const struct diagnostic *d = from->first; d; d = d->next) diagnostics_add(sink, d);
}

static int compare(const void *left, const void *right) {
    const struct diagnostic *a = *(const struct diagnostic *const *)left, *b = *(const struct diagnostic *const *)right;
    struct str none = {0};
    int by_path =
        str_compare(a->span.source ? a->span.source->path : none, b->span.source ? b->span.source->path : none);
    if (by_path) return by_path;
    if (a->span.line != b->span.line) return a->span.line < b->span.line ? -1 : 1;
    if (a->span.column != b->span.column) return a->span.column < b->span.column ? -1 : 1;
    int by_code = str_compare(a->code, b->code);
    if (by_code) return by_code;
    int by_message = message_compare(a->message, b->message);
    if (by_message) return by_message;
    if (a->severity != b->severity) return a->severity > b->severity ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

void diagnostics_sort(struct diagnostics *sink) {
    size_t count = 0;
    struct diagnostic **list = NEW_ARRAY(sink->arena, struct diagnostic *, sink->count + 1);
    for (struct diagnostic *d = sink->first; d; d = d->next) list[count++] = d;
    qsort(list, count, sizeof *list, compare);
    struct diagnostics sorted = diagnostics_new(sink->arena);
    for (size_t i = 0; i < count; i++)
        if (!i || !same(list[i - 1], list[i])) append(&sorted, *list[i]);
    *sink = sorted;
}

static void paint(struct buffer *out, bool colour, const char *escape) {
    if (colour) buffer_append_c(out, escape);
}

static void print_text(struct buffer *out, struct str text) {
    struct arena *scratch = arena_create();
    buffer_append(out, str_visible(scratch, text));
    arena_destroy(scratch);
}

/* The first `count` code points of a source line as they are shown; the text goes behind them. */
static struct str take_shown(struct arena *arena, struct str *line, uint32_t count) {
    struct str taken = *line, tab;
    while (line->size && count--) str_next(line);
    taken.size -= line->size;
    struct buffer shown = {0};
    while (taken.size && str_cut(&taken, '\t', &tab)) {
        buffer_append(&shown, str_visible(arena, tab));
        if (tab.data + tab.size < line->data && tab.data[tab.size] == '\t') buffer_char(&shown, ' ');
    }
    struct str result = str_copy(arena, buffer_str(&shown));
    buffer_free(&shown);
    return result;
}

static void print_mark(struct buffer *out, size_t before, size_t length, bool colour) {
    buffer_format(out, "       | %*s", (int)before, "");
    paint(out, colour, "\033[1;31m");
    for (size_t i = 0; i < (length ? length : 1); i++) buffer_char(out, '^');
    paint(out, colour, "\033[0m");
    buffer_char(out, '\n');
}

/* The source line and the mark below it: what is before the mark, what is marked, the rest. */
static void print_excerpt(struct buffer *out, struct span span, bool colour) {
    struct str line = source_line(span.source, span.line);
    if (str_empty(str_trim(line))) return;
    struct arena *scratch = arena_create();
    bool far = span.column > WIDEST_LINE * 3 / 4;
    uint32_t first = far ? span.column - WIDEST_LINE / 2 : 1, before = span.column ? span.column - first : 0;
    uint32_t length = span.length ? span.length : 1, room = WIDEST_LINE - before;
    take_shown(scratch, &line, first - 1);
    struct str left = take_shown(scratch, &line, before);
    struct str marked = take_shown(scratch, &line, length < room ? length : room);
    struct str right = take_shown(scratch, &line, length < room ? room - length : 0);
    buffer_format(out, "%6u | %s%.*s%.*s%.*s%s\n", span.line, far ? "… " : "", STR_ARG(left), STR_ARG(marked),
                  STR_ARG(right), line.size ? " …" : "");
    size_t width = str_code_points(marked), missing = length < room && length > width ? length - width : 0;
    size_t indent = str_code_points(left) > before ? str_code_points(left) : before;
    if (span.column) print_mark(out, indent + (far ? 2 : 0), width + missing, colour);
    arena_destroy(scratch);
}

static void print_place(struct buffer *out, struct span span) {
    if (!span.source) {
        buffer_append_c(out, "planpress:");
        return;
    }
    if (str_starts(span.source->path, STR(":"))) buffer_append_c(out, "./");
    print_text(out, span.source->path);
    buffer_char(out, ':');
    if (span.line) buffer_format(out, "%u:", span.line);
    if (span.line && span.column) buffer_format(out, "%u:", span.column);
}

static void print_message(struct buffer *out, const struct catalogue *catalogue, struct message message) {
    struct arena *scratch = arena_create();
    buffer_append(out, str_visible(scratch, message_text(scratch, catalogue, message)));
    buffer_char(out, '\n');
    arena_destroy(scratch);
}

static void print_head(struct buffer *out, const struct catalogue *catalogue, const struct diagnostic *diagnostic,
                       bool colour) {
    static const char *const escapes[] = {
        [SEVERITY_INFO] = "\033[1;36m", [SEVERITY_WARNING] = "\033[1;33m", [SEVERITY_ERROR] = "\033[1;31m"};
    paint(out, colour, "\033[1m");
    print_place(out, diagnostic->span);
    paint(out, colour, "\033[0m");
    paint(out, colour, escapes[diagnostic->severity]);
    buffer_format(out, " %.*s[%.*s]:", STR_ARG(catalogue_words(catalogue, severity_name(diagnostic->severity))),
                  STR_ARG(diagnostic->code));
    paint(out, colour, "\033[0m");
    buffer_char(out, ' ');
}

void diagnostic_print(struct buffer *out, const struct catalogue *catalogue, const struct diagnostic *diagnostic,
                      bool colour, bool brief) {
    print_head(out, catalogue, diagnostic, colour);
    print_message(out, catalogue, diagnostic->message);
    if (brief) return;
    if (diagnostic->span.source && diagnostic->span.line) print_excerpt(out, diagnostic->span, colour);
    if (!message_empty(diagnostic->help)) {
        buffer_append_c(out, "  ");
        print_message(out, catalogue, MESSAGE("help: {0}", diagnostic->help));
    }
    if (!diagnostic->source.size) return;
    buffer_append_c(out, "  ");
    if (!diagnostic->field.size) print_message(out, catalogue, MESSAGE("rule: from {0}", diagnostic->source));
    else print_message(out, catalogue, MESSAGE("rule: {0}, from {1}", diagnostic->field, diagnostic->source));
}
