/* Reading marks. Characters are compared by what they look like: a full-width colon is a colon, a zero-width space is
 * nothing, so that what was to be a mark is found and named. */
#include "read/class_mark.h"

#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/suggest.h"

/* Characters -------------------------------------------------------------------------------------------------- */

/* What looks like a colon: full-width, small, modifier, ratio, of other scripts. */
static bool is_colon(uint32_t c) {
    static const uint16_t colons[] = {':',    0x02D0, 0x02F8, 0x0589, 0x05C3, 0x0703, 0x0704, 0x16EC, 0x1803, 0x1809,
                                      0x205A, 0x2236, 0x2237, 0xA4FD, 0xA789, 0xFE13, 0xFE30, 0xFE55, 0xFF1A};
    for (size_t i = 0; i < sizeof colons / sizeof *colons; i++)
        if (c == colons[i]) return true;
    return false;
}

/* More than str_is_hidden knows: what has no width in some script. */
static bool is_nothing(uint32_t c) {
    return str_is_hidden(c) || (str_is_control(c) && c != '\t' && c != '\n' && c != '\r') || c == 0x034F ||
           c == 0x061C || c == 0x115F || c == 0x1160 || (c >= 0x17B4 && c <= 0x17B5) || (c >= 0x180B && c <= 0x180F) ||
           c == 0x206A || (c >= 0x206B && c <= 0x206F) || c == 0x2800 || c == 0x3164 || (c >= 0xFE00 && c <= 0xFE0F) ||
           c == 0xFFA0 || (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE0FFF);
}

static bool is_blank(uint32_t c) { return str_is_space(c) || c == '\r' || c == 0x1680 || c == 0x2028 || c == 0x2029; }

static uint32_t small_letter(uint32_t c) {
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFF01 - '!';
    return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

static bool is_word(uint32_t c) { return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c >= 0xC0; }

/* The character at a byte, and how many bytes it has. */
static uint32_t character(struct str text, size_t at, size_t *size) {
    struct str rest = str_skip(text, at);
    uint32_t c = str_next(&rest);
    *size = text.size - at - rest.size;
    return c;
}

static size_t skip_blanks(struct str text, size_t at) {
    for (size_t size; at < text.size; at += size) {
        uint32_t c = character(text, at, &size);
        if (!is_blank(c) && !is_nothing(c)) break;
    }
    return at;
}

/* Runs of colons ---------------------------------------------------------------------------------------------- */

struct run {
    size_t start, end, colons;
    bool clean; /* colons of ASCII, nothing between them */
};

static size_t plain_colons(struct str text, size_t at) {
    size_t count = 0;
    while (at + count < text.size && text.data[at + count] == ':') count++;
    return count;
}

/* Colons go on behind signs that nobody sees, and behind a blank when they are too few for a mark of their own. */
static size_t next_colon(struct str text, const struct run *run) {
    size_t at = run->end, size;
    bool blank = false;
    for (; at < text.size; at += size) {
        uint32_t c = character(text, at, &size);
        if (is_colon(c)) break;
        if (!is_nothing(c) && !(c == ' ' && !blank)) return SIZE_MAX;
        blank |= c == ' ';
    }
    bool apart = blank && (plain_colons(text, at) >= 3 || run->colons >= 3);
    return at < text.size && !apart ? at : SIZE_MAX;
}

static struct run read_run(struct str text, size_t start) {
    struct run run = {.start = start, .end = start, .clean = true};
    for (size_t at = start, size; at != SIZE_MAX; at = next_colon(text, &run)) {
        uint32_t c = character(text, at, &size);
        run.clean = run.clean && c == ':' && at == run.end;
        run.colons += c == 0x2237 ? 2 : 1;
        run.end = at + size;
    }
    return run;
}

static bool is_escaped(struct str text, size_t at) {
    size_t slashes = 0;
    while (slashes < at && text.data[at - slashes - 1] == '\\') slashes++;
    return slashes % 2;
}

/* Words ------------------------------------------------------------------------------------------------------- */

static bool ends_word(uint32_t c) { return is_blank(c) || is_colon(c) || c == '|'; }

static struct str word_at(struct str text, size_t start) {
    size_t end = start;
    for (size_t size; end < text.size; end += size)
        if (ends_word(character(text, end, &size))) break;
    return str_slice(text, start, end);
}

/* The letters that one sees, small, without the signs around them; empty when it is too long for a class. */
static struct str seen_word(struct str word, char letters[32]) {
    size_t size = 0;
    while (word.size && size < 28) {
        uint32_t c = small_letter(str_next(&word));
        if (!is_nothing(c) && is_word(c)) size += str_encode(c, letters + size);
    }
    return word.size ? (struct str){0} : (struct str){letters, size};
}

static bool is_like_class(struct str word) {
    char letters[32];
    enum class class;
    struct str seen = seen_word(word, letters);
    return seen.size && (class_parse(seen, &class) || class_suggest(seen));
}

static bool is_class_unseen(struct str word) {
    char letters[32];
    enum class class;
    return class_parse(seen_word(word, letters), &class);
}

/* Marks ------------------------------------------------------------------------------------------------------- */

/* Only what Markdown begins its lists and quotes with. */
static bool starts_line(struct str text, size_t at) {
    while (at > 0 && text.data[at - 1] != '\n')
        if (!strchr(" \t>-+*", text.data[--at])) return false;
    return true;
}

static bool ends_line(struct str text, size_t at) {
    for (size_t size; at < text.size; at += size) {
        uint32_t c = character(text, at, &size);
        if (c == '\n') return true;
        if (!is_blank(c) && !is_nothing(c)) return false;
    }
    return true;
}

static bool follows_word(struct str text, size_t at) {
    if (!at) return false;
    unsigned char c = (unsigned char)text.data[at - 1];
    return c >= 0x80 || is_word(small_letter(c));
}

/* Fewer than three: C++ has "std::string", and "Status: intern" is a sentence. */
static bool is_slip(struct str text, const struct run *run, struct str word, size_t behind) {
    bool first = starts_line(text, run->start);
    if (run->colons == 1) return first && is_class_unseen(word) && ends_line(text, behind);
    if (first && ends_line(text, run->end)) return true;
    bool joined = follows_word(text, run->start) && word.data == text.data + run->end;
    return is_like_class(word) && (first || !joined);
}

/* "::: internal :::" alone on its line opens. */
static size_t decoration_end(struct str text, size_t start, size_t end) {
    size_t at = end;
    while (at < text.size && (text.data[at] == ' ' || text.data[at] == '\t')) at++;
    size_t colons = plain_colons(text, at);
    return colons && starts_line(text, start) && ends_line(text, at + colons) ? at + colons : end;
}

static bool judge(struct str text, const struct run *run, struct class_mark *out) {
    enum class class;
    size_t at = skip_blanks(text, run->end);
    struct str word = word_at(text, at);
    bool near = memchr(text.data + run->end, '\n', at - run->end) == NULL;
    *out = (struct class_mark){CLASS_MARK_BROKEN, run->start, run->end, run->clean && run->colons >= 3,
                               near ? word : (struct str){0}};
    if (run->colons < 3)
        return near ? is_slip(text, run, word, at + word.size) : is_slip(text, run, (struct str){0}, at);
    if (!run->clean) return true;
    bool unseen = false;
    for (size_t i = run->end; i < at; i++) unseen |= text.data[i] != ' ' && text.data[i] != '\t';
    if (near && !unseen && class_parse(word, &class))
        out->kind = CLASS_MARK_OPENS, out->end = decoration_end(text, run->start, at + word.size);
    else if (!near || !is_like_class(word)) out->kind = CLASS_MARK_CLOSES;
    return true;
}

bool class_mark_next(struct str text, size_t from, struct class_mark *out) {
    for (size_t at = from, size; at < text.size; at += size) {
        unsigned char byte = (unsigned char)text.data[at];
        size = 1;
        if (byte != ':' && byte < 0xC0) continue;
        if (!is_colon(character(text, at, &size))) continue;
        struct run run = read_run(text, at);
        if (!is_escaped(text, at) && judge(text, &run, out)) return true;
        size = run.end - at;
    }
    return false;
}

bool class_mark_alone(struct str text, struct class_mark *out) {
    if (!class_mark_next(text, 0, out) || out->start || !out->colons) return false;
    if (out->kind != CLASS_MARK_OPENS && out->word.size) { /* a class that there is not */
        out->kind = CLASS_MARK_OPENS;
        out->end = (size_t)(out->word.data - text.data) + out->word.size;
    }
    struct str behind = str_trim(str_skip(text, out->end));
    return plain_colons(behind, 0) == behind.size;
}

bool class_mark_empty(struct str text, const struct class_mark *opens, const struct class_mark *closes) {
    struct str between = str_slice(text, opens->end, closes->start);
    return !memchr(between.data, '\n', between.size) && skip_blanks(between, 0) == between.size;
}

struct str class_mark_unescape(struct arena *arena, struct str text) {
    if (!str_find(text, STR("\\::"), NULL)) return text;
    struct buffer out = {0};
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] != '\\' || plain_colons(text, i + 1) < 2) buffer_char(&out, text.data[i]);
    struct str made = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return made;
}

/* Messages ---------------------------------------------------------------------------------------------------- */

enum class_mark_fault class_mark_stray(const struct class_mark *mark) {
    if (!mark->colons) return CLASS_MARK_NONE;
    return mark->word.size ? CLASS_MARK_UNKNOWN : CLASS_MARK_STRAY;
}

/* What is wrong, and what to do. */
static void wrong(struct diagnostics *sink, struct span span, struct str word, const char *message, const char *help) {
    struct diagnostic *d = diagnose(sink, SEVERITY_ERROR, CODE_M03, span, message, word);
    diagnose_help(sink, d, help, word);
}

static void report_unknown(struct diagnostics *sink, struct span span, struct str word) {
    struct diagnostic *d =
        diagnose(sink, SEVERITY_ERROR, CODE_M03, span, "there is no class “{0}” for a ::: block", word);
    diagnose_help(sink, d, "write {0} ({1}); \\::: writes the sign on purpose",
                  class_names(sink->arena, "::: ", "", "{0} or {1}"), class_other_names(sink->arena));
}

void class_mark_report(struct diagnostics *sink, struct span span, enum class_mark_fault fault,
                       const struct class_mark *mark) {
    switch (fault) {
    case CLASS_MARK_FINE: return;
    case CLASS_MARK_UNKNOWN: report_unknown(sink, span, mark->word); return;
    case CLASS_MARK_NONE:
        wrong(sink, span, mark->word, "this looks like the mark of a ::: block, but it is none",
              "write three plain colons, as in “::: internal” and “:::”; \\::: writes them on purpose");
        return;
    case CLASS_MARK_TEXT:
        wrong(sink, span, mark->word, "“::: {0}” has text on its line, which does not close it",
              "write it on a line of its own, or close it on the same one: “::: {0} … :::”");
        return;
    case CLASS_MARK_EMPTY:
        wrong(sink, span, mark->word, "“::: {0}” is closed at once and holds nothing",
              "put “:::” behind what it is to hold");
        return;
    case CLASS_MARK_UNCLOSED:
        wrong(sink, span, mark->word, "“::: {0}” is never closed and goes on to the end",
              "put a line “:::” where it ends");
        return;
    case CLASS_MARK_STRAY:
        wrong(
            sink, span, mark->word, "this “:::” closes nothing",
            "write “::: internal” or another class where the block starts, or take it out; \\::: writes it on purpose");
        return;
    case CLASS_MARK_INSIDE:
        wrong(sink, span, mark->word, "this “:::” stands inside another block and has no effect",
              "end what is around it before; what is opened in an item, quote or cell is closed there; \\::: writes it "
              "on "
              "purpose");
        return;
    case CLASS_MARK_NO_TEXT:
        wrong(sink, span, mark->word, "no ::: block can stand here: this is no text",
              "write it into a text field; \\::: writes it on purpose");
        return;
    case CLASS_MARK_DEEP:
        diagnose(sink, SEVERITY_ERROR, CODE_M04, span, "“:::” blocks are nested more than {0} deep",
                 CLASS_BLOCKS_DEEPEST);
        return;
    }
}
