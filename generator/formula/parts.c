/* The paths of a formula are computed each by itself, as its evaluation would. */
#include "formula/parts.h"

#include "formula/tree.h"

struct collection {
    const struct evaluation *evaluation;
    struct formula_part *parts;
    size_t count, most;
};

static bool is_path(const struct node *node) {
    return node->kind == NODE_NAME || node->kind == NODE_STEP || node->kind == NODE_FILTER;
}

static bool is_there(const struct collection *collection, struct str text) {
    for (size_t i = 0; i < collection->count; i++)
        if (str_equal(collection->parts[i].text, text)) return true;
    return false;
}

static void take(struct collection *collection, const struct node *node) {
    struct str text = str_slice(collection->evaluation->formula->text, node->start, node->end);
    if (collection->count == collection->most || is_there(collection, text)) return;
    collection->parts[collection->count++] =
        (struct formula_part){text, formula_evaluate(collection->evaluation, node), node->type};
}

/* As deep as formulas are (LIMIT_DEPTH). A key in `lookup` means the rows' fields and has no value here. */
static void collect(struct collection *collection, const struct node *node) {
    if (node->kind == NODE_ROWS) return;
    if (is_path(node)) {
        take(collection, node);
        return;
    }
    for (size_t i = 0; i < node->count; i++) {
        const struct parameter *parameter = node->function ? function_parameter(node->function, i) : NULL;
        if (parameter && (parameter->shape == SHAPE_KEY || parameter->shape == SHAPE_FIELD)) continue;
        collect(collection, node->children[i]);
    }
}

size_t formula_parts(struct computation *computation, const struct formula *formula, const struct frame *frame,
                     struct formula_part *parts, size_t most) {
    struct evaluation evaluation = {computation, formula, frame};
    struct collection collection = {.evaluation = &evaluation, .parts = parts, .most = most};
    if (formula->state == FORMULA_CHECKED) collect(&collection, formula->root);
    return collection.count;
}
