/* JSON as text: what has to be escaped, and where lines begin. */
#include "base/json.h"

void json_text(struct json *json, struct str text) {
    buffer_char(json->out, '"');
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c == '"' || c == '\\') buffer_format(json->out, "\\%c", c);
        else if (c == '\n') buffer_append_c(json->out, "\\n");
        else if (c < ' ' || c == 0x7F) buffer_format(json->out, "\\u%04x", c);
        else buffer_char(json->out, (char)c);
    }
    buffer_char(json->out, '"');
}

void json_word(struct json *json, const char *word) { buffer_append_c(json->out, word); }

void json_item(struct json *json) {
    buffer_format(json->out, "%s\n%*s", json->first ? "" : ",", json->depth * 2, "");
    json->first = false;
}

void json_key(struct json *json, struct str key) {
    json_item(json);
    json_text(json, key);
    buffer_append_c(json->out, ": ");
}

void json_open(struct json *json, char bracket) {
    buffer_char(json->out, bracket);
    json->depth++;
    json->first = true;
}

void json_close(struct json *json, char bracket) {
    json->depth--;
    if (!json->first) buffer_format(json->out, "\n%*s", json->depth * 2, "");
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
