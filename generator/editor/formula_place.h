/* Where formulas stand in a text, and what names mean in them. Inside of editor/. */
#ifndef EDITOR_FORMULA_PLACE_H
#define EDITOR_FORMULA_PLACE_H

#include "editor/view.h"
#include "formula/formula.h"

/* Whether a place stands in a formula: in a code span that begins with `=`, or where a layout, fields.yaml or
 * rules.yaml has one. The scope is that of the formula as a whole. */
bool formula_at(const struct view *view, size_t at, struct editor_range *formula, struct scope *scope);

/* The type of what is written in a part of a text; TYPE_ANY where it is no formula. */
struct type formula_type_of(const struct view *view, struct str text, const struct scope *scope);

/* The scope at a place inside a formula: in brackets behind a list names are first those of its rows. The scopes live
 * in the editor's arena. */
const struct scope *scope_inside(const struct view *view, struct editor_range formula, size_t at,
                                 const struct scope *scope);

/* The field that the word at a place in a formula means; NULL. *word is where it stands. */
const struct field *formula_field_at(const struct view *view, struct editor_range formula, size_t at,
                                     const struct scope *scope, struct editor_range *word);

/* The path that ends at a place, such as what stands before a dot: where it begins. */
size_t path_start(struct str text, size_t start, size_t end);

/* The set of fields that a key path in a fields.yaml stands in, in the last project: fields → customer → of → name. */
const struct field_set *declared_set(const struct view *view, size_t node, const struct field **field);

/* The fenced block around a place; 0. Its first word is the widget's name. */
size_t fence_around(const struct view *view, size_t at);
/* Of a block of the widget `chart` the figure that its `type` names; NULL: there is none of that name. */
const struct figure_type *figure_in_fence(const struct view *view, size_t fence);
struct str fence_name(const struct view *view, size_t fence);

#endif
