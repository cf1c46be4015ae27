/* What is tried in turn: lines without hyphens that all look good; with hyphens; with hyphens and whatever looks least
 * bad. Words get hyphens at once where one of them is wider than the column, and are cut where that does not help.
 * Headings get neither unless they must. */
#include "layout/line_choice.h"

#include "base/arena.h"

/* Badness: a justified line may stretch its spaces a little more than they like to; a ragged line may be short by twice
 * its slack before a hyphen is thought of. */
enum { FINE_JUSTIFIED = 150, GOOD_JUSTIFIED = 400, FINE_RAGGED = 800 };
/* Demerits: ragged text had rather a short line than a part of a word in its last. */
enum { LAST_HYPHEN_JUSTIFIED = 30000, LAST_HYPHEN_RAGGED = 5000000 };
enum { HYPHEN_JUSTIFIED = 1, HYPHEN_RAGGED = 3 }; /* times their penalty: hyphens do less for ragged text */
/* In text sizes: a column that is narrow, the slack of lines in a wide and in a narrow one, a short last line. */
enum { NARROW = 22, SLACK_WIDE = 2, SLACK_NARROW = 3, SHORT_LAST = 5, EMERGENCY = 3 };
enum { NAMED_LONGEST = 40 }; /* code points of a word in a message */

bool lines_justified(const struct setter *setter) {
    return setter->job->theme->justified && !setter->ragged && setter->align == ALIGN_START &&
           setter->width >= NARROW * setter->style.size;
}

static void warn_of_cut(const struct setter *setter, const struct paragraph *paragraph, struct str word) {
    struct str rest = word;
    for (size_t i = 0; i < NAMED_LONGEST && rest.size; i++) str_next(&rest);
    struct diagnostic *d = diagnose(setter->job->sink, SEVERITY_WARNING, CODE_G03, paragraph->span,
                                    "the word “{0}{1}” is wider than its column and was broken",
                                    str_slice(word, 0, word.size - rest.size), rest.size ? "…" : "");
    diagnose_help(setter->job->sink, d, "give it a hyphen or a space, or give the table fewer columns");
}

/* Afterwards nothing is wider than the column. */
static void make_fit(const struct setter *setter, struct paragraph *paragraph) {
    struct str word;
    if (paragraph->least > setter->width) paragraph_hyphenate(setter->job, paragraph);
    if (paragraph_cut(setter->job, paragraph, setter->width, &word)) warn_of_cut(setter, paragraph, word);
}

/* The narrowest width that needs no more lines makes them equally long. */
static size_t balance(struct arena *arena, const struct paragraph *paragraph, millipoints width, struct line **lines) {
    millipoints narrow = width / 2, wide = width;
    size_t count = breaks_first_fit(arena, paragraph->atoms, paragraph->atom_count, width, lines);
    if (count < 2) return count;
    while (wide - narrow > POINT) {
        millipoints middle = narrow + (wide - narrow) / 2;
        struct line *tried;
        size_t more = breaks_first_fit(arena, paragraph->atoms, paragraph->atom_count, middle, &tried);
        if (more > count || middle < paragraph->least) narrow = middle;
        else wide = middle;
    }
    return breaks_first_fit(arena, paragraph->atoms, paragraph->atom_count, wide, lines);
}

/* Running text gets hyphens for its looks; what is looked up or stands alone only when it must. */
static bool wants_hyphens(const struct setter *setter) {
    bool heading = setter->role >= ROLE_H1 && setter->role <= ROLE_KICKER;
    bool contents = setter->role == ROLE_CONTENTS_1 || setter->role == ROLE_CONTENTS_2;
    return !heading && !contents && setter->role != ROLE_TABLE_HEAD && setter->align == ALIGN_START;
}

static size_t try_lines(const struct setter *setter, const struct paragraph *paragraph, int tolerance,
                        millipoints emergency, struct line **lines) {
    bool justified = lines_justified(setter);
    millipoints size = setter->style.size;
    bool narrow = setter->width < NARROW * size;
    struct line_wish wish = {.width = setter->width,
                             .slack = justified ? 0 : (narrow ? SLACK_NARROW : SLACK_WIDE) * size,
                             .emergency = emergency,
                             .last = narrow ? 0 : SHORT_LAST * size,
                             .tolerance = tolerance,
                             .last_hyphen = justified ? LAST_HYPHEN_JUSTIFIED : LAST_HYPHEN_RAGGED,
                             .hyphen = justified ? HYPHEN_JUSTIFIED : HYPHEN_RAGGED};
    return breaks_optimal(setter->job->scratch, paragraph->atoms, paragraph->atom_count, &wish, lines);
}

static size_t best_lines(const struct setter *setter, struct paragraph *paragraph, struct line **lines) {
    bool justified = lines_justified(setter);
    size_t count = try_lines(setter, paragraph, justified ? FINE_JUSTIFIED : FINE_RAGGED, 0, lines);
    if (count) return count;
    if (wants_hyphens(setter)) paragraph_hyphenate(setter->job, paragraph);
    if (justified) count = try_lines(setter, paragraph, GOOD_JUSTIFIED, 0, lines);
    if (!count && justified) count = try_lines(setter, paragraph, BADNESS_WORST - 1, 0, lines);
    if (!count) count = try_lines(setter, paragraph, BADNESS_WORST, EMERGENCY * setter->style.size, lines);
    return count;
}

size_t lines_choose(const struct setter *setter, struct paragraph *paragraph, struct line **lines) {
    make_fit(setter, paragraph);
    if (setter->balanced) return balance(setter->job->scratch, paragraph, setter->width, lines);
    size_t count = paragraph->verbatim ? 0 : best_lines(setter, paragraph, lines);
    if (count) return count;
    return breaks_first_fit(setter->job->scratch, paragraph->atoms, paragraph->atom_count, setter->width, lines);
}
