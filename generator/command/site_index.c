/* What is written beside the documents: the front page, calendars, the table of actions. */
#include "command/site_index.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/path.h"
#include "command/guard.h"
#include "project/outputs.h"
#include "site/site.h"
#include "write/write.h"

/* Files of one edition being written; after a problem nothing more is. */
struct writing {
    struct arena *arena;
    const struct run *run;
    const struct site *site;
    struct diagnostics *found;
    struct message *problem;
};

static void write_file(struct writing *writing, struct str name, const char *what, struct buffer *bytes) {
    struct folder_file file = {.path = path_join(writing->arena, writing->site->folder, name),
                               .class = writing->site->edition->class,
                               .source = STR("*"),
                               .layout = str_of(what)};
    if (message_empty(*writing->problem))
        folder_write(writing->run->folder, writing->arena, &file, buffer_str(bytes), writing->problem);
    buffer_free(bytes);
}

static struct html_page page_of(const struct writing *writing) {
    const struct project *project = writing->run->project;
    return (struct html_page){.theme = &project->theme,
                              .shell = project->page_html,
                              .style = str_join(writing->arena, project->style_css, project->index_css)};
}

static void write_front_page(struct writing *writing) {
    struct html_page page = page_of(writing);
    struct buffer html = {0};
    page.script = writing->run->project->index_js;
    site_index_write(&html, writing->site, &page);
    write_file(writing, STR("index.html"), "index", &html);
}

/* A list of its own in each folder that is handed over: it goes through the gate as its files do. */
static void write_groups(struct writing *writing) {
    size_t count;
    struct str *groups = site_groups(writing->site, &count);
    struct html_page page = page_of(writing);
    for (size_t i = 0; i < count; i++) {
        struct buffer html = {0};
        site_group_write(&html, writing->site, groups[i], &page);
        struct str path = path_join(writing->arena, groups[i], STR("index.html"));
        struct str name = path_relative(writing->arena, writing->site->folder, path);
        if (guard_lets_page(writing->run, writing->found, path, &html)) write_file(writing, name, "index", &html);
        else buffer_free(&html);
    }
}

/* One of all, and one for each who manages a document. */
static void write_calendars(struct writing *writing) {
    size_t count;
    const struct record **managers = site_managers(writing->site, &count);
    struct buffer all = {0};
    site_calendar_write(&all, writing->site, NULL);
    write_file(writing, STR("calendar.ics"), "calendar", &all);
    for (size_t i = 0; i < count; i++) {
        struct buffer own = {0};
        struct str id = managers[i]->id;
        site_calendar_write(&own, writing->site, managers[i]);
        write_file(writing, str_format(writing->arena, "calendars/%.*s.ics", STR_ARG(id)), "calendar", &own);
    }
}

static void write_actions(struct writing *writing) {
    struct buffer table = {0};
    site_actions_write(&table, writing->site);
    write_file(writing, STR("actions.csv"), "actions", &table);
}

/* What lies there ------------------------------------------------------------------------------------------------- */

static bool holds(const struct writing *writing, const struct site_output *output, const char *extension) {
    struct str path = str_format(writing->arena, "%.*s.%s", STR_ARG(output->stem), extension);
    return folder_holds(writing->run->folder, path);
}

/* Its customers' lists name what they have, ours what lies in the folder, whichever run made it. */
static void mark_what_is_there(struct writing *writing, struct site *site) {
    for (size_t d = 0; d < site->document_count; d++)
        for (size_t o = 0; o < site->documents[d].output_count; o++) {
            struct site_output *output = &site->documents[d].outputs[o];
            output->html = holds(writing, output, "html");
            output->pdf = holds(writing, output, "pdf");
        }
}

static int by_stem(const void *left, const void *right) {
    return str_compare(*(const struct str *)left, *(const struct str *)right);
}

/* Where everything is new, nothing is news. */
static void mark_what_changed(const struct writing *writing, struct site *site, const struct jobs *jobs) {
    struct str *changed = NEW_ARRAY(writing->arena, struct str, jobs->count + 1);
    size_t count = 0, made = 0;
    for (size_t j = 0; j < jobs->count; j++) {
        made += jobs->items[j].made;
        if (jobs->items[j].made && jobs->items[j].changed) changed[count++] = jobs->items[j].planned->place.stem;
    }
    if (!count || count == made) return;
    qsort(changed, count, sizeof *changed, by_stem);
    for (size_t d = 0; d < site->document_count; d++)
        for (size_t o = 0; o < site->documents[d].output_count; o++) {
            struct site_output *output = &site->documents[d].outputs[o];
            output->changed = bsearch(&output->stem, changed, count, sizeof *changed, by_stem);
        }
}

/* All -------------------------------------------------------------------------------------------------------------- */

/* Whether something is made for the edition's class itself. */
static bool has_own_output(const struct site *site) {
    for (size_t d = 0; d < site->document_count; d++)
        for (size_t o = 0; o < site->documents[d].output_count; o++)
            if (site->documents[d].outputs[o].class == site->edition->class) return true;
    return false;
}

void sites_collect(struct run *run, struct arena *arena) {
    const struct project *project = run->project;
    for (enum class class = CLASS_CUSTOMER; class <= run->options->readers; class ++) {
        const struct edition *edition = &run->editions->of[class];
        struct site *site = site_collect(arena, project, edition, output_class_folder(class));
        if (has_own_output(site)) run->sites[class] = site;
    }
}

static void write_site(struct writing *writing, enum class class) {
    bool pages = writing->run->options->html;
    if (class == CLASS_CUSTOMER) {
        if (pages) write_groups(writing);
        return;
    }
    if (pages) write_front_page(writing);
    if (!writing->site->date_count) return;
    write_calendars(writing);
    write_actions(writing);
}

bool sites_write(struct arena *arena, const struct run *run, const struct jobs *jobs, struct diagnostics *found,
                 struct message *problem) {
    struct writing writing = {.arena = arena, .run = run, .found = found, .problem = problem};
    for (enum class class = CLASS_CUSTOMER; class <= run->options->readers; class ++) {
        struct site *site = run->sites[class];
        if (!site) continue;
        mark_what_is_there(&writing, site);
        if (class > CLASS_CUSTOMER) mark_what_changed(&writing, site, jobs);
        writing.site = site;
        write_site(&writing, class);
    }
    return message_empty(*problem);
}
