/* Getting Markdown ready for cmark. cmark takes quadratic time over some inputs (deep nesting, thousands of brackets or
 * stars in one paragraph) and copies a link's target each time it is referred to: both are measured here and refused
 * when they would hurt. No text written by a person comes near. */
#include "read/markdown_text.h"

#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/limits.h"
#include "base/locale.h"
#include "read/markdown_dates.h"
#include "read/markdown_definitions.h"
#include "read/markdown_marks.h"
#include "read/markdown_table.h"
#include "read/table_line.h"

enum {
    LARGEST_TEXT = 2 * 1024 * 1024, /* bytes */
    MOST_COPIED = 1 << 26,          /* bytes of link targets, were each bracket a reference to the longest */
    MOST_CELLS = 200 * 1000,        /* of tables: short rows are filled up */
    /* A sign weighs 8, or 1 inside code, where cmark does not look at it unless we took something else for code. */
    WEIGHT = 8,
    WEIGHT_ENCLOSED = 1,
};
/* The sum of the squares of what each run of lines weighs, up to which cmark is done in about half a second. */
static const uint64_t most_work = (uint64_t)40 * 1000 * 1000 * WEIGHT * WEIGHT;

/* What a line may stand in; both matter only from the start of a line on. */
enum enclosure { ENCLOSURE_NONE, ENCLOSURE_FENCE, ENCLOSURE_COMMENT };

/* A run: lines without an empty one or a new list item between them, as a paragraph or table is. */
struct run {
    size_t line; /* on which it starts */
    size_t weight, bytes, columns;
    bool defines; /* it may hold the target of a reference */
};

struct measure {
    enum enclosure enclosure;
    struct str fence; /* the row of ` or ~ that opened it */
    struct run run, heaviest;
    uint64_t work, brackets, longest_definition, cells;
};

struct span markdown_line_span(const struct markdown_text *text, size_t line) {
    return (struct span){text->origin.source, text->origin.line + (uint32_t)line, 0, 0};
}

static void split_lines(struct arena *arena, struct str text, struct markdown_text *out) {
    size_t count = 0, capacity = 0;
    struct str line;
    while (str_cut(&text, '\n', &line)) {
        if (str_ends(line, STR("\r"))) line.size--;
        ARENA_PUSH(arena, out->lines, count, capacity) = line;
    }
    out->line_count = count;
}

static size_t leading(struct str line, char character) {
    size_t count = 0;
    while (count < line.size && line.data[count] == character) count++;
    return count;
}

/* The row of three or more ` or ~ at the start of a line, with at most three spaces before it; else empty. */
static struct str fence_of(struct str line) {
    size_t spaces = leading(line, ' ');
    line = str_skip(line, spaces);
    if (spaces > 3 || !line.size || (line.data[0] != '`' && line.data[0] != '~')) return (struct str){0};
    struct str row = str_slice(line, 0, leading(line, line.data[0]));
    bool info_has_backtick = row.data[0] == '`' && memchr(row.data + row.size, '`', line.size - row.size);
    return row.size >= 3 && !info_has_backtick ? row : (struct str){0};
}

/* Keeps the enclosure up to date; true when the line itself belongs to code or a comment. */
static bool step_into(struct measure *measure, struct str line) {
    struct str fence = fence_of(line);
    bool comment_ends = str_find(line, STR("-->"), NULL);
    switch (measure->enclosure) {
    case ENCLOSURE_FENCE:
        if (fence.size >= measure->fence.size && fence.data[0] == measure->fence.data[0] &&
            fence.size == str_trim(line).size)
            measure->enclosure = ENCLOSURE_NONE;
        return true;
    case ENCLOSURE_COMMENT:
        if (comment_ends) measure->enclosure = ENCLOSURE_NONE;
        return true;
    case ENCLOSURE_NONE: break;
    }
    measure->fence = fence;
    bool comment = leading(line, ' ') <= 3 && str_starts(str_trim(line), STR("<!--"));
    if (fence.size) measure->enclosure = ENCLOSURE_FENCE;
    else if (comment && !comment_ends) measure->enclosure = ENCLOSURE_COMMENT;
    return fence.size || comment;
}

/* How deep a line that opens a list or quote may be nested: its own signs, and half its indentation for the lists above
 * it. */
static size_t nesting(struct str line) {
    size_t depth = 0, i = 0;
    size_t above = leading(line, ' ') / 2 > leading(line, '\t') ? leading(line, ' ') / 2 : leading(line, '\t');
    for (;;) {
        while (i < line.size && (line.data[i] == ' ' || line.data[i] == '\t')) i++;
        size_t digits = i;
        while (digits < line.size && line.data[digits] >= '0' && line.data[digits] <= '9') digits++;
        bool quote = i < line.size && line.data[i] == '>';
        bool bullet = i < line.size && strchr("-+*", line.data[i]) && line.data[i];
        bool number = digits > i && digits < line.size && (line.data[digits] == '.' || line.data[digits] == ')');
        if (!quote && !bullet && !number) break;
        i = number ? digits + 1 : i + 1;
        bool blank = i >= line.size || line.data[i] == ' ' || line.data[i] == '\t';
        if (!quote && !blank) break;
        depth++;
    }
    return depth ? depth + above : 0;
}

static size_t count_of(struct str line, const char *characters) {
    size_t count = 0;
    for (size_t i = 0; i < line.size; i++) count += line.data[i] && strchr(characters, line.data[i]);
    return count;
}

static void end_run(struct measure *measure, size_t next_line) {
    struct run *run = &measure->run;
    measure->work += (uint64_t)run->weight * run->weight;
    if (run->defines && run->bytes > measure->longest_definition) measure->longest_definition = run->bytes;
    if (run->weight > measure->heaviest.weight) measure->heaviest = *run;
    *run = (struct run){.line = next_line};
}

/* A bullet with at most three spaces before it always ends what is above it. */
static bool starts_item(struct str line) {
    size_t spaces = leading(line, ' ');
    return spaces <= 3 && line.size > spaces + 2 && strchr("-+*", line.data[spaces]) && line.data[spaces + 1] == ' ' &&
           line.data[spaces + 2] != ' ';
}

/* "[^name]: text" */
static bool starts_note(struct str line) {
    size_t spaces = leading(line, ' '), end;
    line = str_skip(line, spaces);
    return spaces <= 3 && str_starts(line, STR("[^")) && str_find(line, STR("]:"), &end) && end > 2 &&
           !str_find(str_slice(line, 0, end), STR(" "), NULL);
}

static void measure_line(struct measure *measure, struct str line, size_t number, bool enclosed) {
    bool empty = str_empty(str_trim(line));
    if (empty || starts_item(line) || starts_note(line)) end_run(measure, number + empty);
    struct run *run = &measure->run;
    if (table_line_is_delimiter(line)) run->columns = count_of(line, "|") + 1;
    run->weight += count_of(line, "*_~`[]()!<>&@:\\") * (enclosed ? WEIGHT_ENCLOSED : WEIGHT);
    run->bytes += line.size;
    run->defines = run->defines || str_find(line, STR("]:"), NULL);
    measure->brackets += count_of(line, "[");
    measure->cells += run->columns;
}

static bool refuse(struct diagnostics *sink, struct span span, const char *message, int limit) {
    struct diagnostic *d = diagnose(sink, SEVERITY_ERROR, CODE_M04, span, "{0}", message);
    diagnose_help(sink, d, "the limit is {0}", limit);
    return false;
}

/* Code may look like anything, but not like a thousand lists in one another. */
static bool check_line(struct diagnostics *sink, const struct markdown_text *text, size_t i, bool enclosed) {
    struct span span = markdown_line_span(text, i);
    if (nesting(text->lines[i]) > (enclosed ? 16 * LIMIT_DEPTH : LIMIT_DEPTH))
        return refuse(sink, span, "lists and quotes are nested too deep", LIMIT_DEPTH);
    if (!enclosed && table_line_is_delimiter(text->lines[i]) && count_of(text->lines[i], "|") > LIMIT_TABLE_COLUMNS + 1)
        return refuse(sink, span, "the table has too many columns", LIMIT_TABLE_COLUMNS);
    return true;
}

static bool check_measure(struct diagnostics *sink, const struct markdown_text *text, const struct measure *measure) {
    struct span span = markdown_line_span(text, measure->heaviest.line);
    if (measure->cells > MOST_CELLS) return refuse(sink, text->origin, "the tables have too many cells", MOST_CELLS);
    if (measure->work <= most_work && measure->longest_definition * measure->brackets <= MOST_COPIED) return true;
    struct diagnostic *d = diagnose(sink, SEVERITY_ERROR, CODE_M04, span,
                                    "the paragraph that starts here has too many signs with a meaning in Markdown");
    diagnose_help(sink, d, "divide it by empty lines");
    return false;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* A letter, a digit, or a part of a character beyond ASCII. */
static bool is_of_word(char c) { return isalnum((unsigned char)c) || (unsigned char)c >= 0x80; }

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\0'; }

/* Whether stars between two characters ('\0': the line's end) are one that multiplies. Those that open emphasis before
 * a word, or close it behind one, are remembered in *open; while it is, a star behind a digit may be the one that
 * closes. */
static bool multiplies(char before, char after, size_t stars, bool *open) {
    bool words = is_of_word(before) && is_of_word(after);
    if (!words) {
        *open = !is_of_word(before) && !is_blank(after) ? true : is_blank(after) || !is_of_word(after) ? false : *open;
        return false;
    }
    bool both = is_digit(before) && is_digit(after);
    return stars == 1 && (both || (!*open && (is_digit(before) || is_digit(after))));
}

/* "3*200*12", "4*Rate", "12h*3" are arithmetic: a star between words of which one is a number is no markup, but in
 * code. */
static void append_starred(struct buffer *prepared, struct str line) {
    size_t start = 0, ticks = 0;
    bool open = false;
    for (size_t i = 0; i < line.size; i++) {
        ticks += line.data[i] == '`';
        if (line.data[i] != '*' || ticks % 2) continue;
        size_t stars = leading(str_skip(line, i), '*'), end = i + stars;
        if (multiplies(i ? line.data[i - 1] : '\0', end < line.size ? line.data[end] : '\0', stars, &open)) {
            buffer_append(prepared, str_slice(line, start, i));
            buffer_append(prepared, STR("\\"));
            start = i;
        }
        i = end - 1;
    }
    buffer_append(prepared, str_skip(line, start));
}

/* A date at its start is kept from being a list, and stays on a line of its own when another date follows. */
static void append_line(struct arena *arena, struct buffer *prepared, const struct markdown_text *text, size_t i,
                        struct str line) {
    size_t stop = markdown_date_stop(arena, line);
    buffer_append(prepared, str_slice(line, 0, stop));
    if (stop) buffer_append(prepared, STR("\\"));
    append_starred(prepared, str_skip(line, stop));
    if (stop && i + 1 < text->line_count && markdown_date_stop(arena, text->lines[i + 1]))
        buffer_append(prepared, STR("  "));
}

static void find_enclosed(struct arena *arena, struct markdown_text *text) {
    struct measure measure = {0};
    text->enclosed = NEW_ARRAY(arena, bool, text->line_count + 1);
    for (size_t i = 0; i < text->line_count; i++) text->enclosed[i] = step_into(&measure, text->lines[i]);
}

/* What cmark gets for each line. */
struct preparation {
    struct arena *arena;
    struct markdown_text *text;
    struct definitions definitions;
    struct buffer out;
    size_t next_mark;
};

static void prepare_line(struct preparation *preparation, size_t i, struct str line) {
    struct arena *arena = preparation->arena;
    const struct markdown_text *text = preparation->text;
    bool alone = markdown_marks_sign(arena, text, i, &preparation->next_mark, &line);
    if (!text->enclosed[i]) line = markdown_definitions_name(arena, text, &preparation->definitions, i, line);
    if (alone || text->enclosed[i]) buffer_append(&preparation->out, line);
    else append_line(arena, &preparation->out, text, i, line);
    buffer_char(&preparation->out, '\n');
}

bool markdown_prepare(struct arena *arena, struct diagnostics *sink, struct str text, struct span origin,
                      struct markdown_text *out) {
    *out = (struct markdown_text){.origin = origin};
    if (text.size > LARGEST_TEXT)
        return refuse(sink, origin, "the text is too long for Markdown, in bytes", LARGEST_TEXT);
    split_lines(arena, markdown_marks_purge(arena, text_nfc(arena, text)), out);
    find_enclosed(arena, out);
    markdown_marks_find(arena, out);
    struct measure measure = {0};
    struct preparation preparation = {arena, out, markdown_definitions(arena, sink, out), {0}, 0};
    size_t note_capacity = 0;
    bool fine = true;
    for (size_t i = 0; i < out->line_count && fine; i++) {
        bool enclosed = out->enclosed[i];
        struct str line = enclosed ? out->lines[i] : markdown_table_dashes(arena, sink, out, i);
        if (!enclosed && starts_note(out->lines[i]))
            ARENA_PUSH(arena, out->note_lines, out->note_count, note_capacity) = i;
        prepare_line(&preparation, i, line);
        fine = check_line(sink, out, i, enclosed);
        measure_line(&measure, line, i, enclosed);
    }
    end_run(&measure, out->line_count);
    out->prepared = str_copy(arena, buffer_str(&preparation.out));
    buffer_free(&preparation.out);
    return fine && check_measure(sink, out, &measure);
}

/* A continuation line without the blanks and the `>` of the quotes around it. */
static struct str strip_prefix(struct str line, size_t quotes) {
    line = str_trim(line);
    for (size_t i = 0; i < quotes && str_starts(line, STR(">")); i++) line = str_trim(str_skip(line, 1));
    return line;
}

static bool setext_underline(struct str line) {
    size_t count = 0;
    while (count < line.size && line.data[count] == line.data[0]) count++;
    return count && count == line.size && (line.data[0] == '=' || line.data[0] == '-');
}

/* "## Title ##" → "Title" */
static struct str strip_number_signs(struct str line) {
    while (str_starts(line, STR("#"))) line = str_skip(line, 1);
    line = str_trim(line);
    size_t end = line.size;
    while (end && line.data[end - 1] == '#') end--;
    bool closes = end == 0 || line.data[end - 1] == ' ' || line.data[end - 1] == '\t';
    return closes ? str_trim(str_slice(line, 0, end)) : line;
}

struct str markdown_raw(struct arena *arena, const struct markdown_text *text, struct markdown_extent extent) {
    struct buffer raw = {0};
    for (size_t i = extent.first; i <= extent.last && i < text->line_count; i++) {
        struct str line = text->lines[i];
        line = i == extent.first ? str_trim(str_skip(line, extent.offset)) : strip_prefix(line, extent.quotes);
        if (extent.heading && i > extent.first && setext_underline(line)) break;
        if (extent.heading && extent.first == extent.last) line = strip_number_signs(line);
        if (raw.size && line.size) buffer_char(&raw, ' ');
        buffer_append(&raw, line);
    }
    struct str copy = str_copy(arena, buffer_str(&raw));
    buffer_free(&raw);
    return copy;
}
