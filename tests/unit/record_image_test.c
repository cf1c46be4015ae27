/* Images of records: every document of every golden project is read, made an image and read back, and each of its data,
 * blocks and messages is the same. Then bytes of the images are changed, as a hostile cache would: what is read from
 * them can be printed, or is nothing. */
#include "check.h"

#include <dirent.h>

#include "../random/dice.h"
#include "base/buffer.h"
#include "base/mend.h"
#include "base/path.h"
#include "kind/record_dump.h"
#include "kind/record_image.h"
#include "project/decide.h"
#include "project/document_read.h"
#include "project/images.h"

/* The same ----------------------------------------------------------------------------------------------------------
 */

static bool same_span(struct span a, struct span b) {
    return a.source == b.source && a.line == b.line && a.column == b.column && a.length == b.length;
}

static bool same_texts(const struct str *a, const struct str *b) {
    for (size_t i = 0; a && b && i < LANGUAGE_MOST; i++)
        if (!str_equal(a[i], b[i])) return false;
    return !a == !b;
}

static bool same_inlines(const struct inline_node *a, const struct inline_node *b) {
    for (; a && b; a = a->next, b = b->next) {
        bool same = a->kind == b->kind && same_span(a->span, b->span) && str_equal(a->text, b->text) &&
                    str_equal(a->target, b->target) && str_equal(a->title, b->title) && a->image == b->image &&
                    a->escaped == b->escaped && a->number == b->number && a->language == b->language;
        if (!same || !same_inlines(a->first, b->first)) return false;
    }
    return !a && !b;
}

static bool same_blocks(const struct block *a, const struct block *b);

static bool same_row(const struct row *a, const struct row *b, size_t columns) {
    bool same = a->kind == b->kind && a->muted == b->muted && a->surplus == b->surplus && a->bare == b->bare;
    for (size_t c = 0; same && c < (a->kind == ROW_GROUP ? 1 : columns); c++)
        same = same_blocks(a->cells[c].blocks, b->cells[c].blocks) && a->cells[c].decimal_at == b->cells[c].decimal_at;
    return same;
}

static bool same_table(const struct table *a, const struct table *b) {
    if (!a || !b) return a == b;
    bool same = a->column_count == b->column_count && a->row_count == b->row_count && a->headed == b->headed &&
                a->dense == b->dense && same_inlines(a->caption, b->caption);
    for (size_t c = 0; same && c < a->column_count; c++)
        same = same_inlines(a->columns[c].heading, b->columns[c].heading) &&
               a->columns[c].align == b->columns[c].align && a->columns[c].narrow == b->columns[c].narrow &&
               a->columns[c].row_heading == b->columns[c].row_heading;
    for (size_t r = 0; same && r < a->row_count; r++) same = same_row(&a->rows[r], &b->rows[r], a->column_count);
    return same;
}

static bool same_block(const struct block *a, const struct block *b) {
    return a->kind == b->kind && same_span(a->span, b->span) && same_inlines(a->inlines, b->inlines) &&
           str_equal(a->text, b->text) && str_equal(a->text_below, b->text_below) && str_equal(a->info, b->info) &&
           a->text_line == b->text_line && a->text_column == b->text_column && str_equal(a->source, b->source) &&
           str_equal(a->anchor, b->anchor) && str_equal(a->slug, b->slug) && a->level == b->level &&
           a->break_before == b->break_before && a->assumed == b->assumed && a->list_style == b->list_style &&
           a->tight == b->tight && a->start == b->start && a->numbered == b->numbered && a->check == b->check &&
           a->yields == b->yields && a->alert == b->alert && a->count == b->count && same_table(a->table, b->table) &&
           a->figure == b->figure && a->image == b->image && same_blocks(a->first, b->first);
}

static bool same_blocks(const struct block *a, const struct block *b) {
    for (; a && b; a = a->next, b = b->next)
        if (!same_block(a, b)) return false;
    return !a && !b;
}

static bool same_seen(const struct seen_text *a, const struct seen_text *b) {
    for (size_t i = 0; a && b && i < CLASS_COUNT; i++)
        if (!str_equal(a[i].text, b[i].text) || !same_texts(a[i].said, b[i].said)) return false;
    return !a == !b;
}

static bool same_datum(const struct datum *a, const struct datum *b);

static bool same_items(const struct datum *a, const struct datum *b) {
    bool same = a->count == b->count;
    for (size_t i = 0; same && i < a->count; i++) same = same_datum(&a->items[i], &b->items[i]);
    return same;
}

/* The records of both sets are compared one by one: what a datum leads to is the one of the same number. */
static bool same_value(const struct datum *a, const struct datum *b) {
    switch (a->kind) {
    case DATUM_MISSING:
    case DATUM_UNKNOWN: return true;
    case DATUM_BOOL: return a->truth == b->truth;
    case DATUM_NUMBER:
    case DATUM_PERCENT:
    case DATUM_MONEY: return !memcmp(&a->number, &b->number, sizeof a->number) && str_equal(a->currency, b->currency);
    case DATUM_DATE: return !memcmp(&a->date, &b->date, sizeof a->date);
    case DATUM_CLOCK: return a->minutes == b->minutes;
    case DATUM_TEXT: return same_texts(a->said, b->said) && same_seen(a->seen, b->seen);
    case DATUM_CHOICE: return a->choice == b->choice;
    case DATUM_MARKDOWN: return same_blocks(a->blocks, b->blocks);
    case DATUM_RECORD: return a->record->number == b->record->number;
    case DATUM_LIST: return same_items(a, b);
    }
    return false;
}

static bool same_datum(const struct datum *a, const struct datum *b) {
    return a->kind == b->kind && a->bound == b->bound && a->per == b->per && a->unread == b->unread &&
           str_equal(a->text, b->text) && same_span(a->span, b->span) && same_value(a, b);
}

static bool same_record(const struct record *a, const struct record *b) {
    bool same = a->set == b->set && !a->outer == !b->outer && (!a->outer || a->outer->number == b->outer->number) &&
                a->document->number == b->document->number && str_equal(a->id, b->id) && same_span(a->span, b->span) &&
                a->language == b->language && a->region == b->region && str_equal(a->currency, b->currency) &&
                a->number == b->number;
    for (size_t i = 0; same && i < a->set->count; i++) same = same_datum(record_said_at(a, i), record_said_at(b, i));
    return same;
}

static bool same_mends(const struct mend *a, const struct mend *b) {
    for (; a && b; a = a->next, b = b->next)
        if (a->kind != b->kind || a->source != b->source || a->edit.start != b->edit.start ||
            a->edit.end != b->edit.end || !str_equal(a->edit.text, b->edit.text) || message_compare(a->title, b->title))
            return false;
    return !a && !b;
}

static bool same_diagnostic(const struct diagnostic *a, const struct diagnostic *b) {
    return a->severity == b->severity && str_equal(a->code, b->code) && same_span(a->span, b->span) &&
           !message_compare(a->message, b->message) && !message_compare(a->help, b->help) &&
           !message_compare(a->told, b->told) && !message_compare(a->told_help, b->told_help) &&
           str_equal(a->field, b->field) && str_equal(a->row, b->row) && str_equal(a->path, b->path) &&
           str_equal(a->class, b->class) && str_equal(a->source, b->source) && a->order == b->order &&
           same_mends(a->mends, b->mends);
}

static bool same_said(const struct diagnostics *a, const struct diagnostics *b) {
    const struct diagnostic *left = a->first, *right = b->first;
    for (; left && right; left = left->next, right = right->next)
        if (!same_diagnostic(left, right)) return false;
    return !left && !right && a->errors == b->errors && a->warnings == b->warnings;
}

/* Projects ------------------------------------------------------------------------------------------------------------
 */

/* A document of a project, read once more into a set of records of its own. */
struct world {
    struct arena *arena;
    struct project *project;
    struct str *names; /* of its files, for what is said when it is not the same */
    struct flat_sources sources;
    struct records own;
    struct diagnostics said;
    struct str image;
};

static struct records empty_records(const struct world *world) {
    const struct records *all = world->project->records;
    return (struct records){.arena = world->arena,
                            .class = all->class,
                            .as_of = all->as_of,
                            .calendar = all->calendar,
                            .project = all->project};
}

static bool read_document(struct world *world, const struct project_document *document) {
    struct arena *arena = world->arena;
    struct input_file *files = NEW_ARRAY(arena, struct input_file, document->source_count), *input = NULL;
    const struct input_file **parts = NEW_ARRAY(arena, const struct input_file *, document->source_count);
    const struct source **sources = NEW_ARRAY(arena, const struct source *, document->source_count);
    struct looked looked = {.arena = arena};
    struct diagnostics unheard = diagnostics_new(arena);
    for (size_t i = 0; i < document->source_count; i++) {
        const struct source *source = document->sources[i];
        parts[i] = &files[i];
        if (source_file_open(arena, &unheard, source->files, source->name, &files[i].file) != SOURCE_READ) return false;
        sources[i] = files[i].file.source;
        if (source == document->source) input = &files[i];
    }
    input->kind = document->kind;
    input->id = document->record->id;
    input->root = decide_root(world->project, arena, &input->file);
    world->own = empty_records(world);
    world->said = diagnostics_new(arena);
    world->sources = (struct flat_sources){sources, document->source_count};
    document_read(world->project, &world->own, &world->said, input, parts, document->source_count, &looked);
    return record_image_make(arena, &world->own, &world->said, &looked, world->sources, &world->image);
}

static const struct record *read_image(struct world *world, struct arena *arena, struct str image,
                                       struct records *records, struct diagnostics *said) {
    *records = empty_records(world);
    records->arena = arena;
    *said = diagnostics_new(arena);
    return record_image_read(records, said, world->own.documents[0]->set->kind, world->project->languages,
                             world->sources, image);
}

static bool comes_back(struct world *world) {
    struct records records;
    struct diagnostics said;
    if (!read_image(world, world->arena, world->image, &records, &said)) return false;
    bool same = records.count == world->own.count && records.document_count == 1 && same_said(&world->said, &said);
    for (size_t i = 0; same && i < records.count; i++) same = same_record(world->own.items[i], records.items[i]);
    return same;
}

typedef bool document_test(struct world *world);

/* Every document of a project; counts them. */
static size_t go_through(struct str path, document_test *test) {
    size_t count = 0;
    struct arena *arena = arena_create();
    const struct str root = STR("tests/golden");
    struct diagnostics sink = diagnostics_new(arena);
    struct message problem;
    struct project_options options = {.path = path, .roots = &root, .root_count = 1, .templates = STR("templates")};
    struct project *project = project_open(arena, &sink, &options, &problem);
    for (size_t i = 0; project && i < project->document_count; i++, count++) {
        struct world world = {.arena = arena_create(), .project = project};
        bool good = read_document(&world, &project->documents[i]) && test(&world);
        if (!good) fail_msg("%.*s", STR_ARG(project->documents[i].source->path));
        arena_destroy(world.arena);
    }
    arena_destroy(arena);
    return count;
}

static size_t go_through_all(document_test *test) {
    size_t count = go_through(STR("content"), test) + go_through(STR("../shared/samples"), test);
    DIR *folder = opendir("tests/golden");
    assert_non_null(folder);
    struct arena *arena = arena_create();
    for (const struct dirent *entry; (entry = readdir(folder));)
        if (*entry->d_name != '.')
            count += go_through(path_join(arena, STR("tests/golden"), str_of(entry->d_name)), test);
    arena_destroy(arena);
    closedir(folder);
    return count;
}

static void test_every_record_comes_back(void **state) {
    (void)state;
    assert_true(go_through_all(comes_back) > 150);
}

/* Hostile -------------------------------------------------------------------------------------------------------------
 */

enum { CHANGES = 60 /* of each image */, MOST_AT_ONCE = 4 };

/* Whoever prints it goes through all of it. */
static void print_all(const struct records *records, const struct diagnostics *said) {
    struct buffer out = {0};
    for (size_t i = 0; i < records->document_count; i++) record_dump(&out, records->documents[i]);
    for (const struct diagnostic *d = said->first; d; d = d->next) diagnostic_print(&out, NULL, d, false, false);
    buffer_free(&out);
}

static char changed(struct dice *dice, char byte) {
    static const unsigned char extremes[] = {0, 1, 0x7F, 0x80, 0xFF};
    if (dice_chance(dice, 40)) return (char)DICE_PICK(dice, extremes);
    return dice_chance(dice, 50) ? (char)(byte ^ (1 << dice_below(dice, 8))) : (char)(byte + dice_between(dice, -2, 2));
}

/* Cut off, or with bytes that are others. */
static struct str damage(struct dice *dice, struct arena *arena, struct str image) {
    char *bytes = NEW_ARRAY(arena, char, image.size);
    memcpy(bytes, image.data, image.size);
    for (uint32_t times = dice_below(dice, MOST_AT_ONCE) + 1; times; times--) {
        size_t at = dice_below(dice, image.size);
        bytes[at] = changed(dice, bytes[at]);
    }
    return (struct str){bytes, dice_chance(dice, 5) ? dice_below(dice, image.size) : image.size};
}

static bool survives(struct world *world) {
    struct dice dice = dice_new(16, world->sources.items[0]->name);
    size_t taken = 0;
    for (int i = 0; i < CHANGES; i++) {
        struct arena *arena = arena_create();
        struct records records;
        struct diagnostics said;
        if (read_image(world, arena, damage(&dice, arena, world->image), &records, &said)) taken++;
        assert_int_equal(records.document_count > 0, records.count > 0);
        print_all(&records, &said);
        arena_destroy(arena);
    }
    return taken < CHANGES;
}

static void test_hostile_images_are_records_or_nothing(void **state) {
    (void)state;
    assert_true(go_through_all(survives) > 150);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_record_comes_back),
                                       cmocka_unit_test(test_hostile_images_are_records_or_nothing)};
    return cmocka_run_group_tests_name("images of records", tests, NULL, NULL);
}
