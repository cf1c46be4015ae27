/* What a field makes of a figure. */
#include "kind/record_number.h"

#include <strings.h>

#include "base/mend.h"
#include "base/path.h"
#include "read/scalar.h"

/* One of the readings; a comma would part a list in brackets. */
static void offer_reading(struct record_reader *reader, struct diagnostic *d, const struct value *value,
                          struct str text) {
    struct str was = str_trim(value->text);
    bool parts = value->flow && value->style == SCALAR_PLAIN && str_find(text, STR(","), NULL);
    if (!parts) mend_word(reader->sink, d, MEND_CHOICE, value->span, was, text, "write “{0}”", text);
    else
        mend_replace(reader->sink, d, MEND_CHOICE, value->span, was, str_format(reader->arena, "\"%.*s\"", STR_ARG(text)),
                     "write “{0}”", text);
}

bool record_report(struct record_reader *reader, const struct value *value, const struct scalar_reading *reading) {
    static const struct {
        enum severity severity;
        enum diagnostic_code code;
    } kinds[] = {[SCALAR_NOTED] = {SEVERITY_INFO, CODE_I02},
                 [SCALAR_AMBIGUOUS] = {SEVERITY_ERROR, CODE_I06},
                 [SCALAR_WRONG] = {SEVERITY_ERROR, CODE_I05}};
    if (reading->result == SCALAR_READ) return true;
    struct diagnostic *d = diagnose(reader->sink, kinds[reading->result].severity, kinds[reading->result].code,
                                    value->span, "{0}", reading->problem);
    diagnose_help_message(reader->sink, d, reading->help);
    for (size_t i = 0; i < reading->choice_count; i++) offer_reading(reader, d, value, reading->choices[i].text);
    return reading->result == SCALAR_NOTED;
}

/* Ranges ------------------------------------------------------------------------------------------------------ */

static void report_range(struct record_reader *reader, const struct field *field, const struct value *value) {
    struct str least = decimal_plain(reader->arena, field->least), most = decimal_plain(reader->arena, field->most);
    struct diagnostic *d =
        diagnose(reader->sink, SEVERITY_ERROR, CODE_I11, value->span, "“{0}” is outside the range of “{1}”",
                 str_trim(value->text), field_spelling(field, reader->language));
    if (field->has_least && field->has_most)
        diagnose_help(reader->sink, d, "write a number from {0} to {1}", least, most);
    else if (field->has_least) diagnose_help(reader->sink, d, "write a number not below {0}", least);
    else diagnose_help(reader->sink, d, "write a number not above {0}", most);
}

static bool in_range(const struct field *field, struct decimal number) {
    return (!field->has_least || decimal_compare(number, field->least) >= 0) &&
           (!field->has_most || decimal_compare(number, field->most) <= 0);
}

/* Figures ----------------------------------------------------------------------------------------------------- */

static struct scalar_wanted wanted_by(const struct record_reader *reader, const struct field *field) {
    struct scalar_wanted wanted = {.kind = field->type == FIELD_MONEY     ? SCALAR_MONEY
                                           : field->type == FIELD_PERCENT ? SCALAR_PERCENT
                                           : field->type == FIELD_INTEGER ? SCALAR_INTEGER
                                                                          : SCALAR_NUMBER,
                                   .language = reader->language,
                                   .region = reader->region,
                                   .currency = reader->currency,
                                   .per = field->per,
                                   .names_unit = field_unit(field),
                                   .has_least = field->has_least,
                                   .has_most = field->has_most,
                                   .least = field->least,
                                   .most = field->most};
    if (wanted.kind == SCALAR_NUMBER || wanted.kind == SCALAR_INTEGER) wanted.measure = field->measure;
    return wanted;
}

/* A dash is nothing; where something must stand, it says that it is not known. */
static bool read_silence(const struct field *field, struct datum *datum) {
    switch (scalar_silence(datum->text)) {
    case SCALAR_SPEAKS: return false;
    case SCALAR_UNKNOWN: datum->kind = DATUM_UNKNOWN; return true;
    case SCALAR_NOTHING: break;
    }
    if (field->required) datum->kind = DATUM_UNKNOWN;
    else datum->text = (struct str){0};
    return true;
}

/* A value of a scale by its name: “hoch”, “++”, “★★★”. */
static bool read_word(const struct field *field, struct datum *datum) {
    const struct choice *word = field->words ? choice_find(field->words, datum->text) : NULL;
    if (!word || !decimal_parse(word->name, &datum->number)) return false;
    datum->kind = field->type == FIELD_PERCENT ? DATUM_PERCENT : DATUM_NUMBER;
    return true;
}

/* A scale that calls a value “-” may not take a dash of another length for silence. */
static bool is_lost_dash(const struct field *field, struct str text) {
    if (!field->words || !choice_find(field->words, STR("-"))) return false;
    while (text.size)
        if (!str_is_dash(str_next(&text))) return false;
    return true;
}

/* What the scale's values are called, behind what else is wrong. */
static void help_with_words(struct record_reader *reader, const struct field *field, const struct value *value,
                            struct scalar_reading *reading) {
    struct str near, least = decimal_plain(reader->arena, field->least),
                     most = decimal_plain(reader->arena, field->most);
    struct message known = choices_known(reader->arena, field->words, reader->language);
    bool meant = choice_suggest(field->words, str_trim(value->text), reader->language, &near);
    reading->help =
        meant ? message_new(reader->arena, "did you mean “{0}”? Write a number from {1} to {2}, or one of {3}", near,
                            least, most, known)
              : message_new(reader->arena, "write a number from {0} to {1}, or one of {2}", least, most, known);
}

/* A number of a JSON file: there it has one meaning, whatever the language. */
static bool is_json(const struct value *value) {
    struct decimal number;
    if (value->style != SCALAR_PLAIN || !value->span.source) return false;
    struct str extension = path_extension(value->span.source->path);
    bool json = extension.size == 4 && !strncasecmp(extension.data, "json", extension.size);
    return json && decimal_parse(value->text, &number);
}

void record_read_number(struct record_reader *reader, const struct field *field, const struct value *value,
                        struct datum *datum) {
    struct scalar_wanted wanted = wanted_by(reader, field);
    wanted.of_json = is_json(value);
    if (read_word(field, datum)) return;
    if (!is_lost_dash(field, datum->text) && read_silence(field, datum)) return;
    struct scalar_reading reading = scalar_figure(reader->arena, value->text, &wanted);
    if (reading.result == SCALAR_WRONG && field->words) help_with_words(reader, field, value, &reading);
    if (!record_report(reader, value, &reading)) return;
    if (!in_range(field, reading.number)) {
        report_range(reader, field, value);
        return;
    }
    datum->number = reading.number;
    datum->bound = reading.bound;
    datum->per = reading.per;
    datum->kind = wanted.kind == SCALAR_MONEY     ? DATUM_MONEY
                  : wanted.kind == SCALAR_PERCENT ? DATUM_PERCENT
                                                  : DATUM_NUMBER;
    if (datum->kind == DATUM_NUMBER) datum->unit = reading.unit;
    if (datum->kind == DATUM_MONEY) datum->currency = reading.currency.size ? reading.currency : reader->currency;
}

/* Units of rows ----------------------------------------------------------------------------------------------- */

static void report_unit(struct record_reader *reader, struct datum *datum, struct str unit) {
    struct diagnostic *d = diagnose(reader->sink, SEVERITY_ERROR, CODE_I05, datum->span,
                                    "“{0}” does not fit the unit of its row, “{1}”", datum->text, unit);
    diagnose_help(reader->sink, d, "write the number in that unit, or correct the unit");
    *datum = (struct datum){.text = STR("…"), .span = datum->span, .unread = true};
}

static bool is_bare(struct str text) {
    for (size_t i = 0; i < text.size; i++)
        if (!(text.data[i] >= '0' && text.data[i] <= '9') && text.data[i] != '.' && text.data[i] != ',') return false;
    return true;
}

static void settle(struct record_reader *reader, const struct field *field, struct datum *datum, struct datum *unit) {
    struct scalar_wanted wanted = wanted_by(reader, field);
    if (datum->kind != DATUM_NUMBER || is_bare(datum->text)) return;
    if (datum_is_nothing(*unit) && datum->unit.size)
        *unit = (struct datum){.kind = DATUM_TEXT, .text = datum->unit, .span = datum->span};
    else if (unit->kind == DATUM_TEXT &&
             !scalar_in_unit(reader->arena, datum->text, unit->text, &wanted, &datum->number)) {
        report_unit(reader, datum, unit->text);
        return;
    }
    datum->unit = (struct str){0};
}

/* In the row and in rows inside, as deep as the kind is nested. */
static void settle_in(struct record_reader *reader, const struct record *row, struct datum *unit,
                      const struct field *said) {
    for (size_t i = 0; i < row->set->count; i++) {
        const struct field *field = &row->set->fields[i];
        struct datum *datum = record_datum_at(row, i);
        if (field_unit(field) == said) settle(reader, field, datum, unit);
        bool rows = datum->kind == DATUM_LIST && field->type == FIELD_LIST && field->element->type == FIELD_GROUP;
        for (size_t r = 0; rows && r < datum->count; r++) settle_in(reader, datum->items[r].record, unit, said);
    }
}

void record_settle_units(struct record_reader *reader, struct record *row) {
    const struct field *said = row->set->unit;
    if (said) settle_in(reader, row, record_datum(row, said), said);
}
