/* Inlines → HTML. */
#include "base/budget.h"
#include "base/buffer.h"
#include "write/escape.h"
#include "write/html.h"

static void write_wrapped(struct html *html, const char *open, const struct inline_node *node, const char *close) {
    buffer_append_c(html->out, open);
    html_inlines(html, node->first);
    buffer_append_c(html->out, close);
}

static void write_title(struct html *html, struct str title) {
    if (str_empty(title)) return;
    buffer_append_c(html->out, " title=\"");
    escape_html(html->out, title);
    buffer_char(html->out, '"');
}

static void write_link(struct html *html, const struct inline_node *link) {
    buffer_append_c(html->out, "<a href=\"");
    escape_html(html->out, link->target);
    buffer_char(html->out, '"');
    write_title(html, link->title);
    buffer_char(html->out, '>');
    html_inlines(html, link->first);
    buffer_append_c(html->out, "</a>");
}

void html_image(struct html *html, const struct image *image, struct str alternative, struct str title) {
    size_t written = html->out->size + image->bytes.size / 3 * 4;
    if (!budget_reach(html->document->budget, BUDGET_WRITTEN, written, image->span)) return;
    buffer_append_c(html->out, "<img src=\"data:image/");
    buffer_append_c(html->out, image->format == IMAGE_PNG ? "png" : "jpeg");
    buffer_append_c(html->out, ";base64,");
    escape_base64(html->out, image->bytes);
    buffer_format(html->out, "\" width=\"%u\" height=\"%u\" alt=\"", image->width, image->height);
    escape_html(html->out, alternative);
    buffer_char(html->out, '"');
    write_title(html, title);
    buffer_char(html->out, '>');
}

/* Only the first of several references is where the note leads back to. */
static void write_note(struct html *html, const struct inline_node *note) {
    bool first = html->document->notes[note->number - 1] == note;
    buffer_append_c(html->out, "<sup>");
    if (first) buffer_format(html->out, "<a id=\"note_%d_text\" href=\"#note_%d\"", note->number, note->number);
    else buffer_format(html->out, "<a href=\"#note_%d\"", note->number);
    buffer_format(html->out, " role=\"doc-noteref\">%d</a></sup>", note->number);
}

/* Anchors of sections have no underscore: these never meet them. */
void html_notes(struct html *html) {
    const struct document *document = html->document;
    if (!document->note_count) return;
    buffer_append_c(html->out, "<section class=\"notes\" role=\"doc-endnotes\" aria-label=\"");
    escape_html(html->out, document->words->notes);
    buffer_append_c(html->out, "\">\n<ol>\n");
    for (size_t i = 0; i < document->note_count; i++) {
        buffer_format(html->out, "<li id=\"note_%zu\">", i + 1);
        html_inlines(html, document->notes[i]->first);
        buffer_format(html->out, " <a href=\"#note_%zu_text\" role=\"doc-backlink\" aria-label=\"", i + 1);
        escape_html(html->out, document->words->note_back);
        buffer_append_c(html->out, "\">↩</a></li>\n");
    }
    buffer_append_c(html->out, "</ol>\n</section>\n");
}

static void write_code(struct html *html, const struct inline_node *code) {
    buffer_append_c(html->out, "<code>");
    escape_html(html->out, code->text);
    buffer_append_c(html->out, "</code>");
}

/* The words are for those who do not see the sign, or what is special about it. */
static void write_unknown(struct html *html, const struct inline_node *mark) {
    struct str words = html->document->words->unknown;
    buffer_append_c(html->out, "<span class=\"unknown\" role=\"img\" aria-label=\"");
    escape_html(html->out, words);
    buffer_char(html->out, '"');
    write_title(html, words);
    buffer_char(html->out, '>');
    escape_html(html->out, mark->text);
    buffer_append_c(html->out, "</span>");
}

static void write_foreign(struct html *html, const struct inline_node *node) {
    buffer_append_c(html->out, "<span lang=\"");
    escape_html(html->out, node->language->tag);
    write_wrapped(html, "\">", node, "</span>");
}

void html_inlines(struct html *html, const struct inline_node *first) {
    for (const struct inline_node *node = first; node; node = node->next) {
        switch (node->kind) {
        case INLINE_TEXT: escape_html(html->out, node->text); break;
        case INLINE_SPACE: buffer_char(html->out, ' '); break;
        case INLINE_BREAK: buffer_append_c(html->out, "<br>"); break;
        case INLINE_CODE: write_code(html, node); break;
        case INLINE_EMPHASIS: write_wrapped(html, "<em>", node, "</em>"); break;
        case INLINE_STRONG: write_wrapped(html, "<strong>", node, "</strong>"); break;
        case INLINE_STRIKE: write_wrapped(html, "<s>", node, "</s>"); break;
        case INLINE_LINK: write_link(html, node); break;
        case INLINE_IMAGE: html_image(html, node->image, inline_plain(html->scratch, node->first), node->title); break;
        case INLINE_NAME: write_wrapped(html, "<span class=\"name\">", node, "</span>"); break;
        case INLINE_MUTED: write_wrapped(html, "<span class=\"muted\">", node, "</span>"); break;
        case INLINE_ALERT: write_wrapped(html, "<strong class=\"alert\">", node, "</strong>"); break;
        case INLINE_LANGUAGE: write_foreign(html, node); break;
        case INLINE_CLASSED: break; /* document_check: not in a composed document */
        case INLINE_NOTE: write_note(html, node); break;
        case INLINE_UNKNOWN: write_unknown(html, node); break;
        }
    }
}
