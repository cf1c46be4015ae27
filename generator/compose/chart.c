/* The widget `chart`: options → the channels and settings of a figure, checked; data → a figure in the document. Which
 * figures there are, and what they take, is said in figure/. */
#include "compose/chart.h"

#include "base/arena.h"
#include "base/word_list.h"

/* ---- what options there are ---- */

static const char *const common[] = {"type", "rows", "sort", "title", "message", "caption", "alt", "width", "id", NULL};

static const struct figure_type *type_of(const struct value *options) {
    const struct value *type = value_find(options, STR("type"));
    return figure_type_find(type && type->kind == VALUE_SCALAR ? type->text : STR("columns"));
}

/* Common ones and, as names differ from figure to figure, those of its type. */
static const char *const *options_of(struct compiler *compiler, const struct value *options) {
    const struct figure_type *type = type_of(options);
    const char **names = NULL;
    size_t count = 0, capacity = 0;
    if (!type) return NULL; /* reported when it is compiled */
    for (const char *const *name = common; *name; name++) ARENA_PUSH(compiler->arena, names, count, capacity) = *name;
    if (type->from_values) ARENA_PUSH(compiler->arena, names, count, capacity) = "values";
    for (const struct figure_channel *c = type->channels; !type->from_values && c->name; c++)
        ARENA_PUSH(compiler->arena, names, count, capacity) = c->name;
    for (const struct figure_channel *c = type->settings; c && c->name; c++)
        ARENA_PUSH(compiler->arena, names, count, capacity) = c->name;
    ARENA_PUSH(compiler->arena, names, count, capacity) = NULL;
    return names;
}

static void report_type(struct compiler *compiler, const struct value *type) {
    struct word_list known = {0};
    for (size_t i = 0; figure_type_at(i); i++) word_list_add(compiler->arena, &known, figure_type_at(i)->name);
    struct diagnostic *d =
        diagnose(compiler->sink, SEVERITY_ERROR, CODE_D02, type->span, "there is no chart “{0}”", type->text);
    word_list_help(compiler->sink, d, type->text, &known, "there are: {0}");
}

/* ---- compiling ---- */

static bool fits(struct type type, enum figure_takes takes) {
    struct type single = type;
    single.list = false;
    if (type.kind == TYPE_ANY) return true;
    switch (takes) {
    case TAKES_TEXT: return type.kind != TYPE_RECORD || !type.list || type.field;
    case TAKES_NUMBER: return print_is_number(type) || (!type.list && type.kind == TYPE_CLOCK); /* minutes of the day */
    case TAKES_DATE: return !type.list && type.kind == TYPE_DATE;
    case TAKES_TRUTH: return true;
    case TAKES_NUMBERS: return type.list && print_is_number(single);
    }
    return false;
}

bool chart_fits(struct compiler *compiler, const struct figure_channel *channel, const struct formula *formula) {
    static const char *const takes[] = {
        [TAKES_TEXT] = "a text or a single value",   [TAKES_NUMBER] = "a number, a percentage or an amount",
        [TAKES_DATE] = "a day or a stretch of time", [TAKES_TRUTH] = "a condition",
        [TAKES_NUMBERS] = "a list of numbers",
    };
    if (fits(formula_type(formula), channel->takes)) return true;
    struct diagnostic *d =
        diagnose(compiler->sink, SEVERITY_ERROR, CODE_D02, formula_span(formula), "“{0}” takes {1}, which “{2}” is not",
                 str_of(channel->name), takes[channel->takes], formula_text(formula));
    diagnose_help(compiler->sink, d, "write, for example, {0}: {1}", str_of(channel->name), str_of(channel->eg));
    return false;
}

static bool report_needed(struct compiler *compiler, const struct widget_use *use,
                          const struct figure_channel *channel) {
    struct diagnostic *d = diagnose(compiler->sink, SEVERITY_ERROR, CODE_D02, use->block->span,
                                    "the chart needs the option “{0}”", str_of(channel->name));
    diagnose_help(compiler->sink, d, "write, for example, {0}: {1}", str_of(channel->name), str_of(channel->eg));
    return false;
}

/* All columns of a channel are of one kind, as they share a scale. */
static bool check_same_kind(struct compiler *compiler, const struct labelled *items, size_t count) {
    for (size_t i = 1; i < count; i++) {
        const struct formula *formula = items[i].formula;
        if (formula_type(formula).kind == formula_type(items[0].formula).kind) continue;
        option_report(compiler, formula_span(formula), "the series of a chart share an axis; of another kind is",
                      formula_text(formula), "show it in a chart of its own");
        return false;
    }
    return true;
}

/* Whether a series says `expected: true`; false after reporting that it says something else. */
static bool read_expected(struct compiler *inside, const struct widget_use *use, const struct labelled *item,
                          bool *expected) {
    static const char *const words[] = {"false", "true", NULL};
    const struct widget_use options = {.block = use->block, .options = item->options};
    int word = 0;
    bool good = !item->options || option_is(inside, &options, "expected", words, &word);
    *expected = word;
    return good;
}

static bool compile_many(struct compiler *inside, const struct widget_use *use, const struct figure_channel *channel,
                         struct labelled **items, size_t *count) {
    const struct value *value = option(use, channel->name);
    static const char *const none[] = {NULL}, *const forecast[] = {"expected", NULL};
    const char *const *more = channel->forecast ? forecast : none;
    if (value->kind == VALUE_SEQUENCE) *items = option_labelled_list(inside, use, channel->name, more, count);
    else {
        *items = NEW(inside->arena, struct labelled);
        *count = option_labelled(inside, value, more, *items);
        if (!*count) *items = NULL;
    }
    if (!*items) return false;
    if (*count > FIGURE_SERIES_MOST) {
        option_report(inside, value->span, "too many series", (struct str){0}, "a chart shows at most six");
        return false;
    }
    for (size_t i = 0; i < *count; i++)
        if (!chart_fits(inside, channel, (*items)[i].formula)) return false;
    return check_same_kind(inside, *items, *count);
}

static bool compile_channel(struct compiler *inside, const struct widget_use *use, const struct figure_channel *channel,
                            struct labelled **items, size_t *count) {
    static const char *const none[] = {NULL};
    const struct value *value = option(use, channel->name);
    *count = 0;
    if (!value) return !channel->required || report_needed(inside, use, channel);
    if (channel->many) return compile_many(inside, use, channel, items, count);
    *items = NEW(inside->arena, struct labelled);
    if (!option_labelled(inside, value, none, *items) || !chart_fits(inside, channel, (*items)->formula)) return false;
    *count = 1;
    return true;
}

static bool compile_channels(struct compiler *inside, const struct widget_use *use, struct chart *chart) {
    struct table_columns *columns = &chart->columns;
    size_t capacity = 0;
    bool good = true;
    for (int c = 0; chart->type->channels[c].name; c++) {
        struct labelled *items = NULL;
        chart->first[c] = columns->count;
        if (!compile_channel(inside, use, &chart->type->channels[c], &items, &chart->count[c])) good = false;
        for (size_t i = 0; items && i < chart->count[c]; i++)
            ARENA_PUSH(inside->arena, columns->items, columns->count, capacity) = items[i];
        for (size_t i = 0; items && chart->type->channels[c].forecast && i < chart->count[c]; i++)
            if (!read_expected(inside, use, &items[i], &chart->expected[i])) good = false;
    }
    columns->aligns = NEW_ARRAY(inside->arena, enum align, columns->count + 1);
    for (size_t i = 0; i < columns->count; i++)
        columns->aligns[i] = print_is_number(formula_type(columns->items[i].formula)) ? ALIGN_DECIMAL : ALIGN_START;
    return good;
}

static bool compile_values(struct compiler *compiler, const struct widget_use *use, struct chart *chart) {
    static const char *const none[] = {NULL};
    static const struct figure_channel value = {
        .name = "values", .takes = TAKES_NUMBER, .eg = "[{value: revenue.next_secured, label: Secured}]"};
    chart->values = option_labelled_list(compiler, use, "values", none, &chart->value_count);
    for (size_t i = 0; chart->values && i < chart->value_count; i++)
        if (!chart_fits(compiler, &value, chart->values[i].formula)) return false;
    return chart->values && check_same_kind(compiler, chart->values, chart->value_count);
}

static bool compile_settings(struct compiler *compiler, const struct widget_use *use, struct chart *chart) {
    bool good = true;
    for (int s = 0; chart->type->settings && chart->type->settings[s].name; s++) {
        struct labelled *items = NULL;
        size_t count;
        if (!compile_channel(compiler, use, &chart->type->settings[s], &items, &count)) good = false;
        else if (items) chart->settings[s] = items[0];
    }
    return good;
}

/* `id: revenue`, by which texts refer to the chart: as anchors are. */
static bool read_name(struct compiler *compiler, const struct widget_use *use, struct str *name) {
    const struct value *value = option(use, "id");
    if (!value) return true;
    *name = value->kind == VALUE_SCALAR ? anchor_of(compiler->arena, value->text) : (struct str){0};
    if (value->kind == VALUE_SCALAR && value->text.size && str_equal(*name, value->text)) return true;
    option_report(compiler, value->span, "the name of a chart has small letters, digits and hyphens, not", value->text,
                  "write, for example, id: revenue-by-year");
    return false;
}

struct chart *chart_compile(struct compiler *compiler, const struct widget_use *use, const struct figure_type *type) {
    static const char *const sizes[] = {[FIGURE_FULL] = "full", [FIGURE_HALF] = "half", NULL};
    struct chart *chart = NEW(compiler->arena, struct chart);
    int size = FIGURE_FULL;
    chart->type = type;
    chart->span = use->block->span;
    bool good = option_is(compiler, use, "width", sizes, &size);
    chart->size = (enum figure_size)size;
    if (type->from_values) {
        good = compile_values(compiler, use, chart) && good;
    } else {
        chart->rows = option_rows(compiler, use, "rows");
        if (!chart->rows) return NULL;
        chart->span = formula_span(chart->rows);
        struct compiler inside = compile_inside(compiler, chart->rows);
        good = compile_channels(&inside, use, chart) && good;
        chart->order = option_sort(&inside, use);
    }
    good = compile_settings(compiler, use, chart) && good;
    good = read_name(compiler, use, &chart->name) && good;
    chart->title = option_texts(compiler, use, "title");
    chart->message = option_texts(compiler, use, "message");
    chart->caption = option_texts(compiler, use, "caption");
    chart->alternative = option_texts(compiler, use, "alt");
    return good ? chart : NULL;
}

static void *compile(struct compiler *compiler, const struct widget_use *use) {
    const struct figure_type *type = type_of(use->options);
    if (!type) report_type(compiler, value_find(use->options, STR("type")));
    return type ? chart_compile(compiler, use, type) : NULL;
}

/* ---- composing ---- */

enum { NARROWEST = 120 * POINT }; /* on a tiny page it is drawn so wide and made smaller */

/* As wide as its place on paper, so that no text becomes smaller there. */
static millipoints width_of(const struct composer *composer, enum figure_size size) {
    const struct theme *theme = composer->edition->theme;
    millipoints column = theme->page_width - theme->margin_left - theme->margin_right;
    millipoints width = size == FIGURE_FULL && !composer->boxed ? column : (column - FIGURE_GUTTER) / 2;
    return width > NARROWEST ? width : NARROWEST;
}

/* What a layout has to say of the figure comes before what the figure says of itself. */
static struct str with_message(struct arena *arena, struct str message, struct str alternative) {
    const char *end =
        str_ends(message, STR(".")) || str_ends(message, STR("?")) || str_ends(message, STR("!")) ? "" : ".";
    return str_format(arena, "%.*s%s %.*s", STR_ARG(message), end, STR_ARG(alternative));
}

static struct block *compose(struct composer *composer, const void *widget) {
    const struct chart *chart = widget;
    struct figure_data data = {.catalogue = composer->catalogue};
    struct table *table;
    if (!budget_take(composer->budget, BUDGET_FIGURES, 1, composer->asking)) return NULL;
    if (!composer->edition->as_of.year) return NULL; /* that it has no day, the project has said */
    data.title = inline_plain(composer->arena, compose_texts(composer, &chart->title));
    if (!chart_data(composer, chart, &data, &table)) return NULL;
    struct figure_result result = figure_make(composer->arena, chart->type, &data, composer->locale, composer->measure,
                                              width_of(composer, chart->size));
    struct block *block = block_new(composer->arena, BLOCK_FIGURE, chart->span);
    block->figure = NEW(composer->arena, struct figure);
    struct str own = inline_plain(composer->arena, compose_texts(composer, &chart->alternative));
    struct str message = inline_plain(composer->arena, compose_whole(composer, &chart->message));
    if (message.size) result.alternative = with_message(composer->arena, message, result.alternative);
    else message = result.message;
    *block->figure = (struct figure){.drawing = result.drawing,
                                     .topic = message.size ? data.title : (struct str){0},
                                     .title = message.size ? message : data.title,
                                     .alternative = own.size ? own : result.alternative,
                                     .data = table,
                                     .size = chart->size,
                                     .span = chart->span};
    block->inlines = compose_texts(composer, &chart->caption);
    block->anchor = chart->name;
    return block;
}

const struct widget widget_chart = {
    .name = STR_INIT("chart"),
    .purpose = "a drawing with a text made from its data for those who cannot see it, and its data as a table",
    .options = common,
    .options_of = options_of,
    .compile = compile,
    .compose = compose};
