/* Named types: what a field takes from one and what it says itself, where a name is looked for, every mistake once, and
 * that the built-in kinds use them wherever a declaration would stand twice. */
#include "kind_check.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/disk.h"
#include "base/files.h"
#include "base/limits.h"
#include "base/path.h"
#include "formula/formula.h"
#include "kind/named_types.h"

static void world_types(struct world *world, const char *text) {
    const struct source *source = world_source(world, "types.yaml", text);
    const struct value *root = yaml_read(world->arena, &world->sink, source, 0, source->text.size);
    if (root) named_types_add(&world->kinds, &world->sink, root);
}

static const struct field *field_of(const struct kind *kind, const char *path) {
    const struct field_set *set = kind->fields;
    const struct field *field = NULL;
    struct str rest = str_of(path), name;
    while (str_cut(&rest, '.', &name)) {
        field = set ? field_find(set, name) : NULL;
        if (!field) fail_msg("there is no field %s", path);
        set = field_rows(field);
    }
    return field;
}

static const char *const shared =
    "stance:\n"
    "  type: enum\n"
    "  de: Haltung\n"
    "  label: {en: Stance, de: Haltung}\n"
    "  help: {en: as we see it, de: wie wir es sehen}\n"
    "  of: {for: {de: Dafür, weight: 1}, against: {de: Dagegen, weight: -1}}\n"
    "name: {type: text, required: true, class: customer, de: [Name, Firma]}\n"
    "ratio: {type: percent, range: 0..100, default: 50}\n"
    "contact: {type: group, naming: name, of: {id: {type: text}, name: {type: name}, stance: {type: stance}}}\n"
    "yearly: {type: list, keyed: year, leaf: value, of: {year: {type: period}, value: {type: money}}}\n"
    "twice: {formula: value * 2, label: {en: Twice, de: Doppelt}}\n"
    "firm_name: {type: name, de: Firmenname}\n";

static void a_field_takes_what_its_type_says(void **state) {
    struct world world = world_new(state);
    world_types(&world, shared);
    const struct kind *kind = world_kind(&world, "kind: k\n"
                                                 "fields:\n"
                                                 "  stance: {type: stance}\n"
                                                 "  mood: {type: stance, label: {en: Mood, de: Laune}, required: true, "
                                                 "de: Laune, class: confidential}\n"
                                                 "  moods: {type: list of stance}\n"
                                                 "  firm: {type: firm_name}\n"
                                                 "  ratio: {type: ratio, range: 10..20, unit: points}\n"
                                                 "  boss: {type: contact}\n"
                                                 "  contacts: {type: list of contact, de: Kontakte}\n"
                                                 "  sales: {type: yearly}\n"
                                                 "  value: {type: money}\n"
                                                 "  twice: {type: twice}\n");
    assert_true(kinds_link(&world.kinds, &world.sink));
    CHECK_SAID(&world, "");
    const struct field *stance = field_of(kind, "stance"), *mood = field_of(kind, "mood");
    assert_int_equal(stance->type, FIELD_CHOICE);
    CHECK_STR(stance->labels[GERMAN], "Haltung");
    assert_ptr_equal(field_find(kind->fields, STR("haltung")), stance);
    assert_ptr_equal(field_find(kind->fields, STR("laune")), mood);
    CHECK_STR(mood->labels[ENGLISH], "Mood");
    assert_true(mood->required && !stance->required);
    assert_int_equal(mood->class, CLASS_CONFIDENTIAL);
    assert_non_null(value_find(mood->declaration, STR("help")));
    const struct field *firm = field_of(kind, "firm");
    assert_true(firm->required && firm->class == CLASS_CUSTOMER);
    CHECK_STR(firm->labels[GERMAN], "Firmenname");
    const struct field *ratio = field_of(kind, "ratio");
    CHECK_STR(decimal_plain(*state, ratio->most), "20");
    CHECK_STR(ratio->unit, "points");
    CHECK_STR(ratio->standard_text, "50");
    assert_int_equal(field_of(kind, "boss")->type, FIELD_GROUP);
    assert_int_equal(field_of(kind, "contacts")->type, FIELD_LIST);
    CHECK_STR(field_rows(field_of(kind, "contacts"))->naming->name, "name");
    CHECK_STR(field_rows(field_of(kind, "contacts"))->id->name, "id");
    assert_ptr_not_equal(field_rows(field_of(kind, "contacts")), field_rows(field_of(kind, "boss")));
    CHECK_STR(field_of(kind, "sales")->leaf->name, "value");
    assert_int_equal(field_of(kind, "twice")->type, FIELD_MONEY);
    CHECK_STR(field_of(kind, "twice")->labels[GERMAN], "Doppelt");
}

static void fields_of_a_type_have_the_same_choices(void **state) {
    struct world world = world_new(state);
    world_types(&world, shared);
    const struct kind *one = world_kind(&world, "kind: one\n"
                                                "fields:\n"
                                                "  stance: {type: stance}\n"
                                                "  before: {type: stance, de: Zuvor}\n"
                                                "  changed: {formula: stance != before}\n"
                                                "  step: {formula: stance.weight - before.weight}\n"
                                                "  moods: {type: list of stance}\n");
    const struct kind *two = world_kind(&world, "kind: two\nfields: {x: {type: group, of: {stance: {type: stance}}}}");
    assert_true(kinds_link(&world.kinds, &world.sink));
    CHECK_SAID(&world, "");
    const struct choices *choices = field_of(one, "stance")->choices;
    assert_ptr_equal(choices, field_of(one, "before")->choices);
    assert_ptr_equal(choices, field_of(one, "moods")->element->choices);
    assert_ptr_equal(choices, field_of(two, "x.stance")->choices);
    assert_int_equal(choices->count, 2);
    struct record *record = world_document(&world, "one", "o", "stance: dafür\nbefore: against", NULL);
    struct computation computation = {.arena = world.arena, .sink = &world.sink, .records = &world.records};
    assert_true(record_value(&computation, record, field_of(one, "changed")).truth);
    CHECK_STR(decimal_plain(*state, record_value(&computation, record, field_of(one, "step")).number), "2");
}

/* Where a type is declared decides what the names in it mean. */
static void a_kind_has_types_of_its_own(void **state) {
    struct world world = world_new(state);
    world_types(&world, shared);
    const struct kind *kind =
        world_kind(&world, "kind: k\n"
                           "types:\n"
                           "  name: {type: number}\n"
                           "  card: {type: group, of: {name: {type: name}, of: {type: contact}}}\n"
                           "fields:\n"
                           "  card: {type: card}\n"
                           "  contact: {type: contact}\n");
    const struct kind *other = world_kind(&world, "kind: l\nfields: {name: {type: name}}");
    CHECK_SAID(&world, "");
    assert_int_equal(field_of(kind, "card.name")->type, FIELD_NUMBER);
    assert_int_equal(field_of(kind, "card.of.name")->type, FIELD_TEXT);
    assert_int_equal(field_of(kind, "contact.name")->type, FIELD_TEXT);
    assert_int_equal(field_of(other, "name")->type, FIELD_TEXT);
}

/* Formulas in a type mean the fields around the field that has it. */
static void formulas_of_a_type_see_what_is_around(void **state) {
    struct world world = world_new(state);
    const struct kind *kind =
        world_kind(&world, "kind: k\n"
                           "types:\n"
                           "  part: {type: group, of: {n: {type: number}, share: {formula: "
                           "'share(n, total)'}}}\n"
                           "fields:\n"
                           "  total: {type: number}\n"
                           "  parts: {type: list of part}\n"
                           "  other: {type: group, of: {total: {type: money}, m: {type: part}}}\n");
    assert_false(kinds_link(&world.kinds, &world.sink));
    CHECK_SAID(&world, "F03 3: share expects values that are alike, found an amount of money beside a number\n");
    assert_int_equal(field_of(kind, "parts.share")->type, FIELD_PERCENT);
}

static void every_mistake_is_reported_once(void **state) {
    static const struct {
        const char *kind, *said;
    } rows[] = {
        {"fields:\n  a: {type: stanze}\n", "K01 2: there is no type “stanze” | did you mean “stance”?\n"},
        {"fields:\n  a: {type: list of contakt}\n", "K01 2: there is no type “contakt” | did you mean “contact”?\n"},
        {"types: {p: {type: text}}\nfields:\n  a: {type: qqqqqq}\n",
         "K01 3: there is no type “qqqqqq” | known are text, markdown, number, integer, percent, money, date, period, "
         "year, month, time, bool, enum, group, list, list of TYPE, ref TARGET, pointer, documents KIND, p, stance, "
         "name, ratio, "
         "contact, yearly, twice and firm_name\n"},
        {"fields:\n  a: {type: stance, of: {x: X}}\n",
         "K01 2: “of” is said by the type “stance” already | leave it out, or declare a type of its own\n"},
        {"fields:\n  a: {type: stance, range: 0..1}\n",
         "K01 2: “range” does not belong to “a”: only numbers have it\n"},
        {"fields:\n  a: {type: list of twice}\n", "K01 2: the type “twice” is computed: a list cannot hold it\n"},
        {"fields:\n  a: {type: list of yearly}\n",
         "K01 2: the type “yearly” is a list itself: a list cannot hold it\n"},
        {"fields:\n  a: {type: stance | text}\n",
         "K01 2: nothing is expected behind the type “stance”, found “| text”\n"},
        {"fields:\n  a: {type: ref stance}\n", ""}, /* a target, reported when kinds are linked */
        {"types:\n  text: {type: number}\nfields:\n  a: {type: text}\n",
         "K01 2: “text” is a type of the program | use another name, of small letters a to z, digits and “_”\n"},
        {"types:\n  Big: {type: number}\nfields:\n  a: {type: text}\n",
         "K01 2: “Big” cannot be the name of a type | use another name, of small letters a to z, digits and “_”\n"},
        {"types:\n  t: text\nfields:\n  a: {type: text}\n",
         "K01 2: the type “t” needs its attributes here | write them as a field's: t: {type: text}\n"},
        {"types: [t]\nfields:\n  a: {type: text}\n",
         "K01 1: types are expected here, each with its name | write stance: {type: enum, of: {for: Dafür, against: "
         "Dagegen}}\n"},
        {"types:\n  t: {type: enum, of: {x: Größe, y: groesse}}\nfields:\n  a: {type: t}\n  b: {type: t}\n",
         "K01 2: two choices of “t” are called “groesse” | each name must mean one choice; small and capital letters, "
         "punctuation, "
         "ä "
         "and ae are the same\n"},
        {"types:\n  t: {type: group, of: {x: {type: texd}}}\nfields:\n  a: {type: t}\n  b: {type: list of t}\n",
         "K01 2: there is no type “texd” | did you mean “text”?\n"},
        {"types:\n  t: {type: number, requird: true}\nfields:\n  a: {type: t}\n  b: {type: list of t}\n",
         "K01 2: a field has no attribute “requird” | did you mean “required”?\n"},
        {"types:\n  t: {type: text, leaf: x}\nfields:\n  a: {type: t}\n  b: {type: t}\n",
         "K01 2: “leaf” does not belong to “a”: only lists of rows have it\n"},
        /* also when no field has the type */
        {"types:\n  t: {type: group, of: {x: {type: texd}}}\nfields:\n  a: {type: text}\n",
         "K01 2: there is no type “texd” | did you mean “text”?\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct world world = world_new(state);
        world_types(&world, shared);
        const char *text = str_terminated(*state, str_format(*state, "%s", rows[i].kind));
        world_kind(&world, str_terminated(*state, str_format(*state, "%skind: k\n", text)));
        CHECK_STR_OF(rows[i].kind, world_said(&world), rows[i].said);
    }
}

static void a_type_cannot_be_made_of_itself(void **state) {
    static const struct {
        const char *types, *said;
    } rows[] = {
        {"a: {type: a}",
         "K01 2: the type “a” is made of itself | a → a: let one of them refer to rows by their ids (ref "
         "LIST)\n"},
        {"a: {type: b}\n  b: {type: a}", "K01 3: the type “a” is made of itself | a → b → a: let one of them refer to "
                                         "rows by their ids (ref LIST)\n"},
        {"a: {type: group, of: {x: {type: number}, b: {type: b}}}\n  b: {type: group, of: {c: {type: list of a}}}",
         "K01 3: the type “a” is made of itself | a → b → a: let one of them refer to rows by their ids (ref LIST)\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct world world = world_new(state);
        world_kind(&world, str_terminated(*state, str_format(*state,
                                                             "types:\n  %s\nfields: {f: {type: a}, g: {type: "
                                                             "list of text}}\nkind: k\n",
                                                             rows[i].types)));
        CHECK_STR_OF(rows[i].types, world_said(&world), rows[i].said);
    }
}

/* "t0: {…: t1, …: t1}" and so on: few lines that stand for very many fields, or for very deep ones. */
static const char *tower(struct arena *arena, int height, int each) {
    struct str text = STR("kind: k\ntypes:\n");
    for (int i = 0; i < height; i++) {
        text = str_format(arena, "%.*s  t%d: {type: group, of: {", STR_ARG(text), i);
        for (int j = 0; j < each; j++) text = str_format(arena, "%.*sf%d: {type: t%d}, ", STR_ARG(text), j, i + 1);
        text = str_format(arena, "%.*s}}\n", STR_ARG(text));
    }
    text = str_format(arena, "%.*s  t%d: {type: text}\nfields: {a: {type: t0}}\n", STR_ARG(text), height);
    return str_terminated(arena, text);
}

static void types_have_limits(void **state) {
    struct world world = world_new(state);
    world_kind(&world, tower(*state, LIMIT_DEPTH - 1, 1));
    CHECK_SAID(&world, "");
    world = world_new(state);
    world_kind(&world, tower(*state, 500, 1));
    assert_true(str_starts(world_said(&world), STR("K01 66: the fields of “f0” are nested too deeply\n")));
    world = world_new(state);
    world_kind(&world, tower(*state, 40, 2));
    CHECK_SAID(&world, "K01 41: with those of “f0” the kind has more than 20000 fields\n");
}

/* Projects ---------------------------------------------------------------------------------------------------- */

static void types_stand_at_the_beginning_of_lines(void **state) {
    struct world world = world_new(state);
    named_types_index(&world.kinds, world_source(&world, "types.yaml",
                                                 "# Types\n"
                                                 "size:\n"
                                                 "  type: enum\n"
                                                 "\n"
                                                 "  # the usual ones\n"
                                                 "  of:\n"
                                                 "    small: Klein\n"
                                                 "    large: Groß\n"
                                                 "name: {type: text, requird: true}\n"
                                                 "weight: {type: number}   # in kg\n"
                                                 "box: {type: group, of: {size: {type: size}, name: {type: name}}}"));
    const struct kind *kind =
        world_kind(&world, "kind: k\nfields: {size: {type: size}, weight: {type: weight}, box: {type: box}}");
    CHECK_SAID(&world, "K01 9: a field has no attribute “requird” | did you mean “required”?\n");
    assert_int_equal(field_of(kind, "size")->choices->count, 2);
    assert_ptr_equal(field_of(kind, "size")->choices, field_of(kind, "box.size")->choices);
}

static void what_was_added_first_wins(void **state) {
    struct world world = world_new(state);
    world_types(&world, "size: {type: enum, of: {s: S, m: M, l: L}}\nshape: {type: texd}\n");
    named_types_index(&world.kinds,
                      world_source(&world, "built-in", "size: {type: text}\nbox: {type: list of size}\n"));
    const struct kind *kind = world_kind(&world, "kind: k\nfields: {size: {type: size}, box: {type: box}}");
    assert_int_equal(field_of(kind, "size")->choices->count, 3);
    assert_int_equal(field_of(kind, "box")->element->type, FIELD_CHOICE);
    named_types_check(&world.kinds, &world.sink);
    CHECK_SAID(&world, "K01 2: there is no type “texd” | did you mean “text”?\n");
}

/* The built-in kinds ------------------------------------------------------------------------------------------ */

/* Everything that fields are declared to be, "KIND.PATH NAME: DECLARATION", where it says more than a type and a few
 * settings: names, texts, choices, fields and formulas, which would have to be changed in all places at once. */
struct declarations {
    struct arena *arena;
    struct str *items;
    size_t count, capacity;
};

static struct str written(struct arena *arena, const struct value *value) {
    struct str text = value->kind == VALUE_SCALAR ? value->text : STR("");
    for (size_t i = 0; i < value->count; i++) {
        bool mapping = value->kind == VALUE_MAPPING;
        const struct value *inner = mapping ? value->entries[i].value : value->items[i];
        text = str_format(arena, "%.*s%.*s(%.*s)", STR_ARG(text), STR_ARG(mapping ? value->entries[i].key : STR("")),
                          STR_ARG(written(arena, inner)));
    }
    return text;
}

static bool says_much(const struct value *declaration) {
    static const char *const facts[] = {"of", "formula", "default", "de", "en", "label", "range", "unit", "help"};
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        if (value_find(declaration, str_of(facts[i]))) return true;
    return false;
}

static void gather(struct declarations *all, const struct value *fields) {
    for (size_t i = 0; fields && i < fields->count; i++) {
        const struct entry *entry = &fields->entries[i];
        const struct value *of = value_find(entry->value, STR("of")), *type = value_find(entry->value, STR("type"));
        if (says_much(entry->value))
            ARENA_PUSH(all->arena, all->items, all->count, all->capacity) =
                str_format(all->arena, "%.*s: %.*s", STR_ARG(entry->key), STR_ARG(written(all->arena, entry->value)));
        if (of && of->kind == VALUE_MAPPING && !str_equal_c(type->text, "enum")) gather(all, of);
    }
}

/* NULL where there is no such file. */
static const struct value *read_yaml(struct world *world, const struct files *templates, struct str path) {
    struct str bytes;
    struct source *source = NEW(world->arena, struct source);
    if (files_read(templates, world->arena, path, LIMIT_FILE, &bytes).kind != FILES_REGULAR) return NULL;
    *source = (struct source){.path = path, .text = bytes};
    return yaml_read(world->arena, &world->sink, source, 0, bytes.size);
}

static int by_bytes(const void *a, const void *b) {
    return str_compare(*(const struct str *)a, *(const struct str *)b);
}

static void the_built_in_kinds_say_a_thing_once(void **state) {
    struct world world = world_new(state);
    struct declarations all = {.arena = *state};
    struct message problem = {0};
    struct files_entry *entries;
    size_t count, twice = 0;
    const struct files *templates = disk_files(*state, STR("templates"), NULL, 0, &problem);
    gather(&all, read_yaml(&world, templates, STR("types.yaml")));
    assert_int_equal(files_list(templates, *state, STR("."), &entries, &count).kind, FILES_FOLDER);
    for (size_t i = 0; i < count; i++) {
        const struct value *root = read_yaml(&world, templates, path_join(*state, entries[i].name, STR("fields.yaml")));
        gather(&all, value_find(root, STR("types")));
        gather(&all, value_find(root, STR("fields")));
    }
    CHECK_SAID(&world, "");
    assert_true(all.count > 500);
    qsort(all.items, all.count, sizeof *all.items, by_bytes);
    for (size_t i = 1; i < all.count; i++) {
        if (!str_equal(all.items[i - 1], all.items[i])) continue;
        printf("# said twice: %.*s\n", STR_ARG(all.items[i]));
        twice++;
    }
    assert_true(twice <= 1); /* a limit of the project's that a tier may have too */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(a_field_takes_what_its_type_says),
        CHECK_ARENA(fields_of_a_type_have_the_same_choices),
        CHECK_ARENA(a_kind_has_types_of_its_own),
        CHECK_ARENA(formulas_of_a_type_see_what_is_around),
        CHECK_ARENA(every_mistake_is_reported_once),
        CHECK_ARENA(a_type_cannot_be_made_of_itself),
        CHECK_ARENA(types_have_limits),
        CHECK_ARENA(types_stand_at_the_beginning_of_lines),
        CHECK_ARENA(what_was_added_first_wins),
        CHECK_ARENA(the_built_in_kinds_say_a_thing_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
