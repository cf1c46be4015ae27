/* The contents: a line for each section of the first two levels, dots, the page. Lines are set with the text; dots and
 * numbers are added when the pages are known. */
#include "layout/furniture.h"

#include <string.h>

#include "base/arena.h"
#include "layout/lines.h"
#include "layout/place.h"
#include "layout/shape.h"

/* In thousandths of the text size. */
enum { INDENT = 1600, NUMBER_ROOM = 3000, DOT_PITCH = 520, DOT_GAP = 600 };
enum { LEVELS = 2, LEVEL_2_MOST = 80 };         /* with more sections than this only the first level is listed */
enum { DENSE_LEADING = 1280, DENSE_SHARE = 3 }; /* less leading, a third of the space: to get onto one page */

static size_t count_sections(const struct block *blocks, int level) {
    size_t count = 0;
    for (const struct block *block = blocks; block; block = block->next) {
        if (block->kind != BLOCK_SECTION) continue;
        count++;
        if (level < LEVELS) count += count_sections(block->first, level + 1);
    }
    return count;
}

struct contents {
    int deepest; /* level */
    bool dense;
};

/* How high the contents are at least, each entry on a line. */
static int64_t least_height(const struct job *job, const struct block *blocks, struct contents contents) {
    const struct theme *theme = job->theme;
    int64_t dense = scale_length(theme, DENSE_LEADING), share = contents.dense ? DENSE_SHARE : 1;
    int64_t first = contents.dense ? dense : scale_text(theme, ROLE_CONTENTS_1).leading;
    int64_t second = contents.dense ? dense : scale_text(theme, ROLE_CONTENTS_2).leading;
    int64_t heading = scale_text(theme, ROLE_H2).leading + scale_after(theme, ROLE_H2);
    size_t count = count_sections(blocks, LEVELS);
    size_t deeper = contents.deepest > 1 ? count_sections(blocks, 1) - count : 0;
    return heading + (first + scale_before(theme, ROLE_CONTENTS_1) / share) * (int64_t)count +
           (second + scale_before(theme, ROLE_CONTENTS_2) / share) * (int64_t)deeper;
}

static void set_entry(const struct setter *setter, const struct block *section, int level, bool dense) {
    struct job *job = setter->job;
    const struct theme *theme = job->theme;
    enum text_role role = level == 1 ? ROLE_CONTENTS_1 : ROLE_CONTENTS_2;
    struct setter inner =
        setter_indent(setter, level == 1 ? 0 : scale_length(theme, INDENT), scale_length(theme, NUMBER_ROOM));
    setter_role(&inner, role);
    inner.ragged = true;
    inner.element = element_new(job->pages, setter->element, ELEMENT_TOCI);
    inner.element = element_new(job->pages, inner.element, ELEMENT_REFERENCE);
    struct inline_node text = {.kind = INLINE_TEXT, .text = inline_plain(job->arena, section->inlines)};
    struct inline_node link = {.kind = INLINE_LINK,
                               .span = section->span,
                               .first = &text,
                               .target = str_format(job->arena, "#%.*s", STR_ARG(section->anchor))};
    struct item *last = setter->galley->last;
    if (dense) inner.style.leading = scale_length(theme, DENSE_LEADING);
    galley_space(setter->galley, scale_before(theme, role) / (dense ? DENSE_SHARE : 1));
    struct paragraph *paragraph = paragraph_new(job, &link, inner.style, 0, section->span);
    for (size_t i = 0; i < paragraph->run_count; i++) paragraph->runs[i].style.colour = inner.style.colour;
    lines_set(&inner, paragraph, inner.element);
    if (setter->galley->last == last) return;
    struct strip *line = &setter->galley->last->strip;
    if (!line->piece_count || !line->link_count) return;
    if (level == 1 && count_sections(section->first, LEVELS)) setter->galley->last->keep = true;
    const struct piece *piece = &line->pieces[line->piece_count - 1];
    struct contents_entry *entry = NEW(job->galleys, struct contents_entry);
    *entry = (struct contents_entry){.section = section,
                                     .style = inner.style,
                                     .text_end = piece->x + piece->width,
                                     .number_end = setter->x + setter->width,
                                     .element = line->links[0].element};
    line->links[0].width = entry->number_end - line->links[0].x;
    line->entry = entry;
}

static void set_level(const struct setter *setter, const struct block *blocks, int level, struct contents contents) {
    for (const struct block *block = blocks; block; block = block->next) {
        if (block->kind != BLOCK_SECTION) continue;
        struct arena_mark mark = arena_mark(setter->job->scratch);
        set_entry(setter, block, level, contents.dense);
        arena_rewind(setter->job->scratch, mark);
        if (level < contents.deepest) set_level(setter, block->first, level + 1, contents);
    }
}

static void set_all(const struct setter *setter, const struct block *blocks, struct contents contents) {
    struct job *job = setter->job;
    struct setter inner = *setter, heading;
    inner.element = element_new(job->pages, setter->element, ELEMENT_TOC);
    heading = inner;
    setter_role(&heading, ROLE_H2);
    struct item *last = setter->galley->last;
    galley_space(setter->galley, scale_before(job->theme, ROLE_H2));
    text_set(&heading, job->document->words->contents, ELEMENT_CAPTION);
    galley_keep(setter->galley, last);
    galley_settle(setter->galley, heading.after);
    set_level(&inner, blocks, 1, contents);
    galley_space(setter->galley, scale_length(job->theme, 2 * SPACE_BLOCK));
}

void contents_set(const struct setter *setter, const struct block *blocks) {
    size_t count = count_sections(blocks, 1);
    if (!count) return;
    struct contents contents = {.deepest = count > LEVEL_2_MOST ? 1 : LEVELS};
    contents.dense = contents.deepest > 1 && least_height(setter->job, blocks, contents) > setter->job->column_height;
    set_all(setter, blocks, contents);
}

bool contents_set_within(const struct setter *setter, const struct block *blocks, millipoints room) {
    static const struct contents ways[] = {{LEVELS, false}, {LEVELS, true}, {1, false}, {1, true}};
    struct element *parent = setter->element, *before = parent->last;
    struct galley empty = *setter->galley;
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        if (least_height(setter->job, blocks, ways[i]) > room) continue;
        set_all(setter, blocks, ways[i]);
        if (items_height(setter->galley->first) <= room) return true;
        *setter->galley = empty;
        parent->last = before; /* an element of the cover is before it */
        before->next = NULL;
    }
    return false;
}

/* Dots stand on a grid of the page, so that they stand below each other. */
static void place_dots(struct flow *flow, const struct landing *line, millipoints from, millipoints to) {
    struct job *job = flow->job;
    const struct theme *theme = job->theme;
    struct text_style style = scale_text(theme, ROLE_CONTENTS_2);
    millipoints pitch = scale_length(theme, DOT_PITCH), gap = scale_length(theme, DOT_GAP);
    millipoints first = (from + gap + pitch - 1) / pitch * pitch;
    if (to - gap - first < 2 * pitch) return;
    size_t count = (size_t)((to - gap - first) / pitch);
    const struct shape *dot = shape_word(job->cache, STR("."), style.family, text_style_face(&style), 0);
    if (dot->part_count != 1 || dot->parts[0].count != 1) return;
    char *text = NEW_ARRAY(job->arena, char, count);
    memset(text, '.', count);
    struct glyph *glyphs = NEW_ARRAY(job->arena, struct glyph, count);
    for (size_t i = 0; i < count; i++)
        glyphs[i] = (struct glyph){
            .id = dot->parts[0].glyphs[0].id, .advance = pitch, .text_start = (uint16_t)i, .text_size = 1};
    struct galley galley = galley_new(job->galleys);
    struct strip *strip = &galley_strip(&galley, NULL, 0, 0)->strip;
    struct piece *piece = strip_piece(&galley, strip, PIECE_TEXT, NULL);
    *piece = (struct piece){.kind = PIECE_TEXT,
                            .x = first,
                            .y = line->baseline,
                            .width = (millipoints)count * pitch,
                            .height = style.size,
                            .face = dot->parts[0].face,
                            .size = style.size,
                            .colour = COLOUR_MUTED,
                            .text = {text, count},
                            .glyphs = glyphs,
                            .glyph_count = count};
    place_strip(flow, line->page, strip, 0, 0);
}

void contents_number(struct flow *flow) {
    struct job *job = flow->job;
    size_t section = 0;
    for (size_t i = 0; i < flow->entry_count; i++) {
        const struct landing *line = &flow->entries[i];
        const struct contents_entry *entry = line->entry;
        while (section < flow->section_count && flow->sections[section].section != entry->section) section++;
        if (section == flow->section_count) return; /* left out at the limit of pages */
        struct str number = str_format(job->arena, "%zu", flow->sections[section].page + 1);
        millipoints left = job->theme->margin_left, end = left + entry->number_end;
        line_place(flow, line->page, number, &entry->style, ALIGN_END, end, line->baseline, entry->element);
        place_dots(flow, line, left + entry->text_end, end - label_width(job, number, &entry->style));
    }
}
