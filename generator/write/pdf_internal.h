/* What the files of the PDF writer share. No one else includes this.
 *
 * libharu numbers objects, keeps the page tree, the outline and the cross-reference table, and writes the file. What
 * stands in an object is ours: an object made here is a dictionary of libharu's without entries, and its text is put in
 * when it is written. That is shorter to read than calls for every entry, a tenth of the memory, and free of libharu's
 * fonts, images and pages of operators, which are not good enough (see generator/README.md). */
#ifndef WRITE_PDF_INTERNAL_H
#define WRITE_PDF_INTERNAL_H

#include <hpdf.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "write/write.h"

/* The PDF reference names these limits of readers; PDF/A-1 makes them binding. */
enum { PDF_ARRAY_LIMIT = 8191, PDF_DICTIONARY_LIMIT = 4095, PDF_STRING_LIMIT = 32767 /* bytes */ };

struct pdf_box {
    int64_t left, top, right, bottom; /* as in the layout: 1/1000 pt, y downwards */
};

struct pdf {
    struct arena *arena;
    struct diagnostics *sink;
    const struct document *document;
    const struct pages *pages;
    const struct faces *faces;
    const struct theme *theme;
    HPDF_Doc file;
    HPDF_Page *page_objects; /* by page number */
    unsigned long error;     /* the first that libharu raised; later ones only follow from it */
    struct buffer content;   /* scratch: the page being written */
    struct pdf_kept *kept;
    struct pdf_deflater *deflater; /* of what is kept */
    struct pdf_font **fonts; /* by face number; NULL: not used */
    struct pdf_image *images;
    size_t image_count;
    struct pdf_structure *structure;
    struct pdf_words *words; /* those that go on in pieces yet to come */
    size_t written;          /* bytes of streams */
    struct pdf_sheets *sheets; /* files whose pages are enclosed */
    bool flawed;               /* something was written that PDF/UA does not allow */
    bool foreign;              /* pages of others are in it, of which nobody knows what they keep to */
};

/* ---- pdf_object.c: objects, streams, and the text they are made of ---- */

/* What libharu does not give when nothing is left to give: nothing can be written then. */
void pdf_must(bool done);
HPDF_Dict pdf_object(struct pdf *pdf); /* a number for an object whose entries follow */
void pdf_object_set(struct pdf *pdf, HPDF_Dict object, const struct buffer *entries); /* once for each object */
unsigned pdf_number(HPDF_Dict object);                                                /* "%u 0 R" */

enum pdf_filter { PDF_PLAIN, PDF_DEFLATE, PDF_DEFLATED /* already */, PDF_JPEG };
HPDF_Dict pdf_stream(struct pdf *pdf, struct str entries, struct str bytes, enum pdf_filter filter);
/* The same in two steps, for streams that name each other. */
HPDF_Dict pdf_stream_open(struct pdf *pdf);
void pdf_stream_set(struct pdf *pdf, HPDF_Dict stream, struct str entries, struct str bytes, enum pdf_filter filter);
void pdf_page_content(struct pdf *pdf, HPDF_Page page, struct str bytes); /* deflated */

struct pdf_deflater *pdf_deflater_create(void);
void pdf_deflater_destroy(struct pdf_deflater *deflater);
struct str pdf_deflate(struct pdf_deflater *deflater, struct str bytes); /* the result is valid until the next call */

void pdf_put_text(struct buffer *out, struct str text);  /* (...), cut at PDF_STRING_LIMIT */
struct str pdf_cut(struct str text);                     /* as much of it as pdf_put_text writes */
void pdf_put_utf16(struct buffer *out, struct str text); /* the hexadecimal digits alone */
void pdf_put_box(struct buffer *out, const struct page *page, struct pdf_box box);

/* ---- pdf_tree.c: number trees and name trees ---- */

struct pdf_tree {
    struct pdf *pdf;
    const char *entry; /* "Nums", "Names" */
    struct buffer leaf, leaves;
    size_t count; /* keys in the leaf */
    char first[24], last[24];
};
struct pdf_tree pdf_tree_begin(struct pdf *pdf, const char *entry);
struct buffer *pdf_tree_add(struct pdf_tree *tree, const char *key); /* keys ascending; the value is appended */
HPDF_Dict pdf_tree_end(struct pdf_tree *tree);

/* ---- pdf_kept.c: faces cut down to the glyphs of a document ---- */

struct pdf_subset {
    struct str deflated;     /* the font file */
    size_t size;             /* before deflating */
    uint32_t hash;           /* of the file */
    const uint16_t *new_ids; /* what the glyphs became */
};
struct pdf_deflater *pdf_kept_deflater(struct pdf_kept *kept);
/* Of sorted glyphs without 0; valid until the next call. False: the face is damaged. */
bool pdf_subset_of(struct pdf_kept *kept, const struct face *face, const uint16_t *glyphs, size_t count,
                   struct pdf_subset *out);

/* ---- pdf_font.c ---- */

struct pdf_font;
struct pdf_font *pdf_font_of(struct pdf *pdf, const struct face *face);
/* The number in the content stream of a glyph that stands for this text; *advance is what a reader moves by, in units
 * per em. */
uint16_t pdf_font_character(struct pdf *pdf, struct pdf_font *font, uint16_t glyph, struct str text, int *advance);
bool pdf_fonts_write(struct pdf *pdf, struct buffer *resources);

/* ---- pdf_image.c ---- */

struct pdf_image;
/* The number in the resources, "/I%zu". False after reporting: the file is damaged. */
bool pdf_image_use(struct pdf *pdf, const struct image *image, size_t *number);
void pdf_images_write(struct pdf *pdf, struct buffer *resources);

/* ---- pdf_sheet.c ---- */

struct sheet;
struct pdf_sheets;
/* The form that paints a page of somebody else's PDF, with all that it needs. */
HPDF_Dict pdf_sheet_write(struct pdf *pdf, const struct sheet *sheet);

/* ---- pdf_word.c: words that go on in the next line or on the next page ---- */

struct pdf_word {
    size_t tail;      /* so many bytes of the piece's text end a word that was begun before */
    size_t head;      /* from here on its text begins a word that goes on; its size: none does */
    struct str whole; /* that word */
};
struct pdf_word pdf_word_of(struct pdf *pdf, size_t page, size_t piece); /* pieces in their order, each once */

/* ---- pdf_content.c ---- */

bool pdf_content_write(struct pdf *pdf, size_t page); /* false after reporting */

/* ---- pdf_structure.c ---- */

void pdf_structure_open(struct pdf *pdf);
/* The element whose object holds the content of this one: mostly itself. */
const struct element *pdf_structure_carrier(const struct element *element);
/* Begins marked content of a carrier on a page: its number there, or -1 when it must be an artifact. */
int pdf_structure_mark(struct pdf *pdf, const struct element *carrier, size_t page);
void pdf_structure_extend(struct pdf *pdf, const struct element *figure, size_t page, struct pdf_box box);
/* Ties an annotation to its element; the result is its key in the parent tree. */
size_t pdf_structure_annotation(struct pdf *pdf, const struct element *element, size_t page, HPDF_Dict annotation);
const char *pdf_structure_type(enum element_kind kind);
/* When all pages are written, the tree as it will stand in the file: carriers that have content, and every cell. */
void pdf_structure_close(struct pdf *pdf);
const struct element *pdf_structure_first(const struct pdf *pdf, const struct element *element);
const struct element *pdf_structure_next(const struct pdf *pdf, const struct element *element);
const struct element *pdf_structure_after(const struct pdf *pdf, const struct element *element); /* in reading order */
struct str pdf_structure_id(struct pdf *pdf, const struct element *element); /* "(017)"; it is written */
void pdf_structure_headers(struct pdf *pdf, const struct element *cell, struct str ids);
HPDF_Dict pdf_structure_write(struct pdf *pdf); /* the root, for the catalog */

/* ---- pdf_headers.c, pdf_claim.c ---- */

void pdf_headers_assign(struct pdf *pdf, const struct element *table);
bool pdf_claims_ua(const struct pdf *pdf); /* the document keeps PDF/UA's rules, as far as a program can tell */

/* ---- pdf_colour.c ---- */

HPDF_Dict pdf_intent_write(struct pdf *pdf);

/* ---- pdf_metadata.c, pdf_save.c ---- */

HPDF_Dict pdf_metadata_write(struct pdf *pdf); /* the XMP stream, for the catalog */
bool pdf_save(struct pdf *pdf, struct buffer *out);

#endif
