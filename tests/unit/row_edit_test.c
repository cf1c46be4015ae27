/* Rows written into YAML: whatever the file looks like around them, it is read as before but for the new row or the new
 * value, and adding takes no byte away. The files are made at random, always the same ones. */
#include "kind/row_edit.h"

#include "../random/dice.h"
#include "base/yaml_text.h"
#include "kind_check.h"

enum { FILES = 3000, MOST_ROWS = 4 };

static const char *const kind = "kind: work\n"
                                "fields:\n"
                                "  id: {type: text}\n"
                                "  goal: {type: text}\n"
                                "  plan:\n"
                                "    type: group\n"
                                "    of:\n"
                                "      note: {type: text}\n"
                                "      steps: {type: list, of: {title: {type: text, required: true}}}\n"
                                "  tasks:\n"
                                "    type: list\n"
                                "    de: [Aufgaben]\n"
                                "    of:\n"
                                "      title: {type: text, required: true, de: [Titel]}\n"
                                "      who: {type: text, de: [Wer]}\n"
                                "      note: {type: markdown}\n"
                                "      tags: {type: list of text, commas: true}\n";

static const char *const odd[] = {"plain",      "a: b",  "it's",       "# no comment", "- dash", "x # y",
                                  "[a]",        "a, b",  "\"quoted\"", "{b}",          "- ",     "?",
                                  "äöü",        "*star", "|",          "a\nb",         "null",   "ends in a:",
                                  "1.250,50 €", "=1+1",  "@x",         "%y",           "'",      "tab\there"};

static struct str odd_text(struct dice *dice) { return str_of(odd[dice_below(dice, sizeof odd / sizeof *odd)]); }

/* ---- files at random ---- */

struct made {
    struct dice *dice;
    struct buffer out;
};

static void put_scalar(struct made *made, struct str text, bool flow) {
    const struct yaml_style style = {.flow = flow, .quote = dice_chance(made->dice, 50) ? '\'' : '"'};
    yaml_put(&made->out, text, style);
}

static void put_comment(struct made *made) {
    if (dice_chance(made->dice, 30)) buffer_append_c(&made->out, "   # why: [not, {this");
}

static void put_line_comment(struct made *made, int column) {
    if (dice_chance(made->dice, 15)) buffer_format(&made->out, "%*s# - a row: in a comment\n", column, "");
    if (dice_chance(made->dice, 15)) buffer_char(&made->out, '\n');
}

static void put_flow_row(struct made *made) {
    buffer_append_c(&made->out, "{title: ");
    put_scalar(made, odd_text(made->dice), true);
    if (dice_chance(made->dice, 50))
        buffer_append_c(&made->out, ", who: "), put_scalar(made, odd_text(made->dice), true);
    if (dice_chance(made->dice, 30)) buffer_append_c(&made->out, ", tags: [a, \"b]\"]");
    buffer_char(&made->out, '}');
}

static void put_block_row(struct made *made, int column) {
    buffer_append_c(&made->out, "title: ");
    put_scalar(made, odd_text(made->dice), false);
    put_comment(made);
    if (dice_chance(made->dice, 50)) {
        buffer_format(&made->out, "\n%*swho: ", column, "");
        put_scalar(made, odd_text(made->dice), false);
    }
    if (dice_chance(made->dice, 30))
        buffer_format(&made->out, "\n%*snote: |\n%*s# a line of text\n\n%*s- another", column, "", column + 2, "",
                      column + 2, "");
}

static void put_rows(struct made *made, size_t count) {
    int indent = dice_chance(made->dice, 50) ? 2 : 0;
    bool flow = dice_chance(made->dice, 50);
    for (size_t i = 0; i < count; i++) {
        put_line_comment(made, indent);
        buffer_format(&made->out, "%*s- ", indent, "");
        if (flow) put_flow_row(made), put_comment(made);
        else put_block_row(made, indent + 2);
        buffer_char(&made->out, '\n');
    }
    put_line_comment(made, 0);
}

/* The list as lines, in brackets, empty, or not there. */
static void put_list(struct made *made, size_t count) {
    if (!count && dice_chance(made->dice, 50)) return;
    buffer_append_c(&made->out, dice_chance(made->dice, 30) ? "aufgaben:" : "tasks:");
    if (count && dice_chance(made->dice, 70)) {
        put_comment(made);
        buffer_char(&made->out, '\n');
        put_rows(made, count);
        return;
    }
    if (!count && dice_chance(made->dice, 50)) {
        put_comment(made);
        buffer_char(&made->out, '\n');
        return;
    }
    buffer_append_c(&made->out, " [");
    for (size_t i = 0; i < count; i++) {
        if (i) buffer_append_c(&made->out, dice_chance(made->dice, 30) ? ",\n    " : ", ");
        put_flow_row(made);
    }
    buffer_append_c(&made->out, dice_chance(made->dice, 20) && count ? ",\n  ]\n" : "]\n");
}

static struct str make_file(struct arena *arena, struct dice *dice) {
    struct made made = {.dice = dice};
    size_t count = dice_below(dice, MOST_ROWS + 1);
    buffer_append_c(&made.out, "kind: work\n");
    if (dice_chance(dice, 50)) buffer_append_c(&made.out, "goal: |\n  tasks:\n    - no row\n");
    put_list(&made, count);
    if (dice_chance(dice, 60)) buffer_append_c(&made.out, "plan:\n  note: x   # end\n");
    if (dice_chance(dice, 30)) buffer_append_c(&made.out, "# the end\n");
    if (dice_chance(dice, 30) && made.out.size) made.out.size--; /* the last line is not ended */
    struct str text = str_copy(arena, buffer_str(&made.out));
    buffer_free(&made.out);
    return text;
}

/* ---- reading ---- */

static const struct value *read_file(struct arena *arena, struct str text, const struct source **source) {
    struct source *made = NEW(arena, struct source);
    struct diagnostics sink = diagnostics_new(arena);
    *made = (struct source){.path = STR("f.yaml"), .text = text};
    *source = made;
    const struct value *root = yaml_read(arena, &sink, made, 0, text.size);
    if (sink.errors) fail_msg("not read:\n%.*s", STR_ARG(text));
    return root;
}

static struct row_list list_of(struct arena *arena, const struct kind *of, struct str text, const char *group,
                               const char *name) {
    struct row_list list = {.arena = arena, .limit = text.size, .fields = of->fields, .language = &language_source};
    list.root = read_file(arena, text, &list.source);
    const struct field_set *set = of->fields;
    if (group) {
        list.group = field_find(set, str_of(group));
        set = list.group->fields;
    }
    list.list = field_find(set, str_of(name));
    row_list_find(&list);
    return list;
}

static void print_value(struct buffer *out, const struct value *value) {
    buffer_char(out, "s[{"[value->kind]);
    if (value->kind == VALUE_SCALAR)
        buffer_append(out, str_trim(value->text)); /* a file that did not end its last line does now */
    for (size_t i = 0; value->kind == VALUE_SEQUENCE && i < value->count; i++) print_value(out, value->items[i]);
    for (size_t i = 0; value->kind == VALUE_MAPPING && i < value->count; i++) {
        buffer_format(out, "%.*s:", STR_ARG(value->entries[i].key));
        print_value(out, value->entries[i].value);
    }
    buffer_char(out, '\n');
}

static struct str printed(struct arena *arena, const struct value *value) {
    struct buffer out = {0};
    print_value(&out, value);
    struct str text = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return text;
}

/* ---- the tests ---- */

static struct row_new some_row(struct arena *arena, const struct field_set *rows, struct dice *dice) {
    struct row_new row = {NEW_ARRAY(arena, struct row_value, 4), 0};
    row.values[row.count++] = (struct row_value){.field = field_find(rows, STR("title")), .text = odd_text(dice)};
    const struct field *who = field_find(rows, STR("who")), *note = field_find(rows, STR("note"));
    if (who && dice_chance(dice, 60))
        row.values[row.count++] = (struct row_value){.field = who, .text = odd_text(dice)};
    if (note && dice_chance(dice, 30))
        row.values[row.count++] = (struct row_value){.field = note, .text = STR("One\n\n- two")};
    if (dice_chance(dice, 30)) row.values[row.count++] = (struct row_value){.key = STR("x-id"), .text = STR("001")};
    return row;
}

/* What is said of a field, as one line; paragraphs keep theirs. */
static void check_says(struct arena *arena, const struct value *row, const struct row_value *value) {
    const struct value *said = value->field ? row_says(row, value->field) : value_find(row, value->key);
    assert_non_null(said);
    struct str wanted =
        value->field && value->field->type == FIELD_MARKDOWN ? value->text : str_trim(str_one_line(arena, value->text));
    CHECK_STR(str_trim(said->text), str_terminated(arena, str_trim(wanted)));
}

static void check_adding(struct arena *arena, const struct kind *of, struct str text, struct dice *dice,
                         const char *group, const char *name) {
    struct row_list before = list_of(arena, of, text, group, name);
    struct row_new row = some_row(arena, before.list->element->fields, dice);
    struct text_edit edit;
    struct message problem;
    struct str edited;
    if (!row_list_append(&before, &row, 1, &edit, &problem)) fail_msg("refused:\n%.*s", STR_ARG(text));
    assert_int_equal(edit.start, edit.end); /* nothing is taken away */
    assert_true(text_edits_apply(arena, text, &edit, 1, &edited));
    struct row_list after = list_of(arena, of, edited, group, name);
    size_t count = row_list_count(&before);
    if (row_list_count(&after) != count + 1) fail_msg("no row:\n%.*s\n---\n%.*s", STR_ARG(text), STR_ARG(edited));
    for (size_t i = 0; i < count; i++)
        CHECK_STR(printed(arena, row_list_row(&after, i)),
                  str_terminated(arena, printed(arena, row_list_row(&before, i))));
    for (size_t i = 0; i < row.count; i++) check_says(arena, row_list_row(&after, count), &row.values[i]);
    for (size_t i = 0; i < before.root->count; i++) { /* all else is as it was */
        const struct entry *entry = &before.root->entries[i];
        if (entry == before.entry || (group && str_equal_c(entry->key, group))) continue;
        CHECK_STR(printed(arena, value_find(after.root, entry->key)),
                  str_terminated(arena, printed(arena, entry->value)));
    }
}

static void check_changing(struct arena *arena, const struct kind *of, struct str text, struct dice *dice) {
    struct row_list before = list_of(arena, of, text, NULL, "tasks");
    size_t count = row_list_count(&before), at = count ? dice_below(dice, (uint32_t)count) : 0;
    const struct field_set *rows = before.list->element->fields;
    struct row_value value = {.field = field_find(rows, dice_chance(dice, 50) ? STR("title") : STR("who")),
                              .text = odd_text(dice)};
    struct text_edit edit = {0};
    struct message problem;
    struct str edited;
    if (!count) return;
    if (!row_list_change(&before, row_list_row(&before, at), value, &edit, &problem))
        fail_msg("refused:\n%.*s", STR_ARG(text));
    assert_true(text_edits_apply(arena, text, &edit, 1, &edited));
    struct row_list after = list_of(arena, of, edited, NULL, "tasks");
    if (row_list_count(&after) != count) fail_msg("lost:\n%.*s\n---\n%.*s", STR_ARG(text), STR_ARG(edited));
    check_says(arena, row_list_row(&after, at), &value);
    for (size_t i = 0; i < count; i++)
        if (i != at)
            CHECK_STR(printed(arena, row_list_row(&after, i)),
                      str_terminated(arena, printed(arena, row_list_row(&before, i))));
}

static void any_file_takes_a_row_and_keeps_all_else(void **state) {
    struct world world = world_new(state);
    const struct kind *of = world_kind(&world, kind);
    struct dice dice = dice_new(17, STR("rows"));
    for (int i = 0; i < FILES; i++) {
        struct arena *arena = arena_create();
        struct str text = make_file(arena, &dice);
        check_adding(arena, of, text, &dice, NULL, "tasks");
        check_adding(arena, of, text, &dice, "plan", "steps");
        check_changing(arena, of, text, &dice);
        arena_destroy(arena);
    }
}

static void keys_are_those_of_the_other_rows(void **state) {
    struct world world = world_new(state);
    const struct kind *of = world_kind(&world, kind);
    struct row_list list = list_of(*state, of, STR("aufgaben:\n  - {wer: a, titel: b}\n"), NULL, "tasks");
    const struct field_set *rows = list.list->element->fields;
    struct row_value values[] = {{.field = field_find(rows, STR("title")), .text = STR("c")},
                                 {.field = field_find(rows, STR("who")), .text = STR("d")}};
    struct text_edit edit;
    struct message problem;
    assert_true(row_list_append(&list, &(struct row_new){values, 2}, 1, &edit, &problem));
    CHECK_STR(edit.text, "  - {wer: d, titel: c}\n");
}

static void what_is_no_list_of_rows_is_left_alone(void **state) {
    struct world world = world_new(state);
    const struct kind *of = world_kind(&world, kind);
    struct row_list list = list_of(*state, of, STR("tasks: one; two\n"), NULL, "tasks");
    struct row_value value = {.field = field_find(list.list->element->fields, STR("title")), .text = STR("c")};
    struct text_edit edit;
    struct message problem;
    assert_false(row_list_append(&list, &(struct row_new){&value, 1}, 1, &edit, &problem));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(any_file_takes_a_row_and_keeps_all_else),
        CHECK_ARENA(keys_are_those_of_the_other_rows),
        CHECK_ARENA(what_is_no_list_of_rows_is_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
