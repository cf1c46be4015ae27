/* Running heads and feet: artifacts, small and muted, in the margins; the class stands out. */
#include "layout/furniture.h"

#include "base/arena.h"
#include "layout/lines.h"
#include "layout/place.h"

/* Distances in thousandths of the text size. */
enum { HEAD_DISTANCE = 2400, RULE_BELOW_HEAD = 550, FOOT_DISTANCE = 2900, LEAST_MARGIN = 1200 };

void line_place(struct flow *flow, size_t page, struct str text, const struct text_style *style, enum align align,
                millipoints x, millipoints baseline, struct element *element) {
    struct galley galley = galley_new(flow->job->galleys);
    struct strip *strip = &galley_strip(&galley, NULL, style->leading, 0)->strip;
    if (align == ALIGN_END) x -= label_width(flow->job, text, style);
    label_set(flow->job, &galley, strip, text, style, x, baseline, element);
    place_strip(flow, page, strip, 0, 0);
}

/* What was made of a text for the last page: mostly the next one says the same. */
struct fitted {
    struct str text, shown;
    millipoints room;
    bool made;
};

/* A text's beginning, which is more than any line holds: measuring the whole for every page takes too long. */
static struct str beginning(struct str text) {
    enum { MOST = 1000 };
    struct str rest = text;
    for (size_t i = 0; i < MOST && rest.size; i++) str_next(&rest);
    return str_slice(text, 0, text.size - rest.size);
}

/* As much of a text as fits, with an ellipsis for the rest; it lives as long as the job. */
static struct str cut_text(struct job *job, struct str text, const struct text_style *style, millipoints width) {
    text = beginning(text);
    if (label_width(job, text, style) <= width) return str_copy(job->arena, text);
    struct str kept = {0}, rest = text;
    while (rest.size) {
        str_next(&rest);
        struct str longer = str_slice(text, 0, text.size - rest.size);
        struct str shown = str_join(job->scratch, str_trim(longer), STR("…"));
        if (label_width(job, shown, style) > width) break;
        kept = shown;
    }
    return str_copy(job->arena, kept);
}

static struct str fit_text(struct job *job, struct fitted *last, struct str text, const struct text_style *style,
                           millipoints room) {
    if (last->made && last->room == room && str_equal(last->text, text)) return last->shown;
    *last = (struct fitted){
        .text = str_copy(job->arena, text), .shown = cut_text(job, text, style, room), .room = room, .made = true};
    return last->shown;
}

/* The level-1 section that a page belongs to: in force at its head, else the first that begins on it. */
static const struct block *section_of(const struct flow *flow, size_t page, size_t *position) {
    const struct block *in_force = NULL;
    for (; *position < flow->section_count && flow->sections[*position].page < page; ++*position) continue;
    for (size_t i = *position; i > 0 && !in_force; i--)
        if (flow->sections[i - 1].section->level <= 1) in_force = flow->sections[i - 1].section;
    for (size_t i = *position; i < flow->section_count && flow->sections[i].page == page; i++) {
        if (flow->sections[i].section->level > 1) continue;
        bool at_head = flow->sections[i].y <= flow->job->theme->margin_top;
        if (at_head || !in_force) return flow->sections[i].section;
    }
    return in_force;
}

static void place_head(struct flow *flow, size_t page, struct str text, struct fitted *last) {
    struct job *job = flow->job;
    const struct theme *theme = job->theme;
    struct text_style style = scale_text(theme, ROLE_FURNITURE);
    millipoints baseline = theme->margin_top - scale_length(theme, HEAD_DISTANCE);
    if (baseline < scale_length(theme, LEAST_MARGIN)) baseline = scale_length(theme, LEAST_MARGIN);
    millipoints width = flow_width(flow, page), right = theme->margin_left + width;
    millipoints room = marks_place(flow, page, right, baseline, NULL) - theme->margin_left;
    text = fit_text(job, last, text, &style, room - scale_length(theme, SPACE_GUTTER));
    line_place(flow, page, text, &style, ALIGN_START, theme->margin_left, baseline, NULL);
    place_rectangle(flow, page, theme->margin_left, baseline + scale_length(theme, RULE_BELOW_HEAD), width, STROKE_HAIR,
                    COLOUR_RULE);
}

static struct str foot_text(struct job *job) {
    const struct document *document = job->document;
    struct str company = document->company, title = document->title;
    if (str_empty(company)) return title;
    return str_format(job->arena, "%.*s  ·  %.*s", STR_ARG(company), STR_ARG(title));
}

static void place_foot(struct flow *flow, size_t page, struct str text, struct fitted *last) {
    struct job *job = flow->job;
    const struct theme *theme = job->theme;
    struct text_style style = scale_text(theme, ROLE_FURNITURE);
    millipoints lowest = job->pages->items[page].height - scale_length(theme, LEAST_MARGIN);
    millipoints baseline = theme->margin_top + flow_height(flow, page) + scale_length(theme, FOOT_DISTANCE);
    if (baseline > lowest) baseline = lowest;
    millipoints width = flow_width(flow, page), right = theme->margin_left + width;
    struct str number = document_page_of(job->arena, job->document->words, (int)page + 1, (int)job->pages->count);
    line_place(flow, page, number, &style, ALIGN_END, right, baseline, NULL);
    millipoints room = width - label_width(job, number, &style) - scale_length(theme, SPACE_GUTTER);
    text = fit_text(job, last, text, &style, room);
    line_place(flow, page, text, &style, ALIGN_START, theme->margin_left, baseline, NULL);
}

void furniture_place(struct flow *flow, size_t first_page, bool title_on_first) {
    struct job *job = flow->job;
    size_t position = 0;
    struct fitted head = {0}, foot = {0};
    struct str below = foot_text(job);
    for (size_t page = first_page; page < job->pages->count; page++) {
        struct arena_mark mark = arena_mark(job->scratch);
        const struct block *section = section_of(flow, page, &position);
        struct str text = section ? inline_plain(job->scratch, section->inlines) : job->document->title;
        flow->kind = ARTIFACT_HEADER;
        place_head(flow, page, title_on_first && page == first_page ? job->document->kind_label : text, &head);
        flow->kind = ARTIFACT_FOOTER;
        place_foot(flow, page, below, &foot);
        flow->kind = ARTIFACT_LAYOUT;
        arena_rewind(job->scratch, mark);
    }
}
