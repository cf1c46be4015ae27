/* Where one is in a text that is being typed: the path of keys by the lines above, what of a word is there. */
#include "editor_world.h"

/* "chancen/-/titel = wert": a key of what, or the value of which. */
static struct str path_of(struct editor_world *world, const struct view *view, size_t node) {
    struct str path = STR("");
    for (; node; node = view->sketch.nodes[node].parent) {
        struct str key = sketch_key(&view->sketch, node);
        if (!key.size) key = STR("-");
        path = str_format(world->arena, "%.*s/%.*s", STR_ARG(key), STR_ARG(path));
    }
    return path;
}

static struct str spot_text(struct editor_world *world, const char *name, const char *text) {
    size_t at;
    struct editor_file file = marked(world, name, text, &at);
    struct view view = view_of(&world->editor, &file);
    struct spot spot = spot_of(&view, at);
    const struct meaning *meaning = &view.meanings[spot.part == SPOT_KEY ? spot.parent : spot.node];
    struct str word = str_slice(file.text, spot.range.start, spot.range.end);
    if (spot.part == SPOT_NOTHING) return STR("nothing");
    struct str in = path_of(world, &view, spot.part == SPOT_KEY ? spot.parent : spot.node);
    struct str what = STR("?");
    if (spot.part == SPOT_KEY && meaning->set) what = meaning->set->name;
    if (spot.part == SPOT_VALUE && meaning->element) what = meaning->element->name;
    return str_format(world->arena, "%s %.*s <%.*s> “%.*s” of “%.*s”", spot.part == SPOT_KEY ? "key in" : "value of",
                      STR_ARG(in), STR_ARG(what), STR_ARG(spot.typed), STR_ARG(word));
}

#define CHECK_SPOT(text, expected) CHECK_STR_OF(text, spot_text(world, "x.yaml", text), expected)
#define CHECK_MARKDOWN(text, expected) CHECK_STR_OF(text, spot_text(world, "x.md", text), expected)
#define PLAN "art: account-plan\n"

static void keys(void **state) {
    struct editor_world *world = *state;
    CHECK_SPOT("¦", "key in  <?> “” of “”");
    CHECK_SPOT(PLAN "¦", "key in  <account-plan> “” of “”");
    CHECK_SPOT(PLAN "ver¦", "key in  <account-plan> “ver” of “ver”");
    CHECK_SPOT(PLAN "ver¦antwortlich: ann\n", "key in  <account-plan> “ver” of “verantwortlich”");
    CHECK_SPOT(PLAN "kunde:\n  ¦", "key in kunde/ <customer> “” of “”");
    CHECK_SPOT(PLAN "kunde:\n  name: X\n  ¦\nchancen:\n", "key in kunde/ <customer> “” of “”");
    CHECK_SPOT(PLAN "kunde:\n  name: X\n¦\nchancen:\n", "key in  <account-plan> “” of “”");
    CHECK_SPOT(PLAN "kunde:\n  name: X\n  na¦\n", "key in kunde/ <customer> “na” of “na”");
    CHECK_SPOT(PLAN "chancen:\n  - id: c1\n    ti¦\n", "key in chancen/-/ <opportunities> “ti” of “ti”");
    CHECK_SPOT(PLAN "chancen:\n  - id: c1\n    ¦\n", "key in chancen/-/ <opportunities> “” of “”");
    CHECK_SPOT(PLAN "chancen:\n- id: c1\n  ¦\n", "key in chancen/-/ <opportunities> “” of “”");
    CHECK_SPOT(PLAN "chancen:\n  - {id: c1, ¦}\n", "key in chancen/-/ <opportunities> “” of “”");
    CHECK_SPOT(PLAN "chancen:\n  - {id: c1, ti¦}\n", "key in chancen/-/ <opportunities> “ti” of “ti”");
    CHECK_SPOT(PLAN "chancen:\n  - {id: c1, ti¦\nziele:\n", "key in chancen/-/ <opportunities> “ti” of “ti”");
    CHECK_SPOT(PLAN "chancen:\n  - {id: c1,\n     ti¦", "key in chancen/-/ <opportunities> “ti” of “ti”");
    CHECK_SPOT(PLAN "kunde: {¦", "key in kunde/ <customer> “” of “”");
    CHECK_SPOT(PLAN "umsatz:\n  jahre:\n    2027: {¦}", "key in umsatz/jahre/2027/ <years> “” of “”");
    CHECK_SPOT(PLAN "umsatz:\n  2027: {¦}", "key in umsatz/2027/ <years> “” of “”");
    CHECK_SPOT(PLAN "# ¦ was\n", "nothing");
}

static void values(void **state) {
    struct editor_world *world = *state;
    CHECK_SPOT(PLAN "status: ¦", "value of status/ <status> “” of “”");
    CHECK_SPOT(PLAN "status:¦", "value of status/ <status> “” of “”");
    CHECK_SPOT(PLAN "status: ent¦wurf # so\n", "value of status/ <status> “ent” of “entwurf”");
    CHECK_SPOT(PLAN "status: \"ent¦\n", "value of status/ <status> “ent” of “ent”");
    CHECK_SPOT(PLAN "team: [ann, b¦]\n", "value of team/-/ <> “b” of “b”");
    CHECK_SPOT(PLAN "team: [ann, ¦]\n", "value of team/ <> “” of “”");
    CHECK_SPOT(PLAN "team:\n  - ¦\n", "value of team/-/ <> “” of “”");
    CHECK_SPOT(PLAN "team:\n  - an¦\n", "value of team/-/ <> “an” of “an”");
    CHECK_SPOT(PLAN "chancen:\n  - {id: c1, stufe: ¦, titel: X}\n", "value of chancen/-/stufe/ <stage> “” of “”");
    CHECK_SPOT(PLAN "chancen:\n  - id: c1\n    stufe: an¦\n", "value of chancen/-/stufe/ <stage> “an” of “an”");
    CHECK_SPOT(PLAN "chancen:\n\t- id: c1\n\t  stufe: an¦\n", "value of chancen/-/stufe/ <stage> “an” of “an”");
    CHECK_SPOT("kind: account-plan\r\nowner: x¦\r\nstatus: y\r\n", "value of owner/ <owner> “x” of “x”");
}

static void markdown(void **state) {
    struct editor_world *world = *state;
    CHECK_MARKDOWN("---\n" PLAN "ver¦\n---\n# Plan\n", "key in  <account-plan> “ver” of “ver”");
    CHECK_MARKDOWN("---\n" PLAN "ver¦\n\n# Plan\n", "key in  <account-plan> “ver” of “ver”");
    CHECK_MARKDOWN("---\n" PLAN "---\n# Plan\n\n## Cha¦\n", "key in Plan/ <account-plan> “Cha” of “Cha”");
    CHECK_MARKDOWN("---\n" PLAN "---\n# Plan\n\n**Verantwortlich:** an¦\n",
                   "value of Plan/Verantwortlich/ <owner> “an” of “an”");
    CHECK_MARKDOWN("---\n" PLAN "---\n## Kunde\n\n- Branche: ¦\n", "value of Kunde/-/Branche/ <industry> “” of “”");
    CHECK_MARKDOWN("---\n" PLAN "---\n## Chancen\n\n| Titel | Stu¦ |\n|---|---|\n",
                   "key in Chancen/-/ <opportunities> “Stu” of “Stu”");
    CHECK_MARKDOWN("---\n" PLAN "---\n## Chancen\n\n| Titel | Stufe |\n|---|---|\n| X | An¦ |\n",
                   "value of Chancen/-/-/-/ <stage> “An” of “An”");
    CHECK_MARKDOWN("---\n" PLAN "---\n## Chancen\n\n- Neue Halle\n  - Stufe: An¦\n",
                   "value of Chancen/-/-/Stufe/ <stage> “An” of “An”");
}

/* No text is too odd or too long: each byte of a plan may be the last. */
static void anything(void **state) {
    struct editor_world *world = *state;
    static const char *const texts[] = {
        PLAN "a: [{b: \"c', d: [e, {f\n- g: |\n  h\n k: 'l\n  : \n-\n- - - x\n{{[[\n\tz:\n",
        "---\n" PLAN "---\n# a\n| b | \\\n|---|\n| c\n```x\n````y\n::: internal\n- [ ] d: e | f:\n:::\n##\n"};
    for (size_t t = 0; t < 2; t++)
        for (size_t end = 0; end <= strlen(texts[t]); end++) {
            struct editor_file file = marked(world, t ? "x.md" : "x.yaml", texts[t], &(size_t){0});
            file.text.size = end;
            struct view view = view_of(&world->editor, &file);
            for (size_t at = 0; at <= end; at++) spot_of(&view, at);
            editor_outline(&world->editor, &file);
            editor_folds(&world->editor, &file);
        }
}

static double seconds_of(struct editor_world *world, const char *piece, size_t times) {
    struct buffer text = {0};
    buffer_append_c(&text, PLAN "chancen:\n");
    for (size_t i = 0; i < times; i++) buffer_append_c(&text, piece);
    struct editor_file file = {path_join(world->arena, world->project->root, STR("x.yaml")), buffer_str(&text)};
    clock_t start = clock();
    struct view view = view_of(&world->editor, &file);
    spot_of(&view, file.text.size);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    buffer_free(&text);
    return seconds;
}

static void hostile_sizes(void **state) {
    struct editor_world *world = *state;
    static const char *const pieces[] = {"  - {id: c1, titel: Etwas, stufe: angebot}\n",
                                         "[",
                                         "{a: ",
                                         "- ",
                                         "  x: \"\n",
                                         "a",
                                         " |\n",
                                         "\n",
                                         "  - id: x\n    titel: 'y\n"};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        double seconds = seconds_of(world, pieces[i], 300000 / strlen(pieces[i]));
        if (seconds > 1) fail_msg("“%s”: %.2f s", pieces[i], seconds);
    }
}

/* ---- shapes ---- */

static struct str outline_text(struct editor_world *world, const char *name, const char *text) {
    struct editor_file file = marked(world, name, text, &(size_t){0});
    struct editor_symbols symbols = editor_outline(&world->editor, &file);
    struct str said = STR("");
    for (size_t i = 0; i < symbols.count; i++)
        said = str_format(world->arena, "%.*s%*s%.*s (%.*s)\n", STR_ARG(said), (int)symbols.items[i].depth * 2, "",
                          STR_ARG(symbols.items[i].name), STR_ARG(symbols.items[i].detail));
    return said;
}

static void outlines(void **state) {
    struct editor_world *world = *state;
    CHECK_STR(outline_text(world, "x.yaml",
                           PLAN "titel: Plan\nkunde:\n  name: Huber\nchancen:\n  - {id: c1, titel: Halle}\n"
                                "  - id: c2\n    titel: Ofen\nteam: [ann, bo]\n"),
              "art (account-plan)\ntitel (Plan)\nkunde ()\n  name (Huber)\nchancen (2)\n  Halle (c1)\n  Ofen (c2)\n"
              "team (2)\n");
    CHECK_STR(outline_text(world, "x.md", "---\n" PLAN "---\n# Plan\n## Ziele\n- Eins\n## Chancen\n### Tief\n"),
              "art (account-plan)\nPlan ()\n  Ziele ()\n    Eins ()\n  Chancen ()\n    Tief ()\n");
}

static struct str folds_text(struct editor_world *world, const char *name, const char *text) {
    struct editor_file file = marked(world, name, text, &(size_t){0});
    struct editor_folds folds = editor_folds(&world->editor, &file);
    struct str said = STR("");
    for (size_t i = 0; i < folds.count; i++) {
        struct editor_range first = sketch_line(file.text, folds.items[i].range.start);
        struct editor_range last = sketch_line(file.text, folds.items[i].range.end);
        said = str_format(world->arena, "%.*s%.*s … %.*s\n", STR_ARG(said),
                          STR_ARG(str_slice(file.text, first.start, first.end)),
                          STR_ARG(str_slice(file.text, last.start, last.end)));
    }
    return said;
}

static void folds(void **state) {
    struct editor_world *world = *state;
    CHECK_STR(folds_text(world, "x.yaml", "# a\n# b\nkunde:\n  name: X\n  ort: Y\n\nziele:\n  - id: a\n    text: b\n"),
              "kunde: …   ort: Y\nziele: …     text: b\n  - id: a …     text: b\n# a … # b\n");
    CHECK_STR(folds_text(world, "x.md", "# A\n\nText\n\n## B\nmehr\n\n```table\nrows: x\n```\n"),
              "# A … ```\n## B … ```\n```table … ```\n");
}

static void steps(void **state) {
    struct editor_world *world = *state;
    size_t at;
    struct editor_file file = marked(world, "x.yaml", PLAN "ziele:\n  - id: a\n    text: wo¦rt\n", &at);
    struct editor_ranges ranges = editor_selections(&world->editor, &file, at);
    struct str said = STR("");
    for (size_t i = 0; i < ranges.count; i++)
        said = str_format(world->arena, "%.*s[%.*s]", STR_ARG(said),
                          STR_ARG(str_slice(file.text, ranges.items[i].start, ranges.items[i].end)));
    CHECK_STR(said, "[wort][text: wort][- id: a\n    text: wort][ziele:\n  - id: a\n    text: wort]"
                    "[art: account-plan\nziele:\n  - id: a\n    text: wort\n]");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys),     cmocka_unit_test(values),        cmocka_unit_test(markdown),
        cmocka_unit_test(anything), cmocka_unit_test(hostile_sizes), cmocka_unit_test(outlines),
        cmocka_unit_test(folds),    cmocka_unit_test(steps),
    };
    return EDITOR_TESTS(tests);
}
