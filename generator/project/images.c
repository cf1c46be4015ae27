/* Keys, and the way from a document to the record that the project keeps: a document is read in an arena of its own. */
#include "project/images.h"

#include "base/arena.h"
#include "base/key.h"
#include "base/region.h"
#include "kind/record_image.h"
#include "kind/record_thin.h"
#include "project/document_read.h"
#include "project/identity.h"
#include "project/images_internal.h"
#include "project/inputs.h"
#include "project/slice.h"
#include "project/store.h"

void images_open(struct project *project) {
    if (!project->identity || !project->settled || project->keeps_values) return;
    project->images = NEW(project->arena, struct images);
    project->images->store = project->store;
    project->images->identity = identity_close(project->identity);
}

/* Keys ---------------------------------------------------------------------------------------------------------- */

static struct sha256 shape_of_kind(const struct kind *kind) {
    struct key key = {0};
    record_image_key(&key, kind);
    return key_close(&key);
}

static struct sha256 shape_of(struct project *project, const struct kind *kind) {
    struct images *images = project->images;
    for (size_t i = 0; i < images->shape_count; i++)
        if (images->shapes[i].kind == kind) return images->shapes[i].hash;
    struct kind_shape shape = {kind, shape_of_kind(kind)};
    ARENA_PUSH(project->arena, images->shapes, images->shape_count, images->shape_capacity) = shape;
    return shape.hash;
}

static void add_date(struct key *key, struct date date) {
    key_add_number(key, date.year);
    key_add_number(key, date.month);
    key_add_number(key, date.day);
}

static void add_project(struct key *key, const struct project *project) {
    const struct field *start = field_find(project->record->set, STR("fiscal_year_start"));
    key_add_text(key, project->language->tag);
    key_add_text(key, region_tag(project->language, project->region));
    key_add_text(key, project->currency);
    add_date(key, project->records->as_of);
    key_add_number(key, project->records->calendar.first_month);
    key_add_number(key, project->records->calendar.named_by);
    key_add_number(key, start && !datum_is_nothing(*record_said(project->record, start)));
}

static void add_part(struct key *key, const struct input_file *part, const struct input_file *document) {
    key_add_text(key, part->file.source->name);
    key_add_number(key, part->file.source->torn);
    key_add_number(key, part == document);
    key_add_hash(key, &part->content);
}

static struct sha256 key_of(struct project *project, const struct input_file *input,
                            const struct input_file *const *parts, size_t count) {
    struct sha256 shape = shape_of(project, input->kind);
    struct key key = {0};
    key_add_hash(&key, &project->images->identity);
    key_add_text(&key, input->kind->name);
    key_add_hash(&key, &shape);
    add_project(&key, project);
    for (size_t i = 0; i < count; i++) add_part(&key, parts[i], input);
    return key_close(&key);
}

/* Documents ----------------------------------------------------------------------------------------------------- */

/* While one document is read. */
struct imaging {
    struct project *project;
    struct diagnostics *sink;
    struct input_file *input;
    const struct input_file *const *parts;
    size_t count;
    struct flat_sources sources; /* the texts of its files */
    struct arena *scratch;
};

static struct flat_sources sources_of(struct arena *arena, const struct input_file *const *parts, size_t count) {
    const struct source **items = NEW_ARRAY(arena, const struct source *, count);
    for (size_t i = 0; i < count; i++) items[i] = parts[i]->file.source;
    return (struct flat_sources){items, count};
}

static struct record *take(const struct imaging *imaging, struct str image) {
    struct project *project = imaging->project;
    return record_image_read(project->records, imaging->sink, imaging->input->kind, project->languages,
                             imaging->sources, image);
}

/* Why a file cannot be used is more than what it is: that is asked each time. */
static bool may_be_kept(const struct looked *looked) {
    for (size_t i = 0; i < looked->count; i++)
        if (looked->items[i].kind == FILES_OUTSIDE || looked->items[i].kind == FILES_BARRED ||
            looked->items[i].kind == FILES_SPECIAL)
            return false;
    return true;
}

static struct records own_records(const struct imaging *imaging) {
    const struct records *all = imaging->project->records;
    return (struct records){.arena = imaging->scratch,
                            .class = all->class,
                            .as_of = all->as_of,
                            .calendar = all->calendar,
                            .project = all->project};
}

/* Into a set of records and a sink that are the document's own. Empty: something in it has no form in an image. */
static struct str make(const struct imaging *imaging, bool *keep) {
    struct records own = own_records(imaging);
    struct diagnostics said = diagnostics_new(imaging->scratch);
    struct looked looked = {.arena = imaging->scratch};
    struct str image = {0};
    input_root(imaging->project, imaging->input);
    document_read(imaging->project, &own, &said, imaging->input, imaging->parts, imaging->count, &looked);
    *keep = record_image_make(imaging->scratch, &own, &said, &looked, imaging->sources, &image) && may_be_kept(&looked);
    return image;
}

/* All that it was read from stays. */
static struct record *read_plainly(const struct imaging *imaging) {
    struct arena *arena = imaging->project->arena;
    struct diagnostics said = diagnostics_new(arena);
    if (imaging->project->settled) imaging->input->root = decide_root(imaging->project, arena, &imaging->input->file);
    struct record *record = document_read(imaging->project, imaging->project->records, &said, imaging->input,
                                          imaging->parts, imaging->count, NULL);
    diagnostics_merge(imaging->sink, &said);
    return record;
}

/* NULL: it is not known. */
static struct record *find(const struct imaging *imaging, const struct sha256 *key) {
    struct str image;
    bool found = store_get(imaging->project->images->store, imaging->scratch, "record", key, &image);
    return found ? take(imaging, image) : NULL;
}

static struct record *read_document(const struct imaging *imaging) {
    struct images *images = imaging->project->images;
    struct sha256 key = {{0}};
    if (images) key = key_of(imaging->project, imaging->input, imaging->parts, imaging->count);
    struct record *record = images ? find(imaging, &key) : NULL;
    if (record) return record;
    bool keep;
    struct str image = make(imaging, &keep);
    record = image.size ? take(imaging, image) : NULL;
    if (record && keep && images) store_put(images->store, "record", &key, image);
    return record ? record : read_plainly(imaging);
}

struct record *images_document(struct project *project, struct diagnostics *sink, struct input_file *input,
                               const struct input_file *const *parts, size_t count) {
    struct imaging imaging = {.project = project,
                              .sink = sink,
                              .input = input,
                              .parts = parts,
                              .count = count,
                              .scratch = project->keeps_values ? project->arena : arena_create()};
    imaging.sources = sources_of(imaging.scratch, parts, count);
    struct record *record = read_document(&imaging);
    if (!project->keeps_values) arena_destroy(imaging.scratch);
    return record;
}

/* Its own file first, as a slice has it. */
static struct flat_sources thin_sources(struct arena *arena, const struct input_file *input,
                                        const struct input_file *const *parts, size_t count) {
    const struct source **items = NEW_ARRAY(arena, const struct source *, count);
    size_t next = 1;
    items[0] = input->file.source;
    for (size_t i = 0; i < count; i++)
        if (parts[i] != input) items[next++] = parts[i]->file.source;
    return (struct flat_sources){items, count};
}

bool images_thin(struct project *project, struct diagnostics *sink, struct input_file *input,
                 const struct input_file *const *parts, size_t count, const struct asked *held,
                 struct thin_document *out) {
    struct imaging imaging = {.project = project, .input = input, .parts = parts, .count = count, .scratch = project->arena};
    struct records own = own_records(&imaging);
    struct looked looked = {.arena = project->arena};
    size_t errors = sink->errors;
    input_root(project, input);
    document_read(project, &own, sink, input, parts, count, &looked);
    out->shape = shape_of_kind(input->kind);
    out->broken = input->broken || sink->errors > errors;
    return record_image_make_thin(project->arena, records_thin(project->arena, &own, held),
                                  thin_sources(project->arena, input, parts, count), &out->image);
}

bool images_narrow(struct project *project, const struct asked *held, struct thin_document *thin) {
    struct diagnostics unheard = diagnostics_new(project->arena);
    struct records own = {.arena = project->arena, .class = project->records->class};
    const struct kind *kind = kinds_find(&project->kinds, thin->kind);
    const struct source **sources = NEW_ARRAY(project->arena, const struct source *, thin->chapter_count + 1);
    struct flat_sources known = {sources, thin->chapter_count + 1};
    for (size_t i = 0; i < known.count; i++)
        sources[i] = source_unread(project->arena, project->files, i ? thin->chapters[i - 1] : thin->name);
    struct sha256 shape = {{0}};
    if (kind && kind->fields) shape = shape_of_kind(kind);
    if (!kind || !kind->fields || !sha256_equal(&shape, &thin->shape)) return false;
    if (!record_image_read(&own, &unheard, kind, project->languages, known, thin->image)) return false;
    return record_image_make_thin(project->arena, records_thin(project->arena, &own, held), known, &thin->image);
}

bool images_fit(const struct project *project, const struct slice *slice) {
    const struct kind *kind = kinds_find(&project->kinds, slice->kind);
    if (!kind || !kind->fields) return false;
    struct sha256 shape = shape_of_kind(kind);
    for (size_t i = 0; i < slice->count; i++)
        if (!sha256_equal(&shape, &slice->documents[i].shape)) return false;
    return true;
}
