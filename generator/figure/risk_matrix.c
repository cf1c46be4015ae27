/* The risk matrix: likelihood and impact from 1 to 5, cells darker the more their product is, in them the risks as
 * numbered discs. The list of what the numbers mean stands beside it, or below where there is little room, the greatest
 * risk first; what is not rated stands at its end. */
#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "figure/guide.h"
#include "figure/types.h"

enum channel { LABEL, LIKELIHOOD, IMPACT };

static const struct figure_channel channels[] = {
    {.name = "label", .takes = TAKES_TEXT, .required = true, .eg = "text"},
    {.name = "likelihood", .takes = TAKES_NUMBER, .required = true, .eg = "likelihood"},
    {.name = "impact", .takes = TAKES_NUMBER, .required = true, .eg = "impact"},
    {0},
};

enum {
    SCALE = 5,
    CELL_WIDTH = 39 * POINT,
    CELL_LOWEST = 30 * POINT,
    INSET = 750,        /* half of the gap between cells */
    DISC = 13 * POINT,  /* its diameter; two digits fit */
    PITCH = 14 * POINT, /* from disc to disc */
    DISC_ROWS = 4,      /* in a cell, at most */
    TITLE = 14 * POINT, /* the name of an axis */
    AXIS = 12 * POINT,  /* its numbers */
    BETWEEN = 20 * POINT,
    BESIDE_FROM = 330 * POINT, /* the list stands beside the cells from this width on */
    SCORE = 20 * POINT,        /* its column in the list */
    ENTRY_GAP = 5 * POINT,
};

struct risk {
    size_t row;
    int likelihood, impact; /* 1 to 5; 0: not rated */
    bool listed;
    struct text_lines lines;
};

struct risks {
    struct sketch *sketch;
    const struct figure_data *data;
    struct risk *items; /* by score, then as given; those not rated are the last */
    size_t count, rated, listed;
    size_t in[SCALE][SCALE]; /* how many of each likelihood and impact */
    struct box grid;
    size_t across, down; /* discs in a cell */
};

/* ---- the data ---- */

/* From 1 to 5, rounded; 0 when it is unknown or no such rating. */
static int rating_of(const struct figure_value *value) {
    if (!figure_known(value) || value->number < 0.5 || value->number >= SCALE + 0.5) return 0;
    return (int)floor(value->number + 0.5);
}

static int score_of(const struct risk *risk) { return risk->likelihood * risk->impact; }

static int by_score(const void *a, const void *b) {
    const struct risk *first = a, *second = b;
    int difference = score_of(second) - score_of(first);
    return difference ? difference : first->row < second->row ? -1 : first->row > second->row;
}

/* 1–3, 4–6, 8–10, 12–16, 20–25. */
static int step_of(int score) { return score <= 3 ? 0 : score <= 6 ? 1 : score <= 10 ? 2 : score <= 16 ? 3 : 4; }

static void *reckon(struct sketch *sketch, const struct figure_data *data) {
    struct risks *risks =
        MODEL(struct risks, .items = NEW_ARRAY(sketch->arena, struct risk, data->row_count), .count = data->row_count);
    for (size_t row = 0; row < data->row_count; row++) {
        struct risk *risk = &risks->items[row];
        risk->row = row;
        risk->likelihood = rating_of(figure_value(data, row, LIKELIHOOD));
        risk->impact = rating_of(figure_value(data, row, IMPACT));
        if (score_of(risk)) risks->rated++;
        if (score_of(risk)) risks->in[risk->likelihood - 1][risk->impact - 1]++;
    }
    qsort(risks->items, risks->count, sizeof *risks->items, by_score);
    return risks;
}

static size_t count_in(const struct risks *risks, int likelihood, int impact) {
    return risks->in[likelihood - 1][impact - 1];
}

/* ---- the cells ---- */

static struct box cell_box(const struct risks *risks, int likelihood, int impact) {
    struct bands across = {risks->grid.left, risks->grid.right, SCALE},
                 down = {risks->grid.top, risks->grid.bottom, SCALE};
    struct box column = bands_across(&across, (size_t)(impact - 1), 0, 0),
               row = bands_down(&down, (size_t)(SCALE - likelihood), 0, 0);
    return (struct box){column.left, row.top, column.right, row.bottom};
}

/* All cells are as high as the one with most discs needs. */
static void lay_cells(struct risks *risks, millipoints left, millipoints width) {
    size_t most = 1;
    for (int cell = 0; cell < SCALE * SCALE; cell++)
        most = more(most, count_in(risks, cell / SCALE + 1, cell % SCALE + 1));
    millipoints cell = width / SCALE;
    risks->across = cell > PITCH + 2 * POINT ? (size_t)((cell - 2 * POINT) / PITCH) : 1;
    risks->down = fewer((most + risks->across - 1) / risks->across, DISC_ROWS);
    millipoints height = greater((millipoints)risks->down * PITCH + 2 * POINT, CELL_LOWEST);
    risks->grid = (struct box){left, TITLE, left + SCALE * cell, TITLE + SCALE * height};
}

static void draw_disc(struct sketch *sketch, millipoints x, millipoints y, struct str text) {
    struct ink ink = {SMALL, true, ANCHOR_MIDDLE, COLOUR_INK};
    millipoints wide = greater(text_width(sketch, text, &ink) + 3 * POINT, DISC);
    struct paint paint = {.fill = COLOUR_PAPER, .stroke = COLOUR_INK, .width = THIN};
    mark_rounded(sketch, (struct box){x - wide / 2, y - DISC / 2, x + wide / 2, y + DISC / 2}, DISC / 2, paint);
    text_draw(sketch, x, text_middle(y, &ink), text, &ink);
}

/* The discs of a cell in rows around its middle; where there are too many, or some are not in the list, the last one
 * counts them. */
static void draw_discs(const struct risks *risks, int likelihood, int impact) {
    size_t all = count_in(risks, likelihood, impact), room = risks->across * risks->down, shown = 0;
    if (!all) return;
    struct str *texts = NEW_ARRAY(risks->sketch->arena, struct str, room);
    for (size_t i = 0; i < risks->listed && i < risks->rated && shown < room; i++)
        if (risks->items[i].likelihood == likelihood && risks->items[i].impact == impact)
            texts[shown++] = words_count(risks->sketch, i + 1);
    if (shown < all) {
        if (shown == room) shown--;
        texts[shown] = str_format(risks->sketch->arena, "+%zu", all - shown);
        shown++;
    }
    struct box box = cell_box(risks, likelihood, impact);
    size_t rows = (shown + risks->across - 1) / risks->across;
    for (size_t i = 0; i < shown; i++) {
        size_t row = i / risks->across, in_row = row + 1 < rows ? risks->across : shown - row * risks->across;
        millipoints x = (box.left + box.right - (millipoints)(in_row - 1) * PITCH) / 2,
                    y = (box.top + box.bottom - (millipoints)(rows - 1) * PITCH) / 2;
        draw_disc(risks->sketch, x + (millipoints)(i % risks->across) * PITCH, y + (millipoints)row * PITCH, texts[i]);
    }
}

static void draw_cells(const struct risks *risks) {
    for (int likelihood = 1; likelihood <= SCALE; likelihood++)
        for (int impact = 1; impact <= SCALE; impact++) {
            mark_box(risks->sketch, box_grown(cell_box(risks, likelihood, impact), -INSET),
                     paint_step(step_of(likelihood * impact)));
            draw_discs(risks, likelihood, impact);
        }
}

static void draw_axes(const struct risks *risks) {
    struct sketch *sketch = risks->sketch;
    struct box grid = risks->grid;
    for (int i = 1; i <= SCALE; i++) {
        struct box cell = cell_box(risks, i, i);
        struct str text = words_count(sketch, (size_t)i);
        text_draw(sketch, grid.left - GAP, text_middle((cell.top + cell.bottom) / 2, &INK_NOTE), text, &INK_NOTE_END);
        text_draw(sketch, (cell.left + cell.right) / 2, grid.bottom + AXIS - GAP / 2, text, &INK_NOTE_MIDDLE);
    }
    struct str rise = words_add(sketch, STR("↑"), figure_label(risks->data, LIKELIHOOD)),
               run = words_add(sketch, figure_label(risks->data, IMPACT), STR("→"));
    millipoints width = grid.right - grid.left;
    text_draw_fit(sketch, 0, TEXT * TEXT_RISE / 1000 + POINT, rise, &INK_LABEL, grid.right);
    text_draw_fit(sketch, grid.right - INSET, grid.bottom + AXIS + TEXT, run, &INK_LABEL_END, width);
}

/* ---- the list ---- */

static millipoints entry_height(const struct risk *risk) {
    return greater((millipoints)risk->lines.count * LINE, DISC) + ENTRY_GAP;
}

enum { REST = 12 * POINT, HEADING = 16 * POINT };

/* Wraps as many entries as there is room for, in at most `lines` lines each; returns the height. */
static millipoints lay_list(struct risks *risks, millipoints width, millipoints room, size_t lines) {
    millipoints height = 0;
    risks->listed = 0;
    for (size_t i = 0; i < risks->count; i++) {
        struct risk *risk = &risks->items[i];
        struct str label = figure_value(risks->data, risk->row, LABEL)->text;
        risk->lines = text_wrap(risks->sketch, label, &INK_LABEL, width - DISC - 2 * GAP - SCORE - 2 * GAP, lines);
        millipoints needed = entry_height(risk) + (i == risks->rated ? HEADING : 0);
        if (height + needed + (i + 1 < risks->count ? REST : 0) > room) break;
        height += needed;
        risks->listed++;
    }
    return height + (risks->listed < risks->count ? REST : 0);
}

/* The score on the colour of its cells. */
static void draw_score(const struct risks *risks, const struct risk *risk, millipoints right, millipoints y) {
    int score = score_of(risk), step = step_of(score);
    struct ink ink = {TEXT, true, ANCHOR_MIDDLE, paint_step_ink(step)};
    mark_rounded(risks->sketch, (struct box){right - SCORE, y - DISC / 2, right, y + DISC / 2}, 2 * POINT,
                 paint_step(step));
    text_draw(risks->sketch, right - SCORE / 2, text_middle(y, &ink), words_count(risks->sketch, (size_t)score), &ink);
}

/* What is known of an incomplete rating: "4 × ?". */
static void draw_part(const struct risks *risks, const struct risk *risk, millipoints right, millipoints baseline) {
    struct str ratings[2] = {STR(SIGN_UNKNOWN), STR(SIGN_UNKNOWN)};
    if (risk->likelihood) ratings[0] = words_count(risks->sketch, (size_t)risk->likelihood);
    if (risk->impact) ratings[1] = words_count(risks->sketch, (size_t)risk->impact);
    struct str text = str_format(risks->sketch->arena, "%.*s×%.*s", STR_ARG(ratings[0]), STR_ARG(ratings[1]));
    text_draw(risks->sketch, right, baseline, text, &INK_NOTE_END);
}

static void draw_entry(const struct risks *risks, size_t index, struct box list, millipoints y) {
    const struct risk *risk = &risks->items[index];
    bool rated = index < risks->rated;
    millipoints middle = y + DISC / 2, baseline = text_middle(middle, &INK_LABEL);
    if (rated) {
        draw_disc(risks->sketch, list.left + DISC / 2 + POINT / 2, middle, words_count(risks->sketch, index + 1));
        draw_score(risks, risk, list.right, middle);
    } else {
        draw_part(risks, risk, list.right, baseline);
    }
    text_draw_lines(risks->sketch, list.left + (rated ? DISC + 2 * GAP : 0), baseline, &risk->lines, &INK_LABEL);
}

static void draw_list(const struct risks *risks, struct box list) {
    struct sketch *sketch = risks->sketch;
    millipoints y = list.top;
    for (size_t i = 0; i < risks->listed; i++) {
        if (i == risks->rated) {
            text_draw(sketch, list.left, y + SMALL, say(sketch, "Not rated"), &INK_NOTE);
            y += HEADING - GAP;
        }
        draw_entry(risks, i, list, y);
        y += entry_height(&risks->items[i]);
    }
    text_draw(sketch, list.left, y + SMALL, rows_more(sketch, risks->count - risks->listed), &INK_NOTE);
}

/* ---- the whole ---- */

static void draw(void *model) {
    struct risks *risks = model;
    millipoints width = risks->sketch->drawing->width, cells = smaller(width - AXIS, SCALE * CELL_WIDTH);
    bool beside = width >= BESIDE_FROM;
    lay_cells(risks, AXIS, beside ? SCALE * CELL_WIDTH : cells);
    millipoints bottom = risks->grid.bottom + AXIS + TITLE, needed = 0;
    struct box list = {0, bottom + GAP, width, 0};
    if (beside) list = (struct box){risks->grid.right + BETWEEN, risks->grid.top, width, 0};
    for (size_t lines = 6; lines > 0; lines--) {
        needed = lay_list(risks, list.right - list.left, FIGURE_HIGHEST - list.top, lines);
        if (risks->listed == risks->count) break;
    }
    draw_cells(risks);
    draw_axes(risks);
    draw_list(risks, list);
    risks->sketch->drawing->height = greater(list.top + needed, bottom);
}

/* ---- in words ---- */

/* "Am größten: „Rahmenvertrag läuft aus“ mit 16 von 25 Punkten (Eintritt 4, Auswirkung 4)." */
static struct str message(const void *model) {
    const struct risks *risks = model;
    const struct sketch *sketch = risks->sketch;
    const struct risk *risk = &risks->items[0];
    if (!risks->rated) return (struct str){0};
    return say(sketch, "The highest score is {1} out of 25: {0} ({2} {3}, {4} {5}).",
               rows_name(sketch, risks->data, risk->row, LABEL), words_count(sketch, (size_t)score_of(risk)),
               figure_label(risks->data, LIKELIHOOD), words_count(sketch, (size_t)risk->likelihood),
               figure_label(risks->data, IMPACT), words_count(sketch, (size_t)risk->impact));
}

static struct str describe(const void *model) {
    const struct risks *risks = model;
    const struct sketch *sketch = risks->sketch;
    size_t high = 0;
    while (high < risks->rated && score_of(&risks->items[high]) >= 12) high++;
    struct str text = say(sketch, "Risks rated: {0}, of these scoring 12 or more out of 25: {1}.",
                          words_count(sketch, risks->rated), words_count(sketch, high)),
               rest = {0};
    if (risks->rated < risks->count)
        rest = say(sketch, "Not rated: {0}.", words_count(sketch, risks->count - risks->rated));
    return words_all(sketch, text, message(risks), rest);
}

const struct figure_type figure_risk_matrix = {
    .name = STR_INIT("risk-matrix"),
    .shows = "likelihood and impact from 1 to 5, the risks as numbers in their cells, the list beside it",
    .channels = channels,
    .reckon = reckon,
    .draw = draw,
    .describe = describe,
    .message = message};
