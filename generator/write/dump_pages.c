/* Pages as text: every piece at its place, the structure elements it belongs to, links, bookmarks. Glyph numbers are
 * left out: they are the face's business; what they say and how wide they are is there. */
#include "base/buffer.h"
#include "layout/face.h"
#include "layout/pages.h"
#include "write/dump.h"
#include "write/write.h"

static const char *element_name(enum element_kind kind) {
    switch (kind) {
    case ELEMENT_DOCUMENT: return "document";
    case ELEMENT_SECT: return "sect";
    case ELEMENT_H1: return "h1";
    case ELEMENT_H2: return "h2";
    case ELEMENT_H3: return "h3";
    case ELEMENT_H4: return "h4";
    case ELEMENT_H5: return "h5";
    case ELEMENT_H6: return "h6";
    case ELEMENT_P: return "p";
    case ELEMENT_L: return "l";
    case ELEMENT_LI: return "li";
    case ELEMENT_LBL: return "lbl";
    case ELEMENT_LBODY: return "lbody";
    case ELEMENT_TABLE: return "table";
    case ELEMENT_THEAD: return "thead";
    case ELEMENT_TBODY: return "tbody";
    case ELEMENT_TR: return "tr";
    case ELEMENT_TH: return "th";
    case ELEMENT_TD: return "td";
    case ELEMENT_FIGURE: return "figure";
    case ELEMENT_CAPTION: return "caption";
    case ELEMENT_LINK: return "link";
    case ELEMENT_CODE: return "code";
    case ELEMENT_QUOTE: return "quote";
    case ELEMENT_TOC: return "toc";
    case ELEMENT_TOCI: return "toci";
    case ELEMENT_DIV: return "div";
    case ELEMENT_NOTE: return "note";
    case ELEMENT_SPAN: return "span";
    case ELEMENT_REFERENCE: return "reference";
    case ELEMENT_COUNT: break;
    }
    return "";
}

static void write_text(struct buffer *out, const struct piece *piece) {
    buffer_format(out, "text %d %d width %d size %d %.*s %.*s ", piece->x, piece->y, piece->width, piece->size,
                  STR_ARG(face_name(piece->face)), STR_ARG(colour_name(piece->colour)));
    if (piece->struck) buffer_append_c(out, "struck ");
    if (piece->hyphenated) buffer_append_c(out, "hyphenated ");
    dump_text(out, piece->text);
}

static void write_image(struct buffer *out, const struct piece *piece) {
    buffer_format(out, "image %d %d %d %d ", piece->x, piece->y, piece->width, piece->height);
    dump_text(out, piece->image->path);
}

static void write_piece(struct buffer *out, const struct piece *piece) {
    dump_indent(out, 1);
    buffer_format(out, "%s: ", piece->element ? element_name(piece->element->kind) : "artifact");
    switch (piece->kind) {
    case PIECE_TEXT: write_text(out, piece); break;
    case PIECE_OPERATION: dump_operation(out, piece->operation); break;
    case PIECE_IMAGE: write_image(out, piece); break;
    }
    buffer_char(out, '\n');
}

static void write_link(struct buffer *out, const struct page_link *link) {
    dump_indent(out, 1);
    buffer_format(out, "link %d %d %d %d to ", link->x, link->y, link->width, link->height);
    if (link->page < 0) dump_text(out, link->target);
    else buffer_format(out, "page %d at %d", link->page + 1, link->to_y);
    buffer_char(out, '\n');
}

static void write_page(struct buffer *out, const struct page *page, size_t number) {
    buffer_format(out, "page %zu %d x %d\n", number, page->width, page->height);
    for (size_t i = 0; i < page->piece_count; i++) write_piece(out, &page->pieces[i]);
    for (size_t i = 0; i < page->link_count; i++) write_link(out, &page->links[i]);
}

static void write_outline(struct buffer *out, const struct pages *pages) {
    buffer_append_c(out, "outline\n");
    for (size_t i = 0; i < pages->outline_count; i++) {
        const struct outline_entry *entry = &pages->outline[i];
        dump_indent(out, entry->level);
        dump_text(out, entry->title);
        buffer_format(out, " page %d at %d\n", entry->page + 1, entry->y);
    }
}

static void write_element(struct buffer *out, const struct element *element, int depth) {
    dump_indent(out, depth);
    buffer_append_c(out, element_name(element->kind));
    if (element->row_scope) buffer_append_c(out, " row");
    if (element->numbered) buffer_append_c(out, " numbered");
    dump_labelled(out, "language", element->language);
    dump_labelled(out, "alternative", element->alternative);
    buffer_char(out, '\n');
    for (const struct element *child = element->first; child; child = child->next) write_element(out, child, depth + 1);
}

void dump_pages(struct buffer *out, const struct pages *pages) {
    buffer_format(out, "pages %zu\n", pages->count);
    for (size_t i = 0; i < pages->count; i++) write_page(out, &pages->items[i], i + 1);
    if (pages->outline_count) write_outline(out, pages);
    if (!pages->root) return;
    buffer_append_c(out, "structure\n");
    write_element(out, pages->root, 1);
}
