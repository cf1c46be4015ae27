/* Layout × record → document, where the golden files do not look: what is left out, what cannot be added up, what is
 * doubted. */
#include "composed.h"

#include "base/locale.h"
#include "languages_of_ours.h"
#include "write/write.h"

/* The blocks of a note as the dump of documents shows them, without the head; "refused" when the layout cannot be used.
 */
static struct str compose(struct project_world *world, const char *class, const char *layout, const char *note) {
    struct arena *arena = world->arena;
    struct str text = str_format(arena, "---\nclass: %s\n---\n%s", class, layout);
    world_templates(world);
    world_file(world, "../built-in/note/sheet.md", str_terminated(arena, text));
    world_file(world, "planpress.yaml", "as_of: 2026-11-15\n");
    world_file(world, "note.yaml", str_terminated(arena, str_format(arena, "kind: note\n%s", note)));
    struct project *project = world_open(world, ".", (struct date){0});
    assert_non_null(project);
    struct locale *locale = locale_open(LANGUAGE_EN);
    struct document *document = composed(world, project, &project->layouts[0], locale);
    locale_close(locale);
    if (!document) return STR("refused");
    struct buffer out = {0};
    dump_document(&out, document);
    struct str dump = str_copy(arena, buffer_str(&out)), line;
    buffer_free(&out);
    while (str_cut(&dump, '\n', &line) && !str_starts(line, STR("  as_of"))) {}
    return dump;
}

#define CHECK_COMPOSED(world, class, layout, note, literal) \
    CHECK_STR(compose((world), (class), (layout), (note)), (literal))

static const char three_costs[] = "rows: [{name: a, cost: 1.50}, {name: b, cost: \"2 €\"}, {name: c}]\n";
static const char two_currencies[] = "rows: [{name: a, cost: 1}, {name: b, cost: £2}, {name: c, cost: £0}]\n";

static void sections_with_nothing_to_show_are_left_out(void **state) {
    CHECK_COMPOSED(*state, "internal",
                   "# One\n\n## Two\n\n```table\nrows: rows\ncolumns: [name]\n```\n\n# Three\n\nText\n", "title: a\n",
                   "  section 1 #three \"Three\"\n    paragraph \"Text\"\n");
    CHECK_COMPOSED(*state, "internal", "# One\n\n```page\n```\n\n# Two\n\nText\n", "title: a\n",
                   "  page_break\n  section 1 #two \"Two\"\n    paragraph \"Text\"\n");
    CHECK_COMPOSED(*state, "internal", "- `= title`\n\n```when missing(title)\nNever\n```\n", "title: a\n",
                   "  list bullets tight\n    item\n      paragraph \"a\"\n");
    CHECK_WORLD_SAID(*(struct project_world **)state, "");
}

/* An explanation explains nothing when what it stands beside has no data; a text by itself stays. */
static void text_keeps_no_section_alive(void **state) {
    const char *table = "# One\n\n```table\nrows: rows\ncolumns: [name]\n```\n\nNames are short.\n\n## How\n\nText\n";
    CHECK_COMPOSED(*state, "internal", table, "title: a\n", "");
    CHECK_COMPOSED(*state, "internal", table, "rows: [{name: a}]\n",
                   "  section 1 #one \"One\"\n    table headed\n      column start row_heading \"Name\"\n"
                   "      row | \"a\" |\n    paragraph \"Names are short.\"\n    section 2 #how \"How\"\n"
                   "      paragraph \"Text\"\n");
    CHECK_COMPOSED(*state, "internal", "# One of `= title`\n\nText `= first(rows).name`\n\n```lines\n```\n",
                   "title: a\n", "");
    CHECK_COMPOSED(*state, "internal", "# One\n\nText\n\n```lines\ncount: 2\n```\n", "title: a\n",
                   "  section 1 #one \"One\"\n    paragraph \"Text\"\n    lines count 2\n");
    CHECK_COMPOSED(*state, "internal", "```tiles\ntiles: [{value: count(rows), label: Rows}]\n```\n", "title: a\n", "");
    CHECK_COMPOSED(*state, "internal", "```chart\nrows: rows\nx: name\nseries: [cost]\n```\n",
                   "rows: [{name: a, cost: 0}, {name: b, cost: 0}]\n", "");
    CHECK_WORLD_SAID(*(struct project_world **)state, "");
}

static void what_stands_below_a_value_is_left_out_when_it_says_nothing(void **state) {
    CHECK_COMPOSED(*state, "internal",
                   "```table\nrows: rows\ncolumns: [{value: name, below: \"for `= cost`\"}, {value: minutes, below: "
                   "\"`= cost`\"}]\n```\n",
                   "rows: [{name: a, cost: 2}, {name: b, minutes: 4}]\n",
                   "  table headed\n    column start row_heading \"Name\"\n    column decimal narrow \"Minutes\"\n"
                   "    row | \"a\" break muted(\"for €2\") | muted(\"€2\") |\n    row | \"b\" | \"4\" |\n");
    CHECK_WORLD_SAID(*(struct project_world **)state, "");
}

static void rows_are_sorted_by_any_formula(void **state) {
    static const struct {
        const char *sort, *names;
    } cases[] = {
        {"max(minutes, 5) desc, name desc", "dbca"},
        {"max(minutes, 5), -name", "cabd"},
        {"'if(name == \"b\", 0, 1), minutes'", "bacd"},
        {"-name", "dcba"},
        {"cost", "abcd"}, /* none says it: as they were written */
        {"cost desc, count(parts)", "abcd"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct project_world *world = *state;
        struct str text =
            str_format(world->arena, "```list\nrows: rows\nitem: \"`= name`\"\nsort: %s\n```\n%c", cases[i].sort, 0);
        struct str found = compose(world, "internal", text.data,
                                   "rows: [{name: a, minutes: 2}, {name: b, minutes: 7}, {name: c, minutes: 4}, {name: "
                                   "d, minutes: 9}]\n");
        char names[5] = "----";
        size_t at = 0;
        for (size_t c = 0; c + 2 < found.size && at < 4; c++)
            if (found.data[c] == '"' && found.data[c + 2] == '"') names[at++] = found.data[c + 1];
        CHECK_STR_OF(cases[i].sort, str_of(names), cases[i].names);
        CHECK_WORLD_SAID(world, "");
    }
    CHECK_COMPOSED(*state, "internal", "```list\nrows: rows\nsort: name, text\n```\n", three_costs, "refused");
    CHECK_WORLD_SAID(
        *(struct project_world **)state,
        "F03 ../built-in/note/sheet.md:6: Markdown has no order: rows cannot be sorted by “text” | sort by "
        "a text, a number, a date, a choice or a reference\n");
}

static void totals_add_what_is_of_one_currency(void **state) {
    const char *layout = "```table\nrows: rows\ncolumns: [name, cost]\ntotal: [cost]\n```\n";
    CHECK_COMPOSED(*state, "internal", layout, three_costs,
                   "  table headed\n    column start row_heading \"Name\"\n    column decimal narrow \"Cost\"\n"
                   "    row | \"a\" | \"€1.50\" |\n    row | \"b\" | \"€2.00\" |\n    row | \"c\" | muted(\"–\") |\n"
                   "    total | \"Total\" | \"€3.50\" |\n");
    CHECK_WORLD_SAID(*(struct project_world **)state, "");
    CHECK_COMPOSED(*state, "internal", layout, two_currencies,
                   "  table headed\n    column start row_heading \"Name\"\n    column decimal narrow \"Cost\"\n"
                   "    row | \"a\" | \"€1\" |\n    row | \"b\" | \"£2\" |\n    row | \"c\" | \"£0\" |\n    total | "
                   "\"Total\" | |\n");
    CHECK_WORLD_SAID(
        *(struct project_world **)state,
        "F05 ../built-in/note/sheet.md:6: amounts in EUR and GBP cannot be computed together | choose rows whose "
        "amounts are in one currency\n");
    CHECK_COMPOSED(*state, "internal", layout, "rows: [{name: a, cost: 0}, {name: b, cost: £2}]\n",
                   "  table headed\n    column start row_heading \"Name\"\n    column decimal narrow \"Cost\"\n"
                   "    row | \"a\" | \"€0\" |\n    row | \"b\" | \"£2\" |\n    total | \"Total\" | \"£2\" |\n");
    CHECK_WORLD_SAID(*(struct project_world **)state, "");
}

static void a_chart_shows_one_currency(void **state) {
    const char *layout = "```chart\nrows: rows\nx: name\nseries: [cost]\n```\n";
    CHECK_COMPOSED(*state, "internal", layout, two_currencies, "");
    CHECK_WORLD_SAID(
        *(struct project_world **)state,
        "F05 ../built-in/note/sheet.md:5: amounts in EUR and GBP cannot be computed together | choose rows whose "
        "amounts are in one currency\n");
    CHECK_COMPOSED(*state, "internal", layout, "rows: [{name: a}]\n", "");
    CHECK_WORLD_SAID(*(struct project_world **)state, "");
}

/* Amounts in lists and in settings stand on the same scale. */
static void lists_and_settings_count_for_the_currency(void **state) {
    static const char *const layouts[] = {
        "```chart\ntype: cash-flow\nrows: rows\nlabel: name\nflows: rows.cost\n```\n",
        "```chart\ntype: bridge\nvalues: [{value: first(rows).cost, label: title}]\n"
        "target: {value: 'first(rows[name == \"b\"]).cost', label: title}\n```\n",
    };
    for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++) {
        struct project_world *world = *state;
        CHECK_COMPOSED(world, "internal", layouts[i], two_currencies, "");
        struct str said = project_world_said(world);
        if (!str_find(said, STR("amounts in EUR and GBP"), NULL) &&
            !str_find(said, STR("amounts in GBP and EUR"), NULL))
            fail_msg("%s: %.*s", layouts[i], STR_ARG(said));
    }
}

/* Without rows, or with rows that say nothing, there is no figure, and its section goes with it. */
static void a_chart_without_data_is_left_out(void **state) {
    const char *layout = "# Costs\n\n```chart\nrows: rows\nx: name\nseries: [cost]\n```\n";
    CHECK_COMPOSED(*state, "internal", layout, "title: a\n", "");
    CHECK_COMPOSED(*state, "internal", layout, "rows: []\n", "");
    CHECK_COMPOSED(*state, "internal", layout, "rows: [{minutes: 5}]\n", "");
    CHECK_WORLD_SAID(*(struct project_world **)state, "");
}

static void a_chart_says_what_is_wrong_with_it(void **state) {
    static const struct {
        const char *options, *said;
    } cases[] = {
        {"rows: rows\nx: name\nseries: [cost]\nserie: cost\n",
         "D02 ../built-in/note/sheet.md:8: the widget “chart” has no option “serie” | did you mean “series”?\n"},
        {"type: colums\nrows: rows\nx: name\nseries: [cost]\n",
         "D02 ../built-in/note/sheet.md:5: there is no chart “colums” | did you mean “columns”?\n"},
        {"rows: rows\nx: name\n", "D02 ../built-in/note/sheet.md:4: the chart needs the option “series” | write, for "
                                  "example, series: [plan, actual]\n"},
        {"rows: rows\nx: name\nseries: [name]\n",
         "D02 ../built-in/note/sheet.md:7: “series” takes a number, a percentage or an amount, which “name” is not | "
         "write, for example, series: [plan, actual]\n"},
        {"rows: rows\nx: name\nseries: [cost, cost, cost, cost, cost, cost, cost]\n",
         "D02 ../built-in/note/sheet.md:7: too many series | a chart shows at most six\n"},
        {"rows: rows\nx: name\nseries: [cost, minutes]\n",
         "D02 ../built-in/note/sheet.md:7: the series of a chart share an axis; of another kind is “minutes” | show it "
         "in a chart of its own\n"},
    };
    struct project_world *world = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str layout = str_format(world->arena, "```chart\n%s```\n", cases[i].options);
        CHECK_COMPOSED(world, "internal", str_terminated(world->arena, layout), three_costs, "refused");
        CHECK_WORLD_SAID(world, cases[i].said);
    }
}

static void a_group_that_was_not_written_has_its_defaults(void **state) {
    const char *layout = "```facts\nof: limits\nfields: [days, note]\n```\n\nLimit `= limits.days`\n";
    const char *shown = "  facts\n    fact \"Days\"\n      paragraph \"90\"\n  paragraph \"Limit 90\"\n";
    CHECK_COMPOSED(*state, "internal", layout, "title: a\n", shown);
    CHECK_COMPOSED(*state, "internal", layout, "limits:\n", shown);
    CHECK_COMPOSED(*state, "internal", layout, "limits: {}\n", shown);
    CHECK_COMPOSED(*state, "internal", layout, "limits: '?'\n", "  paragraph \"Limit \" muted(\"–\")\n");
    CHECK_WORLD_SAID(*(struct project_world **)state, "");
}

static void an_agenda_without_a_start_has_no_clocks(void **state) {
    const char *layout = "```agenda\nrows: rows\nstart: start\nminutes: minutes\ncolumns: [name]\n```\n";
    CHECK_COMPOSED(*state, "internal", layout,
                   "start: 23:30\nrows: [{name: a, minutes: 45}, {name: b, minutes: ?}, {name: c, minutes: 5}]\n",
                   "  table headed\n    column start narrow \"Time\"\n    column start \"Name\"\n"
                   "    row | \"23:30–00:15\" | \"a\" |\n    row | \"00:15\" | \"b\" |\n    row | "
                   "\"–\" | \"c\" |\n");
    CHECK_COMPOSED(
        *state, "internal", layout, "rows: [{name: a, minutes: 45}]\n",
        "  table headed\n    column start narrow \"Time\"\n    column start \"Name\"\n    row | \"–\" | \"a\" |\n");
    CHECK_WORLD_SAID(*(struct project_world **)state, "");
}

/* A column without a word, and a sum without an amount, stand in no table. */
static void what_says_nothing_is_in_no_table(void **state) {
    const char *agenda = "```agenda\nrows: rows\nstart: start\nminutes: minutes\ncolumns: [name, cost]\n```\n",
               *table = "```table\nrows: rows\ncolumns: [name, cost]\ntotal: [cost]\n```\n";
    CHECK_COMPOSED(*state, "internal", agenda, "start: 9:00\nrows: [{name: a, minutes: 5}]\n",
                   "  table headed\n    column start narrow \"Time\"\n    column start \"Name\"\n"
                   "    row | \"09:00–09:05\" | \"a\" |\n");
    CHECK_COMPOSED(*state, "internal", table, "rows: [{name: a}, {name: b}]\n",
                   "  table headed\n    column start row_heading \"Name\"\n    row | \"a\" |\n    row | \"b\" |\n");
    CHECK_WORLD_SAID(*(struct project_world **)state, "");
}

static void rows_inside_rows_see_what_is_around_them(void **state) {
    CHECK_COMPOSED(*state, "internal", "````each rows\n```each parts\n`= part` of `= name` in `= title`\n```\n````\n",
                   "title: t\nrows: [{name: a, parts: [{part: p}, {part: q}]}, {name: b}]\n",
                   "  paragraph \"p of a in t\"\n  paragraph \"q of a in t\"\n");
    CHECK_WORLD_SAID(*(struct project_world **)state, "");
}

static void mistakes_in_the_author_s_text_are_his(void **state) {
    struct project_world *world = *state;
    const char *layout = "```markdown\ntext: text\n```\n";
    world_file(world, "here.png", "no picture");
    CHECK_COMPOSED(world, "internal", layout,
                   "text: |\n  `= titel` ![a](gone.png) ![b](../outside.png) ![c](here.png)\n\n"
                   "  ```tabl\n  rows: rows\n  ```\n\n  ```sh\n  rows: 1\n  ```\n",
                   "  paragraph \" a b c\"\n  code text \"rows: rows\\n\" info \"tabl\"\n  code text \"rows: 1\\n\" "
                   "info \"sh\"\n");
    CHECK_WORLD_SAID(
        world, "G01 note.yaml:3: the image “here.png” is neither a PNG nor a JPEG | save it again as PNG or JPEG\n"
               "G01 note.yaml:3: the image “../outside.png” leads out of the project's folder | copy it into the "
               "project's folder; if a build system links it in, allow its folder: --root DIR\n"
               "G01 note.yaml:3: the image “gone.png” does not exist | the path is seen from the folder of the file "
               "that names it\n"
               "F02 note.yaml:3: unknown name “titel” | did you mean “title”?\n"
               "D02 note.yaml:5: unknown widget “tabl”: the block is printed as code | did you mean “table”?\n");
    world_file(world, "../outside.png", "no picture");
    CHECK_COMPOSED(world, "internal", layout, "text: '![b](../outside.png)'\n", "");
    CHECK_WORLD_SAID(world,
                     "G01 note.yaml:2: the image “../outside.png” leads out of the project's folder | copy it into the "
                     "project's folder; if a build system links it in, allow its folder: --root DIR\n");
}

/* A picture that is read is found to be none; one that is refused is not read. A layout's are seen from the layout. */
static void pictures_are_found_from_the_file_that_names_them(void **state) {
    struct project_world *world = *state;
    const char *layout = "```markdown\ntext: text\n```\n\n![e](below/e.png) ![f](f.png)\n";
    world_file(world, "below/a.png", "no picture");
    world_file(world, "../outside.png", "no picture");
    world_file(world, "../built-in/note/below/e.png", "no picture");
    world_file(world, "f.png", "no picture");
    folder_link(world->arena, world->folder, "b.png", "below/a.png");
    folder_link(world->arena, world->folder, "c.png", "../outside.png");
    folder_link(world->arena, world->folder, "d.png", "../gone.png");
    folder_link(world->arena, world->folder, "nowhere.png", "nowhere.png");
    compose(world, "internal", layout,
            "text: |\n  ![](below/a.png) ![](./below/../b.png) ![](c.png) ![](d.png) ![](below)\n"
            "  ![](nowhere.png) ![](../project/f.png)\n");
    static const char out[] =
        "leads out of the project's folder | copy it into the project's folder; if a build system "
        "links it in, allow its folder: --root DIR";
    static const char none[] = "is neither a PNG nor a JPEG | save it again as PNG or JPEG";
    static const char seen[] = "the path is seen from the folder of the file that names it";
    struct str said = project_world_said(world), line;
    struct str expected = str_format(
        world->arena,
        "G01 ../built-in/note/sheet.md:8: the image “below/e.png” %s\n"
        "G01 ../built-in/note/sheet.md:8: the image “f.png” does not exist | %s\n"
        "G01 note.yaml:4: the image “../project/f.png” %s\nG01 note.yaml:3: the image “./below/../b.png” %s\n"
        "G01 note.yaml:3: the image “below/a.png” %s\nG01 note.yaml:3: the image “below” is a folder | %s\n"
        "G01 note.yaml:3: the image “c.png” %s\nG01 note.yaml:3: the image “d.png” %s\n"
        "G01 note.yaml:4: the image “nowhere.png” is a link that leads nowhere | %s\n",
        none, seen, none, none, none, seen, out, out, seen);
    for (struct str rest = expected; str_cut(&rest, '\n', &line);)
        if (!str_find(said, line, NULL)) fail_msg("“%.*s” is not in\n%.*s", STR_ARG(line), STR_ARG(said));
}

static void divisions_show_to_their_readers_only(void **state) {
    const char *note = "text: |\n  All.\n\n  ::: internal\n  Us.\n  :::\n\n  ::: confidential\n  Few.\n  :::\n";
    CHECK_COMPOSED(*state, "customer", "```markdown\ntext: text\n```\n", note, "  paragraph \"All.\"\n");
    CHECK_COMPOSED(*state, "internal", "```markdown\ntext: text\n```\n", note,
                   "  paragraph \"All.\"\n  notice text \"Internal\"\n    paragraph \"Us.\"\n");
    CHECK_COMPOSED(
        *state, "confidential", "```markdown\ntext: text\n```\n", note,
        "  paragraph \"All.\"\n  notice text \"Internal\"\n    paragraph \"Us.\"\n  notice text \"Confidential\"\n"
        "    paragraph \"Few.\"\n");
    CHECK_COMPOSED(*state, "customer", "All.\n\n::: internal\nUs: `= title`\n:::\n", note, "  paragraph \"All.\"\n");
    CHECK_COMPOSED(*state, "customer", "`= start`\n", note, "refused");
    project_world_said(*state);
}

static void a_translation_is_checked_where_it_stands(void **state) {
    struct project_world *world = *state;
    world_file(world, "templates/languages/de.yaml", "Costs: Kosten\n\"Hello `= title`\": \"Hallo `= titel`\"\n");
    CHECK_COMPOSED(world, "internal", "Hello `= title`\n", "language: de\ntitle: a\n", "refused");
    CHECK_WORLD_SAID(world, "F02 templates/languages/de.yaml:2: unknown name “titel” | did you mean “title”?\n");
    world_file(world, "templates/languages/de.yaml", "Costs: Kosten\n\"Hello `= title`\": \"`= title`: hallo\"\n");
    CHECK_COMPOSED(world, "internal", "# Costs\n\nHello `= title`\n\nOther\n", "language: de\ntitle: a\n",
                   "  section 1 #kosten \"Kosten\"\n    paragraph \"a: hallo\"\n    paragraph \"Other\"\n");
    CHECK_WORLD_SAID(world, "D03 ../built-in/note/sheet.md:8: “Other” has no translation to “de” | add it to "
                            "templates/languages/de.yaml\n");
    CHECK_COMPOSED(world, "internal", "Other\n", "title: a\n", "  paragraph \"Other\"\n");
    CHECK_WORLD_SAID(world, "");
}

/* Names, figures, choices and what the layout itself says are of no other language. An author's formulas mean the
 * author's own document, whatever document prints them. */
static void what_was_written_in_another_language_says_so(void **state) {
    struct project_world *world = *state;
    world_file(world, "../built-in/all/fields.yaml",
               "kind: all\nnames: {en: All, de: Alle}\nfields:\n  language: {type: text}\n  title: {type: text}\n"
               "  notes: {type: documents note, label: {en: Notes, de: Notizen}}\n");
    world_file(world, "../built-in/all/everything.md",
               "---\nclass: internal\n---\n`= title` `= notes.title` `= notes.rows.name` `= text(\"x\", title)` `= "
               "count(notes)`\n\n"
               "```table\nrows: notes\ncolumns: [title, text, language]\n```\n\n```list\nrows: notes\n```\n");
    world_file(world, "all.yaml", "kind: all\nlanguage: de\ntitle: Alles\n");
    world_file(world, "german.yaml", "kind: note\nid: g\nlanguage: de\ntitle: Deutsch\n");
    CHECK_COMPOSED(world, "internal", "`= title`\n",
                   "language: en\ntitle: Growth\nrows: [{name: Jo}]\ntext: \"A *fine* plan of `= title`.\"\n",
                   "  paragraph \"Alles Deutsch, \" language en(\"Growth\") \" Jo xAlles 2\"\n"
                   "  table headed\n    column start row_heading \"Title\"\n    column start \"Text\"\n    column "
                   "start \"Language\"\n"
                   "    row | link(\"Deutsch\" to \"german.html\") | muted(\"–\") | \"de\" |\n"
                   "    row | link(language en(\"Growth\") to \"note.html\") | language en(\"A \" emphasis(\"fine\") "
                   "\" plan of Growth.\") | "
                   "language en(\"en\") |\n"
                   "  list bullets tight\n    item\n      paragraph \"Deutsch\"\n    item\n      paragraph language "
                   "en(\"Growth\")\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_PROJECT(sections_with_nothing_to_show_are_left_out),
        CHECK_PROJECT(text_keeps_no_section_alive),
        CHECK_PROJECT(what_stands_below_a_value_is_left_out_when_it_says_nothing),
        CHECK_PROJECT(rows_are_sorted_by_any_formula),
        CHECK_PROJECT(totals_add_what_is_of_one_currency),
        CHECK_PROJECT(a_chart_shows_one_currency),
        CHECK_PROJECT(lists_and_settings_count_for_the_currency),
        CHECK_PROJECT(a_chart_without_data_is_left_out),
        CHECK_PROJECT(a_chart_says_what_is_wrong_with_it),
        CHECK_PROJECT(a_group_that_was_not_written_has_its_defaults),
        CHECK_PROJECT(an_agenda_without_a_start_has_no_clocks),
        CHECK_PROJECT(what_says_nothing_is_in_no_table),
        CHECK_PROJECT(rows_inside_rows_see_what_is_around_them),
        CHECK_PROJECT(mistakes_in_the_author_s_text_are_his),
        CHECK_PROJECT(pictures_are_found_from_the_file_that_names_them),
        CHECK_PROJECT(divisions_show_to_their_readers_only),
        CHECK_PROJECT(a_translation_is_checked_where_it_stands),
        CHECK_PROJECT(what_was_written_in_another_language_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
