/* Footnotes and the feet of pages. */
#include "layout/notes.h"

#include "base/arena.h"
#include "layout/flow.h"
#include "layout/lines.h"
#include "layout/place.h"

/* In thousandths of the text size: above the rule, from it to the first note, between notes; the rule. */
enum { RULE_ABOVE = 900, RULE_BELOW = 450, NOTE_GAP = 250, RULE_WIDTH = 9000 };
enum { NOTE_INDENT = 1300, LABEL_GAP = 450 }; /* of the note's own size */
enum { SHORT_NOTE = 4 };                      /* lines: never split */
enum { MOST_OF_PAGE = 700 };                  /* thousandths: what notes take of a page with text */

/* ---- setting ---- */

/* The number waits in the galley for the note's first line. */
static void set_number(const struct setter *setter, millipoints indent, struct str number) {
    struct job *job = setter->job;
    struct strip carrier = {0};
    millipoints gap = (millipoints)((int64_t)setter->style.size * LABEL_GAP / 1000);
    millipoints start = indent - gap - label_width(job, number, &setter->style);
    struct element *label = element_new(job->pages, setter->element, ELEMENT_LBL);
    label_set(job, setter->galley, &carrier, number, &setter->style, start > 0 ? start : 0, 0, label);
    if (!carrier.piece_count) return;
    setter->galley->label = carrier.pieces[0];
    setter->galley->labelled = true;
}

/* Tables and figures hold no notes as elements: there a note belongs to the caption's paragraph. */
static struct element *parent_of(const struct setter *setter, struct element *element) {
    if (!setter->element) return element;
    bool closed = setter->element->kind == ELEMENT_TABLE || setter->element->kind == ELEMENT_FIGURE;
    return closed ? element : setter->element;
}

void note_set(const struct setter *from, struct item *item, const struct inline_node *note, struct element *element) {
    struct job *job = from->job;
    const struct document *document = job->document;
    bool first =
        note->number > 0 && (size_t)note->number <= document->note_count && document->notes[note->number - 1] == note;
    if (!element || !first) return; /* printed again, or referred to again */
    struct galley galley = galley_new(job->galleys);
    struct setter setter = {.job = job, .galley = &galley, .width = job->column_width, .span = note->span};
    setter.element = element_new(job->pages, parent_of(from, element), ELEMENT_NOTE);
    setter_role(&setter, ROLE_FOOTNOTE);
    millipoints indent = (millipoints)((int64_t)setter.style.size * NOTE_INDENT / 1000);
    struct str number = str_format(job->arena, "%d", note->number);
    millipoints wide = label_width(job, number, &setter.style) + setter.style.size / 2;
    if (wide > indent) indent = wide;
    galley_space(&galley, 0);
    set_number(&setter, indent, number);
    struct setter text = setter_indent(&setter, indent, 0);
    paragraph_set(&text, note->first, ELEMENT_P);
    if (!galley.first) return;
    galley.first->space = scale_length(job->theme, NOTE_GAP);
    galley_keep_ends(&galley, NULL, SHORT_NOTE * setter.style.leading, 2);
    struct strip_note *set = NEW(job->galleys, struct strip_note);
    *set = (struct strip_note){.next = item->strip.notes, .items = galley.first};
    item->strip.notes = set;
    for (const struct item *line = galley.first; line; line = line->next) {
        item->notes_height += line->space + line->height;
        if (!line->keep) break;
    }
}

/* ---- feet ---- */

static millipoints rule_height(const struct flow *flow) {
    return scale_length(flow->job->theme, RULE_ABOVE + RULE_BELOW);
}

millipoints foot_need(const struct flow *flow, const struct item *item) {
    if (!item->notes_height) return 0;
    return item->notes_height + (flow->foot.height ? 0 : rule_height(flow));
}

/* Takes what waits, in pieces that stay together, as long as there is room. */
static void take(struct flow *flow, millipoints room) {
    struct foot *foot = &flow->foot;
    while (foot->taken < foot->count) {
        millipoints height = foot->height ? 0 : rule_height(flow);
        size_t end = foot->taken;
        do {
            const struct item *item = foot->queue[end];
            height += (end > foot->placed ? item->space : 0) + item->height;
        } while (foot->queue[end++]->keep && end < foot->count);
        if (height > room) return;
        foot->height += height;
        foot->taken = end;
        room -= height;
    }
}

void foot_open(struct flow *flow, size_t page, millipoints text) {
    struct job *job = flow->job;
    struct foot *foot = &flow->foot;
    foot->open = true;
    foot->page = page;
    millipoints height = flow_height(flow, page);
    foot->bottom = job->theme->margin_top + height;
    foot->used = job->theme->margin_top;
    foot->height = 0;
    millipoints room = height - text;
    millipoints most = (millipoints)((int64_t)height * MOST_OF_PAGE / 1000);
    take(flow, text && room > most ? most : room);
    if (text || foot->taken > foot->placed || foot->taken == foot->count) return;
    foot->taken++; /* a line higher than a page */
    foot->height = height;
}

static void queue_notes(struct flow *flow, const struct strip_note *note) {
    if (!note) return;
    queue_notes(flow, note->next); /* the last one comes first in the list */
    struct foot *foot = &flow->foot;
    for (const struct item *item = note->items; item; item = item->next)
        ARENA_PUSH(flow->job->galleys, foot->queue, foot->count, foot->capacity) = item;
}

void foot_add(struct flow *flow, const struct strip *strip, millipoints room) {
    struct foot *foot = &flow->foot;
    if (!strip->notes || !foot->open || flow->artifact) return;
    bool waits = foot_waits(flow);
    queue_notes(flow, strip->notes);
    millipoints below = foot->bottom - foot->used - foot->height;
    if (!waits) take(flow, room < below ? room : below);
}

void foot_use(struct flow *flow, millipoints y) {
    if (y > flow->foot.used) flow->foot.used = y;
}

bool foot_waits(const struct flow *flow) { return flow->foot.taken < flow->foot.count; }

void foot_close(struct flow *flow) {
    struct foot *foot = &flow->foot;
    const struct theme *theme = flow->job->theme;
    foot->open = false;
    if (foot->taken == foot->placed) return;
    millipoints y = foot->bottom - foot->height + scale_length(theme, RULE_ABOVE);
    place_rectangle(flow, foot->page, theme->margin_left, y, scale_length(theme, RULE_WIDTH), STROKE_RULE, COLOUR_RULE);
    y += scale_length(theme, RULE_BELOW);
    for (size_t i = foot->placed; i < foot->taken; i++) {
        y += i > foot->placed ? foot->queue[i]->space : 0;
        place_strip(flow, foot->page, &foot->queue[i]->strip, theme->margin_left, y);
        y += foot->queue[i]->height;
    }
    foot->placed = foot->taken;
}
