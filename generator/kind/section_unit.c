/* A unit is what stands in a bracket at the end, or behind “in”. */
#include "kind/section_unit.h"

#include <string.h>

#include "base/locale.h"
#include "read/amount.h"

enum { LONGEST_LINE = 80 };

static bool is_unit(const struct record_reader *reader, struct str text) {
    struct amount amount;
    struct amount_grammar grammar = {reader->language, true};
    return text.size && amount_take_unit(text, grammar, &amount) && amount.currency_text.size;
}

/* "Alle Beträge in T€", "(in T€)", "(T€)" → "T€"; empty: it ends with no unit. */
static struct str unit_in(const struct record_reader *reader, struct str text) {
    bool bracket = false;
    while (text.size && strchr(").]:", text.data[text.size - 1])) {
        bracket |= text.data[text.size - 1] != '.' && text.data[text.size - 1] != ':';
        text.size--;
    }
    for (size_t i = text.size; i-- > 0;) {
        bool opened = bracket && (text.data[i] == '(' || text.data[i] == '[');
        bool in = str_starts(str_skip(text, i), STR("in ")) && (!i || strchr(" ([", text.data[i - 1]));
        if (!opened && !in) continue;
        struct str unit = str_trim(str_skip(text, i + (in ? 3 : 1)));
        return is_unit(reader, unit) ? unit : (struct str){0};
    }
    return (struct str){0};
}

struct str section_unit(struct record_reader *reader, const struct block *section) {
    struct str unit = unit_in(reader, str_trim(inline_plain(reader->arena, section->inlines)));
    for (const struct block *block = section->first; block && !unit.size; block = block->next) {
        if (block->kind != BLOCK_PARAGRAPH) continue;
        struct str text = str_trim(inline_plain(reader->arena, block->inlines));
        if (text.size <= LONGEST_LINE) unit = unit_in(reader, text);
    }
    return unit;
}

bool section_unit_is(struct record_reader *reader, struct str text) {
    struct str bare = str_trim(text);
    while (bare.size && strchr("([", bare.data[0])) bare = str_skip(bare, 1);
    struct str unit = unit_in(reader, text);
    if (str_starts(bare, STR("in "))) bare = str_trim(str_skip(bare, 3));
    return unit.size && bare.size <= unit.size + 2 && str_starts(bare, unit);
}
