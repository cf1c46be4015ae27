/* UAX 14 for the characters of which nearly all texts are made, as a table of pairs. A pair that is rare or depends on
 * more than itself is left to ICU; the test compares both. */
#include "base/plain_breaks.h"

#include "base/arena.h"

enum sign {
    LETTER,  /* AL */
    FIGURE,  /* NU */
    STOP,    /* IS: . , : ; */
    CLOSING, /* CP: ) ] */
    OPENING, /* OP: ( [ „ */
    HYPHEN,  /* HY */
    GLUE,    /* GL: spaces that hold */
    UNIT,    /* PR, PO: € % */
    DASH,    /* BA: – */
    QUOTE,   /* QU */
    CALL,    /* EX: ! ? */
    SLASH,   /* SY */
    SIGN_COUNT,
    SPACE,
    FEED, /* of a line */
    OTHER
};

/* What stands between two signs that touch: '.' nothing, '|' a break, '?' what ICU says. */
static const char touching[SIGN_COUNT][SIGN_COUNT + 1] = {
    [LETTER] = "............",
    [FIGURE] = "............",
    [STOP] = "....?..?....",
    [CLOSING] = "....?..?....",
    [OPENING] = "............",
    [HYPHEN] = "|...?.??....",
    [GLUE] = "............",
    [UNIT] = "....?..?....",
    [DASH] = "||..|.??....",
    [QUOTE] = "............",
    [CALL] = "??..?..?....",
    [SLASH] = "|?..?..?....",
};

static enum sign sign_of_ascii(uint32_t c) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return LETTER;
    if (c >= '0' && c <= '9') return FIGURE;
    switch (c) {
    case ' ': return SPACE;
    case '\n': return FEED;
    case '.':
    case ',':
    case ':':
    case ';': return STOP;
    case ')':
    case ']': return CLOSING;
    case '(':
    case '[': return OPENING;
    case '-': return HYPHEN;
    case '%': return UNIT;
    case '"':
    case '\'': return QUOTE;
    case '!':
    case '?': return CALL;
    case '/': return SLASH;
    case '&':
    case '*':
    case '#':
    case '=': return LETTER;
    default: return OTHER;
    }
}

static enum sign sign_of(uint32_t c) {
    if (c < 0x80) return sign_of_ascii(c);
    if (c >= 0xC0 && c <= 0x17F && c != 0xD7 && c != 0xF7) return LETTER;
    switch (c) {
    case 0xA0:
    case 0x202F: return GLUE;
    case 0x20AC: return UNIT;
    case 0x2013: return DASH;
    case 0x2018:
    case 0x2019:
    case 0x201C:
    case 0x201D: return QUOTE;
    case 0x201E: return OPENING;
    default: return OTHER;
    }
}

/* What was read up to a sign. */
struct state {
    enum sign before, earlier; /* the last sign, the one that touches it from the left; SPACE: there is none */
    bool spaces;               /* behind it */
};

/* A line may end behind spaces, but for what sentences do not have: an opening bracket before them, an end behind. */
static char behind_spaces(const struct state *state, enum sign sign) {
    bool end = sign == STOP || sign == CLOSING || sign == CALL || sign == SLASH;
    bool quoted = state->before == QUOTE && sign == OPENING;
    return end || quoted || state->before == OPENING ? '?' : '|';
}

/* A hyphen at the beginning of a word belongs to it. */
static char between(const struct state *state, enum sign sign) {
    if (state->spaces) return behind_spaces(state, sign);
    if (state->before == SPACE) return '.';
    bool within = state->earlier == LETTER || state->earlier == FIGURE || state->earlier == CLOSING;
    if (state->before == HYPHEN && sign == LETTER && !within) return '?';
    return touching[state->before][sign];
}

bool plain_breaks(struct arena *arena, struct str text, struct line_break **breaks, size_t *count) {
    struct state state = {.before = SPACE, .earlier = SPACE};
    size_t capacity = 0;
    *breaks = NULL;
    *count = 0;
    for (struct str rest = text; rest.size;) {
        uint32_t offset = (uint32_t)(text.size - rest.size);
        enum sign sign = sign_of(str_next(&rest));
        if (sign == OTHER) return false;
        if (sign == SPACE) {
            state.spaces = true;
            continue;
        }
        char found = sign == FEED ? '.' : between(&state, sign);
        if (found == '?') return false;
        if (found == '|') ARENA_PUSH(arena, *breaks, *count, capacity) = (struct line_break){.offset = offset};
        state = (struct state){.before = sign, .earlier = found == '|' ? SPACE : state.before};
        if (sign != FEED) continue;
        state = (struct state){.before = SPACE, .earlier = SPACE};
        uint32_t end = (uint32_t)(text.size - rest.size);
        if (rest.size) ARENA_PUSH(arena, *breaks, *count, capacity) = (struct line_break){.offset = end, .hard = true};
    }
    return true;
}
