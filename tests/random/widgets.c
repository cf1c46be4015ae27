/* Widgets that print what a set of fields has. Charts are made from what each type says that it takes. */
#include "made.h"

#include "base/arena.h"
#include "figure/figure.h"

/* ---- pieces of options ---- */

/* 'a formula', as YAML */
static struct str quoted(struct printing *printing, struct str text) {
    struct arena *arena = printing->formulas.arena;
    struct str rest = text, part, out = {0};
    for (bool more = false; str_cut(&rest, '\'', &part); more = true)
        out = str_format(arena, "%.*s%s%.*s", STR_ARG(out), more ? "''" : "", STR_ARG(part));
    return str_format(arena, "'%.*s'", STR_ARG(out));
}

void layout_translate(struct printing *printing, struct str english, struct str german) {
    struct str key = str_format(printing->formulas.arena, "%.*s: ", STR_ARG(quoted(printing, english)));
    if (!printing->catalogue || str_find(buffer_str(printing->catalogue), key, NULL)) return;
    buffer_format(printing->catalogue, "%.*s%.*s\n", STR_ARG(key), STR_ARG(quoted(printing, german)));
}

static const char *label(struct printing *printing) {
    const struct text_pair *pair = text_label(printing->formulas.dice);
    layout_translate(printing, str_of(pair->english), str_of(pair->german));
    return pair->english;
}

struct str layout_formula(struct printing *printing) {
    struct str formula = formula_random(&printing->formulas, TYPE_ANY);
    return formula.size ? str_format(printing->formulas.arena, "`= %.*s`", STR_ARG(formula)) : formula;
}

/* "How many: `= count(rows)`" */
static struct str sentence(struct printing *printing) {
    struct arena *arena = printing->formulas.arena;
    const struct text_pair *pair = text_label(printing->formulas.dice);
    struct str code = layout_formula(printing);
    struct str english = str_format(arena, "%s: %.*s", pair->english, STR_ARG(code));
    layout_translate(printing, english, str_format(arena, "%s: %.*s", pair->german, STR_ARG(code)));
    return english;
}

/* A formula, or {value, label}; empty when there is nothing of that kind. */
static struct str labelled(struct printing *printing, enum type_kind kind) {
    struct formulas *formulas = &printing->formulas;
    const struct field *field;
    struct str path = dice_chance(formulas->dice, 60) ? formula_path(formulas, kind, false, &field) : (struct str){0};
    if (path.size) return quoted(printing, path);
    struct str formula = formula_random(formulas, kind);
    if (!formula.size) return formula;
    return str_format(formulas->arena, "{value: %.*s, label: %s}", STR_ARG(quoted(printing, formula)), label(printing));
}

static struct printing on_rows(const struct printing *printing, const struct field_set *rows) {
    struct printing inner = *printing;
    inner.formulas.set = rows;
    return inner;
}

static struct str several(struct printing *printing, enum type_kind kind, int most) {
    struct arena *arena = printing->formulas.arena;
    struct str out = {0};
    for (int i = dice_between(printing->formulas.dice, 1, most); i > 0; i--) {
        struct str one = labelled(printing, kind);
        if (one.size) out = str_format(arena, "%.*s%s%.*s", STR_ARG(out), out.size ? ", " : "", STR_ARG(one));
    }
    return out.size ? str_format(arena, "[%.*s]", STR_ARG(out)) : out;
}

static void add_option(struct buffer *out, const char *name, struct str value) {
    if (value.size) buffer_format(out, "%s: %.*s\n", name, STR_ARG(value));
}

/* ---- tables, lists ---- */

static bool table(struct printing *printing, struct buffer *out) {
    struct formulas *formulas = &printing->formulas;
    const struct field_set *rows = NULL;
    const struct field *field;
    struct str list = formula_rows(formulas, &rows);
    if (!list.size) return false;
    struct printing inner = on_rows(printing, rows);
    struct str columns = several(&inner, TYPE_ANY, 5), number = {0};
    struct str money = formula_path(&inner.formulas, TYPE_MONEY, false, &field);
    if (!columns.size) return false;
    if (money.size && dice_chance(formulas->dice, 50)) {
        number = money;
        columns = str_format(formulas->arena, "[%.*s, %.*s", STR_ARG(number), STR_ARG(str_skip(columns, 1)));
    }
    add_option(out, "rows", quoted(printing, list));
    add_option(out, "columns", columns);
    if (number.size) add_option(out, "total", str_format(formulas->arena, "[%.*s]", STR_ARG(number)));
    struct str sort = formula_path(&inner.formulas, TYPE_ANY, false, &field);
    if (dice_chance(formulas->dice, 40))
        add_option(out, "sort", quoted(printing, str_join(formulas->arena, sort, STR(" desc"))));
    struct str group = formula_path(&inner.formulas, TYPE_CHOICE, false, &field);
    if (dice_chance(formulas->dice, 30)) add_option(out, "group", group);
    struct str alert = formula_condition(&inner.formulas);
    if (alert.size && dice_chance(formulas->dice, 30)) add_option(out, "alert", quoted(printing, alert));
    if (dice_chance(formulas->dice, 40)) add_option(out, "title", str_of(label(printing)));
    return true;
}

static bool list(struct printing *printing, struct buffer *out) {
    const struct field_set *rows = NULL;
    struct str all = formula_rows(&printing->formulas, &rows);
    if (!all.size) return false;
    struct printing inner = on_rows(printing, rows);
    add_option(out, "rows", quoted(printing, all));
    if (dice_chance(printing->formulas.dice, 60)) add_option(out, "item", quoted(printing, sentence(&inner)));
    return true;
}

static bool checklist(struct printing *printing, struct buffer *out) {
    const struct field_set *rows = NULL;
    struct str all = formula_rows(&printing->formulas, &rows);
    if (!all.size) return false;
    struct printing inner = on_rows(printing, rows);
    struct str done = formula_condition(&inner.formulas);
    add_option(out, "rows", quoted(printing, all));
    if (done.size) add_option(out, "done", quoted(printing, done));
    return true;
}

/* ---- single values ---- */

static bool facts(struct printing *printing, struct buffer *out) {
    struct str fields = several(printing, TYPE_ANY, 8);
    add_option(out, "fields", fields);
    if (dice_chance(printing->formulas.dice, 40)) add_option(out, "columns", STR("2"));
    return fields.size;
}

static bool tiles(struct printing *printing, struct buffer *out) {
    bool any = false;
    for (int i = dice_between(printing->formulas.dice, 1, 4); i > 0; i--) {
        struct str value = formula_random(&printing->formulas, TYPE_ANY);
        if (!value.size) continue;
        if (!any) buffer_append_c(out, "tiles:\n");
        any = true;
        value = quoted(printing, value);
        buffer_format(out, "  - value: %.*s\n    label: %s\n", STR_ARG(value), label(printing));
        if (dice_chance(printing->formulas.dice, 30))
            add_option(out, "    below", quoted(printing, sentence(printing)));
    }
    return any;
}

static bool grid(struct printing *printing, struct buffer *out) {
    const struct field *field;
    struct str texts = formula_path(&printing->formulas, TYPE_TEXT, true, &field);
    struct str text = formula_path(&printing->formulas, TYPE_TEXT, false, &field);
    if (!texts.size || !text.size) return false;
    buffer_format(out, "cells:\n  - {title: %s, rows: %.*s}\n", label(printing), STR_ARG(quoted(printing, texts)));
    buffer_format(out, "  - {title: %s, text: %.*s}\n", label(printing), STR_ARG(quoted(printing, text)));
    return true;
}

static bool notice(struct printing *printing, struct buffer *out) {
    add_option(out, "label", str_of(label(printing)));
    add_option(out, "text", quoted(printing, sentence(printing)));
    return true;
}

static bool markdown(struct printing *printing, struct buffer *out) {
    const struct field *field;
    struct str text = formula_path(&printing->formulas, TYPE_MARKDOWN, false, &field);
    add_option(out, "text", text);
    return text.size;
}

static bool extract(struct printing *printing, struct buffer *out) {
    const struct field_set *set = printing->formulas.set;
    for (size_t i = 0; i < set->count; i++) {
        const struct field *field = &set->fields[i];
        bool pointers = field->type == FIELD_LIST && field->element->type == FIELD_POINTER;
        if (!pointers || field->class > printing->formulas.class) continue;
        add_option(out, "of", field->name);
        return true;
    }
    return false;
}

static bool lines(struct printing *printing, struct buffer *out) {
    buffer_format(out, "count: %d\n", dice_between(printing->formulas.dice, 1, 6));
    return true;
}

static bool findings(struct printing *printing, struct buffer *out) {
    if (printing->formulas.class == CLASS_CUSTOMER) return false;
    add_option(out, "level", dice_chance(printing->formulas.dice, 50) ? STR("info") : STR("warning"));
    return true;
}

/* ---- charts ---- */

static struct str numbers(struct printing *printing, enum type_kind kind) {
    const struct field_set *rows = NULL;
    const struct field *field;
    struct str all = formula_rows(&printing->formulas, &rows);
    if (!all.size) return all;
    struct printing inner = on_rows(printing, rows);
    struct str name = formula_path(&inner.formulas, kind, false, &field);
    return name.size ? str_format(printing->formulas.arena, "%.*s.%.*s", STR_ARG(all), STR_ARG(name)) : name;
}

static struct str channel(struct printing *printing, const struct figure_channel *channel, enum type_kind kind) {
    switch (channel->takes) {
    case TAKES_TEXT: return labelled(printing, dice_chance(printing->formulas.dice, 50) ? TYPE_CHOICE : TYPE_TEXT);
    case TAKES_NUMBER: return channel->many ? several(printing, kind, 3) : labelled(printing, kind);
    case TAKES_DATE: return labelled(printing, TYPE_DATE);
    case TAKES_TRUTH: return quoted(printing, formula_condition(&printing->formulas));
    case TAKES_NUMBERS: return quoted(printing, numbers(printing, kind));
    }
    return (struct str){0};
}

static bool says(struct str option) { return option.size && !str_equal(option, STR("''")); }

/* False when a channel that is needed has nothing to show. */
static bool channels(struct printing *printing, struct buffer *out, const struct figure_channel *all,
                     enum type_kind kind) {
    for (const struct figure_channel *c = all; c && c->name; c++) {
        if (!c->required && !dice_chance(printing->formulas.dice, 40)) continue;
        struct str value = channel(printing, c, kind);
        if (says(value)) add_option(out, c->name, value);
        else if (c->required) return false;
    }
    return true;
}

static bool chart(struct printing *printing, struct buffer *out) {
    static const enum type_kind kinds[] = {TYPE_NUMBER, TYPE_MONEY, TYPE_PERCENT};
    struct dice *dice = printing->formulas.dice;
    size_t count = 0;
    while (figure_type_at(count)) count++;
    const struct figure_type *type = figure_type_at(dice_below(dice, count));
    const struct field_set *rows = NULL;
    enum type_kind kind = DICE_PICK(dice, kinds);
    add_option(out, "type", type->name);
    if (dice_chance(dice, 50)) add_option(out, "title", str_of(label(printing)));
    if (type->from_values) {
        struct str values = several(printing, kind, 5);
        add_option(out, "values", values);
        return values.size;
    }
    struct str all = formula_rows(&printing->formulas, &rows);
    if (!all.size) return false;
    struct printing inner = on_rows(printing, rows);
    add_option(out, "rows", quoted(printing, all));
    return channels(&inner, out, type->channels, kind) && channels(printing, out, type->settings, kind);
}

/* ---- one of them ---- */

static const struct {
    const char *name;
    bool (*write)(struct printing *printing, struct buffer *out);
    int weight;
} widgets[] = {
    {"table", table, 5},       {"chart", chart, 5},         {"facts", facts, 3}, {"tiles", tiles, 2},
    {"list", list, 2},         {"checklist", checklist, 1}, {"grid", grid, 1},   {"notice", notice, 1},
    {"markdown", markdown, 3}, {"extract", extract, 2},     {"lines", lines, 1}, {"findings", findings, 1},
};

static size_t throw_widget(struct dice *dice) {
    int all = 0;
    size_t at = 0;
    for (size_t i = 0; i < sizeof widgets / sizeof *widgets; i++) all += widgets[i].weight;
    for (int left = (int)dice_below(dice, (size_t)all); left >= widgets[at].weight; at++) left -= widgets[at].weight;
    return at;
}

struct str layout_widget(struct printing *printing) {
    struct buffer out = {0};
    size_t at = throw_widget(printing->formulas.dice);
    buffer_format(&out, "```%s\n", widgets[at].name);
    bool made = widgets[at].write(printing, &out);
    buffer_append_c(&out, "```\n");
    struct str text = made ? str_copy(printing->formulas.arena, buffer_str(&out)) : (struct str){0};
    buffer_free(&out);
    return text;
}
