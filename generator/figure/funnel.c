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
    NAMES_SHARE = 3, /* names take at most one part in so many of the width, figures too */
};

/* What a stage's rows come to. */
struct sum {
    struct decimal exact;
    size_t known, unknown;
};

struct stage {
    const struct group *group;
    struct sum value, weighted;
    struct str name, count, value_text, weighted_text; /* set by name_stage */
};

struct funnel {
    struct sketch *sketch;
    const struct figure_data *data;
    struct stage *stages;
    size_t count, shown;
    struct scale scale;
    millipoints names, figures; /* the widths of the texts at the left and right of the bars */
    bool weighted;
};

/* ---- sums ---- */

static struct sum sum_of(const struct figure_data *data, const struct group *group, int channel) {
    struct sum sum = {.exact = decimal_of(0)};
    for (size_t i = 0; i < group->count; i++) {
        const struct figure_value *value = figure_value(data, group->rows[i], channel);
        sum.unknown += value->state == FIGURE_UNKNOWN;
        if (!figure_known(value)) continue;
        sum.exact = decimal_add(sum.exact, value->exact);
        sum.known++;
    }
    return sum;
}

/* "1,2 Mio. €", "1,2 Mio. € + ?", "?", "–". */
static struct str sum_text(const struct sketch *sketch, const struct figure_column *column, const struct sum *sum) {
    if (!sum->known) return sum->unknown ? STR(SIGN_UNKNOWN) : STR(SIGN_MISSING);
    struct str text = words_exact(sketch, column, sum->exact);
    return sum->unknown ? str_format(sketch->arena, "%.*s + ?", STR_ARG(text)) : text;
}

static struct str count_text(const struct sketch *sketch, size_t count) {
    return say(sketch, "{0, plural, one {# opportunity} other {{1} opportunities}}", count, words_count(sketch, count));
}

static struct stage stage_of(const struct figure_data *data, const struct group *group) {
    return (struct stage){
        .group = group, .value = sum_of(data, group, VALUE), .weighted = sum_of(data, group, WEIGHTED)};
}

static void name_stage(const struct sketch *sketch, const struct figure_data *data, struct stage *stage) {
    stage->name = stage->group->choice->text;
    stage->count = count_text(sketch, stage->group->count);
    stage->value_text = sum_text(sketch, figure_column(data, VALUE, 0), &stage->value);
    stage->weighted_text = sum_text(sketch, figure_column(data, WEIGHTED, 0), &stage->weighted);
}

static struct stage *stages_of(const struct sketch *sketch, const struct figure_data *data, size_t *count) {
    struct groups groups = groups_of(sketch, data, STAGE);
    struct stage *stages = NEW_ARRAY(sketch->arena, struct stage, groups.count);
    for (size_t i = 0; i < groups.count; i++) stages[i] = stage_of(data, &groups.items[i]);
    *count = groups.count;
    return stages;
}

/* ---- drawing ---- */

static const struct paint whole = {.fill = COLOUR_STEP_1, .stroke = COLOUR_SERIES_1, .width = THIN};
static const struct paint part = {.fill = COLOUR_SERIES_1};

static void draw_bar(const struct funnel *funnel, const struct sum *sum, millipoints middle, struct paint paint) {
    millipoints zero = scale_at(&funnel->scale, 0), end = scale_at(&funnel->scale, decimal_approximate(sum->exact));
    if (!sum->known) return;
    mark_box(funnel->sketch,
             (struct box){end < zero ? end : zero, middle - BAR / 2, end < zero ? zero : end, middle + BAR / 2}, paint);
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
    for (int i = 0; i < 2; i++) {
        const struct sum *sum = i ? &stage->weighted : &stage->value;
        millipoints own = scale_at(&funnel->scale, decimal_approximate(sum->exact));
        if (sum->known && own > end) end = own;
    }
    return end;
}

/* One text, or one above another, beside a height. */
static void draw_pair(struct sketch *sketch, millipoints x, millipoints middle, struct str first, struct str second,
                      millipoints width) {
    millipoints shift = str_empty(second) ? 0 : LINE / 2;
    text_draw(sketch, x, text_middle(middle - shift, &INK_LABEL), text_fit(sketch, first, &INK_LABEL, width),
              &INK_LABEL);
    text_draw(sketch, x, text_middle(middle + shift, &INK_NOTE), text_fit(sketch, second, &INK_NOTE, width), &INK_NOTE);
}

static void draw_stage(const struct funnel *funnel, const struct stage *stage, millipoints middle) {
    draw_pair(funnel->sketch, 0, middle, stage->name, stage->count, funnel->names - GAP);
    draw_bars(funnel, stage, middle);
    draw_pair(funnel->sketch, farthest(funnel, stage) + GAP, middle, stage->value_text,
              funnel->weighted ? stage->weighted_text : (struct str){0}, funnel->figures - GAP);
}

static millipoints widest(const struct sketch *sketch, struct str first, struct str second, millipoints width) {
    millipoints a = text_width(sketch, first, &INK_LABEL) + GAP, b = text_width(sketch, second, &INK_NOTE) + GAP;
    a = a > b ? a : b;
    return a > width ? a : width;
}

/* The widths of texts, cut to their share, and between them the scale, which holds zero. */
static void measure(struct funnel *funnel) {
    struct range range = {0};
    millipoints width = funnel->sketch->drawing->width, most = width / NAMES_SHARE;
    range_add(&range, 0);
    for (size_t i = 0; i < funnel->shown; i++) {
        struct stage *stage = &funnel->stages[i];
        name_stage(funnel->sketch, funnel->data, stage);
        funnel->names = widest(funnel->sketch, stage->name, stage->count, funnel->names);
        funnel->figures = widest(funnel->sketch, stage->value_text, stage->weighted_text, funnel->figures);
        range_add(&range, decimal_approximate(stage->value.exact));
        range_add(&range, decimal_approximate(stage->weighted.exact));
    }
    funnel->names = funnel->names + GAP > most ? most : funnel->names + GAP;
    if (funnel->figures > most) funnel->figures = most;
    if (range.high == range.low) range.high = 1;
    funnel->scale = scale_exact(range.low, range.high, range.high - range.low, funnel->names, width - funnel->figures);
}

static millipoints draw_legend(const struct funnel *funnel) {
    const struct legend_entry entries[] = {
        {.text = figure_column(funnel->data, VALUE, 0)->label, .paint = whole, .sample = LEGEND_BOX},
        {.text = figure_column(funnel->data, WEIGHTED, 0)->label, .paint = part, .sample = LEGEND_BOX},
    };
    if (!funnel->weighted) return 0;
    millipoints width = funnel->sketch->drawing->width - funnel->names;
    legend_draw(funnel->sketch, entries, 2, funnel->names, 0, width);
    return legend_height(funnel->sketch, entries, 2, width);
}

static void draw(struct sketch *sketch, const struct figure_data *data) {
    struct funnel funnel = {.sketch = sketch, .data = data, .weighted = figure_series(data, WEIGHTED) > 0};
    funnel.stages = stages_of(sketch, data, &funnel.count);
    funnel.shown = funnel.count < ROWS_MOST ? funnel.count : ROWS_MOST;
    measure(&funnel);
    millipoints top = draw_legend(&funnel), zero = scale_at(&funnel.scale, 0);
    size_t room = (size_t)((FIGURE_HIGHEST - LINE - top) / ROW);
    if (funnel.shown > room) funnel.shown = room;
    millipoints bottom = top + (millipoints)funnel.shown * ROW;
    for (size_t i = 0; i < funnel.shown; i++)
        draw_stage(&funnel, &funnel.stages[i], top + (millipoints)i * ROW + ROW / 2);
    mark_line(sketch, zero, top, zero, bottom, paint_line(COLOUR_MUTED, THIN));
    sketch->drawing->height = bottom + (funnel.shown < funnel.count ? LINE : POINT);
    text_draw(sketch, 0, bottom + SMALL, rows_more(sketch, funnel.count - funnel.shown), &INK_NOTE);
}

/* ---- in words ---- */

static struct str describe_total(const struct sketch *sketch, const struct figure_data *data) {
    size_t *rows = NEW_ARRAY(sketch->arena, size_t, data->row_count);
    for (size_t i = 0; i < data->row_count; i++) rows[i] = i;
    static const struct figure_value none = {0};
    struct group everything = {.choice = &none, .rows = rows, .count = data->row_count};
    struct stage all = stage_of(data, &everything);
    name_stage(sketch, data, &all);
    if (!all.value.known) return say(sketch, "{0} of unknown value.", all.count);
    if (!all.weighted.known) return say(sketch, "{0} worth {1}.", all.count, all.value_text);
    return say(sketch, "{0} worth {1}, weighted {2}.", all.count, all.value_text, all.weighted_text);
}

/* The stage with the greatest value, when there are several. */
static struct str describe_most(const struct sketch *sketch, const struct figure_data *data) {
    size_t count;
    struct stage *stages = stages_of(sketch, data, &count), *greatest = NULL;
    for (size_t i = 0; i < count; i++) {
        if (!stages[i].value.known) continue;
        if (!greatest || decimal_compare(stages[i].value.exact, greatest->value.exact) > 0) greatest = &stages[i];
    }
    if (count < 2 || !greatest) return (struct str){0};
    name_stage(sketch, data, greatest);
    return say(sketch, "{0} stages; the largest is “{1}” with {2}.", words_count(sketch, count),
               words_name(sketch, greatest->group->choice), greatest->value_text);
}

static struct str describe(const struct sketch *sketch, const struct figure_data *data) {
    struct str text = words_add(sketch, describe_total(sketch, data), describe_most(sketch, data));
    return words_add(sketch, text, words_unknown(sketch, data, VALUE));
}

const struct figure_type figure_funnel = {
    .name = STR_INIT("funnel"),
    .shows = "for each stage how many rows there are, what they add up to, and the weighted part of it",
    .channels = channels,
    .draw = draw,
    .describe = describe,
    .message = describe_total,
    .amounts = true};
