/* The head line of our own pages: up to the index, and to what else there is of the account. */
#include "base/arena.h"
#include "base/path.h"
#include "base/region.h"
#include "site/site.h"
#include "write/write.h"

/* More than this nobody looks through; the index has them all. */
enum { BESIDE_MOST = 8, REPORTS_MOST = 4 };

struct linking {
    struct arena *arena;
    const struct site *site;
    const struct site_document *self;
    struct str stem; /* of the page */
    struct html_link *links;
    size_t count;
};

static void add_link(struct linking *linking, struct str path, struct str text, struct str language) {
    struct str url = path_url(linking->arena, path_relative(linking->arena, path_folder(linking->stem), path));
    linking->links[linking->count++] = (struct html_link){.target = url, .text = text, .language = language};
}

static void add_output(struct linking *linking, const struct site_output *output, struct str text,
                       const struct record *named) {
    const struct record *own = linking->self->record;
    bool foreign = named && named->language != own->language;
    struct str path = str_format(linking->arena, "%.*s.html", STR_ARG(output->stem));
    add_link(linking, path, text, foreign ? region_tag(named->language, named->region) : (struct str){0});
}

/* The other layouts of the same document, by their labels. */
static void add_layouts(struct linking *linking) {
    const struct site_document *self = linking->self;
    for (size_t i = 0; i < self->output_count; i++)
        if (!str_equal(self->outputs[i].stem, linking->stem))
            add_output(linking, &self->outputs[i], self->outputs[i].labels[self->record->language->index], NULL);
}

/* Other documents, each by its title, in the layout for the narrowest circle. */
static void add_documents(struct linking *linking, struct str account, size_t most) {
    const struct site *site = linking->site;
    for (size_t d = 0; d < site->document_count && most; d++) {
        const struct site_document *line = &site->documents[d];
        if (line == linking->self || !str_equal(line->account_name, account)) continue;
        add_output(linking, site_main_output(line, false), line->title, line->record);
        most--;
    }
}

const struct html_link *site_links(struct arena *arena, const struct site *site,
                                   const struct project_document *document, struct str stem, size_t *count) {
    struct linking linking = {.arena = arena, .site = site, .stem = stem};
    for (size_t d = 0; d < site->document_count && !linking.self; d++)
        if (site->documents[d].document == document) linking.self = &site->documents[d];
    *count = 0;
    if (!linking.self) return NULL;
    const struct language *language = linking.self->record->language;
    const struct catalogue *words = &site->project->catalogues[language->index];
    linking.links = NEW_ARRAY(arena, struct html_link, 1 + linking.self->output_count + BESIDE_MOST + REPORTS_MOST);
    add_link(&linking, path_join(arena, site->folder, STR("index.html")), message_say(arena, words, "All documents"),
             (struct str){0});
    add_layouts(&linking);
    /* What is about a person names no other. */
    if (site->edition->class < CLASS_CONFIDENTIAL) {
        struct str account = linking.self->account_name;
        if (account.size) add_documents(&linking, account, BESIDE_MOST);
        add_documents(&linking, (struct str){0}, REPORTS_MOST);
    }
    *count = linking.count;
    return linking.links;
}
