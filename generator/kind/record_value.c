/* One scalar → one datum: its raw text read as the type of its field. */
#include "kind/record_value.h"

#include "base/mend.h"
#include "kind/record_number.h"
#include "kind/record_time.h"
#include "read/class_text.h"
#include "read/markdown.h"
#include "read/scalar.h"
#include "read/time_words.h"

/* Times, truth ----------------------------------------------------------------------------------------- */

static void read_clock(struct record_reader *reader, const struct value *value, struct datum *datum) {
    struct scalar_reading reading = scalar_clock(reader->arena, value->text, reader->language);
    if (!record_report(reader, value, &reading)) return;
    datum->kind = DATUM_CLOCK;
    datum->minutes = reading.minutes;
}

static void read_truth(struct record_reader *reader, const struct value *value, struct datum *datum) {
    struct scalar_reading reading = scalar_bool(reader->arena, value->text, reader->language);
    if (!record_report(reader, value, &reading)) return;
    datum->kind = DATUM_BOOL;
    datum->truth = reading.truth;
}

/* Choices and Markdown ---------------------------------------------------------------------------------------- */

static void report_choice(struct record_reader *reader, const struct field *field, const struct value *value) {
    struct str text = str_trim(value->text);
    struct diagnostic *d =
        diagnose(reader->sink, SEVERITY_ERROR, CODE_I08, value->span, "“{0}” is not one of the choices of “{1}”", text,
                 field_spelling(field, reader->language));
    struct message known = choices_known(reader->arena, field->choices, reader->language);
    struct str near;
    if (choice_suggest(field->choices, text, reader->language, &near)) {
        diagnose_help(reader->sink, d, "did you mean “{0}”? The choices are {1}", near, known);
        mend_word(reader->sink, d, mend_kind_of_slip(text, near), value->span, text,
                  mend_like(reader->arena, text, near), "write “{0}”", near);
    } else diagnose_help(reader->sink, d, "the choices are {0}", known);
}

/* A line of the text that begins with one of the file and goes on: a table or heading whose lines “>” has joined. */
static bool is_swallowed(struct str text, struct str line) {
    bool mark = str_starts(line, STR("#")) || str_starts(line, STR("|"));
    for (struct str rest = text, whole; mark && str_cut(&rest, '\n', &whole);) {
        struct str found = str_trim(whole);
        if (str_starts(found, line)) return found.size > line.size;
    }
    return false;
}

static bool has_mark(struct str text) {
    for (struct str line; str_cut(&text, '\n', &line);)
        if (str_starts(line, STR("#")) || str_starts(line, STR("|"))) return true;
    return false;
}

static void check_folded(struct record_reader *reader, const struct value *value) {
    const struct source *source = value->span.source;
    if (value->style != SCALAR_BLOCK || !source || !has_mark(value->text)) return;
    struct str rest = source->text, line;
    size_t most = 1; /* lines of the file: each line of the text is of one at least, each space may be an end */
    for (size_t i = 0; i < value->text.size; i++) most += value->text.data[i] == '\n' || value->text.data[i] == ' ';
    for (uint32_t number = 1; number < value->text_line + most && str_cut(&rest, '\n', &line); number++) {
        if (number + 1 == value->text_line && !str_find(line, STR(">"), NULL)) return;
        if (number < value->text_line || !is_swallowed(value->text, str_trim(line))) continue;
        struct span span = {.source = source, .line = number};
        struct diagnostic *d = diagnose(reader->sink, SEVERITY_ERROR, CODE_I02, span,
                                        "“>” joins the lines of this block: the heading or table is a paragraph now");
        diagnose_help(reader->sink, d, "write “|” in place of “>” behind the key");
        mend_replace(reader->sink, d, MEND_SURE, value->span, STR(">"), STR("|"), "write “{0}”", STR("|"));
        return;
    }
}

/* Where the first character of its text stands. */
static struct span origin_of(const struct value *value) {
    struct span origin = value->span;
    if (value->text_line) origin.line = value->text_line, origin.column = value->text_column;
    return origin;
}

static void read_markdown(struct record_reader *reader, const struct value *value, struct datum *datum) {
    struct span origin = origin_of(value);
    check_folded(reader, value);
    datum->kind = DATUM_MARKDOWN;
    datum->blocks = markdown_read(reader->arena, reader->sink, value->text, origin);
}

/* Texts ------------------------------------------------------------------------------------------------------- */

bool text_for_classes(struct record_reader *reader, const struct value *value, struct str seen[CLASS_COUNT]) {
    bool parted = class_text_read(reader->arena, reader->sink, value->text, origin_of(value), seen);
    struct str whole = parted ? (struct str){0} : class_mark_unescape(reader->arena, value->text);
    for (int class = 0; class < CLASS_COUNT; class ++)
        seen[class] = str_one_line(reader->arena, str_trim(parted ? seen[class] : whole));
    return parted;
}

static void read_text(struct record_reader *reader, const struct value *value, struct datum *datum) {
    struct str seen[CLASS_COUNT];
    struct seen_text *texts;
    bool parted = text_for_classes(reader, value, seen);
    datum->text = seen[CLASS_COUNT - 1];
    if (datum->text.size) datum->kind = DATUM_TEXT;
    if (!parted) return;
    datum->seen = texts = NEW_ARRAY(reader->arena, struct seen_text, CLASS_COUNT);
    for (int class = 0; class < CLASS_COUNT; class ++) texts[class] = (struct seen_text){.text = seen[class]};
}

/* An id names files and anchors: everybody sees it. */
static bool holds_blocks(const struct field *field) {
    return field->type == FIELD_MARKDOWN || (field->type == FIELD_TEXT && !str_equal_c(field->name, "id"));
}

/* All types --------------------------------------------------------------------------------------------------- */

static void read_typed(struct record_reader *reader, const struct field *field, const struct value *value,
                       struct datum *datum) {
    switch (field->type) {
    case FIELD_NUMBER:
    case FIELD_INTEGER:
    case FIELD_PERCENT:
    case FIELD_MONEY: record_read_number(reader, field, value, datum); return;
    case FIELD_DATE:
    case FIELD_PERIOD:
    case FIELD_YEAR: record_read_time(reader, field, value, datum); return;
    case FIELD_MONTH: record_read_month(reader, value, datum); return;
    case FIELD_CLOCK: read_clock(reader, value, datum); return;
    case FIELD_BOOL: read_truth(reader, value, datum); return;
    case FIELD_CHOICE: report_choice(reader, field, value); return;
    case FIELD_MARKDOWN: read_markdown(reader, value, datum); return;
    case FIELD_TEXT: read_text(reader, value, datum); return;
    case FIELD_REFERENCE: /* becomes a record when all documents are read */
    case FIELD_POINTER: datum->kind = DATUM_TEXT; return;
    case FIELD_GROUP:
    case FIELD_LIST:
    case FIELD_DOCUMENTS: return;
    }
}

/* Of what was reported the text stays; “laufend” is nothing that has an end. */
static bool is_unread(struct record_reader *reader, const struct field *field, struct datum datum) {
    if (datum.kind != DATUM_MISSING || !datum.text.size) return false;
    return !field->may_say_unlimited || scalar_word_of(reader->arena, reader->language, datum.text) != WORD_UNLIMITED;
}

/* All that is no Markdown is one line, however it was typed. A choice may be called “unknown” itself: it goes first. */
struct datum datum_read(struct record_reader *reader, const struct field *field, const struct value *value) {
    struct datum datum = {.text = str_one_line(reader->arena, str_trim(value->text)), .span = value->span};
    const struct choice *choice = field->type == FIELD_CHOICE ? choice_find(field->choices, datum.text) : NULL;
    if (!datum.text.size) return datum;
    if (!holds_blocks(field)) class_text_refuse(reader->sink, value->text, origin_of(value));
    if (choice) datum.kind = DATUM_CHOICE, datum.choice = choice;
    else if (scalar_is_unknown(reader->language, datum.text)) datum.kind = DATUM_UNKNOWN;
    else read_typed(reader, field, value, &datum);
    datum.unread = is_unread(reader, field, datum);
    return datum;
}
