/* A project that wears the templates of the one before reads its documents as one that reads all. */
#include "project/dress.h"

#include "base/overlay.h"
#include "check.h"
#include "folder.h"

struct opened {
    struct arena *arena;
    struct project *project;
    struct diagnostics said;
};

static struct opened open_with(struct arena *arena, struct str folder, struct dress *dress, const char *plan) {
    const struct overlay_buffer buffers[] = {{STR("plan.yaml"), str_of(plan)}};
    struct opened opened = {.arena = arena, .said = diagnostics_new(arena)};
    struct project_options options = {.path = folder,
                                      .templates = STR("templates"),
                                      .buffers = buffers,
                                      .buffer_count = 1,
                                      .dress = dress};
    struct message problem;
    opened.project = project_open(arena, &opened.said, &options, &problem);
    return opened;
}

static struct str said_by(const struct opened *opened) {
    struct str all = {0};
    for (const struct diagnostic *d = opened->said.first; d; d = d->next)
        all = str_format(opened->arena, "%.*s%.*s:%u:%.*s\n", STR_ARG(all), STR_ARG(d->span.source ? d->span.source->name : STR("")), d->span.line,
                         STR_ARG(in_english(d->message)));
    return all;
}

static const char plan[] = "kind: account-plan\ncustomer: {name: Huber}\nowner: nobody\nlanguage: de\n";
static const char plan_wrong[] = "kind: account-plan\ncustomr: {name: Huber}\nowner: [\n";
static const char people[] = "kind: people\npeople: [{id: a, name: Anna}]\n";

static struct str project(struct arena *arena) {
    struct str folder = folder_make(arena);
    folder_file(arena, folder, "planpress.yaml", "company: Us\nas_of: 2026-01-01\n");
    folder_file(arena, folder, "templates/theme.yaml", "colours: {accent: nonsense}\n");
    return folder;
}

static void what_is_said_is_the_same(void **state) {
    struct arena *arena = *state;
    struct str folder = project(arena);
    struct dress dress = {0};
    const char *const texts[] = {plan, plan_wrong, plan, "", plan_wrong};
    assert_non_null(open_with(arena, folder, &dress, plan).project);
    assert_true(dress.there);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct opened warm = open_with(arena, folder, &dress, texts[i]);
        struct opened fresh = open_with(arena, folder, NULL, texts[i]);
        assert_non_null(warm.project);
        assert_ptr_equal(warm.project->worn, &dress);
        assert_int_equal(warm.project->document_count, fresh.project->document_count);
        CHECK_STR(said_by(&warm), str_terminated(arena, said_by(&fresh)));
    }
    folder_remove(arena, folder);
}

static void another_kind_outgrows_it(void **state) {
    struct arena *arena = *state;
    struct str folder = project(arena);
    struct dress dress = {0};
    assert_non_null(open_with(arena, folder, &dress, people).project);
    assert_null(open_with(arena, folder, &dress, plan).project);
    assert_true(dress.outgrown);
    dress.there = false;
    assert_non_null(open_with(arena, folder, &dress, plan).project);
    assert_non_null(open_with(arena, folder, &dress, people).project); /* accounts need people */
    folder_remove(arena, folder);
}

/* All kinds are asked whether the file is one of theirs. */
static void what_says_no_kind_outgrows_it(void **state) {
    struct arena *arena = *state;
    struct str folder = project(arena);
    struct dress dress = {0};
    assert_non_null(open_with(arena, folder, &dress, people).project);
    assert_null(open_with(arena, folder, &dress, "customer: {name: Huber}\ngoals: [{title: x}]\n").project);
    assert_true(dress.outgrown);
    folder_remove(arena, folder);
}

int main(void) {
    const struct CMUnitTest tests[] = {CHECK_ARENA(what_is_said_is_the_same), CHECK_ARENA(another_kind_outgrows_it),
                                       CHECK_ARENA(what_says_no_kind_outgrows_it)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
