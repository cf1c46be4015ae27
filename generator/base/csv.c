/* Cells of CSV tables. */
#include "base/csv.h"

#include <string.h>

#include "base/buffer.h"

static bool needs_quotes(struct str text, char separator) {
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] == separator || strchr("\"\n\r", text.data[i])) return true;
    return false;
}

static void put_quoted(struct buffer *out, struct str text) {
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '"') buffer_char(out, '"');
        buffer_char(out, text.data[i]);
    }
}

static void put_cell(struct buffer *out, struct str text, const char *before, char separator) {
    bool quoted = needs_quotes(text, separator);
    if (quoted) buffer_char(out, '"');
    buffer_append_c(out, before);
    if (quoted) put_quoted(out, text);
    else buffer_append(out, text);
    if (quoted) buffer_char(out, '"');
}

void csv_cell(struct buffer *out, struct str text, char separator) { put_cell(out, text, "", separator); }

void csv_text(struct buffer *out, struct str text, char separator) {
    bool runs = text.size && text.data[0] && strchr("=+-@\t\r", text.data[0]);
    put_cell(out, text, runs ? "'" : "", separator);
}
