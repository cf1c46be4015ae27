/* Objects of a PDF, as text that libharu numbers and writes, and their streams, deflated here: libharu's own deflating
 * is fixed to a level that takes most of the time of a document. */
#include <assert.h>
#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "write/pdf_internal.h"

/* Of libdeflate, 1 to 12. A page is numbers and letters, of which more looking finds little: level 1 takes half the time
 * of 5, and the file grows by a fiftieth. Pixels and outlines are worth it. */
enum { LEVEL_PAGE = 1, LEVEL_OTHER = 5 };

struct pdf_deflater {
    struct libdeflate_compressor *page, *other;
    char *out; /* of the last stream */
    size_t capacity;
};

static HPDF_STATUS write_entries(HPDF_Dict object, HPDF_Stream stream) {
    const struct str *entries = object->attr;
    return HPDF_Stream_Write(stream, (const HPDF_BYTE *)entries->data, (HPDF_UINT)entries->size);
}

static void set_entries(struct pdf *pdf, HPDF_Dict object, struct str entries) {
    struct str *kept = NEW(pdf->arena, struct str);
    *kept = str_copy(pdf->arena, entries);
    object->attr = kept;
    object->write_fn = write_entries;
}

void pdf_must(bool done) {
    if (!done) die_of_library("libharu");
}

HPDF_Dict pdf_object(struct pdf *pdf) {
    HPDF_Dict object = HPDF_Dict_New(pdf->file->mmgr);
    pdf_must(object && HPDF_Xref_Add(pdf->file->xref, object) == HPDF_OK);
    return object;
}

void pdf_object_set(struct pdf *pdf, HPDF_Dict object, const struct buffer *entries) {
    assert(!object->attr);
    set_entries(pdf, object, buffer_str(entries));
}

unsigned pdf_number(HPDF_Dict object) { return object->header.obj_id & 0x00FFFFFF; }

/* ---- streams ---- */

struct pdf_deflater *pdf_deflater_create(void) {
    struct pdf_deflater *deflater = calloc(1, sizeof *deflater);
    if (!deflater) die_out_of_memory();
    deflater->page = libdeflate_alloc_compressor(LEVEL_PAGE);
    deflater->other = libdeflate_alloc_compressor(LEVEL_OTHER);
    if (!deflater->page || !deflater->other) die_out_of_memory();
    return deflater;
}

void pdf_deflater_destroy(struct pdf_deflater *deflater) {
    if (!deflater) return;
    libdeflate_free_compressor(deflater->page);
    libdeflate_free_compressor(deflater->other);
    free(deflater->out);
    free(deflater);
}

static void reserve(struct pdf_deflater *deflater, size_t size) {
    if (size <= deflater->capacity) return;
    free(deflater->out);
    deflater->out = malloc(size);
    if (!deflater->out) die_out_of_memory();
    deflater->capacity = size;
}

static struct str deflate_by(struct pdf_deflater *deflater, struct libdeflate_compressor *compressor, struct str bytes) {
    reserve(deflater, libdeflate_zlib_compress_bound(compressor, bytes.size));
    size_t size = libdeflate_zlib_compress(compressor, bytes.data, bytes.size, deflater->out, deflater->capacity);
    assert(size); /* there is room for the worst case */
    return (struct str){deflater->out, size};
}

struct str pdf_deflate(struct pdf_deflater *deflater, struct str bytes) {
    return deflate_by(deflater, deflater->other, bytes);
}

static void write_stream(HPDF_Stream stream, struct str bytes) {
    pdf_must(HPDF_Stream_Write(stream, (const HPDF_BYTE *)bytes.data, (HPDF_UINT)bytes.size) == HPDF_OK);
}

HPDF_Dict pdf_stream_open(struct pdf *pdf) {
    HPDF_Dict object = HPDF_DictStream_New(pdf->file->mmgr, pdf->file->xref);
    pdf_must(object);
    return object;
}

void pdf_stream_set(struct pdf *pdf, HPDF_Dict stream, struct str entries, struct str bytes, enum pdf_filter filter) {
    static const char *const filters[] = {
        [PDF_PLAIN] = "", [PDF_DEFLATE] = "/Filter /FlateDecode\n", [PDF_DEFLATED] = "/Filter /FlateDecode\n",
        [PDF_JPEG] = "/Filter /DCTDecode\n"};
    set_entries(pdf, stream, str_format(pdf->arena, "%.*s%s", STR_ARG(entries), filters[filter]));
    if (filter == PDF_DEFLATE) bytes = pdf_deflate(pdf->deflater, bytes);
    pdf->written += bytes.size;
    write_stream(stream->stream, bytes);
}

HPDF_Dict pdf_stream(struct pdf *pdf, struct str entries, struct str bytes, enum pdf_filter filter) {
    HPDF_Dict object = pdf_stream_open(pdf);
    pdf_stream_set(pdf, object, entries, bytes, filter);
    return object;
}

void pdf_page_content(struct pdf *pdf, HPDF_Page page, struct str bytes) {
    HPDF_Dict object = ((HPDF_PageAttr)page->attr)->contents;
    set_entries(pdf, object, STR("/Filter /FlateDecode\n"));
    bytes = deflate_by(pdf->deflater, pdf->deflater->page, bytes);
    pdf->written += bytes.size;
    write_stream(object->stream, bytes);
}

/* ---- text ---- */

static void put_unit(struct buffer *out, uint32_t unit) {
    static const char digits[] = "0123456789ABCDEF";
    char text[4] = {digits[unit >> 12 & 15], digits[unit >> 8 & 15], digits[unit >> 4 & 15], digits[unit & 15]};
    buffer_bytes(out, text, sizeof text);
}

/* Three values may not stand for a glyph (PDF/UA-1, 7.21.7): a mark of byte order inside a text is the word joiner that
 * Unicode has in its place, what is no character is one that is unknown. */
static uint32_t readable(uint32_t c) {
    if (c == 0xFEFF) return 0x2060;
    return c == 0xFFFE || !c ? 0xFFFD : c;
}

void pdf_put_utf16(struct buffer *out, struct str text) {
    while (text.size) {
        uint32_t c = readable(str_next(&text));
        if (c > 0xFFFF) {
            put_unit(out, 0xD800 + ((c - 0x10000) >> 10));
            put_unit(out, 0xDC00 + ((c - 0x10000) & 0x3FF));
        } else {
            put_unit(out, c);
        }
    }
}

/* At most so many bytes of UTF-8 that their UTF-16 keeps inside the limit, whole characters only. */
struct str pdf_cut(struct str text) {
    size_t size = PDF_STRING_LIMIT / 2 - 1;
    if (text.size <= size) return text;
    while (size && ((unsigned char)text.data[size] & 0xC0) == 0x80) size--;
    return str_slice(text, 0, size);
}

/* PDF's own encoding has the printable characters of ASCII and, but for two, those of Latin-1 in their places. A text that
 * begins with the letters of a mark of byte order would be read by that. */
static bool in_document_encoding(struct str text) {
    if (str_starts(text, STR("þÿ")) || str_starts(text, STR("ÿþ")) || str_starts(text, STR("ï»¿"))) return false;
    while (text.size) {
        uint32_t c = str_next(&text);
        if (c < ' ' || (c > '~' && c < 0xA1) || c == 0xAD || c > 0xFF) return false;
    }
    return true;
}

/* A byte of a string in parentheses. */
static void put_byte(struct buffer *out, uint32_t byte) {
    if (byte == '\r' || byte == '\n') buffer_append_c(out, byte == '\r' ? "\\r" : "\\n");
    else if (byte == '(' || byte == ')' || byte == '\\') buffer_format(out, "\\%c", (char)byte);
    else buffer_char(out, (char)byte);
}

static void put_pair(struct buffer *out, uint32_t unit) {
    put_byte(out, unit >> 8 & 255);
    put_byte(out, unit & 255);
}

void pdf_put_text(struct buffer *out, struct str text) {
    text = pdf_cut(text);
    bool narrow = in_document_encoding(text);
    buffer_char(out, '(');
    if (!narrow) put_pair(out, 0xFEFF);
    while (text.size) {
        uint32_t c = str_next(&text);
        if (narrow) put_byte(out, c);
        else if (c <= 0xFFFF) put_pair(out, c);
        else put_pair(out, 0xD800 + ((c - 0x10000) >> 10)), put_pair(out, 0xDC00 + ((c - 0x10000) & 0x3FF));
    }
    buffer_char(out, ')');
}

void pdf_put_box(struct buffer *out, const struct page *page, struct pdf_box box) {
    const int64_t edges[] = {box.left, page->height - box.bottom, box.right, page->height - box.top};
    buffer_char(out, '[');
    for (size_t i = 0; i < 4; i++) {
        if (i) buffer_char(out, ' ');
        buffer_thousandths(out, edges[i]);
    }
    buffer_char(out, ']');
}
