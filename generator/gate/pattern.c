/* Patterns of never_to_customer, by the C library. Those that could take it long are refused: groups that are repeated
 * and hold repetitions, counted repetitions of more than a hundred, references to what was found. */
#include <ctype.h>
#include <regex.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/limits.h"
#include "gate/terms_internal.h"

struct gate_pattern {
    regex_t compiled;
    uint32_t term;
};

/* "{3,200}": how often at most. */
static long repeats_most(const char *braces) {
    long most = 0, number = 0;
    for (const char *at = braces; *at && *at != '}'; at++) {
        number = isdigit((unsigned char)*at) && number < 10000 ? number * 10 + *at - '0' : 0;
        most = number > most ? number : most;
    }
    return most;
}

static bool is_costly(const char *pattern) {
    size_t counted = 0;
    for (const char *at = pattern; *at; at++) {
        if (*at == '\\' && isdigit((unsigned char)at[1])) return true;
        if (*at == '{' && (++counted > 4 || repeats_most(at) > 100)) return true;
        if (*at == ')' && at[1] == '{') return true;
        if (*at == '\\' && at[1]) at++;
    }
    return false;
}

void gate_terms_add_pattern(struct gate_terms *terms, struct diagnostics *sink, const struct gate_term *term,
                            struct str pattern) {
    struct gate_pattern compiled = {.term = (uint32_t)terms->count};
    const char *text = str_terminated(terms->arena, pattern);
    bool fits = pattern.size && pattern.size <= LIMIT_GATE_PATTERN && !is_costly(text);
    if (!fits || regcomp(&compiled.compiled, text, REG_EXTENDED | REG_ICASE)) {
        struct diagnostic *error = diagnose(sink, SEVERITY_ERROR, CODE_L07, term->span,
                                            "“/{0}/” is no pattern that can be looked for", pattern);
        diagnose_help(sink, error,
                      "write a POSIX extended regular expression of at most {0} bytes, without \\1 and without counts "
                      "above 100, or the words themselves",
                      LIMIT_GATE_PATTERN);
        return;
    }
    ARENA_PUSH(terms->arena, terms->items, terms->count, terms->capacity) = *term;
    ARENA_PUSH(terms->arena, terms->patterns, terms->pattern_count, terms->pattern_capacity) = compiled;
}

uint32_t gate_pattern_term(const struct gate_terms *terms, size_t number) { return terms->patterns[number].term; }

bool gate_pattern_find(const struct gate_terms *terms, size_t number, const char *terminated, size_t from,
                       struct gate_pattern_hit *hit) {
    regmatch_t match;
    if (regexec(&terms->patterns[number].compiled, terminated + from, 1, &match, from ? REG_NOTBOL : 0)) return false;
    if (match.rm_eo == match.rm_so) return false;
    *hit = (struct gate_pattern_hit){from + (size_t)match.rm_so, from + (size_t)match.rm_eo};
    return true;
}

void gate_terms_close(struct gate_terms *terms) {
    for (size_t i = 0; terms && i < terms->pattern_count; i++) regfree(&terms->patterns[i].compiled);
}
