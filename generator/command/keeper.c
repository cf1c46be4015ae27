/* What results are compared by, each hash made once a run. */
#include "command/keeper.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/files_asked.h"
#include "base/limits.h"
#include "base/region.h"
#include "base/word_list.h"
#include "project/history.h"
#include "project/outputs.h"
#include "tree/document_hash.h"

struct thing_hash {
    uint64_t key;
    struct hash hash;
};

/* An account and the documents that are about it. */
struct account {
    struct account *next;
    struct str id;
    struct hash documents;
};

struct keeper {
    struct arena *arena;
    const struct options *options;
    struct project *project;
    const struct editions *editions;
    struct kept_sources sources;
    struct record_hashes *records[CLASS_COUNT];
    struct hash shared[GROUND_COUNT];
    struct hash *layouts;         /* by number in the project */
    struct hash all_layouts;
    struct hash *texts;           /* of documents, by number; zero: not made yet */
    struct thing_hash *things;    /* open addressing */
    size_t thing_count, thing_mask;
    struct account *accounts;
    bool accounts_known;
    const struct gate *gate;
    const struct shelf *shelf;
};

/* ---- grounds ---- */

static void hash_source(struct hash *hash, const struct source *source) {
    hash_text(hash, source->name);
    hash_text(hash, source->text);
}

static struct hash layout_hash(const struct layout_file *layout) {
    struct hash hash = hash_of(layout->name);
    hash_source(&hash, layout->source);
    for (size_t i = 0; i < layout->part_count; i++)
        if (layout->parts[i].source) hash_source(&hash, layout->parts[i].source);
    return hash;
}

static bool is_of_layouts(const struct project *project, const struct source *source) {
    for (size_t l = 0; l < project->layout_count; l++) {
        const struct layout_file *layout = &project->layouts[l];
        if (layout->source == source) return true;
        for (size_t i = 0; i < layout->part_count; i++)
            if (layout->parts[i].source == source) return true;
    }
    return false;
}

static int by_hash(const void *left, const void *right) {
    const struct hash *a = left, *b = right;
    return a->a == b->a ? (a->b > b->b) - (a->b < b->b) : a->a > b->a ? 1 : -1;
}

/* Fields, rules, types, catalogues, styles: whatever was read of templates, each once and in whatever order, but for
 * layouts. */
static struct hash templates_hash(struct arena *arena, const struct project *project) {
    struct hash *all = NEW_ARRAY(arena, struct hash, project->dress_count + 1), hash = hash_new();
    size_t count = 0;
    for (size_t i = 0; i < project->dress_count; i++) {
        const struct source *source = project->dress[i];
        if (is_of_layouts(project, source)) continue;
        all[count] = hash_of(source->files == project->files ? STR("own") : STR("built in"));
        hash_source(&all[count++], source);
    }
    if (count) qsort(all, count, sizeof *all, by_hash);
    for (size_t i = 0; i < count; i++)
        if (!i || by_hash(&all[i - 1], &all[i])) hash_hash(&hash, all[i]);
    return hash;
}

/* Whoever gives themes something new has to hash it here, too; places do not print. */
_Static_assert(sizeof(void *) != 8 || sizeof(struct theme) - sizeof(struct theme_places) == 264, "what themes are compared by is not all of them");

static void hash_theme(struct hash *hash, const struct theme *theme) {
    for (size_t c = 0; c < COLOUR_COUNT; c++) hash_number(hash, (uint64_t)theme->light[c] << 32 | theme->dark[c]);
    for (size_t f = 0; f < FAMILY_COUNT; f++) hash_text(hash, theme->families[f]);
    const millipoints sizes[] = {theme->page_width,  theme->page_height,   theme->margin_top, theme->margin_right,
                                 theme->margin_left, theme->margin_bottom, theme->text_size};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) hash_number(hash, (uint64_t)sizes[i]);
    hash_number(hash, (uint64_t)theme->page_chosen << 8 | (uint64_t)theme->justified << 4 | theme->tables);
    image_hash(hash, theme->logo);
}

static struct hash settings_hash(const struct project *project) {
    struct hash hash = hash_of(project->currency);
    hash_theme(&hash, &project->theme);
    hash_number(&hash, (uint64_t)project->records->calendar.first_month << 8 | project->records->calendar.named_by);
    hash_text(&hash, region_tag(project->language, project->region));
    EACH_LANGUAGE (project->languages, language) hash_text(&hash, language->tag);
    hash_text(&hash, project->page_html);
    hash_text(&hash, project->style_css);
    hash_number(&hash, (uint64_t)project->settled << 1 | project->dressed);
    return hash;
}

static struct hash options_hash(const struct keeper *keeper) {
    const struct edition_outputs *outputs = &keeper->editions->of[CLASS_CONFIDENTIAL].outputs;
    const struct options *options = keeper->options;
    struct hash hash = hash_of(keeper->project->spoken->tag);
    hash_number(&hash, (uint64_t)options->command << 2 | (uint64_t)options->html << 1 | options->pdf);
    hash_text(&hash, outputs->folder);
    hash_text(&hash, outputs->extension);
    return hash;
}

static struct hash day_hash(struct date day) {
    struct hash hash = hash_new();
    hash_number(&hash, (uint64_t)day.year << 16 | (uint64_t)day.month << 8 | day.day);
    return hash;
}

static void hash_stamp(struct arena *arena, struct hash *hash, struct str path) {
    struct file_stamp stamp = {0};
    hash_text(hash, path);
    file_stamp(arena, path, &stamp);
    hash_number(hash, (uint64_t)stamp.written);
    hash_number(hash, stamp.size);
    hash_number(hash, stamp.number);
}

void keeper_use_faces(struct keeper *keeper, const struct faces *faces) {
    if (!keeper) return;
    struct hash hash = hash_new();
    for (size_t i = 0; faces && i < faces_count(faces); i++) hash_stamp(keeper->arena, &hash, faces_file(faces, i));
    EACH_LANGUAGE (keeper->project->languages, language)
        if (language->patterns.size) hash_stamp(keeper->arena, &hash, language->patterns);
    keeper->shared[GROUND_FACES] = hash;
}

void keeper_use_gate(struct keeper *keeper, const struct gate *gate) {
    if (keeper) keeper->gate = gate;
}

void keeper_use_shelf(struct keeper *keeper, const struct shelf *shelf) {
    if (keeper) keeper->shelf = shelf;
}

/* ---- opening ---- */

struct keeper *keeper_open(struct arena *arena, const struct options *options, struct project *project,
                           const struct editions *editions) {
    if (!project->store || options->dump != DUMP_NONE) return NULL;
    if (options->command != COMMAND_BUILD && options->command != COMMAND_CHECK) return NULL;
    struct keeper *keeper = NEW(arena, struct keeper);
    *keeper = (struct keeper){.arena = arena,
                              .options = options,
                              .project = project,
                              .editions = editions,
                              .sources = kept_sources_of(arena, project),
                              .texts = NEW_ARRAY(arena, struct hash, project->document_count + 1),
                              .layouts = NEW_ARRAY(arena, struct hash, project->layout_count + 1),
                              .all_layouts = hash_new()};
    for (size_t l = 0; l < project->layout_count; l++) {
        keeper->layouts[l] = layout_hash(&project->layouts[l]);
        hash_hash(&keeper->all_layouts, keeper->layouts[l]);
    }
    keeper->shared[GROUND_PROGRAM] = hash_of((struct str){(const char *)options->program.bytes, sizeof options->program.bytes});
    keeper->shared[GROUND_TEMPLATES] = templates_hash(arena, project);
    keeper->shared[GROUND_SETTINGS] = settings_hash(project);
    keeper->shared[GROUND_DAY] = day_hash(project->as_of);
    return keeper;
}

struct arena *keeper_arena(struct keeper *keeper) { return keeper->arena; }
struct store *keeper_store(struct keeper *keeper) { return keeper->project->store; }
const struct kept_sources *keeper_sources(struct keeper *keeper) { return &keeper->sources; }

/* A check knows neither day nor paper, unless it asks for them. */
void keeper_grounds(struct keeper *keeper, struct hash grounds[GROUND_COUNT], bool check) {
    for (size_t g = 0; g < GROUND_COUNT; g++) grounds[g] = keeper->shared[g];
    grounds[GROUND_OPTIONS] = check ? hash_of(keeper->project->spoken->tag) : options_hash(keeper);
    if (check) grounds[GROUND_DAY] = grounds[GROUND_FACES] = (struct hash){0};
}

struct hash keeper_layout_hash(struct keeper *keeper, const struct layout_file *layout) {
    return keeper->layouts[layout - keeper->project->layouts];
}

struct hash keeper_text_hash(struct keeper *keeper, const struct project_document *document) {
    struct hash *hash = &keeper->texts[document - keeper->project->documents];
    if (hash->a || hash->b) return *hash;
    *hash = hash_new();
    for (size_t i = 0; i < document->source_count; i++) hash_source(hash, document->sources[i]);
    return *hash;
}

struct record_hashes *keeper_records(struct keeper *keeper, enum class class) {
    const struct records *records =
        class == CLASS_CONFIDENTIAL ? keeper->project->records : keeper->editions->of[class].records;
    if (!keeper->records[class] && records) keeper->records[class] = record_hashes_new(keeper->arena, records);
    return keeper->records[class];
}

/* ---- things ---- */

bool keeper_is_torn(const struct keeper *keeper) { return files_asked_is_torn(keeper->project->files); }

/* What stands there, and where links lead that are on the way. */
static struct hash file_hash(struct keeper *keeper, struct str name, bool content) {
    struct arena *scratch = arena_create();
    struct files_entry entry = files_look(keeper->project->files, scratch, name);
    const struct source *source = kept_source(&keeper->sources, true, name);
    struct hash hash = hash_of(entry.real);
    struct str bytes = {0};
    hash_number(&hash, (uint64_t)entry.kind << 1 | entry.link);
    if (content && source) hash_text(&hash, source->text);
    else if (content && entry.kind == FILES_REGULAR)
        hash_number(&hash, files_read(keeper->project->files, scratch, name, LIMIT_IMAGE, &bytes).kind);
    hash_text(&hash, bytes);
    arena_destroy(scratch);
    return hash;
}

static struct hash outputs_hash(const struct edition_outputs *outputs) {
    struct hash hash = hash_of(outputs->folder);
    hash_text(&hash, outputs->extension);
    for (size_t i = 0; i < outputs->count; i++) {
        const struct edition_output *output = &outputs->items[i];
        const struct str texts[] = {output->file, output->kind->name, output->id,    output->layout,
                                    output->stem, output->beside,     output->group, output->kind->first};
        for (size_t t = 0; t < sizeof texts / sizeof *texts; t++) hash_text(&hash, texts[t]);
        hash_number(&hash, output->class);
    }
    return hash;
}

static struct hash tallies_hash(const struct tallies *tallies) {
    struct hash hash = hash_new();
    for (size_t i = 0; i < tallies->count; i++) {
        const struct document_tally *tally = &tallies->items[i];
        hash_text(&hash, tally->kind);
        hash_text(&hash, tally->id);
        for (size_t f = 0; f < TALLY_FAMILIES; f++)
            for (size_t l = 0; l < TALLY_LEVELS; l++) hash_number(&hash, tally->counts[f][l]);
    }
    return hash;
}

static struct hash shelf_hash(const struct keeper *keeper, enum class class) {
    struct hash hash = keeper->all_layouts;
    const struct shelf *shelf = keeper->shelf ? &keeper->shelf[class] : NULL;
    for (size_t i = 0; shelf && i < shelf->withheld_count; i++) {
        hash_text(&hash, shelf->withheld[i]->set->kind->name);
        hash_text(&hash, shelf->withheld[i]->id);
    }
    return hash;
}

static struct hash about_hash(struct record_hashes *hashes) {
    struct hash hash = hash_new();
    const struct records *records = record_hashes_of(hashes);
    for (size_t d = 0; d < records->document_count; d++) {
        const struct record *document = records->documents[d];
        hash_number(&hash, record_identity(hashes, document));
        for (size_t f = 0; f < document->set->count; f++)
            if (document->set->fields[f].type == FIELD_REFERENCE)
                hash_hash(&hash, record_value_hash(hashes, document, &document->set->fields[f]));
    }
    return hash;
}

static struct hash authors_hash(const struct keeper *keeper) {
    struct hash hash = hash_new();
    struct word_list addresses = history_authors(keeper->arena, keeper->project->root);
    for (size_t i = 0; i < addresses.count; i++) hash_text(&hash, addresses.words[i]);
    return hash;
}

static struct hash kind_hash(struct keeper *keeper, struct record_hashes *hashes, struct str name) {
    const struct kind *kind = NULL;
    for (size_t k = 0; k < keeper->project->kinds.count; k++)
        if (str_equal(keeper->project->kinds.items[k]->name, name)) kind = keeper->project->kinds.items[k];
    return kind ? records_of_kind_hash(hashes, kind) : (struct hash){0};
}

static struct account *account_at(struct keeper *keeper, struct account **by_number, const struct record *account) {
    struct account **place = &by_number[account->number];
    if (*place) return *place;
    *place = NEW(keeper->arena, struct account);
    **place = (struct account){.id = account->id, .documents = hash_new(), .next = keeper->accounts};
    return keeper->accounts = *place;
}

/* Of each account which documents are about it, in one go; none is its own. */
static void list_accounts(struct keeper *keeper) {
    const struct records *records = keeper->project->records;
    struct record_hashes *hashes = keeper_records(keeper, CLASS_CONFIDENTIAL);
    struct arena *scratch = arena_create();
    struct account **by_number = NEW_ARRAY(scratch, struct account *, records->count + 1);
    for (size_t d = 0; d < records->document_count; d++) {
        const struct record *account = document_account(records->documents[d]);
        if (!account) continue;
        uint64_t identity = record_identity(hashes, records->documents[d]);
        hash_number(&account_at(keeper, by_number, account)->documents, identity);
    }
    keeper->accounts_known = true;
    arena_destroy(scratch);
}

/* Of those that are called alike, all. */
static struct hash account_hash(struct keeper *keeper, struct str id) {
    struct hash hash = hash_of(id);
    if (!keeper->accounts_known) list_accounts(keeper);
    for (const struct account *account = keeper->accounts; account; account = account->next)
        if (str_equal(account->id, id)) hash_hash(&hash, account->documents);
    return hash;
}

static struct hash thing_hash(struct keeper *keeper, enum trace_thing thing, enum class class, struct str name) {
    struct record_hashes *hashes = keeper_records(keeper, class);
    const struct edition *edition = &keeper->editions->of[class];
    switch (thing) {
    case TRACE_DAY: return keeper->shared[GROUND_DAY];
    case TRACE_KIND: return hashes ? kind_hash(keeper, hashes, name) : (struct hash){0};
    case TRACE_ABOUT: return hashes ? about_hash(hashes) : (struct hash){0};
    case TRACE_LOOK: return file_hash(keeper, name, false);
    case TRACE_FILE: return file_hash(keeper, name, true);
    case TRACE_ALL_OUTPUTS: return outputs_hash(&edition->outputs);
    case TRACE_TALLY: return tallies_hash(&edition->tallies);
    case TRACE_SHELF: return shelf_hash(keeper, class);
    case TRACE_AUTHORS: return authors_hash(keeper);
    case TRACE_ACCOUNT: return account_hash(keeper, name);
    case TRACE_TERMS: return keeper->gate ? gate_shared_hash(keeper->gate) : (struct hash){0};
    case TRACE_THINGS: break;
    }
    return (struct hash){0};
}

static struct thing_hash *place_of(struct thing_hash *things, size_t mask, uint64_t key) {
    size_t at = key & mask;
    while (things[at].key && things[at].key != key) at = (at + 1) & mask;
    return &things[at];
}

static void widen(struct keeper *keeper) {
    enum { FIRST_SIZE = 64 };
    struct thing_hash *old = keeper->things;
    size_t count = old ? keeper->thing_mask + 1 : 0, size = old ? 2 * count : FIRST_SIZE;
    keeper->things = NEW_ARRAY(keeper->arena, struct thing_hash, size);
    keeper->thing_mask = size - 1;
    for (size_t i = 0; i < count; i++)
        if (old[i].key) *place_of(keeper->things, keeper->thing_mask, old[i].key) = old[i];
}

struct hash keeper_thing(struct keeper *keeper, enum trace_thing thing, enum class class, struct str name) {
    struct hash key = hash_of(name);
    hash_number(&key, (uint64_t)thing << 8 | class);
    uint64_t number = hash_short(key) | 1;
    if (!keeper->things || 2 * keeper->thing_count > keeper->thing_mask) widen(keeper);
    struct thing_hash *place = place_of(keeper->things, keeper->thing_mask, number);
    if (place->key) return place->hash;
    struct hash hash = thing_hash(keeper, thing, class, name);
    *place = (struct thing_hash){number, hash};
    keeper->thing_count++;
    return hash;
}
