/* Markdown as authors write it. In a field all formulas are of the field's class or below, so that any layout that may
 * print it may print them. */
#include "made.h"

#include "base/arena.h"

struct author {
    struct maker *maker;
    const struct made_document *document;
    struct dice dice;
    struct printing printing;
    struct buffer out;
    int level, notes;
    bool divided; /* inside a ::: block */
};

static struct str phrase(struct author *author) {
    struct maker *maker = author->maker;
    struct str text = text_phrase(maker->arena, &author->dice, author->document->language);
    bool marked = maker->knobs->canary.size && author->printing.formulas.class > CLASS_CUSTOMER;
    return marked ? str_format(maker->arena, "%.*s %.*s", STR_ARG(maker->knobs->canary), STR_ARG(text)) : text;
}

static void add_phrase(struct author *author, const char *before) {
    struct str text = phrase(author);
    buffer_format(&author->out, "%s%.*s", before, STR_ARG(text));
}

/* ---- paragraphs ---- */

static void add_code(struct author *author) {
    static const char *const wrong[] = {"`= titel`", "`= sum(`", "`= nothing.here`", "`= title + 1`"};
    if (made_mistake(author->maker, &author->dice)) {
        buffer_format(&author->out, " %s", DICE_PICK(&author->dice, wrong));
        return;
    }
    struct str code = layout_formula(&author->printing);
    if (code.size) buffer_format(&author->out, " %.*s", STR_ARG(code));
}

static void add_inline(struct author *author) {
    struct str text = phrase(author);
    switch (dice_below(&author->dice, 9)) {
    case 0: buffer_format(&author->out, " **%.*s**", STR_ARG(text)); break;
    case 1: buffer_format(&author->out, " *%.*s*", STR_ARG(text)); break;
    case 2: buffer_format(&author->out, " [%.*s](https://planpress.example/a?b=1)", STR_ARG(text)); break;
    case 3: buffer_format(&author->out, " `code`"); break;
    case 4: buffer_format(&author->out, " ~~%.*s~~", STR_ARG(text)); break;
    case 5:
    case 6: add_code(author); break;
    default: buffer_format(&author->out, " %.*s", STR_ARG(text));
    }
}

static void add_paragraph(struct author *author) {
    add_phrase(author, "Here: ");
    for (int i = dice_between(&author->dice, 0, 4); i > 0; i--) add_inline(author);
    buffer_append_c(&author->out, ".\n\n");
}

static void add_note(struct author *author) {
    int number = ++author->notes;
    struct str mark = str_format(author->maker->arena, "n%d-%u", number, dice_below(&author->dice, 100000));
    buffer_format(&author->out, "Noted[^%.*s].\n\n[^%.*s]: ", STR_ARG(mark), STR_ARG(mark));
    add_phrase(author, "");
    buffer_append_c(&author->out, "\n\n");
}

/* ---- other blocks ---- */

static void add_list(struct author *author) {
    static const char *const marks[] = {"-", "1.", "- [ ]", "*"};
    const char *mark = DICE_PICK(&author->dice, marks);
    for (int i = dice_between(&author->dice, 1, 4); i > 0; i--) {
        buffer_format(&author->out, "%s ", mark);
        add_phrase(author, "");
        buffer_append_c(&author->out, "\n");
    }
    buffer_append_c(&author->out, "\n");
}

static void add_pipe_table(struct author *author) {
    buffer_append_c(&author->out, "| A | B |\n|---|--:|\n");
    for (int i = dice_between(&author->dice, 1, 3); i > 0; i--)
        buffer_format(&author->out, "| %s | %d |\n", text_word(&author->dice, author->document->language), i);
    buffer_append_c(&author->out, "\n");
}

static void add_image(struct author *author) {
    bool lost = made_mistake(author->maker, &author->dice);
    buffer_format(&author->out, "![%s](%s)\n\n", text_word(&author->dice, author->document->language),
                  lost ? "images/lost.png" : "../images/mark.png");
}

static void add_widget(struct author *author) {
    if (made_mistake(author->maker, &author->dice)) {
        buffer_append_c(&author->out, "```chart\ntype: pie\nrows: x\n```\n\n");
        return;
    }
    struct str widget = layout_widget(&author->printing);
    if (widget.size) buffer_format(&author->out, "%.*s\n", STR_ARG(widget));
}

static void add_block(struct author *author);

/* Only what is internal may speak of what is internal. */
static void add_division(struct author *author) {
    enum class outside = author->printing.formulas.class;
    bool inside = author->divided;
    if (inside) return;
    author->divided = true;
    if (outside < CLASS_INTERNAL) author->printing.formulas.class = CLASS_INTERNAL;
    buffer_append_c(&author->out, "::: internal\n");
    add_paragraph(author);
    if (dice_chance(&author->dice, 50)) add_block(author);
    if (!made_mistake(author->maker, &author->dice)) buffer_append_c(&author->out, ":::\n\n");
    author->printing.formulas.class = outside;
    author->divided = false;
}

static void add_odd(struct author *author) {
    static const char *const odd[] = {"> quoted\n\n", "---\n\n", "    indented code\n\n", "```\nplain code\n```\n\n"};
    static const char *const wrong[] = {"<b>bold</b>\n\n", "[x](javascript:alert(1))\n\n", "::: secret\nx\n:::\n\n",
                                        "[^lost]\n\n"};
    if (made_mistake(author->maker, &author->dice)) buffer_append_c(&author->out, DICE_PICK(&author->dice, wrong));
    else buffer_append_c(&author->out, DICE_PICK(&author->dice, odd));
}

static void add_heading(struct author *author) {
    const struct text_pair *pair = text_heading(&author->dice);
    const char *text = !language_is_source(author->document->language) ? pair->german : pair->english;
    if (author->divided || author->level > 4) return;
    buffer_format(&author->out, "%.*s %s\n\n", author->level, "######", text);
    add_paragraph(author);
}

static void add_block(struct author *author) {
    switch (dice_below(&author->dice, 14)) {
    case 0: add_list(author); break;
    case 1: add_pipe_table(author); break;
    case 2: add_image(author); break;
    case 3:
    case 4: add_widget(author); break;
    case 5: add_division(author); break;
    case 6: add_odd(author); break;
    case 7: add_heading(author); break;
    case 8: add_note(author); break;
    default: add_paragraph(author);
    }
}

struct str markdown_text(struct maker *maker, const struct made_document *document, struct str path, enum class class,
                         int level) {
    struct author author = {.maker = maker, .document = document, .level = level};
    author.dice = made_dice(maker, path, class);
    author.printing = (struct printing){.formulas = {.arena = maker->arena,
                                                     .dice = &author.dice,
                                                     .set = document->kind->fields,
                                                     .class = class,
                                                     .careless = maker->knobs->mistakes > 0}};
    for (int i = dice_between(&author.dice, 1, 4); i > 0; i--) add_block(&author);
    if (!author.out.size) add_paragraph(&author);
    struct str text = str_copy(maker->arena, str_trim(buffer_str(&author.out)));
    buffer_free(&author.out);
    return text;
}
