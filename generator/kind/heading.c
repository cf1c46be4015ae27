/* Headings without their decorations. The closed list of these is the four tables at the top of this file; emoji,
 * markup and punctuation around a name say nothing anyway (text_name). */
#include "kind/heading.h"

/* ---- what is decoration ---- */

/* Before a name: it is ours, or meant as a whole. */
static const char *const owners[] = {"our", "unsere", "unser", "unseren", "the", "die", "der", "das"};

/* Before a name whose rows can be open. */
static const char *const open_words[] = {"open",    "offene", "offener",  "offenen", "active",
                                         "current", "aktive", "aktuelle", "laufende"};

/* Between a name and its year: "Roadmap FY27", "Ziele für 2027", "Umsatz im GJ 2026/27". */
static const char *const year_words[] = {"fy",   "gj",   "q",   "h",   "kw", "cw", "fiscal", "geschäftsjahr",
                                         "year", "jahr", "for", "für", "im", "in", "of",     "as",
                                         "per",  "bis",  "ab"};

/* Between two names. */
static const char *const joints[] = {" & ", " und ", " and ", " + ", " / "};

/* ---- taking it off ---- */

#define COUNT(list) (sizeof(list) / sizeof *(list))

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

static bool is_roman(char c) { return c == 'I' || c == 'V' || c == 'X' || c == 'L'; }

/* Emoji and punctuation in front. */
static struct str skip_signs(struct str text) {
    while (text.size) {
        struct str rest = text;
        uint32_t c = str_next(&rest);
        bool word = (c < 0x80 && (is_digit((char)c) || is_letter((char)c))) || (c >= 0xC0 && c < 0x2000);
        if (word) break;
        text = rest;
    }
    return text;
}

/* Behind "2", "IV", "a" there is one of these marks; behind a number a space will do. The text when there is none. */
static struct str behind_mark(struct str text, struct str behind, bool spaced) {
    size_t i = 0;
    while (i < behind.size && behind.data[i] == ' ') i++;
    char c = i < behind.size ? behind.data[i] : '\0';
    bool marked = c == '.' || c == ')' || c == '|' || c == ':';
    if (marked) return str_trim(str_skip(behind, i + 1));
    return spaced && i ? str_trim(behind) : text;
}

/* "2. Outlook", "2.1 Outlook", "IV. Outlook", "a) Outlook" → "Outlook" */
static struct str skip_number(struct str text) {
    size_t i = 0;
    while (i < text.size && (is_digit(text.data[i]) || (i && text.data[i] == '.' && is_digit(text.data[i - 1])))) i++;
    if (i && text.data[i - 1] == '.') return str_trim(str_skip(text, i));
    if (i) return behind_mark(text, str_skip(text, i), true);
    while (i < text.size && is_roman(text.data[i])) i++;
    if (!i && text.size > 1 && is_letter(text.data[0]) && !is_letter(text.data[1]) && text.data[1] != ' ') i = 1;
    return i ? behind_mark(text, str_skip(text, i), false) : text;
}

/* "2 | 👥 Stakeholders", "👥 2. Stakeholders" → "Stakeholders" */
static struct str skip_front(struct str text) { return skip_signs(skip_number(skip_signs(text))); }

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }

static bool is_same_word(struct str word, struct str listed) {
    bool same = word.size == listed.size;
    for (size_t i = 0; same && i < word.size; i++) same = lower(word.data[i]) == listed.data[i];
    return same;
}

static bool is_among(struct str word, const char *const *list, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (is_same_word(word, str_of(list[i]))) return true;
    return false;
}

/* Without its first word when that is on the list; else the same text. */
static struct str skip_word(struct str text, const char *const *list, size_t count) {
    size_t end = 0;
    while (end < text.size && text.data[end] != ' ') end++;
    bool found = end < text.size && is_among(str_slice(text, 0, end), list, count);
    return found ? str_trim(str_skip(text, end)) : text;
}

static struct str drop_year_words(struct str text) {
    for (text = str_trim(text); text.size;) {
        size_t start = text.size;
        while (start && text.data[start - 1] != ' ') start--;
        if (!start || !is_among(str_skip(text, start), year_words, COUNT(year_words))) break;
        text = str_trim(str_slice(text, 0, start));
    }
    return text;
}

/* "Outlook: aims", "Outlook FY27", "Outlook – aims", "Outlook (draft)", "Outlook | Sales" → "Outlook" */
static struct str head_of(struct str text) {
    struct str rest = text;
    while (rest.size) {
        struct str here = rest;
        uint32_t c = str_next(&rest);
        bool spaced = here.data > text.data && here.data[-1] == ' ', digit = c < 0x80 && is_digit((char)c);
        bool dash = c == 0x2013 || c == 0x2014 || (c == '-' && spaced);
        struct str head = str_trim(str_slice(text, 0, text.size - here.size));
        if (digit) return drop_year_words(head);
        if (dash || c == ':' || c == ',' || c == '(' || c == '[' || c == '|') return head;
    }
    return text;
}

/* ---- the names ---- */

static void add(struct heading *heading, struct str text, bool open) {
    for (size_t i = 0; i < heading->count; i++)
        if (str_equal(heading->names[i].text, text)) return;
    if (text.size && heading->count < HEADING_NAMES)
        heading->names[heading->count++] = (struct heading_name){text, open};
}

struct heading heading_read(struct str text) {
    struct heading heading = {0};
    struct str whole = str_trim(text), bare = skip_front(whole), head = head_of(bare);
    struct str ours = skip_word(bare, owners, COUNT(owners)), our_head = skip_word(head, owners, COUNT(owners));
    add(&heading, whole, false);
    add(&heading, bare, false);
    add(&heading, head, false);
    add(&heading, ours, false);
    add(&heading, our_head, false);
    add(&heading, skip_word(ours, open_words, COUNT(open_words)), true);
    add(&heading, skip_word(our_head, open_words, COUNT(open_words)), true);
    return heading;
}

static bool is_of_word(char c) { return is_letter(c) || (c & 0x80); }

struct str heading_tail(struct str text, struct str name) {
    struct str tail = str_trim(str_slice(text, (size_t)(name.data - text.data) + name.size, text.size));
    for (struct str rest = tail; rest.size;) {
        size_t end = 0;
        while (end < rest.size && is_of_word(rest.data[end])) end++;
        if (end > 1 && is_letter(rest.data[0]) && !is_among(str_slice(rest, 0, end), year_words, COUNT(year_words)))
            return tail;
        rest = str_skip(rest, end ? end : 1);
    }
    return (struct str){0};
}

static bool find_joint(struct str text, size_t *at, size_t *size) {
    for (*at = 0; *at < text.size; ++*at)
        for (size_t i = 0; i < COUNT(joints); i++) {
            *size = str_of(joints[i]).size;
            if (str_starts(str_skip(text, *at), str_of(joints[i]))) return true;
        }
    return false;
}

size_t heading_parts(struct str text, struct str parts[HEADING_PARTS]) {
    size_t count = 0, at, size;
    struct str rest = head_of(skip_front(str_trim(text)));
    while (find_joint(rest, &at, &size) && count + 1 < HEADING_PARTS) {
        parts[count++] = str_trim(str_slice(rest, 0, at));
        rest = str_skip(rest, at + size);
    }
    if (!count) return 0;
    parts[count++] = str_trim(rest);
    return count;
}
