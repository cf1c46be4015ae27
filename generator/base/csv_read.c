/* Reading by one pass over the text; what separates cells is what the first line has most of. */
#include "base/csv_read.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/locale.h"

struct str csv_head(const struct csv_table *table, size_t column) {
    return table->cells[column];
}

struct str csv_value(const struct csv_table *table, size_t row, size_t column) {
    return table->cells[(row + 1) * table->columns + column];
}

/* ---- bytes ---- */

/* What Windows-1252 has between 0x80 and 0x9F; 0: nothing. */
static const uint16_t western[32] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                     0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                     0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                     0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

/* False: a byte that Windows-1252 does not have either. */
static bool from_western(struct arena *arena, struct str bytes, struct str *text) {
    struct buffer out = {0};
    bool fine = true;
    for (size_t i = 0; i < bytes.size && fine; i++) {
        unsigned char byte = (unsigned char)bytes.data[i];
        uint32_t c = byte >= 0x80 && byte < 0xA0 ? western[byte - 0x80] : byte;
        fine = c || !byte;
        buffer_code_point(&out, c);
    }
    *text = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return fine;
}

static bool has_wide_mark(struct str bytes) {
    return str_starts(bytes, STR("\xFF\xFE")) || str_starts(bytes, STR("\xFE\xFF"));
}

static bool decode(struct arena *arena, struct str bytes, struct csv_table *table, struct str *text,
                   struct message *problem) {
    if (has_wide_mark(bytes)) return *problem = message_new(arena, "it is in UTF-16; save it as CSV in UTF-8"), false;
    if (str_starts(bytes, STR("\xEF\xBB\xBF"))) bytes = str_skip(bytes, 3);
    *text = bytes;
    table->western = str_utf8_error(bytes) < bytes.size;
    if (!table->western || from_western(arena, bytes, text)) return true;
    return *problem = message_new(arena, "it is neither in UTF-8 nor in Windows-1252; save it as CSV in UTF-8"), false;
}

/* ---- cells ---- */

/* Outside of quotes, on the first line. */
static char separator_of(struct str text) {
    size_t counts[3] = {0};
    static const char separators[] = {',', ';', '\t'};
    bool quoted = false;
    for (size_t i = 0; i < text.size && (quoted || (text.data[i] != '\n' && text.data[i] != '\r')); i++) {
        quoted ^= text.data[i] == '"';
        for (int s = 0; s < 3; s++) counts[s] += !quoted && text.data[i] == separators[s];
    }
    int most = counts[1] > counts[0] ? 1 : 0;
    return separators[counts[2] > counts[most] ? 2 : most];
}

struct reader {
    struct arena *arena;
    struct str text;
    size_t at;
    uint32_t line;
    char separator;
    struct buffer cell;
};

static char here(const struct reader *reader) {
    return reader->at < reader->text.size ? reader->text.data[reader->at] : '\n';
}

static bool ends_line(char c) { return c == '\n' || c == '\r'; }

/* What stands in quotes, line breaks too; a quote in it is doubled. False: the quote is not closed. */
static bool read_quoted(struct reader *reader) {
    for (reader->at++; reader->at < reader->text.size; reader->at++) {
        char c = reader->text.data[reader->at];
        if (c == '"' && (reader->at + 1 >= reader->text.size || reader->text.data[reader->at + 1] != '"'))
            return reader->at++, true;
        reader->at += c == '"';
        reader->line += c == '\n';
        if (c != '\r') buffer_char(&reader->cell, c);
    }
    return false;
}

static bool read_cell(struct reader *reader, struct str *cell) {
    bool fine = true;
    buffer_clear(&reader->cell);
    if (here(reader) == '"') fine = read_quoted(reader);
    for (; reader->at < reader->text.size && here(reader) != reader->separator && !ends_line(here(reader));
         reader->at++)
        buffer_char(&reader->cell, here(reader));
    *cell = text_nfc(reader->arena, str_copy(reader->arena, str_trim(buffer_str(&reader->cell))));
    return fine;
}

static void end_line(struct reader *reader) {
    if (here(reader) == '\r') reader->at++;
    if (here(reader) == '\n') reader->at++;
    reader->line++;
}

/* A row of empty cells is none: spreadsheets write many of them. */
static bool is_empty(const struct str *cells, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (cells[i].size) return false;
    return true;
}

struct growing {
    struct str *cells;
    size_t count, capacity;
    uint32_t *lines;
    size_t line_count, line_capacity;
};

static bool read_row(struct reader *reader, struct csv_table *table, struct growing *all, struct message *problem) {
    size_t start = all->count;
    uint32_t line = reader->line;
    struct str cell;
    for (bool more = true; more; reader->at += more) {
        if (!read_cell(reader, &cell))
            return *problem = message_new(reader->arena, "line {0}: a quote is not closed", line), false;
        ARENA_PUSH(reader->arena, all->cells, all->count, all->capacity) = cell;
        more = reader->at < reader->text.size && here(reader) == reader->separator;
    }
    end_line(reader);
    if (is_empty(all->cells + start, all->count - start)) return all->count = start, true;
    if (!table->columns) table->columns = all->count - start;
    while (all->count - start > table->columns && !all->cells[all->count - 1].size) all->count--;
    if (all->count - start > table->columns) {
        *problem = message_new(reader->arena, "line {0}: {1} cells, but the head has {2}", line, all->count - start,
                               table->columns);
        return false;
    }
    while (all->count - start < table->columns)
        ARENA_PUSH(reader->arena, all->cells, all->count, all->capacity) = (struct str){0};
    ARENA_PUSH(reader->arena, all->lines, all->line_count, all->line_capacity) = line;
    return true;
}

bool csv_read(struct arena *arena, struct str bytes, struct csv_table *out, struct message *problem) {
    struct reader reader = {.arena = arena, .line = 1};
    struct growing all = {0};
    bool fine = true;
    *out = (struct csv_table){0};
    if (!decode(arena, bytes, out, &reader.text, problem)) return false;
    bool said = str_starts(reader.text, STR("sep=")) && reader.text.size > 4; /* a line that spreadsheets write */
    out->separator = said ? reader.text.data[4] : separator_of(reader.text);
    reader.separator = out->separator;
    if (said) {
        while (!ends_line(here(&reader))) reader.at++;
        end_line(&reader);
    }
    while (reader.at < reader.text.size && fine) fine = read_row(&reader, out, &all, problem);
    buffer_free(&reader.cell);
    out->cells = all.cells;
    out->lines = all.lines;
    out->rows = all.line_count ? all.line_count - 1 : 0;
    if (fine && !all.line_count) *problem = message_new(arena, "nothing is in it");
    return fine && all.line_count;
}
