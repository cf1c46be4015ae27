/* Laying out a document: title, contents and blocks are set in galleys; galleys fill pages; what depends on where
 * things stand (page numbers, links, bookmarks, running heads) is added at the end. */
#include "layout/layout.h"

#include <stdlib.h>

#include "base/arena.h"
#include "layout/furniture.h"

/* ---- links inside the document ---- */

struct anchor {
    struct str name;
    const struct landing *landing;
};

static int compare_anchors(const void *a, const void *b) {
    return str_compare(((const struct anchor *)a)->name, ((const struct anchor *)b)->name);
}

static void resolve_link(struct flow *flow, const struct anchor_link *from, const struct anchor *anchors) {
    struct job *job = flow->job;
    struct page_link *link = &job->pages->items[from->page].links[from->link];
    struct anchor wanted = {.name = from->target};
    size_t count = flow->section_count + flow->figure_count;
    const struct anchor *found = count ? bsearch(&wanted, anchors, count, sizeof wanted, compare_anchors) : NULL;
    if (found) {
        link->page = (int)found->landing->page;
        link->to_y = found->landing->y;
        return;
    }
    if (link->element) link->element->kind = ELEMENT_SPAN;
}

/* Links that lead nowhere are text only. */
static void drop_dead_links(struct page *page) {
    size_t kept = 0;
    for (size_t i = 0; i < page->link_count; i++)
        if (page->links[i].page >= 0 || !str_empty(page->links[i].target)) page->links[kept++] = page->links[i];
    page->link_count = kept;
}

static void resolve_links(struct flow *flow) {
    struct job *job = flow->job;
    size_t sections = flow->section_count, count = sections + flow->figure_count;
    struct anchor *anchors = NEW_ARRAY(job->scratch, struct anchor, count);
    for (size_t i = 0; i < count; i++) {
        const struct landing *landing = i < sections ? &flow->sections[i] : &flow->figures[i - sections];
        anchors[i] = (struct anchor){landing->section->anchor, landing};
    }
    if (count) qsort(anchors, count, sizeof *anchors, compare_anchors);
    for (size_t i = 0; i < flow->anchor_link_count; i++) resolve_link(flow, &flow->anchor_links[i], anchors);
    for (size_t i = 0; i < job->pages->count; i++) drop_dead_links(&job->pages->items[i]);
}

/* ---- bookmarks ---- */

static void make_outline(struct flow *flow) {
    struct pages *pages = flow->job->pages;
    for (size_t i = 0; i < flow->section_count; i++) {
        const struct landing *landing = &flow->sections[i];
        ARENA_PUSH(pages->arena, pages->outline, pages->outline_count, pages->outline_capacity) =
            (struct outline_entry){.title = inline_plain(pages->arena, landing->section->inlines),
                                   .level = landing->section->level < 1 ? 1 : landing->section->level,
                                   .page = (int)landing->page,
                                   .y = landing->y};
    }
}

/* ---- the document ---- */

static void lay_out(struct flow *flow) {
    struct job *job = flow->job;
    const struct document *document = job->document;
    struct element *root = element_new(job->pages, NULL, ELEMENT_DOCUMENT);
    struct galley galley = galley_new(job->galleys);
    struct setter setter = {.job = job, .galley = &galley, .width = job->column_width, .element = root};
    setter_role(&setter, ROLE_BODY);
    job->page_galley = &galley;
    bool contents = document->contents;
    bool has_cover = document->cover_page && cover_page_place(flow, root, &contents);
    if (!has_cover) title_set(&setter);
    if (contents) contents_set(&setter, document->blocks);
    if (has_cover) galley.new_page = true;
    blocks_set(&setter, document->blocks);
    flow_pages(flow, galley.first);
    if (!job->pages->count) flow_page_add(flow);
    contents_number(flow);
    resolve_links(flow);
    make_outline(flow);
    furniture_place(flow, has_cover, !has_cover);
}

/* Of a dense document the text block is larger, its letters are not smaller. */
static const struct theme *theme_of(struct arena *arena, const struct document *document, const struct theme *theme) {
    enum { MARGIN = 40 * POINT };
    if (!document->dense) return theme;
    struct theme *close = NEW(arena, struct theme);
    *close = *theme;
    millipoints *margins[] = {&close->margin_left, &close->margin_right, &close->margin_top, &close->margin_bottom};
    for (size_t i = 0; i < sizeof margins / sizeof *margins; i++)
        if (*margins[i] > MARGIN) *margins[i] = MARGIN;
    return close;
}

struct pages *layout_document(struct arena *arena, struct diagnostics *sink, const struct document *document,
                              const struct theme *theme, const struct faces *faces, struct shape_cache *cache,
                              struct locale *locale) {
    (void)faces; /* the cache shapes with the same */
    theme = theme_of(arena, document, theme);
    struct job job = {.arena = arena,
                      .galleys = arena_create(),
                      .scratch = arena_create(),
                      .sink = sink,
                      .document = document,
                      .budget = document->budget,
                      .theme = theme,
                      .cache = cache,
                      .locale = locale,
                      .pages = NEW(arena, struct pages),
                      .column_width = theme->page_width - theme->margin_left - theme->margin_right,
                      .column_height = theme->page_height - theme->margin_top - theme->margin_bottom};
    job.pages->arena = arena;
    if (job.column_width < NARROWEST) job.column_width = NARROWEST;
    if (job.column_height < NARROWEST) job.column_height = NARROWEST;
    struct flow flow = {.job = &job};
    lay_out(&flow);
    arena_destroy(job.scratch);
    arena_destroy(job.galleys);
    return job.pages;
}
