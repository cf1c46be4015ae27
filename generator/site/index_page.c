/* The front page: a table of all documents by account, with links to their outputs. What a reader can search, sort and
 * choose by, templates/index.js makes of the finished table; without it all of this is here and stays as it is. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/path.h"
#include "base/region.h"
#include "schema/kind.h"
#include "site/site.h"
#include "write/escape.h"
#include "write/write.h"

/* The page being made. */
struct front {
    struct buffer *out;
    struct arena *arena;
    const struct site *site;
    struct str folder; /* where it lies, below the output folder */
    const struct language *language;
    const struct region *region; /* may be NULL */
    const struct catalogue *words;
};

static void put(struct front *front, const char *markup) { buffer_append_c(front->out, markup); }
static void put_text(struct front *front, struct str text) { escape_html(front->out, text); }

/* <NAME>text</NAME>; nothing when there is no text. */
static void put_element(struct front *front, const char *open, struct str text, const char *close) {
    if (!text.size) return;
    put(front, open);
    put_text(front, text);
    put(front, close);
}

#define SAY(front, ...) message_say((front)->arena, (front)->words, __VA_ARGS__)

/* Links ------------------------------------------------------------------------------------------------------------ */

static struct str url_of(const struct front *front, struct str stem, const char *extension) {
    struct str path = path_relative(front->arena, front->folder, stem);
    return str_format(front->arena, "%.*s.%s", STR_ARG(path_url(front->arena, path)), extension);
}

static struct str main_url(const struct front *front, const struct site_output *output) {
    return url_of(front, output->stem, output->html ? "html" : "pdf");
}

static void put_link(struct front *front, struct str url, struct str text) {
    put(front, "<a href=\"");
    put_text(front, url);
    put(front, "\">");
    put_text(front, text);
    put(front, "</a>");
}

/* Cells ------------------------------------------------------------------------------------------------------------ */

static struct str class_label(struct front *front, enum class class) {
    switch (class) {
    case CLASS_INTERNAL: return SAY(front, "Internal");
    case CLASS_CONFIDENTIAL: return SAY(front, "Confidential");
    case CLASS_CUSTOMER: break;
    }
    return SAY(front, "Customer{|who may read an output}");
}

/* "Handout [Customer] PDF" */
static void put_output(struct front *front, const struct site_output *output) {
    put(front, "<li>");
    put_link(front, main_url(front, output), output->labels[front->language->index]);
    if (output->html && output->pdf) {
        put(front, " ");
        put_link(front, url_of(front, output->stem, "pdf"), STR("PDF"));
    }
    put_element(front, " <span class=\"class\">", class_label(front, output->class), "</span>");
    if (output->changed) put_element(front, " <span class=\"change\">", SAY(front, "updated{|an output}"), "</span>");
    put(front, "</li>");
}

static void put_outputs(struct front *front, const struct site_document *line) {
    put(front, "<td><ul>");
    for (size_t i = 0; i < line->output_count; i++)
        if (site_output_is_there(&line->outputs[i])) put_output(front, &line->outputs[i]);
    put(front, "</ul></td>");
}

/* A title speaks the language of its document. */
static void put_named_link(struct front *front, const struct site_document *line, const struct site_output *output,
                           struct str title) {
    const struct language *language = line->record->language;
    bool foreign = language != front->language;
    if (foreign) put_element(front, "<span lang=\"", region_tag(language, line->record->region), "\">");
    put_link(front, main_url(front, output), title);
    if (foreign) put(front, "</span>");
}

static void put_title(struct front *front, const struct site_document *line) {
    put(front, "<th scope=\"row\">");
    put_named_link(front, line, site_main_output(line, true), line->title);
    put_element(front, " <span class=\"kind\">", line->kind, "</span>");
    put(front, "</th>");
}

static void put_cell(struct front *front, struct str text) {
    put(front, "<td>");
    put_text(front, text);
    put(front, "</td>");
}

/* A day sorts by what it is, not by how it reads. */
static void put_next(struct front *front, const struct site_document *line) {
    if (!line->next_day.year) {
        put_cell(front, line->next);
        return;
    }
    struct date last = date_last_day(line->next_day);
    buffer_format(front->out, "<td data-day=\"%04d-%02d-%02d\">", last.year, last.month, last.day);
    put_text(front, line->next);
    put(front, "</td>");
}

static void put_line(struct front *front, const struct site_document *line) {
    put(front, "<tr>");
    put_title(front, line);
    put_cell(front, line->manager);
    put_cell(front, line->status);
    put_cell(front, line->period);
    put_next(front, line);
    buffer_format(front->out, "<td class=\"end\">%zu</td>", line->findings);
    put_outputs(front, line);
    put(front, "</tr>\n");
}

/* The table ------------------------------------------------------------------------------------------------------- */

enum { COLUMNS = 7 };

static void column_labels(struct front *front, struct str labels[COLUMNS]) {
    labels[0] = SAY(front, "Document{|in a list of them}");
    labels[1] = SAY(front, "Owner");
    labels[2] = SAY(front, "Status");
    labels[3] = SAY(front, "Period");
    labels[4] = SAY(front, "Next date");
    labels[5] = SAY(front, "Findings");
    labels[6] = SAY(front, "Files");
}

/* On a narrow screen each cell stands behind its heading; templates/index.css says when. */
static void add_labels(struct front *front, struct buffer *style) {
    struct str labels[COLUMNS];
    column_labels(front, labels);
    buffer_append_c(style, ".index {");
    for (int c = 1; c < COLUMNS; c++) {
        buffer_format(style, " --label-%d: ", c + 1);
        escape_css(style, labels[c]);
        buffer_char(style, ';');
    }
    buffer_append_c(style, " }\n");
}

static void put_head(struct front *front, const struct str labels[COLUMNS]) {
    put(front, "<thead>\n<tr>");
    for (int c = 0; c < COLUMNS; c++)
        put_element(front, c == 5 ? "<th scope=\"col\" class=\"end\">" : "<th scope=\"col\">", labels[c], "</th>");
    put(front, "</tr>\n</thead>\n");
}

static void put_group(struct front *front, struct str account) {
    put(front, "<tbody>\n");
    buffer_format(front->out, "<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"%d\">", COLUMNS);
    put_text(front, account.size ? account : SAY(front, "Across accounts"));
    put(front, "</th></tr>\n");
}

static void put_table(struct front *front) {
    const struct site *site = front->site;
    struct str labels[COLUMNS];
    column_labels(front, labels);
    put(front, "<div class=\"table\">\n<table class=\"index\">\n");
    put_head(front, labels);
    const struct site_document *last = NULL;
    for (size_t d = 0; d < site->document_count; d++) {
        const struct site_document *line = &site->documents[d];
        if (!site_main_output(line, true)) continue;
        bool begins = !last || !str_equal(line->account_name, last->account_name);
        if (last && begins) put(front, "</tbody>\n");
        if (begins) put_group(front, line->account_name);
        put_line(front, line);
        last = line;
    }
    if (last) put(front, "</tbody>\n");
    put(front, "\n</table>\n</div>\n");
}

/* Finding --------------------------------------------------------------------------------------------------------- */

static void put_choice(struct front *front, const char *name, struct str label) {
    put_element(front, "<label><span>", label, "</span> ");
    buffer_format(front->out, "<select name=\"%s\"><option value=\"\">", name);
    put_text(front, SAY(front, "All{|choices}"));
    put(front, "</option></select></label>\n");
}

/* Hidden until the script can serve it; no form, for nothing is sent. Its texts are those that the script shows. */
static void put_finder(struct front *front) {
    size_t documents = 0;
    for (size_t d = 0; d < front->site->document_count; d++)
        documents += site_main_output(&front->site->documents[d], true) != NULL;
    struct str count = str_format(front->arena, "%zu", documents);
    put(front, "<div class=\"finder\" role=\"search\" hidden>\n");
    put_element(front, "<label><span>", SAY(front, "Search"),
                "</span> <input type=\"search\" name=\"words\"></label>\n");
    put_choice(front, "account", SAY(front, "Customer"));
    put_choice(front, "manager", SAY(front, "Owner"));
    put_choice(front, "kind", SAY(front, "Kind"));
    put_choice(front, "class", SAY(front, "Readers"));
    put_choice(front, "status", SAY(front, "Status"));
    put_element(front, "<output aria-live=\"polite\" data-some=\"", SAY(front, "{0} of {1} documents", STR("#"), count),
                "\"");
    put_element(front, " data-none=\"", SAY(front, "No document fits."), "\"></output>\n</div>\n");
}

/* Where planpress.yaml says that the team's handbook is; empty: nowhere. */
static struct str handbook_of(const struct front *front) {
    const struct record *project = front->site->edition->project;
    const struct field *field = project ? field_find(project->set, STR("handbook")) : NULL;
    struct datum said = field ? *record_said(project, field) : (struct datum){0};
    return said.kind == DATUM_TEXT ? datum_text(said, front->language) : (struct str){0};
}

/* What lies beside the index, and the way to the handbook. */
static void put_files(struct front *front) {
    struct str handbook = handbook_of(front);
    if (!front->site->date_count && !handbook.size) return;
    put(front, "<p class=\"files\">");
    if (front->site->date_count) {
        put_link(front, STR("calendar.ics"), SAY(front, "Calendar of all dates"));
        put(front, " ");
        put_link(front, STR("actions.csv"), SAY(front, "Table of all actions"));
    }
    if (handbook.size && front->site->date_count) put(front, " ");
    if (handbook.size && link_allowed(handbook)) put_link(front, handbook, SAY(front, "Handbook"));
    else put_text(front, handbook); /* what is no link stays */
    put(front, "</p>\n");
}

/* The page -------------------------------------------------------------------------------------------------------- */

static struct str company_of(struct arena *arena, const struct site *site) {
    const struct record *project = site->edition->project;
    const struct field *field = project ? field_find(project->set, STR("company")) : NULL;
    struct datum group = field ? *record_said(project, field) : (struct datum){0};
    struct str name = group.kind == DATUM_RECORD ? record_title(arena, group.record) : (struct str){0};
    return name.size ? name : path_name(site->project->root);
}

static struct document head_of(struct front *front) {
    struct str company = company_of(front->arena, front->site);
    return (struct document){.arena = front->arena,
                             .language = front->language,
                             .region = front->region,
                             .words = document_words(front->arena, front->words),
                             .as_of = front->site->project->as_of,
                             .title = company,
                             .author = company,
                             .company = company};
}

static struct front front_new(struct arena *arena, const struct site *site, struct str folder, struct buffer *body) {
    return (struct front){.out = body, .arena = arena, .site = site, .folder = folder};
}

static void set_language(struct front *front, const struct language *language, const struct region *region) {
    front->language = language;
    front->region = region;
    front->words = catalogue_in(front->arena, &front->site->project->catalogues[language->index], region);
}

void site_index_write(struct buffer *out, const struct site *site, const struct html_page *page) {
    struct buffer body = {0}, style = {0};
    struct arena *arena = arena_create();
    struct front front = front_new(arena, site, site->folder, &body);
    set_language(&front, site->project->language, site->project->region);
    put_finder(&front);
    put_files(&front);
    put_table(&front);
    struct document document = head_of(&front);
    document.kind_label = SAY(&front, "All documents");
    document.class_label = class_label(&front, site->edition->class);
    struct html_page whole = *page;
    buffer_append(&style, page->style);
    add_labels(&front, &style);
    whole.style = buffer_str(&style);
    whole.body = buffer_str(&body);
    html_write(out, &document, &whole);
    buffer_free(&style);
    buffer_free(&body);
    arena_destroy(arena);
}

/* Folders that are handed over ------------------------------------------------------------------------------------ */

static int by_text(const void *left, const void *right) {
    const struct str *a = left, *b = right;
    return str_compare(*a, *b);
}

struct str *site_groups(const struct site *site, size_t *count) {
    size_t found = 0, most = 0;
    for (size_t d = 0; d < site->document_count; d++) most += site->documents[d].output_count;
    struct str *groups = NEW_ARRAY(site->arena, struct str, most + 1);
    for (size_t d = 0; d < site->document_count; d++)
        for (size_t o = 0; o < site->documents[d].output_count; o++)
            if (site_output_is_there(&site->documents[d].outputs[o]) && site->documents[d].outputs[o].group.size)
                groups[found++] = site->documents[d].outputs[o].group;
    if (found) qsort(groups, found, sizeof *groups, by_text);
    *count = 0;
    for (size_t i = 0; i < found; i++)
        if (!*count || !str_equal(groups[*count - 1], groups[i])) groups[(*count)++] = groups[i];
    return groups;
}

/* "Annual review 2026 PDF": the layout's label only where there are several, or in place of the kind, where customers
 * see no title. */
static void put_handed_over(struct front *front, const struct site_document *line, const struct site_output *output) {
    struct str label = output->labels[front->language->index];
    bool titled = !str_equal(line->title, line->record->set->kind->labels[line->record->language->index]);
    put(front, "<li>");
    put_named_link(front, line, output, titled ? line->title : label);
    if (titled && line->output_count > 1) put_element(front, " <span class=\"kind\">", label, "</span>");
    if (output->html && output->pdf) {
        put(front, " ");
        put_link(front, url_of(front, output->stem, "pdf"), STR("PDF"));
    }
    put(front, "</li>\n");
}

/* What lies in a folder, and the language that its readers have: that of its first document. */
static void put_group_list(struct front *front, struct str group) {
    const struct site *site = front->site;
    bool first = true;
    put(front, "<ul>\n");
    for (size_t d = 0; d < site->document_count; d++)
        for (size_t o = 0; o < site->documents[d].output_count; o++) {
            const struct site_document *line = &site->documents[d];
            if (!str_equal(line->outputs[o].group, group) || !site_output_is_there(&line->outputs[o])) continue;
            if (first) set_language(front, line->record->language, line->record->region);
            first = false;
            put_handed_over(front, line, &line->outputs[o]);
        }
    put(front, "</ul>\n");
}

void site_group_write(struct buffer *out, const struct site *site, struct str group, const struct html_page *page) {
    struct buffer body = {0};
    struct arena *arena = arena_create();
    struct front front = front_new(arena, site, group, &body);
    struct html_page whole = *page;
    put_group_list(&front, group);
    struct document document = head_of(&front);
    document.kind_label = SAY(&front, "Documents for you");
    whole.body = buffer_str(&body);
    html_write(out, &document, &whole);
    buffer_free(&body);
    arena_destroy(arena);
}
