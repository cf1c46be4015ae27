/* Blocks of a class wherever text stands: what each class sees of texts, lists, rows and bodies, and marks at random.
 */
#include "kind_check.h"

#include "../random/dice.h"
#include "read/class_text.h"

static const char *const note = "kind: note\n"
                                "class: customer\n"
                                "body: chapters\n"
                                "fields:\n"
                                "  title: {type: text}\n"
                                "  texts: {type: list of text}\n"
                                "  count: {type: number}\n"
                                "  who: {type: text}\n"
                                "  issues: {type: list, naming: text, of: {id: {type: text}, text: {type: text, "
                                "required: true}, note: {type: text}}}\n"
                                "  outlook: {type: markdown}\n"
                                "  chapters: {type: markdown}\n";

static struct world note_world(void **state) {
    struct world world = world_new(state);
    world_kind(&world, note);
    kinds_link(&world.kinds, &world.sink);
    CHECK_SAID(&world, "");
    return world;
}

static const struct record *seen_by(struct world *world, enum class class) {
    struct records *records = records_restrict(world->arena, &world->records, class);
    return records_find(records, kinds_find(&world->kinds, STR("note")), STR("n"));
}

/* Texts -------------------------------------------------------------------------------------------------------- */

static void a_text_is_parted_by_its_marks(void **state) {
    static const struct {
        const char *text, *customer, *internal, *confidential, *said;
    } rows[] = {
        {"a ::: internal b ::: c", "a c", "a b c", "a b c", ""},
        {"a\n::: intern\nb\n:::\nc", "a\nc", "a\nb\nc", "a\nb\nc", ""},
        {"a ::: intern b ::: vertraulich c ::: d :::, e", "a, e", "a b d, e", "a b c d, e", ""},
        {"::: intern b :::", "", "b", "b", ""},
        {"::: kunde b :::", "b", "b", "b", ""},
        {"::: vertraulich a ::: kunde b ::: :::", "", "", "a b", ""},
        {"a \\::: intern b", NULL, NULL, NULL, ""},
        {"a ::: b", "a b", "a b", "a b", "1 there is no class “b” for a ::: block"},
        {"a ::: intern ::: b", "a b", "a b", "a b", "1 “::: intern” is closed at once and holds nothing"},
        {"a :::", "a", "a", "a", "1 this “:::” closes nothing"},
        {"a\n::: intern\nb", "a", "a\nb", "a\nb", "2 “::: intern” is never closed and goes on to the end"},
        {"a :: intern b", "a intern b", "a intern b", "a intern b",
         "1 this looks like the mark of a ::: block, but it is none"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct diagnostics sink = diagnostics_new(*state);
        struct str seen[CLASS_COUNT] = {{0}};
        bool parted = class_text_read(*state, &sink, str_of(rows[i].text), (struct span){.line = 1}, seen);
        assert_int_equal(parted, rows[i].customer != NULL);
        if (parted) CHECK_STR_OF(rows[i].text, seen[CLASS_CUSTOMER], rows[i].customer);
        if (parted) CHECK_STR_OF(rows[i].text, seen[CLASS_INTERNAL], rows[i].internal);
        if (parted) CHECK_STR_OF(rows[i].text, seen[CLASS_CONFIDENTIAL], rows[i].confidential);
        struct str said =
            sink.first ? str_format(*state, "%u %.*s", sink.first->span.line, STR_ARG(in_english(sink.first->message)))
                       : STR("");
        CHECK_STR_OF(rows[i].text, said, rows[i].said);
    }
}

/* YAML of any form, lists of text, several languages, rows of Markdown, ids. */
static void a_block_works_wherever_text_stands(void **state) {
    struct world world = note_world(state);
    world_document(
        &world, "note", "n",
        "title: {de: \"Titel ::: intern SECRET :::\", en: Title}\n"
        "texts:\n  - 'one ::: internal SECRET :::'\n  - '::: internal SECRET :::'\n  - >\n    two\n    ::: intern\n"
        "    SECRET\n    :::\n"
        "who: |\n    three\n       ::: internal\n       SECRET\n       :::\n"
        "outlook: |2\n     four\n\n     ::: internal\n     SECRET\n     :::\n",
        "# Issues\n\n- Late ::: internal SECRET :::\n- Slow\n\n  ::: internal\n  SECRET\n  :::\n\n"
        "| text | note |\n|---|---|\n| Dear ::: internal SECRET ::: | ::: intern SECRET ::: |\n"
                   "| Odd \\::: intern | |\n");
    world_resolve(&world);
    CHECK_SAID(&world, "");
    CHECK_DUMP(&world, seen_by(&world, CLASS_CUSTOMER),
               "note n\n  title: Titel, en Title\n  texts: one, two\n  who: three\n"
               "  issues[1]:\n    id: late\n    text: Late\n  issues[2]:\n    id: slow\n    text: Slow\n"
               "  issues[3]:\n    id: dear\n    text: Dear\n  issues[4]:\n    id: odd_intern\n    text: Odd ::: intern\n  outlook: paragraph \"four\"\n");
    struct str inside = world_dump(&world, seen_by(&world, CLASS_INTERNAL));
    size_t count = 0;
    for (size_t at; str_find(inside, STR("SECRET"), &at); count++) inside = str_skip(inside, at + 1);
    assert_int_equal(count, 10); /* the title twice: as it is, and in German */
}

static void what_is_no_text_holds_no_block(void **state) {
    struct world world = note_world(state);
    world_document(&world, "note", "n",
                   "count: 5 ::: internal 6 :::\nissues: [{id: \"a ::: intern b :::\", text: c}]\n", NULL);
    struct str said = world_said(&world);
    assert_true(str_find(said, STR("M03 1: no ::: block can stand here"), NULL));
    assert_true(str_find(said, STR("M03 2: no ::: block can stand here"), NULL));
}

/* What no field took ------------------------------------------------------------------------------------------- */

static void sections_are_published_by_those_who_say_so(void **state) {
    static const struct {
        const char *markdown, *customer, *said;
    } rows[] = {
        {"# Outlook\n\ngood\n\n# Health\n\nred\n", "  outlook: paragraph \"good\"\n  chapters: \n",
         "I20 5: the customer does not get what no field took: “Health”"},
        {"::: kunde\n# A\n\na\n:::\n\n# B\n\nb\n", "  chapters: division kunde (section \"A\" (paragraph \"a\"))\n",
         "I20 1: of what no field took, the customer gets “A”, but not “B”"},
        {"## A\n\nx\n\n::: customer\na\n:::\n", "  chapters: section \"A\" (division customer (paragraph \"a\"))\n",
         "I20 1: of what no field took, the customer gets “A”, but no text without a heading"},
        {"## A\n\nx\n\n### B\n\n::: customer\na\n:::\n",
         "  chapters: section \"B\" (division customer (paragraph \"a\"))\n",
         "I20 1: of what no field took, the customer gets “B”, but not “A”"},
        {"## A\n\nx\n\n::: customer\n## B\n\nb\n:::\n",
         "  chapters: division customer (section \"B\" (paragraph \"b\"))\n",
         "I20 1: of what no field took, the customer gets “B”, but not “A”"},
        {"x\n", "  chapters: \n", "I20 1: the customer does not get the text that no field took"},
        {"::: intern\nx\n:::\n", "  chapters: \n", ""},
        {"## A\n\n::: intern\n::: kunde\nx\n:::\n:::\n", "  chapters: \n",
         "I20 1: the customer does not get what no field took: “A”"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct world world = note_world(state);
        world_document(&world, "note", "n", "who: w\n", rows[i].markdown);
        struct str said = world_said(&world), first;
        str_cut(&said, '|', &first);
        CHECK_STR_OF(rows[i].markdown, str_trim(first), rows[i].said);
        world_resolve(&world);
        struct str expected = str_format(*state, "note n\n  who: w\n%s", rows[i].customer);
        CHECK_STR_OF(rows[i].markdown, world_dump(&world, seen_by(&world, CLASS_CUSTOMER)),
                     str_terminated(*state, expected));
    }
}

/* At random ---------------------------------------------------------------------------------------------------- */

enum { DOCUMENTS = 4000 };

static const char *const before[] = {"",
                                     "",
                                     "a\n",
                                     "- a\n",
                                     "> a\n",
                                     "1. a\n",
                                     "a\n\n",
                                     "| a | b |\n|---|---|\n| c | d |\n",
                                     "```\n",
                                     "~~~\n",
                                     "<!--\n",
                                     "<div>\n",
                                     "[l]\n\n",
                                     "a[^n]\n\n",
                                     "# Issues\n\n",
                                     "# Outlook\n\n",
                                     "::: kunde\n",
                                     "- a\n  - b\n\n    ",
                                     "**a",
                                     "`a",
                                     "[a](",
                                     "[^n]: "};
static const char *const openings[] = {"::: internal\n",
                                       "::: internal\n",
                                       "::: intern\n",
                                       ":::internal\n",
                                       ":::: vertraulich\n",
                                       "::: internal :::\n",
                                       "a ::: internal ",
                                       "a ::: internal\n",
                                       "::: internal ",
                                       ":: internal\n",
                                       ":: internal ",
                                       "::: intrenal\n",
                                       "::: internal,\n",
                                       "    ::: internal\n",
                                       "\t::: internal\n",
                                       " ::: internal\n",
                                       "- ::: internal\n",
                                       "- ::: internal\n  ",
                                       "> ::: internal\n",
                                       "> ::: internal\n> ",
                                       "1. ::: internal\n   ",
                                       "| ::: internal ",
                                       "| ::: internal | ",
                                       "\xE2\x80\x8B::: internal\n",
                                       ":\xE2\x80\x8B:: internal\n",
                                       "\xEF\xBC\x9A\xEF\xBC\x9A\xEF\xBC\x9A internal\n",
                                       "\xEF\xBB\xBF::: internal\n",
                                       "::: inter\xC2\xADnal\n",
                                       "::: \xEF\xBD\x89ntern\n",
                                       ":::\xC2\xA0internal\n",
                                       "\xE2\x88\xB7: internal\n",
                                       ": : : internal\n",
                                       "**::: internal**\n",
                                       "`::: internal`\n",
                                       "# ::: internal\n",
                                       "[x](::: internal ",
                                       "![x ::: internal ",
                                       "[l]: ::: internal ",
                                       "&nbsp;::: internal\n",
                                       "<b>::: internal</b>\n",
                                       "::: {.internal}\n",
                                       "::: internal\r\n",
                                       "a\\\n::: internal\n"};
static const char *const bodies[] = {"SECRET",
                                     "SECRET",
                                     "a SECRET b",
                                     "- SECRET",
                                     "a\n\nSECRET",
                                     "[l]: http://SECRET.de \"SECRET\"",
                                     "[^n]: SECRET",
                                     "![SECRET](SECRET.png \"SECRET\")",
                                     "# SECRET",
                                     "| SECRET |\n|---|\n| SECRET |",
                                     "`SECRET`",
                                     "> SECRET",
                                     "```\nSECRET\n```",
                                     "[SECRET](http://SECRET.de)",
                                     "SECRET\n===",
                                     "[l]:\n  http://SECRET.de",
                                     "[L\n]: http://SECRET.de",
                                     "<http://SECRET.de>",
                                     "**SECRET**",
                                     "SECRET  \nSECRET",
                                     "http://SECRET.de"};
static const char *const closings[] = {
    "\n:::\n",       "\n:::\n",   "\n:::\n",      " :::\n",    " ::: b\n",     "\n::::\n", "\n  :::\n",
    "\n    :::\n",   "\n> :::\n", "\n- :::\n",    " ::: |\n",  "\n::\n",       "\n",       "",
    ":::\n",         "\n::: a\n", "\n:::\n:::\n", "\n\\:::\n", "\n:::\n```\n", "\n-->\n",  "* :::\n",
    " :::](x.png)\n"};

static struct str text_at_random(struct arena *arena, struct dice *dice) {
    struct str text = {0};
    for (int i = dice_between(dice, 1, 3); i > 0; i--)
        text =
            str_format(arena, "%.*s%s%s%s%s%s", STR_ARG(text), DICE_PICK(dice, before), DICE_PICK(dice, openings),
                       DICE_PICK(dice, bodies), DICE_PICK(dice, closings), dice_chance(dice, 50) ? "\nafter\n\n" : "");
    return text;
}

static struct str quoted(struct arena *arena, struct str text) {
    struct buffer out = {0};
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '\n') buffer_append_c(&out, "\\n");
        else if (text.data[i] == '\r') buffer_append_c(&out, "\\r");
        else if (text.data[i] == '\t') buffer_append_c(&out, "\\t");
        else {
            if (strchr("\"\\", text.data[i])) buffer_char(&out, '\\');
            buffer_char(&out, text.data[i]);
        }
    }
    struct str copy = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return copy;
}

static bool inlines_hold(const struct inline_node *first, struct str token) {
    for (const struct inline_node *node = first; node; node = node->next) {
        const struct str texts[] = {node->text, node->target, node->title};
        for (size_t i = 0; i < 3; i++)
            if (str_find(texts[i], token, NULL)) return true;
        if (inlines_hold(node->first, token)) return true;
    }
    return false;
}

static bool blocks_hold(const struct block *first, struct str token);

static bool table_holds(const struct table *table, struct str token) {
    for (size_t c = 0; table && c < table->column_count; c++) {
        if (inlines_hold(table->columns[c].heading, token)) return true;
        for (size_t r = 0; r < table->row_count; r++)
            if (blocks_hold(table->rows[r].cells[c].blocks, token)) return true;
    }
    return false;
}

/* In whatever a writer or a later mistake could print. */
static bool blocks_hold(const struct block *first, struct str token) {
    for (const struct block *block = first; block; block = block->next) {
        const struct str texts[] = {block->text, block->info, block->source, block->slug, block->text_below};
        for (size_t i = 0; i < 5; i++)
            if (str_find(texts[i], token, NULL) || str_find(texts[i], STR("secret"), NULL)) return true;
        if (inlines_hold(block->inlines, token) || table_holds(block->table, token) || blocks_hold(block->first, token))
            return true;
    }
    return false;
}

static bool datum_holds(struct datum datum, struct str token) {
    if (str_find(datum.text, token, NULL) || str_find(datum.text, STR("secret"), NULL)) return true;
    if (datum.kind == DATUM_MARKDOWN) return blocks_hold(datum.blocks, token);
    for (size_t i = 0; datum.kind == DATUM_LIST && i < datum.count; i++)
        if (datum_holds(datum.items[i], token)) return true;
    for (size_t i = 0; datum.kind == DATUM_RECORD && i < datum.record->set->count; i++)
        if (datum_holds(*record_said_at(datum.record, i), token)) return true;
    return false;
}

struct tally {
    size_t hidden, refused, nowhere;
};

static void check_one(struct world *world, struct str yaml, struct str markdown, struct tally *tally) {
    const struct record *full =
        world_document(world, "note", "n", str_terminated(world->arena, yaml), str_terminated(world->arena, markdown));
    world_resolve(world);
    const struct record *customer = seen_by(world, CLASS_CUSTOMER);
    struct datum all = {.kind = DATUM_RECORD, .record = full}, theirs = {.kind = DATUM_RECORD, .record = customer};
    if (world->sink.errors) tally->refused++;
    else if (datum_holds(theirs, STR("SECRET")))
        fail_msg("a customer sees SECRET of\n%.*s\n---\n%.*s", STR_ARG(yaml), STR_ARG(markdown));
    else if (datum_holds(all, STR("SECRET"))) tally->hidden++;
    else tally->nowhere++;
}

/* Each token was meant for a block: a customer sees it only where an error keeps everything back. That the marks do not
 * all fail, and are not all hidden, is what the tally is for. */
static void a_token_reaches_no_customer(void **state) {
    (void)state;
    struct tally tally = {0};
    for (uint64_t seed = 0; seed < DOCUMENTS; seed++) {
        struct dice dice = dice_new(seed, STR("marks"));
        struct arena *arena = arena_create();
        void *of = arena;
        struct world world = note_world(&of);
        struct str text = text_at_random(arena, &dice);
        bool field = dice_chance(&dice, 30);
        struct str yaml =
            field ? str_format(arena, "texts: [\"%.*s\"]\n", STR_ARG(quoted(arena, text))) : STR("who: w\n");
        struct str body = str_format(arena, "%s%.*s", dice_chance(&dice, 50) ? "# Outlook\n\n" : "", STR_ARG(text));
        check_one(&world, yaml, field ? STR("") : body, &tally);
        arena_destroy(arena);
    }
    assert_true(tally.hidden > DOCUMENTS / 20);
    assert_true(tally.refused > DOCUMENTS / 4);
    assert_true(tally.nowhere < DOCUMENTS / 5);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(a_text_is_parted_by_its_marks),  CHECK_ARENA(a_block_works_wherever_text_stands),
        CHECK_ARENA(what_is_no_text_holds_no_block), CHECK_ARENA(sections_are_published_by_those_who_say_so),
        CHECK_ARENA(a_token_reaches_no_customer),
    };
    return cmocka_run_group_tests_name("class blocks", tests, NULL, NULL);
}
