/* Documents at random, always the same ones: what is written for short, in any mix, is exported like what is written
 * out. */
#include "kind_check.h"

#include "../random/dice.h"
#include "kind/export.h"

enum { DOCUMENTS = 300 };

static const char *const people = "kind: people\n"
                                  "register: people\n"
                                  "fields:\n"
                                  "  people:\n"
                                  "    type: list\n"
                                  "    naming: name\n"
                                  "    of: {id: {type: text, required: true}, name: {type: text, person: true}}\n";

static const char *const crew = "people: [{id: hl, name: Hanne Lück}, {id: vdh, name: Jan van der Heide}, Eva Größl]\n";

static const char *const plan =
    "kind: plan\n"
    "fields:\n"
    "  id: {type: text}\n"
    "  customer: {type: group, naming: name, of: {name: {type: text}, short: {type: text, default: name}}}\n"
    "  period: {type: group, of: {from: {type: date, begins: true}, to: {type: date}}}\n"
    "  owner: {type: ref people}\n"
    "  team: {type: list of ref people}\n"
    "  stages: {type: list of enum, of: {idea: Idee, won: Gewonnen}}\n"
    "  sizes: {type: list of number}\n"
    "  texts: {type: list of text}\n"
    "  about: {type: list of pointer}\n"
    "  sites: {type: list, of: {id: {type: text, required: true}, name: {type: text}}}\n"
    "  goals: {type: list, of: {id: {type: text, required: true}, text: {type: text, required: true}, site: {type: ref "
    "sites}, after: {type: list of ref goals}}}\n";

/* What a key may be written as; the first is written out. NULL ends them. */
static const char *const spellings[][9] = {
    {"customer: {name: Halvorsen}", "customer: Halvorsen", "customer: \"Halvorsen\"", "Customer:\n  name: Halvorsen"},
    {"period: {from: 2026-01-01, to: 2028-12-31}", "period: 2026–2028", "period: 2026-28", "period: 2026 bis 2028",
     "period: 1.1.2026 – 31.12.2028", "period: [2026, 2028]", "period: von Q1 2026 to Q4 2028", "period: FY26-FY28"},
    {"owner: hl", "owner: Hanne Lück", "owner: Lück, Hanne", "owner: Fr. LUECK", "owner: H. Lück",
     "owner: Dr. Hanne Lück"},
    {"team: [hl, vdh, eva_groessl]", "team: hl, vdh, eva_groessl", "team: Lück, Hanne; van der Heide, Jan; Größl",
     "team: Lück, Heide und Größl", "team: \"Lück, Hanne, van der Heide & Eva Groessl\"",
     "team:\n  - Lück\n  - Hr. van der Heide\n  - Größl, Eva"},
    {"stages: [idea, won]", "stages: Idee, Gewonnen", "stages: idea; won", "stages:\n - Idee\n - won"},
    {"sizes: [12.5, 13]", "sizes: 12,5; 13", "sizes: \"12,5, 13\"", "sizes: [\"12,5\", 13]"},
    {"texts: ['a, b', c]", "texts: |\n  - a, b\n  - c", "texts: |\n  1. a, b\n  2. c", "texts:\n  - a, b\n  - c"},
    {"about: ['goals:x.site', owner]", "about: goals:x.site, owner", "about: goals:x.site; owner"},
    {"sites: [{id: bergen, name: Bergen}, {id: vaeroy_ost, name: Værøy Øst}]", "sites: [Bergen, Værøy Øst]",
     "sites: |\n  Bergen\n  Værøy Øst", "sites:\n  - Bergen\n  - {name: Værøy Øst}"},
    {"goals: [{id: hr_groessl, text: Hr. Größl!}, {id: x, text: Y, site: bergen, after: [hr_groessl]}]",
     "goals: [Hr. Größl!, {id: x, text: Y, site: Bergen, after: 'Hr. Größl!'}]",
     "goals:\n  - text: \"Hr. Größl!\"\n  - {id: x, text: Y, site: BERGEN, after: [hr. groessl]}"},
};
enum { KEYS = sizeof spellings / sizeof *spellings };

static struct str written(struct arena *arena, struct dice *dice, bool out, const bool *said) {
    struct str yaml = {0};
    for (size_t k = 0; k < KEYS; k++) {
        size_t count = 0;
        while (count < 9 && spellings[k][count]) count++;
        uint32_t which = dice_below(dice, count);
        if (said[k]) yaml = str_format(arena, "%.*s%s\n", STR_ARG(yaml), spellings[k][out ? 0 : which]);
    }
    return yaml;
}

static struct str exported(void **state, struct str yaml) {
    struct world world = world_new(state);
    struct buffer buffer = {0};
    world_kind(&world, people);
    world_kind(&world, plan);
    kinds_link(&world.kinds, &world.sink);
    world.records.as_of = date_of(2026, 11, 15);
    world_document(&world, "people", "crew", crew, NULL);
    const struct record *record = world_document(&world, "plan", "p", str_terminated(*state, yaml), NULL);
    world_resolve(&world);
    for (const struct diagnostic *d = world.sink.first; d; d = d->next)
        if (d->severity == SEVERITY_ERROR) fail_msg("%.*s: %.*s", STR_ARG(yaml), STR_ARG(in_english(d->message)));
    struct computation computation = {
        .arena = world.arena, .sink = &world.sink, .records = &world.records, .as_of = world.records.as_of};
    struct exported document = {.record = record, .file = STR("p.yaml")};
    export_json(&buffer, &computation, &document, 1);
    struct str text = str_copy(world.arena, buffer_str(&buffer));
    buffer_free(&buffer);
    return text;
}

static void what_is_written_for_short_is_exported_as_written_out(void **state) {
    for (uint64_t seed = 0; seed < DOCUMENTS; seed++) {
        struct dice dice = dice_new(seed, STR("shapes"));
        bool said[KEYS];
        for (size_t k = 0; k < KEYS; k++) said[k] = dice_chance(&dice, 80);
        said[KEYS - 2] |= said[KEYS - 1]; /* goals name sites */
        struct str full = written(*state, &dice, true, said), mixed = written(*state, &dice, false, said);
        CHECK_STR_OF(str_terminated(*state, mixed), exported(state, mixed),
                     str_terminated(*state, exported(state, full)));
    }
}

/* Each spelling alone, so that a failure names one. */
static void each_spelling_is_exported_as_written_out(void **state) {
    for (size_t k = 0; k < KEYS; k++)
        for (size_t i = 1; i < 9 && spellings[k][i]; i++) {
            struct str sites = str_of(k + 1 == KEYS ? spellings[KEYS - 2][0] : "");
            struct str full = str_format(*state, "%.*s\n%s\n", STR_ARG(sites), spellings[k][0]),
                       brief = str_format(*state, "%.*s\n%s\n", STR_ARG(sites), spellings[k][i]);
            CHECK_STR_OF(spellings[k][i], exported(state, brief), str_terminated(*state, exported(state, full)));
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(each_spelling_is_exported_as_written_out),
        CHECK_ARENA(what_is_written_for_short_is_exported_as_written_out),
    };
    return cmocka_run_group_tests_name("shapes at random", tests, NULL, NULL);
}
