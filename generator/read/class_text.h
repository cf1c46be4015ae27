/* Class blocks in what is no Markdown: “Late deliveries ::: internal penalty 4 % :::”, on one line or several. Each
 * class sees a text of its own. */
#ifndef READ_CLASS_TEXT_H
#define READ_CLASS_TEXT_H

#include "read/class_mark.h"

/* False when the text has no marks and everybody sees it as it is, but for `\:::`. Else what each class sees, trimmed;
 * marks that make no block are reported (M03). The text's first line stands at the span. */
bool class_text_read(struct arena *arena, struct diagnostics *sink, struct str text, struct span span,
                     struct str out[CLASS_COUNT]);

/* Reports the first mark in what cannot hold a block: a number, an id, a name that is looked up. */
void class_text_refuse(struct diagnostics *sink, struct str text, struct span span);

#endif
