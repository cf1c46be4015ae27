/* Markdown: the tree of every construct, sections and divisions, what is left out, where things stand, limits. */
#include "read/markdown.h"

#include "base/buffer.h"
#include "base/limits.h"
#include "check.h"

struct reading {
    struct source source;
    struct diagnostics sink;
    struct block *blocks;
};

static struct reading *read_str(struct arena *arena, struct str text) {
    struct reading *reading = NEW(arena, struct reading);
    reading->source = (struct source){.path = STR("f.md"), .text = text};
    reading->sink = diagnostics_new(arena);
    reading->blocks = markdown_read(arena, &reading->sink, text, (struct span){&reading->source, 1, 1, 0});
    return reading;
}

static struct reading *read_text(struct arena *arena, const char *text) { return read_str(arena, str_of(text)); }

/* --- a tree as text ------------------------------------------------------------------------------------------------
 */

static void print_inlines(struct buffer *out, const struct inline_node *node) {
    static const char *const names[] = {
        [INLINE_EMPHASIS] = "em", [INLINE_STRONG] = "strong", [INLINE_STRIKE] = "del", [INLINE_LINK] = "link",
        [INLINE_IMAGE] = "image", [INLINE_NAME] = "?",        [INLINE_MUTED] = "?",    [INLINE_ALERT] = "?",
        [INLINE_NOTE] = "note",   [INLINE_TEXT] = "",         [INLINE_SPACE] = "␣",    [INLINE_BREAK] = "⏎",
        [INLINE_CODE] = "`",      [INLINE_UNKNOWN] = "?",     [INLINE_CLASSED] = ""};
    for (; node; node = node->next) {
        buffer_append_c(out, names[node->kind]);
        if (node->kind == INLINE_CLASSED) buffer_format(out, "[%.*s]", STR_ARG(node->text));
        else buffer_append(out, node->text);
        if (node->kind == INLINE_CODE) buffer_char(out, '`');
        if (node->target.size) buffer_format(out, "<%.*s>", STR_ARG(node->target));
        if (!node->first) continue;
        buffer_char(out, '(');
        print_inlines(out, node->first);
        buffer_char(out, ')');
    }
}

static void print_blocks(struct buffer *out, const struct block *block);

static void print_table(struct buffer *out, const struct table *table) {
    buffer_append_c(out, table->headed ? " headed" : "");
    for (size_t i = 0; i < table->column_count; i++) {
        buffer_append_c(out, table->columns[i].align == ALIGN_END      ? " |>"
                             : table->columns[i].align == ALIGN_CENTER ? " |^"
                                                                       : " |");
        print_inlines(out, table->columns[i].heading);
    }
    for (size_t i = 0; i < table->row_count; i++) {
        buffer_append_c(out, " /");
        for (size_t j = 0; j < table->column_count; j++) {
            buffer_append_c(out, " ");
            print_blocks(out, table->rows[i].cells[j].blocks);
        }
    }
}

static void print_list(struct buffer *out, const struct block *list) {
    buffer_append_c(out, list->tight ? " tight" : " loose");
    if (list->list_style == LIST_NUMBERS) buffer_format(out, " from %d", list->start);
    if (list->list_style == LIST_CHECKS) buffer_append_c(out, " checks");
}

static void print_block(struct buffer *out, const struct block *block) {
    static const char *const names[BLOCK_PAGE_BREAK + 1] = {
        [BLOCK_SECTION] = "h",   [BLOCK_PARAGRAPH] = "p", [BLOCK_LIST] = "list", [BLOCK_ITEM] = "item",
        [BLOCK_QUOTE] = "quote", [BLOCK_CODE] = "code",   [BLOCK_RULE] = "rule", [BLOCK_TABLE] = "table",
        [BLOCK_IMAGE] = "image", [BLOCK_DIVISION] = "div"};
    buffer_append_c(out, names[block->kind] ? names[block->kind] : "?");
    if (block->kind == BLOCK_SECTION) buffer_format(out, "%d", block->level);
    if (block->kind == BLOCK_LIST) print_list(out, block);
    if (block->check != CHECK_NONE) buffer_append_c(out, block->check == CHECK_DONE ? " done" : " open");
    if (block->numbered) buffer_format(out, " %d", block->start);
    if (block->info.size) buffer_format(out, " <%.*s>", STR_ARG(block->info));
    if (block->text.size) buffer_format(out, " '%.*s'", STR_ARG(block->text));
    if (block->table) print_table(out, block->table);
    if (block->inlines) buffer_char(out, ' ');
    print_inlines(out, block->inlines);
    if (!block->first) return;
    buffer_append_c(out, " [");
    print_blocks(out, block->first);
    buffer_char(out, ']');
}

static void print_blocks(struct buffer *out, const struct block *block) {
    for (; block; block = block->next) {
        print_block(out, block);
        if (block->next) buffer_append_c(out, "; ");
    }
}

static struct str finish(struct arena *arena, struct buffer *out) {
    struct str text = str_copy(arena, buffer_str(out));
    buffer_free(out);
    return text;
}

static struct str printed(struct arena *arena, const struct block *blocks) {
    struct buffer out = {0};
    print_blocks(&out, blocks);
    return finish(arena, &out);
}

static struct str reported(struct arena *arena, struct reading *reading) {
    struct buffer out = {0};
    diagnostics_sort(&reading->sink);
    for (const struct diagnostic *d = reading->sink.first; d; d = d->next)
        buffer_format(&out, "%s%u %.*s %.*s", out.size ? "\n" : "", d->span.line, STR_ARG(d->code),
                      STR_ARG(in_english(d->message)));
    return finish(arena, &out);
}

struct example {
    const char *text, *tree, *message;
};

static void check_rows(struct arena *arena, const struct example *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct reading *reading = read_text(arena, rows[i].text);
        CHECK_STR_OF(rows[i].text, printed(arena, reading->blocks), rows[i].tree);
        CHECK_STR_OF(rows[i].text, reported(arena, reading), rows[i].message ? rows[i].message : "");
    }
}

#define CHECK_ROWS(state, rows) check_rows(*(state), rows, sizeof rows / sizeof *rows)

/* --- constructs ----------------------------------------------------------------------------------------------------
 */

static void blocks_are_read(void **state) {
    static const struct example rows[] = {
        {"", "", NULL},
        {"\n\n", "", NULL},
        {"a\nb\n\nc", "p a␣b; p c", NULL},
        {"a  \nb\\\nc", "p a⏎b⏎c", NULL},
        {"a\n\n***\nb", "p a; rule; p b", NULL},
        {"- a\n- b", "list tight [item [p a]; item [p b]]", NULL},
        {"3. a\n\n   x\n4. b", "list loose from 3 [item [p a; p x]; item [p b]]", NULL},
        {"- [x] a\n- [ ] b\n- c", "list tight checks [item done [p a]; item open [p b]; item [p c]]", NULL},
        {"> a\n> - b", "quote [p a; list tight [item [p b]]]", NULL},
        {"```chart x\na: 1\n```", "code <chart x> 'a: 1\n'", NULL},
        {"    a\n     b", "code 'a\n b\n'", NULL},
        {"````when a > 0\n```\nx\n```\n````", "code <when a > 0> '```\nx\n```\n'", NULL},
        {"|A|B|C|\n|---|:-:|--:|\n|1|*2*|\n", "table headed |A |^B |>C / p 1 p em(2) ", NULL},
        {"|||\n|-|-|\n|1|2|\n", "table | | / p 1 p 2", NULL},
        {"![alt *x*](a/b.png \"Title\")", "image <a/b.png> 'alt x' Title", NULL},
        {"![](b.png)", "image <b.png>", NULL},
        {"x ![alt](b.png)", "p x image<b.png>(alt)", NULL},
        {"> # a\n> b\n\n- # c", "quote [p strong(a); p b]; list tight [item [p strong(c)]]", NULL},
        {"u\xCC\x88"
         "ber",
         "p über", NULL},
        {"a &amp; b &lt; &auml;", "p a & b < ä", NULL},
    };
    CHECK_ROWS(state, rows);
}

/* A day and a full stop at the start of a line are no number of a list. */
static void dates_start_no_list(void **state) {
    static const struct example rows[] = {
        {"15. März 2026: Angebot\n\n31. März 2026: Abschluss", "p 15. März 2026: Angebot; p 31. März 2026: Abschluss",
         NULL},
        {"15. März: a\n31. März: b\nc", "p 15. März: a⏎31. März: b␣c", NULL},
        {"Bis\n31. Dez. liefern", "p Bis␣31. Dez. liefern", NULL},
        {"31. März", "p 31. März", NULL},
        {"1. 3. 2027 Start", "p 1. 3. 2027 Start", NULL},
        {"15. March 2026: offer", "p 15. March 2026: offer", NULL},
        {"- 15. März: a\n- 31. März: b", "list tight [item [p 15. März: a]; item [p 31. März: b]]", NULL},
        {"1. 31. März: a\n2. b", "list tight from 1 [item [p 31. März: a]; item [p b]]", NULL},
        {"> 31. März", "quote [p 31. März]", NULL},
        /* Lists stay lists. */
        {"1. Januar\n2. Februar", "list tight from 1 [item [p Januar]; item [p Februar]]", NULL},
        {"1. Mai-Angebot\n2. Rest", "list tight from 1 [item [p Mai-Angebot]; item [p Rest]]", NULL},
        {"1. Marketing\n2. Sales", "list tight from 1 [item [p Marketing]; item [p Sales]]", NULL},
        {"32. März", "list tight from 32 [item [p März]]", NULL},
        {"1. 2027 wird gut", "list tight from 1 [item [p 2027 wird gut]]", NULL},
        /* Code stays as it is. */
        {"```\n31. März\n```", "code '31. März\n'", NULL},
        {"    31. März", "code '31. März\n'", NULL},
    };
    CHECK_ROWS(state, rows);
    CHECK_STR(read_text(*state, "31. März: *a*\n30. Juni")->blocks->source, "31. März: *a* 30. Juni");
}

static void numbers_that_do_not_count_are_kept(void **state) {
    static const struct example rows[] = {
        {"1. a\n1. b\n1. c", "list tight from 1 [item [p a]; item [p b]; item [p c]]", NULL},
        {"7. a\n8. b", "list tight from 7 [item [p a]; item [p b]]", NULL},
        {"0. a\n0. b", "list tight from 0 [item [p a]; item [p b]]", NULL},
        {"15. a\n31. b", "list tight from 15 [item 15 [p a]; item 31 [p b]]", NULL},
        {"3) a\n5) b\n7) c", "list tight from 3 [item 3 [p a]; item 5 [p b]; item 7 [p c]]", NULL},
        {"1. a\n2. b\n4. c", "list tight from 1 [item 1 [p a]; item 2 [p b]; item 4 [p c]]", NULL},
        {"3. a\n2. b\n1. c", "list tight from 3 [item 3 [p a]; item 2 [p b]; item 1 [p c]]", NULL},
        {"> 2. a\n>\n>    x\n> 0004. b", "quote [list loose from 2 [item 2 [p a; p x]; item 4 [p b]]]", NULL},
        {"- x\n  1. a\n  3. b", "list tight [item [p x; list tight from 1 [item 1 [p a]; item 3 [p b]]]]", NULL},
        {"2. 1. a\n   3. b\n4. c",
         "list tight from 2 [item 2 [list tight from 1 [item 1 [p a]; item 3 [p b]]]; item 4 [p c]]", NULL},
        {"1. [ ] a\n5. [x] b", "list tight checks [item open [p a]; item done [p b]]", NULL},
    };
    CHECK_ROWS(state, rows);
}

/* A star between words of which one is a number multiplies. */
static void arithmetic_is_no_emphasis(void **state) {
    static const struct example rows[] = {
        {"3*200*12 = 7200", "p 3*200*12 = 7200", NULL},
        {"4*Rate*12, 12h*3*2 und 3*x*5", "p 4*Rate*12, 12h*3*2 und 3*x*5", NULL},
        {"3*12 € und 4*€5*6", "p 3*12 € und 4*€5*6", NULL},
        {"*Ziel 3*und, *2*3*, **3**, 2 * 3 * 4", "p em(Ziel 3)und, em(2*3), strong(3), 2 * 3 * 4", NULL},
        {"`3*4*5` *a*", "p `3*4*5` em(a)", NULL},
        {"*Wert* 3*4*5 *mehr*", "p em(Wert) 3*4*5 em(mehr)", NULL},
        {"* 3*4*5\n* b", "list tight [item [p 3*4*5]; item [p b]]", NULL},
    };
    CHECK_ROWS(state, rows);
}

static void links_that_are_text_are_named(void **state) {
    static const struct example rows[] = {
        {"[a](my file.pdf)", "p [a](my file.pdf)", "1 M08 “[a](my file.pdf)” is no link but text"},
        {"x\n- [Größe](Über uns.md#ziele und mehr \"T\")",
         "p x; list tight [item [p [Größe](Über uns.md#ziele und mehr \"T\")]]",
         "2 M08 “[Größe](Über uns.md#ziele und mehr \"T\")” is no link but text"},
        {"[b](b.pdf) und [*a*](../my plan)", "p link<b.pdf>(b) und [em(a)](../my plan)",
         "1 M08 “[*a*](../my plan)” is no link but text"},
        {"[a] (plan.md), (b)[plan.md]", "p [a] (plan.md), (b)[plan.md]",
         "1 M08 “(b)[plan.md]” is no link but text\n1 M08 “[a] (plan.md)” is no link but text"},
        {"[a](https://x.de/b c.pdf)", "p [a](link<https://x.de/b>(https://x.de/b) c.pdf)",
         "1 M08 “[a](https://x.de/b c.pdf)” is no link but text"},
        {"[a](<my file.pdf>) [b](my%20file.pdf)", "p link<my file.pdf>(a) link<my%20file.pdf>(b)", NULL},
        {"[1](siehe unten), f[i] (g), [a](b c), [ca.](3.5 bis 4.5), \\[a](b c.pdf), `[a](d e.pdf)`",
         "p [1](siehe unten), f[i] (g), [a](b c), [ca.](3.5 bis 4.5), [a](b c.pdf), `[a](d e.pdf)`", NULL},
    };
    CHECK_ROWS(state, rows);
}

static void slugs_are_numbered_as_in_the_file(void **state) {
    struct reading *reading =
        read_text(*state, "# Ziele & Maß\n\n## Ziele & Maß\n\n- # Ziele & Maß\n\n# *Ziele* & `Maß`\n\n# Ziele");
    const struct block *first = reading->blocks;
    CHECK_STR(first->slug, "ziele--maß");
    CHECK_STR(first->first->slug, "ziele--maß-1");
    CHECK_STR(first->next->slug, "ziele--maß-3");
    CHECK_STR(first->next->next->slug, "ziele");
}

static void inlines_are_read(void **state) {
    static const struct example rows[] = {
        {"*a* **b** ~~c~~ `d`", "p em(a) strong(b) del(c) `d`", NULL},
        {"`= first(a).b`", "p `= first(a).b`", NULL},
        {"[a *b*](http://x.de \"t\")", "p link<http://x.de>(a em(b))", NULL},
        {"<https://x.de> www.y.de a@z.de",
         "p link<https://x.de>(https://x.de) link<http://www.y.de>(www.y.de) link<mailto:a@z.de>(a@z.de)", NULL},
        {"[a][r]\n\n::: kunde\nx\n:::\n\n[r]: #ref", "p link<#ref>(a); div <kunde> [p x]", NULL},
        {"\"a\" -- b...", "p \"a\" -- b...", NULL},
    };
    CHECK_ROWS(state, rows);
}

static void headings_make_sections(void **state) {
    static const struct example rows[] = {
        {"a\n# B\nc\n## D\ne\n# F\ng", "p a; h1 B [p c; h2 D [p e]]; h1 F [p g]", NULL},
        {"### A\n# B\n### C\n## D", "h3 A; h1 B [h3 C; h2 D]", NULL},
        {"A\n=\nb\n\nC\n-\nd", "h1 A [p b; h2 C [p d]]", NULL},
        {"# A `= b` *c* #", "h1 A `= b` em(c)", NULL},
    };
    CHECK_ROWS(state, rows);
}

static void divisions_are_found(void **state) {
    static const struct example rows[] = {
        {"::: internal\na\n:::\nb", "div <internal> [p a]; p b", NULL},
        {"a\n::: intern\n*b*\n:::\nc", "p a; div <intern> [p em(b)]; p c", NULL},
        {"::: intern\n:::: vertraulich\nx\n::::\n:::\n", "div <intern> [div <vertraulich> [p x]]", NULL},
        {"# A\n::: intern\n# B\nb\n:::\nc", "h1 A [div <intern> [h1 B [p b]]; p c]", NULL},
        {"- a\n::: intern\n- b\n:::\n- c",
         "list tight [item [p a]]; div <intern> [list tight [item [p b]]]; list tight [item [p c]]", NULL},
        {"> a\n::: intern\nb\n:::", "quote [p a]; div <intern> [p b]", NULL},
        {"::: intern :::\na\n:::::", "div <intern> [p a]", NULL},
        {"<!--\n::: intern\n-->\na", "p a", NULL},
        {"a <!-- ::: intern x ::: --> b", "p a  b", NULL},
        {"::: intern\n\n:::\n", "div <intern>", NULL},
        {" ::: INTERN\nb\n  :::", "div <INTERN> [p b]", NULL},
        {"- a\n\n  ::: intern\n  b\n  :::\n", "list loose [item [p a; div <intern> [p b]]]", NULL},
        {"- ::: intern\n  b\n  :::\n- c", "list tight [item [div <intern> [p b]]; item [p c]]", NULL},
        {"> ::: intern\n> b\n> :::\n> c", "quote [div <intern> [p b]; p c]", NULL},
        {"a\n::: intern\nb\n:::\nc", "p a; div <intern> [p b]; p c", NULL},
    };
    CHECK_ROWS(state, rows);
}

static void a_line_may_hold_a_block(void **state) {
    static const struct example rows[] = {
        {"a ::: intern b *c* ::: d", "p a [intern](b em(c)) d", NULL},
        {"::: intern b :::", "p [intern](b)", NULL},
        {"# A ::: intern b :::", "h1 A [intern](b)", NULL},
        {"- a ::: intern b :::\n- c", "list tight [item [p a [intern](b)]; item [p c]]", NULL},
        {"a ::: intern b ::: vertraulich c ::: d ::: e", "p a [intern](b [vertraulich](c) d) e", NULL},
        {"|A|B|\n|-|-|\n|a ::: intern b :::|c|", "table headed |A |B / p a [intern](b) p c", NULL},
        {"a \\::: intern b", "p a ::: intern b", NULL},
        {"`\\::: intern`", "p `::: intern`", NULL},
        {"```\n\\::: intern\n```", "code '::: intern\n'", NULL},
        {"std::string, Status: intern, 12::30", "p std::string, Status: intern, 12::30", NULL},
    };
    CHECK_ROWS(state, rows);
}

/* What looks like a mark and makes no block is an error: the tree does not matter then. */
static void a_mark_is_never_missed(void **state) {
    static const struct {
        const char *text, *message;
    } rows[] = {
        {"::: intern\na", "1 M03 “::: intern” is never closed and goes on to the end"},
        {"a\n\n:::\nb", "3 M03 this “:::” closes nothing"},
        {"::: geheim\na\n:::", "1 M03 there is no class “geheim” for a ::: block"},
        {"    ::: intern\n", "1 M03 this “:::” stands inside another block and has no effect"},
        {"\t::: intern\n", "1 M03 this “:::” stands inside another block and has no effect"},
        {"a\n    ::: intern\n", "2 M03 this “:::” stands inside another block and has no effect"},
        {"```\n::: intern\n```", "2 M03 this “:::” stands inside another block and has no effect"},
        {"`::: intern a :::`", "1 M03 this “:::” stands inside another block and has no effect"},
        {"[a](x.md \"::: intern b :::\")", "1 M03 this “:::” stands inside another block and has no effect"},
        {"![::: intern b :::](x.png)", "1 M03 this “:::” stands inside another block and has no effect"},
        {"a *b ::: intern c* :::", "1 M03 this “:::” stands inside another block and has no effect"},
        {"|A|B|\n|-|-|\n|::: intern a|b :::|", "3 M03 this “:::” stands inside another block and has no effect"},
        {"a ::: intern\nb\n:::", "1 M03 “::: intern” has text on its line, which does not close it\n"
                                 "3 M03 this “:::” closes nothing"},
        {"::: intern a\nb\n:::", "1 M03 “::: intern” has text on its line, which does not close it\n"
                                 "3 M03 this “:::” closes nothing"},
        {":: intern", "1 M03 this looks like the mark of a ::: block, but it is none"},
        {": intern", "1 M03 this looks like the mark of a ::: block, but it is none"},
        {"a :: intrn b", "1 M03 this looks like the mark of a ::: block, but it is none"},
        {": : : intern", "1 M03 this looks like the mark of a ::: block, but it is none"},
        {"::\n", "1 M03 this looks like the mark of a ::: block, but it is none"},
        {"\xEF\xBC\x9A\xEF\xBC\x9A\xEF\xBC\x9A intern",
         "1 M03 this looks like the mark of a ::: block, but it is none"},
        {":\xE2\x80\x8B:: intern", "1 M03 this looks like the mark of a ::: block, but it is none"},
        {"\xE2\x80\x8B::: intern", "1 M03 “::: intern” has text on its line, which does not close it"},
        {"::: in\xC2\xADtern", "1 M03 there is no class “in\xC2\xADtern” for a ::: block\n"
                               "1 M03 “::: in\xC2\xADtern” is never closed and goes on to the end"},
        {"a :::", "1 M03 this “:::” closes nothing"},
        {"- ::: intern\n  a\n\n:::", "1 M03 “::: intern” is never closed and goes on to the end\n"
                                     "4 M03 this “:::” closes nothing"},
        {"<div>\n::: intern\nb\n:::\n", "1 M01 raw HTML is left out: “<div>”\n"
                                        "2 M03 this “:::” stands inside another block and has no effect\n"
                                        "4 M03 this “:::” stands inside another block and has no effect"},
        {"- <!-- a\n  ::: intern\n  b\n  -->", "2 M03 this “:::” stands inside another block and has no effect"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_STR_OF(rows[i].text, reported(*state, read_text(*state, rows[i].text)), rows[i].message);
}

/* [name]: target serves its block alone. */
static void definitions_stay_in_their_block(void **state) {
    static const struct example rows[] = {
        {"[a]\n\n::: intern\n[a]: http://x.de\n\n[A] [b][a]\n:::", NULL,
         "1 M05 the target of “[a]” stands inside “::: intern”, the reference to it does not"},
        {"::: intern\n[A] [b][a] [a][]\n\n[a]: http://x.de\n:::",
         "div <intern> [p link<http://x.de>(A) link<http://x.de>(b) link<http://x.de>(a)]", NULL},
        {"[a]\n\n[a]: http://y.de\n\n::: intern\n[a]: http://x.de\n\n[a]\n:::",
         "p link<http://y.de>(a); div <intern> [p link<http://x.de>(a)]", NULL},
        {"::: intern\n[a]\n:::\n\n[a]: http://y.de", "div <intern> [p link<http://y.de>(a)]", NULL},
        {"[a b]\n\n::: intern\n[a\nb]: http://x.de\n:::", NULL,
         "5 M05 the name of a link's target goes over two lines inside a ::: block"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct reading *reading = read_text(*state, rows[i].text);
        if (rows[i].tree) CHECK_STR_OF(rows[i].text, printed(*state, reading->blocks), rows[i].tree);
        CHECK_STR_OF(rows[i].text, reported(*state, reading), rows[i].message ? rows[i].message : "");
    }
}

/* --- what is left out ----------------------------------------------------------------------------------------------
 */

static void raw_html_is_left_out(void **state) {
    static const struct example rows[] = {
        {"<!-- a -->\n\nb <!-- c --> d", "p b  d", NULL},
        {"<!-- a\n\nb -->\nc", "p c", NULL},
        {"<div class=x>\na\n</div>\n\nb", "p b", "1 M01 raw HTML is left out: “<div>”"},
        {"a <b>c</b> <br/>", "p a c ", "1 M01 raw HTML is left out: “<b>”\n1 M01 raw HTML is left out: “<br>”"},
        {"<script>alert(1)</script>", "", "1 M01 raw HTML is left out: “<script>”"},
        {"<!-- a --> <img src=x onerror=y>", "", "1 M01 raw HTML is left out: “<>”"},
        {"1 < 2 and \\<b>", "p 1 < 2 and <b>", NULL},
    };
    CHECK_ROWS(state, rows);
}

static void links_are_checked(void **state) {
    static const char *const allowed[] = {"http://x.de",
                                          "HTTPS://x.de/a?b=c#d",
                                          "mailto:a@b.de",
                                          "tel:+49351",
                                          "#anker",
                                          "a.md",
                                          "../b/c.pdf#d",
                                          "./x:y.md",
                                          "kap-1/a_very_long_name_of_a_file_that_goes_on_and_on_and_on.pdf"};
    static const char *const refused[] = {"javascript:alert(1)",
                                          "JaVaScRiPt:x",
                                          "java&#115;cript:x",
                                          "javascript&colon;x",
                                          "java&#10;script:x",
                                          "&#1;javascript:x",
                                          "&#32;javascript:x",
                                          "data:text/html,x",
                                          "vbscript:x",
                                          "ftp://x",
                                          "file:///etc/passwd",
                                          "//evil.de",
                                          "\\\\\\\\evil.de",
                                          "/etc/passwd",
                                          "x:y",
                                          "#",
                                          "http:evil",
                                          "mailto:",
                                          "?q"};
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++) {
        struct reading *reading = read_str(*state, str_format(*state, "[t](%s)", allowed[i]));
        CHECK_STR_OF(allowed[i], reported(*state, reading), "");
        assert_int_equal(reading->blocks->inlines->kind, INLINE_LINK);
        CHECK_STR(reading->blocks->inlines->target, allowed[i]);
    }
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        struct reading *reading = read_str(*state, str_format(*state, "[*t*](%s)", refused[i]));
        if (reading->sink.count != 1) fail_msg("%s was let through", refused[i]);
        CHECK_STR(reading->sink.first->code, "M02");
        CHECK_STR_OF(refused[i], printed(*state, reading->blocks), "p em(t)");
    }
}

static void images_are_files(void **state) {
    static const char *const refused[] = {"http://x/y.png", "data:image/png;base64,x", "/a.png", "#x", "//x/y.png", ""};
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        struct reading *reading = read_str(*state, str_format(*state, "![alt](%s)", refused[i]));
        CHECK_STR(reading->sink.first->code, "M02");
        CHECK_STR_OF(refused[i], printed(*state, reading->blocks), "p alt");
    }
}

/* --- places --------------------------------------------------------------------------------------------------------
 */

static void the_raw_text_is_kept(void **state) {
    static const struct {
        const char *text, *source;
    } rows[] = {
        {"# A *b* `= c` ##", "A *b* `= c`"}, {"#  C#", "C#"},   {"A\nb\n===", "A b"}, {"a *b*\n  `= c`", "a *b* `= c`"},
        {"a  \nb\\\nc", "a b\\ c"},          {"a & b", "a & b"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_STR_OF(rows[i].text, read_text(*state, rows[i].text)->blocks->source, rows[i].source);
    CHECK_STR(read_text(*state, "> > a\n> > b\n> c")->blocks->first->first->source, "a b c");
    CHECK_STR(read_text(*state, "- [ ] a\n  b")->blocks->first->first->source, "a b");
}

static void lines_are_those_of_the_file(void **state) {
    struct source source = {.path = STR("f.md"), .text = STR("")};
    struct diagnostics sink = diagnostics_new(*state);
    struct span origin = {&source, 10, 5, 0};
    struct block *blocks =
        markdown_read(*state, &sink, STR("# A\n\nb\n`= c` ä `= d`\n`= d`\n\n::: intern\n<b>\n:::\n"), origin);
    assert_int_equal(blocks->span.line, 10);
    assert_ptr_equal(blocks->span.source, &source);
    const struct block *paragraph = blocks->first;
    assert_int_equal(paragraph->span.line, 12);
    static const struct { uint32_t line, column, length; } codes[] = {{13, 6, 3}, {13, 14, 3}, {14, 6, 3}};
    size_t found = 0;
    for (const struct inline_node *node = paragraph->inlines; node; node = node->next) {
        if (node->kind != INLINE_CODE) continue;
        assert_int_equal(node->span.line, codes[found].line);
        assert_int_equal(node->span.column, codes[found].column);
        assert_int_equal(node->span.length, codes[found].length);
        found++;
    }
    assert_int_equal(found, 3);
    assert_int_equal(paragraph->next->span.line, 16);
    assert_int_equal(sink.first->span.line, 17);
}

static void the_text_of_code_is_found_in_the_file(void **state) {
    static const struct {
        const char *text;
        uint32_t line, column;
    } rows[] = {{"```x\na\n```", 2, 1},
                {"  ```x\n  a\n  ```", 2, 3},
                {"- ```x\n  a\n  ```", 2, 3},
                {"> ```x\n> a\n> ```", 2, 3},
                {"> - ```x\n>   a\n>   ```", 2, 5},
                {"```x\n\n  a\n```", 2, 1},
                {"a\n\n    b", 3, 5},
                {"```x\n```", 2, 1}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct block *block = read_text(*state, rows[i].text)->blocks;
        while (block->kind != BLOCK_CODE) block = block->first ? block->first : block->next;
        if (block->text_line != rows[i].line || block->text_column != rows[i].column)
            fail_msg("%s: found %u:%u", rows[i].text, block->text_line, block->text_column);
    }
}

static void a_label_is_inlines_whatever_it_starts_with(void **state) {
    static const struct {
        const char *text, *inlines;
    } rows[] = {{"a *b* `= c`", "a em(b) `= c`"},
                {"1. Half-year", "1. Half-year"},
                {"- 5 %", "- 5 %"},
                {"# 1", "# 1"},
                {"> a", "> a"},
                {"C#", "C#"},
                {"A #", "A #"},
                {"A # #", "A # #"},
                {"\\::: x", "::: x"},
                {"    a", "a"},
                {"", ""},
                {"#", "#"},
                {"```", "```"},
                {"a\nb", "a b"},
                {"---", "---"},
                {"| a | b |", "| a | b |"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct diagnostics sink = diagnostics_new(*state);
        struct buffer out = {0};
        print_inlines(&out, markdown_inlines(*state, &sink, str_of(rows[i].text), (struct span){0}));
        CHECK_STR_OF(rows[i].text, finish(*state, &out), rows[i].inlines);
        assert_int_equal(sink.count, 0);
    }
}

/* --- limits --------------------------------------------------------------------------------------------------------
 */

static struct str repeated(struct arena *arena, const char *text, size_t count) {
    struct buffer out = {0};
    for (size_t i = 0; i < count; i++) buffer_append_c(&out, text);
    return finish(arena, &out);
}

/* Each would keep cmark busy for seconds or minutes. */
static void slow_inputs_are_refused(void **state) {
    static const char *const pieces[] = {"![[]()",      "*a **a ", "_a*_ ", "[a](<b", "[ (](", "a <? ",    "a <!A ",
                                         "a <![CDATA[", "a@",      "~a",    "&a",     "<a ",   "[",        "http://",
                                         "a_",          "\\",      ">",     "- ",     "1. ",   "[a]: b\n", "a` "};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        struct reading *reading = read_str(*state, repeated(*state, pieces[i], 50000));
        if (reading->blocks || reading->sink.errors != 1) fail_msg("%s was let through", pieces[i]);
        CHECK_STR_OF(pieces[i], reading->sink.first->code, "M04");
    }
}

static void slow_structures_are_refused(void **state) {
    struct buffer lists = {0}, table = {0}, targets = {0};
    for (int i = 0; i < 200; i++) buffer_format(&lists, "%*s- a\n", 2 * i, "");
    buffer_append(&lists, repeated(*state, "\n", 50000));
    buffer_append(&table, str_join(*state, repeated(*state, "|a", 100), STR("|\n")));
    buffer_append(&table, str_join(*state, repeated(*state, "|-", 100), STR("|\n")));
    buffer_append(&targets, str_format(*state, "[x]: /%.*s\n\n", STR_ARG(repeated(*state, "u", 100000))));
    buffer_append(&targets, repeated(*state, "[x]\n\n", 50000));
    struct str texts[] = {
        buffer_str(&lists),
        buffer_str(&table),
        buffer_str(&targets),
        repeated(*state, "a\n\n", 1000000),
        str_join(*state, STR("|a|b|c|d|e\n|-|-|-|-|-\n"), repeated(*state, "|\n", 100000)),
        str_join(*state, STR("<div>\n```\n\n"), repeated(*state, ">", 50000)),
        str_join(*state, STR("<div>\n```\n\n"), repeated(*state, "![[]()", 50000)),
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct reading *reading = read_str(*state, texts[i]);
        assert_null(reading->blocks);
        CHECK_STR(reading->sink.first->code, "M04");
    }
    buffer_free(&lists), buffer_free(&table), buffer_free(&targets);
}

static void deep_nesting_is_cut(void **state) {
    struct str text =
        str_join(*state, repeated(*state, "*a **a ", 50), str_join(*state, STR("b"), repeated(*state, " a** a*", 50)));
    CHECK_STR(read_str(*state, text)->sink.first->code, "M04");
    CHECK_STR(read_str(*state, repeated(*state, "> - ", 32))->sink.first->code, "M04");
    CHECK_STR(read_str(*state, repeated(*state, "::: intern\n", 9))->sink.first->code, "M04");
    assert_int_equal(read_str(*state, str_join(*state, repeated(*state, "> ", 40), STR("a")))->sink.count, 0);
}

static void long_documents_are_read(void **state) {
    const char *paragraph =
        "A quite *ordinary* paragraph with a [link](http://x.de), `code` and some more text.\n\n- item *one*\n- two\n\n"
        "```\nint main(void) { return a[0] * b; }\nint x[] = {1, 2};\n```\n\n";
    struct reading *reading = read_str(*state, repeated(*state, paragraph, 5000));
    assert_non_null(reading->blocks);
    assert_int_equal(reading->sink.count, 0);
    reading = read_str(*state, repeated(*state, "- item with a [link](http://x.de) and *stars*\n", 20000));
    assert_int_equal(reading->sink.count, 0);
    reading = read_str(*state, str_join(*state, STR("```\n"), repeated(*state, "x[i] = f(*a, &b) < c;\n", 2000)));
    assert_int_equal(reading->sink.count, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(blocks_are_read),
        CHECK_ARENA(dates_start_no_list),
        CHECK_ARENA(numbers_that_do_not_count_are_kept),
        CHECK_ARENA(arithmetic_is_no_emphasis),
        CHECK_ARENA(links_that_are_text_are_named),
        CHECK_ARENA(slugs_are_numbered_as_in_the_file),
        CHECK_ARENA(inlines_are_read),
        CHECK_ARENA(headings_make_sections),
        CHECK_ARENA(divisions_are_found),
        CHECK_ARENA(a_line_may_hold_a_block),
        CHECK_ARENA(a_mark_is_never_missed),
        CHECK_ARENA(definitions_stay_in_their_block),
        CHECK_ARENA(raw_html_is_left_out),
        CHECK_ARENA(links_are_checked),
        CHECK_ARENA(images_are_files),
        CHECK_ARENA(the_raw_text_is_kept),
        CHECK_ARENA(lines_are_those_of_the_file),
        CHECK_ARENA(the_text_of_code_is_found_in_the_file),
        CHECK_ARENA(a_label_is_inlines_whatever_it_starts_with),
        CHECK_ARENA(slow_inputs_are_refused),
        CHECK_ARENA(slow_structures_are_refused),
        CHECK_ARENA(deep_nesting_is_cut),
        CHECK_ARENA(long_documents_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
