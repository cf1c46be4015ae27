/* The codes of checks: what they look like, and which rules a name means. */
#include "kind/check_code.h"

#include "base/diagnostic.h"
#include "base/word_list.h"

static char large(char c) { return (char)(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c); }

static bool equal(struct str a, struct str b) {
    for (size_t i = 0; i < a.size && i < b.size; i++)
        if (large(a.data[i]) != large(b.data[i])) return false;
    return a.size == b.size;
}

bool check_has_family(struct str code) {
    char last = code.size ? code.data[code.size - 1] : 0;
    return last >= 'a' && last <= 'z';
}

struct str check_family(struct str code) {
    return check_has_family(code) ? str_slice(code, 0, code.size - 1) : code;
}

/* No rule may be mistaken for one of the program's messages. */
static bool is_taken(char letter) {
    for (int code = 0; code < CODE_COUNT; code++)
        if (code_name((enum diagnostic_code)code).data[0] == letter) return true;
    return false;
}

struct message check_letters_taken(struct arena *arena) {
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    struct word_list list = {0};
    for (const char *letter = letters; *letter; letter++)
        if (is_taken(*letter)) word_list_add(arena, &list, (struct str){letter, 1});
    return word_list_all(arena, &list, "{0} and {1}");
}

bool check_code_is_good(struct str code) {
    struct str family = check_family(code);
    if (family.size < 2 || family.data[0] < 'A' || family.data[0] > 'Z' || is_taken(family.data[0])) return false;
    for (size_t i = 1; i < family.size; i++)
        if (family.data[i] < '0' || family.data[i] > '9') return false;
    return true;
}

bool check_is_called(struct str code, struct str name) { return equal(code, name); }

bool check_is_of_family(struct str code, struct str name) {
    return check_has_family(code) && equal(check_family(code), name);
}
