/* The title of a document: a block above its text, or a cover page. */
#include "layout/furniture.h"

#include "base/arena.h"
#include "layout/lines.h"
#include "layout/place.h"

/* In thousandths of the text size. */
enum { BAR_WIDTH = 6000, BAR_HEIGHT = 400, MARK_PADDING = 550, MARK_GAP = 500, LOGO_HEIGHT = 4200 };
/* Thousandths of the page's height: where the title begins on a cover page, alone and above the contents. */
enum { TITLE_AT = 300, TITLE_AT_ABOVE = 140 };

/* ---- marks ---- */

static millipoints place_mark(struct flow *flow, size_t page, struct str text, bool filled, millipoints right,
                              millipoints baseline, struct element *parent) {
    struct job *job = flow->job;
    struct text_style style = scale_text(job->theme, ROLE_MARK);
    millipoints padding = scale_length(job->theme, MARK_PADDING);
    millipoints width = label_width(job, text, &style) + 2 * padding;
    struct galley galley = galley_new(job->galleys);
    struct strip *strip = &galley_strip(&galley, NULL, 0, 0)->strip;
    millipoints top = -style.size * 105 / 100, height = style.size * 145 / 100;
    struct piece *box =
        strip_rectangle(&galley, strip, right - width, top, width, height, filled ? COLOUR_ACCENT : COLOUR_NONE);
    box->operation->radius = height / 4;
    if (!filled) {
        box->operation->stroke = style.colour = COLOUR_ACCENT;
        box->operation->stroke_width = STROKE_STRONG;
    }
    struct element *element = parent ? element_new(job->pages, parent, ELEMENT_P) : NULL;
    label_set(job, &galley, strip, text, &style, right - width + padding, 0, element);
    place_strip(flow, page, strip, 0, baseline);
    return right - width - scale_length(job->theme, MARK_GAP);
}

millipoints marks_place(struct flow *flow, size_t page, millipoints right, millipoints baseline,
                        struct element *parent) {
    const struct document *document = flow->job->document;
    if (!str_empty(document->class_label))
        right = place_mark(flow, page, document->class_label, true, right, baseline, parent);
    if (!str_empty(document->status_label))
        right = place_mark(flow, page, document->status_label, false, right, baseline, parent);
    return right;
}

/* ---- the title ---- */

static void set_text(const struct setter *setter, enum text_role role, struct str text) {
    if (str_empty(text)) return;
    struct setter inner = *setter;
    setter_role(&inner, role);
    inner.ragged = inner.balanced = true;
    galley_space(inner.galley, scale_before(inner.job->theme, role));
    struct item *last = inner.galley->last;
    text_set(&inner, text, ELEMENT_P);
    galley_keep(inner.galley, last);
}

static void set_bar(const struct setter *setter) {
    const struct theme *theme = setter->job->theme;
    millipoints height = scale_length(theme, BAR_HEIGHT);
    struct item *bar = galley_strip(setter->galley, NULL, height, 0);
    strip_rectangle(setter->galley, &bar->strip, setter->x, 0, scale_length(theme, BAR_WIDTH), height, COLOUR_ACCENT);
    bar->keep = true;
}

/* The lines of the cover as facts. */
static void set_cover_lines(const struct setter *setter, int pairs) {
    const struct document *document = setter->job->document;
    struct arena *arena = setter->job->arena;
    struct block_list list = {0};
    for (size_t i = 0; i < document->cover_count; i++) {
        const struct cover_line *line = &document->cover[i];
        struct block *fact = block_new(arena, BLOCK_FACT, setter->span);
        fact->inlines = inline_text(arena, line->label, setter->span);
        fact->first = block_paragraph(arena, inline_text(arena, line->text, setter->span), setter->span);
        block_append(&list, fact);
    }
    struct block facts = {.kind = BLOCK_FACTS, .first = list.first, .count = pairs};
    facts_set(setter, &facts);
}

static void set_logo(const struct setter *setter, const struct image *logo) {
    if (!logo || !logo->width || !logo->height) return;
    int64_t height = scale_length(setter->job->theme, LOGO_HEIGHT), width = height * logo->width / logo->height;
    if (width > setter->width / 2) width = setter->width / 2, height = width * logo->height / logo->width;
    struct strip *strip = &galley_strip(setter->galley, NULL, (millipoints)height, 0)->strip;
    struct element *figure = element_new(setter->job->pages, setter->element, ELEMENT_FIGURE);
    figure->alternative = setter->job->document->company;
    struct piece *piece = strip_piece(setter->galley, strip, PIECE_IMAGE, figure);
    piece->image = logo;
    piece->x = setter->x;
    piece->width = width > 0 ? (millipoints)width : 1;
    piece->height = height > 0 ? (millipoints)height : 1;
    galley_space(setter->galley, scale_length(setter->job->theme, SPACE_BLOCK));
}

static const struct image *logo_of(const struct job *job) {
    return job->document->logo ? job->document->logo : job->theme->logo;
}

void title_set(const struct setter *setter) {
    const struct document *document = setter->job->document;
    const struct theme *theme = setter->job->theme;
    struct setter inner = *setter;
    inner.element = element_new(setter->job->pages, setter->element, ELEMENT_DIV);
    if (!document->dense) set_logo(&inner, logo_of(setter->job));
    set_text(&inner, document->dense ? ROLE_H1 : ROLE_TITLE, document->title);
    set_text(&inner, ROLE_SUBTITLE, document->subtitle);
    galley_space(setter->galley, scale_length(theme, SPACE_PARAGRAPH));
    if (!document->dense) set_bar(&inner);
    if (!document->dense) galley_space(setter->galley, scale_length(theme, SPACE_BLOCK));
    set_cover_lines(&inner, document->dense ? 2 : 0);
    galley_space(setter->galley, scale_length(theme, SPACE_BLOCK));
}

/* ---- the cover page ---- */

struct cover {
    struct galley head, title, lines;
    struct element *element;
};

static struct cover set_cover(struct job *job, struct element *root) {
    const struct document *document = job->document;
    const struct theme *theme = job->theme;
    struct cover cover = {.head = galley_new(job->galleys)};
    cover.title = cover.lines = cover.head;
    cover.element = element_new(job->pages, root, ELEMENT_DIV);
    struct setter setter = {.job = job, .galley = &cover.head, .width = job->column_width, .element = cover.element};
    setter_role(&setter, ROLE_BODY);
    if (logo_of(job)) set_logo(&setter, logo_of(job));
    else set_text(&setter, ROLE_KICKER, document->company);
    setter.galley = &cover.title;
    set_text(&setter, ROLE_KICKER, document->kind_label);
    set_text(&setter, ROLE_COVER_TITLE, document->title);
    set_text(&setter, ROLE_SUBTITLE, document->subtitle);
    galley_space(&cover.title, scale_length(theme, SPACE_BLOCK));
    set_bar(&setter);
    setter.galley = &cover.lines;
    struct strip *rule = &galley_strip(&cover.lines, NULL, STROKE_RULE, 0)->strip;
    strip_rectangle(&cover.lines, rule, 0, 0, job->column_width, STROKE_RULE, COLOUR_RULE);
    set_cover_lines(&setter, document->contents ? 2 : 1); /* above them there is to be room */
    if (!document->cover_count) set_text(&setter, ROLE_LABEL, document->as_of_label);
    return cover;
}

static millipoints at_height(const struct theme *theme, int thousandths) {
    return (millipoints)((int64_t)theme->page_height * thousandths / 1000);
}

/* Between the title and the lines at the foot; where the contents begin, or 0 when they have no room. */
static millipoints place_contents(struct job *job, const struct cover *cover, struct element *root,
                                  struct galley *contents, millipoints lines_at) {
    millipoints gap = scale_length(job->theme, 2 * SPACE_BLOCK);
    millipoints from = at_height(job->theme, TITLE_AT_ABOVE) + items_height(cover->title.first) + gap;
    struct setter setter = {.job = job, .galley = contents, .width = job->column_width, .element = root};
    setter_role(&setter, ROLE_BODY);
    bool room = lines_at - gap > from;
    return room && contents_set_within(&setter, job->document->blocks, lines_at - gap - from) ? from : 0;
}

bool cover_page_place(struct flow *flow, struct element *root, bool *contents) {
    struct job *job = flow->job;
    const struct theme *theme = job->theme;
    struct cover cover = set_cover(job, root);
    struct galley listed = galley_new(job->galleys);
    millipoints bottom = theme->margin_top + job->column_height;
    millipoints lines_at = bottom - items_height(cover.lines.first);
    millipoints contents_at = *contents ? place_contents(job, &cover, root, &listed, lines_at) : 0;
    millipoints title_at = at_height(theme, contents_at ? TITLE_AT_ABOVE : TITLE_AT);
    millipoints title_foot = title_at + items_height(cover.title.first) + scale_length(theme, 2 * SPACE_BLOCK);
    if (title_foot > lines_at || !flow_page_add(flow)) {
        root->first = root->last = NULL;
        return false;
    }
    size_t page = job->pages->count - 1;
    flow_place(flow, page, cover.head.first, theme->margin_left, theme->margin_top);
    millipoints baseline = theme->margin_top + scale_text(theme, ROLE_KICKER).size;
    marks_place(flow, page, theme->margin_left + job->column_width, baseline, cover.element);
    flow_place(flow, page, cover.title.first, theme->margin_left, title_at);
    if (contents_at) flow_place(flow, page, listed.first, theme->margin_left, contents_at);
    flow_place(flow, page, cover.lines.first, theme->margin_left, lines_at);
    *contents = *contents && !contents_at;
    return true;
}
