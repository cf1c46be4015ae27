/* Text beyond ASCII: normal form C, and the key under which differently spelt words are the same. */
#include <assert.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uidna.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/die.h"
#include "base/locale.h"

static void must(UErrorCode status) {
    if (status == U_MEMORY_ALLOCATION_ERROR) die_out_of_memory();
    assert(U_SUCCESS(status));
}

static const UNormalizer2 *composer(void) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
    must(status);
    return nfc;
}

/* Below U+0300 everything is in normal form C; its UTF-8 starts with bytes below 0xCC. */
static bool is_plainly_nfc(struct str text) {
    for (size_t i = 0; i < text.size; i++)
        if ((unsigned char)text.data[i] >= 0xCC) return false;
    return true;
}

static struct str compose(struct arena *arena, const UChar *text, int32_t size) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t composed_size = unorm2_normalize(composer(), text, size, NULL, 0, &status);
    assert(status == U_BUFFER_OVERFLOW_ERROR);
    status = U_ZERO_ERROR;
    UChar *composed = NEW_ARRAY(arena, UChar, (size_t)composed_size);
    unorm2_normalize(composer(), text, size, composed, composed_size, &status);
    char *bytes = NEW_ARRAY(arena, char, (size_t)composed_size * 3);
    int32_t byte_count;
    u_strToUTF8WithSub(bytes, composed_size * 3, &byte_count, composed, composed_size, 0xFFFD, NULL, &status);
    must(status);
    return (struct str){bytes, (size_t)byte_count};
}

struct str text_nfc(struct arena *arena, struct str text) {
    if (is_plainly_nfc(text)) return text;
    assert(text.size < INT32_MAX / 4);
    struct arena_mark mark = arena_mark(arena);
    UErrorCode status = U_ZERO_ERROR;
    int32_t size;
    UChar *wide = NEW_ARRAY(arena, UChar, text.size);
    u_strFromUTF8WithSub(wide, (int32_t)text.size, &size, text.data, (int32_t)text.size, 0xFFFD, NULL, &status);
    must(status);
    bool composed = unorm2_isNormalized(composer(), wide, size, &status);
    must(status);
    if (!composed) return compose(arena, wide, size);
    arena_rewind(arena, mark);
    return text;
}

struct str text_caseless(struct arena *arena, struct str text) {
    struct buffer out = {0};
    for (struct str rest = text_nfc(arena, text); rest.size;)
        buffer_code_point(&out, (uint32_t)u_foldCase((UChar32)str_next(&rest), U_FOLD_CASE_DEFAULT));
    struct str key = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return key;
}

/* ---- folding ---- */

static bool is_mark(uint32_t c) { return c >= 0x300 && c <= 0x36F; }

static bool is_gap(uint32_t c) { return c == '_' || str_is_dash(c) || u_isUWhiteSpace((UChar32)c); }

/* A letter without its marks; but ä, ö and ü are letters of their own. */
static uint32_t bare(uint32_t c) {
    UChar pair[8];
    while (c != 0xE4 && c != 0xF6 && c != 0xFC) {
        UErrorCode status = U_ZERO_ERROR;
        int32_t size = unorm2_getRawDecomposition(composer(), (UChar32)c, pair, 8, &status);
        if (U_FAILURE(status) || size != 2 || !is_mark(pair[1])) break;
        c = pair[0];
    }
    return c;
}

static void append_folded(struct buffer *out, uint32_t c) {
    c = bare((uint32_t)u_tolower((UChar32)c));
    switch (c) {
    case 0xE4: buffer_append_c(out, "ae"); break;
    case 0xF6: buffer_append_c(out, "oe"); break;
    case 0xFC: buffer_append_c(out, "ue"); break;
    case 0xDF: buffer_append_c(out, "ss"); break;
    default: buffer_code_point(out, c); break;
    }
}

static struct str fold_any(struct arena *arena, struct str text) {
    struct buffer out = {0};
    bool gap = false;
    for (struct str rest = text_nfc(arena, text); rest.size;) {
        uint32_t c = str_next(&rest);
        if (is_mark(c) || str_is_hidden(c)) continue;
        if (is_gap(c)) {
            gap = out.size;
            continue;
        }
        if (gap) buffer_char(&out, '_');
        gap = false;
        append_folded(&out, c);
    }
    struct str folded = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return folded;
}

static bool is_ascii_gap(char c) { return c == ' ' || c == '-' || c == '_' || (c >= '\t' && c <= '\r'); }

/* Most keys are ASCII and this is asked for every key. */
struct str text_fold(struct arena *arena, struct str text) {
    char *folded = NEW_ARRAY(arena, char, text.size + 1);
    size_t size = 0;
    bool gap = false;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (c & 0x80) return fold_any(arena, text);
        if (is_ascii_gap(c)) {
            gap = size;
            continue;
        }
        if (gap) folded[size++] = '_';
        gap = false;
        folded[size++] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    }
    return (struct str){folded, size};
}

/* ---- words that are looked for ---- */

static size_t add_letters(char *bytes, size_t size, uint32_t c) {
    c = bare((uint32_t)u_tolower((UChar32)c));
    switch (c) {
    case 0xE4: return memcpy(bytes + size, "ae", 2), size + 2;
    case 0xF6: return memcpy(bytes + size, "oe", 2), size + 2;
    case 0xFC: return memcpy(bytes + size, "ue", 2), size + 2;
    case 0xDF: return memcpy(bytes + size, "ss", 2), size + 2;
    case 0x308: return bytes[size] = 'e', size + 1;
    }
    return u_isalnum((UChar32)c) ? size + str_encode((uint32_t)c, bytes + size) : size;
}

size_t text_letters(uint32_t c, char bytes[TEXT_LETTERS_MOST]) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *compatible = unorm2_getNFKCInstance(&status);
    must(status);
    UChar parts[32];
    int32_t count = c < 0x100 && c != 0xB2 && c != 0xB3 && c != 0xB9 ? -1 : 0;
    if (!count) count = unorm2_getDecomposition(compatible, (UChar32)c, parts, 32, &status);
    if (count < 0 || U_FAILURE(status)) return add_letters(bytes, 0, c);
    size_t size = 0;
    for (int32_t at = 0; at < count && size + 4 <= TEXT_LETTERS_MOST;) {
        UChar32 part = parts[at++];
        if (U16_IS_LEAD((UChar)part) && at < count) part = U16_GET_SUPPLEMENTARY(part, parts[at++]);
        size = add_letters(bytes, size, (uint32_t)part);
    }
    return size;
}

/* ---- names ---- */

enum role { ROLE_WORD, ROLE_GAP, ROLE_NOTHING, ROLE_SIGN };

static bool is_word(uint32_t c) { return u_isalnum((UChar32)c); }

static bool is_digit(uint32_t c) { return c >= '0' && c <= '9'; }

static enum role ascii_role(uint32_t c) {
    switch (c) {
    case '.':
    case ',':
    case ':':
    case ';':
    case '!':
    case '/':
    case '|':
    case '*':
    case '(':
    case ')':
    case '[':
    case ']':
    case '{':
    case '}': return ROLE_GAP;
    case '\'':
    case '"':
    case '`': return ROLE_NOTHING;
    default: return is_ascii_gap((char)c) ? ROLE_GAP : ROLE_WORD;
    }
}

/* Emoji, arrows and the like begin behind U+2000; what asks for one of their colours says nothing. */
static enum role role_of(uint32_t c) {
    if (c < 0x80) return ascii_role(c);
    if (is_gap(c) || c == 0xB7 || c == 0x2022 || c == 0x2026) return ROLE_GAP;
    if ((c >= 0x2018 && c <= 0x201B) || c == 0x2032 || (c >= 0xFE00 && c <= 0xFE0F) || str_is_hidden(c))
        return ROLE_NOTHING;
    if ((c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0x2039 || c == 0x203A) return ROLE_GAP;
    return c >= 0x2000 && !is_word(c) && !is_mark(c) ? ROLE_SIGN : ROLE_WORD;
}

static bool has_word(struct str text) {
    while (text.size)
        if (is_word(str_next(&text))) return true;
    return false;
}

static void append_signs(struct buffer *out, struct str text) {
    while (text.size) {
        uint32_t c = str_next(&text);
        bool long_dash = c == 0x2014 || c == 0x2015 || c == 0xFE58;
        enum role role = role_of(c);
        if (long_dash) buffer_code_point(out, 0x2014);
        else if (str_is_dash(c)) buffer_char(out, '-');
        else if (role == ROLE_WORD || role == ROLE_SIGN) buffer_code_point(out, c);
    }
}

/* The text with a space for what is a gap, and where signs meet words. */
static void append_words(struct buffer *out, struct str text) {
    enum role before = ROLE_GAP;
    for (uint32_t last = 0, c; text.size; last = c) {
        c = str_next(&text);
        enum role role = role_of(c);
        struct str rest = text;
        bool inside = is_digit(last) && rest.size && is_digit(str_next(&rest)) && !is_gap(c);
        if (inside && role == ROLE_GAP) role = ROLE_WORD;
        if ((role == ROLE_SIGN) != (before == ROLE_SIGN)) buffer_char(out, ' ');
        if (role == ROLE_GAP) buffer_char(out, ' ');
        else if (role != ROLE_NOTHING) buffer_code_point(out, c);
        if (role != ROLE_NOTHING) before = role;
    }
}

/* "-2", "- 2": the minus of a number. */
static bool is_negative(struct str text) {
    text = str_trim(text);
    bool dash = text.size && str_is_dash(str_next(&text));
    text = str_trim(text);
    return dash && text.size && is_digit((unsigned char)*text.data);
}

static struct str name_any(struct arena *arena, struct str text) {
    struct buffer out = {0};
    bool words = has_word(text);
    if (words) append_words(&out, text);
    else append_signs(&out, text);
    struct str folded = words ? text_fold(arena, buffer_str(&out)) : str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return is_negative(text) ? str_join(arena, STR("-"), folded) : folded;
}

/* Nearly all are words of ASCII letters with single gaps between them. */
struct str text_name(struct arena *arena, struct str text) {
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!letter && (!is_ascii_gap(c) || !i)) return name_any(arena, text);
    }
    return text_fold(arena, text);
}

struct str text_name_core(struct str key) {
    size_t start = 0, end = 0;
    for (struct str rest = key; rest.size;) {
        size_t at = key.size - rest.size;
        if (!is_word(str_next(&rest))) continue;
        if (!end) start = at;
        end = key.size - rest.size;
    }
    return str_slice(key, start, end);
}

/* Letters that are no other letter with a mark, as they are written without them. */
static struct str latin(uint32_t c) {
    static const struct {
        uint32_t letter;
        struct str text;
    } letters[] = {{0xE6, STR_INIT("ae")}, {0xF8, STR_INIT("o")}, {0x153, STR_INIT("oe")}, {0x142, STR_INIT("l")},
                   {0x111, STR_INIT("d")}, {0xF0, STR_INIT("d")}, {0xFE, STR_INIT("th")},  {0x131, STR_INIT("i")}};
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (letters[i].letter == c) return letters[i].text;
    return (struct str){0};
}

/* ---- names of hosts ---- */

static bool is_of_host(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

static bool starts_label(struct str text) {
    return text.size > 4 && (text.data[0] | 32) == 'x' && (text.data[1] | 32) == 'n' && text.data[2] == '-' &&
           text.data[3] == '-';
}

/* One label; false: it is none. */
static bool append_label(struct buffer *out, const UIDNA *idna, struct str label) {
    char bytes[256];
    UErrorCode status = U_ZERO_ERROR;
    UIDNAInfo info = UIDNA_INFO_INITIALIZER;
    if (label.size > 63) return false;
    int32_t size = uidna_labelToUnicodeUTF8(idna, label.data, (int32_t)label.size, bytes, sizeof bytes, &info, &status);
    if (U_FAILURE(status) || info.errors || size <= 0 || size > (int32_t)sizeof bytes) return false;
    buffer_append(out, (struct str){bytes, (size_t)size});
    return true;
}

struct str text_hosts(struct arena *arena, struct str text) {
    if (!text.size || !memmem(text.data, text.size, "--", 2)) return text;
    UErrorCode status = U_ZERO_ERROR;
    UIDNA *idna = uidna_openUTS46(UIDNA_DEFAULT, &status);
    must(status);
    struct buffer out = {0};
    for (size_t at = 0, end; at < text.size; at = end) {
        bool begins = !at || !is_of_host(text.data[at - 1]);
        for (end = at; end < text.size && is_of_host(text.data[end]);) end++;
        struct str label = str_slice(text, at, end);
        bool read = begins && starts_label(label) && append_label(&out, idna, label);
        if (end == at) end++;
        if (!read) buffer_append(&out, str_slice(text, at, end));
    }
    uidna_close(idna);
    struct str read = str_equal(buffer_str(&out), text) ? text : str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return read;
}

static bool is_of_id(uint32_t c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

struct str text_id(struct arena *arena, struct str text) {
    struct str rest = text_fold(arena, text);
    char *id = NEW_ARRAY(arena, char, rest.size * 2 + 1);
    size_t size = 0;
    bool gap = false;
    while (rest.size) {
        struct str here = rest;
        uint32_t c = str_next(&rest);
        struct str letters = is_of_id(c) ? str_slice(here, 0, 1) : latin(c);
        if (gap && letters.size) id[size++] = '_';
        gap = letters.size ? false : size > 0;
        for (size_t i = 0; i < letters.size; i++) id[size++] = letters.data[i];
    }
    return (struct str){id, size};
}

struct str text_slug(struct arena *arena, struct str heading) {
    const uint32_t kept = U_GC_L_MASK | U_GC_M_MASK | U_GC_ND_MASK | U_GC_PC_MASK;
    struct buffer out = {0};
    for (heading = str_trim(heading); heading.size;) {
        uint32_t c = (uint32_t)u_tolower((UChar32)str_next(&heading));
        if (c == ' ' || c == '-') buffer_char(&out, '-');
        else if (U_MASK(u_charType((UChar32)c)) & kept) buffer_code_point(&out, c);
    }
    struct str slug = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return slug;
}
