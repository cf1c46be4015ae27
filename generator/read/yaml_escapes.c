/* Two halves of one character, joined. */
#include "read/yaml_escapes.h"

/* The number of "\uD83D" at an index; 0: there is no such escape. */
static uint32_t escaped_number(const struct yaml_text *text, size_t index) {
    uint32_t number = 0;
    if (!yaml_at(text, index, "\\") || !yaml_at(text, index + 1, "u")) return 0;
    for (size_t i = index + 2; i < index + 6; i++) {
        if (!yaml_at(text, i, "0123456789ABCDEFabcdef")) return 0;
        uint32_t digit = text->points[i];
        number = number << 4 | (digit <= '9' ? digit - '0' : (digit | 32) - 'a' + 10);
    }
    return number;
}

bool yaml_join_halves(struct yaml_text *text) {
    bool any = false;
    for (size_t i = 0; i < text->count; i++) {
        uint32_t high = escaped_number(text, i), low = high ? escaped_number(text, i + 6) : 0;
        if (yaml_at(text, i, "\\") && yaml_at(text, i + 1, "\\")) i++;
        if (high < 0xD800 || high > 0xDBFF || low < 0xDC00 || low > 0xDFFF) continue;
        yaml_replace(text, i, 12, 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00));
        any = true;
    }
    return any;
}
