/* The order of making: kinds, their formulas and layouts, then documents. */
#include "made.h"

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/file_below.h"
#include "project/project.h"

/* ---- what all files use ---- */

/* Whether an edit falls on a path: an eighth of the fields of one document. */
static bool is_edited(const struct maker *maker, struct str path) {
    struct str rest = path, document, field;
    if (!maker->knobs->edit || !maker->count || !str_cut(&rest, '/', &document) || !str_cut(&rest, '/', &field))
        return false;
    struct dice which = dice_new(maker->knobs->edit, STR("edit"));
    struct str edited = str_format(maker->arena, "%u", dice_below(&which, maker->count));
    struct dice this = dice_new(maker->knobs->edit, field);
    return str_equal(document, edited) && dice_below(&this, 8) == 0;
}

struct dice made_dice(const struct maker *maker, struct str path, enum class class) {
    const struct random_knobs *knobs = maker->knobs;
    uint64_t seed = knobs->seed;
    if (class > CLASS_CUSTOMER && knobs->internal) seed ^= knobs->internal << 32;
    if (is_edited(maker, path)) seed ^= knobs->edit << 48;
    return dice_new(seed, path);
}

bool made_mistake(const struct maker *maker, struct dice *dice) {
    return maker->knobs->mistakes && dice_below(dice, 1000) < (uint32_t)maker->knobs->mistakes * 10;
}

void made_file(struct maker *maker, struct str name, struct str text) {
    struct message problem = {0};
    if (!file_write(maker->arena, maker->folder, name, text, &problem) && message_empty(maker->problem))
        maker->problem = problem;
}

/* ---- kinds ---- */

/* Reads all templates; a mistake in them is one of this generator. */
static bool open_templates(struct maker *maker) {
    struct diagnostics sink = diagnostics_new(maker->arena);
    struct project_options options = {.path = maker->folder, .templates = maker->templates};
    maker->project = project_open_templates(maker->arena, &sink, &options, &maker->problem);
    for (const struct diagnostic *d = sink.first; d && message_empty(maker->problem); d = d->next)
        maker->problem = message_new(maker->arena, "{0}:{1}: {2}", d->span.source->path, d->span.line, d->message);
    return message_empty(maker->problem);
}

static bool make_kinds(struct maker *maker) {
    made_file(maker, STR("planpress.yaml"), STR("company: {name: To be made}\n"));
    for (int i = 0; i < maker->knobs->kinds; i++) kind_write(maker, i, false);
    if (!message_empty(maker->problem) || !open_templates(maker)) return false;
    for (int i = 0; i < maker->knobs->kinds; i++) kind_write(maker, i, true);
    return message_empty(maker->problem) && open_templates(maker);
}

static bool is_own(const struct kind *kind) { return str_starts(kind->name, STR("own-")); }

static bool has_layouts(const struct maker *maker, const struct kind *kind) {
    for (size_t i = 0; i < maker->project->layout_count; i++)
        if (maker->project->layouts[i].kind == kind) return true;
    return false;
}

static void make_layouts(struct maker *maker) {
    const struct kinds *kinds = &maker->project->kinds;
    for (size_t i = 0; i < kinds->count; i++)
        if (is_own(kinds->items[i]) || has_layouts(maker, kinds->items[i]))
            layouts_write(maker, kinds->items[i], is_own(kinds->items[i]));
    if (maker->catalogue.size) made_file(maker, STR("templates/languages/de.yaml"), buffer_str(&maker->catalogue));
    buffer_free(&maker->catalogue);
}

/* ---- documents ---- */

static void add_document(struct maker *maker, const struct kind *kind, struct str stem) {
    size_t number = maker->count;
    struct arena *arena = maker->arena;
    struct str path = str_format(arena, "%zu", number);
    struct dice dice = made_dice(maker, str_join(arena, STR("document/"), path), CLASS_CUSTOMER);
    struct made *root = NEW(arena, struct made);
    *root = (struct made){.shape = MADE_FIELDS, .path = path, .place = -1};
    root->id = field_find(kind->fields, STR("id")) ? str_format(arena, "%.*s%zu", STR_ARG(kind->name), number) : stem;
    const struct languages *languages = maker->project->languages;
    const struct language *language = languages->items[dice_chance(&dice, 50) ? LANGUAGE_SOURCE + 1 : LANGUAGE_SOURCE];
    bool markdown = has_layouts(maker, kind) && dice_chance(&dice, 40);
    ARENA_PUSH(arena, maker->documents, maker->count, maker->capacity) = (struct made_document){
        .root = root, .kind = kind, .stem = stem, .language = language, .number = number, .markdown = markdown};
}

static const struct kind *kind_of(struct maker *maker, const char *name) {
    return kinds_find(&maker->project->kinds, str_of(name));
}

/* The kinds that documents may be of, one of them. */
static const struct kind *throw_kind(struct maker *maker, struct dice *dice) {
    const struct kinds *kinds = &maker->project->kinds;
    for (;;) {
        const struct kind *kind = kinds->items[dice_below(dice, kinds->count)];
        if (has_layouts(maker, kind)) return kind;
    }
}

/* planpress.yaml and people first, then an account plan, as most kinds refer to one. */
static void plan_documents(struct maker *maker) {
    struct dice dice = made_dice(maker, STR("documents"), CLASS_CUSTOMER);
    add_document(maker, kind_of(maker, "project"), STR("planpress"));
    add_document(maker, kind_of(maker, "people"), STR("team/people"));
    for (int i = 0; i < maker->knobs->documents; i++) {
        const struct kind *kind = i ? throw_kind(maker, &dice) : kind_of(maker, "account-plan");
        struct str folder = dice_chance(&dice, 50) ? STR("accounts") : STR("Übersicht");
        bool same = made_mistake(maker, &dice); /* the name of another document */
        add_document(maker, kind,
                     str_format(maker->arena, "%.*s/%.*s-%d", STR_ARG(folder), STR_ARG(kind->name), same ? 0 : i));
    }
}

static void write_documents(struct maker *maker) {
    for (size_t i = 0; i < maker->count; i++) {
        struct made_document *document = &maker->documents[i];
        struct dice dice =
            made_dice(maker, str_join(maker->arena, document->root->path, STR("/chapters")), CLASS_CUSTOMER);
        document_write(maker, document);
        if (document->kind->body && dice_chance(&dice, 25)) chapter_write(maker, document);
    }
}

/* A grey square of one pixel. */
static void write_image(struct maker *maker) {
    static const unsigned char png[] = {137, 80, 78, 71, 13, 10, 26, 10,  0,   0,  0,   13, 73,  72,  68,  82, 0,
                                        0,   0,  1,  0,  0,  0,  1,  8,   0,   0,  0,   0,  58,  126, 155, 85, 0,
                                        0,   0,  10, 73, 68, 65, 84, 120, 218, 99, 104, 0,  0,   0,   130, 0,  129,
                                        218, 69, 8,  59, 0,  0,  0,  0,   73,  69, 78,  68, 174, 66,  96,  130};
    made_file(maker, STR("images/mark.png"), (struct str){(const char *)png, sizeof png});
}

struct random_knobs random_knobs_new(uint64_t seed) {
    return (struct random_knobs){
        .seed = seed, .documents = 4, .kinds = 2, .filled = 30, .mistakes = 1, .unknown = 2, .foreign = 5};
}

bool random_project_write(struct arena *arena, const struct random_knobs *knobs, struct str templates,
                          struct str folder, struct message *problem) {
    static const struct str currencies[] = {STR_INIT("EUR"), STR_INIT("EUR"), STR_INIT("CHF"), STR_INIT("USD")};
    struct maker maker = {.arena = arena, .knobs = knobs, .templates = templates, .folder = folder};
    struct dice dice = made_dice(&maker, STR("currency"), CLASS_CUSTOMER);
    maker.currency = DICE_PICK(&dice, currencies);
    if (make_kinds(&maker)) {
        make_layouts(&maker);
        if (open_templates(&maker)) {
            plan_documents(&maker);
            for (size_t i = 0; i < maker.count; i++) document_grow(&maker, &maker.documents[i]);
            references_choose(&maker);
            write_documents(&maker);
            write_image(&maker);
        }
    }
    *problem = maker.problem;
    return message_empty(maker.problem);
}
