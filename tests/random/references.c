/* Which row or document a reference names: one of those that its targets give, seen from its document. */
#include "made.h"

#include "base/arena.h"

struct candidates {
    const struct made **items;
    size_t count, capacity;
};

struct chooser {
    struct maker *maker;
    const struct made_document *document;
    bool paths; /* the second round: targets that may lead over references of the first */
};

static void add(struct chooser *chooser, struct candidates *list, const struct made *made) {
    if (made->id.size) ARENA_PUSH(chooser->maker->arena, list->items, list->count, list->capacity) = made;
}

/* As deep as the path is long. */
static void walk(struct chooser *chooser, struct candidates *list, const struct made *made,
                 const struct field *const *path, size_t count) {
    if (!count) {
        add(chooser, list, made);
        return;
    }
    for (size_t i = 0; i < made->count; i++) {
        const struct made *item = made->items[i];
        if (item->field != path[0]) continue;
        if (item->refers) walk(chooser, list, item->refers, path + 1, count - 1);
        else if (item->shape == MADE_FIELDS) walk(chooser, list, item, path + 1, count - 1);
        for (size_t k = 0; item->shape == MADE_LIST && k < item->count; k++) {
            const struct made *row = item->items[k]->refers ? item->items[k]->refers : item->items[k];
            walk(chooser, list, row, path + 1, count - 1);
        }
    }
}

static void collect(struct chooser *chooser, struct candidates *list, const struct target *target) {
    const struct field *const *path = target->register_list ? &target->register_list : target->path;
    size_t length = target->register_list ? 1 : target->path_count;
    if (!target->kind) {
        walk(chooser, list, chooser->document->root, path, length);
        return;
    }
    for (size_t i = 0; i < chooser->maker->count; i++)
        if (chooser->maker->documents[i].kind == target->kind)
            walk(chooser, list, chooser->maker->documents[i].root, path, length);
}

static bool needs_path(const struct field *field) {
    for (size_t i = 0; i < field->target_count; i++)
        if (!field->targets[i].kind) return true;
    return false;
}

/* ---- references ---- */

static void choose_reference(struct chooser *chooser, struct dice *dice, struct made *made) {
    struct candidates list = {0};
    for (size_t i = 0; i < made->field->target_count; i++) collect(chooser, &list, &made->field->targets[i]);
    bool beyond = made->place >= 0 && (size_t)made->place >= list.count;
    if (!list.count || beyond) {
        made->text = STR("?");
        made->gone = beyond || !made->field->required;
        return;
    }
    made->refers = list.items[made->place >= 0 ? (size_t)made->place : dice_below(dice, list.count)];
    made->text = made->refers->id;
}

/* ---- pointers: "revenue", "stakeholders:s3" ---- */

/* The documents that the document refers to; itself when it refers to none. */
static struct candidates pointed_documents(struct chooser *chooser) {
    struct candidates list = {0};
    const struct made *root = chooser->document->root;
    for (size_t i = 0; i < root->count; i++)
        for (size_t k = 0; k <= root->items[i]->count; k++) {
            const struct made *item = k ? root->items[i]->items[k - 1] : root->items[i];
            bool document = item->refers && !item->refers->field && item->refers != root;
            if (document) add(chooser, &list, item->refers);
        }
    if (!list.count) add(chooser, &list, root);
    return list;
}

static void choose_pointer(struct chooser *chooser, struct dice *dice, struct made *made) {
    struct candidates documents = pointed_documents(chooser);
    made->gone = !documents.count;
    if (made->gone) return;
    const struct made *root = documents.items[dice_below(dice, documents.count)];
    const struct made *item = root->items[dice_below(dice, root->count)];
    const struct made *row = item->count ? item->items[dice_below(dice, item->count)] : NULL;
    made->text = item->field->name;
    if (row && row->id.size && dice_chance(dice, 60))
        made->text = str_format(chooser->maker->arena, "%.*s:%.*s", STR_ARG(item->field->name), STR_ARG(row->id));
}

/* ---- all of them ---- */

static void choose(struct chooser *chooser, struct made *made);

/* What found nothing is taken out, and with a key its row. */
static void choose_items(struct chooser *chooser, struct made *made) {
    size_t kept = 0;
    for (size_t i = 0; i < made->count; i++) {
        struct made *item = made->items[i];
        choose(chooser, item);
        made->gone |= item->gone && item->place >= 0;
        if (!item->gone) made->items[kept++] = item;
    }
    bool emptied = made->shape == MADE_LIST && made->count && !kept;
    made->count = kept;
    if (!emptied) return;
    made->shape = MADE_TEXT;
    made->text = STR("?");
    made->gone = !made->field->required;
}

static void choose(struct chooser *chooser, struct made *made) {
    choose_items(chooser, made);
    if (made->shape != MADE_TEXT || !made->field || made->text.size) return;
    struct dice dice = made_dice(chooser->maker, made->path, made->class);
    bool reference = made->field->type == FIELD_REFERENCE, pointer = made->field->type == FIELD_POINTER;
    if (reference && needs_path(made->field) == chooser->paths) choose_reference(chooser, &dice, made);
    if (pointer && chooser->paths) choose_pointer(chooser, &dice, made);
}

void references_choose(struct maker *maker) {
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < maker->count; i++) {
            struct chooser chooser = {.maker = maker, .document = &maker->documents[i], .paths = round == 1};
            choose(&chooser, maker->documents[i].root);
        }
}
