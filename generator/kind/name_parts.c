/* A text is cut at its marks; a piece that is a legal form goes back to the one before. */
#include "kind/name_parts.h"

#include <string.h>

#include "base/arena.h"

enum { WORDS_MOST = 4, FORM_LETTERS = 12 };

bool name_is_legal_form(struct str word) {
    static const char *const forms[] = {"gmbh", "ag",  "se",   "kg",   "kgaa", "ohg",        "mbh", "ltd", "limited",
                                        "plc",  "inc", "corp", "llc",  "as",   "ab",         "oy",  "asa", "bv",
                                        "nv",   "sa",  "sas",  "sarl", "spa",  "srl",        "eg",  "ev",  "co",
                                        "sro",  "zoo", "pty",  "aps",  "oyj",  "corporation", "ug",  "gbr", "llp"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (str_equal_c(word, forms[i])) return true;
    return false;
}

static bool is_form(struct str word) {
    char letters[FORM_LETTERS];
    size_t count = 0;
    for (size_t i = 0; i < word.size && count < FORM_LETTERS; i++) {
        char c = word.data[i];
        if (c != '.') letters[count++] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
    }
    return str_equal_c(word, "&") || name_is_legal_form((struct str){letters, count});
}

/* "Co. KG", "S.A.", "GmbH & Co. KG": nothing else; "AS Drives" is a name. */
static bool is_legal(struct str part) {
    for (struct str rest = part, word; str_cut(&rest, ' ', &word);)
        if (word.size && !is_form(word)) return false;
    return true;
}

static bool is_digit(struct str text, size_t at) { return at < text.size && text.data[at] >= '0' && text.data[at] <= '9'; }

static bool cuts_at(struct str text, size_t at, size_t depth) {
    char c = text.data[at];
    if (depth || (c != ',' && c != ';')) return false;
    return c == ';' || !at || !is_digit(text, at - 1) || !is_digit(text, at + 1);
}

static void push(struct arena *arena, struct name_parts *parts, struct str part) {
    part = str_trim(part);
    if (!part.size) return;
    struct str *last = parts->count ? &parts->items[parts->count - 1] : NULL;
    if (last && is_legal(part)) last->size = (size_t)(part.data + part.size - last->data);
    else ARENA_PUSH(arena, parts->items, parts->count, parts->capacity) = part;
}

struct name_parts name_parts(struct arena *arena, struct str text) {
    struct name_parts parts = {0};
    size_t start = 0, depth = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (strchr("([{", text.data[i]) && text.data[i]) depth++;
        if (strchr(")]}", text.data[i]) && text.data[i] && depth) depth--;
        if (!cuts_at(text, i, depth)) continue;
        push(arena, &parts, str_slice(text, start, i));
        start = i + 1;
    }
    push(arena, &parts, str_slice(text, start, text.size));
    return parts;
}

/* What stands behind “und” in the name of one company. */
static bool is_companion(struct str text) {
    static const char *const words[] = {"Partner", "Partners", "Söhne",   "Sohn",    "Sons", "Son", "Töchter",
                                        "Brüder",  "Brothers", "Company", "Co",      "Cie"};
    struct str word;
    if (!str_cut(&text, ' ', &word)) return true;
    while (str_ends(word, STR("."))) word.size--;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_equal_c(word, words[i])) return true;
    return name_is_legal_form(word);
}

bool name_cut_and(struct str *rest, struct str *name) {
    static const struct str joints[] = {STR_INIT(" und "), STR_INIT(" and "), STR_INIT(" sowie "), STR_INIT(" / ")};
    size_t at, first = rest->size, size = 0;
    if (!rest->size) return false;
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        bool found = str_find(*rest, joints[i], &at) && at < first;
        if (found && !is_companion(str_skip(*rest, at + joints[i].size))) first = at, size = joints[i].size;
    }
    *name = str_trim(str_slice(*rest, 0, first));
    *rest = str_trim(str_skip(*rest, first + size));
    return true;
}

static bool is_short(struct str part) {
    size_t words = 1;
    for (size_t i = 0; i < part.size; i++) words += part.data[i] == ' ';
    return words <= WORDS_MOST;
}

bool name_parts_are_short(const struct name_parts *parts) {
    for (size_t i = 0; i < parts->count; i++)
        if (!is_short(parts->items[i])) return false;
    return true;
}

/* Letters outside ASCII count as capitals: who writes "Ångström" or "Würth" in small letters is asked about the
 * others. */
static bool begins_as_name(struct str part) {
    unsigned char c = (unsigned char)part.data[0];
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c >= 0x80;
}

/* Behind a word of more than three letters: "Co. KG", "St. Veit" go on. */
static bool has_full_stop(struct str part) {
    size_t letters = 0;
    for (size_t i = 0; i + 1 < part.size; i++) {
        if (part.data[i] == '.' && part.data[i + 1] == ' ' && letters > 3) return true;
        letters = part.data[i] == ' ' ? 0 : letters + 1;
    }
    return false;
}

static bool is_clear(struct str part) {
    static const struct str marks[] = {STR_INIT(": "), STR_INIT(" – "), STR_INIT(" - "),
                                       STR_INIT(" — "), STR_INIT("! "),  STR_INIT("? ")};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_find(part, marks[i], NULL)) return false;
    return begins_as_name(part) && !has_full_stop(part);
}

bool name_parts_are_clear(const struct name_parts *parts) {
    for (size_t i = 0; i < parts->count; i++)
        if (!is_clear(parts->items[i])) return false;
    return name_parts_are_short(parts);
}
