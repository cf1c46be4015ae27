/* Number trees and name trees: keys in ascending order with their values, in leaves short enough for an array. */
#include <stdio.h>

#include "write/pdf_internal.h"

enum { KEYS_IN_LEAF = PDF_ARRAY_LIMIT / 2 };

struct pdf_tree pdf_tree_begin(struct pdf *pdf, const char *entry) {
    return (struct pdf_tree){.pdf = pdf, .entry = entry};
}

static HPDF_Dict write_leaf(struct pdf_tree *tree, bool only) {
    HPDF_Dict leaf = pdf_object(tree->pdf);
    buffer_append_c(&tree->leaf, "]\n");
    if (!only) buffer_format(&tree->leaf, "/Limits [%s %s]\n", tree->first, tree->last);
    pdf_object_set(tree->pdf, leaf, &tree->leaf);
    buffer_clear(&tree->leaf);
    tree->count = 0;
    return leaf;
}

struct buffer *pdf_tree_add(struct pdf_tree *tree, const char *key) {
    if (tree->count == KEYS_IN_LEAF) buffer_format(&tree->leaves, " %u 0 R", pdf_number(write_leaf(tree, false)));
    if (!tree->count++) {
        buffer_format(&tree->leaf, "/%s [", tree->entry);
        snprintf(tree->first, sizeof tree->first, "%s", key);
    }
    snprintf(tree->last, sizeof tree->last, "%s", key);
    buffer_format(&tree->leaf, "\n%s ", key);
    return &tree->leaf;
}

/* One leaf is the whole tree. */
HPDF_Dict pdf_tree_end(struct pdf_tree *tree) {
    if (!tree->count) buffer_format(&tree->leaf, "/%s [", tree->entry);
    bool only = !tree->leaves.size;
    HPDF_Dict root = write_leaf(tree, only);
    if (!only) {
        struct buffer entries = {0};
        buffer_format(&entries, "/Kids [%.*s %u 0 R]\n", STR_ARG(buffer_str(&tree->leaves)), pdf_number(root));
        root = pdf_object(tree->pdf);
        pdf_object_set(tree->pdf, root, &entries);
        buffer_free(&entries);
    }
    buffer_free(&tree->leaf);
    buffer_free(&tree->leaves);
    return root;
}
