/* Links of composed documents: where they lead as seen from the output, for whom, and what is said of the others. */
#include "composed.h"

#include "languages_of_ours.h"
#include "write/write.h"

/* Two notes of one account, which is the first; a third of nobody's; two layouts, of which one is for customers. */
static void write_project(struct project_world *world, const char *text) {
    world_templates(world);
    world_file(world, "../built-in/note/fields.yaml",
               "kind: note\nnames: {en: Note}\nbody: text\nfields:\n  account: {type: ref note}\n"
               "  title: {type: text, class: customer}\n  text: {type: markdown, class: customer}\n"
               "  rows: {type: list, of: {name: {type: text}}}\n");
    world_file(world, "../built-in/note/card.md", "---\nclass: customer\n---\n```markdown\ntext: text\n```\n");
    world_file(world, "../built-in/note/sheet.md",
               "---\nclass: internal\n---\n# Rows\n\n```markdown\ntext: text\n```\n");
    world_file(world, "planpress.yaml", "as_of: 2026-11-15\n");
    world_file(world, "a/note.md",
               str_terminated(world->arena, str_format(world->arena, "---\nkind: note\n---\n%s", text)));
    world_file(world, "b/other.md",
               "---\nkind: note\naccount: a/note\n---\n## Über uns\n\n## Rows\n\n| name |\n|---|\n| x |\n\n## Über "
               "uns\n\n## Rat & "
               "Tat\n\n## Rat Tat\n");
    world_file(world, "c/alone.md", "---\nkind: note\n---\nOf somebody else.\n");
    world_file(world, "a/my file.pdf", "x");
    world_file(world, "a/100%.txt", "x");
    world_file(world, "a/sub/c#.pdf", "x");
}

static void append_links(struct buffer *out, const struct inline_node *first) {
    for (const struct inline_node *node = first; node; node = node->next) {
        if (node->kind == INLINE_LINK) buffer_format(out, "%s%.*s", out->size ? " " : "", STR_ARG(node->target));
        append_links(out, node->first);
    }
}

static void append_blocks(struct buffer *out, const struct block *first) {
    for (const struct block *block = first; block; block = block->next) {
        append_links(out, block->inlines);
        append_blocks(out, block->first);
        for (size_t r = 0; block->table && r < block->table->row_count; r++)
            for (size_t c = 0; c < block->table->column_count; c++)
                append_blocks(out, block->table->rows[r].cells[c].blocks);
    }
}

/* The targets that stay in a layout of the first note, whose outputs lie in a folder of the project. */
static struct str links_of(struct project_world *world, const char *text, const char *layout, const char *folder,
                           const char *extension) {
    write_project(world, text);
    struct project *project = world_open(world, ".", (struct date){0});
    assert_non_null(project);
    const struct layout_file *file = project->layouts;
    while (!str_equal_c(file->name, layout)) file++;
    struct editions editions = editions_open(project, &world->sink);
    if (folder) editions_place(&editions, str_of(folder), str_of(extension));
    const struct template *template = template_read(world->arena, &world->sink, editions.of, file);
    assert_non_null(template);
    editions_fill(&editions, project, template_class(template));
    const struct text_measure measure = {.width = composed_width};
    struct subject subject = {.id = project->documents[0].record->id, .language = LANGUAGE_EN};
    struct locale *locale = locale_open(LANGUAGE_EN);
    const struct document *document =
        compose_document(world->arena, &world->sink, template, &subject, locale, &measure);
    locale_close(locale);
    assert_null(document_check(document));
    struct buffer out = {0};
    append_blocks(&out, document->blocks);
    struct str links = str_copy(world->arena, buffer_str(&out));
    buffer_free(&out);
    return links;
}

struct example {
    const char *text, *links, *said;
};

static void check_rows(struct project_world *world, const char *layout, const struct example *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        CHECK_STR_OF(rows[i].text, links_of(world, rows[i].text, layout, NULL, NULL), rows[i].links);
        CHECK_STR_OF(rows[i].text, project_world_said(world), rows[i].said);
    }
}

#define CHECK_LINKS(state, layout, rows) check_rows(*(state), (layout), rows, sizeof rows / sizeof *rows)

static void files_are_seen_from_the_output(void **state) {
    static const struct example rows[] = {
        {"[a](<my file.pdf>) [b](my%20file.pdf#page=2)", "../../../a/my%20file.pdf ../../../a/my%20file.pdf#page=2",
         ""},
        {"[a](100%.txt) [b](100%25.txt) [c](sub/c#.pdf)",
         "../../../a/100%25.txt ../../../a/100%25.txt ../../../a/sub/c%23.pdf", ""},
        {"[a](sub/) [b](../planpress.yaml?raw=1)", "../../../a/sub ../../../planpress.yaml?raw=1", ""},
        {"| [t](sub) |\n|---|\n| [a](sub/../my%20file.pdf) |", "../../../a/my%20file.pdf", ""},
        {"[a](https://x.de) [b](mailto:a@b.de) [c](tel:1)", "https://x.de mailto:a@b.de tel:1", ""},
    };
    CHECK_LINKS(state, "sheet", rows);
}

static void documents_lead_to_their_outputs(void **state) {
    static const struct example rows[] = {
        {"[a](../b/other.md) [b](../b/other.md#über-uns) [c](../b/other.md#%C3%BCber-uns-1)",
         "../b/other-sheet.html ../b/other-sheet.html#ueber-uns ../b/other-sheet.html#ueber-uns-2", ""},
        {"[a](../b/other.md#rat--tat) [b](../b/other.md#rat-tat)",
         "../b/other-sheet.html#rat-tat ../b/other-sheet.html#rat-tat-2", ""},
        {"[a](../b/other.md#rows) [b](note.md)", "../b/other-sheet.html#rows note-sheet.html", ""},
        {"[a](../b/other-card.pdf) [b](../build/internal/b/other-sheet.html)",
         "../../customer/a_note/other-card.pdf ../b/other-sheet.html", ""},
        {"[a](../b/other.md#über-ans)", "../b/other-sheet.html",
         "G05 a/note.md:4: nothing in “b/other.md” has the anchor “#über-ans” | did you mean “#über-uns”?\n"},
    };
    CHECK_LINKS(state, "sheet", rows);
    CHECK_STR(links_of(*state, "[a](../b/other.md#über-uns) [b](my%20file.pdf)", "sheet", "out/x", "pdf"),
              "../b/other-sheet.pdf ../../../../a/my%20file.pdf");
    CHECK_STR(links_of(*state, "[a](../b/other.md) [b](my%20file.pdf)", "sheet", "", "html"), "../b/other-sheet.html");
    CHECK_WORLD_SAID(
        *(struct project_world **)state,
        "G08 a/note.md:4: the link to “my%20file.pdf” is left out, its text is kept: outputs are written outside the "
        "project's folder | choose an output folder inside the project, or link to an address of the web\n");
}

static void customers_get_no_paths_of_the_project(void **state) {
    static const struct example rows[] = {
        {"[a](../b/other.md#über-uns) [b](https://x.de)", "other-card.html#ueber-uns https://x.de", ""},
        {"[a](my%20file.pdf) [b](sub)", "",
         "G08 a/note.md:4: for customers the link to “my%20file.pdf” is left out, its text is kept | they have "
         "what is made for them, each customer in a folder alone, not the project's other files\n"
         "G08 a/note.md:4: for customers the link to “sub” is left out, its text is kept | they have what "
         "is made for them, each customer in a folder alone, not the project's other files\n"},
        {"[a](../c/alone.md)", "",
         "G08 a/note.md:4: for customers the link to “../c/alone.md” is left out, its text is kept | they have what "
         "is made for them, each customer in a folder alone, not the project's other files\n"},
        {"[a](../b/other.md#rows)", "other-card.html",
         "G05 a/note.md:4: for customers the link leads to the beginning of “b/other.md”, not to “#rows” | customers "
         "see "
         "the headings of texts that are released to them\n"},
    };
    CHECK_LINKS(state, "card", rows);
}

static void what_leads_nowhere_is_said(void **state) {
#define GONE(target, help) "G08 a/note.md:4: the link to “" target "” leads to nothing, its text is kept | " help "\n"
    static const struct example rows[] = {
        {"[a](my-file.pdf)", "", GONE("my-file.pdf", "did you mean “my file.pdf”?")},
        {"[a](Sub/c.pdf)", "", GONE("Sub/c.pdf", "did you mean “sub/c#.pdf”?")},
        {"[a](../c/other.md)", "",
         GONE("../c/other.md", "the path is seen from the folder of the file that the link stands in")},
        {"[a](sub\\c#.pdf)", "", GONE("sub\\c#.pdf", "folders are divided by /, as in “sub/c#.pdf”")},
        {"[a](www.x.de)", "", GONE("www.x.de", "an address of the web begins with https://: https://www.x.de")},
        {"[a](x@y.de)", "", GONE("x@y.de", "an e-mail address begins with mailto: as in mailto:x@y.de")},
        {"[*a*](../../elsewhere/x.pdf)", "",
         "G08 a/note.md:4: the link to “../../elsewhere/x.pdf” is left out, its text is kept: it leads out of the "
         "project's folder | copy it into the project's folder and link to that file\n"},
    };
#undef GONE
    CHECK_LINKS(state, "sheet", rows);
}

static void anchors_are_those_of_git_hosts(void **state) {
    static const struct example rows[] = {
        {"## Größe & Maß\n[a](#größe--maß) [b](#gr%C3%B6%C3%9Fe--ma%C3%9F) [c](#größe-maß) [d](#groesse-mass) "
         "[e](#Größe--Maß)",
         "#groesse-mass #groesse-mass #groesse-mass #groesse-mass #groesse-mass", ""},
        {"## A\n## A\n### A\n[a](#a) [b](#a-1) [c](#a-2) [d](note.md#a-1)", "#a #a-2 #a-3 #a-2", ""},
        {"## A b\n## A & b\n[a](#a-b) [b](#a--b)", "#a-b #a-b-2", ""},
        {"[a](#rows)", "#rows", ""},
        {"## Größe\n[a](#groese)", "",
         "G05 a/note.md:5: nothing in the document has the anchor “#groese” | did you mean “#groesse”?\n"},
    };
    CHECK_LINKS(state, "sheet", rows);
    static const struct example hidden[] = {
        {"## Open\n[a](#secret)\n\n::: internal\n## Secret\n:::\n", "",
         "G05 a/note.md:5: the layout “card” does not print the heading that “#secret” leads to | the link's text is "
         "kept; to "
         "lead somewhere name a heading that is printed\n"},
    };
    CHECK_LINKS(state, "card", hidden);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_PROJECT(files_are_seen_from_the_output),        CHECK_PROJECT(documents_lead_to_their_outputs),
        CHECK_PROJECT(customers_get_no_paths_of_the_project), CHECK_PROJECT(what_leads_nowhere_is_said),
        CHECK_PROJECT(anchors_are_those_of_git_hosts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
