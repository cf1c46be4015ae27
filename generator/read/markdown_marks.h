/* Class blocks in Markdown: `::: internal` and `:::` on lines of their own around blocks, wherever these stand, and
 * “::: internal … :::” in one line. Each mark is found in the lines as they were written, and cmark gets a sign in its
 * place. A mark whose sign does not come back where a block can be made is an error: nothing is missed, whatever cmark
 * takes it for. Included by markdown*.c only; knows nothing of cmark. */
#ifndef READ_MARKDOWN_MARKS_H
#define READ_MARKDOWN_MARKS_H

#include "read/markdown_text.h"
#include "tree/document.h"

struct buffer;

/* The signs are characters that no text may hold; an author's own are replaced. */
struct str markdown_marks_purge(struct arena *arena, struct str text);

/* Fills marks and divisions; the lines and what is enclosed are known. */
void markdown_marks_find(struct arena *arena, struct markdown_text *text);

/* What cmark gets for a line, signs in place of marks. *next: the first mark that may stand on it, and afterwards on
 * the next. True when the line is a mark and nothing else is to be done with it. */
bool markdown_marks_sign(struct arena *arena, const struct markdown_text *text, size_t line, size_t *next,
                         struct str *sign);

/* The mark that an HTML block stands for; NULL: none. */
struct division_mark *markdown_marks_block(const struct markdown_text *text, struct str html);

/* A comment that cmark saw: marks in it are nobody's. Its lines, and what it holds. */
void markdown_marks_comment(const struct markdown_text *text, struct str html, size_t first, size_t last);

/* Lines that are read again as cells, which report their own. */
void markdown_marks_again(const struct markdown_text *text, size_t first, size_t last);

/* Siblings, with INLINE_CLASSED around what stands between two marks. Not `allowed`: signs are only taken out. */
struct inline_node *markdown_marks_group(struct arena *arena, const struct markdown_text *text,
                                         struct inline_node *first, bool allowed);

/* A text without signs: of marks (not where markdown_marks_group follows), of definitions. */
struct str markdown_marks_clean(struct arena *arena, struct str text, bool marks_too);

/* Reports each mark that made no block (M03). */
void markdown_marks_check(struct diagnostics *sink, const struct markdown_text *text);

/* The innermost block above class customer around a line, as the number of its mark from 1; 0: none. */
size_t markdown_division(const struct markdown_text *text, size_t line);
/* Whether a line's division is another one or stands in it. */
bool markdown_division_in(const struct markdown_text *text, size_t division, size_t outer);

/* The bytes that begin lists and quotes at the start of a line. */
size_t markdown_prefix(struct str line);

#endif
