/* The data of a chart: rows of the document → values of the figure's channels, and the table that shows the same. */
#include <math.h>

#include "base/arena.h"
#include "compose/chart.h"

/* ---- one value ---- */

static double bounded(double number) {
    const double most = FIGURE_LARGEST * 1e21;
    if (isnan(number)) return 0;
    return number > most ? most : number < -most ? -most : number;
}

static struct str key_of(struct datum value, struct str text) {
    if (value.kind == DATUM_CHOICE) return value.choice->name;
    if (value.kind == DATUM_RECORD && value.record->id.size) return value.record->id;
    return text;
}

static double place_of_choice(const struct choice *choice, const struct field *of) {
    return of && choice->among == of->choices ? (double)choice->rank : 0;
}

static void fill_list(struct composer *composer, struct datum list, struct type type, struct figure_value *out) {
    double *numbers = NEW_ARRAY(composer->arena, double, list.count + 1);
    struct str *briefs = NEW_ARRAY(composer->arena, struct str, list.count + 1);
    for (size_t i = 0; i < list.count; i++) {
        if (datum_is_nothing(list.items[i])) continue;
        briefs[out->list_count] = datum_print_short(composer->arena, composer->locale, list.items[i], type);
        numbers[out->list_count++] = bounded(decimal_approximate(list.items[i].number));
    }
    out->list = numbers;
    out->list_briefs = briefs;
    if (!out->list_count) out->state = FIGURE_MISSING;
}

/* Printed once: amounts in short, where a figure takes them as numbers; their digits stand in its table. */
static void print_value(struct composer *composer, struct datum datum, struct type type, enum figure_takes takes,
                        struct figure_value *value) {
    bool amount = datum.kind == DATUM_MONEY;
    if (amount) value->text = value->brief = datum_print_short(composer->arena, composer->locale, datum, type);
    if (!amount || takes != TAKES_NUMBER) value->text = print_text(composer, datum, type);
    if (!amount) value->brief = value->text;
}

struct figure_value chart_value(struct composer *composer, struct datum datum, struct type type,
                                enum figure_takes takes) {
    struct figure_value value = {.state = FIGURE_KNOWN};
    print_value(composer, datum, type, takes, &value);
    if (datum.kind == DATUM_UNKNOWN) value.state = FIGURE_UNKNOWN;
    if (datum.kind == DATUM_MISSING) value.state = FIGURE_MISSING;
    value.key = key_of(datum, value.text);
    if (takes == TAKES_TRUTH) {
        value.state = FIGURE_KNOWN;
        value.number = datum_is_true(datum);
        return value;
    }
    if (datum.kind == DATUM_NUMBER || datum.kind == DATUM_PERCENT || datum.kind == DATUM_MONEY) {
        value.exact = datum.number;
        value.number = bounded(decimal_approximate(datum.number));
        if (!decimal_is_finite(datum.number)) value = (struct figure_value){.text = value.text, .brief = value.text};
    } else if (datum.kind == DATUM_DATE) {
        value.date = datum.date;
        value.number = date_days(datum.date);
    } else if (datum.kind == DATUM_CHOICE) {
        value.number = place_of_choice(datum.choice, type.of);
    } else if (datum.kind == DATUM_CLOCK) {
        value.number = datum.minutes;
    } else if (datum.kind == DATUM_LIST && takes == TAKES_NUMBERS) {
        fill_list(composer, datum, type, &value);
    }
    return value;
}

struct figure_column chart_column(struct type type, const struct datum *values, size_t count, size_t step) {
    struct figure_column column = {0};
    if (type.kind == TYPE_NUMBER) column.format = FORMAT_NUMBER;
    if (type.kind == TYPE_PERCENT) column.format = FORMAT_PERCENT;
    if (type.kind == TYPE_MONEY) column.format = FORMAT_MONEY;
    column.whole = type.whole;
    if (type.field) column.unit = type.field->unit;
    for (size_t i = 0; i < count; i++) {
        struct datum value = values[i * step];
        if (value.kind == DATUM_LIST && value.count) value = value.items[0];
        if (value.kind == DATUM_MONEY && !column.currency.size) column.currency = value.currency;
    }
    return column;
}

struct str chart_print(struct arena *arena, struct locale *locale, const struct figure_column *column,
                       struct decimal number, int places) {
    static const enum datum_kind kinds[] = {[FORMAT_TEXT] = DATUM_NUMBER,
                                            [FORMAT_NUMBER] = DATUM_NUMBER,
                                            [FORMAT_PERCENT] = DATUM_PERCENT,
                                            [FORMAT_MONEY] = DATUM_MONEY};
    struct quantity quantity = {
        .kind = kinds[column->format], .whole = column->whole, .unit = column->unit, .currency = column->currency};
    return quantity_print(arena, locale, &quantity, number, places);
}

static struct figure_column labelled_column(const struct composer *composer, const struct labelled *item,
                                            const struct datum *values, size_t count, size_t step) {
    struct figure_column column = chart_column(formula_type(item->formula), values, count, step);
    column.label = print_labelled(composer, item);
    return column;
}

/* ---- one currency ---- */

/* All amounts of a chart, those in lists and settings too: they stand on one scale. */
struct amounts {
    struct datum *items;
    size_t count, capacity;
};

static void add_amounts(struct composer *composer, struct amounts *amounts, const struct datum *values, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (values[i].kind == DATUM_LIST) add_amounts(composer, amounts, values[i].items, values[i].count);
        if (values[i].kind == DATUM_MONEY)
            ARENA_PUSH(composer->arena, amounts->items, amounts->count, amounts->capacity) = values[i];
    }
}

static bool is_one_currency(struct composer *composer, const struct chart *chart, const struct amounts *amounts) {
    return table_one_currency(composer, chart->span, amounts->items, amounts->count);
}

/* ---- rows of a list ---- */

static int channel_of(const struct chart *chart, size_t column) {
    int c = 0;
    while (column >= chart->first[c] + chart->count[c]) c++;
    return c;
}

static bool is_expected(const struct chart *chart, size_t column) {
    int c = channel_of(chart, column);
    return chart->type->channels[c].forecast && chart->expected[column - chart->first[c]];
}

/* Whether a row says anything of what the figure is about. */
static bool row_says(const struct chart *chart, const struct datum *values) {
    bool asked = false;
    for (int c = 0; chart->type->channels[c].name; c++) {
        const struct figure_channel *channel = &chart->type->channels[c];
        if (!channel->required || channel->takes == TAKES_TEXT || channel->takes == TAKES_TRUTH) continue;
        asked = true;
        for (size_t i = 0; i < chart->count[c]; i++)
            if (values[chart->first[c] + i].kind != DATUM_MISSING) return true;
    }
    return !asked;
}

static size_t keep_rows(const struct chart *chart, struct datum *values, size_t row_count) {
    size_t columns = chart->columns.count, kept = 0;
    for (size_t row = 0; row < row_count; row++) {
        if (!row_says(chart, &values[row * columns])) continue;
        for (size_t i = 0; i < columns; i++) values[kept * columns + i] = values[row * columns + i];
        kept++;
    }
    return kept;
}

static bool column_says(const struct datum *values, size_t rows, size_t columns, size_t column) {
    for (size_t row = 0; row < rows; row++)
        if (values[row * columns + column].kind != DATUM_MISSING) return true;
    return false;
}

/* Of a channel with several columns those without a single value are left out, from the legend too. Returns the
 * columns that are kept, in order. */
static size_t *keep_columns(struct composer *composer, const struct chart *chart, const struct datum *values,
                            struct figure_data *data) {
    size_t *kept = NEW_ARRAY(composer->arena, size_t, chart->columns.count + 1);
    for (int c = 0; chart->type->channels[c].name; c++) {
        data->first[c] = data->column_count;
        for (size_t i = 0; i < chart->count[c]; i++) {
            size_t column = chart->first[c] + i;
            bool says = column_says(values, data->row_count, chart->columns.count, column);
            if (chart->type->channels[c].many && !says) continue;
            kept[data->column_count++] = column;
            data->count[c]++;
        }
    }
    return kept;
}

static void fill_rows(struct composer *composer, const struct chart *chart, const struct datum *values,
                      const size_t *kept, struct figure_data *data) {
    struct figure_value *out =
        NEW_ARRAY(composer->arena, struct figure_value, data->row_count * data->column_count + 1);
    struct figure_column *columns = NEW_ARRAY(composer->arena, struct figure_column, data->column_count + 1);
    for (size_t c = 0; c < data->column_count; c++) {
        const struct labelled *item = &chart->columns.items[kept[c]];
        columns[c] = labelled_column(composer, item, &values[kept[c]], data->row_count, chart->columns.count);
        columns[c].expected = is_expected(chart, kept[c]);
        for (size_t row = 0; row < data->row_count; row++)
            out[row * data->column_count + c] =
                chart_value(composer, values[row * chart->columns.count + kept[c]], formula_type(item->formula),
                            chart->type->channels[channel_of(chart, kept[c])].takes);
    }
    data->values = out;
    data->columns = columns;
}

/* The columns of the data table: all kept ones that are not quiet. */
static struct table *table_of_rows(struct composer *composer, const struct chart *chart, const struct datum *values,
                                   const size_t *kept, const struct figure_data *data) {
    struct table_columns shown = {.items = NEW_ARRAY(composer->arena, struct labelled, data->column_count + 1),
                                  .aligns = NEW_ARRAY(composer->arena, enum align, data->column_count + 1)};
    struct datum *cells = NEW_ARRAY(composer->arena, struct datum, data->row_count * data->column_count + 1);
    size_t *from = NEW_ARRAY(composer->arena, size_t, data->column_count + 1);
    for (size_t c = 0; c < data->column_count; c++) {
        if (chart->type->channels[channel_of(chart, kept[c])].quiet) continue;
        from[shown.count] = kept[c];
        shown.items[shown.count] = chart->columns.items[kept[c]];
        shown.aligns[shown.count++] = chart->columns.aligns[kept[c]];
    }
    for (size_t row = 0; row < data->row_count; row++)
        for (size_t c = 0; c < shown.count; c++)
            cells[row * shown.count + c] = values[row * chart->columns.count + from[c]];
    struct table *table = table_start(composer, &shown, 0, data->row_count);
    const int *places = table_places(composer, cells, shown.count, data->row_count);
    for (size_t row = 0; row < data->row_count; row++) {
        struct row *to = &table->rows[table->row_count++];
        to->cells = NEW_ARRAY(composer->arena, struct cell, shown.count);
        for (size_t c = 0; c < shown.count; c++)
            to->cells[c] =
                table_cell(composer, cells[row * shown.count + c], formula_type(shown.items[c].formula), places[c]);
    }
    table->columns[0].row_heading = true;
    return table;
}

static bool data_of_rows(struct composer *composer, const struct chart *chart, struct amounts *amounts,
                         struct figure_data *data, struct table **table) {
    size_t count;
    const struct record **rows = rows_of(composer, chart->rows, chart->order, &count);
    struct datum *values = table_values(composer, &chart->columns, rows, count);
    data->row_count = keep_rows(chart, values, count);
    if (!data->row_count) return false;
    add_amounts(composer, amounts, values, data->row_count * chart->columns.count);
    if (!is_one_currency(composer, chart, amounts)) return false;
    const size_t *kept = keep_columns(composer, chart, values, data);
    fill_rows(composer, chart, values, kept, data);
    *table = table_of_rows(composer, chart, values, kept, data);
    return true;
}

/* ---- rows that are values ---- */

static struct table *table_of_values(struct composer *composer, const struct chart *chart, const struct datum *values,
                                     const struct figure_data *data) {
    const struct str headings[] = {message_say(composer->arena, composer->catalogue, "Item"),
                                   message_say(composer->arena, composer->catalogue, "Value")};
    struct table *table = NEW(composer->arena, struct table);
    table->headed = true;
    table->column_count = 2;
    table->columns = NEW_ARRAY(composer->arena, struct column, 2);
    table->rows = NEW_ARRAY(composer->arena, struct row, data->row_count);
    for (int c = 0; c < 2; c++) table->columns[c].heading = inline_text(composer->arena, headings[c], (struct span){0});
    table->columns[0].row_heading = true;
    table->columns[1].align = ALIGN_DECIMAL;
    int places = datum_places(values, chart->value_count, 1);
    for (size_t row = 0; row < data->row_count; row++) {
        struct cell *cells = table->rows[table->row_count++].cells = NEW_ARRAY(composer->arena, struct cell, 2);
        cells[0].blocks = text_cell(composer, data->values[2 * row].text);
        cells[1] = table_cell(composer, values[row], formula_type(chart->values[row].formula), places);
    }
    return table;
}

static bool data_of_values(struct composer *composer, const struct chart *chart, struct amounts *amounts,
                           struct figure_data *data, struct table **table) {
    struct figure_value *out = NEW_ARRAY(composer->arena, struct figure_value, 2 * chart->value_count);
    struct figure_column *columns = NEW_ARRAY(composer->arena, struct figure_column, 2);
    struct datum *values = NEW_ARRAY(composer->arena, struct datum, chart->value_count);
    bool any = false;
    for (size_t row = 0; row < chart->value_count; row++) {
        const struct labelled *item = &chart->values[row];
        struct str label = print_labelled(composer, item);
        values[row] = compose_value(composer, item->formula);
        out[2 * row] = (struct figure_value){.state = FIGURE_KNOWN, .text = label, .brief = label, .key = label};
        out[2 * row + 1] = chart_value(composer, values[row], formula_type(item->formula), TAKES_NUMBER);
        any |= values[row].kind != DATUM_MISSING;
    }
    add_amounts(composer, amounts, values, chart->value_count);
    if (!any || !is_one_currency(composer, chart, amounts)) return false;
    columns[1] = labelled_column(composer, &chart->values[0], values, chart->value_count, 1);
    data->row_count = chart->value_count;
    data->column_count = 2;
    data->first[1] = 1;
    data->count[0] = data->count[1] = 1;
    data->columns = columns;
    data->values = out;
    *table = table_of_values(composer, chart, values, data);
    return true;
}

/* ---- settings ---- */

static void fill_settings(struct composer *composer, const struct chart *chart, struct amounts *amounts,
                          struct figure_data *data) {
    struct figure_value *settings = NEW_ARRAY(composer->arena, struct figure_value, FIGURE_CHANNELS_MOST);
    struct figure_column *columns = NEW_ARRAY(composer->arena, struct figure_column, FIGURE_CHANNELS_MOST);
    for (int s = 0; chart->type->settings && chart->type->settings[s].name; s++) {
        const struct labelled *item = &chart->settings[s];
        if (!item->formula) continue;
        struct datum value = compose_value(composer, item->formula);
        settings[s] = chart_value(composer, value, formula_type(item->formula), chart->type->settings[s].takes);
        columns[s] = labelled_column(composer, item, &value, 1, 1);
        add_amounts(composer, amounts, &value, 1);
    }
    data->settings = settings;
    data->setting_columns = columns;
}

static bool is_nought(const struct figure_value *value) {
    return !figure_known(value) || decimal_is_zero(value->exact);
}

/* Of a figure of amounts: whether all of them, and of what they are compared with, are nought. */
static bool is_of_noughts(const struct chart *chart, const struct figure_data *data) {
    const struct figure_channel *channels = chart->type->channels, *settings = chart->type->settings;
    bool nought = chart->type->amounts;
    for (int s = 0; nought && settings && settings[s].name; s++)
        nought = settings[s].takes != TAKES_NUMBER || is_nought(figure_setting(data, s));
    for (size_t row = 0; nought && row < data->row_count; row++)
        for (int c = 0; nought && channels[c].name; c++)
            for (size_t i = 0; nought && channels[c].required && i < figure_series(data, c); i++)
                nought = channels[c].takes != TAKES_NUMBER || is_nought(figure_series_value(data, row, c, i));
    return nought;
}

bool chart_data(struct composer *composer, const struct chart *chart, struct figure_data *data, struct table **table) {
    data->as_of = composer->computation->as_of;
    data->print = chart_print;
    data->calendar = composer->edition->records->calendar;
    struct amounts amounts = {0};
    fill_settings(composer, chart, &amounts, data);
    bool any = chart->rows ? data_of_rows(composer, chart, &amounts, data, table)
                           : data_of_values(composer, chart, &amounts, data, table);
    return any && !is_of_noughts(chart, data);
}
