/* One pass over the lines: outside, on one of the sides, in what both began with (|||||||). */
#include "read/merge_marks.h"

#include <string.h>

#include "base/arena.h"

enum { MARK_SIZE = 7, MOST_PLACES = 5 /* that are named */ };

struct place {
    uint32_t first, last;
};

struct marks {
    struct arena *arena;
    const struct source *source;
    bool markdown;
    char *text; /* what is left */
    size_t size;
    bool inside, base;
    struct place places[MOST_PLACES];
    size_t count;
};

/* A line of seven such signs and perhaps a name behind them. */
static bool is_mark(struct str line, const char *signs) {
    if (!str_starts(line, (struct str){signs, MARK_SIZE})) return false;
    return line.size == MARK_SIZE || line.data[MARK_SIZE] == ' ';
}

/* Whether the other end of what opens in a line is there before the next one opens. */
static bool is_closed(struct str rest) {
    struct str line;
    while (str_cut(&rest, '\n', &line)) {
        if (is_mark(line, ">>>>>>>")) return true;
        if (is_mark(line, "<<<<<<<")) return false;
    }
    return false;
}

static void note(struct marks *marks, uint32_t line, bool opens) {
    size_t last = marks->count ? marks->count - 1 : 0;
    if (opens) {
        if (marks->count < MOST_PLACES) marks->places[marks->count] = (struct place){line, line};
        marks->count++;
    } else if (last < MOST_PLACES) {
        marks->places[last].last = line;
    }
}

/* Whether the line stays. */
static bool take_line(struct marks *marks, struct str line, struct str rest, uint32_t number) {
    if (is_mark(line, "<<<<<<<")) {
        note(marks, number, true);
        marks->inside = is_closed(rest);
        marks->base = false;
        return false;
    }
    bool end = is_mark(line, ">>>>>>>"), side = str_equal_c(line, "=======") || is_mark(line, "|||||||");
    if (!marks->inside) {
        bool stray = (end || side) && !marks->markdown;
        if (stray) note(marks, number, true);
        return !stray;
    }
    if (!side && !end) return !marks->base;
    marks->base = is_mark(line, "|||||||");
    note(marks, number, false);
    marks->inside = !end;
    return false;
}

static struct message name_places(const struct marks *marks) {
    struct message list = {0};
    for (size_t i = 0; i < marks->count && i < MOST_PLACES; i++) {
        struct place place = marks->places[i];
        struct message one =
            message_new(marks->arena, place.last > place.first ? "{0} to {1}" : "{0}", place.first, place.last);
        bool last = i + 1 == marks->count;
        list = i ? message_new(marks->arena, last ? "{0} and {1}" : "{0}, {1}", list, one) : one;
    }
    if (marks->count <= MOST_PLACES) return list;
    return message_new(marks->arena, "{0} and in {1} more places", list, marks->count - MOST_PLACES);
}

static void report(const struct marks *marks, struct diagnostics *sink) {
    bool one = marks->count == 1 && marks->places[0].first == marks->places[0].last;
    struct span span = {.source = marks->source, .line = marks->places[0].first, .column = 1, .length = MARK_SIZE};
    struct diagnostic *d = diagnose(sink, SEVERITY_ERROR, CODE_I17, span,
                                    one ? "both sides of an unfinished merge stand in the file, in line {0}"
                                        : "both sides of an unfinished merge stand in the file, in lines {0}",
                                    name_places(marks));
    diagnose_help(sink, d,
                  "keep one side, or what is right of both, and delete the lines <<<<<<<, ======= and >>>>>>>");
}

/* Whether a line begins with a mark; in Markdown only what opens a merge is taken for one. */
static bool has_mark(struct str rest, bool markdown) {
    struct str line;
    while (str_cut(&rest, '\n', &line)) {
        char first = line.size >= MARK_SIZE ? line.data[0] : '\0';
        if (first == '<' && is_mark(line, "<<<<<<<")) return true;
        if (markdown || (first != '=' && first != '>')) continue;
        if (is_mark(line, "=======") || is_mark(line, ">>>>>>>")) return true;
    }
    return false;
}

void merge_marks_take_out(struct arena *arena, struct diagnostics *sink, struct source *source, bool markdown) {
    if (!has_mark(source->text, markdown)) return;
    struct source *whole = NEW(arena, struct source); /* for the message: with the lines that go */
    *whole = *source;
    struct marks marks = {.arena = arena, .source = whole, .markdown = markdown};
    marks.text = NEW_ARRAY(arena, char, source->text.size + 1);
    struct str rest = source->text, line;
    for (uint32_t number = 1; str_cut(&rest, '\n', &line); number++) {
        if (take_line(&marks, line, rest, number)) {
            memcpy(marks.text + marks.size, line.data, line.size);
            marks.size += line.size;
        }
        if (rest.data) marks.text[marks.size++] = '\n';
    }
    if (!marks.count) return;
    source->text = (struct str){marks.text, marks.size};
    source->torn = true;
    report(&marks, sink);
}
