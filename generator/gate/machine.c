/* What tells of the machine: paths, its name, its user's, the branch. */
#include "gate/machine.h"

#include "base/arena.h"
#include "base/machine.h"
#include "base/path.h"
#include "project/history.h"

enum { LEAST = 4 /* bytes of a name */ };

/* Names that half of all machines have; they tell nothing. */
static bool is_common(struct str name) {
    static const char *const names[] = {"root",    "admin",   "runner",  "ubuntu", "debian", "user",    "build",
                                        "builder", "jenkins", "gitlab",  "node",   "nobody", "default", "localhost",
                                        "main",    "master",  "develop", "trunk",  "HEAD",   "travis",  "circleci"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_equal_c(name, names[i])) return true;
    return name.size < LEAST;
}

static void add_name(struct gate_terms *terms, struct str name) {
    struct gate_term term = {.reason = GATE_HOST, .text = name};
    if (!is_common(name)) gate_terms_add(terms, &term, GATE_EXACT);
}

/* Where the project lies, and what its files are called in there: paths of several parts. */
static void add_paths(struct gate_terms *terms, struct arena *arena, const struct project *project) {
    struct gate_term term = {.reason = GATE_MACHINE, .text = project->root};
    if (gate_words_of(arena, term.text).count > 1) gate_terms_add(terms, &term, GATE_EXACT);
    for (size_t i = 0; i < project->read_count; i++) {
        term.text = project->read[i]->name;
        if (path_extension(term.text).size) gate_terms_add(terms, &term, GATE_EXACT);
    }
}

void gate_machine_add(struct gate_terms *terms, struct arena *arena, const struct project *project) {
    add_paths(terms, arena, project);
    add_name(terms, machine_host(arena));
    add_name(terms, machine_user(arena));
    add_name(terms, history_branch(arena, project->root));
}

/* A name with a mark or a digit in it is nobody's word, wherever it stands as it is written. */
static bool is_odd(struct str name) {
    for (size_t i = 0; i < name.size; i++) {
        char c = name.data[i];
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80))) return true;
    }
    return false;
}

static char small(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }

static bool is_same(struct str one, struct str other) {
    if (one.size != other.size) return false;
    for (size_t i = 0; i < one.size; i++)
        if (small(one.data[i]) != small(other.data[i])) return false;
    return true;
}

bool gate_machine_tells(const struct gate_term *term, struct str there, const struct gate_text *text) {
    bool ours = text->place == GATE_STYLE || str_ends(text->where, STR(" class")) || str_ends(text->where, STR(" id"));
    bool noted = text->place == GATE_METADATA || text->place == GATE_COMMENT || text->place == GATE_DATA;
    if (is_odd(term->text)) return !ours && is_same(there, term->text);
    return noted && is_same(str_trim(text->text), term->text);
}
