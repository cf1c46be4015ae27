/* Edits of a text: sorted, applied, shown as a diff. */
#include "base/text_edit.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"

enum { CONTEXT = 3 /* lines around a change */ };

/* ---- applying ---- */

static int compare_places(const struct text_edit *a, const struct text_edit *b) {
    if (a->start != b->start) return a->start < b->start ? -1 : 1;
    if (a->end != b->end) return a->end < b->end ? -1 : 1;
    return 0;
}

/* By merging: what is equal keeps its order, which qsort does not promise. */
static void merge_sort(struct text_edit *edits, struct text_edit *spare, size_t count) {
    if (count < 2) return;
    size_t half = count / 2, a = 0, b = half;
    merge_sort(edits, spare, half);
    merge_sort(edits + half, spare, count - half);
    memcpy(spare, edits, count * sizeof *edits);
    for (size_t i = 0; i < count; i++) {
        bool first = b == count || (a < half && compare_places(&spare[a], &spare[b]) <= 0);
        edits[i] = first ? spare[a++] : spare[b++];
    }
}

void text_edits_sort(struct text_edit *edits, size_t count) {
    struct arena *scratch = arena_create();
    merge_sort(edits, NEW_ARRAY(scratch, struct text_edit, count + 1), count);
    arena_destroy(scratch);
}

bool text_edits_clash(const struct text_edit *a, const struct text_edit *b) {
    return a->start < b->end && b->start < a->end;
}

bool text_edits_apply(struct arena *arena, struct str text, const struct text_edit *edits, size_t count,
                      struct str *out) {
    struct buffer result = {0};
    size_t done = 0, i = 0;
    for (; i < count && edits[i].start >= done && edits[i].end >= edits[i].start && edits[i].end <= text.size; i++) {
        buffer_append(&result, str_slice(text, done, edits[i].start));
        buffer_append(&result, edits[i].text);
        done = edits[i].end;
    }
    buffer_append(&result, str_skip(text, done));
    if (i == count) *out = str_copy(arena, buffer_str(&result));
    buffer_free(&result);
    return i == count;
}

/* ---- what is changed, in whole lines ---- */

/* Lines of the old text and what they become. Lines are counted from 0. */
struct change {
    size_t start, end; /* bytes of the old text, at the beginnings of lines */
    struct str new;
    size_t line, old_lines, new_lines;
};

static size_t line_start(struct str text, size_t at) {
    while (at && text.data[at - 1] != '\n') at--;
    return at;
}

/* Behind the line's end. */
static size_t line_end(struct str text, size_t at) {
    const char *newline = at < text.size ? memchr(text.data + at, '\n', text.size - at) : NULL;
    return newline ? (size_t)(newline - text.data) + 1 : text.size;
}

/* The last line counts, whether or not it is ended. */
static size_t count_lines(struct str text) {
    size_t count = 0;
    for (size_t at = 0; at < text.size; count++) at = line_end(text, at);
    return count;
}

/* The lines that both sides begin with. */
static size_t common_head(struct str old, struct str new) {
    size_t at = 0;
    while (at < old.size) {
        size_t end = line_end(old, at);
        if (end != line_end(new, at) || memcmp(old.data + at, new.data + at, end - at) != 0) break;
        at = end;
    }
    return at;
}

/* The lines that both sides end with. */
static size_t common_tail(struct str old, struct str new) {
    size_t tail = 0;
    while (tail < old.size && tail < new.size) {
        size_t size = old.size - tail - line_start(old, old.size - tail - 1);
        if (size != new.size - tail - line_start(new, new.size - tail - 1)) break;
        if (memcmp(old.data + old.size - tail - size, new.data + new.size - tail - size, size) != 0) break;
        tail += size;
    }
    return tail;
}

/* An edit of whole lines stands at the beginning of a line that stays: that is not shown as changed. */
static void leave_out_common(struct change *change, struct str text) {
    struct str old = str_slice(text, change->start, change->end);
    size_t head = common_head(old, change->new);
    change->start += head;
    change->new = str_skip(change->new, head);
    size_t tail = common_tail(str_skip(old, head), change->new);
    change->end -= tail;
    change->new.size -= tail;
}

/* The edits from *at on that touch the same lines. */
static struct change take_change(struct arena *arena, struct str text, const struct text_edit *edits, size_t count,
                                 size_t *at) {
    size_t first = *at, start = line_start(text, edits[first].start), end = line_end(text, edits[first].end);
    while (++*at < count && (edits[*at].start < end || (edits[*at].start == end && end == text.size)))
        if (edits[*at].end > end || edits[*at].end == edits[*at].start) end = line_end(text, edits[*at].end);
    struct text_edit *moved = NEW_ARRAY(arena, struct text_edit, *at - first);
    for (size_t i = first; i < *at; i++)
        moved[i - first] = (struct text_edit){edits[i].start - start, edits[i].end - start, edits[i].text};
    struct change change = {.start = start, .end = end};
    text_edits_apply(arena, str_slice(text, start, end), moved, *at - first, &change.new);
    leave_out_common(&change, text);
    return change;
}

struct changes {
    struct change *items;
    size_t count, capacity;
};

static struct changes find_changes(struct arena *arena, struct str text, const struct text_edit *edits, size_t count) {
    struct changes changes = {0};
    size_t line = 0, counted = 0;
    for (size_t at = 0; at < count;) {
        struct change change = take_change(arena, text, edits, count, &at);
        if (change.start == change.end && !change.new.size) continue;
        line += count_lines(str_slice(text, counted, change.start));
        counted = change.start;
        change.line = line;
        change.old_lines = count_lines(str_slice(text, change.start, change.end));
        change.new_lines = count_lines(change.new);
        ARENA_PUSH(arena, changes.items, changes.count, changes.capacity) = change;
    }
    return changes;
}

/* ---- the diff ---- */

struct diff {
    struct buffer *out;
    struct str text;
    bool colour;
};

static void print_line(const struct diff *diff, char sign, struct str line) {
    struct arena *scratch = arena_create();
    bool ended = str_ends(line, STR("\n"));
    struct str rest = str_slice(line, 0, line.size - ended), part;
    bool coloured = diff->colour && sign != ' ';
    if (coloured) buffer_append_c(diff->out, sign == '-' ? "\033[31m" : "\033[32m");
    buffer_char(diff->out, sign);
    while (str_cut(&rest, '\t', &part)) {
        buffer_append(diff->out, str_visible(scratch, part));
        if (rest.data > part.data + part.size) buffer_char(diff->out, '\t');
    }
    if (coloured) buffer_append_c(diff->out, "\033[0m");
    buffer_append_c(diff->out, ended ? "\n" : "\n\\ No newline at end of file\n");
    arena_destroy(scratch);
}

static void print_lines(const struct diff *diff, char sign, struct str text) {
    for (size_t at = 0, end; at < text.size; at = end) {
        end = line_end(text, at);
        print_line(diff, sign, str_slice(text, at, end));
    }
}

static size_t lines_before(struct str text, size_t at) {
    for (int i = 0; i < CONTEXT && at; i++) at = line_start(text, at - 1);
    return at;
}

static size_t lines_behind(struct str text, size_t at) {
    for (int i = 0; i < CONTEXT && at < text.size; i++) at = line_end(text, at);
    return at;
}

/* How many changes from the first on share their surroundings. */
static size_t hunk_size(struct str text, const struct change *changes, size_t count) {
    size_t size = 1;
    while (size < count && lines_behind(text, lines_behind(text, changes[size - 1].end)) >= changes[size].start) size++;
    return size;
}

/* "12,4": where a hunk starts on one side and how many lines it has; of none, the line before it. */
static void print_range(struct buffer *out, char sign, size_t line, size_t lines) {
    buffer_format(out, "%c%zu", sign, line + (lines > 0));
    if (lines != 1) buffer_format(out, ",%zu", lines);
}

/* *longer: by how many lines the new text is longer so far. */
static void print_hunk(const struct diff *diff, const struct change *changes, size_t count, size_t *longer) {
    size_t start = lines_before(diff->text, changes[0].start), end = lines_behind(diff->text, changes[count - 1].end);
    size_t lines = count_lines(str_slice(diff->text, start, end)), grown = 0;
    size_t first = changes[0].line - count_lines(str_slice(diff->text, start, changes[0].start));
    for (size_t i = 0; i < count; i++) grown += changes[i].new_lines - changes[i].old_lines; /* may wrap, and back */
    buffer_append_c(diff->out, diff->colour ? "\033[36m@@ " : "@@ ");
    print_range(diff->out, '-', first, lines);
    print_range((buffer_char(diff->out, ' '), diff->out), '+', first + *longer, lines + grown);
    buffer_append_c(diff->out, diff->colour ? " @@\033[0m\n" : " @@\n");
    for (size_t i = 0; i < count; start = changes[i++].end) {
        print_lines(diff, ' ', str_slice(diff->text, start, changes[i].start));
        print_lines(diff, '-', str_slice(diff->text, changes[i].start, changes[i].end));
        print_lines(diff, '+', changes[i].new);
    }
    print_lines(diff, ' ', str_slice(diff->text, start, end));
    *longer += grown;
}

void text_diff(struct buffer *out, struct str path, struct str text, const struct text_edit *edits, size_t count,
               bool colour) {
    struct arena *scratch = arena_create();
    struct diff diff = {out, text, colour};
    struct changes changes = find_changes(scratch, text, edits, count);
    size_t longer = 0;
    path = str_visible(scratch, path);
    if (changes.count)
        buffer_format(out, colour ? "\033[1m--- %.*s\n+++ %.*s\033[0m\n" : "--- %.*s\n+++ %.*s\n", STR_ARG(path),
                      STR_ARG(path));
    for (size_t i = 0, size; i < changes.count; i += size) {
        size = hunk_size(text, &changes.items[i], changes.count - i);
        print_hunk(&diff, &changes.items[i], size, &longer);
    }
    arena_destroy(scratch);
}
