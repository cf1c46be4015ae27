/* A day, a full stop, a space, and a month by its name or number. */
#include "read/markdown_dates.h"

#include <string.h>

#include "read/time_words.h"

enum { DAYS = 31, MONTHS = 12, CODE_INDENT = 4 };

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static size_t spaces_at(struct str line, size_t at) {
    size_t end = at;
    while (end < line.size && line.data[end] == ' ') end++;
    return end - at;
}

/* Up to two digits; 0: none, or more. */
static int number_at(struct str line, size_t at, size_t *size) {
    int number = 0;
    *size = 0;
    while (at + *size < line.size && is_digit(line.data[at + *size]) && *size < 3)
        number = number * 10 + (line.data[at + (*size)++] - '0');
    return *size <= 2 ? number : 0;
}

/* "März", not "März-Angebot": the word's size, and which month it is. */
static int month_at(struct arena *arena, struct str line, size_t at, size_t *size) {
    size_t end = at;
    while (end < line.size && !strchr(" .,:;!?()", line.data[end]) && line.data[end]) end++;
    struct time_word word = time_word_of(arena, NULL, str_slice(line, at, end));
    *size = end - at;
    return word.class == TIME_MONTH ? word.value : 0;
}

/* "3. 2027": a month and a year in figures. */
static bool is_numeric_month(struct str line, size_t at) {
    size_t size;
    int month = number_at(line, at, &size);
    if (month < 1 || month > MONTHS || at + size >= line.size || line.data[at + size] != '.') return false;
    at += size + 1;
    at += spaces_at(line, at);
    return at + 4 <= line.size && is_digit(line.data[at]) && is_digit(line.data[at + 1]) &&
           is_digit(line.data[at + 2]) && is_digit(line.data[at + 3]);
}

/* Whether a date stands there; `stop` is where the full stop behind its day is. */
static bool is_date(struct arena *arena, struct str line, size_t at, size_t *stop) {
    size_t size, word;
    int day = number_at(line, at, &size), month;
    *stop = at + size;
    if (day < 1 || day > DAYS || *stop + 1 >= line.size || line.data[*stop] != '.') return false;
    size_t next = *stop + 1 + spaces_at(line, *stop + 1);
    if (next == *stop + 1 || next >= line.size) return false;
    if (is_digit(line.data[next])) return is_numeric_month(line, next);
    month = month_at(arena, line, next, &word);
    bool alone = str_trim(str_skip(line, next + word)).size == 0;
    return month && !(alone && month == day);
}

/* Behind the sign of a quote or of a list's item, or the same place. */
static size_t skip_sign(struct str line, size_t at) {
    size_t size, end = at;
    if (at < line.size && strchr("-+*>", line.data[at])) end = at + 1;
    else if (number_at(line, at, &size) && at + size < line.size && strchr(".)", line.data[at + size]))
        end = at + size + 1;
    size_t space = spaces_at(line, end);
    bool quote = end > at && line.data[at] == '>';
    return end > at && (quote || (space && space <= CODE_INDENT)) ? end + space : at;
}

size_t markdown_date_stop(struct arena *arena, struct str line) {
    size_t at = spaces_at(line, 0), stop;
    if (at >= CODE_INDENT) return 0;
    for (;;) {
        if (is_date(arena, line, at, &stop)) return stop;
        size_t next = skip_sign(line, at);
        if (next == at) return 0;
        at = next;
    }
}
