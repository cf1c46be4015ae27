/* Files inside files: what a data: URI holds, what is attached to a PDF. */
#include <string.h>

#include "base/limits.h"
#include "gate/reading.h"

static bool looks_like_markup(struct str bytes) {
    struct str start = str_slice(bytes, 0, bytes.size < 1024 ? bytes.size : 1024);
    struct str first = str_trim(start);
    if (!first.size) return false;
    return first.data[0] == '<' || str_find(start, STR("<svg"), NULL) || str_find(start, STR("<html"), NULL);
}

static void add_inside(struct gate_texts *texts, const struct gate_inside *inside, struct str text) {
    gate_add(texts, inside->place, inside->prefix, inside->number, text);
}

void gate_file_inside(struct gate_texts *texts, struct str bytes, const struct gate_inside *inside) {
    struct gate_inside deeper = *inside;
    deeper.depth++;
    struct str start = str_slice(bytes, 0, bytes.size < 1024 ? bytes.size : 1024);
    if (deeper.depth > LIMIT_GATE_DEPTH)
        gate_unread(texts,
                    MESSAGE("files that lie in one another deeper than {0} are not read", (size_t)LIMIT_GATE_DEPTH));
    else if (str_find(start, STR("%PDF-"), NULL)) gate_pdf_inside(texts, bytes, deeper.depth);
    else if (gate_is_text(bytes) && looks_like_markup(gate_utf8(texts->arena, bytes)))
        gate_html_inside(texts, bytes, &deeper);
    else if (gate_is_text(bytes)) add_inside(texts, inside, gate_utf8(texts->arena, bytes));
    else add_inside(texts, inside, gate_picture(texts->arena, bytes));
}

/* Where the data of a URI end: at what cannot stand in one, of a quoted one at its quote; a text that is one ends with
 * it. */
static size_t end_of_data(struct str text, size_t at, bool alone, char quote) {
    if (alone) return text.size;
    while (at < text.size && text.data[at] != quote &&
           (quote ||
            !(gate_is_white(text.data[at]) || text.data[at] == ')' || text.data[at] == '"' || text.data[at] == '\'')))
        at++;
    return at;
}

/* "image/svg+xml;base64": what stands before the comma. It is short, or no type. */
static bool type_ends(struct str rest, size_t *comma) {
    enum { LONGEST_TYPE = 200 };
    return str_find(str_slice(rest, 0, rest.size < LONGEST_TYPE ? rest.size : LONGEST_TYPE), STR(","), comma);
}

void gate_data_uris(struct gate_texts *texts, struct str text, const struct gate_inside *inside) {
    size_t at = 0, found;
    while (str_find(str_skip(text, at), STR("data:"), &found)) {
        at += found;
        bool alone = !at;
        char before = at ? text.data[at - 1] : '\0';
        size_t comma, start = at + 5;
        at = start;
        if (!type_ends(str_skip(text, start), &comma)) continue;
        struct str type = str_slice(text, start, start + comma);
        at = end_of_data(text, start + comma + 1, alone, before == '"' || before == '\'' ? before : '\0');
        struct str data = gate_percent(texts->arena, str_slice(text, start + comma + 1, at));
        if (str_find(type, STR(";base64"), NULL)) data = gate_base64(texts->arena, data);
        gate_file_inside(texts, data, inside);
    }
}
