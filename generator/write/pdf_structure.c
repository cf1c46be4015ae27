/* The structure tree: what each piece of the pages is, for reading aloud and for copying in order.
 *
 * While pages are written each stretch of marked content is noted with its element; at the end every element becomes an
 * object whose kids are its marked content, its annotations and its child elements in the order in which they first
 * appear. */
#include <assert.h>
#include <stdlib.h>

#include "write/pdf_internal.h"

enum { NUMBERS_IN_LEAF = PDF_ARRAY_LIMIT / 2 };

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
    size_t box_page; /* from 1; 0: no box */
    bool scattered;  /* its box would reach over several pages */
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

static struct item *add_item(struct pdf *pdf, const struct element *element, struct marks *marks, struct item fields) {
    struct item *item = NEW(pdf->arena, struct item);
    struct node *node = node_of(pdf, element);
    *item = fields;
    item->order = ++pdf->structure->order;
    if (node->last) node->last->next = item;
    else node->first = item;
    node->last = item;
    for (; element && !node_of(pdf, element)->order; element = element->parent)
        node_of(pdf, element)->order = item->order;
    ARENA_PUSH(pdf->arena, marks->items, marks->count, marks->capacity) = item;
    return item;
}

int pdf_structure_mark(struct pdf *pdf, const struct element *element, size_t page) {
    struct marks *marks = &pdf->structure->pages[page];
    if (marks->count == PDF_ARRAY_LIMIT) return -1;
    return add_item(pdf, element, marks, (struct item){.page = page, .mark = (int)marks->count})->mark;
}

size_t pdf_structure_annotation(struct pdf *pdf, const struct element *element, size_t page, HPDF_Dict annotation) {
    struct marks *marks = &pdf->structure->annotations;
    add_item(pdf, element, marks, (struct item){.page = page, .annotation = annotation});
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

/* Items and child elements, each in their own order already, merged by where they first appear; an element without any
 * content stays behind the one before it. */
static struct kids merge_kids(const struct pdf *pdf, const struct element *element) {
    struct kids kids = {0};
    struct item *item = node_of(pdf, element)->first;
    const struct element *child = element->first;
    while (item || child) {
        bool child_first = child && (!item || node_of(pdf, child)->order < item->order);
        struct kid kid = child_first ? (struct kid){.element = child} : (struct kid){.item = item};
        ARENA_PUSH(pdf->arena, kids.items, kids.count, kids.capacity) = kid;
        if (child_first) child = child->next;
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
    if (item->annotation)
        buffer_format(out, " << /Type /OBJR /Pg %u 0 R /Obj %u 0 R >>", page_number(pdf, item->page),
                      pdf_number(item->annotation));
    else if (item->page == page) buffer_format(out, " %d", item->mark);
    else buffer_format(out, " << /Type /MCR /Pg %u 0 R /MCID %d >>", page_number(pdf, item->page), item->mark);
}

/* The kids, and the page on which those stand that name none themselves. */
static void put_kids(const struct pdf *pdf, struct buffer *out, const struct kid *kids, size_t count, unsigned owner) {
    size_t first = 0;
    while (first < count && !kids[first].item) first++;
    size_t page = first < count ? kids[first].item->page : 0;
    if (first < count) buffer_format(out, "/Pg %u 0 R\n", page_number(pdf, page));
    if (!count) return;
    buffer_append_c(out, count > 1 ? "/K [" : "/K");
    for (size_t i = 0; i < count; i++) put_kid(pdf, out, kids[i], owner, page);
    buffer_append_c(out, count > 1 ? " ]\n" : "\n");
}

/* More kids than an array may have are put into groups that mean nothing. */
static void put_groups(struct pdf *pdf, struct buffer *out, const struct kids *kids, unsigned owner) {
    struct buffer entries = {0};
    buffer_append_c(out, "/K [");
    for (size_t start = 0; start < kids->count; start += PDF_ARRAY_LIMIT) {
        size_t left = kids->count - start;
        HPDF_Dict group = pdf_object(pdf);
        buffer_clear(&entries);
        buffer_format(&entries, "/S /NonStruct\n/P %u 0 R\n", owner);
        put_kids(pdf, &entries, kids->items + start, left < PDF_ARRAY_LIMIT ? left : PDF_ARRAY_LIMIT,
                 pdf_number(group));
        pdf_object_set(pdf, group, &entries);
        buffer_format(out, " %u 0 R", pdf_number(group));
    }
    buffer_append_c(out, " ]\n");
    buffer_free(&entries);
}

static void put_cell_attributes(struct buffer *out, const struct element *element) {
    bool heading = element->kind == ELEMENT_TH;
    if (!heading && element->column_span < 2) return;
    buffer_append_c(out, "/A << /O /Table");
    if (heading) buffer_append_c(out, element->row_scope ? " /Scope /Row" : " /Scope /Column");
    if (element->column_span > 1) buffer_format(out, " /ColSpan %d", element->column_span);
    buffer_append_c(out, " >>\n");
}

static void put_figure_attributes(const struct pdf *pdf, struct buffer *out, const struct element *element) {
    const struct node *node = node_of(pdf, element);
    buffer_append_c(out, "/Alt ");
    pdf_put_text(out, element->alternative);
    buffer_append_c(out, "\n/A << /O /Layout /Placement /Block");
    if (node->box_page && !node->scattered) {
        buffer_append_c(out, " /BBox ");
        pdf_put_box(out, &pdf->pages->items[node->box_page - 1], node->box);
    }
    buffer_append_c(out, " >>\n");
}

/* Thousands of these make up much of a file: what PDF lets us leave out (/Type, lists of one or none) is left out. */
static void write_element(struct pdf *pdf, struct buffer *out, const struct element *element) {
    struct node *node = node_of(pdf, element);
    struct kids kids = merge_kids(pdf, element);
    buffer_clear(out);
    buffer_format(out, "/S /%s\n/P %u 0 R\n", pdf_structure_type(element->kind), node->parent);
    if (element->kind == ELEMENT_TH || element->kind == ELEMENT_TD) put_cell_attributes(out, element);
    if (element->kind == ELEMENT_FIGURE) put_figure_attributes(pdf, out, element);
    if (kids.count > PDF_ARRAY_LIMIT) put_groups(pdf, out, &kids, pdf_number(node->object));
    else put_kids(pdf, out, kids.items, kids.count, pdf_number(node->object));
    pdf_object_set(pdf, node->object, out);
}

/* The next element in reading order, parents before their children. */
static const struct element *element_after(const struct element *element) {
    if (element->first) return element->first;
    while (element && !element->next) element = element->parent;
    return element ? element->next : NULL;
}

/* ---- the way back: from marked content and annotations to elements ---- */

struct leaf {
    struct pdf *pdf;
    struct buffer entries, kids;
    size_t first, count;
};

static void end_leaf(struct leaf *leaf) {
    if (!leaf->count) return;
    HPDF_Dict object = pdf_object(leaf->pdf);
    buffer_format(&leaf->entries, "]\n/Limits [%zu %zu]\n", leaf->first, leaf->first + leaf->count - 1);
    pdf_object_set(leaf->pdf, object, &leaf->entries);
    buffer_format(&leaf->kids, " %u 0 R", pdf_number(object));
    leaf->first += leaf->count;
    leaf->count = 0;
}

static void begin_number(struct leaf *leaf) {
    if (leaf->count == NUMBERS_IN_LEAF) end_leaf(leaf);
    if (!leaf->count) {
        buffer_clear(&leaf->entries);
        buffer_append_c(&leaf->entries, "/Nums [");
    }
    buffer_format(&leaf->entries, "\n%zu", leaf->first + leaf->count++);
}

static void put_owner(struct buffer *out, const struct item *item) {
    assert(item->owner); /* else its element hangs in no tree */
    buffer_format(out, " %u 0 R", item->owner);
}

/* The keys are those that pages and annotations carry: pages by their numbers, then annotations. */
static HPDF_Dict write_parent_tree(struct pdf *pdf) {
    const struct pdf_structure *structure = pdf->structure;
    struct leaf leaf = {.pdf = pdf};
    for (size_t page = 0; page < pdf->pages->count; page++) {
        begin_number(&leaf);
        buffer_append_c(&leaf.entries, " [");
        for (size_t i = 0; i < structure->pages[page].count; i++)
            put_owner(&leaf.entries, structure->pages[page].items[i]);
        buffer_append_c(&leaf.entries, " ]");
    }
    for (size_t i = 0; i < structure->annotations.count; i++) {
        begin_number(&leaf);
        put_owner(&leaf.entries, structure->annotations.items[i]);
    }
    end_leaf(&leaf);
    HPDF_Dict tree = pdf_object(pdf);
    buffer_clear(&leaf.entries);
    buffer_format(&leaf.entries, "/Kids [%.*s ]\n", STR_ARG(buffer_str(&leaf.kids)));
    pdf_object_set(pdf, tree, &leaf.entries);
    buffer_free(&leaf.entries);
    buffer_free(&leaf.kids);
    return tree;
}

HPDF_Dict pdf_structure_write(struct pdf *pdf) {
    struct buffer out = {0};
    HPDF_Dict root = pdf_object(pdf);
    for (const struct element *element = pdf->pages->root; element; element = element_after(element))
        node_of(pdf, element)->object = pdf_object(pdf);
    node_of(pdf, pdf->pages->root)->parent = pdf_number(root);
    for (const struct element *element = pdf->pages->root; element; element = element_after(element))
        write_element(pdf, &out, element);
    HPDF_Dict parents = write_parent_tree(pdf);
    buffer_clear(&out);
    buffer_format(&out, "/Type /StructTreeRoot\n/K [%u 0 R]\n/ParentTree %u 0 R\n/ParentTreeNextKey %zu\n",
                  pdf_number(node_of(pdf, pdf->pages->root)->object), pdf_number(parents),
                  pdf->pages->count + pdf->structure->annotations.count);
    pdf_object_set(pdf, root, &out);
    buffer_free(&out);
    return root;
}
