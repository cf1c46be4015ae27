/* Reading HTML: a tokenizer after the HTML standard's, as far as texts go. Each byte is looked at a fixed number of
 * times: what is not closed goes on to the end of the file. */
#include "gate/html_internal.h"

static char here(const struct html_reader *reader) {
    return reader->at < reader->bytes.size ? reader->bytes.data[reader->at] : '\0';
}

static bool ended(const struct html_reader *reader) { return reader->at >= reader->bytes.size; }

static struct str rest(const struct html_reader *reader) { return str_skip(reader->bytes, reader->at); }

/* Up to the text that ends it, or the end of the file; behind it afterwards. */
static struct str take_until(struct html_reader *reader, struct str end) {
    struct str all = rest(reader);
    size_t found = all.size;
    bool there = str_find(all, end, &found);
    reader->at += found + (there ? end.size : 0);
    return str_slice(all, 0, found);
}

/* In small letters; the bytes themselves where they are. */
static struct str small(struct html_reader *reader, struct str name) {
    size_t i = 0;
    while (i < name.size && !(name.data[i] >= 'A' && name.data[i] <= 'Z')) i++;
    if (i == name.size) return name;
    char *out = NEW_ARRAY(reader->scratch, char, name.size);
    for (i = 0; i < name.size; i++)
        out[i] = name.data[i] >= 'A' && name.data[i] <= 'Z' ? (char)(name.data[i] | 32) : name.data[i];
    return (struct str){out, name.size};
}

/* --- tags --------------------------------------------------------------------------------------------------------- */

static struct str name_of_tag(struct html_reader *reader) {
    size_t start = reader->at;
    while (!ended(reader) && !gate_is_white(here(reader)) && here(reader) != '/' && here(reader) != '>') reader->at++;
    return small(reader, str_slice(reader->bytes, start, reader->at));
}

static struct str name_of_attribute(struct html_reader *reader) {
    size_t start = reader->at;
    if (here(reader) == '=') reader->at++;
    while (!ended(reader) && !gate_is_white(here(reader)) && !strchr("/>=", here(reader))) reader->at++;
    if (reader->at == start) reader->at++; /* a NUL byte, which strchr takes for an end */
    return small(reader, str_slice(reader->bytes, start, reader->at));
}

static void skip_white(struct html_reader *reader) {
    while (!ended(reader) && gate_is_white(here(reader))) reader->at++;
}

static struct str value_of_attribute(struct html_reader *reader) {
    skip_white(reader);
    if (here(reader) != '=') return STR("");
    reader->at++;
    skip_white(reader);
    char quote = here(reader);
    if (quote == '"' || quote == '\'') {
        reader->at++;
        return take_until(reader, quote == '"' ? STR("\"") : STR("'"));
    }
    size_t start = reader->at;
    while (!ended(reader) && !gate_is_white(here(reader)) && here(reader) != '>') reader->at++;
    return str_slice(reader->bytes, start, reader->at);
}

/* To behind the ">"; whether "/" stood before it. A name without a value is a text as well, if nobody knows it. */
static bool attributes(struct html_reader *reader, struct str element) {
    bool slash = false;
    for (;;) {
        skip_white(reader);
        if (ended(reader) || here(reader) == '>') break;
        if ((slash = here(reader) == '/')) {
            reader->at++;
            continue;
        }
        size_t at = reader->at;
        struct str name = name_of_attribute(reader);
        struct str value = value_of_attribute(reader);
        html_attribute(reader, element, name, value.size ? value : name, at);
    }
    if (!ended(reader)) reader->at++;
    return slash;
}

/* --- raw text ----------------------------------------------------------------------------------------------------- */

static bool ends_raw(struct str text, struct str name) {
    if (text.size < name.size + 2 || text.data[1] != '/') return false;
    for (size_t i = 0; i < name.size; i++)
        if ((text.data[i + 2] | 32) != name.data[i]) return false;
    char next = text.size > name.size + 2 ? text.data[name.size + 2] : '>';
    return gate_is_white(next) || next == '/' || next == '>';
}

static struct str take_raw(struct html_reader *reader, struct str name) {
    size_t start = reader->at;
    while (!ended(reader)) {
        struct str text = rest(reader);
        const char *less = memchr(text.data, '<', text.size);
        reader->at = less ? (size_t)(less - reader->bytes.data) : reader->bytes.size;
        if (less && ends_raw(rest(reader), name)) break;
        if (less) reader->at++;
    }
    return str_slice(reader->bytes, start, reader->at);
}

/* CSS and scripts: as they stand, with their escapes decoded, and what their data: URIs hold. */
static void give_code(struct html_reader *reader, struct str name, size_t line, struct str code) {
    html_give(reader, GATE_STYLE, name, line, code);
    struct str escaped = gate_escapes(reader->scratch, code);
    if (escaped.data != code.data) html_give(reader, GATE_STYLE, name, line, escaped);
    struct gate_inside inside = {.elsewhere = true,
                                 .place = GATE_DATA,
                                 .prefix = str_join(reader->scratch, name, STR(" ")),
                                 .number = line,
                                 .depth = reader->inside->depth};
    gate_data_uris(reader->texts, code, &inside);
}

static void raw_element(struct html_reader *reader, struct str name, unsigned what) {
    if (!(what & (HTML_CODE | HTML_RAW | HTML_TEXT))) return;
    size_t line = html_line(reader, reader->at);
    struct str inside = take_raw(reader, name);
    if (what & HTML_CODE) give_code(reader, name, line, inside);
    else html_text(reader, inside, what & HTML_TEXT);
}

static void plaintext(struct html_reader *reader) {
    html_text(reader, rest(reader), false);
    reader->at = reader->bytes.size;
}

static void start_tag(struct html_reader *reader) {
    struct str name = name_of_tag(reader);
    if (memchr(name.data, '-', name.size)) html_attribute(reader, name, name, STR(""), reader->at);
    unsigned what = html_what(reader, name);
    bool foreign = html_in_foreign(reader) || what & HTML_FOREIGN;
    bool slash = attributes(reader, name);
    html_opened(reader, name, slash);
    if (slash && (foreign || reader->inside->elsewhere)) {
        html_end_block(reader);
        return;
    }
    if (!foreign) raw_element(reader, name, what);
    if (!foreign && what & HTML_PLAIN) plaintext(reader);
}

static void end_tag(struct html_reader *reader) {
    struct str name = name_of_tag(reader);
    attributes(reader, name);
    html_closed(reader, name);
}

/* --- the rest ----------------------------------------------------------------------------------------------------- */

static void give_comment(struct html_reader *reader, size_t start, struct str text) {
    html_give(reader, GATE_COMMENT, STR(""), html_line(reader, start), text);
}

/* "<!-->" and "<!--->" are comments without anything in them; "--!>" ends one too. */
static void comment(struct html_reader *reader, size_t start) {
    reader->at += 2;
    if (here(reader) == '>' || str_starts(rest(reader), STR("->"))) {
        reader->at += here(reader) == '>' ? 1 : 2;
        return;
    }
    size_t inside = reader->at;
    while (!ended(reader)) {
        take_until(reader, STR("--"));
        while (here(reader) == '-') reader->at++;
        if (here(reader) == '!') reader->at++;
        if (here(reader) == '>') break;
    }
    give_comment(reader, start, str_slice(reader->bytes, inside, reader->at));
    if (!ended(reader)) reader->at++;
}

/* "<!", "<?", "</" and no name: a comment to the next ">"; in SVG "<![CDATA[" is text to "]]>". */
static void declaration(struct html_reader *reader, size_t start) {
    if (str_starts(rest(reader), STR("--"))) comment(reader, start);
    else if (str_starts(rest(reader), STR("[CDATA[")) && (html_in_foreign(reader) || reader->inside->elsewhere)) {
        reader->at += 7;
        html_text(reader, take_until(reader, STR("]]>")), false);
    } else give_comment(reader, start, take_until(reader, STR(">")));
}

static void markup(struct html_reader *reader) {
    size_t start = reader->at++;
    char next = here(reader);
    if (gate_is_letter(next)) start_tag(reader);
    else if (next == '!') {
        reader->at++;
        declaration(reader, start);
    } else if (next == '?') give_comment(reader, start, take_until(reader, STR(">")));
    else if (next != '/') html_text(reader, STR("<"), false);
    else if (reader->at++, gate_is_letter(here(reader))) end_tag(reader);
    else if (!ended(reader)) give_comment(reader, start, take_until(reader, STR(">")));
}

static void read_all(struct html_reader *reader) {
    while (!ended(reader)) {
        struct str text = rest(reader);
        const char *less = memchr(text.data, '<', text.size);
        size_t size = less ? (size_t)(less - text.data) : text.size;
        html_text(reader, str_slice(text, 0, size), true);
        reader->at += size;
        if (less) markup(reader);
    }
    html_end_block(reader);
}

void gate_html_inside(struct gate_texts *texts, struct str bytes, const struct gate_inside *inside) {
    struct arena *scratch = arena_create();
    struct html_reader *reader = NEW(scratch, struct html_reader);
    *reader = (struct html_reader){
        .texts = texts, .inside = inside, .bytes = gate_utf8(scratch, bytes), .line = 1, .scratch = scratch};
    read_all(reader);
    buffer_free(&reader->flow);
    arena_destroy(scratch);
}

void gate_html_texts(struct gate_texts *texts, struct str bytes) {
    bool wide = str_starts(bytes, STR("\xFE\xFF")) || str_starts(bytes, STR("\xFF\xFE"));
    if (bytes.size && !wide && memchr(bytes.data, '\0', bytes.size))
        gate_unread(texts, MESSAGE("the bytes are no HTML: there are such among them as no text has"));
    gate_html_inside(texts, bytes, &(struct gate_inside){0});
}
