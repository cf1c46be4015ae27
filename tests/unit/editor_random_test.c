/* Every answer at any place of texts that somebody has spoilt: half lines, other indents, signs where none belong.
 * Nothing has to make sense, but every range has to lie in its text, and every answer has to come. */
#include "editor_world.h"

enum { ROUNDS = 250, PLACES = 4 };

static uint32_t state_of_chance = 20261130;
static size_t chance(size_t below) {
    state_of_chance ^= state_of_chance << 13;
    state_of_chance ^= state_of_chance >> 17;
    state_of_chance ^= state_of_chance << 5;
    return below ? state_of_chance % below : 0;
}

static const char *const pieces[] = {
    "\n",      "  ",        "- ",     ": ",       "{",           "}",          "[",         "]",    ",",
    "\"",      "'",         "#",      "|\n",      "\t",          "```table\n", "ü",         "`=",   "`",
    "(",       ")",         "*",      "&",        "## ",         "---\n",      "::: ",      "\r\n", "| a |",
    "owner: ", "- id: x\n", "\xc3",   "opp",      ".",           "](",         "==",        "?",    "%",
    "@",       "**x:**",    "chart:", "period: ", "kontakte:\n", "2027:",      "stage == ", "sum(", "````each goals\n",
};

static struct str spoilt(struct editor_world *world, struct str text) {
    struct buffer out = {0};
    size_t start = chance(text.size), take = chance(4000), skip = chance(40);
    if (start + take > text.size) take = text.size - start;
    buffer_append(&out, str_slice(text, 0, text.size < 300 ? text.size : 300)); /* it says its kind there */
    buffer_append(&out, str_slice(text, start, start + take));
    for (size_t i = chance(4); i > 0; i--) buffer_append_c(&out, pieces[chance(sizeof pieces / sizeof *pieces)]);
    if (start + take + skip < text.size)
        buffer_append(&out, str_slice(text, start + take + skip,
                                      text.size > start + take + skip + 2000 ? start + take + skip + 2000 : text.size));
    struct str copy = str_copy(world->arena, buffer_str(&out));
    buffer_free(&out);
    return copy;
}

static void check_range(struct str text, struct editor_range range) {
    assert_true(range.start <= range.end && range.end <= text.size);
}

static void check_edit(struct str text, struct text_edit edit) {
    assert_true(edit.start <= edit.end && edit.end <= text.size);
}

static void ask_place(const struct editor *editor, const struct editor_file *file, size_t at) {
    struct editor_items items = editor_complete(editor, file, at);
    for (size_t i = 0; i < items.count; i++) check_edit(file->text, items.items[i].edit);
    struct editor_about about;
    if (editor_hover(editor, file, at, &about)) check_range(file->text, about.range);
    struct editor_locations found = editor_definition(editor, file, at);
    for (size_t i = 0; i < found.count; i++) check_range(found.items[i].file.text, found.items[i].range);
    found = editor_highlight(editor, file, at);
    for (size_t i = 0; i < found.count; i++) check_range(file->text, found.items[i].range);
    struct editor_ranges ranges = editor_selections(editor, file, at);
    for (size_t i = 0; i < ranges.count; i++) check_range(file->text, ranges.items[i]);
    struct editor_edits edits;
    struct message problem;
    if (chance(4) || !editor_rename(editor, file, at, STR("neuer_name"), &edits, &problem)) return;
    for (size_t i = 0; i < edits.count; i++) check_edit(edits.items[i].file.text, edits.items[i].edit);
}

static void ask_file(const struct editor *editor, const struct editor_file *file) {
    struct editor_symbols symbols = editor_outline(editor, file);
    for (size_t i = 0; i < symbols.count; i++) {
        check_range(file->text, symbols.items[i].whole);
        check_range(file->text, symbols.items[i].range);
        assert_true(symbols.items[i].range.start >= symbols.items[i].whole.start);
        assert_true(symbols.items[i].range.end <= symbols.items[i].whole.end);
    }
    struct editor_folds folds = editor_folds(editor, file);
    for (size_t i = 0; i < folds.count; i++) check_range(file->text, folds.items[i].range);
    struct editor_links links = editor_links(editor, file);
    for (size_t i = 0; i < links.count; i++) check_range(file->text, links.items[i].range);
    struct editor_hints hints = editor_hints(editor, file, (struct editor_range){0, file->text.size});
    for (size_t i = 0; i < hints.count; i++) assert_true(hints.items[i].at <= file->text.size);
    struct text_edit *edits;
    struct message problem;
    size_t count;
    if (!editor_format(editor, file, &edits, &count, &problem)) return;
    for (size_t i = 0; i < count; i++) check_edit(file->text, edits[i]);
}

static void any_text(void **state) {
    struct editor_world *world = *state;
    const struct project *project = world->project;
    for (int round = 0; round < ROUNDS; round++) {
        struct arena_mark mark = arena_mark(world->arena);
        const struct source *source = project->read[chance(project->read_count)];
        if (round % 5 == 0) source = project->layouts[chance(project->layout_count)].source;
        if (round % 11 == 0) source = project->kinds.items[chance(project->kinds.count)]->source;
        struct editor_file file = {editor_source_path(&world->editor, source), spoilt(world, source->text)};
        ask_file(&world->editor, &file);
        for (int i = 0; i < PLACES; i++) ask_place(&world->editor, &file, chance(file.text.size + 1));
        arena_rewind(world->arena, mark);
    }
}

/* ---- long texts ---- */

static double seconds(clock_t start) { return (double)(clock() - start) / CLOCKS_PER_SEC; }

static void long_texts(void **state) {
    struct editor_world *world = *state;
    struct buffer text = {0};
    buffer_append_c(&text, "kind: account-plan\nteam: [");
    for (int i = 0; i < 3000; i++) buffer_format(&text, "wiechert, ");
    buffer_append_c(&text, "]\nopportunities:\n");
    for (int i = 0; i < 10000; i++) buffer_format(&text, "  - {id: c%d, stage: offer, owner: wiechert}\n", i);
    struct editor_file file = {path_join(world->arena, world->project->root, STR("accounts/kestrel/plan.yaml")),
                               buffer_str(&text)};
    size_t at = file.text.size - 5;
    clock_t start = clock();
    editor_complete(&world->editor, &file, at);
    double complete = seconds(start);
    start = clock();
    struct editor_about about;
    editor_hover(&world->editor, &file, at, &about);
    double hover = seconds(start);
    start = clock();
    ask_file(&world->editor, &file);
    double shape = seconds(start);
    start = clock();
    editor_highlight(&world->editor, &file, at);
    double names = seconds(start);
    print_message("# %zu kB: completion %.0f ms, hover %.0f ms, outline to form %.0f ms, names %.0f ms\n",
                  file.text.size / 1000, complete * 1000, hover * 1000, shape * 1000, names * 1000);
    assert_true(complete < 1.5 && hover < 1.5 && shape < 6 && names < 3);
    buffer_free(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(any_text), cmocka_unit_test(long_texts)};
    return EDITOR_TESTS(tests);
}
