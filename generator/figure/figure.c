/* Making a figure: the sketch for its type, the drawing's height, the alternative text; and looking into the data. */
#include "figure/figure.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "figure/words.h"

static const struct figure_value nothing = {
    .text = STR_INIT(SIGN_MISSING), .brief = STR_INIT(SIGN_MISSING), .key = STR_INIT("")};

size_t figure_series(const struct figure_data *data, int channel) { return data->count[channel]; }

const struct figure_value *figure_series_value(const struct figure_data *data, size_t row, int channel, size_t series) {
    assert(row < data->row_count);
    if (series >= data->count[channel]) return &nothing;
    return &data->values[row * data->column_count + data->first[channel] + series];
}

const struct figure_value *figure_value(const struct figure_data *data, size_t row, int channel) {
    return figure_series_value(data, row, channel, 0);
}

const struct figure_column *figure_column(const struct figure_data *data, int channel, size_t series) {
    static const struct figure_column none = {.label = STR_INIT("")};
    return series < data->count[channel] ? &data->columns[data->first[channel] + series] : &none;
}

struct str figure_label(const struct figure_data *data, int channel) {
    return figure_column(data, channel, 0)->label;
}

const struct figure_value *figure_setting(const struct figure_data *data, int setting) {
    return data->settings ? &data->settings[setting] : &nothing;
}

bool figure_known(const struct figure_value *value) { return value->state == FIGURE_KNOWN; }

bool figure_holds(const struct figure_data *data, size_t row, int channel) {
    return figure_value(data, row, channel)->number > 0;
}

int figure_place(const struct figure_value *value) {
    enum { PLACES = 1000 };
    return figure_known(value) && value->number > 0 && value->number < PLACES ? (int)value->number : 0;
}

bool figure_is_set(const struct figure_data *data, int setting) {
    const struct figure_value *value = figure_setting(data, setting);
    return figure_known(value) && value->number > 0;
}

void *model_keep(struct arena *arena, const void *model, size_t size) {
    return memcpy(arena_allocate(arena, 1, size, _Alignof(max_align_t)), model, size);
}

static struct str with_title(struct arena *arena, struct str title, struct str text) {
    return title.size ? str_trim(str_format(arena, "%.*s. %.*s", STR_ARG(title), STR_ARG(text))) : text;
}

/* A title has no full stop. */
static struct str without_stop(struct str text) {
    return str_ends(text, STR(".")) ? str_slice(text, 0, text.size - 1) : text;
}

struct figure_result figure_make(struct arena *arena, const struct figure_type *type, const struct figure_data *data,
                                 struct locale *locale, const struct text_measure *measure, millipoints width) {
    assert(data->row_count > 0);
    struct sketch sketch = {
        .arena = arena, .drawing = drawing_new(arena, width, 1), .measure = measure, .locale = locale, .data = data};
    void *model = type->reckon(&sketch, data);
    struct str text = type->describe(model), message = type->message ? type->message(model) : (struct str){0};
    type->draw(model);
    assert(sketch.drawing->height > 1 && sketch.drawing->height <= FIGURE_HIGHEST);
    return (struct figure_result){.drawing = sketch.drawing,
                                  .message = without_stop(message),
                                  .alternative = with_title(arena, data->title, text)};
}
