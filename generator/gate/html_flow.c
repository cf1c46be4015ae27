/* The flow of text: elements within a line join it, all others end it, so that a word is one however it is marked. */
#include "gate/html_internal.h"

static const char within_a_line[] =
    " a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark meter nobr output q rb ruby s "
    "samp "
    "small span strike strong sub sup time tspan tt u var wbr textpath mi mn mo mtext mrow ";
static const char without_an_end[] = " area base br col embed hr img input link meta param source track wbr ";
/* An element of these ends one of its own kind that is still open. */
static const char ends_its_like[] = " p li td th tr option dt dd ";

static bool is_one_of(const char *names, struct str name) {
    enum { LONGEST = 12 };
    if (!name.size || name.size > LONGEST) return false;
    char spaced[LONGEST + 2] = " ";
    memcpy(spaced + 1, name.data, name.size);
    spaced[name.size + 1] = ' ';
    return str_find(str_of(names), (struct str){spaced, name.size + 2}, NULL);
}

static const struct {
    const char *names;
    enum html_what what;
} kinds[] = {{within_a_line, HTML_IN_LINE},       {without_an_end, HTML_WITHOUT_END},
             {ends_its_like, HTML_ENDS_ITS_LIKE}, {" br ", HTML_BREAK},
             {" script style ", HTML_CODE},       {" iframe noembed noframes xmp ", HTML_RAW},
             {" textarea title ", HTML_TEXT},     {" plaintext ", HTML_PLAIN},
             {" math svg ", HTML_FOREIGN},        {" desc foreignobject title ", HTML_WITHIN_FOREIGN}};

unsigned html_what(struct html_reader *reader, struct str name) {
    if (!name.size) return 0;
    size_t mixed = name.size * 31 + (unsigned char)name.data[0] * 7u + (unsigned char)name.data[name.size - 1];
    struct html_known *known = &reader->known[mixed % HTML_KNOWN];
    if (known->what && str_equal(known->name, name)) return known->what;
    unsigned what = HTML_LOOKED_UP;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (is_one_of(kinds[i].names, name)) what |= kinds[i].what;
    *known = (struct html_known){name, what};
    return what;
}

size_t html_line(struct html_reader *reader, size_t at) {
    const char *from = reader->bytes.data + reader->counted, *end = reader->bytes.data + at;
    for (; from < end && (from = memchr(from, '\n', (size_t)(end - from))); from++) reader->line++;
    if (at > reader->counted) reader->counted = at;
    return reader->line;
}

void html_give(struct html_reader *reader, enum gate_place place, struct str where, size_t line, struct str text) {
    const struct gate_inside *inside = reader->inside;
    if (!inside->elsewhere) {
        gate_add(reader->texts, place, where, line, text);
        return;
    }
    struct str full = str_format(reader->scratch, "%.*s%.*s", STR_ARG(inside->prefix), STR_ARG(where));
    gate_add(reader->texts, inside->place, str_trim(full), inside->number, text);
}

/* The element around: of a list in RDF what it lists, of what stands in a figure or a head that too. */
static struct str where_now(struct html_reader *reader) {
    size_t at = reader->depth < HTML_OPEN ? reader->depth : HTML_OPEN;
    while (at && (html_what(reader, reader->open[at - 1].name) & HTML_IN_LINE ||
                  str_starts(reader->open[at - 1].name, STR("rdf:"))))
        at--;
    if (!at) return STR("");
    struct str name = reader->open[at - 1].name;
    bool in_figure = at > 1 && str_equal_c(reader->open[at - 2].name, "figure");
    return in_figure ? str_join(reader->scratch, STR("figure > "), name) : name;
}

static void begin_flow(struct html_reader *reader) {
    reader->flow_where = where_now(reader);
    reader->flow_line = html_line(reader, reader->at);
    size_t depth = reader->depth;
    bool drawn = depth > 1 && depth <= HTML_OPEN && reader->open[depth - 2].foreign;
    reader->flow_titles = str_equal_c(reader->flow_where, "title") && !drawn;
}

void html_text(struct html_reader *reader, struct str text, bool references) {
    if (!text.size) return;
    if (!reader->flow.size) begin_flow(reader);
    const char *and;
    while (references && (and = memchr(text.data, '&', text.size))) {
        size_t before = (size_t)(and-text.data), used = 0;
        buffer_append(&reader->flow, str_slice(text, 0, before));
        text = str_skip(text, before + 1);
        uint32_t c = gate_reference(text, false, &used);
        if (c) buffer_code_point(&reader->flow, c);
        else buffer_char(&reader->flow, '&');
        if (c) text = str_skip(text, used);
    }
    buffer_append(&reader->flow, text);
}

void html_end_block(struct html_reader *reader) {
    if (!reader->flow.size) return;
    html_give(reader, reader->flow_titles ? GATE_METADATA : GATE_BODY, reader->flow_where, reader->flow_line,
              str_trim(buffer_str(&reader->flow)));
    buffer_clear(&reader->flow);
}

bool html_in_foreign(const struct html_reader *reader) {
    size_t depth = reader->depth < HTML_OPEN ? reader->depth : HTML_OPEN;
    return depth && reader->open[depth - 1].foreign;
}

/* What stands in SVG's foreignObject, desc and title is HTML again. */
static bool holds_foreign(const struct html_reader *reader, unsigned what) {
    return what & HTML_FOREIGN || (html_in_foreign(reader) && !(what & HTML_WITHIN_FOREIGN));
}

static void push(struct html_reader *reader, struct str name, unsigned what) {
    if (reader->depth < HTML_OPEN)
        reader->open[reader->depth] = (struct html_element){name, holds_foreign(reader, what)};
    reader->depth++;
}

void html_opened(struct html_reader *reader, struct str name, bool closed_itself) {
    unsigned what = html_what(reader, name);
    if (what & HTML_BREAK) html_text(reader, STR("\n"), false);
    else if (!(what & HTML_IN_LINE)) html_end_block(reader);
    if (what & HTML_WITHOUT_END) return;
    if (closed_itself && (html_in_foreign(reader) || reader->inside->elsewhere)) return;
    size_t depth = reader->depth;
    if (depth && depth <= HTML_OPEN && what & HTML_ENDS_ITS_LIKE && str_equal(reader->open[depth - 1].name, name))
        reader->depth--;
    push(reader, name, what);
}

void html_closed(struct html_reader *reader, struct str name) {
    if (!(html_what(reader, name) & HTML_IN_LINE)) html_end_block(reader);
    if (reader->depth > HTML_OPEN) {
        reader->depth--;
        return;
    }
    size_t at = reader->depth;
    while (at && !str_equal(reader->open[at - 1].name, name)) at--;
    if (at) reader->depth = at - 1;
}
