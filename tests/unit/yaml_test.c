/* YAML: what is read and where it stands, every row of the quirks that is about syntax, all slips of a file at once,
 * limits. */
#include "read/yaml.h"

#include "base/buffer.h"
#include "base/file.h"
#include "base/limits.h"
#include "check.h"

struct reading {
    struct source source;
    struct diagnostics sink;
    struct value *value;
};

static struct reading *read_str(struct arena *arena, struct str text) {
    struct reading *reading = NEW(arena, struct reading);
    reading->source = (struct source){.path = STR("f.yaml"), .text = text};
    reading->sink = diagnostics_new(arena);
    reading->value = yaml_read(arena, &reading->sink, &reading->source, 0, text.size);
    return reading;
}

static struct reading *read_text(struct arena *arena, const char *text) { return read_str(arena, str_of(text)); }

/* --- a tree as text: {a: b, c: [d, "e"]}; a block scalar stands behind a | ------------------------------------------
 */

static void print(struct buffer *out, const struct value *value) {
    if (value->kind == VALUE_SCALAR) {
        buffer_append_c(out, value->style == SCALAR_QUOTED ? "\"" : value->style == SCALAR_BLOCK ? "|" : "");
        buffer_append(out, value->text);
        buffer_append_c(out, value->style == SCALAR_QUOTED ? "\"" : "");
        return;
    }
    buffer_char(out, value->kind == VALUE_MAPPING ? '{' : '[');
    for (size_t i = 0; i < value->count; i++) {
        if (i) buffer_append_c(out, ", ");
        if (value->kind == VALUE_MAPPING) buffer_format(out, "%.*s: ", STR_ARG(value->entries[i].key));
        print(out, value->kind == VALUE_MAPPING ? value->entries[i].value : value->items[i]);
    }
    buffer_char(out, value->kind == VALUE_MAPPING ? '}' : ']');
}

static struct str printed(struct arena *arena, const struct value *value) {
    struct buffer out = {0};
    if (value) print(&out, value);
    else buffer_append_c(&out, "NULL");
    struct str text = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return text;
}

/* "2:4 I00 message", one a line. */
static struct str reported(struct arena *arena, struct reading *reading) {
    struct buffer out = {0};
    diagnostics_sort(&reading->sink);
    for (const struct diagnostic *d = reading->sink.first; d; d = d->next)
        buffer_format(&out, "%s%u:%u %.*s %.*s", out.size ? "\n" : "", d->span.line, d->span.column, STR_ARG(d->code),
                      STR_ARG(in_english(d->message)));
    struct str text = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return text;
}

/* --- reading -------------------------------------------------------------------------------------------------------
 */

static void values_are_raw_text(void **state) {
    static const struct {
        const char *text, *expected;
    } rows[] = {
        {"", ""},
        {"# only a comment\n", ""},
        {"---\na: 1\n...\n", "{a: 1}"},
        {"a: 9:30\nplz: 01067\nb: 12,5\nland: NO\nno: x\nc: 60 %\n",
         "{a: 9:30, plz: 01067, b: 12,5, land: NO, no: x, c: 60 %}"},
        {"a: [x, 'y', \"z\"]\nb:\n  - 1\n  - {c: 2}\n", "{a: [x, \"y\", \"z\"], b: [1, {c: 2}]}"},
        {"a:\nb: ~\nc: null\n", "{a: , b: ~, c: null}"},
        {"a: |\n  x\n   y\n\n  z\nb: >\n  x\n  y\n", "{a: |x\n y\n\nz\n, b: |x y\n}"},
        {"a: x\n  y\n", "{a: x y}"},
        {"a: „Zitat“ – x\n", "{a: „Zitat“ – x}"},
        {"a: \"\\u00e4\\t\"\n", "{a: \"ä\t\"}"},
        {"haltung: ?\nb: [?, x]\nc: {d: ?, e: 1}\n", "{haltung: ?, b: [?, x], c: {d: ?, e: 1}}"},
        {"- ?\n- x?\n- \"?\"\n", "[?, x?, \"?\"]"},
        {"{frage: Was ist los?, b: 1}\n", "{frage: Was ist los?, b: 1}"},
        {"{text: eins,zwei, b: 1}\n", "{text: eins, zwei: , b: 1}"},
        {"a: &n {b: 1}\nc: *n\nd: [*n]\n", "{a: {b: 1}, c: {b: 1}, d: [{b: 1}]}"},
        {"a: x\xE2\x80\xA8y\nb: z\n", "{a: x y, b: z}"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct reading *reading = read_text(*state, rows[i].text);
        CHECK_STR_OF(rows[i].text, reported(*state, reading), "");
        CHECK_STR_OF(rows[i].text, printed(*state, reading->value), rows[i].expected);
    }
}

static void keys_and_values_are_in_normal_form(void **state) {
    struct reading *reading = read_text(*state, "u\xCC\x88"
                                                "ber: scho\xCC\x88n\n");
    CHECK_STR(printed(*state, reading->value), "{über: schön}");
    CHECK_STR(value_find(reading->value, STR("über"))->text, "schön");
    reading = read_text(*state, "über: 1\nu\xCC\x88"
                                "ber: 2\n");
    CHECK_STR(reported(*state, reading), "2:1 I09 the key “über” stands here a second time");
}

static void nothing_said_is_null(void **state) {
    struct reading *reading = read_text(*state, "a:\nb: ~\nc: null\nd: \"\"\ne: \"null\"\n");
    for (size_t i = 0; i < 5; i++) assert_int_equal(value_is_null(reading->value->entries[i].value), i < 3);
    assert_true(value_is_null(read_text(*state, "")->value));
}

static void check_span(struct span span, uint32_t line, uint32_t column, uint32_t length) {
    if (span.line != line || span.column != column || span.length != length)
        fail_msg("expected %u:%u+%u, found %u:%u+%u", line, column, length, span.line, span.column, span.length);
}

static void every_node_knows_its_place(void **state) {
    struct reading *reading =
        read_text(*state, "größe: ärger\nliste:\n  - \"ö\"\n  - {a: &x b}\nleer:\nlang: eins\n  zwei\n");
    const struct entry *entries = reading->value->entries;
    check_span(reading->value->span, 1, 1, 1);
    check_span(entries[0].key_span, 1, 1, 5);
    check_span(entries[0].value->span, 1, 8, 5);
    check_span(entries[1].value->span, 3, 3, 1);
    check_span(entries[1].value->items[0]->span, 3, 5, 3);
    assert_int_equal(entries[1].value->items[0]->text_column, 6);
    check_span(entries[1].value->items[1]->span, 4, 5, 1);
    check_span(entries[1].value->items[1]->entries[0].value->span, 4, 12, 1);
    check_span(entries[2].value->span, 5, 6, 0);
    check_span(entries[3].value->span, 6, 7, 4);
    assert_ptr_equal(entries[0].value->span.source, &reading->source);
}

static void the_text_of_a_block_is_found_in_the_file(void **state) {
    static const struct {
        const char *text;
        uint32_t line, column;
    } rows[] = {
        {"a: |\n  x\n  y\n", 2, 3},           {"a: |\n    x\n", 2, 5},
        {"a: |\n\n\n   x\n", 2, 4},           {"a: |1\n    x\n", 2, 2},
        {"a:\n  b: >\n    x\n    y\n", 3, 5}, {"- a: |\n    # x\n", 2, 5},
        {"a: | # why\n  x\n", 2, 3},          {"a: |\n", 2, 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct value *value = read_text(*state, rows[i].text)->value;
        while (value->kind != VALUE_SCALAR)
            value = value->kind == VALUE_MAPPING ? value->entries[0].value : value->items[0];
        if (value->text_line != rows[i].line || value->text_column != rows[i].column)
            fail_msg("%s: found %u:%u", rows[i].text, value->text_line, value->text_column);
    }
}

static void a_part_of_a_source_keeps_its_lines(void **state) {
    struct source source = {.path = STR("f.md"), .text = STR("---\na: 1\nb: @x\n---\ntext\n")};
    struct diagnostics sink = diagnostics_new(*state);
    const struct value *value = yaml_read(*state, &sink, &source, 4, 16);
    CHECK_STR(printed(*state, value), "{a: 1, b: @x}");
    check_span(value->entries[0].value->span, 2, 4, 1);
    check_span(sink.first->span, 3, 4, 1);
}

static void a_text_of_its_own_is_shifted(void **state) {
    struct source source = {.path = STR("f.md"), .text = STR("x")};
    struct diagnostics sink = diagnostics_new(*state);
    struct span origin = {&source, 10, 5, 0};
    const struct value *value = yaml_read_text(*state, &sink, STR("a: 1\nb: |\n  x\nc: @y\n"), origin);
    check_span(value->entries[0].value->span, 10, 8, 1);
    check_span(value->entries[1].key_span, 11, 5, 1);
    assert_int_equal(value->entries[1].value->text_line, 12);
    assert_int_equal(value->entries[1].value->text_column, 7);
    check_span(sink.first->span, 13, 8, 1);
}

/* --- slips ---------------------------------------------------------------------------------------------------------
 */

/* What is reported, and how the text is taken all the same: what follows is never lost. */
static void slips_are_named_and_repaired(void **state) {
    static const struct {
        const char *text, *message, *expected;
    } rows[] = {
        {"name: Groß & Söhne: AG\nb: 1\n", "1:19 I00 the value of “name” contains a colon and a space, as behind a key",
         "{name: Groß & Söhne: AG, b: 1}"},
        {"{a: b: c, d: 1}\n", "1:6 I00 the value of “a” contains a colon and a space, as behind a key",
         "{a: b: c, d: 1}"},
        {"a: \"b\" c\nd: 1\n", "1:8 I00 text stands behind the closing quote", "{a: \"b\" c, d: 1}"},
        {"{a: \"b\" c, d: 1}\n", "1:9 I00 text stands behind the closing quote", "{a: \"b\" c, d: 1}"},
        {"a: 'it's'\nb: 1\n", "1:8 I00 text stands behind the closing quote", "{a: 'it's', b: 1}"},
        {"a: * fett\nb: 1\n", "1:4 I00 “*” at the start of a text means the repetition of a named value in YAML",
         "{a: * fett, b: 1}"},
        {"a: **fett** x\n", "1:4 I00 “*” at the start of a text means the repetition of a named value in YAML",
         "{a: **fett** x}"},
        {"a: *fett\nb: 1\n", "1:4 I00 there is no anchor “&fett” above", "{a: *fett, b: 1}"},
        {"a: & x\n", "1:4 I00 “&” at the start of a text means a name for a value in YAML", "{a: & x}"},
        {"a: !x!y z\n", "1:4 I00 “!” at the start of a text means a tag in YAML", "{a: !x!y z}"},
        {"a: > viel\nb: 1\n", "1:4 I00 “>” at the start of a text means a block of text on the lines below in YAML",
         "{a: > viel, b: 1}"},
        {"a: - 5\nb: 1\n", "1:4 I00 a list cannot start on the line of its key", "{a: - 5, b: 1}"},
        {"a:\u00A07\nb: 1\n", "1:3 I00 a no-break space (U+00A0) stands behind “a:”, where YAML wants a space",
         "{a: 7, b: 1}"},
        {"a:\n\u00A0\u00A0- b: 1\n\u00A0\u00A0  c: 2\n",
         "2:1 I00 this line and the 1 below it are indented with a no-break space (U+00A0)", "{a: [{b: 1, c: 2}]}"},
        {"a: 1\n\u202Fb: 2\n", "2:1 I00 this line is indented with a narrow no-break space (U+202F)", "{a: 1, b: 2}"},
        {"a:\u200Bb\nc: 1\n", "1:3 I00 a zero-width space (U+200B) stands behind “a:”, where YAML wants a space",
         "{a: b, c: 1}"},
        {"a:\n  – b\n  – c\nd: – e\n", "2:3 I00 a list item starts with a dash that YAML does not know",
         "{a: [b, c], d: – e}"},
        {"a:\n  — b: 1\n    c: – 2\n  — b: 2\n", "2:3 I00 a list item starts with a dash that YAML does not know",
         "{a: [{b: 1, c: – 2}, {b: 2}]}"},
        {"a: @x\nb: 1\n", "1:4 I00 a text cannot start with “@” in YAML", "{a: @x, b: 1}"},
        {"a: %x\n", "1:4 I00 a text cannot start with “%” in YAML", "{a: %x}"},
        {"a: `x`\n", "1:4 I00 a text cannot start with “`” in YAML", "{a: `x`}"},
        {"{a: |, b: 1}\n", "1:5 I00 a text cannot start with “|” in YAML", "{a: |, b: 1}"},
        {"@a: 1\nb: 2\n", "1:1 I00 a text cannot start with “@” in YAML", "{@a: 1, b: 2}"},
        {"a: 1\n%x\nb: 2\n", "2:1 I00 a line cannot start with “%” in YAML", "{a: 1, b: 2}"},
        {"a: - x\nb: 1\n", "1:4 I00 a list cannot start on the line of its key", "{a: - x, b: 1}"},
        {"a: \"foo\nb: 1\n", "1:4 I00 a quote opens here and is never closed", "{a: \"foo, b: 1}"},
        {"a: \"foo\nb: \"x\"\n", "1:4 I00 the quote that opens here is closed in line 2 only, in the middle of a text",
         "{a: \"foo, b: \"x\"}"},
        {"a: \"C:\\Users\"\n", "1:7 I00 “\\U” means nothing in double quotes", "{a: \"C:\\Users\"}"},
        {"a: [1, 2\nb: 3\n", "1:4 I00 “[” opens here and is never closed", "{a: [1, 2], b: 3}"},
        {"a: [1,\n  2\nb: 3\n", "1:4 I00 “[” opens here and is never closed", "{a: [1, 2], b: 3}"},
        {"a: {b: 1\nc: @x\n",
         "1:4 I00 “{” opens here and is never closed\n2:4 I00 a text cannot start with “@” in YAML",
         "{a: {b: 1}, c: @x}"},
        {"a: [1,,2]\n", "1:7 I00 there is nothing before “,”", "{a: [1, 2]}"},
        {"a: [1]]\nb: 1\n", "1:7 I00 “]” closes nothing", "{a: [1], b: 1}"},
        {"a: [1}\nb: 1\n", "1:6 I00 “}” cannot close “[”", "{a: [1], b: 1}"},
        {"{a: b\n c: d}\n", "2:2 I00 a comma is missing before “c”", "{a: b, c: d}"},
        {"[\"a\" \"b\"]\n", "1:6 I00 a comma is missing before “\"b\"”", "[\"a\", \"b\"]"},
        {"a:\n\tb: 1\n\tc: 2\nd: 3\n", "2:1 I00 this line and the 1 below it are indented with tabs",
         "{a: {b: 1, c: 2}, d: 3}"},
        {"a:\n  b: 1\n\tc: 2\n", "3:1 I00 this line is indented with a tab", "{a: {b: 1, c: 2}}"},
        {"a: |\n\tx\n", "2:1 I00 this line is indented with a tab", "{a: |x\n}"},
        {"-\tx\n", "1:2 I00 a tab stands here where YAML wants a space", "[x]"},
        {"a: 1\n  b: 2\nc: 3\n", "2:3 I00 this line is indented deeper than line 1, which has a value already",
         "{a: 1, b: 2, c: 3}"},
        {"a: 1\n  b:   # a day\n  c:\nd: 3\n", "2:3 I00 this line stands below “a”, which has a value already",
         "{a: 1, d: 3}"},
        {"a:\n    b: 1\n  c: 2\nd: 3\n", "3:3 I00 the indentation of this line fits none of the lines above it",
         "{a: {b: 1, c: 2}, d: 3}"},
        {"a:\n  - b: 1\n   c: 2\n", "3:4 I00 this line stands where the list's next item would start, but has no “- ”",
         "{a: [{b: 1, c: 2}]}"},
        {" a: 1\nb: 2\n", "1:1 I00 the first line is indented, the lines below it are not", "{a: 1, b: 2}"},
        {"a: 1\nfoo\nb: 2\n", "2:1 I00 “foo” is neither a key with a colon nor part of the text above", "{a: 1, b: 2}"},
        {"a: 1\nb:2\nc: 3\n", "2:1 I00 a space is missing behind “b:”", "{a: 1, b: 2, c: 3}"},
        {"a:\n  - x\n  -y\n  - z\n", "3:3 I00 a space is missing behind “-”", "{a: [x, y, z]}"},
        {"a: 1\n: x\nb: 2\n", "2:1 I00 the key before the colon is missing", "{a: 1, b: 2}"},
        {"a: 1\n---\nb: 2\n", "2:1 I00 a second document starts here", "{a: 1}"},
        {"a: {{ b }}\nc: 1\n", "1:5 I00 a key cannot be a mapping", "{a: {}, c: 1}"},
        {"<<: {a: 1}\nb: 2\n", "1:1 I00 merging with “<<” is not supported", "{b: 2}"},
        {"a: 1\nb: 2\na: 3\n", "3:1 I09 the key “a” stands here a second time", "{a: 1, b: 2}"},
        {"a: &x [*x]\n", "1:8 I00 “*x” would contain itself", "{a: [*x]}"},
        {"a: x\x01y\n", "1:5 I00 the invisible character U+0001 is not allowed in YAML", "{a: x y}"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct reading *reading = read_text(*state, rows[i].text);
        CHECK_STR_OF(rows[i].text, reported(*state, reading), rows[i].message);
        CHECK_STR_OF(rows[i].text, printed(*state, reading->value), rows[i].expected);
    }
}

/* What YAML takes for something else and nobody means otherwise. */
static void what_has_one_meaning_is_read(void **state) {
    static const struct {
        const char *text, *expected;
    } rows[] = {
        {"a: > 100\nb: 1\n", "{a: > 100, b: 1}"},
        {"a: >= 5 Mio. €\nb: >€5\n", "{a: >= 5 Mio. €, b: >€5}"},
        {"a: >5\nb: 1\n", "{a: >5, b: 1}"},
        {"a: {b: > 5, c: -}\n", "{a: {b: > 5, c: -}}"},
        {"- a: -\n  b: - # none\n", "[{a: -, b: -}]"},
        {"a: \"b: > 5\"\nc: > 5\n", "{a: \"b: > 5\", c: > 5}"},
        {"a: |\n  b: > 5\nc: > 5\n", "{a: |b: > 5\n, c: > 5}"},
        {"{2025: 3,9 Mio. €, 2026: 4,8}\n", "{2025: 3,9 Mio. €, 2026: 4,8}"},
        {"a: {b: 38,5}\n", "{a: {b: 38,5}}"},
        {"{ a: 1.400.000,- € }\n", "{a: 1.400.000,- €}"},
        {"{a: 95.000,–, b: 1}\n", "{a: 95.000,–, b: 1}"},
        {"{a: Fr. 95'000.-, b: 5,-- €, c: 6,-}\n", "{a: Fr. 95'000.-, b: 5,-- €, c: 6,-}"},
        {"{a: 5,-\n, b: 1.250,– EUR\n}\n", "{a: 5,-, b: 1.250,– EUR}"},
        {"a: [95,- €, 4,–]\n", "{a: [95,- €, 4,–]}"},
        {"a: für 5,- je Stück\nb: 'zu 5,- €'\n", "{a: für 5,- je Stück, b: \"zu 5,- €\"}"},
        {"a: |\n  5,- oder 6,-\n  7\n", "{a: |5,- oder 6,-\n7\n}"},
        {"a: [1,2]\n", "{a: [1, 2]}"},
        {"{2025, 2026}\n", "{2025: , 2026: }"},
        {"{a: 3, 9}\n", "{a: 3, 9: }"},
        {"a\u00A0: 1\nb\u200B : 2\n", "{a: 1, b: 2}"},
        {"a: |\n  – b\nc: x\n  – y\n", "{a: |– b\n, c: x – y}"},
        {"{\n\t\"a\":1e6,\t\"b\":[true,null]\n}\n", "{a: 1e6, b: [true, null]}"},
        {"{\n\t\"a\": \"\\u00e9\\/\\ud83d\\ude00\\ud83d\\udE01\", \"b\": \"\\\\ud83d\\\\ude00\"\n}\n",
         "{a: \"é/😀😁\", b: \"\\ud83d\\ude00\"}"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct reading *reading = read_text(*state, rows[i].text);
        CHECK_STR_OF(rows[i].text, reported(*state, reading), "");
        CHECK_STR_OF(rows[i].text, printed(*state, reading->value), rows[i].expected);
    }
    struct buffer many = {0};
    for (int i = 0; i < 200; i++) buffer_format(&many, "k%d: > %d\n", i, i);
    struct reading *reading = read_str(*state, str_copy(*state, buffer_str(&many)));
    buffer_free(&many);
    assert_int_equal(reading->value->count, 200);
    assert_int_equal(reading->sink.count, 0);
}

static void a_help_says_what_to_write(void **state) {
    static const struct {
        const char *text, *help;
    } rows[] = {
        {"name: Groß & Söhne: AG\n", "put quotes around the text: \"Groß & Söhne: AG\""},
        {"t: \"Zitat\" und mehr\n", "put single quotes around the text: '\"Zitat\" und mehr'"},
        {"t: 'it's'\n", "put quotes around the text: \"it's\""},
        {"t: \"a\" 'b'\n", "put single quotes around the whole text and write each single quote in it twice"},
        {"a: @x # why\n", "put quotes around the text: \"@x\""},
        {"a:1\nb: 2\n", "write “a: 1”"},
        {"a: - 5\n", "put each item on a line of its own below the key; write “-5” if a minus sign is meant"},
        {"a:\n\tb: 1\n", "indent with spaces: YAML does not allow tabs there"},
        {"a:\n  - b: 1\n   c: 2\n", "indent it by 4 spaces to go with line 2"},
        {"a: \"x\nb: 1\n", "close it at the end of the text: \"x\""},
        {"a: [x\nb: 1\n", "put “]” where its values end, in line 1 at the latest"},
        {"a: 1\na: 2\n", "it is in line 1 already: keep one of them"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_STR_OF(rows[i].text, read_text(*state, rows[i].text)->sink.first->help, rows[i].help);
}

static void all_slips_of_a_file_are_reported(void **state) {
    struct buffer text = {0};
    for (int i = 0; i < 40; i++) buffer_format(&text, "key%d: @x\nother%d:\n  - fine\n", i, i);
    buffer_append_c(&text, "key0: again\n");
    struct reading *reading = read_str(*state, buffer_str(&text));
    assert_int_equal(reading->sink.errors, 41);
    uint32_t line = 1;
    for (const struct diagnostic *d = reading->sink.first; d->next; d = d->next, line += 3)
        assert_int_equal(d->span.line, line);
    assert_int_equal(reading->value->count, 80);
    buffer_free(&text);
}

static void more_slips_than_anyone_makes_end_the_reading(void **state) {
    struct buffer text = {0};
    for (int i = 0; i < 1000; i++) buffer_format(&text, "key%d: @x\n", i);
    struct reading *reading = read_str(*state, buffer_str(&text));
    assert_null(reading->value);
    assert_in_range(reading->sink.errors, 20, 100);
    buffer_free(&text);
}

/* --- what is legal, but hardly meant -------------------------------------------------------------------------------
 */

static void text_lost_to_yaml_is_warned_of(void **state) {
    static const struct {
        const char *text, *message;
    } rows[] = {
        {"titel: #1 Lieferant\n", "1:8 I02 the text from # on is a comment and is not read"},
        {"titel: Ziel #1\nb: 2\n", "1:13 I02 the text from # on is a comment and is not read"},
        {"a: [x, y #1\n  ]\n", "1:10 I02 the text from # on is a comment and is not read"},
        {"- Ziel #1\n- a: b\n", "1:8 I02 the text from # on is a comment and is not read"},
        {"a: | #x\n  y\n", "1:6 I02 the text from # on is a comment and is not read"},
        {"titel: Ziel # 1\n", ""},
        {"titel: Ziel # 1 #2\n", ""},
        {"titel: Ziel#1\n", ""},
        {"titel: \"Ziel #1\"\n", ""},
        {"titel: |\n  Ziel #1\n  #2\n", ""},
        {"titel: 'a\n  #b'\n", ""},
        {"#titel: x\na: 1\n  #b\n", ""},
        {"a: 1 ## laut\n", ""},
        {"kunde: #main\n  a: 1\n", ""},
        {"a: !x y\n", "1:4 I02 a word that starts with “!” is a YAML tag and not part of the text"},
        {"a: !x\n  b: 1\n", "1:4 I02 a word that starts with “!” is a YAML tag and not part of the text"},
        {"a: &Co KG\n", "1:4 I02 “&Co” gives a value a name that nothing uses, and is not part of the text"},
        {"a: |5\nb: 1\n", "1:4 I02 “|5” starts a block of text, which is empty"},
        {"a:\n- b\n - c\n", "3:2 I02 this “- ” continues the text of line 2 and starts no list item"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct reading *reading = read_text(*state, rows[i].text);
        CHECK_STR_OF(rows[i].text, reported(*state, reading), rows[i].message);
        assert_int_equal(reading->sink.errors, 0);
    }
}

/* --- limits --------------------------------------------------------------------------------------------------------
 */

static struct str repeated(struct arena *arena, const char *before, const char *text, size_t count) {
    struct buffer out = {0};
    buffer_append_c(&out, before);
    for (size_t i = 0; i < count; i++) buffer_append_c(&out, text);
    struct str copy = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return copy;
}

static void check_refused(struct arena *arena, struct str text, const char *message) {
    struct reading *reading = read_str(arena, text);
    assert_null(reading->value);
    CHECK_STR_OF(message, reading->sink.first->message, message);
    CHECK_STR(reading->sink.first->code, "I13");
}

static void nothing_eats_the_machine(void **state) {
    check_refused(*state, repeated(*state, "a: ", "[", 40000), "values are nested more than 64 deep");
    check_refused(*state, repeated(*state, "", "- ", 40000), "values are nested more than 64 deep");
    check_refused(*state, repeated(*state, "- &a x\n", "- *a\n", LIMIT_YAML_NODES),
                  "the file has more than 1000000 values");
    check_refused(*state, repeated(*state, "", "- &a x\n", LIMIT_YAML_ANCHORS + 1),
                  "the file has more than 1000 anchors");
    struct buffer bomb = {0};
    buffer_append_c(&bomb, "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
    for (int i = 1; i < 12; i++) {
        buffer_format(&bomb, "a%d: &a%d [", i, i);
        for (int j = 0; j < 10; j++) buffer_format(&bomb, "*a%d,", i - 1);
        buffer_append_c(&bomb, "]\n");
    }
    check_refused(*state, buffer_str(&bomb), "the file has more than 1000000 values");
    buffer_free(&bomb);
}

static void the_deepest_allowed_is_read(void **state) {
    struct str opening = repeated(*state, "", "[", LIMIT_DEPTH), closing = repeated(*state, "", "]", LIMIT_DEPTH);
    struct reading *reading = read_str(*state, str_join(*state, opening, closing));
    assert_non_null(reading->value);
    assert_int_equal(reading->sink.count, 0);
}

static void many_keys_are_compared_quickly(void **state) {
    struct buffer text = {0};
    for (int i = 0; i < 20000; i++) buffer_format(&text, "k%d: 1\n", i);
    struct reading *reading = read_str(*state, buffer_str(&text));
    assert_int_equal(reading->value->count, 20000);
    assert_int_equal(reading->sink.count, 0);
    buffer_free(&text);
}

/* Cut anywhere, a text gives a tree or an error, and never more than it held. */
static void a_cut_text_is_survived(void **state) {
    (void)state;
    struct str text = STR("a: \"x\\u00e4\" # c\nb: [1, {c: 'd'}, &x e, *x]\n? f\n: |2\n    g\n\n   h\ni: !t >-\n j\n");
    for (size_t end = 0; end <= text.size; end++) {
        struct arena *arena = arena_create();
        struct reading *reading = read_str(arena, str_slice(text, 0, end));
        assert_true(reading->value || reading->sink.errors);
        arena_destroy(arena);
    }
}

static void the_samples_have_no_slip(void **state) {
    static const char *const paths[] = {"planpress.yaml", "personen.yml", "portfolio.yml", "konten/grossmann/plan.yml",
                                        "konten/grossmann/business-case-gx900.yml"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        struct message problem;
        struct str bytes, path = str_format(*state, "../shared/samples/a-weisseritz/%s", paths[i]);
        if (!file_read(*state, path, LIMIT_FILE, &bytes, &problem)) {
            print_message("no ../shared: skipped\n");
            skip();
        }
        struct reading *reading = read_str(*state, bytes);
        CHECK_STR_OF(paths[i], reported(*state, reading), "");
        assert_int_equal(reading->value->kind, VALUE_MAPPING);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(values_are_raw_text),
        CHECK_ARENA(keys_and_values_are_in_normal_form),
        CHECK_ARENA(nothing_said_is_null),
        CHECK_ARENA(every_node_knows_its_place),
        CHECK_ARENA(the_text_of_a_block_is_found_in_the_file),
        CHECK_ARENA(a_part_of_a_source_keeps_its_lines),
        CHECK_ARENA(a_text_of_its_own_is_shifted),
        CHECK_ARENA(slips_are_named_and_repaired),
        CHECK_ARENA(what_has_one_meaning_is_read),
        CHECK_ARENA(a_help_says_what_to_write),
        CHECK_ARENA(all_slips_of_a_file_are_reported),
        CHECK_ARENA(more_slips_than_anyone_makes_end_the_reading),
        CHECK_ARENA(text_lost_to_yaml_is_warned_of),
        CHECK_ARENA(nothing_eats_the_machine),
        CHECK_ARENA(the_deepest_allowed_is_read),
        CHECK_ARENA(many_keys_are_compared_quickly),
        CHECK_ARENA(a_cut_text_is_survived),
        CHECK_ARENA(the_samples_have_no_slip),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
