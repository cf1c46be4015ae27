/* Random documents, always the same ones: whatever is nested in whatever, each text is on the pages once, inside them,
 * and nothing is printed over anything else. */
#include "layout_fixture.h"

enum { SEEDS = 120, DEEPEST = 3 };

struct maker {
    struct bench *bench;
    uint32_t seed;
    int texts; /* made so far: each begins with its number, “q17;” */
};

static uint32_t below(struct maker *maker, uint32_t most) {
    maker->seed = maker->seed * 1664525u + 1013904223u;
    return (maker->seed >> 8) % most;
}

/* ---- documents ---- */

static struct str make_words(struct maker *maker) {
    static const char *const words[] = {"der",    "Umsatz", "Verfügbarkeitsprüfung", "und",        "§ 5",     "12,5 %",
                                        "Müller", "(siehe", "„Effizienz“)",          "4,8 Mio. €", "Q3/2027", "→"};
    struct buffer text = {0};
    buffer_format(&text, "q%d;", ++maker->texts);
    uint32_t count = below(maker, 4) ? below(maker, 9) : below(maker, 90);
    for (uint32_t i = 0; i < count; i++) buffer_format(&text, " %s", words[below(maker, 12)]);
    struct str made = str_copy(maker->bench->arena, buffer_str(&text));
    buffer_free(&text);
    return made;
}

static struct inline_node *make_inlines(struct maker *maker, bool noted) {
    static const enum inline_kind kinds[] = {INLINE_EMPHASIS, INLINE_STRONG, INLINE_STRIKE,
                                             INLINE_NAME,     INLINE_MUTED,  INLINE_LINK};
    struct arena *arena = maker->bench->arena;
    struct inline_list list = {0};
    inline_append(&list, inline_text(arena, make_words(maker), (struct span){0}));
    if (below(maker, 4) == 0) {
        struct inline_node *wrapper = inline_new(arena, kinds[below(maker, 6)], (struct span){0});
        wrapper->first = inline_text(arena, make_words(maker), (struct span){0});
        if (wrapper->kind == INLINE_LINK) wrapper->target = STR("https://example.org");
        inline_append(&list, inline_new(arena, INLINE_SPACE, (struct span){0}));
        inline_append(&list, wrapper);
    }
    if (noted && below(maker, 8) == 0) {
        struct inline_node *note = inline_new(arena, INLINE_NOTE, (struct span){0});
        note->first = make_inlines(maker, false);
        inline_append(&list, note);
    }
    return list.first;
}

static struct block *make_block(struct maker *maker, int depth);

static struct block *make_blocks(struct maker *maker, int depth, uint32_t most) {
    struct block_list list = {0};
    for (uint32_t i = below(maker, most); i <= most / 2; i++) block_append(&list, make_block(maker, depth));
    return list.first;
}

static struct block *make_children(struct maker *maker, enum block_kind kind, enum block_kind child, int depth) {
    struct block *block = block_new(maker->bench->arena, kind, (struct span){0});
    struct block_list list = {0};
    for (uint32_t i = 0; i <= below(maker, 6); i++) {
        struct block *item = block_new(maker->bench->arena, child, (struct span){0});
        if (child != BLOCK_ITEM) item->inlines = make_inlines(maker, false);
        if (child == BLOCK_TILE) item->text = make_words(maker);
        else if (child != BLOCK_PARAGRAPH) item->first = make_blocks(maker, depth + 1, 2);
        block_append(&list, item);
    }
    block->first = list.first;
    block->start = 1;
    block->list_style = below(maker, 2) ? LIST_NUMBERS : LIST_BULLETS;
    return block;
}

static struct block *make_table(struct maker *maker, int depth) {
    struct block *block = block_new(maker->bench->arena, BLOCK_TABLE, (struct span){0});
    struct table *table = block->table = NEW(maker->bench->arena, struct table);
    *table =
        (struct table){.column_count = 1 + below(maker, depth ? 2 : 6), .row_count = below(maker, 20), .headed = false};
    table->columns = NEW_ARRAY(maker->bench->arena, struct column, table->column_count);
    table->rows = NEW_ARRAY(maker->bench->arena, struct row, table->row_count);
    for (size_t i = 0; i < table->column_count; i++) table->columns[i].align = (enum align)below(maker, 4);
    for (size_t i = 0; i < table->row_count; i++) {
        table->rows[i].cells = NEW_ARRAY(maker->bench->arena, struct cell, table->column_count);
        for (size_t j = 0; j < table->column_count; j++)
            table->rows[i].cells[j].blocks =
                below(maker, 9) ? block_paragraph(maker->bench->arena, make_inlines(maker, true), (struct span){0})
                                : make_blocks(maker, depth + 1, 3);
    }
    return block;
}

static struct block *make_block(struct maker *maker, int depth) {
    struct arena *arena = maker->bench->arena;
    struct block *block = NULL;
    switch (depth >= DEEPEST ? 99 : below(maker, 16)) {
    case 0: return make_children(maker, BLOCK_LIST, BLOCK_ITEM, depth);
    case 1: return make_children(maker, BLOCK_FACTS, BLOCK_FACT, depth);
    case 2: return make_children(maker, BLOCK_TILES, BLOCK_TILE, depth);
    case 3: return make_children(maker, BLOCK_GRID, BLOCK_CELL, depth);
    case 4: return make_children(maker, BLOCK_SIGNATURES, BLOCK_PARAGRAPH, depth);
    case 5:
    case 6: return make_table(maker, depth);
    case 7:
        block = block_new(arena, BLOCK_NOTICE, (struct span){0});
        block->first = make_blocks(maker, depth + 1, 4);
        return block;
    case 8:
        block = block_new(arena, BLOCK_QUOTE, (struct span){0});
        block->first = make_blocks(maker, depth + 1, 3);
        return block;
    case 9:
        block = block_new(arena, BLOCK_CODE, (struct span){0});
        block->text = str_join(arena, make_words(maker), STR("\n\n  int x;\n"));
        return block;
    case 10:
        block = block_new(arena, below(maker, 2) ? BLOCK_LINES : BLOCK_RULE, (struct span){0});
        block->count = (int)below(maker, 20) + 1;
        return block;
    case 11: return block_new(arena, BLOCK_PAGE_BREAK, (struct span){0});
    default: return block_paragraph(arena, make_inlines(maker, true), (struct span){0});
    }
}

static struct block *make_document(struct maker *maker) {
    struct block_list list = {0};
    for (uint32_t i = 0; i <= below(maker, 6); i++) {
        struct block *section = block_new(maker->bench->arena, BLOCK_SECTION, (struct span){0});
        section->inlines = make_inlines(maker, true);
        section->anchor = str_format(maker->bench->arena, "s%u", i);
        section->level = 1;
        section->break_before = below(maker, 5) == 0;
        section->first = make_blocks(maker, 0, 8);
        block_append(&list, section);
    }
    return list.first;
}

/* ---- what must hold ---- */

static bool is_in(const struct element *element, enum element_kind kind) {
    while (element && element->kind != kind) element = element->parent;
    return element;
}

static bool is_text(const struct piece *piece) { return piece->kind == PIECE_TEXT && piece->element; }

/* One glyph, and perhaps the space behind it: in the narrowest columns it may be wider than they are. */
static bool is_letter(const struct piece *piece) {
    return piece->glyph_count < (str_ends(piece->text, STR(" ")) ? 3u : 2u);
}

static void check_inside(const struct page *page) {
    for (size_t i = 0; i < page->piece_count; i++) {
        const struct piece *piece = &page->pieces[i];
        assert_true(piece->x >= 0 && piece->x + piece->width <= page->width);
        assert_true(piece->y >= 0 && piece->y <= page->height);
    }
}

static void check_apart(const struct page *page) {
    for (size_t i = 0; i < page->piece_count; i++) {
        const struct piece *a = &page->pieces[i];
        if (!is_text(a) || is_letter(a)) continue;
        for (size_t j = i + 1; j < page->piece_count; j++) {
            const struct piece *b = &page->pieces[j];
            if (!is_text(b)) continue;
            millipoints left = a->x > b->x ? a->x : b->x, a_end = a->x + a->width, b_end = b->x + b->width;
            millipoints common = (a_end < b_end ? a_end : b_end) - left,
                        apart = a->y > b->y ? a->y - b->y : b->y - a->y;
            if (common > POINT && apart < a->size * 7 / 10)
                fail_msg("“%.*s” is printed over “%.*s”", STR_ARG(a->text), STR_ARG(b->text));
        }
    }
}

/* The text of each element, wherever its pieces stand; then each number must be found once. */
static void check_once(struct maker *maker) {
    const struct pages *pages = maker->bench->pages;
    struct buffer *texts = calloc(pages->element_count + 1, sizeof *texts), all = {0};
    for (size_t i = 0; i < pages->count; i++)
        for (size_t j = 0; j < pages->items[i].piece_count; j++) {
            const struct piece *piece = &pages->items[i].pieces[j];
            if (!is_text(piece) || is_in(piece->element, ELEMENT_TOC)) continue;
            for (size_t k = 0; k < piece->text.size; k++)
                if (piece->text.data[k] != ' ') buffer_char(&texts[piece->element->number], piece->text.data[k]);
        }
    for (size_t i = 0; i < pages->element_count; i++) {
        buffer_append(&all, buffer_str(&texts[i]));
        buffer_char(&all, '\n');
        buffer_free(&texts[i]);
    }
    free(texts);
    for (int i = 1; i <= maker->texts; i++) {
        struct str rest = buffer_str(&all), name = str_format(maker->bench->arena, "q%d;", i);
        size_t found = 0, at;
        for (; str_find(rest, name, &at); found++) rest = str_skip(rest, at + name.size);
        if (found != 1) fail_msg("“%.*s” is printed %zu times", STR_ARG(name), found);
    }
    buffer_free(&all);
}

static void lay_out(struct maker *maker, bool contents) {
    struct bench *bench = maker->bench;
    bench->blocks = (struct block_list){.first = make_document(maker)};
    bench->document.blocks = bench->blocks.first;
    bench->document.contents = contents;
    bench->document.notes = NULL;
    bench->document.note_count = 0;
    document_notes(&bench->document);
    bench_layout(bench);
}

static void every_text_is_printed_once_and_apart(void **state) {
    for (uint32_t seed = 1; seed <= SEEDS; seed++) {
        struct maker maker = {.bench = *state, .seed = seed * 7919};
        maker.bench->theme.justified = seed % 2;
        lay_out(&maker, seed % 3 == 0);
        check_once(&maker);
        for (size_t i = 0; i < maker.bench->pages->count; i++) {
            check_inside(&maker.bench->pages->items[i]);
            check_apart(&maker.bench->pages->items[i]);
        }
        assert_int_equal(maker.bench->sink.errors, 0);
    }
}

/* On a page that is hardly one, nothing gets lost or hangs either. */
static void tiny_pages_hold_everything(void **state) {
    struct bench *bench = *state;
    bench->theme.page_width = 280 * POINT;
    bench->theme.page_height = 360 * POINT;
    for (uint32_t seed = 1; seed <= SEEDS / 4; seed++) {
        struct maker maker = {.bench = bench, .seed = seed * 104729};
        lay_out(&maker, false);
        check_once(&maker);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_text_is_printed_once_and_apart, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(tiny_pages_hold_everything, bench_open, bench_close),
    };
    return cmocka_run_group_tests_name("random", tests, NULL, NULL);
}
