/* Single values as other programs read them. */
#include "base/arena.h"
#include "kind/export.h"

enum { PLACES = 12 }; /* of computed numbers: more are noise of the division */

static struct str number_text(struct arena *arena, struct decimal number) {
    return decimal_plain(arena, decimal_round(number, PLACES));
}

static struct str blocks_text(struct arena *arena, const struct block *first);

/* An item says its number where counting would say another. */
static struct str children_text(struct arena *arena, const struct block *block) {
    struct str text = blocks_text(arena, block->first);
    return block->numbered ? str_format(arena, "%d. %.*s", block->start, STR_ARG(text)) : text;
}

/* The words of blocks, a line each. */
static struct str blocks_text(struct arena *arena, const struct block *first) {
    struct str text = {0};
    for (const struct block *block = first; block; block = block->next) {
        struct str parts[] = {str_trim(inline_plain(arena, block->inlines)), str_trim(block->text),
                              children_text(arena, block)};
        for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
            if (parts[i].size)
                text = text.size ? str_format(arena, "%.*s\n%.*s", STR_ARG(text), STR_ARG(parts[i])) : parts[i];
        for (size_t r = 0; block->table && r < block->table->row_count; r++)
            for (size_t c = 0; c < block->table->column_count; c++) {
                struct str cell = blocks_text(arena, block->table->rows[r].cells[c].blocks);
                text = str_format(arena, "%.*s%s%.*s", STR_ARG(text),
                                  !text.size ? ""
                                  : c        ? " | "
                                             : "\n",
                                  STR_ARG(cell));
            }
    }
    return text;
}

bool export_shows(const struct computation *computation, const struct exported *document, const struct field *field) {
    return document->marked || !computation->records || field->class <= computation->records->class;
}

/* Of records at full class nothing is kept back. */
static bool is_kept_back(struct computation *computation, const struct record *record, const struct field *field) {
    enum class class = computation->records ? computation->records->class : CLASS_CONFIDENTIAL;
    if (class == CLASS_CONFIDENTIAL) return false;
    if (field->class > class) return true;
    if (!field->untold || !record) return field->untold;
    return !field->told || !datum_is_true(record_value(computation, record, field->told));
}

struct datum export_value(struct computation *computation, const struct exported *document, const struct record *record,
                          const struct field *field) {
    if (is_kept_back(computation, record, field))
        return document->marked ? (struct datum){.kind = DATUM_TEXT, .text = STR("(confidential)")} : (struct datum){0};
    if (!record) return (struct datum){0};
    bool written = !field->formula && record_said(record, field)->kind != DATUM_MISSING;
    computation->unread = false;
    struct datum value = record_value(computation, record, field);
    return computation->unread && !written ? (struct datum){.unread = true} : value;
}

static struct datum year_number(struct datum year) {
    if (year.kind == DATUM_DATE) year.date = calendar_year((struct fiscal_calendar){0}, calendar_name(year.date));
    return year;
}

struct datum export_datum(struct arena *arena, const struct field *field, struct datum datum) {
    const struct field *inner = field->element ? field->element : field;
    if (inner->type != FIELD_YEAR) return datum;
    if (datum.kind != DATUM_LIST) return year_number(datum);
    struct datum *items = NEW_ARRAY(arena, struct datum, datum.count);
    for (size_t i = 0; i < datum.count; i++) items[i] = year_number(datum.items[i]);
    datum.items = items;
    return datum;
}

/* What a record is known by: its id, its name, or its first value, such as the year. */
static struct str record_key(struct arena *arena, const struct record *record) {
    if (record->id.size) return record->id;
    struct str title = record_title(arena, record);
    if (title.size || !record->set->count) return title;
    struct datum first = *record_said_at(record, 0);
    return first.kind == DATUM_RECORD || first.kind == DATUM_LIST
               ? (struct str){0}
               : export_text(arena, export_datum(arena, &record->set->fields[0], first), record->currency);
}

static struct str list_text(struct arena *arena, struct datum list, struct str currency) {
    struct str text = {0};
    for (size_t i = 0; i < list.count; i++) {
        struct str item = export_text(arena, list.items[i], currency);
        text = text.size ? str_format(arena, "%.*s; %.*s", STR_ARG(text), STR_ARG(item)) : item;
    }
    return text;
}

struct str export_text(struct arena *arena, struct datum datum, struct str currency) {
    switch (datum.kind) {
    case DATUM_MISSING: return datum.text.size && !datum.unread ? STR("unlimited") : (struct str){0};
    case DATUM_UNKNOWN: return STR(SIGN_UNKNOWN);
    case DATUM_BOOL: return datum.truth ? STR("true") : STR("false");
    case DATUM_NUMBER:
    case DATUM_PERCENT: return number_text(arena, datum.number);
    case DATUM_MONEY: {
        struct str amount = number_text(arena, datum.number);
        bool own = !datum.currency.size || str_equal(datum.currency, currency);
        return own ? amount : str_format(arena, "%.*s %.*s", STR_ARG(amount), STR_ARG(datum.currency));
    }
    case DATUM_DATE: return date_iso(arena, datum.date);
    case DATUM_CLOCK: return clock_iso(arena, datum.minutes);
    case DATUM_TEXT: return datum.text;
    case DATUM_CHOICE: return datum.choice->name;
    case DATUM_MARKDOWN: return blocks_text(arena, datum.blocks);
    case DATUM_RECORD: return record_key(arena, datum.record);
    case DATUM_LIST: return list_text(arena, datum, currency);
    }
    return (struct str){0};
}
