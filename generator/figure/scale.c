/* Scales of numbers, ranges and bands. */
#include "figure/scale.h"

#include <math.h>

/* ---- numbers ---- */

static double round_step(double raw) {
    double power = pow(10, floor(log10(raw))), part = raw / power;
    return power * (part <= 1.0001 ? 1 : part <= 2.0001 ? 2 : part <= 2.5001 ? 2.5 : part <= 5.0001 ? 5 : 10);
}

struct scale scale_round(double low, double high, int wished, millipoints from, millipoints to) {
    if (high < low) high = low;
    double size = fmax(fabs(low), fabs(high));
    if (high - low < size * 1e-9 || high == low) high = low + (size > 0 ? size / 2 : 1); /* all values are equal */
    double step = round_step((high - low) / (wished > 0 ? wished : 1));
    return (struct scale){.low = floor(low / step + 1e-9) * step,
                          .high = ceil(high / step - 1e-9) * step,
                          .step = step,
                          .from = from,
                          .to = to};
}

struct scale scale_close(double low, double high, millipoints from, millipoints to) {
    struct scale best = scale_round(low, high, 4, from, to);
    for (int wished = 5; wished <= 6; wished++) {
        struct scale scale = scale_round(low, high, wished, from, to);
        if (scale.high - scale.low < (best.high - best.low) * 0.999) best = scale;
    }
    return best;
}

struct scale scale_exact(double low, double high, double step, millipoints from, millipoints to) {
    return (struct scale){.low = low, .high = high, .step = step, .from = from, .to = to};
}

millipoints scale_at(const struct scale *scale, double value) {
    double part = (value - scale->low) / (scale->high - scale->low);
    part = part < 0 ? 0 : part > 1 ? 1 : part;
    return scale->from + (millipoints)lround(part * (scale->to - scale->from));
}

bool scale_holds(const struct scale *scale, double value) { return value >= scale->low && value <= scale->high; }

size_t scale_ticks(const struct scale *scale) {
    return (size_t)lround(fmin((scale->high - scale->low) / scale->step, 100)) + 1;
}

double scale_tick(const struct scale *scale, size_t index) { return scale->low + (double)index * scale->step; }

int scale_places(const struct scale *scale) {
    int places = 0;
    for (double step = scale->step; places < 9 && fabs(step - round(step)) > 1e-6 * step; step *= 10) places++;
    return places;
}

void range_add(struct range *range, double value) {
    if (!range->any || value < range->low) range->low = value;
    if (!range->any || value > range->high) range->high = value;
    range->any = true;
}

void range_add_column(struct range *range, const struct figure_data *data, int channel) {
    for (size_t row = 0; row < data->row_count; row++)
        for (size_t s = 0; s < figure_series(data, channel); s++) {
            const struct figure_value *value = figure_series_value(data, row, channel, s);
            if (figure_known(value)) range_add(range, value->number);
        }
}

/* ---- bands ---- */

static millipoints band_edge(const struct bands *bands, size_t index) {
    return bands->from + (millipoints)((int64_t)(bands->to - bands->from) * (int64_t)index / (int64_t)bands->count);
}

struct box bands_across(const struct bands *bands, size_t index, millipoints top, millipoints bottom) {
    return (struct box){band_edge(bands, index), top, band_edge(bands, index + 1), bottom};
}

struct box bands_down(const struct bands *bands, size_t index, millipoints left, millipoints right) {
    return (struct box){left, band_edge(bands, index), right, band_edge(bands, index + 1)};
}

millipoints bands_middle(const struct bands *bands, size_t index) {
    return (band_edge(bands, index) + band_edge(bands, index + 1)) / 2;
}

millipoints bands_width(const struct bands *bands) { return (bands->to - bands->from) / (millipoints)bands->count; }
