/* Messages as SARIF 2.1.0 (OASIS, 2020): a log of one run. Columns are code points, which it has a word for. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/json.h"
#include "base/path.h"
#include "base/sha256.h"
#include "command/report.h"

#define SCHEMA "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

/* ---- rules: each code once, sorted ---- */

struct rules {
    struct str *codes;
    size_t count;
};

static int compare(const void *left, const void *right) {
    const struct str *a = left, *b = right;
    return str_compare(*a, *b);
}

static struct rules rules_of(const struct report *report) {
    struct rules rules = {.codes = NEW_ARRAY(report->arena, struct str, report->count + 1)};
    for (size_t i = 0; i < report->count; i++) rules.codes[i] = report->items[i].code;
    if (report->count) qsort(rules.codes, report->count, sizeof *rules.codes, compare);
    for (size_t i = 0; i < report->count; i++)
        if (!rules.count || !str_equal(rules.codes[rules.count - 1], rules.codes[i]))
            rules.codes[rules.count++] = rules.codes[i];
    return rules;
}

static size_t rule_index(const struct rules *rules, struct str code) {
    const struct str *found = bsearch(&code, rules->codes, rules->count, sizeof *rules->codes, compare);
    return (size_t)(found - rules->codes);
}

/* ---- small objects ---- */

static void put_words(struct json *json, const char *key, struct str text) {
    json_entry_open(json, key, '{');
    json_entry(json, "text", text);
    json_close(json, '}');
}

static void put_artifact(struct json *json, const struct report *report, struct str file) {
    json_entry_open(json, "artifactLocation", '{');
    bool outside = path_is_absolute(file);
    struct str url = path_url(report->arena, file);
    json_entry(json, "uri", outside ? str_join(report->arena, STR("file://"), url) : url);
    if (!outside) json_entry(json, "uriBaseId", STR("%SRCROOT%"));
    json_close(json, '}');
}

static void put_number(struct json *json, const char *key, uint32_t number) {
    if (number) json_entry_number(json, key, number);
}

/* Of what is about a file as a whole there is none. */
static void put_region(struct json *json, const struct report_message *message) {
    if (!message->start.line) return;
    json_entry_open(json, "region", '{');
    json_entry_number(json, "startLine", message->start.line);
    put_number(json, "startColumn", message->start.column);
    put_number(json, "endColumn", message->end_column);
    json_close(json, '}');
}

static void put_locations(struct json *json, const struct report *report, const struct report_message *message) {
    json_entry_open(json, "locations", '[');
    if (message->file.size) {
        json_item(json);
        json_open(json, '{');
        json_entry_open(json, "physicalLocation", '{');
        put_artifact(json, report, message->file);
        put_region(json, message);
        json_close(json, '}');
        json_close(json, '}');
    }
    json_close(json, ']');
}

/* ---- mends ---- */

static void put_replacement(struct json *json, const struct report_mend *mend) {
    json_item(json);
    json_open(json, '{');
    json_entry_open(json, "deletedRegion", '{');
    json_entry_number(json, "startLine", mend->start.line);
    json_entry_number(json, "startColumn", mend->start.column);
    json_entry_number(json, "endLine", mend->end.line);
    json_entry_number(json, "endColumn", mend->end.column);
    json_close(json, '}');
    put_words(json, "insertedContent", mend->text);
    json_close(json, '}');
}

static void put_fix(struct json *json, const struct report *report, const struct report_mend *mend) {
    json_item(json);
    json_open(json, '{');
    put_words(json, "description", mend->title);
    json_entry_open(json, "artifactChanges", '[');
    json_item(json);
    json_open(json, '{');
    put_artifact(json, report, mend->file);
    json_entry_open(json, "replacements", '[');
    put_replacement(json, mend);
    json_close(json, ']');
    json_close(json, '}');
    json_close(json, ']');
    json_close(json, '}');
}

static void put_fixes(struct json *json, const struct report *report, const struct report_message *message) {
    if (!message->mend_count) return;
    json_entry_open(json, "fixes", '[');
    for (size_t i = 0; i < message->mend_count; i++) put_fix(json, report, &message->mends[i]);
    json_close(json, ']');
}

/* ---- results ---- */

static void put_property(struct json *json, const char *key, struct str text) {
    if (text.size) json_entry(json, key, text);
}

static void put_properties(struct json *json, const struct report_message *message) {
    json_entry_open(json, "properties", '{');
    put_property(json, "account", message->account);
    put_property(json, "field", message->field);
    put_property(json, "row", message->row);
    put_property(json, "class", message->class);
    put_property(json, "source", message->source);
    json_close(json, '}');
}

static void put_fingerprint(struct json *json, const struct report *report, const struct report_message *message) {
    struct sha256 hash = sha256_of(str_format(report->arena, "%.*s\t%zu", STR_ARG(message->key), message->again));
    json_entry_open(json, "partialFingerprints", '{');
    json_entry(json, "planpress/v1", sha256_print(report->arena, &hash));
    json_close(json, '}');
}

static void put_result(struct json *json, const struct report *report, const struct rules *rules,
                       const struct report_message *message) {
    static const char *const levels[] = {
        [SEVERITY_INFO] = "note", [SEVERITY_WARNING] = "warning", [SEVERITY_ERROR] = "error"};
    struct str help = message->help;
    json_item(json);
    json_open(json, '{');
    json_entry(json, "ruleId", message->code);
    json_entry_number(json, "ruleIndex", rule_index(rules, message->code));
    json_entry(json, "level", str_of(levels[message->severity]));
    put_words(json, "message",
              help.size ? str_format(report->arena, "%.*s\n%.*s", STR_ARG(message->message), STR_ARG(help))
                        : message->message);
    put_locations(json, report, message);
    put_fingerprint(json, report, message);
    put_fixes(json, report, message);
    put_properties(json, message);
    json_close(json, '}');
}

static void put_tool(struct json *json, const struct rules *rules) {
    json_entry_open(json, "tool", '{');
    json_entry_open(json, "driver", '{');
    json_entry(json, "name", STR("planpress"));
    json_entry(json, "version", STR(PROGRAM_VERSION));
    json_entry_open(json, "rules", '[');
    for (size_t i = 0; i < rules->count; i++) {
        json_item(json);
        json_open(json, '{');
        json_entry(json, "id", rules->codes[i]);
        json_close(json, '}');
    }
    json_close(json, ']');
    json_close(json, '}');
    json_close(json, '}');
}

void form_sarif(struct buffer *out, const struct report *report) {
    struct json json = {.out = out};
    struct rules rules = rules_of(report);
    json_open(&json, '{');
    json_entry(&json, "$schema", STR(SCHEMA));
    json_entry(&json, "version", STR("2.1.0"));
    json_entry_open(&json, "runs", '[');
    json_item(&json);
    json_open(&json, '{');
    put_tool(&json, &rules);
    json_entry(&json, "columnKind", STR("unicodeCodePoints"));
    json_entry_open(&json, "results", '[');
    for (size_t i = 0; i < report->count; i++) put_result(&json, report, &rules, &report->items[i]);
    json_close(&json, ']');
    json_close(&json, '}');
    json_close(&json, ']');
    json_close(&json, '}');
    buffer_char(out, '\n');
}
