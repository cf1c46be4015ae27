/* Building the structure tree, child by child, in reading order. */
#include "layout/structure.h"

#include "base/arena.h"

struct element *element_new(struct pages *pages, struct element *parent, enum element_kind kind) {
    if (!parent && pages->root) return NULL;
    struct element *element = NEW(pages->arena, struct element);
    *element = (struct element){.kind = kind, .parent = parent, .number = pages->element_count++};
    if (!parent) {
        pages->root = element;
    } else {
        if (parent->last) parent->last->next = element;
        else parent->first = element;
        parent->last = element;
    }
    return element;
}

enum element_kind element_heading(int level) {
    static const enum element_kind headings[] = {ELEMENT_H1, ELEMENT_H2, ELEMENT_H3,
                                                 ELEMENT_H4, ELEMENT_H5, ELEMENT_H6};
    return headings[level < 1 ? 0 : level > 6 ? 5 : level - 1];
}
