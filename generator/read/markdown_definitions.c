/* Names in brackets, looked for line by line. */
#include "read/markdown_definitions.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "read/markdown_marks.h"

struct definition {
    struct str name;
    size_t division; /* 0: outside all blocks */
};

/* "[name]" in a line: without other brackets in it. */
struct bracket {
    size_t start, end; /* of the name */
};

static bool next_bracket(struct str line, size_t from, struct bracket *out) {
    bool open = false;
    for (size_t i = from; i < line.size; i++) {
        if (line.data[i] == '\\') i++;
        else if (line.data[i] == '[') open = true, out->start = i + 1;
        else if (line.data[i] == ']' && open) {
            out->end = i;
            open = false;
            if (i > out->start && line.data[out->start] != '^') return true;
        }
    }
    return false;
}

static struct str name_of(struct arena *arena, struct str line, const struct bracket *bracket) {
    return text_fold(arena, str_trim(str_slice(line, bracket->start, bracket->end)));
}

static bool defines(struct str line, const struct bracket *bracket) {
    return bracket->start == markdown_prefix(line) + 1 && bracket->end + 1 < line.size &&
           line.data[bracket->end + 1] == ':';
}

static int by_name(const void *left, const void *right) {
    const struct definition *a = left, *b = right;
    int order = str_compare(a->name, b->name);
    return order ? order : (a->division > b->division) - (a->division < b->division);
}

static bool is_defined(const struct definitions *definitions, struct str name, size_t division) {
    struct definition wanted = {name, division};
    return definitions->count &&
           bsearch(&wanted, definitions->items, definitions->count, sizeof wanted, by_name) != NULL;
}

/* The first of a name; NULL: none. */
static const struct definition *first_of(const struct definitions *definitions, struct str name) {
    size_t low = 0, high = definitions->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (str_compare(definitions->items[middle].name, name) < 0) low = middle + 1;
        else high = middle;
    }
    return low < definitions->count && str_equal(definitions->items[low].name, name) ? &definitions->items[low] : NULL;
}

/* The block around a line that knows the name, from the inside out; 0: none. */
static size_t division_that_knows(const struct markdown_text *text, const struct definitions *definitions,
                                  struct str name, size_t line) {
    size_t division = markdown_division(text, line);
    for (int depth = 0; division && depth <= CLASS_BLOCKS_DEEPEST; depth++) {
        if (is_defined(definitions, name, division)) return division;
        division = text->marks[division - 1].around;
    }
    return 0;
}

/* "list]: target", the rest of a name that began on the line before. */
static bool ends_name(struct str line) {
    size_t closes, opens;
    return str_find(line, STR("]:"), &closes) && (!str_find(line, STR("["), &opens) || opens > closes);
}

static void report_cut(struct diagnostics *sink, const struct markdown_text *text, size_t line) {
    struct diagnostic *d = diagnose(sink, SEVERITY_ERROR, CODE_M05, markdown_line_span(text, line),
                                    "the name of a link's target goes over two lines inside a ::: block");
    diagnose_help(sink, d, "write it on one line");
}

static void report_outside(struct diagnostics *sink, const struct markdown_text *text, size_t line, struct str name,
                           size_t division) {
    struct diagnostic *d = diagnose(sink, SEVERITY_ERROR, CODE_M05, markdown_line_span(text, line),
                                    "the target of “[{0}]” stands inside “::: {1}”, the reference to it does not", name,
                                    text->marks[division - 1].mark.word);
    diagnose_help(sink, d, "write the target where its readers may see it, or the reference inside the block too");
}

static void check_line(struct arena *arena, struct diagnostics *sink, const struct markdown_text *text,
                       const struct definitions *definitions, size_t line) {
    struct bracket bracket;
    struct str whole = text->lines[line];
    for (size_t at = 0; next_bracket(whole, at, &bracket); at = bracket.end) {
        bool link = bracket.end + 1 < whole.size && whole.data[bracket.end + 1] == '(';
        struct str name = name_of(arena, whole, &bracket);
        const struct definition *known = link ? NULL : first_of(definitions, name);
        if (!known || !known->division || division_that_knows(text, definitions, name, line)) continue;
        report_outside(sink, text, line, str_slice(whole, bracket.start, bracket.end), known->division);
    }
}

struct definitions markdown_definitions(struct arena *arena, struct diagnostics *sink,
                                        const struct markdown_text *text) {
    struct definitions found = {0};
    size_t capacity = 0;
    struct bracket bracket;
    for (size_t i = 0; i < text->line_count; i++) {
        size_t division = markdown_division(text, i);
        if (text->enclosed[i] || !memchr(text->lines[i].data, ']', text->lines[i].size)) continue;
        if (division && ends_name(text->lines[i])) report_cut(sink, text, i);
        if (!next_bracket(text->lines[i], 0, &bracket) || !defines(text->lines[i], &bracket)) continue;
        ARENA_PUSH(arena, found.items, found.count, capacity) =
            (struct definition){name_of(arena, text->lines[i], &bracket), division};
        found.hidden |= division > 0;
    }
    if (found.count) qsort(found.items, found.count, sizeof *found.items, by_name);
    for (size_t i = 0; found.hidden && i < text->line_count; i++)
        if (!text->enclosed[i]) check_line(arena, sink, text, &found, i);
    return found;
}

struct str markdown_definitions_name(struct arena *arena, const struct markdown_text *text,
                                     const struct definitions *definitions, size_t line, struct str written) {
    struct buffer out = {0};
    struct bracket bracket;
    size_t from = 0;
    if (!definitions->hidden || !markdown_division(text, line)) return written;
    for (size_t at = 0; next_bracket(written, at, &bracket); at = bracket.end) {
        size_t division = division_that_knows(text, definitions, name_of(arena, written, &bracket), line);
        if (!division) continue;
        buffer_append(&out, str_slice(written, from, bracket.end));
        buffer_format(&out, "\xEF\xB7\x92%zu\xEF\xB7\x93", division);
        from = bracket.end;
    }
    if (from) buffer_append(&out, str_skip(written, from)), written = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return written;
}
