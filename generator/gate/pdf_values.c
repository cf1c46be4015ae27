/* Tokens and values of PDF. Strings and names are slices of the file where they stand there as they are. */
#include <stdlib.h>

#include "gate/pdf_inside.h"

bool inside_overspent(struct inside_file *file) {
    if (!file->broken)
        gate_unread(file->texts, MESSAGE("the PDF is not read to its end: it costs more than a file of its size may"));
    file->broken = true;
    return false;
}

struct inside_lexer inside_lexer(struct inside_file *file, struct arena *arena, struct str bytes) {
    const char *start = bytes.data ? bytes.data : "";
    return (struct inside_lexer){.file = file, .arena = arena, .at = start, .end = start + bytes.size};
}

enum { REGULAR, WHITE, DELIMITER };
static const unsigned char classes[256] = {
    [0] = WHITE,       ['\t'] = WHITE,    ['\n'] = WHITE,    ['\f'] = WHITE,    ['\r'] = WHITE,    [' '] = WHITE,
    ['('] = DELIMITER, [')'] = DELIMITER, ['<'] = DELIMITER, ['>'] = DELIMITER, ['['] = DELIMITER, [']'] = DELIMITER,
    ['{'] = DELIMITER, ['}'] = DELIMITER, ['/'] = DELIMITER, ['%'] = DELIMITER};

bool inside_is_white(char c) { return classes[(unsigned char)c] == WHITE; }
bool inside_is_delimiter(char c) { return classes[(unsigned char)c] != REGULAR; }

/* "%PDF-1.7", the bytes behind it that say the file is binary, and "%%EOF" are no comments. */
static void comment(struct inside_lexer *lexer) {
    const char *start = ++lexer->at;
    while (lexer->at < lexer->end && *lexer->at != '\n' && *lexer->at != '\r') lexer->at++;
    struct str text = {start, (size_t)(lexer->at - start)};
    if (lexer->silent || str_starts(text, STR("PDF-")) || str_starts(text, STR("%EOF"))) return;
    if (text.size == 4 && (text.data[0] & text.data[1] & text.data[2] & text.data[3] & 0x80)) return;
    struct str readable = gate_is_text(text) ? text : gate_runs(lexer->arena, text);
    gate_add(lexer->file->texts, GATE_COMMENT, STR("comment"), lexer->file->page, str_trim(readable));
}

static void skip_comments(struct inside_lexer *lexer) {
    for (; lexer->at < lexer->end; lexer->at++)
        if (*lexer->at == '%') {
            comment(lexer);
            lexer->at--;
        } else if (!inside_is_white(*lexer->at)) return;
}

static inline void skip_white(struct inside_lexer *lexer) {
    const char *at = lexer->at, *end = lexer->end;
    while (at < end && classes[(unsigned char)*at] == WHITE) at++;
    lexer->at = at;
    if (at < end && *at == '%') skip_comments(lexer);
}

/* --- strings and names -------------------------------------------------------------------------------------------- */

static size_t octal(struct inside_lexer *lexer, char *out) {
    int value = 0;
    for (int i = 0; i < 3 && lexer->at < lexer->end && *lexer->at >= '0' && *lexer->at <= '7'; i++)
        value = value * 8 + (*lexer->at++ - '0');
    *out = (char)value;
    return 1;
}

/* Behind a backslash. Bytes written: none for the end of a line. */
static size_t escaped(struct inside_lexer *lexer, char *out) {
    static const char from[] = "nrtbf", to[] = "\n\r\t\b\f";
    if (lexer->at >= lexer->end) return 0;
    if (*lexer->at >= '0' && *lexer->at <= '7') return octal(lexer, out);
    char c = *lexer->at++;
    if (c == '\r' && lexer->at < lexer->end && *lexer->at == '\n') lexer->at++;
    if (c == '\r' || c == '\n') return 0;
    const char *known = c ? strchr(from, c) : NULL;
    *out = known ? to[known - from] : c;
    return 1;
}

static struct str unescaped(struct inside_lexer *lexer, const char *start, const char *end) {
    char *out = NEW_ARRAY(lexer->arena, char, (size_t)(end - start) + 1);
    struct inside_lexer part = {.at = start, .end = end};
    size_t size = 0;
    while (part.at < part.end) {
        char c = *part.at++;
        if (c == '\\') size += escaped(&part, out + size);
        else out[size++] = c;
    }
    return (struct str){out, size};
}

static struct str literal(struct inside_lexer *lexer) {
    const char *start = ++lexer->at;
    int open = 1;
    bool plain = true;
    for (; lexer->at < lexer->end; lexer->at++) {
        char c = *lexer->at;
        if (c == '\\') {
            plain = false;
            if (++lexer->at == lexer->end) break;
        } else if (c == '(') open++;
        else if (c == ')' && !--open) break;
    }
    const char *end = lexer->at;
    if (lexer->at < lexer->end) lexer->at++;
    return plain ? (struct str){start, (size_t)(end - start)} : unescaped(lexer, start, end);
}

/* Digits and one more than their values, the rest zero. */
static const unsigned char hex_digits[256] = {
    ['0'] = 1,  ['1'] = 2,  ['2'] = 3,  ['3'] = 4,  ['4'] = 5,  ['5'] = 6,  ['6'] = 7,  ['7'] = 8,
    ['8'] = 9,  ['9'] = 10, ['A'] = 11, ['B'] = 12, ['C'] = 13, ['D'] = 14, ['E'] = 15, ['F'] = 16,
    ['a'] = 11, ['b'] = 12, ['c'] = 13, ['d'] = 14, ['e'] = 15, ['f'] = 16};

/* A byte of two digits each; the last may lack one. */
static size_t bytes_of(const char *digits, const char *end, char *out) {
    char *to = out;
    const unsigned char *at = (const unsigned char *)digits;
    for (unsigned high, low; end - (const char *)at >= 2; at += 2) {
        if (!(high = hex_digits[at[0]]) || !(low = hex_digits[at[1]])) break;
        *to++ = (char)((high - 1) << 4 | (low - 1));
    }
    while (at < (const unsigned char *)end) {
        unsigned high = hex_digits[*at++], low = 0;
        if (!high) continue;
        while (at < (const unsigned char *)end && !low) low = hex_digits[*at++];
        *to++ = (char)((high - 1) << 4 | (low ? low - 1 : 0));
    }
    return (size_t)(to - out);
}

struct str inside_from_hex(struct arena *arena, struct str digits) {
    char *out = NEW_ARRAY(arena, char, digits.size / 2 + 1);
    return (struct str){out, bytes_of(digits.data, digits.data + digits.size, out)};
}

static struct str hexadecimal(struct inside_lexer *lexer) {
    const char *start = ++lexer->at;
    const char *end = memchr(start, '>', (size_t)(lexer->end - start));
    if (!end) end = lexer->end;
    struct str digits = {start, (size_t)(end - start)};
    lexer->at = end < lexer->end ? end + 1 : end;
    return inside_from_hex(lexer->arena, digits);
}

static struct str name(struct inside_lexer *lexer) {
    const char *start = ++lexer->at;
    bool plain = true;
    for (; lexer->at < lexer->end && !inside_is_delimiter(*lexer->at); lexer->at++) plain &= *lexer->at != '#';
    struct str text = {start, (size_t)(lexer->at - start)};
    if (plain) return text;
    char *out = NEW_ARRAY(lexer->arena, char, text.size);
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++) {
        bool code =
            text.data[i] == '#' && i + 2 < text.size && gate_is_hex(text.data[i + 1]) && gate_is_hex(text.data[i + 2]);
        out[size++] = code ? (char)(gate_hex(text.data[i + 1]) * 16 + gate_hex(text.data[i + 2])) : text.data[i];
        if (code) i += 2;
    }
    return (struct str){out, size};
}

/* --- numbers and words -------------------------------------------------------------------------------------------- */

/* Digits with a point among them; false: it is something else, and nothing is taken. */
static bool number(struct inside_lexer *lexer, struct inside_value *value) {
    static const double places[] = {1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    enum { MOST_DIGITS = 15 };
    const char *at = lexer->at, *end = lexer->end;
    bool negative = *at == '-';
    if (negative || *at == '+') at++;
    const char *start = at, *point = NULL;
    uint64_t digits = 0;
    for (; at < end; at++)
        if (*at >= '0' && *at <= '9') digits = digits * 10 + (uint64_t)(*at - '0');
        else if (*at == '.' && !point) point = at;
        else break;
    size_t size = (size_t)(at - start);
    if (!size || size > MOST_DIGITS || (at < end && !inside_is_delimiter(*at))) return false;
    double number = (double)digits / places[point ? at - point - 1 : 0];
    lexer->at = at;
    *value = (struct inside_value){.kind = INSIDE_NUMBER, .number = negative ? -number : number};
    return true;
}

/* Longer ones, and what files have that were written badly: "12-34" is 12, "--5" is 0. */
static bool odd_number(struct str text, double *number) {
    char digits[64];
    size_t size = text.size < sizeof digits - 1 ? text.size : sizeof digits - 1;
    for (size_t i = 0; i < size; i++) {
        if (!(text.data[i] >= '0' && text.data[i] <= '9') && !strchr("+-.", text.data[i])) return false;
        digits[i] = text.data[i];
    }
    digits[size] = '\0';
    *number = strtod(digits, NULL);
    return true;
}

static void word(struct inside_lexer *lexer, struct inside_value *value) {
    const char *start = lexer->at;
    while (lexer->at < lexer->end && !inside_is_delimiter(*lexer->at)) lexer->at++;
    if (lexer->at == start) lexer->at++; /* a delimiter that begins nothing */
    struct str text = {start, (size_t)(lexer->at - start)};
    double odd;
    if (*start <= '9' && odd_number(text, &odd)) *value = (struct inside_value){.kind = INSIDE_NUMBER, .number = odd};
    else if (*start == 'n' && str_equal_c(text, "null")) *value = (struct inside_value){0};
    else *value = (struct inside_value){.kind = INSIDE_WORD, .text = text};
}

/* --- lists -------------------------------------------------------------------------------------------------------- */

static bool is_integer(const struct inside_value *value) {
    return value->kind == INSIDE_NUMBER && value->number >= 0 && value->number < 4294967295.0;
}

/* "12 0 R": the two numbers before it become the reference. */
static bool is_reference(struct inside_file *file, size_t start, const struct inside_value *value) {
    if (value->kind != INSIDE_WORD || value->text.size != 1 || value->text.data[0] != 'R') return false;
    if (file->stack_count < start + 2) return false;
    struct inside_value *number = &file->stack[file->stack_count - 2];
    if (!is_integer(number) || number[1].kind != INSIDE_NUMBER) return false;
    *number = (struct inside_value){.kind = INSIDE_REFERENCE, .count = (uint32_t)number->number};
    file->stack_count--;
    return true;
}

static inline void push(struct inside_file *file, struct inside_value item) {
    if (file->stack_count < file->stack_capacity) file->stack[file->stack_count++] = item;
    else ARENA_PUSH(file->arena, file->stack, file->stack_count, file->stack_capacity) = item;
}

static bool ends_list(struct inside_lexer *lexer, bool dict) {
    skip_white(lexer);
    if (lexer->at >= lexer->end) return true;
    if (*lexer->at == (dict ? '>' : ']')) {
        lexer->at += dict && lexer->at + 1 < lexer->end && lexer->at[1] == '>' ? 2 : 1;
        return true;
    }
    /* A list that is not closed ends with its object. */
    struct str rest = {lexer->at, (size_t)(lexer->end - lexer->at)};
    return *lexer->at == 'e' && str_starts(rest, STR("endobj"));
}

static void list(struct inside_lexer *lexer, bool dict, struct inside_value *value) {
    struct inside_file *file = lexer->file;
    size_t start = file->stack_count;
    struct inside_value item;
    lexer->depth++;
    while (!ends_list(lexer, dict) && inside_next(lexer, &item))
        if (!is_reference(file, start, &item)) push(file, item);
    lexer->depth--;
    size_t count = file->stack_count - start;
    struct inside_value *items = NEW_ARRAY(lexer->arena, struct inside_value, count);
    if (count) memcpy(items, file->stack + start, count * sizeof *items);
    file->stack_count = start;
    *value = (struct inside_value){.kind = dict ? INSIDE_DICT : INSIDE_ARRAY, .count = (uint32_t)count, .items = items};
}

static bool holds(const char *start, const char *end, char c) { return memchr(start, c, (size_t)(end - start)); }

/* Most of a content stream is lists that are shown, "[<0012> 15 <0007>] TJ": of one that holds no more than that the
 * items are read when they are shown. */
static bool list_to_show(struct inside_lexer *lexer, struct inside_value *value) {
    const char *start = lexer->at + 1, *end = memchr(start, ']', (size_t)(lexer->end - start));
    if (!end || holds(start, end, '(') || holds(start, end, '[') || holds(start, end, '%')) return false;
    *value = (struct inside_value){.kind = INSIDE_SHOWN, .text = {start, (size_t)(end - start)}};
    lexer->at = end + 1;
    return true;
}

bool inside_next_shown(struct inside_lexer *lexer, char codes[INSIDE_SHOWN_MOST], struct inside_value *value) {
    skip_white(lexer);
    const char *start = lexer->at;
    if (start >= lexer->end) return false;
    const char *end = *start == '<' ? memchr(start, '>', (size_t)(lexer->end - start)) : NULL;
    if (!end || end - start > 2 * INSIDE_SHOWN_MOST) return inside_next(lexer, value);
    lexer->at = end + 1;
    *value = (struct inside_value){.kind = INSIDE_STRING, .text = {codes, bytes_of(start + 1, end, codes)}};
    return inside_spend(lexer->file, (size_t)(end - start) + sizeof *value);
}

bool inside_next(struct inside_lexer *lexer, struct inside_value *value) {
    enum { DEEPEST = 100 };
    skip_white(lexer);
    const char *start = lexer->at;
    if (start >= lexer->end || lexer->depth > DEEPEST || lexer->file->broken) return false;
    if (*start >= '+' && *start <= '9' && *start != '/' && number(lexer, value))
        return inside_spend(lexer->file, (size_t)(lexer->at - start) + sizeof *value);
    bool twice = start + 1 < lexer->end && start[1] == *start;
    if (*start == '(') *value = (struct inside_value){.kind = INSIDE_STRING, .text = literal(lexer)};
    else if (*start == '/') *value = (struct inside_value){.kind = INSIDE_NAME, .text = name(lexer)};
    else if (*start == '<' && !twice) *value = (struct inside_value){.kind = INSIDE_STRING, .text = hexadecimal(lexer)};
    else if (*start == '[' && lexer->shows && list_to_show(lexer, value)) return true; /* paid for when it is shown */
    else if (*start == '[' || *start == '<') {
        lexer->at += *start == '<' ? 2 : 1;
        list(lexer, *start == '<', value);
        return inside_spend(lexer->file, sizeof *value); /* its items were paid for */
    } else word(lexer, value);
    return inside_spend(lexer->file, (size_t)(lexer->at - start) + sizeof *value);
}

bool inside_is_word(const struct inside_value *value, const char *text) {
    return value->kind == INSIDE_WORD && str_equal_c(value->text, text);
}

bool inside_is_name(const struct inside_value *value, const char *text) {
    return value->kind == INSIDE_NAME && str_equal_c(value->text, text);
}
