/* The first line begins with a mark; a line that begins with the next one is a further item, any other goes on with the
 * item before it. */
#include "kind/typed_list.h"

#include "base/arena.h"

/* What an item begins with. */
struct mark {
    size_t size; /* with the spaces behind it; 0: there is none */
    char letter; /* 'a' of "a)", "(a)", "A."; '\0' for a sign */
    struct str sign;
    enum check_state check;
};

static const struct {
    struct str text;
    enum check_state check;
} signs[] = {{STR_INIT("•"), CHECK_NONE}, {STR_INIT("·"), CHECK_NONE}, {STR_INIT("▪"), CHECK_NONE},
             {STR_INIT("◦"), CHECK_NONE}, {STR_INIT("●"), CHECK_NONE}, {STR_INIT("‣"), CHECK_NONE},
             {STR_INIT("➢"), CHECK_NONE}, {STR_INIT("►"), CHECK_NONE}, {STR_INIT("–"), CHECK_NONE},
             {STR_INIT("☐"), CHECK_OPEN}, {STR_INIT("□"), CHECK_OPEN}, {STR_INIT("⬜"), CHECK_OPEN},
             {STR_INIT("☑"), CHECK_DONE}, {STR_INIT("☒"), CHECK_DONE}, {STR_INIT("✅"), CHECK_DONE},
             {STR_INIT("✓"), CHECK_DONE}, {STR_INIT("✔"), CHECK_DONE}};

static size_t spaces_at(struct str text, size_t at) {
    size_t end = at;
    while (end < text.size && (text.data[end] == ' ' || text.data[end] == '\t')) end++;
    return end - at;
}

static struct mark sign_at(struct str text) {
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t spaces = str_starts(text, signs[i].text) ? spaces_at(text, signs[i].text.size) : 0;
        if (spaces) return (struct mark){signs[i].text.size + spaces, '\0', signs[i].text, signs[i].check};
    }
    return (struct mark){0};
}

/* "a) ", "(a) ", "a. " */
static struct mark letter_at(struct str text) {
    size_t open = str_starts(text, STR("("));
    if (text.size < open + 3) return (struct mark){0};
    char c = text.data[open], end = text.data[open + 1];
    char small = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    bool letter = small >= 'a' && small <= 'z' && (end == ')' || (end == '.' && !open));
    size_t spaces = letter ? spaces_at(text, open + 2) : 0;
    return spaces ? (struct mark){.size = open + 2 + spaces, .letter = small} : (struct mark){0};
}

static struct mark mark_at(const struct inline_node *node) {
    if (!node || node->kind != INLINE_TEXT) return (struct mark){0};
    struct mark mark = sign_at(node->text);
    return mark.size ? mark : letter_at(node->text);
}

/* Letters count up; boxes may be ticked or not, other signs stay the same. */
static bool follows(struct mark before, struct mark mark) {
    if (!mark.size) return false;
    if (before.letter) return mark.letter == before.letter + 1;
    return !mark.letter && (str_equal(mark.sign, before.sign) || (mark.check && before.check));
}

static struct block *new_item(struct arena *arena, const struct inline_node *node, struct mark mark) {
    struct block *item = block_new(arena, BLOCK_ITEM, node->span);
    struct inline_node *first = NEW(arena, struct inline_node);
    *first = *node;
    first->text = str_skip(node->text, mark.size);
    first->next = NULL;
    item->first = block_paragraph(arena, first, node->span);
    item->check = mark.check;
    return item;
}

/* To the inlines of an item that has some. */
static void add(struct arena *arena, struct inline_list *inlines, const struct inline_node *node) {
    struct inline_node *copy = NEW(arena, struct inline_node);
    *copy = *node;
    copy->next = NULL;
    inline_append(inlines, copy);
}

static bool ends_line(const struct inline_node *node) {
    return node->kind == INLINE_SPACE || node->kind == INLINE_BREAK;
}

struct block *typed_list(struct arena *arena, const struct block *paragraph) {
    struct mark mark = mark_at(paragraph->inlines);
    struct block_list items = {0};
    struct inline_list inlines = {0};
    size_t count = 0;
    if (!mark.size || mark.letter > 'a') return NULL;
    for (const struct inline_node *node = paragraph->inlines; node; node = node->next) {
        const struct inline_node *line = node == paragraph->inlines ? node : ends_line(node) ? node->next : NULL;
        struct mark next = line ? mark_at(line) : (struct mark){0};
        bool item = line && (!count || follows(mark, next));
        if (!item) {
            add(arena, &inlines, node);
            continue;
        }
        block_append(&items, new_item(arena, line, next));
        inlines.first = inlines.last = items.last->first->inlines;
        mark = next, count++, node = line;
    }
    if (count < 2) return NULL;
    struct block *list = block_new(arena, BLOCK_LIST, paragraph->span);
    list->list_style = mark.check ? LIST_CHECKS : LIST_BULLETS;
    list->first = items.first;
    return list;
}
