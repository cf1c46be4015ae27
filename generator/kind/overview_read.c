/* `index:` and `dates:` of a fields.yaml → what indexes and calendars tell, as it is written. */
#include "base/word_list.h"
#include "kind/kind_reader.h"
#include "kind/overview.h"

static const char *const column_names[] = {[COLUMN_MANAGER] = "manager",
                                           [COLUMN_STATUS] = "status",
                                           [COLUMN_PERIOD] = "period",
                                           [COLUMN_NEXT] = "next",
                                           [OVERVIEW_COLUMNS] = NULL};
static const char *const part_names[] = {
    [DATE_EACH] = "each", [DATE_ON] = "on",     [DATE_START] = "start",   [DATE_MINUTES] = "minutes",
    [DATE_WHO] = "who",   [DATE_OPEN] = "open", [DATE_STATUS] = "status", [OVERVIEW_PARTS] = NULL};

/* The place of a key among names that end in NULL; their number when it is none of them. */
static size_t place_of(struct str key, const char *const *names) {
    size_t place = 0;
    while (names[place] && !str_equal_c(key, names[place])) place++;
    return place;
}

static void report_key(struct kind_reader *reader, const struct entry *entry, const char *what,
                       const char *const *names, const char *further) {
    struct word_list known = word_list_of(reader->arena, names);
    if (further) word_list_add(reader->arena, &known, str_of(further));
    struct diagnostic *d = kind_mistake(reader, entry->key_span, "{0} has no attribute “{1}”", what, entry->key);
    word_list_help(reader->sink, d, entry->key, &known, "known are {0}");
}

static void read_columns(struct kind_reader *reader, const struct value *index, struct overview *overview) {
    if (index->kind != VALUE_MAPPING) {
        struct diagnostic *d = kind_mistake(reader, index->span, "“index:” is a mapping of columns to formulas");
        diagnose_help(reader->sink, d, "write index: '{'manager: owner, next: next_review'}'");
        return;
    }
    for (size_t i = 0; i < index->count; i++) {
        const struct entry *entry = &index->entries[i];
        size_t column = place_of(entry->key, column_names);
        if (column == OVERVIEW_COLUMNS) report_key(reader, entry, "“index”", column_names, NULL);
        else overview->columns[column].written = written_formula_read(reader, entry->value, "a column of the index");
    }
}

static void read_date(struct kind_reader *reader, const struct value *item, struct overview_date *date) {
    for (size_t i = 0; i < item->count; i++) {
        const struct entry *entry = &item->entries[i];
        size_t part = place_of(entry->key, part_names);
        if (part < OVERVIEW_PARTS)
            date->parts[part].written = written_formula_read(reader, entry->value, "a formula of a date");
        else if (str_equal(entry->key, STR("say"))) sentences_read(reader, entry, "“say”", date->say);
        else report_key(reader, entry, "an entry of “dates”", part_names, "say");
    }
    static const struct str needed[] = {STR_INIT("on"), STR_INIT("say")};
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (!value_find(item, needed[i])) kind_mistake(reader, item->span, "a date needs “{0}”", needed[i]);
}

static void read_dates(struct kind_reader *reader, const struct value *dates, struct overview *overview) {
    if (dates->kind != VALUE_SEQUENCE) {
        struct diagnostic *d = kind_mistake(reader, dates->span, "“dates:” is a list of dates");
        diagnose_help(reader->sink, d, "start each with “- '{'on: …, say: …'}'”");
        return;
    }
    overview->dates = NEW_ARRAY(reader->arena, struct overview_date, dates->count + 1);
    for (size_t i = 0; i < dates->count; i++) {
        const struct value *item = dates->items[i];
        struct overview_date date = {.span = item->span, .class = CLASS_INTERNAL};
        if (item->kind == VALUE_MAPPING) read_date(reader, item, &date);
        else kind_mistake(reader, item->span, "a date is a mapping of attributes, found none here");
        if (item->kind == VALUE_MAPPING) overview->dates[overview->date_count++] = date;
    }
}

void overview_read(struct kind_reader *reader, const struct value *index, const struct value *dates) {
    struct overview *overview = NEW(reader->arena, struct overview);
    if (index) read_columns(reader, index, overview);
    if (dates) read_dates(reader, dates, overview);
    reader->kind->overview = overview;
}
