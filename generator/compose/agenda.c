/* The widget `agenda`: a table in whose first columns stands when each row begins and ends, added up from the start. */
#include "base/arena.h"
#include "compose/table.h"

struct agenda {
    struct formula *rows, *start, *minutes;
    struct table_columns columns;
    struct texts title;
};

static bool is_clock(struct type type) { return !type.list && type.kind == TYPE_CLOCK; }
static bool is_plain_number(struct type type) { return !type.list && type.kind == TYPE_NUMBER; }

static void *compile(struct compiler *compiler, const struct widget_use *use) {
    struct agenda *agenda = NEW(compiler->arena, struct agenda);
    agenda->rows = option_rows(compiler, use, "rows");
    agenda->start =
        option_typed(compiler, use, "start", is_clock, "a time of day", "name a field such as “start: start”");
    agenda->title = option_texts(compiler, use, "title");
    if (!agenda->rows) return NULL;
    struct compiler inside = compile_inside(compiler, agenda->rows);
    agenda->minutes =
        option_typed(&inside, use, "minutes", is_plain_number, "a number", "name a field such as “minutes: minutes”");
    bool columns = table_columns_compile(&inside, use, table_column_options, &agenda->columns);
    return columns && agenda->start && agenda->minutes ? agenda : NULL;
}

static struct str clock_range(struct composer *composer, int from, int to) {
    struct str first = locale_clock(composer->arena, composer->locale, from % 1440),
               last = locale_clock(composer->arena, composer->locale, to % 1440);
    return str_format(composer->arena, "%.*s–%.*s", STR_ARG(first), STR_ARG(last));
}

/* Minutes of a row; what is beyond a day counts as none. -1: they are not said, so that no clock is known from there
 * on.
 */
static int minutes_of(struct composer *composer, const struct agenda *agenda, const struct record *row) {
    struct frame frame;
    struct composer inside = compose_on(composer, row, &frame);
    struct datum value = compose_value(&inside, agenda->minutes);
    int64_t minutes;
    if (datum_is_nothing(value)) return -1;
    if (!decimal_integer(decimal_round(value.number, 0), &minutes)) return 0;
    return minutes >= 0 && minutes <= 1440 ? (int)minutes : 0;
}

/* "9:00–9:30"; where it is not said how long it takes, when it begins. */
static struct str clock_cell(struct composer *composer, bool known, int clock, int minutes) {
    if (!known) return STR(SIGN_MISSING);
    if (minutes < 0) return locale_clock(composer->arena, composer->locale, clock % 1440);
    return clock_range(composer, clock, clock + minutes);
}

static struct block *compose(struct composer *composer, const void *data) {
    const struct agenda *agenda = data;
    size_t count;
    const struct record **rows = rows_of(composer, agenda->rows, NULL, &count);
    if (!count) return NULL;
    struct block *block = block_new(composer->arena, BLOCK_TABLE, formula_span(agenda->rows));
    struct table *table = block->table = table_start(composer, &agenda->columns, 1, count);
    struct datum *values = table_values(composer, &agenda->columns, rows, count),
                 start = compose_value(composer, agenda->start);
    const int *places = table_places(composer, values, agenda->columns.count, count);
    table->caption = compose_texts(composer, &agenda->title);
    table->columns[0] = (struct column){
        .heading =
            inline_text(composer->arena, message_say(composer->arena, composer->catalogue, "Time"), (struct span){0}),
        .narrow = true};
    bool starts = start.kind == DATUM_CLOCK;
    int clock = starts ? start.minutes : 0;
    for (size_t r = 0; r < count; r++) {
        struct row *row = &table->rows[table->row_count++];
        int minutes = minutes_of(composer, agenda, rows[r]);
        row->cells = NEW_ARRAY(composer->arena, struct cell, table->column_count);
        row->cells[0].blocks = text_cell(composer, clock_cell(composer, starts, clock, minutes));
        for (size_t c = 0; c < agenda->columns.count; c++)
            row->cells[c + 1] = table_cell(composer, values[r * agenda->columns.count + c],
                                           formula_type(agenda->columns.items[c].formula), places[c]);
        starts &= minutes >= 0;
        clock += minutes;
    }
    table_drop_empty(composer, table);
    return block;
}

static const char *const options[] = {"rows", "start", "minutes", "columns", "title", NULL};
const struct widget widget_agenda = {.name = STR_INIT("agenda"),
                                     .purpose = "rows as a table with clock times, added up from the minutes of each",
                                     .options = options,
                                     .compile = compile,
                                     .compose = compose};
