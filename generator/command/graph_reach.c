/* Reaches of documents, and what follows from them for each output. */
#include "command/graph_reach.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/path.h"
#include "project/outputs.h"
#include "project/reach.h"
#include "project/walk.h"

/* Documents --------------------------------------------------------------------------------------------------- */

static int by_walk(const void *left, const void *right) {
    return walk_order(((const struct graph_document *)left)->name, ((const struct graph_document *)right)->name);
}

static void add_document(struct graph_reach *reach, const struct project_document *document) {
    reach->documents[reach->count++] = (struct graph_document){.record = document->record,
                                                               .sources = document->sources,
                                                               .source_count = document->source_count,
                                                               .name = document->source->name};
}

static bool has_source(const struct graph_document *document, struct str name) {
    for (size_t i = 0; i < document->source_count; i++)
        if (str_equal(document->sources[i]->name, name)) return true;
    return false;
}

/* A source and the document that it belongs to. */
struct owned {
    struct str name;
    struct graph_document *document;
};

static int by_name(const void *left, const void *right) {
    return str_compare(((const struct owned *)left)->name, ((const struct owned *)right)->name);
}

struct owners {
    struct owned *items;
    size_t count;
};

static struct owners owners_of(struct graph_reach *reach) {
    struct owners owners = {0};
    size_t capacity = 0;
    for (size_t d = 0; d < reach->count; d++)
        for (size_t i = 0; i < reach->documents[d].source_count; i++)
            ARENA_PUSH(reach->arena, owners.items, owners.count, capacity) =
                (struct owned){reach->documents[d].sources[i]->name, &reach->documents[d]};
    if (owners.count) qsort(owners.items, owners.count, sizeof *owners.items, by_name);
    return owners;
}

/* A target is a document of the project, or another file, or nothing. */
static void take_target(struct graph_reach *reach, const struct owners *owners, struct graph_document *document,
                        struct str target) {
    struct owned wanted = {.name = target};
    const struct owned *found =
        owners->count ? bsearch(&wanted, owners->items, owners->count, sizeof wanted, by_name) : NULL;
    if (found && found->document != document)
        ARENA_PUSH(reach->arena, document->documents, document->linked_count, document->linked_capacity) =
            found->document->record;
    if (found || has_source(document, target)) return;
    for (size_t i = 0; i < document->files.count; i++)
        if (str_equal(document->files.words[i], target)) return;
    if (files_look(reach->project->files, reach->arena, target).kind == FILES_REGULAR)
        word_list_add(reach->arena, &document->files, target);
}

static void reach_out(struct graph_reach *reach) {
    struct owners owners = owners_of(reach);
    for (size_t d = 0; d < reach->count; d++) {
        struct graph_document *document = &reach->documents[d];
        struct reach own = reach_of(reach->arena, document->record);
        document->computes = own.computes;
        for (size_t i = 0; i < own.count; i++) take_target(reach, &owners, document, own.targets[i]);
    }
}

struct graph_reach *graph_reach_open(struct arena *arena, const struct project *project) {
    struct graph_reach *reach = NEW(arena, struct graph_reach);
    size_t most = project->document_count + project->lookup_count;
    *reach = (struct graph_reach){.arena = arena,
                                  .project = project,
                                  .documents = NEW_ARRAY(arena, struct graph_document, most + 1),
                                  .assumed = project->records->assumed};
    for (size_t d = 0; d < project->document_count; d++) add_document(reach, &project->documents[d]);
    for (size_t d = 0; d < project->lookup_count; d++) add_document(reach, &project->lookups[d]);
    if (reach->count) qsort(reach->documents, reach->count, sizeof *reach->documents, by_walk);
    reach_out(reach);
    return reach;
}

/* Outputs ----------------------------------------------------------------------------------------------------- */

/* Whether Markdown of a kind's documents may be printed in those of others. */
static bool asks_markdown(const struct asked *asked, const struct field_set *set) {
    for (size_t i = 0; i < set->count; i++) {
        const struct field *field = &set->fields[i], *element = field->element ? field->element : field;
        if (!asked_has(asked, field)) continue;
        if (element->type == FIELD_MARKDOWN) return true;
        if (element->type == FIELD_GROUP && element->fields && asks_markdown(asked, element->fields)) return true;
    }
    return false;
}

static bool is_read_aloud(const struct asking_layout *layout, const struct graph_document *document) {
    return asks_markdown(layout->asked, document->record->set);
}

static const struct graph_document *own_of(const struct graph_reach *reach, const struct planned_output *planned) {
    for (size_t d = 0; d < reach->count; d++)
        if (reach->documents[d].record == planned->document->record) return &reach->documents[d];
    return NULL;
}

bool graph_reach_is_whole(const struct graph_reach *reach, const struct planned_output *planned,
                          const struct asking_layout *layout) {
    if (reach->assumed || layout->looks == LOOKS_AROUND) return true;
    for (size_t d = 0; d < reach->count; d++) {
        const struct graph_document *document = &reach->documents[d];
        bool own = document->record == planned->document->record;
        if (document->computes && (own || is_read_aloud(layout, document))) return true;
    }
    return false;
}

/* An account is what documents are about; its own plan is one of them. */
static bool refers_to(const struct record *document, const struct record *account) {
    if (document == account) return true;
    for (size_t i = 0; i < document->set->count; i++) {
        struct datum value = *record_said_at(document, i);
        if (value.kind == DATUM_RECORD && value.record == account) return true;
        for (size_t n = 0; value.kind == DATUM_LIST && n < value.count; n++)
            if (value.items[n].kind == DATUM_RECORD && value.items[n].record == account) return true;
    }
    return false;
}

/* A reference to a document, or to one that the other refers to. */
static bool leads_there(struct datum reference, const struct record *other) {
    bool document = reference.kind == DATUM_RECORD && !reference.record->outer;
    return document && refers_to(other, reference.record);
}

static bool shares_account(const struct record *own, const struct record *other) {
    const struct record *account = document_account(own);
    if (account && refers_to(other, account)) return true;
    for (size_t i = 0; i < own->set->count; i++) {
        struct datum value = *record_said_at(own, i);
        if (leads_there(value, other)) return true;
        for (size_t n = 0; value.kind == DATUM_LIST && n < value.count; n++)
            if (leads_there(value.items[n], other)) return true;
    }
    return false;
}

/* What the leak gate goes through: the documents of the account, and what is confidential of nobody's. */
static bool is_searched(const struct planned_output *planned, const struct record *other) {
    const struct record *account = document_account(planned->document->record), *its = document_account(other);
    if (planned->layout->class != CLASS_CUSTOMER) return false;
    return (account && its == account) || (other->set->kind->class == CLASS_CONFIDENTIAL && !its);
}

static bool is_linked(const struct graph_document *own, const struct record *other) {
    for (size_t i = 0; i < own->linked_count; i++)
        if (own->documents[i] == other) return true;
    return false;
}

static bool is_read(const struct graph_document *own, const struct planned_output *planned,
                    const struct asking_layout *layout, const struct record *other, bool whole) {
    bool about = layout->looks == LOOKS_ABOUT && shares_account(own->record, other);
    return whole || about || is_linked(own, other) || is_searched(planned, other);
}

static void add_files(const struct graph_reach *reach, struct word_list *list, const struct word_list *files) {
    for (size_t i = 0; i < files->count; i++) {
        bool known = false;
        for (size_t n = 0; n < list->count && !known; n++) known = str_equal(list->words[n], files->words[i]);
        if (!known) word_list_add(reach->arena, list, files->words[i]);
    }
}

static void add_sources(const struct graph_reach *reach, struct word_list *list, const struct graph_document *document) {
    for (size_t i = 0; i < document->source_count; i++)
        word_list_add(reach->arena, list, document->sources[i]->name);
}

struct word_list graph_reach_files(const struct graph_reach *reach, const struct planned_output *planned,
                                   const struct asking_layout *layout) {
    struct word_list list = {0}, named = {0};
    const struct graph_document *own = own_of(reach, planned);
    bool whole = graph_reach_is_whole(reach, planned, layout);
    word_list_add(reach->arena, &list, own->name);
    for (size_t i = 0; i < own->source_count; i++)
        if (!str_equal(own->sources[i]->name, own->name)) word_list_add(reach->arena, &list, own->sources[i]->name);
    add_files(reach, &named, &own->files);
    for (size_t d = 0; d < reach->count; d++) {
        const struct graph_document *document = &reach->documents[d];
        if (document == own) continue;
        bool read = is_read(own, planned, layout, document->record, whole);
        if (read) add_sources(reach, &list, document);
        if (read || is_read_aloud(layout, document)) add_files(reach, &named, &document->files);
    }
    for (size_t i = 0; i < named.count; i++) word_list_add(reach->arena, &list, named.words[i]);
    return list;
}

/* Templates and folders --------------------------------------------------------------------------------------- */

static void add_folder(const struct graph_reach *reach, struct word_list *files, struct str folder) {
    struct files_entry *entries;
    size_t count = 0;
    files_list(reach->project->files, reach->arena, folder, &entries, &count);
    for (size_t i = 0; i < count; i++) {
        struct str path = path_join(reach->arena, folder, entries[i].name);
        if (entries[i].kind == FILES_FOLDER && !entries[i].link) add_folder(reach, files, path);
        else if (entries[i].kind == FILES_REGULAR) word_list_add(reach->arena, files, path);
    }
}

void graph_reach_templates(const struct graph_reach *reach, struct word_list *files) {
    if (reach->project->templates[0].files) add_folder(reach, files, reach->project->templates[0].folder);
}

static int by_text(const void *left, const void *right) {
    return str_compare(*(const struct str *)left, *(const struct str *)right);
}

void graph_keep_once(struct word_list *list) {
    size_t kept = 0;
    if (list->count) qsort(list->words, list->count, sizeof *list->words, by_text);
    for (size_t i = 0; i < list->count; i++)
        if (!kept || !str_equal(list->words[kept - 1], list->words[i])) list->words[kept++] = list->words[i];
    list->count = kept;
}

void graph_reach_named(const struct graph_reach *reach, struct word_list *files) {
    for (size_t d = 0; d < reach->count; d++)
        for (size_t i = 0; i < reach->documents[d].files.count; i++)
            word_list_add(reach->arena, files, reach->documents[d].files.words[i]);
    graph_keep_once(files);
}

void graph_reach_folders(const struct graph_reach *reach, struct word_list *folders) {
    for (size_t d = 0; d < reach->count; d++)
        for (size_t i = 0; i < reach->documents[d].source_count; i++)
            for (struct str at = path_folder(reach->documents[d].sources[i]->name);; at = path_folder(at)) {
                word_list_add(reach->arena, folders, at);
                if (str_equal_c(at, ".")) break;
            }
    graph_keep_once(folders);
}
