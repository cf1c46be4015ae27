/* Languages of a project: its own files in templates/languages, what is said of what they lack, and mistakes. */
#include "project_world.h"

static const char dutch[] = "names: [nederlands]\nscales: [dzd., mln., mld., bln.]\ntruth: [nee, ja]\n"
                            "words: {million: [mln, miljoen]}\n---\n\"Costs\": \"Kosten\"\n";

static const char kind[] = "kind: note\nnames: {en: Note, de: Notiz, nl: Notitie}\nbody: text\nfields:\n"
                           "  id: {type: text}\n  language: {type: text}\n"
                           "  title: {type: text, class: customer, de: titel, nl: [titel, opschrift]}\n"
                           "  cost: {type: money, de: kosten, nl: kosten, label: {en: Cost, nl: De kosten}}\n"
                           "  day: {type: date}\n"
                           "  state: {type: enum, of: {open: {de: Offen, nl: Lopend}, done: {de: Fertig}}}\n"
                           "  text: {type: markdown, class: customer}\n";

static struct project *open_dutch(struct project_world *world) {
    world_templates(world);
    world_file(world, "planpress.yaml", "language: nl\nas_of: 2026-11-15\n");
    world_file(world, "templates/languages/nl.yaml", dutch);
    world_file(world, "templates/note/fields.yaml", kind);
    world_file(world, "een.yaml",
               "kind: notitie\nopschrift: Plan\nkosten: 1,5 miljoen €\nday: 31 maart 2027\nstate: lopend\n");
    return world_open(world, ".", (struct date){0});
}

static void a_third_language_is_a_file(void **state) {
    struct project_world *world = *state;
    const struct project *project = open_dutch(world);
    assert_non_null(project);
    const struct language *nl = language_find(project->languages, STR("Nederlands"));
    assert_ptr_equal(project->language, nl);
    assert_ptr_equal(project->spoken, nl);
    assert_int_equal(project->document_count, 1);
    const struct record *record = project->documents[0].record;
    const struct field_set *set = record->set;
    struct datum cost = *record_said(record, field_find(set, STR("cost"))),
                 day = *record_said(record, field_find(set, STR("day"))),
                 open = *record_said(record, field_find(set, STR("state")));
    CHECK_STR(decimal_plain(world->arena, cost.number), "1500000");
    CHECK_STR(date_iso(world->arena, day.date), "2027-03-31");
    CHECK_STR(open.choice->labels[nl->index], "Lopend");
    CHECK_STR(field_find(set, STR("cost"))->labels[nl->index], "De kosten");
    CHECK_STR(field_find(set, STR("title"))->labels[nl->index], "Titel");
    CHECK_STR(field_find(set, STR("day"))->labels[nl->index], "Day"); /* none: English */
    CHECK_STR(project->documents[0].kind->labels[nl->index], "Notitie");
    CHECK_STR(catalogue_find(&project->catalogues[nl->index], STR("Costs"))->translated, "Kosten");
}

static void what_a_language_lacks_is_said_once(void **state) {
    struct project_world *world = *state;
    open_dutch(world);
    CHECK_WORLD_SAID(
        world, "I02 een.yaml:1: not all labels of these kinds are said in “nl”: note (3/9); the others are "
               "English | add “nl: …” to their fields and choices in fields.yaml\n"
               "I02 planpress.yaml:1: there are no messages in “nl”: they are said in English | translate them in "
               "templates/languages/messages/nl.yaml\n");
}

static void a_file_may_say_how_german_or_english_is_written(void **state) {
    struct project_world *world = *state;
    world_templates(world);
    world_file(world, "planpress.yaml", "language: en\nas_of: 2026-11-15\n");
    world_file(world, "templates/languages/en.yaml", "fiscal_year: \"{first}/{last2}\"\n---\n");
    world_file(world, "templates/languages/de.yaml", "truth: [falsch, wahr]\n---\n");
    const struct project *project = world_open(world, ".", (struct date){0});
    assert_non_null(project);
    CHECK_STR(project->language->fiscal, "{first}/{last2}");
    CHECK_STR(project->language->months[0], "January");
    CHECK_STR(language_of_tag(project->languages, STR("de"))->truth[1], "wahr");
    CHECK_STR(language_of_tag(project->languages, STR("de"))->months[0], "Januar");
    CHECK_WORLD_SAID(world, "");
}

static void what_is_no_language_is_refused(void **state) {
    struct project_world *world = *state;
    world_templates(world);
    world_file(world, "planpress.yaml", "language: en\nas_of: 2026-11-15\n");
    world_file(world, "templates/languages/klingon.yaml", "\"Costs\": \"x\"\n");
    world_file(world, "templates/languages/en.yaml", "\"Costs\": \"Expenses\"\n");
    world_file(world, "templates/languages/fr.yaml", "mois: [janvier]\n---\n");
    world_file(world, "templates/languages/notes.txt", "nothing\n");
    const struct project *project = world_open(world, ".", (struct date){0});
    assert_non_null(project);
    assert_null(language_of_tag(project->languages, STR("klingon")));
    assert_non_null(language_of_tag(project->languages, STR("fr")));
    CHECK_WORLD_SAID(world,
                     "D03 templates/languages/en.yaml:1: English texts stand in the layouts themselves | leave the "
                     "translations out, and change the text where it stands\n"
                     "D03 templates/languages/fr.yaml:1: a language has no “mois” there | known are names, months, "
                     "short_months, day, month, week, quarter, half, fiscal_year, figures, percent, money, scales, "
                     "long_scale, truth, about, units, rhythms, examples, hyphenation, capitals_are_names and words\n"
                     "D03 templates/languages/klingon.yaml:1: there is no language “klingon” | call the file by the "
                     "code of a language, such as fr.yaml, or say above “---” in it how the language is written\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_PROJECT(a_third_language_is_a_file),
        CHECK_PROJECT(what_a_language_lacks_is_said_once),
        CHECK_PROJECT(a_file_may_say_how_german_or_english_is_written),
        CHECK_PROJECT(what_is_no_language_is_refused),
    };
    return cmocka_run_group_tests_name("languages", tests, NULL, NULL);
}
