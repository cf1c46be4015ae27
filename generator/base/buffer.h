/* A growing run of bytes for building an output. Appending never fails: no memory ends the program (die.h).
 * The zero buffer is empty and ready; buffer_free gives its memory back. */
#ifndef BASE_BUFFER_H
#define BASE_BUFFER_H

#include <stddef.h>

#include "base/str.h"

struct buffer {
    char *data;
    size_t size, capacity; /* bytes */
};

void buffer_free(struct buffer *buffer);
void buffer_clear(struct buffer *buffer); /* empty again, memory kept */
void buffer_grow(struct buffer *buffer, size_t more); /* for those below: room for so many bytes more */
static inline void buffer_bytes(struct buffer *buffer, const void *bytes, size_t size) {
    if (!size) return;
    if (buffer->capacity - buffer->size < size) buffer_grow(buffer, size);
    memcpy(buffer->data + buffer->size, bytes, size);
    buffer->size += size;
}
static inline void buffer_append(struct buffer *buffer, struct str text) { buffer_bytes(buffer, text.data, text.size); }
static inline void buffer_append_c(struct buffer *buffer, const char *terminated) {
    buffer_append(buffer, str_of(terminated));
}
static inline void buffer_char(struct buffer *buffer, char c) { buffer_bytes(buffer, &c, 1); }
void buffer_code_point(struct buffer *buffer, uint32_t code_point); /* as UTF-8 */
/* A number given in thousandths, as short as it can be written: "12.5", "-0.25", "7". */
void buffer_thousandths(struct buffer *buffer, int64_t thousandths);
void buffer_format(struct buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));
struct str buffer_str(const struct buffer *buffer); /* valid until the next append */

#endif
