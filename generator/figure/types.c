/* The list of all figures: a file for each. */
#include "figure/types.h"

static const struct figure_type *const types[] = {
    &figure_columns,
    &figure_bars,
    &figure_share_bar,
    &figure_bridge,
    &figure_pareto,
    &figure_cash_flow,
    &figure_stakeholder_map,
    &figure_buying_centre,
    &figure_organisation_tree,
    &figure_whitespace_matrix,
    &figure_risk_matrix,
    &figure_heat_map,
    &figure_goal_progress,
    &figure_funnel,
    &figure_chance_curve,
    &figure_roadmap,
    &figure_timeline,
    &figure_agenda_bar,
    &figure_plan_age,
    &figure_load_bars,
    &figure_competence_profile,
    &figure_module_progress,
    &figure_signals,
    &figure_sparkline,
    &figure_bar,
};

enum { TYPE_COUNT = sizeof types / sizeof *types };

const struct figure_type *figure_type_at(size_t index) { return index < TYPE_COUNT ? types[index] : NULL; }

const struct figure_type *figure_type_find(struct str name) {
    for (size_t i = 0; i < TYPE_COUNT; i++)
        if (str_equal(types[i]->name, name)) return types[i];
    return NULL;
}
