/* What is told of documents beside themselves: who may see it, what it says, that it stays the same. */
#include "base/buffer.h"
#include "edition/editions.h"
#include "project_world.h"
#include "site/site.h"
#include "write/write.h"

/* Accounts whose actions are ours, and talks with people, which are confidential. */
static void write_templates(struct project_world *world) {
    world_templates(world);
    world_file(world, "../built-in/page.html", "{{links}}{{body}}");
    world_file(world, "../built-in/staff/fields.yaml",
               "kind: staff\nregister: staff\nfields:\n  staff: {type: list, of: {id: {type: text}, "
               "name: {type: text, person: true}}}\n");
    world_file(world, "../built-in/plan/fields.yaml",
               "kind: plan\nnames: {en: Plan, de: Plan}\nfields:\n  id: {type: text}\n  language: {type: text}\n"
               "  title: {type: text}\n  owner: {type: ref staff}\n  review: {type: date}\n"
               "  customer: {type: group, class: customer, of: {name: {type: text, class: customer}}}\n"
               "  secret: {type: text, class: confidential}\n"
               "  actions:\n    type: list\n    naming: what\n    of:\n      what: {type: text}\n      who: {type: ref "
               "staff}\n"
               "      due: {type: date}\n      done: {type: bool}\n"
               "index: {manager: owner, next: review, status: secret}\n"
               "dates:\n"
               "  - {on: review, say: {en: Review, de: Prüfen}}\n"
               "  - {on: review, say: {en: \"Secret `= secret`\", de: \"Geheim `= secret`\"}}\n"
               "  - {each: actions, on: due, who: who, open: not done, say: {en: \"`= what`\", de: \"`= what`\"}}\n");
    world_file(world, "../built-in/plan/sheet.md", "---\nclass: internal\nnames: {en: Sheet, de: Blatt}\n---\n");
    world_file(world, "../built-in/plan/offer.md", "---\nclass: customer\n---\n");
    world_file(
        world, "../built-in/talk/fields.yaml",
        "kind: talk\nclass: confidential\nfields:\n  id: {type: text}\n  title: {type: text}\n  with: {type: ref "
        "staff}\n"
        "  day: {type: date}\n  at: {type: time}\n  minutes: {type: integer}\n"
        "index: {manager: with}\n"
        "dates: [{on: day, start: at, minutes: minutes, say: {en: \"Talk `= title`\", de: \"Gespräch `= title`\"}}]\n");
    world_file(world, "../built-in/talk/sheet.md", "---\nclass: confidential\n---\n");
}

static void write_documents(struct project_world *world) {
    world_file(world, "planpress.yaml", "as_of: 2026-11-15\nlanguage: en\n");
    world_file(world, "staff.yaml", "kind: staff\nstaff: [{id: ann, name: Ann Ash}, {id: bo, name: Bo Birch}]\n");
    world_file(world, "b.yaml",
               "kind: plan\nid: b\ntitle: Second\ncustomer: {name: Birk}\nowner: ann\nreview: 2027-01-31\nsecret: s3\n"
               "actions:\n  - {what: Call, who: bo, due: 2026-12-01, done: no}\n"
               "  - {what: Call, who: ann, due: 2026-11-01, done: no}\n"
               "  - {what: '=Write; a, b', due: 2026-11-20, done: yes}\n");
    world_file(world, "a.yaml", "kind: plan\nid: a\ntitle: First\ncustomer: {name: Zett}\nowner: bo\n");
    world_file(world, "t.yaml", "kind: talk\nid: t\ntitle: Pay\nwith: ann\nday: 2026-12-02\nat: 9:30\nminutes: 45\n");
}

static struct site *site_of(struct project_world *world, enum class class) {
    struct project *project = world_open(world, ".", (struct date){0});
    assert_non_null(project);
    struct editions editions = editions_open(project, &world->sink);
    editions_fill(&editions, project, class);
    struct edition *edition = NEW(world->arena, struct edition);
    *edition = editions.of[class];
    struct site *site = site_collect(world->arena, project, edition, class_name(class));
    for (size_t d = 0; d < site->document_count; d++)
        for (size_t o = 0; o < site->documents[d].output_count; o++)
            site->documents[d].outputs[o].html = site->documents[d].outputs[o].pdf = true;
    return site;
}

static struct site *example(struct project_world *world, enum class class) {
    write_templates(world);
    write_documents(world);
    struct site *site = site_of(world, class);
    CHECK_WORLD_SAID(world, "");
    return site;
}

static struct str kept(struct project_world *world, struct buffer *out) {
    struct str text = str_copy(world->arena, buffer_str(out));
    buffer_free(out);
    return text;
}

static bool says(struct str text, const char *part) { return str_find(text, str_of(part), NULL); }

static void documents_stand_by_account(void **state) {
    struct site *site = example(*state, CLASS_INTERNAL);
    assert_int_equal(site->document_count, 2);
    CHECK_STR(site->documents[0].account_name, "Birk");
    CHECK_STR(site->documents[0].title, "Second");
    CHECK_STR(site->documents[0].manager, "Ann Ash");
    CHECK_STR(site->documents[0].next, "31 Jan 2027");
    CHECK_STR(site->documents[1].account_name, "Zett");
    assert_int_equal(site->documents[0].output_count, 2);
    CHECK_STR(site->documents[0].outputs[0].stem, "customer/Birk/b-offer");
    CHECK_STR(site->documents[0].outputs[1].labels[ENGLISH], "Sheet");
}

/* An edition's site knows no document, value or day above its class. */
static void a_class_sees_no_more_than_its_own(void **state) {
    struct site *site = example(*state, CLASS_INTERNAL);
    CHECK_STR(site->documents[0].status, "");
    assert_int_equal(site->date_count, 4);
    for (size_t i = 0; i < site->date_count; i++) {
        assert_false(says(site->dates[i].say, "Secret"));
        assert_false(says(site->dates[i].say, "Talk"));
    }
    site = site_of(*state, CLASS_CONFIDENTIAL);
    assert_int_equal(site->document_count, 3);
    CHECK_STR(site->documents[0].status, "s3");
    assert_int_equal(site->date_count, 6);
    site = site_of(*state, CLASS_CUSTOMER);
    assert_int_equal(site->date_count, 0);
    assert_int_equal(site->documents[0].output_count, 1);
    CHECK_STR(site->documents[0].manager, "");
}

static void days_say_whose_they_are(void **state) {
    struct site *site = example(*state, CLASS_INTERNAL);
    CHECK_STR(site->dates[0].say, "Call");
    CHECK_STR(site->dates[0].who, "Ann Ash");
    CHECK_STR(site->dates[0].status, "Open");
    CHECK_STR(site->dates[1].status, "Done");
    CHECK_STR(site->dates[1].who, "Ann Ash"); /* nobody is named: the manager's */
    CHECK_STR(site->dates[2].who, "Bo Birch");
    assert_false(site->dates[3].action);
}

/* Rows of one name are told apart; what else changes in a row leaves its identity. */
static void identities_stay(void **state) {
    struct project_world *world = *state;
    struct site *before = example(world, CLASS_INTERNAL);
    for (size_t i = 0; i < before->date_count; i++)
        for (size_t j = 0; j < i; j++) assert_false(str_equal(before->dates[i].identity, before->dates[j].identity));
    world_file(world, "b.yaml",
               "kind: plan\nid: b\ntitle: New title\ncustomer: {name: Birk}\nowner: bo\nreview: 2027-02-28\n");
    struct site *after = site_of(world, CLASS_INTERNAL);
    assert_int_equal(after->date_count, 1);
    assert_true(str_equal(after->dates[0].identity, before->dates[3].identity));
}

static void calendars_are_of_all_or_of_one(void **state) {
    struct project_world *world = *state;
    struct site *site = example(world, CLASS_CONFIDENTIAL);
    size_t count;
    const struct record **managers = site_managers(site, &count);
    assert_int_equal(count, 2);
    struct buffer out = {0};
    site_calendar_write(&out, site, NULL);
    struct str all = kept(world, &out);
    assert_true(says(all, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
    assert_true(says(all, "DTSTART:20261202T093000\r\nDURATION:PT45M\r\n"));
    assert_true(says(all, "DTSTART;VALUE=DATE:20270131\r\nDTEND;VALUE=DATE:20270201\r\n"));
    assert_true(says(all, "SUMMARY:Birk: Call\r\n"));
    assert_false(says(all, "Write")); /* done */
    site_calendar_write(&out, site, managers[1]);
    struct str own = kept(world, &out);
    assert_true(says(own, "SUMMARY:Birk: Call\r\n"));
    assert_false(says(own, "SUMMARY:Birk: Review\r\n"));
    assert_false(says(own, "Talk"));
}

/* No line is longer than RFC 5545 allows, and none ends inside a character. */
static void long_lines_are_folded(void **state) {
    struct project_world *world = *state;
    write_templates(world);
    write_documents(world);
    struct buffer text = {0};
    buffer_append_c(&text, "kind: plan\nid: b\ncustomer: {name: Birk}\nactions: [{what: \"");
    for (int i = 0; i < 200; i++) buffer_append_c(&text, "ä€x");
    buffer_append_c(&text, "\", due: 2026-12-01, done: no}]\n");
    world_file(world, "b.yaml", str_terminated(world->arena, kept(world, &text)));
    struct site *site = site_of(world, CLASS_INTERNAL);
    struct buffer out = {0};
    site_calendar_write(&out, site, NULL);
    struct str rest = kept(world, &out), line;
    while (str_cut(&rest, '\n', &line)) {
        assert_true(line.size <= 76); /* with the carriage return */
        assert_true(!line.size || (line.data[line.size - 1] == '\r' && str_utf8_error(line) == line.size));
    }
}

static void actions_are_a_table(void **state) {
    struct project_world *world = *state;
    struct site *site = example(world, CLASS_INTERNAL);
    struct buffer out = {0};
    site_actions_write(&out, site);
    CHECK_STR(kept(world, &out), "\xEF\xBB\xBF"
                                 "Customer,Document,Action,Owner,Due,Status,Overdue\r\n"
                                 "Birk,Second,Call,Ann Ash,2026-11-01,Open,yes\r\n"
                                 "Birk,Second,\"'=Write; a, b\",Ann Ash,2026-11-20,Done,no\r\n"
                                 "Birk,Second,Call,Bo Birch,2026-12-01,Open,no\r\n");
}

static void a_folder_that_is_handed_over_lists_itself_alone(void **state) {
    struct project_world *world = *state;
    struct site *site = example(world, CLASS_CUSTOMER);
    size_t count;
    struct str *groups = site_groups(site, &count);
    assert_int_equal(count, 2);
    CHECK_STR(groups[0], "customer/Birk");
    struct buffer out = {0};
    site_group_write(&out, site, groups[0],
                     &(struct html_page){.theme = &site->project->theme, .shell = STR("{{body}}")});
    CHECK_STR(kept(world, &out),
              "<ul>\n<li><a href=\"b-offer.html\">Offer</a> <a href=\"b-offer.pdf\">PDF</a></li>\n</ul>\n");
}

static void a_page_leads_to_what_stands_beside_it(void **state) {
    struct project_world *world = *state;
    struct site *site = example(world, CLASS_INTERNAL);
    size_t count;
    const struct site_document *plan = &site->documents[0];
    const struct html_link *links = site_links(world->arena, site, plan->document, plan->outputs[1].stem, &count);
    assert_int_equal(count, 2);
    CHECK_STR(links[0].target, "index.html");
    CHECK_STR(links[1].target, "../customer/Birk/b-offer.html");
}

static void mistakes_are_named(void **state) {
    static const struct {
        const char *declared, *said;
    } cases[] = {
        {"index: owner\n", "K01 ../built-in/bad/fields.yaml:3: “index:” is a mapping of columns to formulas"},
        {"index: {managr: a}\n", "K01 ../built-in/bad/fields.yaml:3: “index” has no attribute “managr”"},
        {"index: {manager: nothing}\n", "F02 ../built-in/bad/fields.yaml:3: unknown name “nothing”"},
        {"dates: a\n", "K01 ../built-in/bad/fields.yaml:3: “dates:” is a list of dates"},
        {"dates: [a]\n", "K01 ../built-in/bad/fields.yaml:3: a date is a mapping of attributes"},
        {"dates: [{say: {en: a, de: a}}]\n", "K01 ../built-in/bad/fields.yaml:3: a date needs “on”"},
        {"dates: [{on: d}]\n", "K01 ../built-in/bad/fields.yaml:3: a date needs “say”"},
        {"dates: [{on: d, say: {en: a}}]\n",
         "K01 ../built-in/bad/fields.yaml:3: “say” has no text for the language “de”"},
        {"dates: [{on: a, say: {en: a, de: a}}]\n", "F03 ../built-in/bad/fields.yaml:3: “on” needs a date, found “a”"},
        {"dates: [{on: d, who: d, say: {en: a, de: a}}]\n", "F03 ../built-in/bad/fields.yaml:3: “who” needs a person"},
        {"dates: [{on: d, open: d, say: {en: a, de: a}}]\n",
         "F03 ../built-in/bad/fields.yaml:3: “open” needs a condition"},
        {"dates: [{each: d, on: d, say: {en: a, de: a}}]\n",
         "F03 ../built-in/bad/fields.yaml:3: “each” needs a list of rows"},
        {"dates: [{on: d, at: d, say: {en: a, de: a}}]\n",
         "K01 ../built-in/bad/fields.yaml:3: an entry of “dates” has no attribute “at”"},
    };
    struct project_world *world = *state;
    write_templates(world);
    world_file(world, "planpress.yaml", "as_of: 2026-11-15\n");
    world_file(world, "x.yaml", "kind: bad\na: 1\n");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str text =
            str_format(world->arena, "kind: bad\nfields: {a: {type: text}, d: {type: date}}\n%s", cases[i].declared);
        world_file(world, "../built-in/bad/fields.yaml", str_terminated(world->arena, text));
        assert_non_null(world_open(world, ".", (struct date){0}));
        struct str said = project_world_said(world);
        if (!says(said, cases[i].said)) fail_msg("%s: found “%.*s”", cases[i].declared, STR_ARG(said));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_PROJECT(documents_stand_by_account),
        CHECK_PROJECT(a_class_sees_no_more_than_its_own),
        CHECK_PROJECT(days_say_whose_they_are),
        CHECK_PROJECT(identities_stay),
        CHECK_PROJECT(calendars_are_of_all_or_of_one),
        CHECK_PROJECT(long_lines_are_folded),
        CHECK_PROJECT(actions_are_a_table),
        CHECK_PROJECT(a_folder_that_is_handed_over_lists_itself_alone),
        CHECK_PROJECT(a_page_leads_to_what_stands_beside_it),
        CHECK_PROJECT(mistakes_are_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
