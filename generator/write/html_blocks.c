/* Blocks → HTML: one block element a line, so that a difference between two pages can be read. */
#include "base/budget.h"
#include "base/buffer.h"
#include "tree/code.h"
#include "tree/drawing.h"
#include "tree/sheet.h"
#include "write/escape.h"
#include "write/html.h"
#include "write/write.h"

static void write_text_element(struct html *html, const char *open, struct str text, const char *close) {
    buffer_append_c(html->out, open);
    escape_html(html->out, text);
    buffer_append_c(html->out, close);
}

static void write_inline_element(struct html *html, const char *open, const struct inline_node *inlines,
                                 const char *close) {
    buffer_append_c(html->out, open);
    html_inlines(html, inlines);
    buffer_append_c(html->out, close);
}

static void write_wrapped(struct html *html, const char *open, const struct block *first, const char *close) {
    buffer_append_c(html->out, open);
    html_blocks(html, first);
    buffer_append_c(html->out, close);
}

/* The title is the page's h1; HTML has no h7, but its attribute can say so. */
static void write_heading(struct html *html, int level, const struct inline_node *inlines) {
    if (level > 5) buffer_format(html->out, "<h6 aria-level=\"%d\">", level + 1);
    else buffer_format(html->out, "<h%d>", level + 1);
    html_inlines(html, inlines);
    buffer_format(html->out, "</h%d>\n", level > 5 ? 6 : level + 1);
}

static void write_section(struct html *html, const struct block *section) {
    struct html outer = *html;
    buffer_append_c(html->out, "<section id=\"");
    escape_html(html->out, section->anchor);
    buffer_append_c(html->out, section->break_before ? "\" class=\"new-page\">\n" : "\">\n");
    html->level = section->level;
    html->heading = inline_plain(html->scratch, section->inlines);
    write_heading(html, section->level, section->inlines);
    html_blocks(html, section->first);
    buffer_append_c(html->out, "</section>\n");
    html->level = outer.level;
    html->heading = outer.heading;
}

/* A number of its own is written where counting would not give it; *number is that of the item before. */
static void write_item(struct html *html, const struct block *item, bool tight, int *number) {
    int next = *number + 1;
    *number = block_item_number(item, next);
    buffer_append_c(html->out, item->alert ? "<li class=\"alert\"" : "<li");
    if (*number != next) buffer_format(html->out, " value=\"%d\"", *number);
    buffer_char(html->out, '>');
    if (item->check != CHECK_NONE) {
        bool done = item->check == CHECK_DONE;
        buffer_format(html->out, "<span class=\"check%s\" role=\"img\" aria-label=\"", done ? " done" : "");
        escape_html(html->out, done ? html->document->words->done : html->document->words->open);
        buffer_append_c(html->out, "\"></span>");
    }
    const struct block *first = item->first;
    if (tight && first && first->kind == BLOCK_PARAGRAPH && first->next) {
        html_inlines(html, first->inlines);
        buffer_char(html->out, '\n');
        html_blocks(html, first->next);
    } else {
        html_blocks_short(html, first);
    }
    buffer_append_c(html->out, "</li>\n");
}

static void write_list(struct html *html, const struct block *list) {
    bool numbers = list->list_style == LIST_NUMBERS;
    buffer_append_c(html->out, numbers ? "<ol" : "<ul");
    if (list->list_style == LIST_CHECKS)
        buffer_append_c(html->out, list->tight ? " class=\"checks tight\"" : " class=\"checks\"");
    else if (list->tight) buffer_append_c(html->out, " class=\"tight\"");
    if (numbers && list->start != 1) buffer_format(html->out, " start=\"%d\"", list->start);
    buffer_append_c(html->out, ">\n");
    int number = list->start - 1;
    for (const struct block *item = list->first; item; item = item->next) write_item(html, item, list->tight, &number);
    buffer_append_c(html->out, numbers ? "</ol>\n" : "</ul>\n");
}

static void write_facts(struct html *html, const struct block *facts) {
    buffer_append_c(html->out, facts->count == 1 ? "<dl class=\"facts single\">\n" : "<dl class=\"facts\">\n");
    for (const struct block *fact = facts->first; fact; fact = fact->next) {
        write_inline_element(html, "<div>\n<dt>", fact->inlines, "</dt>\n<dd>");
        html_blocks_short(html, fact->first);
        buffer_append_c(html->out, "</dd>\n</div>\n");
    }
    buffer_append_c(html->out, "</dl>\n");
}

static void write_tiles(struct html *html, const struct block *tiles) {
    buffer_append_c(html->out, "<dl class=\"tiles\">\n");
    for (const struct block *tile = tiles->first; tile; tile = tile->next) {
        buffer_append_c(html->out, tile->alert ? "<div class=\"alert\">\n" : "<div>\n");
        write_inline_element(html, "<dt>", tile->inlines, "</dt>\n");
        write_text_element(html, "<dd class=\"value\">", tile->text, "</dd>\n");
        if (!str_empty(tile->text_below)) write_text_element(html, "<dd>", tile->text_below, "</dd>\n");
        buffer_append_c(html->out, "</div>\n");
    }
    buffer_append_c(html->out, "</dl>\n");
}

static void write_grid(struct html *html, const struct block *grid) {
    buffer_append_c(html->out, "<div class=\"grid\">\n");
    for (const struct block *cell = grid->first; cell; cell = cell->next) {
        buffer_append_c(html->out, "<section>\n");
        if (cell->inlines) write_heading(html, html->level + 1, cell->inlines);
        html_blocks(html, cell->first);
        buffer_append_c(html->out, "</section>\n");
    }
    buffer_append_c(html->out, "</div>\n");
}

/* The figures behind the drawing are there for whoever cannot see it, or wants to copy them. */
static void write_figure(struct html *html, const struct block *block) {
    const struct figure *figure = block->figure;
    if (figure->size == FIGURE_CELL) {
        svg_write(html->out, figure, ++html->figures);
        return;
    }
    buffer_append_c(html->out, figure->size == FIGURE_HALF ? "<figure class=\"half\"" : "<figure");
    if (!str_empty(block->anchor)) write_text_element(html, " id=\"", block->anchor, "\"");
    buffer_append_c(html->out, ">\n");
    if (!str_empty(figure->topic)) {
        write_text_element(html, "<figcaption>\n<span class=\"topic\">", figure->topic, "</span>\n");
        write_text_element(html, "", figure->title, "\n</figcaption>\n");
    } else if (!str_empty(figure->title)) write_text_element(html, "<figcaption>", figure->title, "</figcaption>\n");
    html_scroller(html, "drawing", str_empty(figure->title) ? html->heading : figure->title);
    svg_write(html->out, figure, ++html->figures);
    buffer_append_c(html->out, "</div>\n");
    if (block->inlines) write_inline_element(html, "<p class=\"caption\">", block->inlines, "</p>\n");
    write_text_element(html, "<details>\n<summary>", html->document->words->data, "</summary>\n");
    html_table(html, figure->data);
    buffer_append_c(html->out, "</details>\n</figure>\n");
}

/* Pages of a PDF are no part of a page of the web: it says where they are. */
static void write_sheet(struct html *html, const struct sheet *sheet) {
    struct str pdf = html->pdf;
    if (sheet->number > 1) return;
    struct str words =
        message_say(html->scratch, html->document->words->catalogue,
                    "{0, plural, one {One page} other {# pages}}, in the PDF of this document", sheet->count);
    buffer_append_c(html->out, "<p class=\"sheets\">");
    if (pdf.size) write_text_element(html, "<a href=\"", pdf, "\">");
    escape_html(html->out, words);
    buffer_append_c(html->out, pdf.size ? "</a></p>\n" : "</p>\n");
}

static void write_image(struct html *html, const struct block *block) {
    if (block->image->format == IMAGE_SHEET) {
        write_sheet(html, block->image->sheet);
        return;
    }
    buffer_append_c(html->out, "<figure>\n");
    html_image(html, block->image, block->text, (struct str){0});
    buffer_char(html->out, '\n');
    if (block->inlines) write_inline_element(html, "<figcaption>", block->inlines, "</figcaption>\n");
    buffer_append_c(html->out, "</figure>\n");
}

static void write_notice(struct html *html, const struct block *notice) {
    buffer_append_c(html->out, notice->alert ? "<aside class=\"notice alert\" role=\"note\">\n"
                                             : "<aside class=\"notice\" role=\"note\">\n");
    if (!str_empty(notice->text)) write_text_element(html, "<p class=\"label\">", notice->text, "</p>\n");
    html_blocks(html, notice->first);
    buffer_append_c(html->out, "</aside>\n");
}

/* What is typed is marked; the prompt before it is the style's, so that who copies it does not get it. */
static void write_console(struct html *html, const struct code_head *head, struct str text) {
    struct str line, typed;
    if (str_ends(text, STR("\n"))) text.size--;
    while (str_cut(&text, '\n', &line)) {
        if (code_is_typed(head, line, &typed)) write_text_element(html, "<kbd>", typed, "</kbd>");
        else escape_html(html->out, line);
        buffer_char(html->out, '\n');
    }
}

/* The language of the code goes as HTML's own specification proposes. */
static void write_code_text(struct html *html, const struct code_head *head, struct str text) {
    buffer_append_c(html->out, head->console ? "<pre class=\"console\"><code" : "<pre><code");
    if (head->language.size) write_text_element(html, " class=\"language-", head->language, "\"");
    buffer_char(html->out, '>');
    if (head->console) write_console(html, head, text);
    else escape_html(html->out, text);
    buffer_append_c(html->out, "</code></pre>\n");
}

static void write_code(struct html *html, const struct block *code) {
    struct code_head head = code_head(code->info);
    if (head.file.size) write_text_element(html, "<figure class=\"code\">\n<figcaption>", head.file, "</figcaption>\n");
    write_code_text(html, &head, code->text);
    if (head.file.size) buffer_append_c(html->out, "</figure>\n");
}

static void write_lines(struct html *html, const struct block *lines) {
    buffer_append_c(html->out, "<div class=\"lines\">\n");
    for (int i = 0; i < lines->count; i++) buffer_append_c(html->out, "<div></div>\n");
    buffer_append_c(html->out, "</div>\n");
}

static void write_block(struct html *html, const struct block *block) {
    switch (block->kind) {
    case BLOCK_SECTION: write_section(html, block); break;
    case BLOCK_PARAGRAPH: write_inline_element(html, "<p>", block->inlines, "</p>\n"); break;
    case BLOCK_LIST: write_list(html, block); break;
    case BLOCK_QUOTE: write_wrapped(html, "<blockquote>\n", block->first, "</blockquote>\n"); break;
    case BLOCK_CODE: write_code(html, block); break;
    case BLOCK_RULE: buffer_append_c(html->out, "<hr>\n"); break;
    case BLOCK_TABLE: html_table(html, block->table); break;
    case BLOCK_FACTS: write_facts(html, block); break;
    case BLOCK_TILES: write_tiles(html, block); break;
    case BLOCK_GRID: write_grid(html, block); break;
    case BLOCK_FIGURE: write_figure(html, block); break;
    case BLOCK_BESIDE: write_wrapped(html, "<div class=\"beside\">\n", block->first, "</div>\n"); break;
    case BLOCK_IMAGE: write_image(html, block); break;
    case BLOCK_NOTICE: write_notice(html, block); break;
    case BLOCK_LINES: write_lines(html, block); break;
    case BLOCK_SIGNATURES: write_wrapped(html, "<div class=\"signatures\">\n", block->first, "</div>\n"); break;
    case BLOCK_PAGE_BREAK: buffer_append_c(html->out, "<div class=\"page-break\"></div>\n"); break;
    case BLOCK_ITEM: /* written by what holds them; and divisions are gone: document_check */
    case BLOCK_FACT:
    case BLOCK_TILE:
    case BLOCK_CELL:
    case BLOCK_DIVISION: break;
    }
}

void html_blocks(struct html *html, const struct block *first) {
    struct budget *budget = html->document->budget;
    for (const struct block *block = first; block; block = block->next) {
        if (!budget_reach(budget, BUDGET_WRITTEN, html->out->size, block->span)) return;
        write_block(html, block);
    }
}

void html_blocks_short(struct html *html, const struct block *first) {
    if (first && first->kind == BLOCK_PARAGRAPH && !first->next) {
        html_inlines(html, first->inlines);
        return;
    }
    if (first) buffer_char(html->out, '\n');
    html_blocks(html, first);
}
