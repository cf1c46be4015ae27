/* What belongs together, by rules that German and English share: a figure and its unit, a sign and its figure, the parts
 * of an abbreviation, a title and the name behind it, a number that is dialled; inside a word its short parts: m³/h. */
#include "layout/bonds.h"

#include <string.h>

enum { LONGEST = 24 }; /* bytes of a word that matters here; looking no further keeps the cost of a text linear */

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80; }

static struct str word_before(struct str text, size_t end) {
    size_t start = end;
    while (start > 0 && end - start < LONGEST && text.data[start - 1] != ' ' && text.data[start - 1] != '(') start--;
    return str_slice(text, start, end);
}

static struct str word_after(struct str text, size_t start) {
    static const char ends[] = " ,;:)\n";
    size_t end = start;
    while (end < text.size && end - start < LONGEST && !memchr(ends, text.data[end], sizeof ends - 1)) end++;
    return str_slice(text, start, end);
}

static bool is_one_of(struct str word, const char *const *list) {
    for (; *list; list++)
        if (str_equal_c(word, *list)) return true;
    return false;
}

/* A full stop behind a unit may be its own or the sentence's. */
static bool is_unit(struct str word) {
    static const char *const units[] = {"%",   "‰",     "°",    "°C",      "€",    "$",  "£",   "CHF", "EUR", "USD",
                                        "GBP", "Mio.",  "Mrd.", "Tsd.",    "m",    "cm", "mm",  "km",  "m²",  "m³",
                                        "km²", "m³/h",  "m³/t", "m/s",     "km/h", "kg", "g",   "t",   "l",   "hl",
                                        "h",   "s",     "min",  "kW",      "kWh",  "MW", "MWh", "V",   "A",   "bar",
                                        "Uhr", "Stück", "bn",   "million", "NPS",  NULL};
    struct str bare = word;
    if (str_ends(word, STR("."))) bare.size--;
    return is_one_of(word, units) || is_one_of(bare, units);
}

/* “z. B.”, “d. h.”, “i. d. R.”: a letter and a full stop. */
static bool is_initial(struct str word) {
    return word.size >= 2 && word.size <= 3 && word.data[word.size - 1] == '.' && is_letter(word.data[0]);
}

/* Figures and the signs that stand in a number which is dialled. */
static bool is_dialled(struct str word) {
    for (size_t i = 0; i < word.size; i++)
        if (!is_digit(word.data[i]) && !memchr("+-/()", word.data[i], 5)) return false;
    return word.size;
}

/* “+49 421 12345”, “0421 12345”: from its first group on. */
static bool is_telephone(struct str text, size_t start, struct str after) {
    if (!is_dialled(after)) return false;
    size_t begin = start;
    while (begin > 0 && start - begin < LONGEST && (text.data[begin - 1] == ' ' || is_dialled(str_slice(text, begin - 1, begin))))
        begin--;
    struct str before = str_trim(str_slice(text, begin, start));
    return before.size > 1 && (before.data[0] == '+' || before.data[0] == '0' || str_starts(before, STR("(0")));
}

bool bonds_hold(struct str text, size_t start, size_t end) {
    static const char *const signs[] = {"§",   "§§", "Nr.", "No.", "S.",      "p.",   "Abs.", "Art.", "ca.", "€",
                                        "$",   "£",  "DIN", "EN",  "ISO",     "VDI",  "DN",   "PN",   "IP",  "Tel.",
                                        "Fax", "v.", "V.",  "Ver.", "Version", "Rev.", "Vers.", NULL};
    static const char *const titles[] = {"Dr.", "Prof.", "Dr.-Ing.", "Dipl.-Ing.", "Dipl.-Kfm.", "Frau", "Herr", "Herrn", "Mr",
                                         "Mr.", "Mrs",   "Mrs.",     "Ms",         "Ms.",        NULL};
    if (!start || end >= text.size) return false;
    struct str before = word_before(text, start), after = word_after(text, end);
    if (str_empty(before) || str_empty(after)) return false;
    if (is_digit(before.data[before.size - 1]) && is_unit(after)) return true;
    if (is_digit(after.data[0]) && is_one_of(before, signs)) return true;
    if (is_digit(after.data[0]) && is_telephone(text, start, after)) return true;
    bool may_be_title = memchr("DPMFH", before.data[0], 5);
    return (may_be_title && is_one_of(before, titles)) || (is_initial(before) && is_initial(after));
}

/* ---- inside a word ---- */

static size_t letters_in(struct str part) {
    size_t count = 0;
    while (part.size) str_next(&part), count++;
    return count;
}

static struct str part_before(struct str text, size_t at) {
    static const char ends[] = " (/-\n";
    size_t start = at;
    while (start > 0 && at - start < LONGEST && !memchr(ends, text.data[start - 1], sizeof ends - 1)) start--;
    return str_slice(text, start, at);
}

static struct str part_after(struct str text, size_t at) {
    static const char ends[] = " ,;:)/-\n";
    size_t end = at;
    while (end < text.size && end - at < LONGEST && !memchr(ends, text.data[end], sizeof ends - 1)) end++;
    return str_slice(text, at, end);
}

/* A word of many short parts, such as an address, has to break somewhere. */
static bool is_long(struct str text, size_t at) {
    size_t start = at, end = at;
    while (start > 0 && text.data[start - 1] != ' ' && at - start <= LONGEST) start--;
    while (end < text.size && text.data[end] != ' ' && end - at <= LONGEST) end++;
    return end - start > LONGEST;
}

bool bonds_join(struct str text, size_t at) {
    enum { SHORT_PART = 4, SHORTEST_END = 2 }; /* letters */
    if (at < 2 || at >= text.size || !memchr("/-", text.data[at - 1], 2)) return false;
    struct str before = part_before(text, at - 1), after = part_after(text, at);
    bool begins = before.data == text.data || before.data[-1] == ' ';
    if (begins && text.data[at - 1] == '-' && letters_in(before) == 1) return true;
    if (is_long(text, at)) return false;
    if (str_empty(before) || str_empty(after)) return true;
    if (is_digit(before.data[before.size - 1]) && is_digit(after.data[0])) return true;
    if (text.data[at - 1] == '/') return letters_in(before) <= SHORT_PART && letters_in(after) <= SHORT_PART;
    return before.data[before.size - 1] == '.' || letters_in(after) <= SHORTEST_END;
}
