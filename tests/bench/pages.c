/* How long pages take: a document of dense text and tables, some 500 pages, laid out and written as PDF. Prints pages
 * per second of processor time, the share of each step and the memory at its highest.
 *
 * Shaping is what a second layout with the same cache does not need; breaking is setting the same paragraphs alone;
 * the layout is the rest of it. Exit status 1 when the time or memory is over its limit (see LIMITS). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "../unit/languages_of_ours.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/locale.h"
#include "layout/lines.h"
#include "write/write.h"

enum { SECTIONS = 138, PARAGRAPHS = 7, WORDS = 110, ROWS = 24, COLUMNS = 6, VOCABULARY = 6000 };
enum { LIMIT_MILLISECONDS = 1500, LIMIT_MEGABYTES = 150 }; /* of 500 pages */

struct bench {
    struct arena *arena;
    struct diagnostics sink;
    struct theme theme;
    struct faces *faces;
    struct locale *locale;
    struct document document;
    uint32_t seed;
    struct str words[VOCABULARY];
};

static uint32_t next_random(struct bench *bench, uint32_t below) {
    bench->seed = bench->seed * 1664525u + 1013904223u;
    return (bench->seed >> 8) % below;
}

/* ---- the text ---- */

static void make_words(struct bench *bench) {
    static const char *const parts[] = {"Kunde", "Ventil", "Anlage",   "Vertrag", "Umsatz", "Lager",  "Termin", "Preis",
                                        "Werk",  "Dienst", "Molkerei", "Leitung", "Jahr",   "Risiko", "Probe",  "Plan"};
    static const char *const small[] = {"der",   "die", "und",  "in",  "mit", "für",  "wir", "ist",
                                        "nicht", "auf", "wird", "den", "als", "nach", "bei", "über"};
    static const char *const ends[] = {"", "s", "n", "ung", "en", "lich", "keit", "er"};
    for (size_t i = 0; i < VOCABULARY; i++) {
        if (i < 600) {
            bench->words[i] = str_of(small[next_random(bench, 16)]);
            continue;
        }
        const char *first = parts[next_random(bench, 16)], *second = parts[next_random(bench, 16)];
        const char *end = ends[next_random(bench, 8)];
        bool compound = next_random(bench, 3) == 0;
        bench->words[i] = str_format(bench->arena, "%s%s%s", first, compound ? second : "", end);
    }
}

static struct inline_node *make_text(struct bench *bench, size_t count) {
    struct buffer text = {0};
    for (size_t i = 0; i < count; i++) {
        bool common = next_random(bench, 3) == 0;
        if (i) buffer_char(&text, ' ');
        buffer_append(&text, bench->words[next_random(bench, common ? 600 : VOCABULARY)]);
        if (next_random(bench, 9) == 0) buffer_format(&text, " %u", next_random(bench, 3000));
        if (next_random(bench, 12) == 0) buffer_char(&text, ',');
    }
    if (count > 9) buffer_char(&text, '.');
    struct inline_node *node = inline_text(bench->arena, str_copy(bench->arena, buffer_str(&text)), (struct span){0});
    buffer_free(&text);
    return node;
}

static struct block *make_table(struct bench *bench) {
    struct block *block = block_new(bench->arena, BLOCK_TABLE, (struct span){0});
    struct table *table = block->table = NEW(bench->arena, struct table);
    *table = (struct table){.column_count = COLUMNS, .row_count = ROWS, .headed = true};
    table->columns = NEW_ARRAY(bench->arena, struct column, COLUMNS);
    table->rows = NEW_ARRAY(bench->arena, struct row, ROWS);
    for (size_t i = 0; i < COLUMNS; i++)
        table->columns[i] = (struct column){
            .heading = make_text(bench, 1), .align = i > 2 ? ALIGN_DECIMAL : ALIGN_START, .narrow = i > 2};
    for (size_t i = 0; i < ROWS; i++) {
        table->rows[i].cells = NEW_ARRAY(bench->arena, struct cell, COLUMNS);
        for (size_t j = 0; j < COLUMNS; j++) {
            struct inline_node *text = make_text(bench, 5);
            if (j > 2)
                text->text = str_format(bench->arena, "%u.%03u,%02u €", 1 + next_random(bench, 900),
                                        next_random(bench, 1000), next_random(bench, 100));
            table->rows[i].cells[j].blocks = block_paragraph(bench->arena, text, (struct span){0});
        }
    }
    return block;
}

static void make_document(struct bench *bench) {
    struct block_list sections = {0};
    for (size_t i = 0; i < SECTIONS; i++) {
        struct block *section = block_new(bench->arena, BLOCK_SECTION, (struct span){0});
        struct block_list list = {0};
        section->inlines = make_text(bench, 4);
        section->level = 1;
        for (size_t j = 0; j < PARAGRAPHS; j++)
            block_append(&list, block_paragraph(bench->arena, make_text(bench, WORDS), (struct span){0}));
        block_append(&list, make_table(bench));
        section->first = list.first;
        block_append(&sections, section);
    }
    bench->document = (struct document){.arena = bench->arena,
                                        .language = LANGUAGE_DE,
                                        .title = STR("Fünfhundert Seiten"),
                                        .contents = true,
                                        .blocks = sections.first,
                                        .words = document_words(bench->arena, NULL)};
    document_anchors(&bench->document);
}

/* ---- the clock ---- */

static double seconds(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static size_t peak_megabytes(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (size_t)usage.ru_maxrss / 1024;
}

static double lay_out(struct bench *bench, struct shape_cache *cache, struct arena *arena, struct pages **pages) {
    double start = seconds();
    *pages = layout_document(arena, &bench->sink, &bench->document, &bench->theme, bench->faces, cache, bench->locale);
    return seconds() - start;
}

static void break_blocks(struct job *job, const struct block *block) {
    for (; block; block = block->next) {
        if (block->kind == BLOCK_PARAGRAPH) {
            struct arena_mark mark = arena_mark(job->scratch), galleys = arena_mark(job->galleys);
            struct galley galley = galley_new(job->galleys);
            struct setter setter = {.job = job, .galley = &galley, .width = job->column_width};
            setter_role(&setter, ROLE_BODY);
            lines_set(&setter, paragraph_new(job, block->inlines, setter.style, 0, block->span), NULL);
            arena_rewind(job->galleys, galleys);
            arena_rewind(job->scratch, mark);
        }
        break_blocks(job, block->first);
    }
}

/* The time of the same paragraphs alone. */
static double break_only(struct bench *bench, struct shape_cache *cache) {
    struct job job = {.arena = arena_create(),
                      .galleys = arena_create(),
                      .scratch = arena_create(),
                      .sink = &bench->sink,
                      .document = &bench->document,
                      .theme = &bench->theme,
                      .cache = cache,
                      .locale = bench->locale,
                      .column_width = bench->theme.page_width - bench->theme.margin_left - bench->theme.margin_right};
    job.pages = NEW(job.arena, struct pages);
    *job.pages = (struct pages){.arena = job.arena};
    double start = seconds();
    break_blocks(&job, bench->document.blocks);
    double time = seconds() - start;
    arena_destroy(job.scratch);
    arena_destroy(job.galleys);
    arena_destroy(job.arena);
    return time;
}

static void print_share(const char *name, double time, double all, size_t pages) {
    printf("  %-9s %6.0f ms %4.0f %%  (%.2f ms a page)\n", name, time * 1e3, 100 * time / all,
           time * 1e3 / (double)pages);
}

static bool measure(struct bench *bench) {
    struct shape_cache *cache = shape_cache_create(bench->faces);
    struct arena *arena = arena_create();
    struct pages *pages, *again;
    struct buffer pdf = {0};
    double cold = lay_out(bench, cache, arena, &pages), start = seconds();
    struct pdf_kept *kept = pdf_kept_create();
    bool written = pdf_write(&pdf, arena, &bench->sink, &bench->document, pages, bench->faces, &bench->theme, kept);
    pdf_kept_destroy(kept);
    double writing = seconds() - start, all = cold + writing;
    size_t megabytes = peak_megabytes(), count = pages->count, size = pdf.size;
    arena_destroy(arena);
    buffer_free(&pdf);
    struct arena *second = arena_create();
    double warm = lay_out(bench, cache, second, &again), breaking = break_only(bench, cache);
    arena_destroy(second);
    shape_cache_destroy(cache);
    printf("%zu pages in %.2f s of processor time: %.0f pages a second; %zu MB at most; the PDF has %zu kB\n", count,
           all, (double)count / all, megabytes, size / 1024);
    print_share("shaping", cold > warm ? cold - warm : 0, all, count);
    print_share("breaking", breaking, all, count);
    print_share("layout", warm - breaking, all, count);
    print_share("writing", writing, all, count);
    bool fast = all * 1000 * 500 <= (double)LIMIT_MILLISECONDS * (double)count;
    bool small = megabytes * 500 <= LIMIT_MEGABYTES * count;
    printf("%s - bench: 500 pages in less than %d ms\n", fast ? "ok" : "not ok", LIMIT_MILLISECONDS);
    printf("%s - bench: 500 pages in less than %d MB\n", small ? "ok" : "not ok", LIMIT_MEGABYTES);
    return written && fast && small;
}

int main(void) {
    struct bench *bench = calloc(1, sizeof *bench);
    if (!bench) return 3;
    bench->arena = arena_create();
    bench->sink = diagnostics_new(bench->arena);
    bench->theme = (struct theme){.families = {STR("Lato"), STR("JetBrains Mono"), STR("DejaVu Sans")},
                                  .page_width = 595276,
                                  .page_height = 841890,
                                  .margin_top = 78000,
                                  .margin_right = 62000,
                                  .margin_bottom = 76000,
                                  .margin_left = 62000,
                                  .text_size = 10000,
                                  .light = {[COLOUR_PAPER] = 0xFFFFFF}};
    bench->seed = 7;
    bench->faces = faces_open(&bench->theme, &bench->sink);
    bench->locale = locale_open(LANGUAGE_DE);
    bool fine = bench->faces && bench->locale;
    if (fine) {
        make_words(bench);
        make_document(bench);
        fine = measure(bench);
    }
    locale_close(bench->locale);
    faces_close(bench->faces);
    arena_destroy(bench->arena);
    free(bench);
    return fine ? 0 : 1;
}
