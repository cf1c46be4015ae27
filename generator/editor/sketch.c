/* Sketches: their nodes, and how one is found again. */
#include "editor/sketch.h"

#include "base/arena.h"
#include "base/path.h"

size_t sketch_add(struct sketch *sketch, size_t parent, struct sketch_node node) {
    size_t index = sketch->count;
    node.parent = parent;
    if (!node.whole.end) node.whole.end = node.whole.start;
    ARENA_PUSH(sketch->arena, sketch->nodes, sketch->count, sketch->capacity) = node;
    if (!index) return index;
    struct sketch_node *above = &sketch->nodes[parent];
    if (above->last) {
        sketch->nodes[index].number = sketch->nodes[above->last].number + 1;
        sketch->nodes[above->last].next = index;
    } else {
        above->first = index;
    }
    above->last = index;
    return index;
}

/* Stops where it is so already: what is deep costs its depth once a line. */
void sketch_reach(struct sketch *sketch, size_t node, size_t end) {
    while (sketch->nodes[node].whole.end < end) {
        sketch->nodes[node].whole.end = end;
        if (!node) return;
        node = sketch->nodes[node].parent;
    }
}

struct str sketch_text(const struct sketch *sketch, struct editor_range range) {
    return str_slice(sketch->text, range.start, range.end);
}

struct str sketch_key(const struct sketch *sketch, size_t node) {
    return sketch_text(sketch, sketch->nodes[node].key);
}

struct str sketch_value(const struct sketch *sketch, size_t node) {
    return sketch_text(sketch, sketch->nodes[node].value);
}

size_t sketch_before(const struct sketch *sketch, size_t at) {
    size_t low = 0, high = sketch->count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (sketch->nodes[middle].whole.start <= at) low = middle;
        else high = middle;
    }
    return low;
}

struct editor_range sketch_line(struct str text, size_t at) {
    if (at > text.size) at = text.size;
    struct editor_range line = {at, at};
    while (line.start && text.data[line.start - 1] != '\n') line.start--;
    while (line.end < text.size && text.data[line.end] != '\n') line.end++;
    if (line.end > line.start && text.data[line.end - 1] == '\r') line.end--;
    return line;
}

bool range_holds(struct editor_range range, size_t at) { return range.start <= at && at <= range.end; }

/* ---- files ---- */

static bool is_markdown(struct str path) {
    struct str extension = path_extension(path);
    return str_equal_c(extension, "md") || str_equal_c(extension, "MD") || str_equal_c(extension, "markdown");
}

static bool is_rule(struct str line) {
    line = str_trim(line);
    return line.size >= 3 && (str_equal_c(line, "---") || str_equal_c(line, "..."));
}

/* The front matter: between a rule on the first line that is not empty and the next. One that nobody has closed yet
 * reaches up to the first empty line. */
static void find_front(struct sketch *sketch) {
    struct editor_range line = sketch_line(sketch->text, 0);
    while (line.end < sketch->text.size && !str_trim(sketch_text(sketch, line)).size)
        line = sketch_line(sketch->text, line.end + (sketch->text.data[line.end] == '\r') + 1);
    if (!is_rule(sketch_text(sketch, line))) return;
    size_t blank = 0;
    sketch->yaml.start = sketch->yaml.end = sketch->body = sketch->text.size;
    for (bool first = true; line.end < sketch->text.size; first = false) {
        line = sketch_line(sketch->text, line.end + (sketch->text.data[line.end] == '\r') + 1);
        if (first) sketch->yaml.start = line.start;
        struct str content = str_trim(sketch_text(sketch, line));
        if (!blank && !content.size) blank = line.start;
        bool closes = is_rule(content), heads = str_starts(content, STR("# ")) && blank;
        if (!closes && !heads) continue;
        sketch->yaml.end = closes ? line.start : blank;
        sketch->body = closes ? line.end : blank;
        return;
    }
}

static struct sketch sketch_start(struct arena *arena, struct str text) {
    struct sketch sketch = {.arena = arena, .text = text, .yaml = {0, text.size}, .body = text.size};
    sketch_add(&sketch, 0, (struct sketch_node){.kind = SKETCH_FILE});
    sketch.nodes[0].whole.end = text.size;
    return sketch;
}

struct sketch sketch_of(struct arena *arena, const struct editor_file *file) {
    struct sketch sketch = sketch_start(arena, file->text);
    sketch.markdown = is_markdown(file->path);
    if (sketch.markdown) {
        sketch.yaml = (struct editor_range){0, 0};
        sketch.body = 0;
        find_front(&sketch);
    }
    sketch_read_yaml(&sketch, 0, sketch.yaml);
    if (sketch.markdown) sketch_read_markdown(&sketch, sketch.body);
    return sketch;
}

struct sketch sketch_of_yaml(struct arena *arena, struct str text, struct editor_range range) {
    struct sketch sketch = sketch_start(arena, text);
    sketch.yaml = range;
    sketch.nodes[0].whole = range;
    sketch_read_yaml(&sketch, 0, range);
    return sketch;
}
