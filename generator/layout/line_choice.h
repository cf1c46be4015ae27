/* The lines of a paragraph: one try after the other, from the looks one would like to what always works. */
#ifndef LAYOUT_LINE_CHOICE_H
#define LAYOUT_LINE_CHOICE_H

#include "layout/paragraph.h"

/* 1/10000 of their width by which letters of justified text become wider or narrower: nobody sees 1.5 %. */
enum { LINE_FLEX = 150 };

/* Whether lines are made as long as the column. */
bool lines_justified(const struct setter *setter);

/* May add hyphens to the paragraph and cut its words, which is reported. */
size_t lines_choose(const struct setter *setter, struct paragraph *paragraph, struct line **lines);

#endif
