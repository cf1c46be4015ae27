/* The widget `chart`: rows → series of values, handed to the drawing of its type; title, alternative text and data
 * table come with it. */
#include "compose/chart.h"

#include "base/arena.h"
#include "compose/table.h"

static const char *const series_options[] = {NULL};

struct chart_widget {
    struct formula *rows, *x, *growth;
    struct table_columns series;
    struct texts title, caption;
};

/* All series are figures, and of one kind: they share an axis. */
static bool check_series(struct compiler *compiler, struct table_columns *series) {
    series->aligns = NEW_ARRAY(compiler->arena, enum align, series->count);
    for (size_t i = 0; i < series->count; i++) {
        const struct formula *formula = series->items[i].formula;
        bool number = print_is_number(formula_type(formula));
        series->aligns[i] = ALIGN_DECIMAL;
        if (number && formula_type(formula).kind == formula_type(series->items[0].formula).kind) continue;
        if (!number)
            option_report(compiler, formula_span(formula), "a series is made of numbers, not", formula_text(formula),
                          "name a number, a percentage or an amount");
        else
            option_report(compiler, formula_span(formula), "the series of a chart share an axis; of another kind is",
                          formula_text(formula), "show it in a chart of its own");
        return false;
    }
    return true;
}

static void *compile(struct compiler *compiler, const struct widget_use *use) {
    static const char *const types[] = {"columns", NULL};
    struct chart_widget *widget = NEW(compiler->arena, struct chart_widget);
    int type = 0;
    widget->rows = option_rows(compiler, use, "rows");
    if (!widget->rows || !option_is(compiler, use, "type", types, &type)) return NULL;
    struct compiler inside = compile_inside(compiler, widget->rows);
    widget->x = option_formula(&inside, use, "x");
    if (option(use, "growth"))
        widget->growth = option_typed(&inside, use, "growth", print_is_number, "a number",
                                      "name a percentage, such as “growth: share(actual - plan, plan)”");
    widget->series.items = option_labelled_list(&inside, use, "series", series_options, &widget->series.count);
    widget->title = option_texts(compiler, use, "title");
    widget->caption = option_texts(compiler, use, "caption");
    if (!option(use, "x"))
        option_report(compiler, use->block->span, "the widget needs the option", STR("x"),
                      "name what stands below the columns, such as “x: year”");
    if (!widget->x || !widget->series.items) return NULL;
    if (widget->series.count > CHART_SERIES_MOST) {
        option_report(compiler, use->block->span, "too many series", (struct str){0}, "a chart shows at most six");
        return NULL;
    }
    return check_series(compiler, &widget->series) ? widget : NULL;
}

/* Rows in which no series has a value are left out. */
static size_t keep_rows_with_values(const struct record **rows, size_t count, struct datum *values, size_t series) {
    size_t kept = 0;
    for (size_t r = 0; r < count; r++) {
        bool any = false;
        for (size_t s = 0; s < series; s++) any |= !datum_is_nothing(values[r * series + s]);
        if (!any) continue;
        rows[kept] = rows[r];
        for (size_t s = 0; s < series; s++) values[kept * series + s] = values[r * series + s];
        kept++;
    }
    return kept;
}

static void label_rows(struct composer *composer, const struct chart_widget *widget, const struct record **rows,
                       struct chart *chart) {
    for (size_t r = 0; r < chart->row_count; r++) {
        struct frame frame;
        struct composer inside = compose_on(composer, rows[r], &frame);
        chart->labels[r] = print_text(&inside, compose_value(&inside, widget->x), formula_type(widget->x));
        struct datum growth = compose_value(&inside, widget->growth);
        if (datum_is_nothing(growth)) continue;
        struct str text = print_number(&inside, growth, formula_type(widget->growth), 1);
        chart->notes[r] =
            decimal_is_negative(growth.number) ? text : str_format(composer->arena, "+%.*s", STR_ARG(text));
    }
}

static struct str short_number(struct composer *composer, struct datum value, struct type type) {
    if (value.kind == DATUM_MONEY)
        return locale_money_short(composer->arena, composer->locale, value.number, value.currency);
    return print_text(composer, value, type);
}

/* "Ist: 2022 4,2 Mio. €, 2026 5,1 Mio. €, höchster Wert 2026 5,1 Mio. €." for each series. */
static struct str describe(struct composer *composer, const struct chart_widget *widget, const struct chart *chart,
                           struct str title) {
    struct str text = title.size ? str_format(composer->arena, "%.*s.", STR_ARG(title)) : title;
    const char *highest = composer->language == LANGUAGE_DE ? "höchster Wert" : "highest value";
    for (size_t s = 0; s < chart->series_count; s++) {
        size_t first = chart->row_count, last = 0, most = 0;
        for (size_t r = 0; r < chart->row_count; r++) {
            struct datum value = chart->values[r * chart->series_count + s];
            if (datum_is_nothing(value)) continue;
            if (first == chart->row_count) first = most = r;
            if (decimal_compare(value.number, chart->values[most * chart->series_count + s].number) > 0) most = r;
            last = r;
        }
        if (first == chart->row_count) continue;
        struct type type = formula_type(widget->series.items[s].formula);
        struct str from = short_number(composer, chart->values[first * chart->series_count + s], type),
                   to = short_number(composer, chart->values[last * chart->series_count + s], type),
                   top = short_number(composer, chart->values[most * chart->series_count + s], type);
        text =
            str_format(composer->arena, "%.*s %.*s: %.*s %.*s – %.*s %.*s; %s %.*s (%.*s).", STR_ARG(text),
                       STR_ARG(chart->names[s]), STR_ARG(chart->labels[first]), STR_ARG(from),
                       STR_ARG(chart->labels[last]), STR_ARG(to), highest, STR_ARG(top), STR_ARG(chart->labels[most]));
    }
    return str_trim(text);
}

static struct table *data_table(struct composer *composer, const struct chart_widget *widget,
                                const struct chart *chart) {
    struct table *table = table_start(composer, &widget->series, 1, chart->row_count);
    const int *places = table_places(composer, &widget->series, chart->values, chart->row_count);
    const struct field *field = formula_type(widget->x).field;
    table->columns[0] = (struct column){
        .heading = inline_text(composer->arena, field ? field->labels[composer->language] : formula_text(widget->x),
                               (struct span){0}),
        .row_heading = true};
    for (size_t r = 0; r < chart->row_count; r++) {
        struct row *row = &table->rows[table->row_count++];
        row->cells = NEW_ARRAY(composer->arena, struct cell, table->column_count);
        row->cells[0].blocks = text_cell(composer, chart->labels[r]);
        for (size_t s = 0; s < chart->series_count; s++)
            row->cells[s + 1].blocks = table_cell(composer, chart->values[r * chart->series_count + s],
                                                  formula_type(widget->series.items[s].formula), places[s]);
    }
    return table;
}

static struct chart *build(struct composer *composer, const struct chart_widget *widget) {
    size_t count;
    const struct record **rows = rows_of(composer, widget->rows, NULL, &count);
    struct datum *values = table_values(composer, &widget->series, rows, count);
    struct chart *chart = NEW(composer->arena, struct chart);
    *chart = (struct chart){.series_count = widget->series.count, .values = values};
    chart->row_count = keep_rows_with_values(rows, count, values, chart->series_count);
    chart->labels = NEW_ARRAY(composer->arena, struct str, chart->row_count + 1);
    chart->notes = NEW_ARRAY(composer->arena, struct str, chart->row_count + 1);
    chart->names = NEW_ARRAY(composer->arena, struct str, chart->series_count);
    for (size_t s = 0; s < chart->series_count; s++)
        chart->names[s] = widget->series.items[s].labels[composer->language];
    label_rows(composer, widget, rows, chart);
    return chart;
}

static struct block *compose(struct composer *composer, const void *data) {
    const struct chart_widget *widget = data;
    const struct chart *chart = build(composer, widget);
    if (!chart->row_count) return NULL;
    if (!table_one_currency(composer, formula_span(widget->rows), chart->values,
                            chart->row_count * chart->series_count))
        return NULL;
    struct block *block = block_new(composer->arena, BLOCK_FIGURE, formula_span(widget->rows));
    struct figure *figure = block->figure = NEW(composer->arena, struct figure);
    figure->title = inline_plain(composer->arena, compose_texts(composer, &widget->title));
    figure->alternative = describe(composer, widget, chart, figure->title);
    figure->data = data_table(composer, widget, chart);
    figure->span = block->span;
    figure->drawing = chart_columns(composer, chart);
    block->inlines = compose_texts(composer, &widget->caption);
    return block;
}

static const char *const options[] = {"type", "rows", "x", "series", "title", "caption", "growth", NULL};
const struct widget widget_chart = {
    .name = STR_INIT("chart"), .options = options, .compile = compile, .compose = compose};
