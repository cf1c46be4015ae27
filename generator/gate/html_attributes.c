/* Attributes: every value is a text; links are decoded, and so is what data: URIs hold. */
#include "gate/html_internal.h"

static const char *const links =
    " action cite data formaction href longdesc manifest ping poster src srcset xlink:href ";
/* What draws, in SVG: numbers of these are no texts. */
static const char *const drawing = " cx cy d dx dy fill-opacity font-size height offset opacity points r refx refy rx "
                                   "ry stroke-dasharray stroke-width transform "
                                   "viewbox width x x1 x2 y y1 y2 ";

/* Where “none” means that nothing is painted. */
static const char *const paints = " fill stroke ";

static bool is_one_of(const char *names, struct str name) {
    enum { LONGEST = 20 };
    if (!name.size || name.size > LONGEST) return false;
    char spaced[LONGEST + 2] = " ";
    memcpy(spaced + 1, name.data, name.size);
    spaced[name.size + 1] = ' ';
    return str_find(str_of(names), (struct str){spaced, name.size + 2}, NULL);
}

/* Numbers, and letters one by one (a path's) or as the names of transformations are written. */
static bool is_geometry(struct str value) {
    size_t letters = 0;
    for (size_t i = 0; i < value.size; i++) {
        unsigned char c = (unsigned char)value.data[i];
        if (c >= 0x80) return false;
        letters = gate_is_letter((char)c) ? letters + 1 : 0;
        if (c == '(') letters = 0;
        if (letters > 1 && !str_starts(value, STR("translate")) && !str_starts(value, STR("rotate")) &&
            !str_starts(value, STR("scale")) && !str_starts(value, STR("matrix")))
            return false;
    }
    return true;
}

/* A page says the same thousands of times (class="cell"): a table of what was said last. */
enum { SEEN = 256 };
struct html_seen {
    struct str element, name, value;
};

static bool seen_before(struct html_reader *reader, struct str element, struct str name, struct str value) {
    if (!reader->seen) reader->seen = NEW_ARRAY(reader->scratch, struct html_seen, SEEN);
    struct html_seen *seen = &reader->seen[(str_hash(value) ^ str_hash(name)) % SEEN];
    if (str_equal(seen->value, value) && str_equal(seen->name, name) && str_equal(seen->element, element)) return true;
    *seen = (struct html_seen){element, name, value};
    return false;
}

static struct str decoded(struct html_reader *reader, struct str value) {
    if (!value.size || !memchr(value.data, '&', value.size)) return value;
    struct buffer out = {0};
    for (size_t i = 0; i < value.size;) {
        size_t used = 0;
        uint32_t c = value.data[i] == '&' ? gate_reference(str_skip(value, i + 1), true, &used) : 0;
        if (c) buffer_code_point(&out, c);
        else buffer_char(&out, value.data[i]);
        i += c ? used + 1 : 1;
    }
    struct str text = str_copy(reader->scratch, buffer_str(&out));
    buffer_free(&out);
    return text;
}

/* <meta http-equiv="refresh" content="0; url=…"> leads somewhere too, and so may any attribute that looks like it. */
static bool is_link(struct str name, struct str value) {
    return is_one_of(links, name) || str_find(value, STR("://"), NULL) || str_starts(value, STR("mailto:"));
}

static bool holds_data(struct str value) {
    return value.size > 5 && memchr(value.data, ':', value.size) && str_find(value, STR("data:"), NULL);
}

static void give_data(struct html_reader *reader, struct str where, size_t line, struct str value) {
    const struct gate_inside *around = reader->inside;
    struct gate_inside inside = {.elsewhere = true,
                                 .place = around->elsewhere ? around->place : GATE_DATA,
                                 .prefix = str_join(reader->scratch, where, STR(" ")),
                                 .number = around->elsewhere ? around->number : line,
                                 .depth = around->depth};
    gate_data_uris(reader->texts, value, &inside);
}

/* Of a data: URI its type alone: its data were read on their own. */
static struct str without_data(struct str value) {
    size_t comma;
    return str_starts(value, STR("data:")) && str_find(value, STR(","), &comma) ? str_slice(value, 0, comma) : value;
}

/* A security policy's own words: 'none' there is nobody's, and “none” may be what a project forbids. */
static struct str without_policy_words(struct html_reader *reader, struct str value) {
    static const char *const words[] = {"'none'", "'self'", "'unsafe-inline'"};
    if (!str_starts(value, STR("default-src "))) return value;
    struct str rest = str_copy(reader->scratch, value);
    char *text = (char *)(uintptr_t)rest.data;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        for (size_t at, from = 0; str_find(str_skip(rest, from), str_of(words[i]), &at); from += at)
            memset(text + from + at, ' ', strlen(words[i]));
    return rest;
}

void html_attribute(struct html_reader *reader, struct str element, struct str name, struct str value, size_t at) {
    if (memchr(name.data, '-', name.size) && !seen_before(reader, element, STR(""), name))
        html_give(reader, GATE_ATTRIBUTE, element, html_line(reader, at), name);
    if (!value.size || seen_before(reader, element, name, value)) return;
    bool drawn = html_in_foreign(reader) || str_equal_c(element, "svg");
    if (drawn && is_one_of(drawing, name) && is_geometry(value)) return;
    if (drawn && is_one_of(paints, name) && str_equal_c(value, "none")) return;
    size_t line = html_line(reader, at);
    struct str where = str_format(reader->scratch, "%.*s %.*s", STR_ARG(element), STR_ARG(name));
    value = decoded(reader, value);
    if (holds_data(value)) give_data(reader, where, line, value);
    value = without_data(value);
    if (str_equal_c(element, "meta")) value = without_policy_words(reader, value);
    if (!is_link(name, value)) {
        enum gate_place place =
            str_equal_c(element, "meta") || str_equal_c(name, "lang") ? GATE_METADATA : GATE_ATTRIBUTE;
        html_give(reader, place, where, line, value);
        struct str escaped = gate_escapes(reader->scratch, value);
        if (escaped.data != value.data) html_give(reader, place, where, line, escaped);
    } else if (reader->inside->elsewhere)
        html_give(reader, GATE_LINK, where, line, gate_percent(reader->scratch, value));
    else gate_add_link(reader->texts, GATE_LINK, where, line, value);
}
