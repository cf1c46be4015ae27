/* Records for other programs: JSON and CSV. */
#include "kind_check.h"

#include "kind/export.h"

static const char *const plan = "kind: plan\n"
                                "body: chapters\n"
                                "fields:\n"
                                "  id: {type: text}\n"
                                "  title: {type: text, de: titel}\n"
                                "  value: {type: money, de: wert}\n"
                                "  share: {type: percent, de: anteil}\n"
                                "  start: {type: time}\n"
                                "  end: {type: date, unlimited: true, de: ende}\n"
                                "  active: {type: bool}\n"
                                "  stage: {type: enum, de: stufe, of: {idea: Idee, won: Gewonnen}}\n"
                                "  tags: {type: list of text}\n"
                                "  double: {formula: value * 2}\n"
                                "  third: {formula: value / 3}\n"
                                "  period: {type: group, of: {from: {type: date}, to: {type: period}}}\n"
                                "  steps:\n"
                                "    type: list\n"
                                "    of:\n"
                                "      id: {type: text}\n"
                                "      text: {type: text}\n"
                                "      after: {type: ref steps}\n"
                                "      parts: {type: list, of: {name: {type: text}}}\n"
                                "  first_steps: {formula: 'steps[missing(after)]'}\n"
                                "  chapters: {type: markdown}\n"
                                "checks:\n"
                                "  - {code: P01, level: info, when: missing(stage), say: {en: No stage, de: Keine "
                                "Stufe}, help: {en: a, de: b}, source: P}\n";

static const char *const document = "titel: 'Ein \"Plan\", kurz'\n"
                                    "wert: 1,5 Mio. €\n"
                                    "anteil: 12,5 %\n"
                                    "start: 9:30\n"
                                    "ende: unbefristet\n"
                                    "active: ja\n"
                                    "stufe: '?'\n"
                                    "tags: [a, b]\n"
                                    "period: {from: 31.03.2027, to: Q2 2027}\n"
                                    "steps:\n"
                                    "  - {id: s1, text: Eins, parts: [{name: x}, {name: y}]}\n"
                                    "  - {id: s2, text: Zwei, after: s1}\n";

static void numbers_that_do_not_count_are_exported(void **state) {
    struct world world = world_new(state);
    world_kind(&world, plan);
    kinds_link(&world.kinds, &world.sink);
    const struct record *record =
        world_document(&world, "plan", "p", document, "3. Drei\n5. Fünf\n\n- a\n\n1. x\n2. y\n");
    const struct field *chapters = field_find(record->set, STR("chapters"));
    CHECK_STR(export_text(world.arena, *record_said(record, chapters), STR("EUR")), "3. Drei\n5. Fünf\na\nx\ny");
}

static struct exported export_world(void **state, struct world *world, struct computation *computation) {
    *world = world_new(state);
    world_kind(world, plan);
    kinds_link(&world->kinds, &world->sink);
    const struct record *record = world_document(world, "plan", "p", document, "# Mehr\n\nText *hier*.\n");
    world_resolve(world);
    CHECK_SAID(world, "");
    *computation = (struct computation){
        .arena = world->arena, .sink = &world->sink, .records = &world->records, .as_of = date_of(2026, 11, 15)};
    return (struct exported){.record = record,
                             .file = STR("p.yaml"),
                             .findings = checks_run(world->arena, &world->sink, computation, NULL, record)};
}

static void json_has_every_value(void **state) {
    struct world world;
    struct computation computation;
    struct exported exported = export_world(state, &world, &computation);
    struct buffer out = {0};
    export_json(&out, &computation, &exported, 1);
    CHECK_STR(str_copy(world.arena, buffer_str(&out)), "{\n"
                                                       "  \"format\": \"planpress-export-3\",\n"
                                                       "  \"as_of\": \"2026-11-15\",\n"
                                                       "  \"documents\": [\n"
                                                       "    {\n"
                                                       "      \"kind\": \"plan\",\n"
                                                       "      \"id\": \"p\",\n"
                                                       "      \"file\": \"p.yaml\",\n"
                                                       "      \"language\": \"de\",\n"
                                                       "      \"currency\": \"EUR\",\n"
                                                       "      \"incomplete\": false,\n"
                                                       "      \"fields\": {\n"
                                                       "        \"id\": \"p\",\n"
                                                       "        \"title\": \"Ein \\\"Plan\\\", kurz\",\n"
                                                       "        \"value\": 1500000,\n"
                                                       "        \"share\": 12.5,\n"
                                                       "        \"start\": \"09:30\",\n"
                                                       "        \"end\": \"unlimited\",\n"
                                                       "        \"active\": true,\n"
                                                       "        \"stage\": \"?\",\n"
                                                       "        \"tags\": [\n"
                                                       "          \"a\",\n"
                                                       "          \"b\"\n"
                                                       "        ],\n"
                                                       "        \"double\": 3000000,\n"
                                                       "        \"third\": 500000,\n"
                                                       "        \"period\": {\n"
                                                       "          \"from\": \"2027-03-31\",\n"
                                                       "          \"to\": \"2027-Q2\"\n"
                                                       "        },\n"
                                                       "        \"steps\": [\n"
                                                       "          {\n"
                                                       "            \"id\": \"s1\",\n"
                                                       "            \"text\": \"Eins\",\n"
                                                       "            \"after\": null,\n"
                                                       "            \"parts\": [\n"
                                                       "              {\n"
                                                       "                \"name\": \"x\"\n"
                                                       "              },\n"
                                                       "              {\n"
                                                       "                \"name\": \"y\"\n"
                                                       "              }\n"
                                                       "            ]\n"
                                                       "          },\n"
                                                       "          {\n"
                                                       "            \"id\": \"s2\",\n"
                                                       "            \"text\": \"Zwei\",\n"
                                                       "            \"after\": \"s1\",\n"
                                                       "            \"parts\": null\n"
                                                       "          }\n"
                                                       "        ],\n"
                                                       "        \"first_steps\": [\n"
                                                       "          \"s1\"\n"
                                                       "        ],\n"
                                                       "        \"chapters\": \"Mehr\\nText hier.\",\n"
                                                       "        \"accepted\": null\n"
                                                       "      },\n"
                                                       "      \"findings\": [\n"
                                                       "        {\n"
                                                       "          \"code\": \"P01\",\n"
                                                       "          \"level\": \"info\",\n"
                                                       "          \"row\": \"\",\n"
                                                       "          \"field\": \"\",\n"
                                                       "          \"line\": 1,\n"
                                                       "          \"message\": \"Keine Stufe\",\n"
                                                       "          \"source\": \"P\"\n"
                                                       "        }\n"
                                                       "      ],\n"
                                                       "      \"messages\": []\n"
                                                       "    }\n"
                                                       "  ]\n"
                                                       "}\n");
    buffer_free(&out);
}

static void csv_has_a_table_for_each_list(void **state) {
    struct world world;
    struct computation computation;
    struct exported exported = export_world(state, &world, &computation);
    struct export_tables tables = export_csv(world.arena, &computation, &exported, 1);
    static const struct {
        const char *name, *text;
    } expected[] = {
        {"plan",
         "document,file,currency,incomplete,id,title,value,share,start,end,active,stage,tags,double,third,period.from,"
         "period.to,first_steps,chapters\r\n"
         "p,p.yaml,EUR,false,p,\"Ein \"\"Plan\"\", kurz\",1500000,12.5,09:30,unlimited,true,?,a; "
         "b,3000000,500000,2027-03-31,2027-Q2,s1,\"Mehr\nText hier.\"\r\n"},
        {"plan.steps", "document,row,id,text,after\r\np,1,s1,Eins,\r\np,2,s2,Zwei,s1\r\n"},
        {"plan.steps.parts", "document,steps,row,name\r\np,s1,1,x\r\np,s1,2,y\r\n"},
        {"plan.accepted", "document,row,code,for,until,reason\r\n"},
        {"messages", "document,file,code,level,line,column,text,help\r\n"},
    };
    assert_int_equal(tables.count, sizeof expected / sizeof *expected);
    for (size_t i = 0; i < tables.count; i++) {
        CHECK_STR(tables.items[i].name, expected[i].name);
        CHECK_STR(str_copy(world.arena, buffer_str(&tables.items[i].bytes)), expected[i].text);
        buffer_free(&tables.items[i].bytes);
    }
}

/* What was not read is null, and so is what hangs on it; what does not goes on. */
static void what_was_not_read_is_null(void **state) {
    struct world world = world_new(state);
    world_kind(&world,
               "kind: plan\nfields:\n  a: {type: money}\n  b: {type: money, default: a * 2}\n"
               "  day: {type: date, unlimited: true}\n  sum: {formula: a + 1}\n  again: {formula: sum + 1}\n"
               "  other: {formula: c + 1}\n  c: {type: number}\n  tags: {type: list of integer}\n"
               "  rows: {type: list, of: {id: {type: text}, n: {type: integer}, m: {type: integer}}}\n"
               "  total: {formula: sum(rows.n)}\n  fine: {formula: sum(rows.m)}\n  big: {formula: count(rows[n > 1])}\n"
               "  steps: {type: list, of: {n: {type: integer}}}\n  number: {formula: count(steps)}\n"
               "  on: {type: ref rows}\n  d: {type: number}\n  count: {formula: 'if(c > 1, c, d)'}\n");
    kinds_link(&world.kinds, &world.sink);
    const struct record *record = world_document(
        &world, "plan", "p",
        "a: plenty\nday: soon\nc: 4\ntags: [1, many]\nd: few\nrows: [{id: r, n: 5, m: 6}, {n: x, m: 7}]\nsteps: "
        "[{n: 1}, two]\non: nobody\n",
        NULL);
    world_resolve(&world);
    struct computation computation = {.arena = world.arena, .sink = &world.sink, .records = &world.records};
    struct exported exported = {.record = record, .file = STR("p.yaml"), .incomplete = true};
    struct buffer out = {0};
    export_json(&out, &computation, &exported, 1);
    static const struct {
        const char *field, *value;
    } rows[] = {{"a", "null"},  {"b", "null"},     {"day", "null"}, {"sum", "null"}, {"again", "null"},
                {"other", "5"}, {"total", "null"}, {"fine", "13"},  {"big", "null"}, {"number", "null"},
                {"on", "null"}, {"count", "4"},    {"c", "4"},      {"n", "null"}};
    struct str text = buffer_str(&out);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str line = str_format(world.arena, "\"%s\": %s", rows[i].field, rows[i].value);
        if (!str_find(text, line, NULL)) fail_msg("%.*s not in %.*s", STR_ARG(line), STR_ARG(text));
    }
    assert_false(str_find(text, STR("unlimited"), NULL));
    buffer_free(&out);
}

/* A file that was no document has no values, only messages; it comes last. */
static void what_is_no_document_is_listed(void **state) {
    struct arena *arena = *state;
    struct source source = {.path = STR("p/broken.yaml"), .name = STR("broken.yaml")};
    struct diagnostics sink = diagnostics_new(arena);
    struct diagnostic *d =
        diagnose(&sink, SEVERITY_ERROR, CODE_I00, ((struct span){&source, 3, 4, 0}), "no “YAML”, it is");
    diagnose_help(&sink, d, "close it");
    const struct diagnostic *messages[] = {d};
    struct exported exported = {
        .file = STR("broken.yaml"), .incomplete = true, .messages = messages, .message_count = 1};
    struct computation computation = {.arena = arena, .sink = &sink, .as_of = date_of(2026, 11, 15)};
    struct buffer out = {0};
    export_json(&out, &computation, &exported, 1);
    CHECK_STR(
        str_copy(arena, buffer_str(&out)),
        "{\n  \"format\": \"planpress-export-3\",\n  \"as_of\": \"2026-11-15\",\n  \"documents\": [\n    {\n"
        "      \"kind\": null,\n      \"id\": null,\n      \"file\": \"broken.yaml\",\n      \"language\": null,\n"
        "      \"currency\": null,\n      \"incomplete\": true,\n      \"fields\": null,\n      \"findings\": [],\n"
        "      \"messages\": [\n        {\n          \"code\": \"I00\",\n          \"level\": \"error\",\n"
        "          \"file\": \"broken.yaml\",\n          \"line\": 3,\n          \"column\": 4,\n"
        "          \"text\": \"no “YAML”, it is\",\n          \"help\": \"close it\"\n        }\n      ]\n    }\n  "
        "]\n}\n");
    buffer_free(&out);
    struct export_tables tables = export_csv(arena, &computation, &exported, 1);
    assert_int_equal(tables.count, 1);
    CHECK_STR(str_copy(arena, buffer_str(&tables.items[0].bytes)),
              "document,file,code,level,line,column,text,help\r\n,broken.yaml,I00,error,3,4,\"no “YAML”, it is\",close "
              "it\r\n");
    buffer_free(&tables.items[0].bytes);
}

static void single_values_are_plain(void **state) {
    struct arena *arena = *state;
    struct decimal third = decimal_divide(decimal_of(1), decimal_of(3));
    struct datum money = {.kind = DATUM_MONEY, .number = decimal_of(5), .currency = STR("USD")};
    CHECK_STR(export_text(arena, (struct datum){.kind = DATUM_NUMBER, .number = third}, STR("EUR")), "0.333333333333");
    CHECK_STR(export_text(arena, money, STR("EUR")), "5 USD");
    CHECK_STR(export_text(arena, money, STR("USD")), "5");
    CHECK_STR(export_text(arena, (struct datum){0}, STR("EUR")), "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(numbers_that_do_not_count_are_exported), CHECK_ARENA(json_has_every_value),
        CHECK_ARENA(csv_has_a_table_for_each_list),          CHECK_ARENA(what_was_not_read_is_null),
        CHECK_ARENA(what_is_no_document_is_listed),          CHECK_ARENA(single_values_are_plain),
    };
    return cmocka_run_group_tests_name("export", tests, NULL, NULL);
}
