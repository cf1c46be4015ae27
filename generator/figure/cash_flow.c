/* Adding up cash flows, when they have paid back what was invested, and the sentences that say so. */
#include "figure/cash_flow.h"

#include "base/arena.h"

static bool is_known(const struct figure_data *data, size_t row) {
    return figure_known(figure_value(data, row, CASH_FLOWS)) && figure_value(data, row, CASH_FLOWS)->list_count &&
           (!figure_series(data, CASH_START) || figure_known(figure_value(data, row, CASH_START)));
}

/* The first time that a sum leaves the negative. */
static void find_payback(struct cash_line *line) {
    for (size_t i = 1; i < line->count && !line->pays_back; i++) {
        double before = line->sums[i - 1], after = line->sums[i];
        if (before >= 0 || after < 0) continue;
        line->pays_back = true;
        line->payback = (double)(i - 1) + before / (before - after);
    }
}

static struct cash_line line_of(const struct sketch *sketch, const struct figure_data *data, size_t row) {
    const struct figure_value *flows = figure_value(data, row, CASH_FLOWS),
                              *start = figure_value(data, row, CASH_START);
    struct cash_line line = {.label = figure_value(data, row, CASH_LABEL)->text};
    line.sums = NEW_ARRAY(sketch->arena, double, flows->list_count + 1);
    double sum = 0;
    if (figure_known(start)) line.sums[line.count++] = sum = start->number;
    for (size_t i = 0; i < flows->list_count; i++) line.sums[line.count++] = sum += flows->list[i];
    find_payback(&line);
    return line;
}

struct cash_lines cash_lines_of(const struct sketch *sketch, const struct figure_data *data) {
    struct cash_lines lines = {.years = 1};
    for (size_t row = 0; row < data->row_count; row++) {
        if (!is_known(data, row)) continue;
        if (lines.count == FIGURE_SERIES_MOST) {
            lines.hidden++;
            continue;
        }
        struct cash_line line = lines.items[lines.count++] = line_of(sketch, data, row);
        if (line.count > lines.years + 1) lines.years = line.count - 1;
    }
    return lines;
}

/* ---- in words ---- */

struct str cash_sum_text(const struct sketch *sketch, const struct figure_data *data, const struct cash_line *line) {
    return words_number(sketch, figure_column(data, CASH_FLOWS, 0), line->sums[line->count - 1], -1);
}

struct str cash_years(const struct sketch *sketch, double years) {
    static const struct figure_column column = {.format = FORMAT_NUMBER};
    return words_number(sketch, &column, years, 1);
}

/* "Vollausbau: nach 5 Jahren 214 Tsd. €, amortisiert nach 2,4 Jahren." */
static struct str describe_line(const struct sketch *sketch, const struct figure_data *data,
                                const struct cash_line *line) {
    size_t length = line->count - 1;
    struct str sum = cash_sum_text(sketch, data, line), years = words_count(sketch, length);
    if (line->pays_back)
        return say(sketch, "{0}: {1} after {2, plural, one {# year} other {{3} years}}, paid back after {4} years.",
                   line->label, sum, length, years, cash_years(sketch, line->payback));
    return say(sketch,
               line->sums[length] < 0
                   ? "{0}: {1} after {2, plural, one {# year} other {{3} years}}, not paid back in this time."
                   : "{0}: {1} after {2, plural, one {# year} other {{3} years}}.",
               line->label, sum, length, years);
}

struct str cash_describe(const struct sketch *sketch, const struct figure_data *data) {
    struct cash_lines lines = cash_lines_of(sketch, data);
    struct str text = lines.count ? (struct str){0} : say(sketch, "No cash flow is known.");
    for (size_t i = 0; i < lines.count; i++)
        text = words_add(sketch, text, describe_line(sketch, data, &lines.items[i]));
    return words_add(sketch, text, words_unknown(sketch, data, CASH_FLOWS));
}
