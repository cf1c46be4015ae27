/* The figures by their files. Private to this folder. */
#ifndef FIGURE_TYPES_H
#define FIGURE_TYPES_H

#include "figure/figure.h"

extern const struct figure_type figure_columns;
extern const struct figure_type figure_bars;
extern const struct figure_type figure_share_bar;
extern const struct figure_type figure_bridge;
extern const struct figure_type figure_pareto;
extern const struct figure_type figure_cash_flow;
extern const struct figure_type figure_stakeholder_map;
extern const struct figure_type figure_buying_centre;
extern const struct figure_type figure_organisation_tree;
extern const struct figure_type figure_whitespace_matrix;
extern const struct figure_type figure_risk_matrix;
extern const struct figure_type figure_heat_map;
extern const struct figure_type figure_goal_progress;
extern const struct figure_type figure_funnel;
extern const struct figure_type figure_chance_curve;
extern const struct figure_type figure_roadmap;
extern const struct figure_type figure_timeline;
extern const struct figure_type figure_agenda_bar;
extern const struct figure_type figure_plan_age;
extern const struct figure_type figure_load_bars;
extern const struct figure_type figure_competence_profile;
extern const struct figure_type figure_module_progress;
extern const struct figure_type figure_signals;
extern const struct figure_type figure_sparkline;
extern const struct figure_type figure_bar;

#endif
