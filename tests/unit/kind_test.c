/* fields.yaml → kinds: what is understood, and every mistake at its line with what to do. */
#include "kind_check.h"

#include "formula/formula.h"
#include "formula/print.h"

static const char *const plan = "kind: plan\n"
                                "names: {en: Plan, de: [Kundenplan, Entwicklungsplan]}\n"
                                "body: text\n"
                                "fields:\n"
                                "  id: {type: text}\n"
                                "  title: {type: text, required: true, class: customer, de: [titel, überschrift]}\n"
                                "  text: {type: markdown, de: fließtext}\n"
                                "  next_review: {type: date, de: nächste_prüfung}\n"
                                "  sites:\n"
                                "    type: list\n"
                                "    class: customer\n"
                                "    de: standorte\n"
                                "    of:\n"
                                "      id: {type: text, required: true}\n"
                                "      name: {type: text, class: customer}\n"
                                "      size: {type: number, range: 0.., unit: m²}\n"
                                "  stage:\n"
                                "    type: enum\n"
                                "    of:\n"
                                "      idea: Idee\n"
                                "      offer: {en: Offer made, de: [Angebot, offeriert]}\n"
                                "      won:\n";

static void names_and_labels_are_found(void **state) {
    struct world world = world_new(state);
    const struct kind *kind = world_kind(&world, plan);
    CHECK_SAID(&world, "");
    assert_ptr_equal(kinds_find(&world.kinds, STR("entwicklungsPlan")), kind);
    assert_null(kinds_find(&world.kinds, STR("planer")));
    CHECK_STR(kind->labels[GERMAN], "Kundenplan");
    assert_int_equal(kind->class, CLASS_INTERNAL);
    static const struct {
        const char *name, *field;
    } rows[] = {{"title", "title"},
                {"Titel", "title"},
                {"Überschrift", "title"},
                {"ueberschrift", "title"},
                {"next-review", "next_review"},
                {"Nächste Prüfung", "next_review"},
                {"naechste_pruefung", "next_review"},
                {"NEXT REVIEW", "next_review"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct field *field = field_find(kind->fields, str_of(rows[i].name));
        if (!field) fail_msg("“%s” is not found", rows[i].name);
        CHECK_STR_OF(rows[i].name, field->name, rows[i].field);
    }
    assert_null(field_find(kind->fields, STR("name")));
    const struct field *review = field_find(kind->fields, STR("next_review"));
    CHECK_STR(review->labels[ENGLISH], "Next review");
    CHECK_STR(review->labels[GERMAN], "Nächste prüfung");
    CHECK_STR(field_spelling(review, LANGUAGE_DE), "nächste_prüfung");
    CHECK_STR(label_from_name(*state, STR("über_uns")), "Über uns");
}

static void sets_know_their_special_fields(void **state) {
    struct world world = world_new(state);
    const struct kind *kind = world_kind(&world, plan);
    const struct field *sites = field_find(kind->fields, STR("sites"));
    const struct field_set *rows = field_rows(sites);
    CHECK_STR(kind->body->name, "text");
    CHECK_STR(kind->fields->naming->name, "title");
    CHECK_STR(rows->id->name, "id");
    CHECK_STR(rows->naming->name, "name");
    assert_ptr_equal(rows->outer, kind->fields);
    assert_int_equal(rows->id->class, CLASS_INTERNAL); /* the kind's, not the list's */
    assert_int_equal(rows->naming->class, CLASS_CUSTOMER);
    const struct field *size = field_find(rows, STR("size"));
    assert_true(size->has_least && !size->has_most);
    CHECK_STR(size->unit, "m²");
    assert_null(field_rows(size));
}

static void choices_have_names_labels_and_ranks(void **state) {
    struct world world = world_new(state);
    const struct field *stage = field_find(world_kind(&world, plan)->fields, STR("stage"));
    assert_int_equal(stage->choices->count, 3);
    CHECK_STR(choice_find(stage->choices, STR("Offeriert"))->name, "offer");
    CHECK_STR(choice_find(stage->choices, STR("offer made"))->labels[GERMAN], "Angebot");
    CHECK_STR(choice_find(stage->choices, STR("won"))->labels[GERMAN], "Won");
    assert_int_equal(choice_find(stage->choices, STR("won"))->rank, 2);
    assert_null(choice_find(stage->choices, STR("lost")));
}

static void every_mistake_is_reported(void **state) {
    static const struct {
        const char *field, *said;
    } rows[] = {
        {"a: {type: texd}", "K01 3: there is no type “texd” | did you mean “text”?\n"},
        {"a: {de: b}", "K01 3: “a” has no type | write {type: text}, or another type\n"},
        {"a: text", "K01 3: the field “a” needs its attributes here | write a: {type: text}\n"},
        {"a: {type: text, export: b}",
         "K01 3: “export” of “a” names “b”, which is no field beside it | name the field that is "
         "true where the value may be exported, or write “never”\n"},
        {"a: {type: text, export: a}",
         "K01 3: “export” of “a” names “a”, which is no field beside it | name the field that is "
         "true where the value may be exported, or write “never”\n"},
        {"a: {type: text, requird: true}", "K01 3: a field has no attribute “requird” | did you mean “required”?\n"},
        {"a: {type: text, qqqqqqq: 1}",
         "K01 3: a field has no attribute “qqqqqqq” | known are type, of, rows, required, class, de, en, label, range, unit, "
         "words, per, default, formula, id, shares, aside, otherwise, by_year, naming, called, person, commas, path, "
         "retired, carried, keyed, "
         "leaf, apart, coming, single, lines, cues, headed, kind_says, parts, release, joined, stacked, export, "
         "unlimited, begins, past, calendar and help\n"},
        {"a: {type: text, unit: h, of: {b: {type: text}}}",
         "K01 3: “unit” does not belong to “a”: only numbers and computed fields have it\n"
         "K01 3: “of” does not belong to “a”: only enums, groups and lists of rows have it\n"},
        {"a: {type: text, required: ja}", "K01 3: “required” is true, wanted, always or false, found “ja”\n"},
        {"a: {type: text, range: 0..1}", "K01 3: “range” does not belong to “a”: only numbers have it\n"},
        {"a: {type: text, per: year}", "K01 3: “per” does not belong to “a”: only numbers have it\n"},
        {"a: {type: money, per: olympiad}",
         "K01 3: there is no rhythm “olympiad” | write year, half-year, quarter, month, week or day\n"},
        {"a: {type: number, range: 0-100}",
         "K01 3: “0-100” is not a range | write 0..100, or 1.. or ..5 for a range that is "
         "open on one side\n"},
        {"a: {type: number, range: 5..1}",
         "K01 3: the range “5..1” is empty | write 0..100, or 1.. or ..5 for a range that is "
         "open on one side\n"},
        {"a: {type: text, class: secret}",
         "K01 3: there is no class “secret” | write customer, internal or confidential\n"},
        {"a: {type: text, label: {fr: x}}", "K01 3: “label” knows no language “fr” | write {en: …, de: …}\n"},
        {"Ab: {type: text}",
         "K01 3: “Ab” cannot be the name of a field | use small letters a to z, digits and “_”; other "
         "spellings go into “en” and “de”\n"},
        {"a: {type: enum}", "K01 3: the enum “a” needs its choices below “of”\n"},
        {"a: {type: enum, of: {x: Größe, y: groesse}}",
         "K01 3: two choices of “a” are called “groesse” | each name must mean "
         "one choice; small and capital letters, punctuation, ä and ae are the same\n"},
        {"a: {type: list, formula: b}",
         "K01 3: the computed field “a” cannot be of this type | leave out “type”: a computed field "
         "has the type of its formula\n"},
        {"a: {type: list}", "K01 3: “a” needs its fields below “of” | a list of single values is a “list of text”\n"},
        {"a: {type: ref}", "K01 3: “ref” needs a name behind it: ref people\n"},
        {"a: {type: text of}", "K01 3: nothing is expected behind the type “text”, found “of”\n"},
        {"a: {type: list, id: wxyz, of: {b: {type: text}}}",
         "K01 3: “id” names “wxyz”, but the rows of “a” have no such field\n"},
        {"a: {type: list, keyed: [c], of: {b: {type: list of text}, c: {type: group, of: {}}}}",
         "K01 3: “keyed” needs a field of a single value, “c” is none\n"},
        {"a: {type: list, naming: x, of: {b: {type: text}}}",
         "K01 3: “naming” names no field: there is no “x” in “a”\n"},
        {"a: {type: text}\n  b: {type: text, de: A}",
         "K01 4: “A” means both “a” and “b” | each name may belong to one field of "
         "“k”; small and capital letters, punctuation, ä and ae are the same\n"},
        {"a: {type: list, called: [b, c], of: {b: {type: text}, c: {type: date}}}",
         "K01 3: “called” names “c”, which is no text of “a” | name a typed field of type text; one of a group as "
         "“group.field”\n"},
        {"a: {type: list, single: next_year, of: {b: {type: text}}}",
         "K01 3: “single” belongs to a list keyed by year alone | add “keyed:” with a field of the type year, and "
         "“leaf:”\n"},
        {"a: {type: list, keyed: [b], leaf: c, single: soon, of: {b: {type: year}, c: {type: money}}}",
         "K01 3: “single” is a year, found “soon” | write last_year, this_year or next_year\n"},
        {"a: {type: date, person: true}", "K01 3: “person” does not belong to “a”: only texts have it\n"},
        {"a: {type: text, commas: true}", "K01 3: “commas” does not belong to “a”: only lists of texts have it\n"},
        {"a: {type: list, coming: c, leaf: b, of: {b: {type: money}, c: {type: money}}}",
         "K01 3: “coming” belongs to a list keyed by year alone | add “keyed:” with a field of the type year, and "
         "“leaf:”\n"},
        {"a: {type: group, by_year: b, of: {b: {type: text}}}",
         "K01 3: “by_year” needs a list of “a” that is keyed by year alone, “b” is none | name a list with “keyed:” "
         "and "
         "a field of the type year\n"},
        {"a: {type: text, by_year: b}", "K01 3: “by_year” does not belong to “a”: only groups have it\n"},
        {"a: {type: text, required: maybe}", "K01 3: “required” is true, wanted, always or false, found “maybe”\n"},
        {"a: {type: text}\n  b: {type: text, shares: {a: c}}",
         "K01 4: “shares” does not belong to “b”: only single numbers, dates, times, truths and enums have it\n"},
        {"a: {type: number, shares: [c]}", "K01 3: “shares” of “a” says no text | write shares: {title: [Name]}\n"},
        {"a: {type: number, shares: {qqqq: c}}",
         "K01 3: “shares” names “qqqq”, but “k” has no such field | write shares: {title: [Name]}, “title” being the "
         "text that takes what “a” cannot\n"},
        {"a: {type: number, shares: {b: c}}\n  b: {type: number}",
         "K01 3: “a” cannot share names with “b”, which is no text beside it | write shares: {title: [Name]}, “title” "
         "being the text that takes what “a” cannot\n"},
        {"a: {type: number, shares: {b: [C, b]}}\n  b: {type: text}\n  c: {type: text}",
         "K01 3: “C” cannot be shared by “a”: it is a name of “c” | a name may be shared by one field and one text\n"
         "K01 3: “b” cannot be a shared name | it is what the text is called: fields.yaml could not say which is "
         "meant\n"},
        {"a: {type: number, shares: {b: d}}\n  b: {type: text}\n  c: {type: date, shares: {b: D}}",
         "K01 5: “D” cannot be shared by “c”: it is a name of “a” | a name may be shared by one field and one text\n"},
        {"a: {type: time, aside: b}\n  b: {type: text}",
         "K01 3: “aside” of “a” names “b”, which cannot take it | "
         "“aside” of a reference is a date, of a time a number, of a name a text; "
         "“otherwise” is a list of rows with a name, of a reference one of references\n"},
        {"a: {type: text, otherwise: b}\n  b: {type: list of text}",
         "K01 3: “otherwise” of “a” names “b”, which cannot take it | “aside” of a reference is a date, of a time a "
         "number, of a name a text; “otherwise” is a list of rows with a name, of a reference one of references\n"},
        {"a: {type: list, lines: [b, c], of: {b: {type: text}}}",
         "K01 3: “lines” names “c”, but the rows of “a” have no such field | did you mean “b”?\n"},
        {"art: {type: text}",
         "K01 3: a document says its kind with “art”: no field of the document itself can have that name | "
         "rename it; inside lists and groups the name is free\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct world world = world_new(state);
        world_kind(&world, (const char *)str_format(*state, "kind: k\nfields:\n  %s\n%c", rows[i].field, 0).data);
        CHECK_STR_OF(rows[i].field, world_said(&world), rows[i].said);
    }
}

static void a_kind_without_name_or_fields_is_refused(void **state) {
    static const struct {
        const char *text, *said;
    } rows[] = {
        {"fields: {a: {type: text}}",
         "K01 1: “kind:” is missing: the name of this kind | start the file with “kind: my-kind”\n"},
        {"kind: My Kind\nfields: {}",
         "K01 1: “My Kind” cannot be the name of a kind | use small letters a to z, digits and "
         "hyphens: “account-plan”\n"},
        {"kind: k", "K01 1: “fields:” is missing: what the documents of “k” hold\n"},
        {"- kind", "K01 1: a fields.yaml is a mapping that starts with “kind:”\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct world world = world_new(state);
        assert_null(world_kind(&world, rows[i].text));
        CHECK_STR_OF(rows[i].text, world_said(&world), rows[i].said);
        assert_int_equal(world.kinds.count, 0);
    }
}

static void attributes_of_the_kind_are_checked(void **state) {
    struct world world = world_new(state);
    assert_non_null(world_kind(&world, "kind: k\n"
                                       "bodi: a\n"
                                       "qqqqqqq: a\n"
                                       "body: a\n"
                                       "register: rows\n"
                                       "class: geheim\n"
                                       "fields:\n"
                                       "  a: {type: text}\n"
                                       "  rows: {type: list, of: {b: {type: text}}}\n"));
    CHECK_SAID(
        &world,
        "K01 2: a kind has no attribute “bodi” | did you mean “body”?\n"
        "K01 3: a kind has no attribute “qqqqqqq” | known are kind, names, class, body, dated, register, naming, "
        "called, first, types, fields, index, dates and checks\n"
        "K01 4: “body” needs a field of type markdown, but “a” is none | declare it below “fields:”: a: {type: "
        "markdown}\n"
        "K01 5: the rows of a register need an id | declare a field “id” in the rows of “rows”\n"
        "K01 6: there is no class “geheim” | write customer, internal or confidential\n");
}

static void a_kind_read_again_replaces_the_first(void **state) {
    struct world world = world_new(state);
    world_kind(&world, plan);
    const struct kind *second = world_kind(&world, "kind: plan\nfields: {a: {type: text}}");
    assert_int_equal(world.kinds.count, 1);
    assert_ptr_equal(kinds_find(&world.kinds, STR("plan")), second);
}

static void inner_fields_are_at_least_as_secret_as_their_holder(void **state) {
    struct world world = world_new(state);
    const struct kind *kind =
        world_kind(&world, "kind: k\n"
                           "class: customer\n"
                           "fields:\n"
                           "  open: {type: group, of: {a: {type: text}, b: {type: text, class: intern}}}\n"
                           "  shut: {type: group, class: internal, of: {a: {type: text, class: customer}}}\n");
    const struct field_set *open = field_rows(field_find(kind->fields, STR("open")));
    const struct field_set *shut = field_rows(field_find(kind->fields, STR("shut")));
    assert_int_equal(open->fields[0].class, CLASS_CUSTOMER);
    assert_int_equal(open->fields[1].class, CLASS_INTERNAL);
    assert_int_equal(shut->fields[0].class, CLASS_INTERNAL);
}

/* Linking ----------------------------------------------------------------------------------------------------- */

static void targets_are_resolved(void **state) {
    struct world world = world_new(state);
    world_kind(&world, "kind: review\n"
                       "fields:\n"
                       "  contacts: {type: list of ref people | account.sites}\n"
                       "  site: {type: ref account.sites}\n"
                       "  account: {type: ref plan}\n"
                       "  family: {type: ref plan.sites}\n"
                       "  plans: {type: documents plan}\n");
    world_kind(&world, plan);
    world_kind(&world, "kind: people\nregister: people\nfields: {people: {type: list, of: {id: {type: text}}}}");
    assert_true(kinds_link(&world.kinds, &world.sink));
    CHECK_SAID(&world, "");
    const struct field_set *review = world.kinds.items[0]->fields;
    const struct field_set *sites = field_rows(field_find(kinds_find(&world.kinds, STR("plan"))->fields, STR("sites")));
    const struct field *site = field_find(review, STR("site")), *contacts = field_find(review, STR("contacts"));
    assert_ptr_equal(field_rows(site), sites);
    assert_int_equal(site->targets[0].path_count, 2);
    assert_null(site->targets[0].kind);
    assert_null(field_rows(contacts)); /* two kinds of rows */
    assert_non_null(contacts->element->targets[0].register_list);
    const struct field *family = field_find(review, STR("family"));
    assert_ptr_equal(field_rows(family), sites);
    CHECK_STR(family->targets[0].kind->name, "plan");
    assert_ptr_equal(field_rows(field_find(review, STR("plans"))), kinds_find(&world.kinds, STR("plan"))->fields);
}

static void targets_that_do_not_exist_are_reported(void **state) {
    struct world world = world_new(state);
    world_kind(&world, "kind: k\n"
                       "names: {de: [plan]}\n"
                       "fields:\n"
                       "  rows: {type: list, of: {id: {type: text}}}\n"
                       "  bare: {type: list, of: {a: {type: text}}}\n"
                       "  a: {type: ref row}\n"
                       "  b: {type: ref bare}\n"
                       "  c: {type: ref d.rows}\n"
                       "  d: {type: ref c.rows}\n"
                       "  e: {type: documents kk}\n"
                       "  f: {type: ref rows.id}\n");
    world_kind(&world, "kind: l\nnames: {de: PLAN}\nfields: {a: {type: text}}");
    assert_false(kinds_link(&world.kinds, &world.sink));
    CHECK_SAID(
        &world,
        "K01 1: “plan” means both the kind “k” and the kind “l”\n"
        "K01 6: the target “row” cannot be used: “row” is neither a register nor a kind nor a field | did you mean "
        "“rows”?\n"
        "K01 7: the target “bare” cannot be used: “bare” has rows without an id | declare a field “id” in its rows\n"
        "K01 8: the target “d.rows” cannot be used: “d” leads back to itself\n"
        "K01 9: the target “c.rows” cannot be used: “c” is no list, group or reference to one kind\n"
        "K01 10: there is no kind “kk” | did you mean “k”?\n"
        "K01 11: the target “rows.id” cannot be used: “id” is no list, group or reference to one kind\n");
}

static void computed_fields_take_type_and_class_of_their_formula(void **state) {
    struct world world = world_new(state);
    const struct kind *kind = world_kind(&world, "kind: k\n"
                                                 "class: customer\n"
                                                 "fields:\n"
                                                 "  price: {type: money}\n"
                                                 "  cost: {type: money, class: internal}\n"
                                                 "  gain: {formula: price - cost}\n"
                                                 "  twice: {formula: gain * 2}\n"
                                                 "  rows: {type: list, of: {id: {type: text}, v: {type: number}}}\n"
                                                 "  best: {formula: 'rows[v > 3]'}\n");
    assert_true(kinds_link(&world.kinds, &world.sink));
    CHECK_SAID(&world, "");
    const struct field *twice = field_find(kind->fields, STR("twice")), *best = field_find(kind->fields, STR("best"));
    assert_int_equal(twice->class, CLASS_INTERNAL);
    assert_int_equal(twice->type, FIELD_MONEY);
    assert_int_equal(best->class, CLASS_CUSTOMER);
    assert_int_equal(best->type, FIELD_LIST);
    assert_ptr_equal(field_rows(best), field_rows(field_find(kind->fields, STR("rows"))));
}

/* The wording of formulas' mistakes is the formulas' affair: only where and how many. */
static void check_codes(struct world *world, const char *expected) {
    struct str said = STR("");
    diagnostics_sort(&world->sink);
    for (const struct diagnostic *d = world->sink.first; d; d = d->next)
        said = str_format(world->arena, "%.*s%.*s %u\n", STR_ARG(said), STR_ARG(d->code), d->span.line);
    CHECK_STR(said, expected);
}

static void formulas_are_held_to_declared_classes(void **state) {
    struct world world = world_new(state);
    world_kind(&world, "kind: k\n"
                       "class: customer\n"
                       "fields:\n"
                       "  cost: {type: money, class: internal}\n"
                       "  a: {class: customer, formula: cost * 2}\n"
                       "  b: {class: customer, formula: c * 2}\n"
                       "  c: {formula: cost}\n"
                       "  d: {type: money, default: cost}\n"
                       "  e: {class: confidential, formula: cost}\n");
    assert_false(kinds_link(&world.kinds, &world.sink));
    check_codes(&world, "F04 5\nF04 6\nF04 8\n");
}

static void cycles_of_formulas_are_refused(void **state) {
    struct world world = world_new(state);
    world_kind(&world, "kind: k\n"
                       "fields:\n"
                       "  a: {formula: b + 1}\n"
                       "  b: {formula: c + 1}\n"
                       "  c: {formula: a + 1}\n"
                       "  d: {formula: 2 + }\n"
                       "  e: {formula: d + 1}\n");
    assert_false(kinds_link(&world.kinds, &world.sink));
    size_t errors = world.sink.errors;
    struct str said = world_said(&world);
    assert_true(str_find(said, STR("F01 6:"), NULL));
    assert_true(str_find(said, STR("a → b → c → a"), NULL) || str_find(said, STR("F05"), NULL));
    assert_int_equal(errors, 2);
}

/* Numbers of choices ------------------------------------------------------------------------------------------ */

static const char *const pipeline =
    "kind: pipeline\n"
    "fields:\n"
    "  stage: {type: enum, of: {idea: {en: Idea, de: Idee, chance: 10 %, weight: 2}, offer: {de: [Angebot, offeriert], "
    "chance: 62.5 %}, lost: {chance: 0 %, weight: -3}, other: Andere}}\n"
    "  chance: {type: percent, default: stage.chance}\n"
    "  by_weight: {type: percent, default: stage.weight}\n"
    "  limit: {type: money, default: stage.weight}\n"
    "  value: {type: money}\n"
    "  mood: {type: enum, of: {good: Gut}}\n"
    "  rows: {type: list, of: {stage: {type: enum, of: {a: {points: 3}, b: {points: 4}, c: {de: C}}}}}\n";

static struct str computed(struct world *world, const struct record *record, const char *text) {
    struct computation computation = {.arena = world->arena, .sink = &world->sink, .records = &world->records};
    struct formula *formula = formula_parse(world->arena, &world->sink, str_of(text), (struct span){0});
    struct scope scope = {.set = record->set, .kinds = &world->kinds, .class = CLASS_CONFIDENTIAL};
    if (!formula || !formula_check(world->arena, &world->sink, formula, &scope)) return world_said(world);
    struct frame frame = {.record = record};
    struct datum value = formula_value(&computation, formula, &frame);
    return value.kind == DATUM_MISSING ? STR("-") : datum_plain(world->arena, value, formula_type(formula));
}

static void formulas_read_the_numbers_of_choices(void **state) {
    static const struct {
        const char *document, *formula, *value;
    } rows[] = {
        {"stage: offeriert", "stage.chance", "62.5 %"},
        {"stage: offer", "chance", "62.5 %"},
        {"{stage: offer, chance: 60 %}", "chance", "60 %"},
        {"{stage: idea, value: 400}", "value * stage.chance", "40 EUR"},
        {"stage: lost", "stage.chance", "0 %"},
        {"stage: other", "stage.chance", "-"}, /* it carries none */
        {"stage: '?'", "stage.chance", "-"},
        {"{}", "stage.chance", "-"},
        {"stage: idea", "stage.weight", "2"},
        {"stage: lost", "stage.weight * 2", "-6"},
        {"stage: idea", "by_weight", "2 %"}, /* a plain number is what it stands beside */
        {"stage: lost", "limit", "-3 EUR"},
        {"{stage: idea, value: 5}", "max(value, stage.weight)", "5 EUR"},
        {"{stage: idea, value: 1}", "value < stage.weight", "yes"},
        {"rows: [{stage: b}, {stage: c}, {stage: a}]", "rows.stage.points", "4, 3"},
        {"rows: [{stage: b}, {stage: c}, {stage: a}]", "sum(rows.stage.points)", "7"},
        {"rows: [{stage: b}, {stage: a}]", "sort(rows, stage.points).stage", "a, b"},
        {"{}", "stage.chanc", "F02 0: the choices of “stage” carry no number “chanc” | did you mean “chance”?\n"},
        {"{}", "stage.xyz", "F02 0: the choices of “stage” carry no number “xyz” | they carry chance and weight\n"},
        {"{}", "mood.chance",
         "F03 0: a choice has no fields | choices may carry numbers in fields.yaml: won: {en: Won, chance: 100}\n"},
        {"{}", "stage.chance + 5",
         "F03 0: “+” does not work with a percentage and a number | write value - value * "
         "discount, not value * (1 - discount)\n"},
        {"{}", "stage.chance.weight", "F03 0: a percentage has no fields\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct world world = world_new(state);
        world_kind(&world, pipeline);
        kinds_link(&world.kinds, &world.sink);
        const struct record *record = world_document(&world, "pipeline", "p", rows[i].document, NULL);
        CHECK_SAID(&world, "");
        CHECK_STR_OF(rows[i].formula, computed(&world, record, rows[i].formula), rows[i].value);
    }
}

static void mistakes_in_numbers_of_choices_are_reported(void **state) {
    static const struct {
        const char *choices, *said;
    } rows[] = {
        {"a: {en: A, fr: Ah}",
         "K01 3: “fr” of a choice is neither a language nor a number | write {en: …, de: …}, and numbers such as "
         "probability: 12.5 %\n"},
        {"a: {p: 12,5 %}", /* a number of fields.yaml has a decimal point */
         "K01 3: “p” of a choice is neither a language nor a number | write {en: …, de: …}, and numbers such as "
         "probability: 12.5 %\n"},
        {"a: {p: 5 %}, b: {p: 5}",
         "K01 3: “p” is a plain number here, but a percentage in line 3 | write “%” behind it at every choice, or at "
         "none\n"},
        {"a: {p: 5}, b: {p: 5 %}",
         "K01 3: “p” is a percentage here, but a plain number in line 3 | write “%” behind it at every choice, or at "
         "none\n"},
        {"a: {class: 5}",
         "K01 3: “class” cannot be the name of a number of a choice | use small letters a to z, digits and “_”, and no "
         "attribute of fields\n"},
        {"a: {p: [5]}",
         "K01 3: “p” of a choice is neither a language nor a number | write {en: …, de: …}, and numbers such as "
         "probability: 12.5 %\n"},
        {"a: {p: }", "K01 3: “p” of a choice is neither a language nor a number | write {en: …, de: …}, and numbers "
                     "such as probability: 12.5 %\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct world world = world_new(state);
        world_kind(&world, (const char *)str_format(*state, "kind: k\nfields:\n  a: {type: enum, of: {%s}}\n%c",
                                                    rows[i].choices, 0)
                               .data);
        CHECK_STR_OF(rows[i].choices, world_said(&world), rows[i].said);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(names_and_labels_are_found),
        CHECK_ARENA(sets_know_their_special_fields),
        CHECK_ARENA(choices_have_names_labels_and_ranks),
        CHECK_ARENA(every_mistake_is_reported),
        CHECK_ARENA(formulas_read_the_numbers_of_choices),
        CHECK_ARENA(mistakes_in_numbers_of_choices_are_reported),
        CHECK_ARENA(a_kind_without_name_or_fields_is_refused),
        CHECK_ARENA(attributes_of_the_kind_are_checked),
        CHECK_ARENA(a_kind_read_again_replaces_the_first),
        CHECK_ARENA(inner_fields_are_at_least_as_secret_as_their_holder),
        CHECK_ARENA(targets_are_resolved),
        CHECK_ARENA(targets_that_do_not_exist_are_reported),
        CHECK_ARENA(computed_fields_take_type_and_class_of_their_formula),
        CHECK_ARENA(formulas_are_held_to_declared_classes),
        CHECK_ARENA(cycles_of_formulas_are_refused),
    };
    return cmocka_run_group_tests_name("kind", tests, NULL, NULL);
}
