/* The widgets `facts` (label and value, side by side) and `tiles` (key figures). */
#include "base/arena.h"
#include "compose/widget.h"

struct facts {
    struct formula *of; /* NULL: the record that the widget stands on */
    struct labelled *fields;
    size_t count;
    int columns;
};

/* A copy of the compiler whose names are first the fields of a group or of what a reference leads to. */
static bool compile_of(struct compiler *compiler, struct formula *of, struct compiler *inside) {
    struct type type = formula_type(of);
    if (type.kind == TYPE_RECORD && !type.list && type.set) {
        *inside = compile_inside(compiler, of);
        return true;
    }
    option_report(compiler, formula_span(of), "expected a group or a reference, found", formula_text(of),
                  "name a field such as “account”");
    return false;
}

static void *compile_facts(struct compiler *compiler, const struct widget_use *use) {
    struct facts *facts = NEW(compiler->arena, struct facts);
    struct compiler inside = *compiler;
    facts->of = option_formula(compiler, use, "of");
    if (option(use, "of") && (!facts->of || !compile_of(compiler, facts->of, &inside))) return NULL;
    facts->fields = option_labelled_list(&inside, use, "fields", NULL, &facts->count);
    bool good = option_number(compiler, use, "columns", 1, 3, &facts->columns);
    return good && facts->fields ? facts : NULL;
}

static struct block *compose_facts(struct composer *composer, const void *data) {
    const struct facts *facts = data;
    struct block_list list = {0};
    struct frame frame;
    struct composer inside = *composer;
    if (facts->of) {
        struct datum of = compose_value(composer, facts->of);
        if (!datum_record(of)) return NULL;
        inside = compose_on(composer, datum_record(of), &frame);
    }
    for (size_t i = 0; i < facts->count; i++) {
        struct datum value = compose_value(&inside, facts->fields[i].formula);
        if (!datum_says(value)) continue;
        struct block *fact = block_new(composer->arena, BLOCK_FACT, formula_span(facts->fields[i].formula));
        fact->inlines = inline_text(composer->arena, print_labelled(composer, &facts->fields[i]), fact->span);
        fact->first = print_blocks(&inside, value, formula_type(facts->fields[i].formula));
        block_append(&list, fact);
    }
    if (!list.first) return NULL;
    struct block *block = block_new(composer->arena, BLOCK_FACTS, list.first->span);
    block->first = list.first;
    block->count = facts->columns;
    return block;
}

static const char *const facts_options[] = {"of", "fields", "columns", NULL};
const struct widget widget_facts = {.name = STR_INIT("facts"),
                                    .purpose =
                                        "names of fields with their values beside them; what is missing is left out",
                                    .options = facts_options,
                                    .compile = compile_facts,
                                    .compose = compose_facts};

struct tile {
    struct labelled value;
    struct texts below;
    struct formula *alert;
};

struct tiles {
    struct tile *items;
    size_t count;
};

static bool compile_tile(struct compiler *compiler, const struct value *options, struct tile *out) {
    static const char *const more[] = {"below", "alert", NULL};
    if (!option_labelled(compiler, options, more, &out->value)) return false;
    const struct value *below = value_find(options, STR("below")), *alert = value_find(options, STR("alert"));
    if (below && below->kind != VALUE_SCALAR) {
        option_report(compiler, below->span, "expected a text for the option", STR("below"),
                      "write one line of Markdown");
        return false;
    }
    if (below) out->below = compile_texts(compiler, below->text, value_text_span(below));
    if (alert) out->alert = option_formula_of(compiler, alert);
    return true;
}

static void *compile_tiles(struct compiler *compiler, const struct widget_use *use) {
    struct tiles *tiles = NEW(compiler->arena, struct tiles);
    const struct value *list = option(use, "tiles");
    if (!list || list->kind != VALUE_SEQUENCE) {
        option_report(compiler, list ? list->span : use->block->span, "the widget needs a list as option", STR("tiles"),
                      "write tiles: [{label: …, value: …}, …]");
        return NULL;
    }
    tiles->items = NEW_ARRAY(compiler->arena, struct tile, list->count + 1);
    for (size_t i = 0; i < list->count; i++)
        if (compile_tile(compiler, list->items[i], &tiles->items[tiles->count])) tiles->count++;
    return tiles;
}

static bool is_zero(struct datum value) {
    bool number = value.kind == DATUM_NUMBER || value.kind == DATUM_MONEY || value.kind == DATUM_PERCENT;
    return number && decimal_is_zero(value.number);
}

static struct block *compose_tiles(struct composer *composer, const void *data) {
    const struct tiles *tiles = data;
    struct block_list list = {0};
    bool says = false; /* figures that are nought, all of them, say nothing */
    for (size_t i = 0; i < tiles->count; i++) {
        const struct tile *tile = &tiles->items[i];
        struct datum value = compose_value(composer, tile->value.formula);
        if (!datum_says(value)) continue;
        says |= !is_zero(value);
        struct block *block = block_new(composer->arena, BLOCK_TILE, formula_span(tile->value.formula));
        block->inlines = inline_text(composer->arena, print_labelled(composer, &tile->value), block->span);
        block->text = datum_print_short(composer->arena, composer->locale, value, formula_type(tile->value.formula));
        block->text_below = inline_plain(composer->arena, compose_whole(composer, &tile->below));
        block->alert = tile->alert && datum_is_true(compose_value(composer, tile->alert));
        block_append(&list, block);
    }
    if (!says) return NULL;
    struct block *block = block_new(composer->arena, BLOCK_TILES, list.first->span);
    block->first = list.first;
    return block;
}

static const char *const tiles_options[] = {"tiles", NULL};
const struct widget widget_tiles = {.name = STR_INIT("tiles"),
                                    .purpose = "a few figures in large type, each with what it is and a line below it",
                                    .options = tiles_options,
                                    .compile = compile_tiles,
                                    .compose = compose_tiles};
