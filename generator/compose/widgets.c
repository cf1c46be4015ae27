/* The list of all widgets. */
#include "base/suggest.h"
#include "compose/widget.h"

static const struct widget *const widgets[] = {
    &widget_table,     &widget_agenda, &widget_facts,           &widget_tiles,    &widget_list,
    &widget_checklist, &widget_grid,   &widget_chart,           &widget_markdown, &widget_extract,
    &widget_notice,    &widget_lines,  &widget_signatures,      &widget_findings, &widget_page,
    &widget_when,      &widget_each,   &widget_findings_matrix, &widget_yield,    &widget_enclosures,
};

enum { WIDGET_COUNT = sizeof widgets / sizeof *widgets };

const struct widget *widget_find(struct str name) {
    for (size_t i = 0; i < WIDGET_COUNT; i++)
        if (str_equal(widgets[i]->name, name)) return widgets[i];
    return NULL;
}

const struct widget *widget_at(size_t index) { return index < WIDGET_COUNT ? widgets[index] : NULL; }

const struct widget *widget_nearest(struct str name) {
    struct suggestion nearest = suggest_start(name);
    for (size_t i = 0; i < WIDGET_COUNT; i++) suggest_offer(&nearest, widgets[i]->name);
    return widget_find(nearest.found);
}
