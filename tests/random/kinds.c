/* Kinds of the project's own: fields of every type, groups, lists with ids, keys and releases; once these are read,
 * computed fields and checks are added, whose formulas fit. */
#include "made.h"

#include "base/arena.h"
#include "project/project.h"

struct declaring {
    struct maker *maker;
    struct dice dice;
    struct buffer out;
    const struct kind *kind; /* as it was read without formulas; NULL: that is being written now */
    int names, computed;     /* given so far: fields are numbered alike with and without the computed ones */
};

struct str kind_name(struct arena *arena, int number) {
    return str_format(arena, "own-%c", 'a' + number);
}

/* ---- single fields ---- */

static const char choices[] =
    "{idea: Idee, offer: {en: Offer, de: [Angebot, offeriert]}, done: {en: Done, de: Erledigt}}";

static void add_type(struct declaring *declaring, bool refers) {
    static const char *const types[] = {"text",  "text",         "number",         "integer", "percent",
                                        "money", "money",        "date",           "period",  "time",
                                        "bool",  "list of text", "list of number", "enum",    "markdown"};
    static const char *const references[] = {"ref people", "list of ref people", "ref account-plan", "ref rows"};
    bool reference = refers && dice_chance(&declaring->dice, 15);
    const char *type = reference ? DICE_PICK(&declaring->dice, references) : DICE_PICK(&declaring->dice, types);
    buffer_format(&declaring->out, "type: %s", type);
    if (str_equal_c(STR("enum"), type)) buffer_format(&declaring->out, ", of: %s", choices);
    bool number = str_equal_c(STR("number"), type) || str_equal_c(STR("integer"), type);
    if (number && dice_chance(&declaring->dice, 30)) buffer_append_c(&declaring->out, ", range: 1..5");
    if (number && dice_chance(&declaring->dice, 20)) buffer_append_c(&declaring->out, ", unit: h");
    if (number && dice_chance(&declaring->dice, 20)) buffer_append_c(&declaring->out, ", default: 3");
    if (str_equal_c(STR("money"), type) && dice_chance(&declaring->dice, 20))
        buffer_append_c(&declaring->out, ", default: 1200");
    if (str_equal_c(STR("date"), type) && dice_chance(&declaring->dice, 20))
        buffer_append_c(&declaring->out, ", unlimited: true");
}

static void add_field(struct declaring *declaring, const char *indent) {
    static const char *const classes[] = {"customer", "customer", "internal", "confidential"};
    int number = ++declaring->names;
    buffer_format(&declaring->out, "%sfield_%d: {", indent, number);
    add_type(declaring, true);
    if (dice_chance(&declaring->dice, 50)) buffer_format(&declaring->out, ", de: [Feld %d, Angabe %d]", number, number);
    if (dice_chance(&declaring->dice, 60))
        buffer_format(&declaring->out, ", class: %s", DICE_PICK(&declaring->dice, classes));
    if (dice_chance(&declaring->dice, 15)) buffer_append_c(&declaring->out, ", required: true");
    buffer_append_c(&declaring->out, "}\n");
}

static void add_fields(struct declaring *declaring, const char *indent, int least, int most) {
    for (int i = dice_between(&declaring->dice, least, most); i > 0; i--) add_field(declaring, indent);
}

/* ---- computed fields ---- */

static struct str formula_over(struct declaring *declaring, const struct field_set *set, bool condition) {
    struct formulas formulas = {.arena = declaring->maker->arena,
                                .dice = &declaring->dice,
                                .set = set,
                                .class = CLASS_CONFIDENTIAL,
                                .careless = declaring->maker->knobs->mistakes > 0};
    return condition ? formula_condition(&formulas) : formula_random(&formulas, TYPE_ANY);
}

static void add_computed(struct declaring *declaring, const struct field_set *set, const char *indent) {
    for (int i = dice_between(&declaring->dice, 0, 3); i > 0; i--) {
        struct str formula = formula_over(declaring, set, false);
        int number = ++declaring->computed;
        if (formula.size)
            buffer_format(&declaring->out,
                          "%scomputed_%d: {formula: '%.*s', label: {en: Computed %d, de: Berechnet %d}}\n", indent,
                          number, STR_ARG(formula), number, number);
    }
}

static const struct field_set *rows_named(const struct declaring *declaring, struct str name) {
    const struct field *field = declaring->kind ? field_find(declaring->kind->fields, name) : NULL;
    return field ? field_rows(field) : NULL;
}

/* ---- groups and lists ---- */

static void add_group(struct declaring *declaring) {
    buffer_append_c(&declaring->out, "  about:\n    type: group\n    class: customer\n    de: Rund darum\n    of:\n");
    add_fields(declaring, "      ", 2, 4);
}

static void add_list(struct declaring *declaring) {
    bool released = dice_chance(&declaring->dice, 40);
    const struct field_set *set = rows_named(declaring, STR("rows"));
    buffer_append_c(&declaring->out, "  rows:\n    type: list\n    class: customer\n    de: [Zeilen, Reihen]\n");
    if (released) buffer_append_c(&declaring->out, "    release: visibility == \"shared\"\n");
    buffer_append_c(&declaring->out, "    of:\n      id: {type: text, required: true}\n"
                                     "      title: {type: text, required: true, class: customer, de: Titel}\n");
    if (released)
        buffer_append_c(&declaring->out,
                        "      visibility: {type: enum, class: customer, of: {internal: Intern, shared: Geteilt}}\n");
    add_fields(declaring, "      ", 2, 6);
    struct dice typed = declaring->dice;
    if (set) add_computed(declaring, set, "      ");
    declaring->dice = typed;
}

static void add_keyed(struct declaring *declaring) {
    buffer_append_c(&declaring->out,
                    "  by_year:\n    type: list\n    de: Nach Jahren\n    keyed: [year]\n    leaf: amount\n    of:\n"
                    "      year: {type: period, required: true, de: Jahr}\n"
                    "      amount: {type: money, required: true, de: Betrag}\n");
    add_fields(declaring, "      ", 0, 2);
}

/* ---- checks ---- */

static void add_check(struct declaring *declaring, int number) {
    static const char *const levels[] = {"info", "warning", "warning", "error"};
    const struct field_set *rows = rows_named(declaring, STR("rows"));
    bool each = rows && dice_chance(&declaring->dice, 50);
    struct str when = formula_over(declaring, each ? rows : declaring->kind->fields, true);
    if (!when.size) return;
    buffer_format(&declaring->out, "  - code: Z%02d\n    level: %s\n", number, DICE_PICK(&declaring->dice, levels));
    if (each) buffer_append_c(&declaring->out, "    each: rows\n");
    buffer_format(&declaring->out, "    when: '%.*s'\n    at: title\n", STR_ARG(when));
    buffer_format(&declaring->out,
                  "    say: {en: 'Rule %d holds for “`= title`”', de: 'Regel %d gilt für „`= title`“'}\n"
                  "    help: {en: look again, de: noch einmal hinsehen}\n    source: P\n",
                  number, number);
}

static void add_checks(struct declaring *declaring) {
    size_t before = declaring->out.size;
    buffer_append_c(&declaring->out, "checks:\n");
    size_t empty = declaring->out.size;
    for (int i = dice_between(&declaring->dice, 1, 4); i > 0; i--) add_check(declaring, i);
    if (declaring->out.size == empty) declaring->out.size = before;
}

/* ---- all ---- */

static void add_head(struct declaring *declaring, struct str name) {
    static const char *const classes[] = {"customer", "internal", "internal", "confidential"};
    buffer_format(&declaring->out,
                  "kind: %.*s\nnames: {en: Own %.*s, de: Eigenes %.*s}\nclass: %s\nbody: text\nfields:\n",
                  STR_ARG(name), STR_ARG(name), STR_ARG(name), DICE_PICK(&declaring->dice, classes));
    buffer_append_c(&declaring->out, "  id: {type: text, class: customer}\n"
                                     "  title: {type: text, required: true, class: customer, de: Titel}\n"
                                     "  language: {type: text, class: customer, de: Sprache}\n"
                                     "  text: {type: markdown, de: Text}\n");
}

void kind_write(struct maker *maker, int number, bool computed) {
    struct str name = kind_name(maker->arena, number);
    struct str file = str_format(maker->arena, "templates/%.*s/fields.yaml", STR_ARG(name));
    struct declaring declaring = {.maker = maker, .dice = made_dice(maker, file, CLASS_CUSTOMER)};
    if (computed) declaring.kind = kinds_find(&maker->project->kinds, name);
    add_head(&declaring, name);
    add_fields(&declaring, "  ", 4, 10);
    add_group(&declaring);
    add_list(&declaring);
    if (dice_chance(&declaring.dice, 60)) add_keyed(&declaring);
    if (dice_chance(&declaring.dice, 30))
        buffer_append_c(&declaring.out, "  accounts: {type: documents account-plan}\n");
    if (dice_chance(&declaring.dice, 30)) buffer_append_c(&declaring.out, "  sources: {type: list of pointer}\n");
    if (declaring.kind) {
        add_computed(&declaring, declaring.kind->fields, "  ");
        add_checks(&declaring);
    }
    made_file(maker, file, buffer_str(&declaring.out));
    buffer_free(&declaring.out);
}
