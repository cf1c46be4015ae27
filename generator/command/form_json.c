/* Messages as JSON: all that is known of each. */
#include "base/json.h"
#include "command/report.h"

#define FORMAT "planpress-messages-1"

/* What is not known is null. */
static void put_known(struct json *json, const char *key, struct str text) {
    if (text.size) json_entry(json, key, text);
    else json_entry_word(json, key, "null");
}

static void put_number(struct json *json, const char *key, uint32_t number) {
    if (number) json_entry_number(json, key, number);
    else json_entry_word(json, key, "null");
}

static void put_place(struct json *json, const char *key, uint32_t line, uint32_t column) {
    json_entry_open(json, key, '{');
    put_number(json, "line", line);
    put_number(json, "column", column);
    json_close(json, '}');
}

static void put_mend(struct json *json, const struct report_mend *mend) {
    json_item(json);
    json_open(json, '{');
    json_entry(json, "kind", str_of(mend->kind));
    json_entry(json, "title", mend->title);
    json_entry(json, "file", mend->file);
    put_place(json, "start", mend->start.line, mend->start.column);
    put_place(json, "end", mend->end.line, mend->end.column);
    json_entry(json, "text", mend->text);
    json_close(json, '}');
}

static void put_message(struct json *json, const struct report_message *message) {
    json_item(json);
    json_open(json, '{');
    json_entry(json, "code", message->code);
    json_entry(json, "level", str_of(severity_name(message->severity)));
    put_known(json, "file", message->file);
    put_place(json, "start", message->start.line, message->start.column);
    put_place(json, "end", message->end_column ? message->start.line : 0, message->end_column);
    put_known(json, "account", message->account);
    put_known(json, "field", message->field);
    put_known(json, "row", message->row);
    put_known(json, "class", message->class);
    json_entry(json, "message", message->message);
    put_known(json, "help", message->help);
    put_known(json, "source", message->source);
    json_entry_open(json, "mends", '[');
    for (size_t i = 0; i < message->mend_count; i++) put_mend(json, &message->mends[i]);
    json_close(json, ']');
    json_close(json, '}');
}

void form_json(struct buffer *out, const struct report *report) {
    struct json json = {.out = out};
    json_open(&json, '{');
    json_entry(&json, "format", STR(FORMAT));
    json_entry(&json, "program", STR("planpress " PROGRAM_VERSION));
    json_entry_number(&json, "errors", report->errors);
    json_entry_number(&json, "warnings", report->warnings);
    json_entry_number(&json, "infos", report->infos);
    json_entry_number(&json, "left_out", report->left_out);
    json_entry_number(&json, "known", report->known);
    json_entry_open(&json, "messages", '[');
    for (size_t i = 0; i < report->count; i++) put_message(&json, &report->items[i]);
    json_close(&json, ']');
    json_close(&json, '}');
    buffer_char(out, '\n');
}
