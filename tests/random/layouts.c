/* Layouts of a kind: sections with formulas and widgets over its fields. */
#include "made.h"

#include "base/arena.h"
#include "base/path.h"

static void add_heading(struct printing *printing, struct buffer *out) {
    const struct text_pair *pair = text_heading(printing->formulas.dice);
    bool below = dice_chance(printing->formulas.dice, 30);
    buffer_format(out, "%s %s\n\n", below ? "##" : "#", pair->english);
    layout_translate(printing, str_of(pair->english), str_of(pair->german));
}

/* Four backticks around a widget: when, each. */
static void add_around(struct printing *printing, struct buffer *out, struct str widget) {
    struct formulas *formulas = &printing->formulas;
    struct str condition = dice_chance(formulas->dice, 20) ? formula_condition(formulas) : (struct str){0};
    if (condition.size) buffer_format(out, "````when %.*s\n%.*s````\n\n", STR_ARG(condition), STR_ARG(widget));
    else buffer_format(out, "%.*s\n", STR_ARG(widget));
}

static void add_each(struct printing *printing, struct buffer *out) {
    const struct field_set *rows = NULL;
    struct str list = formula_rows(&printing->formulas, &rows);
    if (!list.size) return;
    struct printing inner = *printing;
    inner.formulas.set = rows;
    struct str code = layout_formula(&inner);
    if (!code.size) return;
    buffer_format(out, "````each %.*s\n%.*s\n````\n\n", STR_ARG(list), STR_ARG(code));
    layout_translate(printing, code, code);
}

static void add_section(struct printing *printing, struct buffer *out) {
    add_heading(printing, out);
    for (int i = dice_between(printing->formulas.dice, 1, 3); i > 0; i--) {
        struct str widget = layout_widget(printing);
        if (widget.size) add_around(printing, out, widget);
    }
    if (dice_chance(printing->formulas.dice, 25)) add_each(printing, out);
    if (dice_chance(printing->formulas.dice, 10)) buffer_append_c(out, "```page\n```\n\n");
}

static void add_front(struct printing *printing, struct buffer *out, struct str name) {
    const struct field *title = field_find(printing->formulas.set, STR("title"));
    const struct text_pair *pair = text_heading(printing->formulas.dice);
    buffer_format(out, "---\nlayout: %.*s\nclass: %.*s\n", STR_ARG(name),
                  STR_ARG(class_name(printing->formulas.class)));
    if (title && title->class <= printing->formulas.class) buffer_append_c(out, "title: \"`= title`\"\n");
    else buffer_format(out, "title: %s\n", pair->english);
    layout_translate(printing, str_of(pair->english), str_of(pair->german));
    if (dice_chance(printing->formulas.dice, 50)) buffer_append_c(out, "contents: true\n");
    buffer_append_c(out, "---\n\n");
}

/* A layout with a mistake: a widget, an option or a name that does not exist. */
static void add_mistake(struct buffer *out, struct dice *dice) {
    static const char *const wrong[] = {"```tabel\nrows: x\n```\n\n",
                                        "```table\nrows: nothing_like_it\ncolumns: [a]\n```\n\n", "A sum: `= 1 +`\n\n",
                                        "::: internal\nnever closed\n\n"};
    buffer_append_c(out, DICE_PICK(dice, wrong));
}

static void layout_write(struct maker *maker, const struct kind *kind, struct str name, enum class class) {
    struct str file =
        str_format(maker->arena, "templates/%.*s/%.*s.md", STR_ARG(path_name(kind->folder)), STR_ARG(name));
    struct dice dice = made_dice(maker, file, CLASS_CUSTOMER);
    struct printing printing = {.formulas = {.arena = maker->arena,
                                             .dice = &dice,
                                             .set = kind->fields,
                                             .class = class,
                                             .careless = maker->knobs->mistakes > 0},
                                .catalogue = &maker->catalogue};
    struct buffer out = {0};
    add_front(&printing, &out, name);
    for (int i = dice_between(&dice, 2, 5); i > 0; i--) add_section(&printing, &out);
    if (made_mistake(maker, &dice)) add_mistake(&out, &dice);
    made_file(maker, file, buffer_str(&out));
    buffer_free(&out);
}

void layouts_write(struct maker *maker, const struct kind *kind, bool own) {
    struct dice dice = made_dice(maker, str_join(maker->arena, STR("layouts/"), kind->name), CLASS_CUSTOMER);
    enum class class = kind->class > CLASS_INTERNAL ? kind->class : CLASS_INTERNAL;
    if (own || dice_chance(&dice, 50)) layout_write(maker, kind, STR("sheet"), class);
    if (dice_chance(&dice, own ? 50 : 25)) layout_write(maker, kind, STR("leaflet"), CLASS_CUSTOMER);
}
