/* A beginning and an end in one text: "2026–2029", "1.1.2026 bis 31.12.2029", "FY26–FY28", "Q1–Q3 2027", "seit 2024".
 * A text that is one stretch of time gives both its first and its last day. What one side leaves out is taken from the
 * other: the year behind, the century before. */
#include <string.h>

#include "kind/record_shape.h"
#include "kind/record_time.h"
#include "kind/span_length.h"
#include "read/scalar.h"

/* While one text is read. */
struct span_reader {
    struct record_reader *reader;
    const struct field *from, *to;
    struct str left, right; /* the result: an empty one was not said */
};

bool set_is_span(const struct field_set *set, const struct field **from, const struct field **to) {
    const struct field *ends[2] = {NULL, NULL};
    size_t count = 0;
    for (size_t i = 0; i < set->count; i++) {
        const struct field *field = &set->fields[i];
        if (field->formula_text.size) continue;
        if (field->type != FIELD_DATE || count == 2) return false;
        ends[count++] = field;
    }
    *from = ends[0];
    *to = ends[1];
    return count == 2 && ends[0]->begins && !ends[1]->begins;
}

/* Sides ------------------------------------------------------------------------------------------------------- */

/* As a date, whatever is missing or asked about it; or a word such as “today” in its place. */
static bool is_time(const struct span_reader *span, const struct field *field, struct str text,
                    struct time_reading *reading) {
    *reading = (struct time_reading){0};
    if (!text.size) return false;
    if (scalar_is_unknown(span->reader->language, text) ||
        scalar_word_of(span->reader->arena, span->reader->language, text) != WORD_NONE)
        return true;
    *reading = record_time_reading(span->reader, field, text, 0);
    return reading->date.year || reading->result == SCALAR_AMBIGUOUS;
}

static bool has_year(const struct span_reader *span, const struct field *field, struct str text,
                     struct time_reading *reading) {
    return is_time(span, field, text, reading) && !reading->yearless;
}

static bool is_word(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

static bool is_number(struct str text) {
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] < '0' || text.data[i] > '9') return false;
    return text.size > 0;
}

/* "Oct 2026" of "Oct 2027"; the text itself when it does not end in a year. */
static struct str year_before(const struct span_reader *span, struct str text) {
    enum { FIGURES = 4 };
    int year = 0;
    if (text.size < FIGURES || !is_number(str_skip(text, text.size - FIGURES))) return text;
    for (size_t i = text.size - FIGURES; i < text.size; i++) year = year * 10 + text.data[i] - '0';
    return str_format(span->reader->arena, "%.*s%04d", STR_ARG(str_slice(text, 0, text.size - FIGURES)), year - 1);
}

static bool starts_piece(struct str text, size_t at) {
    char c = text.data[at], before = text.data[at - 1];
    return is_word(c) && (!is_word(before) || (c <= '9') != (before <= '9'));
}

/* "Q1", "Jan."; not the "1." of a day. */
static bool ends_in_word(struct str text) {
    char last = text.data[text.size - 1], before = text.size > 1 ? text.data[text.size - 2] : '0';
    return is_word(last) || (last == '.' && before > '9' && is_word(before));
}

/* "Q1" before "Q3 2027" is "Q1 2027": the longest end of the other that makes a date of it. One behind the other is of
 * the year before. */
static struct str with_end_of(const struct span_reader *span, struct str text, struct str other, struct date last) {
    for (size_t i = 1; i < other.size; i++) {
        struct time_reading reading;
        if (!starts_piece(other, i)) continue;
        const char *glue = other.data[i - 1] == '/' ? "/" : ends_in_word(text) ? " " : "";
        struct str whole =
            str_format(span->reader->arena, "%.*s%s%.*s", STR_ARG(text), glue, STR_ARG(str_skip(other, i)));
        if (!has_year(span, span->from, whole, &reading) || !reading.date.year) continue;
        if (date_compare(reading.date, last) > 0) whole = year_before(span, whole);
        if (has_year(span, span->from, whole, &reading) && date_compare(reading.date, last) <= 0) return whole;
    }
    return text;
}

/* "28" behind "FY26" is "FY28", "29" behind "2026" is "2029". */
static struct str with_start_of(const struct span_reader *span, struct str other, struct str text, struct date first) {
    for (size_t i = other.size; i-- > 1;) {
        struct time_reading reading;
        struct str whole = str_format(span->reader->arena, "%.*s%.*s", STR_ARG(str_slice(other, 0, i)), STR_ARG(text));
        bool good = whole.size == other.size && has_year(span, span->to, whole, &reading) && reading.date.year;
        if (good && date_compare(reading.date, first) >= 0) return whole;
    }
    return text;
}

/* Both sides as dates, completed from each other; false when they are none. */
static bool take_sides(struct span_reader *span, struct str left, struct str right) {
    struct time_reading first, last;
    bool bare = is_number(right) && right.size <= 2; /* "28" alone is a day of no month */
    if (has_year(span, span->to, right, &last) && !bare) {
        if (!has_year(span, span->from, left, &first) && last.date.year)
            left = with_end_of(span, left, right, last.date);
    } else if (has_year(span, span->from, left, &first) && first.date.year && bare)
        right = with_start_of(span, left, right, first.date);
    if (!is_time(span, span->from, left, &first) || !is_time(span, span->to, right, &last)) return false;
    span->left = left;
    span->right = right;
    return true;
}

/* Marks ------------------------------------------------------------------------------------------------------- */

/* How much of a text is a mark between two ends: a word such as “bis”, a dash. 0: none. A hyphen without spaces may
 * belong to a date. */
enum mark { MARK_SURE, MARK_HYPHEN };

static size_t word_at(struct str text) {
    static const char *const words[] = {" bis ", " to ", " until ", " till ", " through ", " thru ", "..."};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct str word = str_of(words[i]);
        bool same = text.size > word.size;
        for (size_t k = 0; k < word.size && same; k++)
            same = (text.data[k] | (word.data[k] > '@' ? 32 : 0)) == word.data[k];
        if (same) return word.size;
    }
    return str_starts(text, STR("..")) ? 2 : str_starts(text, STR("…")) ? strlen("…") : 0;
}

static size_t mark_at(struct str whole, size_t at, enum mark mark) {
    struct str text = str_skip(whole, at), rest = text;
    size_t word = mark == MARK_SURE ? word_at(text) : 0;
    if (word) return word;
    uint32_t c = str_next(&rest);
    if (!str_is_dash(c)) return 0;
    bool spaced = at && whole.data[at - 1] == ' ' && str_starts(rest, STR(" "));
    bool hyphen = c == '-' && !spaced;
    return hyphen == (mark == MARK_HYPHEN) ? text.size - rest.size : 0;
}

/* "von 2026", "from 2026" before an end: the word says nothing more. */
static struct str without_from(struct str text) {
    static const char *const words[] = {"von ", "vom ", "from ", "zwischen ", "between "};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct str word = str_of(words[i]);
        bool same = text.size > word.size;
        for (size_t k = 0; k < word.size && same; k++) same = (text.data[k] | 32) == (word.data[k] | 32);
        if (same) return str_trim(str_skip(text, word.size));
    }
    return text;
}

static bool cut_at(struct span_reader *span, struct str text, enum mark mark) {
    for (size_t i = 1; i < text.size; i++) {
        size_t size = ((unsigned char)text.data[i] & 0xC0) == 0x80 ? 0 : mark_at(text, i, mark);
        if (!size) continue;
        struct str left = without_from(str_trim(str_slice(text, 0, i)));
        if (take_sides(span, left, str_trim(str_skip(text, i + size)))) return true;
    }
    return false;
}

/* Texts ------------------------------------------------------------------------------------------------------- */

/* "2026-2029": two years, both in full. */
static bool are_years(struct str text, struct str *left, struct str *right) {
    enum { FIGURES = 4 };
    size_t i = FIGURES;
    if (text.size <= 2 * FIGURES || !is_number(str_slice(text, 0, FIGURES))) return false;
    struct str rest = str_trim(str_skip(text, i));
    if (!str_is_dash(str_next(&rest))) return false;
    *left = str_slice(text, 0, FIGURES);
    *right = str_trim(rest);
    return right->size == FIGURES && is_number(*right);
}

/* Where fiscal years are none of the calendar's, "2026-2027" is one of them, or two years. */
static bool is_asked(struct span_reader *span, const struct value *value, struct str left, struct str right) {
    struct record_reader *reader = span->reader;
    bool next = left.data[3] == '9' ? right.data[3] == '0' : right.data[3] == left.data[3] + 1;
    if (!next || !calendar_is_fiscal(reader->calendar)) return false;
    struct diagnostic *d = diagnose(reader->sink, SEVERITY_ERROR, CODE_I06, value->span,
                                    "“{0}” can be a fiscal year or two years", str_trim(value->text));
    diagnose_help(reader->sink, d, "write {0}{1}/{2}, or '{'{3}: {4}, {5}: {6}'}'", reader->language->fiscal_example,
                  left, str_skip(right, 2), field_spelling(span->from, reader->language), left,
                  field_spelling(span->to, reader->language), right);
    return true;
}

/* One stretch of time is both ends; "ab 2026" and "bis 2029" are one of them. */
static bool take_whole(struct span_reader *span, struct str text) {
    struct time_reading reading;
    if (!is_time(span, span->from, text, &reading)) return false;
    span->left = reading.bounds & TIME_UNTIL ? (struct str){0} : text;
    span->right = reading.bounds & TIME_FROM ? (struct str){0} : text;
    return true;
}

/* What is asked about both ends is said once. */
static bool is_ambiguous(struct span_reader *span, const struct value *value, struct str text) {
    struct time_reading reading;
    if (!is_time(span, span->from, text, &reading) || reading.result != SCALAR_AMBIGUOUS || reading.yearless)
        return false;
    struct datum datum = {.text = text, .span = value->span};
    record_take_time(span->reader, span->from, &reading, &datum);
    return true;
}

/* Written out ------------------------------------------------------------------------------------------------- */

static void add_end(struct arena *arena, struct value *mapping, const struct field *field, const struct value *value,
                    struct str text) {
    if (!text.size) return;
    struct entry entry = {.key = field->name, .key_span = value->span, .value = shape_part(arena, value, text)};
    mapping->entries[mapping->count++] = entry;
}

static const struct value *written_out(const struct span_reader *span, const struct value *value) {
    struct arena *arena = span->reader->arena;
    struct value *mapping = NEW(arena, struct value);
    *mapping = (struct value){.kind = VALUE_MAPPING, .span = value->span, .entries = NEW_ARRAY(arena, struct entry, 2)};
    add_end(arena, mapping, span->from, value, span->left);
    add_end(arena, mapping, span->to, value, span->right);
    return mapping;
}

static const struct value *pair_of(struct arena *arena, const struct span_reader *span, const struct value *value) {
    struct value *mapping = NEW(arena, struct value);
    *mapping = (struct value){
        .kind = VALUE_MAPPING, .span = value->span, .entries = NEW_ARRAY(arena, struct entry, 2), .count = 2};
    for (size_t i = 0; i < 2; i++)
        mapping->entries[i] = (struct entry){
            .key = i ? span->to->name : span->from->name, .key_span = value->items[i]->span, .value = value->items[i]};
    return mapping;
}

/* A text without anything behind it; *out is NULL where what it means was asked. */
static bool read_text(struct span_reader *span, const struct value *value, struct str text, const struct value **out) {
    struct str left, right;
    bool years = are_years(text, &left, &right);
    if (years && is_asked(span, value, left, right)) return true;
    bool read = years ? take_sides(span, left, right) : cut_at(span, text, MARK_SURE);
    if (!read && is_ambiguous(span, value, text)) return true;
    read = read || take_whole(span, text) || cut_at(span, text, MARK_HYPHEN);
    if (read) *out = written_out(span, value);
    return read;
}

/* Both ends as days; false when one is open or asked about. */
static bool days_of(const struct span_reader *span, struct date *first, struct date *last) {
    struct time_reading from, to;
    bool both = span->left.size && span->right.size && is_time(span, span->from, span->left, &from) &&
                is_time(span, span->to, span->right, &to);
    if (!both || !from.date.year || !to.date.year || from.yearless || to.yearless) return false;
    *first = from.date, *last = to.date;
    return true;
}

static void check_length(const struct span_reader *span, const struct value *value, struct str text,
                         const struct span_length *length) {
    struct date first, last;
    struct record_reader *reader = span->reader;
    if (!length->text.size || !days_of(span, &first, &last) || span_length_fits(length, first, last)) return;
    struct diagnostic *d =
        diagnose(reader->sink, SEVERITY_WARNING, CODE_I02, value->span, "“{0}” is not “{1}” long, but {2} days", text,
                 length->text, (int)(date_days(last) - date_days(first) + 1));
    diagnose_help(reader->sink, d, "mend the one that is wrong: the days were taken, not the length");
}

/* "FY27 (Jan–Dec)": the bracket says the same once more. */
static bool repeats(const struct span_reader *span, const struct value *value, struct str inside) {
    struct span_reader other = {.reader = span->reader, .from = span->from, .to = span->to};
    struct date first, last, same_first, same_last;
    const struct value *ignored = NULL;
    if (!days_of(span, &first, &last)) return false;
    struct str years[] = {inside, str_format(span->reader->arena, "%.*s %d", STR_ARG(inside), last.year)};
    for (size_t i = 0; i < 2; i++) {
        struct diagnostics unheard = diagnostics_new(span->reader->arena);
        struct record_reader quiet = *span->reader;
        quiet.sink = &unheard;
        other.reader = &quiet;
        bool read = read_text(&other, value, years[i], &ignored) && days_of(&other, &same_first, &same_last);
        if (read) return !date_compare(first, same_first) && !date_compare(last, same_last);
    }
    return false;
}

static bool read_bracketed(struct span_reader *span, const struct value *value, struct str text,
                           const struct value **out) {
    size_t open;
    if (!str_ends(text, STR(")")) || !str_find(text, STR(" ("), &open)) return false;
    struct str inside = str_trim(str_slice(text, open + 2, text.size - 1));
    const struct value *read = NULL;
    if (!read_text(span, value, str_trim(str_slice(text, 0, open)), &read) || !read) return false;
    if (!repeats(span, value, inside)) return false;
    *out = read;
    return true;
}

bool shape_of_span(struct record_reader *reader, const struct field_set *set, const struct value *value,
                   const struct value **out) {
    struct span_reader span = {.reader = reader};
    struct span_length length;
    *out = NULL;
    if (!set_is_span(set, &span.from, &span.to)) return false;
    if (value->kind == VALUE_SEQUENCE && value->count == 2) {
        *out = pair_of(reader->arena, &span, value);
        return true;
    }
    if (value->kind != VALUE_SCALAR) return false;
    struct str text = span_cut_length(reader->language, str_trim(value->text), &length);
    bool read = read_text(&span, value, text, out);
    if (read && *out) check_length(&span, value, text, &length);
    return read || read_bracketed(&span, value, text, out);
}
