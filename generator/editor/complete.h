/* What the files of completion share. Inside of editor/. */
#ifndef EDITOR_COMPLETE_H
#define EDITOR_COMPLETE_H

#include "editor/about.h"

enum { ITEMS_MOST = 400 /* of one list: who has more types on */ };

struct completion {
    const struct view *view;
    struct spot spot;
    size_t at;
    struct editor_items items;
    struct str typed; /* as a key: text_name of what stands before the place */
};

/* Whether one of some names, as keys, goes on from what was typed, at its beginning or at that of a word in it. */
bool completion_fits(const struct completion *completion, struct str name);
/* Adds an item; its edit replaces the spot's word unless it has one already. False: there are as many as may be. */
bool completion_add(struct completion *completion, struct editor_item item);
struct str completion_filter(const struct completion *completion, struct str label, const struct spelling *names,
                             size_t count);
/* What is put for a scalar of YAML at the spot: in quotes where it needs them, without where some stand there. */
struct str completion_scalar(const struct completion *completion, struct str text);

/* Each adds what may stand at the spot. */
void complete_keys(struct completion *completion);
void complete_headings(struct completion *completion);
void complete_columns(struct completion *completion);
void complete_values(struct completion *completion, const struct field *field);
void complete_references(struct completion *completion, const struct field *field);
void complete_days(struct completion *completion, const struct field *field);
void complete_kinds(struct completion *completion);
void complete_files(struct completion *completion, bool link);
/* A line of Markdown that says a field; a link's target. False: it is none. */
bool complete_line(struct completion *completion, struct editor_range line);
bool complete_link(struct completion *completion, struct editor_range line);
/* “stakeholders:meyer”, the name of a field; `bare`: an id alone too. */
void complete_pointers(struct completion *completion, bool bare);
void complete_codes(struct completion *completion);
/* Of a formula between two places of the text. */
void complete_formula(struct completion *completion, struct editor_range formula, const struct scope *scope);
void complete_layout(struct completion *completion);
void complete_fields_file(struct completion *completion);
void complete_theme(struct completion *completion);

#endif
