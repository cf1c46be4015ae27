/* How long figures take: each type with 100 rows, drawn, described, written as SVG and as the operators of a PDF.
 * Prints a table of processor time for one chart; exit status 1 when one takes longer than LIMIT.
 *
 * The operators are those of a document that holds the figure many times, less what it costs to write a PDF without
 * it: faces and structure are paid for once. Laying out its texts is shown beside it, and counts. */
#include <stdio.h>
#include <time.h>

#include "../unit/figure_world.h"
#include "../unit/languages_of_ours.h"
#include "base/buffer.h"
#include "layout/layout.h"
#include "write/write.h"

enum { ROWS = 100, TIMES = 40, LIMIT_MICROSECONDS = 1000, WIDTH = 453 * POINT };

struct bench {
    struct theme theme;
    struct faces *faces;
    struct shape_cache *shapes;
    struct locale *locale;
    struct text_measure measure;
    size_t measured; /* texts, since the program started */
    struct diagnostics sink;
};

static millipoints count_width(void *context, struct str text, millipoints size, bool bold) {
    struct bench *bench = context;
    bench->measured++;
    return bench->measure.width(bench->measure.context, text, size, bold);
}

static double microseconds(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

/* A hundred rows: those of the ordinary case, again and again with other labels. */
static struct figure_data *hundred_rows(struct arena *arena, const struct figure_type *type) {
    struct figure_data *data = NEW(arena, struct figure_data);
    *data = *odd_data(arena, type, ODD_SIXTY, 1);
    struct figure_value *values = NEW_ARRAY(arena, struct figure_value, ROWS * data->column_count + 1);
    for (size_t row = 0; row < ROWS; row++)
        for (size_t column = 0; column < data->column_count; column++) {
            struct figure_value *value = &values[row * data->column_count + column];
            *value = data->values[(row % data->row_count) * data->column_count + column];
            if (column == 0 && type->channels[0].takes == TAKES_TEXT)
                value->text = value->key = odd_label(arena, ODD_ORDINARY, row);
        }
    data->values = values;
    data->row_count = ROWS;
    return data;
}

static void write_svg(const struct figure_result *result) {
    struct buffer out = {0};
    struct figure figure = {.drawing = result->drawing, .alternative = result->alternative};
    svg_write(&out, &figure, 1);
    buffer_free(&out);
}

/* A document with the figure so many times, as PDF. */
static void write_pdf(struct bench *bench, const struct figure_result *result, size_t times) {
    struct arena *arena = arena_create();
    struct block_list blocks = {0};
    for (size_t i = 0; i < times; i++) {
        struct block *block = block_new(arena, BLOCK_FIGURE, (struct span){0});
        block->figure = NEW(arena, struct figure);
        block->figure->drawing = result->drawing;
        block->figure->alternative = result->alternative;
        block_append(&blocks, block);
    }
    struct document document = {.arena = arena,
                                .language = LANGUAGE_DE,
                                .title = STR("Figuren"),
                                .blocks = blocks.first,
                                .words = document_words(arena, words_of_ours(LANGUAGE_DE))};
    document_anchors(&document);
    struct pages *pages =
        layout_document(arena, &bench->sink, &document, &bench->theme, bench->faces, bench->shapes, bench->locale);
    struct buffer out = {0};
    struct pdf_kept *kept = pdf_kept_create();
    pdf_write(&out, arena, &bench->sink, &document, pages, bench->faces, &bench->theme, kept);
    pdf_kept_destroy(kept);
    buffer_free(&out);
    arena_destroy(arena);
}

static bool measure(struct bench *bench, const struct figure_type *type) {
    struct arena *arena = arena_create();
    struct figure_data *data = hundred_rows(arena, type);
    printed_data(arena, bench->locale, data);
    const struct text_measure counting = {.width = count_width, .context = bench};
    size_t measured = bench->measured;
    struct figure_result result = figure_make(arena, type, data, bench->locale, &counting, WIDTH);
    measured = bench->measured - measured;
    double start = microseconds();
    for (int i = 0; i < TIMES; i++) {
        struct arena *mine = arena_create();
        figure_make(mine, type, data, bench->locale, &bench->measure, WIDTH);
        arena_destroy(mine);
    }
    double drawn = microseconds();
    for (int i = 0; i < TIMES; i++) write_svg(&result);
    double svg = microseconds();
    write_pdf(bench, &result, 1);
    double one = microseconds();
    write_pdf(bench, &result, 1 + TIMES);
    double many = microseconds(), pdf = (many - one) - (one - svg);
    double all = (svg - start + pdf) / TIMES;
    bool fast = all < LIMIT_MICROSECONDS;
    printf("%-22.*s %6zu %8zu %8.0f %8.0f %8.0f %8.0f %s\n", STR_ARG(type->name), result.drawing->count, measured,
           (drawn - start) / TIMES, (svg - drawn) / TIMES, pdf / TIMES, all, fast ? "" : "too long");
    arena_destroy(arena);
    return fast;
}

static bool measure_all(struct bench *bench) {
    bool fast = true;
    printf("Processor time for one chart of %d rows in microseconds\n", ROWS);
    printf("%-22s %6s %8s %8s %8s %8s %8s\n", "type", "marks", "measured", "drawing", "SVG", "PDF", "all");
    const char *only = getenv("FIGURE"); /* one type alone, to profile it */
    for (size_t i = 0; figure_type_at(i); i++)
        if (!only || str_equal_c(figure_type_at(i)->name, only)) fast = measure(bench, figure_type_at(i)) && fast;
    printf("%s - bench: a chart of %d rows in less than %d microseconds\n", fast ? "ok" : "not ok", ROWS,
           LIMIT_MICROSECONDS);
    return fast;
}

int main(void) {
    struct arena *arena = arena_create();
    struct bench bench = {.sink = diagnostics_new(arena),
                          .locale = locale_open(LANGUAGE_DE),
                          .theme = {.families = {STR("Lato"), STR("JetBrains Mono"), STR("DejaVu Sans")},
                                    .page_width = 595276,
                                    .page_height = 841890,
                                    .margin_top = 68000,
                                    .margin_right = 62000,
                                    .margin_bottom = 62000,
                                    .margin_left = 62000,
                                    .text_size = 10000,
                                    .light = {[COLOUR_PAPER] = 0xFFFFFF}}};
    bench.faces = faces_open(&bench.theme, &bench.sink);
    bool fast = false;
    if (bench.faces) {
        bench.shapes = shape_cache_create(bench.faces);
        bench.measure = shape_cache_measure(bench.shapes);
        fast = measure_all(&bench);
        shape_cache_destroy(bench.shapes);
    }
    locale_close(bench.locale);
    faces_close(bench.faces);
    arena_destroy(arena);
    return fast ? 0 : 1;
}
