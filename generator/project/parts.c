/* Which parts a layout holds is looked for in its lines, before anybody reads it as Markdown: too many do no harm. */
#include "project/parts.h"

#include "base/arena.h"
#include "base/limits.h"
#include "base/path.h"

/* The parts read so far, of all kinds. */
struct reading {
    struct project *project;
    struct diagnostics *sink;
    struct known {
        const struct kind *kind;
        struct layout_part part; /* without a source when no file has the name */
    } * known;
    size_t count, capacity;
};

/* “```part NAME”, with any number of backticks or tildes; `when` may hold it. */
static bool names_part(struct str line, struct str *name) {
    struct str rest = str_trim(line);
    size_t fence = 0;
    while (fence < rest.size && (rest.data[fence] == '`' || rest.data[fence] == '~')) fence++;
    rest = str_trim(str_skip(rest, fence));
    if (fence < 3 || !str_starts(rest, STR("part ")) || str_find(rest, STR("/"), NULL)) return false;
    *name = str_trim(str_skip(rest, 5));
    return name->size;
}

static struct layout_part part_of(struct reading *reading, const struct kind *kind, struct str name) {
    struct arena *arena = reading->project->arena;
    for (size_t i = 0; i < reading->count; i++)
        if (reading->known[i].kind == kind && str_equal(reading->known[i].part.name, name))
            return reading->known[i].part;
    struct str file = str_format(arena, "%.*s/parts/%.*s.md", STR_ARG(path_name(kind->folder)), STR_ARG(name));
    struct layout_part part = {name, template_find(reading->project, reading->sink, file)};
    ARENA_PUSH(arena, reading->known, reading->count, reading->capacity) = (struct known){kind, part};
    return part;
}

static bool has(const struct layout_file *layout, struct str name) {
    for (size_t i = 0; i < layout->part_count; i++)
        if (str_equal(layout->parts[i].name, name)) return true;
    return false;
}

static void add_named(struct reading *reading, struct layout_file *layout, struct layout_part *parts, struct str text) {
    struct str line, name;
    while (str_cut(&text, '\n', &line)) {
        if (!names_part(line, &name) || layout->part_count == LIMIT_PARTS || has(layout, name)) continue;
        struct layout_part part = part_of(reading, layout->kind, name);
        if (part.source) parts[layout->part_count++] = part;
    }
}

/* Parts may name parts: the list grows while it is gone through. */
static void find_parts(struct reading *reading, struct layout_file *layout) {
    struct layout_part *parts = NEW_ARRAY(reading->project->arena, struct layout_part, LIMIT_PARTS);
    layout->parts = parts;
    add_named(reading, layout, parts, layout->source->text);
    for (size_t i = 0; i < layout->part_count; i++) add_named(reading, layout, parts, parts[i].source->text);
}

void parts_read(struct project *project, struct diagnostics *sink) {
    struct reading reading = {.project = project, .sink = sink};
    for (size_t l = 0; l < project->layout_count; l++) find_parts(&reading, &project->layouts[l]);
}
