/* The index is a document like any other, made here of a heading and a table, and written by the same writer. */
#include "command/site_index.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/path.h"
#include "write/write.h"

static struct inline_node *text(struct arena *arena, struct str words) {
    return inline_text(arena, words, (struct span){0});
}

static struct inline_node *link(struct arena *arena, struct str words, struct str stem, const char *extension) {
    struct inline_node *node = inline_new(arena, INLINE_LINK, (struct span){0});
    node->target = str_format(arena, "%.*s.%s", STR_ARG(path_url(arena, stem)), extension);
    node->first = text(arena, words);
    return node;
}

static struct cell cell(struct arena *arena, struct inline_node *inlines) {
    return (struct cell){.blocks = block_paragraph(arena, inlines, (struct span){0})};
}

/* The titles of a list are those of the project's language; a row is a document in one layout. */
static struct table *build_table(struct arena *arena, const struct run *run, const struct job *jobs, size_t count) {
    enum language language = run->project->language;
    const struct catalogue *words = &run->project->catalogues[language];
    const struct str headings[] = {message_say(arena, words, "Document{|in a list of them}"),
                                   message_say(arena, words, "Kind"), STR("PDF")};
    struct table *table = NEW(arena, struct table);
    *table = (struct table){.column_count = run->options->pdf ? 3 : 2, .headed = true};
    table->columns = NEW_ARRAY(arena, struct column, 3);
    table->rows = NEW_ARRAY(arena, struct row, count + 1);
    for (int c = 0; c < 3; c++) table->columns[c].heading = text(arena, headings[c]);
    table->columns[0].row_heading = true;
    for (size_t j = 0; j < count; j++) {
        if (!jobs[j].written || template_class(jobs[j].template) > CLASS_INTERNAL) continue;
        struct row *row = &table->rows[table->row_count++];
        row->cells = NEW_ARRAY(arena, struct cell, 3);
        struct str label = template_kind(jobs[j].template)->labels[language];
        bool several =
            !str_equal(jobs[j].place.beside, jobs[j].document->stem); /* layouts: then its name tells them apart */
        if (several)
            label =
                str_format(arena, "%.*s, %.*s", STR_ARG(label), STR_ARG(template_label(jobs[j].template, language)));
        row->cells[0] =
            cell(arena, link(arena, jobs[j].title, path_relative(arena, STR("internal"), jobs[j].place.stem), "html"));
        row->cells[1] = cell(arena, text(arena, label));
        row->cells[2] =
            cell(arena, link(arena, STR("PDF"), path_relative(arena, STR("internal"), jobs[j].place.stem), "pdf"));
    }
    return table;
}

bool site_index_write(struct arena *arena, const struct run *run, const struct job *jobs, size_t count,
                      struct message *problem) {
    const struct project *project = run->project;
    const struct catalogue *words = catalogue_in(arena, &project->catalogues[project->language], project->region);
    struct table *table = build_table(arena, run, jobs, count);
    if (!table->row_count) return true;
    struct document document = {.arena = arena,
                                .language = project->language,
                                .region = project->region,
                                .words = document_words(arena, words),
                                .as_of = project->as_of};
    const struct field *company = field_find(project->record->set, STR("company"));
    struct datum group = company ? project->record->values[company->index] : (struct datum){0};
    struct str name = group.kind == DATUM_RECORD ? record_title(arena, group.record) : (struct str){0};
    document.title = document.author = document.company = name.size ? name : path_name(project->root);
    document.blocks = block_new(arena, BLOCK_TABLE, (struct span){0});
    document.blocks->table = table;
    struct buffer html = {0};
    html_write(&html, &document, &project->theme, project->page_html, project->style_css);
    bool written = output_write(arena, run->output, STR("internal/index.html"), &html, problem);
    buffer_free(&html);
    return written;
}
