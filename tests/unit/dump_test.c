/* Dumps: the grammar that golden tests compare. */
#include "base/buffer.h"
#include "check.h"
#include "drawing_by_hand.h"
#include "tree/value.h"
#include "words_of_ours.h"
#include "write/write.h"

static const struct span nowhere;

/* Compares what was dumped and frees it. */
static void check_dump(struct buffer *out, const char *expected) {
    CHECK_STR(buffer_str(out), expected);
    buffer_free(out);
}

static void test_values(void **state) {
    (void)state;
    struct value number = {.kind = VALUE_SCALAR, .text = STR("12,5"), .span = {.line = 2, .column = 9, .length = 4}};
    struct value block = {.kind = VALUE_SCALAR,
                          .style = SCALAR_BLOCK,
                          .text = STR("a\n\"b\"\x01\n"),
                          .span = {.line = 4, .column = 5},
                          .text_line = 5,
                          .text_column = 3};
    struct value *items[] = {&block, &number};
    struct value list = {.kind = VALUE_SEQUENCE, .items = items, .count = 2, .span = {.line = 4, .column = 3}};
    struct entry entries[] = {
        {.key = STR("quote"), .key_span = {.line = 2, .column = 1, .length = 5}, .value = &number},
        {.key = STR("Höhe"), .key_span = {.line = 3, .column = 1, .length = 4}, .value = &list}};
    struct value mapping = {.kind = VALUE_MAPPING, .entries = entries, .count = 2, .span = {.line = 2, .column = 1}};
    struct buffer out = {0};
    dump_values(&out, &mapping);
    check_dump(&out, "mapping 2 2:1\n"
                     "  \"quote\" 2:1+5: plain \"12,5\" 2:9+4\n"
                     "  \"Höhe\" 3:1+4: sequence 2 4:3\n"
                     "    - block \"a\\n\\\"b\\\"\\x01\\n\" 4:5 text 5:3\n"
                     "    - plain \"12,5\" 2:9+4\n");
    dump_values(&out, NULL);
    check_dump(&out, "nothing\n");
}

static void test_drawing(void **state) {
    struct drawing *drawing = drawing_new(*state, 100000, 50000);
    drawing_rectangle(drawing, 1, 2, 3, 4, COLOUR_SERIES_2);
    drawing->operations[0].radius = 5;
    drawing->operations[0].pattern = PATTERN_DOTTED;
    drawing_line(drawing, 0, 0, -7, 8, COLOUR_RULE, 500);
    drawing->operations[1].dashed = true;
    drawing_text(drawing, 9, 10, STR("4,8"), 8000, ANCHOR_MIDDLE, COLOUR_INK);
    drawing->operations[2].bold = true;
    struct operation *circle = drawing_add(drawing, OPERATION_CIRCLE);
    circle->width = 6;
    circle->fill = COLOUR_ALERT;
    struct buffer out = {0};
    dump_drawing(&out, drawing);
    check_dump(&out, "drawing 100000 x 50000\n"
                     "  rectangle 1 2 3 4 radius 5 fill series_2 dotted\n"
                     "  path 0,0 -7,8 stroke rule 500 dashed\n"
                     "  text 9 10 size 8000 bold middle fill ink \"4,8\"\n"
                     "  circle 0 0 6 fill alert\n");
}

static struct inline_node *wrapped(struct arena *arena, enum inline_kind kind, struct str words) {
    struct inline_node *node = inline_new(arena, kind, nowhere);
    node->first = inline_text(arena, words, nowhere);
    return node;
}

static struct table *sample_table(struct arena *arena) {
    struct table *table = NEW(arena, struct table);
    table->headed = true;
    table->column_count = table->row_count = 2;
    table->columns = NEW_ARRAY(arena, struct column, 2);
    table->columns[0] = (struct column){.heading = inline_text(arena, STR("What"), nowhere), .row_heading = true};
    table->columns[1] = (struct column){.align = ALIGN_DECIMAL, .narrow = true};
    table->rows = NEW_ARRAY(arena, struct row, 2);
    table->rows[0] = (struct row){.cells = NEW_ARRAY(arena, struct cell, 2), .muted = true};
    table->rows[0].cells[0].blocks = block_paragraph(arena, inline_text(arena, STR("a|b"), nowhere), nowhere);
    table->rows[1] = (struct row){.kind = ROW_TOTAL, .cells = NEW_ARRAY(arena, struct cell, 2)};
    table->rows[1].cells[1].blocks = block_new(arena, BLOCK_RULE, nowhere);
    return table;
}

static void test_document(void **state) {
    struct arena *arena = *state;
    struct block_list blocks = {0};
    struct inline_list list = {0};
    struct inline_node *link = wrapped(arena, INLINE_LINK, STR("here"));
    link->target = STR("#x");
    inline_append(&list, inline_text(arena, STR("In"), nowhere));
    inline_append(&list, inline_new(arena, INLINE_SPACE, nowhere));
    inline_append(&list, wrapped(arena, INLINE_STRONG, STR("2026")));
    inline_append(&list, inline_new(arena, INLINE_BREAK, nowhere));
    inline_append(&list, link);
    struct block *section = block_new(arena, BLOCK_SECTION, nowhere), *table = block_new(arena, BLOCK_TABLE, nowhere);
    section->level = 1;
    section->break_before = true;
    section->inlines = inline_text(arena, STR("Revenue"), nowhere);
    section->first = block_paragraph(arena, list.first, nowhere);
    table->table = sample_table(arena);
    block_append(&blocks, section);
    block_append(&blocks, table);
    struct document document = {.arena = arena,
                                .language = LANGUAGE_DE,
                                .title = STR("Plan"),
                                .as_of = date_of(2026, 11, 15),
                                .contents = true,
                                .words = document_words(arena, words_of_ours(LANGUAGE_DE)),
                                .blocks = blocks.first};
    document_anchors(&document);
    struct buffer out = {0};
    dump_document(&out, &document);
    check_dump(&out, "document de contents\n"
                     "  title \"Plan\"\n"
                     "  day 2026-11-15\n"
                     "  section 1 #revenue new_page \"Revenue\"\n"
                     "    paragraph \"In \" strong(\"2026\") break link(\"here\" to \"#x\")\n"
                     "  table headed\n"
                     "    column start row_heading \"What\"\n"
                     "    column decimal narrow\n"
                     "    row muted | \"a|b\" | |\n"
                     "    total\n"
                     "      cell\n"
                     "      cell\n"
                     "        rule\n");
}

static void test_pages(void **state) {
    (void)state;
    struct element heading = {.kind = ELEMENT_H1},
                   root = {.kind = ELEMENT_DOCUMENT, .first = &heading, .last = &heading};
    static const struct image image = {.path = STR_INIT("hall.png")};
    struct piece pieces[] = {
        {.kind = PIECE_IMAGE, .element = &heading, .x = 1, .y = 2, .width = 3, .height = 4, .image = &image},
        {.kind = PIECE_OPERATION,
         .operation =
             &(struct operation){.kind = OPERATION_RECTANGLE, .width = 5, .height = 6, .fill = COLOUR_SURFACE}},
    };
    struct page_link links[] = {{.x = 1, .y = 2, .width = 3, .height = 4, .page = 0, .to_y = 7},
                                {.target = STR("https://example.org"), .page = -1}};
    struct page page = {.width = 10, .height = 20, .pieces = pieces, .piece_count = 2, .links = links, .link_count = 2};
    struct outline_entry entry = {.title = STR("One"), .level = 1, .page = 0, .y = 9};
    struct pages pages = {.items = &page, .count = 1, .outline = &entry, .outline_count = 1, .root = &root};
    struct buffer out = {0};
    dump_pages(&out, &pages);
    check_dump(&out, "pages 1\n"
                     "page 1 10 x 20\n"
                     "  h1: image 1 2 3 4 \"hall.png\"\n"
                     "  artifact: rectangle 0 0 5 6 fill surface\n"
                     "  link 1 2 3 4 to page 1 at 7\n"
                     "  link 0 0 0 0 to \"https://example.org\"\n"
                     "outline\n"
                     "  \"One\" page 1 at 9\n"
                     "structure\n"
                     "  document\n"
                     "    h1\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {CHECK_ARENA(test_values), CHECK_ARENA(test_drawing), CHECK_ARENA(test_document),
                                       CHECK_ARENA(test_pages)};
    return cmocka_run_group_tests_name("dump", tests, NULL, NULL);
}
