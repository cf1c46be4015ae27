/* What things are, in words: Markdown for hover, and for what stands beside what can be completed. The facts are those
 * of schemas, tables of functions and widgets, and rules; nothing is said here that they do not say. Inside of editor/.
 */
#ifndef EDITOR_ABOUT_H
#define EDITOR_ABOUT_H

#include "base/buffer.h"
#include "compose/widget.h"
#include "editor/view.h"
#include "figure/figure.h"
#include "kind/check.h"

/* A message in the language of who edits. */
struct str in_words(const struct editor *editor, struct message message);
struct str our_words(const struct editor *editor, const char *words);

/* Text of somebody's own in Markdown: signs that mean something are escaped, on one line. */
void put_plain(struct buffer *out, const struct editor *editor, struct str text);
/* A paragraph of words of ours, in which arguments stand as they are; nothing of an empty message. */
void put_line(struct buffer *out, const struct editor *editor, struct message message);
/* "**Label** text", on a line; nothing when the text is empty. */
void put_fact(struct buffer *out, const struct editor *editor, const char *label, struct str text);
/* The text that was put, in the editor's arena; the buffer is freed. */
struct str take_text(struct buffer *out, const struct editor *editor);

/* Each puts what there is to say. `language`: of the file, whose names for things come first. */
void about_field(struct buffer *out, const struct view *view, const struct field *field);
void about_choice(struct buffer *out, const struct view *view, const struct choice *choice);
void about_record(struct buffer *out, const struct view *view, const struct record *record);
void about_check(struct buffer *out, const struct view *view, const struct kind *kind, const struct check *check);
void about_function(struct buffer *out, const struct editor *editor, size_t index);
void about_widget(struct buffer *out, const struct editor *editor, const struct widget *widget);
void about_chart(struct buffer *out, const struct editor *editor, const struct figure_type *type);
/* One of its channels or settings. False: it has none of that name. */
bool about_channel(struct buffer *out, const struct editor *editor, const struct figure_type *type, struct str name);
void about_kind(struct buffer *out, const struct editor *editor, const struct kind *kind);

/* What stands behind a name in small print. */
struct str field_beside(const struct view *view, const struct field *field);
/* What a record stands in: "Opportunities, Account plan Kestrel". */
struct str record_place(const struct editor *editor, const struct record *record);
/* Who sees it. */
struct message class_in_words(enum class class);

#endif
