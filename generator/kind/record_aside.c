/* A text is cut where what follows can be read as the field beside it, and where only a name or a time is left. */
#include "kind/record_aside.h"

#include "kind/record_fields.h"
#include "kind/record_key.h"
#include "kind/record_shape.h"
#include "kind/record_value.h"

enum { LONGEST = 200 /* bytes of a name or time with what stands behind it: more is neither, and each cut is tried */ };

static bool has_digit(struct str text) {
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] >= '0' && text.data[i] <= '9') return true;
    return false;
}

/* Between a value and what stands behind it; the size of the mark, or 0. */
static size_t mark_at(struct str text, size_t at) {
    static const struct str marks[] = {STR_INIT(", "),  STR_INIT(" ("),   STR_INIT(" – "),  STR_INIT(" - "),
                                       STR_INIT(" — "), STR_INIT(" am "), STR_INIT(" on "), STR_INIT(" / "),
                                       STR_INIT("; "),  STR_INIT("–"),    STR_INIT("-"),    STR_INIT(" bis "),
                                       STR_INIT(" to ")};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_starts(str_skip(text, at), marks[i])) return marks[i].size;
    return 0;
}

/* Without the closing bracket, and “am”, "on" before a day. */
static struct str bare(struct str text) {
    static const struct str words[] = {STR_INIT("am "), STR_INIT("vom "), STR_INIT("on "), STR_INIT("bis ")};
    text = str_trim(text);
    if (str_ends(text, STR(")"))) text = str_trim(str_slice(text, 0, text.size - 1));
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_starts(text, words[i])) return str_trim(str_skip(text, words[i].size));
    return text;
}

static bool fits(struct record_reader *reader, const struct field *field, struct str text) {
    struct value value = {.kind = VALUE_SCALAR, .style = SCALAR_PLAIN, .text = text};
    return text.size && has_digit(text) && key_fits(reader, field, &value);
}

static int minutes_of(struct record_reader *reader, const struct field *clock, struct str text) {
    struct diagnostics unheard = diagnostics_new(reader->arena);
    struct record_reader quiet = *reader;
    struct value value = {.kind = VALUE_SCALAR, .style = SCALAR_PLAIN, .text = text};
    quiet.sink = &unheard;
    struct datum datum = datum_read(&quiet, clock, &value);
    return datum.kind == DATUM_CLOCK ? datum.minutes : -1;
}

/* "12:00" behind "9:30" is a length: "150 min". */
static struct str length_of(struct record_reader *reader, const struct field *clock, struct str start, struct str end) {
    int first = minutes_of(reader, clock, start), last = minutes_of(reader, clock, end);
    if (first < 0 || last <= first) return (struct str){0};
    return str_format(reader->arena, "%d min", last - first);
}

/* What the field beside is to be told, and up to where the value goes; empty: nothing. */
static struct str cut(struct record_reader *reader, const struct field *field, const struct field *beside,
                      struct str text, size_t *end) {
    for (size_t i = 1; i < text.size; i++) {
        size_t size = mark_at(text, i);
        struct str left = str_trim(str_slice(text, 0, i)),
                   right = size ? bare(str_skip(text, i + size)) : (struct str){0};
        bool clock = field->type == FIELD_CLOCK;
        if (!right.size || (clock ? minutes_of(reader, field, left) < 0 : has_digit(left))) continue;
        struct str length = clock ? length_of(reader, field, left, right) : (struct str){0};
        *end = i;
        if (length.size) return length;
        if (fits(reader, beside, right)) return right;
    }
    return (struct str){0};
}

static void say(struct record_reader *reader, struct record *record, const struct field *field, struct str text,
                const struct value *whole) {
    struct value *value = shape_part(reader->arena, whole, text),
                 mapping = {.kind = VALUE_MAPPING, .span = whole->span};
    struct entry entry = {.key = field->name, .key_span = whole->span, .value = value};
    mapping.entries = &entry;
    mapping.count = 1;
    record_read_fields(reader, record, &mapping);
}

static void note_lost(struct record_reader *reader, const struct field *field, struct str name, struct str text,
                      const struct value *value) {
    struct diagnostic *d = diagnose(reader->sink, SEVERITY_WARNING, CODE_I02, value->span,
                                    "“{0}” behind “{1}” was left out: “{2}” takes a name alone", text, name,
                                    field_spelling(field, reader->language));
    diagnose_help(reader->sink, d, "write it into a field of its own, or take it out");
}

static bool leads_to_people(const struct field *field) {
    for (size_t i = 0; i < field->target_count; i++) {
        const struct field_set *set = field->targets[i].set;
        if (set && set->naming && set->naming->person) return true;
    }
    return false;
}

const struct value *record_take_aside(struct record_reader *reader, struct record *record, const struct field *field,
                                      const struct value *value) {
    static const struct field day = {.name = STR_INIT("date"), .type = FIELD_DATE};
    bool people = field->type == FIELD_REFERENCE && leads_to_people(field);
    if (field->type == FIELD_TEXT) return value; /* what stands behind such a name in a line: line_person.h */
    if (value->kind != VALUE_SCALAR || !(field->aside || people) || value->text.size > LONGEST) return value;
    if (!has_digit(value->text)) return value;
    struct str text = str_trim(value->text);
    size_t end = 0;
    struct str aside = cut(reader, field, field->aside ? field->aside : &day, text, &end);
    if (!aside.size) return value;
    struct str rest = str_trim(str_slice(text, 0, end));
    bool there = field->aside && record_said(record, field->aside)->span.line;
    if (!field->aside) note_lost(reader, field, rest, aside, value);
    else if (there) return value;
    else say(reader, record, field->aside, aside, value);
    return shape_part(reader->arena, value, rest);
}
