/* Keeping, comparing and saying messages. */
#include "base/message.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/catalogue.h"
#include "base/region.h"

/* Making ------------------------------------------------------------------------------------------------------ */

struct argument argument_text(struct str text) {
    return (struct argument){.kind = ARGUMENT_TEXT, .text = text};
}
struct argument argument_words(const char *words) {
    return (struct argument){.kind = ARGUMENT_WORDS, .words = words};
}
struct argument argument_number(long long number) {
    return (struct argument){.kind = ARGUMENT_NUMBER, .number = number};
}
struct argument argument_count(size_t number) {
    return argument_number((long long)number);
}
struct argument argument_message(struct message message) {
    return (struct argument){.kind = ARGUMENT_MESSAGE, .message = message};
}

struct argument argument_decimal(struct decimal decimal) {
    return (struct argument){.kind = ARGUMENT_DECIMAL, .decimal = decimal};
}

struct message message_of(const struct argument *all, size_t count) {
    assert(all[0].kind == ARGUMENT_WORDS);
    return (struct message){.pattern = all[0].words, .arguments = count > 1 ? all + 1 : NULL, .count = count - 1};
}

bool message_empty(struct message message) { return !message.pattern; }

static struct argument argument_copy(struct arena *arena, struct argument argument) {
    switch (argument.kind) {
    case ARGUMENT_TEXT: argument.text = str_copy(arena, argument.text); break;
    case ARGUMENT_MESSAGE: argument.message = message_copy(arena, argument.message); break;
    case ARGUMENT_WORDS:
    case ARGUMENT_NUMBER:
    case ARGUMENT_DECIMAL:
    case ARGUMENT_SAID: break;
    }
    return argument;
}

struct message message_said(struct arena *arena, const struct str *texts) {
    struct argument *said = NEW(arena, struct argument);
    *said = (struct argument){.kind = ARGUMENT_SAID, .said = texts};
    return (struct message){.pattern = "{0}", .arguments = said, .count = 1};
}

struct message message_join(struct arena *arena, const char *pattern, struct message first, struct message second) {
    struct argument *arguments = NEW_ARRAY(arena, struct argument, 2);
    arguments[0] = argument_message(first);
    arguments[1] = argument_message(second);
    return (struct message){.pattern = pattern, .arguments = arguments, .count = 2};
}

struct message message_copy(struct arena *arena, struct message message) {
    struct argument *copies = message.count ? NEW_ARRAY(arena, struct argument, message.count) : NULL;
    for (size_t i = 0; i < message.count; i++) copies[i] = argument_copy(arena, message.arguments[i]);
    message.arguments = copies;
    return message;
}

struct message message_character(struct arena *arena, uint32_t c) {
    static const struct {
        uint32_t c;
        const char *name;
    } names[] = {{0xA0, "no-break space"},     {0xAD, "soft hyphen"},        {0x2007, "figure space"},
                 {0x2009, "thin space"},       {0x200B, "zero-width space"}, {0x202F, "narrow no-break space"},
                 {0x3000, "ideographic space"}};
    struct str code = str_format(arena, "U+%04X", (unsigned)c);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].c == c) return message_new(arena, "{0} ({1})", names[i].name, code);
    return message_new(arena, str_is_space(c) ? "space {0}" : "invisible character {0}", code);
}

/* Comparing --------------------------------------------------------------------------------------------------- */

static int said_compare(const struct str *a, const struct str *b) {
    int order = 0;
    for (size_t i = 0; !order && i < LANGUAGE_MOST; i++) order = str_compare(a[i], b[i]);
    return order;
}

static int argument_compare(const struct argument *a, const struct argument *b) {
    if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
    switch (a->kind) {
    case ARGUMENT_TEXT: return str_compare(a->text, b->text);
    case ARGUMENT_WORDS: return strcmp(a->words, b->words);
    case ARGUMENT_NUMBER: return (a->number > b->number) - (a->number < b->number);
    case ARGUMENT_DECIMAL: return decimal_compare(a->decimal, b->decimal);
    case ARGUMENT_MESSAGE: return message_compare(a->message, b->message);
    case ARGUMENT_SAID: return said_compare(a->said, b->said);
    }
    return 0;
}

int message_compare(struct message a, struct message b) {
    int order = strcmp(a.pattern ? a.pattern : "", b.pattern ? b.pattern : "");
    if (!order && a.count != b.count) order = a.count < b.count ? -1 : 1;
    for (size_t i = 0; !order && i < a.count; i++) order = argument_compare(&a.arguments[i], &b.arguments[i]);
    return order;
}

/* Saying ------------------------------------------------------------------------------------------------------ */

struct saying {
    struct arena *arena;
    struct buffer out;
    const struct catalogue *catalogue;
    const struct argument *arguments;
    size_t count;
};

static void say(struct saying *saying, struct str pattern, const long long *number);

/* What authors wrote is put into patterns that are spelled already. */
static struct str words_of(const struct saying *saying, const char *english) {
    struct str words = catalogue_words(saying->catalogue, english);
    return saying->catalogue ? region_spell(saying->arena, saying->catalogue->region, words) : words;
}

static void say_message(struct saying *saying, struct message message) {
    struct saying inner = *saying;
    inner.arguments = message.arguments;
    inner.count = message.count;
    if (message.pattern) say(&inner, words_of(saying, message.pattern), NULL);
    saying->out = inner.out;
}

static const struct language *language_of(const struct saying *saying) {
    return saying->catalogue && saying->catalogue->language ? saying->catalogue->language : &language_source;
}

static void say_decimal(struct saying *saying, struct decimal decimal) {
    struct arena *scratch = arena_create();
    struct str digits = decimal_plain(scratch, decimal), whole;
    str_cut(&digits, '.', &whole);
    buffer_append(&saying->out, whole);
    if (digits.size) buffer_char(&saying->out, language_of(saying)->marks.point);
    buffer_append(&saying->out, digits);
    arena_destroy(scratch);
}

/* Not all is said in all languages. */
static struct str what_is_said(const struct saying *saying, const struct str *said) {
    struct str text = said[language_of(saying)->index];
    for (size_t i = 0; !text.size && i < LANGUAGE_MOST; i++) text = said[i];
    return text;
}

static void say_argument(struct saying *saying, const struct argument *argument) {
    switch (argument->kind) {
    case ARGUMENT_TEXT: buffer_append(&saying->out, argument->text); break;
    case ARGUMENT_WORDS: buffer_append(&saying->out, words_of(saying, argument->words)); break;
    case ARGUMENT_NUMBER: buffer_format(&saying->out, "%lld", argument->number); break;
    case ARGUMENT_DECIMAL: say_decimal(saying, argument->decimal); break;
    case ARGUMENT_MESSAGE: say_message(saying, argument->message); break;
    case ARGUMENT_SAID: buffer_append(&saying->out, what_is_said(saying, argument->said)); break;
    }
}

/* The next character of what stands between apostrophes, the first of which is taken already; two of them are one. */
static bool take_quoted(struct str *rest, char *c) {
    if (!rest->size) return false;
    *c = rest->data[0];
    *rest = str_skip(*rest, 1);
    if (*c != '\'') return true;
    bool two = str_starts(*rest, STR("'"));
    *rest = str_skip(*rest, two);
    return two;
}

static bool quotes(struct str behind, bool plural) {
    return behind.size && (behind.data[0] == '{' || behind.data[0] == '}' || (plural && behind.data[0] == '#'));
}

/* What a brace that is taken already encloses; the rest goes behind its closing brace. */
static struct str take_braced(struct str *rest) {
    struct str inside = *rest;
    bool quoted = false;
    size_t at = 0;
    for (size_t depth = 1; at < inside.size && depth; at++) {
        char c = inside.data[at];
        if (c == '\'') quoted = quoted ? false : quotes(str_skip(inside, at + 1), true);
        else if (!quoted) depth += (c == '{') - (size_t)(c == '}');
    }
    *rest = str_skip(inside, at);
    inside.size -= rest->size;
    if (inside.size) inside.size--;
    return inside;
}

/* "one", "other", "=1" and the like: whether a branch is for a number. */
static bool branch_fits(const struct saying *saying, struct str selector, long long number) {
    if (str_starts(selector, STR("="))) return strtoll(selector.data + 1, NULL, 10) == number;
    return str_equal(selector, language_plural(language_of(saying), number));
}

/* The branches of a plural; the first that fits, else the last, which is “other”. */
static void say_plural(struct saying *saying, struct str branches, long long number) {
    struct str chosen = {0}, selector;
    for (bool found = false; !found && str_cut(&branches, '{', &selector) && branches.data;) {
        chosen = take_braced(&branches);
        found = branch_fits(saying, str_trim(selector), number);
    }
    say(saying, chosen, &number);
}

/* "0", "0, plural, …" or "|a note". */
static void say_place(struct saying *saying, struct str place) {
    struct str index, type;
    if (str_starts(place, STR("|"))) return;
    str_cut(&place, ',', &index);
    size_t i = (size_t)strtoul(index.data, NULL, 10);
    assert(i < saying->count);
    if (!str_cut(&place, ',', &type)) say_argument(saying, &saying->arguments[i]);
    else say_plural(saying, place, saying->arguments[i].number);
}

static void say(struct saying *saying, struct str rest, const long long *number) {
    while (rest.size) {
        char c = rest.data[0];
        rest = str_skip(rest, 1);
        if (c == '{') say_place(saying, take_braced(&rest));
        else if (c == '\'' && str_starts(rest, STR("'"))) buffer_char(&saying->out, '\''), rest = str_skip(rest, 1);
        else if (c == '\'' && quotes(rest, number))
            while (take_quoted(&rest, &c)) buffer_char(&saying->out, c);
        else if (c == '#' && number) buffer_format(&saying->out, "%lld", *number);
        else buffer_char(&saying->out, c);
    }
}

/* Looking at patterns ---------------------------------------------------------------------------------------- */

enum { MOST_PLACES = 10, DEEPEST = 4 };

/* The arguments that a pattern prints, and those that it chooses by, a bit for each. */
struct places {
    unsigned printed, chosen;
};

static bool look_at(struct str rest, size_t depth, struct places *out);

static bool look_at_place(struct str place, size_t depth, struct places *out) {
    struct str index, type;
    if (str_starts(place, STR("|"))) return true;
    str_cut(&place, ',', &index);
    unsigned bit =
        index.size == 1 && index.data[0] >= '0' && index.data[0] < '0' + MOST_PLACES ? 1U << (index.data[0] - '0') : 0;
    out->printed |= bit;
    if (!bit || !place.data) return bit != 0;
    out->chosen |= bit;
    str_cut(&place, ',', &type);
    if (!str_equal_c(str_trim(type), "plural")) return false;
    for (struct str selector; str_cut(&place, '{', &selector) && place.data;)
        if (!look_at(take_braced(&place), depth + 1, out)) return false;
    return true;
}

/* “{0}” and nothing else, which most places are; `rest` stands behind the brace. */
static bool take_bare_place(struct str *rest, struct places *out) {
    bool bare = rest->size >= 2 && rest->data[0] >= '0' && rest->data[0] < '0' + MOST_PLACES && rest->data[1] == '}';
    if (!bare) return false;
    out->printed |= 1U << (rest->data[0] - '0');
    *rest = str_skip(*rest, 2);
    return true;
}

static bool look_at(struct str rest, size_t depth, struct places *out) {
    bool quoted = rest.size && memchr(rest.data, '\'', rest.size);
    if (depth > DEEPEST) return false;
    while (rest.size) {
        const char *next = quoted ? rest.data : memchr(rest.data, '{', rest.size);
        if (!next) return true;
        char c = *next;
        rest = str_skip(rest, (size_t)(next - rest.data) + 1);
        if (c != '{' && c != '\'') continue;
        if (c == '\'' && str_starts(rest, STR("'"))) rest = str_skip(rest, 1);
        else if (c == '\'' && quotes(rest, depth > 0))
            while (take_quoted(&rest, &c)) continue;
        else if (c == '{' && !take_bare_place(&rest, out) && !look_at_place(take_braced(&rest), depth, out))
            return false;
    }
    return true;
}

bool message_translates(struct str english, struct str translation) {
    struct places own = {0}, said = {0};
    if (!str_find(translation, STR("{"), NULL)) return true;
    if (!look_at(english, 0, &own)) return true; /* no pattern, but a text of a layout */
    return look_at(translation, 0, &said) && !(said.printed & ~own.printed) && !(said.chosen & ~own.chosen);
}

bool message_is_sound(struct message message) {
    struct places own = {0};
    if (!message.pattern || !look_at(str_of(message.pattern), 0, &own)) return !message.pattern;
    for (size_t i = 0; i < MOST_PLACES; i++) {
        bool there = i < message.count, number = there && message.arguments[i].kind == ARGUMENT_NUMBER;
        if ((own.printed >> i & 1 && !there) || (own.chosen >> i & 1 && !number)) return false;
    }
    return true;
}

/* All of it -------------------------------------------------------------------------------------------------- */

struct str message_text(struct arena *arena, const struct catalogue *catalogue, struct message message) {
    struct saying saying = {.arena = arena, .catalogue = catalogue};
    say_message(&saying, message);
    struct str text = str_copy(arena, buffer_str(&saying.out));
    buffer_free(&saying.out);
    return text;
}
