/* Layouts with those whom they are for, and what layouts are made of: widgets, charts, functions. */
#include "base/arena.h"
#include "command/explain_internal.h"
#include "compose/widget.h"
#include "figure/figure.h"

/* Layouts --------------------------------------------------------------------------------------------------------- */

static void put_layout(struct explainer *explainer, const struct layout_file *layout, struct str name) {
    struct manual *manual = &explainer->manual;
    size_t language = explainer->language->index;
    manual_entry(manual, name, MESSAGE("a layout of {0}", layout->kind->labels[language]));
    manual_line(manual, "printed", layout->labels[language]);
    if (layout->classed) manual_line(manual, "class", class_name(layout->class));
    manual_line(manual, "when", layout->when);
    manual_line(manual, "called", layout->output);
    manual_line(manual, "file", layout->source->name);
}

static struct str layout_name(struct explainer *explainer, const struct layout_file *layout) {
    return str_format(explainer->manual.arena, "%.*s/%.*s", STR_ARG(layout->kind->name), STR_ARG(layout->name));
}

/* By "account-plan/plan", or "plan" of any kind. */
void explain_layouts(struct explainer *explainer) {
    for (size_t i = 0; i < explainer->project->layout_count; i++) {
        const struct layout_file *layout = &explainer->project->layouts[i];
        struct str name = layout_name(explainer, layout);
        bool whole = explain_asks(explainer, name), own = !whole && explain_asks(explainer, layout->name);
        if (whole || own) put_layout(explainer, layout, name);
    }
}

void list_layouts(struct explainer *explainer) {
    for (size_t i = 0; i < explainer->project->layout_count; i++) {
        const struct layout_file *layout = &explainer->project->layouts[i];
        struct str text =
            explain_text(explainer, MESSAGE("{0}, for {1} readers", layout->labels[explainer->language->index],
                                            class_name(layout->class)));
        manual_member(&explainer->manual, layout_name(explainer, layout), text);
    }
}

/* Widgets --------------------------------------------------------------------------------------------------------- */

void explain_widgets(struct explainer *explainer) {
    const struct widget *widget;
    for (size_t i = 0; (widget = widget_at(i)); i++) {
        if (!explain_asks(explainer, widget->name)) continue;
        struct word_list options = {0};
        if (widget->options) options = word_list_of(explainer->manual.arena, widget->options);
        manual_entry(&explainer->manual, widget->name, MESSAGE("a widget of layouts"));
        manual_words(&explainer->manual, "prints", widget->purpose);
        explain_list(explainer, "options", &options);
        if (widget->options_of) manual_words(&explainer->manual, "", "and those of the chart that “type” names");
        if (!widget->options) manual_words(&explainer->manual, "holds", "a piece of layout, between four backticks");
    }
}

void list_widgets(struct explainer *explainer) {
    const struct widget *widget;
    for (size_t i = 0; (widget = widget_at(i)); i++)
        manual_member(&explainer->manual, widget->name, catalogue_words(explainer->manual.words, widget->purpose));
}

/* Charts ---------------------------------------------------------------------------------------------------------- */

static void put_channels(struct explainer *explainer, const struct figure_channel *channels, const char *whose) {
    for (size_t i = 0; channels && channels[i].name; i++)
        manual_member(&explainer->manual, str_of(channels[i].name),
                      explain_text(explainer, figure_channel_words(explainer->manual.arena, &channels[i], whose)));
}

void explain_charts(struct explainer *explainer) {
    const struct figure_type *type;
    for (size_t i = 0; (type = figure_type_at(i)); i++) {
        if (!explain_asks(explainer, type->name)) continue;
        manual_entry(&explainer->manual, type->name, MESSAGE("a chart"));
        manual_words(&explainer->manual, "shows", type->shows);
        put_channels(explainer, type->channels, figure_channel_of(type, false));
        put_channels(explainer, type->settings, figure_channel_of(type, true));
    }
}

void list_charts(struct explainer *explainer) {
    const struct figure_type *type;
    for (size_t i = 0; (type = figure_type_at(i)); i++)
        manual_member(&explainer->manual, type->name, catalogue_words(explainer->manual.words, type->shows));
}

/* Functions ------------------------------------------------------------------------------------------------------- */

static struct str function_name(struct function_help help) {
    struct str rest = help.usage, name;
    str_cut(&rest, '(', &name);
    return name;
}

static void put_function(struct explainer *explainer, size_t index) {
    struct manual *manual = &explainer->manual;
    struct function_help help = formula_function_help(index);
    manual_entry(manual, help.usage, MESSAGE("a function of formulas"));
    manual_words(manual, "gives", help.gives);
    manual_words(manual, "missing", help.missing);
    for (size_t a = 0; a < help.argument_count; a++) {
        struct function_argument argument = formula_function_argument(index, a);
        manual_line(manual, a ? "" : "takes",
                    explain_text(explainer, MESSAGE(argument.optional ? "{0}: {1}, may be left out" : "{0}: {1}",
                                                    argument.name, argument.expects)));
    }
    manual_words(manual, "result", help.result);
    manual_words(manual, "source", help.source);
}

void explain_functions(struct explainer *explainer) {
    for (size_t i = 0; i < formula_function_count(); i++)
        if (explain_asks(explainer, function_name(formula_function_help(i)))) put_function(explainer, i);
}

void list_functions(struct explainer *explainer) {
    for (size_t i = 0; i < formula_function_count(); i++) {
        struct function_help help = formula_function_help(i);
        manual_member(&explainer->manual, help.usage, catalogue_words(explainer->manual.words, help.gives));
    }
}
