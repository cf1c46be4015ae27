/* Messages: sentences of ours that can be said in any language. A message is an English pattern, as it stands in the
 * source, and its arguments; a catalogue has the pattern in another language. It is turned into text where it is
 * printed, so that the same finding can be read in German on a terminal and in English in a document.
 *
 * Patterns are those of ICU (MessageFormat), of which we use
 *     {0}                                         the first argument
 *     {0, plural, =0 {none} one {# row} other {# rows}}   by the rules of the language; # is the number
 *     {|of a stance}                              nothing: a note for translators, which tells equal texts apart
 *     '{' '}'                                     a brace that is meant; an apostrophe elsewhere is one
 * A translation may put its arguments into another order, or leave one out. */
#ifndef BASE_MESSAGE_H
#define BASE_MESSAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/decimal.h"
#include "base/str.h"

struct arena;
struct catalogue;
struct argument;

struct message {
    const char *pattern; /* a literal of the source; NULL: nothing is said */
    const struct argument *arguments;
    size_t count;
};

enum argument_kind {
    ARGUMENT_TEXT,    /* an author's words, a number that was printed: the same in all languages */
    ARGUMENT_WORDS,   /* words of ours, which a catalogue may have: what a C string is */
    ARGUMENT_NUMBER,  /* prints as its digits, chooses a plural */
    ARGUMENT_DECIMAL, /* prints as its digits, with the decimal sign of the language */
    ARGUMENT_MESSAGE, /* a part of the sentence that is a sentence itself */
    ARGUMENT_SAID     /* what an author wrote in each language */
};

struct argument {
    enum argument_kind kind;
    union {
        struct str text;
        const char *words;
        long long number;
        struct decimal decimal;
        struct message message;
        const struct str *said; /* LANGUAGE_MOST texts, by index */
    };
};

/* A message for this block of code: MESSAGE("“{0}” is no currency", text). An argument is a struct str, a C string, an
 * integer or a message; what its type says decides how it is printed. Keep it with message_copy. */
#define MESSAGE(...) message_of((const struct argument[]){ARGUMENTS(__VA_ARGS__)}, ARGUMENT_COUNT(__VA_ARGS__))
/* The same, kept in an arena with all its texts. */
#define message_new(arena, ...) message_copy(arena, MESSAGE(__VA_ARGS__))

struct message message_of(const struct argument *all, size_t count); /* the first is the pattern */
struct message message_copy(struct arena *arena, struct message message);
/* A pattern of two messages that live in the arena already: nothing is copied, so that a list can grow by it. */
struct message message_join(struct arena *arena, const char *pattern, struct message first, struct message second);
struct message message_said(struct arena *arena, const struct str *texts); /* in each language; not copied */
bool message_empty(struct message message);
/* By patterns, then arguments: an order that is the same in every language. */
int message_compare(struct message a, struct message b);

/* Whether a translation can be said in place of its English pattern: it names none but its arguments, chooses by none
 * but numbers, and is not nested deeper than anybody writes. A catalogue may come from anybody. */
bool message_translates(struct str english, struct str translation);

/* Whether its pattern names and chooses by none but the arguments that it has: of messages that were kept in a file. */
bool message_is_sound(struct message message);

/* "no-break space (U+00A0)": a character that cannot be seen. */
struct message message_character(struct arena *arena, uint32_t c);

/* What it reads in the language of a catalogue, as its region spells it; NULL: in English. */
struct str message_text(struct arena *arena, const struct catalogue *catalogue, struct message message);
/* At once: a text of ours that is part of a document. */
#define message_say(arena, catalogue, ...) message_text((arena), (catalogue), MESSAGE(__VA_ARGS__))

/* Not to be called by hand. */
struct argument argument_text(struct str text);
struct argument argument_words(const char *words);
struct argument argument_number(long long number);
struct argument argument_count(size_t number);
struct argument argument_message(struct message message);
struct argument argument_decimal(struct decimal decimal);

#define ARGUMENT(value) \
    _Generic((value), struct str: argument_text, char *: argument_words, const char *: argument_words,                  \
             struct message: argument_message, struct decimal: argument_decimal, unsigned: argument_count, unsigned long: argument_count,                \
             default: argument_number)(value)
#define ARGUMENTS(...) ARGUMENTS_OF(ARGUMENT_COUNT(__VA_ARGS__), __VA_ARGS__)
#define ARGUMENTS_OF(count, ...) ARGUMENTS_N(count, __VA_ARGS__)
#define ARGUMENTS_N(count, ...) ARGUMENTS_##count(__VA_ARGS__)
#define ARGUMENT_COUNT(...) ARGUMENT_TENTH(__VA_ARGS__, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0)
#define ARGUMENT_TENTH(a, b, c, d, e, f, g, h, i, count, ...) count
#define ARGUMENTS_1(a) ARGUMENT(a)
#define ARGUMENTS_2(a, ...) ARGUMENT(a), ARGUMENTS_1(__VA_ARGS__)
#define ARGUMENTS_3(a, ...) ARGUMENT(a), ARGUMENTS_2(__VA_ARGS__)
#define ARGUMENTS_4(a, ...) ARGUMENT(a), ARGUMENTS_3(__VA_ARGS__)
#define ARGUMENTS_5(a, ...) ARGUMENT(a), ARGUMENTS_4(__VA_ARGS__)
#define ARGUMENTS_6(a, ...) ARGUMENT(a), ARGUMENTS_5(__VA_ARGS__)
#define ARGUMENTS_7(a, ...) ARGUMENT(a), ARGUMENTS_6(__VA_ARGS__)
#define ARGUMENTS_8(a, ...) ARGUMENT(a), ARGUMENTS_7(__VA_ARGS__)
#define ARGUMENTS_9(a, ...) ARGUMENT(a), ARGUMENTS_8(__VA_ARGS__)

#endif
