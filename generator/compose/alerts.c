#include "compose/alerts.h"

static struct str label_of(const struct composer *composer, struct str mark) {
    struct arena *arena = composer->arena;
    const struct catalogue *words = composer->catalogue;
    if (str_equal(mark, STR("note"))) return message_say(arena, words, "Note{|a marked box}");
    if (str_equal(mark, STR("tip"))) return message_say(arena, words, "Tip{|a marked box}");
    if (str_equal(mark, STR("important"))) return message_say(arena, words, "Important{|a marked box}");
    if (str_equal(mark, STR("warning"))) return message_say(arena, words, "Warning{|a marked box}");
    if (str_equal(mark, STR("caution"))) return message_say(arena, words, "Caution{|a marked box}");
    return (struct str){0};
}

/* “[!NOTE] text”: what stands in the brackets and what is behind them. */
static bool cut_mark(struct arena *arena, struct str text, struct str *mark, struct str *rest) {
    size_t end;
    if (!str_starts(text, STR("[!")) || !str_find(text, STR("]"), &end)) return false;
    *mark = text_fold(arena, str_slice(text, 2, end)); /* capitals do not count */
    *rest = str_skip(text, end + 1);
    return !rest->size || rest->data[0] == ' ';
}

/* What follows the mark's line. */
static struct inline_node *behind(const struct inline_node *mark) {
    struct inline_node *next = mark->next;
    while (next && (next->kind == INLINE_SPACE || next->kind == INLINE_BREAK)) next = next->next;
    return next;
}

void alert_of_quote(const struct composer *composer, struct block *quote) {
    struct block *paragraph = quote->first;
    struct inline_node *text = paragraph && paragraph->kind == BLOCK_PARAGRAPH ? paragraph->inlines : NULL;
    struct str mark, rest;
    if (!text || text->kind != INLINE_TEXT) return;
    if (!cut_mark(composer->arena, text->text, &mark, &rest)) return;
    struct str label = label_of(composer, mark);
    if (!label.size) return;
    quote->kind = BLOCK_NOTICE;
    quote->text = label;
    quote->alert = str_equal(mark, STR("warning")) || str_equal(mark, STR("caution"));
    text->text = str_trim(rest);
    if (!text->text.size) paragraph->inlines = behind(text);
    if (!paragraph->inlines) quote->first = paragraph->next;
}
