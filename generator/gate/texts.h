/* What can be read out of a finished file: every text in it, visible or not, with the place where it stands. The
 * readers know nothing of the writers: they take HTML and PDF from anywhere. */
#ifndef GATE_TEXTS_H
#define GATE_TEXTS_H

#include "base/message.h"
#include "base/str.h"

struct arena;

/* Where in the file a text stands. */
enum gate_place {
    GATE_BODY,        /* what a reader sees: text of elements; of a PDF the page's text in reading order */
    GATE_ATTRIBUTE,   /* of an HTML element: alt, title, aria-label, id, class, data-…, style */
    GATE_COMMENT,     /* of HTML, or of a PDF's syntax */
    GATE_STYLE,       /* CSS, scripts */
    GATE_DATA,        /* inside a data: URI, decoded, or an embedded image's bytes that read as text */
    GATE_LINK,        /* the target of a link, decoded */
    GATE_METADATA,    /* title, author, XMP, Info, language, creator */
    GATE_ALTERNATIVE, /* PDF: Alt, ActualText, E, titles of structure elements */
    GATE_BOOKMARK,    /* PDF: outlines, page labels, named destinations */
    GATE_ATTACHMENT,  /* PDF: embedded files and their names; form fields; annotations' contents */
    GATE_NAME,        /* the file's own name */
};

struct gate_text {
    struct str text; /* UTF-8, as it stands there: not folded, soft hyphens and line ends kept */
    enum gate_place place;
    /* HTML: the element ("p", "figure > figcaption"), of an attribute that too ("img alt"). PDF: the key ("Alt",
     * "XMP dc:title"); of a page's text a word if it stands there in another way. May be empty. */
    struct str where;
    size_t number; /* the page of a PDF, the line of HTML, from 1; 0: of the whole file */
};

struct gate_texts {
    struct arena *arena;
    struct gate_text *items;
    size_t count, capacity;
    struct message *unread; /* what could not be read, a sentence each: nobody knows what stands there */
    size_t unread_count, unread_capacity;
};

/* Both add to what is there. Bytes that are no such file are one sentence in `unread`; no input crashes, hangs, or
 * takes more memory than a fixed multiple of its size (LIMIT_GATE_…). */
void gate_html_texts(struct gate_texts *texts, struct str bytes);
void gate_pdf_texts(struct gate_texts *texts, struct str bytes);

#endif
