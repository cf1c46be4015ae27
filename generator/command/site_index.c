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

/* Whether an output stands in the index of a class: it is for its readers, and there. */
static bool is_listed(const struct run *run, const struct planned_output *planned, enum class class) {
    struct arena *scratch = arena_create();
    struct str page = str_format(scratch, "%.*s.html", STR_ARG(planned->place.stem));
    bool listed = planned->layout->class <= class && folder_holds(run->folder, page);
    arena_destroy(scratch);
    return listed;
}

static struct str kind_and_layout(struct arena *arena, const struct planned_output *planned, enum language language) {
    struct str label = planned->document->kind->labels[language];
    bool several = !str_equal(planned->place.beside, planned->document->stem); /* layouts: then its name tells */
    return several ? str_format(arena, "%.*s, %.*s", STR_ARG(label), STR_ARG(planned->layout->name)) : label;
}

/* The titles of a list are those of the project's language; a row is a document in one layout. */
static struct table *build_table(struct arena *arena, const struct run *run, enum class class) {
    enum language language = run->project->language;
    const struct catalogue *words = &run->project->catalogues[language];
    const struct str headings[] = {message_say(arena, words, "Document{|in a list of them}"),
                                   message_say(arena, words, "Kind"), STR("PDF")};
    struct table *table = NEW(arena, struct table);
    *table = (struct table){.column_count = run->options->pdf ? 3 : 2, .headed = true};
    table->columns = NEW_ARRAY(arena, struct column, 3);
    table->rows = NEW_ARRAY(arena, struct row, run->editions->planned_count + 1);
    for (int c = 0; c < 3; c++) table->columns[c].heading = text(arena, headings[c]);
    table->columns[0].row_heading = true;
    for (size_t i = 0; i < run->editions->planned_count; i++) {
        const struct planned_output *planned = &run->editions->planned[i];
        if (!is_listed(run, planned, class)) continue;
        struct row *row = &table->rows[table->row_count++];
        struct str stem = path_relative(arena, output_class_folder(class), planned->place.stem);
        row->cells = NEW_ARRAY(arena, struct cell, 3);
        row->cells[0] =
            cell(arena, link(arena, record_title_in(arena, planned->document->record, language), stem, "html"));
        row->cells[1] = cell(arena, text(arena, kind_and_layout(arena, planned, language)));
        row->cells[2] = cell(arena, link(arena, STR("PDF"), stem, "pdf"));
    }
    return table;
}

/* Readers to whom nothing is kept from others have the index of those. */
static bool is_needed(const struct run *run, enum class class) {
    for (size_t i = 0; i < run->editions->planned_count; i++) {
        const struct planned_output *planned = &run->editions->planned[i];
        bool own = class == CLASS_INTERNAL || planned->layout->class == class;
        if (own && is_listed(run, planned, class)) return true;
    }
    return false;
}

static bool write_index(struct arena *arena, const struct run *run, enum class class, struct message *problem) {
    const struct project *project = run->project;
    const struct catalogue *words = catalogue_in(arena, &project->catalogues[project->language], project->region);
    if (!is_needed(run, class)) return true;
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
    document.blocks->table = build_table(arena, run, class);
    struct buffer html = {0};
    html_write(&html, &document, &project->theme, project->page_html, project->style_css);
    struct folder_file file = {.path = path_join(arena, output_class_folder(class), STR("index.html")),
                               .class = class,
                               .source = STR("*"),
                               .layout = STR("index")};
    bool written = folder_write(run->folder, arena, &file, buffer_str(&html), problem) != FOLDER_FAILED;
    buffer_free(&html);
    return written;
}

bool site_index_write(struct arena *arena, const struct run *run, struct message *problem) {
    for (enum class class = CLASS_INTERNAL; class <= run->options->readers; class ++)
        if (!write_index(arena, run, class, problem)) return false;
    return true;
}
