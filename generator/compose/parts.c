/* Layouts of a kind share pieces, so that the same text does not stand in two of them. */
#include "compose/parts.h"

#include "base/arena.h"
#include "base/limits.h"
#include "compose/widget.h"
#include "read/markdown.h"
#include "read/source_file.h"

struct parts *parts_start(struct arena *arena, const struct layout_file *layout) {
    struct parts *parts = NEW(arena, struct parts);
    size_t all = layout->part_count + 1;
    *parts = (struct parts){.layout = layout, .holds = NEW_ARRAY(arena, bool, all *all)};
    return parts;
}

bool parts_is_part(const struct block *block, struct str *name) {
    struct str info = block->info;
    if (block->kind != BLOCK_CODE || !str_starts(info, STR("part"))) return false;
    *name = str_trim(str_skip(info, 4));
    return info.size == 4 || info.data[4] == ' ';
}

/* ---- who holds whom ---- */

/* The number of a file among the parts; their count when it is the layout. */
static size_t number_of(const struct layout_file *layout, const struct source *source) {
    size_t i = 0;
    while (i < layout->part_count && layout->parts[i].source != source) i++;
    return i;
}

static bool *holds(const struct parts *parts, size_t outer, size_t inner) {
    return &parts->holds[outer * (parts->layout->part_count + 1) + inner];
}

static bool is_or_holds(const struct parts *parts, size_t outer, size_t inner) {
    return outer == inner || *holds(parts, outer, inner);
}

static void note_holds(const struct parts *parts, size_t outer, size_t inner) {
    size_t all = parts->layout->part_count + 1;
    if (*holds(parts, outer, inner)) return;
    for (size_t a = 0; a < all; a++)
        for (size_t b = 0; is_or_holds(parts, a, outer) && b < all; b++)
            if (is_or_holds(parts, inner, b)) *holds(parts, a, b) = true;
}

/* ---- putting them in ---- */

/* A section or division that is open while blocks come in, as in reading Markdown. */
struct nest {
    struct nest *outer;
    struct block *block; /* NULL at the bottom */
    struct block_list children;
};

struct putting {
    struct compiler *compiler;
    struct nest *top;
};

static void open_block(struct putting *putting, struct block *block) {
    struct nest *nest = NEW(putting->compiler->arena, struct nest);
    block_append(&putting->top->children, block);
    *nest = (struct nest){.outer = putting->top, .block = block};
    putting->top = nest;
}

static void close_block(struct putting *putting) {
    putting->top->block->first = putting->top->children.first;
    putting->top = putting->top->outer;
}

static void close_sections(struct putting *putting, int level) {
    while (putting->top->block && putting->top->block->kind == BLOCK_SECTION && putting->top->block->level >= level)
        close_block(putting);
}

static void put_blocks(struct putting *putting, struct block *first);

static struct block *refuse(struct putting *putting, const struct block *place, const char *problem, struct str name,
                            const char *help) {
    option_report(putting->compiler, place->span, problem, name, help);
    return NULL;
}

/* The blocks of a part; NULL when it has none, and after reporting. */
static struct block *read_part(struct putting *putting, const struct block *place, struct str name) {
    struct compiler *compiler = putting->compiler;
    struct parts *parts = compiler->parts;
    const struct layout_file *layout = parts->layout;
    struct source_file file;
    size_t part = 0, around = number_of(layout, place->span.source);
    while (part < layout->part_count && !str_equal(layout->parts[part].name, name)) part++;
    if (++parts->put > LIMIT_PARTS)
        return refuse(putting, place, "too many parts in one layout, the last is", name, "put in at most 100 of them");
    if (part == layout->part_count)
        return refuse(putting, place, "there is no part", name,
                      "it is the file parts/NAME.md beside the layout; write its name as it stands there");
    if (is_or_holds(parts, part, around))
        return refuse(putting, place, "a part would hold itself:", name, "take it out here");
    note_holds(parts, around, part);
    const struct source *source = layout->parts[part].source;
    if (!source_file_read(compiler->arena, compiler->sink, source->path, source->text, &file)) return NULL;
    if (file.yaml_end > file.yaml_start)
        return refuse(putting, place, "a part has no front matter, but there is some in", name,
                      "leave it out: the layout says what it needs");
    struct span origin = {.source = source, .line = 1, .column = 1};
    return markdown_read(compiler->arena, compiler->sink, source->text, origin);
}

static void put_part(struct putting *putting, const struct block *place, struct str name) {
    if (str_trim(place->text).size)
        refuse(putting, place, "a part takes no options:", name,
               "leave the block empty: ```part NAME, and ``` below it");
    else put_blocks(putting, read_part(putting, place, name));
}

static void put_division(struct putting *putting, struct block *block, struct block *children) {
    open_block(putting, block);
    put_blocks(putting, children);
    while (putting->top->block != block) close_block(putting);
    close_block(putting);
}

/* A section stays open for what follows: what belongs below it has not come yet when its part ends. */
static void put_block(struct putting *putting, struct block *block) {
    struct block *children = block->first;
    struct str name;
    if (parts_is_part(block, &name)) put_part(putting, block, name);
    else if (block->kind == BLOCK_DIVISION) put_division(putting, block, children);
    else if (block->kind == BLOCK_SECTION) {
        close_sections(putting, block->level);
        open_block(putting, block);
        put_blocks(putting, children);
    } else block_append(&putting->top->children, block);
}

/* Recursive as deep as Markdown is nested, and parts in each other. */
static void put_blocks(struct putting *putting, struct block *first) {
    for (struct block *block = first, *next; block; block = next) {
        next = block->next;
        block->next = NULL;
        put_block(putting, block);
    }
}

struct block *parts_blocks(struct compiler *compiler, struct str text, struct span origin) {
    struct block *read = markdown_read(compiler->arena, compiler->sink, text, origin);
    if (!compiler->parts) return read;
    struct nest bottom = {0};
    struct putting putting = {.compiler = compiler, .top = &bottom};
    put_blocks(&putting, read);
    while (putting.top->block) close_block(&putting);
    return bottom.children.first;
}
