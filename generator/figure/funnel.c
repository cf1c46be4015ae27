/* Funnel: a bar for each stage, all on one scale, with its weighted part as the solid part of it. Rows are added up
 * exactly; a stage of which something is not known says so behind its figure. */
#include "base/arena.h"
#include "figure/groups.h"
#include "figure/guide.h"
#include "figure/types.h"

enum channel { STAGE, VALUE, WEIGHTED };

static const struct figure_channel channels[] = {
    {.name = "stage", .takes = TAKES_TEXT, .required = true, .eg = "stage"},
    {.name = "value", .takes = TAKES_NUMBER, .required = true, .eg = "value"},
    {.name = "weighted", .takes = TAKES_NUMBER, .eg = "weighted"},
    {0},
};

enum {
    ROW = 26 * POINT, /* two lines beside each bar */
    ROWS_MOST = FIGURE_HIGHEST / ROW,
    BAR = 14 * POINT,
    LINES_MOST = 4,  /* of a name */
    NAMES_SHARE = 3, /* names take at most one part in so many of the width, figures too */
};

struct stage {
    const struct group *group;
    struct tally value, weighted;
    struct str name, count, value_text, weighted_text; /* of those that may be shown */
};

struct funnel {
    struct sketch *sketch;
    const struct figure_data *data;
    struct stage *stages, all;
    size_t count, shown, greatest; /* the stage with the greatest value; NO_ROW: none is known */
    struct scale scale;
    size_t lines;               /* of the names, at most */
    millipoints names, figures; /* the widths of the texts at the left and right of the bars */
    bool weighted;
};

/* ---- sums ---- */

static void add_row(const struct figure_data *data, size_t row, struct stage *stage) {
    tally_add(&stage->value, figure_value(data, row, VALUE));
    tally_add(&stage->weighted, figure_value(data, row, WEIGHTED));
}

static void name_stage(const struct funnel *funnel, size_t count, struct stage *stage) {
    const struct sketch *sketch = funnel->sketch;
    stage->count =
        say(sketch, "{0, plural, one {# opportunity} other {{1} opportunities}}", count, words_count(sketch, count));
    stage->value_text = tally_text(sketch, figure_column(funnel->data, VALUE, 0), &stage->value);
    stage->weighted_text = tally_text(sketch, figure_column(funnel->data, WEIGHTED, 0), &stage->weighted);
}

static void fill_stages(struct funnel *funnel, const struct groups *groups) {
    funnel->stages = NEW_ARRAY(funnel->sketch->arena, struct stage, groups->count);
    for (size_t i = 0; i < groups->count; i++) {
        struct stage *stage = &funnel->stages[i];
        stage->group = &groups->items[i];
        stage->name = stage->group->choice->text;
        for (size_t k = 0; k < stage->group->count; k++) {
            add_row(funnel->data, stage->group->rows[k], stage);
            add_row(funnel->data, stage->group->rows[k], &funnel->all);
        }
        if (i < ROWS_MOST) name_stage(funnel, stage->group->count, stage);
        if (!stage->value.known) continue;
        if (funnel->greatest == NO_ROW ||
            decimal_compare(stage->value.sum, funnel->stages[funnel->greatest].value.sum) > 0)
            funnel->greatest = i;
    }
}

static void *reckon(struct sketch *sketch, const struct figure_data *data) {
    struct groups groups = groups_of(sketch, data, STAGE);
    struct funnel *funnel = MODEL(struct funnel, .count = groups.count, .shown = fewer(groups.count, ROWS_MOST),
                                  .greatest = NO_ROW, .weighted = figure_series(data, WEIGHTED) > 0);
    fill_stages(funnel, &groups);
    name_stage(funnel, data->row_count, &funnel->all);
    return funnel;
}

/* ---- drawing ---- */

static const struct paint whole = {.fill = COLOUR_STEP_1, .stroke = COLOUR_SERIES_1, .width = THIN};
static const struct paint part = {.fill = COLOUR_SERIES_1};

static void draw_bar(const struct funnel *funnel, const struct tally *sum, millipoints middle, struct paint paint) {
    if (sum->known)
        mark_box(funnel->sketch, bar_across(&funnel->scale, 0, decimal_approximate(sum->sum), middle, BAR / 2), paint);
}

/* The outline of the whole lies over the part, so that both are seen whichever is longer. */
static void draw_bars(const struct funnel *funnel, const struct stage *stage, millipoints middle) {
    struct paint outline = whole;
    outline.fill = COLOUR_NONE;
    draw_bar(funnel, &stage->value, middle, whole);
    if (funnel->weighted) draw_bar(funnel, &stage->weighted, middle, part);
    draw_bar(funnel, &stage->value, middle, outline);
}

static millipoints farthest(const struct funnel *funnel, const struct stage *stage) {
    millipoints end = scale_at(&funnel->scale, 0);
    if (stage->value.known) end = greater(end, scale_at(&funnel->scale, decimal_approximate(stage->value.sum)));
    if (stage->weighted.known) end = greater(end, scale_at(&funnel->scale, decimal_approximate(stage->weighted.sum)));
    return end;
}

/* A text, and one below it, beside a height. */
static void draw_pair(const struct funnel *funnel, millipoints x, millipoints middle, struct str first,
                      struct str second, millipoints width) {
    struct text_lines lines = text_wrap(funnel->sketch, first, &INK_LABEL, width, funnel->lines);
    millipoints down = (millipoints)lines.count * LINE, shift = (down - (str_empty(second) ? LINE : 0)) / 2;
    text_draw_lines(funnel->sketch, x, text_middle(middle - shift, &INK_LABEL), &lines, &INK_LABEL);
    text_draw_fit(funnel->sketch, x, text_middle(middle - shift + down, &INK_NOTE), second, &INK_NOTE, width);
}

static void draw_stage(const struct funnel *funnel, const struct stage *stage, millipoints middle) {
    draw_pair(funnel, 0, middle, stage->name, stage->count, funnel->names - GAP);
    draw_bars(funnel, stage, middle);
    draw_pair(funnel, farthest(funnel, stage) + GAP, middle, stage->value_text,
              funnel->weighted ? stage->weighted_text : (struct str){0}, funnel->figures - GAP);
}

static millipoints widest(const struct sketch *sketch, struct str first, struct str second) {
    return greater(text_width(sketch, first, &INK_LABEL), text_width(sketch, second, &INK_NOTE)) + GAP;
}

/* The widths of texts, cut to their share, and between them the scale, which holds zero. */
static void measure(struct funnel *funnel) {
    struct range range = {.any = true};
    millipoints width = funnel->sketch->drawing->width, most = width / NAMES_SHARE;
    for (size_t i = 0; i < funnel->shown; i++) {
        const struct stage *stage = &funnel->stages[i];
        funnel->names = greater(funnel->names, widest(funnel->sketch, stage->name, stage->count));
        funnel->figures = greater(funnel->figures, widest(funnel->sketch, stage->value_text, stage->weighted_text));
        range_add(&range, decimal_approximate(stage->value.sum));
        range_add(&range, decimal_approximate(stage->weighted.sum));
    }
    funnel->names = smaller(funnel->names + GAP, most);
    funnel->figures = smaller(funnel->figures, most);
    funnel->lines = 1;
    for (size_t i = 0; i < funnel->shown; i++) {
        struct text_lines name =
            text_wrap(funnel->sketch, funnel->stages[i].name, &INK_LABEL, funnel->names - GAP, LINES_MOST);
        funnel->lines = more(funnel->lines, name.count);
    }
    if (range.high == range.low) range.high = 1;
    funnel->scale = scale_exact(range.low, range.high, range.high - range.low, funnel->names, width - funnel->figures);
}

static millipoints draw_legend(const struct funnel *funnel) {
    struct legend legend = {.sketch = funnel->sketch};
    if (!funnel->weighted) return 0;
    legend_box(&legend, figure_label(funnel->data, VALUE), whole);
    legend_box(&legend, figure_label(funnel->data, WEIGHTED), part);
    return legend_draw(&legend, funnel->names, 0, funnel->sketch->drawing->width - funnel->names);
}

static void draw(void *model) {
    struct funnel *funnel = model;
    struct sketch *sketch = funnel->sketch;
    measure(funnel);
    millipoints top = draw_legend(funnel), zero = scale_at(&funnel->scale, 0);
    millipoints pitch = ROW + (millipoints)(funnel->lines - 1) * LINE;
    funnel->shown = fewer(funnel->shown, (size_t)((FIGURE_HIGHEST - LINE - top) / pitch));
    millipoints bottom = top + (millipoints)funnel->shown * pitch;
    for (size_t i = 0; i < funnel->shown; i++)
        draw_stage(funnel, &funnel->stages[i], top + (millipoints)i * pitch + pitch / 2);
    mark_line(sketch, zero, top, zero, bottom, paint_line(COLOUR_MUTED, THIN));
    sketch->drawing->height = bottom + (funnel->shown < funnel->count ? LINE : POINT);
    text_draw(sketch, 0, bottom + SMALL, rows_more(sketch, funnel->count - funnel->shown), &INK_NOTE);
}

/* ---- in words ---- */

static struct str message(const void *model) {
    const struct funnel *funnel = model;
    const struct sketch *sketch = funnel->sketch;
    const struct stage *all = &funnel->all;
    if (!all->value.known) return say(sketch, "{0} of unknown value.", all->count);
    if (!all->weighted.known) return say(sketch, "{0} worth {1}.", all->count, all->value_text);
    return say(sketch, "{0} worth {1}, weighted {2}.", all->count, all->value_text, all->weighted_text);
}

/* The stage with the greatest value, when there are several. */
static struct str describe_most(const struct funnel *funnel) {
    const struct sketch *sketch = funnel->sketch;
    if (funnel->count < 2 || funnel->greatest == NO_ROW) return (struct str){0};
    const struct stage *greatest = &funnel->stages[funnel->greatest];
    return say(sketch, "{0} stages; the largest is “{1}” with {2}.", words_count(sketch, funnel->count),
               words_name(sketch, greatest->group->choice),
               tally_text(sketch, figure_column(funnel->data, VALUE, 0), &greatest->value));
}

static struct str describe(const void *model) {
    const struct funnel *funnel = model;
    return words_all(funnel->sketch, message(funnel), describe_most(funnel),
                     words_unknown(funnel->sketch, funnel->data, VALUE));
}

const struct figure_type figure_funnel = {
    .name = STR_INIT("funnel"),
    .shows = "for each stage how many rows there are, what they add up to, and the weighted part of it",
    .channels = channels,
    .reckon = reckon,
    .draw = draw,
    .describe = describe,
    .message = message,
    .amounts = true};
