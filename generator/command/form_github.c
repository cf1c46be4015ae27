/* Messages as commands of a GitHub workflow, which shows them at their lines: at most ten of each level a step. The
 * rest are lines of its log. */
#include "base/arena.h"
#include "command/report.h"

enum { ANNOTATIONS = 10 };

/* In a property ":" and "," part, in the text of a command they do not. */
static void put_escaped(struct buffer *out, struct str text, bool property) {
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        bool parts = c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ','));
        if (parts) buffer_format(out, "%%%02X", (unsigned)(unsigned char)c);
        else buffer_char(out, c);
    }
}

static void put_property(struct buffer *out, const char *name, struct str value, bool *first) {
    buffer_format(out, "%s%s=", *first ? " " : ",", name);
    put_escaped(out, value, true);
    *first = false;
}

static void put_number(struct buffer *out, const char *name, uint32_t value, bool *first) {
    if (value) buffer_format(out, "%s%s=%u", *first ? " " : ",", name, value), *first = false;
}

static void put_command(struct buffer *out, const struct report_message *message) {
    static const char *const names[] = {
        [SEVERITY_INFO] = "notice", [SEVERITY_WARNING] = "warning", [SEVERITY_ERROR] = "error"};
    bool first = true;
    buffer_format(out, "::%s", names[message->severity]);
    if (message->file.size) put_property(out, "file", message->file, &first);
    put_number(out, "line", message->start.line, &first);
    put_number(out, "col", message->start.column, &first);
    put_number(out, "endColumn", message->end_column, &first);
    put_property(out, "title", message->code, &first);
    buffer_append_c(out, "::");
    put_escaped(out, message->message, false);
    if (message->help.size) buffer_append_c(out, "%0A"), put_escaped(out, message->help, false);
    buffer_char(out, '\n');
}

/* No name of a file is a command: a line that begins with “::” would be one. */
static void put_line(struct buffer *out, const struct report_message *message) {
    struct arena *scratch = arena_create();
    struct str place = report_shown_place(scratch, message);
    buffer_format(out, "- %.*s%s%s[%.*s]: %.*s\n", STR_ARG(place), place.size ? ": " : "",
                  severity_name(message->severity), STR_ARG(message->code), STR_ARG(message->message));
    arena_destroy(scratch);
}

void form_github(struct buffer *out, const struct report *report) {
    size_t shown[SEVERITY_ERROR + 1] = {0}, others = 0;
    for (size_t i = 0; i < report->count; i++)
        if (shown[report->items[i].severity]++ < ANNOTATIONS) put_command(out, &report->items[i]);
    for (int severity = SEVERITY_INFO; severity <= SEVERITY_ERROR; severity++)
        others += shown[severity] > ANNOTATIONS ? shown[severity] - ANNOTATIONS : 0;
    if (!others) return;
    struct arena *scratch = arena_create();
    struct str more = message_text(
        scratch, report->words,
        MESSAGE("{0, plural, one {# more message} other {# more messages}}: GitHub marks ten of each level", others));
    buffer_format(out, "%.*s\n", STR_ARG(more));
    arena_destroy(scratch);
    size_t passed[SEVERITY_ERROR + 1] = {0};
    for (size_t i = 0; i < report->count; i++)
        if (passed[report->items[i].severity]++ >= ANNOTATIONS) put_line(out, &report->items[i]);
}
