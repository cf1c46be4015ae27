/* What is written directive by directive is forgotten when one comes that is not plain: vsnprintf begins anew. */
#include "base/format.h"

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { DIGITS_MOST = 20 }; /* of 64 bits */

/* "%d", "%zu", "%04X", "%.*s": the bytes behind the percent sign. */
struct directive {
    size_t size;
    int width;   /* filled with zeros */
    char length; /* 'i': an int, 'l': a long, 'z': a size */
    char kind;   /* d, u, X, x, s, S (of a given size), c, % */
};

/* False: it is none of the plain ones. */
static bool read_directive(const char *at, struct directive *out) {
    const char *start = at;
    *out = (struct directive){.length = 'i'};
    if (at[0] == '.' && at[1] == '*' && at[2] == 's') return out->size = 3, out->kind = 'S', true;
    if (at[0] == '0' && at[1] >= '1' && at[1] <= '9') out->width = at[1] - '0', at += 2;
    if (*at == 'l' || *at == 'z') out->length = *at++;
    out->kind = *at++;
    out->size = (size_t)(at - start);
    switch (out->kind) {
    case 'd': return out->length != 'z';
    case 'u':
    case 'x':
    case 'X': return true;
    case 's':
    case 'c':
    case '%': return out->size == 1;
    default: return false;
    }
}

struct target {
    char *out;
    size_t size, capacity; /* size: of the whole text, also of what has no room */
};

static void put(struct target *target, const char *bytes, size_t size) {
    size_t room = target->size < target->capacity ? target->capacity - target->size : 0;
    if (size && room) memcpy(target->out + target->size, bytes, size < room ? size : room);
    target->size += size;
}

static void put_digits(struct target *target, uint64_t value, bool negative, const struct directive *directive) {
    const char *digits = directive->kind == 'x' ? "0123456789abcdef" : "0123456789ABCDEF";
    unsigned base = directive->kind == 'd' || directive->kind == 'u' ? 10 : 16;
    char text[DIGITS_MOST + 1], *end = text + sizeof text, *start = end;
    do *--start = digits[value % base];
    while (value /= base);
    while (end - start + negative < directive->width) *--start = '0';
    if (negative) *--start = '-';
    put(target, start, (size_t)(end - start));
}

static void put_number(struct target *target, const struct directive *directive, va_list *arguments) {
    if (directive->kind == 'd') {
        int64_t value = directive->length == 'i' ? va_arg(*arguments, int) : va_arg(*arguments, long);
        put_digits(target, value < 0 ? 0 - (uint64_t)value : (uint64_t)value, value < 0, directive);
    } else {
        uint64_t value = directive->length == 'i'   ? va_arg(*arguments, unsigned)
                         : directive->length == 'l' ? va_arg(*arguments, unsigned long)
                                                    : va_arg(*arguments, size_t);
        put_digits(target, value, false, directive);
    }
}

static void put_text(struct target *target, bool sized, va_list *arguments) {
    int most = sized ? va_arg(*arguments, int) : -1;
    const char *text = va_arg(*arguments, const char *);
    put(target, text, most < 0 ? strlen(text) : strnlen(text, (size_t)most));
}

static void put_directive(struct target *target, const struct directive *directive, va_list *arguments) {
    char c;
    switch (directive->kind) {
    case 's': put_text(target, false, arguments); return;
    case 'S': put_text(target, true, arguments); return;
    case '%': put(target, "%", 1); return;
    case 'c': c = (char)va_arg(*arguments, int), put(target, &c, 1); return;
    default: put_number(target, directive, arguments); return;
    }
}

/* False: there is a directive that is not plain. */
static bool write_plain(struct target *target, const char *format, va_list *arguments) {
    for (const char *percent; (percent = strchr(format, '%'));) {
        struct directive directive;
        if (!read_directive(percent + 1, &directive)) return false;
        put(target, format, (size_t)(percent - format));
        put_directive(target, &directive, arguments);
        format = percent + 1 + directive.size;
    }
    put(target, format, strlen(format));
    return true;
}

size_t format_list(char *out, size_t capacity, const char *format, va_list arguments) {
    struct target target = {.out = out, .capacity = capacity ? capacity - 1 : 0};
    va_list rest; /* an argument of that type is a pointer, which no function can change */
    va_copy(rest, arguments);
    bool plain = write_plain(&target, format, &rest);
    va_end(rest);
    if (!plain) {
        int size = vsnprintf(out, capacity, format, arguments);
        assert(size >= 0);
        return (size_t)size;
    }
    if (capacity) out[target.size < target.capacity ? target.size : target.capacity] = '\0';
    return target.size;
}
