/* HTML: each kind of block and inline as it is written, escaping, the slots of the shell, figures as SVG. */
#include "write/write.h"

#include "base/buffer.h"
#include "check.h"
#include "drawing_by_hand.h"
#include "words_of_ours.h"
#include "write/escape.h"

static const struct span nowhere;

static struct inline_node *text(struct arena *arena, const char *words) {
    return inline_text(arena, str_of(words), nowhere);
}

static struct inline_node *wrapped(struct arena *arena, enum inline_kind kind, const char *words) {
    struct inline_node *node = inline_new(arena, kind, nowhere);
    node->first = text(arena, words);
    return node;
}

static struct block *paragraph(struct arena *arena, const char *words) {
    return block_paragraph(arena, text(arena, words), nowhere);
}

/* A block with a heading or label, and one child. */
static struct block *holding(struct arena *arena, enum block_kind kind, const char *label, struct block *child) {
    struct block *block = block_new(arena, kind, nowhere);
    if (label) block->inlines = text(arena, label);
    block->first = child;
    return block;
}

static struct document document_of(struct arena *arena, struct block *blocks) {
    return (struct document){.arena = arena,
                             .language = LANGUAGE_DE,
                             .title = STR("Plan <A&B>"),
                             .words = document_words(arena, words_of_ours(LANGUAGE_DE)),
                             .blocks = blocks};
}

/* The document in a shell of these few words. */
static struct str written(struct arena *arena, const struct document *document, struct str shell) {
    static const struct theme theme = {.light = {[COLOUR_INK] = 0x0A0B0C},
                                       .dark = {[COLOUR_INK] = 0xF0F1F2},
                                       .families = {STR_INIT("A\"</style>"), STR_INIT("Mono")},
                                       .page_width = 595276,
                                       .page_height = 841890,
                                       .margin_top = 20000,
                                       .text_size = 10500};
    struct buffer out = {0};
    html_write(&out, document, &(struct html_page){.theme = &theme, .shell = shell, .style = STR("p{}")});
    struct str result = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return result;
}

static struct str body(struct arena *arena, struct block *blocks) {
    struct document document = document_of(arena, blocks);
    return written(arena, &document, STR("{{body}}"));
}

static void check_has(struct str text, const char *part) {
    if (!str_find(text, str_of(part), NULL)) fail_msg("no “%s” in: %.*s", part, STR_ARG(text));
}

static void test_escaping(void **state) {
    struct buffer out = {0};
    escape_html(&out, STR("<a href=\"x\">'&\x01\n\xC3\xA4"));
    CHECK_STR(buffer_str(&out), "&lt;a href=&quot;x&quot;&gt;&#39;&amp;\xEF\xBF\xBD\n\xC3\xA4");
    buffer_clear(&out);
    escape_css(&out, STR("Gentium \"</style>"));
    CHECK_STR(buffer_str(&out), "\"Gentium \\22 \\3c \\2f style\\3e \"");
    buffer_free(&out);
    (void)state;
}

static void test_base64(void **state) {
    (void)state;
    static const char *const rows[][2] = {
        {"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"\xFF\xFE\xFD\xFC", "//79/A=="}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buffer out = {0};
        escape_base64(&out, str_of(rows[i][0]));
        CHECK_STR_OF(rows[i][0], buffer_str(&out), rows[i][1]);
        buffer_free(&out);
    }
}

static void test_points(void **state) {
    (void)state;
    static const struct {
        millipoints length;
        const char *text;
    } rows[] = {{0, "0"},     {12000, "12"},       {12500, "12.5"}, {-250, "-0.25"},
                {1, "0.001"}, {595276, "595.276"}, {-1040, "-1.04"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buffer out = {0};
        buffer_thousandths(&out, rows[i].length);
        CHECK_STR_OF(rows[i].text, buffer_str(&out), rows[i].text);
        buffer_free(&out);
    }
}

static void test_inlines(void **state) {
    struct inline_list list = {0};
    inline_append(&list, text(*state, "a<b"));
    inline_append(&list, inline_new(*state, INLINE_SPACE, nowhere));
    inline_append(&list, wrapped(*state, INLINE_EMPHASIS, "e"));
    inline_append(&list, wrapped(*state, INLINE_STRONG, "s"));
    inline_append(&list, wrapped(*state, INLINE_STRIKE, "x"));
    inline_append(&list, inline_new(*state, INLINE_BREAK, nowhere));
    inline_append(&list, wrapped(*state, INLINE_NAME, "n"));
    inline_append(&list, wrapped(*state, INLINE_MUTED, "–"));
    struct inline_node *unknown = inline_new(*state, INLINE_UNKNOWN, nowhere);
    unknown->text = STR("?");
    inline_append(&list, unknown);
    inline_append(&list, wrapped(*state, INLINE_ALERT, "!"));
    struct inline_node *code = inline_new(*state, INLINE_CODE, nowhere), *link = wrapped(*state, INLINE_LINK, "l");
    code->text = STR("<c>");
    link->target = STR("https://example.org/?a=\"&b");
    link->title = STR("t\"");
    inline_append(&list, code);
    inline_append(&list, link);
    inline_append(&list, inline_in_language(*state, wrapped(*state, INLINE_EMPHASIS, "w"), LANGUAGE_EN));
    CHECK_STR(body(*state, block_paragraph(*state, list.first, nowhere)),
              "<p>a&lt;b <em>e</em><strong>s</strong><s>x</s><br><span class=\"name\">n</span>"
              "<span class=\"muted\">–</span><span class=\"unknown\" role=\"img\" aria-label=\"nicht bekannt\" "
              "title=\"nicht bekannt\">?</span><strong class=\"alert\">!</strong><code>&lt;c&gt;</code>"
              "<a href=\"https://example.org/?a=&quot;&amp;b\" title=\"t&quot;\">l</a><span "
              "lang=\"en\"><em>w</em></span></p>\n");
}

static void test_sections(void **state) {
    struct block *inner = NULL;
    for (int level = 6; level >= 1; level--) {
        inner = holding(*state, BLOCK_SECTION, level == 6 ? "Six" : "H", inner);
        inner->level = level;
        inner->anchor = str_format(*state, "h%d", level);
        inner->break_before = level == 2;
    }
    struct str html = body(*state, inner);
    check_has(html, "<section id=\"h1\">\n<h2>H</h2>\n<section id=\"h2\" class=\"new-page\">\n<h3>H</h3>\n");
    check_has(html,
              "<section id=\"h5\">\n<h6>H</h6>\n<section id=\"h6\">\n<h6 aria-level=\"7\">Six</h6>\n</section>\n");
}

static void test_lists(void **state) {
    struct block *list = holding(*state, BLOCK_LIST, NULL, holding(*state, BLOCK_ITEM, NULL, paragraph(*state, "one")));
    struct block *second = list->first->next = holding(*state, BLOCK_ITEM, NULL, paragraph(*state, "two"));
    second->first->next = paragraph(*state, "more");
    CHECK_STR(body(*state, list), "<ul>\n<li>one</li>\n<li>\n<p>two</p>\n<p>more</p>\n</li>\n</ul>\n");

    list->list_style = LIST_NUMBERS;
    list->start = 3;
    list->tight = true;
    CHECK_STR(body(*state, list),
              "<ol class=\"tight\" start=\"3\">\n<li>one</li>\n<li>two\n<p>more</p>\n</li>\n</ol>\n");

    list->list_style = LIST_CHECKS;
    list->first->check = CHECK_DONE;
    second->check = CHECK_OPEN;
    second->alert = true;
    check_has(body(*state, list),
              "<ul class=\"checks tight\">\n<li><span class=\"check done\" role=\"img\" aria-label=\"erledigt\">"
              "</span>one</li>\n<li class=\"alert\"><span class=\"check\" role=\"img\" aria-label=\"offen\">");
}

/* Written where counting would give another number. */
static void test_kept_numbers(void **state) {
    static const int numbers[] = {3, 5, 6, 6};
    struct block_list items = {0};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct block *item = holding(*state, BLOCK_ITEM, NULL, paragraph(*state, "a"));
        item->numbered = true;
        item->start = numbers[i];
        block_append(&items, item);
    }
    struct block *list = holding(*state, BLOCK_LIST, NULL, items.first);
    list->list_style = LIST_NUMBERS;
    list->start = 3;
    CHECK_STR(body(*state, list),
              "<ol start=\"3\">\n<li>a</li>\n<li value=\"5\">a</li>\n<li>a</li>\n<li value=\"6\">a</li>\n</ol>\n");
}

/* A list says where it starts, unless that is at 1. */
static void test_list_starts(void **state) {
    static const struct {
        int start;
        const char *html;
    } rows[] = {{0, "<ol start=\"0\">\n<li>one</li>\n</ol>\n"},
                {1, "<ol>\n<li>one</li>\n</ol>\n"},
                {2, "<ol start=\"2\">\n<li>one</li>\n</ol>\n"},
                {120, "<ol start=\"120\">\n<li>one</li>\n</ol>\n"}};
    struct block *list = holding(*state, BLOCK_LIST, NULL, holding(*state, BLOCK_ITEM, NULL, paragraph(*state, "one")));
    list->list_style = LIST_NUMBERS;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        list->start = rows[i].start;
        CHECK_STR(body(*state, list), rows[i].html);
    }
    list->list_style = LIST_BULLETS;
    CHECK_STR(body(*state, list), "<ul>\n<li>one</li>\n</ul>\n");
}

static void test_simple_blocks(void **state) {
    struct arena *arena = *state;
    struct block *code = block_new(arena, BLOCK_CODE, nowhere),
                 *notice = holding(arena, BLOCK_NOTICE, NULL, paragraph(arena, "n")),
                 *lines = block_new(arena, BLOCK_LINES, nowhere);
    code->text = STR("a < b\n");
    notice->text = STR("Intern");
    lines->count = 2;
    CHECK_STR(body(arena, code), "<pre><code>a &lt; b\n</code></pre>\n");
    code->info = STR("console exit=1");
    code->text = STR("$ ls <x>\nnot $ typed\n");
    CHECK_STR(body(arena, code), "<pre class=\"console\"><code class=\"language-console\"><kbd>ls &lt;x&gt;</kbd>\n"
                                 "not $ typed\n</code></pre>\n");
    code->info = STR("yaml add file=my plans/a&b.yaml");
    CHECK_STR(body(arena, code), "<figure class=\"code\">\n<figcaption>my plans/a&amp;b.yaml</figcaption>\n"
                                 "<pre><code class=\"language-yaml\">$ ls &lt;x&gt;\nnot $ typed\n</code></pre>\n"
                                 "</figure>\n");
    CHECK_STR(body(arena, holding(arena, BLOCK_QUOTE, NULL, paragraph(arena, "q"))),
              "<blockquote>\n<p>q</p>\n</blockquote>\n");
    CHECK_STR(body(arena, block_new(arena, BLOCK_RULE, nowhere)), "<hr>\n");
    CHECK_STR(body(arena, block_new(arena, BLOCK_PAGE_BREAK, nowhere)), "<div class=\"page-break\"></div>\n");
    CHECK_STR(body(arena, lines), "<div class=\"lines\">\n<div></div>\n<div></div>\n</div>\n");
    CHECK_STR(body(arena, holding(arena, BLOCK_SIGNATURES, NULL, paragraph(arena, "R. G."))),
              "<div class=\"signatures\">\n<p>R. G.</p>\n</div>\n");
    CHECK_STR(body(arena, notice),
              "<aside class=\"notice\" role=\"note\">\n<p class=\"label\">Intern</p>\n<p>n</p>\n</aside>\n");
    CHECK_STR(body(arena, holding(arena, BLOCK_GRID, NULL, holding(arena, BLOCK_CELL, "Risks", paragraph(arena, "r")))),
              "<div class=\"grid\">\n<section>\n<h2>Risks</h2>\n<p>r</p>\n</section>\n</div>\n");
}

static void test_facts_and_tiles(void **state) {
    struct block *tile = holding(*state, BLOCK_TILE, "Share", NULL);
    tile->text = STR("38 %");
    tile->text_below = STR("was 35 %");
    tile->alert = true;
    CHECK_STR(body(*state, holding(*state, BLOCK_TILES, NULL, tile)),
              "<dl class=\"tiles\">\n<div class=\"alert\">\n<dt>Share</dt>\n<dd class=\"value\">38 %</dd>\n"
              "<dd>was 35 %</dd>\n</div>\n</dl>\n");
    struct block *facts =
        holding(*state, BLOCK_FACTS, NULL, holding(*state, BLOCK_FACT, "Kunde", paragraph(*state, "G")));
    CHECK_STR(body(*state, facts), "<dl class=\"facts\">\n<div>\n<dt>Kunde</dt>\n<dd>G</dd>\n</div>\n</dl>\n");
    facts->count = 1;
    check_has(body(*state, facts), "<dl class=\"facts single\">");
}

/* A table of two columns: a name and a number, a group, a body row, a total. */
static struct table *sample_table(struct arena *arena) {
    struct table *table = NEW(arena, struct table);
    table->caption = text(arena, "Values");
    table->headed = true;
    table->column_count = 2;
    table->columns = NEW_ARRAY(arena, struct column, 2);
    table->columns[0] = (struct column){.heading = text(arena, "What"), .row_heading = true};
    table->columns[1] = (struct column){.align = ALIGN_DECIMAL, .narrow = true};
    table->row_count = 4;
    table->rows = NEW_ARRAY(arena, struct row, 4);
    static const enum row_kind kinds[] = {ROW_GROUP, ROW_BODY, ROW_TOTAL, ROW_TOTAL};
    for (size_t i = 0; i < 4; i++) {
        table->rows[i] = (struct row){.kind = kinds[i], .cells = NEW_ARRAY(arena, struct cell, 2)};
        table->rows[i].cells[0].blocks = paragraph(arena, "a");
    }
    table->rows[1].muted = true;
    table->rows[1].cells[1].blocks = paragraph(arena, "7");
    return table;
}

static void test_table(void **state) {
    struct block *block = block_new(*state, BLOCK_TABLE, nowhere);
    block->table = sample_table(*state);
    CHECK_STR(
        body(*state, block),
        "<div class=\"table\" role=\"group\" tabindex=\"0\" "
        "aria-label=\"Values\">\n<table>\n<caption>Values</caption>\n"
        "<thead>\n<tr>\n<th scope=\"col\">What</th>\n<td class=\"end narrow\"></td>\n</tr>\n</thead>\n"
        "<tbody>\n<tr class=\"group\">\n<th scope=\"rowgroup\" colspan=\"2\">a</th>\n</tr>\n"
        "<tr class=\"muted\">\n<th scope=\"row\">a</th>\n<td class=\"end narrow\">7</td>\n</tr>\n"
        "<tr class=\"total\">\n<th scope=\"row\">a</th>\n<td class=\"end narrow\"></td>\n</tr>\n</tbody>\n"
        "<tfoot>\n<tr class=\"total\">\n<th scope=\"row\">a</th>\n<td class=\"end narrow\"></td>\n</tr>\n</tfoot>\n"
        "</table>\n</div>\n");
    block->table->rows[2].kind = ROW_SUBTOTAL;
    block->table->rows[1].muted = false;
    block->table->rows[2].muted = true;
    check_has(body(*state, block), "<tr>\n<th scope=\"row\">a</th>\n<td class=\"end narrow\">7</td>\n</tr>\n"
                                   "<tr class=\"subtotal muted\">\n<th scope=\"row\">a</th>");
    block->table->headed = false;
    block->table->caption = NULL;
    check_has(body(*state, block), "aria-label=\"Plan &lt;A&amp;B&gt;\">\n<table>\n<tbody>");
}

/* Columns of text become lines on a phone, by labels that each value carries; what says nothing is not shown there. */
static void test_stacked_table(void **state) {
    struct block *block = block_new(*state, BLOCK_TABLE, nowhere);
    struct table *table = block->table = NEW(*state, struct table);
    table->columns = NEW_ARRAY(*state, struct column, 3);
    table->column_count = 3;
    table->headed = true;
    static const char *const heads[] = {"What", "Who & when", "Note"};
    for (size_t i = 0; i < 3; i++) table->columns[i].heading = paragraph(*state, heads[i])->inlines;
    table->rows = NEW_ARRAY(*state, struct row, table->row_count = 1);
    table->rows[0].cells = NEW_ARRAY(*state, struct cell, 3);
    table->rows[0].cells[0].blocks = paragraph(*state, "a");
    table->rows[0].cells[1].blocks = paragraph(*state, "b");
    table->rows[0].cells[2].blocks = paragraph(*state, "–");
    check_has(body(*state, block), "<table class=\"stacked\">");
    check_has(body(*state, block),
              "<tr>\n<td>a</td>\n<td data-label=\"Who &amp; when\">b</td>\n<td data-label>–</td>\n</tr>");
    table->columns[1].align = table->columns[2].align = ALIGN_END;
    check_has(body(*state, block), "<table>\n<thead>");
}

static void test_figure(void **state) {
    struct drawing *drawing = drawing_new(*state, 100 * POINT, 50500);
    drawing_rectangle(drawing, 1500, 0, 10 * POINT, 5 * POINT, COLOUR_SERIES_1);
    drawing->operations[0].pattern = PATTERN_HATCHED;
    drawing_line(drawing, 0, 0, POINT, POINT, COLOUR_RULE, 500);
    drawing_text(drawing, 0, 9 * POINT, STR("<5>"), 8 * POINT, ANCHOR_END, COLOUR_ON_ACCENT);
    struct figure *figure = NEW(*state, struct figure);
    *figure = (struct figure){
        .drawing = drawing, .title = STR("T"), .alternative = STR("grows \"fast\""), .data = sample_table(*state)};
    struct block *block = holding(*state, BLOCK_FIGURE, "Caption", NULL);
    block->figure = figure;
    struct str html = body(*state, block);
    check_has(html, "<figure>\n<figcaption>T</figcaption>\n<div class=\"drawing\" role=\"group\" tabindex=\"0\" "
                    "aria-label=\"T\">\n"
                    "<svg role=\"img\" aria-label=\"grows &quot;fast&quot;\" viewBox=\"0 0 100 50.5\" width=\"100\" "
                    "height=\"50.5\">\n"
                    "<defs>\n<pattern id=\"figure_1_0\"");
    check_has(html, "<rect x=\"1.5\" y=\"0\" width=\"10\" height=\"5\" fill=\"url(#figure_1_0)\"/>\n"
                    "<path d=\"M0 0L1 1\" fill=\"none\" stroke=\"var(--rule)\" stroke-width=\"0.5\"/>\n"
                    "<text x=\"0\" y=\"9\" font-size=\"8\" text-anchor=\"end\" "
                    "fill=\"var(--on-accent)\">&lt;5&gt;</text>\n</svg>\n");
    check_has(
        html,
        "</svg>\n</div>\n<p class=\"caption\">Caption</p>\n<details>\n<summary>Daten</summary>\n<div class=\"table\"");
    block->next = holding(*state, BLOCK_FIGURE, NULL, NULL);
    block->next->figure = figure;
    check_has(body(*state, block), "url(#figure_2_0)"); /* ids are unique on the page */
}

static void test_image(void **state) {
    static const struct image image = {
        .format = IMAGE_JPEG, .path = STR_INIT("secret/x.jpg"), .bytes = STR_INIT("foo"), .width = 4, .height = 3};
    struct block *block = block_new(*state, BLOCK_IMAGE, nowhere);
    block->image = &image;
    block->text = STR("a \"hall\"");
    CHECK_STR(body(*state, block), "<figure>\n<img src=\"data:image/jpeg;base64,Zm9v\" width=\"4\" height=\"3\" "
                                   "alt=\"a &quot;hall&quot;\">\n</figure>\n");
}

static void test_shell(void **state) {
    struct document document = document_of(*state, NULL);
    document.company = STR("W");
    CHECK_STR(written(*state, &document, STR("<{{ language }}|{{title}}|{{nothing}}|{{author}}|{{title}|{{")),
              "<de|Plan &lt;A&amp;B&gt;|{{nothing}}||{{title}|{{");
    document.title = STR("{{body}}"); /* what is put in is not looked at again */
    CHECK_STR(written(*state, &document, STR("{{title}}{{contents}}")), "{{body}}");
}

static void test_style(void **state) {
    struct document document = document_of(*state, NULL);
    struct str style = written(*state, &document, STR("{{style}}"));
    check_has(style, "  --ink: #0a0b0c;\n");
    check_has(style, "@media screen and (prefers-color-scheme: dark) {\n:root {\n  --ink: #f0f1f2;\n");
    check_has(style, "--text-family: \"A\\22 \\3c \\2f style\\3e \", system-ui");
    check_has(style, "--print-size: 10.5pt;\n");
    check_has(style, "@page {\n  size: 595.276pt 841.89pt;\n  margin: 20pt 0pt 0pt 0pt;\n}\np{}");
}

static void test_header_and_contents(void **state) {
    struct block *one = holding(*state, BLOCK_SECTION, "One & only", NULL),
                 *two = holding(*state, BLOCK_SECTION, "Two", NULL),
                 *three = holding(*state, BLOCK_SECTION, "Three", NULL);
    one->level = 1, two->level = 2, three->level = 3;
    one->first = two;
    two->first = three;
    struct document document = document_of(*state, one);
    document_anchors(&document);
    document.kind_label = STR("Account-Plan");
    document.class_label = STR("Intern");
    document.cover = &(struct cover_line){STR("Owner"), STR("J. M.")};
    document.cover_count = 1;
    CHECK_STR(written(*state, &document, STR("{{header}}{{contents}}")),
              "<header class=\"cover\">\n<p class=\"labels\">\n<span>Account-Plan</span>\n<span "
              "class=\"badge\">Intern</span>\n</p>\n"
              "<h1>Plan &lt;A&amp;B&gt;</h1>\n<dl>\n<div>\n<dt>Owner</dt>\n<dd>J. M.</dd>\n</div>\n</dl>\n</header>\n");
    document.contents = true;
    CHECK_STR(
        written(*state, &document, STR("{{contents}}")),
        "<nav class=\"contents\" aria-label=\"Inhalt\">\n<details>\n<summary>Inhalt</summary>\n<ol>\n"
        "<li><a href=\"#one-only\">One &amp; only</a>\n<ol>\n<li><a href=\"#two\">Two</a></li>\n</ol>\n</li>\n</ol>\n"
        "</details>\n</nav>\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(test_escaping),      CHECK_ARENA(test_base64),
        CHECK_ARENA(test_points),        CHECK_ARENA(test_inlines),
        CHECK_ARENA(test_sections),      CHECK_ARENA(test_lists),
        CHECK_ARENA(test_list_starts),   CHECK_ARENA(test_kept_numbers),
        CHECK_ARENA(test_simple_blocks), CHECK_ARENA(test_facts_and_tiles),
        CHECK_ARENA(test_table),         CHECK_ARENA(test_figure),
        CHECK_ARENA(test_stacked_table),         CHECK_ARENA(test_figure),
        CHECK_ARENA(test_image),         CHECK_ARENA(test_shell),
        CHECK_ARENA(test_style),         CHECK_ARENA(test_header_and_contents),
    };
    return cmocka_run_group_tests_name("html", tests, NULL, NULL);
}
