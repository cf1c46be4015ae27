/* The reader of HTML in its files: references, elements, the flow of text. */
#ifndef GATE_HTML_INTERNAL_H
#define GATE_HTML_INTERNAL_H

#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "gate/reading.h"

/* The character of a reference, of which the text after "&" is given; 0: it is none. `used`: bytes of the text. */
uint32_t gate_reference(struct str text, bool attribute, size_t *used);

enum { HTML_OPEN = 64 }; /* open elements that are remembered: what is deeper is read as well */

struct html_element {
    struct str name; /* in small letters */
    bool foreign;    /* what it holds is of SVG or MathML: no raw text, CDATA sections */
};

/* What an element is, by its name; pages say the same few names again and again. */
enum html_what {
    HTML_LOOKED_UP = 1,
    HTML_IN_LINE = 2,       /* words go on through it */
    HTML_WITHOUT_END = 4,   /* it holds nothing */
    HTML_ENDS_ITS_LIKE = 8, /* one of its kind that is still open */
    HTML_BREAK = 16,
    HTML_CODE = 32,  /* scripts and styles */
    HTML_RAW = 64,   /* text without references */
    HTML_TEXT = 128, /* text with them, without elements */
    HTML_PLAIN = 256,
    HTML_FOREIGN = 512,
    HTML_WITHIN_FOREIGN = 1024 /* in SVG: it holds HTML */
};
enum { HTML_KNOWN = 64 };

struct html_known {
    struct str name;
    unsigned what;
};

struct html_reader {
    struct gate_texts *texts;
    const struct gate_inside *inside;
    struct str bytes;
    size_t at;
    size_t counted, line; /* lines up to an offset; both only grow */
    struct html_element open[HTML_OPEN];
    size_t depth;
    struct buffer flow; /* the text since the last end of a block */
    struct str flow_where;
    size_t flow_line;
    bool flow_titles;      /* it is the page's title */
    struct arena *scratch; /* of a tag and its attributes */
    struct html_seen *seen;
    struct html_known known[HTML_KNOWN];
};

/* html_flow.c: elements that open and close, the text between them. */
unsigned html_what(struct html_reader *reader, struct str name);
size_t html_line(struct html_reader *reader, size_t at);
void html_give(struct html_reader *reader, enum gate_place place, struct str where, size_t line, struct str text);
void html_text(struct html_reader *reader, struct str text, bool references);
void html_end_block(struct html_reader *reader);
bool html_in_foreign(const struct html_reader *reader);
void html_opened(struct html_reader *reader, struct str name, bool closed_itself);
void html_closed(struct html_reader *reader, struct str name);

/* html_attributes.c */
void html_attribute(struct html_reader *reader, struct str element, struct str name, struct str value, size_t at);

#endif
