/* The structure tree: what each piece of the pages is, for reading aloud and for copying in order.
 *
 * While pages are written each stretch of marked content is noted with its element; at the end every element that has
 * content becomes an object whose kids are its marked content, its annotations and its child elements in the order in
 * which they first appear. Thousands of these objects make up much of a file: what PDF lets us leave out is left out.
 */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "write/pdf_internal.h"

/* A stretch of marked content, or an annotation. */
struct item {
    struct item *next; /* of the same element */
    size_t page, order;
    int mark;             /* its number on the page */
    HPDF_Dict annotation; /* NULL: marked content */
    unsigned owner;       /* the number of the object that lists it */
};

struct node {
    HPDF_Dict object;
    unsigned parent; /* the number of the object that lists it */
    struct item *first, *last;
    size_t order; /* of the first item in its subtree; 0: it has none */
    struct pdf_box box;
    size_t box_page;    /* from 1; 0: no box */
    bool scattered;     /* its box would reach over several pages */
    bool shown;         /* stands in the file, by itself or by its carrier */
    bool named;         /* has an /ID */
    struct str headers; /* of a cell: the ids of its heading cells */
};

struct marks {
    struct item **items;
    size_t count, capacity;
};

struct pdf_structure {
    struct node *nodes;  /* by element number */
    struct marks *pages; /* by page number */
    struct marks annotations;
    size_t order;
    HPDF_Dict scopes[2]; /* the attributes of nearly all heading cells: of a column, of a row */
};

const char *pdf_structure_type(enum element_kind kind) {
    static const char *const names[] = {
        [ELEMENT_DOCUMENT] = "Document",
        [ELEMENT_SECT] = "Sect",
        [ELEMENT_H1] = "H1",
        [ELEMENT_H2] = "H2",
        [ELEMENT_H3] = "H3",
        [ELEMENT_H4] = "H4",
        [ELEMENT_H5] = "H5",
        [ELEMENT_H6] = "H6",
        [ELEMENT_P] = "P",
        [ELEMENT_L] = "L",
        [ELEMENT_LI] = "LI",
        [ELEMENT_LBL] = "Lbl",
        [ELEMENT_LBODY] = "LBody",
        [ELEMENT_TABLE] = "Table",
        [ELEMENT_THEAD] = "THead",
        [ELEMENT_TBODY] = "TBody",
        [ELEMENT_TR] = "TR",
        [ELEMENT_TH] = "TH",
        [ELEMENT_TD] = "TD",
        [ELEMENT_FIGURE] = "Figure",
        [ELEMENT_CAPTION] = "Caption",
        [ELEMENT_LINK] = "Link",
        [ELEMENT_CODE] = "Code",
        [ELEMENT_QUOTE] = "BlockQuote",
        [ELEMENT_TOC] = "TOC",
        [ELEMENT_TOCI] = "TOCI",
        [ELEMENT_DIV] = "Div",
        [ELEMENT_NOTE] = "Note",
        [ELEMENT_SPAN] = "Span",
        [ELEMENT_REFERENCE] = "Reference",
    };
    return names[kind];
}

/* ---- while the pages are written ---- */

void pdf_structure_open(struct pdf *pdf) {
    struct pdf_structure *structure = NEW(pdf->arena, struct pdf_structure);
    structure->nodes = NEW_ARRAY(pdf->arena, struct node, pdf->pages->element_count);
    structure->pages = NEW_ARRAY(pdf->arena, struct marks, pdf->pages->count);
    pdf->structure = structure;
}

static struct node *node_of(const struct pdf *pdf, const struct element *element) {
    assert(element->number < pdf->pages->element_count);
    return &pdf->structure->nodes[element->number];
}

/* A paragraph that is all there is in a cell or in a part of a list says nothing. */
static bool is_wrapper(const struct element *element) {
    const struct element *parent = element->parent;
    if (element->kind != ELEMENT_P || element->language.size || !parent) return false;
    bool inside = parent->kind == ELEMENT_TH || parent->kind == ELEMENT_TD || parent->kind == ELEMENT_LBL ||
                  parent->kind == ELEMENT_LBODY;
    return inside && parent->first == element && !element->next;
}

const struct element *pdf_structure_carrier(const struct element *element) {
    return is_wrapper(element) ? element->parent : element;
}

static struct item *add_item(struct pdf *pdf, const struct element *carrier, struct marks *marks, struct item fields) {
    struct item *item = NEW(pdf->arena, struct item);
    struct node *node = node_of(pdf, carrier);
    *item = fields;
    item->order = ++pdf->structure->order;
    if (node->last) node->last->next = item;
    else node->first = item;
    node->last = item;
    for (const struct element *above = carrier; above && !node_of(pdf, above)->order; above = above->parent)
        node_of(pdf, above)->order = item->order;
    ARENA_PUSH(pdf->arena, marks->items, marks->count, marks->capacity) = item;
    return item;
}

int pdf_structure_mark(struct pdf *pdf, const struct element *carrier, size_t page) {
    struct marks *marks = &pdf->structure->pages[page];
    if (marks->count == PDF_ARRAY_LIMIT) return -1;
    return add_item(pdf, carrier, marks, (struct item){.page = page, .mark = (int)marks->count})->mark;
}

size_t pdf_structure_annotation(struct pdf *pdf, const struct element *element, size_t page, HPDF_Dict annotation) {
    struct marks *marks = &pdf->structure->annotations;
    const struct element *carrier = pdf_structure_carrier(element);
    add_item(pdf, carrier, marks, (struct item){.page = page, .annotation = annotation});
    return pdf->pages->count + marks->count - 1;
}

void pdf_structure_extend(struct pdf *pdf, const struct element *figure, size_t page, struct pdf_box box) {
    struct node *node = node_of(pdf, figure);
    if (!node->box_page) node->box = box;
    else if (node->box_page != page + 1) node->scattered = true;
    node->box_page = page + 1;
    if (box.left < node->box.left) node->box.left = box.left;
    if (box.top < node->box.top) node->box.top = box.top;
    if (box.right > node->box.right) node->box.right = box.right;
    if (box.bottom > node->box.bottom) node->box.bottom = box.bottom;
}

/* ---- the tree as it will stand in the file ---- */

/* The next element in reading order, parents before their children. */
static const struct element *element_after(const struct element *element) {
    if (element->first) return element->first;
    while (element && !element->next) element = element->parent;
    return element ? element->next : NULL;
}

/* Cells and rows stand without content too: else the columns of a table would shift. */
static bool is_kept(const struct pdf *pdf, const struct element *element) {
    return node_of(pdf, element)->order || element->kind == ELEMENT_TR || element->kind == ELEMENT_TH ||
           element->kind == ELEMENT_TD;
}

static bool has_object(const struct pdf *pdf, const struct element *element) {
    return node_of(pdf, element)->shown && !is_wrapper(element);
}

void pdf_structure_close(struct pdf *pdf) {
    for (const struct element *element = pdf->pages->root; element; element = element_after(element)) {
        const struct element *parent = element->parent;
        struct node *node = node_of(pdf, element);
        node->shown = !parent || (node_of(pdf, parent)->shown && is_kept(pdf, element));
        if (has_object(pdf, element)) node->object = pdf_object(pdf);
    }
}

static const struct element *skip_hidden(const struct pdf *pdf, const struct element *element) {
    while (element && !node_of(pdf, element)->shown) element = element->next;
    return element;
}

const struct element *pdf_structure_first(const struct pdf *pdf, const struct element *element) {
    const struct element *first = skip_hidden(pdf, element->first);
    return first && is_wrapper(first) ? skip_hidden(pdf, first->first) : first;
}

const struct element *pdf_structure_next(const struct pdf *pdf, const struct element *element) {
    return skip_hidden(pdf, element->next);
}

const struct element *pdf_structure_after(const struct pdf *pdf, const struct element *element) {
    do element = element_after(element);
    while (element && !has_object(pdf, element));
    return element;
}

static int digits_of(size_t number) {
    int digits = 1;
    while (number /= 10) digits++;
    return digits;
}

/* All ids are of the same length, so that the order of the elements is the order of their ids; with a letter, so that
 * nobody takes them for figures: the gate would. */
struct str pdf_structure_id(struct pdf *pdf, const struct element *element) {
    node_of(pdf, element)->named = true;
    return str_format(pdf->arena, "(e%0*zu)", digits_of(pdf->pages->element_count), element->number);
}

void pdf_structure_headers(struct pdf *pdf, const struct element *cell, struct str ids) {
    node_of(pdf, cell)->headers = ids;
}

/* ---- elements ---- */

/* One entry of an element's list of kids. */
struct kid {
    struct item *item;
    const struct element *element; /* when it is no item */
};

struct kids {
    struct kid *items;
    size_t count, capacity;
};

/* Items and child elements, each in their own order already, merged by where they first appear; a cell without any
 * content stays behind the one before it. */
static struct kids merge_kids(const struct pdf *pdf, const struct element *element) {
    struct kids kids = {0};
    struct item *item = node_of(pdf, element)->first;
    const struct element *child = pdf_structure_first(pdf, element);
    while (item || child) {
        bool child_first = child && (!item || node_of(pdf, child)->order < item->order);
        struct kid kid = child_first ? (struct kid){.element = child} : (struct kid){.item = item};
        ARENA_PUSH(pdf->arena, kids.items, kids.count, kids.capacity) = kid;
        if (child_first) child = pdf_structure_next(pdf, child);
        else item = item->next;
    }
    return kids;
}

static unsigned page_number(const struct pdf *pdf, size_t page) { return pdf_number(pdf->page_objects[page]); }

static void put_kid(const struct pdf *pdf, struct buffer *out, struct kid kid, unsigned owner, size_t page) {
    if (kid.element) {
        node_of(pdf, kid.element)->parent = owner;
        buffer_format(out, " %u 0 R", pdf_number(node_of(pdf, kid.element)->object));
        return;
    }
    struct item *item = kid.item;
    item->owner = owner;
    if (item->annotation) buffer_format(out, "<</Type/OBJR/Obj %u 0 R", pdf_number(item->annotation));
    else if (item->page == page) buffer_format(out, " %d", item->mark);
    else buffer_format(out, "<</Type/MCR/MCID %d", item->mark);
    if (item->annotation || item->page != page) {
        if (item->page != page) buffer_format(out, "/Pg %u 0 R", page_number(pdf, item->page));
        buffer_append_c(out, ">>");
    }
}

/* The kids, and the page on which those stand that name none themselves. */
static void put_kids(const struct pdf *pdf, struct buffer *out, const struct kid *kids, size_t count, unsigned owner) {
    size_t first = 0;
    while (first < count && !kids[first].item) first++;
    size_t page = first < count ? kids[first].item->page : 0;
    if (first < count) buffer_format(out, "/Pg %u 0 R", page_number(pdf, page));
    if (!count) return;
    buffer_append_c(out, count > 1 ? "/K[" : "/K");
    for (size_t i = 0; i < count; i++) put_kid(pdf, out, kids[i], owner, page);
    if (count > 1) buffer_char(out, ']');
}

/* More kids than an array may have are put into groups that mean nothing. */
static void put_groups(struct pdf *pdf, struct buffer *out, const struct kids *kids, unsigned owner) {
    struct buffer entries = {0};
    buffer_append_c(out, "/K [");
    for (size_t start = 0; start < kids->count; start += PDF_ARRAY_LIMIT) {
        size_t left = kids->count - start;
        HPDF_Dict group = pdf_object(pdf);
        buffer_clear(&entries);
        buffer_format(&entries, "/S/NonStruct/P %u 0 R", owner);
        put_kids(pdf, &entries, kids->items + start, left < PDF_ARRAY_LIMIT ? left : PDF_ARRAY_LIMIT,
                 pdf_number(group));
        pdf_object_set(pdf, group, &entries);
        buffer_format(out, " %u 0 R", pdf_number(group));
    }
    buffer_append_c(out, " ]\n");
    buffer_free(&entries);
}

/* ---- attributes ---- */

static const char *scope_of(const struct element *heading) { return heading->row_scope ? "Row" : "Column"; }

/* The scope of a heading cell that has no other attribute is an object that all of them share. */
static void put_scope(struct pdf *pdf, struct buffer *out, const struct element *heading) {
    HPDF_Dict *scope = &pdf->structure->scopes[heading->row_scope];
    if (!*scope) {
        struct buffer entries = {0};
        *scope = pdf_object(pdf);
        buffer_format(&entries, "/O/Table/Scope/%s\n", scope_of(heading));
        pdf_object_set(pdf, *scope, &entries);
        buffer_free(&entries);
    }
    buffer_format(out, "/A %u 0 R", pdf_number(*scope));
}

static void put_cell_attributes(struct pdf *pdf, struct buffer *out, const struct element *cell) {
    struct str headers = node_of(pdf, cell)->headers;
    bool heading = cell->kind == ELEMENT_TH, alone = cell->column_span < 2 && !headers.size;
    if (heading && alone) put_scope(pdf, out, cell);
    if (alone) return;
    buffer_append_c(out, "/A<</O/Table");
    if (heading) buffer_format(out, "/Scope/%s", scope_of(cell));
    if (cell->column_span > 1) buffer_format(out, "/ColSpan %d", cell->column_span);
    if (headers.size) buffer_format(out, "/Headers[%.*s]", STR_ARG(headers));
    buffer_append_c(out, ">>");
}

static bool stands_in_text(const struct element *figure) {
    enum element_kind around = figure->parent->kind;
    return (around >= ELEMENT_H1 && around <= ELEMENT_P) || around == ELEMENT_LINK || around == ELEMENT_SPAN;
}

static void put_figure_attributes(const struct pdf *pdf, struct buffer *out, const struct element *figure) {
    const struct node *node = node_of(pdf, figure);
    buffer_append_c(out, "/Alt ");
    pdf_put_text(out, figure->alternative);
    buffer_append_c(out, "/A<</O/Layout");
    if (!stands_in_text(figure)) buffer_append_c(out, "/Placement/Block");
    if (node->box_page && !node->scattered) {
        buffer_append_c(out, "/BBox ");
        pdf_put_box(out, &pdf->pages->items[node->box_page - 1], node->box);
    }
    buffer_append_c(out, ">>");
}

static void put_attributes(struct pdf *pdf, struct buffer *out, const struct element *element) {
    if (element->kind == ELEMENT_TH || element->kind == ELEMENT_TD) put_cell_attributes(pdf, out, element);
    if (element->kind == ELEMENT_FIGURE) put_figure_attributes(pdf, out, element);
    if (element->kind == ELEMENT_L && element->numbered) buffer_append_c(out, "/A<</O/List/ListNumbering/Decimal>>");
    if (element->language.size) buffer_format(out, "/Lang(%.*s)", STR_ARG(element->language));
    if (node_of(pdf, element)->named) buffer_format(out, "/ID%.*s", STR_ARG(pdf_structure_id(pdf, element)));
}

static void write_element(struct pdf *pdf, struct buffer *out, const struct element *element) {
    struct node *node = node_of(pdf, element);
    struct kids kids = merge_kids(pdf, element);
    buffer_clear(out);
    buffer_format(out, "/S/%s/P %u 0 R", pdf_structure_type(element->kind), node->parent);
    put_attributes(pdf, out, element);
    if (kids.count > PDF_ARRAY_LIMIT) put_groups(pdf, out, &kids, pdf_number(node->object));
    else put_kids(pdf, out, kids.items, kids.count, pdf_number(node->object));
    buffer_char(out, '\n');
    pdf_object_set(pdf, node->object, out);
}

static void write_elements(struct pdf *pdf) {
    struct buffer out = {0};
    for (const struct element *element = pdf->pages->root; element; element = pdf_structure_after(pdf, element)) {
        if (element->kind == ELEMENT_TABLE) pdf_headers_assign(pdf, element);
        if (element->kind == ELEMENT_NOTE) pdf_structure_id(pdf, element);
        write_element(pdf, &out, element);
    }
    buffer_free(&out);
}

/* ---- the way back: from marked content, annotations and ids to elements ---- */

static void put_owner(struct buffer *out, const struct item *item) {
    assert(item->owner); /* else its element hangs in no tree */
    buffer_format(out, "%u 0 R", item->owner);
}

static struct buffer *add_number(struct pdf_tree *tree, size_t number) {
    char key[24];
    snprintf(key, sizeof key, "%zu", number);
    return pdf_tree_add(tree, key);
}

/* The keys are those that pages and annotations carry: pages by their numbers, then annotations. */
static HPDF_Dict write_parent_tree(struct pdf *pdf) {
    const struct pdf_structure *structure = pdf->structure;
    struct pdf_tree tree = pdf_tree_begin(pdf, "Nums");
    for (size_t page = 0; page < pdf->pages->count; page++) {
        const struct marks *marks = &structure->pages[page];
        struct buffer *out = add_number(&tree, page);
        buffer_char(out, '[');
        for (size_t i = 0; i < marks->count; i++) {
            if (i) buffer_char(out, ' ');
            put_owner(out, marks->items[i]);
        }
        buffer_char(out, ']');
    }
    for (size_t i = 0; i < structure->annotations.count; i++)
        put_owner(add_number(&tree, pdf->pages->count + i), structure->annotations.items[i]);
    return pdf_tree_end(&tree);
}

/* NULL when no element has an id. */
static HPDF_Dict write_id_tree(struct pdf *pdf) {
    const struct element **named = NEW_ARRAY(pdf->arena, const struct element *, pdf->pages->element_count);
    size_t count = 0;
    for (const struct element *element = pdf->pages->root; element; element = pdf_structure_after(pdf, element))
        if (node_of(pdf, element)->named) named[element->number] = element, count++;
    if (!count) return NULL;
    struct pdf_tree tree = pdf_tree_begin(pdf, "Names");
    for (size_t i = 0; i < pdf->pages->element_count; i++) {
        if (!named[i]) continue;
        const char *key = str_terminated(pdf->arena, pdf_structure_id(pdf, named[i]));
        buffer_format(pdf_tree_add(&tree, key), "%u 0 R", pdf_number(node_of(pdf, named[i])->object));
    }
    return pdf_tree_end(&tree);
}

HPDF_Dict pdf_structure_write(struct pdf *pdf) {
    struct buffer out = {0};
    HPDF_Dict root = pdf_object(pdf);
    struct node *top = node_of(pdf, pdf->pages->root);
    top->parent = pdf_number(root);
    write_elements(pdf);
    HPDF_Dict parents = write_parent_tree(pdf), ids = write_id_tree(pdf);
    buffer_format(&out, "/Type/StructTreeRoot/K[%u 0 R]/ParentTree %u 0 R/ParentTreeNextKey %zu\n",
                  pdf_number(top->object), pdf_number(parents), pdf->pages->count + pdf->structure->annotations.count);
    if (ids) buffer_format(&out, "/IDTree %u 0 R\n", pdf_number(ids));
    pdf_object_set(pdf, root, &out);
    buffer_free(&out);
    return root;
}
