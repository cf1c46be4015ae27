/* What is tried in turn: lines without hyphens that all look good; with hyphens; with hyphens and whatever looks least
 * bad. Words get hyphens at once where one of them is wider than the column, and are cut where that does not help.
 * Headings get neither unless they must. What is no running text (cells, facts, lists) keeps its words whole wherever that
 * takes no line more. */
#include "layout/line_choice.h"

#include "base/arena.h"
#include "layout/hang.h"

/* Badness: a justified line may stretch almost as far as its spaces like to before a hyphen is thought of, a ragged one be
 * short by twice its slack, and where its edge is read along, by a quarter more than that. */
enum { FINE_JUSTIFIED = 80, GOOD_JUSTIFIED = 400, FINE_RAGGED = 800, FINE_RUNNING = 200 };
/* Demerits: ragged text had rather a short line than a part of a word in its last. */
enum { LAST_HYPHEN_JUSTIFIED = 30000, LAST_HYPHEN_RAGGED = 5000000 };
enum { HYPHEN_JUSTIFIED = 1, HYPHEN_RAGGED = 4 }; /* times their penalty: hyphens do less for ragged text */
enum { HYPHEN_RARE = 1000 };                      /* as few of them as can be, whatever lines look like */
/* In text sizes: a column that is narrow, the slack of lines in a wide and in a narrow one, a last line that is short: of some
 * ten letters in a wide column, of five in a narrow one. */
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
    millipoints width = setter->width - setter->hanging;
    if (paragraph->least > width) paragraph_hyphenate(setter->job, paragraph);
    if (paragraph_cut(setter->job, paragraph, width, &word)) warn_of_cut(setter, paragraph, word);
}

/* The narrowest width that needs no more lines makes them equally long. */
static size_t balance(struct arena *arena, const struct paragraph *paragraph, millipoints width, struct line **lines) {
    millipoints narrow = width / 2, wide = width;
    size_t count = breaks_first_fit(arena, paragraph->atoms, paragraph->atom_count, width, 0, lines);
    if (count < 2) return count;
    while (wide - narrow > POINT) {
        millipoints middle = narrow + (wide - narrow) / 2;
        struct line *tried;
        size_t more = breaks_first_fit(arena, paragraph->atoms, paragraph->atom_count, middle, 0, &tried);
        if (more > count || middle < paragraph->least) narrow = middle;
        else wide = middle;
    }
    return breaks_first_fit(arena, paragraph->atoms, paragraph->atom_count, wide, 0, lines);
}

/* Running text gets hyphens for its looks; what is looked up or stands alone only when it must. */
static bool wants_hyphens(const struct setter *setter) {
    bool heading = setter->role >= ROLE_H1 && setter->role <= ROLE_KICKER;
    bool contents = setter->role == ROLE_CONTENTS_1 || setter->role == ROLE_CONTENTS_2;
    return !heading && !contents && setter->role != ROLE_TABLE_HEAD && setter->align == ALIGN_START;
}

static size_t try_lines(const struct setter *setter, const struct paragraph *paragraph, int tolerance,
                        millipoints emergency, int hyphen, struct line **lines) {
    bool justified = lines_justified(setter);
    millipoints size = setter->style.size;
    bool narrow = setter->width < NARROW * size;
    struct line_wish wish = {.width = setter->width,
                             .slack = justified ? 0 : (narrow ? SLACK_NARROW : SLACK_WIDE) * size,
                             .emergency = emergency,
                             .flex = justified ? LINE_FLEX : 0,
                             .last = narrow ? SHORT_LAST * size / 2 : SHORT_LAST * size,
                             .tolerance = tolerance,
                             .last_hyphen = justified ? LAST_HYPHEN_JUSTIFIED : LAST_HYPHEN_RAGGED,
                             .hyphen = hyphen};
    return breaks_optimal(setter->job->scratch, paragraph->atoms, paragraph->atom_count, &wish, lines);
}

static size_t justified_lines(const struct setter *setter, struct paragraph *paragraph, struct line **lines) {
    hang_measure(setter->job, paragraph);
    size_t count = try_lines(setter, paragraph, FINE_JUSTIFIED, 0, HYPHEN_JUSTIFIED, lines);
    if (count) return count;
    if (wants_hyphens(setter)) paragraph_hyphenate(setter->job, paragraph);
    hang_measure(setter->job, paragraph);
    count = try_lines(setter, paragraph, GOOD_JUSTIFIED, 0, HYPHEN_JUSTIFIED, lines);
    if (!count) count = try_lines(setter, paragraph, BADNESS_WORST - 1, 0, HYPHEN_JUSTIFIED, lines);
    if (count) return count;
    return try_lines(setter, paragraph, BADNESS_WORST, EMERGENCY * setter->style.size, HYPHEN_JUSTIFIED, lines);
}

/* What is read from its beginning to its end, where an even edge is worth a hyphen. */
static bool is_running(const struct setter *setter) {
    return setter->role == ROLE_BODY && !setter->list_depth && setter->width >= NARROW * setter->style.size;
}

static size_t ragged_lines(const struct setter *setter, struct paragraph *paragraph, struct line **lines) {
    millipoints emergency = EMERGENCY * setter->style.size;
    struct line *whole;
    int fine = is_running(setter) ? FINE_RUNNING : FINE_RAGGED;
    size_t count = try_lines(setter, paragraph, fine, 0, HYPHEN_RAGGED, lines);
    if (count) return count;
    if (wants_hyphens(setter)) paragraph_hyphenate(setter->job, paragraph);
    count = try_lines(setter, paragraph, BADNESS_WORST, emergency, HYPHEN_RAGGED, lines);
    if (is_running(setter)) return count;
    size_t fewest = try_lines(setter, paragraph, BADNESS_WORST, emergency, HYPHEN_RARE, &whole);
    if (!fewest || fewest > count) return count;
    *lines = whole;
    return fewest;
}

size_t lines_choose(const struct setter *setter, struct paragraph *paragraph, struct line **lines) {
    make_fit(setter, paragraph);
    if (setter->balanced) return balance(setter->job->scratch, paragraph, setter->width, lines);
    size_t count = 0;
    if (!paragraph->verbatim)
        count = (lines_justified(setter) ? justified_lines : ragged_lines)(setter, paragraph, lines);
    if (count) return count;
    return breaks_first_fit(setter->job->scratch, paragraph->atoms, paragraph->atom_count, setter->width,
                            setter->hanging, lines);
}
