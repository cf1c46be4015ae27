/* Records at random, always the same ones: written as a Markdown table in any order of columns and with any of their
 * names, or as a list, they are exported like the rows of YAML. */
#include "kind_check.h"

#include "../random/dice.h"
#include "kind/export.h"

enum { DOCUMENTS = 300, MOST_ROWS = 5, FIELDS = 5 };

static const char *const kind = "kind: work\n"
                                "fields:\n"
                                "  id: {type: text}\n"
                                "  tasks:\n"
                                "    type: list\n"
                                "    de: [Aufgaben, Aufgabe]\n"
                                "    of:\n"
                                "      id: {type: text, required: true, de: Nr}\n"
                                "      title: {type: text, required: true, de: [Titel, Was]}\n"
                                "      value: {type: money, de: [Wert, Betrag]}\n"
                                "      chance: {type: percent, de: [Aussicht]}\n"
                                "      due: {type: date, de: [Termin, Bis], label: {en: Deadline, de: Frist}}\n"
                                "      status: {type: enum, of: {open: {de: Offen}, done: {de: Erledigt}}}\n";

/* What each field may be called in Markdown, and what it may say; the first of each is what YAML has. NULL ends. */
static const struct {
    const char *names[6], *values[5];
} fields[FIELDS] = {
    {{"title", "Titel", "**Was**", "Aufgabe", "TITEL"}, {"Besuch im Werk", "Angebot", "Übergabe", "Anruf"}},
    {{"value", "Wert", "Wert (T€)", "`Betrag`", "Betrag in T€"}, {"184 T€", "12 T€", "7,5 T€", "1.250 T€"}},
    {{"chance", "Aussicht", "Aussicht (%)", "Aussicht in %"}, {"60 %", "5 %", "12,5 %", "100 %"}},
    {{"due", "Termin", "Bis", "Frist", "Termin (fix)"}, {"28.02.2027", "01.12.2026", "15.06.2027", "31.03.2027"}},
    {{"status", "Status", "*Status*"}, {"done", "open", "done", "open"}},
};

struct task {
    const char *values[FIELDS]; /* NULL: not said */
};

static struct task some_row(struct dice *dice) {
    struct task row;
    for (size_t f = 0; f < FIELDS; f++)
        row.values[f] = f && dice_chance(dice, 30) ? NULL : fields[f].values[dice_below(dice, 4)];
    return row;
}

static const char *some_name(struct dice *dice, size_t field) {
    size_t count = 0;
    while (count < 6 && fields[field].names[count]) count++;
    return fields[field].names[dice_below(dice, (uint32_t)count)];
}

static struct str as_yaml(struct arena *arena, const struct task *rows, size_t count) {
    struct str yaml = STR("tasks:\n");
    for (size_t r = 0; r < count; r++)
        for (size_t f = 0; f < FIELDS; f++)
            if (rows[r].values[f])
                yaml = str_format(arena, "%.*s  %s%s: %s\n", STR_ARG(yaml), f ? "  " : "- ", fields[f].names[0],
                                  rows[r].values[f]);
    return yaml;
}

/* A column that names the unit may leave it out of its cells. */
static struct str cell_of(struct arena *arena, const struct task *row, size_t field, const char *name) {
    struct str text = str_of(row->values[field]);
    bool unit = strstr(name, "T€") || strstr(name, "%");
    size_t end;
    if (unit && str_find(text, STR(" "), &end)) text = str_slice(text, 0, end);
    return str_format(arena, " %.*s |", STR_ARG(text));
}

static struct str as_table(struct arena *arena, struct dice *dice, const struct task *rows, size_t count) {
    size_t first = dice_below(dice, FIELDS);
    const char *names[FIELDS];
    bool numbered = dice_chance(dice, 30);
    struct str head = str_of(numbered ? "## Aufgaben\n\n| # |" : "## Aufgaben\n\n|"),
               dashes = str_of(numbered ? "|---|" : "|");
    for (size_t c = 0; c < FIELDS; c++) {
        size_t f = (first + c) % FIELDS;
        names[f] = some_name(dice, f);
        head = str_format(arena, "%.*s %s |", STR_ARG(head), names[f]);
        if (c + 1 < FIELDS || dice_chance(dice, 90)) dashes = str_format(arena, "%.*s---|", STR_ARG(dashes));
    }
    struct str text = str_format(arena, "%.*s\n%.*s\n", STR_ARG(head), STR_ARG(dashes));
    for (size_t r = 0; r < count; r++) {
        bool cut = r && dice_chance(dice, 10);
        text = str_format(arena, "%.*s%s|", STR_ARG(text), cut ? "\n" : "");
        if (numbered) text = str_format(arena, "%.*s %zu |", STR_ARG(text), r + 1);
        for (size_t c = 0; c < FIELDS; c++) {
            size_t f = (first + c) % FIELDS;
            text = str_join(arena, text, cell_of(arena, &rows[r], f, names[f]));
        }
        text = str_join(arena, text, STR("\n"));
    }
    return text;
}

/* " – 184 T€", or a line of its own below. */
static struct str part_of(struct arena *arena, struct dice *dice, size_t field, const char *value, struct str *below) {
    static const char *const before[] = {" – ", ", ", " — "};
    if (field == FIELDS - 1 || dice_chance(dice, 40)) {
        *below = str_format(arena, "%.*s   - **%s:** %s\n", STR_ARG(*below), fields[field].names[1], value);
        return (struct str){0};
    }
    return str_format(arena, "%s%s%s", before[dice_below(dice, 3)], field == 3 && dice_chance(dice, 50) ? "bis " : "",
                      value);
}

static struct str as_list(struct arena *arena, struct dice *dice, const struct task *rows, size_t count) {
    static const char *const marks[] = {"- ", "* ", "1. "};
    const char *mark = marks[dice_below(dice, 3)];
    struct str text = STR("## Aufgaben\n\n");
    for (size_t r = 0; r < count; r++) {
        bool tick = rows[r].values[FIELDS - 1] && str_equal_c(str_of(rows[r].values[FIELDS - 1]), "done") &&
                    dice_chance(dice, 60);
        struct str line = str_format(arena, "%s%s%s", mark, tick ? "[x] " : "", rows[r].values[0]), below = {0};
        for (size_t f = 1; f < (size_t)(FIELDS - tick); f++)
            if (rows[r].values[f]) line = str_join(arena, line, part_of(arena, dice, f, rows[r].values[f], &below));
        text = str_format(arena, "%.*s%.*s\n%.*s", STR_ARG(text), STR_ARG(line), STR_ARG(below));
    }
    return text;
}

static struct str exported(void **state, struct str yaml, struct str markdown) {
    struct world world = world_new(state);
    struct buffer buffer = {0};
    world_kind(&world, kind);
    kinds_link(&world.kinds, &world.sink);
    world.records.as_of = date_of(2026, 11, 15);
    const struct record *record =
        world_document(&world, "work", "p", str_terminated(*state, yaml), str_terminated(*state, markdown));
    world_resolve(&world);
    for (const struct diagnostic *d = world.sink.first; d; d = d->next)
        if (d->severity != SEVERITY_INFO)
            fail_msg("%.*s%.*s: %.*s", STR_ARG(yaml), STR_ARG(markdown), STR_ARG(in_english(d->message)));
    struct computation computation = {
        .arena = world.arena, .sink = &world.sink, .records = &world.records, .as_of = world.records.as_of};
    struct exported document = {.record = record, .file = STR("p.md")};
    export_json(&buffer, &computation, &document, 1);
    struct str text = str_copy(world.arena, buffer_str(&buffer));
    buffer_free(&buffer);
    return text;
}

static void rows_of_markdown_are_exported_as_those_of_yaml(void **state) {
    for (uint64_t seed = 0; seed < DOCUMENTS; seed++) {
        struct dice dice = dice_new(seed, STR("rows"));
        struct task rows[MOST_ROWS];
        size_t count = 1 + dice_below(&dice, MOST_ROWS);
        for (size_t r = 0; r < count; r++) rows[r] = some_row(&dice);
        struct str yaml = exported(state, as_yaml(*state, rows, count), STR(""));
        struct str table = as_table(*state, &dice, rows, count), list = as_list(*state, &dice, rows, count);
        CHECK_STR_OF(str_terminated(*state, table), exported(state, STR(""), table), str_terminated(*state, yaml));
        CHECK_STR_OF(str_terminated(*state, list), exported(state, STR(""), list), str_terminated(*state, yaml));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {CHECK_ARENA(rows_of_markdown_are_exported_as_those_of_yaml)};
    return cmocka_run_group_tests_name("rows at random", tests, NULL, NULL);
}
