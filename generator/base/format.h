/* vsnprintf for the directives that nearly all of our formats have, at a fifth of its cost; for others it is asked
 * itself. Pages, structures and texts are written with tens of thousands of them. */
#ifndef BASE_FORMAT_H
#define BASE_FORMAT_H

#include <stdarg.h>
#include <stddef.h>

/* Writes at most capacity bytes with a NUL behind them; returns the bytes that the whole text has. */
size_t format_list(char *out, size_t capacity, const char *format, va_list arguments)
    __attribute__((format(printf, 3, 0)));

#endif
