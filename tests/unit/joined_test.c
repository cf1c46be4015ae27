/* Rows of one named type in several documents, joined: what each kind adds to the type, which documents refer to one, what
 * can be asked of all rows, who may see which. */
#include "kind_check.h"

#include "formula/formula.h"
#include "kind/check.h"
#include "kind/named_types.h"

static const char act[] = "act:\n"
                          "  type: group\n"
                          "  naming: title\n"
                          "  of:\n"
                          "    id: {type: text}\n"
                          "    title: {type: text, required: true, class: customer, de: Titel}\n"
                          "    due: {type: date, class: customer}\n"
                          "    who: {class: internal, de: Wer}\n"
                          "    state: {type: state, class: customer}\n"
                          "    shared: {type: bool, class: customer}\n"
                          "    open: {formula: 'missing(state) or state != \"done\"', class: customer}\n"
                          "    where: {formula: stands_in, class: customer}\n"
                          "state: {type: enum, of: {open: Offen, done: Erledigt}}\n";

static const char plan[] = "kind: plan\n"
                           "fields:\n"
                           "  name: {type: text, class: customer}\n"
                           "  people: {type: list, of: {id: {type: text}, name: {type: text}}}\n"
                           "  acts: {type: list of act, class: customer, release: shared, of: {who: {type: ref people}}}\n"
                           "  reviews: {type: documents review by account, class: customer}\n"
                           "  all: {formula: 'join(acts, reviews.agreed)', class: customer}\n"
                           "  titles: {formula: all.title, class: customer}\n"
                           "  todo: {formula: 'sort(all[open], due).title'}\n"
                           "  named: {formula: all.who.name}\n"
                           "  places: {formula: all.where}\n"
                           "  stands_in: {formula: name, class: customer}\n";

static const char review[] = "kind: review\n"
                             "class: customer\n"
                             "fields:\n"
                             "  account: {type: ref plan}\n"
                             "  accounts: {type: list of ref plan}\n"
                             "  agreed: {type: list of act, release: shared, of: {who: {type: ref account.people}, "
                             "shared: {default: 'true'}, extra: {type: text}}}\n"
                             "  stands_in: {formula: id}\n"
                             "  id: {type: text}\n"
                             "  carried: {formula: 'account.all[open].title'}\n";

static void world_types(struct world *world, const char *text) {
    named_types_add(&world->kinds, &world->sink, world_yaml(world, "types.yaml", text));
}

static struct world joined_world(void **state) {
    struct world world = world_new(state);
    world_types(&world, act);
    world_kind(&world, plan);
    world_kind(&world, review);
    assert_true(kinds_link(&world.kinds, &world.sink));
    CHECK_SAID(&world, "");
    return world;
}

/* "a, b" of a field that gives texts. */
static struct str values_of(struct world *world, const struct records *records, const struct record *record,
                            const char *name) {
    struct computation computation = {.arena = world->arena, .sink = &world->sink, .records = records};
    struct datum list = record_value(&computation, record, field_find(record->set, str_of(name)));
    struct str all = STR("");
    for (size_t i = 0; list.kind == DATUM_LIST && i < list.count; i++)
        all = str_format(world->arena, "%.*s%s%.*s", STR_ARG(all), i ? ", " : "", STR_ARG(list.items[i].text));
    return all;
}

static struct record *two_accounts(struct world *world) {
    struct record *huber = world_document(world, "plan", "huber",
                                          "name: Huber\npeople: [{id: a, name: Ann}]\n"
                                          "acts:\n"
                                          "  - {id: a1, title: Own, due: 2026-12-01, who: a, state: done}\n"
                                          "  - {id: a2, title: Told, due: 2027-03-01, shared: ja}\n",
                                          NULL);
    world_document(world, "plan", "zoll", "name: Zoll\nacts: [{title: Other}]\n", NULL);
    world_document(world, "review", "r2", "account: huber\nagreed: [{title: Second, due: 2027-01-01, who: a}]\n", NULL);
    world_document(world, "review", "r1",
                   "account: huber\nagreed: [{title: First, due: 2027-02-01}, {title: Ours, shared: nein}]\n", NULL);
    world_document(world, "review", "r3", "agreed: [{title: Of nobody}]\n", NULL);
    world_resolve(world);
    CHECK_SAID(world, "");
    return huber;
}

static void rows_of_all_documents_are_one_list(void **state) {
    struct world world = joined_world(state);
    const struct record *huber = two_accounts(&world);
    CHECK_STR(values_of(&world, &world.records, huber, "titles"), "Own, Told, First, Ours, Second");
    CHECK_STR(values_of(&world, &world.records, huber, "todo"), "Second, First, Told, Ours");
    CHECK_STR(values_of(&world, &world.records, huber, "named"), "Ann, , , , Ann");
    CHECK_STR(values_of(&world, &world.records, huber, "places"), "Huber, Huber, r1, r1, r2");
    const struct record *zoll = records_find(&world.records, kinds_find(&world.kinds, STR("plan")), STR("zoll"));
    CHECK_STR(values_of(&world, &world.records, zoll, "titles"), "Other");
    const struct record *r1 = records_find(&world.records, kinds_find(&world.kinds, STR("review")), STR("r1"));
    CHECK_STR(values_of(&world, &world.records, r1, "carried"), "Told, First, Ours, Second");
}

static void rows_keep_their_class_and_release(void **state) {
    struct world world = joined_world(state);
    two_accounts(&world);
    struct records *seen = records_restrict(world.arena, &world.records, CLASS_CUSTOMER);
    const struct record *huber = records_find(seen, kinds_find(&world.kinds, STR("plan")), STR("huber"));
    CHECK_STR(values_of(&world, seen, huber, "titles"), "Told, First, Second");
    CHECK_STR(values_of(&world, seen, huber, "named"), "");
}

static const char rule[] = "checks:\n"
                           "  - {code: A01, level: info, each: 'all[open]', when: missing(due), at: title, say: {en: a, de: b}, "
                           "help: {en: c, de: d}, source: P}\n";

/* A finding points to where the row stands, and one name in two documents is not accepted without a word. */
static void findings_stand_with_their_rows(void **state) {
    static const struct {
        const char *subject, *found, *said;
    } rows[] = {
        {"none", "acts.title 2\nagreed.title 1\n", "I15 3: “A01” is accepted but finds nothing here | the entry can go\n"},
        {"v1", "", "I15 3: “A01” is accepted for “v1” in two documents, p and r | if one is meant, name its document too: "
                   "“p:v1”\n"},
        {"'r:v1'", "acts.title 2\n", ""},
        {"'p:v1'", "agreed.title 1\n", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct world world = world_new(state);
        world_types(&world, act);
        world_kind_with_rules(&world, plan, rule);
        world_kind(&world, review);
        assert_true(kinds_link(&world.kinds, &world.sink));
        const char *text = str_format(world.arena,
                                      "name: P\nacts: [{id: v1, title: Own}]\n"
                                      "accepted: [{code: A01, for: %s, until: unlimited, reason: r}]\n",
                                      rows[i].subject)
                               .data;
        const struct record *p = world_document(&world, "plan", "p", text, NULL);
        world_document(&world, "review", "r", "account: p\nagreed: [{id: v1, title: Theirs}]\n", NULL);
        world_resolve(&world);
        CHECK_SAID(&world, "");
        struct locale *locale = locale_open(p->language);
        struct computation computation = {
            .arena = world.arena, .sink = &world.sink, .records = &world.records, .locale = locale};
        struct findings findings = checks_run(world.arena, &world.sink, &computation, NULL, p);
        locale_close(locale);
        struct str found = STR("");
        for (size_t f = 0; f < findings.count; f++)
            found = str_format(world.arena, "%.*s%.*s %u\n", STR_ARG(found), STR_ARG(findings.items[f].field),
                               findings.items[f].row->document == p ? findings.items[f].span.line : 1);
        CHECK_STR_OF(rows[i].subject, found, rows[i].found);
        CHECK_STR_OF(rows[i].subject, world_said(&world), rows[i].said);
    }
}

static void a_document_may_refer_to_several(void **state) {
    struct world world = world_new(state);
    const struct kind *k = world_kind(&world, "kind: k\nfields: {near: {type: documents l by ks}, id: {type: text}}\n");
    world_kind(&world, "kind: l\nfields: {ks: {type: list of ref k}}\n");
    assert_true(kinds_link(&world.kinds, &world.sink));
    const struct record *a = world_document(&world, "k", "a", "", NULL), *b = world_document(&world, "k", "b", "", NULL);
    world_document(&world, "l", "one", "ks: [a, b, a]", NULL);
    world_document(&world, "l", "two", "ks: [b]", NULL);
    world_resolve(&world);
    CHECK_SAID(&world, "");
    const struct field *near = field_find(k->fields, STR("near"));
    assert_int_equal(record_said(a, near)->count, 1);
    assert_int_equal(record_said(b, near)->count, 2);
}

static void what_cannot_be_joined_is_said(void **state) {
    static const struct {
        const char *fields, *said;
    } rows[] = {
        {"a: {formula: 'join(acts, others).extra'}",
         "F02 4: not all of the lists that are joined have a field “extra” | fields go by the English names that the "
         "kind's fields.yaml gives them\n"},
        {"a: {formula: 'join(acts, others)[state == \"done\"].title'}",
         "F03 4: “state” does not mean the same in all that “join” may be: the choices or rows are others\n"},
        {"a: {formula: 'join(acts, others).due'}", "F03 4: “due” is a date of one thing that “join” may refer to, and "
                                                   "a text of another\n"},
        {"a: {formula: 'join(acts, others).title', class: customer}",
         "F04 4: a formula of class customer may not see “others” (it is internal) | show it in a layout of class "
         "internal, or leave it out here; were “others” of class customer in its fields.yaml, all readers of that "
         "class would see it, in every document\n"
         "F04 4: a formula of class customer may not see “title” (it is internal) | show it in a layout of class "
         "internal, or leave it out here; were “title” of class customer in its fields.yaml, all readers of that "
         "class would see it, in every document\n"},
        {"a: {type: documents k by title}",
         "K01 4: “title” is no field of “k” by which a document refers to others | write it at the head of “fields”, "
         "as “documents annual-review by account”\n"},
        {"l: {type: ref people}\n  people: {type: list, of: {id: {type: text}}}\n  a: {type: documents k by l}",
         "K01 6: “l” of “k” never refers to documents of “k” | name a field that is a reference to them: “ref k”\n"},
        {"a: {type: group, of: {b: {type: documents k by self}}}",
         "K01 4: documents that refer to the own one belong to the document, not into “a” | write it at the head of "
         "“fields”, as “documents annual-review by account”\n"},
        {"a: {type: documents k by self}\n  c: {type: ref a}",
         "K01 5: the target “a” cannot be used: “a” is found by references itself\n"},
        {"a: {type: state, of: {x: X}}",
         "K01 4: “of” is said by the type “state” already | leave it out, or declare a type of its own\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct world world = world_new(state);
        world_types(&world, act);
        const char *text =
            str_format(world.arena,
                       "kind: k\nfields:\n  acts: {type: list of act, class: customer, of: {who: {type: text}}}\n  %s\n"
                       "  others: {type: list, of: {title: {type: text}, due: {type: text}, state: {type: enum, of: "
                       "{done: X}}}}\n  title: {type: text}\n  stands_in: {formula: title}\n  self: {type: ref k}\n",
                       rows[i].fields)
                .data;
        world_kind(&world, text);
        kinds_link(&world.kinds, &world.sink);
        struct str said = world_said(&world), line = {0}, kept = STR("");
        while (str_cut(&said, '\n', &line)) /* `where` is a formula of the type */
            if (line.size && !str_find(line, STR("stands_in"), NULL) && !str_find(line, STR("where"), NULL))
                kept = str_format(world.arena, "%.*s%.*s\n", STR_ARG(kept), STR_ARG(line));
        CHECK_STR(kept, rows[i].said);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(rows_of_all_documents_are_one_list),
        CHECK_ARENA(rows_keep_their_class_and_release),
        CHECK_ARENA(findings_stand_with_their_rows),
        CHECK_ARENA(a_document_may_refer_to_several),
        CHECK_ARENA(what_cannot_be_joined_is_said),
    };
    return cmocka_run_group_tests_name("joined rows", tests, NULL, NULL);
}
