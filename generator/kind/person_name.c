/* A name is cut into words at spaces and commas; what stands behind a comma comes first unless it is a degree. */
#include "kind/person_name.h"

#include "base/arena.h"
#include "base/locale.h"

enum word_kind { WORD_NAME, WORD_ADDRESS /* Herr */, WORD_DEGREE /* Dr. */, WORD_JOINS /* und */ };

static bool is_among(struct str word, const char *words) {
    for (struct str rest = str_of(words), one; str_cut(&rest, ' ', &one);)
        if (str_equal(one, word)) return true;
    return false;
}

static enum word_kind kind_of(struct str id) {
    if (is_among(id, "herr herrn hr hrn frau fr mr mrs ms miss mx monsieur madame m_me")) return WORD_ADDRESS;
    if (is_among(id, "und and & sowie")) return WORD_JOINS;
    bool degree =
        is_among(id, "dr prof professor dipl ing dipl_ing dipl_kfm dipl_kffr dipl_wi_ing dr_ing dr_med med rer "
                     "nat pol oec iur phil h_c hc mag mba msc m_sc bsc b_sc ma m_a ba b_a phd ph_d ll_m llm "
                     "jun jr sen sr cfa cpa fh");
    return degree ? WORD_DEGREE : WORD_NAME;
}

/* One word off the front: to the next space, or behind the full stop of "Dr.Lück", "H.Lück". */
static struct str next_word(struct str *rest) {
    struct str text = *rest;
    size_t end = 0;
    for (struct str here = text; here.size; end = text.size - here.size) {
        struct str before = here;
        uint32_t c = str_next(&here);
        bool stop = before.data > text.data && before.data[-1] == '.' && c != '-' && c != '.' && c != ')';
        if (stop || str_is_space(c) || c == '_') break;
    }
    *rest = str_skip(text, end);
    struct str trimmed = *rest;
    while (trimmed.size) {
        struct str here = trimmed;
        uint32_t c = str_next(&here);
        if (!str_is_space(c) && c != '_') break;
        trimmed = here;
    }
    *rest = trimmed;
    return str_slice(text, 0, end);
}

struct str name_key(struct arena *arena, struct str text) {
    struct str id = text_id(arena, text);
    return id.size ? id : text_fold(arena, text);
}

/* The words of a part between commas; their number. */
static size_t add_words(struct arena *arena, struct person_name *name, struct str part) {
    size_t before = name->count;
    part = str_trim(part);
    while (part.size && name->count < PERSON_WORDS) {
        struct str word = next_word(&part), id = name_key(arena, word);
        enum word_kind kind = kind_of(id);
        name->several |= kind == WORD_JOINS;
        name->addressed |= kind == WORD_ADDRESS || kind == WORD_DEGREE;
        if (!id.size || kind == WORD_ADDRESS) continue;
        name->shown = name->shown.size ? str_format(arena, "%.*s %.*s", STR_ARG(name->shown), STR_ARG(word)) : word;
        if (kind == WORD_NAME) name->words[name->count++] = id;
    }
    return name->count - before;
}

/* Whether a bracket that is opened in a place goes to the end of the text. */
static bool closes_at_end(struct str text, size_t open) {
    size_t close;
    struct str inside = str_skip(text, open);
    return str_find(inside, STR(")"), &close) && !str_trim(str_skip(inside, close + 1)).size;
}

/* Where the name ends: "(Einkauf)", "– Head of Engineering" behind it is not of it. */
static size_t end_of_name(struct str text) {
    static const struct str marks[] = {STR_INIT("("), STR_INIT(" – "), STR_INIT(" — "), STR_INIT(" - ")};
    size_t end = text.size, at;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_find(text, marks[i], &at) && at && at < end && (i || closes_at_end(text, at))) end = at;
    return end;
}

struct str person_name_role(struct str text) {
    size_t end = end_of_name(text), close;
    struct str role = str_trim(str_skip(text, end));
    if (str_starts(role, STR("("))) {
        role = str_skip(role, 1);
        if (str_find(role, STR(")"), &close)) role = str_slice(role, 0, close);
    } else if (role.size) str_next(&role);
    return str_trim(role);
}

struct person_name person_name_read(struct arena *arena, struct str text) {
    struct person_name name = {0};
    struct str rest = str_slice(text, 0, end_of_name(text)), surname, part;
    if (!str_cut(&rest, ',', &surname)) return name;
    name.several = str_find(text, STR(";"), NULL) || str_find(surname, STR("/"), NULL);
    while (str_cut(&rest, ',', &part)) {
        bool more = add_words(arena, &name, part) > 0;
        name.several |= more && name.turned; /* two commas, three names */
        name.turned |= more;
    }
    name.surname_words = add_words(arena, &name, surname);
    if (!name.surname_words || name.several) name.count = 0;
    return name;
}

struct str person_name_plain(struct arena *arena, struct str text) {
    struct person_name name = person_name_read(arena, text);
    bool plain = name.count > 1 && name.addressed && !name.turned && !name.several && !person_name_role(text).size;
    return plain ? name.shown : text;
}

struct str person_name_key(struct arena *arena, const struct person_name *name) {
    struct str key = {0};
    for (size_t i = 0; i < name->count; i++)
        key = i ? str_format(arena, "%.*s_%.*s", STR_ARG(key), STR_ARG(name->words[i])) : name->words[i];
    return key;
}

static bool is_same_word(struct str a, struct str b) {
    bool initial = a.size == 1 || b.size == 1;
    return str_equal(a, b) || (initial && a.size && b.size && a.data[0] == b.data[0]);
}

bool person_name_fits(const struct person_name *said, const struct person_name *known) {
    if (!said->count || !known->count) return false;
    const struct person_name *few = said->count <= known->count ? said : known, *many = few == said ? known : said;
    if (said->turned && known->count <= said->surname_words) return false; /* "Jan Meier, Hanne Lück" */
    if (many == said && known->count == 1) return false; /* who is known by a surname alone may be somebody else */
    if (!str_equal(few->words[few->count - 1], many->words[many->count - 1])) return false;
    size_t found = 0;
    for (size_t i = 0; i + 1 < many->count && found + 1 < few->count; i++)
        found += is_same_word(few->words[found], many->words[i]);
    return found + 1 == few->count;
}

bool person_name_is_given(const struct person_name *said, const struct person_name *known) {
    bool alone = said->count == 1 && !said->addressed && said->words[0].size > 1;
    return alone && known->count > 1 && str_equal(said->words[0], known->words[0]);
}
