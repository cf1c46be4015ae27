/* String slices: a pointer and a size in bytes, passed by value, never NUL-terminated by promise.
 *
 * Text is UTF-8 in normal form C from the reader on; a slice never owns its bytes: they live in a source, in an arena
 * or in the program. The zero slice is the empty string. What every loop over text calls is in this header. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <assert.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct arena;

struct str {
    const char *data;
    size_t size; /* bytes */
};

#define STR(literal) ((struct str){"" literal, sizeof(literal) - 1})
#define STR_INIT(literal) \
    { "" literal, sizeof(literal) - 1 } /* for static tables */

/* printf("%.*s", STR_ARG(name)) */
#define STR_ARG(text) ((int)(text).size), ((text).data ? (text).data : "")

/* NULL gives the empty slice. */
static inline struct str str_of(const char *terminated) {
    return terminated ? (struct str){terminated, strlen(terminated)} : (struct str){0};
}
static inline struct str str_slice(struct str text, size_t start, size_t end) {
    assert(start <= end && end <= text.size);
    return (struct str){text.data ? text.data + start : NULL, end - start};
}
/* The count is cut to the size. */
static inline struct str str_skip(struct str text, size_t count) {
    return str_slice(text, count < text.size ? count : text.size, text.size);
}
struct str str_trim(struct str text); /* white space of ASCII off both ends */

static inline bool str_empty(struct str text) { return text.size == 0; }
static inline bool str_equal(struct str a, struct str b) {
    return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}
static inline bool str_equal_c(struct str a, const char *terminated) { return str_equal(a, str_of(terminated)); }
int str_compare(struct str a, struct str b); /* by bytes: for stable orders that no one reads */
bool str_starts(struct str text, struct str prefix);
bool str_ends(struct str text, struct str suffix);
bool str_find(struct str text, struct str needle, size_t *where); /* where: byte offset, may be NULL */
uint32_t str_hash(struct str text);

/* Cuts the text at the first separator: head before it, the text becomes what follows. False when text is used up.
 *     while (str_cut(&rest, '/', &part)) ... */
bool str_cut(struct str *rest, char separator, struct str *head);

struct str str_copy(struct arena *arena, struct str text);
const char *str_terminated(struct arena *arena, struct str text); /* a NUL-terminated copy */
struct str str_join(struct arena *arena, struct str a, struct str b);
struct str str_format(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
struct str str_format_list(struct arena *arena, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));
/* For quoting in a message: on one line, white space and control characters as single spaces, at most `most` code
 * points, with "…" behind them if there were more. */
struct str str_excerpt(struct arena *arena, struct str text, size_t most);

/* One line: each run of white space and control characters that is more than spaces becomes a space. The text itself
 * where there is none. */
struct str str_one_line(struct arena *arena, struct str text);

/* Takes one code point off the front; 0 at the end. Ill-formed bytes give U+FFFD one byte at a time. Most of all text
 * is ASCII, and all of it goes through here. */
uint32_t str_next_long(struct str *rest); /* for str_next: a code point of several bytes */
static inline uint32_t str_next(struct str *rest) {
    if (!rest->size) return 0;
    unsigned char byte = (unsigned char)*rest->data;
    if (byte >= 0x80) return str_next_long(rest);
    *rest = (struct str){rest->data + 1, rest->size - 1};
    return byte;
}
size_t str_code_points(struct str text);
/* What people's programs put in place of a space and a hyphen: spaces of any width, the no-break ones and the tab
 * included; hyphens, dashes and the minus sign; and what nobody can see at all (zero-width characters, soft hyphens).
 */
bool str_is_space(uint32_t c);
bool str_is_dash(uint32_t c);
bool str_is_hidden(uint32_t c);
bool str_is_control(uint32_t c); /* of ASCII and Latin-1; what steers a terminal is among them */
/* For a line that is printed: "\n", "\t", "\xFF" for a byte that is no UTF-8, "<U+202E>" for what else cannot be seen
 * (str_is_control, str_is_hidden, line and paragraph separators). The text itself where there is nothing of the kind.
 */
struct str str_visible(struct arena *arena, struct str text);
/* Writes the code point as UTF-8; returns its size in bytes, 1 to 4. */
size_t str_encode(uint32_t code_point, char bytes[4]);
/* The byte offset of the first byte that is not well-formed UTF-8, or the size of the text if all is well. */
size_t str_utf8_error(struct str text);

#endif
