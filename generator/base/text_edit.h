/* Edits of a text by spans: what stands between two bytes is replaced, all else stays byte for byte, comments, quotes
 * and order too. Nothing here knows what the text means. */
#ifndef BASE_TEXT_EDIT_H
#define BASE_TEXT_EDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/message.h"
#include "base/str.h"

struct arena;
struct buffer;
struct source;

/* The bytes from `start` to before `end` become `text`; start == end: it is inserted there. */
struct text_edit {
    size_t start, end;
    struct str text;
};

/* By their places; those that insert at the same place keep their order. */
void text_edits_sort(struct text_edit *edits, size_t count);

/* Whether one cannot be made beside the other: they share a byte, or one inserts inside the other. Two that insert at
 * the same place can. */
bool text_edits_clash(const struct text_edit *a, const struct text_edit *b);

/* The text with all edits, which are sorted. False: two of them clash, or one leads out of the text. In the arena. */
bool text_edits_apply(struct arena *arena, struct str text, const struct text_edit *edits, size_t count,
                      struct str *out);

/* What sorted edits that can be applied change, as a unified diff with three lines around each change: what `patch`
 * takes, as long as the lines hold nothing that cannot be seen (str_visible). Nothing when nothing is changed. Colour
 * adds ANSI escapes. */
void text_diff(struct buffer *out, struct str path, struct str text, const struct text_edit *edits, size_t count,
               bool colour);

/* Writes the file of a source with sorted edits of its text, whole or not at all (file_below.h): the byte order mark
 * and the line ends that the file has are kept, and new lines end as its first one does. Refused, with a problem: the
 * file holds something else than was read, is reached by a link, or the edits cannot be applied. */
bool text_edits_write(struct arena *arena, const struct source *source, const struct text_edit *edits, size_t count,
                      struct message *problem);

#endif
