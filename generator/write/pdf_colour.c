/* The output intent: what the document's RGB means. It is sRGB, said by a small ICC profile (version 2) that is made
 * here, so that the file depends on no machine's profiles. */
#include "write/pdf_internal.h"

/* The linear light of each 8-bit value in 1/65535, by the curve of IEC 61966-2-1. Readers draw straight lines between
 * the points, which here stay within 1/2 of the last unit. */
static const uint16_t curve[256] = {
    0,     20,    40,    60,    80,    99,    119,   139,   159,   179,   199,   219,   241,   264,   288,   313,
    340,   367,   396,   427,   458,   491,   526,   562,   599,   637,   677,   718,   761,   805,   851,   898,
    947,   997,   1048,  1101,  1156,  1212,  1270,  1330,  1391,  1453,  1517,  1583,  1651,  1720,  1790,  1863,
    1937,  2013,  2090,  2170,  2250,  2333,  2418,  2504,  2592,  2681,  2773,  2866,  2961,  3058,  3157,  3258,
    3360,  3464,  3570,  3678,  3788,  3900,  4014,  4129,  4247,  4366,  4488,  4611,  4736,  4864,  4993,  5124,
    5257,  5392,  5530,  5669,  5810,  5953,  6099,  6246,  6395,  6547,  6700,  6856,  7014,  7174,  7335,  7500,
    7666,  7834,  8004,  8177,  8352,  8528,  8708,  8889,  9072,  9258,  9445,  9635,  9828,  10022, 10219, 10417,
    10619, 10822, 11028, 11235, 11446, 11658, 11873, 12090, 12309, 12530, 12754, 12980, 13209, 13440, 13673, 13909,
    14146, 14387, 14629, 14874, 15122, 15371, 15623, 15878, 16135, 16394, 16656, 16920, 17187, 17456, 17727, 18001,
    18277, 18556, 18837, 19121, 19407, 19696, 19987, 20281, 20577, 20876, 21177, 21481, 21787, 22096, 22407, 22721,
    23038, 23357, 23678, 24002, 24329, 24658, 24990, 25325, 25662, 26001, 26344, 26688, 27036, 27386, 27739, 28094,
    28452, 28813, 29176, 29542, 29911, 30282, 30656, 31033, 31412, 31794, 32179, 32567, 32957, 33350, 33745, 34143,
    34544, 34948, 35355, 35764, 36176, 36591, 37008, 37429, 37852, 38278, 38706, 39138, 39572, 40009, 40449, 40891,
    41337, 41785, 42236, 42690, 43147, 43606, 44069, 44534, 45002, 45473, 45947, 46423, 46903, 47385, 47871, 48359,
    48850, 49344, 49841, 50341, 50844, 51349, 51858, 52369, 52884, 53401, 53921, 54445, 54971, 55500, 56032, 56567,
    57105, 57646, 58190, 58737, 59287, 59840, 60396, 60955, 61517, 62082, 62650, 63221, 63795, 64372, 64952, 65535,
};

/* Places in CIE XYZ, in 1/65536, seen under D50: its white, and the light of full red, green and blue, which add up to
 * that white. */
struct place {
    uint32_t x, y, z;
};
static const struct place white = {0xF6D6, 0x10000, 0xD32D};
static const struct place red = {28579, 14582, 913}, green = {25236, 46981, 6364}, blue = {9375, 3973, 46784};

enum {
    TAGS = 9,
    TABLE_SIZE = 4 + 12 * TAGS,
    HEADER_SIZE = 128,
    PLACE_SIZE = 20,
    CURVE_SIZE = 12 + 2 * 256,
    /* In the order of writing; each starts at a multiple of 4. */
    NAME_AT = HEADER_SIZE + TABLE_SIZE,
    NAME_SIZE = 12 + sizeof "sRGB" + 8 + 70, /* the name in ASCII, none in Unicode, none for the Macintosh */
    RIGHTS_AT = NAME_AT + (NAME_SIZE + 3) / 4 * 4,
    RIGHTS_SIZE = 8 + sizeof "No rights reserved",
    PLACES_AT = RIGHTS_AT + (RIGHTS_SIZE + 3) / 4 * 4,
    CURVE_AT = PLACES_AT + 4 * PLACE_SIZE,
    PROFILE_SIZE = CURVE_AT + CURVE_SIZE
};

static void put_word(struct buffer *out, uint32_t word) {
    buffer_bytes(out,
                 (unsigned char[]){(unsigned char)(word >> 24), (unsigned char)(word >> 16), (unsigned char)(word >> 8),
                                   (unsigned char)word},
                 4);
}

static void put_zeros(struct buffer *out, size_t until) {
    while (out->size < until) buffer_char(out, 0);
}

static void put_place(struct buffer *out, struct place place) {
    put_word(out, place.x);
    put_word(out, place.y);
    put_word(out, place.z);
}

static void put_header(struct buffer *out) {
    put_word(out, PROFILE_SIZE);
    put_zeros(out, 8);
    put_word(out, 0x02100000); /* version 2.1 */
    buffer_append_c(out, "mntrRGB XYZ ");
    const unsigned char date[] = {0x07, 0xCF, 0, 10, 0, 18}; /* that of the standard: the profile never changes */
    buffer_bytes(out, date, sizeof date);
    put_zeros(out, 36);
    buffer_append_c(out, "acsp");
    put_zeros(out, 68);
    put_place(out, white);
    put_zeros(out, HEADER_SIZE);
}

static void put_table(struct buffer *out) {
    static const struct {
        char name[5];
        uint32_t at, size;
    } tags[TAGS] = {
        {"desc", NAME_AT, NAME_SIZE},
        {"cprt", RIGHTS_AT, RIGHTS_SIZE},
        {"wtpt", PLACES_AT, PLACE_SIZE},
        {"rXYZ", PLACES_AT + PLACE_SIZE, PLACE_SIZE},
        {"gXYZ", PLACES_AT + 2 * PLACE_SIZE, PLACE_SIZE},
        {"bXYZ", PLACES_AT + 3 * PLACE_SIZE, PLACE_SIZE},
        {"rTRC", CURVE_AT, CURVE_SIZE},
        {"gTRC", CURVE_AT, CURVE_SIZE},
        {"bTRC", CURVE_AT, CURVE_SIZE},
    };
    put_word(out, TAGS);
    for (size_t i = 0; i < TAGS; i++) {
        buffer_append_c(out, tags[i].name);
        put_word(out, tags[i].at);
        put_word(out, tags[i].size);
    }
}

static void put_profile(struct buffer *out) {
    put_header(out);
    put_table(out);
    buffer_bytes(out, "desc\0\0\0\0\0\0\0\5sRGB", 17);
    put_zeros(out, RIGHTS_AT);
    buffer_bytes(out, "text\0\0\0\0No rights reserved", RIGHTS_SIZE);
    const struct place places[] = {white, red, green, blue};
    put_zeros(out, PLACES_AT);
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        buffer_bytes(out, "XYZ \0\0\0\0", 8);
        put_place(out, places[i]);
    }
    buffer_bytes(out, "curv\0\0\0\0\0\0\1\0", 12);
    for (size_t i = 0; i < 256; i++)
        buffer_bytes(out, (unsigned char[]){(unsigned char)(curve[i] >> 8), (unsigned char)curve[i]}, 2);
}

HPDF_Dict pdf_intent_write(struct pdf *pdf) {
    struct buffer out = {0};
    put_profile(&out);
    HPDF_Dict profile = pdf_stream(pdf, STR("/N 3\n"), buffer_str(&out), PDF_DEFLATE);
    buffer_clear(&out);
    buffer_format(&out,
                  "/Type /OutputIntent\n/S /GTS_PDFA1\n/OutputConditionIdentifier (sRGB IEC61966-2.1)\n"
                  "/RegistryName (http://www.color.org)\n/Info (sRGB IEC61966-2.1)\n/DestOutputProfile %u 0 R\n",
                  pdf_number(profile));
    HPDF_Dict intent = pdf_object(pdf);
    pdf_object_set(pdf, intent, &out);
    buffer_free(&out);
    return intent;
}
