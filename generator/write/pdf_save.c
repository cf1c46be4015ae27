/* The finished file in memory. Its /ID is a hash of all its other bytes, put in afterwards: the same content has the
 * same id on any machine and at any time. */
#include <assert.h>
#include <endian.h>
#include <stdio.h>
#include <string.h>

#include "write/pdf_internal.h"

enum { ID_SIZE = 16 };

static void add_id(struct pdf *pdf) {
    HPDF_BYTE zeros[ID_SIZE] = {0};
    HPDF_Array id = HPDF_Array_New(pdf->file->mmgr);
    HPDF_Array_Add(id, HPDF_Binary_New(pdf->file->mmgr, zeros, ID_SIZE));
    HPDF_Array_Add(id, HPDF_Binary_New(pdf->file->mmgr, zeros, ID_SIZE));
    HPDF_Dict_Add(pdf->file->trailer, "ID", id);
}

enum { WORD = sizeof(uint64_t) };

/* Up to eight bytes, the first one lowest. */
static uint64_t word_at(struct str bytes, size_t at) {
    uint64_t word = 0;
    size_t left = bytes.size - at;
    if (left >= WORD) memcpy(&word, bytes.data + at, WORD);
    else memcpy(&word, bytes.data + at, left);
    return le64toh(word);
}

/* Two sums over words, as FNV-1 and FNV-1a are over bytes; the high half comes down, for a product carries nothing to the
 * right. */
static void hash(struct str bytes, uint64_t *first, uint64_t *second) {
    const uint64_t prime = 0x100000001B3;
    uint64_t a = 0xCBF29CE484222325, b = a;
    for (size_t i = 0; i < bytes.size; i += WORD) {
        uint64_t word = word_at(bytes, i);
        a = (a ^ a >> 32) * prime ^ word;
        b = ((b ^ b >> 29) ^ word) * prime;
    }
    *first = a;
    *second = b;
}

static void set_id(struct buffer *out) {
    static const char zeros[] = "<00000000000000000000000000000000>";
    uint64_t first, second;
    char digits[2 * ID_SIZE + 1];
    hash(buffer_str(out), &first, &second);
    snprintf(digits, sizeof digits, "%016llX%016llX", (unsigned long long)first, (unsigned long long)second);
    /* The trailer is the last part of the file: the last two places that look like an id are the id's. */
    size_t at = out->size - (sizeof zeros - 1);
    for (int found = 0; found < 2; at--) {
        assert(at > 0);
        if (memcmp(out->data + at, zeros, sizeof zeros - 1) != 0) continue;
        memcpy(out->data + at + 1, digits, 2 * ID_SIZE);
        found++;
    }
}

bool pdf_save(struct pdf *pdf, struct buffer *out) {
    assert(out->size == 0);
    add_id(pdf);
    if (HPDF_SaveToStream(pdf->file) != HPDF_OK || pdf->error) return false;
    size_t size = HPDF_GetStreamSize(pdf->file);
    for (HPDF_UINT i = 0, length; out->size < size; i++) { /* never past the end: libharu takes that for an error */
        const HPDF_BYTE *bytes = HPDF_MemStream_GetBufPtr(pdf->file->stream, i, &length);
        if (!bytes || !length) return false;
        buffer_bytes(out, bytes, length);
    }
    set_id(out);
    return true;
}
