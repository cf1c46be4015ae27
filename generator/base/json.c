/* JSON as text: what has to be escaped, and where lines begin. */
#include "base/json.h"

void json_quote(struct buffer *out, struct str text) {
    buffer_char(out, '"');
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c == '"' || c == '\\') buffer_format(out, "\\%c", c);
        else if (c == '\n') buffer_append_c(out, "\\n");
        else if (c < ' ' || c == 0x7F) buffer_format(out, "\\u%04x", c);
        else buffer_char(out, (char)c);
    }
    buffer_char(out, '"');
}

void json_text(struct json *json, struct str text) { json_quote(json->out, text); }
void json_word(struct json *json, const char *word) { buffer_append_c(json->out, word); }

void json_item(struct json *json) {
    if (!json->first) buffer_char(json->out, ',');
    if (!json->dense) buffer_format(json->out, "\n%*s", json->depth * 2, "");
    json->first = false;
}

void json_key(struct json *json, struct str key) {
    json_item(json);
    json_text(json, key);
    buffer_append_c(json->out, json->dense ? ":" : ": ");
}

void json_open(struct json *json, char bracket) {
    buffer_char(json->out, bracket);
    json->depth++;
    json->first = true;
}

void json_close(struct json *json, char bracket) {
    json->depth--;
    if (!json->first && !json->dense) buffer_format(json->out, "\n%*s", json->depth * 2, "");
    buffer_char(json->out, bracket);
    json->first = false;
}

void json_entry(struct json *json, const char *key, struct str text) {
    json_key(json, str_of(key));
    json_text(json, text);
}

void json_entry_word(struct json *json, const char *key, const char *word) {
    json_key(json, str_of(key));
    json_word(json, word);
}

void json_entry_number(struct json *json, const char *key, size_t number) {
    json_key(json, str_of(key));
    buffer_format(json->out, "%zu", number);
}

void json_entry_truth(struct json *json, const char *key, bool truth) {
    json_entry_word(json, key, truth ? "true" : "false");
}

void json_entry_open(struct json *json, const char *key, char bracket) {
    json_key(json, str_of(key));
    json_open(json, bracket);
}
