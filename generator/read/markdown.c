/* Markdown by cmark-gfm: its tree is turned into ours node by node and freed at once. Headings become nested sections,
 * what stands between `::: class` and `:::` a class block; raw HTML and links that may not leave are dropped here, so
 * that nothing behind has to think of them. */
#include "read/markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <ctype.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/die.h"
#include "base/limits.h"
#include "base/locale.h"
#include "read/markdown_links.h"
#include "read/markdown_marks.h"
#include "read/markdown_notes.h"
#include "read/markdown_numbers.h"
#include "read/markdown_outline.h"
#include "read/markdown_slugs.h"
#include "read/markdown_table.h"
#include "read/markdown_text.h"

/* In libcmark-gfm-extensions, but in none of its headers. */
extern cmark_node_type CMARK_NODE_TABLE, CMARK_NODE_TABLE_ROW, CMARK_NODE_TABLE_CELL, CMARK_NODE_STRIKETHROUGH;

enum {
    LONGEST_SHOWN = 60, /* bytes of a link in a message */
};

struct reader {
    struct arena *arena;
    struct diagnostics *sink;
    struct markdown_text *text;
    size_t depth, quotes;          /* of nodes that are being converted; of block quotes among them */
    bool too_deep;                 /* reported already */
    size_t code_line, code_offset; /* behind the last code span found: where to look for the next one */
    cmark_node **note_nodes;       /* the texts of footnotes, by cmark's number for them */
    struct markdown_note *notes;
    size_t note_count;
    struct markdown_heading *headings;
    size_t heading_count, heading_capacity;
    bool noteless; /* what is read now has no place for a footnote */
    bool in_cell;  /* of a table, where <br> is the only line end */
    bool markless; /* what is read now cannot hold a class block: the words that stand for an image */
};

/* --- cmark ---------------------------------------------------------------------------------------------------------
 */

/* cmark-gfm keeps the signs of its extensions in static tables that each parser changes and puts back: parsers must not
 * run at the same time. (Reading a finished tree and freeing it is safe.) */
static pthread_mutex_t parsing = PTHREAD_MUTEX_INITIALIZER;

static cmark_node *parse(struct str text) {
    static const char *const extensions[] = {"table", "strikethrough", "autolink", "tasklist"};
    pthread_mutex_lock(&parsing);
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT | CMARK_OPT_SOURCEPOS | CMARK_OPT_FOOTNOTES);
    if (!parser) die_out_of_memory();
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++)
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(extensions[i]));
    cmark_parser_feed(parser, text.data, text.size);
    cmark_node *root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    pthread_mutex_unlock(&parsing);
    if (!root) die_out_of_memory();
    cmark_consolidate_text_nodes(root);
    return root;
}

/* From 0. Never outside the text, whatever cmark says; nodes without a line (soft breaks) have that of what holds them.
 */
static size_t line_of(const struct reader *reader, cmark_node *node) {
    int line = 0;
    for (; node && line < 1; node = cmark_node_parent(node)) line = cmark_node_get_start_line(node);
    size_t last = reader->text->line_count ? reader->text->line_count - 1 : 0;
    return line < 1 ? 0 : (size_t)line - 1 > last ? last : (size_t)line - 1;
}

static struct span span_of(const struct reader *reader, cmark_node *node) {
    return markdown_line_span(reader->text, line_of(reader, node));
}

/* Without the signs of marks and definitions; those of marks stay in a text, whose parts they are between. */
static struct str clean(struct reader *reader, const char *text, bool code) {
    struct str copy = str_copy(reader->arena, str_of(text));
    return markdown_marks_clean(reader->arena, copy, code);
}

static struct str code_of(struct reader *reader, cmark_node *node) {
    return class_mark_unescape(reader->arena, clean(reader, cmark_node_get_literal(node), true));
}

/* Every conversion of a node that has children goes through here. */
static bool go_deeper(struct reader *reader, cmark_node *node) {
    if (reader->depth < LIMIT_DEPTH) {
        reader->depth++;
        return true;
    }
    if (!reader->too_deep) {
        struct diagnostic *d = diagnose(reader->sink, SEVERITY_ERROR, CODE_M04, span_of(reader, node),
                                        "lists, quotes or emphasis are nested too deep here");
        diagnose_help(reader->sink, d, "the limit is {0}", LIMIT_DEPTH);
    }
    reader->too_deep = true;
    return false;
}

/* --- inlines -------------------------------------------------------------------------------------------------------
 */

static bool only_comments(struct str html) {
    for (html = str_trim(html); html.size; html = str_trim(html)) {
        size_t end;
        if (!str_starts(html, STR("<!--")) || !str_find(html, STR("-->"), &end)) return false;
        html = str_skip(html, end + 3);
    }
    return true;
}

/* "<div>" of `</div class=…>`: opening and closing tags are called the same, so that they give one message. */
static void warn_about_html(struct reader *reader, cmark_node *node) {
    struct str html = str_trim(str_of(cmark_node_get_literal(node)));
    if (only_comments(html)) {
        size_t end = (size_t)cmark_node_get_end_line(node), first = line_of(reader, node);
        markdown_marks_comment(reader->text, html, first, end > first ? end - 1 : first);
        return;
    }
    size_t start = str_starts(html, STR("</")) ? 2 : 1, end = start;
    while (end < html.size && isalnum((unsigned char)html.data[end])) end++;
    struct str tag = str_slice(html, start, end);
    struct diagnostic *d =
        diagnose(reader->sink, SEVERITY_WARNING, CODE_M01, span_of(reader, node), "raw HTML is left out: “<{0}>”", tag);
    bool block = cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK;
    diagnose_help(reader->sink, d,
                  block ? "write it in Markdown; an HTML block goes on to the next empty line"
                        : "write it in Markdown; to show the sign itself write \\<");
}

static void warn_about_link(struct reader *reader, cmark_node *node, struct str target) {
    bool image = cmark_node_get_type(node) == CMARK_NODE_IMAGE;
    struct str shown = str_slice(target, 0, target.size > LONGEST_SHOWN ? LONGEST_SHOWN : target.size);
    for (size_t i = 0; i < shown.size; i++)
        if ((unsigned char)shown.data[i] < ' ' || shown.data[i] == 0x7F) shown.size = i;
    struct diagnostic *d = diagnose(reader->sink, SEVERITY_WARNING, CODE_M02, span_of(reader, node),
                                    image ? "the image “{0}” is left out: it is no file beside this one"
                                          : "the link to “{0}” is left out, its text is kept",
                                    shown);
    if (image) diagnose_help(reader->sink, d, "write a path relative to this file");
    else
        diagnose_help(reader->sink, d, "{0}, a path relative to this file or #anchor are allowed",
                      link_schemes(reader->arena));
}

static struct inline_node *convert_inlines(struct reader *reader, cmark_node *parent);

/* A code span's place in its line, so that the caret can stand under a formula; the line alone when it cannot be found.
 */
static struct span locate_code(struct reader *reader, cmark_node *node, struct str code) {
    size_t line = line_of(reader, node), at;
    struct span span = markdown_line_span(reader->text, line);
    if (line != reader->code_line) reader->code_offset = 0;
    reader->code_line = line;
    if (!reader->text->line_count) return span;
    struct str whole = reader->text->lines[line], rest = str_skip(whole, reader->code_offset);
    if (!code.size || !str_find(rest, code, &at)) return span;
    at += reader->code_offset;
    reader->code_offset = at + code.size;
    span.column = reader->text->origin.column + (uint32_t)str_code_points(str_slice(whole, 0, at));
    span.length = (uint32_t)str_code_points(code);
    return span;
}

/* The same where no footnote can stand. */
static struct inline_node *convert_noteless(struct reader *reader, cmark_node *parent) {
    bool noteless = reader->noteless;
    reader->noteless = true;
    struct inline_node *inlines = convert_inlines(reader, parent);
    reader->noteless = noteless;
    return inlines;
}

static struct inline_node *convert_link(struct reader *reader, cmark_node *node, enum inline_kind kind) {
    struct str target = str_trim(str_of(cmark_node_get_url(node)));
    bool allowed = kind == INLINE_IMAGE ? link_is_relative(target) : link_allowed(target);
    if (!allowed) {
        warn_about_link(reader, node, target);
        return convert_inlines(reader, node);
    }
    struct inline_node *link = inline_new(reader->arena, kind, span_of(reader, node));
    bool markless = reader->markless;
    reader->markless = markless || kind == INLINE_IMAGE;
    link->target = markdown_marks_clean(reader->arena, str_copy(reader->arena, target), true);
    link->title = clean(reader, cmark_node_get_title(node), true);
    link->first = convert_noteless(reader, node);
    reader->markless = markless;
    return link;
}

static struct inline_node *convert_leaf(struct reader *reader, cmark_node *node, enum inline_kind kind) {
    struct inline_node *leaf = inline_new(reader->arena, kind, span_of(reader, node));
    struct class_mark mark;
    if (kind == INLINE_TEXT) leaf->text = clean(reader, cmark_node_get_literal(node), false);
    if (kind == INLINE_TEXT) leaf->escaped = class_mark_next(leaf->text, 0, &mark);
    if (kind == INLINE_CODE) leaf->text = code_of(reader, node);
    if (kind == INLINE_CODE) leaf->span = locate_code(reader, node, leaf->text);
    if (kind == INLINE_TEXT) markdown_notes_check_text(reader->sink, reader->text, line_of(reader, node), leaf->text);
    if (kind == INLINE_TEXT) markdown_links_check_text(reader->sink, reader->text, line_of(reader, node), leaf->text);
    return leaf;
}

static struct inline_node *convert_wrapper(struct reader *reader, cmark_node *node, enum inline_kind kind) {
    struct inline_node *wrapper = inline_new(reader->arena, kind, span_of(reader, node));
    wrapper->first = convert_inlines(reader, node);
    return wrapper;
}

/* --- footnotes -----------------------------------------------------------------------------------------------------
 */

/* cmark puts the texts that are referred to behind everything else, in the order of their numbers. */
static void collect_notes(struct reader *reader, cmark_node *root) {
    size_t capacity = 0, note_capacity = 0, count = 0;
    for (cmark_node *node = cmark_node_first_child(root); node; node = cmark_node_next(node)) {
        if (cmark_node_get_type(node) != CMARK_NODE_FOOTNOTE_DEFINITION) continue;
        ARENA_PUSH(reader->arena, reader->note_nodes, count, capacity) = node;
        ARENA_PUSH(reader->arena, reader->notes, reader->note_count, note_capacity) =
            (struct markdown_note){.line = line_of(reader, node)};
    }
    markdown_notes_check(reader->sink, reader->text, reader->notes, reader->note_count);
}

static void warn_about_note(struct reader *reader, cmark_node *node, const char *what) {
    struct diagnostic *d = diagnose(reader->sink, SEVERITY_WARNING, CODE_M05, span_of(reader, node), "{0}", what);
    diagnose_help(reader->sink, d, "write it as a part of the text");
}

/* Paragraphs become lines of one text; nothing else has room at the foot of a page. */
static void read_note(struct reader *reader, cmark_node *definition, struct markdown_note *note) {
    struct inline_list list = {0};
    size_t code_line = reader->code_line, code_offset = reader->code_offset;
    note->read = true;
    for (cmark_node *node = cmark_node_first_child(definition); node; node = cmark_node_next(node)) {
        if (cmark_node_get_type(node) != CMARK_NODE_PARAGRAPH) {
            warn_about_note(reader, node, "a footnote is made of paragraphs only; this is left out");
            continue;
        }
        if (list.first) inline_append(&list, inline_new(reader->arena, INLINE_BREAK, span_of(reader, node)));
        inline_append(&list, convert_noteless(reader, node));
    }
    note->inlines = list.first;
    reader->code_line = code_line;
    reader->code_offset = code_offset;
}

static struct inline_node *convert_note(struct reader *reader, cmark_node *node) {
    uint64_t number = strtoull(cmark_node_get_literal(node), NULL, 10);
    if (!number || number > reader->note_count) return NULL;
    if (reader->noteless) {
        warn_about_note(reader, node, "no footnote can stand in a link, a table's head or another footnote");
        return NULL;
    }
    struct markdown_note *note = &reader->notes[number - 1];
    bool too_many = number > MOST_NOTES || note->references == MOST_NOTE_REFERENCES;
    if (too_many)
        diagnose(reader->sink, SEVERITY_ERROR, CODE_M04, span_of(reader, node),
                 "more than {0} footnotes in a text, or {1} references to one", MOST_NOTES, MOST_NOTE_REFERENCES);
    if (too_many || !markdown_note_allowed(reader->sink, reader->text, line_of(reader, node), note->line)) return NULL;
    if (!note->read) read_note(reader, reader->note_nodes[number - 1], note);
    note->references++;
    if (!note->inlines) return NULL;
    struct inline_node *reference =
        inline_new(reader->arena, INLINE_NOTE, markdown_line_span(reader->text, note->line));
    reference->first = note->inlines;
    return reference;
}

/* "<<Name>>": a place of a template, of which cmark made a tag between two signs. */
static bool is_placeholder(cmark_node *node) {
    cmark_node *before = cmark_node_previous(node), *behind = cmark_node_next(node);
    bool signs = before && behind && cmark_node_get_type(before) == CMARK_NODE_TEXT &&
                 cmark_node_get_type(behind) == CMARK_NODE_TEXT;
    return signs && str_ends(str_of(cmark_node_get_literal(before)), STR("<")) &&
           str_starts(str_of(cmark_node_get_literal(behind)), STR(">"));
}

/* "<br>", "<BR/>": the only line end that a cell can have. */
static bool is_break(cmark_node *node) {
    struct str html = str_of(cmark_node_get_literal(node));
    if (html.size < 4 || html.data[0] != '<' || (html.data[1] | 32) != 'b' || (html.data[2] | 32) != 'r') return false;
    for (html = str_skip(html, 3); html.size && strchr(" /", html.data[0]);) html = str_skip(html, 1);
    return str_equal_c(html, ">");
}

/* NULL when nothing is left of it; more than one node when a link's text is all that is kept. */
static struct inline_node *convert_inline(struct reader *reader, cmark_node *node) {
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_TEXT) return convert_leaf(reader, node, INLINE_TEXT);
    if (type == CMARK_NODE_SOFTBREAK) return convert_leaf(reader, node, INLINE_SPACE);
    if (type == CMARK_NODE_LINEBREAK) return convert_leaf(reader, node, INLINE_BREAK);
    if (type == CMARK_NODE_CODE) return convert_leaf(reader, node, INLINE_CODE);
    if (type == CMARK_NODE_EMPH) return convert_wrapper(reader, node, INLINE_EMPHASIS);
    if (type == CMARK_NODE_STRONG) return convert_wrapper(reader, node, INLINE_STRONG);
    if (type == CMARK_NODE_STRIKETHROUGH) return convert_wrapper(reader, node, INLINE_STRIKE);
    if (type == CMARK_NODE_LINK) return convert_link(reader, node, INLINE_LINK);
    if (type == CMARK_NODE_IMAGE) return convert_link(reader, node, INLINE_IMAGE);
    if (type == CMARK_NODE_FOOTNOTE_REFERENCE) return convert_note(reader, node);
    if (type == CMARK_NODE_HTML_INLINE && is_placeholder(node)) return convert_leaf(reader, node, INLINE_TEXT);
    if (type == CMARK_NODE_HTML_INLINE && reader->in_cell && is_break(node))
        return convert_leaf(reader, node, INLINE_BREAK);
    if (type == CMARK_NODE_HTML_INLINE) warn_about_html(reader, node);
    return NULL;
}

static struct inline_node *convert_inlines(struct reader *reader, cmark_node *parent) {
    struct inline_list list = {0};
    if (!go_deeper(reader, parent)) return NULL;
    for (cmark_node *node = cmark_node_first_child(parent); node; node = cmark_node_next(node)) {
        struct inline_node *converted = convert_inline(reader, node);
        if (converted) inline_append(&list, converted);
    }
    reader->depth--;
    return markdown_marks_group(reader->arena, reader->text, list.first, !reader->markless);
}

static struct str raw_text(struct reader *reader, cmark_node *node) {
    int end_line = cmark_node_get_end_line(node), column = cmark_node_get_start_column(node);
    size_t first = line_of(reader, node);
    struct markdown_extent extent = {.first = first,
                                     .last = end_line > (int)first ? (size_t)end_line - 1 : first,
                                     .offset = column > 0 ? (size_t)column - 1 : 0,
                                     .quotes = reader->quotes,
                                     .heading = cmark_node_get_type(node) == CMARK_NODE_HEADING};
    return markdown_raw(reader->arena, reader->text, extent);
}

/* --- blocks --------------------------------------------------------------------------------------------------------
 */

static struct block *convert_blocks(struct reader *reader, cmark_node *parent);

static struct block *new_block(struct reader *reader, enum block_kind kind, cmark_node *node) {
    return block_new(reader->arena, kind, span_of(reader, node));
}

static struct block *convert_paragraph(struct reader *reader, cmark_node *node) {
    struct inline_node *inlines = convert_inlines(reader, node);
    if (!inlines) return NULL;
    struct block *block = new_block(reader, BLOCK_PARAGRAPH, node);
    block->inlines = inlines;
    block->source = raw_text(reader, node);
    if (inlines->kind != INLINE_IMAGE || inlines->next) return block;
    block->kind = BLOCK_IMAGE;
    block->info = inlines->target;
    block->text = inline_plain(reader->arena, inlines->first);
    block->inlines = inlines->title.size ? inline_text(reader->arena, inlines->title, block->span) : NULL;
    return block;
}

static struct block *convert_code(struct reader *reader, cmark_node *node) {
    struct block *block = new_block(reader, BLOCK_CODE, node);
    struct str first = {0}, rest = block->text = code_of(reader, node);
    block->info = str_copy(reader->arena, str_trim(str_of(cmark_node_get_fence_info(node))));
    int length, offset;
    char character;
    bool fenced = cmark_node_get_fenced(node, &length, &offset, &character);
    size_t line = line_of(reader, node) + fenced;
    /* How far the text is indented shows where it ends like its line. */
    while (str_cut(&rest, '\n', &first) && str_empty(str_trim(first))) line++;
    struct str whole = line < reader->text->line_count ? reader->text->lines[line] : first;
    size_t indentation = str_ends(whole, first) ? str_code_points(str_slice(whole, 0, whole.size - first.size)) : 0;
    block->text_line = reader->text->origin.line + (uint32_t)(line_of(reader, node) + fenced);
    block->text_column = reader->text->origin.column + (uint32_t)indentation;
    return block;
}

static void take_numbers(const struct reader *reader, cmark_node *node, struct block *list) {
    cmark_node *from = cmark_node_first_child(node);
    for (struct block *item = list->first; item && from; item = item->next, from = cmark_node_next(from)) {
        size_t line = line_of(reader, from);
        struct str text = line < reader->text->line_count ? reader->text->lines[line] : (struct str){0};
        item->start = markdown_number(text, cmark_node_get_start_column(from));
    }
    markdown_numbers_keep(list);
}

static struct block *convert_list(struct reader *reader, cmark_node *node) {
    struct block *list = new_block(reader, BLOCK_LIST, node);
    bool numbered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    list->list_style = numbered ? LIST_NUMBERS : LIST_BULLETS;
    list->start = numbered ? cmark_node_get_list_start(node) : 0;
    list->tight = cmark_node_get_list_tight(node);
    list->first = convert_blocks(reader, node);
    for (const struct block *item = list->first; item; item = item->next)
        if (item->check != CHECK_NONE) list->list_style = LIST_CHECKS;
    if (list->list_style == LIST_NUMBERS) take_numbers(reader, node, list);
    return list;
}

static struct block *convert_item(struct reader *reader, cmark_node *node) {
    struct block *item = new_block(reader, BLOCK_ITEM, node);
    if (strcmp(cmark_node_get_type_string(node), "tasklist") == 0)
        item->check = cmark_gfm_extensions_get_tasklist_item_checked(node) ? CHECK_DONE : CHECK_OPEN;
    item->first = convert_blocks(reader, node);
    return item;
}

static struct block *convert_quote(struct reader *reader, cmark_node *node) {
    struct block *quote = new_block(reader, BLOCK_QUOTE, node);
    reader->quotes++;
    quote->first = convert_blocks(reader, node);
    reader->quotes--;
    return quote;
}

static enum align align_of(uint8_t letter) {
    if (letter == 'c') return ALIGN_CENTER;
    return letter == 'r' ? ALIGN_END : ALIGN_START;
}

static void convert_header(struct reader *reader, cmark_node *row, struct table *table) {
    cmark_node *cell = cmark_node_first_child(row);
    for (size_t i = 0; cell && i < table->column_count; i++, cell = cmark_node_next(cell)) {
        table->columns[i].heading = convert_noteless(reader, cell);
        table->headed = table->headed || table->columns[i].heading;
    }
}

static void convert_row(struct reader *reader, cmark_node *node, const struct table *table, struct row *row) {
    *row = (struct row){.kind = ROW_BODY, .cells = NEW_ARRAY(reader->arena, struct cell, table->column_count)};
    cmark_node *cell = cmark_node_first_child(node);
    markdown_table_check_row(reader->sink, reader->text, line_of(reader, node), table, row);
    reader->in_cell = true;
    for (size_t i = 0; cell && i < table->column_count; i++, cell = cmark_node_next(cell)) {
        struct inline_node *inlines = convert_inlines(reader, cell);
        if (inlines) row->cells[i].blocks = block_paragraph(reader->arena, inlines, span_of(reader, node));
    }
    reader->in_cell = false;
}

static struct block *convert_table(struct reader *reader, cmark_node *node) {
    struct table *table = NEW(reader->arena, struct table);
    *table = (struct table){.column_count = cmark_gfm_extensions_get_table_columns(node)};
    table->columns = NEW_ARRAY(reader->arena, struct column, table->column_count);
    const uint8_t *aligns = cmark_gfm_extensions_get_table_alignments(node);
    for (size_t i = 0; i < table->column_count; i++) table->columns[i].align = align_of(aligns[i]);
    size_t capacity = 0;
    for (cmark_node *row = cmark_node_first_child(node); row; row = cmark_node_next(row)) {
        if (cmark_gfm_extensions_get_table_row_is_header(row)) convert_header(reader, row, table);
        else convert_row(reader, row, table, &ARENA_PUSH(reader->arena, table->rows, table->row_count, capacity));
    }
    struct block *block = new_block(reader, BLOCK_TABLE, node);
    block->table = table;
    return block;
}

/* "#" alone, or one of which nothing is left. What stands below it goes on from what is above. */
static struct block *report_empty(struct reader *reader, const struct block *heading) {
    struct diagnostic *d =
        diagnose(reader->sink, SEVERITY_WARNING, CODE_M07, heading->span, "a heading without a text is left out");
    diagnose_help(reader->sink, d, "write what the section is called, or take the line out");
    return NULL;
}

/* Inside a list or quote a heading cannot have a section around what follows it: it becomes a bold paragraph. */
static struct block *convert_heading(struct reader *reader, cmark_node *node) {
    bool section = cmark_node_get_type(cmark_node_parent(node)) == CMARK_NODE_DOCUMENT;
    struct block *block = new_block(reader, section ? BLOCK_SECTION : BLOCK_PARAGRAPH, node);
    block->inlines = section ? convert_inlines(reader, node) : convert_wrapper(reader, node, INLINE_STRONG);
    block->source = raw_text(reader, node);
    block->level = section ? cmark_node_get_heading_level(node) : 0;
    ARENA_PUSH(reader->arena, reader->headings, reader->heading_count, reader->heading_capacity) =
        (struct markdown_heading){text_slug(reader->arena, inline_plain(reader->arena, block->inlines)), block,
                                  reader->heading_count};
    return (section ? block->inlines : block->inlines->first) ? block : report_empty(reader, block);
}

/* NULL when nothing is left of it. */
static struct block *convert_block(struct reader *reader, cmark_node *node) {
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_PARAGRAPH) return convert_paragraph(reader, node);
    if (type == CMARK_NODE_HEADING) return convert_heading(reader, node);
    if (type == CMARK_NODE_LIST) return convert_list(reader, node);
    if (type == CMARK_NODE_ITEM) return convert_item(reader, node);
    if (type == CMARK_NODE_BLOCK_QUOTE) return convert_quote(reader, node);
    if (type == CMARK_NODE_CODE_BLOCK) return convert_code(reader, node);
    if (type == CMARK_NODE_THEMATIC_BREAK) return new_block(reader, BLOCK_RULE, node);
    if (type == CMARK_NODE_TABLE) return convert_table(reader, node);
    if (type == CMARK_NODE_HTML_BLOCK) warn_about_html(reader, node);
    return NULL;
}

static struct division_mark *mark_at(const struct reader *reader, cmark_node *node) {
    bool html = cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK;
    return html ? markdown_marks_block(reader->text, str_of(cmark_node_get_literal(node))) : NULL;
}

/* Whether a paragraph is the rest of the table before it. */
static bool continue_table(struct reader *reader, const struct block *before, cmark_node *node) {
    if (!before || before->kind != BLOCK_TABLE || cmark_node_get_type(node) != CMARK_NODE_PARAGRAPH) return false;
    size_t first = line_of(reader, node), end = (size_t)cmark_node_get_end_line(node);
    if (end <= first || !markdown_table_goes_on(reader->text, first, end - 1, before->table)) return false;
    markdown_table_add_rows(reader->arena, reader->sink, reader->text, first, end - 1, before->table);
    markdown_marks_again(reader->text, first, end - 1);
    return true;
}

/* Blocks one after the other, headings with their sections around what follows them. */
static struct block *convert_blocks(struct reader *reader, cmark_node *parent) {
    struct outline outline = outline_start(reader->arena, reader->sink, reader->text);
    struct block *before = NULL;
    if (!go_deeper(reader, parent)) return NULL;
    for (cmark_node *node = cmark_node_first_child(parent); node; node = cmark_node_next(node)) {
        if (continue_table(reader, before, node)) continue;
        struct division_mark *mark = mark_at(reader, node);
        struct block *block = mark ? NULL : convert_block(reader, node);
        if (mark) outline_mark(&outline, mark);
        if (mark) mark->seen = true;
        if (block) outline_add(&outline, block);
        before = block;
    }
    reader->depth--;
    return outline_finish(&outline);
}

/* --- the two ways in -----------------------------------------------------------------------------------------------
 */

struct block *markdown_read(struct arena *arena, struct diagnostics *sink, struct str text, struct span origin) {
    struct markdown_text prepared;
    if (!markdown_prepare(arena, sink, text, origin, &prepared)) return NULL;
    struct reader reader = {.arena = arena, .sink = sink, .text = &prepared};
    cmark_node *root = parse(prepared.prepared);
    collect_notes(&reader, root);
    struct block *blocks = convert_blocks(&reader, root);
    markdown_slugs_number(arena, reader.headings, reader.heading_count);
    markdown_marks_check(sink, &prepared);
    cmark_node_free(root);
    return blocks;
}

/* A heading is the one block that holds inlines only, whatever they start with: "1. Half-year", "- 5 %". */
static struct str as_heading(struct arena *arena, struct str text) {
    char *line = NEW_ARRAY(arena, char, text.size + 4);
    size_t size = 0;
    line[size++] = '#', line[size++] = ' ';
    for (size_t i = 0; i < text.size; i++)
        line[size++] = text.data[i] == '\n' || text.data[i] == '\r' ? ' ' : text.data[i];
    line[size++] = ' ', line[size++] = '#';
    return (struct str){line, size};
}

static struct inline_node *read_inlines(struct arena *arena, struct diagnostics *sink, struct str text,
                                        struct span origin, bool in_cell) {
    struct markdown_text prepared;
    if (!markdown_prepare(arena, sink, as_heading(arena, text), origin, &prepared)) return NULL;
    /* The two characters put before it are not in the file. */
    if (prepared.line_count) prepared.lines[0] = str_slice(prepared.lines[0], 2, prepared.lines[0].size - 2);
    struct reader reader = {.arena = arena, .sink = sink, .text = &prepared, .in_cell = in_cell};
    cmark_node *root = parse(prepared.prepared);
    cmark_node *heading = cmark_node_first_child(root);
    collect_notes(&reader, root);
    struct inline_node *inlines = heading ? convert_inlines(&reader, heading) : NULL;
    markdown_marks_check(sink, &prepared);
    cmark_node_free(root);
    return inlines;
}

struct inline_node *markdown_inlines(struct arena *arena, struct diagnostics *sink, struct str text,
                                     struct span origin) {
    return read_inlines(arena, sink, text, origin, false);
}

struct inline_node *markdown_cell(struct arena *arena, struct diagnostics *sink, struct str text, struct span origin) {
    return read_inlines(arena, sink, text, origin, true);
}
