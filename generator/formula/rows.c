/* Computed lists that have rows of their own: an entry of `rows:` makes one, or one for each row of `each`, and says by
 * a formula what stands in its fields. All of them are computed when the list is; the rows live as long as it does. */
#include "base/arena.h"
#include "formula/check.h"

/* Parsing ----------------------------------------------------------------------------------------------- */

static struct formula *parse(struct arena *arena, struct diagnostics *sink, struct str text, struct span span) {
    return text.size ? formula_parse(arena, sink, text, span) : NULL;
}

struct formula *formula_of_rows(struct arena *arena, struct diagnostics *sink, const struct field *list) {
    struct formula *formula = NEW(arena, struct formula);
    *formula = (struct formula){.text = list->formula_text, .span = list->formula_span, .root = NEW(arena, struct node)};
    *formula->root = (struct node){.kind = NODE_ROWS, .end = list->formula_text.size, .height = 1, .rows = list};
    size_t count = list->element->fields->count;
    for (size_t m = 0; m < list->maker_count; m++) {
        struct made_row *maker = &list->makers[m];
        maker->each = parse(arena, sink, maker->each_text, maker->each_span);
        maker->fields = NEW_ARRAY(arena, struct formula *, count);
        for (size_t i = 0; i < count; i++) maker->fields[i] = parse(arena, sink, maker->texts[i], maker->spans[i]);
    }
    return formula;
}

/* Checking ---------------------------------------------------------------------------------------------- */

/* A formula of a maker, in a scope of its own. False: it is refused; whoever computes leaves it out. */
static bool check_made(struct checker *checker, struct node *node, struct formula *formula, const struct scope *scope,
                       const struct field *wanted) {
    struct checker inner = {.arena = checker->arena,
                            .sink = checker->sink,
                            .formula = formula,
                            .scope = scope,
                            .outer = checker,
                            .field = node->rows,
                            .wanted = wanted,
                            .depth = checker->depth};
    if (formula->state == FORMULA_PARSED) checker_run(&inner);
    if (formula->state != FORMULA_CHECKED) checker->failed = true; /* reported where it stands */
    if (node->height < formula->height + 1) node->height = formula->height + 1;
    return formula->state == FORMULA_CHECKED;
}

/* The rows that `each` goes through; NULL after reporting. */
static const struct field_set *check_each(struct checker *checker, struct node *node, struct formula *each,
                                          const struct scope *scope) {
    if (!check_made(checker, node, each, scope, NULL)) return NULL;
    struct type type = formula_type(each);
    if (type.kind == TYPE_RECORD && type.list && type.set) return type.set;
    struct diagnostic *d =
        checker_refuse(checker, CODE_F03, each->span, "“each” needs a list of rows, found “{0}”", each->text);
    diagnose_help(checker->sink, d, "name a list of the document, such as “actions” or “actions[open]”");
    return NULL;
}

/* A row is read by whoever may read its field: what is put there is not above it. */
static void check_made_class(struct checker *checker, const struct formula *formula, const struct field *field) {
    if (formula->state != FORMULA_CHECKED || formula->class <= field->class) return;
    struct diagnostic *d =
        checker_refuse(checker, CODE_F04, formula->span, "“{0}” is declared {1}, but its formula names what is {2}",
                       field->name, class_name(field->class), class_name(formula->class));
    diagnose_help(checker->sink, d, "declare “{0}” as {1}, or name what all readers of the rows may see", field->name,
                  class_name(formula->class));
}

static void check_maker(struct checker *checker, struct node *node, struct made_row *maker) {
    const struct field_set *set = node->rows->element->fields, *each = NULL;
    struct scope outer = {.set = node->rows->set, .kinds = checker->scope->kinds, .class = CLASS_CONFIDENTIAL};
    struct scope inner = outer;
    if (maker->each && !(each = check_each(checker, node, maker->each, &outer))) return;
    if (each) inner = (struct scope){.set = each, .outer = &outer, .kinds = outer.kinds, .class = outer.class};
    if (each && maker->each->class > checker->formula->class) checker->formula->class = maker->each->class;
    for (size_t i = 0; i < set->count; i++) {
        if (!maker->fields[i]) continue;
        check_made(checker, node, maker->fields[i], &inner, &set->fields[i]);
        check_made_class(checker, maker->fields[i], &set->fields[i]);
    }
}

bool check_rows(struct checker *checker, struct node *node) {
    const struct field *list = node->rows;
    for (size_t m = 0; m < list->maker_count; m++) check_maker(checker, node, &list->makers[m]);
    node->type = (struct type){.kind = TYPE_RECORD, .list = true, .set = list->element->fields, .field = list};
    return !checker->failed;
}

/* Effects ----------------------------------------------------------------------------------------------- */

size_t loops_of_rows(const struct node *node) {
    size_t most = 1;
    for (size_t m = 0; m < node->rows->maker_count; m++) {
        const struct formula *each = node->rows->makers[m].each;
        size_t own = each ? formula_loops(each) : 1;
        if (own > most) most = own;
    }
    return most;
}

void effects_of_rows(struct formula_effects *effects, const struct node *node) {
    for (size_t m = 0; m < node->rows->maker_count; m++) {
        const struct made_row *maker = &node->rows->makers[m];
        size_t loops = maker->each ? formula_loops(maker->each) : 0;
        if (maker->each) formula_effects_add(effects, &maker->each->effects, 0);
        for (size_t i = 0; i < node->rows->element->fields->count; i++) {
            if (!maker->fields[i]) continue;
            formula_effects_add(effects, &maker->fields[i]->effects, loops);
            bool amounts = maker->fields[i]->effects.amounts && maker->each;
            effects->elsewhere |= amounts && maker->each->effects.reach != REACH_OWN;
        }
    }
}

/* Computing --------------------------------------------------------------------------------------------- */

/* A row hangs on its source, its values each on what they were made of. */
static struct datum made_value(const struct evaluation *evaluation, const struct formula *formula,
                               const struct frame *frame) {
    struct computation *computation = evaluation->computation;
    bool before = computation->unread;
    computation->unread = false;
    struct datum value = formula_value(computation, formula, frame);
    value.unread = computation->unread;
    computation->unread = before;
    return value;
}

/* `source`: the row that it is made of; NULL: none. */
static struct datum make_row(const struct evaluation *evaluation, const struct field *list,
                             const struct made_row *maker, const struct record *source) {
    struct arena *arena = evaluation->computation->arena;
    const struct field_set *set = list->element->fields;
    const struct record *outer = evaluation->frame->record;
    struct frame frame = *evaluation->frame;
    if (source) frame = (struct frame){.record = source, .outer = evaluation->frame};
    struct record *row = NEW(arena, struct record);
    *row = (struct record){.set = set,
                           .number = RECORD_APART,
                           .outer = outer,
                           .document = outer->document,
                           .span = source ? source->span : outer->span,
                           .language = outer->language,
                           .region = outer->region,
                           .currency = outer->currency};
    for (size_t i = 0; i < set->count; i++)
        if (maker->fields[i]) record_put(arena, row, &set->fields[i], made_value(evaluation, maker->fields[i], &frame));
    if (set->id && record_said(row, set->id)->kind == DATUM_TEXT) row->id = record_said(row, set->id)->text;
    return (struct datum){.kind = DATUM_RECORD, .record = row, .text = row->id};
}

static struct datum sources_of(const struct evaluation *evaluation, const struct made_row *maker) {
    struct arena *arena = evaluation->computation->arena;
    if (maker->each) return formula_value(evaluation->computation, maker->each, evaluation->frame);
    return (struct datum){.kind = DATUM_LIST, .items = NEW_ARRAY(arena, struct datum, 1), .count = 1};
}

struct datum evaluate_rows(const struct evaluation *evaluation, const struct node *node) {
    struct datum list = {.kind = DATUM_LIST};
    size_t capacity = 0, steps = node->rows->element->fields->count;
    for (size_t m = 0; m < node->rows->maker_count; m++) {
        const struct made_row *maker = &node->rows->makers[m];
        struct datum sources = sources_of(evaluation, maker);
        for (size_t i = 0; sources.kind == DATUM_LIST && i < sources.count; i++) {
            const struct record *source = datum_record(sources.items[i]);
            if ((maker->each && !source) || !formula_spend(evaluation, node, steps)) continue;
            ARENA_PUSH(evaluation->computation->arena, list.items, list.count, capacity) =
                make_row(evaluation, node->rows, maker, source);
        }
    }
    return list;
}
