/* Messages as a report of GitLab's Code Quality: a subset of the Code Climate format. */
#include "base/arena.h"
#include "base/json.h"
#include "base/sha256.h"
#include "command/report.h"

/* The same as long as the finding is the same, and of no other: GitLab tells by it what is new. */
static struct str fingerprint(struct arena *arena, const struct report_message *message) {
    struct sha256 hash = sha256_of(str_format(arena, "%.*s\t%zu", STR_ARG(message->key), message->again));
    return sha256_print(arena, &hash);
}

/* An entry must say a file and a line. */
static void put_location(struct json *json, const struct report_message *message) {
    json_entry_open(json, "location", '{');
    json_entry(json, "path", message->file.size ? message->file : STR("planpress.yaml"));
    json_entry_open(json, "lines", '{');
    json_entry_number(json, "begin", message->start.line ? message->start.line : 1);
    json_close(json, '}');
    json_close(json, '}');
}

static struct str described(struct arena *arena, const struct report_message *message) {
    if (!message->help.size) return message->message;
    return str_format(arena, "%.*s (%.*s)", STR_ARG(message->message), STR_ARG(message->help));
}

void form_gitlab(struct buffer *out, const struct report *report) {
    static const char *const severities[] = {
        [SEVERITY_INFO] = "info", [SEVERITY_WARNING] = "minor", [SEVERITY_ERROR] = "critical"};
    struct json json = {.out = out};
    json_open(&json, '[');
    for (size_t i = 0; i < report->count; i++) {
        const struct report_message *message = &report->items[i];
        json_item(&json);
        json_open(&json, '{');
        json_entry(&json, "description", described(report->arena, message));
        json_entry(&json, "check_name", message->code);
        json_entry(&json, "fingerprint", fingerprint(report->arena, message));
        json_entry(&json, "severity", str_of(severities[message->severity]));
        put_location(&json, message);
        json_close(&json, '}');
    }
    json_close(&json, ']');
    buffer_char(out, '\n');
}
