/* Pages of others' PDFs: their objects are written as they are, with numbers of ours. Those that pages of a file share
 * are written once, when the first of them is. */
#include <stdlib.h>
#include <string.h>

#include "tree/sheet.h"
#include "write/pdf_internal.h"

struct pdf_sheets {
    struct pdf_sheets *next;
    const struct sheet_file *file;
    HPDF_Dict *objects;
};

/* The text with numbers in place of references. */
static void put_entries(struct buffer *out, const struct pdf_sheets *sheets, struct str text) {
    for (struct str part; str_cut(&text, SHEET_REFERENCE, &part);) {
        buffer_append(out, part);
        if (!str_cut(&text, SHEET_REFERENCE, &part)) break;
        size_t place = strtoul(part.data, NULL, 10); /* it ends with the sign */
        buffer_format(out, "%u 0 R", pdf_number(sheets->objects[place]));
    }
}

static void write_object(struct pdf *pdf, const struct pdf_sheets *sheets, size_t place) {
    const struct sheet_object *object = &sheets->file->objects[place];
    struct buffer entries = {0};
    put_entries(&entries, sheets, object->entries);
    enum pdf_filter filter = object->plain ? PDF_DEFLATE : PDF_PLAIN;
    if (object->stream) pdf_stream_set(pdf, sheets->objects[place], buffer_str(&entries), object->bytes, filter);
    else pdf_object_set(pdf, sheets->objects[place], &entries);
    buffer_free(&entries);
}

static const struct pdf_sheets *write_file(struct pdf *pdf, const struct sheet_file *file) {
    struct pdf_sheets *sheets = NEW(pdf->arena, struct pdf_sheets);
    *sheets = (struct pdf_sheets){pdf->sheets, file, NEW_ARRAY(pdf->arena, HPDF_Dict, file->count + 1)};
    pdf->sheets = sheets;
    pdf->foreign = true;
    pdf->file->pdf_version = HPDF_VER_17; /* what they use may be that young */
    for (size_t i = 0; i < file->count; i++)
        sheets->objects[i] = file->objects[i].stream ? pdf_stream_open(pdf) : pdf_object(pdf);
    for (size_t i = 0; i < file->count; i++) write_object(pdf, sheets, i);
    return sheets;
}

HPDF_Dict pdf_sheet_write(struct pdf *pdf, const struct sheet *sheet) {
    const struct pdf_sheets *sheets = pdf->sheets;
    while (sheets && sheets->file != sheet->file) sheets = sheets->next;
    if (!sheets) sheets = write_file(pdf, sheet->file);
    return sheets->objects[sheet->object];
}
