/* What the tests of shaping, lines, tables and pages share: faces, a document made by hand, what came out of it. */
#ifndef TESTS_LAYOUT_FIXTURE_H
#define TESTS_LAYOUT_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/locale.h"
#include "in_english.h"
#include "layout/layout.h"
#include "layout/setter.h"
#include "layout/shape.h"
#include "tree/document.h"
#include "words_of_ours.h"

struct bench {
    struct arena *arena;
    struct diagnostics sink;
    struct theme theme;
    struct faces *faces;
    struct shape_cache *cache;
    struct locale *locale;
    struct document document;
    struct block_list blocks;
    struct pages *pages;
};

static int bench_open(void **state) {
    struct bench *bench = calloc(1, sizeof *bench);
    bench->arena = arena_create();
    bench->sink = diagnostics_new(bench->arena);
    bench->theme = (struct theme){.families = {STR("Lato"), STR("JetBrains Mono"), STR("DejaVu Sans")},
                                  .page_width = 595276,
                                  .page_height = 841890,
                                  .margin_top = 78000,
                                  .margin_right = 62000,
                                  .margin_bottom = 76000,
                                  .margin_left = 62000,
                                  .text_size = 10000};
    bench->faces = faces_open(&bench->theme, &bench->sink);
    if (!bench->faces) return -1;
    bench->cache = shape_cache_create(bench->faces);
    bench->locale = locale_open(LANGUAGE_DE);
    bench->document = (struct document){.arena = bench->arena,
                                        .language = LANGUAGE_DE,
                                        .title = STR("Titel"),
                                        .words = document_words(bench->arena, words_of_ours(LANGUAGE_DE))};
    *state = bench;
    return 0;
}

static int bench_close(void **state) {
    struct bench *bench = *state;
    locale_close(bench->locale);
    shape_cache_destroy(bench->cache);
    faces_close(bench->faces);
    arena_destroy(bench->arena);
    free(bench);
    return 0;
}

static inline void bench_layout(struct bench *bench) {
    bench->document.blocks = bench->blocks.first;
    bench->pages = layout_document(bench->arena, &bench->sink, &bench->document, &bench->theme, bench->faces,
                                   bench->cache, bench->locale);
}

static inline struct block *add_block(struct bench *bench, struct block *parent, enum block_kind kind) {
    struct block *block = block_new(bench->arena, kind, (struct span){0});
    if (!parent) {
        block_append(&bench->blocks, block);
        return block;
    }
    struct block_list list = {.first = parent->first, .last = parent->first};
    while (list.last && list.last->next) list.last = list.last->next;
    block_append(&list, block);
    parent->first = list.first;
    return block;
}

static inline struct inline_node *some_text(struct bench *bench, const char *text) {
    return inline_text(bench->arena, str_of(text), (struct span){0});
}

static inline struct block *add_paragraph(struct bench *bench, struct block *parent, const char *text) {
    struct block *block = add_block(bench, parent, BLOCK_PARAGRAPH);
    block->inlines = some_text(bench, text);
    return block;
}

static inline struct block *add_section(struct bench *bench, struct block *parent, int level, const char *heading) {
    struct block *block = add_block(bench, parent, BLOCK_SECTION);
    block->level = level;
    block->inlines = some_text(bench, heading);
    block->anchor = text_fold(bench->arena, str_of(heading));
    return block;
}

static inline struct table *add_table(struct bench *bench, struct block *parent, size_t columns, size_t rows) {
    struct block *block = add_block(bench, parent, BLOCK_TABLE);
    struct table *table = block->table = NEW(bench->arena, struct table);
    table->column_count = columns;
    table->columns = NEW_ARRAY(bench->arena, struct column, columns);
    table->row_count = rows;
    table->rows = NEW_ARRAY(bench->arena, struct row, rows);
    table->headed = true;
    for (size_t i = 0; i < columns; i++) table->columns[i].heading = some_text(bench, "Kopf");
    for (size_t i = 0; i < rows; i++) table->rows[i].cells = NEW_ARRAY(bench->arena, struct cell, columns);
    return table;
}

static inline void set_cell(struct bench *bench, struct table *table, size_t row, size_t column, const char *text) {
    table->rows[row].cells[column].blocks = block_paragraph(bench->arena, some_text(bench, text), (struct span){0});
}

/* A number, and the byte behind the figures before its decimal sign. */
static inline void set_number(struct bench *bench, struct table *table, size_t row, size_t column, const char *text,
                              size_t decimal_at) {
    set_cell(bench, table, row, column, text);
    table->rows[row].cells[column].decimal_at = decimal_at;
}

/* The same text again and again. */
static inline const char *repeat(struct bench *bench, const char *text, size_t count) {
    struct buffer buffer = {0};
    for (size_t i = 0; i < count; i++) buffer_append_c(&buffer, text);
    const char *all = str_terminated(bench->arena, buffer_str(&buffer));
    buffer_free(&buffer);
    return all;
}

/* Pieces that are read (not artifacts) whose text holds `text`; the first of them, and its page. */
static inline size_t count_pieces(const struct pages *pages, const char *text) {
    size_t count = 0;
    for (size_t i = 0; i < pages->count; i++)
        for (size_t j = 0; j < pages->items[i].piece_count; j++) {
            const struct piece *piece = &pages->items[i].pieces[j];
            if (piece->kind == PIECE_TEXT && piece->element && str_find(piece->text, str_of(text), NULL)) count++;
        }
    return count;
}

static inline const struct piece *find_piece(const struct pages *pages, const char *text, size_t *page) {
    if (page) *page = SIZE_MAX;
    for (size_t i = 0; i < pages->count; i++)
        for (size_t j = 0; j < pages->items[i].piece_count; j++) {
            const struct piece *piece = &pages->items[i].pieces[j];
            if (piece->kind != PIECE_TEXT || !piece->element || !str_find(piece->text, str_of(text), NULL)) continue;
            if (page) *page = i;
            return piece;
        }
    fail_msg("no piece says “%s”", text);
    return NULL;
}

#define assert_text(text, expected) assert_true(str_equal_c(str_trim(text), expected))

#endif
