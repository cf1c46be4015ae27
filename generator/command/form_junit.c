/* Messages as a JUnit report: a test suite for each file, a test case for each message. What makes the exit status 1
 * has failed. */
#include "base/arena.h"
#include "command/report.h"
#include "write/escape.h"

static bool fails(const struct report *report, const struct report_message *message) {
    return message->severity == SEVERITY_ERROR || (message->severity == SEVERITY_WARNING && report->strict);
}

static void put_attribute(struct buffer *out, const char *name, struct str text) {
    buffer_format(out, " %s=\"", name);
    escape_html(out, text);
    buffer_char(out, '"');
}

static void put_case(struct buffer *out, const struct report *report, const struct report_message *message) {
    struct str place = report_shown_place(report->arena, message);
    struct str name = str_format(report->arena, "%.*s %.*s", STR_ARG(message->code), STR_ARG(place));
    const char *element = fails(report, message) ? "failure" : "system-out";
    buffer_append_c(out, "    <testcase");
    put_attribute(out, "name", name);
    put_attribute(out, "classname", message->file);
    buffer_format(out, ">\n      <%s", element);
    if (fails(report, message)) {
        put_attribute(out, "type", str_of(severity_name(message->severity)));
        put_attribute(out, "message", message->message);
    }
    buffer_char(out, '>');
    escape_html(out, str_format(report->arena, "%.*s: %s[%.*s]: %.*s", STR_ARG(place), severity_name(message->severity),
                                STR_ARG(message->code), STR_ARG(message->message)));
    if (message->help.size) buffer_char(out, '\n'), escape_html(out, message->help);
    buffer_format(out, "</%s>\n    </testcase>\n", element);
}

/* Messages of one file stand apart by their level: a suite gathers them. */
static void put_suite(struct buffer *out, const struct report *report, size_t first, bool *told) {
    struct str file = report->items[first].file;
    size_t count = 0, failures = 0;
    for (size_t i = first; i < report->count; i++) {
        if (!str_equal(report->items[i].file, file)) continue;
        count++;
        failures += fails(report, &report->items[i]);
    }
    buffer_append_c(out, "  <testsuite");
    put_attribute(out, "name", file.size ? file : STR("planpress"));
    buffer_format(out, " tests=\"%zu\" failures=\"%zu\" errors=\"0\">\n", count, failures);
    for (size_t i = first; i < report->count; i++) {
        if (!str_equal(report->items[i].file, file)) continue;
        put_case(out, report, &report->items[i]);
        told[i] = true;
    }
    buffer_append_c(out, "  </testsuite>\n");
}

void form_junit(struct buffer *out, const struct report *report) {
    bool *told = NEW_ARRAY(report->arena, bool, report->count + 1);
    size_t failures = 0;
    for (size_t i = 0; i < report->count; i++) failures += fails(report, &report->items[i]);
    buffer_append_c(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    buffer_format(out, "<testsuites name=\"planpress\" tests=\"%zu\" failures=\"%zu\" errors=\"0\">\n",
                  report->count ? report->count : 1, failures);
    for (size_t i = 0; i < report->count; i++)
        if (!told[i]) put_suite(out, report, i, told);
    if (!report->count) /* a report without a case is taken for a broken one */
        buffer_append_c(out, "  <testsuite name=\"planpress\" tests=\"1\" failures=\"0\" errors=\"0\">\n"
                             "    <testcase name=\"check\" classname=\"planpress\"/>\n  </testsuite>\n");
    buffer_append_c(out, "</testsuites>\n");
}
