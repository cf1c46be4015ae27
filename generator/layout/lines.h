/* Paragraph → lines → strips of a galley. */
#ifndef LAYOUT_LINES_H
#define LAYOUT_LINES_H

#include "layout/paragraph.h"

/* Sets a paragraph in the setter's column; its pieces belong to `element`. */
void lines_set(const struct setter *setter, struct paragraph *paragraph, struct element *element);

/* From the head of a line to its baseline. */
millipoints text_baseline(const struct job *job, const struct text_style *style);

/* A text on one line, not broken, as one piece or (with the fallback face) several. They stand side by side from `x`;
 * the result is the width. Furniture, labels and drawings are set by it. */
millipoints label_set(struct job *job, struct galley *galley, struct strip *strip, struct str text,
                      const struct text_style *style, millipoints x, millipoints baseline, struct element *element);
millipoints label_width(struct job *job, struct str text, const struct text_style *style);

#endif
