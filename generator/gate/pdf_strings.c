/* Texts outside of pages: UTF-16 or UTF-8 with a mark, else PDFDocEncoding. */
#include "gate/pdf_inside.h"

static const uint16_t low[8] = {0x2D8, 0x2C7, 0x2C6, 0x2D9, 0x2DD, 0x2DB, 0x2DA, 0x2DC}; /* from 0x18 */
static const uint16_t high[33] = {0x2022, 0x2020, 0x2021, 0x2026, 0x2014, 0x2013, 0x192,  0x2044, 0x2039,
                                  0x203A, 0x2212, 0x2030, 0x201E, 0x201C, 0x201D, 0x2018, 0x2019, 0x201A,
                                  0x2122, 0xFB01, 0xFB02, 0x141,  0x152,  0x160,  0x178,  0x17D,  0x131,
                                  0x142,  0x153,  0x161,  0x17E,  0x9F,   0x20AC}; /* from 0x80 */

static struct str from_document_encoding(struct arena *arena, struct str bytes) {
    char *out = NEW_ARRAY(arena, char, bytes.size * 3 + 1);
    size_t size = 0;
    for (size_t i = 0; i < bytes.size; i++) {
        unsigned char c = (unsigned char)bytes.data[i];
        uint32_t code = c >= 0x18 && c < 0x20 ? low[c - 0x18] : c >= 0x80 && c <= 0xA0 ? high[c - 0x80] : c;
        size += str_encode(code, out + size);
    }
    return (struct str){out, size};
}

/* Without a mark it may be UTF-8 all the same, as the links and names of many programs are. */
struct str inside_text(struct inside_file *file, struct str string) {
    if (str_starts(string, STR("\xFE\xFF")) || str_starts(string, STR("\xFF\xFE")) ||
        str_starts(string, STR("\xEF\xBB\xBF")))
        return gate_utf8(file->arena, string);
    return str_utf8_error(string) == string.size ? string : from_document_encoding(file->arena, string);
}
