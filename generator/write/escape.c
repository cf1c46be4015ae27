/* Escaping for HTML, CSS and data: URIs, and the few values that HTML, CSS and SVG write alike. */
#include "write/escape.h"

#include "base/buffer.h"

/* What stands for the character; NULL: itself. */
static const char *entity(char c) {
    switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    case '\n':
    case '\t': return NULL;
    default: return (unsigned char)c < 0x20 || c == 0x7F ? "\xEF\xBF\xBD" : NULL;
    }
}

void escape_html(struct buffer *out, struct str text) {
    size_t done = 0;
    for (size_t i = 0; i < text.size; i++) {
        const char *replacement = entity(text.data[i]);
        if (!replacement) continue;
        buffer_append(out, str_slice(text, done, i));
        buffer_append_c(out, replacement);
        done = i + 1;
    }
    buffer_append(out, str_skip(text, done));
}

void escape_css(struct buffer *out, struct str text) {
    buffer_char(out, '"');
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        bool safe = c == ' ' || c == '-' || c == '_' || c == '.' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                    (c >= 'a' && c <= 'z') || c >= 0x80;
        if (safe) buffer_char(out, (char)c);
        else buffer_format(out, "\\%x ", c);
    }
    buffer_char(out, '"');
}

void escape_base64(struct buffer *out, struct str bytes) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < bytes.size; i += 3) {
        size_t left = bytes.size - i;
        uint32_t group = (uint32_t)(unsigned char)bytes.data[i] << 16;
        if (left > 1) group |= (uint32_t)(unsigned char)bytes.data[i + 1] << 8;
        if (left > 2) group |= (unsigned char)bytes.data[i + 2];
        const char quartet[4] = {digits[group >> 18], digits[group >> 12 & 63],
                                 left > 1 ? digits[group >> 6 & 63] : '=', left > 2 ? digits[group & 63] : '='};
        buffer_bytes(out, quartet, sizeof quartet);
    }
}

void escape_colour_variable(struct buffer *out, enum colour colour) {
    struct str name = colour_name(colour);
    buffer_append_c(out, "--");
    for (size_t i = 0; i < name.size; i++) buffer_char(out, name.data[i] == '_' ? '-' : name.data[i]);
}

void escape_colour(struct buffer *out, enum colour colour) {
    if (colour == COLOUR_NONE) {
        buffer_append_c(out, "none");
        return;
    }
    buffer_append_c(out, "var(");
    escape_colour_variable(out, colour);
    buffer_char(out, ')');
}
