/* What is filled in by hand: lines to write on and lines to sign on. */
#include "layout/lines.h"

#include "base/arena.h"

/* So many lines stand on one page: two of them at its foot, and the others overleaf, are no room to write. */
enum { LINES_MOST = 500, LINES_TOGETHER = 12, SIGNATURES_IN_ROW = 3 };

void writing_lines_set(const struct setter *setter, const struct block *lines) {
    struct galley *galley = setter->galley;
    millipoints height = scale_length(setter->job->theme, SPACE_WRITING_LINE);
    for (int i = 0; i < lines->count && i < LINES_MOST; i++) {
        struct item *item = galley_strip(galley, setter->frame, height, 0);
        item->keep = lines->count <= LINES_TOGETHER && i + 1 < lines->count;
        strip_rectangle(galley, &item->strip, setter->x, height - STROKE_RULE, setter->width, STROKE_RULE, COLOUR_RULE);
    }
    galley_space(galley, scale_length(setter->job->theme, SPACE_BLOCK));
}

static struct galley set_signature(const struct setter *setter, const struct block *name, millipoints width) {
    struct galley galley;
    struct setter inner = setter_cell(setter, &galley, width);
    inner.span = name->span;
    millipoints height = scale_length(setter->job->theme, SPACE_SIGNATURE);
    struct item *line = galley_strip(&galley, NULL, height, 0);
    strip_rectangle(&galley, &line->strip, 0, height - STROKE_RULE, width, STROKE_RULE, COLOUR_INK);
    line->keep = true;
    galley_space(&galley, setter->job->theme->text_size / 4);
    setter_role(&inner, ROLE_LABEL);
    paragraph_set(&inner, name->inlines, ELEMENT_P);
    return galley;
}

void signatures_set(const struct setter *setter, const struct block *signatures) {
    size_t count = 0;
    for (const struct block *name = signatures->first; name; name = name->next) count++;
    if (!count) return;
    size_t columns = count < 2 ? 2 : count > SIGNATURES_IN_ROW ? SIGNATURES_IN_ROW : count;
    if (count == 4) columns = 2;
    millipoints gap = scale_length(setter->job->theme, 2 * SPACE_GUTTER);
    millipoints width = (setter->width - (millipoints)(columns - 1) * gap) / (millipoints)columns;
    if (width < NARROWEST) width = NARROWEST;
    struct item *item = NULL;
    size_t column = 0;
    for (const struct block *name = signatures->first; name; name = name->next) {
        if (column == 0) {
            item = galley_row(setter->galley, setter->frame, columns);
            item->row.whole_up_to = setter->job->column_height;
        }
        struct galley galley = set_signature(setter, name, width);
        cell_fill(&item->row.cells[column], setter->x + (millipoints)column * (width + gap), &galley);
        column = (column + 1) % columns;
        if (column == 0 || !name->next) row_finish(item);
    }
    galley_space(setter->galley, scale_length(setter->job->theme, SPACE_BLOCK));
}
