/* Brackets around a text and round ones around a target, with something between or in them that makes no link. */
#include "read/markdown_links.h"

#include <stdint.h>
#include <string.h>

enum {
    LONGEST_EXTENSION = 5,
    FEWEST_OF_NAME = 2,
    LONGEST_WORDS = 400, /* bytes of a link's text: no line costs more than a person would write */
    MOST_TRIES = 16,     /* places in a line that say what was printed */
};

static bool is_letter_or_digit(char c) {
    char letter = (char)(c | 32);
    return (letter >= 'a' && letter <= 'z') || (c >= '0' && c <= '9');
}

/* "plan.md", "Angebot 2026.pdf#seite": a name with an extension, which begins with a letter: no "3.5". */
static bool names_file(struct str target) {
    size_t end;
    if (str_find(target, STR("#"), &end)) target.size = end;
    size_t start = target.size;
    while (start && is_letter_or_digit(target.data[start - 1])) start--;
    size_t size = target.size - start;
    bool point = start >= FEWEST_OF_NAME && target.data[start - 1] == '.' && target.data[start - 2] != ' ' &&
                 target.data[start - 2] != '.';
    return point && size >= 2 && size <= LONGEST_EXTENSION && (target.data[start] | 32) >= 'a';
}

/* `file.pdf "Title"` → file.pdf */
static struct str without_title(struct str target) {
    size_t quote;
    bool titled = str_ends(target, STR("\"")) && str_find(target, STR(" \""), &quote);
    return str_trim(titled ? str_slice(target, 0, quote) : target);
}

bool markdown_is_target(struct str target) {
    static const struct str starts[] = {STR_INIT("./"),       STR_INIT("../"),     STR_INIT("http://"),
                                        STR_INIT("https://"), STR_INIT("mailto:"), STR_INIT("www.")};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (str_starts(target, starts[i])) return true;
    bool anchor = target.size > 1 && target.data[0] == '#' && !(target.data[1] >= '0' && target.data[1] <= '9');
    return anchor || names_file(target);
}

enum slip { SLIP_SPACES, SLIP_GAP, SLIP_SWAPPED, SLIP_COUNT };

static const struct {
    struct str middle; /* between the text and the target */
    char opens, closes;
} slips[SLIP_COUNT] = {
    [SLIP_SPACES] = {STR_INIT("]("), '[', ')'},
    [SLIP_GAP] = {STR_INIT("] ("), '[', ')'},
    [SLIP_SWAPPED] = {STR_INIT(")["), '(', ']'},
};

/* What was written: the whole, the text and the target in it. */
struct written {
    struct str whole, words, target;
};

/* Where the bracket of a text begins that ends at `end`; SIZE_MAX: nowhere. */
static size_t opening(struct str line, size_t end, char sign) {
    for (size_t i = end; i > 0 && end - i < LONGEST_WORDS; i--)
        if (line.data[i - 1] == sign) return i - 1;
    return SIZE_MAX;
}

/* In code, or taken back by \. */
static bool is_plain(struct str line, size_t at) {
    bool code = false;
    for (size_t i = 0; i < at; i++) code ^= line.data[i] == '`';
    return code || (at && line.data[at - 1] == '\\');
}

/* Whether a link was meant at the middle of a slip, whose place in the line is given. */
static bool read_slip(struct str line, enum slip slip, size_t middle, struct written *out) {
    size_t start = opening(line, middle, slips[slip].opens), behind = middle + slips[slip].middle.size;
    const char *close = memchr(line.data + behind, slips[slip].closes, line.size - behind);
    if (start == SIZE_MAX || !close || is_plain(line, start) || is_plain(line, middle)) return false;
    size_t end = (size_t)(close - line.data);
    out->whole = str_slice(line, start, end + 1);
    out->words = str_slice(line, start + 1, middle);
    out->target = without_title(str_trim(str_slice(line, behind, end)));
    bool spaces = memchr(out->target.data, ' ', out->target.size);
    return out->words.size && markdown_is_target(out->target) && (slip != SLIP_SPACES || spaces);
}

static void report(struct diagnostics *sink, struct span span, enum slip slip, const struct written *written) {
    struct diagnostic *d =
        diagnose(sink, SEVERITY_WARNING, CODE_M08, span, "“{0}” is no link but text", written->whole);
    switch (slip) {
    case SLIP_SPACES:
        diagnose_help(sink, d, "put a target with spaces into angle brackets: [{0}](<{1}>)", written->words,
                      written->target);
        break;
    case SLIP_GAP:
        diagnose_help(sink, d, "write nothing between the brackets: [{0}]({1})", written->words, written->target);
        break;
    case SLIP_SWAPPED:
        diagnose_help(sink, d, "put the text into square brackets and the target into round ones: [{0}]({1})",
                      written->words, written->target);
        break;
    case SLIP_COUNT: break;
    }
}

/* Looks where the line says what was printed: there its markup stands as well. */
static void look_at_line(struct diagnostics *sink, const struct markdown_text *text, size_t line, enum slip slip,
                         struct str printed) {
    struct str whole = line < text->line_count ? text->lines[line] : (struct str){0};
    struct written written;
    size_t start = 0, at;
    for (int tries = 0; tries < MOST_TRIES && str_find(str_skip(whole, start), printed, &at);
         tries++, start += at + 1) {
        if (!read_slip(whole, slip, start + at, &written)) continue;
        report(sink, markdown_line_span(text, line), slip, &written);
        return;
    }
}

void markdown_links_check_text(struct diagnostics *sink, const struct markdown_text *text, size_t line,
                               struct str printed) {
    for (int slip = 0; slip < SLIP_COUNT; slip++) {
        struct str middle = slips[slip].middle, rest = printed;
        for (size_t at; str_find(rest, middle, &at); rest = str_skip(rest, at + middle.size)) {
            const char *close = memchr(rest.data + at + middle.size, slips[slip].closes, rest.size - at - middle.size);
            size_t end = close ? (size_t)(close - rest.data) : rest.size;
            look_at_line(sink, text, line, (enum slip)slip, str_slice(rest, at, end));
        }
    }
}
