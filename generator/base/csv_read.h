/* Tables as other programs write them: CSV with commas, semicolons or tabs (RFC 4180, and what spreadsheets make of
 * it), in UTF-8 with or without a mark, or in Windows-1252. */
#ifndef BASE_CSV_READ_H
#define BASE_CSV_READ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/message.h"
#include "base/str.h"

struct arena;

struct csv_table {
    struct str *cells;    /* row by row, the head first; trimmed, in UTF-8 and NFC */
    size_t columns, rows; /* rows without the head */
    uint32_t *lines;      /* on which each row begins, that of the head first */
    char separator;
    bool western; /* the bytes were Windows-1252 */
};

struct str csv_head(const struct csv_table *table, size_t column);
struct str csv_value(const struct csv_table *table, size_t row, size_t column);

/* False with a problem: it is no such table, or a row has too many cells, or a quote is not closed. */
bool csv_read(struct arena *arena, struct str bytes, struct csv_table *out, struct message *problem);

#endif
