/* Which words belong together, by rules that German and English share: a figure and its unit, a sign and its figure,
 * the parts of an abbreviation, a title and the name behind it. */
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

bool bonds_hold(struct str text, size_t start, size_t end) {
    static const char *const signs[] = {"§", "§§", "Nr.", "No.", "S.",  "p.",  "Abs.", "Art.", "ca.", "€",
                                        "$", "£",  "DIN", "EN",  "ISO", "VDI", "DN",   "PN",   NULL};
    static const char *const titles[] = {"Dr.", "Prof.", "Dr.-Ing.", "Dipl.-Ing.", "Mr", "Mrs", "Ms", NULL};
    if (!start || end >= text.size) return false;
    struct str before = word_before(text, start), after = word_after(text, end);
    if (str_empty(before) || str_empty(after)) return false;
    if (is_digit(before.data[before.size - 1]) && is_unit(after)) return true;
    if (is_digit(after.data[0]) && is_one_of(before, signs)) return true;
    bool may_be_title = memchr("DPM", before.data[0], 3);
    return (may_be_title && is_one_of(before, titles)) || (is_initial(before) && is_initial(after));
}
