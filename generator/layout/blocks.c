/* Blocks of running text: sections, paragraphs, lists, quotes, code, notices; the others are sent to their files. */
#include "layout/setter.h"

#include "base/arena.h"
#include "base/budget.h"
#include "base/buffer.h"
#include "base/limits.h"
#include "layout/lines.h"
#include "layout/shape.h"
#include "tree/code.h"

enum { TIGHT_ITEM = 180, TAB = 4 };
enum { WHOLE_LIST = 7 }; /* lines: a list that is no higher never splits */

struct setter setter_cell(const struct setter *setter, struct galley *galley, millipoints width) {
    *galley = galley_new(setter->job->galleys);
    struct setter inner = *setter;
    inner.galley = galley;
    inner.frame = NULL;
    inner.x = 0;
    inner.width = width;
    inner.ragged = true;
    return inner;
}

struct setter setter_indent(const struct setter *setter, millipoints left, millipoints right) {
    struct setter inner = *setter;
    if (setter->width - left - right < NARROWEST) return inner;
    inner.x += left;
    inner.width -= left + right;
    return inner;
}

void setter_role(struct setter *setter, enum text_role role) {
    setter->role = role;
    setter->style = scale_text(setter->job->theme, role);
    setter->after = scale_after(setter->job->theme, role);
}

static millipoints length(const struct setter *setter, int thousandths) {
    return scale_length(setter->job->theme, thousandths);
}

static struct element *child(const struct setter *setter, enum element_kind kind) {
    return element_new(setter->job->pages, setter->element, kind);
}

void job_missing(struct job *job, const uint32_t *missing, size_t count, struct span span) {
    for (size_t i = 0; i < count; i++) {
        bool known = false;
        for (size_t j = 0; j < job->missing_count && !known; j++) known = job->missing[j] == missing[i];
        if (known) continue;
        ARENA_PUSH(job->galleys, job->missing, job->missing_count, job->missing_capacity) = missing[i];
        char bytes[4];
        struct str character = {bytes, str_encode(missing[i], bytes)};
        struct diagnostic *d =
            diagnose(job->sink, SEVERITY_WARNING, CODE_G02, span, "no face has the character “{0}” ({1})", character,
                     str_format(job->galleys, "U+%04X", missing[i]));
        diagnose_help(job->sink, d, "replace it, or name a fallback family in the theme that has it");
    }
}

/* ---- paragraphs ---- */

static void set_lines(const struct setter *setter, const struct inline_node *inlines, unsigned flags,
                      struct element *element) {
    struct job *job = setter->job;
    struct arena_mark mark = arena_mark(job->scratch);
    struct item *last = setter->galley->last;
    struct paragraph *paragraph = paragraph_new(job, inlines, setter->style, flags, setter->span);
    lines_set(setter, paragraph, element);
    /* “As follows:” stays with what follows. */
    if (str_ends(paragraph->text, STR(":")) && setter->galley->last != last) setter->galley->last->keep = true;
    arena_rewind(job->scratch, mark);
}

void paragraph_set(const struct setter *setter, const struct inline_node *inlines, enum element_kind kind) {
    set_lines(setter, inlines, 0, child(setter, kind));
    galley_space(setter->galley, setter->after);
}

struct element *text_set(const struct setter *setter, struct str text, enum element_kind kind) {
    struct inline_node node = {.kind = INLINE_TEXT, .text = text};
    struct element *element = child(setter, kind);
    set_lines(setter, &node, 0, element);
    galley_space(setter->galley, setter->after);
    return element;
}

static bool is_lone_image(const struct inline_node *inlines) {
    return inlines && inlines->kind == INLINE_IMAGE && inlines->image && !inlines->next;
}

static void set_paragraph(const struct setter *setter, const struct block *block) {
    if (is_lone_image(block->inlines)) {
        struct block image = {.kind = BLOCK_IMAGE,
                              .span = block->span,
                              .image = block->inlines->image,
                              .text = inline_plain(setter->job->arena, block->inlines->first)};
        image_set(setter, &image);
    } else {
        paragraph_set(setter, block->inlines, ELEMENT_P);
    }
}

static void set_section(const struct setter *setter, const struct block *section) {
    const struct theme *theme = setter->job->theme;
    int level = section->level < 1 ? 1 : section->level > 6 ? 6 : section->level;
    struct setter inner = *setter, heading;
    inner.element = child(setter, ELEMENT_SECT);
    heading = inner;
    setter_role(&heading, (enum text_role)(ROLE_H1 + level - 1));
    heading.ragged = heading.balanced = true;
    struct galley *galley = setter->galley;
    struct item *last = galley->last;
    galley_space(galley, scale_before(theme, heading.role));
    galley->new_page = galley->new_page || section->break_before;
    galley->section = section;
    paragraph_set(&heading, section->inlines, element_heading(level));
    galley_keep(galley, last);
    galley_settle(galley, heading.after);
    blocks_set(&inner, section->first);
}

/* ---- lists ---- */

static struct str label_text(const struct setter *setter, const struct block *list, const struct block *item,
                             int number) {
    static const struct str bullets[] = {STR_INIT("•"), STR_INIT("–"), STR_INIT("·")};
    if (item->alert) return STR("!"); /* not by colour alone */
    switch (list->list_style) {
    case LIST_BULLETS: break;
    case LIST_NUMBERS: return str_format(setter->job->arena, "%d.", number);
    case LIST_CHECKS:
        if (item->check == CHECK_OPEN) return STR("☐");
        if (item->check == CHECK_DONE) return STR("☑");
        break;
    }
    return bullets[setter->list_depth < 3 ? setter->list_depth : 2];
}

/* The label waits in the galley for the first line of its item. Numbers end at one place, bullets begin at one. */
static void set_label(const struct setter *setter, struct str text, bool numbered, bool alert, millipoints indent,
                      struct element *element) {
    struct job *job = setter->job;
    struct text_style style = setter->style;
    style.features |= SHAPE_TABULAR;
    if (alert) style.colour = COLOUR_ALERT;
    struct strip carrier = {0};
    millipoints gap = style.size / 2, start = setter->x + style.size * 3 / 10;
    if (numbered) start = setter->x + indent - gap - label_width(job, text, &style);
    label_set(job, setter->galley, &carrier, text, &style, start, 0, element);
    if (!carrier.piece_count) return;
    setter->galley->label = carrier.pieces[0];
    setter->galley->label_baseline = text_baseline(job, &style);
    setter->galley->labelled = true;
}

static millipoints list_indent(const struct setter *setter, const struct block *list) {
    millipoints indent = (millipoints)((int64_t)setter->style.size * SPACE_LIST_INDENT / 1000);
    if (list->list_style != LIST_NUMBERS) return indent;
    int number = list->start - 1, largest = list->start;
    for (const struct block *item = list->first; item; item = item->next) {
        number = block_item_number(item, number + 1);
        if (number > largest) largest = number;
    }
    struct text_style style = setter->style;
    style.features |= SHAPE_TABULAR;
    millipoints widest = label_width(setter->job, str_format(setter->job->arena, "%d.", largest), &style);
    millipoints needed = widest + style.size * 3 / 4;
    return needed > indent ? needed : indent;
}

/* In a column too narrow for an indent the label gets a line of its own. */
static void set_label_above(const struct setter *setter, struct str text, struct element *element) {
    struct setter above = *setter;
    above.element = element;
    above.after = 0;
    text_set(&above, text, ELEMENT_P);
    setter->galley->last->keep = true;
}

static void set_list(const struct setter *setter, const struct block *list) {
    millipoints indent = list_indent(setter, list);
    struct element *element = child(setter, ELEMENT_L);
    if (element) element->numbered = list->list_style == LIST_NUMBERS;
    millipoints between = length(setter, list->tight ? TIGHT_ITEM : SPACE_ITEM * 2);
    struct item *last = setter->galley->last;
    int number = list->start - 1;
    for (const struct block *item = list->first; item; item = item->next) {
        number = block_item_number(item, number + 1);
        struct element *entry = element_new(setter->job->pages, element, ELEMENT_LI);
        struct element *label = element_new(setter->job->pages, entry, ELEMENT_LBL);
        struct setter inner = setter_indent(setter, indent, 0);
        inner.element = element_new(setter->job->pages, entry, ELEMENT_LBODY);
        inner.after = between;
        inner.list_depth++;
        inner.depth++;
        struct str text = label_text(setter, list, item, number);
        if (inner.x > setter->x) set_label(setter, text, list->list_style == LIST_NUMBERS, item->alert, indent, label);
        else set_label_above(setter, text, label);
        if (item->inlines) paragraph_set(&inner, item->inlines, ELEMENT_P);
        blocks_set(&inner, item->first);
        if (setter->galley->labelled) /* nothing stands beside it: an empty item, an empty table */
            galley_strip(setter->galley, setter->frame, setter->style.leading,
                         text_baseline(setter->job, &setter->style));
        galley_space(setter->galley, between);
    }
    galley_keep_ends(setter->galley, last, WHOLE_LIST * setter->style.leading, 2);
    galley_space(setter->galley, setter->after);
}

/* ---- boxes ---- */

static struct setter open_frame(const struct setter *setter, struct frame fields, millipoints left, millipoints right) {
    struct frame *frame = NEW(setter->job->galleys, struct frame);
    *frame = fields;
    frame->outer = setter->frame;
    frame->depth = setter->frame ? setter->frame->depth + 1 : 0;
    frame->x = setter->x;
    frame->width = setter->width;
    struct setter inner = setter_indent(setter, left, right);
    inner.frame = frame;
    return inner;
}

static void set_quote(const struct setter *setter, const struct block *quote) {
    struct frame bar = {.bar = length(setter, SPACE_BAR), .bar_colour = COLOUR_RULE};
    struct setter inner = open_frame(setter, bar, length(setter, SPACE_QUOTE_INDENT), 0);
    setter_role(&inner, ROLE_QUOTE);
    inner.element = child(setter, ELEMENT_QUOTE);
    blocks_set(&inner, quote->first);
    galley_space(setter->galley, setter->after);
}

static void set_notice(const struct setter *setter, const struct block *notice) {
    struct frame box = {.fill = COLOUR_SURFACE,
                        .bar = length(setter, SPACE_BAR),
                        .bar_colour = notice->alert ? COLOUR_ALERT : COLOUR_ACCENT,
                        .padding = length(setter, SPACE_BOX * 8 / 10)};
    galley_space(setter->galley, length(setter, SPACE_BLOCK));
    struct setter inner = open_frame(setter, box, length(setter, SPACE_QUOTE_INDENT), length(setter, SPACE_BOX));
    inner.element = child(setter, ELEMENT_NOTE);
    if (!str_empty(notice->text)) {
        struct setter label = inner;
        setter_role(&label, ROLE_NOTICE_LABEL);
        if (notice->alert) label.style.colour = COLOUR_ALERT;
        struct item *last = setter->galley->last;
        text_set(&label, notice->text, ELEMENT_P);
        galley_keep(setter->galley, last);
    }
    setter_role(&inner, ROLE_NOTICE);
    if (notice->inlines) paragraph_set(&inner, notice->inlines, ELEMENT_P);
    blocks_set(&inner, notice->first);
    galley_space(setter->galley, length(setter, SPACE_BLOCK));
}

/* Tabs become spaces up to the next fourth column. */
static struct str expand_tabs(struct arena *arena, struct str line) {
    if (!str_find(line, STR("\t"), NULL)) return line;
    struct buffer out = {0};
    size_t column = 0;
    while (line.size) {
        uint32_t c = str_next(&line);
        if (c != '\t') {
            buffer_code_point(&out, c);
            column++;
            continue;
        }
        do buffer_char(&out, ' ');
        while (++column % TAB);
    }
    struct str expanded = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return expanded;
}

/* A line that goes on is set in below what it begins with. */
static millipoints hanging_of(const struct setter *setter, struct str line) {
    enum { FURTHER = 4 };
    size_t indentation = 0;
    while (indentation < line.size && line.data[indentation] == ' ') indentation++;
    struct text_style style = setter->style;
    int64_t wanted = (int64_t)(indentation + FURTHER) * label_width(setter->job, STR("0"), &style);
    return wanted > setter->width / 3 ? setter->width / 3 : (millipoints)wanted;
}

/* *asked: the line before was typed. It stays with its answer. */
static void set_code_line(const struct setter *setter, const struct code_head *head, struct str line,
                          struct element *element, bool *asked) {
    struct setter inner = *setter;
    struct str typed;
    struct inline_node text = {.kind = INLINE_TEXT, .text = expand_tabs(setter->job->scratch, line)};
    struct inline_node strong = {.kind = INLINE_STRONG, .first = &text};
    bool is_typed = code_is_typed(head, line, &typed);
    if (*asked && !is_typed) setter->galley->last->keep = true;
    *asked = is_typed;
    inner.hanging = hanging_of(setter, text.text);
    set_lines(&inner, is_typed ? &strong : &text, PARAGRAPH_VERBATIM, element);
}

/* The name of the file that the code is, which stays with its first line. */
static void set_code_file(const struct setter *setter, struct str file) {
    struct setter inner = *setter;
    setter_role(&inner, ROLE_LABEL);
    struct inline_node node = {.kind = INLINE_TEXT, .text = file};
    set_lines(&inner, &node, 0, child(setter, ELEMENT_P));
    setter->galley->last->keep = true;
    galley_space(setter->galley, length(setter, SPACE_PARAGRAPH / 2));
}

enum { WHOLE_CODE = 10 }; /* lines that stay together: a command and its answer */

static void set_code(const struct setter *setter, const struct block *code) {
    struct frame box = {.fill = COLOUR_SURFACE, .padding = length(setter, SPACE_BOX * 7 / 10), .radius = 2 * POINT};
    millipoints side = length(setter, SPACE_BOX);
    struct code_head head = code_head(code->info);
    galley_space(setter->galley, length(setter, SPACE_PARAGRAPH * 3 / 2));
    struct setter inner = open_frame(setter, box, side, side);
    if (head.file.size) set_code_file(&inner, head.file);
    setter_role(&inner, ROLE_CODE);
    inner.ragged = true;
    inner.element = child(setter, ELEMENT_P);
    struct element *element = child(&inner, ELEMENT_CODE);
    struct str rest = code->text, line;
    if (str_ends(rest, STR("\n"))) rest.size--;
    struct item *before = setter->galley->last;
    bool asked = false;
    while (str_cut(&rest, '\n', &line)) {
        if (str_empty(line)) galley_strip(setter->galley, inner.frame, inner.style.leading, 0);
        else set_code_line(&inner, &head, line, element, &asked);
    }
    galley_keep_ends(setter->galley, before, WHOLE_CODE * inner.style.leading, 2);
    galley_space(setter->galley, length(setter, SPACE_PARAGRAPH * 3 / 2));
}

static void set_rule(const struct setter *setter) {
    galley_space(setter->galley, length(setter, SPACE_BLOCK));
    struct strip *strip = &galley_strip(setter->galley, setter->frame, STROKE_RULE, 0)->strip;
    strip_rectangle(setter->galley, strip, setter->x, 0, setter->width, STROKE_RULE, COLOUR_RULE);
    galley_space(setter->galley, length(setter, SPACE_BLOCK));
}

/* ---- every kind ---- */

static void set_block(const struct setter *setter, const struct block *block) {
    switch (block->kind) {
    case BLOCK_SECTION: set_section(setter, block); break;
    case BLOCK_PARAGRAPH: set_paragraph(setter, block); break;
    case BLOCK_LIST: set_list(setter, block); break;
    case BLOCK_QUOTE: set_quote(setter, block); break;
    case BLOCK_CODE: set_code(setter, block); break;
    case BLOCK_RULE: set_rule(setter); break;
    case BLOCK_TABLE: table_set(setter, block); break;
    case BLOCK_FACTS: facts_set(setter, block); break;
    case BLOCK_TILES: tiles_set(setter, block); break;
    case BLOCK_GRID: grid_set(setter, block); break;
    case BLOCK_FIGURE: figure_set(setter, block); break;
    case BLOCK_BESIDE: beside_set(setter, block); break;
    case BLOCK_IMAGE: image_set(setter, block); break;
    case BLOCK_NOTICE: set_notice(setter, block); break;
    case BLOCK_LINES: writing_lines_set(setter, block); break;
    case BLOCK_SIGNATURES: signatures_set(setter, block); break;
    case BLOCK_PAGE_BREAK: setter->galley->new_page = true; break;
    case BLOCK_ITEM:
    case BLOCK_FACT:
    case BLOCK_TILE:
    case BLOCK_CELL:
    case BLOCK_DIVISION: blocks_set(setter, block->first); break;
    }
}

void blocks_set(const struct setter *setter, const struct block *block) {
    struct setter inner = *setter;
    if (++inner.depth > LIMIT_DEPTH) {
        if (block)
            diagnose(setter->job->sink, SEVERITY_ERROR, CODE_G03, block->span,
                     "blocks are nested more than {0} deep; what lies deeper was left out", LIMIT_DEPTH);
        return;
    }
    for (; block && !budget_is_spent(setter->job->budget); block = block->next) {
        inner.span = block->span.source || block->span.line ? block->span : setter->span;
        set_block(&inner, block);
    }
}
