/* Document → one HTML page that needs nothing but itself: the shell with its slots filled. */
#include <assert.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/region.h"
#include "base/sha256.h"
#include "write/escape.h"
#include "write/html.h"
#include "write/write.h"

enum { CONTENTS_DEPTH = 2 }; /* levels of sections in the table of contents */

/* One page being made: what the slots may ask for. */
struct page_parts {
    struct html html;
    const struct html_page *page;
};

static void write_element(struct buffer *out, const char *open, struct str text, const char *close) {
    if (str_empty(text)) return;
    buffer_append_c(out, open);
    escape_html(out, text);
    buffer_append_c(out, close);
}

/* The theme as CSS: what style.css builds on. */

static void write_colours(struct buffer *out, const uint32_t colours[COLOUR_COUNT]) {
    for (enum colour colour = COLOUR_INK; colour < COLOUR_COUNT; colour++) {
        buffer_append_c(out, "  ");
        escape_colour_variable(out, colour);
        buffer_format(out, ": #%06x;\n", colours[colour]);
    }
}

static void write_family(struct buffer *out, const char *variable, struct str family, const char *system) {
    buffer_format(out, "  %s: ", variable);
    escape_css(out, family);
    buffer_format(out, ", %s;\n", system);
}

static void write_lengths(struct buffer *out, const char *before, const millipoints *lengths, size_t count) {
    buffer_append_c(out, before);
    for (size_t i = 0; i < count; i++) {
        buffer_char(out, ' ');
        buffer_thousandths(out, lengths[i]);
        buffer_append_c(out, "pt");
    }
    buffer_append_c(out, ";\n");
}

static void write_theme(struct buffer *out, const struct theme *theme) {
    const millipoints size[] = {theme->page_width, theme->page_height};
    const millipoints margins[] = {theme->margin_top, theme->margin_right, theme->margin_bottom, theme->margin_left};
    buffer_append_c(out, ":root {\n");
    write_colours(out, theme->light);
    write_family(out, "--text-family", theme->families[FAMILY_TEXT], "system-ui, \"Segoe UI\", Roboto, sans-serif");
    write_family(out, "--code-family", theme->families[FAMILY_CODE], "ui-monospace, Consolas, Menlo, monospace");
    write_lengths(out, "  --print-size:", &theme->text_size, 1);
    buffer_format(out, "  --print-align: %s;\n", theme->justified ? "justify" : "start");
    bool zebra = theme->tables == TABLES_ZEBRA;
    buffer_format(out, "  --stripe: %s;\n", zebra ? "var(--surface)" : "transparent");
    buffer_format(out, "  --row-rule: %s;\n}\n", zebra ? "transparent" : "var(--rule)");
    buffer_append_c(out, "@media screen and (prefers-color-scheme: dark) {\n:root {\n");
    write_colours(out, theme->dark);
    buffer_append_c(out, "}\n}\n@page {\n");
    write_lengths(out, "  size:", size, 2);
    write_lengths(out, "  margin:", margins, 4);
    buffer_append_c(out, "}\n");
}

/* The slots. */

static void write_style(struct page_parts *parts) {
    write_theme(parts->html.out, parts->page->theme);
    buffer_append(parts->html.out, parts->page->style);
}

static void write_language(struct page_parts *parts) {
    escape_html(parts->html.out, region_tag(parts->html.document->language, parts->html.document->region));
}

/* A sheet with a line that rises, in the theme's own colours. */
static void write_icon(struct page_parts *parts) {
    const struct theme *theme = parts->page->theme;
    buffer_format(
        parts->html.out,
        "data:image/svg+xml,%%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%%3E%%3Crect width='16' "
        "height='16' rx='3' fill='%%23%06x'/%%3E%%3Cpath d='M3 12l3.5-4 2.5 2 4-6' fill='none' stroke='%%23%06x' "
        "stroke-width='2'/%%3E%%3C/svg%%3E",
        theme->light[COLOUR_ACCENT], theme->light[COLOUR_ON_ACCENT]);
}

/* Nothing runs in a page but the program's own script, known by its hash (CSP 3, hash sources). */
static void write_script_policy(struct page_parts *parts) {
    if (!parts->page->script.size) return;
    struct sha256 hash = sha256_of(parts->page->script);
    buffer_append_c(parts->html.out, "; script-src 'sha256-");
    escape_base64(parts->html.out, (struct str){(const char *)hash.bytes, sizeof hash.bytes});
    buffer_char(parts->html.out, '\'');
}

/* Written here and not in the shell, which may be a project's: it comes before all that could run or load. */
static void write_policy(struct page_parts *parts) {
    buffer_append_c(parts->html.out,
                    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                    "'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'");
    write_script_policy(parts);
    buffer_append_c(parts->html.out, "\">");
}

static void write_script(struct page_parts *parts) {
    if (!parts->page->script.size) return;
    buffer_append_c(parts->html.out, "<script>");
    buffer_append(parts->html.out, parts->page->script);
    buffer_append_c(parts->html.out, "</script>\n");
}

static void write_title(struct page_parts *parts) { escape_html(parts->html.out, parts->html.document->title); }

static void write_author(struct page_parts *parts) { escape_html(parts->html.out, parts->html.document->author); }

static void write_skip(struct page_parts *parts) { escape_html(parts->html.out, parts->html.document->words->skip); }

static void write_cover_lines(struct buffer *out, const struct document *document) {
    if (!document->cover_count) return;
    buffer_append_c(out, "<dl>\n");
    for (size_t i = 0; i < document->cover_count; i++) {
        buffer_append_c(out, "<div>\n<dt>");
        escape_html(out, document->cover[i].label);
        buffer_append_c(out, "</dt>\n<dd>");
        escape_html(out, document->cover[i].text);
        buffer_append_c(out, "</dd>\n</div>\n");
    }
    buffer_append_c(out, "</dl>\n");
}

static void write_link(struct buffer *out, const struct html_link *link) {
    buffer_append_c(out, "<a href=\"");
    escape_html(out, link->target);
    if (link->language.size) buffer_append_c(out, "\" lang=\"");
    escape_html(out, link->language);
    write_element(out, "\">", link->text, "</a>\n");
}

/* The line above the head: up to the index, and to what stands beside this page. */
static void write_links(struct page_parts *parts) {
    struct buffer *out = parts->html.out;
    if (!parts->page->link_count) return;
    write_element(out, "<nav class=\"beside-this\" aria-label=\"", parts->html.document->words->related, "\">\n");
    for (size_t i = 0; i < parts->page->link_count; i++) write_link(out, &parts->page->links[i]);
    buffer_append_c(out, "</nav>\n");
}

static void write_header(struct page_parts *parts) {
    const struct document *document = parts->html.document;
    struct buffer *out = parts->html.out;
    const struct image *logo = document->logo ? document->logo : parts->page->theme->logo;
    buffer_append_c(out, "<header class=\"cover\">\n");
    if (logo) {
        buffer_append_c(out, "<p class=\"logo\">");
        html_image(&parts->html, logo, document->company, (struct str){0});
        buffer_append_c(out, "</p>\n");
    }
    buffer_append_c(out, "<p class=\"labels\">\n");
    write_element(out, "<span>", document->kind_label, "</span>\n");
    write_element(out, "<span class=\"badge\">", document->class_label, "</span>\n");
    write_element(out, "<span class=\"badge status\">", document->status_label, "</span>\n");
    if (parts->page->pdf.size) write_link(out, &(struct html_link){.target = parts->page->pdf, .text = STR("PDF")});
    buffer_append_c(out, "</p>\n");
    write_element(out, "<h1>", document->title, "</h1>\n");
    write_element(out, "<p class=\"subtitle\">", document->subtitle, "</p>\n");
    write_cover_lines(out, document);
    buffer_append_c(out, "</header>\n");
}

static const struct block *next_section(const struct block *block) {
    while (block && block->kind != BLOCK_SECTION) block = block->next;
    return block;
}

static void write_contents_list(struct html *html, const struct block *section) {
    buffer_append_c(html->out, "<ol>\n");
    for (; section; section = next_section(section->next)) {
        buffer_append_c(html->out, "<li><a href=\"#");
        escape_html(html->out, section->anchor);
        write_element(html->out, "\">", inline_plain(html->scratch, section->inlines), "</a>");
        const struct block *below = next_section(section->first);
        if (below && section->level < CONTENTS_DEPTH) {
            buffer_char(html->out, '\n');
            write_contents_list(html, below);
        }
        buffer_append_c(html->out, "</li>\n");
    }
    buffer_append_c(html->out, "</ol>\n");
}

static void write_contents(struct page_parts *parts) {
    struct html *html = &parts->html;
    const struct block *first = next_section(html->document->blocks);
    if (!html->document->contents || !first) return;
    write_element(html->out, "<nav class=\"contents\" aria-label=\"", html->document->words->contents, "\">\n");
    write_element(html->out, "<details>\n<summary>", html->document->words->contents, "</summary>\n");
    write_contents_list(html, first);
    buffer_append_c(html->out, "</details>\n</nav>\n");
}

static void write_body(struct page_parts *parts) {
    if (parts->page->body.size) {
        buffer_append(parts->html.out, parts->page->body);
        return;
    }
    html_blocks(&parts->html, parts->html.document->blocks);
    html_notes(&parts->html);
}

static void write_footer(struct page_parts *parts) {
    const struct document *document = parts->html.document;
    struct buffer *out = parts->html.out;
    buffer_append_c(out, "<footer>\n<p>\n");
    write_element(out, "<span>", document->company, "</span>\n");
    write_element(out, "<span>", document->kind_label, "</span>\n");
    write_element(out, "<span>", document->as_of_label, "</span>\n");
    write_element(out, "<span>", document->class_label, "</span>\n");
    buffer_append_c(out, "</p>\n</footer>\n");
}

static const struct slot {
    const char *name;
    void (*write)(struct page_parts *parts);
} slots[] = {
    {"language", write_language},
    {"title", write_title},
    {"author", write_author},
    {"style", write_style},
    {"skip", write_skip},
    {"header", write_header},
    {"contents", write_contents},
    {"body", write_body},
    {"footer", write_footer},
    {"icon", write_icon},
    {"links", write_links},
    {"script", write_script},
    {"policy", write_policy},
};

static const struct slot *find_slot(struct str name) {
    for (size_t i = 0; i < sizeof slots / sizeof *slots; i++)
        if (str_equal_c(name, slots[i].name)) return &slots[i];
    return NULL;
}

/* Copies the shell, filling slots; braces that are none of ours stay as they are. */
static void fill_shell(struct page_parts *parts, struct str shell) {
    size_t start, size;
    while (str_find(shell, STR("{{"), &start) && str_find(str_skip(shell, start), STR("}}"), &size)) {
        struct str name = str_trim(str_slice(shell, start + 2, start + size));
        const struct slot *slot = find_slot(name);
        size_t end = slot ? start + size + 2 : start + 2;
        buffer_append(parts->html.out, str_slice(shell, 0, slot ? start : end));
        if (slot) slot->write(parts);
        shell = str_skip(shell, end);
    }
    buffer_append(parts->html.out, shell);
}

void html_write(struct buffer *out, const struct document *document, const struct html_page *page) {
    assert(!document_check(document));
    struct arena *scratch = arena_create();
    struct page_parts parts = {
        .html = {.out = out, .scratch = scratch, .document = document, .heading = document->title, .pdf = page->pdf},
        .page = page};
    fill_shell(&parts, page->shell);
    arena_destroy(scratch);
}
